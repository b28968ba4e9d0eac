"""The realisasi of every indikator in every quarter, derived ones after their sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from generator.compute.bawaan import stands
from generator.formulas.inputs import (
    Bahan,
    Figure,
    Isian,
    Keadaan,
    NoValue,
    from_components,
    from_indicators,
    from_survey,
)
from generator.jenjang import Jenjang
from generator.master import Komponen, Master, Pengukuran
from generator.periode import Periode
from generator.registry import FORMULAS, Formula, Trait
from generator.working import Step, Uncomputable


@dataclass
class Realisasi:
    """A lookup that computes each figure once, on first demand."""

    master: Master
    _known: dict[tuple[str, Periode], Figure] = field(default_factory=dict)
    _path: list[str] = field(default_factory=list)

    def __call__(self, kode: str, quarter: Periode) -> Figure:
        """The realisasi of an indikator in a quarter, or why there is none."""
        if kode in self._path:
            circle = " → ".join([*self._path[self._path.index(kode) :], kode])
            return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, f"rumusnya berputar: {circle}")
        if (kode, quarter) not in self._known:
            self._path.append(kode)
            figure = self._figure(kode, quarter)
            self._path.pop()
            self._known[kode, quarter] = figure
        return self._known[kode, quarter]

    def _figure(self, kode: str, quarter: Periode) -> Figure:
        row = next((row for row in self.master.pengukuran if row.kode == kode), None)
        if row is None:
            return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, f"{kode} tidak ada di lembar Pengukuran")
        formula = FORMULAS.get(row.rumus)
        if formula is None:
            unknown = f"Rumus “{row.rumus}” di {row.at('rumus')} tidak dikenal"
            return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, unknown if row.rumus else f"Rumus di {row.at('rumus')} kosong")
        isian = self._isian(formula, kode, quarter)
        return isian if isinstance(isian, NoValue) else _apply(formula, self._bahan(isian, row), kode, quarter)

    def _bahan(self, isian: tuple[Isian, ...], row: Pengukuran) -> Bahan:
        return Bahan(isian, row.skala_maks, self.master.sebutan)

    def _isian(self, formula: Formula, kode: str, quarter: Periode) -> tuple[Isian, ...] | NoValue:
        components = [row for row in self.master.komponen if row.kode_indikator == kode]
        if Trait.SURVEYED in formula.traits:
            return from_survey(self.master.survei, quarter, self.master.sebutan)
        isian = self._entered(formula, components, quarter)
        misplaced = _misplaced(formula, components, quarter)
        if misplaced and not isinstance(isian, NoValue):
            return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, misplaced)
        return isian

    def _entered(
        self, formula: Formula, components: Sequence[Komponen], quarter: Periode
    ) -> tuple[Isian, ...] | NoValue:
        if Trait.DERIVED in formula.traits:
            return from_indicators(components, quarter, self)
        if Trait.CUMULATIVE in formula.traits:
            return _gathered(components, quarter)
        return from_components(components, quarter)


def _misplaced(formula: Formula, components: Sequence[Komponen], quarter: Periode) -> str:
    """Why the components cannot enter the formula: a number whose Jenis has no place in it; empty when all can.

    A formula would leave such a number out, or take it for what it is not.
    """
    quarters = quarter.so_far if Trait.CUMULATIVE in formula.traits else (quarter,)
    derived = Trait.DERIVED in formula.traits
    wrong = [
        stands(f"Jenis komponen {row.kode}", row.at("jenis"), row.jenis, "yang bukan pilihannya")
        for row in components
        if row.jenis not in formula.takes and (derived or any(isinstance(row.nilai(q), Decimal) for q in quarters))
    ]
    wants = " atau ".join(sorted(formula.takes))
    return f"{'; '.join(wrong)}; rumus “{formula.name}” memerlukan {wants}" if wrong else ""


def _gathered(components: Sequence[Komponen], quarter: Periode) -> tuple[Isian, ...] | NoValue:
    """The components of all quarters so far; the present one must have something to report."""
    present = from_components(components, quarter)
    if isinstance(present, NoValue):
        return present
    earlier: list[Isian] = []
    for past in quarter.so_far[:-1]:
        entered = from_components(components, past)
        if not isinstance(entered, NoValue):
            earlier.extend(entered)
        elif entered.keadaan is not Keadaan.TIDAK_BERLAKU:
            return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, f"{past.label}: {entered.alasan}")
    return (*earlier, *present)


def _apply(formula: Formula, bahan: Bahan, kode: str, quarter: Periode) -> Figure:
    if Trait.SINGLE not in formula.traits and any(isinstance(item.node.value, Jenjang) for item in bahan.isian):
        alasan = f"rumus “{formula.name}” tidak dapat dipakai untuk jenjang, yang hanya dapat diambil langsung"
        return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, alasan)
    try:
        node = formula.function(bahan)
        step = Step(f"Realisasi {kode} {quarter.label}", node)  # type: ignore[arg-type]  # every formula returns a Node
        _ = step.value
    except Uncomputable as reason:
        return NoValue(Keadaan.TIDAK_DAPAT_DIHITUNG, str(reason))
    return step
