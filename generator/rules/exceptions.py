"""E: sheet Pengecualian, where findings are accepted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.model import Master
from generator.registry import RULES, Temuan, rule
from generator.rules.common import perhaps


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
