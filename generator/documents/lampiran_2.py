"""Lampiran II, `lampiran-2.docx`: the action plan, one row per output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from generator.documents.shared import nip, per_kelompok, tanggal
from generator.model import Master, Output
from generator.values import Angka, Triwulan, Unreadable, print_angka
from generator.word.merge import Gabung, bersambung, gabungan

PERSENTASE: Final = "Persentase"
"""The Keterangan whose targets Lampiran II prints with a percent sign."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Baris:
    """One output with its RA and KK. What a merged group has in common stands on each of its rows."""

    lekat: bool
    """Whether the row stays on one page with what follows: the next row of its KK, or the signature."""
    gabung_sasaran: Gabung
    no: Angka
    sasaran: str
    gabung_indikator: Gabung
    indikator: str
    target: str
    gabung_rencana_aksi: Gabung
    rencana_aksi: str
    gabung_kriteria: Gabung
    kriteria: str
    output: str
    target_renaksi: str
    waktu: str
    gabung_penanggung_jawab: Gabung
    penanggung_jawab: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Kelompok:
    """The rows under one heading such as SASARAN STRATEGIS."""

    nama: str
    baris: tuple[Baris, ...]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Lampiran2:
    """The variables of template `lampiran-2`."""

    status_data: str
    judul: str
    jabatan: str
    nomor: str
    tahun: int
    tanggal: date | Unreadable | None
    kelompok: tuple[Kelompok, ...]
    nama: str
    nip: str
    salinan: bool
    """Whether this is a copy, which has `ttd` in place of the signature."""


def build(master: Master) -> Lampiran2:
    """Lampiran II of a master."""
    satuan = {row.kode: row.keterangan for row in master.indikator}
    last = master.output[-1] if master.output else None
    return Lampiran2(
        status_data=master.status_data,
        judul=f"Lampiran II Keputusan Nomor {master.teks('Nomor')} Tahun {master.tahun}",
        jabatan=master.teks("Jabatan"),
        nomor=master.teks("Nomor"),
        tahun=master.tahun,
        tanggal=tanggal(master),
        kelompok=tuple(Kelompok(nama, tuple(_baris(rows, satuan, last))) for nama, rows in per_kelompok(master.output)),
        nama=master.teks("Nama"),
        nip=nip(master, "NIP Lampiran II"),
        salinan=bool(master.teks("Salinan")),
    )


def _baris(rows: tuple[Output, ...], satuan: Mapping[str, str], last: Output | None) -> Iterator[Baris]:
    sasaran = [(row.no, row.sasaran) for row in rows]
    indikator = [(*outer, row.kode_indikator) for outer, row in zip(sasaran, rows, strict=True)]
    rencana = [(*outer, row.rencana_aksi) for outer, row in zip(indikator, rows, strict=True)]
    kriteria = [(*outer, row.kriteria) for outer, row in zip(rencana, rows, strict=True)]
    pejabat = [(*outer, row.penanggung_jawab) for outer, row in zip(kriteria, rows, strict=True)]
    levels = [gabungan(keys) for keys in (sasaran, indikator, rencana, kriteria, pejabat)]
    for row, kept, *merges in zip(rows, bersambung(kriteria), *levels, strict=True):
        yield _satu(row, kept or row is last, tuple(merges), satuan.get(row.kode_indikator, ""))


def _satu(row: Output, lekat: bool, merges: tuple[Gabung, ...], satuan: str) -> Baris:
    sasaran, indikator, rencana_aksi, kriteria, penanggung_jawab = merges
    return Baris(
        lekat=lekat,
        gabung_sasaran=sasaran,
        no=row.no,
        sasaran=row.sasaran,
        gabung_indikator=indikator,
        indikator=row.indikator,
        target=_target(row.target, satuan),
        gabung_rencana_aksi=rencana_aksi,
        rencana_aksi=row.rencana_aksi,
        gabung_kriteria=kriteria,
        kriteria=row.kriteria,
        output=row.output,
        target_renaksi=row.target_renaksi,
        waktu=_waktu(row.waktu),
        gabung_penanggung_jawab=penanggung_jawab,
        penanggung_jawab=row.penanggung_jawab,
    )


def _target(target: Angka, satuan: str) -> str:
    percent = "%" if satuan == PERSENTASE and isinstance(target, Decimal) else ""
    return print_angka(target) + percent


def _waktu(waktu: Triwulan | Unreadable | None) -> str:
    match waktu:
        case None:
            return ""
        case Unreadable():
            return waktu.seen
    return waktu.label
