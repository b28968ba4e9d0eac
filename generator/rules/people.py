"""P: officials and their NIP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from generator.findings import Severity
from generator.model import Indikator, Master, Output, Pejabat
from generator.officials import Registry
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, joined, nearest
from generator.values import is_nip, normal, seen

LAMPIRAN = "Keputusan, Lampiran I dan II, kolom penanggung jawab"
NIP = "Peraturan BKN tentang NIP: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut"
_NIP_KEYS = ("NIP", "NIP Penyusun", "NIP Mengetahui")
_ANNEX_KEYS = ("NIP Lampiran I", "NIP Lampiran II")


def _named(master: Master) -> Iterator[tuple[str, Indikator | Output]]:
    """Every name in the columns of officials, with its row."""
    rows: tuple[Indikator | Output, ...] = (*master.indikator, *master.output)
    for row in rows:
        for name in row.penanggung_jawab:
            yield name, row


@rule(
    "P01",
    Severity.WARNING,
    remedy="Tambahkan pejabatnya (atau ejaan ini sebagai Alias) di lembar Pejabat.",
    source=LAMPIRAN,
)
def unknown_official(master: Master) -> Iterator[Temuan]:
    """Penanggung jawab terdaftar di lembar Pejabat.

    Mengapa: Rekap per penanggung jawab disusun dari lembar Pejabat; nama yang tidak terdaftar menjadi orang tersendiri.

    Contoh: "Kabag Keuangan" ditulis di Lampiran II, padahal tidak ada di lembar Pejabat.
    """
    registry = Registry(master.pejabat)
    spellings = [name for row in master.pejabat for name in (row.nama, *row.alias, row.kelompok) if name]
    for name, rows in grouped(_named(master)).items():
        if master.pejabat and not registry.known(name):
            guess = nearest(name, spellings)
            hint = f' Mungkin maksudnya "{guess}".' if guess else ""
            message = f'"{name}" tidak terdaftar di lembar Pejabat.{hint}'
            yield across([(row, "penanggung_jawab") for row in rows], message)


@rule("P02", Severity.INFO, remedy="Pilih satu sebutan bila Keputusan diubah.", source=LAMPIRAN)
def several_spellings(master: Master) -> Iterator[Temuan]:
    """Satu pejabat ditulis dengan satu sebutan.

    Mengapa: Pembaca dapat mengira dua sebutan sebagai dua pejabat. Perhitungan tidak terpengaruh selama setiap sebutan
    tercatat sebagai Alias.

    Contoh: "Kabag. PP dan Keu", "Kabag PP dan Keu", dan "Kabag PP dan Keuangan".
    """
    registry = Registry(master.pejabat)
    known = ((registry.standard(name), (name, row)) for name, row in _named(master) if registry.known(name))
    for standard, uses in grouped(known).items():
        spellings = grouped(uses)
        if len(spellings) > 1:
            order = sorted(spellings, key=lambda spelling: -len(spellings[spelling]))
            said = joined([f'"{spelling}" ({len(spellings[spelling])} kali)' for spelling in order])
            row = spellings[order[-1]][0]
            yield Temuan.at(row, "penanggung_jawab", f"{standard} ditulis {len(order)} cara: {said}.")


@rule("P03", Severity.ERROR, remedy="Ketik ulang NIP sebagai teks, 18 angka tanpa spasi.", source=NIP)
def nip_form(master: Master) -> Iterator[Temuan]:
    """NIP terdiri atas 18 angka.

    Mengapa: Excel hanya menyimpan 15 angka pertama dari NIP yang diketik sebagai angka; sisanya menjadi nol.

    Contoh: 197008011994031002 diketik di sel berformat General menjadi 197008011994031000.
    """
    numeric = {row.kunci for row in master.isian if isinstance(row.isi, Decimal)}
    for key in (*_NIP_KEYS, *_ANNEX_KEYS):
        text = _nip(master, key)
        if text and not is_nip(text):
            yield _at(master, key, text, _misshapen(text, key in numeric))


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

    Contoh: 197008011994031002 di batang tubuh dan 197108011994031002 di lampiran.
    """
    body = _nip(master, "NIP")
    differing = [(nip, key) for key in _ANNEX_KEYS if (nip := _nip(master, key)) and body and nip != body]
    for nip, keys in grouped(differing).items():
        message = f"{joined(keys)} tertulis {nip}, sedangkan NIP di batang tubuh {body} ({master.at('NIP')})."
        yield _at(master, keys[0], nip, message)


@rule("P06", Severity.WARNING, remedy="Samakan penanggung jawab di kedua lampiran.", source=LAMPIRAN)
def annexes_differ(master: Master) -> Iterator[Temuan]:
    """Penanggung jawab indikator sama di Lampiran I dan Lampiran II.

    Mengapa: Pejabat yang menjawab indikator ialah yang melaksanakan rencana aksinya. "Para Camat" dan "Para Asisten"
    dihitung sebagai semua anggotanya.

    Contoh: Lampiran I menyebut Kabag Perekonomian untuk IK4.1, tetapi tidak satu pun rencana aksinya.
    """
    registry = Registry(master.pejabat)
    outputs = grouped((row.kode_indikator, row) for row in master.output)
    for row in master.indikator:
        planned = [name for output in outputs.get(row.kode, []) for name in output.penanggung_jawab]
        here, there = registry.everybody(row.penanggung_jawab), registry.everybody(planned)
        only_here, only_there = _missing(here, there), _missing(there, here)
        if planned and row.penanggung_jawab and (only_here or only_there):
            parts = [
                f"{joined(names)} hanya ada di {annex}"
                for names, annex in ((only_here, "Lampiran I"), (only_there, "Lampiran II"))
                if names
            ]
            first = outputs[row.kode][0].at("penanggung_jawab")
            yield Temuan.at(row, "penanggung_jawab", f"{row.kode}: {'; '.join(parts)} ({first} dan seterusnya).")


def _missing(names: Sequence[str], others: Sequence[str]) -> list[str]:
    known = {normal(name) for name in others}
    return [name for name in names if normal(name) not in known]


@rule("P07", Severity.ERROR, remedy="Hapus sebutan itu dari salah satu pejabat.", source="lembar Pejabat")
def ambiguous_alias(master: Master) -> Iterator[Temuan]:
    """Satu sebutan hanya milik satu pejabat.

    Mengapa: Bila dua pejabat berbagi sebutan, tidak dapat dipastikan siapa yang dimaksud Keputusan.

    Contoh: Alias "Kabag Pemerintahan" tercatat pada Kabag Pemerintahan dan Kabag Hukum.
    """
    owners = grouped(
        (normal(name), (name, row)) for row in master.pejabat for name in dict.fromkeys((row.nama, *row.alias)) if name
    )
    for uses in owners.values():
        people: list[Pejabat] = list({id(row): row for _, row in uses}.values())
        if len(people) > 1 and len({normal(row.nama) for row in people}) > 1:
            name, row = uses[-1]
            others = joined([other.nama for other in people if other is not row])
            field = "nama" if normal(name) == normal(row.nama) else "alias"
            yield Temuan.at(row, field, f'Sebutan "{name}" juga milik {others}.')
