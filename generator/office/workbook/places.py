"""Places in a sheet: rows, columns and ranges by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

Place = tuple[int, int]
Span = tuple[int, int]
"""The first and the last of some columns."""
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
MAX_COLUMNS: Final = 16_384
"""Columns that a sheet has."""
MAX_ROWS: Final = 1_048_576
"""Rows that a sheet has."""


def place_of(address: str) -> Place:
    """Row and column of an address such as `G2`. Raises `ValueError` for anything else, also beyond the sheet's end."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(address)
    row, column = int(found[2]), _column(found[1])
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise ValueError(address)
    return row, column


@cache
def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def columns_in(spans: Iterable[Span]) -> frozenset[int]:
    """The columns of a sheet that lie in some spans, each looked at once however often they overlap."""
    found: list[int] = []
    reached = 0
    for first, last in sorted(spans):
        found.extend(range(max(first, reached + 1), min(last, MAX_COLUMNS) + 1))
        reached = max(reached, last)
    return frozenset(found)
