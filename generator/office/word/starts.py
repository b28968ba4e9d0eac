"""The paragraphs of a document, each with a mark at its start, so that a printer can tell where it came to stand;
and where the text of a table's cell begins, from the table's own widths.

The marks are bookmarks. At the start of a paragraph they change no line (inside one they would: LibreOffice
measures the text before and behind a bookmark apart). They stand only in a copy that is laid out and thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.office.package import pack, parts_of
from generator.office.word.tree import W, around, new, place_after
from generator.office.xml import FILLED

_MARGIN: Final = 108
"""Word's own cell margin left and right, where neither cell, table nor style has one; in twips (1/20 point)."""


def text_edge(cell: etree._Element, styles: etree._Element | None) -> float:
    """Points from the left margin of the page (in a table within a table: from its cell's text) to the cell's text.

    `styles` is the root of the document's styles. Tables are taken as laid out with fixed widths, from the left.
    """
    row = around(cell, "tr")
    table = around(row, "tbl")
    columns = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    place = _number(row.find(f"{W}trPr/{W}gridBefore"), "val")
    for before in row.iterfind(f"{W}tc"):
        if before is cell:
            break
        place += _number(before.find(f"{W}tcPr/{W}gridSpan"), "val", 1)
    indent = _number(table.find(f"{W}tblPr/{W}tblInd"), "w")
    own = (indent + sum(columns[:place]) + _cell_margin(cell, table, styles)) / 20
    outer = next(table.iterancestors(f"{W}tc"), None)
    return own if outer is None else own + text_edge(outer, styles)


def _cell_margin(cell: etree._Element, table: etree._Element, styles: etree._Element | None) -> int:
    found = _left(cell.find(f"{W}tcPr/{W}tcMar"))
    if found is None:
        found = _left(table.find(f"{W}tblPr/{W}tblCellMar"))
    style = table.find(f"{W}tblPr/{W}tblStyle")
    name = style.get(f"{W}val") if style is not None else None
    while found is None and styles is not None and name is not None:
        definition = styles.find(f"{W}style[@{W}styleId='{name}']")
        base = definition.find(f"{W}basedOn") if definition is not None else None
        found = _left(definition.find(f"{W}tblPr/{W}tblCellMar")) if definition is not None else None
        name = base.get(f"{W}val") if base is not None else None
    return _MARGIN if found is None else found


def _left(margins: etree._Element | None) -> int | None:
    for side in ("left", "start"):
        found = margins.find(W + side) if margins is not None else None
        if found is not None:
            return _number(found, "w")
    return None


def _number(element: etree._Element | None, name: str, missing: int = 0) -> int:
    return int(element.get(W + name, str(missing))) if element is not None else missing


DOCUMENT: Final = "word/document.xml"
_SIGNS: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_FIRST_ID: Final = 1_000_000
"""Bookmarks of the document itself have small numbers."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section: its page and margins in points, and whether it begins on a new page."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    new_page: bool = True


@dataclass(frozen=True, slots=True)
class Potongan:
    """A stretch of text with the looks that a catchword keeps."""

    text: str
    italic: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph of the body, its tables included."""

    mark: str
    """Name of the bookmark at its start."""
    isi: tuple[Potongan, ...]
    bagian: int
    """Number of its section, from 0."""
    kepala: bool = False
    """It stands in a table row that repeats on every page."""
    sel: float | None = None
    """In a table: points from the left margin to where the text of its cell begins; None outside tables."""

    @property
    def text(self) -> str:
        """The text as typed."""
        return "".join(piece.text for piece in self.isi)


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document's sections and all its paragraphs, in the order of the text."""

    bagian: tuple[Bagian, ...]
    paragraf: tuple[Paragraf, ...]


def marked(docx: bytes) -> tuple[bytes, Dokumen]:
    """A copy of a Word document with a mark at the start of each paragraph, and what it holds.

    The package must be safe to open.
    """
    parts = parts_of(docx)
    root = etree.fromstring(parts[DOCUMENT], FILLED)
    seen = Dokumen(tuple(_sections(root)), tuple(_paragraphs(root, parts)))
    for number, paragraph in enumerate(paragraphs(root)):
        start = place_after(paragraph, "pPr")
        paragraph[start:start] = [
            new("bookmarkStart", id=str(_FIRST_ID + number), name=_name(number)),
            new("bookmarkEnd", id=str(_FIRST_ID + number)),
        ]
    return pack({**parts, DOCUMENT: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}.items()), seen


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a body in the order of the text, those in text boxes left out."""
    return (p for p in root.iter(f"{W}p") if next(p.iterancestors(f"{W}txbxContent"), None) is None)


def _name(number: int) -> str:
    return f"perkin{number:06d}"


def _paragraphs(root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[Paragraf]:
    """A section's properties stand in its last paragraph; those of the last section stand behind the text."""
    styles = etree.fromstring(parts["word/styles.xml"], FILLED) if "word/styles.xml" in parts else None
    section = 0
    for number, paragraph in enumerate(paragraphs(root)):
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        header = row is not None and row.find(f"{W}trPr/{W}tblHeader") is not None
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        edge = text_edge(cell, styles) if cell is not None else None
        yield Paragraf(_name(number), tuple(_pieces(paragraph)), section, header, edge)
        section += paragraph.find(f"{W}pPr/{W}sectPr") is not None


def _pieces(paragraph: etree._Element) -> Iterator[Potongan]:
    """The paragraph's own printed text; text boxes stand elsewhere."""
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p")) is paragraph and not _hidden(run):
            text = "".join(
                child.text or "" if child.tag == f"{W}t" else _SIGNS.get(str(child.tag), "") for child in run
            )
            yield Potongan(text, _on(run, "i"), _on(run, "u"))


def _hidden(run: etree._Element) -> bool:
    return _on(run, "vanish") or next(run.iterancestors(f"{W}del"), None) is not None


def _on(run: etree._Element, name: str) -> bool:
    found = run.find(f"{W}rPr/{W}{name}")
    return found is not None and found.get(f"{W}val", "1") not in ("0", "false", "none")


def _sections(root: etree._Element) -> Iterator[Bagian]:
    for section in root.iter(f"{W}sectPr"):
        size, margins, kind = (section.find(W + name) for name in ("pgSz", "pgMar", "type"))
        width, height = (_points(size, side) for side in ("w", "h"))
        left, top, right, bottom = (abs(_points(margins, side)) for side in ("left", "top", "right", "bottom"))
        new_page = kind is None or kind.get(f"{W}val") != "continuous"
        yield Bagian(width, height, left, top, right, bottom, new_page)


def _points(element: etree._Element | None, name: str) -> float:
    return float(element.get(W + name, "0")) / 20 if element is not None else 0.0
