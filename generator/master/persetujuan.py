"""The optional sheet Persetujuan: who approved which figure of a quarter, and what it was then."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from generator.master.columns import ALAT, ANGKA, KODE, TANGGAL, TEKS, WAKTU, Baris, kolom, sheet_row
from generator.values import Angka, Triwulan, Unreadable


@sheet_row
class Persetujuan(Baris):
    """Sheet Persetujuan: a figure of a quarter, approved by somebody on some day."""

    SHEET = "Persetujuan"
    ARTI = (
        "Persetujuan atas angka satu triwulan, satu angka per baris, dengan nilainya saat disetujui. Bila angkanya berubah "
        "sesudah itu, persetujuannya tidak berlaku lagi dan baris ini ditunjukkan. Boleh kosong."
    )
    KUNCI = ("kode", "triwulan")
    WAJIB = False
    SEJAK = "0.3.0"
    TAHUN_INI = True

    kode: str = kolom(
        "Kode/ID",
        KODE,
        ALAT,
        lebar=12,
        wajib=True,
        arti="Yang disetujui: kode indikator (IK2.1) atau ID output (RO015).",
    )
    triwulan: Triwulan | Unreadable | None = kolom(
        "Triwulan", WAKTU, ALAT, lebar=9, wajib=True, daftar="Triwulan", arti="Triwulan yang disetujui."
    )
    nilai: Angka = kolom(
        "Nilai Disetujui",
        ANGKA,
        ALAT,
        lebar=18,
        wajib=True,
        arti="Realisasi saat disetujui, seperti tertulis di tabel angka; N/A bila disetujui tanpa nilai.",
    )
    oleh: str = kolom("Oleh", TEKS, ALAT, lebar=34, wajib=True, arti="Siapa yang menyetujui.")
    tanggal: date | Unreadable | None = kolom("Tanggal", TANGGAL, ALAT, lebar=18, wajib=True, arti="Tanggal disetujui.")

    @property
    def lengkap(self) -> bool:
        """Whether it says what was approved, by whom and when."""
        known = self.nilai is not None and not isinstance(self.nilai, Unreadable)
        return known and bool(self.oleh) and isinstance(self.tanggal, date)


class AngkaTriwulan(NamedTuple):
    """A figure of a quarter that can be approved: the realisasi of an indikator or output."""

    kode: str
    uraian: str
    triwulan: Triwulan
    nilai: Decimal | None
    """What it is now; None where it is not reported or cannot be computed."""
    jatuh_tempo: bool
    """Whether the quarter's report answers for it: a target stands for the quarter, or the output is due."""
