"""Kills `perkin generate` at random moments, again and again, and looks at what is left.

`python -m tests.kills 100` kills 100 runs each of plain `generate`, `--pdf` and `--kata-penyambung`, and 40 more while
they write sheets for every official; it prints what it saw and ends with 1 when anything was wrong. `test_stopping.py`
does the same a few times. Needs /proc, and LibreOffice for the two kinds of run that print.

Two masters of one name take turns, so that every run replaces the files of the other one by different files.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from generator.errors import InputRefused
from generator.office.layout import folders
from generator.office.layout.folders import socket_of
from generator.records import MANIFEST
from generator.system.writing import JOURNAL, PREFIX, settle

ROOT: Final = Path(__file__).resolve().parent.parent
MASTERS: Final = (ROOT / "masters" / "contoh-2025.xlsx", ROOT / "tests" / "data" / "bersih.xlsx")
SIGNALS: Final = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
KINDS: Final = {"generate": (), "--pdf": ("--pdf",), "--kata-penyambung": ("--kata-penyambung",)}
PERKIN: Final = (sys.executable, "-m", "generator")
SLOW: Final = 0.02
SLOWLY: Final = (
    sys.executable,
    "-c",
    f"""import os, time
whole = os.replace
def slow(source, place):
    whole(source, place)
    time.sleep({SLOW})
os.replace = slow
from generator.__main__ import main
main()""",
)
"""perkin with a pause after every file that is moved into its place."""
STARTED: Final = 0.15
"""Seconds in which a process may still be Python alone, loading itself, which no program can answer for."""
_PATIENCE: Final = 400
"""Seconds that a run may take to end; LibreOffice alone is given up after 170, and tried once more."""
_WORKING: Final = re.compile(rf"/({folders.PREFIX}\w+)/")
OWN: Final = {"catatan.txt": b"catatan sendiri", "per-pj/bertanda-tangan.pdf": b"pindaian"}
"""Files that somebody keeps in the output folder."""


@dataclass
class Seen:
    """What was seen of the runs of one kind."""

    kind: str
    ended: Counter[str] = field(default_factory=Counter)
    """How the runs ended: signal and exit code."""
    early: int = 0
    """Runs that ended before they could say anything, while Python was loading itself."""
    journals: int = 0
    """Sets that were found half switched, and completed."""
    leftovers: int = 0
    """Most temporary files and folders that stood after one kill, before the next run."""
    lingering: float = 0.0
    """Seconds that a process of LibreOffice lived on, at most."""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ended = ", ".join(f"{name} {count}" for name, count in sorted(self.ended.items()))
        return (
            f"{self.kind}: {self.ended.total()} runs ({ended}); {self.early} before perkin began; {self.journals} completed from a journal; at most "
            f"{self.leftovers} leftovers before the next run; LibreOffice gone after {self.lingering:.1f} s at most; "
            f"{len(self.faults)} faults" + "".join(f"\n  {fault}" for fault in self.faults)
        )


class Place:
    """Folders of one kind of run: the masters, the output, and a folder for temporary files of its own."""

    def __init__(self, root: Path, options: Sequence[str], program: Sequence[str] = PERKIN) -> None:
        self.temporary, self.output = root / "sementara", root / "hasil"
        self.folder = self.output / "2025" / "tw2"
        self.commands = []
        for number, master in enumerate(MASTERS):
            copy = root / str(number) / "2025.xlsx"
            copy.parent.mkdir(parents=True)
            shutil.copyfile(master, copy)
            words = ["generate", str(copy), "--quarter", "2", "--force", "--output", str(self.output), *options]
            self.commands.append([*program, *words])
        self.temporary.mkdir()
        for name, data in OWN.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def start(self, number: int) -> subprocess.Popen[str]:
        # Coverage, when it counts the tests, saves in `os._exit` under a lock that the stopped code may hold.
        own = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
        return subprocess.Popen(
            self.commands[number % 2],
            cwd=ROOT,
            env=own | {"TMPDIR": str(self.temporary)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self) -> float:
        """One run to its end; the seconds that it took."""
        began = time.monotonic()
        process = self.start(0)
        _, said = process.communicate(timeout=300)
        assert process.returncode == 0, said
        return time.monotonic() - began

    def leftovers(self) -> list[Path]:
        """Temporary files and folders, wherever they stand."""
        return [*self.temporary.iterdir(), *self.output.rglob(f"{PREFIX}*")]

    def processes(self) -> dict[int, str]:
        """Processes of LibreOffice and their guards, known by the folder that their command line names, and that line."""
        found = {}
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            with suppress(OSError):
                line = path.read_bytes().decode(errors="replace")
                if str(self.temporary) in line:
                    found[int(path.parent.name)] = line
        return found

    def sockets(self) -> set[Path]:
        """The sockets of those processes."""
        names = {found[1] for line in self.processes().values() if (found := _WORKING.search(line))}
        return {socket_of(self.temporary / name) for name in names}


def kill_many(kind: str, root: Path, count: int, seed: int) -> Seen:
    """Kill `count` runs at moments spread over the time that a run takes."""
    chance, place, seen = random.Random(f"{seed} {kind}"), Place(root, KINDS[kind]), Seen(kind)  # noqa: S311
    lasts = max(place.run(), place.run())
    for number in range(1, count + 1):
        delay, sent, twice = chance.uniform(0, lasts), chance.choice(SIGNALS), chance.random() < 0.3
        before = place.leftovers()
        process = place.start(number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(delay)
        what = f"run {number}, {sent.name} after {delay:.3f} s"
        _kill(seen, place, process, sent, twice, what, before, early=delay < STARTED)
    _finish(seen, place)
    return seen


def kill_writing(root: Path, count: int, seed: int) -> Seen:
    """Kill `count` runs while they write the sheets of every official."""
    chance, place, seen = random.Random(f"{seed} writing"), Place(root, ["--per-pj"], SLOWLY), Seen("writing --per-pj")  # noqa: S311
    place.run()
    for number in range(1, count + 1):
        delay, sent = chance.uniform(0, SLOW * 30), chance.choice((signal.SIGKILL, signal.SIGKILL, *SIGNALS))
        before = place.leftovers()
        process = place.start(number)
        while process.poll() is None and not set(place.folder.glob(f"{PREFIX}*.tmp")) - set(before):
            time.sleep(0.001)
        time.sleep(delay)
        what = f"run {number}, {sent.name} {delay:.3f} s into writing"
        _kill(seen, place, process, sent, False, what, before, early=False)
    _finish(seen, place)
    return seen


def _kill(
    seen: Seen,
    place: Place,
    process: subprocess.Popen[str],
    sent: signal.Signals,
    twice: bool,
    what: str,
    before: Sequence[Path],
    early: bool,
) -> None:
    """Send the signal, then look at how the run ended and what is left."""
    sockets = place.sockets()
    process.send_signal(sent)
    if twice:
        time.sleep(0.02)
        process.send_signal(sent)
    try:
        _, said = process.communicate(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        running = "; ".join(place.processes().values()).replace("\0", " ")
        seen.faults.append(f"{what}: stands still; processes: {running}")
        process.kill()
        _, said = process.communicate()
    caught = process.returncode == 128 + sent
    seen.ended[f"{sent.name} {process.returncode}"] += 1
    if not _in_order(process.returncode, sent, said):
        if early:
            seen.early += 1
        else:
            seen.faults.append(f"{what}: exit {process.returncode}, said {said[-300:]!r}")
    if caught and place.processes():
        seen.faults.append(f"{what}: LibreOffice still runs although the signal was answered")
    seen.lingering = max(seen.lingering, _wait_until_gone(place))
    left = set(place.leftovers())
    if caught and left - set(before):
        seen.faults.append(f"{what}: left {', '.join(sorted(path.name for path in left))}")
    seen.leftovers = max(seen.leftovers, len(left))
    seen.journals += (place.folder / JOURNAL).exists()
    seen.faults += [f"{what}: {path} stands" for path in sockets if path.exists()]
    seen.faults += [f"{what}: {fault}" for fault in wrong(place.folder)]


def _in_order(code: int, sent: signal.Signals, said: str) -> bool:
    """Whether a run ended as it should: to its end, by a signal that cannot be answered, or with one sentence."""
    if "Traceback" in said or "Exception ignored" in said:
        return False
    return code == 0 or (code == -sent == -signal.SIGKILL) or (code == 128 + sent and said.endswith("Dihentikan.\n"))


def _wait_until_gone(place: Place) -> float:
    began = time.monotonic()
    while place.processes() and time.monotonic() - began < 20:
        time.sleep(0.02)
    return time.monotonic() - began


def wrong(folder: Path) -> Iterator[str]:
    """What is wrong with the set of a folder, after a command has looked at it."""
    try:
        settle(folder)
    except InputRefused as refusal:
        yield str(refusal)
        return
    for name, data in OWN.items():
        if not (folder / name).is_file() or (folder / name).read_bytes() != data:
            yield f"{name}, which is not ours, was touched"
    if not (folder / MANIFEST).exists():
        if any(folder.glob("*.docx")):
            yield "documents without a manifest"
        return
    for file in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]:
        path = folder / file["name"]
        if not path.exists() or hashlib.sha256(path.read_bytes()).hexdigest() != file["sha256"]:
            yield f"{file['name']} is not of this set"


def _finish(seen: Seen, place: Place) -> None:
    place.run()
    seen.faults += [f"left after the next run: {path.name}" for path in place.leftovers()]
    seen.faults += [f"process {number} still runs after the next run" for number in place.processes()]
    seen.faults += [f"after the next run: {fault}" for fault in wrong(place.folder)]


def main(count: int, seed: int = 1) -> int:
    """All kinds, `count` kills each; the exit code."""
    for number in (signal.SIGINT, signal.SIGHUP):  # a shell may have told us, and so our children, to ignore them
        signal.signal(number, lambda *_: sys.exit(1))
    failed = False
    with tempfile.TemporaryDirectory() as name:
        for kind in KINDS:
            failed |= _tell(kill_many(kind, Path(name, kind), count, seed))
        failed |= _tell(kill_writing(Path(name, "writing"), max(1, count * 2 // 5), seed))
    return int(failed)


def _tell(seen: Seen) -> bool:
    sys.stdout.write(f"{seen}\n")
    sys.stdout.flush()
    return bool(seen.faults)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:] or ["100"])))
