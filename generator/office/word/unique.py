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
    trees |= {part: etree.fromstring(parts[part], FILLED) for part, _ in _NOTES.values() if part in parts}
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


def _renumber(elements: Sequence[etree._Element], key: str) -> None:
    space = _Space({element.get(key, "") for element in elements})
    for element in elements:
        element.set(key, space.own(element.get(key, "")))


def _number_singles(roots: Sequence[etree._Element]) -> None:
    _renumber(_in_order(roots, f"{_WP}docPr"), "id")
    _renumber([e for e in _in_order(roots, f"{W}id") if _within(e, f"{W}sdtPr")], f"{W}val")
    _renumber([e for e in _in_order(roots, f"{W}*") if e.get(f"{W}author") and e.tag not in _NOT_ALONE], f"{W}id")
    _number_shapes([e for e in _in_order(roots, f"{_V}*") if e.tag != f"{_V}shapetype" and e.get("id")])
    _drop_repeated(_in_order(roots, f"{_WP}inline", f"{_WP}anchor", f"{W}p", f"{W}tr"))


def _drop_repeated(elements: Iterable[etree._Element]) -> None:
    """Numbers that Word gives for itself and does without: each stays only where it stands first."""
    seen: set[tuple[str, str]] = set()
    for element in elements:
        for name, value in [(str(name), str(value)) for name, value in element.attrib.items()]:
            if _OPTIONAL.search(name) and (name, value) in seen:
                del element.attrib[name]
            seen.add((name, value))


def _within(element: etree._Element, tag: str) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == tag


def _number_shapes(shapes: Sequence[etree._Element]) -> None:
    """Shapes of older programs: one that is repeated is named as Word names those without a name."""
    seen: set[str] = set()
    numbers = [int(found[1]) for e in shapes for key in ("id", _SPID) if (found := _SHAPE.fullmatch(e.get(key, "")))]
    last = max((_FIRST_SHAPE, *numbers))
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
        old = element.get(key, "")
        number, new = len(given[old]) + 1, old
        while given[old] and new.casefold() in taken:
            ending = f"_{number}"
            new, number = f"{old[: longest - len(ending)]}{ending}", number + 1
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
            start.set(f"{W}id", space.own(old))
            ends[old].pop().set(f"{W}id", start.get(f"{W}id", ""))
        for end in (end for left in ends.values() for end in left):
            remove(end)
    given = _name([(start, f"{W}name") for start in _in_order(roots, f"{W}bookmarkStart")], _MAX_NAME)
    _name_fields(roots, given)
    if repeated:
        _refer(_references(roots), given)


def _name_fields(roots: Sequence[etree._Element], given: Mapping[str, Sequence[str]]) -> None:
    """Form fields are named as the bookmarks around them, or on their own."""
    fields: dict[str, list[etree._Element]] = defaultdict(list)
    for element in _in_order(roots, f"{W}name"):
        if _within(element, f"{W}ffData"):
            fields[element.get(f"{W}val", "")].append(element)
    alone: list[tuple[etree._Element, str]] = []
    for name, elements in fields.items():
        names = given.get(name, ())
        if len(names) == len(elements):
            for element, new in zip(elements, names, strict=True):
                element.set(f"{W}val", new)
        else:
            alone += [(element, f"{W}val") for element in elements]
    _name([place for place in alone if place[0].get(place[1])], _MAX_FIELD)


_Reference = tuple[str, etree._Element, str]
"""The bookmark's name, and the element and attribute (or its text, when empty) that name it."""


def _references(roots: Iterable[etree._Element]) -> list[_Reference]:
    found: list[_Reference] = []
    for element in _in_order(roots, f"{W}hyperlink", f"{W}instrText", f"{W}fldSimple"):
        key = {f"{W}hyperlink": f"{W}anchor", f"{W}fldSimple": f"{W}instr"}.get(str(element.tag), "")
        text = (element.get(key) if key else element.text) or ""
        code = _REFERENCE.search(text) if element.tag != f"{W}hyperlink" else None
        if name := code[2] if code else text if element.tag == f"{W}hyperlink" else "":
            found.append((name, element, key))
    return found


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
    stories = [root for name, root in trees.items() if name not in {part for part, _ in _NOTES.values()}]
    for reference, (part, note) in _NOTES.items():
        if part not in trees:
            continue
        known = {one.get(f"{W}id", ""): one for one in trees[part].iter(W + note)}
        space = _Space(set(known))
        tags = [reference, *(_COMMENT_RANGE if note == "comment" else ())]
        found = [_by_number(_in_order(stories, W + tag)) for tag in tags]
        for number, elements in found[0].items():
            for place in range(len(elements)):
                new = space.own(number)
                if new != number and number in known:
                    trees[part].append(_copy(known[number], new))
                for same in (one[number][place] for one in found if len(one[number]) > place):
                    same.set(f"{W}id", new)


def _by_number(elements: Iterable[etree._Element]) -> dict[str, list[etree._Element]]:
    found: dict[str, list[etree._Element]] = defaultdict(list)
    for element in elements:
        found[element.get(f"{W}id", "")].append(element)
    return found


def _copy(note: etree._Element, number: str) -> etree._Element:
    copy = deepcopy(note)
    copy.set(f"{W}id", number)
    return copy
