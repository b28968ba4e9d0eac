"""Long work, done by a process of its own so that it can be stopped: one job at a time on each runner.

The process gets one order as JSON and answers in lines of JSON: what it does now, pages as they are made, the end
(`worker.py`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import generator
from generator.system.stopping import undisturbed

Answer = Mapping[str, Any]
_PATIENCE: Final = 20.0
"""Seconds that a stopped job may take to leave everything in order."""
if sys.platform == "win32":
    _APART: Final = subprocess.CREATE_NO_WINDOW
    """A program without a window would get one for its console."""
else:
    _APART: Final = 0
_KEPT: Final = 20
"""Jobs whose reports can still be read."""
LOST: Final = (
    "Pekerjaan ini terhenti sendiri. Ulangi; bila terjadi lagi, mulai ulang komputer atau laporkan kepada pengelola."
)


def _environment() -> dict[str, str]:
    """One in which the process finds this very package, wherever it lies."""
    ours = str(Path(generator.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (ours, os.environ.get("PYTHONPATH"))))}


class State(StrEnum):
    """How far a job is."""

    RUNNING = "berjalan"
    DONE = "selesai"
    REFUSED = "ditolak"
    STOPPED = "dihentikan"


@dataclass
class Job:
    """One order: what it is called, how far it is, what it gave."""

    number: int
    title: str
    order: Answer
    back: str = ""
    """The page that it was ordered from."""
    state: State = State.RUNNING
    step: str = "Memulai"
    """What it does now, in people's words."""
    begun: float = field(default_factory=time.monotonic)
    ended: float = 0.0
    result: Answer = field(default_factory=dict)
    """What it gave, when it is done."""
    refused: str = ""
    """Why it could not be done; a sentence."""

    @property
    def seconds(self) -> int:
        """How long it has been at work, or was."""
        return int((self.ended or time.monotonic()) - self.begun)


class Busy(Exception):
    """Another job is still at work."""


class Runner:
    """Does one job at a time in the folder `root`; `told` is called whenever one begins or ends."""

    def __init__(
        self, root: Path, told: Callable[[], None], on_page: Callable[[Job, Answer], None] | None = None
    ) -> None:
        self._root = root
        self._told = told
        self._on_page = on_page
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._jobs: dict[int, Job] = {}
        """The last ones, by their numbers."""
        self.job: Job | None = None
        """The last one, at work or ended."""

    @property
    def busy(self) -> bool:
        """Whether one is at work."""
        return self.job is not None and self.job.state is State.RUNNING

    def start(self, title: str, order: Answer, back: str = "") -> Job:
        """Begin a job. Raises `Busy` while another one is at work."""
        with self._lock:
            if self.busy:
                raise Busy
            number = self.job.number + 1 if self.job else 1
            job = self.job = self._jobs[number] = Job(number, title, order, back)
            self._jobs.pop(number - _KEPT, None)
            with undisturbed():
                process = self._process = subprocess.Popen(
                    # -P: nothing that lies in the folder is taken for a module of Python's or ours.
                    [sys.executable, "-P", "-m", "generator.halaman.worker"],
                    cwd=self._root,
                    env=_environment(),
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    creationflags=_APART,
                )
        threading.Thread(target=self._follow, args=(job, process), name="pekerjaan", daemon=True).start()
        self._told()
        return job

    def numbered(self, number: int) -> Job | None:
        """A job that was given to this runner; None for one that is not kept."""
        return self._jobs.get(number)

    def stop(self, number: int | None = None) -> None:
        """Stop the job at work, or only the one of a number; nothing happens when there is none."""
        with self._lock:
            job, process = self.job, self._process
            if job is None or process is None or job.state is not State.RUNNING or number not in (None, job.number):
                return
            job.state = State.STOPPED
            process.terminate()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()

    def _follow(self, job: Job, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin is not None  # noqa: S101 - both were asked for
        assert process.stdout is not None  # noqa: S101
        with process:
            try:
                process.stdin.write(json.dumps(job.order).encode())
                process.stdin.close()
                for line in process.stdout:
                    self._hear(job, json.loads(line))
            except (OSError, ValueError):
                process.kill()  # it ended in between, or a line was cut: either way it gives no more
        job.ended = time.monotonic()
        with self._lock:
            if job.state is State.RUNNING:
                job.state, job.refused = State.REFUSED, LOST
        self._told()

    def _hear(self, job: Job, said: Answer) -> None:
        if "tahap" in said:
            job.step = said["tahap"]
        elif "halaman" in said and self._on_page:
            self._on_page(job, said["halaman"])
        elif job.state is State.RUNNING and "hasil" in said:
            job.result, job.state = said["hasil"], State.DONE
        elif job.state is State.RUNNING and "galat" in said:
            job.refused, job.state = said["galat"], State.REFUSED
