"""Sheet Usulan of a new master: the year before, indicator by indicator, beside the targets of the new year."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from generator.compute import compute
from generator.jenjang import Jenjang
from generator.master import Indikator, Master, columns
from generator.office.workbook.lists import LAST_ROW
from generator.office.workbook.report import Gaya, Halaman, Isi, Rumus
from generator.results import HasilIndikator, Perbandingan, Status
from generator.values import NA_TEXT, Triwulan, letters, seen
from generator.working import Step

_WIDTHS: Final = (9, 46, 13, 9, 14, 14, 14, 22, 16)
_HEADER_ROW: Final = 4
_AMBER: Final = "#C55A11"


def usulan(master: Master, tahun: int) -> Halaman:
    """The sheet. Targets of the new year are live: they show what stands on sheet Lampiran I."""
    lama = master.tahun
    hasil = compute(master, Triwulan.IV)
    about = (
        f"Target {tahun} di Lampiran I masih sama dengan target {lama}. Bandingkan dengan realisasi dan capaian {lama}, lalu "
        "ubah target di Lampiran I; kolom terakhir mengikutinya. Lembar ini hanya untuk dibaca dan boleh dihapus."
    )
    titles = ("Kode", "Indikator Kinerja", "Satuan", "Periode", f"Target {lama}", f"Realisasi {lama}")
    head = (*titles, f"Capaian {lama} (%)", f"Keterangan {lama}", f"Target {tahun}")
    periods = [(item.indikator, period) for item in hasil.indikator for period in _periods(item)]
    rows = (
        (Isi(f"Usulan target {tahun}", Gaya.JUDUL),),
        (Isi("Tentang", Gaya.TEBAL), Isi(about)),
        (Isi(master.status_data, Gaya.TANDA),),
        tuple(Isi(title, Gaya.KEPALA) for title in head),
        *(_line(row, period, number) for number, (row, period) in enumerate(periods, _HEADER_ROW + 1)),
    )
    return Halaman(f"Usulan {tahun}", _WIDTHS, rows, kepala=_HEADER_ROW, warna=_AMBER)


class _Period(NamedTuple):
    """A quarter with a target or a realisasi, or the year."""

    nama: str
    hasil: Perbandingan
    keterangan: str
    kolom: str
    """Field of `Indikator` that holds its target."""


def _periods(item: HasilIndikator) -> Iterator[_Period]:
    for result in item.triwulan:
        targeted = result.status is not Status.TANPA_TARGET
        if targeted or result.perbandingan.realisasi is not None:
            field = f"target_{result.triwulan.kolom}"
            yield _Period(result.triwulan.label, result.perbandingan, result.status.value, field)
    yield _Period("Setahun", item.tahunan, item.tahunan.alasan, "target_tahunan")


def _line(row: Indikator, period: _Period, number: int) -> tuple[Isi, ...]:
    found = period.hasil
    texts = (Isi(row.kode), Isi(row.indikator), Isi(row.keterangan), Isi(period.nama))
    figures = (_target(found), Isi(_value(found.realisasi), Gaya.DUA), Isi(_value(found.capaian), Gaya.DUA))
    return (*texts, *figures, Isi(period.keterangan), Isi(_live(row, period.kolom, number), Gaya.PENUH))


def _target(found: Perbandingan) -> Isi:
    if found.target is None:
        return Isi(NA_TEXT)
    single = found.target.hi is None
    return Isi(found.target.lo, Gaya.PENUH) if single else Isi(str(found.target))


def _value(step: Step | None) -> Decimal | None:
    return None if step is None else step.value


def _live(row: Indikator, field: str, number: int) -> Rumus:
    """The target of the line's indicator as sheet Lampiran I has it now, found by its code."""
    there = f"INDEX({_column(field)},MATCH($A{number},{_column('kode')},0))"
    value = getattr(row, field)
    numeric = isinstance(value, Decimal) and not isinstance(value, Jenjang)
    return Rumus(f'=IFERROR(IF({there}="","",{there}),"")', value if numeric else seen(value))


def _column(field: str) -> str:
    letter = letters(list(columns(Indikator)).index(field) + 1)
    return f"'{Indikator.SHEET}'!${letter}$2:${letter}${LAST_ROW}"
