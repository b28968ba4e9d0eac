"""Where the text of a table's cell begins, from the table's own widths."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.office.word.tree import W, around

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
