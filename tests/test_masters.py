"""The two masters of the repository: reproduced by their script, verbatim, and safe with LibreOffice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.law import BOBOT_PENUH, SKALA
from generator.master import LEMBAR, JenisKomponen, Master, columns
from generator.master.officials import Registry
from generator.master.parse import parse
from generator.office.package import pack, parts_of
from generator.office.workbook.reader import read
from generator.office.workbook.writer import rows_of
from generator.registry import FORMULAS
from generator.values import NA, Angka, Paragraph, Target, Triwulan, normal, print_angka
from generator.workspace import blank_master
from masters import build
from tests.conftest import CONTOH_2025, DECREE, MASTER_2025, ROOT, Convert

Record = Callable[[str, object], None]
KEPUTUSAN: dict[str, Any] = json.loads((DECREE / "keputusan.json").read_text(encoding="utf-8"))
LAMPIRAN_1: list[dict[str, Any]] = json.loads((DECREE / "lampiran-1.json").read_text(encoding="utf-8"))
LAMPIRAN_2: list[dict[str, Any]] = json.loads((DECREE / "lampiran-2.json").read_text(encoding="utf-8"))


def as_printed(value: Angka, printed: str) -> str:
    """A number in the decree's own spelling of it: `97.905`, `96,66`, `100%`."""
    text = print_angka(value) + ("%" if printed.endswith("%") else "")
    return text.replace(",", ".") if "." in printed else text


def marked_up(paragraphs: Sequence[Paragraph]) -> list[str]:
    """Paragraphs in the transcription's notation of italics."""
    return ["".join(f"<i>{run.text}</i>" if run.italic else run.text for run in p) for p in paragraphs]


def pairs_lampiran_1(master: Master) -> Iterator[tuple[Any, Any]]:
    """Each cell of the transcription with what the master holds in its place."""
    for want, row in zip(LAMPIRAN_1, master.indikator, strict=True):
        yield f"IK{want['kode']}", row.kode
        yield want["kelompok"], row.kelompok
        yield Decimal(want["no"]), row.no
        yield want["sasaran"], row.sasaran
        yield want["indikator"], row.indikator
        yield want["sumber_data"], row.sumber_data
        yield from zip(want["pengukuran_kinerja"], marked_up(row.pengukuran), strict=True)
        for quarter in Triwulan:
            printed = want["target_triwulan"][quarter.name]
            yield printed, as_printed(row.target(quarter), printed)
        yield want["target_tahunan"], as_printed(row.target_tahunan, want["target_tahunan"])
        yield want["keterangan"], row.keterangan
        yield tuple(want["penanggung_jawab"]), row.penanggung_jawab


def pairs_lampiran_2(master: Master) -> Iterator[tuple[Any, Any]]:
    for place, (want, row) in enumerate(zip(LAMPIRAN_2, master.output, strict=True), start=1):
        yield f"RO{place:03d}", row.id
        yield f"IK{want['kode_indikator']}", row.kode_indikator
        yield want["kelompok"], row.kelompok
        yield Decimal(want["no"]), row.no
        yield want["sasaran"], row.sasaran
        yield want["indikator"], row.indikator
        yield want["target"], as_printed(row.target, want["target"])
        yield want["rencana_aksi"], row.rencana_aksi
        yield want["kriteria_keberhasilan"], row.kriteria
        yield want["output_renaksi"] or "", row.output
        yield want["target_renaksi"] or "", row.target_renaksi
        yield want["waktu"], row.waktu.label if isinstance(row.waktu, Triwulan) else row.waktu
        yield tuple(want["penanggung_jawab"]), row.penanggung_jawab


def pairs_body(master: Master) -> Iterator[tuple[Any, Any]]:
    wanted = {
        "Menimbang": list(zip("ab", KEPUTUSAN["menimbang"], strict=True)),
        "Mengingat": [(str(n), isi) for n, isi in enumerate(KEPUTUSAN["mengingat"], 1)],
        "Memutuskan": [("", KEPUTUSAN["memutuskan"])],
        "Menetapkan": [("", KEPUTUSAN["menetapkan"])],
        "Diktum": [(diktum["label"], diktum["isi"]) for diktum in KEPUTUSAN["diktum"]],
        "Tembusan": [(str(n), isi) for n, isi in enumerate(KEPUTUSAN["tembusan"], 1)],
    }
    body = [(bagian, *item) for bagian, items in wanted.items() for item in items]
    yield from zip(body, [(row.bagian, row.label, row.isi) for row in master.tubuh], strict=True)


def pairs_keys(master: Master) -> Iterator[tuple[Any, Any]]:
    penutup, lampiran = KEPUTUSAN["penutup"], KEPUTUSAN["penutup_lampiran"]
    yield KEPUTUSAN["pejabat_penetap"], master.teks("Jabatan")
    yield f"NOMOR {master.teks('Nomor')} Tahun {master.tahun}", KEPUTUSAN["baris_nomor"]
    yield KEPUTUSAN["tentang_baris"], master.teks("Tentang").split("\n")
    yield KEPUTUSAN["tentang"], master.teks("Tentang").replace("\n", " ")
    yield KEPUTUSAN["pembuka_pejabat"], master.teks("Pembuka") + ","
    yield penutup["jabatan"], master.teks("Jabatan") + ","
    yield penutup["ditetapkan_di"], master.teks("Ditetapkan di")
    yield penutup["tanggal_iso"], master.kunci("Tanggal").isoformat()
    yield penutup["nama"], master.teks("Nama")
    yield penutup["nip"], master.teks("NIP")
    yield lampiran[0]["nip_tercetak"], master.teks("NIP Lampiran I")
    yield lampiran[1]["nip_tercetak"], master.teks("NIP Lampiran II")


@pytest.mark.parametrize("name", ["master_2025", "contoh"])
def test_every_cell_of_the_decree_stands_in_the_master(
    name: str, request: pytest.FixtureRequest, record_property: Record
) -> None:
    master = request.getfixturevalue(name)
    counted: dict[str, int] = {}
    for part in (pairs_lampiran_1, pairs_lampiran_2, pairs_body, pairs_keys):
        found = list(part(master))
        assert [(want, have) for want, have in found if want != have] == []
        counted[part.__name__] = len(found)
    record_property("laporan", f"{master.nama}: {sum(counted.values())} sel sama dengan transkripsi {counted}")
    paragraphs = sum(len(row["pengukuran_kinerja"]) for row in LAMPIRAN_1)
    assert counted["pairs_lampiran_1"] == 13 * 13 + paragraphs
    assert counted["pairs_lampiran_2"] == 69 * 13
    assert sum(1 for row in LAMPIRAN_1 for text in row["pengukuran_kinerja"] if "<i>" in text) == 3


def test_the_script_reproduces_both_masters() -> None:
    for name, data in build.build().items():
        committed = (ROOT / "masters" / name).read_bytes()
        assert parts_of(committed) == parts_of(data), f"masters/{name}: jalankan python -m masters.build"
        # Compressed again with the zlib at hand, which may pack tighter than the one that made the file.
        assert pack(parts_of(committed).items()) == data


@pytest.fixture
def blank(tmp_path: Path) -> Path:
    (tmp_path / "2026.xlsx").write_bytes(blank_master(2026))
    return tmp_path / "2026.xlsx"


def same_rows(one: Master, other: Master) -> int:
    """Asserts that two masters hold the same values in the same cells; returns how many."""
    assert rows_of(one) == rows_of(other)
    for name in LEMBAR:
        assert [row.cells for row in getattr(one, name)] == [row.cells for row in getattr(other, name)]
    return sum(len(row) for rows in rows_of(one).values() for row in rows)


@pytest.mark.parametrize("which", ["2025", "contoh", "blank"])
def test_a_copy_saved_by_libreoffice_reads_to_the_same_master(
    which: str, blank: Path, soffice: Convert, tmp_path: Path, record_property: Record
) -> None:
    path = {"2025": MASTER_2025, "contoh": CONTOH_2025, "blank": blank}[which]
    copy = read(soffice(path, "xlsx", tmp_path / "salinan"))
    original = read(path)
    assert "LibreOffice" in copy.pembuat
    values = same_rows(parse(original), parse(copy))
    assert values >= 38
    record_property("laporan", f"{path.name}: {values} nilai sama setelah disimpan LibreOffice")
    for name, lembar in original.lembar.items():
        assert copy.lembar[name].tabel == lembar.tabel


def test_every_official_in_either_annex_is_registered(master_2025: Master) -> None:
    registry = Registry(master_2025.pejabat)
    names = {name for row in master_2025.indikator for name in row.penanggung_jawab}
    names |= {name for row in master_2025.output for name in row.penanggung_jawab}
    assert len(names) == 21
    assert {name for name in names if not registry.known(name)} == set()
    spelled = {name for row in master_2025.pejabat for name in (row.nama, row.kelompok, *row.alias)}
    assert names <= spelled
    assert len(registry.members("Para Camat")) == 10
    assert registry.standard("Camat makasar") == registry.standard("Camat Makasar") == "Camat Makasar"
    assert registry.standard("Kabag. PP dan Keu") == "Kepala Bagian Program, Pelaporan dan Keuangan"


def test_the_registry_names_everybody_once(master_2025: Master) -> None:
    kinds = Counter(row.jenis for row in master_2025.pejabat)
    assert kinds == {
        "Walikota": 1,
        "Wakil Walikota": 1,
        "Sekretaris Kota": 1,
        "Asisten": 3,
        "Kabag": 8,
        "Camat": 10,
    }
    names = Counter(normal(name) for row in master_2025.pejabat for name in {normal(n) for n in (row.nama, *row.alias)})
    assert {name: times for name, times in names.items() if times > 1} == {}


def test_the_survey_has_all_kecamatan_and_kelurahan(master_2025: Master) -> None:
    districts = Counter(row.kecamatan for row in master_2025.survei)
    assert list(districts.values()) == [6, 7, 8, 7, 5, 7, 7, 5, 5, 8]
    assert len({row.identitas for row in master_2025.survei}) == 65
    assert all(row.nilai(quarter) is None for row in master_2025.survei for quarter in Triwulan)
    assert [row.kecamatan for row in master_2025.survei if row.kelurahan == "Jatinegara"] == ["Cakung"]


def test_every_indicator_has_a_known_formula_and_its_components(master_2025: Master) -> None:
    codes = [row.kode for row in master_2025.indikator]
    assert [row.kode for row in master_2025.pengukuran] == codes
    for row in master_2025.pengukuran:
        takes = FORMULAS[row.rumus].takes
        kinds = {part.jenis for part in master_2025.komponen if part.kode_indikator == row.kode}
        assert kinds <= takes
        assert bool(kinds) == bool(takes)
        assert row.skala_predikat in SKALA
        assert row.catatan
    derived = [row.kode for row in master_2025.komponen if row.jenis is JenisKomponen.INDIKATOR]
    assert set(derived) <= set(codes)


@pytest.mark.parametrize(("kode", "total"), [("IK4.1", 100), ("IK5.1", 100), ("IK10.1", 100), ("IK8.1", 10 + 3 * 30)])
def test_weights_add_up_to_the_whole(master_2025: Master, kode: str, total: int) -> None:
    parts = [row for row in master_2025.komponen if row.kode_indikator == kode and isinstance(row.bobot, Decimal)]
    if kode == "IK8.1":
        weights = [row.bobot for row in parts for quarter in Triwulan if row.nilai(quarter) is not NA]
    else:
        weights = [row.bobot for row in parts]
    assert sum(weight for weight in weights if isinstance(weight, Decimal)) == total == BOBOT_PENUH.nilai


def test_the_targets_of_7_1_are_calculated_as_the_text_says(master_2025: Master) -> None:
    (row,) = (row for row in master_2025.pengukuran if row.kode == "IK7.1")
    targets = [row.target_hitung(quarter) for quarter in Triwulan]
    assert [str(target) for target in targets if isinstance(target, Target)] == ["30", "80–100 (Stabilize)"]
    assert targets[0] is targets[2] is None


def test_nothing_is_reported_in_the_official_master(master_2025: Master) -> None:
    assert (master_2025.realisasi, master_2025.analisis, master_2025.status_data) == ((), (), "")
    reported = {row.nilai(quarter) for row in master_2025.komponen for quarter in Triwulan}
    assert reported == {None, NA}
    assert master_2025.kunci("Batas Capaian") == 120
    assert master_2025.kunci("Nama Penyusun") is None


def test_the_survey_lists_as_many_kelurahan_as_the_key_says(master_2025: Master, contoh: Master) -> None:
    for master in (master_2025, contoh):
        assert len({row.identitas for row in master.survei}) == master.kunci("Jumlah Kelurahan") == 65


def test_all_columns_of_the_model_are_in_both_masters(master_2025: Master, contoh: Master) -> None:
    for master in (master_2025, contoh):
        for kind in (kind for kind in LEMBAR.values() if not kind.SEJAK):
            assert list(master.kepala[kind.SHEET].kolom) == list(columns(kind))
