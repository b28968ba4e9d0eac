"""What a year's history says in words: restated figures, and what changed when. Used by text, page, sheet and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.diff.report import Comparison
from generator.history import ANNUAL, History, Nilai, Quarter, Restated
from generator.periode import Periode
from generator.present.changes import (
    ARROW,
    WORDS,
    Line,
    figure,
    headlines,
    lines,
    master_tables,
    outputs,
    per_table,
    short,
)
from generator.present.findings import visible

MISSING: Final = "belum ada"
"""Said of a quarter without a folder."""
ABSENT: Final = "tidak dimuat"
"""Said of an indicator that a quarter's folder lacks."""
_LONG: Final = 60
_NAMED: Final = 4
"""Rows that a sentence names."""


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one folder to the next, in sentences."""

    title: str
    """`TW I → TW III (TW II belum ada)`."""
    figures: tuple[str, ...]
    renaksi: tuple[str, ...]
    master: tuple[str, ...]


def steps(history: History) -> tuple[Step, ...]:
    """What changed when, from each folder to the next."""
    found: list[Step] = []
    for comparison in history.perubahan:
        sides = (comparison.old, comparison.new)
        title = f" {ARROW} ".join(side.quarter.label if side.quarter else side.name for side in sides)
        leapt = ", ".join(quarter.label for quarter in history.between(comparison))
        if leapt:
            title = f"{title} ({leapt} {MISSING})"
        renaksi = tuple(f"{said}." for said in outputs(comparison))
        found.append(Step(title, tuple(_figures(comparison)), renaksi, tuple(_master(comparison))))
    return tuple(found)


def _figures(comparison: Comparison) -> Iterator[str]:
    for line in headlines(comparison):
        effect = line.effect
        is_told = any(one is not None for one in (*effect.capaian, *effect.realisasi))
        capaian = f", {line.capaian}" if is_told else ""
        yield f"{effect.kode}: {line.status}{capaian}."


def _master(comparison: Comparison) -> Iterator[str]:
    """The master's own changes, those of the same column of a sheet in one sentence."""
    for table, inside in per_table(lines(comparison, master_tables(comparison))):
        groups: dict[tuple[str, str], list[Line]] = {}
        for line in inside:
            groups.setdefault((WORDS[line.kind], line.column), []).append(line)
        for (word, column), found in groups.items():
            yield f"{table}: {_said(word, column, found)}."


def _said(word: str, column: str, found: Sequence[Line]) -> str:
    ids = [name for line in found for name in line.ids]
    named = ", ".join(ids[:_NAMED])
    if len(ids) > _NAMED:
        named = f"{named}, dan {len(ids) - _NAMED} lainnya"
    if len(found) == 1 and column:
        old, new = (short(text or "(kosong)", _LONG) for text in (found[0].old, found[0].new))
        return f"{column} {named} {word}, {old} {ARROW} {new}"
    rows = f"{column} {word} pada {len(ids)} baris" if column else f"{len(ids)} baris {word}"
    return f"{rows} ({named})"


def restated(item: Restated) -> str:
    """`IK5.1 TW I: capaian semula 100,00; menurut TW II 105,00.`"""
    what = ANNUAL if item.quarter is None else f"{item.quarter.label}, {item.field}"
    old, new = value(item.old), value(item.new)
    return f"{item.kode}, {what}: semula {old}; menurut folder {item.by.label} {new}."


def value(one: Nilai) -> str:
    """A figure with two decimals, a text as it stands, `-` where there is none."""
    return visible(one) if isinstance(one, str) else figure(one)


def sources(history: History) -> tuple[str, ...]:
    """What each quarter was made of, and which quarters are missing."""
    return tuple(_source(quarter, history.kuartal.get(quarter)) for quarter in history.periode)


def _source(quarter: Periode, told: Quarter | None) -> str:
    if told is None:
        return f"{quarter.label}: {MISSING}; buat dengan perkin generate --quarter {quarter}."
    return f"{quarter.label}: {visible(told.master)} (sidik {told.master_sha256[:12]})."
