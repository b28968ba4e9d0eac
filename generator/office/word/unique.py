"""What may occur once in a document, made so again where a loop repeated it.

Word calls a file unreadable, or loses a part of it, when two bookmarks, shapes, content controls, form fields or
comments share a number or a name. The first of a kind keeps its own; each repetition gets the next one that is
free, so that the same data give the same document. A cross-reference that is repeated together with its bookmark
follows its own repetition; a comment or note that is referred to again is written again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.word.opc import written
from generator.office.word.tree import W, remove
from generator.office.xml import FILLED, OUTSIDE

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_SPID: Final = "{urn:schemas-microsoft-com:office:office}spid"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PAIRS: Final = ("bookmark", "perm", "moveFromRange", "moveToRange")
"""What stands between `…Start` and `…End`, which share a number."""
_NOTES: Final[Mapping[str, tuple[str, str]]] = {
    "footnoteReference": ("word/footnotes.xml", "footnote"),
    "endnoteReference": ("word/endnotes.xml", "endnote"),
    "commentReference": ("word/comments.xml", "comment"),
}
_COMMENT_RANGE: Final = ("commentRangeStart", "commentRangeEnd")
_MARKED: Final = re.compile(
    rb"<(?:wp:docPr|w:bookmarkStart|w:bookmarkEnd|w:permStart|w:moveFromRangeStart|w:moveToRangeStart|w:footnoteReference"
    rb"|w:endnoteReference|w:commentReference|w:commentRangeStart"
    rb"|v:(?:shape|rect|roundrect|oval|line|polyline|curve|arc|image|group) (?=[^<]*\bid=)"
    rb"|w:(?:id|name) (?=w:val)|w:\w+ (?=[^<]*w:author=))[^<]*"
)
"""The beginning of whatever has a number or name of its own."""
_REFERENCE: Final = re.compile(r'(\b(?:REF|PAGEREF|NOTEREF)\s+|\bHYPERLINK\s+\\l\s+)"?([^\s"\\]+)"?', re.IGNORECASE)
_MAX_NAME: Final = 40
"""Letters of a bookmark's name; Word cuts the rest off."""
_MAX_FIELD: Final = 20
"""Letters of a form field's name."""
_SHAPE: Final = re.compile(r"_x0000_s(\d{1,9})")
_FIRST_SHAPE: Final = 1025
"""Word numbers the shapes of a body from 1026."""
_NOT_ALONE: Final = (f"{W}comment", f"{W}moveFromRangeStart", f"{W}moveToRangeStart")
_OPTIONAL: Final = re.compile(r"\}(anchorId|editId|paraId|textId)$")


def own_ids(parts: Mapping[str, bytes], template: Mapping[str, bytes], stories: Iterable[str]) -> dict[str, bytes]:
    """The parts of a filled document, with numbers and names of their own for whatever a loop has repeated.

    `template` are the same parts before filling, `stories` the names of those that are filled.
    """
    names = sorted(stories, key=lambda name: (name != "word/document.xml", name))
    if not any(_repeats(parts[name], template[name]) for name in names):
        return dict(parts)
    trees = {name: etree.fromstring(parts[name], FILLED) for name in names}
    for part, _ in _NOTES.values():
        if part in parts:
            trees[part] = etree.fromstring(parts[part], FILLED)
    _copy_notes(trees)
    roots = list(trees.values())
    before = sum(len(_references([etree.fromstring(template[name], OUTSIDE)])) for name in names)
    _number_pairs(roots, repeated=len(_references(roots)) > before)
    _number_singles(roots)
    return {**parts, **{name: written(root) for name, root in trees.items()}}


def _repeats(content: bytes, template: bytes) -> bool:
    """Whether something that has a number or name occurs twice. Looks into a document only when its template has such."""
    if not _MARKED.search(template):
        return False
    found = _MARKED.findall(content)
    return len(set(found)) < len(found)


def _in_order(roots: Iterable[etree._Element], *tags: str) -> list[etree._Element]:
    """Elements in the order of the document, those that only older programs see last."""
    found = [element for root in roots for element in root.iter(*tags)]
    return sorted(found, key=lambda element: next(element.iterancestors(_FALLBACK), None) is not None)


@dataclass
class _Space:
    """The numbers of one kind: those that are taken."""

    taken: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    last: int = 0

    def own(self, number: str) -> str:
        """The number itself the first time, and each time it comes again one that is free."""
        if number in self.seen:
            while str(self.last) in self.taken or not self.last:
                self.last += 1
            number = str(self.last)
        self.seen.add(number)
        self.taken.add(number)
        return number


def _number_singles(roots: Sequence[etree._Element]) -> None:
    _renumber(_in_order(roots, f"{_WP}docPr"), "id")
    controls: list[etree._Element] = []
    for identity in _in_order(roots, f"{W}id"):
        if _is_in(identity, f"{W}sdtPr"):
            controls.append(identity)
    _renumber(controls, f"{W}val")
    changes: list[etree._Element] = []
    for element in _in_order(roots, f"{W}*"):
        if element.get(f"{W}author") and element.tag not in _NOT_ALONE:
            changes.append(element)
    _renumber(changes, f"{W}id")
    shapes: list[etree._Element] = []
    for element in _in_order(roots, f"{_V}*"):
        if element.get("id") and element.tag != f"{_V}shapetype":
            shapes.append(element)
    _number_shapes(shapes)
    _drop_repeated(_in_order(roots, f"{_WP}inline", f"{_WP}anchor", f"{W}p", f"{W}tr"))


def _renumber(elements: Sequence[etree._Element], key: str) -> None:
    space = _Space({element.get(key, "") for element in elements})
    for element in elements:
        element.set(key, space.own(element.get(key, "")))


def _is_in(element: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _drop_repeated(elements: Iterable[etree._Element]) -> None:
    """Numbers that Word gives for itself and does without: each stays only where it stands first."""
    seen: set[tuple[str, str]] = set()
    for element in elements:
        for name, value in [(str(name), str(value)) for name, value in element.attrib.items()]:
            if _OPTIONAL.search(name) and (name, value) in seen:
                del element.attrib[name]
            seen.add((name, value))


def _number_shapes(shapes: Sequence[etree._Element]) -> None:
    """Shapes of older programs: one that is repeated is named as Word names those without a name."""
    last = _FIRST_SHAPE
    for shape in shapes:
        for key in ("id", _SPID):
            if found := _SHAPE.fullmatch(shape.get(key, "")):
                last = max(last, int(found[1]))
    seen: set[str] = set()
    for shape in shapes:
        if shape.get("id") in seen:
            last += 1
            shape.set("id", f"_x0000_s{last}")
            shape.attrib.pop(_SPID, "")
        seen.add(shape.get("id", ""))


def _name(places: Sequence[tuple[etree._Element, str]], longest: int) -> dict[str, list[str]]:
    """Give each of these attributes a name of its own: the old name → the new ones in order."""
    taken = {element.get(key, "").casefold() for element, key in places}
    given: dict[str, list[str]] = defaultdict(list)
    for element, key in places:
        old = new = element.get(key, "")
        number = len(given[old])
        while given[old] and new.casefold() in taken:  # the first of a name keeps it
            number += 1
            ending = f"_{number}"
            new = f"{old[: longest - len(ending)]}{ending}"
        taken.add(new.casefold())
        given[old].append(new)
        element.set(key, new)
    return given


def _number_pairs(roots: Sequence[etree._Element], *, repeated: bool) -> None:
    """Numbers and names for what has a beginning and an end; `repeated` says whether cross-references were repeated."""
    for kind in _PAIRS:
        starts = _in_order(roots, f"{W}{kind}Start")
        ends: dict[str, list[etree._Element]] = defaultdict(list)
        for end in reversed(_in_order(roots, f"{W}{kind}End")):
            ends[end.get(f"{W}id", "")].append(end)
        space = _Space({start.get(f"{W}id", "") for start in starts})
        for start in starts:
            old = start.get(f"{W}id", "")
            if not ends[old]:
                remove(start)  # its end stands outside the loop, and belongs to the first
                continue
            number = space.own(old)
            start.set(f"{W}id", number)
            ends[old].pop().set(f"{W}id", number)
        for left in ends.values():
            for end in left:
                remove(end)
    given = _name([(start, f"{W}name") for start in _in_order(roots, f"{W}bookmarkStart")], _MAX_NAME)
    _name_fields(roots, given)
    if repeated:
        _refer(_references(roots), given)


def _name_fields(roots: Sequence[etree._Element], given: Mapping[str, Sequence[str]]) -> None:
    """Form fields are named as the bookmarks around them, or on their own."""
    fields: dict[str, list[etree._Element]] = defaultdict(list)
    for element in _in_order(roots, f"{W}name"):
        if _is_in(element, f"{W}ffData"):
            fields[element.get(f"{W}val", "")].append(element)
    alone: list[tuple[etree._Element, str]] = []
    for name, elements in fields.items():
        names = given.get(name, ())
        if len(names) == len(elements):
            for element, new in zip(elements, names, strict=True):
                element.set(f"{W}val", new)
        elif name:
            alone += [(element, f"{W}val") for element in elements]
    _name(alone, _MAX_FIELD)


_Reference = tuple[str, etree._Element, str]
"""The bookmark's name, and the element and attribute (or its text, when empty) that name it."""


def _references(roots: Iterable[etree._Element]) -> list[_Reference]:
    found: list[_Reference] = []
    for element in _in_order(roots, f"{W}hyperlink", f"{W}instrText", f"{W}fldSimple"):
        key = _NAMED_BY.get(str(element.tag), "")
        text = (element.get(key) if key else element.text) or ""
        if element.tag != f"{W}hyperlink":
            code = _REFERENCE.search(text)
            text = code[2] if code else ""
        if text:
            found.append((text, element, key))
    return found


_NAMED_BY: Final = {f"{W}hyperlink": f"{W}anchor", f"{W}fldSimple": f"{W}instr"}
"""Where an element names a bookmark, if not in its text."""


def _refer(references: Iterable[_Reference], given: Mapping[str, Sequence[str]]) -> None:
    """Let each repetition's references lead to its own bookmark, where every repetition has as many."""
    of: dict[str, list[_Reference]] = defaultdict(list)
    for reference in references:
        of[reference[0]].append(reference)
    for name, found in of.items():
        names = given.get(name, ())
        if len(names) > 1 and not len(found) % len(names):
            each = len(found) // len(names)
            for place, (_, element, key) in enumerate(found):
                _lead(element, key, name, names[place // each])


def _lead(element: etree._Element, key: str, old: str, new: str) -> None:
    if element.tag == f"{W}hyperlink":
        element.set(key, new)
        return
    text = (element.get(key) if key else element.text) or ""
    changed = _REFERENCE.sub(lambda found: found[0].replace(old, new), text, count=1)
    if key:
        element.set(key, changed)
    else:
        element.text = changed


def _copy_notes(trees: Mapping[str, etree._Element]) -> None:
    """Let every reference have a note or comment of its own, with the same text."""
    kept_in = {part for part, _ in _NOTES.values()}
    stories = [root for name, root in trees.items() if name not in kept_in]
    for reference, (part, note) in _NOTES.items():
        if part not in trees:
            continue
        known = {one.get(f"{W}id", ""): one for one in trees[part].iter(W + note)}
        space = _Space(set(known))
        references = _by_number(stories, reference)
        ranges = [_by_number(stories, tag) for tag in _COMMENT_RANGE] if note == "comment" else []
        for number, elements in references.items():
            for place in range(len(elements)):
                new = space.own(number)
                if new != number and number in known:
                    copy = deepcopy(known[number])
                    copy.set(f"{W}id", new)
                    trees[part].append(copy)
                for same in (references, *ranges):
                    if place < len(same[number]):
                        same[number][place].set(f"{W}id", new)


def _by_number(stories: Iterable[etree._Element], tag: str) -> dict[str, list[etree._Element]]:
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for element in _in_order(stories, W + tag):
        found[element.get(f"{W}id", "")].append(element)
    return found
