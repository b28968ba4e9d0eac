"""What one official is asked in a quarter: his components, surveys, outputs and analyses, with what helps to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from generator.master import (
    Analisis,
    Baris,
    JenisKomponen,
    Kelurahan,
    Komponen,
    Master,
    Output,
    RealisasiRenaksi,
    columns,
)
from generator.master.satuan import PERSENTASE
from generator.office.workbook.formulir import KolomIsian, LembarIsian
from generator.periode import Periode
from generator.registry import Trait, has
from generator.results import Hasil, HasilIndikator, HasilOutput, RekapPejabat, Status, StatusRenaksi
from generator.values import Triwulan, normal, print_number, seen

_FINISHED: Final = (StatusRenaksi.SELESAI, StatusRenaksi.TERLAMBAT)
_NOT_DUE: Final = StatusRenaksi.BELUM_JATUH_TEMPO
_DONE: Final = ("Sudah", "Belum")
_NARROW, _WIDE = 16, 34
"""Widths of columns; the master's own columns are no wider than `_WIDE` either, so that a printed form can be read."""


def asked(master: Master, hasil: Hasil, rekap: RekapPejabat) -> tuple[LembarIsian, ...]:
    """The sheets of an official's form; none when nothing concerns him in the quarter."""
    due = [item for item in rekap.indikator if item.status is not Status.TANPA_TARGET]
    sheets = (
        _komponen(master, hasil.triwulan, due),
        _survei(master, hasil.triwulan, due, rekap.nama),
        _renaksi(master, hasil.triwulan, rekap.output),
        _analisis(master, hasil.triwulan, due),
    )
    return tuple(sheet for sheet in sheets if sheet.baris)


def _known(kind: type[Baris], *fields: str, terbuka: bool = False) -> tuple[KolomIsian, ...]:
    """Columns of the master's sheet."""
    kinds = columns(kind)
    return tuple(KolomIsian(kinds[field].judul, field, min(kinds[field].lebar, _WIDE), terbuka) for field in fields)


def _told(judul: str, lebar: int = _NARROW) -> KolomIsian:
    """A column that is only there to be read."""
    return KolomIsian(judul, "", lebar)


def _before(stem: str, quarter: Periode) -> tuple[str, ...]:
    return tuple(f"{stem}_{earlier.kolom}" for earlier in quarter.so_far if earlier < quarter)


def _now(stem: str, quarter: Periode) -> str:
    return f"{stem}_{quarter.kolom}"


def _values(row: Baris | None, kolom: Sequence[KolomIsian]) -> tuple[Any, ...]:
    return tuple(getattr(row, one.field) if row else None for one in kolom)


def _target(item: HasilIndikator) -> str:
    target = item.kini.perbandingan.target
    if target is None:
        return ""
    unit = "%" if item.indikator.keterangan == PERSENTASE else item.indikator.keterangan
    return f"{seen(target)} {unit}".strip()


def _komponen(master: Master, quarter: Periode, due: Sequence[HasilIndikator]) -> LembarIsian:
    first = (_told("Indikator Kinerja", _WIDE), *_known(Komponen, "kode_indikator", "kode", "uraian", "jenis", "bobot"))
    target = (_told(f"Target Indikator {quarter.label}"),)
    closed = _known(Komponen, *_before("tw", quarter))
    opened = _known(Komponen, _now("tw", quarter), "bukti", terbuka=True)
    rows: dict[str, list[Komponen]] = {}
    for row in master.komponen:
        if row.jenis is not JenisKomponen.INDIKATOR:  # a figure of another indikator, which nobody enters here
            rows.setdefault(normal(row.kode_indikator), []).append(row)
    lines: list[tuple[Any, ...]] = []
    words: dict[int, tuple[str, ...]] = {}
    for item in due:
        skala = master.jenjang.get(item.indikator.kode)
        for row in rows.get(normal(item.indikator.kode), ()):
            if row.jenis is JenisKomponen.SELESAI:
                words[len(lines)] = _DONE
            elif skala:
                words[len(lines)] = skala.jenjang
            what = (item.indikator.indikator, *_values(row, first[1:]), _target(item))
            lines.append((*what, *_values(row, (*closed, *opened))))
    return LembarIsian(Komponen, (*first, *target, *closed, *opened), tuple(lines), words)


def _survei(master: Master, quarter: Periode, due: Sequence[HasilIndikator], nama: str) -> LembarIsian:
    first = _known(Kelurahan, "kecamatan", "kelurahan")
    earlier = [
        field for pair in zip(_before("responden", quarter), _before("nilai", quarter), strict=True) for field in pair
    ]
    closed = _known(Kelurahan, *earlier)
    opened = _known(Kelurahan, _now("responden", quarter), _now("nilai", quarter), terbuka=True)
    kolom = (*first, *closed, *opened)
    surveyed = any(has(item.rumus, Trait.SURVEYED) for item in due)
    rows = _own_places(master.survei, nama) if surveyed else ()
    return LembarIsian(Kelurahan, kolom, tuple(_values(row, kolom) for row in rows))


def _own_places(rows: Sequence[Kelurahan], nama: str) -> Sequence[Kelurahan]:
    """The rows of the place that an official is named after (Camat Cakung); all rows for anybody else."""
    said = f" {normal(nama)}"
    own = [row for row in rows if said.endswith((f" {normal(row.kecamatan)}", f" {normal(row.kelurahan)}"))]
    return own or rows


def _renaksi(master: Master, quarter: Periode, outputs: Sequence[HasilOutput]) -> LembarIsian:
    first = (
        *_known(RealisasiRenaksi, "id_output"),
        _told("Output Renaksi", _WIDE),
        _told("Kriteria Keberhasilan", _WIDE),
    )
    target = (_told("Target Renaksi"), _told("Waktu", 9), _told("Dilaporkan Sebelumnya", 24))
    when = _known(RealisasiRenaksi, "triwulan")
    opened = _known(RealisasiRenaksi, "realisasi", "tanggal", "bukti", "kendala", "tindak_lanjut", terbuka=True)
    reports: dict[str, list[RealisasiRenaksi]] = {}
    for row in master.realisasi:
        reports.setdefault(row.id_output, []).append(row)
    lines = [
        _output(item, reports.get(item.output.id, ()), quarter, opened) for item in outputs if _is_open(item, quarter)
    ]
    return LembarIsian(RealisasiRenaksi, (*first, *target, *when, *opened), tuple(lines))


def _is_open(item: HasilOutput, quarter: Periode) -> bool:
    """Whether an output is due or overdue, and was not finished before the quarter."""
    finished_before = item.status in _FINISHED and item.selesai_pada is not None and item.selesai_pada < quarter.mulai
    return item.status is not _NOT_DUE and not finished_before


def _output(
    item: HasilOutput, reports: Sequence[RealisasiRenaksi], quarter: Periode, opened: Sequence[KolomIsian]
) -> tuple[Any, ...]:
    output: Output = item.output
    now = next((row for row in reversed(reports) if row.triwulan == quarter), None)
    what = (output.id, output.output, output.kriteria)
    due = (output.target_renaksi, seen(output.waktu), "\n".join(_reported(reports, quarter)))
    return (*what, *due, Triwulan(quarter), *_values(now, opened))


def _reported(reports: Sequence[RealisasiRenaksi], quarter: Periode) -> Iterator[str]:
    for row in reports:
        if isinstance(row.triwulan, Triwulan) and row.triwulan < quarter:
            yield f"{row.triwulan.label}: {seen(row.realisasi)}"


def _analisis(master: Master, quarter: Periode, due: Sequence[HasilIndikator]) -> LembarIsian:
    first = (*_known(Analisis, "kode"), _told("Indikator Kinerja", _WIDE), _told(f"Target {quarter.label}"))
    told = (_told("Capaian Sebelumnya (%)"), _told("Tindak Lanjut Sebelumnya", _WIDE))
    when = _known(Analisis, "triwulan")
    opened = _known(Analisis, "pendorong", "penghambat", "tindak_lanjut", "pic", "batas_waktu", terbuka=True)
    rows: dict[tuple[str, object], Analisis] = {(normal(row.kode), row.triwulan): row for row in master.analisis}
    lines = []
    for item in due:
        kode = normal(item.indikator.kode)
        before = rows.get((kode, quarter.previous)) if quarter.previous else None
        said = (_capaian(item), before.tindak_lanjut if before else "")
        what = (item.indikator.kode, item.indikator.indikator, _target(item))
        lines.append((*what, *said, Triwulan(quarter), *_values(rows.get((kode, quarter)), opened)))
    return LembarIsian(Analisis, (*first, *told, *when, *opened), tuple(lines))


def _capaian(item: HasilIndikator) -> str:
    before = item.sebelumnya
    step = before.perbandingan.capaian if before else None
    return print_number(step.value, 2) if step is not None else ""
