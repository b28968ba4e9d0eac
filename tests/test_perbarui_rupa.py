"""What staff did to a master besides filling it in: colours, widths and lists go along, and what does not is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from generator.lanjut import lanjut
from generator.naskah import Laporan
from generator.office.workbook.lists import LAST_ROW
from generator.perbarui import perbarui
from tests.conftest import CONTOH_2025, MASTER_2025
from tests.test_perbarui import brought, edited

YELLOW = "FFFFFF00"


def told(laporan: Laporan) -> set[tuple[str, str, str]]:
    return {(item.golongan.value, item.lembar, item.pesan) for item in laporan.butir}


def again(folder: Path) -> Workbook:
    return load_workbook(folder / "baru.xlsx")


@pytest.mark.parametrize("source", [MASTER_2025, CONTOH_2025], ids=lambda path: path.name)
def test_nothing_is_told_of_a_master_that_nobody_coloured(source: Path, tmp_path: Path) -> None:
    _, laporan = brought(source, tmp_path)
    assert not [item for item in laporan.butir if item.golongan.value in ("dibawa serta", "dihapus", "perlu dilihat")]


def test_colours_go_with_their_cells_to_other_columns(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        annex = cast("Worksheet", book["Lampiran I"])
        annex.insert_cols(3)
        annex["C1"], annex["C3"] = "Catatan", "cek"
        annex["C3"].fill = PatternFill("solid", fgColor=YELLOW)
        annex["J4"].fill = PatternFill("solid", fgColor=Color(theme=7, tint=0.6))
        annex["F5"].font = Font(color="FFFF0000")
        annex["Z40"].fill = PatternFill("solid", fgColor=YELLOW)

    _, laporan = brought(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    sheet = again(tmp_path)["Lampiran I"]
    assert sheet["O3"].value == "cek"
    assert sheet["O3"].fill.fgColor.rgb == YELLOW
    assert sheet["I4"].fill.fgColor.rgb == "FFCCC1DA"  # purple, the fourth accent of 2007, 60 % lighter
    assert sheet["E5"].font.color.rgb == "FFFF0000"
    assert sheet["E4"].fill.fill_type is None
    assert {
        ("dibawa serta", "Lampiran I", "Warna 3 sel dibawa."),
        ("dihapus", "Lampiran I", "Warna 1 sel kosong tidak dibawa."),
    } <= told(laporan)


def test_widths_go_along_and_stay_the_same_however_often(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Lampiran I"].column_dimensions["E"].width = 71.7109375
        notes = book.create_sheet("Rapat")
        notes["B2"] = "x"
        notes.column_dimensions["B"].width = 33.7109375

    _, laporan = brought(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    assert ("dibawa serta", "Lampiran I", "Lebar 1 kolom dibawa seperti di master lama.") in told(laporan)
    first = (tmp_path / "baru.xlsx").read_bytes()
    for _ in range(2):
        book = again(tmp_path)
        assert book["Lampiran I"].column_dimensions["E"].width == pytest.approx(71.71, abs=0.01)
        assert book["Rapat"].column_dimensions["B"].width == pytest.approx(33.71, abs=0.01)
        data, _ = perbarui(tmp_path / "baru.xlsx", "lagi.xlsx")
        (tmp_path / "baru.xlsx").write_bytes(data)
    assert data == first


def test_lists_of_columns_and_sheets_that_staff_added_go_along(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        officials = cast("Worksheet", book["Pejabat"])
        officials["G1"], officials["G2"] = "Aktif", "Ya"
        own = DataValidation("list", formula1='"Ya,Tidak"')
        own.add("G2:G40")
        number = DataValidation("whole", operator="greaterThan", formula1="0")
        number.add("G50")
        replaced = DataValidation("list", formula1='"A,B"')
        replaced.add("C2:C9")
        notes = cast("Worksheet", book.create_sheet("Rapat"))
        notes["A1"] = "x"
        elsewhere = DataValidation("list", formula1='"satu,dua"')
        elsewhere.add("B1:B3")
        for sheet, check in ((officials, own), (officials, number), (officials, replaced), (notes, elsewhere)):
            sheet.add_data_validation(check)

    _, laporan = brought(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    book = again(tmp_path)
    place = next(cell.column_letter for cell in book["Pejabat"][1] if cell.value == "Aktif")
    lists = {str(one.sqref): one.formula1 for one in book["Pejabat"].data_validations.dataValidation}
    assert lists[f"{place}2:{place}{LAST_ROW}"] == '"Ya,Tidak"'
    assert [str(one.sqref) for one in book["Rapat"].data_validations.dataValidation] == ["B1:B3"]
    assert {
        ("dibawa serta", "Pejabat", "Pilihan sendiri dibawa: Ya, Tidak."),
        ("perlu dilihat", "Pejabat", "Pilihan A, B diganti dengan pilihan versi ini."),
        (
            "perlu dilihat",
            "Pejabat",
            "Penjaga isian buatan sendiri tidak dibawa. Buat lagi di Excel bila diperlukan.",
        ),
    } <= told(laporan)


def test_what_does_not_go_along_is_told(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = cast("Worksheet", book["Komponen"])
        sheet.conditional_formatting.add("E2:E9", Rule("cellIs", operator="lessThan", formula=["0"]))
        sheet["A2"].hyperlink = "https://contoh.example"
        sheet.row_dimensions[3].height = 77
        sheet.protection.sheet = True

    _, laporan = brought(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    assert {pesan.partition(" (")[0] for _, lembar, pesan in told(laporan) if lembar == "Komponen"} >= {
        "Format bersyarat",
        "Tautan pada sel",
        "Perlindungan lembar",
    }
    assert laporan.jumlah["tinggi baris dihitung lagi dari isinya"] > 0


def test_next_years_master_keeps_the_colours_too(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Lampiran I"]["E3"].fill = PatternFill("solid", fgColor=YELLOW)

    data, _ = lanjut(edited(CONTOH_2025, edit, tmp_path), 2026, "2026.xlsx", date(2026, 1, 1))
    (tmp_path / "baru.xlsx").write_bytes(data)
    assert again(tmp_path)["Lampiran I"]["E3"].fill.fgColor.rgb == YELLOW
