"""The results of a quarter as keyed tables, from the data that `compute --format json` prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from generator.records.table import Nilai, Rekaman, Tabel

HASIL: Final = "Hasil"
HASIL_RENAKSI: Final = "Hasil Renaksi"
RINGKASAN: Final = "Ringkasan"
HASIL_ANGGARAN: Final = "Hasil Anggaran"
HASIL_PERSETUJUAN: Final = "Hasil Persetujuan"
_INDIKATOR: Final[Mapping[str, str]] = {
    "Indikator Kinerja": "indikator",
    "Target": "target_hitung",
    "Realisasi": "realisasi",
    "Capaian": "capaian",
    "Status": "status",
    "Predikat": "predikat",
    "Alasan": "alasan",
}
"""Column of the table → key of an indicator's JSON."""
KOLOM_INDIKATOR: Final[Mapping[str, str]] = {
    "kode": "Kode",
    "sasaran": "Sasaran",
    "indikator": "Indikator Kinerja",
    "satuan": "Satuan",
    "polarisasi": "Polarisasi",
    "konsolidasi": "Konsolidasi",
    "target_hitung": "Target",
    "realisasi": "Realisasi",
    "capaian": "Capaian (%)",
    "capaian_mentah": "Capaian sebelum batas (%)",
    "status": "Status",
    "alasan": "Alasan",
    "predikat": "Predikat",
    "penanggung_jawab": "Penanggung Jawab",
    "catatan": "Catatan",
}
"""Key of an indicator's JSON → column, where an indicator is told on one line."""
_RENAKSI: Final[Mapping[str, str]] = {
    "Output Renaksi": "output",
    "Target": "target",
    "Realisasi": "realisasi",
    "Status": "status",
    "Bukti": "bukti",
}
_ANGGARAN: Final = {
    "Program": "program",
    "Pagu": "pagu",
    "Realisasi": "realisasi",
    "Penyerapan": "penyerapan",
    "Capaian": "capaian",
    "Efisiensi": "efisiensi",
}
_PERSETUJUAN: Final = {
    "Nilai": "nilai",
    "Nilai Disetujui": "nilai_disetujui",
    "Oleh": "oleh",
    "Tanggal": "tanggal",
    "Keadaan": "keadaan",
}
_RINGKASAN: Final[Mapping[str, str]] = {
    "rata_rata_sasaran": "Rata-rata capaian sasaran",
    "rata_rata_indikator": "Rata-rata capaian indikator",
    "predikat": "Predikat",
}


def result_tables(data: Mapping[str, Any]) -> tuple[Tabel, ...]:
    """The tables of one master's results; `data` is its `compute` JSON with exact numbers."""
    return (
        Tabel(HASIL, tuple(_rows(data["indikator"], "kode", _INDIKATOR))),
        Tabel(HASIL_RENAKSI, tuple(_rows(data["renaksi"], "id", _RENAKSI))),
        Tabel(RINGKASAN, tuple(_summary(data["ringkasan"]))),
        *_budget(data.get("anggaran")),
        *_approvals(data.get("persetujuan")),
    )


def _budget(budget: Mapping[str, Any] | None) -> tuple[Tabel, ...]:
    """The table of the budget, of results that have one."""
    return (Tabel(HASIL_ANGGARAN, tuple(_rows(budget["program"], "kode", _ANGGARAN))),) if budget else ()


def _approvals(approvals: Sequence[Mapping[str, Any]] | None) -> tuple[Tabel, ...]:
    """The table of the approvals, of results that have some."""
    return (Tabel(HASIL_PERSETUJUAN, tuple(_rows(approvals, "kode", _PERSETUJUAN))),) if approvals else ()


def _rows(items: Sequence[Mapping[str, Any]], key: str, fields: Mapping[str, str]) -> list[Rekaman]:
    return [Rekaman(item[key], {column: _value(item[name]) for column, name in fields.items()}) for item in items]


def _summary(summary: Mapping[str, Any]) -> list[Rekaman]:
    named = {label: summary[name] for name, label in _RINGKASAN.items()}
    counts = {f"Indikator {status}": Decimal(count) for status, count in summary["jumlah"].items()}
    return [Rekaman(label, {"Isi": _value(value)}) for label, value in (named | counts).items()]


def _value(value: Any) -> Nilai:
    match value:
        case None | "":
            return None
        case bool() | str():
            return str(value)
        case int():
            return Decimal(value)
        case Decimal():
            return value
    return str(value)
