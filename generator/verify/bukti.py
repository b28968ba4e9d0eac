"""The evidence of an output folder: whether the files beside the master are still those that were recorded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.bukti import find_evidence
from generator.master import BerkasBukti
from generator.records.folder import Folder


class Bukti(StrEnum):
    """What became of a file of evidence, in the words of the report."""

    SAME = "tidak berubah"
    CHANGED = "berubah"
    GONE = "tidak ada lagi"
    MISSING = "tidak ada, seperti waktu dibuat"
    NEW = "baru ada; waktu dibuat tidak terbaca"
    UNREAD = "tidak dapat dibandingkan"


@dataclass(frozen=True, slots=True)
class BuktiState:
    """One file of evidence."""

    name: str
    state: Bukti

    @property
    def same(self) -> bool:
        """Whether it is no other than it was."""
        return self.state in (Bukti.SAME, Bukti.MISSING, Bukti.UNREAD)


def check_evidence(folder: Folder, master: Path | None) -> tuple[BuktiState, ...]:
    """Each recorded file as it stands now beside the master; nothing where the master was not found."""
    if master is None:
        return ()
    found = find_evidence(master.parent, folder.evidence, sidik=True)
    recorded = folder.evidence.items()
    return tuple(BuktiState(name, _state(found.get(name), size, digest)) for name, (size, digest) in recorded)


def _state(now: BerkasBukti | None, size: int | None, digest: str | None) -> Bukti:
    if now is None or now.ukuran is None:
        return Bukti.MISSING if size is None else Bukti.GONE
    if size is None:
        return Bukti.NEW
    if now.ukuran != size:
        return Bukti.CHANGED
    if not digest or not now.sha256:
        return Bukti.UNREAD
    return Bukti.SAME if now.sha256 == digest else Bukti.CHANGED
