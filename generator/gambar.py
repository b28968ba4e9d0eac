"""A picture that a document prints, as it lies in its file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Gambar:
    """A PNG picture; a document without one gives None. Its size on paper is the template's height."""

    nama: str
    """The file's name."""
    isi: bytes = field(repr=False)
    """The file's bytes, found to be PNG."""
    lebar: int
    """Width in pixels."""
    tinggi: int
    """Height in pixels."""
    uraian: str
    """The alternative text: what it shows, for those who cannot see it."""
