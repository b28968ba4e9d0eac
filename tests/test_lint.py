"""Our own lint sees what it is there for: a sound document damaged in one place gives a fault that names it."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
from docx import Document

from generator.office.package import pack, parts_of
from tests.lint import lint

DOCUMENT, TYPES, RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
MERGED = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"
CELL_END = "<w:p/></w:tc>"
HEADER = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
PLAIN = f"<w:tr>{3 * '<w:tc><w:p/></w:tc>'}</w:tr>"
BOOKMARK = '<w:bookmarkStart w:id="7" w:name="satu"/><w:bookmarkEnd w:id="7"/>'

CONTROL = '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr></w:sdt>'
FORM = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Isian"/></w:ffData></w:fldChar></w:r>'
REFERENCE = '<w:r><w:footnoteReference w:id="3"/></w:r>'
PARAGRAPH = '<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="0A0B0C0D"/>'


@pytest.fixture(scope="module")
def sound() -> Mapping[str, bytes]:
    """A paragraph with a bookmark, and a table with a header row and both kinds of merge."""
    document = Document()
    document.add_paragraph("isi", style="Heading 1")
    table = document.add_table(3, 3)
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).merge(table.cell(1, 2))
    table.rows[0]._tr.get_or_add_trPr().append(document.element.makeelement(_w("tblHeader")))
    buffer = io.BytesIO()
    document.save(buffer)
    parts = parts_of(buffer.getvalue())
    content = parts[DOCUMENT].replace(b"<w:r><w:t>isi", BOOKMARK.encode() + b"<w:r><w:t>isi")
    return {**parts, DOCUMENT: content}


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def lint_of(parts: Mapping[str, bytes]) -> list[str]:
    return lint(pack(parts.items()))


def test_a_sound_document_has_no_fault(sound: Mapping[str, bytes]) -> None:
    assert lint_of(sound) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "fault"),
    [
        (DOCUMENT, '<w:gridSpan w:val="2"/>', "", "row 2 has 2 of 3 columns"),
        (DOCUMENT, MERGED, "", "row 3, column 1 continues a merge that nothing began"),
        (DOCUMENT, GOES_ON, '<w:gridSpan w:val="2"/><w:vMerge/>', "row 3, column 1 continues a merge"),
        (DOCUMENT, GOES_ON, "<w:vMerge/><w:gridSpan w:val='1'/>", "tcPr holds"),
        (DOCUMENT, CELL_END, "<w:p/><w:tbl/></w:tc>", "does not end with a paragraph"),
        (DOCUMENT, HEADER, PLAIN + HEADER, "row 2 is a header row below other rows"),
        (DOCUMENT, "<w:t>isi", "<w:t>isi ", "'isi ' loses its spaces"),
        (DOCUMENT, "<w:r><w:t>isi", "lepas<w:r><w:t>isi", "stray text 'lepas'"),
        (DOCUMENT, BOOKMARK, BOOKMARK * 2, "bookmarkStart name satu occurs 2 times"),
        (DOCUMENT, '<w:bookmarkEnd w:id="7"/>', "", "bookmarkStart 7 has no bookmarkEnd"),
        (DOCUMENT, BOOKMARK, CONTROL * 2, "content control 5 occurs 2 times"),
        (DOCUMENT, BOOKMARK, FORM * 2, "form field Isian occurs 2 times"),
        (DOCUMENT, BOOKMARK, REFERENCE * 2, "footnoteReference id 3 occurs 2 times"),
        (DOCUMENT, "<w:p><w:pPr>", PARAGRAPH * 2 + "<w:p><w:pPr>", "paraId 0A0B0C0D occurs 2 times"),
        (DOCUMENT, '"Heading1"', '"Tiada"', "pStyle Tiada names nothing"),
        (DOCUMENT, "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>", "the body ends with"),
        (DOCUMENT, "<w:r><w:t>isi", '<w:r><w:drawing r:id="rId77"/><w:t>isi', "relation rId77 is missing"),
        ("word/styles.xml", 'w:styleId="Heading2"', 'w:styleId="Heading1"', "style styleId Heading1 occurs 2 times"),
        ("word/styles.xml", '<w:name w:val="heading 2"/>', '<w:name w:val="heading 1"/>', "style name heading 1 occurs"),
        (RELATIONS, 'Target="styles.xml"', 'Target="gaya.xml"', "word/gaya.xml, which is missing"),
        (RELATIONS, 'Target="settings.xml"', 'Target="styles.xml"', "word/settings.xml is named by nothing"),
        (TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/gaya.xml"', "word/styles.xml has only the content type"),
        (TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/gaya.xml"', "content type of word/gaya.xml, which is"),
        (TYPES, 'PartName="/word/styles.xml"', 'PartName="/word/document.xml"', "/word/document.xml is given 2 times"),
    ],
)  # fmt: skip
def test_damage_is_named(sound: Mapping[str, bytes], part: str, old: str, new: str, fault: str) -> None:
    assert old.encode() in sound[part]
    found = lint_of({**sound, part: sound[part].replace(old.encode(), new.encode(), 1)})
    assert any(fault in text for text in found)
