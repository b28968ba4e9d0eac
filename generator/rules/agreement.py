"""G: the parties of the Perjanjian Kinerja, and sheets that may stay empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Anggaran, Baris, Master, Pihak, PihakPerjanjian
from generator.registry import Temuan, rule
from generator.values import normal

FORMULIR: Final = "PermenPANRB 53/2014, formulir Perjanjian Kinerja"
_WITHOUT_SUPERIOR: Final = re.compile(r"(presiden|menteri|gubernur|bupati|wali ?kota)\b(?!.*\badministrasi\b)")
"""Offices that promise without a superior, case folded; a Walikota of a Kota Administrasi answers to a Gubernur."""
_UNUSED: Final = {
    PihakPerjanjian: "dokumen perjanjian-kinerja tidak dibuat",
    Anggaran: "tabel anggaran tidak tercetak",
}
"""A sheet that may be empty → what is then not made."""


def _party(master: Master, pihak: Pihak) -> PihakPerjanjian | None:
    return next((row for row in master.perjanjian if row.pihak is pihak), None)


@rule("G01", Severity.ERROR, remedy="Tambahkan baris Pihak Pertama, atau kosongkan lembar itu.", source=FORMULIR)
def no_first_party(master: Master) -> Iterator[Temuan]:
    """Lembar Perjanjian yang terisi menyebut Pihak Pertama.

    Mengapa: Pihak Pertama ialah yang berjanji. Tanpa pihak itu tidak ada Perjanjian Kinerja yang dapat dibuat.

    Contoh: Hanya baris Pihak Kedua yang terisi.
    """
    if master.perjanjian and _party(master, Pihak.PERTAMA) is None:
        yield Temuan.at(master.perjanjian[0], "pihak", "Tidak ada baris Pihak Pertama di lembar Perjanjian.")


@rule("G02", Severity.WARNING, remedy="Tambahkan baris Pihak Kedua dengan nama dan jabatan atasannya.", source=FORMULIR)
def no_second_party(master: Master) -> Iterator[Temuan]:
    """Perjanjian Kinerja menyebut Pihak Kedua, kecuali milik kepala daerah.

    Mengapa: Pihak Kedua ialah atasan yang menerima janji. Tanpa pihak itu yang tercetak ialah pernyataan satu pihak, yang
    hanya lazim bagi pejabat tanpa atasan langsung, seperti bupati.

    Contoh: Perjanjian seorang Kepala Dinas tanpa baris Pihak Kedua.
    """
    first = _party(master, Pihak.PERTAMA)
    if first and _party(master, Pihak.KEDUA) is None and not _WITHOUT_SUPERIOR.match(normal(first.jabatan)):
        message = f"Tidak ada Pihak Kedua, sehingga tercetak pernyataan {first.jabatan} tanpa atasannya."
        yield Temuan.at(first, "pihak", message)


@rule("G03", Severity.WARNING, remedy="Isi Pihak Kedua dengan nama dan jabatan atasan Pihak Pertama.", source=FORMULIR)
def same_party(master: Master) -> Iterator[Temuan]:
    """Kedua pihak Perjanjian Kinerja orang dan jabatan yang berbeda.

    Mengapa: Seseorang tidak berjanji kepada dirinya sendiri; baris yang disalin sering tertinggal sebagian isinya.

    Contoh: Baris Pihak Kedua disalin dari Pihak Pertama, dan hanya jabatannya yang diganti.
    """
    first, second = _party(master, Pihak.PERTAMA), _party(master, Pihak.KEDUA)
    if first is None or second is None:
        return
    for name, what in (("nama", "Nama"), ("jabatan", "Jabatan")):
        text = getattr(second, name)
        if text and normal(text) == normal(getattr(first, name)):
            yield Temuan.at(second, name, f"{what} Pihak Kedua sama dengan {what} Pihak Pertama ({first.cells[name]}).")


@rule("G10", Severity.INFO, remedy="Biarkan bila tidak diperlukan.", source=FORMULIR)
def empty_sheets(master: Master) -> Iterator[Temuan]:
    """Lembar Perjanjian dan Anggaran boleh kosong.

    Mengapa: Keputusan, lampirannya, dan laporan monitoring dapat dibuat tanpa kedua lembar ini. Perjanjian Kinerja dengan
    tanda tangan kedua pihak memerlukan lembar Perjanjian, dan tabel anggarannya memerlukan lembar Anggaran. Catatan ini
    tampil selama baru salah satunya yang terisi, atau master baru memuat Keputusan dan lampirannya.

    Contoh: Anggaran sudah terisi, pihak yang menandatangani belum.
    """
    kinds: tuple[type[Baris], ...] = tuple(_UNUSED)
    begun = master.hanya_keputusan or any(master.terisi(kind.SHEET) for kind in kinds)
    for kind in kinds:
        if begun and kind.SHEET in master.kepala and not master.terisi(kind.SHEET):
            yield Temuan(kind.SHEET, "", f'Lembar "{kind.SHEET}" belum diisi, jadi {_UNUSED[kind]}.')
