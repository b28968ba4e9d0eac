"""Sheet Impor of a draft master: where each cell comes from, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from generator.law import KARAKTER_SEL
from generator.master import TEKS
from generator.office.workbook import styles
from generator.office.workbook.grid import Grid
from generator.values import excel_length

SHEET: Final = "Impor"
DOUBT: Final = "#FFF2CC"
"""The colour of cells that must be looked at."""
COLUMNS: Final = (
    ("Keadaan", 20),
    ("Lembar", 16),
    ("Sel", 8),
    ("Baris", 16),
    ("Kolom", 22),
    ("Berkas", 28),
    ("Tempat", 34),
    ("Tertulis", 60),
    ("Yang perlu dilihat", 60),
)
_CUT: Final = " … (terpotong)"


@dataclass(frozen=True)
class Impor:
    """What sheet Impor says: a line per cell or remainder, in the order of `COLUMNS`."""

    lines: Sequence[tuple[str, ...]]
    doubtful: frozenset[tuple[str, str]]
    """Sheet and address of the cells that are coloured."""


def write_impor(grid: Grid, impor: Impor) -> None:
    """Fill the sheet."""
    look: dict[str, Any] = styles.body(TEKS, bordered=True) | {"num_format": "@"}
    for column, (_, width) in enumerate(COLUMNS):
        grid.column(column, width)
    grid.table([(name, False) for name, _ in COLUMNS], len(impor.lines), frozen=1)
    for number, line in enumerate(impor.lines, start=1):
        grid.row(number, [(_fitted(text), look) for text in line])


def _fitted(text: str) -> str:
    most = int(KARAKTER_SEL.nilai)
    return text if excel_length(text) <= most else text[: most // 2 - len(_CUT)] + _CUT
