"""A unit, and what became of it: plain values that travel between processes and computers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Unit(NamedTuple):
    """A master among many."""

    number: int
    """Its place in the order of the run."""
    path: str
    """Where the file lies, from the root, so that every process finds it."""
    asked: str
    """The file as people named it."""
    name: str
    """Its folder below the output, with slashes: `kota-a/2025`."""


class Outcome(StrEnum):
    """What became of a unit."""

    DONE = "dibuat"
    KEPT = "sudah ada"
    """Made by an earlier run of the same master, templates, options and version."""
    REFUSED = "ditolak"
    """Its findings forbid it."""
    FAILED = "gagal"


FINE = frozenset({Outcome.DONE, Outcome.KEPT})


@dataclass(frozen=True)
class Verdict:
    """What became of a unit."""

    unit: Unit
    outcome: Outcome
    message: str = ""
    """Why it was refused or has failed, in one sentence; or what should be known of one that was made."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Each file that was made, by its name in the unit's folder, and its sha256."""
    findings: Mapping[str, int] = field(default_factory=dict)
    """How many findings of each severity; empty where nobody looked."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """Each picture beside the master that was printed, and its sha256."""
    key: str = ""
    """What the files were made from, as a digest; the journal keeps it."""
    failing: bool = False
    """Whether the findings of a unit that was checked reach the fail level."""
    output: Any = None
    """What is to be shown of it: text, or what the chosen form needs to show all units on one page."""
    seconds: float = 0.0

    @property
    def fine(self) -> bool:
        """Whether nobody needs to look at the unit."""
        return self.outcome in FINE and not self.failing
