"""N: what stands in a cell is of the cell's kind, and means what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from generator.findings import Severity
from generator.law import SERATUS
from generator.model import BULAT, KUNCI_KEPUTUSAN, TANGGAL, WAKTU, Entry, Isian, Jenis, Master
from generator.registry import Temuan, rule
from generator.rules.common import perhaps
from generator.values import Raw, Target, Triwulan, Unreadable, print_number, show

EXCEL = "cara Excel menyimpan isian"
RIBUAN: Final = Decimal(1000)
_HIGHEST_CAP: Final = Decimal(1000)
_COMMA = re.compile(r"-?\d+,\d+")
_POINT = re.compile(r"-?\d{1,3}\.\d{3}")
_OTHER_POINT = re.compile(r"-?\d+\.\d+")
_KEYS: Final = {key.nama: key.jenis for key in KUNCI_KEPUTUSAN}
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
        case str() if jenis.numeric:
            return _explain_text(raw.strip())
        case str() if jenis is WAKTU:
            return perhaps(_roman(raw), [quarter.label for quarter in Triwulan]).strip()
        case str() if jenis is TANGGAL:
            return "Isinya teks, bukan tanggal: hari dan bulan dapat tertukar."
        case str():
            return perhaps(raw, jenis.expects.replace(" atau ", " ").split(", ")).strip()
    return ""


def _explain_text(text: str) -> str:
    if _POINT.fullmatch(text):
        whole, fraction = text.split(".")
        return f"Isinya teks dan dapat dibaca dua cara: {whole},{fraction} atau {whole}{fraction}."
    if _COMMA.fullmatch(text) or _OTHER_POINT.fullmatch(text):
        return f"Isinya teks, bukan angka; mungkin maksudnya {text.replace('.', ',')}."
    if text.endswith("%"):
        return "Isinya teks; tulis angkanya saja tanpa tanda %."
    if re.match(r"Rp\.?\s*\d", text, re.IGNORECASE):
        return "Isinya teks; tulis angkanya saja tanpa Rp dan tanpa titik ribuan."
    if text in {"-", "–", "—"}:
        return "Tanda strip tidak punya arti: tulis N/A bila tidak berlaku, kosongkan bila belum diisi."
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
    97.905 dapat berarti 97,905 atau 97905.

    Contoh: 96,66 diketik di komputer berbahasa Inggris, sehingga tersimpan sebagai teks.
    """
    for entry in master.entries:
        value = _value(entry)
        if isinstance(value, Unreadable) and not entry.spoiled and not _is_text(_kind(entry)):
            kind = _kind(entry)
            message = f'Terbaca "{value.seen}", seharusnya {kind.expects}. {_explain(entry.raw, kind)}'.strip()
            yield Temuan.at(entry.row, entry.name, message, f"Ketik ulang sebagai {kind.expects}.")


def _is_text(jenis: Jenis) -> bool:
    return jenis.nama in {"teks", "kode", "teks kaya", "daftar nama", "bebas"}


@rule(
    "N02",
    Severity.ERROR,
    remedy="Ubah format sel menjadi Text, lalu ketik ulang isinya.",
    source=EXCEL,
)
def converted_text(master: Master) -> Iterator[Temuan]:
    """Sel teks tidak diubah Excel menjadi tanggal, jam, atau nilai logika.

    Mengapa: Yang tersimpan bukan lagi yang diketik; kode 1-2 menjadi tanggal 1 Februari.

    Contoh: Kode Komponen "1-2" tersimpan sebagai tanggal.
    """
    for entry in master.entries:
        if _is_text(_kind(entry)) and isinstance(entry.raw, bool | date | time) and not entry.spoiled:
            kind = (
                "nilai logika" if isinstance(entry.raw, bool) else "jam" if isinstance(entry.raw, time) else "tanggal"
            )
            message = f'Terbaca {kind} "{show(entry.raw)}", padahal kolom ini berisi {_kind(entry).expects}.'
            yield Temuan.at(entry.row, entry.name, message)


@rule("N03", Severity.ERROR, remedy="Ubah format sel menjadi Number, lalu ketik ulang angkanya.", source=EXCEL)
def percent_format(master: Master) -> Iterator[Temuan]:
    """Angka tidak berformat persen.

    Mengapa: Sel berformat persen menampilkan 90% tetapi menyimpan 0,9. Yang dicetak dan dihitung ialah yang tersimpan.

    Contoh: Mengetik 90% di kolom Target TW II.
    """
    for entry in master.entries:
        numeric = entry.sel is not None and "%" in entry.sel.format and _kind(entry).numeric
        if numeric and isinstance(entry.raw, Decimal) and entry.raw != 0:
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

    Mengapa: Angka di luar rentang hampir selalu salah ketik, dan satu saja sudah merusak rata-rata.

    Contoh: 97.905 diketik di Excel berbahasa Indonesia menjadi 97905, karena titik dibaca sebagai pemisah ribuan.
    """
    for entry in master.entries:
        value, bounds = _value(entry), _range(entry)
        number = value.lo if isinstance(value, Target) else value
        if bounds is None or not isinstance(number, Decimal):
            continue
        low, high = bounds
        if not low <= number <= high:
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
