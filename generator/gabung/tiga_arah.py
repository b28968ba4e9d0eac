"""Two edited copies of a table put together over the table that both began with: a three-way merge.

A cell that only one copy changed takes that copy's value, and so does a row that only one copy added, removed or moved.
Where both changed the same thing differently, nobody can know which is meant: the table keeps what it had, and both
edits are told as a conflict. So every edit is in the result or among the conflicts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from generator.diff.rows import pair_rows
from generator.records import Nilai, Rekaman


class Sisi(StrEnum):
    """Whose table a row or cell comes from."""

    DASAR = "dasar"
    """What both copies began with."""
    A = "a"
    B = "b"


COPIES: Final = (Sisi.A, Sisi.B)
Tiga = Mapping[Sisi, Sequence[Rekaman]]
"""The three tables."""


class Apa(StrEnum):
    """What an edit is about."""

    SEL = "sel"
    TAMBAH = "tambah"
    HAPUS = "hapus"
    URUTAN = "urutan"


@dataclass
class Baris:
    """A row of the result: where it stands in each table that has it, and whose cells it takes."""

    id: str
    tempat: Mapping[Sisi, int]
    sel: dict[str, Sisi] = field(default_factory=dict)
    """Column → the side whose cell it takes; a column that no side has is none."""


class Suntingan(NamedTuple):
    """What a copy changed, or both, and whether that stands in the result."""

    apa: Apa
    baris: Baris | None
    """The row; None for the order of the table."""
    kolom: str
    """The column; empty for whole rows."""
    nilai: Mapping[Sisi, Nilai]
    """What stands where; a row that is not there has none."""
    oleh: tuple[Sisi, ...]
    """Who changed it."""
    konflik: bool = False


@dataclass
class Gabungan:
    """The table put together."""

    baris: list[Baris]
    suntingan: list[Suntingan]


def decide(dasar: Nilai, a: Nilai, b: Nilai) -> Sisi | None:
    """Whose value stands: a copy's where it alone changed it, or both did alike; None where they changed it differently."""
    if a == b:
        return Sisi.DASAR if a == dasar else Sisi.A
    if b == dasar:
        return Sisi.A
    return Sisi.B if a == dasar else None


def put_together(tables: Tiga, keyed: bool) -> Gabungan:
    """The table of both copies' edits. `keyed` says whether rows are known by their ids, or by what stands in them."""
    edits: list[Suntingan] = []
    rows = []
    for row in _matched(tables, keyed):
        found = {side: tables[side][place] for side, place in row.tempat.items()}
        kept = _old_row(row, found, edits) if Sisi.DASAR in found else _new_row(row, found, edits)
        if kept:
            rows.append(row)
    return Gabungan(_ordered(rows, edits), edits)


def _matched(tables: Tiga, keyed: bool) -> Iterator[Baris]:
    """Every row of the three tables once: those of the first, then those that the copies added."""
    base = tables[Sisi.DASAR]
    pairs = {side: {p.old: p.new for p in pair_rows(base, tables[side], keyed)} for side in COPIES}
    for place, row in enumerate(base):
        there = {side: pairs[side][place] for side in COPIES if place in pairs[side]}
        yield Baris(row.id, {Sisi.DASAR: place, **there})
    added = {}
    for side in COPIES:
        known = set(pairs[side].values())
        added[side] = [place for place in range(len(tables[side])) if place not in known]
    new_a = [tables[Sisi.A][place] for place in added[Sisi.A]]
    new_b = [tables[Sisi.B][place] for place in added[Sisi.B]]
    alike = {}
    for pair in pair_rows(new_a, new_b, keyed):
        if keyed or new_a[pair.old].nilai == new_b[pair.new].nilai:
            alike[added[Sisi.A][pair.old]] = added[Sisi.B][pair.new]
    for place in added[Sisi.A]:
        there = {Sisi.B: alike[place]} if place in alike else {}
        yield Baris(tables[Sisi.A][place].id, {Sisi.A: place, **there})
    in_both = set(alike.values())
    for place in added[Sisi.B]:
        if place not in in_both:
            yield Baris(tables[Sisi.B][place].id, {Sisi.B: place})


def _old_row(row: Baris, found: Mapping[Sisi, Rekaman], edits: list[Suntingan]) -> bool:
    """Decide on a row that both copies began with, and whether it stays."""
    removed = tuple(side for side in COPIES if side not in found)
    if not removed:
        _cells(row, found, edits)
        return True
    kept = [side for side in COPIES if side in found]
    changed = [side for side in kept if found[side].nilai != found[Sisi.DASAR].nilai]
    whole = _said(found[Sisi.DASAR])
    if not changed:
        edits.append(Suntingan(Apa.HAPUS, row, "", {Sisi.DASAR: whole}, removed))
        return False
    # One copy removed what the other changed: the row stays as it was, and so no column takes the change.
    nilai = {Sisi.DASAR: whole, **{side: _said(found[side]) for side in changed}}
    edits.append(Suntingan(Apa.HAPUS, row, "", nilai, COPIES, konflik=True))
    row.sel = dict.fromkeys(found[Sisi.DASAR].nilai, Sisi.DASAR)
    return True


def _new_row(row: Baris, found: Mapping[Sisi, Rekaman], edits: list[Suntingan]) -> bool:
    """Decide on a row that a copy added, or both."""
    by = tuple(found)
    edits.append(Suntingan(Apa.TAMBAH, row, "", {side: _said(found[side]) for side in by}, by))
    if len(by) > 1:
        _cells(row, found, edits)
    else:
        row.sel = dict.fromkeys(found[by[0]].nilai, by[0])
    return True


def _cells(row: Baris, found: Mapping[Sisi, Rekaman], edits: list[Suntingan]) -> None:
    """Decide on every cell of a row that both copies have."""
    columns = dict.fromkeys(column for side in Sisi if side in found for column in found[side].nilai)
    for column in columns:
        nilai = {side: record.nilai.get(column) for side, record in found.items()}
        old = nilai.get(Sisi.DASAR)
        side = decide(old, nilai[Sisi.A], nilai[Sisi.B])
        row.sel[column] = side or Sisi.DASAR
        new_alike = Sisi.DASAR not in found and side is Sisi.A and nilai[Sisi.A] == nilai[Sisi.B]
        if side is not Sisi.DASAR and not new_alike:
            by = tuple(copy for copy in COPIES if nilai[copy] != old)
            edits.append(Suntingan(Apa.SEL, row, column, nilai, by, konflik=side is None))


def _said(row: Rekaman) -> str:
    return "; ".join(str(value) for value in row.nilai.values() if value is not None)


def _ordered(rows: Sequence[Baris], edits: list[Suntingan]) -> list[Baris]:
    """The rows in the order of the copy that moved some; rows that only the other has come after the row before them there."""
    orders = {side: _order_of(rows, side) for side in Sisi}
    in_all = {id(row) for row in rows if len(row.tempat) == len(Sisi)}
    shared = {side: [id(row) for row in order if id(row) in in_all] for side, order in orders.items()}
    moved = tuple(side for side in COPIES if shared[side] != shared[Sisi.DASAR])
    first = moved[0] if moved else Sisi.A
    if moved == COPIES and shared[Sisi.A] != shared[Sisi.B]:
        edits.append(Suntingan(Apa.URUTAN, None, "", {}, moved, konflik=True))
        first = Sisi.DASAR
    elif moved:
        edits.append(Suntingan(Apa.URUTAN, None, "", {}, moved))
    result = orders[first]
    for side in Sisi:
        if side is not first:
            result = _with_missing(result, orders[side])
    return result


def _order_of(rows: Sequence[Baris], side: Sisi) -> list[Baris]:
    there = [row for row in rows if side in row.tempat]
    return sorted(there, key=lambda row: row.tempat[side])


def _with_missing(result: Sequence[Baris], order: Sequence[Baris]) -> list[Baris]:
    """The rows with those of an order that they lack, each behind the row that precedes it there."""
    placed = {id(row) for row in result}
    behind: dict[int | None, list[Baris]] = {None: []}
    last: int | None = None
    for row in order:
        if id(row) in placed:
            last = id(row)
            behind[last] = []
        else:
            behind[last].append(row)
    together = []
    waiting = behind[None]
    for row in result:
        if id(row) in behind:  # rows that only others have stay right behind the row before them, ahead of ours
            together += waiting
            waiting = behind[id(row)]
        together.append(row)
    return together + waiting
