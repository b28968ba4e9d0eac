"""Row heights of wrapped text.

Excel fits a row to its text only when somebody edits it, LibreOffice only when it is told that the
stored height is not a fixed one; so heights are estimated here and stored as fitted, not as fixed.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from functools import cache
from typing import Final

USUAL_SIZE: Final = 10.0
"""Points of the usual type."""
LINE: Final = 13.0
"""Points per line of it."""
PADDING: Final = 4.0
TALLEST: Final = 409.0
"""Points that Excel allows a row."""
PER_WIDTH: Final = 1.15
"""Characters of usual text for each unit of column width, a little fewer than fit."""
_FIXED: Final = re.compile(rb'(<row [^>]*) customHeight="1"')


def height(cells: Iterable[tuple[str, float, float]]) -> float:
    """Points that a row needs for its cells, each given as text, size of type, and width to wrap at (0: none)."""
    return min(TALLEST, max((_height(*cell) for cell in cells), default=LINE) + PADDING)


def _height(text: str, size: float, width: float) -> float:
    lines = _lines(text, max(1, int(width * PER_WIDTH))) if width else 1
    return lines * LINE * size / USUAL_SIZE


@cache
def _lines(text: str, limit: int) -> int:
    """How many lines a text takes; most fit on one, many stand in several cells, and asking `textwrap` takes long."""
    if "\n" in text:
        return sum(_lines(line, limit) for line in text.split("\n"))
    return 1 if len(text.expandtabs()) <= limit else max(1, len(textwrap.wrap(text, limit)))


def released(name: str, part: bytes) -> bytes:
    """A part of a workbook with its row heights marked as fitted, so that rows grow with what is typed."""
    return _FIXED.sub(rb"\1", part) if name.startswith("xl/worksheets/") else part
