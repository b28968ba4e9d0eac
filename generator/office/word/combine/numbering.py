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
        taken = [int(number) for item in target.element if (number := item.get(W + key))]
        _renumber(guest, key, 1 + max(taken, default=0))
    wide = target.become(widen(target.element, own))
    moved = [deepcopy(child) for child in own if etree.QName(child).localname in _ORDER]
    for child in moved:
        for mark in child.findall(f"{W}nsid"):
            child.remove(mark)  # Word takes lists with the same mark for one list
        adopt(target, guest, guest.named("numbering")[0], child)
        rank = _ORDER.index(etree.QName(child).localname)
        before = _ORDER[: rank + 1]
        wide.insert(sum(etree.QName(there).localname in before for there in wide), child)
    return moved


def _renumber(guest: Docx, key: str, offset: int) -> None:
    trees = list(guest.stories())
    for kind in ("styles", "numbering"):
        root = guest.single(kind)
        if root is not None:
            trees.append(root)
    element = "lvlPicBulletId" if key == "numPicBulletId" else key
    for root in trees:
        for item in root.iter(W + element):
            if key != "numId" or item.get(f"{W}val") != "0":  # a paragraph of list 0 is in no list
                item.set(f"{W}val", str(int(item.get(f"{W}val", "0")) + offset))
        for item in root.iterfind(f"*[@{W}{key}]"):
            item.set(W + key, str(int(item.get(W + key, "0")) + offset))
