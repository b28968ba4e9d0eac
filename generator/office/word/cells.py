"""Our own commands that shape a table's cells and rows from the data, beside docxtpl's; children in schema order.

- `{% gabung b.gabung_sasaran %}`: the cell opens, continues or stands outside a vertical merge (`merge.Gabung`);
- `{% lekat b.lekat %}`: the row stays on one page with the next one while the value is true.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.office.word.tags import NUMBER
from generator.office.word.tree import W, add_text, around, first_child, new, place_after, remove

COMMANDS: Final = ("gabung", "lekat")
_COMMAND: Final = re.compile(r"\{%\s*(gabung|lekat)\s*(.*?)\s*%\}", re.DOTALL)
_BEFORE_VMERGE: Final = ("cnfStyle", "tcW", "gridSpan", "hMerge")


def shape_cells(root: etree._Element) -> None:
    """Turn every command that stands in front of a cell's contents into the properties it stands for."""
    for text in [text for text in root.iter(f"{W}t") if _COMMAND.match(text.text or "")]:
        cell = around(text, "tc")
        found = dict(_COMMAND.findall(text.text or ""))
        remove(text)
        if expression := found.get("gabung"):
            _merge(cell, expression)
        if expression := found.get("lekat"):
            _keep_with_next(cell, expression)


def _numbered(command: str, expression: str) -> str:
    """A tag that follows from a cell command and has its number."""
    number = NUMBER.search(expression)
    return f"{{% {command}{number[0] if number else ''} %}}"


def _merge(cell: etree._Element, expression: str) -> None:
    properties = first_child(cell, "tcPr")
    for old in properties.findall(f"{W}vMerge"):
        properties.remove(old)
    place = place_after(properties, *_BEFORE_VMERGE)
    opening, continuing = new("vMerge", val="restart"), new("vMerge")
    add_text(properties, place, f"{{% if ({expression}) == 'awal' %}}")
    opening.tail = f"{_numbered('endif', expression)}{{% if ({expression}) == 'lanjut' %}}"
    continuing.tail = _numbered("endif", expression)
    properties.insert(place, opening)
    properties.insert(place + 1, continuing)
    _empty_when_continued(cell, properties, expression)


def _empty_when_continued(cell: etree._Element, properties: etree._Element, expression: str) -> None:
    empty = new("p")
    style = cell.find(f"{W}p/{W}pPr/{W}pStyle")
    if style is not None:
        first_child(empty, "pPr").append(deepcopy(style))
    empty.tail = _numbered("else", expression) + (properties.tail or "")
    properties.tail = f"{{% if ({expression}) == 'lanjut' %}}"
    cell.insert(1, empty)
    cell[-1].tail = (cell[-1].tail or "") + _numbered("endif", expression)


def _keep_with_next(cell: etree._Element, expression: str) -> None:
    """Word keeps a row with the next one when the first paragraphs of its first cell are kept so."""
    row = around(cell, "tr")
    for paragraph in row.iterfind(f"{W}tc[1]/{W}p"):
        properties = first_child(paragraph, "pPr")
        place = place_after(properties, "pStyle")
        keep = new("keepNext")
        add_text(properties, place, f"{{% if {expression} %}}")
        keep.tail = _numbered("endif", expression)
        properties.insert(place, keep)
