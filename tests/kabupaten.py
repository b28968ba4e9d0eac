"""A master of another kind of office than the sample decree's: an invented regency, which has no survey.

Its rulings are numbered otherwise, its Bupati is elected and has no NIP, and its number already holds the year.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.master import KUNCI_KEPUTUSAN
from generator.office.workbook.writer import Rows, write
from generator.registry import FORMULAS
from generator.values import Konsolidasi, Polarisasi, Run, Triwulan

KUNCI: Final[Mapping[str, Any]] = {
    "Jabatan": "BUPATI LEMBAH HIJAU",
    "Nomor": "050/15/2026",
    "Tahun": Decimal(2026),
    "Tentang": "PENETAPAN PERJANJIAN KINERJA\nBUPATI LEMBAH HIJAU\nTAHUN 2026",
    "Ditetapkan di": "Rantau Indah",
    "Tanggal": date(2026, 1, 12),
    "Nama": "RATNA ANGGRAINI",
    "Batas Capaian": Decimal(110),
}
PENYUSUN: Final = {
    "Penyusun Laporan": "Kepala Dinas Statistik",
    "Nama Penyusun": "NAMA KEPALA DINAS",
    "NIP Penyusun": "198003042005012003",
    "Mengetahui": "Inspektur Daerah",
}
_SASARAN: Final = ("Petani makmur", "Jalan desa mantap", "Arsip daerah tertib")
_INDIKATOR: Final = ("Hasil panen padi", "Panjang jalan desa beraspal", "Arsip yang telah dialihmediakan")
_PEJABAT: Final = ("Kepala Dinas Pertanian", "Kepala Dinas Bina Marga", "Kepala Dinas Kearsipan")
_OUTPUT: Final = ((1, Triwulan.I), (1, Triwulan.II), (2, Triwulan.II), (3, Triwulan.III))
"""Number of the indikator and quarter of each output."""


def rows(kunci: Mapping[str, Any] = KUNCI) -> Rows:
    """The regency's sheets, reported up to TW II; the third indikator is not reported."""
    return {
        "isian": [{"kunci": key.nama, "isi": kunci.get(key.nama)} for key in KUNCI_KEPUTUSAN],
        "tubuh": [{"bagian": bagian, "label": label, "isi": isi} for bagian, label, isi in _TUBUH],
        "indikator": [_indikator(number) for number in (1, 2, 3)],
        "output": [_output(place, *given) for place, given in enumerate(_OUTPUT, 1)],
        "pengukuran": [_pengukuran(number) for number in (1, 2, 3)],
        "komponen": [_komponen(number) for number in (1, 2, 3)],
        "realisasi": [_realisasi(1, Triwulan.I), _realisasi(2, Triwulan.II)],
        "analisis": [_ANALISIS],
        "pejabat": [
            {"nama": nama, "jenis": "Kepala Dinas", "bidang": "Teknis", "kelompok": "Semua Kepala Dinas"}
            for nama in _PEJABAT
        ],
    }


def stored(path: Path, kunci: Mapping[str, Any] = KUNCI) -> Path:
    """The master as a workbook; `path` is written."""
    path.write_bytes(write(rows(kunci), tuple(FORMULAS)))
    return path


_TUBUH: Final = (
    ("Menimbang", "a", "bahwa untuk mewujudkan pemerintahan yang terukur perlu ditetapkan perjanjian kinerja;"),
    ("Mengingat", "1", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"),
    ("Memutuskan", "", "MEMUTUSKAN :"),
    ("Menetapkan", "", "KEPUTUSAN BUPATI TENTANG PENETAPAN PERJANJIAN KINERJA BUPATI LEMBAH HIJAU TAHUN 2026."),
    ("Diktum", "PERTAMA", "Menetapkan perjanjian kinerja sebagaimana tercantum dalam Lampiran I dan Lampiran II."),
    ("Diktum", "BERIKUT", "Setiap Kepala Dinas melaporkan hasilnya kepada Dinas Statistik."),
    ("Diktum", "BIAYA", "Biaya pelaksanaan dibebankan pada anggaran daerah."),
    ("Diktum", "AKHIR", "Keputusan ini berlaku sejak tanggal ditetapkan."),
)
_ANALISIS: Final = {
    "kode": "IK2.1",
    "triwulan": Triwulan.II,
    "penghambat": "Cuaca hujan.",
    "tindak_lanjut": "Menambah regu kerja.",
    "pic": _PEJABAT[1],
}


def _indikator(number: int) -> dict[str, Any]:
    return {
        "kode": f"IK{number}.1",
        "kelompok": "SASARAN STRATEGIS",
        "no": Decimal(number),
        "sasaran": _SASARAN[number - 1],
        "indikator": _INDIKATOR[number - 1],
        "sumber_data": "Laporan dinas",
        "pengukuran": ((Run("DEFINISI : hasil yang dicatat dinas dalam tahun berjalan."),),),
        "target_i": Decimal(20),
        "target_ii": Decimal(50),
        "target_iii": Decimal(75),
        "target_iv": Decimal(100),
        "target_tahunan": Decimal(100),
        "keterangan": "Persentase",
        "penanggung_jawab": ("Semua Kepala Dinas",) if number == 3 else (_PEJABAT[number - 1],),
    }


def _output(place: int, number: int, waktu: Triwulan) -> dict[str, Any]:
    return {
        "id": f"RO{place:03d}",
        "kode_indikator": f"IK{number}.1",
        "kelompok": "SASARAN STRATEGIS",
        "no": Decimal(number),
        "sasaran": _SASARAN[number - 1],
        "indikator": _INDIKATOR[number - 1],
        "target": Decimal(100),
        "rencana_aksi": f"RA{number}. Melaksanakan rencana {number}",
        "kriteria": f"KK{number}. Rencana {number} terlaksana",
        "output": f"T/O{place}. Laporan rencana {number} tahap {place}",
        "target_renaksi": "1 Laporan",
        "waktu": waktu,
        "penanggung_jawab": (_PEJABAT[number - 1],),
    }


def _pengukuran(number: int) -> dict[str, Any]:
    return {
        "kode": f"IK{number}.1",
        "rumus": "langsung",
        "polarisasi": Polarisasi.MAXIMIZE,
        "konsolidasi": Konsolidasi.AKHIR,
        "skala_predikat": "Permendagri 86/2017",
    }


def _komponen(number: int) -> dict[str, Any]:
    reported = {"tw_i": Decimal(21), "tw_ii": Decimal(40 + number)} if number < 3 else {}
    return {"kode_indikator": f"IK{number}.1", "kode": "a", "uraian": "Hasil", "jenis": "nilai"} | reported


def _realisasi(place: int, triwulan: Triwulan) -> dict[str, Any]:
    return {
        "id_output": f"RO{place:03d}",
        "triwulan": triwulan,
        "realisasi": Decimal(1),
        "tanggal": date(2026, 3 * triwulan, 20),
        "bukti": "Berkas dinas",
    }
