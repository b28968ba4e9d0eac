"""P: the NIP of those who sign: its form, its dates, and one for one person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from generator.findings import Severity
from generator.master import Master, PihakPerjanjian
from generator.registry import Temuan, rule
from generator.rules.common import grouped, joined
from generator.values import is_nip, seen

NIP = "Peraturan BKN tentang NIP: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut"
_NIP_KEYS = ("NIP", "NIP Penyusun", "NIP Mengetahui", "Salinan NIP")
_ANNEX_KEYS = ("NIP Lampiran I", "NIP Lampiran II")


@rule("P03", Severity.ERROR, remedy="Ketik ulang NIP sebagai teks, 18 angka tanpa spasi.", source=NIP)
def nip_form(master: Master) -> Iterator[Temuan]:
    """NIP terdiri atas 18 angka.

    Mengapa: Excel hanya menyimpan 15 angka pertama dari NIP yang diketik sebagai angka; sisanya menjadi nol.

    Contoh: 197203141998032004 diketik di sel berformat General menjadi 197203141998032000.
    """
    numeric = {row.kunci for row in master.isian if isinstance(row.isi, Decimal)}
    for key in (*_NIP_KEYS, *_ANNEX_KEYS):
        text = _nip(master, key)
        if text and not is_nip(text):
            yield _at(master, key, text, _misshapen(text, key in numeric))
    for row, stored in _parties(master):
        if row.nip and not is_nip(row.nip):
            yield Temuan.at(row, "nip", _misshapen(row.nip, stored))


def _parties(master: Master) -> Iterator[tuple[PihakPerjanjian, bool]]:
    """The rows of sheet Perjanjian, and whether the NIP of each is stored as a number."""
    for entry in master.entries:
        if isinstance(entry.row, PihakPerjanjian) and entry.name == "nip":
            yield entry.row, isinstance(entry.raw, Decimal)


def _misshapen(text: str, numeric: bool) -> str:
    if numeric:
        return "NIP tersimpan sebagai angka, sehingga hanya 15 angka pertamanya yang terjaga."
    digits = sum(character.isdigit() for character in text)
    if digits == 18:
        return f'NIP "{text}" tidak hanya berisi angka.'
    return f'NIP "{text}" berisi {digits} angka, seharusnya 18.'


def _nip(master: Master, key: str) -> str:
    """A NIP as entered; on the annexes the print may put `NIP.` before it."""
    text = seen(master.kunci(key))
    return text.upper().removeprefix("NIP").lstrip(". :") if key in _ANNEX_KEYS else text


def _at(master: Master, key: str, value: str, message: str) -> Temuan:
    place = master.at(key)
    return Temuan(place.sheet, place.cell, message, value=value, id=key, column="Isi")


@rule("P04", Severity.WARNING, remedy="Cocokkan NIP dengan kartu pegawai.", source=NIP)
def nip_dates(master: Master) -> Iterator[Temuan]:
    """NIP memuat tanggal lahir, bulan pengangkatan, dan jenis kelamin yang mungkin.

    Mengapa: Delapan angka pertama ialah tanggal lahir, enam berikutnya bulan pengangkatan, lalu 1 (laki-laki) atau 2
    (perempuan). Yang tidak mungkin berarti salah ketik.

    Contoh: 197013011994031002 memuat bulan lahir 13.
    """
    for key in (*_NIP_KEYS, *_ANNEX_KEYS):
        text = _nip(master, key)
        wrong = _impossible(text) if is_nip(text) else ""
        if wrong:
            yield _at(master, key, text, f'NIP "{text}" memuat {wrong}.')
    for row, _ in _parties(master):
        wrong = _impossible(row.nip) if is_nip(row.nip) else ""
        if wrong:
            yield Temuan.at(row, "nip", f'NIP "{row.nip}" memuat {wrong}.')


def _impossible(nip: str) -> str:
    """What cannot be in a NIP of 18 digits, empty when all can."""
    try:
        birth = date.fromisoformat(f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}")
    except ValueError:
        return f"tanggal lahir {nip[6:8]}/{nip[4:6]}/{nip[:4]} yang tidak ada"
    try:
        start = date.fromisoformat(f"{nip[8:12]}-{nip[12:14]}-01")
    except ValueError:
        return f"bulan pengangkatan {nip[12:14]}/{nip[8:12]} yang tidak ada"
    if start <= birth:
        return f"pengangkatan {nip[12:14]}/{nip[8:12]} sebelum kelahiran tahun {nip[:4]}"
    return "" if nip[14] in "12" else f"kode jenis kelamin {nip[14]}, seharusnya 1 atau 2"


@rule("P05", Severity.WARNING, remedy="Cocokkan dengan kartu pegawai, lalu samakan.", source="Keputusan, penutup")
def nip_differs(master: Master) -> Iterator[Temuan]:
    """NIP di batang tubuh sama dengan NIP di lampiran.

    Mengapa: Batang tubuh dan lampiran ditandatangani pejabat yang sama.

    Contoh: 197203141998032004 di batang tubuh dan 197303141998032004 di lampiran.
    """
    body = _nip(master, "NIP")
    differing = [(nip, key) for key in _ANNEX_KEYS if (nip := _nip(master, key)) and body and nip != body]
    for nip, keys in grouped(differing).items():
        message = f"{joined(keys)} tertulis {nip}, sedangkan NIP di batang tubuh {body} ({master.at('NIP')})."
        yield _at(master, keys[0], nip, message)


@rule("P11", Severity.INFO, remedy="Isi NIP bila pejabatnya mempunyainya.", source="Keputusan, penutup")
def no_nip(master: Master) -> Iterator[Temuan]:
    """NIP pejabat yang menetapkan terisi, kecuali ia tidak mempunyainya.

    Mengapa: Pejabat yang dipilih, seperti bupati dan wali kota otonom, dapat tidak mempunyai NIP. Dokumen dicetak tanpa
    baris NIP.

    Contoh: NIP kosong pada Keputusan seorang bupati.
    """
    if "Keputusan" in master.kepala and not _nip(master, "NIP"):
        yield _at(master, "NIP", "", "NIP kosong, sehingga tidak ada baris NIP di bawah nama pejabat yang menetapkan.")
