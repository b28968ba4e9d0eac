"""What the parts of the monitoring report are drawn with: its styles, sections, and tables that repeat rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from templates.charts import Drawn, add_chart
from templates.drawing import (
    F4,
    MARGINS,
    Cell,
    Style,
    add_row,
    add_wide_row,
    lines,
    merge,
    new_document,
    new_table,
)

TABLE_FONT: Final = "Arial"
"""Wide tables are set smaller than the text; a plain face reads better at that size."""
BAB: Final = "Heading 1"
SUBBAB: Final = "Heading 2"
JUDUL: Final = "PK Judul Laporan"
ISI: Final = "PK Isi Laporan"
BUTIR: Final = "PK Butir Laporan"
DIKTUM: Final = "PK Diktum Laporan"
PENGANTAR: Final = "PK Pengantar Tabel"
LABEL: Final = "PK Label Analisis"
URAIAN: Final = "PK Uraian Analisis"
IDENTITAS: Final = "PK Identitas Laporan"
JUDUL_TABEL: Final = "PK Judul Tabel"
KETERANGAN: Final = "PK Keterangan Tabel"
GAMBAR: Final = "PK Gambar"
JUDUL_GAMBAR: Final = "PK Judul Gambar"
AKHIR: Final = "PK Kalimat Akhir"
TANDA: Final = "PK Tanda Tangan"
NAMA: Final = "PK Nama Penanda"
TEKS: Final = "PK Teks Tabel"
TENGAH: Final = "PK Angka Tabel"
KEPALA: Final = "PK Kepala Tabel"
KECIL: Final = "PK Teks Tabel Lebar"
KECIL_TENGAH: Final = "PK Angka Tabel Lebar"
KECIL_TEBAL: Final = "PK Kelompok Tabel Lebar"
KECIL_KEPALA: Final = "PK Kepala Tabel Lebar"
_STYLES: Final = (
    Style(JUDUL, 14, "tengah", bold=True),
    Style(IDENTITAS, 11, before=2, after=2),
    Style(ISI, 11, "rata", after=6),
    Style(PENGANTAR, 11, "rata", before=6, after=6, keep_next=True),
    Style(BUTIR, 11, "rata", left=8, hanging=8, tabs=(8,), after=3),
    Style(DIKTUM, 11, "rata", left=28, hanging=28, tabs=(28,), after=3),
    Style(LABEL, 11, bold=True, before=6, after=2, keep_next=True),
    Style(URAIAN, 11, left=42, hanging=42, tabs=(42,), after=3),
    Style(JUDUL_TABEL, 10, bold=True, before=8, after=3, keep_next=True),
    Style(KETERANGAN, 9, before=3, after=3),
    Style(GAMBAR, 9, "tengah", before=8, keep_next=True),
    Style(JUDUL_GAMBAR, 10, "tengah", bold=True, before=3, after=3),
    Style(AKHIR, 11, "rata", before=12, after=10, keep_next=True),
    Style(TANDA, 11, "tengah", keep_next=True),
    Style(NAMA, 11, "tengah", before=60, keep_next=True),
    Style(TEKS, 9),
    Style(TENGAH, 9, "tengah", base=TEKS),
    Style(KEPALA, 9, "tengah", bold=True, base=TEKS, keep_next=True),
    Style(KECIL, 8, base=TEKS),
    Style(KECIL_TENGAH, 8, "tengah", base=TEKS),
    Style(KECIL_TEBAL, 8, bold=True, base=TEKS, keep_next=True),
    Style(KECIL_KEPALA, 8, "tengah", bold=True, base=TEKS, keep_next=True),
)
WIDTH: Final = F4[0] - MARGINS[2] - MARGINS[3]
"""Of the text of upright pages, in mm."""
NOL: Final = "{% set tabel = 0 %}{% set gambar = 0 %}"
"""Tables and figures are counted while filling, since some of them are left out."""
_TABEL: Final = "{% set tabel = tabel + 1 %}Tabel {{ tabel }}. "
_GAMBAR: Final = "{% set gambar = gambar + 1 %}Gambar {{ gambar }}. "
_MARGINS: Final = (25, *MARGINS[1:])
"""Top, bottom, left, right in mm: room for the data's status above the page number."""


def new_report() -> Any:
    """An empty report: upright pages, its styles."""
    document = new_document(_STYLES, 11)
    _page(document.sections[0], landscape=False)
    fonts = document.styles[TEKS].element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), TABLE_FONT)
    for style, size, before, after in ((BAB, 12, 14, 6), (SUBBAB, 11, 10, 4)):
        document.styles[style].font.size = Pt(size)
        form = document.styles[style].paragraph_format
        form.space_before, form.space_after = Pt(before), Pt(after)
    form.left_indent, form.first_line_indent = Mm(8), -Mm(8)
    form.tab_stops.add_tab_stop(Mm(8))
    return document


def new_section(document: Any, landscape: bool) -> None:
    """A new section on a new page; headers and page numbers go on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.different_first_page_header_footer = False
    _page(section, landscape)


def _page(section: Any, landscape: bool) -> None:
    short, long = (Mm(side) for side in F4)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Mm(m) for m in _MARGINS)


def each(document: Any, loop: str, text: str, style: str = ISI) -> None:
    """A paragraph for each item; `loop` is `satu in semua`."""
    lines(document, style, f"{{%p for {loop} %}}", text, "{%p endfor %}")


def when(document: Any, name: str, text: str, style: str = ISI) -> None:
    """A paragraph that is there when `name` is not empty."""
    lines(document, style, f"{{%p if {name} %}}", text, "{%p endif %}")


def officials(name: str, style: str, first: str = "") -> Cell:
    """A cell that lists officials, numbered when there are several; `first` goes before them, e.g. a merge."""
    number = "{% if loop.length > 1 %}{{ loop.index }}. {% endif %}"
    texts = (f"{first}{{%p for orang in {name} %}}", f"{number}{{{{ orang }}}}", "{%p endfor %}")
    return tuple((text, style) for text in texts)


def cell_of(name: str, style: str, first: str = "") -> Cell:
    """A cell that prints one value of the row `b` in `style`."""
    return ((f"{first}{{{{ b.{name} }}}}", style),)


def caption(document: Any, title: str) -> None:
    """A numbered heading above a table."""
    lines(document, JUDUL_TABEL, _TABEL + title)


def figure(document: Any, chart: Drawn, note: str = "") -> None:
    """A chart with its caption and the note below it, all gone when there are no data for it."""
    lines(document, GAMBAR, f"{{%p if {chart.name} %}}")
    add_chart(document, GAMBAR, chart)
    lines(document, JUDUL_GAMBAR, f"{_GAMBAR}{{{{ {chart.name}.judul }}}}")
    if note:
        when(document, note, f"{{{{ {note} }}}}", KETERANGAN)
    lines(document, GAMBAR, "{%p endif %}")


def headed_table(document: Any, title: str, widths: Sequence[float], titles: Sequence[str], style: str = KEPALA) -> Any:
    """A table with its caption and a header row that repeats on every page."""
    caption(document, title)
    table = new_table(document, widths)
    add_row(table, titles, style, header=True)
    return table


def double_header(table: Any, titles: Sequence[str], groups: Sequence[tuple[int, int, str]]) -> None:
    """Two header rows: `groups` (first column, last column, title) stand above their columns' own titles."""
    upper = add_row(table, titles, KECIL_KEPALA, header=True)
    lower = add_row(table, titles, KECIL_KEPALA, header=True)
    grouped = {column for first, last, _ in groups for column in range(first, last + 1)}
    for first, last, title in groups:
        merge(upper.cells[first], upper.cells[last]).paragraphs[0].text = title
    for column in sorted(set(range(len(titles))) - grouped):
        merge(upper.cells[column], lower.cells[column])


LEKAT_AKHIR: Final = "{% lekat loop.revindex == 2 or loop.revindex == 3 %}"
"""For the first cell of a repeated row: the last three rows stay together, so that none ends alone on a page."""


def repeat_row(table: Any, loop: str, cells: Sequence[Cell], style: str) -> None:
    """A row for each item; `loop` is `b in semua`."""
    add_wide_row(table, f"{{%tr for {loop} %}}", style)
    add_row(table, cells, style)
    add_wide_row(table, "{%tr endfor %}", style)


def borderless_table(document: Any, widths: Sequence[float]) -> Any:
    """A table that only aligns."""
    table = new_table(document, widths)
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.addnext(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
    return table
