"""Vertical merges, computed from the data: which cells of a column open a group and which continue it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise


class Gabung(StrEnum):
    """What a cell is in its column: alone, the first of a merged group, or one that continues it."""

    TUNGGAL = "tunggal"
    AWAL = "awal"
    LANJUT = "lanjut"


def gabungan(keys: Sequence[object]) -> tuple[Gabung, ...]:
    """One `Gabung` for each row: neighbouring rows with the same key form one group.

    A group inside another (KK within RA) has a key that begins with the outer group's.
    """
    return tuple(
        _gabung(index > 0 and keys[index - 1] == key, index + 1 < len(keys) and keys[index + 1] == key)
        for index, key in enumerate(keys)
    )


def _gabung(as_above: bool, as_below: bool) -> Gabung:
    if as_above:
        return Gabung.LANJUT
    return Gabung.AWAL if as_below else Gabung.TUNGGAL


def bersambung(keys: Sequence[object]) -> tuple[bool, ...]:
    """For each row, whether the next one has the same key."""
    continued = [key == following for key, following in pairwise(keys)]
    return (*continued, False) if keys else ()
