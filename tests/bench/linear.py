"""Whether validating and filling Lampiran II take time linear in rows: masters of 100, 1,000 and 10,000 outputs.

The rows stand on Lampiran II, each with its report on Realisasi Renaksi. They go on from the clean master of the rule pages with labels,
words and evidence of their own, as a real plan does: texts that repeat would be looked at once for all of them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from generator.documents import lampiran_2
from generator.master import Buku, Lembar, Master, Sel
from generator.master.parse import parse
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.validate import validate
from generator.values import Raw, Run
from tests.rulepages import clean

SIZES: Final = (100, 1_000, 10_000)
LIMIT: Final = 1.5
"""How many times as long a row of the largest master may take as one of the middle master."""
_BEST_OF: Final = 3
_SYLLABLES: Final = ("bako", "cemu", "dipa", "foru", "gelo", "hanti", "jowe", "kumbi", "lorsa", "mende")


def master(rows: int) -> Master:
    """A master with so many outputs on Lampiran II, and as many reports on them."""
    plan, reports = clean().lembar["Lampiran II"], clean().lembar["Realisasi Renaksi"]
    known = max(row for row, _ in plan.sel) - 1
    outputs = [_output(plan, number) for number in range(known + 1, rows + 1)]
    reported = [_report(number) for number in range(known + 1, rows + 1)]
    sheets = {**clean().lembar, "Lampiran II": _longer(plan, outputs), "Realisasi Renaksi": _longer(reports, reported)}
    return parse(Buku("linear.xlsx", "0" * 64, sheets))


def _words(number: int) -> str:
    """Two made-up words of a number's own, far from each other in spelling."""
    syllables = [_SYLLABLES[int(digit)] for digit in f"{number:05d}"]
    return f"{''.join(syllables)} {''.join(reversed(syllables))}"


def _output(plan: Lembar, number: int) -> Sequence[Raw]:
    """An output of the last indikator, with labels that go on counting."""
    last = max(row for row, _ in plan.sel)
    values = [plan.sel[last, column].nilai for column in range(1, 14)]
    values[0] = f"RO{number:05d}"
    action, place = number - last + 2, _words(number)
    values[7:10] = [
        f"RA{action}. Memantau survei di {place}",
        f"KK{action}.1. Terpantaunya survei di {place}",
        f"T/O{action}.1.1. Laporan pemantauan survei di {place}",
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


def filling() -> Callable[[Master], object]:
    """What makes Lampiran II of a master, from its rows to the bytes of the Word document; its template is ready."""
    template = Template.load(find_template("lampiran-2", None))
    return lambda source: template.fill(lampiran_2.build(source))


def seconds_per_row(work: Callable[[Master], object], rows: int) -> float:
    """Best processor time of a few runs on a fresh master, divided by its rows: what others do meanwhile counts little."""
    times = []
    for _ in range(_BEST_OF):
        fresh = master(rows)
        start = time.process_time()
        work(fresh)
        times.append(time.process_time() - start)
    return min(times) / rows


def table() -> tuple[str, bool]:
    """The times per row, one line for each work and size, and whether the limit holds for each."""
    done = [_lines(name, work) for name, work in (("validate", validate), ("fill Lampiran II", filling()))]
    return "\n".join(text for text, _ in done), all(holds for _, holds in done)


def _lines(name: str, work: Callable[[Master], object]) -> tuple[str, bool]:
    measured = {rows: seconds_per_row(work, rows) for rows in SIZES}
    lines = [f"{f'{name}, {rows:,} rows':<36}{taken * 1e6:7.0f} µs per row" for rows, taken in measured.items()]
    ratio = measured[SIZES[-1]] / measured[SIZES[-2]]
    verdict = "holds" if ratio <= LIMIT else "EXCEEDED"
    lines.append(f"per row, {SIZES[-1]:,} against {SIZES[-2]:,}: {ratio:.2f} ×  limit {LIMIT:.2f}  {verdict}")
    return "\n".join(lines), ratio <= LIMIT
