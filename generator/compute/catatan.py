"""What a reader must know of an indikator's figures, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.compute import bawaan
from generator.formulas.inputs import Keadaan, NoValue
from generator.law import CAPAIAN_JENJANG, SERATUS
from generator.registry import Trait, has
from generator.results import HasilTriwulan, Perbandingan
from generator.values import Konsolidasi, Polarisasi, Unreadable, print_angka, print_number
from generator.working import Step

if TYPE_CHECKING:
    from generator.compute.indikator import Measure


def reported_in(quarters: Sequence[HasilTriwulan]) -> list[tuple[HasilTriwulan, Step]]:
    """The quarters that have a realisasi, with it."""
    return [(q, q.perbandingan.realisasi) for q in quarters if q.perbandingan.realisasi is not None]


def chosen_instead(measure: Measure, quarters: Sequence[HasilTriwulan], years: Sequence[Perbandingan]) -> Iterator[str]:
    """What the figures stand on where the master is blank or unreadable, and the quarters that they leave out."""
    master = measure.realisasi.master
    yield from bawaan.indicator(master, measure.indikator, measure.row)
    raw = [period.capaian_mentah for period in (*(q.perbandingan for q in quarters), *years)]
    if any(step is not None and step.value > SERATUS.nilai for step in raw):  # no cap that can be meant is lower
        yield from bawaan.cap(master)
    yield from _left_out(measure, quarters)


def _left_out(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Iterator[str]:
    """Quarters that the year's figures do not contain though something was entered: what is there is of no use."""
    reported = reported_in(quarters)
    last = measure.konsolidasi is Konsolidasi.AKHIR
    for quarter in quarters if reported else ():
        figure, label = measure.realisasi(measure.indikator.kode, quarter.triwulan), quarter.triwulan.label
        target, _ = measure.target(quarter.triwulan)
        if isinstance(figure, NoValue):
            replaced = last and quarter.triwulan < reported[-1][0].triwulan
            if figure.keadaan is Keadaan.TIDAK_DAPAT_DIHITUNG and not replaced:
                why = f"realisasinya tidak dapat dihitung: {figure.alasan}"
                yield f"Angka tahun berjalan dan tahunan belum memuat {label}, karena {why}."
        elif isinstance(target, Unreadable) and not last:
            yield f"Angka tahun berjalan belum memuat {label}, karena {quarter.alasan}."


def notes(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Iterator[str]:
    """What a reader must know of the calculation."""
    now = quarters[-1]
    printed = measure.indikator.target(now.triwulan)
    counted = now.perbandingan.target
    if measure.row and measure.row.target_hitung(now.triwulan) is not None and counted:
        yield f"Dihitung terhadap {counted}, bukan {print_angka(printed)} yang tercetak."
    skala = measure.realisasi.master.jenjang.get(measure.indikator.kode)
    if skala is not None:
        yield f"Jenjang {skala.satuan} dari yang terendah: {skala.urutan}. Capaiannya menurut {CAPAIAN_JENJANG}."
    if measure.row and has(measure.row.rumus, Trait.VARIANT):
        yield f"Rumus yang dipakai: {measure.row.rumus}."
    yield from _few_asked(measure, now)
    yield from _fall(measure, quarters)


def _few_asked(measure: Measure, now: HasilTriwulan) -> Iterator[str]:
    """Kelurahan of a survey whose respondents are fewer than the decree asks for, or not counted."""
    if not measure.row or not has(measure.row.rumus, Trait.SURVEYED) or now.perbandingan.realisasi is None:
        return
    master = measure.realisasi.master
    asked = [row for row in master.survei if isinstance(row.nilai(now.triwulan), Decimal)]
    counts = [(row, row.responden(now.triwulan)) for row in asked]
    few = [row.kelurahan for row, count in counts if not isinstance(count, Decimal) or count < master.responden_minimal]
    if few:
        least = print_number(master.responden_minimal)
        less = f"kurang dari {least} orang atau " if master.responden_minimal else ""
        yield f"Responden {less}belum diisi di {len(few)} {master.sebutan.unit.lower()}: {', '.join(few)}."


def _fall(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Iterator[str]:
    """A cumulative figure that is lower than the quarter before."""
    reported = reported_in(quarters)
    if measure.konsolidasi is not Konsolidasi.AKHIR or len(reported) < 2 or reported[-1][0] is not quarters[-1]:
        return
    (before, old), (_, new) = reported[-2:]
    if measure.polarisasi is Polarisasi.MAXIMIZE and new.value < old.value:
        fell = f"turun dari {print_number(old.value, 2)} ({before.triwulan.label}) menjadi {print_number(new.value, 2)} ({quarters[-1].triwulan.label})"
        yield f"Realisasi kumulatif {fell}."
