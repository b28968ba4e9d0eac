"""Numbered lists in loops: each repetition counts from the beginning again.

Word counts on through a document. A list whose items all stand inside a loop is begun anew by every repetition of
it: `restarts` finds such lists before filling and the loop's opening tag leaves a sign in what is filled
(`sign`); `restarted` gives every repetition after the first a numbering of its own. A list whose items are made
by the loop itself (one numbered paragraph, repeated) counts on, as does one of which any item stands outside the
loop, or holds the comment `{# nomor berlanjut #}`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from generator.office.word.opc import written
from generator.office.word.tree import W, first_child, new, place_after
from generator.office.xml import OUTSIDE

NUMBERING: Final = "word/numbering.xml"
_STYLES: Final = "word/styles.xml"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNNUMBERED: Final = ("bullet", "none")
_RUNS_ON: Final = re.compile(r"\{#\s*nomor\s+berlanjut\b", re.IGNORECASE)
_SIGN: Final = re.compile(rb'<\?perkin-ulang (\d+)\?>|(<w:numId w:val=")(\d+)(")')
_BEFORE_NUMBER: Final = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
_BEFORE_INDENT: Final = (
    *(*_BEFORE_NUMBER, "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
    *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing"),
)


class Tagged(NamedTuple):
    """A tag in the order of a story: its command (`for`, `endfor`, `if`, `elif`, `else`, `endif`) and its number."""

    command: str
    number: int


@dataclass
class _Block:
    """A stretch of a story between two tags, or one of the ways that an `if` offers."""

    loop: int
    """Number of the opening tag of a loop; -1 for a way of an `if` and for the whole story."""
    above: _Block | None
    items: list[_Item] = field(default_factory=list)
    ways: list[list[_Block]] = field(default_factory=list)
    """The blocks inside: one way for a loop, one for each way of an `if`."""

    def count(self, items: set[int]) -> int:
        """How many of these items one repetition prints at most; two stands for many."""
        own = sum(id(item) in items for item in self.items)
        for ways in self.ways:
            most = max(way.count(items) for way in ways)
            is_loop = ways[0].loop >= 0
            own += 2 if is_loop and most else most
        return own


class _Item(NamedTuple):
    """A numbered paragraph."""

    paragraph: etree._Element
    number: str
    """The numbering: `w:numId`."""
    level: int
    block: _Block
    by_style: bool


@dataclass(frozen=True)
class Restarts:
    """What begins anew in a story: number of the loop's opening tag → its numberings, each with the list it counts in."""

    loops: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


class Numbering:
    """The numberings of a template, and which of them its styles use."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        numbering = etree.fromstring(parts.get(NUMBERING, b"<none/>"), OUTSIDE)
        self._kinds = {kind.get(f"{W}abstractNumId", ""): kind for kind in numbering.iter(f"{W}abstractNum")}
        self._nums = {num.get(f"{W}numId", ""): num for num in numbering.iter(f"{W}num")}
        styles = etree.fromstring(parts.get(_STYLES, b"<none/>"), OUTSIDE) if self._nums else numbering
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}

    def __bool__(self) -> bool:
        return bool(self._nums)

    def used(self, paragraph: etree._Element) -> tuple[str, int, bool] | None:
        """The numbering of a paragraph, its level, and whether a style gives them; None for none and for bullets."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        found, by_style = own, False
        if own is None or not _value(own, "numId"):
            found, by_style = self._inherited(paragraph, "numPr"), True
        number = "" if found is None else _value(found, "numId")
        if found is None or number not in self._nums:
            return None
        level = "" if own is None else _value(own, "ilvl")  # a paragraph may say its level alone
        level = level or _value(found, "ilvl") or "0"
        if not level.isdecimal() or not self._counts(number, level):
            return None
        return number, int(level), by_style

    def _inherited(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """What a paragraph's style, or one that it is based on, says of its paragraphs."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = "" if named is None else named.get(f"{W}val", "")
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found = self._styles[style].find(f"{W}pPr/{W}{name}")
            if found is not None:
                return found
            style = _value(self._styles[style], "basedOn")
        return None

    def indent(self, paragraph: etree._Element) -> etree._Element | None:
        """The indent that a paragraph's style gives, which a numbering of the paragraph's own would push aside."""
        return self._inherited(paragraph, "ind")

    def _counts(self, number: str, level: str) -> bool:
        """Whether a level has numbers, not bullets."""
        num = self._nums[number]
        found = num.find(f"{W}lvlOverride[@{W}ilvl='{level}']/{W}lvl")
        kind = self._kinds.get(_value(num, "abstractNumId"))
        if found is None and kind is not None:
            found = kind.find(f"{W}lvl[@{W}ilvl='{level}']")
        return found is None or _value(found, "numFmt") not in _UNNUMBERED

    def list(self, number: str) -> str:
        """What counts together: all numberings of one kind, save those that begin for themselves."""
        num = self._nums[number]
        if num.find(f"{W}lvlOverride/{W}startOverride") is not None:
            return f"num {number}"
        return f"kind {_value(num, 'abstractNumId')}"


def _value(element: etree._Element, name: str) -> str:
    found = element.find(W + name)
    return "" if found is None else found.get(f"{W}val", "")


def restarts(
    root: etree._Element, numbering: Numbering, tags: Callable[[str], Iterable[Tagged]], elsewhere: frozenset[str]
) -> Restarts:
    """The lists of a story that every repetition of a loop begins anew. What a style numbers gets its number itself.

    `tags` reads the tags of a text; `elsewhere` are the lists that other stories use.
    """
    items = _items(root, numbering, tags)
    lists: dict[str, list[_Item]] = defaultdict(list)
    for item in items:
        lists[numbering.list(item.number)].append(item)
    loops: dict[int, dict[str, str]] = defaultdict(dict)
    for name, found in lists.items():
        loop = -1 if name in elsewhere else _loop(found)
        if loop >= 0:
            loops[loop].update((item.number, name) for item in found)
            for item in found:
                _number_itself(item, numbering)
    return Restarts(loops)


def lists_of(root: etree._Element, numbering: Numbering) -> frozenset[str]:
    """The lists that a story uses."""
    found: set[str] = set()
    for paragraph in root.iter(f"{W}p"):
        if used := numbering.used(paragraph):
            found.add(numbering.list(used[0]))
    return frozenset(found)


def _loop(items: Sequence[_Item]) -> int:
    """The innermost loop that holds all these items and prints several of them each time; -1 for none."""
    for item in items:
        text = "".join(text.text or "" for text in item.paragraph.iter(f"{W}t"))
        if _RUNS_ON.search(text):
            return -1
    highest = min(item.level for item in items)
    counted: set[int] = set()
    for item in items:
        is_fallback = next(item.paragraph.iterancestors(_FALLBACK), None) is not None
        if item.level == highest and not is_fallback:
            counted.add(id(item))
    shared = Counter(id(block) for item in items for block in _above(item.block))
    for block in _above(items[0].block):
        holds_all = shared[id(block)] == len(items)
        if block.loop >= 0 and holds_all and block.count(counted) > 1:
            return block.loop
    return -1


def _above(block: _Block | None) -> Iterator[_Block]:
    while block is not None:
        yield block
        block = block.above


def _items(root: etree._Element, numbering: Numbering, tags: Callable[[str], Iterable[Tagged]]) -> list[_Item]:
    """The numbered paragraphs of a story, each with the block in which its numbering stands."""
    block, found = _Block(-1, None), []
    # In the order in which it is written: a paragraph where its properties stand, and the tags of every text.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_start = event == "start"
        if is_start and element.tag == f"{W}p" and (used := numbering.used(element)):
            number, level, by_style = used
            item = _Item(element, number, level, block, by_style)
            block.items.append(item)
            found.append(item)
        text = (element.text if is_start else element.tail) or ""
        for tag in tags(text) if "{" in text else ():
            block = _next(block, tag)
    return found


def _next(block: _Block, tag: Tagged) -> _Block:
    """The block in which a story goes on after a tag."""
    if tag.command in ("for", "if"):
        inner = _Block(tag.number if tag.command == "for" else -1, block)
        block.ways.append([inner])
        return inner
    if block.above is None or tag.command not in ("elif", "else", "endfor", "endif"):
        return block
    if tag.command in ("elif", "else"):
        other = _Block(-1, block.above)
        block.above.ways[-1].append(other)
        return other
    return block.above


def _number_itself(item: _Item, numbering: Numbering) -> None:
    """Let a paragraph say itself what its style says, so that its numbering can be another one each time."""
    if not item.by_style:
        return
    properties = first_child(item.paragraph, "pPr")
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    own = new("numPr")
    own.extend([new("ilvl", val=str(item.level)), new("numId", val=item.number)])
    properties.insert(place_after(properties, *_BEFORE_NUMBER), own)
    indent = numbering.indent(item.paragraph)
    if indent is not None and properties.find(f"{W}ind") is None:
        properties.insert(place_after(properties, *_BEFORE_INDENT), deepcopy(indent))


def sign(loop: int) -> str:
    """What stands behind a loop's opening tag, so that each repetition is seen in what is filled."""
    return f"<?perkin-ulang {loop}?>"


def restarted(parts: Mapping[str, bytes], loops: Mapping[str, Restarts]) -> dict[str, bytes]:
    """The filled parts with a numbering of its own for every repetition after the first; `loops` by story."""
    done = dict(parts)
    stories = sorted(story for story, begun in loops.items() if begun.loops)
    if not stories:
        return done
    root = etree.fromstring(parts[NUMBERING], OUTSIDE)
    added = _Added(root)
    for story in stories:
        done[story] = _story(parts[story], loops[story], added)
    last = list(root.iter(f"{W}num"))[-1]
    for num in reversed(added.new):
        last.addnext(num)
    done[NUMBERING] = written(root)
    return done


class _Added:
    """New numberings, each a copy of one that counts from the beginning again."""

    def __init__(self, root: etree._Element) -> None:
        self._nums = {num.get(f"{W}numId", ""): num for num in root.iter(f"{W}num")}
        self._kinds = {kind.get(f"{W}abstractNumId", ""): kind for kind in root.iter(f"{W}abstractNum")}
        self._last = max((int(number) for number in self._nums if number.isdecimal()), default=0)
        self.new: list[etree._Element] = []
        """The copies in their order."""

    def copy(self, number: str) -> str:
        """A numbering like this one that begins anew."""
        self._last += 1
        num = deepcopy(self._nums[number])
        num.attrib.clear()
        num.set(f"{W}numId", str(self._last))
        kind = self._kinds.get(_value(num, "abstractNumId"))
        levels = [] if kind is None else kind.findall(f"{W}lvl")
        for level in levels or [new("lvl", ilvl=str(level)) for level in range(9)]:  # a style may have the levels
            _begin(num, level)
        self.new.append(num)
        return str(self._last)


def _begin(num: etree._Element, level: etree._Element) -> None:
    """Let a numbering begin a level where the level begins, unless it says itself where."""
    number = level.get(f"{W}ilvl", "0")
    override = num.find(f"{W}lvlOverride[@{W}ilvl='{number}']")
    if override is None:
        override = new("lvlOverride", ilvl=number)
        num.append(override)
    if override.find(f"{W}startOverride") is None:
        own = override.find(f"{W}lvl")
        start = _value(level if own is None else own, "start") or "1"
        override.insert(0, new("startOverride", val=start))


def _story(content: bytes, restarts: Restarts, added: _Added) -> bytes:
    """A filled story without the signs of its loops, and with the numbering of each repetition."""
    loop_of = {number: loop for loop, numbers in restarts.loops.items() for number in numbers}
    rounds: Counter[int] = Counter()
    given: dict[str, str] = {}

    def replaced(found: re.Match[bytes]) -> bytes:
        if found[1]:
            loop = int(found[1])
            rounds[loop] += 1
            for name in restarts.loops[loop].values():
                given.pop(name, None)
            return b""
        number = found[3].decode()
        loop = loop_of.get(number, -1)
        if rounds[loop] < 2:
            return found[0]
        name = restarts.loops[loop][number]
        if name not in given:
            given[name] = added.copy(number)
        return found[2] + given[name].encode() + found[4]

    return _SIGN.sub(replaced, content)
