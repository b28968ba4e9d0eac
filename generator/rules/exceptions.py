"""E: sheet Pengecualian, where findings are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.findings import Finding, Severity
from generator.master import Master, Pengecualian
from generator.registry import RULES, Rule, Temuan, rule
from generator.rules.common import perhaps
from generator.values import normal, seen


def covers(row: Pengecualian, code: str, place: Finding | Temuan) -> bool:
    """Whether an exception is complete and means this finding; what it leaves blank matches anything."""
    if normal(row.kode_aturan) != normal(code) or not row.alasan or not row.oleh:
        return False
    pairs = ((row.lembar, place.sheet), (row.kode, place.id), (row.kolom_, place.column))
    return all(not given or normal(given) == normal(found) for given, found in pairs)


def _meant(row: Pengecualian) -> Rule | None:
    """The rule that an exception can accept findings of."""
    known = RULES.get(row.kode_aturan.upper())
    return None if known is None or known.severity is Severity.ERROR else known


@rule(
    "E01",
    Severity.WARNING,
    remedy="Perbaiki Kode Aturan, atau hapus barisnya dan perbaiki datanya.",
    source="lembar Pengecualian",
)
def idle_exception(master: Master) -> Iterator[Temuan]:
    """Pengecualian menyebut aturan yang dapat dikecualikan.

    Mengapa: Hanya peringatan dan catatan yang dapat dikecualikan. Kesalahan menghentikan pembuatan dokumen sampai
    datanya diperbaiki, dan kode yang tidak dikenal tidak mengecualikan apa pun.

    Contoh: Kode Aturan "N01", yaitu sebuah kesalahan.
    """
    for row in master.pengecualian:
        known = RULES.get(row.kode_aturan.upper())
        if row.kode_aturan and known is None:
            message = f'Aturan "{row.kode_aturan}" tidak ada.{perhaps(row.kode_aturan, RULES)}'
            yield Temuan.at(row, "kode_aturan", message)
        elif known is not None and known.severity is Severity.ERROR:
            yield Temuan.at(row, "kode_aturan", f"{known.code} ialah kesalahan dan tidak dapat dikecualikan.")


@rule("E02", Severity.INFO, remedy="Hapus baris itu.", source="lembar Pengecualian")
def unused_exception(master: Master, today: date) -> Iterator[Temuan]:
    """Setiap pengecualian mengecualikan sedikitnya satu temuan.

    Mengapa: Pengecualian yang tertinggal sesudah datanya diperbaiki akan menutupi kesalahan yang sama kelak.

    Contoh: W03 dikecualikan untuk IK1.1, padahal kedua indikator sudah berbeda bunyi.
    """
    found: dict[str, list[Temuan]] = {}
    for row in master.pengecualian:
        meant = _meant(row)
        if meant is None or meant.check is unused_exception or not row.alasan or not row.oleh:
            continue
        if meant.code not in found:
            found[meant.code] = list(meant.check(master, today))
        if not any(covers(row, meant.code, temuan) for temuan in found[meant.code]):
            yield Temuan.at(row, "kode_aturan", f"Tidak ada temuan {meant.code} yang cocok dengan baris ini.")


@rule(
    "E03",
    Severity.WARNING,
    remedy="Perpanjang Sampai, atau perbaiki datanya lalu hapus baris itu.",
    source="lembar Pengecualian",
)
def lapsed_exception(master: Master, today: date) -> Iterator[Temuan]:
    """Pengecualian belum lewat tanggalnya.

    Mengapa: Pengecualian yang sudah lewat tanggal Sampai tidak berlaku lagi; temuannya kembali dihitung.

    Contoh: Sampai 31/12/2024 pada master tahun 2025.
    """
    for row in master.pengecualian:
        if _meant(row) is None:
            continue
        if isinstance(row.sampai, date) and row.sampai < today:
            yield Temuan.at(row, "sampai", f"Pengecualian ini berakhir pada {seen(row.sampai)}.")
