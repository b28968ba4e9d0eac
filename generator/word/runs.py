"""`{{r … }}`: rich text, printed as runs that keep the looks of the run the tag stood in."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.word.language import Looks
from generator.word.tree import W, add_before, new, place_after, remove

_RICH: Final = re.compile(r"(\{\{r\s.*?\}\})")
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
    return _look(properties), _look(properties, "i"), _look(properties, "b"), _look(properties, "b", "i")


def _look(properties: etree._Element | None, *marks: str) -> str:
    """Run properties as XML with these marks (bold, italic) added, in schema order."""
    if properties is None and not marks:
        return ""
    own = deepcopy(properties) if properties is not None else new("rPr")
    for mark in marks:
        for old in own.findall(W + mark):
            own.remove(old)
        before = ("rStyle", "rFonts") if mark == "b" else ("rStyle", "rFonts", "b", "bCs")
        own.insert(place_after(own, *before), new(mark))
    own.tail = None
    return _NAMESPACE.sub("", etree.tostring(own, encoding="unicode"))
