"""Small masters for the tests of the monitoring report: a few indicators and outputs, each as short as can be."""

from __future__ import annotations

from generator.compute import compute
from generator.documents.monitoring import Monitoring, build
from generator.master import Master
from generator.values import Triwulan
from tests.builders import master

Row = dict[str, str]


def indikator(kode: str, no: int, *targets: str, tahunan: str = "100") -> Row:
    quarters = dict(zip(("Target TW I", "Target TW II", "Target TW III", "Target TW IV"), targets, strict=False))
    return quarters | {
        "Kode": kode,
        "Kelompok": "SASARAN UJI",
        "No": str(no),
        "Sasaran": f"Sasaran {no}",
        "Indikator Kinerja": f"Indikator {kode}",
        "Target Tahunan": tahunan,
        "Keterangan": "Nilai",
        "Penanggungjawab": "Kabag Uji",
    }


def pengukuran(kode: str) -> Row:
    return {
        "Kode Indikator": kode,
        "Rumus": "langsung",
        "Polarisasi": "Maximize",
        "Konsolidasi": "akhir",
        "Skala Predikat": "Permendagri 86/2017",
    }


def nilai(kode: str, *values: str) -> Row:
    quarters = dict(zip(("TW I", "TW II", "TW III", "TW IV"), values, strict=False))
    return quarters | {"Kode Indikator": kode, "Kode Komponen": "a", "Uraian": "nilai", "Jenis": "nilai"}


def output(number: int, waktu: str, target: str = "1 Laporan") -> Row:
    return {
        "ID": f"RO{number:03d}",
        "Kode Indikator": "IK1.1",
        "Kelompok": "SASARAN UJI",
        "No": "1",
        "Sasaran": "Sasaran 1",
        "Indikator Kinerja": "Indikator IK1.1",
        "Rencana Aksi": "RA1. Aksi",
        "Kriteria Keberhasilan": "KK1.1. Kriteria",
        "Output Renaksi": f"T/O1.1.{number}. Laporan",
        "Target Renaksi": target,
        "Waktu": waktu,
        "Penanggung Jawab": "Kabag Uji",
    }


def laporan(number: int, triwulan: str, realisasi: str, tindak_lanjut: str = "") -> Row:
    return {"ID": f"RO{number:03d}", "Triwulan": triwulan, "Realisasi": realisasi, "Tindak Lanjut": tindak_lanjut}


def small(*indicators: tuple[Row, Row], outputs: list[Row] | None = None, reports: list[Row] | None = None) -> Master:
    keys = {"Jabatan": "WALIKOTA KOTA UJI", "Nomor": "e-1", "Tahun": "2025", "Batas Capaian": "120"}
    return master(
        isian=[{"Kunci": kunci, "Isi": isi} for kunci, isi in keys.items()],
        indikator=[row for row, _ in indicators],
        pengukuran=[pengukuran(row["Kode"]) for row, _ in indicators],
        komponen=[row for _, row in indicators],
        output=outputs or [],
        realisasi=reports or [],
    )


def made(source: Master, quarter: Triwulan = Triwulan.I) -> Monitoring:
    return build(source, compute(source, quarter))


def summary(source: Master, quarter: Triwulan = Triwulan.I) -> str:
    return "\n".join(made(source, quarter).ringkasan)


REACHED = (indikator("IK1.1", 1, "90"), nilai("IK1.1", "90"))
MISSED = (indikator("IK2.1", 2, "80"), nilai("IK2.1", "60"))
SILENT = (indikator("IK3.1", 3, "80"), nilai("IK3.1"))
UNTARGETED = (indikator("IK4.1", 4, "N/A"), nilai("IK4.1"))
IMPOSSIBLE = (indikator("IK5.1", 5, "0"), nilai("IK5.1", "5"))
