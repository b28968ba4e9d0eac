"""The master workbook as declared data: one dataclass per sheet, one line per column.

Everything that needs to know a sheet's shape derives from here: the reader, the blank master, the
generic checks and the documentation. A column is a dataclass field whose metadata is a `Kolom`.

`Baris` is a row; it knows the sheet and the cell of each of its fields. `Master` is a whole workbook,
read once and immutable.
"""

from generator.master.bukti import BerkasBukti, KeadaanBukti, baris_bukti, berkas_bukti
from generator.master.columns import (
    ALAT,
    ANGKA,
    BULAT,
    ISIAN,
    KAYA,
    KODE,
    NAMA,
    PIHAK,
    TANGGAL,
    TARGET,
    TEKS,
    UANG,
    WAKTU,
    Baris,
    Jenis,
    JenisKomponen,
    Kolom,
    Pihak,
    columns,
)
from generator.master.decree import BAGIAN_TUBUH, KUNCI_KEPUTUSAN, ButirTubuh, Indikator, Isian, Kunci, Output
from generator.master.filled import Analisis, Kelurahan, Komponen, Pejabat, Pengecualian, Pengukuran, RealisasiRenaksi
from generator.master.master import LEMBAR, Entry, Master
from generator.master.perjanjian import Anggaran, PihakPerjanjian
from generator.master.persetujuan import AngkaTriwulan, Persetujuan
from generator.master.stored import Buku, Kepala, Lembar, Sel, is_spoiled

__all__ = [
    "ALAT",
    "ANGKA",
    "BAGIAN_TUBUH",
    "BULAT",
    "ISIAN",
    "KAYA",
    "KODE",
    "KUNCI_KEPUTUSAN",
    "LEMBAR",
    "NAMA",
    "PIHAK",
    "TANGGAL",
    "TARGET",
    "TEKS",
    "UANG",
    "WAKTU",
    "Analisis",
    "Anggaran",
    "AngkaTriwulan",
    "Baris",
    "BerkasBukti",
    "Buku",
    "ButirTubuh",
    "Entry",
    "Indikator",
    "Isian",
    "Jenis",
    "JenisKomponen",
    "KeadaanBukti",
    "Kelurahan",
    "Kepala",
    "Kolom",
    "Komponen",
    "Kunci",
    "Lembar",
    "Master",
    "Output",
    "Pejabat",
    "Pengecualian",
    "Pengukuran",
    "Persetujuan",
    "Pihak",
    "PihakPerjanjian",
    "RealisasiRenaksi",
    "Sel",
    "baris_bukti",
    "berkas_bukti",
    "columns",
    "is_spoiled",
]
