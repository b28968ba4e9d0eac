"""rekap.xlsx: every figure of a quarter with its live derivation beside the value that was computed.

Convention: a column with live formulas has a twin headed `… (perkin)` that holds the computed values.
"""

from __future__ import annotations

from generator.documents.rekap import inputs, outcome, plan
from generator.documents.rekap.layout import Letak, place
from generator.master import Master
from generator.office.workbook.report import Halaman, write
from generator.results import Hasil


def pages(master: Master, hasil: Hasil) -> tuple[Halaman, ...]:
    """The sheets of the report."""
    letak = place(master, hasil)
    return (
        outcome.ringkasan(hasil, letak),
        outcome.capaian(hasil, letak),
        inputs.komponen(master, hasil),
        *((inputs.jenjang(master, hasil),) if master.jenjang else ()),
        *((inputs.survei(master, hasil, letak),) if master.survei else ()),
        outcome.perhitungan(hasil, letak),
        plan.renaksi(hasil),
        plan.penanggung_jawab(hasil, letak),
        inputs.tren(hasil, letak),
        *_budget(master, hasil, letak),
    )


def _budget(master: Master, hasil: Hasil, letak: Letak) -> tuple[Halaman, ...]:
    if hasil.anggaran is None:
        return ()
    from generator.documents.rekap.budget import anggaran  # loaded only for masters that have a budget

    return (anggaran(master, hasil, hasil.anggaran, letak),)


def build(master: Master, hasil: Hasil) -> bytes:
    """The report as .xlsx bytes."""
    title = f"Rekap capaian {hasil.triwulan.label} {hasil.tahun}"
    return write(pages(master, hasil), title, hasil.status_data)
