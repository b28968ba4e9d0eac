"""The checks of a master's cells: drop-downs that list what is there, ranges that stop slips and let N/A pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import generator.formulas  # noqa: F401 - registers the formulas
from generator.master import LEMBAR, Baris, Indikator, Kelurahan, Komponen, Pengukuran, RealisasiRenaksi, columns
from generator.office.workbook import guards
from generator.registry import FORMULAS
from generator.workspace import blank_master
from tests.conftest import CONTOH_2025, MASTER_2025, Convert


@pytest.fixture(params=["blank", "2025", "contoh"])
def any_master(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "blank":
        (tmp_path / "2026.xlsx").write_bytes(blank_master(2026))
        return tmp_path / "2026.xlsx"
    return MASTER_2025 if request.param == "2025" else CONTOH_2025


def test_every_list_column_is_a_drop_down_of_a_name_that_exists(any_master: Path) -> None:
    book = load_workbook(any_master)
    for kind in (kind for kind in LEMBAR.values() if kind.SHEET in book.sheetnames):
        listed = {
            str(check.sqref): check.formula1
            for check in book[kind.SHEET].data_validations.dataValidation
            if check.type == "list" and not check.formula1.startswith('"')
        }
        wanted = [(place, kolom.daftar) for place, kolom in enumerate(columns(kind).values()) if kolom.daftar]
        assert listed == {f"{chr(65 + place)}2:{chr(65 + place)}500": name for place, name in wanted}
        assert all(name in book.defined_names for name in listed.values())


def test_a_few_words_are_a_drop_down_in_the_cell(tmp_path: Path) -> None:
    (tmp_path / "2026.xlsx").write_bytes(blank_master(2026))
    checks = load_workbook(tmp_path / "2026.xlsx")["Perjanjian"].data_validations.dataValidation
    (words,) = (check for check in checks if check.type == "list")
    assert (str(words.sqref), words.formula1) == ("A2:A500", '"Pihak Pertama,Pihak Kedua"')


def test_prompts_and_refusals_fit_into_excel_s_limits(any_master: Path) -> None:
    checks = [
        check for sheet in load_workbook(any_master).worksheets for check in sheet.data_validations.dataValidation
    ]
    assert len(checks) > 60
    for check in checks:
        assert len(check.promptTitle or "") <= guards.TITLE_MAX
        assert len(check.prompt or "") <= guards.MESSAGE_MAX
        assert len(check.error or "") <= guards.MESSAGE_MAX
        assert len(check.formula1 or "") <= 255
        assert check.errorStyle in (None, "stop")


# sheet, field, jenis of the row (sheet Komponen), what is typed, whether the check lets it pass
TYPED: tuple[tuple[type[Baris], str, str, Any, bool], ...] = (
    (Indikator, "target_i", "", 97.905, True),
    (Indikator, "target_i", "", 97905, False),
    (Indikator, "target_i", "", "N/A", True),
    (Indikator, "target_i", "", "97.905", False),
    (Indikator, "target_i", "Nilai", -1, True),
    (Indikator, "target_i", "Nilai", 97905, False),
    (Indikator, "target_i", "Persentase", -5.9, True),
    (Indikator, "target_i", "Persentase", 105, True),
    (Indikator, "target_i", "Persentase", -5900, False),
    (Indikator, "target_i", "Boks", 57250, True),
    (Indikator, "target_i", "Boks", "57.250 Boks", False),
    (Indikator, "target_i", "Rp", 467800000, True),
    (Indikator, "no", "", 3, True),
    (Indikator, "no", "", 3.5, False),
    (Indikator, "kode", "", "IK1.1", True),
    (Indikator, "kode", "", 1.1, False),
    (Kelurahan, "responden_i", "", 120, True),
    (Kelurahan, "responden_i", "", "N/A", True),
    (Kelurahan, "responden_i", "", 120.5, False),
    (Pengukuran, "skala_maks", "", 4, True),
    (Pengukuran, "skala_maks", "", "empat", False),
    (RealisasiRenaksi, "realisasi", "", 0, True),
    (RealisasiRenaksi, "realisasi", "", "sudah", False),
    (Komponen, "tw_i", "selesai", "Sudah", True),
    (Komponen, "tw_i", "selesai", "belum", True),
    (Komponen, "tw_i", "selesai", 1, False),
    (Komponen, "tw_i", "persen", 100, True),
    (Komponen, "tw_i", "persen", 101, False),
    (Komponen, "tw_i", "persen", "Sudah", False),
    (Komponen, "tw_i", "pembilang", 2184650000, True),
    (Komponen, "tw_i", "pembilang", "Rp 5", False),
    (Komponen, "tw_i", "nilai", "N/A", True),
    (Komponen, "tw_i", "nilai", -5.9, True),
    (Komponen, "tw_i", "pembilang", -1, False),
)
KEYED: tuple[tuple[str, Any, bool], ...] = (
    ("Tahun", 2026, True),
    ("Tahun", 26, False),
    ("Jumlah Kelurahan", 65, True),
    ("Jumlah Kelurahan", 0, False),
    ("Jumlah Kelurahan", "65", False),
    ("NIP", "197008011994031002", True),
    ("NIP", 197008011994031002, False),
    ("Batas Capaian", 120, True),
    ("Batas Capaian", "N/A", True),
    ("Batas Capaian", 1.2, False),
)


def _trials(book: Workbook) -> Iterator[bool]:
    """Writes each trial on a sheet of its own, its check as a formula in Z1; yields what is expected of it."""
    for kind, field, jenis, value, passes in TYPED:
        check = guards.guard(kind, field, 2, 500)
        assert check is not None
        sheet: Any = book.create_sheet()
        sheet.cell(2, list(columns(kind)).index(field) + 1, value)
        if kind is Indikator:
            sheet.cell(2, list(columns(kind)).index("keterangan") + 1, jenis)
        if kind is Komponen:
            sheet.cell(2, list(columns(kind)).index("jenis") + 1, jenis)
        sheet["Z1"] = check["value"]
        yield passes
    for key, value, passes in KEYED:
        sheet = book.create_sheet()
        sheet["B2"] = value
        sheet["Z1"] = guards.key_guard(guards.KEYS[key], "B2")["value"]
        yield passes


def test_the_checks_let_values_pass_and_stop_slips(tmp_path: Path, soffice: Convert) -> None:
    book = Workbook()
    expected = list(_trials(book))
    book.save(tmp_path / "uji.xlsx")
    calculated = load_workbook(soffice(tmp_path / "uji.xlsx", "xlsx", tmp_path / "hitung"), data_only=True)
    assert [sheet["Z1"].value for sheet in calculated.worksheets[1:]] == expected


def test_the_lists_cover_their_entries_and_no_blanks(soffice: Convert, tmp_path: Path) -> None:
    book = load_workbook(MASTER_2025)
    sheet = book.create_sheet("Uji")
    for row, name in enumerate(book.defined_names, start=1):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, f"=ROWS({name})")
        sheet.cell(row, 3, f"=COUNTBLANK({name})")
    book.save(tmp_path / "uji.xlsx")
    done = load_workbook(soffice(tmp_path / "uji.xlsx", "xlsx", tmp_path / "hitung"), data_only=True)["Uji"]
    sizes = {row[0]: row[1:] for row in done.iter_rows(values_only=True)}
    assert sizes["Indikator"] == (13, 0)
    assert sizes["Output"] == (69, 0)
    assert sizes["Triwulan"] == (4, 0)
    assert sizes["Rumus"] == (len(FORMULAS), 0)
    assert {blanks for _, blanks in sizes.values()} == {0}
