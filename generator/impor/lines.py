"""Paragraphs as they read, and tables that only lay out text as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.master.grids import Grid, Line
from generator.values import Run

_TAB: Final = re.compile(r" *\t[ \t]*")


def reading_text(line: Line) -> str:
    """A paragraph as it reads, the number before it and its tabs as spaces; line breaks stay."""
    label = f"{line.label} " if line.label and line.text.strip() else ""
    lines = (_TAB.sub(" ", piece).strip() for piece in f"{label}{line.text}".split("\n"))
    return "\n".join(piece for piece in lines if piece)


def lines_of(grid: Grid, rows: Sequence[int]) -> list[Line]:
    """Rows of a table that only lays out text, as paragraphs: `Menimbang` | `:` | `a. bahwa …`."""
    found: list[Line] = []
    for row in rows:
        cells = [cell for cell in {id(c): c for c in grid.rows[row].values()}.values() if cell.text and cell.row == row]
        if not cells:
            continue
        *before, last = cells
        first, *others = last.lines or (Line(plain_runs(last.text), last.place),)
        text = "\t".join([" ".join(cell.text.split()) for cell in before] + [reading_text(first)])
        found.append(Line(plain_runs(text), cells[0].place))
        found += others
    return found


def plain_runs(text: str) -> tuple[Run, ...]:
    """A text without looks."""
    return (Run(text),)
