"""N: what stands in a cell is of the cell's kind, and means what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from generator.findings import Severity
from generator.law import KARAKTER_TEKS, SERATUS
from generator.master import (
    BULAT,
    KAYA,
    KUNCI_KEPUTUSAN,
    TANGGAL,
    WAKTU,
    Entry,
    Indikator,
    Isian,
    Jenis,
    Master,
    Output,
)
from generator.master.satuan import TERJAUH
from generator.registry import Temuan, rule
from generator.rules.common import perhaps, short, usual, usual_targets
from generator.rules.jenjang import misfit
from generator.values import REACH, Raw, Target, Triwulan, Unreadable, excel_length, is_within_reach, print_number, show

EXCEL = "cara Excel menyimpan isian"
RIBUAN: Final = Decimal(1000)
_HIGHEST_CAP: Final = Decimal(1000)
MOST_DECIMALS: Final = 6
"""Decimals that a target may have; the decree's own have three."""
_QUOTED: Final = 40
"""Characters of a wrong number that are quoted; what was pasted may have thousands."""
_DATE_AGAIN: Final = "Ketik ulang tanggalnya: hari/bulan/tahun, misalnya 8/7/2025."
_NO_DATE_HERE: Final = "Ubah format sel dari tanggal menjadi General, lalu ketik ulang isinya."
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_COMMA = re.compile(r"-?\d+,\d+")
_POINT = re.compile(r"-?\d{1,3}\.\d{3}")
_OTHER_POINT = re.compile(r"-?\d+\.\d+")
_WITH_UNIT: Final = re.compile(r"(-?\d[\d.,]*?)[.,]?\s*((?:/|per\b)\s*\S.*|[^\W\d_]{2}.*)", re.IGNORECASE)
"""A number with its unit behind it: `57.250 Boks`, `88/100.000 KH`."""
_NOT_APPLICABLE: Final = re.compile(r"n\s*[./\\]?\s*a\.?|#n/a|nihil|tidak ada|tidak berlaku", re.IGNORECASE)
_KEYS: Final = {key.nama: key.jenis for key in KUNCI_KEPUTUSAN}
_NIP: Final = frozenset(key.nama for key in KUNCI_KEPUTUSAN if key.nip)
_LENGTHS: Final = {key.nama: key.panjang for key in KUNCI_KEPUTUSAN}
_RANGES: Final = {key.nama: key.rentang for key in KUNCI_KEPUTUSAN}


def _explain(raw: Raw, jenis: Jenis) -> str:
    """What Excel did to the input, or how it differs from what is expected."""
    match raw:
        case bool():
            return "Excel menyimpannya sebagai nilai logika (TRUE/FALSE)."
        case datetime() | date() if jenis.numeric:
            return f"Excel mengubahnya menjadi tanggal; mungkin yang diketik {raw.day}/{raw.month} atau {raw.day}.{raw.month}."
        case time():
            return f"Excel mengubahnya menjadi jam; mungkin maksudnya {raw.hour},{raw.minute:02d}."
        case Decimal() if jenis.numeric:
            return f"Angka ini di luar jangkauan: paling banyak {REACH} digit di depan dan di belakang koma."
        case str() if jenis.numeric:
            return _explain_text(raw.strip())
        case str():
            return _explain_word(raw, jenis)
    return ""


def _explain_word(text: str, jenis: Jenis) -> str:
    if jenis is WAKTU:
        return perhaps(_roman(text), [quarter.label for quarter in Triwulan]).strip()
    if jenis is TANGGAL:
        return "Isinya teks, bukan tanggal: hari dan bulan dapat tertukar."
    return perhaps(text, jenis.pilihan).strip()


def _explain_text(text: str) -> str:
    if _POINT.fullmatch(text):
        whole, fraction = text.split(".")
        return f"Isinya teks dan dapat dibaca dua cara: {whole},{fraction} atau {whole}{fraction}."
    if len(text) <= _QUOTED and (_COMMA.fullmatch(text) or _OTHER_POINT.fullmatch(text)):
        return f"Isinya teks, bukan angka; mungkin maksudnya {text.replace('.', ',')}."
    if text.endswith("%"):
        return "Isinya teks; tulis angkanya saja tanpa tanda %."
    if re.match(r"Rp\.?\s*\d", text, re.IGNORECASE):
        return "Isinya teks; tulis angkanya saja tanpa Rp dan tanpa titik ribuan."
    if text in {"-", "–", "—"}:
        return "Tanda strip tidak punya arti: tulis N/A bila tidak berlaku, kosongkan bila belum diisi."
    if found := _WITH_UNIT.fullmatch(text[:_QUOTED]):
        unit = found[2].strip()
        return f'Isinya teks; tulis angkanya saja, {found[1]}, dan satuannya, "{unit}", di kolom Keterangan Lampiran I.'
    if _NOT_APPLICABLE.fullmatch(text):
        return "Isinya teks; mungkin maksudnya N/A."
    return "Isinya teks, bukan angka."


def _roman(text: str) -> str:
    digits = {"1": "I", "2": "II", "3": "III", "4": "IV"}
    found = re.search(r"\b([1-4]|IV|I{1,3})\b", text.upper())
    return f"TW {digits.get(found[1], found[1])}" if found else text


def _kind(entry: Entry) -> Jenis:
    """The kind of a cell; a value on sheet Keputusan has that of its key."""
    if isinstance(entry.row, Isian) and entry.name == "isi":
        return _KEYS.get(entry.row.kunci, entry.kolom.jenis)
    return entry.kolom.jenis


def _value(entry: Entry) -> Any:
    """The typed value of a cell; on sheet Keputusan by the kind of its key."""
    return _kind(entry).read(entry.raw) if isinstance(entry.row, Isian) else entry.value


@rule("N01", Severity.ERROR, remedy="Ketik ulang isi sel ini dalam bentuk yang diminta.", source=EXCEL)
def wrong_kind(master: Master) -> Iterator[Temuan]:
    """Isi sel sesuai dengan jenis kolomnya.

    Mengapa: Angka yang tersimpan sebagai teks, tanggal, atau jam tidak ikut dihitung. Alat ini tidak menebak, karena
    97.905 dapat berarti 97,905 atau 97905. Angka yang memerlukan lebih dari 15 digit di depan atau di belakang koma pun
    tidak dihitung, karena Excel tidak menyimpannya utuh dan tidak ada yang diukur sebesar itu.

    Contoh: 96,66 diketik di komputer berbahasa Inggris, sehingga tersimpan sebagai teks.
    """
    for entry in master.entries:
        value, kind = _value(entry), _kind(entry)
        if entry.sel and entry.sel.bukan_tanggal:
            message = f"Angka {entry.raw} bukan tanggal yang dikenal Excel."
            yield Temuan.at(entry.row, entry.name, message, _DATE_AGAIN if kind is TANGGAL else _NO_DATE_HERE)
        elif isinstance(value, Unreadable) and not entry.spoiled and not kind.textual and not misfit(entry, master):
            message = f'Terbaca "{short(value.seen, _QUOTED)}", seharusnya {kind.expects}. {_explain(entry.raw, kind)}'.strip()
            again = _DATE_AGAIN if kind is TANGGAL else f"Ketik ulang sebagai {kind.expects}."
            yield Temuan.at(entry.row, entry.name, message, again)


@rule(
    "N02",
    Severity.ERROR,
    remedy="Ubah format sel menjadi Text, lalu ketik ulang isinya.",
    source=EXCEL,
)
def converted_text(master: Master) -> Iterator[Temuan]:
    """Sel teks tidak diubah Excel menjadi tanggal, jam, nilai logika, atau angka.

    Mengapa: Yang tersimpan bukan lagi yang diketik; kode 1-2 menjadi tanggal 1 Februari, dan nomor 0054 menjadi 54.
    Angka pada kolom teks biasa tetap terbaca; pada kunci Keputusan dan Pengukuran Kinerja tidak.

    Contoh: Kode Komponen "1-2" tersimpan sebagai tanggal.
    """
    for entry in master.entries:
        kind = _converted(entry)
        if kind and _kind(entry).textual and not entry.spoiled:
            message = f'Terbaca {kind} "{show(entry.raw)}", padahal kolom ini berisi {_kind(entry).expects}.'
            yield Temuan.at(entry.row, entry.name, message)


def _converted(entry: Entry) -> str:
    """What a text has become; empty when it is text still, or a number that is read as its digits."""
    match entry.raw:
        case bool():
            return "nilai logika"
        case time():
            return "jam"
        case date():
            return "tanggal"
        case Decimal() if _kind(entry) is KAYA or (entry.name == "isi" and _is_lost(entry)):
            return "angka"
    return ""


def _is_lost(entry: Entry) -> bool:
    """Whether a number under a key of sheet Keputusan is not read at all; a NIP has a rule of its own, P03."""
    return isinstance(entry.row, Isian) and entry.row.kunci in _KEYS.keys() - _NIP


@rule("N03", Severity.ERROR, remedy="Ubah format sel menjadi Number, lalu ketik ulang angkanya.", source=EXCEL)
def percent_format(master: Master) -> Iterator[Temuan]:
    """Angka tidak berformat persen.

    Mengapa: Sel berformat persen menampilkan 90% tetapi menyimpan 0,9. Yang dicetak dan dihitung ialah yang tersimpan.

    Contoh: Mengetik 90% di kolom Target TW II.
    """
    for entry in master.entries:
        numeric = entry.sel is not None and "%" in entry.sel.format and _kind(entry).numeric
        if numeric and isinstance(entry.raw, Decimal) and entry.raw != 0 and is_within_reach(entry.raw):
            looks = print_number(entry.raw * 100)
            message = f"Sel ini menampilkan {looks}% tetapi menyimpan {print_number(entry.raw)}."
            yield Temuan.at(entry.row, entry.name, message, f"Ubah format sel menjadi Number, lalu ketik {looks}.")


def _range(entry: Entry) -> tuple[int, int] | None:
    """What numbers can be meant in a cell; on sheet Keputusan its key says so."""
    return _RANGES.get(entry.row.kunci) if isinstance(entry.row, Isian) else entry.kolom.rentang


def _plain(number: Decimal) -> str:
    """Without thousands points, which the reader might take for a decimal sign here."""
    return print_number(number).replace(".", "")


@rule("N04", Severity.ERROR, remedy="Ketik ulang angkanya.", source="rentang kolom di master")
def out_of_range(master: Master) -> Iterator[Temuan]:
    """Angka berada dalam rentang kolomnya.

    Mengapa: Angka di luar rentang hampir selalu salah ketik, dan satu saja sudah merusak rata-rata. Target bersatuan Nilai
    atau Persentase paling jauh 1000; target bersatuan lain, misalnya Boks, boleh berapa saja.

    Contoh: 97.905 diketik di Excel berbahasa Indonesia menjadi 97905, karena titik dibaca sebagai pemisah ribuan.
    """
    ends = usual_targets(master)
    for entry in master.entries:
        value, bounds = _value(entry), _range(entry) or usual(entry, ends)
        number = value.lo if isinstance(value, Target) else value
        if bounds is None or not isinstance(number, Decimal):
            continue
        low, high = bounds
        meant_so = entry.kolom.bersatuan and abs(number) <= TERJAUH
        if not (low <= number <= high or meant_so):
            meant = number / RIBUAN
            hint = f" Mungkin maksudnya {print_number(meant)}." if low < meant <= high and number > RIBUAN else ""
            message = f"Terbaca {_plain(number)}, di luar rentang {low}–{high}.{hint}"
            yield Temuan.at(entry.row, entry.name, message)


@rule("N05", Severity.ERROR, remedy="Ketik ulang sebagai bilangan bulat.", source="jenis kolom di master")
def not_whole(master: Master) -> Iterator[Temuan]:
    """Nomor, tahun, dan jumlah orang berupa bilangan bulat.

    Mengapa: Nomor sasaran 1,1 tidak dapat dicetak sebagai nomor, dan jumlah responden tidak mungkin pecahan.

    Contoh: Kolom No berisi 1,5.
    """
    for entry in master.entries:
        value = _value(entry)
        if _kind(entry) is BULAT and isinstance(value, Decimal) and value % 1:
            message = f"Terbaca {_plain(value)}, seharusnya bilangan bulat."
            yield Temuan.at(entry.row, entry.name, message)


@rule(
    "N06",
    Severity.ERROR,
    remedy="Ketik 100, 110, 120, atau N/A.",
    source="kebiasaan LKJIP; PermenPANRB 8/2021",
)
def cap(master: Master) -> Iterator[Temuan]:
    """Batas Capaian antara 100 dan 1000.

    Mengapa: Dengan batas di bawah 100, indikator yang mencapai targetnya pun tampak tidak tercapai; batas di atas 1000
    tidak membatasi apa pun dan hampir selalu salah ketik.

    Contoh: Batas Capaian diisi 1,2 dengan maksud 120%.
    """
    most, place = master.kunci("Batas Capaian"), master.at("Batas Capaian")
    if isinstance(most, Decimal) and not SERATUS.nilai <= most <= _HIGHEST_CAP:
        where = "di bawah 100%" if most < SERATUS.nilai else "di atas 1000%"
        message = f"Batas capaian {_plain(most)}% berada {where}."
        yield Temuan(place.sheet, place.cell, message, value=print_number(most), id="Batas Capaian", column="Isi")


@rule(
    "N12",
    Severity.WARNING,
    remedy="Ketik angka yang dimaksud, dengan desimal seperlunya.",
    source="keputusan, Lampiran I",
)
def long_tail(master: Master) -> Iterator[Temuan]:
    """Angka yang dicetak ditulis dengan desimal seperlunya.

    Mengapa: Target dicetak dengan semua desimal yang tersimpan. Hasil rumus seperti rata-rata dapat membawa belasan
    desimal yang tidak tampak di sel yang sempit.

    Contoh: Target berisi =AVERAGE(H2:H4), yang tersimpan sebagai 14,3333333333333.
    """
    for entry in master.entries:
        value = _value(entry)
        if (
            isinstance(entry.row, Indikator | Output)
            and isinstance(value, Decimal)
            and _decimals(value) > MOST_DECIMALS
        ):
            meant = print_number(value, 2)
            message = f"Angka ini akan tercetak {print_number(value)}."
            yield Temuan.at(entry.row, entry.name, message, f"Ketik angka yang dimaksud, misalnya {meant}.")


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


@rule("N10", Severity.ERROR, remedy="Ketik ulang teks itu, atau bagi menjadi beberapa baris.", source=EXCEL)
def harmed_text(master: Master) -> Iterator[Temuan]:
    """Teks dapat dicetak dan muat di tempat ia dicetak.

    Mengapa: Karakter kendali yang ikut tersalin tidak dapat dicetak di Word. Excel memotong isi sel pada 32.767 karakter,
    dan di rekap.xlsx teks didahului nama dan catatan, sehingga teks di master paling panjang 30.000 karakter. Status Data
    dicetak di kepala setiap halaman Excel, yang hanya memuat 255 karakter, sehingga paling panjang 100 karakter.

    Contoh: Teks yang disalin dari PDF memuat karakter bel (U+0007).
    """
    for entry in master.entries:
        if not isinstance(entry.raw, str) or entry.spoiled:
            continue
        found = None if entry.raw.isprintable() else _CONTROL.search(entry.raw)
        if found:
            message = (
                f'Teks ini memuat karakter kendali U+{ord(found[0]):04X}, sesudah "{entry.raw[: found.start()][-30:]}".'
            )
            yield Temuan.at(entry.row, entry.name, message, "Hapus karakter itu, atau ketik ulang teksnya.")
        elif excel_length(entry.raw) > (most := _longest(entry)):
            length = excel_length(entry.raw)
            yield Temuan.at(entry.row, entry.name, f"Teks ini {length} karakter, sedangkan yang muat {most} karakter.")


def _longest(entry: Entry) -> int:
    """Characters that a text may have, so that it fits wherever it is printed."""
    key = isinstance(entry.row, Isian) and entry.name == "isi" and _LENGTHS.get(entry.row.kunci)
    return key or int(KARAKTER_TEKS.nilai)
