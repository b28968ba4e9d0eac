"""Where the text of a table's cell begins, from the table's own widths."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from generator.office.word.tree import W, around

_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")
_MARGIN: Final = 108
"""Word's own cell margin left and right, where neither cell, table nor style has one; in twips (1/20 point)."""


def text_edge(cell: etree._Element, styles: etree._Element | None) -> float:
    """Points from the left margin of the page (in a table within a table: from its cell's text) to the cell's text.

    `styles` is the root of the document's styles. Tables are taken as laid out with fixed widths, from the left.
    """
    row = around(cell, "tr")
    table = around(row, "tbl")
    columns = [number(column, "w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    place = number(row.find(f"{W}trPr/{W}gridBefore"), "val")
    for before in row.iterfind(f"{W}tc"):
        if before is cell:
            break
        place += number(before.find(f"{W}tcPr/{W}gridSpan"), "val", 1)
    indent = number(table.find(f"{W}tblPr/{W}tblInd"), "w")
    own = (indent + sum(columns[:place]) + cell_margin(cell, table, styles)) / 20
    outer = next(table.iterancestors(f"{W}tc"), None)
    return own if outer is None else own + text_edge(outer, styles)


def cell_margin(cell: etree._Element, table: etree._Element, styles: etree._Element | None) -> int:
    """The margin left of a cell's text in twips, of the cell itself, its table, or the table's style."""
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
            return number(found, "w")
    return None


def number(element: etree._Element | None, name: str, missing: int = 0) -> int:
    """An attribute of Word's that is a whole number; `missing` where it is not there or is none, such as `5cm`."""
    text = element.get(W + name, "") if element is not None else ""
    return int(text) if _WHOLE.fullmatch(text) else missing
