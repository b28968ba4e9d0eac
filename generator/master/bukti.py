"""Files that evidence names, relative to the folder `bukti` beside the master, and what was found of them.

A line of a cell in column Bukti means a file when it begins with `bukti/`, or when a file of that name lies in that folder.
Any other line is text, addresses of the web among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

FOLDER: Final = "bukti"


class KeadaanBukti(StrEnum):
    """What was found where evidence names a file."""

    ADA = "ada"
    TIDAK_ADA = "tidak ada"
    DI_LUAR = "bukan nama berkas di dalam folder bukti"
    BUKAN_BERKAS = "bukan berkas"
    TIDAK_TERBACA = "tidak dapat dibaca"
    BERLEBIH = "tidak dicatat"
    """Too large, or beyond what is looked at of one master."""


class BerkasBukti(NamedTuple):
    """A file that evidence names."""

    nama: str
    """Relative to the master's folder, with `/`: `bukti/RO001/laporan.pdf`."""
    keadaan: KeadaanBukti
    ukuran: int | None = None
    """Bytes; None where there is no such file."""
    sha256: str = ""
    """Empty where it was not asked for or the file cannot be read."""
    mirip: str = ""
    """Of a missing file: one in its place that differs only in the case of its letters or in how accents are stored."""


def baris_bukti(bukti: str) -> tuple[str, ...]:
    """The lines of a cell in column Bukti, without the white space around them."""
    return tuple(line for raw in bukti.splitlines() if (line := raw.strip()))


def berkas_bukti(bukti: str, found: Mapping[str, BerkasBukti]) -> tuple[BerkasBukti, ...]:
    """The files that a cell names, in its order; `found` is what is known of each line."""
    return tuple(found[line] for line in baris_bukti(bukti) if line in found)
