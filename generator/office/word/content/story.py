"""What is known while a story of a document (the body, a header, the notes) is read, and what all its stories share.

A story is walked through from its first element to its last (`blocks`, `inline`). Whatever an element is, it is
one of these: text, looks, something known that is no text (a `Mark`), noise (`canon.NOTHING`), or a remainder that is
kept unread. An element that nobody knows is walked through all the same: its own name and attributes are remainder, the
text inside is text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, NamedTuple

from lxml import etree

from generator.office.word.content.canon import attributes, digest, local
from generator.office.word.content.fields import Fields
from generator.office.word.content.looks import Look, all_described
from generator.office.word.content.model import Block, Mark, Stretch
from generator.office.word.content.numbering import Numbering
from generator.office.word.content.styles import Styles
from generator.office.word.opc import OpcPackage
from generator.office.word.tree import W


class _Piece(NamedTuple):
    text: str
    bold: bool
    italic: bool
    looks: str
    later: bool
    hidden: bool


@dataclass
class Line:
    """What has been read of a paragraph so far."""

    style_hides: bool = False
    pieces: list[_Piece] = field(default_factory=list)
    letters: int = 0
    marks: list[Mark] = field(default_factory=list)
    rest: list[Mark] = field(default_factory=list)
    boxes: list[tuple[Block, ...]] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    """Looks of what hangs on the paragraph, besides its own."""

    def add(self, text: str, look: Look, later: bool = False) -> None:
        """More text of a look; `later` when version 0.1.0 did not read it."""
        if text:
            hidden = self.style_hides if look.hidden is None else look.hidden
            self.pieces.append(_Piece(text, look.bold, look.italic, look.words, later, hidden))
            self.letters += len(text)

    def mark(self, words: str) -> None:
        """Something at this place that is no text."""
        self.marks.append(Mark(self.letters, words))

    def unread(self, words: str) -> None:
        """Something at this place that is not read."""
        self.rest.append(Mark(self.letters, words))

    def hide(self) -> None:
        """Mark where hidden text begins: its brackets are signs, not letters that somebody could have typed."""
        letters = 0
        for hidden, inside in groupby(self.pieces, key=lambda piece: piece.hidden):
            if hidden:
                self.marks.append(Mark(letters, "teks tersembunyi"))
            letters += sum(len(piece.text) for piece in inside)

    def stretches(self) -> tuple[Stretch, ...]:
        """The text, neighbours of one look together, what is hidden in its brackets."""
        if len(self.pieces) == 1 and not self.pieces[0].hidden:
            return (Stretch(*self.pieces[0][:5]),)
        found: list[Stretch] = []
        for hidden, inside in groupby(self.pieces, key=attrgetter("hidden")):
            if hidden:
                found.append(Stretch("‹tersembunyi: ", later=True))
            for look, same in groupby(inside, key=lambda piece: piece[1:5]):
                text = "".join(piece.text for piece in same)
                found.append(Stretch(text, *look))
            if hidden:
                found.append(Stretch("›", later=True))
        return tuple(found)


_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
THROUGH: Final = frozenset({f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{_W14}conflictIns"})
"""Elements around content that say nothing themselves, once tracked changes are accepted; programs drop smart tags."""


@dataclass
class Context:
    """What the stories of one document share."""

    package: OpcPackage
    styles: Styles
    numbering: Numbering
    read_chunk: Callable[[bytes, int], Chunk]
    """Reads a file that a document takes in."""
    notes: dict[str, list[str]] = field(default_factory=dict)
    """`footnotes`, `endnotes`, `comments` → the ids that the text refers to, in order."""
    looks: dict[Any, Look] = field(default_factory=dict)
    words: dict[Any, str] = field(default_factory=dict)
    cells: dict[Any, tuple[int, bool, str]] = field(default_factory=dict)
    chunks: set[str] = field(default_factory=set)
    """The files that were taken in."""
    depth: int = 0
    """How many documents this one is put into."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a file says that a document takes in."""

    blocks: tuple[Block, ...]
    whole: bool
    """Whether all of it was read."""


def key_of(element: etree._Element) -> tuple[Any, ...]:
    """What makes two elements with properties say the same."""
    found: list[tuple[Any, ...]] = []
    for child in element:
        inner = key_of(child) if len(child) else ()
        found.append((child.tag, *child.attrib.items(), *inner))
    return tuple(found)


class Story:
    """One part of a document while it is read."""

    def __init__(
        self,
        context: Context,
        part: str,
        root: etree._Element,
        read_blocks: Callable[[Story, Iterable[etree._Element]], Iterator[Block]],
    ) -> None:
        self.context, self.package, self.part = context, context.package, part
        self.read_blocks = read_blocks
        """Reads the paragraphs and tables of an element: what is read inside a line, a text box, may hold them too."""
        self.fields = Fields.of(root)
        self.bookmarks: dict[str, str] = {}
        """Id → name of the bookmarks that began."""
        self.style = context.styles.default
        """The style of the paragraph that is read."""
        self.tables: tuple[str, ...] = ()
        """The styles of the tables around it."""
        self.waiting: list[str] = []
        """What stands between blocks and is to be told at the next one."""
        self.waiting_rest: list[str] = []
        """What of it is not read."""

    def wait(self, line: Line) -> None:
        """Keep what was read between blocks for the next one."""
        self.waiting += [mark.words for mark in line.marks]
        self.waiting_rest += [mark.words for mark in line.rest]

    def taken(self) -> tuple[list[Mark], list[Mark]]:
        """What waits for the next block, known and unread, taken away."""
        marks = [Mark(0, words) for words in self.waiting]
        rest = [Mark(0, words) for words in self.waiting_rest]
        self.waiting, self.waiting_rest = [], []
        return marks, rest

    def end(self) -> tuple[Mark, ...]:
        """What stands behind the last block read so far, taken away."""
        marks, rest = self.taken()
        return (*marks, *rest)

    def box(self, box: etree._Element) -> tuple[Block, ...]:
        """The text of a box; what waits for the next block does not belong to it."""
        kept = self.waiting, self.waiting_rest
        self.waiting, self.waiting_rest = [], []
        blocks = tuple(self.read_blocks(self, box))
        self.waiting, self.waiting_rest = kept
        return blocks

    def own(self, element: etree._Element) -> str:
        """An element's own name and attributes, without what is in it."""
        found = [local(element), *attributes(element, self.package, self.part)]
        for child in element:
            if local(child) == "customXmlPr":
                found.append(digest(child, self.package, self.part))
        return " ".join(found)

    def words(self, properties: etree._Element) -> str:
        """Properties in words, told once for all that say the same."""
        key = key_of(properties)
        if key not in self.context.words:
            self.context.words[key] = all_described(
                properties, ("gridSpan", "vMerge", "hMerge", "tblCaption", "tblDescription", "tblStyle", "hidden")
            )
        return self.context.words[key]
