"""R: figures that were approved, against what they are now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Master, Persetujuan
from generator.persetujuan import AngkaDisetujui, KeadaanPersetujuan, tercetak, with_approvals
from generator.registry import Temuan, rule
from generator.values import seen

PERSETUJUAN: Final = "lembar Persetujuan"


@rule("R17", Severity.WARNING, remedy="Periksa angkanya, lalu setujui lagi dengan nilai yang baru.", source=PERSETUJUAN)
def reopened(master: Master) -> Iterator[Temuan]:
    """Angka yang sudah disetujui tidak berubah lagi.

    Mengapa: Yang disetujui ialah nilainya pada waktu itu. Bila angkanya berubah sesudahnya, persetujuan itu tidak berlaku
    lagi dan angkanya perlu disetujui kembali. Nilai dibandingkan sampai desimal yang ditulis, paling sedikit dua.

    Contoh: IK2.1 TW II disetujui 97,90, lalu nilai satu kelurahan diperbaiki dan realisasinya menjadi 98,10.
    """
    for each in _approved(master):
        if each.persetujuan and each.keadaan is KeadaanPersetujuan.BERUBAH:
            row = each.persetujuan
            message = f"{row.identitas} disetujui {seen(row.nilai)}, sekarang {_now(each)}."
            yield Temuan.at(row, "nilai", message)


@rule("R18", Severity.INFO, remedy="Tambahkan barisnya di lembar Persetujuan.", source=PERSETUJUAN)
def unapproved(master: Master) -> Iterator[Temuan]:
    """Semua angka triwulan yang disetujui sudah disetujui.

    Mengapa: Dalam triwulan yang persetujuannya sudah dimulai, angka yang tertinggal belum diperiksa siapa pun. Yang
    diperlukan ialah angka yang bertarget pada triwulan itu dan output yang jatuh tempo.

    Contoh: Semua angka TW II sudah disetujui, kecuali RO015.
    """
    for each in _approved(master):
        if each.keadaan is KeadaanPersetujuan.BELUM:
            yield _missing(each)


def _approved(master: Master) -> tuple[AngkaDisetujui, ...]:
    return with_approvals(master.angka, master.persetujuan)


def _missing(each: AngkaDisetujui) -> Temuan:
    if each.persetujuan:
        message = f"{each.persetujuan.identitas} belum disetujui: barisnya belum lengkap."
        return Temuan.at(each.persetujuan, "nilai", message, "Isi Nilai Disetujui, Oleh, dan Tanggal.")
    angka = each.angka
    message = f"{angka.kode} {angka.triwulan.label} belum disetujui; nilainya sekarang {_now(each)}."
    return Temuan(Persetujuan.SHEET, "", message, id=f"{angka.kode} {angka.triwulan.label}")


def _now(each: AngkaDisetujui) -> str:
    approved = each.persetujuan.nilai if each.persetujuan else None
    return "tidak ada" if each.angka.nilai is None else tercetak(each.angka.nilai, approved)
