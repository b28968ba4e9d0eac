"""Commands that shape a table's cells and rows from the data, children in schema order.

- `{% gabung b.gabung_sasaran %}`: the cell opens, continues or stands outside a vertical merge (`merge.Gabung`);
- `{% cellbg b.warna %}`: the cell's colour (`FFE699`);
- `{% lekat b.lekat %}`: the row stays on one page with the next one while the value is true.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.word.problems import Place
from generator.word.tags import NUMBER, Draft
from generator.word.tree import W, add_text, around, first_child, new, place_after

COMMANDS: Final = ("gabung", "cellbg", "lekat")
_COMMAND: Final = re.compile(r"\{%\s*(gabung|cellbg|lekat)\s+(.+?)\s*%\}", re.DOTALL)
_BEFORE_VMERGE: Final = ("cnfStyle", "tcW", "gridSpan", "hMerge")
_BEFORE_SHADING: Final = (*_BEFORE_VMERGE, "vMerge", "tcBorders")


def shape_cells(root: etree._Element, draft: Draft) -> None:
    """Turn every cell command into the properties it stands for; one out of its place is reported and left out."""
    found: dict[str, dict[etree._Element, str]] = {"gabung": {}, "cellbg": {}, "lekat": {}}
    for text in [t for t in root.iter(f"{W}t") if _COMMAND.search(t.text or "")]:
        cell = next(text.iterancestors(f"{W}tc"), None)
        for command, expression in _COMMAND.findall(text.text or ""):
            if cell is None or cell in found[command]:
                _report(command, expression, draft)
                continue
            found[command][cell] = expression
        text.text = _COMMAND.sub("", text.text or "")
    for cell, expression in found["gabung"].items():
        _merge(cell, expression)
    for cell, expression in found["cellbg"].items():
        _shade(cell, expression)
    for cell, expression in found["lekat"].items():
        _keep_with_next(cell, expression)


def _numbered(command: str, expression: str) -> str:
    """A tag that follows from a cell command and has its number."""
    number = NUMBER.search(expression)
    return f"{{% {command}{number[0] if number else ''} %}}"


def _report(command: str, expression: str, draft: Draft) -> None:
    number = NUMBER.search(expression)
    draft.report(
        draft.tags[int(number[1])].place if number else Place(),
        f"memakai perintah {command} di luar tabel, atau dua kali dalam satu sel",
        f"Perintah {command} hanya boleh dipakai satu kali dalam satu sel tabel. Hapus yang berlebih.",
    )


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
    properties.tail = f"{{% if ({expression}) == 'lanjut' %}}"
    empty.tail = _numbered("else", expression)
    cell.insert(1, empty)
    cell[-1].tail = (cell[-1].tail or "") + _numbered("endif", expression)


def _shade(cell: etree._Element, expression: str) -> None:
    properties = first_child(cell, "tcPr")
    for old in properties.findall(f"{W}shd"):
        properties.remove(old)
    shading = new("shd", val="clear", color="auto", fill=f"{{{{ {expression} }}}}")
    properties.insert(place_after(properties, *_BEFORE_SHADING), shading)


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
