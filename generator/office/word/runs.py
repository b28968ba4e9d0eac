"""`{{r … }}`: rich text, printed as runs that keep the looks of the run the tag stood in.

docxtpl ends the run at the tag and begins one without looks behind it: so every tag gets a run of its own.
"""

from __future__ import annotations

import re
from copy import deepcopy
from functools import lru_cache, partial
from typing import Final

from lxml import etree

from generator.office.word.language import Looks
from generator.office.word.tree import RUN_ORDER, W, new, place_after, remove
from generator.office.xml import OUTSIDE

_RICH: Final = re.compile(r"(\{\{r\s.*?\}\})")
_BEFORE: Final = {mark: RUN_ORDER[: RUN_ORDER.index(mark)] for mark in ("b", "i", "strike", "vertAlign")}
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')


def free_rich_tags(root: etree._Element, looks: list[Looks]) -> None:
    """Give every rich tag a run of its own; `looks` collects the properties of the runs they stood in."""
    rich = (
        text.getparent() for text in root.iter(f"{W}t") if "{{r" in (text.text or "") and _RICH.search(text.text or "")
    )
    for run in [run for run in dict.fromkeys(rich) if run is not None and run.tag == f"{W}r"]:
        looks.append(_looks(run.find(f"{W}rPr")))
        _split(run, len(looks) - 1)


def _split(run: etree._Element, look: int) -> None:
    properties = run.find(f"{W}rPr")
    for piece, rich in _pieces(run, look):
        alone = new("r")
        alone.extend([deepcopy(properties), piece] if properties is not None and not rich else [piece])
        run.addprevious(alone)
    remove(run)


def _pieces(run: etree._Element, look: int) -> list[tuple[etree._Element, bool]]:
    """The contents of a run in order, and whether each is a tag."""
    pieces: list[tuple[etree._Element, bool]] = []
    for child in run:
        if child.tag == f"{W}t":
            pieces += [_piece(part, look) for part in _RICH.split(child.text or "") if part]
        elif child.tag != f"{W}rPr":
            pieces.append((deepcopy(child), False))
    return pieces


def _piece(part: str, look: int) -> tuple[etree._Element, bool]:
    rich = _RICH.fullmatch(part) is not None
    text = new("t")
    text.text = f"{{{{r ({part[3:-2].strip()})|_runs({look}) }}}}" if rich else part
    return text, rich


def _looks(properties: etree._Element | None) -> Looks:
    """How text of a master's look stands in this run."""
    if properties is None:
        return partial(_look, None)
    return partial(_look, etree.tostring(properties, with_tail=False))


@lru_cache(maxsize=1000)
def _look(properties: bytes | None, italic: bool, bold: bool, strike: bool, position: str) -> str:
    """The properties of a run with those of a master's look added, as XML."""
    marks = [mark for mark, wanted in (("b", bold), ("i", italic), ("strike", strike)) if wanted]
    if properties is None and not marks and not position:
        return ""
    own = etree.fromstring(properties, OUTSIDE) if properties is not None else new("rPr")
    for mark in marks:
        _put(own, new(mark), _BEFORE[mark])
    if position:
        _put(own, new("vertAlign", val=position), _BEFORE["vertAlign"])
    return _NAMESPACE.sub("", etree.tostring(own, encoding="unicode"))


def _put(properties: etree._Element, mark: etree._Element, before: tuple[str, ...]) -> None:
    """Put a mark where the schema wants it, in the place of an old one."""
    for old in properties.findall(str(mark.tag)):
        properties.remove(old)
    properties.insert(place_after(properties, *before), mark)
