"""The figures of a quarter that are approved: the realisasi of every indikator and output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.master import AngkaTriwulan, Master
from generator.periode import Periode
from generator.persetujuan import AngkaDisetujui, with_approvals
from generator.results import Hasil, HasilIndikator, HasilOutput, Status
from generator.values import Triwulan


def angka_of(hasil: Hasil) -> tuple[AngkaTriwulan, ...]:
    """The figures of a quarter's results, those of indikator first."""
    return tuple(_angka(hasil.indikator, hasil.renaksi, hasil.triwulan))


def approvals(
    master: Master, periode: Periode, results: Sequence[HasilIndikator], outputs: Sequence[HasilOutput]
) -> tuple[AngkaDisetujui, ...]:
    """The figures that are due or approved, with their approvals."""
    return with_approvals(tuple(_angka(results, outputs, periode)), master.persetujuan)


def _angka(
    results: Sequence[HasilIndikator], outputs: Sequence[HasilOutput], periode: Periode
) -> Iterator[AngkaTriwulan]:
    quarter = Triwulan(periode)
    for satu in results:
        step = satu.kini.perbandingan.realisasi
        row = satu.indikator
        due = satu.status is not Status.TANPA_TARGET
        yield AngkaTriwulan(row.kode, row.indikator, quarter, step.value if step else None, due)
    for item in outputs:
        due = item.tunggakan or periode.memuat(item.output.waktu)
        yield AngkaTriwulan(item.output.id, item.output.output, quarter, item.realisasi, due)
