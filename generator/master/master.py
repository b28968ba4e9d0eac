"""A whole master: the rows of all sheets, typed, each knowing its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from generator.findings import Address
from generator.jenjang import SkalaJenjang
from generator.law import RESPONDEN_MIN
from generator.master.bukti import BerkasBukti
from generator.master.columns import (
    ALAT,
    Baris,
    Kolom,
    columns,
)
from generator.master.decree import KUNCI_KEPUTUSAN, PELAPORAN, ButirTubuh, Indikator, Isian, Output
from generator.master.filled import Analisis, Kelurahan, Komponen, Pejabat, Pengecualian, Pengukuran, RealisasiRenaksi
from generator.master.jenjang import scale_of_each
from generator.master.perjanjian import Anggaran, PihakPerjanjian
from generator.master.persetujuan import AngkaTriwulan, Persetujuan
from generator.master.sebutan import KUNCI_ATAS, KUNCI_UNIT, Sebutan, sebutan
from generator.master.stored import Buku, Kepala, Lembar, Sel, is_spoiled
from generator.periode import Pelaporan, Periode, Semester, Triwulan
from generator.values import (
    Raw,
    seen,
)
from generator.variables import Gambar

LEMBAR: Mapping[str, type[Baris]] = {
    "isian": Isian,
    "tubuh": ButirTubuh,
    "indikator": Indikator,
    "output": Output,
    "perjanjian": PihakPerjanjian,
    "anggaran": Anggaran,
    "pengukuran": Pengukuran,
    "komponen": Komponen,
    "survei": Kelurahan,
    "realisasi": RealisasiRenaksi,
    "analisis": Analisis,
    "persetujuan": Persetujuan,
    "pejabat": Pejabat,
    "pengecualian": Pengecualian,
}
"""Field of `Master` → the sheet it is read from, in the order of the workbook."""

_PRINTED = (Isian, ButirTubuh, Indikator, Output)


class Entry(NamedTuple):
    """A cell of a table: its row, field, column, and what is stored there (None when blank)."""

    row: Baris
    name: str
    kolom: Kolom
    sel: Sel | None
    value: Any
    """The typed value."""
    raw: Raw
    """The value as stored."""

    @property
    def place(self) -> tuple[Baris, str]:
        """Row and field."""
        return self.row, self.name

    @property
    def spoiled(self) -> bool:
        """Whether the cell shows an error or a formula that was never calculated."""
        return self.sel is not None and is_spoiled(self.sel)


@dataclass(frozen=True, kw_only=True)
class Master:
    """A whole master workbook. `isian` keeps the typed values of sheet Keputusan by key."""

    nama: str
    """File name without folder."""
    sha256: str
    isian: tuple[Isian, ...]
    tubuh: tuple[ButirTubuh, ...]
    indikator: tuple[Indikator, ...]
    output: tuple[Output, ...]
    perjanjian: tuple[PihakPerjanjian, ...]
    anggaran: tuple[Anggaran, ...]
    pengukuran: tuple[Pengukuran, ...]
    komponen: tuple[Komponen, ...]
    survei: tuple[Kelurahan, ...]
    realisasi: tuple[RealisasiRenaksi, ...]
    analisis: tuple[Analisis, ...]
    persetujuan: tuple[Persetujuan, ...]
    pejabat: tuple[Pejabat, ...]
    pengecualian: tuple[Pengecualian, ...]
    buku: Buku = field(compare=False, repr=False)
    """The sheets as they stand in the file, for rules about structure."""
    kepala: Mapping[str, Kepala] = field(compare=False, repr=False)
    """Sheet name → its header row, for the sheets that were found."""
    gambar: Mapping[str, Gambar] = field(default_factory=dict, compare=False, repr=False)
    """Key of sheet Keputusan → the picture that it names, where it was read from beside the master."""
    bukti: Mapping[str, BerkasBukti] = field(default_factory=dict, compare=False, repr=False)
    """Line of a cell in column Bukti → the file that it names, where one was looked for beside the master."""
    angka: tuple[AngkaTriwulan, ...] = field(default=(), compare=False, repr=False)
    """The figures of the quarters with approvals, where they were computed for the rules."""

    def kunci(self, nama: str) -> Any:
        """The typed value of a key of sheet Keputusan; None when absent or blank."""
        return self._kunci.get(nama)

    @cached_property
    def _kunci(self) -> Mapping[str, Any]:
        kinds = {kunci.nama: kunci.jenis for kunci in KUNCI_KEPUTUSAN}
        read = {row.kunci: kinds[row.kunci].read(row.isi) for row in self.isian if row.kunci in kinds}
        return {nama: value for nama, value in read.items() if value not in (None, "")}

    def teks(self, nama: str) -> str:
        """The value of a key as text, empty when blank or unreadable."""
        value = self.kunci(nama)
        return value if isinstance(value, str) else ""

    def at(self, nama: str) -> Address:
        """The address of a key's value."""
        for row in self.isian:
            if row.kunci == nama:
                return row.at("isi")
        return Address(Isian.SHEET)

    @cached_property
    def lembar(self) -> Mapping[str, Lembar]:
        """The sheets that hold tables as they stand in the file, by the name that the model gives them."""
        named = {kind: same[0] for kind in LEMBAR.values() if (same := self.buku.bernama(kind.SHEET))}
        return {kind.SHEET: lembar for kind, lembar in named.items() if not kind.SEJAK or kind.SHEET in self.kepala}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every cell of every table once, row by row; a cell that several rows repeat belongs to the first."""
        stored = {name: same[0].at for name, kind in LEMBAR.items() if (same := self.buku.bernama(kind.SHEET))}
        taken: set[tuple[str, str]] = set()
        found: list[Entry] = []
        for name in LEMBAR:
            for row in getattr(self, name):
                found += _entries(row, stored.get(name, {}), taken)
        return tuple(found)

    @cached_property
    def printed(self) -> tuple[tuple[Entry, str], ...]:
        """Every text that the decree prints, with its cell."""
        return tuple(
            (entry, seen(entry.value))
            for entry in self.entries
            if isinstance(entry.row, _PRINTED)
            and not entry.kolom.jenis.numeric
            and entry.kolom.sumber != ALAT
            and not (isinstance(entry.row, Isian) and entry.name == "kunci")
        )

    @cached_property
    def jenjang(self) -> Mapping[str, SkalaJenjang]:
        """Code → scale, for the indikator whose targets and realisasi are steps of one."""
        return scale_of_each(self.indikator, self.buku)

    @property
    def tahun(self) -> int:
        """Year of the agreement, 0 when not filled in or no year of this calendar."""
        value = self.kunci("Tahun")
        return int(value) if isinstance(value, Decimal) and MINYEAR <= value < MAXYEAR else 0

    def terisi(self, lembar: str) -> bool:
        """Whether a sheet, by the name that the model gives it, holds rows."""
        return any(lembar == kind.SHEET and getattr(self, name) for name, kind in LEMBAR.items())

    @property
    def hanya_keputusan(self) -> bool:
        """Whether nothing is filled in yet but the decree: no way of measuring, no input of a figure, no report."""
        return not (self.pengukuran or self.komponen or self.realisasi or self.analisis)

    @property
    def responden_minimal(self) -> Decimal:
        """Fewest respondents of a survey, in persons: as its key says (0: no limit), the usual number when blank."""
        value = self.kunci("Responden Minimal")
        return value if isinstance(value, Decimal) else RESPONDEN_MIN.nilai

    @cached_property
    def periode(self) -> tuple[Periode, ...]:
        """The parts of the year that the office reports on: quarters, unless key Periode Pelaporan says otherwise."""
        return tuple(Semester) if self.kunci(PELAPORAN) is Pelaporan.SEMESTER else tuple(Triwulan)

    @cached_property
    def sebutan(self) -> Sebutan:
        """What the units of sheet Survei and the level above them are called."""
        return sebutan(self.teks(KUNCI_ATAS), self.teks(KUNCI_UNIT))

    @property
    def status_data(self) -> str:
        """The mark that every document carries, e.g. `DATA CONTOH`; empty for official data."""
        return self.teks("Status Data")


def _entries(row: Baris, stored: Mapping[str, Sel], taken: set[tuple[str, str]]) -> Iterator[Entry]:
    for name, column in columns(type(row)).items():
        place = (row.SHEET, row.cells.get(name, ""))
        if place[1] and place not in taken:
            taken.add(place)
            sel = stored.get(place[1])
            yield Entry(row, name, column, sel, getattr(row, name), sel.nilai if sel else None)
