"""The files that evidence names: which stand beside the master, with size and digest."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.documents.monitoring.tabel_bukti import BarisBukti
from generator.master import KeadaanBukti, Master, berkas_bukti
from generator.periode import Periode
from generator.values import Triwulan, print_number

_SATUAN: Final = (("MB", 1024 * 1024), ("KB", 1024))


def baris(master: Master, quarter: Periode) -> tuple[BarisBukti, ...]:
    """A line for each file of the indikator, then of the outputs reported until a quarter's end."""
    return tuple(_baris(master, quarter))


def _baris(master: Master, quarter: Periode) -> Iterator[BarisBukti]:
    indikator = {row.kode: row.indikator for row in reversed(master.indikator)}
    for component in master.komponen:
        kode = component.kode_indikator
        yield from _berkas(master, kode, component.uraian or indikator.get(kode, ""), component.bukti)
    outputs = {row.id: row.output for row in reversed(master.output)}
    for report in master.realisasi:
        if isinstance(report.triwulan, Triwulan) and report.triwulan <= quarter:
            yield from _berkas(master, report.id_output, outputs.get(report.id_output, ""), report.bukti)


def _berkas(master: Master, kode: str, uraian: str, bukti: str) -> Iterator[BarisBukti]:
    for berkas in berkas_bukti(bukti, master.bukti):
        found = berkas.keadaan is KeadaanBukti.ADA
        yield BarisBukti(
            kode=kode,
            uraian=uraian,
            berkas=berkas.nama.partition("/")[2],
            ukuran=ukuran(berkas.ukuran) if berkas.ukuran is not None else "",
            keterangan=berkas.sha256 if found else berkas.keadaan.value,
        )


def ukuran(size: int) -> str:
    """A file's size as people read it: `812 byte`, `1,2 MB`."""
    for unit, many in _SATUAN:
        if size >= many:
            return f"{print_number(Decimal(size) / many, 1)} {unit}"
    return f"{size} byte"
