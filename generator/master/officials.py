"""Who is meant by a name in the decree: aliases to standard names, group terms to their members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.master import (
    LEMBAR,
    Analisis,
    Baris,
    Indikator,
    Komponen,
    Master,
    Output,
    Pejabat,
    Pengukuran,
    RealisasiRenaksi,
)
from generator.master.jabatan import tanpa_pelaksana
from generator.values import normal


@dataclass(frozen=True)
class Registry:
    """The officials of sheet Pejabat."""

    pejabat: tuple[Pejabat, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, Pejabat]:
        """By every spelling; an office is also known without the *Plt.* before it, unless it stands there by itself."""
        spelled = {normal(name): row for row in reversed(self.pejabat) for name in (*row.alias, row.nama)}
        return {_office(row.nama): row for row in reversed(self.pejabat)} | spelled

    @cached_property
    def _groups(self) -> Mapping[str, tuple[Pejabat, ...]]:
        groups: dict[str, tuple[Pejabat, ...]] = {}
        for row in self.pejabat:
            if row.kelompok:
                groups[normal(row.kelompok)] = (*groups.get(normal(row.kelompok), ()), row)
        return groups

    def standard(self, name: str) -> str:
        """The standard name of an official or group; the name itself when nobody is registered under it."""
        row = self._found(name)
        return row.nama if row else name

    def _found(self, name: str) -> Pejabat | None:
        return self._by_name.get(normal(name)) or self._by_name.get(_office(name))

    def members(self, name: str) -> tuple[str, ...]:
        """Standard names of everybody meant: all of a group, else the one official."""
        group = self._groups.get(normal(name))
        return tuple(row.nama for row in group) if group else (self.standard(name),)

    def known(self, name: str) -> bool:
        """Whether somebody, or a group, is registered under the name."""
        return self._found(name) is not None or normal(name) in self._groups

    def bidang(self, standard: str) -> str:
        """The bidang of an official by standard name, empty when not registered."""
        row = self._found(standard)
        return row.bidang if row else ""

    def alias(self, standard: str) -> tuple[str, ...]:
        """The other spellings of an official by standard name."""
        row = self._found(standard)
        return row.alias if row else ()

    def everybody(self, names: Sequence[str]) -> tuple[str, ...]:
        """Standard names of all officials meant by a cell's names, each once, in its order."""
        return tuple(dict.fromkeys(member for name in names for member in self.members(name)))


def _office(name: str) -> str:
    """An office to be looked up by, whoever holds it: `Plt. Kepala Dinas Sosial` as `Kepala Dinas Sosial`."""
    return normal(tanpa_pelaksana(name))


def concerned(master: Master) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Sheet and cell → standard names of the officials whom the cell's row concerns.

    A row concerns those whom it names; the rows of an indikator or output, those whom that one names.
    """
    registry = Registry(master.pejabat)
    named = {normal(row.kode): row.penanggung_jawab for row in master.indikator}
    named |= {normal(row.id): row.penanggung_jawab for row in master.output}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for name in LEMBAR:
        for row in getattr(master, name):
            everybody = dict.fromkeys(registry.everybody(_named(row, named)))
            for cell in row.cells.values() if everybody else ():
                found.setdefault((normal(row.SHEET), cell), {}).update(everybody)
    return {place: tuple(names) for place, names in found.items()}


def _named(row: Baris, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    match row:
        case Indikator() | Output():
            return row.penanggung_jawab
        case Pejabat():
            return (row.nama,)
        case Pengukuran() | Analisis():
            return named.get(normal(row.kode), ())
        case Komponen():
            return named.get(normal(row.kode_indikator), ())
        case RealisasiRenaksi():
            return named.get(normal(row.id_output), ())
    return ()
