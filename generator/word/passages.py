"""A document's text, as `docx_text` writes it, as passages: paragraphs, rows of tables, headers, each with its place.

The lines are what a manifest keeps of a generated document, so that one reading serves a document on disk
and one that was generated long ago. Places are words that a person can follow in Word: paragraphs are
counted outside tables, tables and rows from 1, columns as the table's grid has them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

ISI: Final = "isi"
UKURAN: Final = "ukuran halaman"
_ROOMS: Final = (
    ("header", "kepala halaman"),
    ("footer", "kaki halaman"),
    ("footnotes", "catatan kaki"),
    ("endnotes", "catatan akhir"),
)
_CELL: Final = re.compile(r"(\d+)(?:–\d+)? ?(.*)", re.DOTALL)
_PARAGRAPH: Final = re.compile(r"(▭? ?)\[([^\]]*)\] ?(.*)", re.DOTALL)
_MARKS: Final = re.compile(r"\*\*_(.+?)_\*\*|\*\*(.+?)\*\*|_(.+?)_")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a paragraph, or of one cell of a row."""

    column: int
    """The cell's first column, counted from 1; 0 for a paragraph."""
    styles: tuple[str, ...]
    """The style of each paragraph in it."""
    text: str
    """Its paragraphs, one per line, bold as `**` and italic as `_`."""

    @property
    def plain(self) -> str:
        """The text without the marks of bold and italic."""
        return _MARKS.sub(lambda found: next(filter(None, found.groups())), self.text)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a row of a table, or the size of a section's pages."""

    room: str
    """Where in the document: `isi`, `kepala halaman 1`, `catatan kaki`, `ukuran halaman`."""
    place: str
    """Where in that room: `paragraf 12`, `tabel 2, baris 3`."""
    cells: tuple[Cell, ...]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.place.startswith("tabel")


def passages(lines: Iterable[str]) -> tuple[Passage, ...]:
    """The passages of a document in order, from the lines of its text."""
    reader = _Reader()
    for line in lines:
        reader.take(line)
    reader.end_row()
    return tuple(reader.found)


class _Reader:
    """Passages as the lines go by: which room, which table, which row."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.room = ISI
        self.counts: Counter[str] = Counter()
        self.row: list[list[str]] = []
        self.place = ""

    def take(self, line: str) -> None:
        if line.startswith("## "):
            self.end_row()
            self._begin(line.removeprefix("## "))
        elif line.startswith("### "):
            self.end_row()
            self.counts["tabel"] += 1
            self.counts["baris"] = 0
        elif line.startswith("--- "):
            self.end_row()
            self.counts["baris"] += 1
            self.place = f"tabel {self.counts['tabel']}, baris {self.counts['baris']}"
        elif line.startswith(("[", "▭")):
            self.end_row()
            self._paragraph(line)
        elif line.startswith(" ") and self.row:
            self.row[-1].append(line.strip())
        else:
            self.row.append([line])

    def end_row(self) -> None:
        """The row that was being read is complete."""
        if self.place:
            self.found.append(Passage(self.room, self.place, tuple(_cell(lines) for lines in self.row)))
        self.row, self.place = [], ""

    def _begin(self, title: str) -> None:
        """A room of its own, or the size of a section's pages, after which the body follows."""
        known = next((name for stem, name in _ROOMS if title.startswith(stem)), None)
        self.room = ISI if known is None else f"{known} {title.lstrip('abcdefghijklmnopqrstuvwxyz')}".rstrip()
        if known is None:
            self.counts["bagian"] += 1
            self.found.append(Passage(UKURAN, f"bagian {self.counts['bagian']}", (Cell(0, (), title),)))
        for name in ("paragraf", "kotak teks", "tabel"):
            self.counts[name] = 0

    def _paragraph(self, line: str) -> None:
        kind = "kotak teks" if line.startswith("▭") else "paragraf"
        self.counts[kind] += 1
        style, text = _styled(line)
        self.found.append(Passage(self.room, f"{kind} {self.counts[kind]}", (Cell(0, (style,), text),)))


def _cell(lines: Sequence[str]) -> Cell:
    found = _CELL.fullmatch(lines[0])
    column, first = (int(found[1]), found[2]) if found else (0, lines[0])
    parts = [_styled(line) for line in (first, *lines[1:])]
    return Cell(column, tuple(style for style, _ in parts), "\n".join(text for _, text in parts))


def _styled(line: str) -> tuple[str, str]:
    found = _PARAGRAPH.fullmatch(line)
    return (found[2], found[1] + found[3]) if found else ("", line)
