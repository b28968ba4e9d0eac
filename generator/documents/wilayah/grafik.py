"""The charts of the report over many units, and what they show in words."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.documents.monitoring.cetak import bulat, desimal
from generator.records.telusuri import terlihat
from generator.records.wilayah import Rekap
from generator.variables import Grafik, Seri

_DRAWN: Final = 20
"""Units, indicators or bidang that a chart shows; more could not be told apart."""


def units(told: Rekap) -> Grafik | None:
    """The units with the lowest capaian; None where no unit has one."""
    drawn = told.terendah[:_DRAWN]
    if not drawn:
        return None
    which = f"{len(drawn)} unit terendah" if len(drawn) < len(told.terendah) else "semua unit"
    values = tuple(bulat(unit.capaian) for unit in drawn if unit.capaian is not None)
    said = ", ".join(f"{terlihat(unit.nama)} {desimal(value)}" for unit, value in zip(drawn, values, strict=True))
    return Grafik(
        judul=f"Capaian {which}, Triwulan {told.triwulan.label.removeprefix('TW ')} Tahun {told.tahun} (%)",
        kategori=tuple(terlihat(unit.nama) for unit in drawn),
        seri=(Seri("Capaian", values),),
        uraian=f"Grafik batang capaian unit, terendah lebih dahulu: {said}.",
    )


def indicators(told: Rekap) -> Grafik | None:
    """Lowest, middle and highest capaian of the indicators that most units have; None where there is no capaian."""
    drawn = [(one, one.sebaran) for one in told.indikator if one.sebaran][:_DRAWN]
    if not drawn:
        return None
    said = "; ".join(f"{terlihat(one.kode[0])} {desimal(s.terendah)} sampai {desimal(s.tertinggi)}" for one, s in drawn)
    return Grafik(
        judul=f"Sebaran capaian indikator, Triwulan {told.triwulan.label.removeprefix('TW ')} Tahun {told.tahun} (%)",
        kategori=tuple(terlihat(one.kode[0]) for one, _ in drawn),
        seri=(
            _series("Tertinggi", (spread.tertinggi for _, spread in drawn)),
            _series("Nilai tengah", (spread.median for _, spread in drawn)),
            _series("Terendah", (spread.terendah for _, spread in drawn)),
        ),
        uraian=f"Grafik capaian terendah, tengah, dan tertinggi setiap indikator: {said}.",
    )


def _series(name: str, values: Iterable[Decimal]) -> Seri:
    return Seri(name, tuple(map(bulat, values)))


def bidang(told: Rekap) -> Grafik | None:
    """Overdue outputs of those who owe most; None where there are none."""
    drawn = told.bidang[:_DRAWN]
    if not drawn:
        return None
    said = ", ".join(f"{terlihat(one.nama)} {one.jumlah}" for one in drawn)
    return Grafik(
        judul=f"Output lewat waktu menurut bidang, sampai Triwulan {told.triwulan.label.removeprefix('TW ')} Tahun {told.tahun}",
        kategori=tuple(terlihat(one.nama) for one in drawn),
        seri=(
            Seri("belum selesai", tuple(Decimal(one.belum) for one in drawn)),
            Seri("selesai sebagian", tuple(Decimal(one.sebagian) for one in drawn)),
        ),
        uraian=f"Grafik batang output lewat waktu: {said}.",
    )
