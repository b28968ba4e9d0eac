"""What is odd or wrong in a master, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs; an error stops `generate`."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest, so that sorting puts errors first."""
        return list(Severity).index(self)

    @property
    def said(self) -> str:
        """The word that staff read."""
        return {"error": "kesalahan", "warning": "peringatan", "info": "catatan"}[self.value]


class Address(NamedTuple):
    """One cell: sheet name and A1 reference; `cell` is empty when the whole sheet is meant."""

    sheet: str
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True, slots=True)
class Finding:
    """One slip at one place, with what was seen there and what to do about it (Indonesian)."""

    code: str
    severity: Severity
    sheet: str
    cell: str
    id: str
    column: str
    message: str
    value: str
    suggestion: str
    waived: bool = False
    reason: str = ""
    """Why it was accepted, by whom and until when, for a finding that is."""
