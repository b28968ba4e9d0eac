"""The styles of one document brought into another: equal ones are shared, others come as copies under a new name.

A copy is named after the document it comes from, `PK Penutup (lampiran-1)`, and says itself what the
defaults of its own document said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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
        shared = self._shared(copy)
        self.renamed[style] = self._add(copy) if shared is None else shared.get(f"{W}styleId", "")
        return self.renamed[style]

    def _shared(self, style: etree._Element) -> etree._Element | None:
        """A style of the base that is the same: its name, or that of which it was copied, and its looks."""
        name = _name(style)
        for there in self.base.iterfind(f"{W}style"):
            is_called_so = name in (_name(there), _ORIGIN.sub("", _name(there)))
            if is_called_so and there.get(f"{W}type") == style.get(f"{W}type") and _looks(there) == _looks(style):
                return there
        return None

    def _add(self, style: etree._Element) -> str:
        names = {_name(there) for there in self.base.iterfind(f"{W}style")}
        is_taken = _name(style) in names
        if is_taken or f"{W}default" in style.attrib:
            style.attrib.pop(f"{W}default", "")
            style.set(f"{W}customStyle", "1")
            plain = re.sub(r"[,;]+", " ", _name(style))  # a comma would end the name in Word
            first_child(style, "name").set(f"{W}val", _free(f"{plain} ({self.label})", names, " "))
            for alias in style.findall(f"{W}aliases"):
                style.remove(alias)
        ids = {identity.casefold() for identity in _by_id(self.base)}
        identity = style.get(f"{W}styleId", "")
        if identity.casefold() in ids or is_taken:
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
                    identity = self.renamed.get(other.get(f"{W}val", ""))
                    # A pair is linked both ways: a shared style has its other half already.
                    if identity is None or (name == "link" and identity not in self.copies):
                        style.remove(other)
                    else:
                        other.set(f"{W}val", identity)


def append(base: Docx, guest: Docx, numbering: list[etree._Element]) -> None:
    """Bring the styles that `guest` uses into `base`, and let its paragraphs, runs, tables and lists name them."""
    own = guest.ensured("styles", "styles").element
    there = base.ensured("styles", "styles")
    wide = there.become(widen(there.element, own))
    unsaid = difference(defaults(wide), defaults(own), guest.name)
    ordinary = Import(wide, own, guest.name, {"paragraph": unsaid})
    within = _within_tables(ordinary, unsaid)
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


def _within_tables(ordinary: Import, unsaid: Said) -> dict[str | None, Import]:
    """Table styles that say what the document's defaults say too, each with what brings it and the styles within.

    A table style stands above the defaults and below the paragraph's style: were the paragraph's style to
    say the default itself, it would overrule the table's. So there the paragraph stays silent, and where
    only some cells of the table are spoken for, the table's style says the default for the others.
    """
    known = _by_id(ordinary.guest)
    found: dict[str | None, Import] = {}
    shared: dict[tuple[frozenset[Slot], frozenset[Slot]], Import] = {}
    for identity, style in known.items():
        says_always, says_sometimes = _table_says(style, known)
        always, sometimes = frozenset(says_always & set(unsaid)), frozenset(says_sometimes & set(unsaid))
        if not always and not sometimes:
            continue
        if (always, sometimes) not in shared:
            of_paragraphs = {slot: value for slot, value in unsaid.items() if slot not in always | sometimes}
            of_tables = {slot: value for slot, value in unsaid.items() if slot in sometimes - always}
            says = {"paragraph": of_paragraphs, "table": of_tables}
            shared[always, sometimes] = Import(ordinary.base, ordinary.guest, f"{ordinary.label} tabel", says)
        found[identity] = shared[always, sometimes]
    return found


def _restyle(
    element: etree._Element, group: str, tag: str, fallback: str | None, standing: str | None, brought: Import
) -> None:
    """Let a paragraph or table name its style in the base; the default one only where the base has another."""
    named = element.find(f"{W}{group}/{W}{tag}")
    if named is not None:
        named.set(f"{W}val", brought.bring(named.get(f"{W}val", "")))
        return
    style = None if fallback is None else brought.bring(fallback)
    if style is not None and style != standing:
        first_child(element, group).insert(0, new(tag, val=style))


def _rename(root: etree._Element, brought: Import, *tags: str) -> None:
    for element in root.iter(*tags):
        element.set(f"{W}val", brought.bring(element.get(f"{W}val", "")))


def _rename_known(definition: etree._Element, brought: Import) -> None:
    """A level of a list is tied to a style only where that is used."""
    for element in list(definition.iter(f"{W}pStyle")):
        style = brought.renamed.get(element.get(f"{W}val", ""))
        if style is None:
            remove(element)
        else:
            element.set(f"{W}val", style)


def _table_says(style: etree._Element, known: Mapping[str, etree._Element]) -> tuple[set[Slot], set[Slot]]:
    """What a table style says of all cells, and of some."""
    always: set[Slot] = set()
    sometimes: set[Slot] = set()
    seen: list[etree._Element] = []
    current: etree._Element | None = style
    while current is not None and current.get(f"{W}type") == "table" and current not in seen:
        seen.append(current)
        always.update(said(current))
        for part in current.iterfind(f"{W}tblStylePr"):
            sometimes.update(said(part))
        parent = current.find(f"{W}basedOn")
        current = None if parent is None else known.get(parent.get(f"{W}val", ""))
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


def _free(wanted: str, taken: set[str], between: str = "") -> str:
    """The name, with a number behind it where it is taken."""
    known = {name.casefold() for name in taken}
    name, number = wanted, 1
    while name.casefold() in known:
        number += 1
        name = f"{wanted}{between}{number}"
    return name


def _looks(style: etree._Element) -> tuple[str | None, _Looks]:
    """What a style is based on, and all that it changes."""
    parent = style.find(f"{W}basedOn")
    based_on = None if parent is None else parent.get(f"{W}val")
    changes: list[bytes] = []
    for name in _LOOKS:
        for child in style.iterfind(W + name):
            changes.append(etree.tostring(child, method="c14n", exclusive=True, with_tail=False))
    return based_on, tuple(changes)
