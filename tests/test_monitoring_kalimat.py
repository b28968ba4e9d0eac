"""The report's sentences on indicators where there is nothing, one, or all of a thing."""

from __future__ import annotations

import pytest

from generator.compute import compute
from generator.documents.monitoring.kalimat import bertitik, daftar, huruf_judul, rincian
from generator.documents.monitoring.metode import skala
from generator.master import Master
from generator.values import Triwulan
from tests.builders import master
from tests.laporan import (
    IMPOSSIBLE,
    MISSED,
    REACHED,
    SILENT,
    UNTARGETED,
    Row,
    indikator,
    made,
    nilai,
    pengukuran,
    small,
    summary,
)


def test_nothing_is_measured() -> None:
    text = summary(small(UNTARGETED))
    assert (
        "Tidak ada indikator yang mempunyai target pada Triwulan I, sehingga capaian triwulan ini tidak dinilai."
        in text
    )
    assert "Rata-rata capaian belum dapat dihitung karena belum ada indikator yang mempunyai nilai capaian." in text
    assert "Dari 0" not in text


def test_all_are_measured_and_reached() -> None:
    second = (indikator("IK2.1", 2, "80"), nilai("IK2.1", "80"))
    text = summary(small(REACHED, second))
    assert "Seluruh indikator mempunyai target pada Triwulan I." in text
    assert "Seluruh 2 indikator yang mempunyai target telah mencapai targetnya." in text
    assert "adalah 100,00% dengan predikat Sangat Tinggi menurut Permendagri 86/2017." in text
    assert "tidak ikut dirata-ratakan" not in text


def test_nothing_is_reported() -> None:
    text = summary(small(SILENT, (indikator("IK1.1", 1, "90"), nilai("IK1.1"))))
    assert "Realisasi 2 indikator yang mempunyai target tersebut seluruhnya belum dilaporkan." in text


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (REACHED, "berstatus tercapai dengan capaian 100,00%."),
        (MISSED, "berstatus belum tercapai dengan capaian 75,00%."),
        (SILENT, "berstatus belum dilaporkan."),
        (IMPOSSIBLE, "berstatus tidak dapat dihitung."),
    ],
)
def test_just_one_is_measured(only: tuple[Row, Row], expected: str) -> None:
    kode = only[0]["Kode"]
    text = summary(small(only, UNTARGETED))
    assert "Pada Triwulan I, 1 indikator mempunyai target, sedangkan 1 indikator tidak mempunyai target (N/A)" in text
    assert f"Satu-satunya indikator yang mempunyai target, {kode} (Indikator {kode}), {expected}" in text


def test_a_single_indicator_is_not_called_all() -> None:
    text = summary(small(REACHED))
    assert "memuat 1 indikator kinerja pada 1 sasaran. Indikator tersebut mempunyai target pada Triwulan I." in text
    assert "Rata-rata capaian sasaran adalah 100,00% dengan predikat Sangat Tinggi" in text
    assert "Sebagai pembanding" not in text


def test_a_master_without_indicators_says_so() -> None:
    text = summary(small())
    assert "Tahun 2025 belum memuat indikator kinerja." in text
    assert "mempunyai target" not in text


def test_every_state_is_counted_and_named() -> None:
    text = summary(small(REACHED, MISSED, SILENT, UNTARGETED, IMPOSSIBLE))
    counted = "1 tercapai, 1 belum tercapai, 1 belum dilaporkan, dan 1 tidak dapat dihitung"
    assert f"Dari 4 indikator yang mempunyai target, {counted}." in text
    assert "Indikator yang belum tercapai adalah IK2.1 dengan capaian 75,00%." in text
    assert "Indikator yang belum dilaporkan adalah IK3.1." in text
    assert "Indikator yang tidak dapat dihitung adalah IK5.1." in text
    assert "rata-rata dari 2 sasaran yang mempunyai nilai capaian, adalah 87,50%" in text
    assert "berjumlah 3 (1 belum dilaporkan, 1 tanpa target, dan 1 tidak dapat dihitung)." in text


def test_what_cannot_be_computed_says_why() -> None:
    document = made(small(IMPOSSIBLE))
    (note,) = document.catatan_capaian
    assert (
        note
        == "IK5.1: capaian tidak dapat dihitung karena target bernilai 0, sehingga pembagian tidak dapat dilakukan."
    )
    (row,) = document.belum_dilaporkan
    assert row.keterangan.startswith("Tidak dapat dihitung: target bernilai 0")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("50", "60"), "naik dari 50,00% pada Triwulan I menjadi 60,00% pada Triwulan II."),
        (("60", "50"), "turun dari 60,00% pada Triwulan I menjadi 50,00% pada Triwulan II."),
        (("60", "60"), "tetap 60,00% seperti pada Triwulan I."),
        (("60,001", "60,002"), "tetap 60,00% seperti pada Triwulan I."),
        (("", "50"), "sebesar 50,00% pada Triwulan II dan merupakan capaian pertama yang terukur tahun ini."),
    ],
)
def test_trend_of_an_indicator(values: tuple[str, str], expected: str) -> None:
    source = small((indikator("IK1.1", 1, "100", "100"), nilai("IK1.1", *values)))
    (part,) = made(source, Triwulan.II).sasaran
    assert part.kalimat == (f"Capaian IK1.1 {expected}",)


def test_trend_where_the_quarter_has_no_figure() -> None:
    def trend(targets: tuple[str, ...], values: tuple[str, ...]) -> str:
        source = small((indikator("IK1.1", 1, *targets, tahunan="90"), nilai("IK1.1", *values)))
        (part,) = made(source, Triwulan(len(targets))).sasaran
        (sentence,) = part.kalimat
        return sentence

    last = "capaian terakhir yang terukur sebesar 60,00% pada Triwulan I."
    assert trend(("100", "N/A"), ("60",)) == f"IK1.1 tidak mempunyai target pada Triwulan II; {last}"
    assert trend(("100", "100"), ("60",)) == f"Realisasi IK1.1 pada Triwulan II belum dilaporkan; {last}"
    assert trend(("N/A", "N/A"), ()) == "IK1.1 tidak mempunyai target sampai dengan Triwulan II; target tahunannya 90."
    assert trend(("N/A",), ()) == "IK1.1 tidak mempunyai target pada Triwulan I; target tahunannya 90."
    assert trend(("N/A", "90"), ()) == "Realisasi IK1.1 pada Triwulan II belum dilaporkan."
    silent = "realisasi Triwulan I belum dilaporkan."
    assert trend(("90", "N/A"), ()) == f"IK1.1 tidak mempunyai target pada Triwulan II; {silent}"
    also = "realisasi Triwulan I juga belum dilaporkan."
    assert trend(("90", "90"), ()) == f"Realisasi IK1.1 pada Triwulan II belum dilaporkan; {also}"


@pytest.mark.parametrize(
    ("konsolidasi", "targets", "values", "expected"),
    [
        ("jumlah", ("25", "25"), ("25",), "tanpa TW II"),
        ("jumlah", ("25", "25", "25"), ("", "25"), "tanpa TW I dan TW III"),
        ("rata-rata", ("25", "25"), ("25", "lima"), "tanpa TW II"),
        ("jumlah", ("25", "25"), ("25", "25"), "–"),
        ("jumlah", ("25", "N/A"), ("25",), "–"),
        ("jumlah", ("25", "25"), (), "–"),
        ("akhir", ("25", "50"), ("25",), "tanpa TW II"),
        ("akhir", ("25", "50"), ("", "50"), "–"),
    ],
)
def test_figures_of_the_year_say_which_quarters_they_lack(
    konsolidasi: str, targets: tuple[str, ...], values: tuple[str, ...], expected: str
) -> None:
    source = master(
        isian=[{"Kunci": "Tahun", "Isi": "2025"}],
        indikator=[indikator("IK1.1", 1, *targets)],
        pengukuran=[pengukuran("IK1.1") | {"Konsolidasi": konsolidasi}],
        komponen=[nilai("IK1.1", *values)],
    )
    *_, running, whole = made(source, Triwulan(len(targets))).sasaran[0].tren
    assert (running.status, whole.status) == (expected, expected)


def compared(*values: tuple[str, str]) -> str:
    rows = [
        (indikator(f"IK{n}.1", n, "100", "100"), nilai(f"IK{n}.1", *pair)) for n, pair in enumerate(values, start=1)
    ]
    return summary(small(*rows), Triwulan.II).splitlines()[3]


def test_comparison_with_the_quarter_before() -> None:
    head = "Dibandingkan dengan Triwulan I,"
    assert compared(("50", "60"), ("60", "50"), ("70", "70")) == (
        f"{head} dari 3 indikator yang capaiannya dapat diperbandingkan, 1 naik, 1 turun, dan 1 tetap."
    )
    assert compared(("50", "60"), ("50", "60")) == (
        f"{head} dari 2 indikator yang capaiannya dapat diperbandingkan, seluruhnya naik."
    )
    assert compared(("50", "40"), ("", "60")) == f"{head} hanya capaian IK1.1 yang dapat diperbandingkan, yaitu turun."
    assert compared(("", "60")).startswith("Capaian Triwulan II belum dapat dibandingkan dengan Triwulan I karena")


def test_gaps_are_left_for_what_the_master_does_not_name() -> None:
    document = made(small(REACHED))
    assert (document.penyusun.jabatan, document.mengetahui.jabatan) == ("", "")
    assert set(document.penyusun.nama) == set(document.mengetahui.nip) == {"…"}


def test_predikat_scale_covers_the_numbers_without_gap(contoh: Master) -> None:
    permendagri, skm, anggaran = skala(compute(contoh, Triwulan.II))
    assert [row.rentang for row in permendagri.baris] == [
        "> 90",
        "> 75 s.d. 90",
        "> 65 s.d. 75",
        "> 50 s.d. 65",
        "0 s.d. 50",
    ]
    assert [row.rentang for row in skm.baris] == [
        "88,31 ke atas",
        "76,61 s.d. < 88,31",
        "65 s.d. < 76,61",
        "25 s.d. < 65",
    ]
    assert (skm.indikator, skm.atas, anggaran.indikator) == ("IK2.1", "realisasi", "IK10.1")


def test_lists_and_counts_in_prose() -> None:
    assert [daftar("abc"[:n]) for n in range(4)] == ["", "a", "a dan b", "a, b, dan c"]
    assert rincian([(1, "naik"), (0, "turun"), (2, "tetap")]) == "1 naik dan 2 tetap"
    assert huruf_judul("WALIKOTA KOTA  ADMINISTRASI\nDAN KABUPATEN") == "Walikota Kota Administrasi dan Kabupaten"
    assert [bertitik(text) for text in ("", "selesai", "selesai.", "sudah? ")] == ["", "selesai.", "selesai.", "sudah?"]
