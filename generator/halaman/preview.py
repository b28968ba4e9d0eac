"""Documents as they will be: pictures of their pages, kept until something they are made of changes.

While new pages are made the old ones stay, marked as old, each until the new page in its place is there. Pictures are known
by their digest, so that a page that came out the same is not even loaded again.
"""

from __future__ import annotations

import base64
import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.halaman.jobs import Answer, Busy, Job, Runner, State

_MOST_BYTES: Final = 96 * 1024 * 1024
"""Of pictures that are kept; those drawn longest ago go first."""
_LEFT: Final = 3.0
"""Seconds after which a document that is being drawn counts as left by whoever looked at it."""


class Wish(NamedTuple):
    """Which document is to be seen."""

    master: str
    """Its place in the folder."""
    triwulan: int
    """0 without a quarter."""
    dokumen: str


class Basis(NamedTuple):
    """What a document is made of: when this changes, it is made anew."""

    sha256: str
    templates: str | None
    """The folder of templates, None for the built-in ones."""
    state: tuple[tuple[str, int, int], ...]
    """Each template's name, size and time."""
    office: bool
    """Whether LibreOffice is there to lay pages out."""


@dataclass
class Drawn:
    """A document as it was drawn, or is being drawn."""

    basis: Basis
    pages: list[str] = field(default_factory=list)
    """Digests of the pictures."""
    total: int = 0
    text: str = ""
    refused: str = ""


class Preview:
    """Draws what is looked at, one document at a time."""

    def __init__(self, root: Path, told: Callable[[], None]) -> None:
        self.runner = Runner(root, self._ended, self._page)
        self._told = told
        self._lock = threading.RLock()
        self._done: dict[Wish, Drawn] = {}
        self._under_way: tuple[int, Wish, Drawn] | None = None
        self._looked: dict[Wish, float] = {}
        """When each document was looked at last."""
        self._pictures: OrderedDict[str, bytes] = OrderedDict()

    def picture(self, digest: str) -> bytes | None:
        """A page as PNG; None for one that is not kept."""
        with self._lock:
            return self._pictures.get(digest)

    def look(self, wish: Wish, basis: Basis) -> dict[str, Any]:
        """How a document looks now; it is drawn anew when what it is made of has changed."""
        with self._lock:
            self._looked[wish] = time.monotonic()
            done = self._kept(wish)
            if done is None or done.basis != basis:
                self._begin(wish, basis)
            current = self._under_way
            drawing = current[2] if current and current[1] == wish else None
            return _told(done, drawing, self.runner.job, stale=done is None or done.basis != basis)

    def _kept(self, wish: Wish) -> Drawn | None:
        """A document as it was drawn, if all its pictures are still there."""
        done = self._done.get(wish)
        if done is not None and not self._pictures.keys() >= set(done.pages):
            del self._done[wish]
            return None
        return done

    def _begin(self, wish: Wish, basis: Basis) -> None:
        if self._under_way is not None:
            number, other, drawing = self._under_way
            if (other, drawing.basis) == (wish, basis):
                return
            if other != wish and time.monotonic() - self._looked[other] < _LEFT:
                return  # somebody looks at it in another window: one after the other
            threading.Thread(target=self.runner.stop, args=(number,), daemon=True).start()
            self._under_way = None
            return  # begun at the next look, when the process has gone
        order = {
            "kerja": "pratinjau",
            "master": wish.master,
            "triwulan": wish.triwulan,
            "dokumen": wish.dokumen,
            "templat": basis.templates,
            "office": basis.office,
        }
        try:
            job = self.runner.start(f"Pratinjau {wish.dokumen}", order)
        except Busy:
            return
        self._under_way = job.number, wish, Drawn(basis)

    def _page(self, job: Job, page: Answer) -> None:
        data = base64.b64decode(page["png"])
        digest = hashlib.sha256(data).hexdigest()
        with self._lock:
            if self._under_way is None or self._under_way[0] != job.number:
                return
            self._pictures[digest] = data
            self._pictures.move_to_end(digest)
            while sum(map(len, self._pictures.values())) > _MOST_BYTES and len(self._pictures) > 1:
                self._pictures.popitem(last=False)
            drawing = self._under_way[2]
            drawing.pages.append(digest)
            drawing.total = page["dari"]

    def _ended(self) -> None:
        """A job began or ended; keep what it gave."""
        with self._lock:
            job = self.runner.job
            if job is not None and self._under_way is not None and self._under_way[0] == job.number:
                self._keep(job, self._under_way[1], self._under_way[2])
        self._told()

    def _keep(self, job: Job, wish: Wish, drawing: Drawn) -> None:
        if job.state is State.RUNNING:
            return
        self._under_way = None
        if job.state is State.STOPPED:
            return
        drawing.refused = job.refused
        drawing.text = job.result.get("teks", "")
        drawing.total = job.result.get("jumlah", 0)
        before = self._done.get(wish)
        if drawing.refused and before:
            drawing.pages, drawing.total = before.pages, before.total
        self._done[wish] = drawing


def _told(done: Drawn | None, drawing: Drawn | None, job: Job | None, *, stale: bool) -> dict[str, Any]:
    """What the page shows: new pages as far as they are made, old ones in the place of the others."""
    old = done.pages if done else []
    if drawing is None:
        return {
            "halaman": [{"gambar": digest, "lama": stale} for digest in old],
            "teks": done.text if done else "",
            "galat": done.refused if done else "",
            "jumlah": done.total if done else 0,
            "berjalan": stale,
            "tahap": "Menunggu giliran" if stale else "",
        }
    fresh = [{"gambar": digest, "lama": False} for digest in drawing.pages]
    rest = [{"gambar": digest, "lama": True} for digest in old[len(fresh) :]]
    return {
        "halaman": [*fresh, *rest],
        "teks": done.text if done else "",
        "galat": "",
        "jumlah": drawing.total or (done.total if done else 0),
        "berjalan": True,
        "tahap": job.step if job else "",
    }
