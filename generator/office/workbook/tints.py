"""Looks added to a workbook's stylesheet: the look that a cell has, on a coloured ground, and a few of our own."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.findings import Severity
from generator.office.workbook.copies import SHEET_TYPE, WORKBOOK, Copy, place_in_order
from generator.office.workbook.parts import child

COLOURS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "FFFFC7CE",
    Severity.WARNING: "FFFFEB9C",
    Severity.INFO: "FFDDEBF7",
}
"""The ground of a cell with findings."""
_USUAL: Final = "xl/styles.xml"
_SIDE: Final = 'style="thin"><color rgb="FFBFC7D5"/>'
_BORDER: Final = (
    f"<border><left {_SIDE}</left><right {_SIDE}</right><top {_SIDE}</top><bottom {_SIDE}</bottom><diagonal/></border>"
)
_GROUPS: Final = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_FIRST: Final[Mapping[str, tuple[str, ...]]] = {
    "fonts": ("<font/>",),
    "fills": ('<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'),
    "borders": ("<border/>",),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
}
"""What each list begins with where a workbook lacks it."""


class Tints:
    """The stylesheet of a copy; every look is added once."""

    def __init__(self, book: Copy) -> None:
        self._book = book
        self._root = book.tree(_stylesheet(book))
        self._made: dict[str, int] = {}
        self._tinted: dict[tuple[int, Severity], int] = {}

    def tinted(self, look: int, severity: Severity) -> int:
        """The number of the look that differs from `look` in its ground alone."""
        if (look, severity) not in self._tinted:
            known = self._group("cellXfs")
            made = copy.deepcopy(known[look if look < len(known) else 0])
            made.set("fillId", str(self._fill(COLOURS[severity])))
            made.set("applyFill", "1")
            self._tinted[look, severity] = self._append("cellXfs", made)
        return self._tinted[look, severity]

    def own(self, font: str, fill: str = "", boxed: bool = True) -> int:
        """The number of a look of ours: a font (as XML inside `<font>`), a ground, text wrapped in a box."""
        font_id = self._add("fonts", f'<font>{font}<name val="Arial"/></font>')
        fill_id = self._fill(fill) if fill else 0
        border_id = self._add("borders", _BORDER) if boxed else 0
        return self._add(
            "cellXfs",
            f'<xf numFmtId="0" fontId="{font_id}" fillId="{fill_id}" borderId="{border_id}" xfId="0" applyFont="1" '
            f'applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="{int(boxed)}"/></xf>',
        )

    def _fill(self, colour: str) -> int:
        return self._add(
            "fills", f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'
        )

    def _add(self, group: str, xml: str) -> int:
        if xml not in self._made:
            self._made[xml] = self._append(group, self._parsed(xml))
        return self._made[xml]

    def _parsed(self, xml: str) -> etree._Element:
        return etree.fromstring(f'<x xmlns="{self._book.main}">{xml}</x>')[0]

    def _append(self, name: str, element: etree._Element) -> int:
        group = self._group(name)
        group.append(element)
        group.set("count", str(len(group)))
        return len(group) - 1

    def _group(self, name: str) -> etree._Element:
        group = child(self._root, name)
        if group is None:
            group = self._book.element(name)
            group.extend(self._parsed(xml) for xml in _FIRST[name])
            place_in_order(self._root, group, (*_GROUPS, "tableStyles", "colors", "extLst"))
        return group


def _stylesheet(book: Copy) -> str:
    """The name of the stylesheet's part, made where the workbook has none."""
    for relation in book.relations(WORKBOOK).values():
        if relation.kind == "styles" and relation.part in book.parts:
            return relation.part
    name = _USUAL if _USUAL not in book.parts else book.free("xl/styles{}.xml")
    book.add(name, f'<styleSheet xmlns="{book.main}"/>'.encode(), f"{SHEET_TYPE}styles+xml")
    book.relate(WORKBOOK, "styles", name)
    return name
