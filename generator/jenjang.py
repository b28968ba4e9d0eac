"""Ordinal scales: grades, opinions and levels as numbers that know the word which stands for them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple


class SkalaJenjang(NamedTuple):
    """A unit whose values are steps of a scale."""

    satuan: str
    """The unit, as it stands in column Keterangan."""
    jenjang: tuple[str, ...]
    """The steps, the lowest first."""
    sumber: str

    def find(self, text: str) -> Jenjang | None:
        """The step that is written so, white space aside; None where the scale has none of that spelling."""
        words = " ".join(text.split())
        if words not in self.jenjang:
            return None
        return Jenjang(words, self.jenjang.index(words) + 1, self)

    @property
    def urutan(self) -> str:
        """The steps as people read them, the lowest first: `D, C, CC, B, BB, A, AA`."""
        return ", ".join(self.jenjang)


class Jenjang(Decimal):
    """A step of a scale. As a number it is its position, counted from 1 at the lowest; it is printed as its word.

    Only what is compared or divided becomes a plain number; a target or realisasi that is handed on stays a step.
    """

    nama: str
    skala: SkalaJenjang

    def __new__(cls, nama: str, posisi: int, skala: SkalaJenjang) -> Jenjang:
        """A step of `skala` at its position."""
        made = super().__new__(cls, posisi)
        made.nama = nama
        made.skala = skala
        return made

    def __reduce__(self) -> tuple[Any, ...]:  # Decimal's own would lose the word
        """How copies and other processes make it again."""
        return (Jenjang, (self.nama, int(self), self.skala))

    def __copy__(self) -> Jenjang:
        """Itself, since it never changes."""
        return self

    def __deepcopy__(self, memo: object) -> Jenjang:
        """Itself, since it never changes."""
        return self

    @property
    def berposisi(self) -> str:
        """The step as arithmetic shows it, its position first: `6 (A)`."""
        return f"{int(self)} ({self.nama})"
