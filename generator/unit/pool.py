"""Processes of this computer as an engine: started afresh (spawn), ended with the run, replaced when one dies."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection
from types import FrameType
from typing import Final

from generator.system.stopping import SIGNALS

_MOST_ON_WINDOWS: Final = 61
"""Processes that Windows can wait for at once, less two of Python's own."""
_FROM_TERMINAL: Final = frozenset(getattr(signal, name) for name in ("SIGINT", "SIGHUP") if hasattr(signal, name))
"""Signals that a terminal sends to all processes of a run."""
_PATIENCE: Final = 10.0
"""Seconds that a process may take to put in order what it has at hand, before it is killed."""


class Pool:
    """Processes that work side by side."""

    broken: tuple[type[BaseException], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int) -> None:
        self.workers = min(workers, _MOST_ON_WINDOWS) if sys.platform == "win32" else workers
        self._executor = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return _Pool(self.workers, multiprocessing.get_context("spawn"), begin)

    def executor(self) -> Executor:
        """The pool; it starts a process when there is work for it."""
        return self._executor

    def replace(self) -> None:
        """A new pool in the place of one that has lost a process, which ends the others as well."""
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = self._new()

    def refusal(self, error: Exception) -> Exception:
        """The error itself: it is ours."""
        return error

    def close(self, *, at_once: bool) -> None:
        """End the processes: when their work is done, or at once."""
        if not at_once:
            self._executor.shutdown(wait=True)
            return
        children = multiprocessing.active_children()
        for child in children:
            child.terminate()
        for child in children:
            child.join(_PATIENCE)
            child.kill()
        # What the pool holds of the system is given back, else Python's own caretaker complains of it on stderr.
        ending = threading.Thread(target=self._executor.shutdown, kwargs={"cancel_futures": True}, daemon=True)
        ending.start()
        ending.join(_PATIENCE)


class _Pool(ProcessPoolExecutor):
    """A pool whose processes do not hear Ctrl+C, which the terminal sends to all of them: this process decides."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        with _unheard():
            return super().submit(fn, *args, **kwargs)


@contextmanager
def _unheard() -> Iterator[None]:
    """A stretch in which signals wait; a process that is started in it begins without hearing them."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _FROM_TERMINAL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin() -> None:
    """The beginning of a process: it ends when it is told to, and when the one that started it has gone."""
    gc.set_threshold(200_000, 50, 50)  # as in `generator.__main__`
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _FROM_TERMINAL)  # programs that this one starts may hear them
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End at once: what was being written is put in order by whoever writes there next."""
    os._exit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
