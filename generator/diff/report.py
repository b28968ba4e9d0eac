"""A whole comparison: what changed, what it does to the figures, whom and which documents it concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from generator.diff.rows import EXACT, Change, Kind, Rules, alike, compare
from generator.diff.sides import Side
from generator.documents import touched_by
from generator.master import Indikator, Output, columns
from generator.records import Nilai, Tabel, result_tables
from generator.records.results import HASIL, HASIL_ANGGARAN, HASIL_PERSETUJUAN, HASIL_RENAKSI, RINGKASAN

RESULTS: Final = frozenset({HASIL, HASIL_RENAKSI, RINGKASAN, HASIL_ANGGARAN, HASIL_PERSETUJUAN})
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
        found: list[str] = []
        for name in touched_by(None if change.table in RESULTS else change.table, filled):
            missing = any(side.folder and name not in side.folder.files for side in (self.old, self.new))
            differs = not self.documents or name in self.documents
            if differs and not missing:
                found.append(name)
        return tuple(found)

    def code(self, change: Change) -> str:
        """The indicator or output that a change belongs to: the first word of its id, when it is one."""
        first = change.id.split(" ")[0]
        return first if first in self._codes else ""

    def row(self, change: Change) -> Mapping[str, Nilai]:
        """The values of a change's row, the new side's when it has one; empty when neither table is known."""
        return self._rows.get((change.table, change.id), {})

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Mapping[str, Nilai]]:
        found: dict[tuple[str, str], Mapping[str, Nilai]] = {}
        for table in (*_all_tables(self.old), *_all_tables(self.new)):
            found.update(((table.nama, row.id), row.nilai) for row in table.rekaman)
        return found

    def officials(self, change: Change) -> tuple[str, ...]:
        """Who answers for the indicator or output of a change."""
        return self._codes.get(self.code(change), ())

    @cached_property
    def _codes(self) -> Mapping[str, tuple[str, ...]]:
        """The officials of each indicator and output, as the new side has them, else as the old one had."""
        found: dict[str, tuple[str, ...]] = {}
        for table in (*self.old.tables, *self.new.tables):
            if table.nama in _OFFICIALS:
                for row in table.rekaman:
                    names = row.nilai.get(_OFFICIALS[table.nama]) or ""
                    found[row.id] = tuple(str(names).splitlines())
        return found


def compare_sides(old: Side, new: Side, rules: Rules = EXACT) -> Comparison:
    """What changed from one side to the other: master tables first, then the figures computed from them."""
    before, after = _all_tables(old), _all_tables(new)
    changes = compare(before, after, rules)
    renames = tuple(_renames(before, after, changes))
    documents: tuple[str, ...] = ()
    if old.folder is not None and new.folder is not None:
        were, are = old.folder.files, new.folder.files
        documents = tuple(name for name in dict.fromkeys((*are, *were)) if were.get(name) != are.get(name))
    return Comparison(old, new, changes, _effects(old, new), renames, documents)


def _all_tables(side: Side) -> tuple[Tabel, ...]:
    if not side.results:
        return side.tables
    return (*side.tables, *result_tables(side.results))


def _effects(old: Side, new: Side) -> dict[str, Effect]:
    effects: dict[str, Effect] = {}
    for code, after in new.indikator.items():
        before = old.indikator.get(code)
        if before is None:
            continue
        effect = Effect(
            kode=after["kode"],
            indikator=after["indikator"],
            status=(before["status"], after["status"]),
            capaian=(before["capaian"], after["capaian"]),
            realisasi=(before["realisasi"], after["realisasi"]),
            penanggung_jawab=tuple(after["penanggung_jawab"]),
        )
        if effect.differs:
            effects[code] = effect
    return effects


def _renames(before: Iterable[Tabel], after: Iterable[Tabel], changes: Iterable[Change]) -> Iterator[Rename]:
    """Proposals for tables in which rows went and came."""
    gone: defaultdict[str, set[str]] = defaultdict(set)
    come: defaultdict[str, set[str]] = defaultdict(set)
    for change in changes:
        if change.kind is Kind.REMOVED:
            gone[change.table].add(change.id)
        elif change.kind is Kind.ADDED:
            come[change.table].add(change.id)
    tables = {table.nama: table for table in before}
    for new in after:
        if new.nama not in gone or new.nama not in come or new.nama in RESULTS or not new.berkunci:
            continue
        old = tables[new.nama]
        left = [place for place, row in enumerate(old.rekaman) if row.id in gone[new.nama]]
        right = [place for place, row in enumerate(new.rekaman) if row.id in come[new.nama]]
        for pair, share in alike(old.rekaman, new.rekaman, left, right):
            yield Rename(new.nama, old.rekaman[pair.old].id, new.rekaman[pair.new].id, share)
