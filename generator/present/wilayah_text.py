"""A recap over units as text for the terminal, short and the worst first, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Final

import simplejson

from generator.present.changes import figure, short, signed
from generator.present.findings import visible
from generator.present.results import aligned
from generator.present.wilayah_kata import judul, lalu, peringkat, telusuri
from generator.records.telusuri import KESELURUHAN
from generator.records.wilayah import Dilewati, IndikatorBersama, NilaiUnit, Rekap, Sebaran, Unit
from generator.results import Status, StatusRenaksi

WIDTH: Final = 100
_MOST: Final = 10
"""Lines of a list that a screen shows; the workbook has all."""
_SOME: Final = 3
"""Units of many that a line names."""
_NAME: Final = 36
_TEXT: Final = 32


def as_text(told: Rekap) -> str:
    """The recap on a screen or two: what is missing first, then the lowest."""
    blocks = [
        "\n".join(_heading(told)),
        _left("Tidak ikut direkap", told.dilewati, every=True),
        _left("Belum melapor", told.belum),
        _block("Indikator yang belum dilaporkan", [_silent(*one) for one in told.belum_sama]),
        _table(f"Unit dengan capaian terendah ({min(_MOST, len(told.terendah))} dari {len(told.unit)})", _units(told)),
        _table("Indikator dengan nilai tengah terendah", _indicators(told)),
        _table(
            f"Output lewat waktu menurut bidang ({told.lewat_waktu} output; satu output dapat milik beberapa bidang)",
            _bidang(told),
        ),
        "\n".join(_counts(told)),
        _block("Yang disatukan dan yang dipisahkan", [_same(one) for one in told.persamaan]),
        _block("Catatan", [visible(note) for note in told.catatan]),
        "\n".join(_more(told)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _heading(told: Rekap) -> Iterator[str]:
    found = len(told.unit) + len(told.belum) + len(told.dilewati)
    yield f"{judul(told)}: {len(told.unit)} unit" + (f" dari {found} folder" if found > len(told.unit) else "")
    if told.status_data:
        yield f"*** {visible(told.status_data)} ***"
    if told.sebaran:
        yield f"Capaian unit (%): {_spread(told.sebaran)}"


def _spread(spread: Sebaran) -> str:
    return (
        f"terendah {figure(spread.terendah)}, tengah {figure(spread.median)}, rata-rata {figure(spread.rata_rata)}, "
        f"tertinggi {figure(spread.tertinggi)}"
    )


def _left(title: str, left: Sequence[Dilewati], *, every: bool = False) -> str:
    return _block(
        f"{title} ({len(left)})", [f"{visible(one.folder)}: {visible(one.alasan)}" for one in left], every=every
    )


def _block(title: str, sentences: Sequence[str], *, every: bool = False) -> str:
    if not sentences:
        return ""
    shown = sentences if every else sentences[:_MOST]
    wrapped = [line for text in shown for line in _wrapped(text)]
    hidden = len(sentences) - len(shown)
    return "\n".join([title, *wrapped, *([f"  dan {hidden} lainnya"] if hidden else [])])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False)


def _silent(codes: Sequence[str], units: Sequence[Unit]) -> str:
    """Codes that units lack; of many units the first."""
    names = ", ".join(visible(unit.nama) for unit in units[:_SOME])
    more = f", dan {len(units) - _SOME} unit lain" if len(units) > _SOME else ""
    return f"{visible(', '.join(codes))}: {names}{more}"


def _table(title: str, rows: Sequence[Sequence[str]]) -> str:
    """Rows below their header; without a row beside it, nothing."""
    header, *body = rows
    if not body:
        return ""
    right = {place for place in range(len(header)) if header[place] not in ("Unit", "Kode", "Indikator", "Bidang")}
    return "\n".join([title, *(f"  {line}" for line in aligned(header, body, right))])


def _units(told: Rekap) -> list[Sequence[str]]:
    change = [f"Dari {lalu(told)}"] if lalu(told) else []
    header = ["Unit", "Peringkat", "Capaian", *change, "Belum lapor", "Lewat waktu"]
    return [header, *(_unit(unit, bool(change)) for unit in told.terendah[:_MOST])]


def _unit(unit: Unit, changes: bool) -> list[str]:
    change = [signed(unit.perubahan)] if changes else []
    owed = (str(len(unit.belum_dilaporkan)), str(unit.lewat_waktu))
    return [short(visible(unit.nama), _NAME), peringkat(unit), figure(unit.capaian), *change, *owed]


def _indicators(told: Rekap) -> list[Sequence[str]]:
    known = [one for one in told.indikator if one.sebaran]
    known.sort(key=lambda one: one.sebaran.median if one.sebaran else 0)
    return [["Kode", "Indikator", "Punya", "Terendah", "Tengah", "Tertinggi"], *map(_indicator, known[:_MOST])]


def _indicator(one: IndikatorBersama) -> list[str]:
    spread = one.sebaran
    figures = [figure(value) for value in (spread.terendah, spread.median, spread.tertinggi)] if spread else []
    many = f"{spread.banyak if spread else 0} dari {len(one.nilai)}"
    return [short(visible(", ".join(one.kode)), 12), short(visible(one.teks), _TEXT), many, *figures]


def _bidang(told: Rekap) -> list[Sequence[str]]:
    header = ["Bidang", "Unit", "Jumlah", "Sebagian", "Tunggakan"]
    rows = [
        [short(visible(one.nama), _NAME), str(one.unit), str(one.jumlah), str(one.sebagian), str(one.jatuh_tempo_lama)]
        for one in told.bidang[:_MOST]
    ]
    return [header, *rows]


def _counts(told: Rekap) -> Iterator[str]:
    yield "Jumlah menurut status"
    indicators = ", ".join(
        _counted(told, status.value, told.indikator_berstatus(status), told.indikator_sebelumnya(status))
        for status in Status
    )
    yield from _wrapped(f"Indikator: {indicators}.")
    outputs = ", ".join(
        _counted(told, state.value, told.output_berstatus(state), told.output_sebelumnya(state))
        for state in StatusRenaksi
    )
    yield from _wrapped(f"Output: {outputs}.")


def _counted(told: Rekap, name: str, now: int, before: int | None) -> str:
    return f"{now} {name}" if before is None else f"{now} {name} ({lalu(told)}: {before})"


def _same(one: Any) -> str:
    return f"{visible(one.kode)} {'disatukan' if one.disatukan else 'dipisahkan'}. {visible(one.kalimat)}"


def _more(told: Rekap) -> Iterator[str]:
    first = next(iter(told.terendah or told.unit))
    yield "Menelusuri satu angka, misalnya:"
    yield f"  {telusuri(first, KESELURUHAN, told.triwulan)}"
    yield "Semua unit dan indikator: tambahkan --output wilayah.xlsx, wilayah.docx, atau wilayah.html."


# JSON


def as_json(told: Rekap) -> str:
    """The recap as JSON, numbers exact."""
    return str(simplejson.dumps(as_data(told), use_decimal=True, ensure_ascii=False, indent=2))


def as_data(told: Rekap) -> dict[str, Any]:
    """The recap under fixed keys."""
    return {
        "tahun": told.tahun,
        "triwulan": int(told.triwulan),
        "status_data": told.status_data,
        "sebaran": _spread_data(told.sebaran),
        "unit": [_unit_data(told, unit) for unit in told.unit],
        "belum_melapor": [{"unit": one.folder, "alasan": one.alasan} for one in told.belum],
        "dilewati": [one._asdict() for one in told.dilewati],
        "indikator": [_indicator_data(told, one) for one in told.indikator],
        "bidang": [
            {
                "nama": one.nama,
                "unit": one.unit,
                "belum": one.belum,
                "sebagian": one.sebagian,
                "tunggakan": one.jatuh_tempo_lama,
                "output": [
                    {"unit": unit.nama, "id": ident, "explain": telusuri(unit, ident, told.triwulan)}
                    for unit, ident in one.contoh
                ],
            }
            for one in told.bidang
        ],
        "jumlah": {status.value: told.indikator_berstatus(status) for status in Status},
        "renaksi": {status.value: told.output_berstatus(status) for status in StatusRenaksi},
        "persamaan": [one._asdict() for one in told.persamaan],
        "catatan": list(told.catatan),
    }


def _spread_data(spread: Sebaran | None) -> dict[str, Any] | None:
    return None if spread is None else spread._asdict() | {"rentang": spread.rentang}


def _unit_data(told: Rekap, unit: Unit) -> dict[str, Any]:
    return {
        "nama": unit.nama,
        "jabatan": unit.jabatan,
        "folder": str(unit.folder),
        "master": {"name": unit.master, "sha256": unit.sidik},
        "peringkat": unit.peringkat,
        "rata_rata_sasaran": unit.capaian,
        "rata_rata_indikator": unit.capaian_indikator,
        "predikat": unit.predikat,
        "triwulan_lalu": unit.sebelumnya,
        "perubahan": unit.perubahan,
        "jumlah": {status.value: count for status, count in unit.indikator.items()},
        "renaksi": {status.value: count for status, count in unit.output.items()},
        "lewat_waktu": unit.lewat_waktu,
        "belum_dilaporkan": list(unit.belum_dilaporkan),
        "explain": telusuri(unit, KESELURUHAN, told.triwulan),
    }


def _indicator_data(told: Rekap, one: IndikatorBersama) -> dict[str, Any]:
    return {
        "nomor": one.nomor,
        "kode": list(one.kode),
        "indikator": one.teks,
        "satuan": list(one.satuan),
        "sebaran": _spread_data(one.sebaran),
        "perubahan": one.perubahan,
        "dibandingkan": one.dibandingkan,
        "unit": [_figure_data(told, each) for each in one.nilai],
    }


def _figure_data(told: Rekap, one: NilaiUnit) -> dict[str, Any]:
    return {
        "unit": one.unit.nama,
        "kode": one.kode,
        "indikator": one.teks,
        "target": one.target or None,
        "realisasi": one.realisasi,
        "capaian": one.capaian,
        "status": one.status.value,
        "alasan": one.alasan,
        "peringkat": one.peringkat,
        "triwulan_lalu": one.sebelumnya,
        "perubahan": one.perubahan,
        "explain": telusuri(one.unit, one.kode, told.triwulan),
    }
