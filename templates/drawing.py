"""Drawing Word templates with python-docx: page, named styles, headers, tables.

Developers run `python -m templates.build`; drafting staff open the .docx files in Word and need none of this.
Everything visible is a named style ("PK …"), so that restyling in Word is changing a style.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from generator.office.package import normalised
from templates.blank import blank

F4: Final = (215, 330)
"""Paper in mm, portrait."""
MARGINS: Final = (20, 25, 30, 20)
"""Top, bottom, left, right in mm."""
_DATE: Final = datetime(2025, 1, 1, tzinfo=UTC)
_ALIGN: Final = {
    "kiri": WD_ALIGN_PARAGRAPH.LEFT,
    "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "kanan": WD_ALIGN_PARAGRAPH.RIGHT,
    "rata": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


@dataclass(frozen=True)
class Style:
    """A paragraph style; lengths in mm, sizes and spaces in points."""

    name: str
    size: float
    align: str = "kiri"
    bold: bool = False
    left: float = 0
    hanging: float = 0
    tabs: tuple[float, ...] = ()
    before: float = 0
    after: float = 0
    keep_next: bool = False
    base: str = "Normal"
    color: str = ""


_COMMON: Final = (
    Style("PK Nomor Halaman", 12, "tengah", after=4),
    Style("PK Status Data", 10, "tengah", bold=True, after=2, color="C00000"),
)

_EMBLEM: Final = 24
"""Width in mm of the emblem's column in the heading of the institution."""
_ALL_PNG: Final = b'<Default Extension="png" ContentType="image/png"/>'

Cell = str | Sequence[tuple[str, str]]
"""A cell's text in the row's style, or (text, style) for each of its paragraphs."""


def new_document(styles: Sequence[Style], size: float = 12, landscape: bool = False) -> Any:
    """An empty F4 document with these styles, page numbers, and the status of the data in its headers."""
    document = Document(io.BytesIO(blank(int(size * 2))))
    for style in (*_COMMON, *styles):
        _add_style(document, style)
    _page(document.sections[0], landscape)
    _headers(document.sections[0])
    return document


def save(document: Any, title: str, subject: str, **properties: str) -> bytes:
    """The document as bytes, the same in every run. Title, subject and other properties may be tags."""
    core = document.core_properties
    core.title, core.subject, core.author, core.last_modified_by = title, subject, "perkin", "perkin"
    for name, value in properties.items():
        setattr(core, name, value)
    core.created = core.modified = _DATE
    core.language, core.revision = "id-ID", 1
    buffer = io.BytesIO()
    document.save(buffer)
    png = [part.partname for part in document.part.package.iter_parts() if part.partname.endswith(".png")]
    pictured = b"{{ logo }}" in document.part.blob
    return normalised(buffer.getvalue(), None if pictured else partial(_of_their_own, png))


def _of_their_own(pictures: Sequence[str], name: str, content: bytes) -> bytes:
    """The types of the parts, with those of pictures told part by part: a document that leaves its only ones out tells of none.

    What is told of all names that end alike stays in every document.
    """
    if name != "[Content_Types].xml":
        return content
    own = "".join(f'<Override PartName="{picture}" ContentType="image/png"/>' for picture in pictures)
    return content.replace(_ALL_PNG, b"").replace(b"</Types>", f"{own}</Types>".encode())


def lines(place: Any, style: str, *texts: str) -> None:
    """Paragraphs in a document, header or cell. A tab in a text is Word's own; `{%p … %}` vanishes when filled."""
    for text in texts:
        place.add_paragraph(text, style=style)


def new_table(document: Any, widths: Sequence[float]) -> Any:
    """An empty table with fixed column widths in mm, in style "PK Tabel"."""
    table = document.add_table(0, len(widths), style="PK Tabel")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    properties = table._tbl.tblPr
    properties.find(qn("w:tblW")).set(qn("w:type"), "dxa")
    properties.find(qn("w:tblW")).set(qn("w:w"), str(int(sum(widths) * 56.7)))
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    return table


def describe(table: Any, title: str, text: str) -> None:
    """Alternative text of a table, for those who have it read to them."""
    for name, value in (("w:tblCaption", title), ("w:tblDescription", text)):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        table._tbl.tblPr.append(element)


def add_signed_row(table: Any, sides: Sequence[tuple[str, str, str]], style: str, name: str) -> None:
    """A row of names with the space for their signatures: for each the condition and name of its marker, and its text.

    A marker stands in the space where there is one. It takes the looks of other paragraphs, spaced by itself, so that
    documents without markers hold no style for them.
    """
    row = add_row(table, [""] * len(sides), style)
    for cell, (condition, marker, text) in zip(row.cells, sides, strict=True):
        cell.paragraphs[0].text = f"{{%p if {condition} %}}"
        lines(cell, style, f"{{{{ {marker} }}}}")
        _space(cell.paragraphs[-1], before=22, after=22)
        lines(cell, name, text)
        _space(cell.paragraphs[-1], before=0, after=0)
        lines(cell, name, "{%p else %}", text, "{%p endif %}")


def _space(paragraph: Any, before: float, after: float) -> None:
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)


def add_qr(place: Any, style: str) -> None:
    """The QR code of what the document is made of, with its content in words, where one was asked for."""
    lines(place, style, "{%p if qr %}")
    add_picture(place, style, "qr", 22, grey=0xB0)
    lines(place, style, "{{ keterangan_qr }}", "{%p endif %}")


def add_picture(place: Any, style: str, name: str, height: float, grey: int = 0xD0) -> None:
    """A paragraph with a grey square that a picture of the data replaces; its alternative text names that picture.

    Squares of the same grey are one file of the document, which two names cannot share.
    """
    run = place.add_paragraph(style=style).add_run()
    run.add_picture(io.BytesIO(_square(grey)), height=Mm(height))
    properties = run._r.find(f".//{qn('wp:docPr')}")
    properties.set("name", "Gambar 1")
    properties.set("descr", f"{{{{ {name} }}}}")


def add_kop(document: Any, plain: str, width: float) -> None:
    """The heading of the institution, over `width` mm: emblem, name and address above a line; gone where there is none.

    Its paragraphs are of style `plain` with looks of their own: a style for them would be one more in every document,
    and those without a heading are to stay as they are.
    """
    lines(document, plain, "{%p if kop %}")
    table = new_table(document, (_EMBLEM, width - 2 * _EMBLEM, _EMBLEM))
    describe(table, "Kop", "Kepala surat lembaga: lambang, nama, dan alamat.")
    emblem, name, _ = add_row(table, ("{%p if kop_logo %}", "", ""), plain).cells
    add_picture(emblem, plain, "kop_logo", _EMBLEM - 4, grey=0xC0)
    lines(emblem, plain, "{%p else %}", "", "{%p endif %}")
    _kop_lines(name, plain, "k in kop.nama", ("{%p if loop.last %}", 15), ("{%p else %}", 13))
    _kop_lines(name, plain, "k in kop.alamat", ("", 9))
    name._tc.remove(name.paragraphs[0]._p)  # a cell is made with a paragraph
    _underlined(table)
    lines(document, plain, "", "{%p endif %}")


def _kop_lines(cell: Any, style: str, loop: str, *sizes: tuple[str, float]) -> None:
    """A paragraph for each line; `sizes` are tags with the size of the paragraph behind them, bold where tags are."""
    tags = [f"{{%p for {loop} %}}"]
    for tag, size in sizes:
        lines(cell, style, *tags, *filter(None, [tag]))
        tags = []
        paragraph = cell.add_paragraph(style=style)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run("{{ k }}")
        run.font.size, run.font.bold = Pt(size), bool(tag)
    ends = ["{%p endif %}"] if len(sizes) > 1 else []
    lines(cell, style, *ends, "{%p endfor %}")


def _underlined(table: Any) -> None:
    """No borders but a double line below."""
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left"))
    bottom = '<w:bottom w:val="thinThickSmallGap" w:sz="24" w:space="0" w:color="auto"/>'
    rest = "".join(f'<w:{side} w:val="nil"/>' for side in ("right", "insideH", "insideV"))
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.addnext(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}{bottom}{rest}</w:tblBorders>"))


def _square(grey: int, side: int = 48) -> bytes:
    """A PNG, the same in every run."""
    rows = b"".join(b"\x00" + bytes([grey]) * side for _ in range(side))
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def add_row(table: Any, cells: Sequence[Cell], style: str, header: bool = False) -> Any:
    """A row that is kept whole on a page; a header row repeats on every page."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if header:
        properties.append(OxmlElement("w:tblHeader"))
    for cell, content in zip(row.cells, cells, strict=True):
        _fill(cell, [(content, style)] if isinstance(content, str) else content)
        if header:
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    return row


def add_wide_row(table: Any, content: Cell, style: str) -> Any:
    """A row of one cell over all columns: a group heading, or a row tag such as `{%tr for … %}`."""
    row = add_row(table, [content] + [""] * (len(table.columns) - 1), style)
    return merge(row.cells[0], row.cells[-1])


def add_closing_row(table: Any, *content: tuple[str, str]) -> Any:
    """A last row without borders for the signature, so that the row above it can be kept on its page."""
    cell = add_wide_row(table, content, content[0][1])
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{sides}</w:tcBorders>"))
    return cell


def merge(first: Any, last: Any) -> Any:
    """One cell out of several, with the paragraphs of the first."""
    content = len(first.paragraphs)
    merged = first.merge(last)
    for extra in merged.paragraphs[content:]:
        extra._p.getparent().remove(extra._p)
    return merged


def _fill(cell: Any, content: Sequence[tuple[str, str]]) -> None:
    (first, style), *rest = content
    cell.paragraphs[0].text, cell.paragraphs[0].style = first, style
    for text, style in rest:
        cell.add_paragraph(text, style=style)


def _add_style(document: Any, style: Style) -> None:
    new = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    new.base_style = document.styles[style.base]
    new.quick_style, new.hidden = True, False
    new.font.size = Pt(style.size)
    if style.bold:
        new.font.bold = True
    if style.color:
        new.font.color.rgb = RGBColor.from_string(style.color)
    _form(new.paragraph_format, style)


def _form(form: Any, style: Style) -> None:
    form.alignment = _ALIGN[style.align]
    form.space_before, form.space_after = Pt(style.before), Pt(style.after)
    if style.left:
        form.left_indent = Mm(style.left)
    if style.hanging:
        form.first_line_indent = -Mm(style.hanging)
    if style.keep_next:
        form.keep_with_next = form.keep_together = True
    for stop in style.tabs:
        form.tab_stops.add_tab_stop(Mm(stop), WD_TAB_ALIGNMENT.LEFT)


def _page(section: Any, landscape: bool) -> None:
    short, long = (Mm(side) for side in F4)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (Mm(m) for m in MARGINS)
    section.header_distance = section.footer_distance = Mm(8)
    section.gutter = 0


def _headers(section: Any) -> None:
    """`- 2 -` from the second page on; the status of the data on every page."""
    section.different_first_page_header_footer = True
    for header, numbered in ((section.first_page_header, False), (section.header, True)):
        header.is_linked_to_previous = False
        number = header.paragraphs[0]
        number.style = "PK Nomor Halaman"
        for text in ("{%p if status_data %}", "{{ status_data }}", "{%p endif %}"):
            number.insert_paragraph_before(text, style="PK Status Data")
        if numbered:
            number.add_run("- ")
            number._p.append(
                parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
            )
            number.add_run(" -")
