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
    return tuple(
        Step(
            _title(history, one), tuple(_figures(one)), tuple(f"{said}." for said in outputs(one)), tuple(_master(one))
        )
        for one in history.perubahan
    )


def _title(history: History, comparison: Comparison) -> str:
    names = [side.quarter.label if side.quarter else side.name for side in (comparison.old, comparison.new)]
    leapt = ", ".join(quarter.label for quarter in history.between(comparison))
    return f" {ARROW} ".join(names) + (f" ({leapt} {MISSING})" if leapt else "")


def _figures(comparison: Comparison) -> Iterator[str]:
    for line in headlines(comparison):
        effect = line.effect
        told = any(one is not None for one in (*effect.capaian, *effect.realisasi))
        yield f"{effect.kode}: {line.status}{f', {line.capaian}' if told else ''}."


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
    named = ", ".join(ids[:_NAMED]) + (f", dan {len(ids) - _NAMED} lainnya" if len(ids) > _NAMED else "")
    if len(found) == 1 and column:
        line = found[0]
        return f"{column} {named} {word}, {short(line.old or '(kosong)', _LONG)} {ARROW} {short(line.new or '(kosong)', _LONG)}"
    rows = f"{len(ids)} baris {word}" if not column else f"{column} {word} pada {len(ids)} baris"
    return f"{rows} ({named})"


def restated(item: Restated) -> str:
    """`IK5.1 TW I: capaian semula 100,00; menurut TW II 105,00.`"""
    what = ANNUAL if item.quarter is None else f"{item.quarter.label}, {item.field}"
    return f"{item.kode}, {what}: semula {value(item.old)}; menurut folder {item.by.label} {value(item.new)}."


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
