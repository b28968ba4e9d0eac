"""The derivation of one indikator's figures in a quarter."""

from __future__ import annotations

from collections.abc import Iterator

from generator.explain.parts import Bagian, last_step, step_line, summary, working
from generator.jenjang import Jenjang, SkalaJenjang
from generator.law import CAPAIAN_JENJANG
from generator.registry import FORMULAS
from generator.results import Hasil, HasilIndikator, Perbandingan, Perubahan
from generator.values import Target, print_angka, print_number
from generator.working import Role


def derivation(hasil: Hasil, item: HasilIndikator) -> Iterator[Bagian]:
    """Target, inputs, formula, steps, rounding, capaian rule, cap, status; the year so far and the year."""
    label = hasil.triwulan.label
    yield Bagian(f"{item.indikator.kode} {item.indikator.indikator}", tuple(_heading(hasil, item)))
    yield Bagian("Target", tuple(_target(item)))
    yield Bagian("Rumus", tuple(_formula(item)))
    now = item.kini.perbandingan
    yield Bagian(f"Realisasi {label}", tuple(working(now.realisasi, now.alasan)))
    yield Bagian(f"Capaian {label}", tuple(_capaian(item)))
    yield Bagian(f"Tahun berjalan s.d. {label} ({item.konsolidasi})", tuple(_period(item.tahun_berjalan)))
    yield Bagian(f"Terhadap target tahunan ({item.konsolidasi})", tuple(_period(item.tahunan)))
    for change in item.perubahan:
        yield Bagian(f"Perubahan terhadap {change.terhadap}", tuple(_change(change)))
    if formulas := tuple(_entered_as_formulas(hasil, item)):
        yield Bagian("Isian yang berupa rumus Excel (dibaca hasil terakhirnya)", formulas)
    own = (item.pengukuran.catatan,) if item.pengukuran and item.pengukuran.catatan else ()
    if said := tuple(dict.fromkeys((*item.catatan, *hasil.catatan, *own))):
        yield Bagian("Catatan", said)


def _entered_as_formulas(hasil: Hasil, item: HasilIndikator) -> Iterator[str]:
    """The cells behind the figures that hold a formula of Excel's: their values may be older than what they point to."""
    periods = (item.kini.perbandingan, item.tahun_berjalan, item.tahunan)
    figures = [step for period in periods for step in (period.realisasi, period.capaian) if step is not None]
    targets = [period.target_di for period in periods if period.target_di is not None]
    cells = [*targets, *(node.at for step in figures for node in step.inputs())]
    yield from (f"{at}: {hasil.rumus_sel[at]}" for at in dict.fromkeys(cells) if at in hasil.rumus_sel)


def _change(change: Perubahan) -> Iterator[str]:
    yield from summary(change.realisasi, "realisasi salah satunya tidak ada")
    yield from summary(change.capaian, "capaian salah satunya tidak ada")


def _heading(hasil: Hasil, item: HasilIndikator) -> Iterator[str]:
    yield f"Sasaran: {item.indikator.sasaran}"
    yield f"Satuan: {item.indikator.keterangan} · Polarisasi: {item.polarisasi} · Konsolidasi: {item.konsolidasi}"
    yield f"Master: {hasil.master}" + (f" · {hasil.status_data}" if hasil.status_data else "")


def _target(item: HasilIndikator) -> Iterator[str]:
    quarter, now = item.kini.triwulan, item.kini.perbandingan
    printed = print_angka(item.indikator.target(quarter)) or "(kosong)"
    yield f"Tercetak {quarter.label}: {printed}   [{item.indikator.at(f'target_{quarter.kolom}')}]"
    if now.target and now.target_di and now.target_di.sheet != item.indikator.SHEET:
        yield f"Dihitung terhadap: {now.target}   [{now.target_di}]"
    yield f"Tahunan: {print_angka(item.indikator.target_tahunan) or '(kosong)'}   [{item.indikator.at('target_tahunan')}]"


def _formula(item: HasilIndikator) -> Iterator[str]:
    formula = FORMULAS.get(item.rumus)
    if item.pengukuran is None or formula is None:
        yield f"Rumus “{item.rumus}” tidak dikenal."
        return
    yield f"{item.rumus}   [{item.pengukuran.at('rumus')}]"
    yield from (line for line in formula.manual.splitlines() if line.strip())


def _capaian(item: HasilIndikator) -> Iterator[str]:
    now = item.kini.perbandingan
    if now.capaian is None or now.capaian_mentah is None or now.target is None:
        yield f"Tidak ada capaian: {now.alasan}."
        yield f"Status: {item.status}"
        return
    yield f"Aturan: {rule_of(item, now.target)}"
    if isinstance(now.target.lo, Jenjang):
        yield from _ranked(now.target.lo.skala)
    yield f"{step_line(now.capaian_mentah)} %"
    yield f"{step_line(now.capaian)} %"
    yield f"Ditampilkan: {print_number(now.capaian.value, 2)} %"
    yield f"Status: {item.status} (tercapai bila capaian sebelum batas paling sedikit 100 %)"
    if item.predikat:
        yield f"Predikat: {item.predikat} (skala {item.skala})"


def _ranked(skala: SkalaJenjang) -> Iterator[str]:
    """The scale whose positions stand in the place of numbers, and that this is a convention."""
    positions = ", ".join(f"{place} = {step}" for place, step in enumerate(skala.jenjang, 1))
    yield f"Skala {skala.satuan} dari yang terendah: {positions}   [{skala.sumber}]"
    yield f"Jenjang dihitung menurut posisinya ({CAPAIAN_JENJANG})."


def rule_of(item: HasilIndikator, target: Target) -> str:
    """The capaian rule that applied, in words."""
    polarisasi = target.polarisasi or item.polarisasi
    if target.hi is not None:
        return f"{polarisasi}, rentang {target}: di dalam rentang 100 %"
    rules = {
        "Maximize": "Maximize: realisasi ÷ target × 100",
        "Minimize": "Minimize: (2 × target − realisasi) ÷ target × 100",
        "Stabilize": "Stabilize: realisasi ÷ target × 100 sampai target; di atasnya (2 × target − realisasi) ÷ target × 100",
    }
    turned = "; target negatif: kedua rumus bertukar" if target.lo < 0 else ""
    return rules[polarisasi] + turned


def _period(period: Perbandingan) -> Iterator[str]:
    if period.realisasi is not None:
        yield from last_step(period.realisasi)
    if period.target is not None and period.target_di is not None:
        yield f"Target: {period.target}   [{period.target_di}]"
    if period.capaian is None or period.capaian_mentah is None:
        yield f"Tidak ada capaian: {period.alasan}."
        return
    # A target that is itself a sum or mean of quarters has no cell, but a step.
    yield from (step_line(step) for step in period.capaian_mentah.steps() if step.role is Role.TARGET)
    yield f"{step_line(period.capaian_mentah)} %"
    yield f"{step_line(period.capaian)} %"
