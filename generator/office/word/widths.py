"""Columns that a long number would not fit into are widened, at the cost of the widest columns of their table.

Word breaks a number that is wider than its cell between any two digits: `120.00` above `0.000`. A table whose numbers fit
stays as its template has it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from generator.office.word.tables import cell_margin, number
from generator.office.word.tree import W, child
from generator.office.xml import FILLED

_LONG: Final = re.compile(rb"\.\d{3}[.,]\d")
"""What a long number holds: two points, or a point and a comma. Parts without one are not looked at.

It begins with the point, which is found eight times as fast as a digit before it.
"""
_NUMBER: Final = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?%?")
_DIGIT: Final = 0.63
_MARK: Final = 0.34
"""Width of a digit and of a point or comma in Bookman Old Style, the widest of the fonts in use; in parts of the size."""
_USUAL: Final = 20
"""Size of text for which no style has one, in half points."""
_LEAST: Final = 0.5
"""The part of its width that a column must keep that gives room."""
_LEAST_OF_SEVERAL: Final = 0.65
"""The same where several columns give room, whose words are not to be broken."""

Row = tuple[etree._Element, int, int]
"""A cell, the column in which it begins, and how many it spans."""


def widened(parts: Mapping[str, bytes], is_story: Callable[[str], object], styles: bytes | None) -> dict[str, bytes]:
    """The parts of a filled document, tables in its stories widened where a number needs it."""
    return {
        name: _story(part, styles) if is_story(name) and _LONG.search(part) else part for name, part in parts.items()
    }


def _story(part: bytes, styles: bytes | None) -> bytes:
    root = etree.fromstring(part, FILLED)
    looks = None if styles is None else etree.fromstring(styles, FILLED)
    changed = [_widen(table, looks) for table in root.iter(f"{W}tbl")]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True) if any(changed) else part


def _widen(table: etree._Element, styles: etree._Element | None) -> bool:
    """Widen the columns of one table; whether any was too narrow and room was found for all."""
    columns = list(table.iterfind(f"{W}tblGrid/{W}gridCol"))
    widths = [number(column, "w") for column in columns]
    cells = [found for row in table.iterfind(f"{W}tr") for found in _cells(row)]
    if not widths:
        return False
    least = [0] * len(widths)
    for cell, place, span in cells:
        if span == 1 and place < len(widths):
            least[place] = max(least[place], _need(cell, table, styles))
    needed = _shared(widths, least)
    if needed is None:
        return False
    for column, width in zip(columns, needed, strict=True):
        column.set(f"{W}w", str(width))
    for cell, place, span in cells:
        own = cell.find(f"{W}tcPr/{W}tcW")
        if own is not None:
            own.set(f"{W}w", str(sum(needed[place : place + span])))
    return True


def _shared(widths: Sequence[int], least: Sequence[int]) -> list[int] | None:
    """The widths with which every column has the `least` that it needs, the widest columns giving the room.

    None where all have it already, or the room is not there.
    """
    needed = [max(width, need) for width, need in zip(widths, least, strict=True)]
    missing = sum(needed) - sum(widths)
    if not missing or min(widths) <= 0:
        return None
    widest = max(range(len(widths)), key=widths.__getitem__)
    alone = needed[widest] - missing >= max(least[widest], widths[widest] * _LEAST)
    kept = _LEAST if alone else _LEAST_OF_SEVERAL
    for place in sorted(range(len(widths)), key=lambda place: (-widths[place], place)):
        room = needed[place] - max(least[place], math.ceil(widths[place] * kept))
        given = min(missing, max(0, room))
        needed[place] -= given
        missing -= given
    return None if missing else needed


def _cells(row: etree._Element) -> Iterator[Row]:
    before = row.find(f"{W}trPr/{W}gridBefore")
    place = number(before, "val")
    for cell in row.iterfind(f"{W}tc"):
        span = number(cell.find(f"{W}tcPr/{W}gridSpan"), "val", 1)
        yield cell, place, span
        place += span


def _need(cell: etree._Element, table: etree._Element, styles: etree._Element | None) -> int:
    """The width in twips that the longest number of a cell takes with the cell's margins; 0 without one."""
    widest = max((_width(paragraph, styles) for paragraph in cell.iterfind(f"{W}p")), default=0)
    return widest and widest + 2 * cell_margin(cell, table, styles)


def _width(paragraph: etree._Element, styles: etree._Element | None) -> int:
    text = "".join(str(one.text or "") for one in paragraph.iter(f"{W}t"))
    numbers = [word for word in text.split() if _NUMBER.fullmatch(word)]
    if not numbers:
        return 0
    ems = max(sum(_DIGIT if sign.isdigit() else _MARK for sign in number) for number in numbers)
    return round(ems * _size(paragraph, styles) * 10)


def _size(paragraph: etree._Element, styles: etree._Element | None) -> int:
    """The size of a paragraph's text in half points: of its runs, its style, those that this is based on, the document."""
    own = [number(size, "val", _USUAL) for size in paragraph.iterfind(f"{W}r/{W}rPr/{W}sz")]
    if own:
        return max(own)
    named = paragraph.find(f"{W}pPr/{W}pStyle")
    return next(_inherited(named, styles), _USUAL)


def _inherited(named: etree._Element | None, styles: etree._Element | None) -> Iterator[int]:
    seen: set[str] = set()
    while styles is not None and named is not None and (name := named.get(f"{W}val", "")) not in seen:
        seen.add(name)
        style = styles.find(f"{W}style[@{W}styleId='{name}']")
        yield from _sizes(() if style is None else style.iterfind(f"{W}rPr/{W}sz"))
        named = None if style is None else child(style, "basedOn")
    if styles is not None:
        yield from _sizes(styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz"))


def _sizes(found: Iterable[etree._Element]) -> Iterator[int]:
    return (number(size, "val", _USUAL) for size in found)
