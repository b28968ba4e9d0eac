"""The text of sheet Petunjuk, derived from the model."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    gaya: str
    sel: tuple[str, ...]


def petunjuk(status: str) -> tuple[Line, ...]:
    return (Line("judul", ("Master Perjanjian Kinerja",)),)
