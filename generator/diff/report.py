"""A whole comparison: what changed, what it does to the figures, whom and which documents it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from generator.diff.matching import alike
from generator.diff.rows import EXACT, Change, Kind, Rules, compare
from generator.diff.sides import Side
from generator.documents import touched_by
from generator.master import Indikator, Output, columns
from generator.records import Nilai, Tabel, result_tables
from generator.records.results import HASIL, HASIL_ANGGARAN, HASIL_RENAKSI, RINGKASAN

RESULTS: Final = frozenset({HASIL, HASIL_RENAKSI, RINGKASAN, HASIL_ANGGARAN})
"""Tables of computed figures; all others are sheets of the master."""
_OFFICIALS: Final[Mapping[str, str]] = {
    kind.SHEET: columns(kind)["penanggung_jawab"].judul for kind in (Indikator, Output)
}
"""Sheet → its column of officials."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of one indicator's figures."""

    kode: str
    indikator: str
    status: tuple[str, str]
    """Before and after."""
    capaian: tuple[Decimal | None, Decimal | None]
    realisasi: tuple[Decimal | str | None, Decimal | str | None]
    """Text where it is a step of a scale."""
    penanggung_jawab: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether any of its figures changed."""
        return any(old != new for old, new in (self.status, self.capaian, self.realisasi))

    @property
    def delta(self) -> Decimal | None:
        """How far capaian rose (negative: fell), in percentage points; None when one side has none."""
        old, new = self.capaian
        return None if old is None or new is None else new - old


@dataclass(frozen=True, slots=True)
class Rename:
    """A removed and an added row that may be one row under another id: a proposal, never assumed."""

    table: str
    old: str
    new: str
    share: float
    """Words in common, 0–1."""


@dataclass(frozen=True)
class Comparison:
    """Everything that is to be told of two sides."""

    old: Side
    new: Side
    changes: tuple[Change, ...]
    effects: Mapping[str, Effect]
    """The indicators whose figures differ, by code."""
    renames: tuple[Rename, ...]
    documents: tuple[str, ...]
    """Files of both folders whose content differs, or that only one has; empty unless both sides are folders."""

    def of_kind(self, kind: Kind) -> int:
        """How many changes of a kind there are."""
        return sum(change.kind is kind for change in self.changes)

    def touched(self, change: Change) -> tuple[str, ...]:
        """The documents that print what changed, as far as the folders show that they differ."""
        filled = {table.nama for side in (self.old, self.new) for table in side.tables if table.rekaman}
        printed = touched_by(None if change.table in RESULTS else change.table, filled)
        folders = [side.folder for side in (self.old, self.new) if side.folder]
        made = [name for name in printed if all(name in folder.files for folder in folders)]
        return tuple(name for name in made if not self.documents or name in self.documents)

    def code(self, change: Change) -> str:
        """The indicator or output that a change belongs to: the first word of its id, when it is one."""
        first = change.id.split(" ")[0]
        return first if first in self._codes else ""

    def row(self, change: Change) -> Mapping[str, Nilai]:
        """The values of a change's row, the new side's when it has one; empty when neither table is known."""
        return self._rows.get((change.table, change.id), {})

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Mapping[str, Nilai]]:
        tables = (table for side in (self.old, self.new) for table in _all_tables(side))
        return {(table.nama, row.id): row.nilai for table in tables for row in table.rekaman}

    def officials(self, change: Change) -> tuple[str, ...]:
        """Who answers for the indicator or output of a change."""
        return self._codes.get(self.code(change), ())

    @cached_property
    def _codes(self) -> Mapping[str, tuple[str, ...]]:
        return {**_codes(self.old.tables), **_codes(self.new.tables)}


def compare_sides(old: Side, new: Side, rules: Rules = EXACT) -> Comparison:
    """What changed from one side to the other: master tables first, then the figures computed from them."""
    before, after = (_all_tables(side) for side in (old, new))
    changes = compare(before, after, rules)
    return Comparison(old, new, changes, _effects(old, new), tuple(_renames(before, after, changes)), _files(old, new))


def _all_tables(side: Side) -> tuple[Tabel, ...]:
    return (*side.tables, *(result_tables(side.results) if side.results else ()))


def _codes(tables: Iterable[Tabel]) -> dict[str, tuple[str, ...]]:
    return {
        row.id: tuple(str(row.nilai.get(_OFFICIALS[table.nama]) or "").splitlines())
        for table in tables
        if table.nama in _OFFICIALS
        for row in table.rekaman
    }


def _effects(old: Side, new: Side) -> dict[str, Effect]:
    both = [code for code in new.indikator if code in old.indikator]
    effects = {code: _effect(old.indikator[code], new.indikator[code]) for code in both}
    return {code: effect for code, effect in effects.items() if effect.differs}


def _effect(old: Mapping[str, Any], new: Mapping[str, Any]) -> Effect:
    return Effect(
        kode=new["kode"],
        indikator=new["indikator"],
        status=(old["status"], new["status"]),
        capaian=(old["capaian"], new["capaian"]),
        realisasi=(old["realisasi"], new["realisasi"]),
        penanggung_jawab=tuple(new["penanggung_jawab"]),
    )


def _renames(before: Iterable[Tabel], after: Iterable[Tabel], changes: Iterable[Change]) -> Iterator[Rename]:
    """Proposals for tables in which rows went and came."""
    gone: dict[str, set[str]] = {}
    come: dict[str, set[str]] = {}
    for change in changes:
        if change.kind is Kind.REMOVED:
            gone.setdefault(change.table, set()).add(change.id)
        elif change.kind is Kind.ADDED:
            come.setdefault(change.table, set()).add(change.id)
    old = {table.nama: table for table in before}
    for table in after:
        if table.nama in gone and table.nama in come and table.nama not in RESULTS and table.berkunci:
            yield from _proposals(old[table.nama], table, gone[table.nama], come[table.nama])


def _proposals(old: Tabel, new: Tabel, gone: set[str], come: set[str]) -> Iterator[Rename]:
    left = [place for place, row in enumerate(old.rekaman) if row.id in gone]
    right = [place for place, row in enumerate(new.rekaman) if row.id in come]
    for pair, share in alike(old.rekaman, new.rekaman, left, right):
        yield Rename(new.nama, old.rekaman[pair.old].id, new.rekaman[pair.new].id, share)


def _files(old: Side, new: Side) -> tuple[str, ...]:
    if old.folder is None or new.folder is None:
        return ()
    before, after = old.folder.files, new.folder.files
    return tuple(name for name in dict.fromkeys((*after, *before)) if before.get(name) != after.get(name))
