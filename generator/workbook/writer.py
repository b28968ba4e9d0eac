"""Writes a master workbook, blank or filled, from the declared model: same rows, same bytes.

Rows are given by field of `Master` (`indikator`, `output`, …), each row as field → value. A value is
text, a number, a date, N/A, a quarter, names, or paragraphs with italics; None and "" stay blank. Text
always stays text: nothing that begins with `=` becomes a formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from generator.errors import PerkinError
from generator.model import KUNCI_KEPUTUSAN, LEMBAR, TEKS, Baris, Isian, Jenis, Master, columns
from generator.package import normalised
from generator.values import NA_TEXT, NotApplicable, Paragraph, Run, Target, Triwulan, Unreadable
from generator.workbook import guards, lists, styles
from generator.workbook.petunjuk import petunjuk

Row = Mapping[str, Any]
Rows = Mapping[str, Sequence[Row]]
"""Field of `Master` → its rows."""

CELL_MAX: Final = 32767
"""Characters (UTF-16 units) that Excel can hold in a cell; it cuts what is longer."""
FOLIO: Final = 14
"""Excel's number for the paper nearest to F4: 8.5 × 13 inch."""
CREATED: Final = datetime(2000, 1, 1)
_FROZEN: Final = {"Survei": 2, "Komponen": 2, "Realisasi Renaksi": 2, "Analisis": 2, "Batang Tubuh": 2}
"""Columns that stay in view while scrolling, where it is not just the first."""


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


def write(rows: Rows, rumus: Sequence[str]) -> bytes:
    """The workbook's bytes. `rumus` names the formulas offered on sheet Pengukuran.

    Raises `PerkinError` when a text or number does not fit into an Excel cell unharmed.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    keys = {row["kunci"]: row.get("isi") for row in rows.get("isian", ())}
    book.set_properties({"title": f"Master Perjanjian Kinerja {keys.get('Tahun') or ''}".strip(), "created": CREATED})
    writer = _Writer(book, str(keys.get("Status Data") or ""))
    writer.petunjuk()
    for name, kind in LEMBAR.items():
        if name == "pengecualian":
            writer.daftar(rumus)
        writer.lembar(kind, rows.get(name, ()))
    book.worksheets_objs[0].activate()
    book.close()
    return normalised(buffer.getvalue())


class _Writer:
    """One workbook under construction: its formats, and the mark that every sheet carries."""

    def __init__(self, book: Any, status: str) -> None:
        self.book = book
        self.status = status
        self.format = cache(self._format)

    def _format(self, look: tuple[tuple[str, Any], ...]) -> Any:
        return self.book.add_format(dict(look))

    def look(self, look: Mapping[str, Any]) -> Any:
        """The workbook's format of a look, made once."""
        return self.format(tuple(sorted(look.items())))

    def sheet(self, name: str) -> Any:
        """A new sheet with its print set-up."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(FOLIO)
        sheet.set_margins(left=0.5, right=0.5, top=0.75, bottom=0.75)
        sheet.fit_to_pages(1, 0)
        if self.status:
            sheet.set_header(f"&C&B{self.status}")
        sheet.set_footer("&L&F – &A&RHalaman &P dari &N")
        sheet.set_tab_color(styles.AMBER if self.status else styles.TAB_COLOURS[name])
        sheet.hide_gridlines(2)
        return sheet

    def petunjuk(self) -> None:
        """Sheet Petunjuk."""
        sheet = self.sheet("Petunjuk")
        for column, width in enumerate((30, 78, 44)):
            sheet.set_column(column, column, width)
        for number, line in enumerate(petunjuk(self.status)):
            for column, text in enumerate(line.sel):
                look = self.look(styles.PETUNJUK[line.gaya])
                if text:
                    self.text(sheet, number, column, text, look)
                elif line.gaya in styles.FILLED:
                    sheet.write_blank(number, column, None, look)

    def daftar(self, rumus: Sequence[str]) -> None:
        """Sheet Daftar, and the names of all lists."""
        sheet = self.sheet(lists.SHEET)
        columns_ = lists.daftar(rumus)
        self.table(sheet, list(columns_), max(map(len, columns_.values())))
        for column, (name, entries) in enumerate(columns_.items()):
            width = max(14, *(len(entry) + 3 for entry in entries))
            sheet.set_column(column, column, width, self.look(styles.body(TEKS, bordered=False)))
            self.header(sheet, column, name, required=False)
            for number, entry in enumerate(entries, start=1):
                self.text(sheet, number, column, entry, self.look(styles.body(TEKS, bordered=True)))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        for name, formula in lists.names(rumus).items():
            self.book.define_name(name, formula)

    def lembar(self, kind: type[Baris], rows: Sequence[Row]) -> None:
        """One sheet of the model: table, rows, checks, print set-up."""
        sheet = self.sheet(kind.SHEET)
        self.table(sheet, [kolom.judul for kolom in columns(kind).values()], max(1, len(rows)))
        for column, (field, kolom) in enumerate(columns(kind).items()):
            sheet.set_column(column, column, kolom.lebar + 2, self.look(styles.body(kolom.jenis, bordered=False)))
            self.header(sheet, column, kolom.judul, kolom.wajib)
            check = guards.guard(kind, field, 2, lists.LAST_ROW)
            if check:
                sheet.data_validation(1, column, lists.LAST_ROW - 1, column, dict(check))
        for number, row in enumerate(rows, start=1):
            self.row(sheet, kind, number, row)
        sheet.freeze_panes(1, _FROZEN.get(kind.SHEET, 1))
        sheet.repeat_rows(0)

    def header(self, sheet: Any, column: int, judul: str, required: bool) -> None:
        """One header cell."""
        self.text(sheet, 0, column, judul, self.look(styles.header(required)))

    def table(self, sheet: Any, headers: Sequence[str], rows: int) -> None:
        """The sheet's Excel table; it needs at least one row, blank if need be."""
        name = "tbl_" + sheet.get_name().replace(" ", "")
        options = {"name": name, "style": "Table Style Light 1", "columns": [{"header": text} for text in headers]}
        sheet.add_table(0, 0, rows, len(headers) - 1, options)
        sheet.set_row(0, 32)

    def row(self, sheet: Any, kind: type[Baris], number: int, row: Row) -> None:
        """One row, in the order of the sheet's columns."""
        for column, (field, kolom) in enumerate(columns(kind).items()):
            jenis = self.kind_of(sheet, number, column, row) if kind is Isian and field == "isi" else kolom.jenis
            look = self.look(styles.body(jenis, bordered=True))
            self.cell(sheet, number, column, row.get(field), look)

    def kind_of(self, sheet: Any, number: int, column: int, row: Row) -> Jenis:
        """The kind of a value on sheet Keputusan, which its key decides; the cell gets the key's check."""
        kunci = guards.KEYS.get(row["kunci"])
        if kunci is None:
            return TEKS
        check = guards.key_guard(kunci, xl_rowcol_to_cell(number, column))
        sheet.data_validation(number, column, number, column, dict(check))
        return kunci.jenis

    def cell(self, sheet: Any, row: int, column: int, value: Any, look: Any) -> None:
        """One value in the form that Excel keeps it."""
        match plain(value):
            case None | "":
                sheet.write_blank(row, column, None, look)
            case str() as text:
                self.text(sheet, row, column, text, look)
            case Decimal() as number:
                sheet.write_number(row, column, _exact(number, sheet, row, column), look)
            case date() as day:
                sheet.write_datetime(row, column, day, look)
            case tuple() as paragraphs:
                self.rich(sheet, row, column, paragraphs, look)

    def text(self, sheet: Any, row: int, column: int, text: str, look: Any) -> None:
        """A text cell, never a formula."""
        refuse_long(text, sheet.get_name(), xl_rowcol_to_cell(row, column))
        sheet.write_string(row, column, text, look)

    def rich(self, sheet: Any, row: int, column: int, paragraphs: tuple[Paragraph, ...], look: Any) -> None:
        """A text cell whose runs keep their looks."""
        runs = joined(paragraphs)
        refuse_long("".join(run.text for run in runs), sheet.get_name(), xl_rowcol_to_cell(row, column))
        if len(runs) == 1:  # Excel takes no rich text of one run; the look is then the whole cell's
            own = {"italic": runs[0].italic, "bold": runs[0].bold}
            sheet.write_string(row, column, runs[0].text, self.look(styles.body(TEKS, bordered=True) | own))
            return
        sheet.write_rich_string(row, column, *(piece for run in runs for piece in self.piece(run)), look)

    def piece(self, run: Run) -> Iterator[Any]:
        """A run as XlsxWriter takes it: its look, then its text."""
        yield self.look(styles.FONT | {"italic": run.italic, "bold": run.bold})
        yield run.text


def plain(value: Any) -> str | Decimal | date | tuple[Paragraph, ...] | None:
    """A value of the model in the form that a cell holds."""
    match value:
        case NotApplicable():
            return NA_TEXT
        case Unreadable():
            return value.seen
        case Triwulan():
            return value.label
        case Target():
            return value.lo if value.hi is None and value.polarisasi is None else str(value)
        case tuple() if not value or isinstance(value[0], str):
            return "\n".join(value)
        case None | str() | Decimal() | date() | tuple():
            return value
    raise TypeError(f"no cell can hold {value!r}")


def joined(paragraphs: tuple[Paragraph, ...]) -> tuple[Run, ...]:
    """All runs of a cell, with a line break between paragraphs; neighbours of one look are one run."""
    runs: list[Run] = []
    for number, paragraph in enumerate(paragraphs):
        for place, run in enumerate(paragraph):
            text = "\n" * (number > 0 and place == 0) + run.text
            if runs and (runs[-1].italic, runs[-1].bold) == (run.italic, run.bold):
                runs[-1] = Run(runs[-1].text + text, run.italic, run.bold)
            else:
                runs.append(Run(text, run.italic, run.bold))
    return tuple(runs)


def refuse_long(text: str, sheet: str, cell: str) -> None:
    """Raise `PerkinError` for text that Excel would cut."""
    length = len(text.encode("utf-16-le")) // 2
    if length > CELL_MAX:
        raise PerkinError(
            f"Teks di {sheet}!{cell} panjangnya {length} karakter, sedangkan sel Excel hanya memuat {CELL_MAX}. "
            "Pendekkan teks itu atau bagi menjadi beberapa baris."
        )


def _exact(number: Decimal, sheet: Any, row: int, column: int) -> float:
    """The number as Excel's binary number; raises `PerkinError` when digits would be lost."""
    stored = float(number)
    if Decimal(repr(stored)) != number:
        place = f"{sheet.get_name()}!{xl_rowcol_to_cell(row, column)}"
        raise PerkinError(
            f"Angka {number} di {place} berdigit lebih banyak daripada yang dapat disimpan Excel. Bulatkan dahulu."
        )
    return stored
