"""The analysis: figures of many units as one table of pandas, its groups as the recap.

Figures are exact Decimals in columns of dtype `object`. Means and quartiles are taken here and not by pandas, whose means
are floats and whose sum of nothing is 0: of no figure there is no mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, localcontext
from typing import Any, Final, NamedTuple

import pandas as pd

from generator.records.telusuri import terlihat
from generator.records.wilayah import Bidang, IndikatorBersama, NilaiUnit, Persamaan, Rekap, Sebaran, Unit
from generator.results import StatusRenaksi
from generator.tabel import Frame
from generator.values import normal
from generator.wilayah.folders import Dibaca
from generator.wilayah.samakan import Satu, inti, samakan, serupa

_TANPA_BIDANG: Final = "Tanpa bidang"
_ALL_DIGITS: Final = 400
"""Digits with which figures are added up."""


class Pasangan(NamedTuple):
    """A unit's quarter, and the one before where it has a folder."""

    kini: Dibaca
    lalu: Dibaca | None


def ranks(figures: Sequence[Decimal | None]) -> list[int | None]:
    """The place of each figure, the highest first; equal ones share theirs."""
    known: list[Any] = list(figures)
    places = pd.Series(known, dtype=object).rank(method="min", ascending=False)
    return [None if pd.isna(rank) else int(rank) for rank in places]


# Indicators

_KOLOM: Final = ("unit", "kode", "teks", "satuan", "target", "realisasi", "capaian", "status", "alasan")


def figures(pairs: Sequence[Pasangan]) -> tuple[Frame, list[Persamaan]]:
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


def _earlier(pairs: Sequence[Pasangan], known: Sequence[Satu]) -> pd.Series[Any]:
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


def indicators(frame: Frame, units: Sequence[Unit]) -> Iterator[IndikatorBersama]:
    """Each indicator with all its units, the most common first."""
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
        sebaran=spread(one.capaian for one in figures),
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


def spread(figures: Iterable[Decimal | None]) -> Sebaran | None:
    """How figures are spread; None when there is none among them."""
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


def overdue(pairs: Sequence[Pasangan], units: Sequence[Unit]) -> Iterator[Bidang]:
    """Each bidang that owes outputs, the one with the most first."""
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
