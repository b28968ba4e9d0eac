"""The results of a quarter, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.complete import refuse_incomplete
from generator.compute import bawaan
from generator.compute.averages import by_bidang, by_kelompok, by_official, by_sasaran, mean, mean_of_means
from generator.compute.change import with_changes
from generator.compute.indikator import cap_of, measure, result
from generator.compute.realisasi import Realisasi
from generator.compute.renaksi import action_plan
from generator.errors import InputRefused
from generator.findings import Address
from generator.law import PERMENDAGRI_86
from generator.master import Master
from generator.master.officials import Registry
from generator.periode import Periode
from generator.results import Hasil, HasilAnggaran, HasilIndikator, HasilOutput

if TYPE_CHECKING:  # loaded only for masters with approvals
    from generator.persetujuan import AngkaDisetujui


def compute(master: Master, triwulan: Periode, pembanding: Master | None = None) -> Hasil:
    """All results of a master at the end of a quarter. Never fails on bad data: states say what is missing.

    `pembanding` is the master of another year, whose same quarter the results are compared with. Raises `InputRefused`
    when a workbook is no master or lacks a sheet or column, or when its office does not report in that quarter.
    """
    refuse_incomplete(master)
    periode = _reported(master, triwulan)
    registry = Registry(master.pejabat)
    realisasi = Realisasi(master)
    other = compute(pembanding, triwulan) if pembanding else None
    results = tuple(
        with_changes(result(measure(master, row, realisasi), periode, registry), other) for row in master.indikator
    )
    outputs = action_plan(master, periode, registry)
    sasaran = by_sasaran(results)
    anggaran = _budget(master, periode, results) if master.anggaran else None
    whole = mean_of_means("rata-rata sasaran", [group for _, group in sasaran])
    return Hasil(
        master=master.nama,
        tahun=master.tahun,
        triwulan=periode,
        status_data=master.status_data,
        batas_capaian=cap_of(master),
        indikator=results,
        sasaran=tuple(group for _, group in sasaran),
        kelompok=by_kelompok(sasaran),
        rata_rata_sasaran=whole,
        rata_rata_indikator=mean("rata-rata indikator", None, results),
        predikat=PERMENDAGRI_86.predikat(whole.capaian.value) if whole.capaian else "",
        renaksi=outputs,
        pejabat=by_official(master, registry, results, outputs),
        bidang=by_bidang(master, registry, results, outputs),
        analisis=tuple(row for row in master.analisis if row.triwulan in (periode, periode.previous)),
        catatan=(*bawaan.whole(master), *_of_the_other(other)),
        rumus_sel={
            Address(name, sel.alamat): sel.formula
            for name, sheet in master.lembar.items()
            for sel in sheet.sel.values()
            if sel.formula
        },
        anggaran=anggaran,
        persetujuan=_approvals(master, periode, results, outputs) if master.persetujuan else None,
    )


def _approvals(
    master: Master, triwulan: Periode, results: tuple[HasilIndikator, ...], outputs: tuple[HasilOutput, ...]
) -> tuple[AngkaDisetujui, ...]:
    from generator.compute.persetujuan import approvals  # loaded only for masters with approvals

    return approvals(master, triwulan, results, outputs)


def _budget(master: Master, triwulan: Periode, results: tuple[HasilIndikator, ...]) -> HasilAnggaran | None:
    from generator.compute.anggaran import budget  # loaded only for masters that have one

    return budget(master, triwulan, results)


def _reported(master: Master, triwulan: Periode) -> Periode:
    """The part of the year that ends with a quarter, as the office reports it."""
    found = next((periode for periode in master.periode if periode == triwulan), None)
    if found is None:
        first, second = master.periode
        raise InputRefused(
            f"Master {master.nama} dilaporkan per semester, jadi triwulan {int(triwulan)} tidak dilaporkan sendiri. Pakai "
            f"--quarter {int(first)} untuk {first.label} atau --quarter {int(second)} untuk {second.label}."
        )
    return found


def _of_the_other(other: Hasil | None) -> tuple[str, ...]:
    return tuple(f"Pembanding {other.master}: {note}" for note in other.catatan) if other else ()
