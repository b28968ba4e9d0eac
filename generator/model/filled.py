"""The sheets that say how figures are made and hold what is filled in: Pengukuran to Pengecualian."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.columns import (
    ALAT,
    ANGKA,
    BULAT,
    ISIAN,
    JENIS_KOMPONEN,
    KODE,
    KONSOLIDASI,
    LAMPIRAN_I,
    METODE,
    NAMA,
    PERSEN,
    POLARISASI,
    TANGGAL,
    TARGET,
    TEKS,
    WAKTU,
    Baris,
    JenisKomponen,
    kolom,
    per_quarter,
)
from generator.values import (
    Angka,
    Konsolidasi,
    NotApplicable,
    Polarisasi,
    Target,
    Triwulan,
    Unreadable,
)


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
        value: Target | NotApplicable | Unreadable | None = per_quarter(self, "hitung", quarter)
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
        value: Angka = per_quarter(self, "tw", quarter)
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
        value: Angka = per_quarter(self, "responden", quarter)
        return value

    def nilai(self, quarter: Triwulan) -> Angka:
        """Mean score of a quarter."""
        value: Angka = per_quarter(self, "nilai", quarter)
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
