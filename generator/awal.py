"""What a new master begins with: the name of the office, and a worked row on each sheet, marked as an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from generator.values import NA, Run, Triwulan

TANDA: Final = "BARIS CONTOH – BELUM DATA RESMI"
"""The mark of a master that still holds the worked rows; it is printed in every document."""
MARK: Final = "Contoh:"
"""How every text of a worked row begins."""
_OFFICE: Final = "Contoh: Kepala Bagian"
_PENGUKURAN: Final = tuple(
    (Run(f"{heading}: {MARK} {text}"),)
    for heading, text in (
        ("DASAR HUKUM", "peraturan yang mendasari indikator ini."),
        ("DEFINISI", "apa yang diukur."),
        ("METODE PENGUKURAN", "hasil survei triwulan, pada skala 0 sampai 100."),
        ("SUMBER DATA", "aplikasi survei."),
    )
)
"""Paragraphs of column Pengukuran Kinerja."""


@dataclass(frozen=True, slots=True)
class JenisKantor:
    """A kind of office that makes performance agreements."""

    arti: str
    """What it is, for the question that `perkin init` asks."""
    jabatan: str
    """Who decrees, before the name of the office."""
    tembusan: str
    """Who gets a copy of the decree, first of all."""
    awalan: str = ""
    """Word of the office's name that the title of its head leaves out: `Kecamatan`."""

    def pejabat(self, nama: str) -> str:
        """The office holder in capitals: `WALIKOTA KOTA ADMINISTRASI JAKARTA TIMUR`."""
        first, *rest = nama.split() or [""]
        left_out = first.lower() == self.awalan and (not rest or rest[0].lower() != _ADMINISTRASI)
        return " ".join((self.jabatan, *(rest if left_out else (first, *rest)))).strip().upper()


_ADMINISTRASI: Final = "administrasi"
"""What makes of a city or regency a part of a province, whose head's title says so: Walikota Kota Administrasi …."""
KANTOR: Final[Mapping[str, JenisKantor]] = {
    "provinsi": JenisKantor("provinsi", "Gubernur", "Menteri Dalam Negeri", "provinsi"),
    "kota": JenisKantor("kota atau kota administrasi", "Walikota", "Gubernur", "kota"),
    "kabupaten": JenisKantor("kabupaten atau kabupaten administrasi", "Bupati", "Gubernur", "kabupaten"),
    "kecamatan": JenisKantor("kecamatan", "Camat", "Kepala daerah", "kecamatan"),
    "perangkat-daerah": JenisKantor("dinas, badan, biro, atau perangkat daerah lain", "Kepala", "Kepala daerah"),
}
"""Kinds of office by the names that option --jenis takes."""


def kunci(jenis: str, nama: str, tahun: int) -> Mapping[str, str]:
    """Keys of sheet Keputusan that follow from the kind and name of the office, and the mark of worked rows."""
    jabatan = KANTOR[jenis].pejabat(nama)
    return {"Jabatan": jabatan, "Tentang": f"PERJANJIAN KINERJA\n{jabatan}\nTAHUN {tahun}", "Status Data": TANDA}


def rows(jenis: str, nama: str, tahun: int) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """A worked row for each sheet but Keputusan, by field of `Master`."""
    sasaran = {"kelompok": "SASARAN STRATEGIS", "no": Decimal(1), "sasaran": f"{MARK} meningkatnya kepuasan masyarakat"}
    indikator = f"{MARK} nilai survei kepuasan masyarakat"
    return {
        "tubuh": _tubuh(KANTOR[jenis], nama, tahun),
        "indikator": (
            {
                **sasaran,
                "kode": "IK1.1",
                "indikator": indikator,
                "sumber_data": f"{MARK} aplikasi survei",
                "pengukuran": _PENGUKURAN,
                "target_i": NA,
                "target_ii": Decimal(90),
                "target_iii": NA,
                "target_iv": Decimal(90),
                "target_tahunan": Decimal(90),
                "keterangan": "Nilai",
                "penanggung_jawab": (_OFFICE,),
            },
        ),
        "output": (
            {
                **sasaran,
                "id": "RO001",
                "kode_indikator": "IK1.1",
                "indikator": indikator,
                "target": Decimal(90),
                "rencana_aksi": f"RA1. {MARK} melaksanakan survei",
                "kriteria": f"KK1.1. {MARK} survei dilaksanakan di semua loket",
                "output": f"T/O1.1.1. {MARK} laporan survei",
                "target_renaksi": "1 Laporan",
                "waktu": Triwulan.II,
                "penanggung_jawab": (_OFFICE,),
            },
        ),
        "perjanjian": _perjanjian(KANTOR[jenis].pejabat(nama)),
        "anggaran": (
            {
                "kode": "PR01",
                "program": f"{MARK} Program Peningkatan Pelayanan Publik",
                "pagu": Decimal(250_000_000),
                "keterangan": "APBD",
                "mendukung": ("IK1.1",),
                "realisasi_ii": Decimal(100_000_000),
            },
        ),
        "pengukuran": ({"kode": "IK1.1", "rumus": "langsung", "polarisasi": "Maximize", "konsolidasi": "akhir"},),
        "komponen": (
            {
                "kode_indikator": "IK1.1",
                "kode": "a",
                "uraian": f"{MARK} nilai survei",
                "jenis": "nilai",
                "bukti": f"{MARK} laporan",
            },
        ),
        "survei": ({"kecamatan": f"{MARK} Kecamatan", "kelurahan": f"{MARK} Kelurahan"},),
        "realisasi": (
            {
                "id_output": "RO001",
                "triwulan": Triwulan.II,
                "realisasi": Decimal(1),
                "tanggal": date(tahun, 6, 30),
                "bukti": f"{MARK} laporan survei bernomor",
            },
        ),
        "analisis": (
            {
                "kode": "IK1.1",
                "triwulan": Triwulan.II,
                "pendorong": f"{MARK} petugas loket bertambah",
                "penghambat": f"{MARK} jaringan terputus dua hari",
                "tindak_lanjut": f"{MARK} menyediakan jaringan cadangan",
                "pic": _OFFICE,
                "batas_waktu": date(tahun, 8, 31),
            },
        ),
        "persetujuan": (
            {"kode": "IK1.1", "nilai": NA, **_disetujui(tahun)},
            {"kode": "RO001", "nilai": Decimal(1), **_disetujui(tahun)},
        ),
        "pejabat": ({"nama": _OFFICE, "alias": (f"{MARK} Kabag",), "jenis": "Kabag", "bidang": "Pemerintahan"},),
        "pengecualian": (
            {
                "kode_aturan": "J02",
                "alasan": f"{MARK} ejaan memang demikian di cetakan Keputusan",
                "oleh": _OFFICE,
                "sampai": date(tahun, 12, 31),
            },
        ),
    }


def _disetujui(tahun: int) -> Mapping[str, Any]:
    return {"triwulan": Triwulan.II, "oleh": _OFFICE, "tanggal": date(tahun, 7, 10)}


def _perjanjian(jabatan: str) -> tuple[Mapping[str, Any], ...]:
    return (
        {"pihak": "Pihak Pertama", "nama": f"{MARK} Nama Lengkap, S.Sos.", "jabatan": jabatan},
        {"pihak": "Pihak Kedua", "nama": f"{MARK} Nama Atasan, M.Si.", "jabatan": f"{MARK} Atasan Langsung"},
    )


def _tubuh(jenis: JenisKantor, nama: str, tahun: int) -> tuple[Mapping[str, Any], ...]:
    jabatan = jenis.pejabat(nama)
    title = f"PERJANJIAN KINERJA {jabatan} TAHUN {tahun}"
    return (
        {
            "bagian": "Menimbang",
            "label": "a",
            "isi": f"{MARK} bahwa untuk meningkatkan akuntabilitas kinerja, perlu menetapkan Keputusan {jenis.jabatan};",
        },
        {
            "bagian": "Mengingat",
            "label": "1",
            "isi": f"{MARK} Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        },
        {"bagian": "Memutuskan", "isi": "MEMUTUSKAN:"},
        {"bagian": "Menetapkan", "isi": f"KEPUTUSAN {jabatan} TENTANG {title}."},
        {
            "bagian": "Diktum",
            "label": "KESATU",
            "isi": f"{MARK} menetapkan perjanjian kinerja sebagaimana tercantum dalam Lampiran I dan Lampiran II.",
        },
        {"bagian": "Tembusan", "label": "1", "isi": f"{MARK} {jenis.tembusan}"},
    )
