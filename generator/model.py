"""The master workbook as declared data: one frozen dataclass per sheet, one line per column.

Everything that needs to know a sheet's shape derives from here: the reader, the blank master, the
generic checks and the documentation. A column is a dataclass field whose metadata is a `Kolom`.

`Baris` is a row; it knows the sheet and the cell of each of its fields. `Master` is a whole workbook,
read once and immutable.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, ClassVar

from generator.findings import Address
from generator.values import (
    Angka,
    Konsolidasi,
    NotApplicable,
    Paragraph,
    Polarisasi,
    Raw,
    Target,
    Triwulan,
    Unreadable,
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


class JenisKomponen(StrEnum):
    """What a row of sheet Komponen enters into its indicator's formula."""

    NILAI = "nilai"
    PERSEN = "persen"
    SELESAI = "selesai"
    PEMBILANG = "pembilang"
    PENYEBUT = "penyebut"
    INDIKATOR = "indikator"


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of cell: how it is read, and how the writer formats and guards it."""

    nama: str
    read: Callable[[Raw], Any]
    expects: str
    """What belongs here, for messages: `berisi angka atau N/A`."""
    numeric: bool = False
    as_text: bool = False
    """Written with Excel's text format, so that ids and NIP are never turned into numbers or dates."""


TEKS = Jenis("teks", read_text, "teks")
KODE = Jenis("kode", read_text, "kode berupa teks", as_text=True)
KAYA = Jenis("teks kaya", read_text, "teks")
NAMA = Jenis("daftar nama", read_names, "nama-nama, satu nama per baris")
BULAT = Jenis("bilangan bulat", read_number, "bilangan bulat", numeric=True)
ANGKA = Jenis("angka", read_number, "angka atau N/A", numeric=True)
ISIAN = Jenis("isian", read_input, "angka, Sudah, Belum, atau N/A", numeric=True)
TARGET = Jenis("target", read_target, "angka, rentang seperti 80–100 (Stabilize), atau N/A", numeric=True)
WAKTU = Jenis("triwulan", read_quarter, "TW I, TW II, TW III, atau TW IV")
TANGGAL = Jenis("tanggal", read_date, "tanggal (hari/bulan/tahun) sebagai tanggal Excel")
POLARISASI = Jenis("polarisasi", one_of(Polarisasi), "Maximize, Minimize, atau Stabilize")
KONSOLIDASI = Jenis("konsolidasi", one_of(Konsolidasi), "jumlah, rata-rata, atau akhir")
JENIS_KOMPONEN = Jenis("jenis komponen", one_of(JenisKomponen), ", ".join(JenisKomponen))


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a sheet."""

    judul: str
    """Header text, as in the workbook."""
    jenis: Jenis
    sumber: str
    """Where the column comes from: a part of the decree, an article, or the working of this tool."""
    lebar: int = 16
    """Width in characters."""
    wajib: bool = False
    """Whether every row must fill it."""
    daftar: str = ""
    """Name of the drop-down list (a column of sheet Daftar)."""
    rentang: tuple[int, int] | None = None
    """Lowest and highest number allowed at entry."""
    turun: bool = False
    """Whether a blank cell repeats the one above (as merged cells in the printed table do)."""


def kolom(judul: str, jenis: Jenis, sumber: str, **options: Any) -> Any:
    """Declare a column as a dataclass field."""
    return field(metadata={"kolom": Kolom(judul, jenis, sumber, **options)})


@dataclass(frozen=True, kw_only=True)
class Baris:
    """A row of a sheet; `cells` maps each field to its A1 reference."""

    SHEET: ClassVar[str]
    KUNCI: ClassVar[tuple[str, ...]]
    """Fields that together identify a row; empty where order alone does."""
    WAJIB: ClassVar[bool] = True
    """Whether a master without this sheet is incomplete."""

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


def _per_quarter(row: Baris, stem: str, quarter: Triwulan) -> Any:
    return getattr(row, f"{stem}_{quarter.name.lower()}")


TUBUH = "batang tubuh Keputusan"
LAMPIRAN_I = "Keputusan, Lampiran I"
LAMPIRAN_II = "Keputusan, Lampiran II"
METODE = "Lampiran I, kolom Pengukuran Kinerja"
ALAT = "keperluan pengolahan"
PERSEN = (0, 100)


@dataclass(frozen=True, kw_only=True)
class Isian(Baris):
    """Sheet Keputusan: one key and its value."""

    SHEET = "Keputusan"
    KUNCI = ("kunci",)

    kunci: str = kolom("Kunci", KODE, TUBUH, lebar=28, wajib=True)
    isi: Raw = kolom("Isi", Jenis("bebas", lambda raw: raw, "isian"), TUBUH, lebar=80)


@dataclass(frozen=True, kw_only=True)
class ButirTubuh(Baris):
    """Sheet Batang Tubuh: one paragraph of the decree's body."""

    SHEET = "Batang Tubuh"
    KUNCI = ("bagian", "label")

    bagian: str = kolom("Bagian", TEKS, TUBUH, wajib=True, daftar="Bagian")
    label: str = kolom("Label", KODE, TUBUH, lebar=12)
    isi: str = kolom("Isi", TEKS, TUBUH, lebar=110, wajib=True)


@dataclass(frozen=True, kw_only=True)
class Indikator(Baris):
    """Sheet Lampiran I: one indikator kinerja."""

    SHEET = "Lampiran I"
    KUNCI = ("kode",)

    kode: str = kolom("Kode", KODE, ALAT, lebar=9, wajib=True)
    kelompok: str = kolom("Kelompok", TEKS, LAMPIRAN_I, lebar=18, wajib=True, turun=True)
    no: Angka = kolom("No", BULAT, LAMPIRAN_I, lebar=5, rentang=(1, 999), wajib=True, turun=True)
    sasaran: str = kolom("Sasaran", TEKS, LAMPIRAN_I, lebar=32, wajib=True, turun=True)
    indikator: str = kolom("Indikator Kinerja", TEKS, LAMPIRAN_I, lebar=32, wajib=True)
    sumber_data: str = kolom("Sumber Data", TEKS, LAMPIRAN_I)
    pengukuran: tuple[Paragraph, ...] = kolom("Pengukuran Kinerja", KAYA, LAMPIRAN_I, lebar=120, wajib=True)
    target_i: Angka = kolom("Target TW I", ANGKA, LAMPIRAN_I, lebar=10, rentang=PERSEN)
    target_ii: Angka = kolom("Target TW II", ANGKA, LAMPIRAN_I, lebar=10, rentang=PERSEN)
    target_iii: Angka = kolom("Target TW III", ANGKA, LAMPIRAN_I, lebar=10, rentang=PERSEN)
    target_iv: Angka = kolom("Target TW IV", ANGKA, LAMPIRAN_I, lebar=10, rentang=PERSEN)
    target_tahunan: Angka = kolom("Target Tahunan", ANGKA, LAMPIRAN_I, lebar=10, rentang=PERSEN)
    keterangan: str = kolom("Keterangan", TEKS, LAMPIRAN_I, lebar=13, daftar="Satuan", wajib=True)
    penanggung_jawab: tuple[str, ...] = kolom("Penanggungjawab", NAMA, LAMPIRAN_I, lebar=32)

    def target(self, quarter: Triwulan) -> Angka:
        """The printed target of a quarter."""
        value: Angka = _per_quarter(self, "target", quarter)
        return value


@dataclass(frozen=True, kw_only=True)
class Output(Baris):
    """Sheet Lampiran II: one output (T/O) of the action plan, with its RA and KK."""

    SHEET = "Lampiran II"
    KUNCI = ("id",)

    id: str = kolom("ID", KODE, ALAT, lebar=8, wajib=True)
    kode_indikator: str = kolom("Kode Indikator", KODE, ALAT, lebar=9, wajib=True, turun=True, daftar="Indikator")
    kelompok: str = kolom("Kelompok", TEKS, LAMPIRAN_II, lebar=18, wajib=True, turun=True)
    no: Angka = kolom("No", BULAT, LAMPIRAN_II, lebar=5, rentang=(1, 999), wajib=True, turun=True)
    sasaran: str = kolom("Sasaran", TEKS, LAMPIRAN_II, lebar=32, wajib=True, turun=True)
    indikator: str = kolom("Indikator Kinerja", TEKS, LAMPIRAN_II, lebar=32, wajib=True, turun=True)
    target: Angka = kolom("Target", ANGKA, LAMPIRAN_II, lebar=10, rentang=PERSEN, turun=True)
    rencana_aksi: str = kolom("Rencana Aksi", TEKS, LAMPIRAN_II, lebar=48, wajib=True, turun=True)
    kriteria: str = kolom("Kriteria Keberhasilan", TEKS, LAMPIRAN_II, lebar=48, turun=True)
    output: str = kolom("Output Renaksi", TEKS, LAMPIRAN_II, lebar=48)
    target_renaksi: str = kolom("Target Renaksi", KODE, LAMPIRAN_II, lebar=14)
    waktu: Triwulan | Unreadable | None = kolom("Waktu", WAKTU, LAMPIRAN_II, lebar=9, daftar="Triwulan")
    penanggung_jawab: tuple[str, ...] = kolom("Penanggung Jawab", NAMA, LAMPIRAN_II, lebar=34)


@dataclass(frozen=True, kw_only=True)
class Pengukuran(Baris):
    """Sheet Pengukuran: how one indikator is calculated."""

    SHEET = "Pengukuran"
    KUNCI = ("kode",)

    kode: str = kolom("Kode Indikator", KODE, METODE, lebar=10, wajib=True, daftar="Indikator")
    rumus: str = kolom("Rumus", TEKS, METODE, lebar=26, wajib=True, daftar="Rumus")
    polarisasi: Polarisasi | Unreadable | None = kolom(
        "Polarisasi", POLARISASI, METODE, lebar=12, wajib=True, daftar="Polarisasi"
    )
    konsolidasi: Konsolidasi | Unreadable | None = kolom(
        "Konsolidasi", KONSOLIDASI, "PermenPANRB 8/2021", lebar=12, wajib=True, daftar="Konsolidasi"
    )
    hitung_i: Target | NotApplicable | Unreadable | None = kolom("Target Hitung TW I", TARGET, METODE, lebar=14)
    hitung_ii: Target | NotApplicable | Unreadable | None = kolom("Target Hitung TW II", TARGET, METODE, lebar=14)
    hitung_iii: Target | NotApplicable | Unreadable | None = kolom("Target Hitung TW III", TARGET, METODE, lebar=14)
    hitung_iv: Target | NotApplicable | Unreadable | None = kolom("Target Hitung TW IV", TARGET, METODE, lebar=14)
    skala_min: Angka = kolom("Skala Min", ANGKA, METODE, lebar=8)
    skala_maks: Angka = kolom("Skala Maks", ANGKA, METODE, lebar=8)
    skala_predikat: str = kolom("Skala Predikat", TEKS, METODE, lebar=24, daftar="Skala_Predikat")
    catatan: str = kolom("Catatan", TEKS, ALAT, lebar=70)

    def target_hitung(self, quarter: Triwulan) -> Target | NotApplicable | Unreadable | None:
        """The calculation target of a quarter, None where the printed one holds."""
        value: Target | NotApplicable | Unreadable | None = _per_quarter(self, "hitung", quarter)
        return value


@dataclass(frozen=True, kw_only=True)
class Komponen(Baris):
    """Sheet Komponen: one input of an indikator's formula, with its value in each quarter."""

    SHEET = "Komponen"
    KUNCI = ("kode_indikator", "kode", "jenis")

    kode_indikator: str = kolom("Kode Indikator", KODE, METODE, lebar=10, wajib=True, daftar="Indikator")
    kode: str = kolom("Kode Komponen", KODE, METODE, lebar=12, wajib=True)
    uraian: str = kolom("Uraian", TEKS, METODE, lebar=70, wajib=True)
    jenis: JenisKomponen | Unreadable | None = kolom(
        "Jenis", JENIS_KOMPONEN, METODE, lebar=12, wajib=True, daftar="Jenis_Komponen"
    )
    bobot: Angka = kolom("Bobot", ANGKA, METODE, lebar=8, rentang=PERSEN)
    tw_i: Angka = kolom("TW I", ISIAN, ALAT, lebar=16)
    tw_ii: Angka = kolom("TW II", ISIAN, ALAT, lebar=16)
    tw_iii: Angka = kolom("TW III", ISIAN, ALAT, lebar=16)
    tw_iv: Angka = kolom("TW IV", ISIAN, ALAT, lebar=16)
    bukti: str = kolom("Bukti", TEKS, ALAT, lebar=40)

    def nilai(self, quarter: Triwulan) -> Angka:
        """The value entered for a quarter."""
        value: Angka = _per_quarter(self, "tw", quarter)
        return value


@dataclass(frozen=True, kw_only=True)
class Kelurahan(Baris):
    """Sheet Survei: the survey of one kelurahan in each quarter."""

    SHEET = "Survei"
    KUNCI = ("kecamatan", "kelurahan")

    kecamatan: str = kolom("Kecamatan", TEKS, METODE, lebar=20, wajib=True, turun=True)
    kelurahan: str = kolom("Kelurahan", TEKS, METODE, lebar=26, wajib=True)
    responden_i: Angka = kolom("Responden TW I", BULAT, METODE, lebar=13, rentang=(0, 1000000))
    responden_ii: Angka = kolom("Responden TW II", BULAT, METODE, lebar=13, rentang=(0, 1000000))
    responden_iii: Angka = kolom("Responden TW III", BULAT, METODE, lebar=13, rentang=(0, 1000000))
    responden_iv: Angka = kolom("Responden TW IV", BULAT, METODE, lebar=13, rentang=(0, 1000000))
    nilai_i: Angka = kolom("Nilai TW I", ANGKA, METODE, lebar=9, rentang=PERSEN)
    nilai_ii: Angka = kolom("Nilai TW II", ANGKA, METODE, lebar=9, rentang=PERSEN)
    nilai_iii: Angka = kolom("Nilai TW III", ANGKA, METODE, lebar=9, rentang=PERSEN)
    nilai_iv: Angka = kolom("Nilai TW IV", ANGKA, METODE, lebar=9, rentang=PERSEN)

    def responden(self, quarter: Triwulan) -> Angka:
        """Number of people asked in a quarter."""
        value: Angka = _per_quarter(self, "responden", quarter)
        return value

    def nilai(self, quarter: Triwulan) -> Angka:
        """Mean score of a quarter."""
        value: Angka = _per_quarter(self, "nilai", quarter)
        return value


@dataclass(frozen=True, kw_only=True)
class RealisasiRenaksi(Baris):
    """Sheet Realisasi Renaksi: what was reported on an output in a quarter."""

    SHEET = "Realisasi Renaksi"
    KUNCI = ("id_output", "triwulan")

    id_output: str = kolom("ID", KODE, "diktum KETIGA", lebar=8, wajib=True, daftar="Output")
    triwulan: Triwulan | Unreadable | None = kolom(
        "Triwulan", WAKTU, "diktum KETIGA", lebar=9, wajib=True, daftar="Triwulan"
    )
    realisasi: Angka = kolom("Realisasi", ANGKA, "diktum KETIGA", lebar=10, wajib=True, rentang=(0, 1000000))
    tanggal: date | Unreadable | None = kolom("Tanggal", TANGGAL, "diktum KETIGA", lebar=18)
    bukti: str = kolom("Bukti", TEKS, "diktum KETIGA", lebar=44)
    kendala: str = kolom("Kendala", TEKS, "diktum KETIGA", lebar=44)
    tindak_lanjut: str = kolom("Tindak Lanjut", TEKS, "diktum KETIGA", lebar=44)


@dataclass(frozen=True, kw_only=True)
class Analisis(Baris):
    """Sheet Analisis: why an indikator stands where it stands in a quarter."""

    SHEET = "Analisis"
    KUNCI = ("kode", "triwulan")

    kode: str = kolom("Kode Indikator", KODE, "diktum KEDUA", lebar=10, wajib=True, daftar="Indikator")
    triwulan: Triwulan | Unreadable | None = kolom(
        "Triwulan", WAKTU, "diktum KEDUA", lebar=9, wajib=True, daftar="Triwulan"
    )
    pendorong: str = kolom("Faktor Pendorong", TEKS, "Permendagri 86/2017", lebar=44)
    penghambat: str = kolom("Faktor Penghambat", TEKS, "Permendagri 86/2017", lebar=44)
    tindak_lanjut: str = kolom("Tindak Lanjut", TEKS, "Permendagri 86/2017", lebar=44)
    pic: str = kolom("PIC", TEKS, "diktum KEEMPAT", lebar=28)
    batas_waktu: date | Unreadable | None = kolom("Batas Waktu", TANGGAL, "diktum KEEMPAT", lebar=18)


@dataclass(frozen=True, kw_only=True)
class Pejabat(Baris):
    """Sheet Pejabat: one official, with every spelling in use."""

    SHEET = "Pejabat"
    KUNCI = ("nama",)

    nama: str = kolom("Nama Baku", TEKS, ALAT, lebar=44, wajib=True)
    alias: tuple[str, ...] = kolom("Alias", NAMA, LAMPIRAN_I, lebar=40)
    jenis: str = kolom("Jenis", TEKS, ALAT, wajib=True, daftar="Jenis_Pejabat")
    bidang: str = kolom("Bidang", TEKS, ALAT, lebar=36, daftar="Bidang")
    kelompok: str = kolom("Kelompok", TEKS, LAMPIRAN_I, lebar=20)


@dataclass(frozen=True, kw_only=True)
class Pengecualian(Baris):
    """Sheet Pengecualian: a finding accepted by somebody until some day."""

    SHEET = "Pengecualian"
    KUNCI = ()
    WAJIB = False

    kode_aturan: str = kolom("Kode Aturan", KODE, ALAT, lebar=12, wajib=True)
    lembar: str = kolom("Sheet", TEKS, ALAT, lebar=20)
    kode: str = kolom("Kode/ID", KODE, ALAT, lebar=14)
    kolom_: str = kolom("Kolom", TEKS, ALAT, lebar=24)
    alasan: str = kolom("Alasan", TEKS, ALAT, lebar=60, wajib=True)
    oleh: str = kolom("Oleh", TEKS, ALAT, lebar=28, wajib=True)
    sampai: date | Unreadable | None = kolom("Sampai", TANGGAL, ALAT, lebar=18)


@dataclass(frozen=True, slots=True)
class Kunci:
    """A key of sheet Keputusan."""

    nama: str
    jenis: Jenis
    wajib: bool
    arti: str
    """What to enter, shown to staff beside the cell."""


KUNCI_KEPUTUSAN: tuple[Kunci, ...] = (
    Kunci("Jabatan", TEKS, True, "Jabatan yang menetapkan, huruf kapital, tanpa koma"),
    Kunci("Nomor", KODE, True, "Nomor Keputusan, misalnya e-0054"),
    Kunci("Tahun", BULAT, True, "Tahun perjanjian kinerja, misalnya 2025"),
    Kunci("Tentang", TEKS, True, "Judul Keputusan; baris baru (Alt+Enter) menjadi baris baru di cetakan"),
    Kunci("Ditetapkan di", TEKS, True, "Tempat penetapan"),
    Kunci("Tanggal", TANGGAL, True, "Tanggal penetapan, diketik sebagai tanggal (8/7/2025)"),
    Kunci("Nama", TEKS, True, "Nama pejabat yang menetapkan"),
    Kunci("NIP", KODE, True, "NIP 18 angka, sebagai teks"),
    Kunci("Status Data", TEKS, False, "Kosong untuk data resmi. Bila diisi, tercetak di setiap dokumen"),
    Kunci(
        "Batas Capaian",
        ANGKA,
        False,
        "Capaian tertinggi yang ditampilkan, dalam %: 100, 110, 120, atau N/A (tanpa batas)",
    ),
    Kunci(
        "Pembuka", TEKS, False, "Jabatan pada baris pembuka bila cetakannya berbeda; kosong berarti sama dengan Jabatan"
    ),
    Kunci(
        "NIP Lampiran I",
        KODE,
        False,
        "Baris NIP pada Lampiran I persis seperti tercetak; kosong berarti sama dengan NIP",
    ),
    Kunci(
        "NIP Lampiran II",
        KODE,
        False,
        "Baris NIP pada Lampiran II persis seperti tercetak; kosong berarti sama dengan NIP",
    ),
    Kunci("Penyusun Laporan", TEKS, False, "Jabatan penyusun laporan monitoring"),
    Kunci("Nama Penyusun", TEKS, False, "Nama penyusun laporan monitoring"),
    Kunci("NIP Penyusun", KODE, False, "NIP penyusun laporan monitoring, 18 angka, sebagai teks"),
    Kunci("Mengetahui", TEKS, False, "Jabatan yang mengetahui laporan monitoring"),
    Kunci("Nama Mengetahui", TEKS, False, "Nama pejabat yang mengetahui"),
    Kunci("NIP Mengetahui", KODE, False, "NIP pejabat yang mengetahui, 18 angka, sebagai teks"),
)

BAGIAN_TUBUH = ("Menimbang", "Mengingat", "Memutuskan", "Menetapkan", "Diktum", "Tembusan")
"""The parts of the decree's body in the order of print."""


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell as stored in the file."""

    alamat: str
    nilai: Raw
    paragraf: tuple[Paragraph, ...] = ()
    """The text with its looks, for text cells."""
    formula: str = ""
    """The formula, when the cell has one; `nilai` is then the value last calculated by Excel."""
    galat: bool = False
    """Whether the cell shows an error such as #REF!."""
    format: str = "General"


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet as stored: its cells by (row, column), counted from 1."""

    nama: str
    sel: Mapping[tuple[int, int], Sel]
    tabel: str = ""
    """Range of the sheet's Excel table, empty when it has none."""
    gabungan: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges as (first row, first column, last row, last column)."""
    tersembunyi: frozenset[int] = frozenset()
    """Hidden rows."""


@dataclass(frozen=True, slots=True)
class Buku:
    """A workbook as stored."""

    nama: str
    sha256: str
    lembar: Mapping[str, Lembar]
    pembuat: str = ""
    """The program that saved the file."""


@dataclass(frozen=True, slots=True)
class Kepala:
    """The header row of a sheet: its row number, field → column number, and what was not recognised."""

    baris: int
    kolom: Mapping[str, int]
    hilang: tuple[str, ...] = ()
    tambahan: Mapping[str, str] = field(default_factory=dict)
    """Unknown header text → A1 reference."""
    ganda: tuple[str, ...] = ()
    """Cells of headers that occur twice."""


@dataclass(frozen=True, kw_only=True)
class Master:
    """A whole master workbook. `isian` keeps the typed values of sheet Keputusan by key."""

    nama: str
    """File name without folder."""
    sha256: str
    isian: tuple[Isian, ...]
    tubuh: tuple[ButirTubuh, ...]
    indikator: tuple[Indikator, ...]
    output: tuple[Output, ...]
    pengukuran: tuple[Pengukuran, ...]
    komponen: tuple[Komponen, ...]
    survei: tuple[Kelurahan, ...]
    realisasi: tuple[RealisasiRenaksi, ...]
    analisis: tuple[Analisis, ...]
    pejabat: tuple[Pejabat, ...]
    pengecualian: tuple[Pengecualian, ...]
    buku: Buku = field(compare=False, repr=False)
    """The sheets as they stand in the file, for rules about structure."""
    kepala: Mapping[str, Kepala] = field(compare=False, repr=False)
    """Sheet name → its header row, for the sheets that were found."""

    def kunci(self, nama: str) -> Any:
        """The typed value of a key of sheet Keputusan; None when absent or blank."""
        return self._kunci.get(nama)

    @cached_property
    def _kunci(self) -> Mapping[str, Any]:
        kinds = {kunci.nama: kunci.jenis for kunci in KUNCI_KEPUTUSAN}
        read = {row.kunci: kinds[row.kunci].read(row.isi) for row in self.isian if row.kunci in kinds}
        return {nama: value for nama, value in read.items() if value not in (None, "")}

    def teks(self, nama: str) -> str:
        """The value of a key as text, empty when blank or unreadable."""
        value = self.kunci(nama)
        return value if isinstance(value, str) else ""

    def at(self, nama: str) -> Address:
        """The address of a key's value."""
        for row in self.isian:
            if row.kunci == nama:
                return row.at("isi")
        return Address(Isian.SHEET)

    @property
    def tahun(self) -> int:
        """Year of the agreement, 0 when not filled in."""
        value = self.kunci("Tahun")
        return int(value) if isinstance(value, Decimal) else 0

    @property
    def status_data(self) -> str:
        """The mark that every document carries, e.g. `DATA CONTOH`; empty for official data."""
        return self.teks("Status Data")


LEMBAR: Mapping[str, type[Baris]] = {
    "isian": Isian,
    "tubuh": ButirTubuh,
    "indikator": Indikator,
    "output": Output,
    "pengukuran": Pengukuran,
    "komponen": Komponen,
    "survei": Kelurahan,
    "realisasi": RealisasiRenaksi,
    "analisis": Analisis,
    "pejabat": Pejabat,
    "pengecualian": Pengecualian,
}
"""Field of `Master` → the sheet it is read from, in the order of the workbook."""
