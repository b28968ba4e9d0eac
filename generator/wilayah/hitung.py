"""The analysis: figures of many units as one table of pandas, its groups as the recap.

Figures are exact Decimals in columns of dtype `object`. Means and quartiles are taken here and not by pandas, whose means
are floats and whose sum of nothing is 0: of no figure there is no mean.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from pathlib import Path
from typing import Any, Final, NamedTuple

import pandas as pd

from generator.errors import InputRefused
from generator.records.telusuri import terlihat
from generator.records.wilayah import (
    Bidang,
    Dilewati,
    IndikatorBersama,
    NilaiUnit,
    Persamaan,
    Rekap,
    Sebaran,
    Unit,
)
from generator.results import Status, StatusRenaksi
from generator.tabel import Frame
from generator.values import Triwulan, normal, print_number
from generator.wilayah.folders import Dibaca, Tempat, find, read
from generator.wilayah.samakan import Satu, inti, samakan, serupa

_TANPA_BIDANG: Final = "Tanpa bidang"
_ALL_DIGITS: Final = 400
"""Digits with which figures are added up."""
_NAMED: Final = 5
"""Units that a note names."""
Told = Callable[[int, int, str], None]
"""Called for each unit: how many are read, of how many, which one."""


class _Pasangan(NamedTuple):
    """A unit's quarter, and the one before where it has a folder."""

    kini: Dibaca
    lalu: Dibaca | None


def rekap(arguments: Sequence[str], quarter: Triwulan, masters: str = "", told: Told | None = None) -> Rekap:
    """The recap of the quarter over the units whose output folders are named, or lie in folders that are.

    `masters` is the folder of the masters, for the commands that explain figures. Raises `InputRefused` when something
    named is not there, or no unit has a result of the quarter.
    """
    places, closed = find(arguments)
    pairs: list[_Pasangan] = []
    absent: list[Dilewati] = []
    left: list[Dilewati] = list(closed)
    for number, place in enumerate(places, 1):
        match read(place, quarter):
            case None:
                absent.append(Dilewati(place.nama, _absence(place, quarter)))
            case Dilewati() as why:
                left.append(why)
            case Dibaca() as kini:
                kini = kini._replace(master=(Path(masters) / kini.master).as_posix())
                pairs.append(_Pasangan(kini, _before(place, kini, quarter, left)))
        if told:
            told(number, len(places), place.nama)
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


def _one_year(pairs: Sequence[_Pasangan], left: list[Dilewati]) -> tuple[int, list[_Pasangan]]:
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
    pairs: Sequence[_Pasangan],
    quarter: Triwulan,
    absent: tuple[Dilewati, ...],
    left: tuple[Dilewati, ...],
) -> Rekap:
    units = _units(pairs)
    frame, same = _figures(pairs)
    indicators = tuple(_indicators(frame, units))
    order = sorted(units, key=lambda unit: (unit.peringkat is None, unit.peringkat, unit.nama))
    return Rekap(
        tahun=tahun,
        triwulan=quarter,
        status_data=_mark(units),
        unit=tuple(order),
        belum=absent,
        dilewati=left,
        indikator=indicators,
        bidang=tuple(_bidang(pairs, units)),
        sebaran=_spread(unit.capaian for unit in units),
        persamaan=tuple(same),
        catatan=tuple(_notes(units, indicators, quarter)),
    )


# Units


def _units(pairs: Sequence[_Pasangan]) -> list[Unit]:
    capaian = pd.Series([pair.kini.ringkasan["rata_rata_sasaran"] for pair in pairs], dtype=object)
    ranks = _ranks(capaian)
    return [_unit(pair, rank) for pair, rank in zip(pairs, ranks, strict=True)]


def _unit(pair: _Pasangan, rank: int | None) -> Unit:
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


def _ranks(figures: pd.Series[Any]) -> list[int | None]:
    """The place of each figure, the highest first; equal ones share theirs."""
    ranks = figures.rank(method="min", ascending=False)
    return [None if pd.isna(rank) else int(rank) for rank in ranks]


def _mark(units: Sequence[Unit]) -> str:
    """The marks of data that are not official, with how many units have them unless all have."""
    often = Counter(unit.status_data for unit in units if unit.status_data)
    return "; ".join(
        mark if count == len(units) else f"{mark} ({count} dari {len(units)} unit)" for mark, count in often.items()
    )


# Indicators

_KOLOM: Final = ("unit", "kode", "teks", "satuan", "target", "realisasi", "capaian", "status", "alasan")


def _figures(pairs: Sequence[_Pasangan]) -> tuple[Frame, list[Persamaan]]:
    """A row for each indicator of each unit, with its group, its place in it, and what was before."""
    frame = pd.DataFrame(
        [row for number, pair in enumerate(pairs) for row in _rows(number, pair.kini)],
        columns=list(_KOLOM),
        dtype=object,
    )
    offices = [pair.kini.jabatan for pair in pairs]
    known = [
        Satu(unit, kode, teks, offices[unit])
        for unit, kode, teks in zip(frame["unit"], frame["kode"], frame["teks"], strict=True)
    ]
    groups, same = samakan(known)
    frame["kelompok"] = groups
    frame["peringkat"] = frame.groupby("kelompok", sort=False)["capaian"].rank(method="min", ascending=False)
    frame["sebelumnya"] = _earlier(pairs, known)
    return frame, same


def _rows(number: int, told: Dibaca) -> Iterator[tuple[Any, ...]]:
    return ((number, *item) for item in told.indikator)


def _earlier(pairs: Sequence[_Pasangan], known: Sequence[Satu]) -> pd.Series[Any]:
    """The capaian of the quarter before under the same code, where the indicator is still the same one."""
    past = {
        (number, item.kode): (inti(item.indikator, pair.kini.jabatan), item.capaian)
        for number, pair in enumerate(pairs)
        if pair.lalu
        for item in reversed(pair.lalu.indikator)
    }
    found = []
    for one in known:
        words, capaian = past.get((one.unit, one.kode), ((), None))
        now = inti(one.teks, one.jabatan)
        found.append(capaian if words == now or serupa(words, now) else None)
    return pd.Series(found, dtype=object)


def _indicators(frame: Frame, units: Sequence[Unit]) -> Iterator[IndikatorBersama]:
    common = frame["kelompok"].value_counts(sort=False)
    order = sorted(common.index, key=lambda group: (-common[group], group))
    parts = dict(list(frame.groupby("kelompok", sort=False)))
    for number, group in enumerate(order, 1):
        yield _indicator(number, [_figure(row, units) for row in parts[group].itertuples(index=False)])


def _figure(row: Any, units: Sequence[Unit]) -> NilaiUnit:
    return NilaiUnit(
        unit=units[row.unit],
        kode=row.kode,
        teks=row.teks,
        satuan=row.satuan,
        target=row.target,
        realisasi=row.realisasi,
        capaian=row.capaian,
        status=row.status,
        alasan=row.alasan,
        peringkat=None if pd.isna(row.peringkat) else int(row.peringkat),
        sebelumnya=row.sebelumnya,
    )


def _indicator(number: int, figures: Sequence[NilaiUnit]) -> IndikatorBersama:
    changes = [one.perubahan for one in figures if one.perubahan is not None]
    lowest_first = sorted(figures, key=lambda one: (one.capaian is None, one.capaian, one.unit.nama))
    return IndikatorBersama(
        nomor=number,
        kode=tuple(dict.fromkeys(one.kode for one in figures)),
        teks=figures[0].teks,
        satuan=tuple(dict.fromkeys(one.satuan for one in figures)),
        nilai=tuple(lowest_first),
        sebaran=_spread(one.capaian for one in figures),
        perubahan=_mean(changes),
        dibandingkan=len(changes),
    )


# Spread


def _mean(figures: Sequence[Decimal]) -> Decimal | None:
    """The mean, rounded once: rounding while adding up would put the mean of equal figures beside them."""
    if not figures:
        return None
    with localcontext(prec=_ALL_DIGITS):
        mean = sum(figures, Decimal(0)) / len(figures)
    return +mean


def _spread(figures: Iterable[Decimal | None]) -> Sebaran | None:
    known = sorted(figure for figure in figures if figure is not None)
    mean = _mean(known)
    if mean is None:
        return None
    return Sebaran(
        banyak=len(known),
        terendah=known[0],
        kuartil_bawah=_quartile(known, 1),
        median=_quartile(known, 2),
        kuartil_atas=_quartile(known, 3),
        tertinggi=known[-1],
        rata_rata=mean,
    )


def _quartile(ordered: Sequence[Decimal], which: int) -> Decimal:
    """A quartile of ordered figures, interpolated between two as Excel's QUARTILE does."""
    place, quarters = divmod(which * (len(ordered) - 1), 4)
    if not quarters:
        return ordered[place]
    with localcontext(prec=_ALL_DIGITS):
        between = ordered[place] + (ordered[place + 1] - ordered[place]) * quarters / 4
    return +between


# Overdue outputs


def _bidang(pairs: Sequence[_Pasangan], units: Sequence[Unit]) -> Iterator[Bidang]:
    rows = [
        (number, one.id, one.status, one.lama, one.bidang or (_TANPA_BIDANG,))
        for number, pair in enumerate(pairs)
        for one in pair.kini.lewat
    ]
    late = pd.DataFrame(rows, columns=["unit", "id", "status", "lama", "bidang"], dtype=object).explode("bidang")
    if late.empty:
        return
    late["kunci"] = late["bidang"].map(normal)
    found = [_of_bidang(part, units) for _, part in late.groupby("kunci", sort=False)]
    yield from sorted(found, key=lambda bidang: (-bidang.jumlah, bidang.nama))


def _of_bidang(part: Frame, units: Sequence[Unit]) -> Bidang:
    standing = Counter(part["status"])
    return Bidang(
        nama=part["bidang"].iloc[0],
        unit=part["unit"].nunique(),
        belum=standing[StatusRenaksi.BELUM],
        sebagian=standing[StatusRenaksi.SEBAGIAN],
        jatuh_tempo_lama=sum(map(bool, part["lama"])),
        contoh=tuple((units[number], ident) for number, ident in zip(part["unit"], part["id"], strict=True)),
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


# As one table

_RINCIAN: Final = (
    *("Unit", "Jabatan", "Nomor Indikator", "Kode", "Indikator Kinerja", "Satuan", "Target", "Realisasi"),
    *("Capaian (%)", "Status", "Alasan", "Peringkat", "Dari", "Capaian Triwulan Lalu (%)", "Perubahan (poin)"),
    *("Master", "Folder"),
)


def to_frame(told: Rekap) -> Frame:
    """A line for each indicator of each unit, every cell exact, as tables of `tabel` are."""
    rows = [_row(indicator, one) for indicator in told.indikator for one in indicator.nilai]
    frame = pd.DataFrame(rows, columns=list(_RINCIAN), dtype=object)
    period = f"{told.triwulan.label} {told.tahun}"
    frame.attrs.update({"tabel": "rekap-unit", "master": "", "triwulan": period, "status_data": told.status_data})
    return frame


def _row(indicator: IndikatorBersama, one: NilaiUnit) -> tuple[Any, ...]:
    rank = None if one.peringkat is None else Decimal(one.peringkat)
    among = None if indicator.sebaran is None else Decimal(indicator.sebaran.banyak)
    named = (
        terlihat(one.unit.nama),
        one.unit.jabatan or None,
        Decimal(indicator.nomor),
        one.kode,
        one.teks,
        one.satuan or None,
    )
    figures = (one.target or None, one.realisasi, one.capaian, one.status.value, one.alasan or None, rank, among)
    return *named, *figures, one.sebelumnya, one.perubahan, terlihat(one.unit.master), terlihat(str(one.unit.folder))
