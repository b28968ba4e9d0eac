"""Lists: the definitions of one document beside those of another, so that each counts by itself."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.office.word.combine.opc import Docx, adopt, widen
from generator.office.word.tree import W

_KEYS: Final = ("numPicBulletId", "abstractNumId", "numId")
_ORDER: Final = ("numPicBullet", "abstractNum", "num")


def append(base: Docx, guest: Docx) -> list[etree._Element]:
    """Bring the lists of `guest` into `base` under new numbers, and let its paragraphs and styles name them.

    Returns the definitions as they stand in `base`; the styles they name are still those of `guest`.
    """
    own = guest.single("numbering")
    if own is None:
        return []
    target = base.ensured("numbering", "numbering")
    for key in _KEYS:
        _renumber(guest, key, 1 + max((int(e.get(W + key, "0")) for e in target.element if e.get(W + key)), default=0))
    wide = target.become(widen(target.element, own))
    moved = [deepcopy(child) for child in own if etree.QName(child).localname in _ORDER]
    for child in moved:
        for mark in child.findall(f"{W}nsid"):
            child.remove(mark)  # Word takes lists with the same mark for one list
        adopt(target, guest, guest.named("numbering")[0], child)
        _place(wide, child)
    return moved


def _renumber(guest: Docx, key: str, offset: int) -> None:
    trees = [*guest.stories(), *(root for kind in ("styles", "numbering") if (root := guest.single(kind)) is not None)]
    element = "lvlPicBulletId" if key == "numPicBulletId" else key
    for root in trees:
        for item in root.iter(W + element):
            if key != "numId" or item.get(f"{W}val") != "0":  # a paragraph of list 0 is in no list
                item.set(f"{W}val", str(int(item.get(f"{W}val", "0")) + offset))
        for item in root.iterfind(f"*[@{W}{key}]"):
            item.set(W + key, str(int(item.get(W + key, "0")) + offset))


def _place(numbering: etree._Element, child: etree._Element) -> None:
    rank = _ORDER.index(etree.QName(child).localname)
    before = _ORDER[: rank + 1]
    numbering.insert(sum(1 for there in numbering if etree.QName(there).localname in before), child)
