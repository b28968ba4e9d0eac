"""What somebody types into the master of an office: each record is a row, blank where a cell repeats the one above."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple


class Indikator(NamedTuple):
    """A row of sheet Lampiran I, with its rows of sheets Pengukuran and Komponen."""

    kode: str
    kelompok: str
    sasaran: str
    indikator: str
    sumber: str
    target: tuple[str, ...]
    """Of the four quarters and the year, as typed: `82,5` or `N/A`."""
    satuan: str
    pj: tuple[str, ...]
    pengukuran: tuple[str, ...]
    rumus: tuple[str, str, str]
    """Formula, polarisasi, konsolidasi."""
    komponen: tuple[tuple[Any, ...], ...]
    """Code, what it is, kind, weight, TW I, TW II."""
    skala: tuple[int, int] | None = None


class Aksi(NamedTuple):
    """A row of sheet Lampiran II, or, without an output, the RA and KK of the rows below it."""

    kode: str = ""
    """The indikator, where another one begins."""
    ra: str = ""
    kk: str = ""
    output: str = ""
    target: str = ""
    waktu: str = ""
    pj: tuple[str, ...] = ()


class Kelurahan(NamedTuple):
    """A row of sheet Survei, with respondents and score of TW II."""

    kecamatan: str
    kelurahan: str
    responden: int
    nilai: str


class Realisasi(NamedTuple):
    """A row of sheet Realisasi Renaksi."""

    id: str
    triwulan: str
    realisasi: int
    tanggal: date
    bukti: str
    kendala: str = ""
    tindak_lanjut: str = ""


class Lembaga(NamedTuple):
    """An office, by `perkin init --jenis … --nama …` and what is typed into its master."""

    jenis: str
    nama: str
    kunci: Mapping[str, Any]
    tubuh: tuple[tuple[str, str, str], ...]
    indikator: tuple[Indikator, ...]
    aksi: tuple[Aksi, ...]
    survei: tuple[Kelurahan, ...]
    realisasi: tuple[Realisasi, ...]
    analisis: tuple[tuple[Any, ...], ...]
    pejabat: tuple[tuple[str, str, str, str, str], ...]
    """Name, alias, kind, bidang, group."""
    kop: Mapping[str, str]
    """The keys of the heading and of who signs."""
    tahun: int = 2026
