"""Two keyed tables compared: rows added, removed and moved, cells changed.

Rows are the same row when they have the same id; in a table without ids of its own, when they have the
same content, else the same place, else the most words in common (`matching.py`). The order of rows is
compared apart: a row is moved when it must be taken out for the others to stand in the same order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from generator.diff.matching import Pasangan, pair_rows
from generator.records import Nilai, Rekaman, Tabel


class Kind(StrEnum):
    """What happened to a row or a cell, in the words of the JSON report."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


class Aspect(StrEnum):
    """What of a document a change concerns."""

    TEXT = "isi"
    LOOKS = "tampilan"
    PROPERTY = "properti"
    UNREAD = "tidak dibaca"


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two tables.

    `old` and `new` are a cell's values for `changed`, whole rows (column → value) for `removed` and
    `added`, and positions in the table, counted from 1, for `moved`.
    """

    kind: Kind
    table: str
    id_old: str | None
    """The row's id before; None when it was added."""
    id_new: str | None
    column: str | None
    old: Any
    new: Any
    place: int = 0
    """Position of an added row in the new table or a removed one in the old, counted from 1; else 0."""
    cell_old: str = ""
    cell_new: str = ""
    aspect: Aspect = Aspect.TEXT
    """What of a document it concerns; in tables everything is text."""

    @property
    def id(self) -> str:
        """The id that a reader knows the row by: the present one, the former one for a row that is gone."""
        return self.id_new or self.id_old or ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What counts as a difference."""

    tolerance: Decimal = Decimal(0)
    """Numbers that lie no further apart than this are equal."""
    ignored: frozenset[str] = field(default_factory=frozenset)
    """Tables (`Survei`) and columns (`Bukti`, `Lampiran I.Sumber Data`) that are not compared; case does not matter."""

    def ignores(self, table: str, column: str = "") -> bool:
        """Whether a table, or a column of it, is left out."""
        names = {table, column, f"{table}.{column}"} if column else {table}
        return any(name.casefold() in self.ignored for name in names)

    def equal(self, old: Nilai, new: Nilai) -> bool:
        """Whether two cells hold the same: numbers by value (100 and 100,0 are one), texts letter by letter."""
        if isinstance(old, Decimal) and isinstance(new, Decimal):
            return abs(old - new) <= self.tolerance
        return old == new


EXACT: Final = Rules()
"""Everything counts."""


def compare(old: Sequence[Tabel], new: Sequence[Tabel], rules: Rules = EXACT) -> tuple[Change, ...]:
    """Every change from the old tables to the new ones, table by table in the order of the new.

    A table that only one side has counts as one without rows on the other.
    """
    before = {table.nama: table for table in old}
    after = {table.nama: table for table in new}
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        change
        for name in names
        if not rules.ignores(name)
        for change in _table(before.get(name), after.get(name), rules)
    )


def _table(old: Tabel | None, new: Tabel | None, rules: Rules) -> Iterator[Change]:
    known = new or old
    assert known is not None  # noqa: S101 - the name came from one of the two
    before, after = (table.rekaman if table else () for table in (old, new))
    pairs = pair_rows(before, after, known.berkunci)
    yield from _removed(known.nama, before, {pair.old for pair in pairs})
    yield from _added(known.nama, after, {pair.new for pair in pairs})
    yield from _moved(known.nama, before, after, pairs)
    for pair in pairs:
        yield from _changed(known.nama, before[pair.old], after[pair.new], rules)


def _removed(table: str, rows: Sequence[Rekaman], kept: set[int]) -> Iterator[Change]:
    for place, row in enumerate(rows):
        if place not in kept:
            yield Change(Kind.REMOVED, table, row.id, None, None, _filled(row.nilai), None, place + 1, _cell(row))


def _added(table: str, rows: Sequence[Rekaman], kept: set[int]) -> Iterator[Change]:
    for place, row in enumerate(rows):
        if place not in kept:
            yield Change(Kind.ADDED, table, None, row.id, None, None, _filled(row.nilai), place + 1, "", _cell(row))


def _filled(values: Mapping[str, Nilai]) -> dict[str, Nilai]:
    return {column: value for column, value in values.items() if value is not None}


def _cell(row: Rekaman, column: str | None = None) -> str:
    return row.sel.get(column, "") if column else next(iter(row.sel.values()), "")


def _moved(
    table: str, before: Sequence[Rekaman], after: Sequence[Rekaman], pairs: Sequence[Pasangan]
) -> Iterator[Change]:
    """Rows out of order: all but a longest stretch of pairs that rises on both sides."""
    staying = _staying(pairs, lambda pair: _rank(before[pair.old], after[pair.new]))
    for pair in pairs:
        if pair not in staying:
            old, new = before[pair.old], after[pair.new]
            yield Change(Kind.MOVED, table, old.id, new.id, None, pair.old + 1, pair.new + 1, 0, _cell(old), _cell(new))


def _rank(old: Rekaman, new: Rekaman) -> tuple[list[str], list[str]]:
    """An order among pairs that is the same whichever side is old."""
    shared = {*old.nilai.values()} & {*new.nilai.values()}
    return sorted((old.id, new.id)), sorted(map(str, shared))


def _staying(pairs: Sequence[Pasangan], rank: Callable[[Pasangan], Any]) -> set[Pasangan]:
    """A longest rising stretch of pairs (sorted by their new place), in n log n.

    Where several are equally long, ranks choose, so that comparing the other way round moves the same rows.
    """
    layers = _layers(pairs)
    kept: set[Pasangan] = set()
    last: Pasangan | None = None
    for layer in reversed(layers):
        before = [pair for pair in layer if last is None or (pair.old < last.old and pair.new < last.new)]
        last = before[0] if len(before) == 1 else min(before, key=rank)
        kept.add(last)
    return kept


def _layers(pairs: Sequence[Pasangan]) -> list[list[Pasangan]]:
    """The pairs by the length of the longest rising stretch that ends with them."""
    tails: list[int] = []
    layers: list[list[Pasangan]] = []
    for pair in pairs:
        length = bisect_left(tails, pair.old)
        tails[length : length + 1] = [pair.old]
        if length == len(layers):
            layers.append([])
        layers[length].append(pair)
    return layers


def _changed(table: str, old: Rekaman, new: Rekaman, rules: Rules) -> Iterator[Change]:
    for column in dict.fromkeys((*new.nilai, *old.nilai)):  # in the order of the new table, then what it no longer has
        before, after = old.nilai.get(column), new.nilai.get(column)
        if not rules.ignores(table, column) and not rules.equal(before, after):
            cells = _cell(old, column), _cell(new, column)
            yield Change(Kind.CHANGED, table, old.id, new.id, column, before, after, 0, *cells)
