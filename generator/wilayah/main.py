"""The verb: output folders read one after the other, those that do not fit left out with the reason, the rest as a recap."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Final, Protocol

from generator.errors import InputRefused
from generator.records.telusuri import terlihat
from generator.records.wilayah import Dilewati, IndikatorBersama, Rekap, Unit
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan, print_number
from generator.wilayah.folders import Dibaca, Tempat, find, read
from generator.wilayah.hitung import Pasangan, figures, indicators, overdue, ranks, spread

_NAMED: Final = 5
"""Units that a note names."""


class Langkah(Protocol):
    """Who is told how far the reading is."""

    def step(self, name: str) -> None:
        """One more unit is read."""


Kemajuan = Callable[[int], AbstractContextManager[Langkah]]
"""Begins to be told of so many units."""


def rekap(arguments: Sequence[str], quarter: Triwulan, masters: str = "", progress: Kemajuan | None = None) -> Rekap:
    """The recap of the quarter over the units whose output folders are named, or lie in folders that are.

    `masters` is the folder of the masters, for the commands that explain figures; `progress` is told of each unit.
    Raises `InputRefused` when something named is not there, or no unit has a result of the quarter.
    """
    places, closed = find(arguments)
    pairs: list[Pasangan] = []
    absent: list[Dilewati] = []
    left: list[Dilewati] = list(closed)
    with progress(len(places)) if progress else nullcontext() as run:
        for place in places:
            match read(place, quarter):
                case None:
                    absent.append(Dilewati(place.nama, _absence(place, quarter)))
                case Dilewati() as why:
                    left.append(why)
                case Dibaca() as kini:
                    kini = kini._replace(master=(Path(masters) / kini.master).as_posix())
                    pairs.append(Pasangan(kini, _before(place, kini, quarter, left)))
            if run:
                run.step(terlihat(place.nama))
    if not pairs:
        _refuse_empty(quarter, absent, left)
    tahun, kept = _one_year(pairs, left)
    return _rekap(tahun, kept, quarter, tuple(absent), tuple(left))


def _absence(place: Tempat, quarter: Triwulan) -> str:
    known = ", ".join(Triwulan(number).label for number in sorted(place.triwulan))
    has = f"yang ada {known}" if known else "yang ada hanya hasil tanpa triwulan"
    return f"Belum ada hasil {quarter.label}; {has}."


def _before(place: Tempat, kini: Dibaca, quarter: Triwulan, left: list[Dilewati]) -> Dibaca | None:
    """The quarter before; where its folder cannot be taken, it is told among what is left out."""
    if quarter is Triwulan.I:
        return None
    lalu = read(place._replace(langsung=None), Triwulan(quarter - 1))
    if isinstance(lalu, Dibaca) and lalu.tahun != kini.tahun:
        lalu = Dilewati(str(lalu.folder), f"Berisi tahun {lalu.tahun}, bukan {kini.tahun}.")
    if isinstance(lalu, Dilewati):
        left.append(lalu._replace(alasan=f"{lalu.alasan} Unitnya tetap direkap, tanpa perubahan dari triwulan lalu."))
        return None
    return lalu


def _refuse_empty(quarter: Triwulan, absent: Sequence[Dilewati], left: Sequence[Dilewati]) -> None:
    first = [terlihat(f"{one.folder}: {one.alasan}") for one in (*left, *absent)][:1]
    raise InputRefused(
        f"Tidak ada unit dengan hasil {quarter.label} yang dapat dibaca (dari {len(absent) + len(left)} folder). "
        f"{first[0] if first else ''}".strip()
    )


def _one_year(pairs: Sequence[Pasangan], left: list[Dilewati]) -> tuple[int, list[Pasangan]]:
    """The year of most units, the later one of two that are as common, and its units; the others are left out."""
    often = Counter(pair.kini.tahun for pair in pairs)
    tahun = max(often, key=lambda year: (often[year], year))
    left += [
        Dilewati(str(pair.kini.folder), f"Berisi tahun {pair.kini.tahun}, bukan {tahun}.")
        for pair in pairs
        if pair.kini.tahun != tahun
    ]
    return tahun, [pair for pair in pairs if pair.kini.tahun == tahun]


def _rekap(
    tahun: int,
    pairs: Sequence[Pasangan],
    quarter: Triwulan,
    absent: tuple[Dilewati, ...],
    left: tuple[Dilewati, ...],
) -> Rekap:
    units = _units(pairs)
    frame, same = figures(pairs)
    shared = tuple(indicators(frame, units))
    order = sorted(units, key=lambda unit: (unit.peringkat is None, unit.peringkat, unit.nama))
    return Rekap(
        tahun=tahun,
        triwulan=quarter,
        status_data=_mark(units),
        unit=tuple(order),
        belum=absent,
        dilewati=left,
        indikator=shared,
        bidang=tuple(overdue(pairs, units)),
        sebaran=spread(unit.capaian for unit in units),
        persamaan=tuple(same),
        catatan=tuple(_notes(units, shared, quarter)),
    )


# Units


def _units(pairs: Sequence[Pasangan]) -> list[Unit]:
    places = ranks([pair.kini.ringkasan["rata_rata_sasaran"] for pair in pairs])
    return [_unit(pair, rank) for pair, rank in zip(pairs, places, strict=True)]


def _unit(pair: Pasangan, rank: int | None) -> Unit:
    kini, lalu = pair
    silent = [item.kode for item in kini.indikator if item.status is Status.BELUM_DILAPORKAN]
    return Unit(
        nama=kini.nama,
        jabatan=kini.jabatan,
        folder=kini.folder,
        master=kini.master,
        sidik=kini.sidik,
        berkas=kini.berkas,
        status_data=kini.status_data,
        batas_capaian=kini.batas_capaian,
        capaian=kini.ringkasan["rata_rata_sasaran"],
        capaian_indikator=kini.ringkasan["rata_rata_indikator"],
        predikat=str(kini.ringkasan["predikat"]),
        peringkat=rank,
        sebelumnya=lalu.ringkasan["rata_rata_sasaran"] if lalu else None,
        indikator=_counts(kini),
        output={status: kini.output[status] for status in StatusRenaksi},
        indikator_sebelumnya=_counts(lalu) if lalu else None,
        output_sebelumnya={status: lalu.output[status] for status in StatusRenaksi} if lalu else None,
        lewat_waktu=len(kini.lewat),
        belum_dilaporkan=tuple(silent),
    )


def _counts(told: Dibaca) -> dict[Status, int]:
    return {status: int(told.ringkasan["jumlah"].get(status.value, 0)) for status in Status}


def _mark(units: Sequence[Unit]) -> str:
    """The marks of data that are not official, with how many units have them unless all have."""
    often = Counter(unit.status_data for unit in units if unit.status_data)
    return "; ".join(
        mark if count == len(units) else f"{mark} ({count} dari {len(units)} unit)" for mark, count in often.items()
    )


# What else a reader must know


def _notes(units: Sequence[Unit], indicators: Sequence[IndikatorBersama], quarter: Triwulan) -> Iterator[str]:
    caps = Counter(unit.batas_capaian for unit in units)
    if len(caps) > 1:
        said = ", ".join(f"{_cap(cap)} ({count} unit)" for cap, count in caps.most_common())
        yield f"Batas capaian tidak sama, sehingga capaian tidak sepenuhnya sebanding: {said}."
    copies: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        copies[unit.sidik].append(unit.nama)
    for names in copies.values():
        if len(names) > 1:
            yield f"Dibuat dari master yang sama, mungkin salinan: {_listed(names)}."
    for indicator in indicators:
        if len(indicator.satuan) > 1:
            yield (
                f"Satuan {', '.join(indicator.kode)} tidak sama ({', '.join(indicator.satuan)}); yang dibandingkan capaiannya, "
                "bukan realisasinya."
            )
    compared = sum(unit.output_sebelumnya is not None for unit in units)
    if quarter is not Triwulan.I and compared < len(units):
        yield f"Perubahan dari {Triwulan(quarter - 1).label} hanya untuk {compared} dari {len(units)} unit, yang mempunyai foldernya."


def _cap(cap: Decimal | None) -> str:
    return "tanpa batas" if cap is None else f"{print_number(cap)}%"


def _listed(names: Sequence[str]) -> str:
    more = f", dan {len(names) - _NAMED} lainnya" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"
