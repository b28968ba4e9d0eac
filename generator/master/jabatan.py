"""Who signs, and for whom: *atas nama*, *Plt.*, *Plh.*, *u.b.*, and what kind of office holder decrees.

Source: Permendagri 1/2023 on official correspondence of regional governments, parts on signing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

ATAS_NAMA: Final = "a.n."
UNTUK_BELIAU: Final = "u.b."
PELAKSANA: Final = ("Plt.", "Plh.", "Pj.", "Pjs.")
"""Somebody who holds an office for the time being."""
_WRITTEN: Final = {
    ATAS_NAMA: re.compile(r"(?:a\.\s?n\.?|an\.?(?=\s|$)|a/n\.?|atas nama\b)\s*", re.IGNORECASE),
    UNTUK_BELIAU: re.compile(r"(?:u\.\s?b\.?|ub\.?(?=\s|$)|u/b\.?|untuk beliau\b)\s*", re.IGNORECASE),
    "Plt.": re.compile(r"(?:plt\.?|pelaksana tugas)(?:\s+|$)", re.IGNORECASE),
    "Plh.": re.compile(r"(?:plh\.?|pelaksana harian)(?:\s+|$)", re.IGNORECASE),
    "Pjs.": re.compile(r"(?:pjs\.?|penjabat sementara)(?:\s+|$)", re.IGNORECASE),
    "Pj.": re.compile(r"(?:pj\.?|penjabat)(?:\s+|$)", re.IGNORECASE),
}
"""How each is written, in the order in which they are looked for."""
_KEPALA_DAERAH: Final = re.compile(r"(gubernur|bupati|wali\s?kota)\b", re.IGNORECASE)


class Baris(NamedTuple):
    """A line of a signature: what stands before the office, and the office."""

    sebutan: str
    """`a.n.`, `Plt.` …; empty for the office itself."""
    jabatan: str

    @property
    def cetak(self) -> str:
        """The line as it is printed."""
        return f"{self.sebutan} {self.jabatan}".strip()


def baris(text: str) -> tuple[Baris, ...]:
    """The lines of a signature as somebody typed it, `an.` and `PLT` brought to their usual form; blank lines go."""
    return tuple(_read(line.strip().rstrip(",").rstrip()) for line in text.splitlines() if line.strip())


def _read(line: str) -> Baris:
    for sebutan, written in _WRITTEN.items():
        found = written.match(line)
        if found:
            return Baris(sebutan, line[found.end() :])
    return Baris("", line)


def tanpa_pelaksana(name: str) -> str:
    """The office of somebody who holds it for the time being: `Plt. Kepala Dinas Sosial` is Kepala Dinas Sosial."""
    lines = baris(name)
    acting = len(lines) == 1 and lines[0].sebutan in PELAKSANA and lines[0].jabatan
    return acting or name


def penanda_tangan(text: str, jabatan: str) -> str:
    """The lines above a signature: what somebody typed, or the office itself where nothing is typed.

    `Plt.` or `a.n.` alone means the office: `Plt.` of BUPATI WANASARI is `Plt. BUPATI WANASARI`.
    """
    return "\n".join(line.cetak for line in _completed(baris(text), jabatan)) or jabatan


def _completed(lines: tuple[Baris, ...], jabatan: str) -> Iterator[Baris]:
    for number, line in enumerate(lines):
        alone = number == 0 and line.sebutan and not line.jabatan
        yield line._replace(jabatan=jabatan) if alone else line


def kepala_daerah(jabatan: str) -> bool:
    """Whether the office is that of a head of region: Gubernur, Bupati, Walikota."""
    return _KEPALA_DAERAH.match(tanpa_pelaksana(jabatan).strip()) is not None
