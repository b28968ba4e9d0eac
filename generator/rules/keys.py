"""S: the keys of sheet Keputusan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import KUNCI_KEPUTUSAN, Master
from generator.registry import Temuan, rule
from generator.rules.common import grouped, perhaps
from generator.values import seen

ALAT: Final = "susunan master yang dijelaskan pada lembar Petunjuk"


@rule("S10", Severity.ERROR, remedy="Isi kunci itu di lembar Keputusan.", source="batang tubuh Keputusan")
def missing_key(master: Master) -> Iterator[Temuan]:
    """Kunci wajib di lembar Keputusan terisi.

    Mengapa: Nomor, tanggal, nama, dan kunci wajib lain tercetak di setiap dokumen.

    Contoh: Kunci "Nomor" ada tetapi Isi-nya kosong karena nomor belum terbit.
    """
    if "Keputusan" not in master.kepala:
        return
    for key in KUNCI_KEPUTUSAN:
        place = master.at(key.nama)
        if key.wajib and not any(row.kunci == key.nama and seen(row.isi) for row in master.isian):
            absent = "kosong" if place.cell else "tidak ada"
            message = f'Kunci wajib "{key.nama}" {absent}. Isinya: {key.arti}.'
            yield Temuan(place.sheet, place.cell, message, id=key.nama, column="Isi")


@rule("S11", Severity.ERROR, remedy="Sisakan satu baris untuk kunci itu.", source=ALAT)
def double_key(master: Master) -> Iterator[Temuan]:
    """Setiap kunci di lembar Keputusan muncul satu kali.

    Mengapa: Dua isi untuk kunci yang sama membuat dokumen bergantung pada urutan baris.

    Contoh: Kunci "Tanggal" ditulis lagi di bawah dengan tanggal baru.
    """
    for key, same in grouped((row.kunci, row) for row in master.isian if row.kunci).items():
        for row in same[1:]:
            yield Temuan.at(row, "kunci", f'Kunci "{key}" sudah ada di sel {same[0].cells["kunci"]}.')


@rule("S12", Severity.INFO, remedy="Hapus baris itu bila tidak diperlukan.", source=ALAT)
def unknown_key(master: Master) -> Iterator[Temuan]:
    """Kunci tambahan di lembar Keputusan tidak dipakai.

    Mengapa: Kunci dikenal dari namanya. Kunci yang salah eja tidak terbaca, dan kunci yang benar dianggap kosong.

    Contoh: "Batas capaian maksimal" alih-alih "Batas Capaian".
    """
    known = [key.nama for key in KUNCI_KEPUTUSAN]
    for row in master.isian:
        if row.kunci and row.kunci not in known:
            message = f'Kunci "{row.kunci}" tidak dikenal, isinya tidak dipakai.{perhaps(row.kunci, known)}'
            yield Temuan.at(row, "kunci", message)
