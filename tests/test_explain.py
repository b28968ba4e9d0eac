"""Derivations: as text for review, and complete: no figure is without one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.compute import compute
from generator.documents.rekap.layout import place
from generator.errors import InputRefused
from generator.explain import explain, names
from generator.master import Master
from generator.present.results import derivation
from generator.results import Hasil, HasilIndikator, Status
from generator.values import Polarisasi, Triwulan
from generator.working import equation, rounded, short
from tests.builders import master
from tests.golden import check

PERMANENT = ("keseluruhan", "sasaran 2", "SASARAN STRATEGIS", "RO009", "RO034", "RO037", "Kabag KKPP", "Camat Makasar")


def everything(hasil: Hasil) -> str:
    return "\n".join(derivation(explain(hasil, item.indikator.kode)) for item in hasil.indikator)


@pytest.mark.parametrize("quarter", Triwulan)
def test_derivations_of_all_indicators(contoh: Master, quarter: Triwulan) -> None:
    check(f"penjelasan-tw{quarter}.txt", everything(compute(contoh, quarter)))


def test_derivations_of_groups(contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    check("penjelasan-kelompok.txt", "\n".join(derivation(explain(hasil, name)) for name in PERMANENT))


def explained(hasil: Hasil) -> str:
    """All that can be asked of a quarter, as one text."""
    groups = "".join(derivation(parts) for parts in names(hasil).values())
    return everything(hasil) + groups


@pytest.mark.parametrize("quarter", Triwulan)
def test_no_figure_is_without_a_derivation(contoh: Master, quarter: Triwulan) -> None:
    """Every step that has a cell in rekap.xlsx is said, with its value, by some derivation of its quarter."""
    text = "".join(explained(compute(contoh, past)) for past in quarter.so_far)
    steps = [item.step for item in place(contoh, compute(contoh, quarter)).langkah]
    assert steps
    silent = [step.name for step in steps if f"{step.name} " not in text or rounded(step.value) not in text]
    assert silent == []


def test_every_input_is_named_with_its_cell(contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    for item in hasil.indikator:
        text = derivation(explain(hasil, item.indikator.kode))
        figure = item.kini.perbandingan.capaian
        for node in figure.inputs() if figure else ():
            assert f"[{node.at}]" in text


def test_asking_is_forgiving_about_case_and_alias(contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    assert explain(hasil, "ik2.1") == explain(hasil, "IK2.1")
    assert explain(hasil, "kabag kkpp") == explain(
        hasil, "Kepala Bagian Kepegawaian, Ketatalaksanaan dan Pelayanan Publik"
    )


def test_an_unknown_name_is_refused_with_a_proposal(contoh: Master) -> None:
    with pytest.raises(InputRefused, match=r"“IK2\.9” tidak ada di contoh-2025\.xlsx\. Maksud Anda “IK2"):
        explain(compute(contoh, Triwulan.II), "IK2.9")


def one(polarisasi: str, target: str, entered: str, hitung: str = "") -> tuple[Hasil, HasilIndikator]:
    book = master(
        isian=[{"Kunci": "Batas Capaian", "Isi": "N/A"}, {"Kunci": "Tahun", "Isi": "2025"}],
        indikator=[{"Kode": "IK9.9", "No": "1", "Target TW I": target, "Target Tahunan": "100"}],
        pengukuran=[
            {
                "Kode Indikator": "IK9.9",
                "Rumus": "langsung",
                "Polarisasi": polarisasi,
                "Konsolidasi": "akhir",
                "Skala Predikat": "Permendagri 86/2017",
                "Target Hitung TW I": hitung,
            }
        ],
        komponen=[
            {"Kode Indikator": "IK9.9", "Kode Komponen": "a", "Uraian": "Nilai", "Jenis": "nilai", "TW I": entered}
        ],
    )
    hasil = compute(book, Triwulan.I)
    return hasil, hasil.indikator[0]


@pytest.mark.parametrize("polarisasi", Polarisasi)
def test_the_rule_is_said_for_each_polarisasi(polarisasi: Polarisasi) -> None:
    hasil, _ = one(polarisasi, "50", "40")
    ranged, _ = one(polarisasi, "50", "40", "45–55")
    texts = [derivation(explain(hasil, "IK9.9")), derivation(explain(ranged, "IK9.9"))]
    check(f"penjelasan-{polarisasi.lower()}.txt", "\n".join(texts))


def test_a_target_that_cannot_be_read_is_not_a_missing_one() -> None:
    _, item = one("Maximize", "96.66", "40")
    assert item.status is Status.TIDAK_DAPAT_DIHITUNG
    assert item.kini.alasan == "target di Lampiran I!H2 tidak terbaca sebagai angka: 96.66"


def test_a_target_with_all_inputs_na_is_not_reported() -> None:
    _, item = one("Maximize", "50", "N/A")
    assert item.status is Status.BELUM_DILAPORKAN
    assert item.kini.alasan == "ada target, tetapi isiannya N/A"


def test_a_target_of_zero_cannot_be_computed() -> None:
    _, item = one("Maximize", "0", "5")
    assert item.status is Status.TIDAK_DAPAT_DIHITUNG
    assert item.kini.perbandingan.realisasi is not None
    assert item.predikat == ""


def test_a_result_shows_whether_digits_were_cut() -> None:
    assert short(Decimal("26.25")) == "= 26,25"
    assert short(Decimal(2) / Decimal(3)) == "≈ 0,666667"
    assert short(Decimal("2.0000004")) == "≈ 2,000000"
    assert short(Decimal("12345678901234567890123456789")) == "= 12.345.678.901.234.567.890.123.456.789"


def test_an_equation_says_a_single_number_once(contoh: Master) -> None:
    _, item = one("Maximize", "50", "40")
    step = item.kini.perbandingan.realisasi
    assert step is not None
    assert equation(step.of) == "= 40"
