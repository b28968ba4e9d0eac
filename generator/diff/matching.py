"""Which row of one table is which of another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, NamedTuple

from generator.master import ButirTubuh, columns
from generator.records import Nilai, Rekaman

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
    steps: list[Callable[[Rekaman], Hashable]] = [_id] if keyed else [_whole, _content, _id]
    pairs: list[Pasangan] = []
    left_old, left_new = list(range(len(old))), list(range(len(new)))
    for key in steps:
        pairs += _equal(old, new, left_old, left_new, key)
        left_old, left_new = _left(left_old, {p.old for p in pairs}), _left(left_new, {p.new for p in pairs})
    if not keyed:
        pairs += [pair for pair, _ in alike(old, new, left_old, left_new)]
    return tuple(sorted(pairs, key=lambda pair: pair.new))


def _id(row: Rekaman) -> Hashable:
    return row.id


def _whole(row: Rekaman) -> Hashable:
    return row.id, frozenset(row.nilai.items())


def _content(row: Rekaman) -> Hashable:
    """All but the label, which says where a row stands."""
    return frozenset((column, value) for column, value in row.nilai.items() if column != _LABEL and value is not None)


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


def _left(places: Iterable[int], taken: set[int]) -> list[int]:
    return [place for place in places if place not in taken]


def alike(
    old: Sequence[Rekaman], new: Sequence[Rekaman], left_old: Sequence[int], left_new: Sequence[int]
) -> list[tuple[Pasangan, float]]:
    """Rows with many words in common, most alike first, each row once, with the share they have in common.

    None when there are so many rows that comparing all would take long.
    """
    if len(left_old) * len(left_new) > MOST:
        return []
    words_old = {place: words_of(old[place].nilai.values()) for place in left_old}
    words_new = {place: words_of(new[place].nilai.values()) for place in left_new}
    shares = ((share_of(words_old[i], words_new[j]), i, j) for i in left_old for j in left_new)
    ranked = sorted(
        (item for item in shares if item[0] >= ALIKE), key=lambda s: (-s[0], s[1] + s[2], abs(s[1] - s[2]), s[1])
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    found = []
    for share, i, j in ranked:
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            found.append((Pasangan(i, j), share))
    return found


def words_of(values: Iterable[Nilai]) -> Counter[str]:
    """The words of some cells, whatever their case, and how often each occurs."""
    return Counter(word for value in values if value is not None for word in _WORD.findall(str(value).casefold()))


def share_of(one: Counter[str], other: Counter[str]) -> float:
    """Words in common, out of the mean number of words (Dice's coefficient): the same both ways."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
