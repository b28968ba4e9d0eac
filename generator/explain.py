"""Any figure of a quarter as a derivation that can be followed from its input cells to the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from generator.errors import InputRefused
from generator.registry import FORMULAS
from generator.results import (
    Hasil,
    HasilIndikator,
    HasilKelompok,
    HasilOutput,
    Perbandingan,
    RekapPejabat,
    Status,
    StatusRenaksi,
)
from generator.values import Target, Triwulan, normal, print_angka, print_number
from generator.working import Input, Role, Step, equation, short


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of a derivation: a heading and its lines."""

    judul: str
    baris: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.judul, *(f"  {line}" for line in self.baris)))


def working(step: Step | None, alasan: str) -> Iterator[str]:
    """The inputs of a figure, each with its cell, and every step from them to the result."""
    if step is None:
        yield f"Tidak ada angka: {alasan}."
        return
    inputs = step.inputs()
    yield f"Masukan ({len(inputs)}):"
    yield from (f"  {_input(node)}" for node in inputs)
    yield "Perhitungan:"
    yield from (f"  {step_line(named)}" for named in step.steps())
    yield f"Ditampilkan: {print_number(step.value, 2)} (pembulatan dua desimal, hanya untuk tampilan)"


def summary(step: Step | None, alasan: str) -> Iterator[str]:
    """A figure made of figures that have derivations of their own: those, and the last step."""
    if step is None:
        yield f"Tidak ada angka: {alasan}."
        return
    yield from last_step(step)
    yield f"Ditampilkan: {print_number(step.value, 2)} (pembulatan dua desimal, hanya untuk tampilan)"


def last_step(step: Step) -> Iterator[str]:
    """The figures that a figure is directly made of, and how."""
    for part in (step.of, *step.of.children):
        if isinstance(part, Step):
            yield f"{part.name} {short(part.value)}"
        elif isinstance(part, Input):
            yield _input(part)
    yield step_line(step)


def _input(node: Input) -> str:
    seen = f"{node.seen}, dihitung " if node.seen else ""
    return f"{node.name} = {seen}{print_number(node.number)}   [{node.at}]"


def step_line(step: Step) -> str:
    """A named step with its arithmetic and its value."""
    text = equation(step.of)
    return f"{step.name} {text}" if text[:1] in "=≈" else f"{step.name} = {text}"


WHOLE = "keseluruhan"
"""What people ask for when they mean the means and counts of the whole agreement."""


def names(hasil: Hasil) -> dict[str, tuple[Bagian, ...]]:
    """Everything that can be asked for besides the indikator, by the words it is asked with."""
    found = {WHOLE: tuple(whole(hasil))}
    for group in hasil.sasaran:
        own = [item for item in hasil.indikator if item.indikator.no == group.no]
        title = f"Sasaran {group.no}: {group.nama}"
        found[f"sasaran {group.no}"] = (*mean(title, group), *noted(hasil, own))
    for group in hasil.kelompok:
        own = [item for item in hasil.indikator if item.indikator.kelompok == group.nama]
        found[group.nama] = (*mean(f"Kelompok {group.nama}", group), *noted(hasil, own))
    for item in hasil.renaksi:
        found[item.output.id] = tuple(output(item))
    for person in (*hasil.pejabat, *hasil.bidang):
        parts = (*official(person), *noted(hasil, person.indikator, person.output))
        for name in (person.nama, *person.alias):
            found[name] = parts
    return found


def noted(hasil: Hasil, items: Iterable[HasilIndikator], outputs: Iterable[HasilOutput] = ()) -> Iterator[Bagian]:
    """What the figures of a group stand on where the master is blank or unreadable."""
    lines = list(hasil.catatan)
    for item in items:
        lines += [f"{item.indikator.kode}: {note}" for note in item.bawaan if note not in hasil.catatan]
    for due in outputs:
        lines += [f"{due.output.id}: {note}" for note in due.catatan]
    if lines:
        yield Bagian("Catatan", tuple(lines))


def whole(hasil: Hasil) -> Iterator[Bagian]:
    """Both means of the whole, and the counts by status with those counted."""
    yield from mean("Rata-rata sasaran (angka yang dilaporkan)", hasil.rata_rata_sasaran)
    yield from mean("Rata-rata indikator (pembanding)", hasil.rata_rata_indikator)
    yield Bagian("Jumlah indikator menurut status", tuple(_counts(hasil.indikator)))
    yield Bagian("Jumlah output rencana aksi menurut status", tuple(_output_counts(hasil.renaksi)))
    yield from noted(hasil, hasil.indikator, hasil.renaksi)


def _counts(items: Iterable[HasilIndikator]) -> Iterator[str]:
    by_status: dict[str, list[str]] = {status: [] for status in Status}
    for item in items:
        by_status[item.status].append(item.indikator.kode)
    for status, kodes in by_status.items():
        yield _counted(status, kodes)


def _output_counts(items: Iterable[HasilOutput]) -> Iterator[str]:
    by_status: dict[str, list[str]] = {status: [] for status in StatusRenaksi}
    overdue: list[str] = []
    for item in items:
        by_status[item.status].append(item.output.id)
        if item.tunggakan:
            overdue.append(item.output.id)
    for status, ids in by_status.items():
        yield _counted(status, ids)
    yield _counted("tunggakan triwulan lalu", overdue)


def _counted(what: str, names: Sequence[str]) -> str:
    named = f" ({', '.join(names)})" if names else ""
    return f"{what}: {len(names)}{named}"


def mean(title: str, group: HasilKelompok) -> Iterator[Bagian]:
    """A mean, with what is left out of it."""
    left_out = ", ".join(f"{count} {status}" for status, count in group.dilewati.items())
    lines = [f"Dirata-ratakan: {group.dihitung}. Tidak ikut: {left_out or 'tidak ada'}."]
    yield Bagian(title, (*lines, *summary(group.capaian, "tidak ada yang dapat dirata-ratakan")))


def output(item: HasilOutput) -> Iterator[Bagian]:
    """Why an output of the action plan has its status."""
    row = item.output
    due = row.waktu.label if isinstance(row.waktu, Triwulan) else "tidak ditentukan"
    done = "belum ada laporan" if item.realisasi is None else print_number(item.realisasi)
    reported_at = f"   [{item.realisasi_di}]" if item.realisasi_di else ""
    fulfilled = item.selesai_pada.label if item.selesai_pada else "belum terpenuhi"
    late = ", tunggakan triwulan lalu" if item.tunggakan else ""
    lines = [
        row.output or "(Output Renaksi kosong)",
        f"Target: {row.target_renaksi or '(kosong)'}   [{row.at('target_renaksi')}]",
        f"Waktu: {due}   [{row.at('waktu')}]",
        f"Realisasi terakhir: {done}{reported_at}",
        f"Target terpenuhi sejak: {fulfilled}",
        f"Status: {item.status}{late}",
        f"Penanggung jawab: {', '.join(item.penanggung_jawab) or '(kosong)'}",
    ]
    yield Bagian(f"{row.id} ({row.kode_indikator})", tuple(lines))
    if item.catatan:
        yield Bagian("Catatan", item.catatan)


def official(person: RekapPejabat) -> Iterator[Bagian]:
    """The mean of an official's indicators, and his counts with those counted."""
    yield Bagian(person.nama, (f"Bidang: {person.bidang or '(tidak tercatat di lembar Pejabat)'}",))
    yield Bagian("Rata-rata capaian indikatornya", tuple(summary(person.capaian, "belum ada capaian")))
    yield Bagian(f"Indikator ({len(person.indikator)})", tuple(_counts(person.indikator)))
    yield Bagian(f"Output rencana aksi ({len(person.output)})", tuple(_output_counts(person.output)))


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
        realisasi = summary(change.realisasi, "realisasi salah satunya tidak ada")
        capaian = summary(change.capaian, "capaian salah satunya tidak ada")
        yield Bagian(f"Perubahan terhadap {change.terhadap}", (*realisasi, *capaian))
    if formulas := tuple(_entered_as_formulas(hasil, item)):
        yield Bagian("Isian yang berupa rumus Excel (dibaca hasil terakhirnya)", formulas)
    own = (item.pengukuran.catatan,) if item.pengukuran and item.pengukuran.catatan else ()
    if said := tuple(dict.fromkeys((*item.catatan, *hasil.catatan, *own))):
        yield Bagian("Catatan", said)


def _entered_as_formulas(hasil: Hasil, item: HasilIndikator) -> Iterator[str]:
    """The cells behind the figures that hold a formula of Excel's: their values may be older than what they point to."""
    periods = (item.kini.perbandingan, item.tahun_berjalan, item.tahunan)
    cells = [period.target_di for period in periods]
    for period in periods:
        for step in (period.realisasi, period.capaian):
            cells += [node.at for node in step.inputs()] if step is not None else []
    for at in dict.fromkeys(cells):
        if at is not None and at in hasil.rumus_sel:
            yield f"{at}: {hasil.rumus_sel[at]}"


def _heading(hasil: Hasil, item: HasilIndikator) -> Iterator[str]:
    yield f"Sasaran: {item.indikator.sasaran}"
    yield f"Satuan: {item.indikator.keterangan} · Polarisasi: {item.polarisasi} · Konsolidasi: {item.konsolidasi}"
    yield f"Master: {hasil.master}" + (f" · {hasil.status_data}" if hasil.status_data else "")


def _target(item: HasilIndikator) -> Iterator[str]:
    row, quarter, now = item.indikator, item.kini.triwulan, item.kini.perbandingan
    printed = print_angka(row.target(quarter)) or "(kosong)"
    yield f"Tercetak {quarter.label}: {printed}   [{row.at(f'target_{quarter.name.lower()}')}]"
    if now.target and now.target_di and now.target_di.sheet != row.SHEET:
        yield f"Dihitung terhadap: {now.target}   [{now.target_di}]"
    yield f"Tahunan: {print_angka(row.target_tahunan) or '(kosong)'}   [{row.at('target_tahunan')}]"


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
    yield f"{step_line(now.capaian_mentah)} %"
    yield f"{step_line(now.capaian)} %"
    yield f"Ditampilkan: {print_number(now.capaian.value, 2)} %"
    yield f"Status: {item.status} (tercapai bila capaian sebelum batas paling sedikit 100 %)"
    if item.predikat:
        yield f"Predikat: {item.predikat} (skala {item.skala})"


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


__all__ = ["Bagian", "explain"]


def explain(hasil: Hasil, nama: str) -> tuple[Bagian, ...]:
    """The derivation of what is asked for by name.

    An indikator's code (`IK2.1`), an output's ID (`RO034`), `sasaran 2`, a kelompok, an official, or
    `keseluruhan`. Raises `InputRefused` when the results hold nothing of that name.
    """
    asked = normal(nama)
    for item in hasil.indikator:
        if normal(item.indikator.kode) == asked:
            return tuple(derivation(hasil, item))
    others = names(hasil)
    for name, parts in reversed(others.items()):  # of names that read the same, the last is meant: a person's
        if normal(name) == asked:
            return parts
    codes = [item.indikator.kode for item in hasil.indikator]
    offered = [*codes, "ID output (RO001 …)", "sasaran 1 …", "nama pejabat"]
    near = get_close_matches(nama, [*codes, *others], n=1)
    hint = f"Maksud Anda “{near[0]}”? " if near else ""
    raise InputRefused(
        f"“{nama}” tidak ada di {hasil.master}. {hint}Yang dapat ditanyakan: {', '.join(offered)}, atau {WHOLE}."
    )
