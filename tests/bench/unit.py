"""A province: hundreds of different masters × six files, with one worker and with two, some masters damaged, and run again.

`python -m tests.bench.unit [COUNT]` (300 unless given), by hand: it takes minutes. Elapsed time tells little on a machine that is
shared, so processor time stands beside it, and the speed-up that two free cores would give by it. Below stand
the filling of one document against others (`filling`), and growth to 100,000 rows in one master (`growth`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench import filling, growth
from tests.bench.bench import DOCXTPL, MASTER, ROOT, Case, cases, seconds
from tests.bench.yardstick_docxtpl import write_templates
from tests.province import write_province

COUNT: Final = 300
DAMAGED: Final = 20
FEW: Final = 30
PERKIN: Final = str(Path(sys.executable).parent / "perkin")
FILES: Final = 6
"""What `generate --quarter` makes of a master: four Word documents, the recap, the manifest."""
SPEED_UP: Final = 1.8
FLAT: Final = 1.1
"""How many times as much memory the parent may take for ten times as many units."""
DOCUMENTS: Final = 4
_LOOK: Final = 0.05


class Ran(NamedTuple):
    """What a run of `perkin generate` took."""

    code: int
    elapsed: float
    processor: float
    """Seconds, those of its workers included."""
    parent: float
    """The most memory that the process held which hands out the work, in MB."""
    out: str
    err: str


def generate(masters: Path, output: Path, *options: str) -> Ran:
    """Run it, and look at what it takes."""
    command = [PERKIN, "generate", str(masters), "--quarter", "2", "--output", str(output), *options]
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=ROOT)
        peak = 0.0
        while True:
            peak = max(peak, _peak(process.pid))
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            time.sleep(_LOOK)
        process.returncode = os.waitstatus_to_exitcode(status)
        elapsed = time.monotonic() - begun
        out.seek(0)
        err.seek(0)
        return Ran(process.returncode, elapsed, usage.ru_utime + usage.ru_stime, peak, out.read(), err.read())


def _peak(process: int) -> float:
    """The most memory that a process has held so far, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


def told(name: str, ran: Ran, units: int) -> str:
    """A run as a line."""
    each = ran.processor / units
    return (
        f"{name:<28}{ran.elapsed:7.1f} s  processor {ran.processor:6.1f} s, {each * 1000:4.0f} ms per unit, "
        f"{each / FILES * 1000:3.0f} ms per file  parent {ran.parent:5.1f} MB"
    )


def verdict(text: str, holds: bool) -> tuple[str, bool]:
    """A line with what came of it."""
    return f"  {text}  {'holds' if holds else 'EXCEEDED'}", holds


def lines(count: int) -> list[tuple[str, bool]]:
    """All lines, each with whether its limit holds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_province(folder / "few", FEW)
        write_province(folder / "all", count)
        few = generate(folder / "few", folder / "out-few", "--jobs", "2")
        one = generate(folder / "all", folder / "out-1", "--jobs", "1")
        two = generate(folder / "all", folder / "out-2", "--jobs", "2")
        again = generate(folder / "all", folder / "out-2", "--jobs", "2")
        damaged = range(count // DAMAGED, count + 1, count // DAMAGED)
        write_province(folder / "all", count, damaged)
        some = generate(folder / "all", folder / "out-3", "--jobs", "2")
        speed_up, free = one.elapsed / two.elapsed, 2 * one.processor / two.processor
        script = _script(folder)
        against = script / (two.processor / count / DOCUMENTS)
        made, wrong = some.out.count("Dibuat: "), some.err.count("Gagal: ") + some.err.count("Ditolak: ")
        return [
            (told(f"{FEW} units, two workers", few, FEW), few.code == 0),
            (told(f"{count} units, one worker", one, count), one.code == 0),
            (told(f"{count} units, two workers", two, count), two.code == 0),
            verdict(
                f"two against one: {speed_up:.2f} × elapsed, {free:.2f} × by processor time  limit {SPEED_UP}",
                max(speed_up, free) >= SPEED_UP,
            ),
            verdict(
                f"parent's memory, {count} against {FEW}: {two.parent / few.parent:.2f} ×  limit {FLAT}",
                two.parent / few.parent <= FLAT,
            ),
            (
                f"  a document by a plain docxtpl script, reading included ({script * 1000:.0f} ms): {against:.1f} × one of the batch",
                True,
            ),
            (told("  run again", again, count), again.out.count("Sudah ada: ") == count),
            verdict(
                f"{len(damaged)} of {count} damaged: {made} made, {wrong} told, exit {some.code}",
                (made, wrong, some.code) == (count - len(damaged), len(damaged), 1),
            ),
        ]


def _script(folder: Path) -> float:
    """Processor seconds of the plain docxtpl script for each of its two documents."""
    write_templates(MASTER, folder)
    yardstick = next(case for case in cases(folder) if case.name == DOCXTPL)
    return sorted(_taken(yardstick) for _ in range(3))[1] / 2


def _taken(case: Case) -> float:
    return seconds(case.command)


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and give the exit code."""
    done = lines(int(arguments[0]) if arguments else COUNT)
    done += [filling.table(), growth.table()]
    sys.stdout.write("\n".join(text for text, _ in done) + "\n")
    return 0 if all(holds for _, holds in done) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
