"""Many masters on the command line: who works on them, how far they are, what became of each, and what to say in the end."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Final, Self

from generator.cli.console import say
from generator.cli.parts import Cara
from generator.cli.progress import Progress
from generator.unit.engine import Engine, Here, Run
from generator.unit.jobs import Job
from generator.unit.journal import Entry
from generator.unit.verdict import Outcome, Unit, Verdict

_WORTH: Final = 8
"""Units from which on a second process, which takes half a second to start, brings more than it costs."""
_SMALLEST: Final = 20
_LARGEST: Final = 50
"""Units that a worker of a cluster is given at a time."""
_SHARES: Final = 4
"""Times that each worker of a cluster comes back for more, where there are units enough."""
PRINTED_TOGETHER: Final = 8
"""Units printed by one start of LibreOffice: it takes as long to start as to print three documents."""

Note = Callable[[Verdict], object]


class Units:
    """A run over many masters: its verdicts in the order of the units, progress on stderr. Whatever ends it ends its workers."""

    def __init__(self, units: Sequence[Unit], job: Job, cara: Cara, *, together: int = 1) -> None:
        """`together` is how many units are best worked on at once by one process."""
        self._units = units
        self._job = job
        self._cara = cara
        self._progress = Progress(len(units))
        self.counts: Counter[Outcome] = Counter()
        self.failing = 0
        """Units whose findings reach the fail level."""
        self._engine, self._size = _engine(len(units), cara, together)

    def __enter__(self) -> Self:
        self._progress.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End those who work for the run: at once, unless all is done. Of a run that a signal ends, say how far it came."""
        self._progress.__exit__(kind, error, trace)
        self._engine.close(at_once=kind is not None or self.left > 0)
        if kind is not None and not issubclass(kind, Exception):
            say(self._interrupted())

    @property
    def code(self) -> int:
        """The exit code: 1 when one of them was refused or failed, or was not come to."""
        return int(self._progress.done < len(self._units) or self.failing > 0 or self._wrong() > 0)

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return self._progress.seconds

    @property
    def left(self) -> int:
        """Units that were not come to."""
        return len(self._units) - self._progress.done

    def verdicts(
        self, noted: Callable[[Unit], Entry | None] = lambda _: None, note: Note = lambda _: None
    ) -> Iterator[Verdict]:
        """The verdicts, in the order of the units.

        `noted` tells what an earlier run made of a unit, `note` is told of each verdict as it comes.
        """
        run = Run(self._engine, self._job, self._units, self._size, noted)
        return in_order(self._told(run.verdicts(), note))

    def clear(self) -> None:
        """Make room on the terminal for a line."""
        if sys.stdout.isatty() or sys.stderr.isatty():
            self._progress.clear()

    def _told(self, verdicts: Iterable[Verdict], note: Note) -> Iterator[Verdict]:
        for verdict in verdicts:
            note(verdict)
            self.counts[verdict.outcome] += 1
            self.failing += verdict.failing
            self._progress.step(verdict.unit.asked)
            yield verdict
            if self._cara.stop_at_first and not verdict.fine:
                return

    def _wrong(self) -> int:
        return self.counts[Outcome.REFUSED] + self.counts[Outcome.FAILED]

    def _interrupted(self) -> str:
        return f"{self._progress.done} dari {len(self._units)} master sudah selesai. Jalankan perintah yang sama untuk meneruskan."

    def summary(self, words: str) -> str:
        """One line for the end; `words` is what was done to those that went well."""
        counted = [f"{self.counts[Outcome.DONE]} {words}"]
        counted += [
            f"{self.counts[kind]} {kind}"
            for kind in (Outcome.KEPT, Outcome.REFUSED, Outcome.FAILED)
            if self.counts[kind]
        ]
        if self.left:
            counted.append(f"{self.left} belum dikerjakan")
        seconds = f"{self.seconds:.1f}".replace(".", ",")
        return f"{len(self._units)} master: {', '.join(counted)}; {seconds} detik."


def in_order(verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
    """Verdicts in the order of the units; the few that come before their turn wait."""
    waiting: dict[int, Verdict] = {}
    following = 0
    for verdict in verdicts:
        waiting[verdict.unit.number] = verdict
        while following in waiting:
            yield waiting.pop(following)
            following += 1
    yield from (waiting[number] for number in sorted(waiting))


def _engine(count: int, cara: Cara, together: int) -> tuple[Engine, int]:
    """Who works, and how many units each is given at a time."""
    if cara.cluster is not None:
        from generator.unit.cluster import Cluster

        cluster = Cluster(cara.cluster)
        return cluster, min(max(count // (cluster.workers * _SHARES), _SMALLEST), _LARGEST)
    small = cara.jobs is None and count < _WORTH and together == 1
    workers = 1 if small else min(cara.jobs or cores(), count)
    if workers == 1:
        return Here(), together
    from generator.unit.pool import Pool

    return Pool(workers), min(together, -(-count // workers))


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def units_of(masters: Sequence[str]) -> tuple[Unit, ...]:
    """The units that arguments name."""
    from generator.unit.found import find_units

    return find_units(masters)


def tell_trouble(verdict: Verdict) -> None:
    """Say on stderr why a unit was refused or has failed."""
    if verdict.outcome in (Outcome.REFUSED, Outcome.FAILED):
        say(f"{verdict.outcome.capitalize()}: {verdict.unit.asked}: {verdict.message}")
