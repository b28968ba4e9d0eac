"""Where each input and each step of the derivations has its cell in rekap.xlsx."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from generator.findings import Address
from generator.jenjang import Jenjang, SkalaJenjang
from generator.master import Master
from generator.office.workbook.report import Gaya, Isi, Rumus
from generator.periode import Periode
from generator.results import Hasil, HasilAnggaran, HasilIndikator, Perbandingan
from generator.values import letters
from generator.working import Constant, Input, Node, Role, Step, walk

FIRST_ROW: Final = 5
"""First row below the header of every sheet; the header stands in row 4."""
CAP_CELL: Final = f"Ringkasan!$B${FIRST_ROW}"
KOMPONEN_COLUMNS: Final = ("bobot", "tw_i", "tw_ii", "tw_iii", "tw_iv")
KOMPONEN_FIRST: Final = 5
SURVEI_COLUMNS: Final = ("nilai_i", "nilai_ii", "nilai_iii", "nilai_iv")
SURVEI_FIRST: Final = 7
ANGGARAN_COLUMNS: Final = ("pagu", "realisasi_i", "realisasi_ii", "realisasi_iii", "realisasi_iv")
ANGGARAN_FIRST: Final = 6
TARGET_FIRST: Final = 3
UPPER_FIRST: Final = 7
ANNUAL: Final = 11
STEP_COLUMN: Final = 5
JENJANG: Final = "Jenjang"
"""The sheet of the ordinal scales in use, one in each column, the lowest step first."""


def ref(sheet: str, column: int, row: int) -> str:
    """An absolute reference."""
    return f"{sheet}!${letters(column)}${row}"


@dataclass(frozen=True, eq=False, repr=False)
class Langkah:
    """A named step and the indikator (or group) whose derivation first needs it."""

    pemilik: str
    step: Step


@dataclass(frozen=True, eq=False, repr=False)
class Letak:
    """The cell of each input (by its place in the master and number) and of each step."""

    inputs: Mapping[tuple[Address, Decimal], str]
    steps: Mapping[int, str]
    langkah: tuple[Langkah, ...]
    jenjang: Mapping[str, str]
    """Unit → the cells of its steps, for the ordinal scales in use."""

    def __call__(self, node: Node) -> str | None:
        """The cell of a node, None when it has none of its own; of a step entered as its word, its position."""
        match node:
            case Input():
                cell = self.inputs.get((node.at, node.number))
                return self._position(cell, node.number) if cell and isinstance(node.number, Jenjang) else cell
            case Step():
                return self.steps.get(id(node))
            case Constant(role=Role.CAP):
                return CAP_CELL
        return None

    def _position(self, cell: str, number: Jenjang) -> str:
        return f"MATCH({cell},{self.jenjang[number.skala.satuan]},0)"

    def formula(self, step: Step) -> Rumus:
        """The step's own derivation, live."""
        return Rumus("=" + step.of.excel(self), step.value)

    def live(self, step: Step | None) -> Rumus | None:
        """A reference to a step's cell; where a position stands there, the word at that position."""
        if step is None:
            return None
        cell = self.steps[id(step)]
        if isinstance(step.value, Jenjang):
            return Rumus(f"=INDEX({self.jenjang[step.value.skala.satuan]},{cell})", step.value.nama)
        return Rumus(f"={cell}", step.value)

    def pair(self, step: Step | None, absent: str = "") -> tuple[Isi, Isi]:
        """The live figure and the computed one, or the state in words when there is none."""
        if step is None:
            return Isi(absent or None, Gaya.KOSONG), Isi(None, Gaya.KOSONG)
        return Isi(self.live(step), Gaya.DUA), Isi(step.value, Gaya.DUA)


def place(master: Master, hasil: Hasil) -> Letak:
    """Give every input and every step its cell."""
    langkah = tuple(_all_steps(hasil))
    budget = _budget_cells(master) if hasil.anggaran else ()
    steps = {id(item.step): ref("Perhitungan", STEP_COLUMN, FIRST_ROW + n) for n, item in enumerate(langkah)}
    inputs = dict([*_component_cells(master), *_survey_cells(master), *_target_cells(hasil), *budget])
    return Letak(inputs, steps, langkah, _scale_cells(master))


def scales(master: Master) -> tuple[SkalaJenjang, ...]:
    """The ordinal scales in use, in the order of the indikator."""
    return tuple({skala.satuan: skala for skala in master.jenjang.values()}.values())


def _scale_cells(master: Master) -> Mapping[str, str]:
    found = {}
    for column, skala in enumerate(scales(master), 1):
        last = FIRST_ROW + len(skala.jenjang) - 1
        found[skala.satuan] = f"{ref(JENJANG, column, FIRST_ROW)}:${letters(column)}${last}"
    return found


def _component_cells(master: Master) -> Iterator[tuple[tuple[Address, Decimal], str]]:
    for n, row in enumerate(master.komponen):
        for offset, name in enumerate(KOMPONEN_COLUMNS):
            value = getattr(row, name)
            if isinstance(value, Decimal):
                yield (row.at(name), value), ref("Komponen", KOMPONEN_FIRST + offset, FIRST_ROW + n)


def _survey_cells(master: Master) -> Iterator[tuple[tuple[Address, Decimal], str]]:
    for n, row in enumerate(master.survei):
        for offset, name in enumerate(SURVEI_COLUMNS):
            value = getattr(row, name)
            if isinstance(value, Decimal):
                yield (row.at(name), value), ref("Survei", SURVEI_FIRST + offset, FIRST_ROW + n)


def _budget_cells(master: Master) -> Iterator[tuple[tuple[Address, Decimal], str]]:
    for n, row in enumerate(master.anggaran):
        for offset, name in enumerate(ANGGARAN_COLUMNS):
            value = getattr(row, name)
            if isinstance(value, Decimal):
                yield (row.at(name), value), ref("Anggaran", ANGGARAN_FIRST + offset, FIRST_ROW + n)


def _target_cells(hasil: Hasil) -> Iterator[tuple[tuple[Address, Decimal], str]]:
    for n, item in enumerate(hasil.indikator):
        row = FIRST_ROW + n
        for quarter in item.triwulan:
            yield from _target(quarter.perbandingan, quarter.triwulan, row)
        annual = item.tahunan
        if annual.target and annual.target_di:
            yield (annual.target_di, annual.target.lo), ref("Tren", ANNUAL, row)


def _target(period: Perbandingan, quarter: Periode, row: int) -> Iterator[tuple[tuple[Address, Decimal], str]]:
    if period.target is None or period.target_di is None:
        return
    if period.target.hi is not None:
        yield (period.target_di, period.target.hi), ref("Tren", UPPER_FIRST + quarter - 1, row)
    yield (period.target_di, period.target.lo), ref("Tren", TARGET_FIRST + quarter - 1, row)


def _all_steps(hasil: Hasil) -> Iterator[Langkah]:
    owned = [(item.indikator.kode, step) for item in hasil.indikator for step in figures(item)]
    groups = (*hasil.sasaran, *hasil.kelompok, hasil.rata_rata_sasaran, hasil.rata_rata_indikator)
    owned += [("Rata-rata", group.capaian) for group in groups if group.capaian]
    people = (*hasil.pejabat, *hasil.bidang)
    owned += [("Penanggung jawab", person.capaian) for person in people if person.capaian]
    owned += [("Anggaran", step) for step in (budget_figures(hasil.anggaran) if hasil.anggaran else ())]
    seen: set[int] = set()
    for name, figure in owned:
        yield from (Langkah(name, step) for step in walk(figure, seen) if isinstance(step, Step))


def figures(item: HasilIndikator) -> Iterator[Step]:
    """All figures of an indikator: of each quarter, of the year so far, against the year, and the changes."""
    for period in (*(q.perbandingan for q in item.triwulan), item.tahun_berjalan, item.tahunan):
        yield from (s for s in (period.realisasi, period.capaian_mentah, period.capaian) if s is not None)
    for change in item.perubahan:
        yield from (s for s in (change.realisasi, change.capaian) if s is not None)


def budget_figures(budget: HasilAnggaran) -> Iterator[Step]:
    """All figures of a budget: of each program, then the sums."""
    for item in budget.program:
        steps = (item.pagu, item.realisasi, item.penyerapan, item.sisa, item.capaian, item.efisiensi)
        yield from (step for step in steps if step is not None)
    yield from (step for step in (budget.pagu, budget.realisasi, budget.penyerapan, budget.sisa) if step is not None)


def heading(hasil: Hasil, title: str, columns: Sequence[str]) -> list[tuple[Isi, ...]]:
    """The first four rows of a sheet: title, mark, blank, header."""
    return [
        (Isi(f"{title} · {hasil.triwulan.label} {hasil.tahun}", Gaya.JUDUL),),
        (Isi(hasil.status_data or None, Gaya.TANDA if hasil.status_data else Gaya.BIASA),),
        (),
        tuple(Isi(name, Gaya.KEPALA) for name in columns),
    ]
