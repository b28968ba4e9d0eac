"""Writes a master workbook, blank or filled, from the declared model: same rows, same bytes.

Rows are given by field of `Master` (`indikator`, `output`, …), each row as field → value. A value is
text, a number, a date, N/A, a quarter, names, or paragraphs with italics; None and "" stay blank. Text
always stays text: nothing that begins with `=` becomes a formula.
"""

from __future__ import annotations

import io
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.master import KUNCI_KEPUTUSAN, LEMBAR, TEKS, Baris, Isian, Jenis, Master, Sel, columns
from generator.office.package import normalised
from generator.office.workbook import guards, lists, styles
from generator.office.workbook.cells import CREATED
from generator.office.workbook.grid import Grid, Look, looks
from generator.office.workbook.heights import released
from generator.office.workbook.impor import DOUBT, SHEET, Impor, write_impor
from generator.office.workbook.petunjuk import petunjuk
from generator.office.workbook.report import write_page
from generator.office.workbook.stored import EXTRA, Tambahan, comment, write_sheet
from generator.values import seen

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""Field of `Master` → its rows."""

_FROZEN: Final = {"Survei": 2, "Komponen": 2, "Realisasi Renaksi": 2, "Analisis": 2, "Batang Tubuh": 2}
"""Columns that stay in view while scrolling, where it is not just the first."""
_EXTRA_WIDTH: Final = 30
"""Width of a column that is none of the model's."""
_NOTHING: Final = Tambahan()
_STRINGS: Final = "xl/sharedStrings.xml"
_RICH: Final = re.compile(rb"<si><r>.*?</si>", re.DOTALL)
_NOTED_TWICE: Final = re.compile(rb"_x005F(_x[0-9A-Fa-f]{4}_)")
"""Excel's notation `_x0007_` of a character, written in that notation itself."""
_MARGIN: Final = 2
"""Room in a column for the filter's arrow."""


def rows_of(master: Master) -> Rows:
    """The rows of a master that was read, as `write` takes them."""
    return {
        name: [{field: getattr(row, field) for field in columns(kind)} for row in getattr(master, name)]
        for name, kind in LEMBAR.items()
    }


def blank_rows(tahun: int) -> Rows:
    """A master with its keys listed and nothing filled in but the year."""
    filled = {"Tahun": Decimal(tahun)}
    return {"isian": [{"kunci": kunci.nama, "isi": filled.get(kunci.nama)} for kunci in KUNCI_KEPUTUSAN]}


def write(rows: Rows, rumus: Sequence[str], tambahan: Tambahan = _NOTHING, impor: Impor | None = None) -> bytes:
    """The workbook's bytes. `rumus` names the formulas offered on sheet Pengukuran, `tambahan` what else goes with it,
    and `impor` says where a draft comes from.

    Raises `PerkinError` when a text or number does not fit into an Excel cell unharmed.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    keys = {_said(row.get("kunci")): _said(row.get("isi")) for row in rows.get("isian", ())}
    book.set_properties({"title": f"Master Perjanjian Kinerja {keys.get('Tahun') or ''}".strip(), "created": CREATED})
    doubtful = impor.doubtful if impor else frozenset[tuple[str, str]]()
    writer = _Writer(book, keys.get("Status Data", ""), tambahan, doubtful)
    writer.petunjuk(keys)
    for name, kind in LEMBAR.items():
        if name == "pengecualian":
            writer.daftar(rumus)
        writer.lembar(kind, rows.get(name, ()))
    writer.tambahan_lembar()
    if impor:
        write_impor(writer.grid(SHEET), impor)
    book.close()
    return normalised(buffer.getvalue(), _finished)


def _finished(name: str, part: bytes) -> bytes:
    """A part as XlsxWriter leaves it: row heights not fixed, and rich text with its characters noted once, not twice."""
    if name == _STRINGS:
        return _RICH.sub(lambda found: _NOTED_TWICE.sub(rb"\1", found[0]), part)
    return released(name, part)


def _said(value: Any) -> str:
    """A key or its value as text, ends trimmed; a year without thousands points."""
    content = value.nilai if isinstance(value, Sel) else value
    return f"{content:f}" if isinstance(content, Decimal) else seen(content).strip()


class _Writer:
    """One workbook under construction: its formats, and the mark that every sheet carries."""

    def __init__(self, book: Any, status: str, tambahan: Tambahan, doubtful: frozenset[tuple[str, str]]) -> None:
        self.book = book
        self.status = status
        self.tambahan = tambahan
        self.doubtful = doubtful
        self.looks = looks(book)

    def grid(self, name: str) -> Grid:
        """A new sheet with its print set-up."""
        grid = Grid(self.book, name, self.looks)
        grid.set_up_page(styles.AMBER if self.status else styles.TAB_COLOURS.get(name, styles.SLATE), self.status)
        return grid

    def petunjuk(self, kunci: Container[str]) -> None:
        """Sheet Petunjuk."""
        grid = self.grid("Petunjuk")
        for column, width in enumerate(styles.PETUNJUK_WIDTHS):
            grid.column(column, width)
        for number, line in enumerate(petunjuk(self.status, kunci)):
            grid.row(number, [(text, styles.PETUNJUK[line.gaya]) for text in line.sel])

    def daftar(self, rumus: Sequence[str]) -> None:
        """Sheet Daftar, and the names of all lists."""
        grid, lists_ = self.grid(lists.SHEET), lists.daftar(rumus, self.tambahan.daftar)
        for column, (name, entries) in enumerate(lists_.items()):
            widest = max(len(text) for text in (name, *entries))
            grid.column(column, widest + 2 * _MARGIN, styles.body(TEKS, bordered=False))
        longest = max(map(len, lists_.values()))
        grid.table([(name, False) for name in lists_], longest, frozen=0)
        for number in range(longest):
            entries_ = (entries[number] if number < len(entries) else None for entries in lists_.values())
            grid.row(number + 1, [(entry, styles.body(TEKS, bordered=True)) for entry in entries_])
        for name, formula in lists.names(rumus).items():
            self.book.define_name(name, formula)

    def lembar(self, kind: type[Baris], rows: Sequence[Row]) -> None:
        """One sheet of the model: table, rows, checks."""
        grid = self.grid(kind.SHEET)
        for column, (field, kolom) in enumerate(columns(kind).items()):
            grid.column(column, kolom.lebar + _MARGIN, styles.body(kolom.jenis, bordered=False))
            if check := guards.guard(kind, field, 2, lists.LAST_ROW):
                grid.sheet.data_validation(1, column, lists.LAST_ROW - 1, column, dict(check))
        extra = self.tambahan.kolom.get(kind.SHEET, ())
        for column in range(len(columns(kind)), len(columns(kind)) + len(extra)):
            grid.column(column, _EXTRA_WIDTH + _MARGIN, styles.body(TEKS, bordered=False))
        headers = [(kolom.judul, kolom.wajib) for kolom in columns(kind).values()]
        grid.table([*headers, *((title, False) for title in extra)], len(rows), _FROZEN.get(kind.SHEET, 1))
        for number, row in enumerate(rows, start=1):
            further = ((row.get(EXTRA + title), styles.body(TEKS, bordered=True)) for title in extra)
            cells = [*self.cells(grid, kind, number, row), *further]
            grid.row(number, self.marked(kind, number, cells) if self.doubtful else cells)
            self.komentar(grid, number, [value for value, _ in cells])

    def komentar(self, grid: Grid, number: int, values: Sequence[Any]) -> None:
        """The comments that go with stored cells of a row."""
        for column, value in enumerate(values):
            if isinstance(value, Sel) and (text := self.tambahan.komentar.get((grid.name, value.alamat))):
                comment(grid, number, column, text)

    def tambahan_lembar(self) -> None:
        """The sheets that are no master's, and those of our own that go with it."""
        for lembar in self.tambahan.lembar:
            write_sheet(self.grid(lembar.nama), lembar, self.tambahan.komentar)
        for page in self.tambahan.halaman:
            write_page(self.book, Grid(self.book, page.nama, self.looks), page, self.status)

    def marked(self, kind: type[Baris], number: int, cells: Iterable[tuple[Any, Look]]) -> Iterator[tuple[Any, Look]]:
        """The cells of a row, coloured where somebody must look at them."""
        for column, (value, look) in enumerate(cells):
            doubtful = (kind.SHEET, xl_rowcol_to_cell(number, column)) in self.doubtful
            yield value, {**look, "bg_color": DOUBT} if doubtful else look

    def cells(self, grid: Grid, kind: type[Baris], number: int, row: Row) -> Iterator[tuple[Any, Look]]:
        """The values of a row with their looks, in the order of the sheet's columns."""
        for column, (field, kolom) in enumerate(columns(kind).items()):
            if kind is Isian and field == "isi":
                jenis = self.key(grid, number, column, _said(row.get("kunci")))
                yield row.get(field), styles.body(jenis, bordered=True) | {"align": "left"}
            else:
                yield row.get(field), styles.body(kolom.jenis, bordered=True)

    def key(self, grid: Grid, number: int, column: int, nama: str) -> Jenis:
        """The kind of a value on sheet Keputusan, which its key decides; the cell gets the key's check."""
        kunci = guards.KEYS.get(nama)
        if kunci is None:
            return TEKS
        check = guards.key_guard(kunci, xl_rowcol_to_cell(number, column))
        grid.sheet.data_validation(number, column, number, column, dict(check))
        return kunci.jenis
