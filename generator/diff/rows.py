"""Two keyed tables compared: rows added, removed and moved, cells changed.

Rows are the same row when they have the same id; in a table without ids of its own, when they have the
same content, else the same place, else the most words in common. The order of rows is
compared apart: a row is moved when it must be taken out for the others to stand in the same order.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, NamedTuple

from generator.master import ButirTubuh, columns
from generator.records import Nilai, Rekaman, Tabel

ALIKE: Final = 0.6
"""Share of words in common from which two rows without an id are taken for one that was reworded."""
MOST: Final = 40_000
"""Comparisons of rows by their words that are worth the time; with more rows left over, none is made."""
_LABEL: Final = columns(ButirTubuh)["label"].judul
_WORD: Final = re.compile(r"\w+(?:[.,]\w+)*%?")


class Pasangan(NamedTuple):
    """A row of both tables: its index in the old and in the new one."""

    old: int
    new: int


def pair_rows(old: Sequence[Rekaman], new: Sequence[Rekaman], keyed: bool) -> tuple[Pasangan, ...]:
    """The rows that both have, in the order of the new table; swapping the tables swaps each pair."""
    steps: list[Callable[[Rekaman], Hashable]] = [attrgetter("id")]
    if not keyed:
        steps = [_whole, _content, attrgetter("id")]
    pairs: list[Pasangan] = []
    left_old, left_new = list(range(len(old))), list(range(len(new)))
    for key in steps:
        found = _equal(old, new, left_old, left_new, key)
        paired_old, paired_new = {pair.old for pair in found}, {pair.new for pair in found}
        left_old = [place for place in left_old if place not in paired_old]
        left_new = [place for place in left_new if place not in paired_new]
        pairs += found
    if not keyed:
        pairs += [pair for pair, _ in alike(old, new, left_old, left_new)]
    return tuple(sorted(pairs, key=lambda pair: pair.new))


def _whole(row: Rekaman) -> Hashable:
    return row.id, frozenset(row.nilai.items())


def _content(row: Rekaman) -> Hashable:
    """All but the label, which says where a row stands."""
    cells = row.nilai.items()
    return frozenset((column, value) for column, value in cells if column != _LABEL and value is not None)


def _equal(
    old: Sequence[Rekaman],
    new: Sequence[Rekaman],
    left_old: Iterable[int],
    left_new: Iterable[int],
    key: Callable[[Rekaman], Hashable],
) -> list[Pasangan]:
    """Rows with the same key, the first with the first, the second with the second."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place in left_old:
        waiting[key(old[place])].append(place)
    taken: Counter[Hashable] = Counter()
    found = []
    for place in left_new:
        name = key(new[place])
        if taken[name] < len(waiting.get(name, ())):
            found.append(Pasangan(waiting[name][taken[name]], place))
            taken[name] += 1
    return found


def alike(
    old: Sequence[Rekaman], new: Sequence[Rekaman], left_old: Sequence[int], left_new: Sequence[int]
) -> list[tuple[Pasangan, float]]:
    """Rows with many words in common, most alike first, each row once, with the share they have in common.

    Empty when there are so many rows that comparing all would take long.
    """
    if len(left_old) * len(left_new) > MOST:
        return []
    words_old = {place: words_of(old[place].nilai.values()) for place in left_old}
    words_new = {place: words_of(new[place].nilai.values()) for place in left_new}
    candidates: list[tuple[Pasangan, float]] = []
    for i in left_old:
        for j in left_new:
            share = share_of(words_old[i], words_new[j])
            if share >= ALIKE:
                candidates.append((Pasangan(i, j), share))
    used_old: set[int] = set()
    used_new: set[int] = set()
    found = []
    for pair, share in sorted(candidates, key=_most_alike_first):
        if pair.old not in used_old and pair.new not in used_new:
            used_old.add(pair.old)
            used_new.add(pair.new)
            found.append((pair, share))
    return found


def _most_alike_first(candidate: tuple[Pasangan, float]) -> tuple[float, int, int, int]:
    """An order that is the same whichever table is the old one, as far as two pairs can be told apart so."""
    (old, new), share = candidate
    return -share, old + new, abs(old - new), old


def words_of(values: Iterable[Nilai]) -> Counter[str]:
    """The words of some cells, whatever their case, and how often each occurs."""
    words: Counter[str] = Counter()
    for value in values:
        if value is not None:
            words.update(_WORD.findall(str(value).casefold()))
    return words


def share_of(one: Counter[str], other: Counter[str]) -> float:
    """Words in common, out of the mean number of words (Dice's coefficient): the same both ways."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


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
    changes: list[Change] = []
    for name in dict.fromkeys((*after, *before)):
        if not rules.ignores(name):
            changes += _table(before.get(name), after.get(name), rules)
    return tuple(changes)


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
    """Where a cell of a row stands in the master; of the row itself, where its first cell does."""
    if column:
        return row.sel.get(column, "")
    return next(iter(row.sel.values()), "")


def _moved(
    table: str, before: Sequence[Rekaman], after: Sequence[Rekaman], pairs: Sequence[Pasangan]
) -> Iterator[Change]:
    """Rows out of order: all but a longest stretch of pairs that rises on both sides, found in n log n.

    Where several are equally long, ranks choose, so that comparing the other way round moves the same rows.
    """

    def rank(pair: Pasangan) -> tuple[list[str], list[str]]:
        """An order among pairs that is the same whichever side is old."""
        old, new = before[pair.old], after[pair.new]
        shared = {*old.nilai.values()} & {*new.nilai.values()}
        return sorted((old.id, new.id)), sorted(map(str, shared))

    staying: set[Pasangan] = set()
    last = Pasangan(len(before), len(after))
    for layer in reversed(_layers(pairs)):
        fitting = [pair for pair in layer if pair.old < last.old and pair.new < last.new]
        last = fitting[0] if len(fitting) == 1 else min(fitting, key=rank)
        staying.add(last)
    for pair in pairs:
        if pair not in staying:
            old, new = before[pair.old], after[pair.new]
            yield Change(Kind.MOVED, table, old.id, new.id, None, pair.old + 1, pair.new + 1, 0, _cell(old), _cell(new))


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
