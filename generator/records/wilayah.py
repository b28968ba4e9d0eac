"""What the output folders of many units say together about one quarter: the data of `perkin rekap-unit`."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from generator.results import Status, StatusRenaksi
from generator.values import Triwulan


class Dilewati(NamedTuple):
    """A folder that was left out, and why, in one sentence."""

    folder: str
    alasan: str


class Unit(NamedTuple):
    """A unit as its folder of the quarter tells it. Capaian in %."""

    nama: str
    """Its place below what was named: `kota-a/2025`."""
    jabatan: str
    """Whose agreement it is, as the master says; may be empty."""
    folder: Path
    master: str
    """The master as `perkin explain` is told it: `kota-a/2025.xlsx`."""
    sidik: str
    """The master's sha256."""
    berkas: tuple[str, ...]
    """Names of the folder's files."""
    status_data: str
    batas_capaian: Decimal | None
    capaian: Decimal | None
    """The mean of its sasaran."""
    capaian_indikator: Decimal | None
    predikat: str
    peringkat: int | None
    """1 is the highest capaian; equal ones share their place, and the next one is passed over."""
    sebelumnya: Decimal | None
    """Its capaian as the folder of the quarter before tells it."""
    indikator: Mapping[Status, int]
    output: Mapping[StatusRenaksi, int]
    indikator_sebelumnya: Mapping[Status, int] | None
    """None where there is no folder of the quarter before."""
    output_sebelumnya: Mapping[StatusRenaksi, int] | None
    """Likewise."""
    lewat_waktu: int
    """Outputs due until the end of the quarter and not finished."""
    belum_dilaporkan: tuple[str, ...]
    """Codes of its indicators with a target and without a report."""

    @property
    def perubahan(self) -> Decimal | None:
        """Percentage points since the quarter before."""
        return beda(self.capaian, self.sebelumnya)

    @property
    def sebutan(self) -> str:
        """The unit in a sentence: its name, and its office where it is known."""
        return f"{self.nama} ({self.jabatan})" if self.jabatan else self.nama


class NilaiUnit(NamedTuple):
    """An indicator of one unit."""

    unit: Unit
    kode: str
    teks: str
    satuan: str
    target: str
    """As printed; empty where there is none."""
    realisasi: Decimal | None
    capaian: Decimal | None
    status: Status
    alasan: str
    peringkat: int | None
    """Among the units with this indicator, as `Unit.peringkat`."""
    sebelumnya: Decimal | None

    @property
    def perubahan(self) -> Decimal | None:
        """Percentage points since the quarter before."""
        return beda(self.capaian, self.sebelumnya)


class Sebaran(NamedTuple):
    """How figures are spread; quartiles are interpolated as Excel's QUARTILE does."""

    banyak: int
    terendah: Decimal
    kuartil_bawah: Decimal
    median: Decimal
    kuartil_atas: Decimal
    tertinggi: Decimal
    rata_rata: Decimal

    @property
    def rentang(self) -> Decimal:
        """From the lowest to the highest."""
        return self.tertinggi - self.terendah


class IndikatorBersama(NamedTuple):
    """An indicator with all units that have it."""

    nomor: int
    kode: tuple[str, ...]
    """The codes that units know it by."""
    teks: str
    """As the first unit words it."""
    satuan: tuple[str, ...]
    nilai: tuple[NilaiUnit, ...]
    """The lowest capaian first, those without one at the end, in the order of units."""
    sebaran: Sebaran | None
    """None when no unit has a capaian."""
    perubahan: Decimal | None
    """The mean change of the units that have a capaian in both quarters."""
    dibandingkan: int
    """How many they are."""

    def jumlah(self, status: Status) -> int:
        """How many units stand there."""
        return sum(nilai.status is status for nilai in self.nilai)


class Bidang(NamedTuple):
    """What the officials of one bidang owe, over all units."""

    nama: str
    unit: int
    """How many units have overdue outputs of it."""
    belum: int
    sebagian: int
    jatuh_tempo_lama: int
    """Of these, due before the quarter."""
    contoh: tuple[tuple[Unit, str], ...]
    """Each of the outputs: its unit and id."""

    @property
    def jumlah(self) -> int:
        """All overdue outputs."""
        return self.belum + self.sebagian


class Persamaan(NamedTuple):
    """Indicators that were put together, or not, although not all is the same; in one sentence."""

    kode: str
    disatukan: bool
    kalimat: str


class Rekap(NamedTuple):
    """The recap of a quarter."""

    tahun: int
    triwulan: Triwulan
    status_data: str
    unit: tuple[Unit, ...]
    """The highest capaian first; those without one at the end, by name."""
    belum: tuple[Dilewati, ...]
    """Units without a result of the quarter."""
    dilewati: tuple[Dilewati, ...]
    indikator: tuple[IndikatorBersama, ...]
    """The most common first."""
    bidang: tuple[Bidang, ...]
    """The one with the most overdue outputs first."""
    sebaran: Sebaran | None
    """Of the units' capaian."""
    persamaan: tuple[Persamaan, ...]
    catatan: tuple[str, ...]

    @property
    def lengkap(self) -> bool:
        """Whether every folder that was found is in it."""
        return not self.belum and not self.dilewati

    @property
    def belum_lengkap(self) -> tuple[Unit, ...]:
        """Units of which some indicator is not reported, the most first, those that lack the same together."""
        found = [unit for unit in self.unit if unit.belum_dilaporkan]
        order = sorted(found, key=lambda unit: (-len(unit.belum_dilaporkan), unit.belum_dilaporkan, unit.nama))
        return tuple(order)

    @property
    def belum_sama(self) -> tuple[tuple[tuple[str, ...], tuple[Unit, ...]], ...]:
        """Codes that are not reported, with the units that lack just these."""
        groups = groupby(self.belum_lengkap, key=lambda unit: unit.belum_dilaporkan)
        return tuple((codes, tuple(units)) for codes, units in groups)

    @property
    def terendah(self) -> tuple[Unit, ...]:
        """The units with a capaian, the lowest first."""
        known = [(unit.capaian, unit.nama, unit) for unit in self.unit if unit.capaian is not None]
        return tuple(unit for _, _, unit in sorted(known, key=lambda one: one[:2]))

    def indikator_berstatus(self, status: Status) -> int:
        """How many indicators of all units stand there."""
        return sum(unit.indikator[status] for unit in self.unit)

    def output_berstatus(self, status: StatusRenaksi) -> int:
        """How many outputs of all units stand there."""
        return sum(unit.output[status] for unit in self.unit)

    def indikator_sebelumnya(self, status: Status) -> int | None:
        """The same in the quarter before, over the units that have a folder of it; None when none has."""
        told = [unit.indikator_sebelumnya[status] for unit in self.unit if unit.indikator_sebelumnya is not None]
        return sum(told) if told else None

    def output_sebelumnya(self, status: StatusRenaksi) -> int | None:
        """The same in the quarter before, over the units that have a folder of it; None when none has."""
        told = [unit.output_sebelumnya[status] for unit in self.unit if unit.output_sebelumnya is not None]
        return sum(told) if told else None

    @property
    def lewat_waktu(self) -> int:
        """Overdue outputs, each once however many bidang share it."""
        return sum(unit.lewat_waktu for unit in self.unit)


def beda(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    """The difference of two figures; None where one is missing."""
    return None if now is None or before is None else now - before
