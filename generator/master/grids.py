"""A document from outside before anything in it is understood: its lines and its tables, each with its place.

Spans are unrolled: every position of a table holds the cell that is seen there, so a merged cell is the same object
at each of its positions, and says itself where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.values import Paragraph, Raw, letters, show


@dataclass(frozen=True, slots=True)
class Line:
    r"""A paragraph with its looks. A tab in it is `\\t`, a line break `\\n`."""

    runs: Paragraph
    place: str
    """Where it stands, in people's words: `paragraf 12`."""
    label: str = ""
    """The number or bullet that Word prints before it by itself."""

    @property
    def text(self) -> str:
        """The text alone, without its label."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of a table."""

    row: int
    column: int
    """Where it begins, counted from 1."""
    place: str
    """`tabel 1, baris 3, kolom 2`, or the sheet and address of a workbook's cell."""
    lines: tuple[Line, ...] = ()
    """Its paragraphs, blank ones among them."""
    raw: Raw = None
    """What a workbook stores there; None in documents."""
    percent: bool = False
    """Whether a workbook shows the number as a percentage."""
    spoiled: bool = False
    """Whether a workbook shows an error there, a picture, or a formula that was never calculated."""

    @property
    def text(self) -> str:
        """What is read in the cell, its ends trimmed."""
        if self.lines:
            return "\n".join(line.text for line in self.lines).strip()
        return show(self.raw).strip()


@dataclass(frozen=True)
class Grid:
    """A table, or the used part of a sheet."""

    place: str
    """`tabel 1`, `lembar Rekap`."""
    cells: Mapping[tuple[int, int], GridCell] = field(repr=False)
    """Every position that holds something or continues a merged cell."""
    letters: bool = False
    """Whether people call its columns by letters."""
    headings: frozenset[int] = frozenset()
    """Rows that Word repeats on each page."""

    @cached_property
    def rows(self) -> Mapping[int, Mapping[int, GridCell]]:
        """Row → its cells by column, both in order."""
        found: dict[int, dict[int, GridCell]] = {}
        for (row, column), cell in sorted(self.cells.items(), key=lambda item: item[0]):
            found.setdefault(row, {})[column] = cell
        return found

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns in order."""
        return tuple(sorted({column for _, column in self.cells}))

    def column_name(self, number: int) -> str:
        """A column as people call it: by its letter in a workbook, else by its number."""
        return letters(number) if self.letters else str(number)


def own_cells(grid: Grid, row: int) -> list[GridCell]:
    """The different cells that are seen in a row, from the left."""
    return list({id(cell): cell for cell in grid.rows.get(row, {}).values()}.values())


Block = Line | Grid


@dataclass(frozen=True)
class Source:
    """A document or workbook from outside."""

    name: str
    """File name without folder."""
    sha256: str
    blocks: tuple[Block, ...] = field(repr=False)
    unread: tuple[tuple[str, str], ...] = ()
    """What was not read: its place and what it is, in words."""
    estimated: bool = False
    """Whether cells and paragraphs are only made out by their places, as in a PDF, so that all must be looked at."""

    @property
    def grids(self) -> Iterator[Grid]:
        """The tables alone."""
        return (block for block in self.blocks if isinstance(block, Grid))
