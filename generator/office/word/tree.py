"""Small steps on Word's XML tree, and what its places and texts are called.

Places are told in the words of somebody who looks for them in Word; the sentence fragments that refusals share stand here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree

from generator.errors import InputRefused

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RUN_ORDER: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs"),
    *("em", "lang"),
)
"""The order of run properties (ECMA-376 part 1, CT_RPr) up to the last that a look may need."""

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END: Final = re.compile("\r\n|\r")


def legal(text: str) -> str:
    """The text with every line end made a line feed. Raises `InputRefused` for characters that Word cannot hold."""
    found = _ILLEGAL.search(text)
    if found:
        near = _ILLEGAL.sub("□", text[max(0, found.start() - 30) : found.start() + 30])
        raise InputRefused(
            f"Teks “{near}” memuat karakter kendali U+{ord(found[0]):04X} yang tidak dapat dicetak di Word. "
            "Ketik ulang teks itu di buku kerja tanpa karakter tersebut, lalu ulangi."
        )
    return _LINE_END.sub("\n", text)


def new(name: str, /, **attributes: str) -> etree._Element:
    """An element of Word's own namespace."""
    element = etree.Element(W + name, nsmap={"w": W[1:-1]})
    for key, value in attributes.items():
        element.set(W + key, value)
    return element


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child `name`, if there is one; a fifth of the time of `find`, which reads a path."""
    wanted = W + name
    for element in parent:
        if element.tag == wanted:
            return element
    return None


def around(element: etree._Element, name: str) -> etree._Element:
    """The nearest element of Word's own that holds this one. Raises `KeyError` where a damaged document has none."""
    for found in element.iterancestors(W + name):
        return found
    raise KeyError(name)


def add_text(parent: etree._Element, place: int, text: str) -> None:
    """Put text before the child at `place`."""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def replace(element: etree._Element, text: str) -> None:
    """Put text in the place of an element, before the text that follows it."""
    parent = element.getparent()
    if parent is not None:
        add_before(element, text + (element.tail or ""))
        parent.remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out, leaving the text that follows it."""
    replace(element, "")


def add_before(element: etree._Element, text: str) -> None:
    """Put text before an element that has a parent, without counting the elements before it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif parent is not None:
        parent.text = (parent.text or "") + text


def first_child(parent: etree._Element, name: str) -> etree._Element:
    """The child `name`, made as the first one when it is missing."""
    child = parent.find(W + name)
    if child is None:
        child = new(name)
        parent.insert(0, child)
    return child


def place_after(parent: etree._Element, *names: str) -> int:
    """Where a child belongs that the schema wants after these."""
    wanted = {W + name for name in names}
    return sum(1 for child in parent if child.tag in wanted)


def whole_number(value: str | None) -> int:
    """A small whole number as an attribute has it; 0 for anything else."""
    return int(value) if value is not None and value.isdecimal() and len(value) < 6 else 0


def short(text: str) -> str:
    """The beginning of a text, for messages."""
    return text if len(text) <= 80 else f"{text[:80]}…"


_BOX: Final = f"{W}txbxContent"
Counters = tuple["count[int]", "count[int]"]
"""The numbers of the next paragraph and the next table."""


def paragraph_places(root: etree._Element) -> dict[etree._Element, str]:
    """Each paragraph of a part → `paragraf 3`, or `tabel 1, baris 3, kolom 5` in a table's cell."""
    return dict(_blocks(root, "", (count(1), count(1))))


def _blocks(parent: etree._Element, before: str, numbers: Counters) -> Iterator[tuple[etree._Element, str]]:
    for block in parent:
        if block.tag == f"{W}p":
            yield from _paragraph(block, f"{before}paragraf {next(numbers[0])}")
        elif block.tag == f"{W}tbl":
            yield from _table(block, f"{before}tabel {next(numbers[1])}")
        elif len(block):
            yield from _blocks(block, before, numbers)


def _paragraph(paragraph: etree._Element, where: str) -> Iterator[tuple[etree._Element, str]]:
    yield paragraph, where
    for box in paragraph.iter(_BOX):
        if next(box.iterancestors(f"{W}p")) is paragraph:
            yield from _blocks(box, f"{where}, kotak teks, ", (count(1), count(1)))


def _table(table: etree._Element, where: str) -> Iterator[tuple[etree._Element, str]]:
    for number, row in enumerate(_inner(table, "tr"), start=1):
        column = 1 + _number(row, "trPr", "gridBefore")
        for cell in _inner(row, "tc"):
            yield from _cell(cell, f"{where}, baris {number}, kolom {column}")
            column += max(1, _number(cell, "tcPr", "gridSpan"))


def _inner(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """A table's rows or a row's cells, also those inside content controls."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins"):
            yield from _inner(element, name)


def _cell(cell: etree._Element, where: str) -> Iterator[tuple[etree._Element, str]]:
    blocks = [block for block in cell if block.tag != f"{W}tcPr"]
    if len(blocks) == 1 and blocks[0].tag == f"{W}p":
        yield from _paragraph(blocks[0], where)
    else:
        yield from _blocks(cell, f"{where}, ", (count(1), count(1)))


def _number(element: etree._Element, properties: str, name: str) -> int:
    group = child(element, properties)
    found = None if group is None else child(group, name)
    return 0 if found is None else whole_number(found.get(f"{W}val"))
