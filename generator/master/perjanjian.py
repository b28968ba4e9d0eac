"""The optional sheets of the Perjanjian Kinerja itself: its two parties, and the budget that goes with it."""

from __future__ import annotations

from datetime import date

from generator.master.columns import (
    ALAT,
    DPA,
    KODE,
    NAMA,
    PERJANJIAN,
    PIHAK,
    TANGGAL,
    TEKS,
    UANG,
    Baris,
    Pihak,
    kolom,
    per_quarter,
    sheet_row,
)
from generator.periode import Periode
from generator.values import Angka, Unreadable

SEJAK = "0.3.0"
RUPIAH = (0, 999_999_999_999_999)
"""Rupiah; Excel keeps 15 digits."""
REALISASI = "Realisasi anggaran dari awal tahun sampai akhir triwulan itu; 0 bila belum ada."


@sheet_row
class PihakPerjanjian(Baris):
    """Sheet Perjanjian: one of the two who sign the Perjanjian Kinerja."""

    SHEET = "Perjanjian"
    ARTI = (
        "Kedua pihak Perjanjian Kinerja, satu pihak per baris. Dokumen perjanjian-kinerja dibuat bila lembar ini terisi; "
        "biarkan kosong bila tidak diperlukan. Kepala daerah, yang tidak mempunyai atasan, cukup mengisi Pihak Pertama."
    )
    KUNCI = ("pihak",)
    WAJIB = False
    SEJAK = SEJAK

    pihak: Pihak | Unreadable | None = kolom(
        "Pihak",
        PIHAK,
        PERJANJIAN,
        wajib=True,
        arti="Pihak Pertama ialah yang berjanji, Pihak Kedua atasannya yang menerima janji itu.",
    )
    nama: str = kolom("Nama", TEKS, PERJANJIAN, lebar=34, wajib=True, arti="Nama lengkap dengan gelar.")
    jabatan: str = kolom(
        "Jabatan", TEKS, PERJANJIAN, lebar=44, wajib=True, arti="Jabatan seperti tercetak, tanpa koma di akhir."
    )
    pangkat: str = kolom(
        "Pangkat", TEKS, PERJANJIAN, lebar=26, arti="Pangkat di bawah nama, misalnya Pembina Utama Muda; boleh kosong."
    )
    nip: str = kolom(
        "NIP", KODE, PERJANJIAN, lebar=22, arti="NIP 18 angka, sebagai teks; kosong bila tidak mempunyai NIP."
    )
    tempat: str = kolom(
        "Tempat",
        TEKS,
        PERJANJIAN,
        lebar=18,
        arti="Tempat penandatanganan, cukup di baris Pihak Pertama; kosong berarti sama dengan kunci Ditetapkan di.",
    )
    tanggal: date | Unreadable | None = kolom(
        "Tanggal",
        TANGGAL,
        PERJANJIAN,
        lebar=18,
        tahun_ini=True,
        arti="Tanggal penandatanganan, cukup di baris Pihak Pertama; kosong berarti ditulis dengan tangan.",
    )


@sheet_row
class Anggaran(Baris):
    """Sheet Anggaran: the budget of a program, or of a kegiatan within it. All amounts are in rupiah."""

    SHEET = "Anggaran"
    ARTI = (
        "Anggaran setiap program dengan realisasinya, satu program per baris. Bila dirinci per kegiatan, tulis satu "
        "kegiatan per baris; baris program tanpa kegiatan menyatakan jumlahnya. Boleh kosong."
    )
    KUNCI = ("kode",)
    WAJIB = False
    SEJAK = SEJAK

    kode: str = kolom(
        "Kode",
        KODE,
        ALAT,
        lebar=14,
        wajib=True,
        arti="Kode tetap baris ini, misalnya PR01 atau kode rekeningnya. Jangan diganti selama tahun berjalan.",
    )
    program: str = kolom("Program", TEKS, PERJANJIAN, lebar=44, wajib=True, turun=True, arti="Nama program.")
    kegiatan: str = kolom(
        "Kegiatan", TEKS, PERJANJIAN, lebar=44, arti="Nama kegiatan; kosong bila baris ini untuk seluruh program."
    )
    pagu: Angka = kolom(
        "Pagu",
        UANG,
        DPA,
        lebar=20,
        rentang=RUPIAH,
        arti="Pagu setahun; boleh kosong bila kegiatannya dirinci.",
    )
    keterangan: str = kolom("Keterangan", TEKS, PERJANJIAN, lebar=18, arti="Sumber dana, misalnya APBD.")
    mendukung: tuple[str, ...] = kolom(
        "Mendukung",
        NAMA,
        PERJANJIAN,
        lebar=18,
        turun=True,
        arti="Yang didukung program ini, satu per baris: kode indikator (IK2.1) atau sasaran (Sasaran 2).",
    )
    realisasi_i: Angka = kolom("Realisasi TW I", UANG, DPA, lebar=20, rentang=RUPIAH, tahun_ini=True, arti=REALISASI)
    realisasi_ii: Angka = kolom("Realisasi TW II", UANG, DPA, lebar=20, rentang=RUPIAH, tahun_ini=True, arti=REALISASI)
    realisasi_iii: Angka = kolom(
        "Realisasi TW III", UANG, DPA, lebar=20, rentang=RUPIAH, tahun_ini=True, arti=REALISASI
    )
    realisasi_iv: Angka = kolom("Realisasi TW IV", UANG, DPA, lebar=20, rentang=RUPIAH, tahun_ini=True, arti=REALISASI)

    def realisasi(self, quarter: Periode) -> Angka:
        """What was spent from the year's begin to the end of a quarter, in rupiah."""
        value: Angka = per_quarter(self, "realisasi", quarter)
        return value
