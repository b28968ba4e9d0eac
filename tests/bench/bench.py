"""How long the commands take, each as a ratio to a yardstick measured in the same run.

Whole processes are measured from start to exit, in processor time: the program's own and the system's on its behalf.
What else runs on the machine counts little then. All are measured alike: the byte code of their modules lies ready, as
it does for whatever is installed, and numpy, which openpyxl loads where it finds it, starts no threads to wait in. The
commands take turns; the median of the rounds counts, and a first round that fills caches does not. Below them stands how long
validating, and filling Lampiran II, take per row of masters of three sizes.

`python -m tests.bench.bench [ROUNDS]`, in the repository's root, exits with 1 when a limit does not hold.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench import linear
from tests.bench.yardstick_docxtpl import write_templates

ROOT: Final = Path(__file__).resolve().parents[2]
HERE: Final = Path(__file__).resolve().parent
MASTER: Final = ROOT / "masters" / "contoh-2025.xlsx"
ROUNDS: Final = 9
CLICK: Final = "bare Click program, --help"
DOCXTPL: Final = "plain docxtpl script, two annexes"
ENVIRONMENT: Final = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "OPENBLAS_NUM_THREADS": "1"
}
"""What every program is started with. Those installed beside perkin have their byte code, so perkin keeps its own too."""
TOLD: Final = "Processor time (user and system) of whole processes, byte code ready, one thread each; median of {} rounds in turn."
READ: Final = "import sys; from pathlib import Path; from generator.master.parse import parse; from generator.office.workbook.reader import read; parse(read(Path(sys.argv[1])))"


@dataclass(frozen=True)
class Case:
    """A command to time, the yardstick that it is compared with, and how many times as long it may take."""

    name: str
    command: Sequence[str]
    yardstick: str
    limit: float | None = None


def cases(folder: Path) -> tuple[Case, ...]:
    """The yardsticks first, each compared with itself, then the commands."""
    perkin = [str(Path(sys.executable).parent / "perkin")]
    python = [sys.executable]
    master, quarter = str(MASTER), ["--quarter", "2"]
    output = ["--output", str(folder / "output")]
    return (
        Case(CLICK, [*python, str(HERE / "yardstick_click.py"), "--help"], CLICK),
        Case(DOCXTPL, [*python, str(HERE / "yardstick_docxtpl.py"), master, str(folder)], DOCXTPL),
        Case("perkin --help", [*perkin, "--help"], CLICK, 1.2),
        Case("reading a master", [*python, "-c", READ, master], DOCXTPL),
        Case("perkin validate", [*perkin, "validate", master], DOCXTPL),
        Case("perkin compute", [*perkin, "compute", master, *quarter], DOCXTPL),
        Case("perkin generate (five files)", [*perkin, "generate", master, *quarter, *output], DOCXTPL, 1.5),
    )


def seconds(command: Sequence[str]) -> float:
    """Processor time of one run of a command, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def measure(timed: Sequence[Case], rounds: int) -> Mapping[str, float]:
    """The median time of each case over interleaved rounds."""
    times: dict[str, list[float]] = {case.name: [] for case in timed}
    for number in range(rounds + 1):
        for case in timed:
            taken = seconds(case.command)
            if number:
                times[case.name].append(taken)
    return {name: statistics.median(values) for name, values in times.items()}


def line(case: Case, medians: Mapping[str, float]) -> tuple[str, bool]:
    """A case as a line of the table, and whether its limit holds."""
    ratio = medians[case.name] / medians[case.yardstick]
    holds = case.limit is None or ratio <= case.limit
    verdict = "" if case.limit is None else f"  limit {case.limit:.2f}  {'holds' if holds else 'EXCEEDED'}"
    return f"{case.name:<36}{medians[case.name] * 1000:7.0f} ms  {ratio:5.2f} × {case.yardstick}{verdict}", holds


def main(rounds: int) -> int:
    """Measure, print the table, and give the exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_templates(MASTER, folder)
        timed = cases(folder)
        lines = [line(case, medians) for medians in [measure(timed, rounds)] for case in timed]
    lines.append(linear.table())
    sys.stdout.write("\n".join([TOLD.format(rounds), *(text for text, _ in lines)]) + "\n")
    return 0 if all(holds for _, holds in lines) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
