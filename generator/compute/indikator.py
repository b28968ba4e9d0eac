"""One indikator at the end of a quarter: capaian per quarter, year to date, and against the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator.compute.realisasi import Realisasi
from generator.findings import Address
from generator.formulas import capaian
from generator.formulas.inputs import Keadaan, NoValue
from generator.law import BATAS_CAPAIAN, PERMENDAGRI_86, RESPONDEN_MIN, SERATUS, SKALA
from generator.model import Indikator, Master, Pengukuran
from generator.officials import Registry
from generator.results import HasilIndikator, HasilTriwulan, Perbandingan, Status
from generator.values import (
    NA,
    Konsolidasi,
    NotApplicable,
    Polarisasi,
    Target,
    Triwulan,
    Unreadable,
    print_angka,
    print_number,
)
from generator.working import Input, Node, Step, Uncomputable

SURVEY = "survei berjenjang"
_STATUS = {
    Keadaan.TIDAK_BERLAKU: Status.BELUM_DILAPORKAN,
    Keadaan.BELUM_DILAPORKAN: Status.BELUM_DILAPORKAN,
    Keadaan.TIDAK_DAPAT_DIHITUNG: Status.TIDAK_DAPAT_DIHITUNG,
}


def cap_of(master: Master) -> Decimal | None:
    """The cap in %: the master's own, None for N/A (no cap), else the usual one."""
    own = master.kunci("Batas Capaian")
    if own is NA:
        return None
    return own if isinstance(own, Decimal) else BATAS_CAPAIAN.nilai


@dataclass(frozen=True)
class Measure:
    """How one indikator is measured, with what its calculation needs from the master."""

    indikator: Indikator
    row: Pengukuran | None
    realisasi: Realisasi
    cap: Decimal | None
    cap_source: str

    @property
    def polarisasi(self) -> Polarisasi:
        """As declared; Maximize where the master says nothing, as the decree does for all but one."""
        own = self.row.polarisasi if self.row else None
        return own if isinstance(own, Polarisasi) else Polarisasi.MAXIMIZE

    @property
    def konsolidasi(self) -> Konsolidasi:
        """As declared; the last value where the master says nothing."""
        own = self.row.konsolidasi if self.row else None
        return own if isinstance(own, Konsolidasi) else Konsolidasi.AKHIR

    def target(self, quarter: Triwulan) -> tuple[Target | NotApplicable | Unreadable | None, Address]:
        """What a quarter is measured against, and its cell: the calculation target, else the printed one."""
        name = quarter.name.lower()
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
    source = str(master.at("Batas Capaian")) if master.kunci("Batas Capaian") is not None else BATAS_CAPAIAN.sumber
    return Measure(indikator, row, realisasi, cap_of(master), source)


def result(measure: Measure, quarter: Triwulan, registry: Registry) -> HasilIndikator:
    """An indikator at the end of a quarter."""
    quarters = tuple(in_quarter(measure, q) for q in quarter.so_far)
    skala = SKALA.get(measure.row.skala_predikat if measure.row else "", PERMENDAGRI_86)
    judged = quarters[-1].perbandingan.capaian if skala.atas_capaian else quarters[-1].perbandingan.realisasi
    return HasilIndikator(
        indikator=measure.indikator,
        pengukuran=measure.row,
        rumus=measure.row.rumus if measure.row else "",
        polarisasi=measure.polarisasi,
        konsolidasi=measure.konsolidasi,
        triwulan=quarters,
        predikat=skala.predikat(judged.value) if judged and quarters[-1].perbandingan.capaian else "",
        skala=skala.nama,
        tahun_berjalan=year_to_date(measure, quarters),
        tahunan=whole_year(measure, quarters),
        penanggung_jawab=tuple(registry.standard(name) for name in measure.indikator.penanggung_jawab),
        catatan=tuple(notes(measure, quarters)),
    )


def in_quarter(measure: Measure, quarter: Triwulan) -> HasilTriwulan:
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


def _without_target(quarter: Triwulan, step: Step | None, target: object, at: Address) -> HasilTriwulan:
    if isinstance(target, Unreadable):
        alasan = f"target di {at} tidak terbaca sebagai angka: {target.seen}"
        return HasilTriwulan(quarter, Status.TIDAK_DAPAT_DIHITUNG, Perbandingan(None, at, step, alasan=alasan))
    alasan = f"tidak ada target {quarter.label} ({'N/A' if target is NA else 'kosong'} di {at})"
    return HasilTriwulan(quarter, Status.TANPA_TARGET, Perbandingan(None, at, step, alasan=alasan))


def _reached(compared: Perbandingan) -> Status:
    if compared.capaian_mentah is None:
        return Status.TIDAK_DAPAT_DIHITUNG
    return Status.TERCAPAI if compared.capaian_mentah.value >= SERATUS.nilai else Status.BELUM_TERCAPAI


def _reported(quarters: Sequence[HasilTriwulan]) -> list[tuple[HasilTriwulan, Step]]:
    return [(q, q.perbandingan.realisasi) for q in quarters if q.perbandingan.realisasi is not None]


def year_to_date(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Perbandingan:
    """The quarters so far taken together, against the targets of the same quarters."""
    reported = _reported(quarters)
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
    realised = _step(f"Realisasi {kode} tahun berjalan ({how})", [step for _, step in both], how)
    planned = _step(f"Target {kode} tahun berjalan ({how})", targets, how)
    target = Target(planned.value)
    polarisasi = measure.polarisasi
    name = f"{kode} tahun berjalan"
    return measure.compare(
        name, realised, target, None, lambda n: capaian.against(realised, planned, None, polarisasi, n)
    )


def _step(name: str, parts: Sequence[Node], how: Konsolidasi) -> Step:
    return Step(name, capaian.consolidate(parts, how))


def whole_year(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Perbandingan:
    """The quarters so far taken together, against the annual target."""
    at = measure.indikator.at("target_tahunan")
    printed = measure.indikator.target_tahunan
    reported = [step for _, step in _reported(quarters)]
    target = Target(printed) if isinstance(printed, Decimal) else None
    if target is None:
        return Perbandingan(None, at, alasan=f"tidak ada target tahunan di {at}")
    if not reported:
        return Perbandingan(target, at, alasan="belum ada triwulan yang dilaporkan")
    kode, how = measure.indikator.kode, measure.konsolidasi
    step = _step(f"Realisasi {kode} terhadap tahun ({how})", reported, how)
    return measure.compare(
        f"{kode} tahunan", step, target, at, lambda n: capaian.raw(step, target, at, n, measure.polarisasi)
    )


def notes(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Iterator[str]:
    """What a reader must know of the calculation."""
    now = quarters[-1]
    printed = measure.indikator.target(now.triwulan)
    counted = now.perbandingan.target
    if measure.row and measure.row.target_hitung(now.triwulan) is not None and counted:
        yield f"Dihitung terhadap {counted}, bukan {print_angka(printed)} yang tercetak ({now.perbandingan.target_di})."
    if measure.row and measure.row.rumus.startswith("TLHP"):
        yield f"Rumus yang dipakai: {measure.row.rumus}."
    yield from _few_asked(measure, now)
    yield from _fall(measure, quarters)


def _few_asked(measure: Measure, now: HasilTriwulan) -> Iterator[str]:
    """Kelurahan of a survey whose respondents are fewer than the decree asks for, or not counted."""
    if not measure.row or measure.row.rumus != SURVEY or now.perbandingan.realisasi is None:
        return
    asked = [row for row in measure.realisasi.master.survei if isinstance(row.nilai(now.triwulan), Decimal)]
    counts = [(row, row.responden(now.triwulan)) for row in asked]
    few = [row.kelurahan for row, count in counts if not isinstance(count, Decimal) or count < RESPONDEN_MIN.nilai]
    if few:
        least = print_number(RESPONDEN_MIN.nilai)
        yield f"Responden kurang dari {least} orang atau belum diisi di {len(few)} kelurahan: {', '.join(few)}."


def _fall(measure: Measure, quarters: Sequence[HasilTriwulan]) -> Iterator[str]:
    """A cumulative figure that is lower than the quarter before."""
    reported = _reported(quarters)
    if measure.konsolidasi is not Konsolidasi.AKHIR or len(reported) < 2 or reported[-1][0] is not quarters[-1]:
        return
    (before, old), (_, new) = reported[-2:]
    if measure.polarisasi is Polarisasi.MAXIMIZE and new.value < old.value:
        fell = f"turun dari {print_number(old.value, 2)} ({before.triwulan.label}) menjadi {print_number(new.value, 2)} ({quarters[-1].triwulan.label})"
        yield f"Realisasi kumulatif {fell}."
