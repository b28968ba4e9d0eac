"""The derivation of the budget: of a program by its code, and of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from generator.explain.parts import Bagian, summary, working
from generator.results import Hasil, HasilAnggaran, HasilProgram

_INCOMPLETE = "pagu atau realisasi belum lengkap"
WHOLE = "anggaran"
"""What people ask for when they mean the whole budget."""


def names(hasil: Hasil, budget: HasilAnggaran) -> dict[str, tuple[Bagian, ...]]:
    """What can be asked for of a budget, by the words it is asked with: the whole, and each program by its code
    or that of one of its kegiatan.
    """
    found = {WHOLE: tuple(whole(hasil.triwulan.label, budget))}
    for item in budget.program:
        parts = tuple(program(hasil.triwulan.label, item))
        found |= dict.fromkeys((row.kode for row in item.program.baris), parts)
    return found


def whole(label: str, budget: HasilAnggaran) -> Iterator[Bagian]:
    """The sums over all programs, and what is not in them."""
    yield Bagian("Jumlah pagu", tuple(working(budget.pagu, "pagu belum diisi")))
    missing = ", ".join(budget.belum) or "tidak ada"
    spent = (f"Belum dilaporkan: {missing}.", *working(budget.realisasi, "belum ada realisasi yang dilaporkan"))
    yield Bagian(f"Jumlah realisasi s.d. {label}", spent)
    yield Bagian("Penyerapan anggaran (%)", tuple(summary(budget.penyerapan, _INCOMPLETE)))
    yield Bagian("Sisa pagu", tuple(summary(budget.sisa, _INCOMPLETE)))


def program(label: str, item: HasilProgram) -> Iterator[Bagian]:
    """The figures of one program, and how its spending compares with the capaian of what it supports."""
    supported = ", ".join(item.indikator) or "tidak ada"
    yield Bagian(f"{item.program.kode} {item.program.nama}", (f"Indikator yang didukung: {supported}",))
    yield Bagian("Pagu", tuple(working(item.pagu, "pagu belum diisi")))
    yield Bagian(f"Realisasi s.d. {label}", tuple(working(item.realisasi, "belum dilaporkan")))
    yield Bagian("Penyerapan anggaran (%)", tuple(summary(item.penyerapan, _INCOMPLETE)))
    yield Bagian("Sisa pagu", tuple(summary(item.sisa, _INCOMPLETE)))
    counted = f"Yang mempunyai capaian terhadap target tahunan: {item.dihitung} dari {len(item.indikator)}."
    mean = tuple(summary(item.capaian, "belum ada capaian terhadap target tahunan"))
    yield Bagian("Capaian kinerja terhadap target tahunan (%)", (counted, *mean))
    reason = "capaian atau penyerapan tidak ada"
    yield Bagian("Efisiensi: capaian kinerja dikurangi penyerapan (poin)", tuple(summary(item.efisiensi, reason)))
