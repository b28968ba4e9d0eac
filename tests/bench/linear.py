"""Whether validating takes time linear in rows: masters of 100, 1,000 and 10,000 reported outputs, built in process.

Half of the rows of each master stand on Lampiran II, half on Realisasi Renaksi; they repeat the clean master of
the rule pages under new ids, labels and evidence, so that no rule stops early and none drowns in findings.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from generator.model import Buku, Lembar, Master, Sel
from generator.parse import parse
from generator.validate import validate
from generator.values import Raw, Run
from tests.rulepages import clean

SIZES: Final = (100, 1_000, 10_000)
LIMIT: Final = 1.5
"""How many times as long a row of the largest master may take as one of the middle master."""
_BEST_OF: Final = 3


def master(rows: int) -> Master:
    """A master with about so many rows: half outputs of the action plan, half reports on them."""
    plan, reports = clean().lembar["Lampiran II"], clean().lembar["Realisasi Renaksi"]
    known = max(row for row, _ in plan.sel) - 1
    outputs = [_output(plan, number) for number in range(known + 1, rows // 2 + 1)]
    reported = [_report(number) for number in range(known + 1, rows // 2 + 1)]
    sheets = {**clean().lembar, "Lampiran II": _longer(plan, outputs), "Realisasi Renaksi": _longer(reports, reported)}
    return parse(Buku("linear.xlsx", "0" * 64, sheets))


def _output(plan: Lembar, number: int) -> Sequence[Raw]:
    """An output of the last indikator, with labels that go on counting."""
    last = max(row for row, _ in plan.sel)
    values = [plan.sel[last, column].nilai for column in range(1, 14)]
    values[0] = f"RO{number:05d}"
    values[7:10] = [
        f"RA{number}. Memantau survei bagian {number}",
        f"KK{number}.1. Terpantaunya survei bagian {number}",
        f"T/O{number}.1.1. Laporan pemantauan survei bagian {number}",
    ]
    return values


def _report(number: int) -> Sequence[Raw]:
    return (f"RO{number:05d}", "TW II", Decimal(1), date(2025, 7, 3), f"Nota dinas {number + 100}")


def _longer(lembar: Lembar, rows: Sequence[Sequence[Raw]]) -> Lembar:
    """The sheet and its table, with more rows below."""
    first = max(row for row, _ in lembar.sel) + 1
    added: Mapping[tuple[int, int], Sel] = {
        (row, column): Sel(f"{chr(64 + column)}{row}", value, ((Run(str(value)),),))
        for row, values in enumerate(rows, start=first)
        for column, value in enumerate(values, start=1)
    }
    start, _, end = lembar.tabel.partition(":")
    return replace(lembar, sel={**lembar.sel, **added}, tabel=f"{start}:{end[0]}{first + len(rows) - 1}")


def seconds_per_row(rows: int) -> float:
    """Best time of a few validations of a master, divided by its rows."""
    times = []
    for _ in range(_BEST_OF):
        fresh = master(rows)
        start = time.perf_counter()
        validate(fresh)
        times.append(time.perf_counter() - start)
    return min(times) / rows


def table() -> tuple[str, bool]:
    """The times per row, one line for each size, and whether the limit holds."""
    measured = {rows: seconds_per_row(rows) for rows in SIZES}
    lines = [f"validate, {rows:>6,} rows{'':<15}{taken * 1e6:7.0f} µs per row" for rows, taken in measured.items()]
    ratio = measured[SIZES[-1]] / measured[SIZES[-2]]
    verdict = "holds" if ratio <= LIMIT else "EXCEEDED"
    lines.append(f"per row, {SIZES[-1]:,} against {SIZES[-2]:,}: {ratio:.2f} ×  limit {LIMIT:.2f}  {verdict}")
    return "\n".join(lines), ratio <= LIMIT
