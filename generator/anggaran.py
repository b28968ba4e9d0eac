"""What the rows of sheet Anggaran amount to: programs with their kegiatan, pagu and realisasi with their working.

All amounts are in rupiah and exact. A program is stated by a row without kegiatan, by the rows of its kegiatan, or by both;
where it is stated the row of the program counts, else the sum of its kegiatan. So nothing is ever counted twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator.law import SERATUS
from generator.master import Anggaran, Indikator
from generator.periode import Periode
from generator.values import normal
from generator.working import Constant, Difference, Input, Product, Ratio, Step, Sum

_APART: Final = re.compile(r"[,;\n]")
_SASARAN: Final = re.compile(r"sasaran\s*(?:no(?:mor|\.)?\s*)?(\d+)", re.IGNORECASE)


class Program(NamedTuple):
    """A program: the row that states it, where there is one, and its kegiatan."""

    nama: str
    sendiri: Anggaran | None
    """The row without kegiatan."""
    kegiatan: tuple[Anggaran, ...]

    @property
    def baris(self) -> tuple[Anggaran, ...]:
        """All its rows, its own first."""
        return (*((self.sendiri,) if self.sendiri else ()), *self.kegiatan)

    @property
    def kode(self) -> str:
        """The code that it is called by: that of its own row, else of its first kegiatan."""
        return self.baris[0].kode

    @property
    def keterangan(self) -> str:
        """Its source of funds; of several kegiatan each once."""
        own = self.sendiri.keterangan if self.sendiri else ""
        return own or ", ".join(dict.fromkeys(row.keterangan for row in self.kegiatan if row.keterangan))

    @property
    def mendukung(self) -> tuple[str, ...]:
        """What it supports, as entered; of several rows each once."""
        return tuple(dict.fromkeys(name for row in self.baris for name in didukung(row)))


def programs(rows: Iterable[Anggaran]) -> tuple[Program, ...]:
    """The programs in the order of the sheet. A second row that states the same program counts as one of its kegiatan."""
    groups: dict[str, list[Anggaran]] = {}
    for row in rows:
        groups.setdefault(normal(row.program), []).append(row)
    return tuple(_program(own) for own in groups.values())


def _program(rows: list[Anggaran]) -> Program:
    own = next((row for row in rows if not row.kegiatan), None)
    return Program(rows[0].program, own, tuple(row for row in rows if row is not own))


def didukung(row: Anggaran) -> tuple[str, ...]:
    """What a row supports: codes of indikator, and sasaran, one by one."""
    parts = (" ".join(part.split()) for line in row.mendukung for part in _APART.split(line))
    return tuple(part for part in parts if part)


def indikator_dari(nama: str, semua: Iterable[Indikator]) -> tuple[str, ...]:
    """The codes of the indikator that a supported thing means: one's own code, or those of `Sasaran 2`; none when unknown."""
    found = _SASARAN.fullmatch(nama)
    if found:
        return tuple(row.kode for row in semua if row.no == Decimal(found[1]))
    return tuple(row.kode for row in semua if normal(row.kode) == normal(nama))


def pagu_baris(row: Anggaran) -> Step | None:
    """The pagu of one row."""
    if not isinstance(row.pagu, Decimal):
        return None
    return Step(f"Pagu {row.kode}", Input(f"Pagu {row.kode}", row.pagu, row.at("pagu")))


def realisasi_baris(row: Anggaran, quarter: Periode) -> Step | None:
    """What one row spent up to the end of a quarter."""
    value = row.realisasi(quarter)
    if not isinstance(value, Decimal):
        return None
    name = f"Realisasi {row.kode} s.d. {quarter.label}"
    return Step(name, Input(name, value, row.at(f"realisasi_{quarter.kolom}")))


def pagu(program: Program) -> Step | None:
    """The year's pagu of a program; None where neither it nor any kegiatan has one."""
    own = pagu_baris(program.sendiri) if program.sendiri else None
    return own or jumlah(f"Pagu {program.nama}", map(pagu_baris, program.kegiatan))


def realisasi(program: Program, quarter: Periode) -> Step | None:
    """What a program spent up to the end of a quarter; None where nothing was reported."""
    own = realisasi_baris(program.sendiri, quarter) if program.sendiri else None
    name = f"Realisasi {program.nama} s.d. {quarter.label}"
    return own or jumlah(name, (realisasi_baris(row, quarter) for row in program.kegiatan))


def jumlah(nama: str, bagian: Iterable[Step | None]) -> Step | None:
    """The sum of the parts that there are, under a name; None of none."""
    known = tuple(part for part in bagian if part is not None)
    return Step(nama, Sum(known)) if known else None


def is_complete(program: Program) -> bool:
    """Whether the pagu of a program is whole: stated, or that of each kegiatan; blank is not whole, N/A is."""
    if program.sendiri and isinstance(program.sendiri.pagu, Decimal):
        return True
    return all(row.pagu is not None for row in program.kegiatan or program.baris)


def penyerapan(nama: str, realisasi: Step | None, pagu: Step | None) -> Step | None:
    """Realisasi in % of the pagu; None where one of them is missing or the pagu is 0."""
    if realisasi is None or pagu is None or not pagu.value:
        return None
    return Step(f"Penyerapan {nama}", Product((Ratio(realisasi, pagu, "pagu"), Constant(SERATUS))))


def sisa(nama: str, realisasi: Step | None, pagu: Step | None) -> Step | None:
    """What is left of the pagu; below zero where more was spent."""
    if realisasi is None or pagu is None:
        return None
    return Step(f"Sisa {nama}", Difference(pagu, realisasi))


def belum_dilaporkan(program: Program, quarter: Periode) -> Iterator[Anggaran]:
    """The rows whose realisasi of a quarter is missing in the program's: its own where it is stated, else each kegiatan's."""
    if program.sendiri and isinstance(program.sendiri.realisasi(quarter), Decimal):
        return
    rows = program.kegiatan or program.baris
    yield from (row for row in rows if row.realisasi(quarter) is None)
