"""Who works on which units when: coded against `concurrent.futures.Executor`, be it this process, several, or a cluster.

Units are handed out a few at a time, so that what waits in this process does not grow with their number. When a process dies, be it
killed or out of memory, nobody knows which of the units at hand did it: each of them is tried once more, alone. One
that dies again then is told as failed, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import Final, Protocol

from generator import __version__
from generator.errors import PerkinError
from generator.unit.jobs import Given, Job, work
from generator.unit.journal import Entry
from generator.unit.verdict import Outcome, Unit, Verdict

_LOOK: Final = 0.5
"""Seconds between two looks at what has come: Windows answers Ctrl+C only in between."""
_GIVE_UP: Final = 3
"""Units that may die, alone, before the first one comes through: then it is not the units."""
DIED: Final = (
    "Proses yang mengerjakannya berakhir tiba-tiba, juga pada percobaan kedua; mungkin memori komputer tidak cukup. "
    "Coba kerjakan master ini sendiri."
)

Noted = Callable[[Unit], Entry | None]
"""What the journal tells of a unit."""


class Engine(Protocol):
    """Those who do the work."""

    broken: tuple[type[BaseException], ...]
    """What a future raises whose process has died."""

    @property
    def workers(self) -> int:
        """How many work at a time."""

    def executor(self) -> Executor:
        """Where work is handed in; a new one after `replace`."""

    def replace(self) -> None:
        """Whoever has died is replaced."""

    def refusal(self, error: Exception) -> Exception:
        """What to say when no verdict comes although nobody has died."""

    def close(self, *, at_once: bool) -> None:
        """End it; `at_once` without waiting for work that is under way."""


class Here:
    """This process alone: each unit is worked on when it is handed in."""

    broken: tuple[type[BaseException], ...] = ()
    workers = 1

    def __init__(self) -> None:
        self._executor = _Here()

    def executor(self) -> Executor:
        """An executor that returns when the work is done."""
        return self._executor

    def replace(self) -> None:
        """Nothing: were this process dead, nobody would ask."""

    def refusal(self, error: Exception) -> Exception:
        """The error itself: it is ours."""
        return error

    def close(self, *, at_once: bool) -> None:
        """Nothing is left running."""


class _Here(Executor):
    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]
        done: Future[object] = Future()
        done.set_result(fn(*args, **kwargs))
        return done


class Run:
    """One run of a job over units."""

    def __init__(self, engine: Engine, job: Job, units: Sequence[Unit], size: int, noted: Noted) -> None:
        """`size` is how many units are handed out together."""
        self._engine = engine
        self._job = job
        self._units = units
        self._size = size
        self._noted = noted
        self._at_hand: dict[Future[list[Verdict]], Sequence[Unit]] = {}
        self._suspects: list[Unit] = []
        self._next = 0
        """The first unit that has not been handed out."""
        self._oldest = 0
        """The first unit without a verdict."""
        self._ahead: set[int] = set()
        """Those after it that have one."""
        self._deaths = 0
        """Units that died, alone, while none has come through."""
        self._together = 1 if isinstance(engine, Here) else 2 * engine.workers
        self._reach = 8 * self._together * size

    def verdicts(self) -> Iterator[Verdict]:
        """The verdicts as they come, at most `reach` units ahead of the first that is missing.

        Raises `PerkinError` when there is nobody who could work.
        """
        while self._oldest < len(self._units):
            self._hand_out()
            for verdict in self._coming():
                self._count(verdict)
                yield verdict
            while self._suspects:
                verdict = self._alone(self._suspects.pop(0))
                self._count(verdict)
                yield verdict

    @property
    def reach(self) -> int:
        """How far a verdict may be ahead of the first that is missing."""
        return self._reach

    def _count(self, verdict: Verdict) -> None:
        self._ahead.add(verdict.unit.number)
        while self._oldest < len(self._units) and self._units[self._oldest].number in self._ahead:
            self._ahead.discard(self._units[self._oldest].number)
            self._oldest += 1

    def _hand_out(self) -> None:
        while (
            self._next < len(self._units)
            and len(self._at_hand) < self._together
            and self._next < self._oldest + self._reach
        ):
            units = self._units[self._next : self._next + self._size]
            self._next += len(units)
            try:
                self._at_hand[self._submit(units)] = units
            except self._engine.broken:
                self._suspects += units
                return

    def _submit(self, units: Sequence[Unit]) -> Future[list[Verdict]]:
        given: list[Given] = [(unit, self._noted(unit)) for unit in units]
        return self._engine.executor().submit(work, self._job, __version__, given)

    def _coming(self) -> Iterator[Verdict]:
        done, _ = wait(self._at_hand, timeout=_LOOK, return_when=FIRST_COMPLETED)
        for future in done:
            yield from self._result(future)
        if self._suspects:  # all that was at hand in the processes that are gone
            while self._at_hand:
                done, _ = wait(self._at_hand, timeout=_LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from self._result(future)
            self._engine.replace()

    def _result(self, future: Future[list[Verdict]]) -> Sequence[Verdict]:
        units = self._at_hand.pop(future)
        try:
            verdicts = future.result()
        except self._engine.broken:
            self._suspects += units
            return ()
        except Exception as error:
            raise self._engine.refusal(error) from error
        self._deaths = -1
        return verdicts

    def _alone(self, unit: Unit) -> Verdict:
        """The verdict on a unit in whose company a process died."""
        try:
            (verdict,) = self._submit([unit]).result()
        except self._engine.broken:
            self._engine.replace()
        else:
            self._deaths = -1
            return verdict
        if self._deaths >= 0:
            self._deaths += 1
            if self._deaths == _GIVE_UP:
                raise PerkinError(
                    "Proses pekerja berakhir tiba-tiba setiap kali dimulai. Jalankan lagi dengan --jobs 1, atau periksa memori "
                    "komputer ini."
                )
        return Verdict(unit, Outcome.FAILED, DIED)
