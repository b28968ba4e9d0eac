"""What a formula is given, and how it is gathered from the master for one indikator and quarter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from generator.findings import Address
from generator.master import JenisKomponen, Kelurahan, Komponen
from generator.master.sebutan import Sebutan
from generator.periode import Periode
from generator.values import Angka, Unreadable, seen
from generator.working import Input, Node


class Keadaan(StrEnum):
    """Why a figure has no number. Zero is a number and none of these."""

    TIDAK_BERLAKU = "N/A"
    BELUM_DILAPORKAN = "belum dilaporkan"
    TIDAK_DAPAT_DIHITUNG = "tidak dapat dihitung"


class NoValue(NamedTuple):
    """The absence of a figure, with the reason in Indonesian."""

    keadaan: Keadaan
    alasan: str


class Isian(NamedTuple):
    """One number fed to a formula."""

    kode: str
    """What it belongs to: a component's letter, another indikator's code, or a kecamatan."""
    jenis: JenisKomponen | Unreadable | None
    node: Node
    bobot: Input | None = None
    """Weight in points of 100."""
    tanpa_bobot: str = ""
    """Why there is no weight, where its cell holds something that is none."""
    triwulan: Periode | None = None
    """The quarter it was entered for, where a formula gathers several."""


class Bahan(NamedTuple):
    """All that a formula may use: the numbers that apply, and the scale they are on."""

    isian: tuple[Isian, ...]
    skala_maks: Angka = None
    sebutan: Sebutan = Sebutan()
    """What the levels of a survey are called."""

    def of(self, jenis: JenisKomponen) -> tuple[Isian, ...]:
        """The numbers of one kind, in the order of the master."""
        return tuple(isian for isian in self.isian if isian.jenis is jenis)


def by_component(bahan: Bahan) -> dict[str, tuple[Isian, ...]]:
    """The numbers grouped by what they belong to, in the order of the master."""
    kodes = dict.fromkeys(item.kode for item in bahan.isian)
    return {kode: tuple(item for item in bahan.isian if item.kode == kode) for kode in kodes}


Figure = Node | NoValue
Lookup = Callable[[str, Periode], Figure]
"""The realisasi of another indikator in a quarter."""


_DONE = {Decimal(0): "Belum", Decimal(1): "Sudah"}


class _Slot(NamedTuple):
    """A place where a number is expected: what stands there and what it would become."""

    nama: str
    at: Address
    value: Angka
    isian: Callable[[Node], Isian]
    uraian: str = ""
    words: Mapping[Decimal, str] = MappingProxyType({})
    """How numbers stand in the cell where they are entered as words."""


def from_components(rows: Sequence[Komponen], quarter: Periode) -> tuple[Isian, ...] | NoValue:
    """The components that apply in a quarter."""
    return _entered([_component_slot(row, quarter) for row in rows])


def _component_slot(row: Komponen, quarter: Periode) -> _Slot:
    bobot = Input(f"Bobot {row.kode}", row.bobot, row.at("bobot")) if isinstance(row.bobot, Decimal) else None
    unread = f"Bobot komponen {row.kode} di {row.at('bobot')} tidak terbaca sebagai angka: {seen(row.bobot)}"
    tanpa = unread if isinstance(row.bobot, Unreadable) else ""
    return _Slot(
        f"{row.kode} ({seen(row.jenis)})",
        row.at(f"tw_{quarter.kolom}"),
        row.nilai(quarter),
        lambda node: Isian(row.kode, row.jenis, node, bobot, tanpa, quarter),
        row.uraian,
        _DONE if row.jenis is JenisKomponen.SELESAI else {},
    )


def from_survey(rows: Sequence[Kelurahan], quarter: Periode, sebutan: Sebutan) -> tuple[Isian, ...] | NoValue:
    """The scores of kelurahan, or of what else is surveyed, that apply in a quarter."""
    return _entered([_survey_slot(row, quarter, sebutan) for row in rows])


def _survey_slot(row: Kelurahan, quarter: Periode, sebutan: Sebutan) -> _Slot:
    return _Slot(
        sebutan.tempat(row.kecamatan, row.kelurahan),
        row.at(f"nilai_{quarter.kolom}"),
        row.nilai(quarter),
        lambda node: Isian(row.kecamatan, JenisKomponen.NILAI, node),
    )


def _entered(slots: Sequence[_Slot]) -> tuple[Isian, ...] | NoValue:
    """The filled slots; N/A ones stay out. Blank everywhere is not reported, blank here and there not computable."""
    if not slots:
        return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, "komponennya tidak ada di master")
    unreadable = [slot for slot in slots if isinstance(slot.value, Unreadable)]
    if unreadable:
        return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, f"isian tidak terbaca sebagai angka: {_places(unreadable)}")
    blank = [slot for slot in slots if slot.value is None]
    filled = [slot for slot in slots if isinstance(slot.value, Decimal)]
    if blank and not filled:
        return NoValue(Keadaan.BELUM_DILAPORKAN, "belum ada isian")
    if blank:
        return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, f"isian belum lengkap: {_places(blank)}")
    if not filled:
        return NoValue(Keadaan.TIDAK_BERLAKU, "semua isian N/A")
    return tuple(slot.isian(_input(slot, slot.value)) for slot in filled if isinstance(slot.value, Decimal))


def _input(slot: _Slot, number: Decimal) -> Input:
    return Input(f"{slot.nama} {slot.uraian}".strip(), number, slot.at, slot.words.get(number))


def _places(slots: Sequence[_Slot], most: int = 3) -> str:
    named = [f"{slot.nama} di {slot.at}" for slot in slots[:most]]
    rest = len(slots) - len(named)
    return "; ".join(named) + (f"; dan {rest} isian lain" if rest else "")


def from_indicators(rows: Sequence[Komponen], quarter: Periode, lookup: Lookup) -> tuple[Isian, ...] | NoValue:
    """The realisasi of the indikator that the components name. All of them must have one."""
    figures = [(row, lookup(row.kode, quarter)) for row in rows]
    absent = [(row.kode, figure) for row, figure in figures if isinstance(figure, NoValue)]
    if not figures:
        return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, "komponennya tidak ada di master")
    if absent:
        return _absence(absent, len(figures))
    return tuple(Isian(row.kode, row.jenis, figure) for row, figure in figures if isinstance(figure, Node))


def _absence(absent: Sequence[tuple[str, NoValue]], total: int) -> NoValue:
    """Why a derived figure has no number: its sources' common state, or not computable when they differ."""
    states = {figure.keadaan for _, figure in absent}
    reasons = "; ".join(f"{kode} {figure.keadaan} ({figure.alasan})" for kode, figure in absent)
    if len(absent) == total and len(states) == 1:
        return NoValue(states.pop(), reasons)
    return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, f"sumbernya belum lengkap: {reasons}")
