"""A recap over units as one HTML page, which needs nothing but itself: no network, no script; its links lead to the units' files.

What comes from masters and folders is only ever text: the template escapes it, an address holds no character that means
anything else, and the page's own policy lets no other style run than the one it was written with.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator import __version__
from generator.present.changes import figure, signed
from generator.present.findings import visible
from generator.present.page import HERE, digest
from generator.present.wilayah_kata import berkas, judul, lalu, peringkat, tautan, telusuri
from generator.records.telusuri import KESELURUHAN
from generator.records.wilayah import IndikatorBersama, NilaiUnit, Rekap, Sebaran, Unit
from generator.results import Status, StatusRenaksi

_WIDTH: Final = 100
"""Of the drawing of a spread, whose axis goes from 0 to the highest capaian."""
_LOOKS: Final = {
    Status.TERCAPAI: "added",
    Status.BELUM_TERCAPAI: "removed",
    Status.BELUM_DILAPORKAN: "changed",
    Status.TANPA_TARGET: "w4",
    Status.TIDAK_DAPAT_DIHITUNG: "changed",
}


class Ke(NamedTuple):
    """Where a figure can be followed: the unit's file, and the command."""

    nama: str
    alamat: str
    berkas: str
    perintah: str


class Coretan(NamedTuple):
    """A spread as a drawing: places from 0 to 100."""

    kiri: str
    lebar: str
    tengah: str


def as_html(told: Rekap, base: Path) -> str:
    """The page; links lead from the folder `base`, where it is written."""
    style = "".join((HERE / name).read_text(encoding="utf-8") for name in ("temuan.css", "beda.css", "wilayah.css"))
    template = (HERE / "wilayah.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    places = {unit.folder: tautan(unit, base) for unit in told.unit}

    def to(unit: Unit, name: str) -> Ke:
        return Ke(visible(unit.nama), places[unit.folder], berkas(unit), telusuri(unit, name, told.triwulan))

    return environment.from_string(template).render(
        judul=judul(told),
        tanda=visible(told.status_data),
        lalu=lalu(told),
        banyak=len(told.unit),
        sebaran=_spread(told.sebaran),
        dilewati=[(visible(one.folder), visible(one.alasan)) for one in told.dilewati],
        belum=[(visible(one.folder), visible(one.alasan)) for one in told.belum],
        diam=[(to(unit, unit.belum_dilaporkan[0]), _codes(unit)) for unit in told.belum_lengkap],
        unit=[_unit(unit, to(unit, KESELURUHAN)) for unit in told.unit],
        indikator=[_indicator(one, to) for one in told.indikator],
        bidang=[
            (one, visible(one.nama), [(to(unit, ident), visible(ident)) for unit, ident in one.contoh])
            for one in told.bidang
        ],
        lewat=told.lewat_waktu,
        status=[
            (status.value, told.indikator_berstatus(status), told.indikator_sebelumnya(status)) for status in Status
        ],
        output=[(state.value, told.output_berstatus(state), told.output_sebelumnya(state)) for state in StatusRenaksi],
        persamaan=[(visible(one.kode), one.disatukan, visible(one.kalimat)) for one in told.persamaan],
        catatan=[visible(note) for note in told.catatan],
        versi=__version__,
        gaya=Markup(style),  # noqa: S704 - our own files
        sidik_gaya=digest(style),
    )


def _codes(unit: Unit) -> str:
    return visible(", ".join(unit.belum_dilaporkan))


def _spread(spread: Sebaran | None) -> list[tuple[str, str]]:
    if spread is None:
        return []
    names = ("Terendah", "Kuartil bawah", "Nilai tengah", "Kuartil atas", "Tertinggi", "Rata-rata")
    quartiles = (spread.kuartil_bawah, spread.median, spread.kuartil_atas)
    values = (spread.terendah, *quartiles, spread.tertinggi, spread.rata_rata)
    return list(zip(names, map(figure, values), strict=True))


def _unit(unit: Unit, to: Ke) -> dict[str, Any]:
    return {
        "ke": to,
        "jabatan": visible(unit.jabatan),
        "peringkat": peringkat(unit),
        "capaian": figure(unit.capaian),
        "lalu": figure(unit.sebelumnya),
        "perubahan": signed(unit.perubahan),
        "arah": _direction(unit.perubahan),
        "predikat": visible(unit.predikat) or "-",
        "status": [(status.value, unit.indikator[status]) for status in Status],
        "lewat": unit.lewat_waktu,
    }


def _direction(change: Decimal | None) -> str:
    if not change:
        return ""
    return "naik" if change > 0 else "turun"


def _indicator(one: IndikatorBersama, to: Any) -> dict[str, Any]:
    return {
        "kode": visible(", ".join(one.kode)),
        "teks": visible(one.teks),
        "satuan": visible(", ".join(one.satuan)),
        "punya": len(one.nilai),
        "bercapaian": one.sebaran.banyak if one.sebaran else 0,
        "sebaran": _spread(one.sebaran),
        "gambar": _drawing(one.sebaran),
        "perubahan": signed(one.perubahan),
        "dibandingkan": one.dibandingkan,
        "nilai": list(_figures(one, to)),
    }


def _figures(one: IndikatorBersama, to: Any) -> Iterator[dict[str, Any]]:
    for each in one.nilai:
        yield _figure(each) | {"ke": to(each.unit, each.kode)}


def _figure(each: NilaiUnit) -> dict[str, Any]:
    return {
        "peringkat": peringkat(each),
        "target": visible(each.target) or "-",
        "realisasi": figure(each.realisasi),
        "capaian": figure(each.capaian),
        "perubahan": signed(each.perubahan),
        "arah": _direction(each.perubahan),
        "status": each.status.value,
        "look": _LOOKS[each.status],
        "alasan": visible(each.alasan),
    }


def _drawing(spread: Sebaran | None) -> Coretan | None:
    if spread is None:
        return None
    top = max(spread.tertinggi, Decimal(100))
    left, middle, right = (
        max(value, Decimal(0)) / top * _WIDTH for value in (spread.terendah, spread.median, spread.tertinggi)
    )
    return Coretan(f"{left:.1f}", f"{max(right - left, Decimal(1)):.1f}", f"{middle:.1f}")
