"""What an import takes from a document, with its origin, and what it has to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple


class Tempat(NamedTuple):
    """A place in a source."""

    berkas: str
    di: str
    """`tabel 1, baris 3, kolom 2`, `paragraf 12`, `lembar Rekap, sel C5`."""

    def __str__(self) -> str:
        return f"{self.berkas}, {self.di}" if self.di else self.berkas


@dataclass(frozen=True, slots=True)
class Isi:
    """A value for a cell of the master."""

    nilai: Any
    tempat: Tempat
    tertulis: str
    """The text as it stands at that place."""
    ragu: str = ""
    """Why it must be looked at; empty where it is plain."""
    dibuat: bool = False
    """Whether the import made it, such as a code that the document lacks."""
    tanya: bool = False
    """Whether it is a number that only a person can tell, so that the mapping file asks for it."""


Row = Mapping[str, Isi]
"""Field of a sheet's row → its value."""


class Keadaan(StrEnum):
    """How sure something is."""

    TERBACA = "terbaca"
    RAGU = "perlu dilihat"
    DIBUAT = "dibuat"
    DIKENAL = "dikenal, tidak disimpan"
    TIDAK_DIAMBIL = "tidak diambil"


@dataclass(frozen=True, slots=True)
class Catatan:
    """One line of the report: something of a source, and what became of it."""

    keadaan: Keadaan
    tempat: Tempat
    tertulis: str
    alasan: str = ""
    lembar: str = ""
    sel: str = ""
    kunci: str = ""
    """The row in the master, as people say it: `IK2.1`."""
    kolom: str = ""
    tanya: bool = False


def left_out(tempat: Tempat, text: str, reason: str) -> Catatan:
    """Something that was not taken."""
    return Catatan(Keadaan.TIDAK_DIAMBIL, tempat, text, reason)


def known(tempat: Tempat, text: str, reason: str) -> Catatan:
    """Something that is understood and needs no place in the master, because documents print it by themselves."""
    return Catatan(Keadaan.DIKENAL, tempat, text, reason)
