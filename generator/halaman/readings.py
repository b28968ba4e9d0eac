"""What stands in the masters now: each is read again after a save, and compared with what was found before it.

Programs save in different ways: Excel writes beside and renames, LibreOffice writes in place. So a file that cannot be read
is tried again for a while before its refusal is shown, and one that is gone for a moment keeps what was read of it.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from generator.errors import PerkinError
from generator.findings import Finding, Severity
from generator.halaman.folder import Folder
from generator.halaman.worker import UNEXPECTED
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.validate import validate

EVERY: Final = 0.15
"""Seconds between two looks at the folder."""
_OTHERS: Final = 5
"""Every so many looks, everything but the masters is looked at too."""
PATIENCE: Final = 3.0
"""Seconds for which a file may be half written or away before that is told."""
_CELL: Final = re.compile(r"\b[A-Z]{1,3}\d+\b")
Signature = tuple[int, int, int]


@dataclass(frozen=True)
class Reading:
    """A master as it was last read, and its findings."""

    sha256: str
    at: datetime
    master: Master | None = None
    findings: tuple[Finding, ...] = ()
    new: frozenset[int] = frozenset()
    """The places in `findings` of those that the save before did not have."""
    gone: int = 0
    """How many findings of the save before are no more."""
    saves: int = 0
    """How often it was saved since the page was opened."""
    refused: str = ""
    """Why it cannot be read; a sentence."""

    def counted(self, severity: str) -> int:
        """How many findings of a severity are open."""
        return sum(finding.severity == severity and not finding.waived for finding in self.findings)

    @property
    def errors(self) -> int:
        """How many errors stop the documents."""
        return self.counted(Severity.ERROR)


def compared(before: tuple[Finding, ...], now: tuple[Finding, ...]) -> tuple[frozenset[int], int]:
    """Which findings are new, by their places, and how many are gone. A row that moved is the same row."""
    left = Counter(map(_same, before))
    new = []
    for place, finding in enumerate(now):
        known = _same(finding)
        if left[known]:
            left[known] -= 1
        else:
            new.append(place)
    return frozenset(new), left.total()


def _same(finding: Finding) -> tuple[str, ...]:
    """What stays of a finding when rows are put in above it."""
    message = _CELL.sub("", finding.message)
    return finding.code, finding.sheet, finding.id or finding.cell, finding.column, message


class Watcher:
    """Looks at the folder again and again, in a thread of its own."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._readings: dict[Path, Reading] = {}
        self._signatures: dict[Path, Signature] = {}
        self._troubled: dict[Path, float] = {}
        """Since when a file cannot be read, or is away."""
        self._rest: object = None
        self._looks = 0
        self._changed = threading.Condition()
        self._end = threading.Event()
        self.seq = 0
        """Counts what changed in the folder; pages ask by it whether they are still right."""

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._run, name="pengamat", daemon=True).start()

    def stop(self) -> None:
        """Look no more."""
        self._end.set()

    def reading(self, path: Path) -> Reading | None:
        """What was read of a master; None before it was read for the first time."""
        return self._readings.get(path)

    def awaited(self, path: Path, seconds: float) -> Reading | None:
        """The same, waiting for a first reading that is under way."""
        with self._changed:
            self._changed.wait_for(lambda: path in self._readings or self._end.is_set(), seconds)
        return self.reading(path)

    def told(self) -> None:
        """Something else changed that pages show, such as a job that ended."""
        with self._changed:
            self.seq += 1
            self._changed.notify_all()

    def _run(self) -> None:
        while not self._end.is_set():
            self.look()
            self._end.wait(EVERY)

    def look(self) -> None:
        """Read every master that was saved since the last look, and notice what else changed."""
        there = {file.path for file in self._folder.masters()}
        for path in sorted(there):
            self._look_at(path)
        for path in [path for path in self._readings if path not in there]:
            self._away(path)
        self._looks += 1
        if self._looks % _OTHERS != 1:
            return
        rest = self._others()
        if rest != self._rest:
            self._rest = rest
            self.told()

    def _look_at(self, path: Path) -> None:
        signature = _signature(path)
        if signature is None or signature == self._signatures.get(path):
            return
        try:
            reading = self._read(path)
        except PerkinError as error:
            if self._is_patient(path):
                return
            reading = self._refused(path, str(error))
        except MemoryError:
            reading = self._refused(
                path, "Memori komputer ini tidak cukup untuk membaca master ini. Tutup program lain."
            )
        except Exception as error:  # the last resort, as on the command line: the other masters are still looked at
            if os.environ.get("PERKIN_DEBUG"):
                raise
            reading = self._refused(path, UNEXPECTED.format(type(error).__name__, error))
        self._troubled.pop(path, None)
        self._signatures[path] = signature
        if reading is not None:
            self._readings[path] = reading
            self.told()

    def _refused(self, path: Path, why: str) -> Reading:
        known = self._readings.get(path)
        return Reading("", datetime.now(), saves=known.saves if known else 0, refused=why)

    def _read(self, path: Path) -> Reading | None:
        """The master as it is now; None when only its time changed. Raises a `PerkinError`."""
        known = self._readings.get(path)
        try:
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            digest = ""  # another program holds it; reading it says so in words
        if known and known.sha256 and known.sha256 == digest:
            return None
        master = parse(read(path))
        found = validate(master)
        if known is None or known.master is None:
            return Reading(master.sha256, datetime.now(), master, found, saves=known.saves + 1 if known else 0)
        new, gone = compared(known.findings, found)
        return Reading(master.sha256, datetime.now(), master, found, new, gone, known.saves + 1)

    def _is_patient(self, path: Path) -> bool:
        """Whether what is wrong with a file may still pass by itself."""
        since = self._troubled.setdefault(path, time.monotonic())
        return time.monotonic() - since < PATIENCE

    def _away(self, path: Path) -> None:
        """A master that is not there: while it is being saved, or for good."""
        if self._is_patient(path):
            return
        for known in (self._readings, self._signatures, self._troubled):
            known.pop(path, None)
        self.told()

    def _others(self) -> object:
        """Everything else that pages show, as it looks from outside."""
        files = [*self._folder.templates(), *self._folder.sources()]
        for result in self._folder.results():
            files += [result, *self._folder.made(result.path)]
        return [(file.id, _signature(file.path)) for file in files]


def _signature(path: Path) -> Signature | None:
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns, state.st_ino
