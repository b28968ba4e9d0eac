"""Means of capaian: per sasaran, per kelompok, over the whole; and who answers for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.master import Master
from generator.master.officials import Registry
from generator.results import HasilIndikator, HasilKelompok, HasilOutput, RekapPejabat, Status
from generator.working import Mean, Step


def mean(name: str, no: int | None, results: Sequence[HasilIndikator]) -> HasilKelompok:
    """The mean capaian of indicators that have one, and the count of those that have none, by status."""
    steps = tuple(r.kini.perbandingan.capaian for r in results)
    counted = tuple(step for step in steps if step is not None)
    left_out = Counter(r.status for r in results if r.kini.perbandingan.capaian is None)
    step = Step(f"Capaian {name}", Mean(counted)) if counted else None
    return HasilKelompok(name, no, step, len(counted), dict(sorted(left_out.items())))


def mean_of_means(name: str, parts: Sequence[HasilKelompok]) -> HasilKelompok:
    """The mean of means that exist; what is left out of the parts is left out of it."""
    counted = tuple(part.capaian for part in parts if part.capaian is not None)
    left_out: Counter[Status] = Counter()
    for part in parts:
        left_out.update(part.dilewati)
    step = Step(f"Capaian {name}", Mean(counted)) if counted else None
    return HasilKelompok(name, None, step, len(counted), dict(sorted(left_out.items())))


def by_sasaran(results: Iterable[HasilIndikator]) -> tuple[tuple[str, HasilKelompok], ...]:
    """Kelompok and mean of each sasaran, in the order of the decree. A sasaran is known by its No."""
    groups: dict[object, list[HasilIndikator]] = {}
    for result in results:
        groups.setdefault(result.indikator.no, []).append(result)
    return tuple((rows[0].indikator.kelompok, _sasaran(no, rows)) for no, rows in groups.items())


def _sasaran(no: object, rows: Sequence[HasilIndikator]) -> HasilKelompok:
    number = int(no) if isinstance(no, Decimal) else None
    group = mean(f"sasaran {'' if number is None else number}".strip(), number, rows)
    return HasilKelompok(rows[0].indikator.sasaran, number, group.capaian, group.dihitung, group.dilewati)


def by_kelompok(sasaran: Iterable[tuple[str, HasilKelompok]]) -> tuple[HasilKelompok, ...]:
    """The mean of each kelompok's sasaran."""
    groups: dict[str, list[HasilKelompok]] = {}
    for kelompok, group in sasaran:
        groups.setdefault(kelompok, []).append(group)
    return tuple(mean_of_means(kelompok, parts) for kelompok, parts in groups.items())


def by_official(
    master: Master, registry: Registry, results: Sequence[HasilIndikator], outputs: Sequence[HasilOutput]
) -> tuple[RekapPejabat, ...]:
    """Everybody who answers for something: registered officials in their order, then names nobody registered."""
    indicators: dict[str, list[HasilIndikator]] = {row.nama: [] for row in master.pejabat}
    actions: dict[str, list[HasilOutput]] = {}
    for result in results:
        for name in registry.everybody(result.indikator.penanggung_jawab):
            indicators.setdefault(name, []).append(result)
    for output in outputs:
        for name in registry.everybody(output.output.penanggung_jawab):
            indicators.setdefault(name, [])
            actions.setdefault(name, []).append(output)
    return tuple(
        _official(registry, name, own, actions.get(name, ()))
        for name, own in indicators.items()
        if own or name in actions
    )


def by_bidang(
    master: Master, registry: Registry, results: Sequence[HasilIndikator], outputs: Sequence[HasilOutput]
) -> tuple[RekapPejabat, ...]:
    """Each bidang with what its officials answer for, everything once however many of them share it."""

    def of(bidang: str, names: Sequence[str]) -> bool:
        return any(registry.bidang(name) == bidang for name in registry.everybody(names))

    found: list[RekapPejabat] = []
    for bidang in dict.fromkeys(row.bidang for row in master.pejabat if row.bidang):
        own = [result for result in results if of(bidang, result.indikator.penanggung_jawab)]
        actions = [output for output in outputs if of(bidang, output.output.penanggung_jawab)]
        if own or actions:
            capaian = mean(f"bidang {bidang}", None, own).capaian
            found.append(RekapPejabat(f"Bidang {bidang}", (), bidang, tuple(own), tuple(actions), capaian))
    return tuple(found)


def _official(
    registry: Registry, name: str, results: Sequence[HasilIndikator], outputs: Sequence[HasilOutput]
) -> RekapPejabat:
    capaian = mean(name, None, results).capaian
    return RekapPejabat(name, registry.alias(name), registry.bidang(name), tuple(results), tuple(outputs), capaian)
