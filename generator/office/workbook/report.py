"""Writing a report workbook: sheets of text, numbers and live formulas, with charts, by XlsxWriter.

Text is always text: a string that begins with `=` never becomes a formula. Text put together from several that
is longer than a cell can hold is cut and says so; what stands in a master is longer only with a finding. The
same report gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from generator.errors import OutputRefused
from generator.jenjang import Jenjang
from generator.office.package import normalised
from generator.office.workbook.cells import CREATED, fitted

if TYPE_CHECKING:
    from generator.office.workbook.grid import Grid

MAX_ROWS: Final = 1_048_576
"""Rows of an Excel sheet."""
MAX_LINKS: Final = 65_000
"""Links that a sheet may have; Excel takes 65,530."""
_LONGEST_LINK: Final = 2_000
"""Characters of a link; Excel takes 2,079."""
MAX_FORMULA: Final = 8_192
"""Characters that an Excel formula can have."""


class Gaya(StrEnum):
    """The look of a cell."""

    BIASA = "biasa"
    JUDUL = "judul"
    TANDA = "tanda"
    KEPALA = "kepala"
    TEBAL = "tebal"
    DUA = "dua desimal"
    PENUH = "semua desimal"
    BULAT = "bilangan bulat"
    TANGGAL = "tanggal"
    MASUKAN = "masukan"
    BAIK = "baik"
    KURANG = "kurang"
    KOSONG = "tidak ada"
    TAUTAN = "tautan"


class Rumus(NamedTuple):
    """A live formula (with `=`) and the value that was computed for it."""

    teks: str
    nilai: Decimal | str


class Tautan(NamedTuple):
    """A link to a file, and the text that is shown of it."""

    teks: str
    alamat: str
    """A relative address with every special character as `%20`, or one that begins with `file:///`."""


class Isi(NamedTuple):
    """A cell: its content and its look."""

    nilai: str | Decimal | int | date | Rumus | Tautan | None
    gaya: Gaya = Gaya.BIASA


class Seri(NamedTuple):
    """A series of a chart: name and cell ranges, each like `=Capaian!$A$5:$A$17`."""

    nama: str
    kategori: str
    nilai: str
    garis: bool = False
    """Drawn as a line over the columns."""


class Grafik(NamedTuple):
    """A native chart."""

    jenis: str
    """`column`, `line` or `bar`, as XlsxWriter names them."""
    judul: str
    seri: tuple[Seri, ...]
    di: str
    """The cell of its upper left corner."""
    sumbu: str = ""
    """Title of the value axis."""


class Halaman(NamedTuple):
    """A sheet: rows from the first line on, column widths, the header row to freeze and repeat.

    `warna` colours its tab.
    """

    nama: str
    lebar: tuple[int, ...]
    baris: tuple[tuple[Isi, ...], ...]
    kepala: int
    """Row number (from 1) of the table's header."""
    ulang: bool = True
    """Whether the header is repeated on every printed page; not so where a sheet has several tables."""
    grafik: tuple[Grafik, ...] = ()
    warna: str = "#1F3864"
    saring: bool = False
    """Whether the header row offers to filter and sort what stands below it."""


FONT: Final = {"font_name": "Arial", "font_size": 9}
_BOXED: Final = FONT | {"valign": "top", "border": 1, "border_color": "#BFC7D5"}
_TEXT: Final = _BOXED | {"text_wrap": True}
_LOOKS: Final[Mapping[Gaya, Mapping[str, Any]]] = {
    Gaya.BIASA: _TEXT,
    Gaya.JUDUL: FONT | {"bold": True, "font_size": 14},
    Gaya.TANDA: FONT | {"bold": True, "font_color": "#9C0006"},
    Gaya.KEPALA: _TEXT | {"bold": True, "valign": "vcenter", "align": "center", "bg_color": "#DCE3F0"},
    Gaya.TEBAL: _TEXT | {"bold": True},
    Gaya.DUA: _BOXED | {"num_format": "#,##0.00"},
    Gaya.PENUH: _BOXED | {"num_format": "[>=100000]#,##0;General"},
    Gaya.BULAT: _BOXED | {"num_format": "0"},
    Gaya.TANGGAL: _BOXED | {"num_format": "[$-421]d mmmm yyyy", "align": "left"},
    Gaya.MASUKAN: _BOXED | {"num_format": "[>=100000]#,##0;General", "align": "right", "bg_color": "#FFF2CC"},
    Gaya.BAIK: _TEXT | {"bg_color": "#C6EFCE"},
    Gaya.KURANG: _TEXT | {"bg_color": "#FFC7CE", "bold": True},
    Gaya.KOSONG: _TEXT | {"bg_color": "#EDEDED", "italic": True},
    Gaya.TAUTAN: _TEXT | {"font_color": "#0B57B0", "underline": 1},
}


def write(pages: Sequence[Halaman], title: str, mark: str) -> bytes:
    """The report as .xlsx bytes. `mark` (such as DATA CONTOH) is printed at the head of every page."""
    import xlsxwriter

    from generator.office.workbook.grid import Grid, looks
    from generator.office.workbook.heights import released

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": CREATED})
    made = looks(book)
    for page in pages:
        write_page(book, Grid(book, page.nama, made), page, mark)
    book.close()
    return normalised(buffer.getvalue(), released)


def write_page(book: Any, grid: Grid, page: Halaman, mark: str) -> None:
    """A sheet of a report; `book` makes its charts."""
    grid.set_up_page(page.warna, mark)
    grid.sheet.freeze_panes(page.kepala, 1)
    if page.ulang:
        grid.sheet.repeat_rows(page.kepala - 1)
    for column, width in enumerate(page.lebar):
        grid.column(column, width)
    for row, cells in enumerate(page.baris):
        _row(grid, row, cells)
    if page.saring:
        grid.sheet.autofilter(page.kepala - 1, 0, len(page.baris) - 1, len(page.lebar) - 1)
    for chart in page.grafik:
        grid.sheet.insert_chart(chart.di, _chart(book, chart), {"object_position": 1, "description": chart.judul})


def _row(grid: Grid, row: int, cells: Sequence[Isi]) -> None:
    """Cells of a row; formulas and links go around the grid, which knows only values."""
    values = [(_value(isi.nilai), _LOOKS[isi.gaya]) for isi in cells]
    grid.row(row, values)
    for column, isi in enumerate(cells):
        if isinstance(isi.nilai, Rumus):
            _formula(grid, row, column, isi.nilai, _LOOKS[isi.gaya])
        elif isinstance(isi.nilai, Tautan):
            _link(grid, row, column, isi.nilai, _LOOKS[isi.gaya])


def _value(content: str | Decimal | int | date | Rumus | Tautan | None) -> Any:
    match content:
        case Rumus():
            return None
        case Tautan():
            return fitted(content.teks)
    return _plain(content)


def _link(grid: Grid, row: int, column: int, link: Tautan, look: Mapping[str, Any]) -> None:
    """A link in the place of the text that stands there already, which remains where Excel takes no link."""
    if len(link.alamat) <= _LONGEST_LINK:
        address = link.alamat if link.alamat.startswith("file:///") else f"external:{link.alamat}"
        grid.sheet.write_url(row, column, address, grid.looks(look), fitted(link.teks))


def _plain(value: str | Decimal | int | date | None) -> Any:
    """Text as far as it fits, steps as their words, counts as numbers, and figures to the 15 digits of a spreadsheet."""
    if isinstance(value, Jenjang):
        return value.nama
    if isinstance(value, str):
        return fitted(value)
    if isinstance(value, int):
        return Decimal(value)
    return Decimal(repr(float(value))) if isinstance(value, Decimal) else value


def _formula(grid: Grid, row: int, column: int, formula: Rumus, look: Mapping[str, Any]) -> None:
    if len(formula.teks) > MAX_FORMULA:
        raise OutputRefused(
            f"Rumus untuk {grid.name}, baris {row + 1}, terlalu panjang bagi Excel. "
            "Bagi datanya menjadi kelompok yang lebih kecil."
        )
    # The value stored beside the formula, for programs that show a file without calculating it.
    stored = float(formula.nilai) if isinstance(formula.nilai, Decimal) else formula.nilai
    grid.sheet.write_formula(row, column, formula.teks, grid.looks(look), stored)


def _chart(book: Any, chart: Grafik) -> Any:
    drawn = book.add_chart({"type": chart.jenis})
    over = (
        book.add_chart({"type": "line"}) if any(seri.garis for seri in chart.seri) and chart.jenis != "line" else None
    )
    for seri in chart.seri:
        target = over if over is not None and seri.garis else drawn
        target.add_series({"name": seri.nama, "categories": seri.kategori, "values": seri.nilai})
    if over is not None:
        drawn.combine(over)
    drawn.set_title({"name": chart.judul, "name_font": {"size": 12}})
    drawn.set_legend({"position": "bottom"})
    drawn.set_y_axis({"name": chart.sumbu, "min": 0})
    drawn.set_size({"width": 900, "height": 360})
    drawn.show_blanks_as("gap")
    return drawn
