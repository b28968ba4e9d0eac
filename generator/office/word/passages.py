"""A document's content as passages: paragraphs, rows of tables, headers, each with its place.

Places are words that a person can follow in Word: paragraphs are counted outside tables, tables and rows from 1, columns
as the table's grid has them. A table inside a cell or a text box has rows of its own, below the place of the cell or box.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.office.word.content.lines import marked
from generator.office.word.content.model import Block, Content, Mark, Paragraph, Row, Table

ISI: Final = "isi"
UKURAN: Final = "ukuran halaman"
_ROOMS: Final = (
    ("header", "kepala halaman"),
    ("footer", "kaki halaman"),
    ("footnotes", "catatan kaki"),
    ("endnotes", "catatan akhir"),
    ("comments", "komentar"),
)


@dataclass(frozen=True, slots=True)
class Cell:
    """What was read of a paragraph, or of one cell of a row."""

    column: int
    """The cell's first column, counted from 1; 0 for a paragraph."""
    text: str
    """The text of its paragraphs, one per line."""
    paragraphs: tuple[Paragraph, ...] = ()
    looks: str = ""
    """How the cell itself looks, in words."""
    merged: bool = False
    """It continues the cell above; its text is then only the sign of that."""

    @property
    def styles(self) -> tuple[str, ...]:
        """The style of each paragraph."""
        return tuple(paragraph.style for paragraph in self.paragraphs)

    @property
    def marked(self) -> str:
        """The text with bold and italic stretches marked, beyond doubt."""
        return "\n".join(marked(paragraph) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Whole:
    """A table as a whole, besides its rows."""

    place: str
    looks: str
    caption: str
    rest: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a row of a table, or the size of a section's pages."""

    room: str
    """Where in the document: `isi`, `kepala halaman 1`, `catatan kaki`, `ukuran halaman`."""
    place: str
    """Where in that room: `paragraf 12`, `tabel 2, baris 3`."""
    cells: tuple[Cell, ...]
    is_row: bool = False
    looks: str = ""
    """How a row or a section's page looks, in words."""
    rest: tuple[Mark, ...] = ()
    """What of a row was not read."""
    table: Whole | None = None
    """The table of a row."""

    @property
    def said(self) -> str:
        """What makes a passage equal to another, wherever it stands and however it looks: its text, cell by cell."""
        cells = (f"{cell.column}\x1e{cell.text}" for cell in self.cells)
        return "\x1f".join(("baris" if self.is_row else "", *cells))

    @property
    def is_filled(self) -> bool:
        """Whether there is any text in it."""
        return any(cell.text for cell in self.cells)


def passages(content: Content) -> tuple[Passage, ...]:
    """The passages of a document in order."""
    found: list[Passage] = []
    for number, section in enumerate(content.sections, start=1):
        cell = Cell(0, section.size)
        found.append(Passage(UKURAN, f"bagian {number}", (cell,), looks=section.looks))
    for room in content.rooms:
        called = ISI
        for stem, words in _ROOMS:
            if room.name.startswith(stem):
                called = f"{words} {room.name.removeprefix(stem)}".rstrip()
        found += _Places(called).blocks(room.blocks, "", Counter())
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Places:
    """The passages of one room."""

    room: str

    def blocks(self, blocks: Iterable[Block], before: str, counts: Counter[str]) -> Iterator[Passage]:
        """Passages of blocks that stand after each other; `before` is the place around them."""
        for block in blocks:
            kind = "tabel" if isinstance(block, Table) else "paragraf"
            counts[kind] += 1
            place = f"{before}{kind} {counts[kind]}"
            if isinstance(block, Table):
                yield from self._table(block, place)
            else:
                yield self._paragraph(block, place)
                yield from self._boxes([block], before, counts)

    def _paragraph(self, paragraph: Paragraph, place: str, sign: str = "") -> Passage:
        cell = Cell(0, sign + paragraph.text, (paragraph,))
        return Passage(self.room, place, (cell,))

    def _boxes(self, paragraphs: Iterable[Paragraph], before: str, counts: Counter[str]) -> Iterator[Passage]:
        """The text boxes on paragraphs; one of a single paragraph is a passage, of others each block is one."""
        for paragraph in paragraphs:
            for box in paragraph.boxes:
                counts["kotak teks"] += 1
                yield from self._box(box, f"{before}kotak teks {counts['kotak teks']}")

    def _box(self, box: Sequence[Block], place: str) -> Iterator[Passage]:
        only = box[0] if len(box) == 1 else None
        if isinstance(only, Paragraph):
            yield self._paragraph(only, place, "▭ ")
            yield from self._boxes([only], f"{place}, ", Counter())
        else:
            yield from self.blocks(box, f"{place}, ", Counter())

    def _table(self, table: Table, place: str) -> Iterator[Passage]:
        whole = Whole(place, table.looks, table.caption, table.rest)
        for number, row in enumerate(table.rows, start=1):
            yield from self._row(row, whole, f"{place}, baris {number}")

    def _row(self, row: Row, whole: Whole, place: str) -> Iterator[Passage]:
        cells = []
        inner: list[tuple[str, Sequence[Block]]] = []
        rest = list(row.rest)
        if row.hidden and row.cells:
            cells.append(Cell(0, "‹baris tersembunyi›"))
        for cell in row.cells:
            paragraphs = tuple(block for block in cell.blocks if isinstance(block, Paragraph))
            text = "\n".join(paragraph.text for paragraph in paragraphs)
            if cell.merged:
                cells.append(Cell(cell.column, "↑", (), cell.looks, merged=True))
                if text:
                    rest.append(Mark(cell.column, f"isi sel yang tertutup: {text}"))
                continue
            cells.append(Cell(cell.column, text, paragraphs, cell.looks))
            holds_more = len(paragraphs) < len(cell.blocks) or any(paragraph.boxes for paragraph in paragraphs)
            if holds_more:
                inner.append((f"{place}, kolom {cell.column}, ", cell.blocks))
        looks = [row.looks] if row.looks else []
        if any(cell.span > 1 for cell in row.cells):
            spans = " ".join(str(cell.span) for cell in row.cells)
            looks.append(f"lebar sel dalam kolom {spans}")
        yield Passage(self.room, place, tuple(cells), True, ", ".join(looks), tuple(rest), whole)
        for before, blocks in inner:
            yield from self._inside(blocks, before)

    def _inside(self, blocks: Iterable[Block], before: str) -> Iterator[Passage]:
        """Tables and text boxes inside a cell."""
        counts: Counter[str] = Counter()
        for block in blocks:
            if isinstance(block, Table):
                counts["tabel"] += 1
                yield from self._table(block, f"{before}tabel {counts['tabel']}")
            else:
                yield from self._boxes([block], before, counts)
