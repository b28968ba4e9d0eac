"""Whether validate, compute, generate and diff take time and memory linear in rows: masters of 1,000, 10,000 and 100,000 outputs.

Documents are made of at most 10,000: a template may not ask for more (`word/limits.py`), and no reader would turn the pages.

Each is measured in a process of its own, from a master as it was read (`linear.master`) to what the verb gives.
`python -m tests.bench.growth [ROWS…]` prints the table; `python -m tests.bench.growth VERB ROWS` is one such process.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.compute import compute
from generator.generate import Pilihan, render_all
from generator.master import Master
from generator.validate import validate
from generator.values import Triwulan
from tests.bench import linear

ROOT: Final = Path(__file__).resolve().parents[2]
SIZES: Final = (1_000, 10_000, 100_000)
LARGEST: Final = {"generate": 10_000}
"""Rows of the largest master that a verb takes, where that is not the largest of all."""
LIMIT: Final = 1.5
"""How many times as long, and as much memory, a row of the largest master may take as one of the middle master."""


def _generate(master: Master) -> None:
    render_all([master], Triwulan.II, Pilihan(), None)


def _diff(master: Master) -> None:
    from generator.diff.report import compare_sides
    from generator.diff.sides import read_sides

    rows = sum(1 for _ in master.output)
    other = linear.master(rows)
    compare_sides(*read_sides(master, other, Triwulan.II))


VERBS: Final[Mapping[str, Callable[[Master], object]]] = {
    "validate": validate,
    "compute": lambda master: compute(master, Triwulan.II),
    "generate": _generate,
    "diff": _diff,
}


class Taken(NamedTuple):
    """What a verb took for a row: microseconds of processor time, and bytes of memory."""

    time: float
    memory: float


def measure_here(verb: str, rows: int) -> Taken:
    """Measure a verb in this process: once for a small master, to load what it needs, then for the large one."""
    work = VERBS[verb]
    work(linear.master(100))
    master = linear.master(rows)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    work(master)
    taken = time.process_time() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Taken(taken / rows * 1e6, (after - before) * 1024 / rows)


def measure(verb: str, rows: int) -> Taken:
    """Measure a verb in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.growth", verb, str(rows)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    return Taken(*json.loads(done.stdout))


def table(sizes: Sequence[int] = SIZES) -> tuple[str, bool]:
    """A line for each verb and size, and whether the limit holds for each."""
    lines, all_hold = [], True
    for verb in VERBS:
        tried = [rows for rows in sizes if rows <= LARGEST.get(verb, rows)]
        taken = [measure(verb, rows) for rows in tried]
        for rows, one in zip(tried, taken, strict=True):
            lines.append(f"{f'{verb}, {rows:,} rows':<28}{one.time:9.0f} µs per row{one.memory / 1024:9.1f} kB per row")
        time_ratio, memory_ratio = taken[-1].time / taken[-2].time, taken[-1].memory / max(taken[-2].memory, 1)
        holds = time_ratio <= LIMIT and memory_ratio <= LIMIT
        all_hold &= holds
        lines.append(
            f"  {tried[-1]:,} against {tried[-2]:,}: time {time_ratio:.2f} ×, memory {memory_ratio:.2f} ×  limit {LIMIT:.2f}  "
            f"{'holds' if holds else 'EXCEEDED'}"
        )
    return "\n".join(lines), all_hold


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] in VERBS:
        sys.stdout.write(json.dumps(measure_here(sys.argv[1], int(sys.argv[2]))))
    else:
        sys.stdout.write(table(tuple(map(int, sys.argv[1:])) or SIZES)[0] + "\n")
