"""Word documents that have everything that is hard to join: made with python-docx, finished in raw XML."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from typing import Any, Final

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from generator.office.package import pack, parts_of

FOOTNOTES: Final = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "{notes}</w:footnotes>"
)
NOTE: Final = (
    '<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:footnote>'
)
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def picture(red: int, green: int, blue: int) -> io.BytesIO:
    """A PNG of one colour."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((red, green, blue)) * 8 for _ in range(8))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def edited(data: bytes, **changes: Callable[[str], str]) -> bytes:
    """The package with parts of `word/` rewritten: `styles=…` for `word/styles.xml`."""
    parts = parts_of(data)
    for name, change in changes.items():
        before = parts[f"word/{name}.xml"].decode()
        after = change(before)
        assert after != before, f"{name} was not changed"
        parts[f"word/{name}.xml"] = after.encode()
    return pack(parts.items())


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def full(
    word: str, colour: tuple[int, int, int], *, small: bool = False, table_last: bool = False, notes: bool = True
) -> bytes:
    """Two sections, headers of three kinds with a picture and a link, lists, bookmark, links, footnotes, tables."""
    document = Document()
    normal = document.styles["Normal"]
    normal.font.name = "DejaVu Serif" if small else "DejaVu Sans"
    if small:
        normal.font.size = Pt(9)
    own = document.styles.add_style("PK Penutup", 1)
    own.paragraph_format.left_indent = Mm(20 if small else 60)
    own.font.bold = small
    first = document.sections[0]
    _furniture(first, word, colour)
    document.add_heading(f"Bab {word}", 1)
    for number in range(12):
        document.add_paragraph(f"Butir {word} {number}", style="List Number")
        document.add_paragraph(f"Uraian {word} {number}. " * 12)
    _marked(document.add_paragraph(f"Tempat {word}"), "tempat")
    _links(document, word)
    if notes:
        _note_marks(document)
    document.add_picture(picture(*colour), width=Mm(30))
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.orientation, second.page_width, second.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    _table(document, word)
    document.add_paragraph(f"Antara {word}")
    _table(document, f"{word} berwarna", "Light List Accent 1")
    document.add_paragraph(f"Penutup {word}", style="PK Penutup")
    if table_last:
        _table(document, f"{word} akhir")
    return _with_footnotes(saved(document), word) if notes else saved(document)


def plain(word: str) -> bytes:
    """One section without header, footer or page set-up of its own."""
    document = Document()
    document.add_paragraph(f"Naskah {word}")
    document.add_paragraph(f"Penutup {word}", style=document.styles.add_style("PK Penutup", 1))
    return saved(document)


def _furniture(section: Any, word: str, colour: tuple[int, int, int]) -> None:
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].add_run(f"Kepala pertama {word} ").add_picture(
        picture(*colour), width=Mm(8)
    )
    section.header.paragraphs[0].add_run(f"Kepala {word} – ")
    section.header.paragraphs[0]._p.append(_field(" PAGE "))
    _link(section.header.paragraphs[0], f"https://contoh.example/{word}")
    section.footer.paragraphs[0].text = f"Kaki {word}"


def _field(instruction: str) -> Any:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def _marked(paragraph: Any, name: str) -> None:
    paragraph._p.insert(0, parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="0" w:name="{name}"/>'))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="0"/>'))


def _links(document: Any, word: str) -> None:
    paragraph = document.add_paragraph("Lihat ")
    _link(paragraph, f"https://contoh.example/naskah/{word}")
    inner = OxmlElement("w:hyperlink")
    inner.set(qn("w:anchor"), "tempat")
    inner.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>ke tempat</w:t></w:r>"))
    paragraph._p.append(inner)
    paragraph._p.append(_field(" PAGEREF tempat "))


def _note_marks(document: Any) -> None:
    paragraph = document.add_paragraph("Dengan catatan")
    for number in (1, 2):
        paragraph._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
                f'<w:footnoteReference w:id="{number}"/></w:r>'
            )
        )


def _link(paragraph: Any, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, KIND.HYPERLINK, is_external=True))
    link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>tautan</w:t></w:r>"))
    paragraph._p.append(link)


def _table(document: Any, word: str, style: str = "Table Grid") -> None:
    table = document.add_table(4, 3, style=style)
    for row in range(4):
        for column in range(3):
            table.cell(row, column).text = f"{word} {row}.{column}"


def with_part(data: bytes, name: str, content: bytes, kind: str, relation: str, identity: str) -> bytes:
    """The package with one more part, named by the main one."""
    parts = parts_of(data)
    parts[name] = content
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'.encode()
    )
    link = f'<Relationship Id="{identity}" Type="{relation}" Target="/{name}"/></Relationships>'
    parts[_RELATIONS] = parts[_RELATIONS].replace(b"</Relationships>", link.encode())
    return pack(parts.items())


def _with_footnotes(data: bytes, word: str) -> bytes:
    notes = "".join(NOTE.format(number=number, text=f"Catatan {word} {number}") for number in (1, 2))
    content = FOOTNOTES.format(notes=notes).encode()
    return with_part(data, "word/footnotes.xml", content, WORD_TYPE.format("footnotes"), f"{R}/footnotes", "rIdCatatan")


def with_comment(data: bytes, text: str) -> bytes:
    """The package with a comment on its first paragraph."""
    content = f'<w:comments {nsdecls("w")}><w:comment w:id="0" w:author="A" w:initials="A"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:comment></w:comments>'
    marked = edited(
        data, document=lambda body: body.replace("</w:p>", '<w:r><w:commentReference w:id="0"/></w:r></w:p>', 1)
    )
    return with_part(
        marked, "word/comments.xml", content.encode(), WORD_TYPE.format("comments"), f"{R}/comments", "rIdKomentar"
    )


def with_chart(data: bytes, workbook: bytes) -> bytes:
    """The package with a chart that has its workbook inside, shown in a paragraph of its own."""
    chart = (
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:r="{R}"><c:chart><c:plotArea/></c:chart>'
        '<c:externalData r:id="rId1"/></c:chartSpace>'
    )
    drawing = (
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{_WP}"><wp:extent cx="900000" cy="900000"/>'
        f'<wp:docPr id="1" name="Grafik"/><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" xmlns:r="{R}" r:id="rIdGrafik"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )
    shown = edited(data, document=lambda body: body.replace("<w:body>", f"<w:body>{drawing}", 1))
    made = with_part(shown, "word/charts/chart1.xml", chart.encode(), _CHART_TYPE, f"{R}/chart", "rIdGrafik")
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/package" Target="../embeddings/buku.xlsx"/></Relationships>'
    parts = parts_of(made)
    parts["word/embeddings/buku.xlsx"] = workbook
    parts["word/charts/_rels/chart1.xml.rels"] = relations.encode()
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Default Extension="xlsx" ContentType="{_XLSX}"/></Types>'.encode()
    )
    return pack(parts.items())
