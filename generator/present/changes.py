"""A comparison in sentences: what matters first, and every change as people say it. Used by the text and the page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from itertools import groupby
from typing import Any, Final

from generator.diff.report import RESULTS, Comparison, Effect
from generator.diff.rows import Change, Kind
from generator.present.findings import visible
from generator.results import Status, StatusRenaksi
from generator.values import print_number

ARROW: Final = "→"
WORDS: Final[Mapping[Kind, str]] = {
    Kind.ADDED: "ditambah",
    Kind.REMOVED: "dihapus",
    Kind.CHANGED: "berubah",
    Kind.MOVED: "berpindah",
}
_WORSE: Final = {Status.BELUM_TERCAPAI: 1, Status.BELUM_DILAPORKAN: 2, Status.TIDAK_DAPAT_DIHITUNG: 2}
_DONE: Final = (StatusRenaksi.SELESAI, StatusRenaksi.TERLAMBAT)
_SPOKEN: Final = ("Output Renaksi", "Uraian", "Kelurahan", "Nama Baku", "Indikator Kinerja", "Isi")
"""Columns whose text tells a reader which row it is."""


_LEAST: Final = Decimal("0.005")
"""What is smaller is printed as 0,00."""
_MANY: Final = 12
"""Codes that a sentence lists; of more it tells how many."""


class Weight(IntEnum):
    """What a reader should see first."""

    WORSE = 1
    BETTER = 2
    STATUS = 3
    FIGURE = 4


@dataclass(frozen=True, slots=True)
class Headline:
    """One indicator whose figures changed, as a line."""

    weight: Weight
    effect: Effect
    status: str
    """`belum tercapai → tercapai`, or the one status when it stayed."""
    capaian: str
    """`95,00 → 101,20 (+6,20)`."""


@dataclass(frozen=True, slots=True)
class Line:
    """Changes that say the same of several rows: one sentence with its places."""

    kind: Kind
    table: str
    ids: tuple[str, ...]
    cells: tuple[str, ...]
    column: str
    old: str
    new: str
    what: str
    """The row in words, for a single row."""
    officials: tuple[str, ...]
    documents: tuple[str, ...]


def headlines(comparison: Comparison) -> tuple[Headline, ...]:
    """The indicators whose figures changed, the worst news first."""
    found = [_headline(effect) for effect in comparison.effects.values()]
    return tuple(sorted(found, key=lambda line: (line.weight, -abs(line.effect.delta or Decimal(0)))))


def _headline(effect: Effect) -> Headline:
    old, new = (Status(status) for status in effect.status)
    status = new.value
    weight = Weight.FIGURE
    if old is not new:
        status = f"{old.value} {ARROW} {new.value}"
        is_worse = _WORSE.get(new, 0) > _WORSE.get(old, 0)
        weight = Weight.WORSE if is_worse else Weight.BETTER
        # Where a target came or went, nothing can have become better.
        if Status.TANPA_TARGET in (old, new):
            weight = Weight.WORSE if new in _WORSE else Weight.STATUS
    was, now = effect.capaian
    if was == now:
        before, after = effect.realisasi
        return Headline(weight, effect, status, f"realisasi {figure(before)} {ARROW} {figure(after)}")
    delta = f" ({signed(effect.delta)})" if effect.delta is not None else ""
    return Headline(weight, effect, status, f"capaian {figure(was)} {ARROW} {figure(now)}{delta}")


def figure(value: Decimal | str | None) -> str:
    """A computed figure with two decimals, a step of a scale as its word, `-` where there is none."""
    if isinstance(value, str):
        return visible(value)
    return "-" if value is None else print_number(value, 2)


def signed(value: Decimal | None) -> str:
    """A difference with its sign: `+3,20`, `-1,00`, `0,00`."""
    if value is None:
        return "-"
    text = print_number(value, 2)
    return f"+{text}" if value >= _LEAST else text


def outputs(comparison: Comparison) -> tuple[str, ...]:
    """What became of the outputs of the action plan, in sentences; nothing without results on both sides."""
    before, after = comparison.old.renaksi, comparison.new.renaksi
    moves: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    late: list[str] = []
    for code, item in after.items():
        status = item["status"]
        if code in before and before[code]["status"] != status:
            moves[before[code]["status"], status].append(code)
        if item.get("tunggakan") and status not in _DONE:
            late.append(code)
    sentences: list[str] = []
    for (old, new), codes in sorted(moves.items(), key=lambda move: (-len(move[1]), move[0])):
        sentences.append(f"{len(codes)} output {old} {ARROW} {new}: {_listed(codes)}")
    if late:
        sentences.append(f"{len(late)} output tertunggak dari triwulan sebelumnya: {_listed(late)}")
    return tuple(sentences)


def _listed(codes: Sequence[str]) -> str:
    if len(codes) <= _MANY:
        return ", ".join(codes)
    return f"{', '.join(codes[:_MANY])} dan {len(codes) - _MANY} lainnya"


def lines(comparison: Comparison, tables: Iterable[str]) -> tuple[Line, ...]:
    """The changes of these tables, those that say the same of several rows together."""
    wanted = set(tables)
    groups: defaultdict[tuple[Any, ...], list[Change]] = defaultdict(list)
    for change in comparison.changes:
        if change.table in wanted:
            groups[_same(change)].append(change)
    return tuple(_line(comparison, group) for group in groups.values())


def master_tables(comparison: Comparison) -> tuple[str, ...]:
    """The sheets in which something changed, in order."""
    tables = dict.fromkeys(change.table for change in comparison.changes)
    return tuple(name for name in tables if name not in RESULTS)


def _same(change: Change) -> tuple[Any, ...]:
    """Changes with the same key are one sentence: the same cell text in several rows, as in merged cells of print."""
    are_texts = isinstance(change.old, str) and isinstance(change.new, str)
    if change.kind is Kind.CHANGED and are_texts and len(change.old) > 3:
        return (change.kind, change.table, change.column, change.old, change.new)
    return (change.kind, change.table, change.column, change.id_old, change.id_new)


def _line(comparison: Comparison, group: Sequence[Change]) -> Line:
    first = group[0]
    ids: list[str] = []
    cells: list[str] = []
    people: dict[str, None] = {}
    for change in group:
        is_renamed = change.id_old and change.id_new and change.id_old != change.id_new
        ids.append(visible(f"{change.id_old} {ARROW} {change.id_new}" if is_renamed else change.id))
        cells.append(change.cell_new or change.cell_old)
        people |= dict.fromkeys(comparison.officials(change))
    old, new = _side(first, first.old), _side(first, first.new)
    return Line(
        kind=first.kind,
        table=first.table,
        ids=tuple(ids),
        cells=tuple(filter(None, cells)),
        column=first.column or "",
        old=old,
        new=f"{new} (lain)" if replaced(old, new, first) else new,
        what=_spoken(comparison, first) if len(group) == 1 else "",
        officials=tuple(people),
        documents=comparison.touched(first),
    )


def _side(change: Change, value: Any) -> str:
    """A value, a row or a position as text; empty where there is none."""
    match value:
        case None:
            return ""
        case int():
            return f"baris ke-{value}"
        case Mapping():
            return "\n".join(f"{column}: {printed(cell)}" for column, cell in value.items())
    return printed(value, 2 if change.table in RESULTS else None)


def printed(value: Any, places: int | None = None) -> str:
    """A cell's value as a reader sees it; `places` rounds numbers.

    Digests that stand for a content are not shown; where nothing else is there, the content is.
    """
    if value is None:
        return "(kosong)"
    if isinstance(value, Decimal):
        return print_number(value, places)
    text = str(value)
    bare = _DIGEST.sub("", text)
    return visible(bare) if bare or not text else "ada"


_DIGEST: Final = re.compile(" ?⟦[0-9a-f]{8}⟧")


def replaced(old: str, new: str, change: Change) -> bool:
    """Whether two sides read the same although they differ: another picture, another arrangement of a chart."""
    differ = change.kind is Kind.CHANGED and change.old != change.new
    return differ and old == new


def _spoken(comparison: Comparison, change: Change) -> str:
    """The row in words: its own text, from whichever side has it."""
    values: Mapping[str, Any] = comparison.row(change)
    if change.kind is Kind.ADDED:
        values = change.new or values
    elif change.kind is Kind.REMOVED:
        values = change.old or values
    for name in _SPOKEN:
        if name != change.column and values.get(name):
            return short(visible(str(values[name])), 70)
    return ""


def short(text: str, width: int) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def per_table(found: Iterable[Line]) -> Iterator[tuple[str, list[Line]]]:
    """Lines by their table."""
    for table, inside in groupby(found, key=lambda line: line.table):
        yield table, list(inside)
