"""`{{r … }}`: rich text, printed as runs that keep the looks of the run the tag stood in."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache
from typing import Final

from lxml import etree

from generator.word.language import Looks
from generator.word.tree import W, add_before, new, place_after, remove

_RICH: Final = re.compile(r"(\{\{r\s.*?\}\})")
_ORDER: Final = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign"),
)
"""The order of run properties (ECMA-376 part 1, CT_RPr) up to the last that a look may need."""
_BEFORE: Final = {mark: _ORDER[: _ORDER.index(mark)] for mark in ("b", "i", "strike", "vertAlign")}
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')


def free_rich_tags(root: etree._Element, looks: list[Looks]) -> None:
    """Take every rich tag out of its run, so that it stands between runs; `looks` collects the runs' properties."""
    rich = (
        text.getparent() for text in root.iter(f"{W}t") if "{{r" in (text.text or "") and _RICH.search(text.text or "")
    )
    for run in [run for run in dict.fromkeys(rich) if run is not None and run.tag == f"{W}r"]:
        looks.append(_looks(run.find(f"{W}rPr")))
        _split(run, len(looks) - 1)


def _split(run: etree._Element, look: int) -> None:
    properties = run.find(f"{W}rPr")
    for piece in _pieces(run, look):
        if isinstance(piece, str):
            add_before(run, piece)
            continue
        alone = new("r")
        alone.extend([deepcopy(properties), piece] if properties is not None else [piece])
        run.addprevious(alone)
    remove(run)


def _pieces(run: etree._Element, look: int) -> list[str | etree._Element]:
    """The contents of a run in order: what it held, and its rich tags as Jinja text between."""
    pieces: list[str | etree._Element] = []
    for child in run:
        if child.tag == f"{W}t":
            pieces += [_piece(part, look) for part in _RICH.split(child.text or "") if part]
        elif child.tag != f"{W}rPr":
            pieces.append(deepcopy(child))
    return pieces


def _piece(part: str, look: int) -> str | etree._Element:
    if _RICH.fullmatch(part):
        return f"{{{{ ({part[3:-2].strip()})|_runs({look}) }}}}"
    text = new("t")
    text.text = part
    return text


def _looks(properties: etree._Element | None) -> Looks:
    """How text of a master's look stands in this run: each look's properties as XML, made when it is first met."""

    @cache
    def look(italic: bool, bold: bool, strike: bool, position: str) -> str:
        marks = [mark for mark, wanted in (("b", bold), ("i", italic), ("strike", strike)) if wanted]
        if properties is None and not marks and not position:
            return ""
        own = deepcopy(properties) if properties is not None else new("rPr")
        for mark in marks:
            _put(own, new(mark), _BEFORE[mark])
        if position:
            _put(own, new("vertAlign", val=position), _BEFORE["vertAlign"])
        own.tail = None
        return _NAMESPACE.sub("", etree.tostring(own, encoding="unicode"))

    return look


def _put(properties: etree._Element, mark: etree._Element, before: tuple[str, ...]) -> None:
    """Put a mark where the schema wants it, in the place of an old one."""
    for old in properties.findall(str(mark.tag)):
        properties.remove(old)
    properties.insert(place_after(properties, *before), mark)
