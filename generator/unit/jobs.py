"""What is done to one unit, in whichever process or computer its turn comes: never more than a verdict comes of it.

A job is plain values, so that it can be sent anywhere. What it needs is imported where it works.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from generator import __version__
from generator.errors import PerkinError
from generator.unit.journal import Entry
from generator.unit.verdict import Outcome, Unit, Verdict

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.master import Master

Given = tuple[Unit, Entry | None]
"""A unit, and what the journal tells of it."""

_ALONE: Final = threading.Lock()
"""Several threads of one process, as a worker of a cluster may have, take turns: templates and readers are not made for more."""


class Job(Protocol):
    """What is to be done to each unit."""

    def work(self, given: Sequence[Given]) -> list[Verdict]:
        """The verdicts of some units, in their order."""


def work(job: Job, version: str, given: Sequence[Given]) -> list[Verdict]:
    """The verdicts of some units; what a process of another version would make is not asked for."""
    if version != __version__:
        other = (
            f"Pekerja klaster memakai perkin versi {__version__}, sedangkan perintah ini versi {version}. "
            "Pasang versi yang sama di semua komputer."
        )
        return [Verdict(unit, Outcome.FAILED, other) for unit, _ in given]
    with _ALONE:
        return job.work(given)


def read_unit(unit: Unit) -> Master:
    """The master of a unit, with what is there of the evidence that it names."""
    from generator.bukti import with_bukti
    from generator.master.parse import parse
    from generator.office.workbook.reader import read

    path = Path(unit.path)
    return with_bukti(parse(read(path)), path)


def failed(unit: Unit, error: Exception, since: float) -> Verdict:
    """The verdict on a unit whose work has ended in an error: a refusal in its own words, any other told as ours."""
    if isinstance(error, PerkinError):
        message = str(error)
    elif isinstance(error, MemoryError):
        message = "Memori komputer ini tidak cukup untuk master ini. Tutup program lain, atau kurangi --jobs."
    else:
        message = (
            f"Galat tidak terduga ({type(error).__name__}: {error}). Ini kesalahan perkin: laporkan kepada pengelola."
        )
    return Verdict(unit, Outcome.FAILED, message, seconds=time.monotonic() - since)


# Checking


@dataclass(frozen=True)
class Checking:
    """Look for findings; show them in a form."""

    select: Sequence[str]
    ignore: Sequence[str]
    form: str
    colour: bool
    fail_level: str

    def work(self, given: Sequence[Given]) -> list[Verdict]:
        """The findings of each."""
        return [self._one(unit) for unit, _ in given]

    def _one(self, unit: Unit) -> Verdict:
        since = time.monotonic()
        try:
            from generator.findings import Severity
            from generator.present.findings import summary
            from generator.validate import validate

            master = read_unit(unit)
            found = validate(master, self.select, self.ignore)
            level = Severity(self.fail_level).rank
            failing = any(finding.severity.rank <= level and not finding.waived for finding in found)
            shown = self._shown(unit, master, found)
            taken = time.monotonic() - since
            return Verdict(unit, Outcome.DONE, findings=summary(found), failing=failing, output=shown, seconds=taken)
        except Exception as error:
            return failed(unit, error, since)

    def _shown(self, unit: Unit, master: Master, found: Sequence[Finding]) -> object:
        from generator.present import findings

        match self.form:
            case "json":
                return findings.as_json([(unit.asked, found)])
            case "github":
                return findings.as_github([(unit.asked, found)])
            case "sarif":
                return unit.asked, found
            case "html":
                from generator.present.page import Halaman

                return Halaman(unit.asked, master, found)
        codes = [finding.code for finding in found if not finding.waived]
        return findings.of_master(unit.asked, found, self.colour), codes[:1]


# Computing


@dataclass(frozen=True)
class Computing:
    """Compute the figures of a quarter; show them in a form."""

    triwulan: int
    form: str

    def work(self, given: Sequence[Given]) -> list[Verdict]:
        """The figures of each."""
        return [self._one(unit) for unit, _ in given]

    def _one(self, unit: Unit) -> Verdict:
        since = time.monotonic()
        try:
            from generator.compute import compute
            from generator.present import results
            from generator.values import Triwulan

            hasil = compute(read_unit(unit), Triwulan(self.triwulan))._replace(master=unit.asked)
            shown = {
                "json": lambda: results.as_json([hasil]),
                "csv": lambda: results.as_csv([hasil]),
                "text": lambda: results.text(hasil),
            }[self.form]()
            return Verdict(unit, Outcome.DONE, output=shown, seconds=time.monotonic() - since)
        except Exception as error:
            return failed(unit, error, since)
