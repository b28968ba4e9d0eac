"""Writing a report workbook: sheets of text, numbers and live formulas, with charts, by XlsxWriter.

Text is always text: a string that begins with `=` never becomes a formula. Text longer than a cell can
hold is refused, not cut. The same report gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from generator.errors import OutputRefused
from generator.package import normalised

MAX_TEXT: Final = 32_767
"""Characters that an Excel cell can hold."""
MAX_FORMULA: Final = 8_192
"""Characters that an Excel formula can have."""
CREATED: Final = datetime(2000, 1, 1, tzinfo=UTC)


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


@dataclass(frozen=True, slots=True)
class Rumus:
    """A live formula (with `=`) and the value that was computed for it."""

    teks: str
    nilai: Decimal | str


@dataclass(frozen=True, slots=True)
class Isi:
    """A cell: its content and its look."""

    nilai: str | Decimal | int | date | Rumus | None
    gaya: Gaya = Gaya.BIASA


@dataclass(frozen=True, slots=True)
class Seri:
    """A series of a chart: name and cell ranges, each like `=Capaian!$A$5:$A$17`."""

    nama: str
    kategori: str
    nilai: str
    garis: bool = False
    """Drawn as a line over the columns."""


@dataclass(frozen=True, slots=True)
class Grafik:
    """A native chart."""

    jenis: str
    """`column`, `line` or `bar`, as XlsxWriter names them."""
    judul: str
    seri: tuple[Seri, ...]
    di: str
    """The cell of its upper left corner."""
    sumbu: str = ""
    """Title of the value axis."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """A sheet: rows from the first line on, column widths, the header row to freeze and repeat."""

    nama: str
    lebar: tuple[int, ...]
    baris: tuple[tuple[Isi, ...], ...]
    kepala: int
    """Row number (from 1) of the table's header."""
    grafik: tuple[Grafik, ...] = ()


_LOOKS: Final[Mapping[Gaya, Mapping[str, Any]]] = {
    Gaya.BIASA: {"text_wrap": True, "valign": "top", "border": 1},
    Gaya.JUDUL: {"bold": True, "font_size": 14},
    Gaya.TANDA: {"bold": True, "font_color": "#9C0006"},
    Gaya.KEPALA: {
        "bold": True,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "center",
        "bg_color": "#D9E1F2",
        "border": 1,
    },
    Gaya.TEBAL: {"bold": True, "text_wrap": True, "valign": "top", "border": 1},
    Gaya.DUA: {"num_format": "#,##0.00", "valign": "top", "border": 1},
    Gaya.PENUH: {"num_format": "General", "valign": "top", "border": 1},
    Gaya.BULAT: {"num_format": "0", "valign": "top", "border": 1},
    Gaya.TANGGAL: {"num_format": "[$-421]d mmmm yyyy", "valign": "top", "border": 1, "align": "left"},
    Gaya.MASUKAN: {"num_format": "General", "valign": "top", "border": 1, "bg_color": "#FFF2CC"},
    Gaya.BAIK: {"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#C6EFCE"},
    Gaya.KURANG: {"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#FFC7CE", "bold": True},
    Gaya.KOSONG: {"text_wrap": True, "valign": "top", "border": 1, "bg_color": "#EDEDED", "italic": True},
}


def write(pages: Sequence[Halaman], title: str, mark: str) -> bytes:
    """The report as .xlsx bytes. `mark` (such as DATA CONTOH) is printed at the head of every page."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "created": CREATED.replace(tzinfo=None)})
    book.set_calc_mode("auto")
    looks = {gaya: book.add_format(dict(look)) for gaya, look in _LOOKS.items()}
    for page in pages:
        sheet = book.add_worksheet(page.nama)
        _set_up(sheet, page, mark)
        for row, cells in enumerate(page.baris):
            for column, isi in enumerate(cells):
                _write(sheet, page.nama, row, column, isi, looks[isi.gaya])
        for chart in page.grafik:
            sheet.insert_chart(chart.di, _chart(book, chart), {"object_position": 1, "description": chart.judul})
    book.close()
    return normalised(buffer.getvalue())


def _set_up(sheet: Any, page: Halaman, mark: str) -> None:
    for column, width in enumerate(page.lebar):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(page.kepala, 0)
    sheet.repeat_rows(page.kepala - 1)
    sheet.set_landscape()
    sheet.set_paper(14)  # folio, 8.5 × 13 inches: the nearest that Excel knows to F4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.set_header(f"&L&A&R{mark.replace('&', '&&')}")
    sheet.set_footer("&CHalaman &P dari &N")
    sheet.hide_gridlines(2)


def _write(sheet: Any, name: str, row: int, column: int, isi: Isi, look: Any) -> None:
    place = f"{name}, baris {row + 1}, kolom {column + 1}"
    match isi.nilai:
        case None:
            if isi.gaya is not Gaya.BIASA:
                sheet.write_blank(row, column, None, look)
        case str() if len(isi.nilai) > MAX_TEXT:
            raise OutputRefused(
                f"Teks untuk {place} sepanjang {len(isi.nilai)} huruf, padahal sel Excel memuat paling banyak {MAX_TEXT}. Persingkat teksnya di master."
            )
        case str():
            sheet.write_string(row, column, isi.nilai, look)
        case Rumus():
            if len(isi.nilai.teks) > MAX_FORMULA:
                raise OutputRefused(
                    f"Rumus untuk {place} terlalu panjang bagi Excel. Bagi datanya menjadi kelompok yang lebih kecil."
                )
            value = isi.nilai.nilai
            # The value stored beside the formula, for programs that show a file without calculating it.
            sheet.write_formula(
                row, column, isi.nilai.teks, look, float(value) if isinstance(value, Decimal) else value
            )
        case date():
            sheet.write_datetime(row, column, datetime.combine(isi.nilai, datetime.min.time()), look)
        case _:
            # A spreadsheet stores doubles: this is the one place where an exact number is handed over as one.
            sheet.write_number(row, column, float(isi.nilai), look)


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
