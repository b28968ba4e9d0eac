"""Every cell is read as plain openpyxl reads it: the program's overrides change nothing but what they are there for.

Deliberate differences are stated where they are tested: formats that merely have letters in them
(`FALSE_DATES`), dates of East Asian editions, formulas that give an empty text, Excel's notation for
characters (`_x0041_`), and files that openpyxl cannot open (test_reader_files.py). Each override has a test of its own in
test_openpyxl_faults.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Font
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.table import Table

from generator.compute import compute
from generator.documents import rekap
from generator.master import Lembar, Master, Sel
from generator.office.workbook.contents import shown_number
from generator.office.workbook.reader import read
from generator.values import Raw, Run, Triwulan, show
from generator.workspace import blank_master
from tests.conftest import CONTOH_2025, MASTER_2025, Convert

Record = Callable[[str, object], None]
FALSE_DATES = ("0 m2", "0 Dok", "Standard", "0 hari", "#,##0 Desa", "0.0 s", "General_ h", "# dari 10")
"""Formats of numbers that openpyxl takes for dates because of their letters."""
TRUE_DATES = (
    *("d/m/yyyy", "dd mmmm yyyy", "yyyy-mm-dd hh:mm:ss", "[$-421]dd mmmm yyyy;@", "[$-F800]dddd\\, mmmm dd\\, yyyy"),
    *("h.mm", "h:mm AM/PM", "mm:ss.0", "hh:mm:ss.000", 'd "hari" mmm', "[Red]d-m-yy", "[>45000]d/m/yy;0", "yyyy\\-mm"),
    *("[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s].00", "mmm\\-yy", "m/d/yy h:mm", "D/M/YYYY"),
)
NUMBERS = (
    *("General", "0", "0.00", "#,##0", "0%", "0.00E+00", "# ?/?", "@", '"Rp"#,##0', '0 "Dokumen"', "0\\ \\m\\2"),
    *("[Red]0.0", '[$Rp-421]#,##0.00;[Red]"minus" 0', "_(* #,##0_)", "[>100]0.0;0", '"hari ini"', "##0.0E+0"),
)


def look_of(cell: Any, own: Any) -> tuple[bool, bool, bool, str]:
    font = own or cell.font
    position = font.vertAlign if font.vertAlign in ("superscript", "subscript") else ""
    return bool(font.i), bool(font.b), bool(font.strike), position


def lines_of(cell: Any, stored: Any) -> tuple[tuple[Run, ...], ...]:
    """The text's characters with their looks, cut into lines and put together again."""
    pieces = stored if isinstance(stored, CellRichText) else [stored]
    signs = [
        (sign, look_of(cell, piece.font if isinstance(piece, TextBlock) else None))
        for piece in pieces
        for sign in cleaned(str(piece))
    ]
    lines: list[list[Run]] = [[]]
    for sign, look in signs:
        if sign == "\n":
            lines.append([])
        elif lines[-1] and lines[-1][-1].look == look:
            lines[-1][-1] = Run(lines[-1][-1].text + sign, *look)
        else:
            lines[-1].append(Run(sign, *look))
    return tuple(tuple(line) for line in lines if line)


NO_DATE = "#VALUE!"
"""What openpyxl reads in place of a number that is shown as a date and is none."""


def cleaned(text: str) -> str:
    return re.sub(r"\r\n?|\v", "\n", text.replace("_x000D_", "\r").replace("_x000B_", "\v"))


def wanted(cell: Any, twin: Any) -> Sel:
    """What a cell holds for openpyxl; `twin` is the same cell with its calculated value."""
    formula = ""
    if cell.data_type == "f":
        formula = str(cell.value.text if isinstance(cell.value, ArrayFormula) else cell.value)
    look = {"formula": formula, "format": cell.number_format}
    match twin.value:
        case None:
            return Sel(cell.coordinate, formula, **look)
        case str() | CellRichText() if twin.data_type != "e":
            lines = lines_of(cell, twin.value)
            struck = " … ".join(run.text.strip() for line in lines for run in line if run.strike)
            return Sel(cell.coordinate, cleaned(str(twin.value)), lines, coretan=struck, **look)
        case str() as stored if twin.data_type == "e":
            return Sel(cell.coordinate, stored, galat=True, **look)
        case datetime() as stored if stored < datetime(1899, 12, 30):  # before Excel's first day
            return Sel(cell.coordinate, NO_DATE, galat=True, **look)
        case timedelta() | bool() | date() | time() as stored:
            value: Raw = str(stored) if isinstance(stored, timedelta) else stored
        case stored:
            value = shown(stored)
    return Sel(cell.coordinate, value, coretan=show(value) if cell.font.strike else "", **look)


def shown(number: float) -> Decimal:
    """A number with the digits that Excel shows: all of a whole one, 15 of others."""
    return Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")


def lembar_of(sheet: Any, calculated: Any) -> Lembar:
    """A sheet as openpyxl sees it."""
    cells = {
        place: wanted(cell, calculated[cell.coordinate])
        for place, cell in sorted(sheet._cells.items())
        if cell.value is not None
    }
    ranges = [(area.min_row, area.min_col, area.max_row, area.max_col) for area in sheet.merged_cells.ranges]
    return Lembar(
        nama=sheet.title,
        sel=cells,
        tabel=next((table.ref for table in sheet.tables.values()), ""),
        gabungan=tuple(sorted(ranges)),
        tersembunyi=frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
        total=tuple(total_of(table) for table in sheet.tables.values() if table.totalsRowCount),
        keadaan=sheet.sheet_state,
    )


def total_of(table: Any) -> tuple[int, int, int, int]:
    cells: Any = CellRange(table.ref)
    return (cells.max_row - table.totalsRowCount + 1, cells.min_col, cells.max_row, cells.max_col)


def same_as_openpyxl(path: Path) -> int:
    """Asserts that a file reads as openpyxl reads it; returns how many cells that were."""
    book, calculated = (load_workbook(path, rich_text=True, data_only=only) for only in (False, True))
    seen = read(path).lembar
    assert list(seen) == [sheet.title for sheet in book.worksheets]
    for sheet in book.worksheets:
        oracle, own = lembar_of(sheet, calculated[sheet.title]), seen[sheet.title]
        assert list(own.sel) == list(oracle.sel)
        for place, sel in own.sel.items():
            if sel.bukan_tanggal:  # openpyxl takes it for an error, and drops its digits
                sel = replace(sel, nilai=NO_DATE, bukan_tanggal=False, galat=True)
            assert (sel, type(sel.nilai)) == (oracle.sel[place], type(oracle.sel[place].nilai))
        assert (own.tabel, tuple(sorted(own.gabungan))) == (oracle.tabel, oracle.gabungan)
        assert own.tersembunyi == oracle.tersembunyi
        assert (own.total, own.keadaan) == (oracle.total, oracle.keadaan)
    return sum(len(lembar.sel) for lembar in seen.values())


@pytest.fixture
def files(tmp_path: Path, contoh: Master) -> Mapping[str, Path]:
    (tmp_path / "kosong.xlsx").write_bytes(blank_master(2026))
    (tmp_path / "rekap.xlsx").write_bytes(rekap.build(contoh, compute(contoh, Triwulan.II)))
    return {
        "2025": MASTER_2025,
        "contoh": CONTOH_2025,
        "kosong": tmp_path / "kosong.xlsx",
        "rekap": tmp_path / "rekap.xlsx",
    }


@pytest.mark.parametrize(("name", "cells"), [("2025", 2000), ("contoh", 3000), ("kosong", 100), ("rekap", 500)])
def test_our_own_workbooks(name: str, cells: int, files: Mapping[str, Path], record_property: Record) -> None:
    compared = same_as_openpyxl(files[name])
    assert compared > cells
    record_property("laporan", f"{name}: {compared} sel terbaca sama oleh openpyxl")


@pytest.mark.parametrize(("name", "cells"), [("2025", 2000), ("contoh", 3000), ("rekap", 500)])
def test_copies_that_libreoffice_saved(
    name: str, cells: int, files: Mapping[str, Path], soffice: Convert, tmp_path: Path
) -> None:
    assert same_as_openpyxl(soffice(files[name], "xlsx", tmp_path / "salinan")) > cells


def rows() -> Iterator[list[Any]]:
    """Everything that somebody may have in a cell."""
    yield ["teks", " tepi ", "satu\ndua\n\ntiga", "a_x000D_\nb_x000B_c\rd", "'", "=1+1", "=SUM(A1:B1)", "#N/A", "#REF!"]
    yield [1, -1, 0, 97.905, 0.1, 1e-7, 1.5e300, -0.25, 123456789012345678, 10**15 + 1, 2**53 + 1, 5.0, True, False]
    yield [date(2025, 7, 8), datetime(2025, 7, 8, 7, 45, 30, 123000), time(7, 45), time(0, 0), timedelta(hours=30)]
    yield [date(1900, 1, 1), date(1900, 2, 28), date(1900, 3, 1), date(1904, 1, 1), date(9999, 12, 31)]
    yield [
        CellRichText("polos ", TextBlock(InlineFont(i=True), "miring\nbaris"), TextBlock(InlineFont(b=True), "tebal"))
    ]
    yield [CellRichText(TextBlock(InlineFont(i=False, b=False), "tidak"), TextBlock(InlineFont(sz=9), " kecil"))]
    yield [CellRichText("satu saja"), CellRichText(TextBlock(InlineFont(i=True, b=True), "dua"))]


@pytest.mark.parametrize("epoch", [datetime(1899, 12, 30), datetime(1904, 1, 1)])
def test_a_workbook_of_openpyxl_with_everything(epoch: datetime, tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = epoch
    sheet, second = book.active, book.create_sheet("Kedua & <lain>")
    assert sheet is not None
    for row in rows():
        sheet.append(row)
    sheet["A1"].font, sheet["B5"].font, sheet["C1"].font = Font(italic=True), Font(bold=True), Font(i=True, b=True)
    sheet["A5"].font = sheet["A7"].font = Font(italic=True)
    sheet["ZZ200"].font = Font(bold=True)
    second.append(["Kode", "Isi"])
    second.append(["a", 1])
    second["D5"] = ArrayFormula("D5:D6", "=A2:A3")
    second.append(["Total", 2])
    second.add_table(Table(displayName="tbl_satu", ref="A1:B3", totalsRowCount=1))
    second.sheet_state = "veryHidden"
    second.merge_cells("F1:G3")
    second["F1"] = "gabung"
    second.row_dimensions[2].hidden = True
    book.create_chartsheet("Grafik").add_chart(BarChart())
    book.move_sheet(second, -1)
    book.save(tmp_path / "a.xlsx")
    assert same_as_openpyxl(tmp_path / "a.xlsx") == sum(map(len, rows())) + 8


def written(path: Path, fill: Callable[[Any, Any], None], **options: Any) -> Path:
    """A workbook that XlsxWriter writes; `fill` puts something into its one sheet."""
    with xlsxwriter.Workbook(path, options) as book:
        fill(book, book.add_worksheet("Isi"))
    return path


def everything(book: Any, sheet: Any) -> None:
    italic, bold = book.add_format({"italic": True}), book.add_format({"bold": True})
    sheet.write_row(0, 0, ["teks", " tepi ", "satu\ndua", "ruang\ttab", 1, 97.905, 123456789012345678, True, 0.1 + 0.2])
    sheet.write_rich_string(1, 0, "polos ", italic, "miring\nbaris ", bold, "tebal", italic)
    sheet.write_rich_string(1, 1, italic, "a", "b ", bold)
    for column, value in enumerate([6, 1.5, "hasil", True, "#DIV/0!", "baris\ndua"]):
        sheet.write_formula(2, column, f"=A{column + 1}", italic, value)
    sheet.write_array_formula("A4:B4", "{=A1:B1}", None, 7)
    sheet.merge_range("D5:F7", "gabung", bold)
    sheet.write_datetime(8, 0, datetime(2025, 7, 8, 7, 45), book.add_format({"num_format": "d/m/yyyy h:mm"}))
    sheet.write_string(9, 0, "miring", italic)
    sheet.write_blank(9, 1, None, bold)
    sheet.set_row(9, None, None, {"hidden": True})


@pytest.mark.parametrize("options", [{}, {"constant_memory": True}, {"date_1904": True}])
def test_a_workbook_of_xlsxwriter_with_everything(options: Mapping[str, bool], tmp_path: Path) -> None:
    path = written(tmp_path / "a.xlsx", everything, **options)
    assert same_as_openpyxl(path) == (21 if options.get("constant_memory") else 22)


VALUES = (0, 0.3229166, 0.999999999, 1, 45, 59.5, 60, 61, 45000, 45846.75, 1.5, -3, 2958465, 3000000, 1e300)


def formatted(path: Path, codes: tuple[Any, ...]) -> Path:
    """Each format in a row of its own, over the same numbers."""

    def fill(book: Any, sheet: Any) -> None:
        for row, code in enumerate(codes):
            sheet.write_row(row, 0, VALUES, book.add_format({"num_format": code}))

    return written(path, fill)


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
def test_number_formats_that_are_dates_and_that_are_not(tmp_path: Path) -> None:
    codes = (*TRUE_DATES, *NUMBERS, *range(1, 23), *range(37, 50))
    path = formatted(tmp_path / "a.xlsx", codes)
    assert same_as_openpyxl(path) == len(codes) * len(VALUES)
    cells = read(path).lembar["Isi"].sel
    for row, code in enumerate((*TRUE_DATES, *NUMBERS), start=1):
        assert isinstance(cells[row, 9].nilai, Decimal) == (code in NUMBERS), code


@pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
def test_letters_in_a_number_format_make_no_date_although_openpyxl_takes_them_for_one(tmp_path: Path) -> None:
    path = formatted(tmp_path / "a.xlsx", FALSE_DATES)
    for row in load_workbook(path)["Isi"].iter_rows():
        assert not any(isinstance(cell.value, int | float) for cell in row[8:10])
    for (_, column), sel in read(path).lembar["Isi"].sel.items():
        assert isinstance(sel.nilai, Decimal)
        assert sel.nilai == Decimal(repr(VALUES[column - 1]))


PIECES = st.one_of(
    st.sampled_from(
        ["_x000D_", "_x0041_", "_x005F_", "_x", "_", "\r\n", "\v", "\n", " ", "\t", "&", "<b>", "😀", "\x07"]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=8),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map("".join).filter(bool)
DIGITS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 20)
)


@settings(deadline=None)  # a loaded machine is slow, not wrong
@given(st.lists(st.one_of(TEXTS, DIGITS), min_size=1, max_size=12))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, values: list[str | Decimal]) -> None:
    def fill(_: Any, sheet: Any) -> None:
        for row, value in enumerate(values):
            sheet.write_string(row, 0, value) if isinstance(value, str) else sheet.write_number(row, 0, float(value))

    path = written(tmp_path_factory.mktemp("tulis") / "a.xlsx", fill)
    seen = [sel.nilai for sel in read(path).lembar["Isi"].sel.values()]
    assert seen == [re.sub(r"\r\n?|\v", "\n", value) if isinstance(value, str) else value for value in values]


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 15))
def test_a_number_of_up_to_15_digits_is_read_as_it_was_typed(digits: int, places: int) -> None:
    typed = Decimal(digits).scaleb(-places)
    assert shown_number(float(f"{float(typed):.17g}")) == typed


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_calculated_number_is_the_nearest_of_15_digits(number: float) -> None:
    value = shown_number(number)
    assert isinstance(value, Decimal)
    assert len(value.as_tuple().digits) <= 15
    assert abs(value - Decimal(number)) <= abs(Decimal(number)) * Decimal("5e-15")
