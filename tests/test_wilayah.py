"""Surveys of other units than kelurahan, and the registry of one city that is silent about all others."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from openpyxl import load_workbook

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.cli import perkin
from generator.cli.console import run
from generator.compute import compute
from generator.documents import rekap
from generator.explain import explain
from generator.master import Master
from generator.master.parse import parse
from generator.master.sebutan import Sebutan, sebutan
from generator.office.word.text import read_text
from generator.office.workbook.reader import read
from generator.office.workbook.writer import write
from generator.present.results import derivation
from generator.registry import FORMULAS
from generator.validate import validate
from generator.values import Konsolidasi, Polarisasi, Triwulan, print_number
from tests.kantor import Baris, kabupaten

Rows = dict[str, list[Baris]]
SURVEI: Final = (("Tata Usaha", "Arsip", 100, "80"), ("Tata Usaha", "Umum", 100, "90"), ("Layanan", "Loket", 90, "60"))


def rows(atas: str = "Bidang", unit: str = "Seksi", jabatan: str = "") -> Rows:
    """The regency of `tests/kantor.py` with a survey of sections under divisions, filled in TW II."""
    found = kabupaten()
    for row in found["isian"]:
        row["isi"] = {"Sebutan Kecamatan": atas, "Sebutan Kelurahan": unit}.get(row["kunci"], row["isi"])
        if row["kunci"] == "Jabatan" and jabatan:
            row["isi"] = jabatan
    row = next(row for row in found["pengukuran"] if row["kode"] == "IK1.1")
    row |= {"rumus": "survei berjenjang", "polarisasi": Polarisasi.MAXIMIZE, "konsolidasi": Konsolidasi.AKHIR}
    found["komponen"] = [row for row in found["komponen"] if row["kode_indikator"] != "IK1.1"]
    found["survei"] = [survei(*line) for line in SURVEI]
    return found


def survei(atas: str, unit: str, responden: int, nilai: str) -> dict[str, Any]:
    filled = {"responden_ii": Decimal(responden), "nilai_ii": Decimal(nilai.replace(",", "."))}
    return {"kecamatan": atas, "kelurahan": unit} | filled


def stored(given: Rows, folder: Path) -> Master:
    path = folder / "survei.xlsx"
    path.write_bytes(write(given, tuple(FORMULAS)))
    return parse(read(path))


def said(master: Master, *codes: str) -> list[str]:
    return [f"{f.code}: {f.message}" for f in validate(master) if not codes or f.code in codes]


def test_names_of_the_levels() -> None:
    assert sebutan("", "") == Sebutan("Kecamatan", "Kelurahan")
    assert sebutan("", "").lazim
    assert sebutan(" kecamatan ", "Kelurahan").lazim
    assert sebutan("n/a", "Loket") == Sebutan("", "Loket")
    assert sebutan("Kabupaten", "Kecamatan").tempat("Wanasari", "Utara") == "Kecamatan Utara, Kabupaten Wanasari"
    assert sebutan("N/A", "Loket").tempat("", "Tiga") == "Loket Tiga"


def test_rules_speak_of_sections(tmp_path: Path) -> None:
    given = rows()
    given["survei"].append({"kecamatan": "Layanan", "kelurahan": "Aduan"})
    for row in given["isian"]:
        row["isi"] = Decimal(5) if row["kunci"] == "Jumlah Kelurahan" else row["isi"]
    found = said(stored(given, tmp_path))
    assert found == [
        "R13: Ada 4 seksi, padahal Jumlah Kelurahan 5 (Keputusan!B21). Rinciannya: Tata Usaha 2 dan Layanan 2.",
        "R03: TW II: 90 responden, kurang dari 100.",
        "R10: TW II: 3 seksi terisi, 1 belum.",
    ]


def test_figures_and_derivation_speak_of_divisions(tmp_path: Path) -> None:
    results = compute(stored(rows(), tmp_path), Triwulan.II)
    step = results.indikator[0].kini.perbandingan.realisasi
    assert step is not None
    assert print_number(step.value) == "72,5", "((80 + 90) ÷ 2 + 60) ÷ 2"
    text = derivation(explain(results, "IK1.1"))
    assert "Seksi Arsip, Bidang Tata Usaha = 80" in text
    assert "Bidang Tata Usaha = (80 + 90) ÷ 2 = 85" in text
    assert "Rata-rata bidang = (85 + 60) ÷ 2 = 72,5" in text
    assert any("belum diisi di 1 seksi: Loket" in note for note in results.indikator[0].catatan)
    assert (
        "ecamatan"
        not in "".join(line for line in text.splitlines() if "Lampiran I, 2.1" not in line).split("Realisasi TW II")[1]
    )


def test_a_survey_of_one_level(tmp_path: Path) -> None:
    given = rows("N/A", "Loket")
    for row in given["survei"]:
        row["kecamatan"] = None
    master = stored(given, tmp_path)
    assert said(master, "S09", "R12", "R13", "R14", "R15") == []
    results = compute(master, Triwulan.II)
    step = results.indikator[0].kini.perbandingan.realisasi
    assert step is not None
    assert print_number(step.value, 2) == "76,67", "(80 + 90 + 60) ÷ 3"
    assert "Rata-rata loket = (80 + 90 + 60) ÷ 3" in derivation(explain(results, "IK1.1"))
    (tmp_path / "rekap.xlsx").write_bytes(rekap.build(master, results))
    sheet = load_workbook(tmp_path / "rekap.xlsx")["Survei"]
    assert [cell.value for cell in sheet[4]][:2] == ["–", "Loket"]


def test_a_blank_level_is_an_error_where_there_is_one(tmp_path: Path) -> None:
    given = rows()
    given["survei"][0]["kecamatan"] = None
    assert said(stored(given, tmp_path), "S09") == ['S09: "Kecamatan" wajib diisi, tetapi kosong.']


def test_rekap_has_the_names_of_the_levels(tmp_path: Path) -> None:
    master = stored(rows(), tmp_path)
    (tmp_path / "rekap.xlsx").write_bytes(rekap.build(master, compute(master, Triwulan.II)))
    sheet = load_workbook(tmp_path / "rekap.xlsx")["Survei"]
    titles = [[cell.value for cell in row[:2]] for row in sheet.iter_rows() if row[0].value == "Bidang"]
    assert titles == [["Bidang", "Seksi"]] * 2


@pytest.mark.parametrize(
    ("jabatan", "levels", "places", "codes"),
    [
        ("BUPATI WANASARI", ("", ""), [("Wanasari Utara", "Jati"), ("Wanasari Utara", "Kayu Manis")], []),
        ("BUPATI WANASARI", ("", ""), [("Cakung", "Rawa Terate"), ("Cakung", "Penggilingan"), ("Cakung", "Jatinegra")], ["R14"]),
        ("CAMAT CAKUNG KOTA ADMINISTRASI JAKARTA TIMUR", ("", ""), [("Cakung", "Rawa Terate"), ("Cakung", "X")], ["R14"]),
        ("CAMAT CAKUNG KOTA ADMINISTRASI JAKARTA TIMUR", ("Kelurahan", "RW"), [("Rawa Terate", "RW 01")], []),
        ("CAMAT CAKUNG KOTA ADMINISTRASI JAKARTA TIMUR", ("", ""), [("Loket", "Satu"), ("Loket", "Dua")], []),
    ],
)  # fmt: skip
def test_the_registry_speaks_of_its_own_city_alone(
    jabatan: str, levels: tuple[str, str], places: list[tuple[str, str]], codes: list[str], tmp_path: Path
) -> None:
    given = rows(*levels, jabatan)
    given["survei"] = [survei(atas, unit, 100, "80") for atas, unit in places]
    assert [text[:3] for text in said(stored(given, tmp_path), "R14", "R15")] == codes


def test_an_office_with_camat_and_a_survey_of_sections_misses_no_kecamatan(tmp_path: Path) -> None:
    assert said(stored(rows(), tmp_path), "R10", "R12") == []
    kelurahan = rows("", "")
    kelurahan["survei"] = [survei("Wanasari Utara", "Jati", 100, "80")]
    found = said(stored(kelurahan, tmp_path), "R10", "R12")
    assert found == [
        "R10: Kecamatan Wanasari Selatan tidak ada di lembar Survei.",
        "R10: Kecamatan Tirtamulya tidak ada di lembar Survei.",
    ]


@pytest.mark.parametrize(
    ("levels", "blank", "wanted"),
    [
        (("Bidang", "Seksi"), 3, "Lembar Survei, baris setiap seksi: isi kolom"),
        (("Bidang", "Seksi"), 1, "Lembar Survei, baris Bidang Tata Usaha (1 seksi): isi kolom"),
        (("N/A", "Loket"), 2, "Lembar Survei, baris 2 loket: isi kolom"),
        (("", ""), 1, "Lembar Survei, baris Kecamatan Tata Usaha (1 kelurahan): isi kolom"),
    ],
)
def test_sheets_of_officials_ask_for_sections(levels: tuple[str, str], blank: int, wanted: str, tmp_path: Path) -> None:
    given = rows(*levels)
    given["indikator"][0]["target_ii"] = Decimal(75)
    for row in given["survei"]:
        row["kecamatan"] = row["kecamatan"] if levels[0] != "N/A" else None
    for row in given["survei"][:blank]:
        row |= {"nilai_ii": None, "responden_ii": None}
    stored(given, tmp_path)
    command = ["generate", str(tmp_path / "survei.xlsx"), "--quarter", "2", "--per-pj", "--force"]
    assert run(perkin, [*command, "--output", str(tmp_path)]) == 0
    sheet = next((tmp_path / "survei" / "tw2" / "per-pj").glob("01-*.docx"))
    assert wanted in read_text(sheet)
