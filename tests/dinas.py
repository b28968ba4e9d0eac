"""An invented Dinas whose head promises to a regent: a master with both parties, a budget, and figures of two quarters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.master import KUNCI_KEPUTUSAN, Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.office.workbook.writer import Rows, write
from generator.registry import FORMULAS
from generator.values import NA, Run, Triwulan

KEPALA: Final = "Kepala Dinas Sosial Kabupaten Wanasari"
KUNCI: Final[dict[str, Any]] = {
    "Jabatan": "KEPALA DINAS SOSIAL KABUPATEN WANASARI",
    "Nomor": "400.9/17/2026",
    "Tahun": Decimal(2026),
    "Tentang": "PERJANJIAN KINERJA\nDINAS SOSIAL KABUPATEN WANASARI\nTAHUN 2026",
    "Ditetapkan di": "Wanasari",
    "Tanggal": date(2026, 1, 12),
    "Nama": "Drs. Budi Contohadi, M.Si.",
    "NIP": "197005121995031002",
    "Penyusun Laporan": "Sekretaris Dinas",
}
TUBUH: Final = (
    ("Menimbang", "a", "bahwa kinerja perlu diperjanjikan;"),
    ("Mengingat", "1", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"),
    ("Memutuskan", "", "MEMUTUSKAN :"),
    (
        "Menetapkan",
        "",
        "KEPUTUSAN KEPALA DINAS SOSIAL TENTANG PERJANJIAN KINERJA DINAS SOSIAL KABUPATEN WANASARI TAHUN 2026",
    ),
    ("Diktum", "KESATU", "Perjanjian Kinerja tercantum dalam Lampiran I dan Lampiran II Keputusan ini."),
    ("Tembusan", "1", "Bupati Wanasari"),
)
_SATU: Final = (1, "Meningkatnya kesejahteraan penyandang masalah sosial")
_DUA: Final = (2, "Tepatnya penyaluran bantuan sosial")
_TIGA: Final = (3, "Meningkatnya akuntabilitas kinerja Dinas")
# Kode, sasaran, indikator, targets of the quarters and the year, unit, realisasi of TW I and TW II
INDIKATOR: Final = (
    ("IK1.1", _SATU, "Persentase penyandang masalah sosial yang tertangani", "20 45 70 92,5 92,5", "Persentase", "21 44"),
    ("IK1.2", _SATU, "Jumlah keluarga penerima manfaat yang mandiri", "50 120 200 340 340", "Keluarga", "55 130"),
    ("IK2.1", _DUA, "Persentase bantuan yang tepat sasaran", "N/A 90 N/A 95 95", "Persentase", "N/A 91"),
    ("IK2.2", _DUA, "Nilai bantuan yang tersalurkan", "1500000 3000000 4500000 6250000 6250000", "Rp", "1400000 3100000"),
    ("IK3.1", _TIGA, "Nilai akuntabilitas kinerja", "N/A N/A N/A 78,25 78,25", "Nilai", "N/A N/A"),
)  # fmt: skip
PIHAK: Final = (
    {
        "pihak": "Pihak Pertama",
        "nama": "Drs. Budi Contohadi, M.Si.",
        "jabatan": KEPALA,
        "pangkat": "Pembina Utama Muda",
        "nip": "197005121995031002",
        "tanggal": date(2026, 1, 5),
    },
    {"pihak": "Pihak Kedua", "nama": "Sri Contohwati, S.E.", "jabatan": "Bupati Wanasari"},
)
ANGGARAN: Final = (
    {
        "kode": "1.06.01",
        "program": "Program Penunjang Urusan Pemerintahan Daerah",
        "pagu": Decimal(3_215_400_750),
        "keterangan": "APBD",
        "mendukung": ("IK3.1",),
        "realisasi_i": Decimal(700_000_000),
        "realisasi_ii": Decimal(1_500_250_500),
    },
    {"kode": "1.06.04", "program": "Program Rehabilitasi Sosial", "mendukung": ("Sasaran 1",)},
    {
        "kode": "1.06.04.1",
        "program": "Program Rehabilitasi Sosial",
        "kegiatan": "Rehabilitasi Sosial Dasar Penyandang Disabilitas",
        "pagu": Decimal(900_000_000),
        "keterangan": "APBD",
        "mendukung": ("Sasaran 1",),
        "realisasi_i": Decimal(100_000_000),
        "realisasi_ii": Decimal(300_000_000),
    },
    {
        "kode": "1.06.04.2",
        "program": "Program Rehabilitasi Sosial",
        "kegiatan": "Rehabilitasi Sosial Lanjut Usia Terlantar",
        "pagu": Decimal(600_000_000),
        "keterangan": "DAK",
        "mendukung": ("Sasaran 1",),
        "realisasi_i": Decimal(50_000_000),
        "realisasi_ii": Decimal(240_000_000),
    },
    {
        "kode": "1.06.05",
        "program": "Program Perlindungan dan Jaminan Sosial",
        "pagu": Decimal(2_000_000_000),
        "keterangan": "APBD",
        "mendukung": ("IK2.1", "IK2.2"),
        "realisasi_i": Decimal(0),
    },
)


def _number(text: str) -> Any:
    return NA if text == "N/A" else Decimal(text.replace(",", "."))


def _indikator() -> Iterator[dict[str, Any]]:
    for kode, (no, sasaran), indikator, targets, satuan, _ in INDIKATOR:
        *quarters, year = map(_number, targets.split())
        texts = ("DASAR HUKUM", "DEFINISI", "METODE PENGUKURAN", "SUMBER DATA")
        yield {
            "kode": kode,
            "kelompok": "SASARAN STRATEGIS",
            "no": Decimal(no),
            "sasaran": sasaran,
            "indikator": indikator,
            "sumber_data": "Laporan bidang",
            "pengukuran": tuple((Run(f"{text} : {indikator}"),) for text in texts),
            **{f"target_{q.name.lower()}": value for q, value in zip(Triwulan, quarters, strict=True)},
            "target_tahunan": year,
            "keterangan": satuan,
            "penanggung_jawab": ("Sekretaris Dinas",),
        }


def _output() -> Iterator[dict[str, Any]]:
    for place, row in enumerate(_indikator(), 1):
        yield {
            "id": f"RO{place:03}",
            "kode_indikator": row["kode"],
            **{name: row[name] for name in ("kelompok", "no", "sasaran", "indikator", "penanggung_jawab")},
            "target": row["target_tahunan"],
            "rencana_aksi": "RA1. Melaksanakan pendataan",
            "kriteria": "KK1.1. Terlaksananya pendataan",
            "output": "T/O1.1.1. Laporan pendataan",
            "target_renaksi": "1 Laporan",
            "waktu": Triwulan.IV,
        }


def _komponen() -> Iterator[dict[str, Any]]:
    for kode, _, indikator, _, _, realisasi in INDIKATOR:
        one, two = map(_number, realisasi.split())
        yield {
            "kode_indikator": kode,
            "kode": "a",
            "uraian": indikator,
            "jenis": "nilai",
            "tw_i": one,
            "tw_ii": two,
            "bukti": "Laporan bidang",
        }


def dinas(**changed: Any) -> dict[str, Any]:
    """The rows of each sheet by field of `Master`; `changed` takes the place of sheets, None leaves one out."""
    rows: dict[str, Any] = {
        "isian": [{"kunci": kunci.nama, "isi": KUNCI.get(kunci.nama)} for kunci in KUNCI_KEPUTUSAN],
        "tubuh": [dict(zip(("bagian", "label", "isi"), row, strict=True)) for row in TUBUH],
        "indikator": list(_indikator()),
        "output": list(_output()),
        "perjanjian": [dict(row) for row in PIHAK],
        "anggaran": [dict(row) for row in ANGGARAN],
        "pengukuran": [
            {
                "kode": row[0],
                "rumus": "langsung",
                "polarisasi": "Maximize",
                "konsolidasi": "akhir",
                "skala_predikat": "Permendagri 86/2017",
            }
            for row in INDIKATOR
        ],
        "komponen": list(_komponen()),
        "pejabat": [{"nama": "Sekretaris Dinas", "jenis": "Sekretaris Dinas", "bidang": "Sekretariat"}],
    }
    return {name: value for name, value in (rows | changed).items() if value is not None}


def write_dinas(folder: Path, rows: Rows, name: str = "dinas-2026.xlsx") -> Path:
    """A master with these rows in a folder."""
    path = folder / name
    path.write_bytes(write(rows, tuple(FORMULAS)))
    return path


def read_dinas(folder: Path, rows: Rows) -> Master:
    """The same, read."""
    return parse(read(write_dinas(folder, rows)))
