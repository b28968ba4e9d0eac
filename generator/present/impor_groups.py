"""What an import has to say, with equal reasons said once: a sentence, and the cells or places that it holds for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from generator.impor import Impor
from generator.impor.taken import Catatan, Keadaan, Tempat

_NAMED: Final = 3
"""Columns that are named."""
_ADDRESS: Final = re.compile(r"([A-Z]+)(\d+)")


class Butir(NamedTuple):
    """What was written at one place, and the cells of the draft that it went to."""

    sel: str
    """`E2, E7 sampai E9`; empty for what was left out."""
    kunci: str
    """Their rows, as people call them."""
    tertulis: str
    rincian: str
    """What the sentence leaves open, such as the other spelling."""
    tempat: Tempat
    banyak: int


class Hal(NamedTuple):
    """One reason, with all that it holds for."""

    lembar: str
    """The sheet of the draft; empty for what was left out."""
    kolom: str
    """The columns of the cells, the first few of them."""
    kalimat: str
    butir: tuple[Butir, ...]

    @property
    def banyak(self) -> int:
        """How many cells or remainders."""
        return sum(one.banyak for one in self.butir)


def things(done: Impor, state: Keadaan) -> list[Hal]:
    """Everything in one state, by sheet and reason, in the order in which each comes first."""
    found: dict[tuple[str, str], list[Catatan]] = {}
    for one in done.catatan:
        if one.keadaan is state:
            found.setdefault((one.lembar, _apart(one.alasan)[0]), []).append(one)
    order = {lembar: place for place, lembar in enumerate(dict.fromkeys(lembar for lembar, _ in found))}
    keys = sorted(found, key=lambda key: order[key[0]])
    return [Hal(key[0], _columns(found[key]), _sentence(key[1]), tuple(_items(found[key]))) for key in keys]


def _apart(reason: str) -> tuple[str, str]:
    """A reason without what it says of one cell alone, which stands after a colon."""
    said, _, detail = reason.partition(": ")
    return said, detail


def _columns(same: Iterable[Catatan]) -> str:
    names = list(dict.fromkeys(one.kolom for one in same if one.kolom))
    return ", ".join(names) if len(names) <= _NAMED else f"{', '.join(names[:_NAMED])}, dan lainnya"


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}." if reason else "Periksa."


def _items(same: Iterable[Catatan]) -> Iterator[Butir]:
    by_place: dict[tuple[str, str, Tempat], list[Catatan]] = {}
    for one in same:
        by_place.setdefault((one.tertulis, _apart(one.alasan)[1], one.tempat), []).append(one)
    for (text, detail, at), cells in by_place.items():
        keys = ", ".join(dict.fromkeys(one.kunci for one in cells if one.kunci))
        yield Butir(listed([one.sel for one in cells if one.sel]), keys, text, detail, at, len(cells))


def listed(cells: Sequence[str]) -> str:
    """Cells of a column, those below each other as a range: `E2, E7 sampai E9`."""
    runs: list[list[str]] = []
    for before, cell in pairwise(["", *cells]):
        if runs and _follows(before, cell):
            runs[-1].append(cell)
        else:
            runs.append([cell])
    return ", ".join(f"{run[0]} sampai {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)


def _follows(one: str, other: str) -> bool:
    first, second = _ADDRESS.fullmatch(one), _ADDRESS.fullmatch(other)
    return first is not None and second is not None and first[1] == second[1] and int(first[2]) + 1 == int(second[2])
