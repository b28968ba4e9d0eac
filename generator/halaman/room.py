"""What one running page has, and how it looks at what is asked for."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock
from typing import Final, NamedTuple

from generator.compute import compute
from generator.diff.sides import last_reported
from generator.halaman.folder import Berkas, Folder, by_id
from generator.halaman.guard import Guard
from generator.halaman.jobs import Runner
from generator.halaman.preview import Basis, Preview
from generator.halaman.readings import Reading, Watcher
from generator.master import Master
from generator.results import Hasil
from generator.values import Triwulan

FIRST: Final = 1.0
"""Seconds for which a page waits for the first reading of a master before it says that it is being read."""
_KEPT: Final = 8
"""Results that are kept for the next look."""


class Chosen(NamedTuple):
    """The master and quarter that a page is about."""

    berkas: Berkas
    reading: Reading | None
    """None while it is being read for the first time."""
    triwulan: Triwulan | None

    @property
    def master(self) -> Master | None:
        """The master, where it could be read."""
        return self.reading.master if self.reading else None

    @property
    def tw(self) -> int:
        """The quarter as addresses hold it; 0 for none."""
        return self.triwulan.value if self.triwulan else 0


@dataclass
class Room:
    """One running page."""

    folder: Folder
    guard: Guard
    opener: Callable[[Path], None]
    """Opens a file or folder with the program that this computer has for it; raises `OutputRefused`."""
    find_office: Callable[[], str]
    """Where LibreOffice is; empty without it."""
    closed: Event = field(default_factory=Event)
    """Set when the page is to end."""
    seen: float = field(default_factory=time.monotonic)
    """When somebody looked at it last."""
    _results: OrderedDict[tuple[str, Triwulan], Hasil] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.watcher = Watcher(self.folder)
        self.runner = Runner(self.folder.root, self.watcher.told)
        self.preview = Preview(self.folder.root, self.watcher.told)

    def end(self) -> None:
        """Leave nothing at work."""
        self.closed.set()
        self.watcher.stop()
        self.runner.stop()
        self.preview.runner.stop()

    def seen_now(self) -> None:
        """Somebody looks at the page."""
        self.seen = time.monotonic()

    def chosen(self, given: str, quarter: str) -> Chosen | None:
        """The master of an id and the quarter of a number, or those that come first to mind; None without any master.

        Raises `LookupError` for an id or number that is none.
        """
        masters = self.folder.masters()
        if not masters:
            return None
        file = by_id(masters, given) if given else masters[0]
        if file is None:
            raise LookupError(given)
        reading = self.watcher.awaited(file.path, FIRST)
        return Chosen(file, reading, self._quarter(reading, quarter))

    def _quarter(self, reading: Reading | None, given: str) -> Triwulan | None:
        if given:
            if given not in {"0", "1", "2", "3", "4"}:
                raise LookupError(given)
            return Triwulan(int(given)) if given != "0" else None
        return last_reported(reading.master) if reading and reading.master else None

    def results(self, master: Master, triwulan: Triwulan) -> Hasil:
        """The results of a quarter. Raises a `PerkinError` when the master is not complete enough for them."""
        known = master.sha256, triwulan
        with self._lock:
            if known not in self._results:
                from generator.complete import refuse_incomplete

                refuse_incomplete(master)
                self._results[known] = compute(master, triwulan)
                while len(self._results) > _KEPT:
                    self._results.popitem(last=False)
            return self._results[known]

    def basis(self, reading: Reading) -> Basis:
        """What a preview of a master is made of now."""
        folder = self.folder.own_templates
        state = []
        for file in self.folder.templates() if folder else ():
            with suppress(OSError):  # it is being saved, and will be there at the next look
                stat = file.path.stat()
                state.append((file.path.name, stat.st_size, stat.st_mtime_ns))
        return Basis(
            reading.sha256, self.folder.shown(folder) if folder else None, tuple(state), bool(self.find_office())
        )
