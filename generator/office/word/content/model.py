"""The content of a document as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import NamedTuple


class Mark(NamedTuple):
    """Something that stands at a place in a paragraph and is no text of it."""

    offset: int
    """How many letters of the paragraph stand before it."""
    words: str
    """`gambar 3f2a9c1b`, `tautan https://…`, `kode field PAGE`."""


class Stretch(NamedTuple):
    """A piece of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    looks: str = ""
    """Its other looks in words: `dicoret, warna FF0000`."""
    later: bool = False
    """Version 0.1.0 did not read it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the text boxes that hang on it."""

    style: str
    stretches: tuple[Stretch, ...]
    label: str = ""
    """The number or bullet that Word prints before it by itself."""
    looks: str = ""
    """How the paragraph stands, in words."""
    marks: tuple[Mark, ...] = ()
    """What was read in it and is no text: pictures, links, fields, bookmarks, comments."""
    rest: tuple[Mark, ...] = ()
    """What is in it and was not read."""
    boxes: tuple[tuple[Block, ...], ...] = ()
    drawn: str = ""
    """How that looks which hangs on it or stands in it: pictures, boxes, equations, symbols."""
    raw: str = ""
    """The line as version 0.1.0 kept it, in which letters and marks cannot be told apart; else empty."""

    @property
    def text(self) -> str:
        """The text alone."""
        return "".join(stretch.text for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row."""

    column: int
    """Its first column in the table's grid, from 1."""
    span: int
    merged: bool
    """It continues the cell above."""
    blocks: tuple[Block, ...]
    looks: str = ""
    beside: bool = False
    """It continues the cell at its left (`hMerge`)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    header: bool = False
    hidden: bool = False
    looks: str = ""
    rest: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    columns: int
    rows: tuple[Row, ...]
    looks: str = ""
    caption: str = ""
    """Its alternative text."""
    rest: tuple[Mark, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Room:
    """A header, a footer, the notes, or the body."""

    name: str
    """`header1`, `footer2`, `footnotes`, `endnotes`, `comments`; empty for the body."""
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page."""

    size: str
    """`215 × 330 mm`."""
    looks: str = ""


class Sort(StrEnum):
    """What a fact of the whole document is about."""

    LOOKS = "tampilan"
    PROPERTY = "properti"
    REST = "lain"


class Owner(Enum):
    """Whose a fact of the whole document is."""

    DOCUMENT = auto()
    STYLE = auto()
    PART = auto()
    """A part of the package that was not read."""


class Fact(NamedTuple):
    """Something that holds for the whole document: a style, a setting, a property, a part that was not read."""

    sort: Sort
    place: str
    """`gaya “Judul 1”`, `pengaturan`, `bagian word/glossary/document.xml`."""
    words: str
    owner: Owner = Owner.DOCUMENT


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read of a document."""

    rooms: tuple[Room, ...]
    """Headers, footers and notes; last the body."""
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...] = ()
