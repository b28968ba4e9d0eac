"""One indikator at the end of a quarter: capaian per quarter, year to date, and against the year."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.compute import bawaan, catatan
from generator.compute.realisasi import Realisasi
from generator.findings import Address
from generator.formulas import capaian
from generator.formulas.inputs import Keadaan, NoValue
from generator.jenjang import Jenjang
from generator.law import BATAS_CAPAIAN, SERATUS, SKALA
from generator.master import Indikator, Master, Pengukuran
from generator.master.officials import Registry
from generator.periode import Periode
from generator.results import HasilIndikator, HasilTriwulan, Perbandingan, Status
from generator.values import (
    NA,
    Konsolidasi,
    NotApplicable,
    Polarisasi,
    Target,
    Unreadable,
)
from generator.working import Input, Role, Step, Uncomputable

_STATUS = {
    Keadaan.TIDAK_BERLAKU: Status.BELUM_DILAPORKAN,
    Keadaan.BELUM_DILAPORKAN: Status.BELUM_DILAPORKAN,
    Keadaan.TIDAK_DAPAT_DIHITUNG: Status.TIDAK_DAPAT_DIHITUNG,
}


def cap_of(master: Master) -> Decimal | None:
    """The cap in %: the master's own, None for N/A (no cap), else the usual one."""
    own = master.kunci("Batas Capaian")
    return None if own is NA else bawaan.cap_value(own)


class Measure(NamedTuple):
    """How one indikator is measured, with what its calculation needs from the master."""

    indikator: Indikator
    row: Pengukuran | None
    realisasi: Realisasi
    cap: Decimal | None
    cap_source: str

    @property
    def polarisasi(self) -> Polarisasi:
        """As declared; where the master says nothing readable, `bawaan` has what is used and says so."""
        own = self.row.polarisasi if self.row else None
        return own if isinstance(own, Polarisasi) else bawaan.POLARISASI

    @property
    def konsolidasi(self) -> Konsolidasi:
        """As declared; where the master says nothing readable, `bawaan` has what is used and says so."""
        own = self.row.konsolidasi if self.row else None
        berjenjang = self.indikator.kode in self.realisasi.master.jenjang
        return own if isinstance(own, Konsolidasi) and not berjenjang else bawaan.KONSOLIDASI

    def target(self, quarter: Periode) -> tuple[Target | NotApplicable | Unreadable | None, Address]:
        """What a quarter is measured against, and its cell: the calculation target, else the printed one."""
        name = quarter.kolom
        if self.row and (own := self.row.target_hitung(quarter)) is not None:
            return own, self.row.at(f"hitung_{name}")
        printed = self.indikator.target(quarter)
        return Target(printed) if isinstance(printed, Decimal) else printed, self.indikator.at(f"target_{name}")

    def compare(
        self, name: str, step: Step, target: Target, at: Address | None, mentah: Callable[[str], Step]
    ) -> Perbandingan:
        """A realisasi against a target; without capaian, and with the reason, when it cannot be computed."""
        try:
            raw = mentah(name)
            shown = capaian.shown(raw, self.cap, self.cap_source, name)
            _ = shown.value
        except Uncomputable as reason:
            return Perbandingan(target, at, step, alasan=str(reason))
        return Perbandingan(target, at, step, raw, shown)


def measure(master: Master, indikator: Indikator, realisasi: Realisasi) -> Measure:
    """The measure of an indikator of a master."""
    row = next((row for row in master.pengukuran if row.kode == indikator.kode), None)
    given = isinstance(master.kunci("Batas Capaian"), Decimal)
    source = str(master.at("Batas Capaian")) if given else BATAS_CAPAIAN.sumber
    return Measure(indikator, row, realisasi, cap_of(master), source)


def result(measure: Measure, quarter: Periode, registry: Registry) -> HasilIndikator:
    """An indikator at the end of a quarter."""
    quarters = tuple(in_quarter(measure, q) for q in quarter.so_far)
    skala = SKALA.get(measure.row.skala_predikat if measure.row else "", bawaan.SKALA_PREDIKAT)
    running, whole = year_to_date(measure, quarters), whole_year(measure, quarters)
    chosen = tuple(catatan.chosen_instead(measure, quarters, (running, whole)))
    judged = quarters[-1].perbandingan.capaian if skala.atas_capaian else quarters[-1].perbandingan.realisasi
    classed = judged is not None and not isinstance(judged.value, Jenjang)  # the position of a step is of no class
    return HasilIndikator(
        indikator=measure.indikator,
        pengukuran=measure.row,
        rumus=measure.row.rumus if measure.row else "",
        polarisasi=measure.polarisasi,
        konsolidasi=measure.konsolidasi,
        triwulan=quarters,
        predikat=skala.predikat(judged.value) if judged and classed and quarters[-1].perbandingan.capaian else "",
        skala=skala.nama,
        tahun_berjalan=running,
        tahunan=whole,
        penanggung_jawab=tuple(registry.standard(name) for name in measure.indikator.penanggung_jawab),
        catatan=(*chosen, *catatan.notes(measure, quarters)),
        bawaan=chosen,
    )


def in_quarter(measure: Measure, quarter: Periode) -> HasilTriwulan:
    """An indikator in one quarter by itself."""
    figure = measure.realisasi(measure.indikator.kode, quarter)
    step = figure if isinstance(figure, Step) else None
    target, at = measure.target(quarter)
    if not isinstance(target, Target):
        return _without_target(quarter, step, target, at)
    if isinstance(figure, NoValue) or step is None:
        reason = figure if isinstance(figure, NoValue) else NoValue(Keadaan.BELUM_DILAPORKAN, "")
        alasan = reason.alasan if reason.keadaan is not Keadaan.TIDAK_BERLAKU else "ada target, tetapi isiannya N/A"
        return HasilTriwulan(quarter, _STATUS[reason.keadaan], Perbandingan(target, at, alasan=alasan))
    name = f"{measure.indikator.kode} {quarter.label}"
    compared = measure.compare(name, step, target, at, lambda n: capaian.raw(step, target, at, n, measure.polarisasi))
    return HasilTriwulan(quarter, _reached(compared), compared)


def _without_target(quarter: Periode, step: Step | None, target: object, at: Address) -> HasilTriwulan:
    if isinstance(target, Unreadable):
        alasan = f"target di {at} tidak terbaca sebagai angka: {target.seen}"
        return HasilTriwulan(quarter, Status.TIDAK_DAPAT_DIHITUNG, Perbandingan(None, at, step, alasan=alasan))
    alasan = f"tidak ada target {quarter.label} ({'N/A' if target is NA else 'kosong'} di {at})"
    return HasilTriwulan(quarter, Status.TANPA_TARGET, Perbandingan(None, at, step, alasan=alasan))


def _reached(compared: Perbandingan) -> Status:
    if compared.capaian_mentah is None:
        return Status.TIDAK_DAPAT_DIHITUNG
    return Status.TERCAPAI if compared.capaian_mentah.value >= SERATUS.nilai else Status.BELUM_TERCAPAI


def year_to_date(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Perbandingan:
    """The quarters so far taken together, against the targets of the same quarters."""
    reported = catatan.reported_in(quarters)
    if not reported:
        return Perbandingan(alasan="belum ada triwulan yang dilaporkan")
    if measure.konsolidasi is Konsolidasi.AKHIR:
        return reported[-1][0].perbandingan
    both = [(q, step) for q, step in reported if q.perbandingan.target is not None]
    if not both:
        return Perbandingan(alasan="tidak ada target pada triwulan yang dilaporkan")
    if any(q.perbandingan.target.hi is not None for q, _ in both if q.perbandingan.target):
        return Perbandingan(alasan="target berupa rentang tidak dapat dijumlahkan atau dirata-ratakan")
    return _consolidated(measure, both)


def _consolidated(measure: Measure, both: Sequence[tuple[HasilTriwulan, Step]]) -> Perbandingan:
    kode, how = measure.indikator.kode, measure.konsolidasi
    targets = [
        Input(f"Target {kode} {q.triwulan.label}", q.perbandingan.target.lo, q.perbandingan.target_di)
        for q, _ in both
        if q.perbandingan.target and q.perbandingan.target_di
    ]
    done = capaian.consolidate([step for _, step in both], how)
    realised = Step(f"Realisasi {kode} tahun berjalan ({how})", done)
    planned = Step(f"Target {kode} tahun berjalan ({how})", capaian.consolidate(targets, how), Role.TARGET)
    target = Target(planned.value)
    polarisasi = measure.polarisasi
    name = f"{kode} tahun berjalan"
    return measure.compare(
        name, realised, target, None, lambda n: capaian.against(realised, planned, None, polarisasi, n)
    )


def whole_year(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Perbandingan:
    """The quarters so far taken together, against the annual target."""
    at = measure.indikator.at("target_tahunan")
    printed = measure.indikator.target_tahunan
    reported = [step for _, step in catatan.reported_in(quarters)]
    target = Target(printed) if isinstance(printed, Decimal) else None
    if isinstance(printed, Unreadable):
        return Perbandingan(None, at, alasan=f"target tahunan di {at} tidak terbaca sebagai angka: {printed.seen}")
    if target is None:
        return Perbandingan(None, at, alasan=f"tidak ada target tahunan di {at}")
    if not reported:
        return Perbandingan(target, at, alasan="belum ada triwulan yang dilaporkan")
    kode, how = measure.indikator.kode, measure.konsolidasi
    step = Step(f"Realisasi {kode} terhadap tahun ({how})", capaian.consolidate(reported, how))
    return measure.compare(
        f"{kode} tahunan", step, target, at, lambda n: capaian.raw(step, target, at, n, measure.polarisasi)
    )
