"""A quarter beside an earlier one: the previous quarter, and the same quarter of another year."""

from __future__ import annotations

from generator.findings import Address
from generator.results import Hasil, HasilIndikator, Perubahan
from generator.values import normal
from generator.working import Difference, Input, Node, Step


def with_changes(item: HasilIndikator, other: Hasil | None) -> HasilIndikator:
    """The indikator with its changes against the previous quarter and, when given, another year."""
    changes = [change for change in (_previous(item), _other_year(item, other) if other else None) if change]
    chosen = (*item.bawaan, *_chosen_there(item, other)) if other else item.bawaan
    rest = item.catatan[len(item.bawaan) :]
    return item._replace(perubahan=tuple(changes), bawaan=chosen, catatan=(*chosen, *rest))


def _chosen_there(item: HasilIndikator, other: Hasil) -> tuple[str, ...]:
    """What the figures that it is compared with stand on where the other master is blank or unreadable."""
    match = same_indicator(item, other)
    if match is None or match.kini.perbandingan.realisasi is None:
        return ()
    return tuple(f"Pembanding {other.master}: {note}" for note in match.bawaan)


def _previous(item: HasilIndikator) -> Perubahan | None:
    if item.sebelumnya is None:
        return None
    before = item.sebelumnya.perbandingan
    change = _change(item, item.sebelumnya.triwulan.label, before.realisasi, before.capaian)
    return change._replace(sebelumnya=True)


def _other_year(item: HasilIndikator, other: Hasil) -> Perubahan:
    """The same quarter of another year; its figures stand as inputs that its own master derives."""
    label = f"{item.kini.triwulan.label} {other.tahun}"
    match = same_indicator(item, other)
    if match is None:
        return Perubahan(label)
    period, kode = match.kini.perbandingan, match.indikator.kode
    realised = _given(period.realisasi, f"Realisasi {kode} {label}", other, kode)
    reached = _given(period.capaian, f"Capaian {kode} {label}", other, kode)
    return _change(item, label, realised, reached)


def same_indicator(item: HasilIndikator, other: Hasil) -> HasilIndikator | None:
    """The indikator of another year that is the same one: same name and code, else the only one of that name."""
    name = normal(item.indikator.indikator)
    named = [candidate for candidate in other.indikator if normal(candidate.indikator.indikator) == name]
    coded = [candidate for candidate in named if candidate.indikator.kode == item.indikator.kode]
    return coded[0] if coded else named[0] if len(named) == 1 else None


def _given(step: Step | None, name: str, other: Hasil, kode: str) -> Input | None:
    return None if step is None else Input(name, step.value, Address(f"{other.master}, hasil {kode}"))


def _change(item: HasilIndikator, label: str, realised: Node | None, reached: Node | None) -> Perubahan:
    now, kode = item.kini.perbandingan, item.indikator.kode
    return Perubahan(
        label,
        _difference(f"Perubahan realisasi {kode} terhadap {label}", now.realisasi, realised),
        _difference(f"Perubahan capaian {kode} terhadap {label}", now.capaian, reached),
    )


def _difference(name: str, now: Node | None, before: Node | None) -> Step | None:
    return None if now is None or before is None else Step(name, Difference(now, before))
