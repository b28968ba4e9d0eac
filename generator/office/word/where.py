"""Where paragraphs stand, in the words of somebody who looks for them in Word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Final

from lxml import etree

from generator.office.word.tree import W, child, whole_number

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
