"""What a sheet is made of: kinds of cell, columns with their headers and sources, rows that know their cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, NamedTuple, TypeVar, dataclass_transform

from generator.findings import Address
from generator.periode import Pelaporan, Periode
from generator.values import (
    Konsolidasi,
    Polarisasi,
    Raw,
    one_of,
    read_date,
    read_input,
    read_names,
    read_number,
    read_quarter,
    read_target,
    read_text,
    seen,
)

T = TypeVar("T")


class JenisKomponen(StrEnum):
    """What a row of sheet Komponen enters into its indicator's formula."""

    NILAI = "nilai"
    PERSEN = "persen"
    SELESAI = "selesai"
    PEMBILANG = "pembilang"
    PENYEBUT = "penyebut"
    INDIKATOR = "indikator"


class Pihak(StrEnum):
    """A side of a Perjanjian Kinerja: who promises, and the superior who receives the promise."""

    PERTAMA = "Pihak Pertama"
    KEDUA = "Pihak Kedua"


class Jenis(NamedTuple):
    """A kind of cell: how it is read, and how the writer formats and guards it."""

    nama: str
    read: Callable[[Raw], Any]
    expects: str
    """What belongs here, for messages: `berisi angka atau N/A`."""
    numeric: bool = False
    textual: bool = False
    """Whether any text may stand here."""
    pilihan: tuple[str, ...] = ()
    """The words that may stand here, where they are few."""
    within: str = ""
    """What belongs here where the column has a range, with a place for each of its ends."""
    as_text: bool = False
    """Written with Excel's text format, so that ids and NIP are never turned into numbers or dates."""


TEKS = Jenis("teks", read_text, "teks", textual=True)
KODE = Jenis("kode", read_text, "kode berupa teks", textual=True, as_text=True)
KAYA = Jenis("teks kaya", read_text, "teks", textual=True)
NAMA = Jenis("daftar nama", read_names, "nama-nama, satu nama per baris", textual=True)
BULAT = Jenis("bilangan bulat", read_number, "bilangan bulat", numeric=True)
ANGKA = Jenis("angka", read_number, "angka atau N/A", numeric=True, within="angka {} sampai {} atau N/A")
ISIAN = Jenis("isian", read_input, "angka, Sudah, Belum, atau N/A", numeric=True, pilihan=("Sudah", "Belum", "N/A"))
UANG = Jenis("rupiah", read_number, "angka rupiah tanpa Rp dan tanpa titik, atau N/A", numeric=True)
TARGET = Jenis("target", read_target, "angka, rentang seperti 80–100 (Stabilize), atau N/A", numeric=True)
WAKTU = Jenis("triwulan", read_quarter, "TW I, TW II, TW III, atau TW IV")
TANGGAL = Jenis("tanggal", read_date, "tanggal (hari/bulan/tahun) sebagai tanggal Excel")
POLARISASI = Jenis("polarisasi", one_of(Polarisasi), "Maximize, Minimize, atau Stabilize", pilihan=tuple(Polarisasi))
KONSOLIDASI = Jenis("konsolidasi", one_of(Konsolidasi), "jumlah, rata-rata, atau akhir", pilihan=tuple(Konsolidasi))
PIHAK = Jenis("pihak", one_of(Pihak), " atau ".join(Pihak), pilihan=tuple(Pihak))
PERIODE = Jenis("periode pelaporan", one_of(Pelaporan), "Triwulan atau Semester", pilihan=tuple(Pelaporan))
JENIS_KOMPONEN = Jenis("jenis komponen", one_of(JenisKomponen), ", ".join(JenisKomponen), pilihan=tuple(JenisKomponen))


class Kolom(NamedTuple):
    """One column of a sheet."""

    judul: str
    """Header text, as in the workbook."""
    jenis: Jenis
    sumber: str
    """Where the column comes from: a part of the decree, an article, or the working of this tool."""
    arti: str
    """What belongs in the column, for sheet Petunjuk; what follows from kind, list and range is not repeated."""
    lebar: int = 16
    """Width in characters."""
    wajib: bool = False
    """Whether every row must fill it."""
    daftar: str = ""
    """Name of the drop-down list (a column of sheet Daftar)."""
    rentang: tuple[int, int] | None = None
    """Lowest and highest number allowed at entry."""
    bersatuan: bool = False
    """Whether the unit (Keterangan) of its indikator decides what numbers can be meant."""
    turun: bool = False
    """Whether a blank cell repeats the one above (as merged cells in the printed table do)."""
    sejak: str = ""
    """The version that added the column; empty for the columns of 0.1.0. Older masters lack it, which means blank."""
    tahun_ini: bool = False
    """Whether it holds what happened in the master's own year; next year's master begins with it blank."""


def kolom(judul: str, jenis: Jenis, sumber: str, *, arti: str, **options: Any) -> Any:
    """Declare a column as a dataclass field."""
    return field(metadata={"kolom": Kolom(judul, jenis, sumber, arti, **options)})


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field, kolom))
def sheet_row(kind: type[T]) -> type[T]:
    """Make a class a row of a sheet, its fields given by name.

    That nobody changes one is held by the type checker; held at run time too, it would slow every start and every row.
    """
    return dataclass(kw_only=True)(kind)


@sheet_row
class Baris:
    """A row of a sheet; `cells` maps each field to its A1 reference."""

    SHEET: ClassVar[str]
    ARTI: ClassVar[str]
    """What the sheet is for, in the words of sheet Petunjuk."""
    KUNCI: ClassVar[tuple[str, ...]]
    """Fields that together identify a row; empty where order alone does."""
    WAJIB: ClassVar[bool] = True
    """Whether a master without this sheet is incomplete."""
    SEJAK: ClassVar[str] = ""
    """The version that added a sheet that a master may lack; it is written where it holds rows or is asked for."""
    TAHUN_INI: ClassVar[bool] = False
    """Whether its rows report on the master's own year; next year's master begins without them."""

    cells: Mapping[str, str] = field(repr=False)

    def at(self, name: str) -> Address:
        """The address of a field's cell."""
        return Address(self.SHEET, self.cells.get(name, ""))

    @property
    def identitas(self) -> str:
        """The row's key as people say it: `RO001 TW I`."""
        return " ".join(text for name in self.KUNCI if (text := seen(getattr(self, name))))


def columns(kind: type[Baris]) -> Mapping[str, Kolom]:
    """Field name → column, in the order of the sheet."""
    cached: Mapping[str, Kolom] = _columns(kind)  # type: ignore[arg-type]  # mypy takes a dataclass type for its instance
    return cached


@cache
def _columns(kind: Any) -> Mapping[str, Kolom]:
    return {f.name: f.metadata["kolom"] for f in fields(kind) if "kolom" in f.metadata}


def per_quarter(row: Baris, stem: str, quarter: Periode) -> Any:
    """The field of a row that belongs to a quarter: `stem` and the quarter's name."""
    return getattr(row, f"{stem}_{quarter.kolom}")


TUBUH = "batang tubuh Keputusan"
LAMPIRAN_I = "Keputusan, Lampiran I"
LAMPIRAN_II = "Keputusan, Lampiran II"
METODE = "Lampiran I, kolom Pengukuran Kinerja"
ALAT = "keperluan pengolahan"
LAPORAN = "laporan penanggung jawab"
PERJANJIAN = "PermenPANRB 53/2014, formulir Perjanjian Kinerja"
DPA = "dokumen pelaksanaan anggaran"
PERSEN = (0, 100)
