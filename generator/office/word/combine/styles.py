"""The styles of one document brought into another: equal ones are shared, others come as copies under a new name.

A copy is named after the document it comes from, `PK Penutup (lampiran-1)`, and says itself what the
defaults of its own document said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.word.combine.defaults import Said, Slot, defaults, difference, said, say
from generator.office.word.combine.opc import Docx, widen
from generator.office.word.tree import W, first_child, new, remove

_LIST_STYLES: Final = (f"{W}numStyleLink", f"{W}styleLink", f"{W}rStyle")
_LOOKS: Final = ("pPr", "rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
_ORIGIN: Final = re.compile(r" \([^()]*\)$")
_Looks = tuple[bytes, ...]


@dataclass
class Import:
    """The styles of one document on their way into another."""

    base: etree._Element
    guest: etree._Element
    label: str
    """What follows the name of a copy: `lampiran-1`."""
    unsaid: Mapping[str, Said]
    """What styles of a type that are based on no other must say, by type."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Id in the guest → id in the base."""
    copies: dict[str, etree._Element] = field(default_factory=dict)

    def bring(self, style: str) -> str:
        """The id in the base of a style of the guest; an unknown one keeps its id and gives way to the default."""
        if style in self.renamed:
            return self.renamed[style]
        own = _by_id(self.guest).get(style)
        if own is None:
            return style
        copy = deepcopy(own)
        self.renamed[style] = style  # a style that is based on itself stops here
        parent = copy.find(f"{W}basedOn")
        if parent is not None:
            parent.set(f"{W}val", self.bring(parent.get(f"{W}val", "")))
        else:
            say(copy, self.unsaid.get(copy.get(f"{W}type", ""), {}))
        shared = next((there for there in self._candidates(copy) if _looks(there) == _looks(copy)), None)
        self.renamed[style] = self._add(copy) if shared is None else shared.get(f"{W}styleId", "")
        return self.renamed[style]

    def _candidates(self, style: etree._Element) -> Iterator[etree._Element]:
        kind, name = style.get(f"{W}type"), _name(style)
        for there in self.base.iterfind(f"{W}style"):
            if there.get(f"{W}type") == kind and name in (_name(there), _ORIGIN.sub("", _name(there))):
                yield there

    def _add(self, style: etree._Element) -> str:
        names = {_name(there) for there in self.base.iterfind(f"{W}style")}
        if (taken := _name(style) in names) or f"{W}default" in style.attrib:
            style.attrib.pop(f"{W}default", "")
            style.set(f"{W}customStyle", "1")
            first_child(style, "name").set(f"{W}val", _free(f"{_plain(style)} ({self.label})", names, " "))
            for alias in style.findall(f"{W}aliases"):
                style.remove(alias)
        ids = {identity.casefold() for identity in _by_id(self.base)}
        identity = style.get(f"{W}styleId", "")
        if identity.casefold() in ids or taken:
            identity = _free(re.sub(r"\W", "", f"{identity}{self.label}"), ids)
        style.set(f"{W}styleId", identity)
        self.base.append(style)
        self.copies[identity] = style
        return identity

    def finish(self) -> None:
        """Let the copies name one another: the style that follows, the other half of a linked pair."""
        for style in list(self.copies.values()):
            for name in ("next", "link"):
                for other in style.findall(W + name):
                    identity = self._named(name, other.get(f"{W}val", ""))
                    if identity is None:
                        style.remove(other)
                    else:
                        other.set(f"{W}val", identity)

    def _named(self, name: str, style: str) -> str | None:
        """A pair is linked both ways: a copy is not linked to a shared style, which has its other half already."""
        identity = self.renamed.get(style)
        return identity if identity is not None and (name == "next" or identity in self.copies) else None


def append(base: Docx, guest: Docx, numbering: list[etree._Element]) -> None:
    """Bring the styles that `guest` uses into `base`, and let its paragraphs, runs, tables and lists name them."""
    own = guest.ensured("styles", "styles").element
    there = base.ensured("styles", "styles")
    wide = there.become(widen(there.element, own))
    unsaid = difference(defaults(wide), defaults(own), guest.name)
    ordinary = Import(wide, own, guest.name, {"paragraph": unsaid})
    within = _tabled(ordinary, unsaid)
    fallback = {kind: _default(own, kind) for kind in ("paragraph", "table")}
    standing = {kind: _default(wide, kind) for kind in ("paragraph", "table")}
    for root in guest.stories():
        around = {table: within.get(_table_style(table, fallback["table"]), ordinary) for table in root.iter(f"{W}tbl")}
        for table, brought in around.items():
            _restyle(table, "tblPr", "tblStyle", fallback["table"], standing["table"], brought)
        for paragraph in root.iter(f"{W}p"):
            holder = next(paragraph.iterancestors(f"{W}tbl"), None)
            brought = ordinary if holder is None else around[holder]
            _restyle(paragraph, "pPr", "pStyle", fallback["paragraph"], standing["paragraph"], brought)
        _rename(root, ordinary, f"{W}rStyle")
    for definition in numbering:
        _rename(definition, ordinary, *_LIST_STYLES)
        _rename_known(definition, ordinary)
    for brought in (ordinary, *within.values()):
        brought.finish()


def _tabled(ordinary: Import, unsaid: Said) -> dict[str | None, Import]:
    """Table styles that say what the document's defaults say too, each with what brings it and the styles within.

    A table style stands above the defaults and below the paragraph's style: were the paragraph's style to
    say the default itself, it would overrule the table's. So there the paragraph stays silent, and where
    only some cells of the table are spoken for, the table's style says the default for the others.
    """
    known = _by_id(ordinary.guest)
    found: dict[str | None, Import] = {}
    shared: dict[tuple[frozenset[Slot], frozenset[Slot]], Import] = {}
    for identity, style in known.items():
        always, sometimes = (slots & set(unsaid) for slots in _table_says(style, known))
        if always | sometimes:
            says = {
                "paragraph": {slot: value for slot, value in unsaid.items() if slot not in always | sometimes},
                "table": {slot: value for slot, value in unsaid.items() if slot in sometimes - always},
            }
            brought = Import(ordinary.base, ordinary.guest, f"{ordinary.label} tabel", says)
            found[identity] = shared.setdefault((frozenset(always), frozenset(sometimes)), brought)
    return found


def _restyle(
    element: etree._Element, group: str, tag: str, fallback: str | None, standing: str | None, brought: Import
) -> None:
    """Let a paragraph or table name its style in the base; the default one only where the base has another."""
    named = element.find(f"{W}{group}/{W}{tag}")
    if named is not None:
        named.set(f"{W}val", brought.bring(named.get(f"{W}val", "")))
    elif fallback is not None and (style := brought.bring(fallback)) != standing:
        first_child(element, group).insert(0, new(tag, val=style))


def _rename(root: etree._Element, brought: Import, *tags: str) -> None:
    for element in root.iter(*tags):
        element.set(f"{W}val", brought.bring(element.get(f"{W}val", "")))


def _rename_known(definition: etree._Element, brought: Import) -> None:
    """A level of a list is tied to a style only where that is used."""
    for element in list(definition.iter(f"{W}pStyle")):
        if (style := brought.renamed.get(element.get(f"{W}val", ""))) is not None:
            element.set(f"{W}val", style)
        else:
            remove(element)


def _table_says(style: etree._Element, known: Mapping[str, etree._Element]) -> tuple[set[Slot], set[Slot]]:
    """What a table style says of all cells, and of some."""
    always: set[Slot] = set()
    sometimes: set[Slot] = set()
    seen: list[etree._Element] = []
    current: etree._Element | None = style
    while current is not None and current.get(f"{W}type") == "table" and current not in seen:
        seen.append(current)
        always |= set(said(current))
        sometimes |= {slot for part in current.iterfind(f"{W}tblStylePr") for slot in said(part)}
        parent = current.find(f"{W}basedOn")
        current = known.get(parent.get(f"{W}val", "")) if parent is not None else None
    return always, sometimes


def _table_style(table: etree._Element, fallback: str | None) -> str | None:
    named = table.find(f"{W}tblPr/{W}tblStyle")
    return named.get(f"{W}val") if named is not None else fallback


def _default(styles: etree._Element, kind: str) -> str | None:
    """The id of the style that holds for what names none."""
    for style in styles.iterfind(f"{W}style"):
        if style.get(f"{W}type") == kind and style.get(f"{W}default") in ("1", "true", "on"):
            return style.get(f"{W}styleId")
    return None


def _by_id(styles: etree._Element) -> dict[str, etree._Element]:
    return {style.get(f"{W}styleId", ""): style for style in styles.iterfind(f"{W}style")}


def _name(style: etree._Element) -> str:
    name = style.find(f"{W}name")
    return name.get(f"{W}val", "") if name is not None else style.get(f"{W}styleId", "")


def _plain(style: etree._Element) -> str:
    """The style's name as a part of another: a comma would end it in Word."""
    return re.sub(r"[,;]+", " ", _name(style))


def _free(wanted: str, taken: set[str], between: str = "") -> str:
    known = {name.casefold() for name in taken}
    if wanted.casefold() not in known:
        return wanted
    numbered = (f"{wanted}{between}{number}" for number in range(2, len(known) + 3))
    return next(name for name in numbered if name.casefold() not in known)


def _looks(style: etree._Element) -> tuple[str | None, _Looks]:
    """What a style is based on, and all that it changes."""
    parent = style.find(f"{W}basedOn")
    found = [child for name in _LOOKS for child in style.iterfind(W + name)]
    canonical = tuple(etree.tostring(child, method="c14n", exclusive=True, with_tail=False) for child in found)
    return (parent.get(f"{W}val") if parent is not None else None), canonical
