"""N: numbers that are of the right kind and yet not what was meant, and characters that nobody sees."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.findings import Severity
from generator.master import Entry, Indikator, JenisKomponen, Komponen, Master, Output, Pengukuran
from generator.master.satuan import PERSENTASE, TERJAUH
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, usual, usual_targets
from generator.values import Target, normal, print_number

EXCEL: Final = "cara Excel menyimpan isian"
_DIGITS: Final = 15
"""How many digits of a number Excel keeps."""
_HIDDEN: Final = re.compile(r"[\t\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060\ufeff]")


@rule("N07", Severity.WARNING, remedy="Ketik persentase sebagai 0–100: 90, bukan 0,9.", source=EXCEL)
def fraction(master: Master) -> Iterator[Temuan]:
    """Persentase ditulis 0–100, bukan pecahan.

    Mengapa: 0,9 dibaca 0,9%, sehingga capaian menjadi seperseratusnya. Nilai paling tinggi 1 hampir selalu pecahan.

    Contoh: Target 90% diketik 0,9, atau komponen persen 100% diketik 1.
    """
    units = {row.kode: normal(row.keterangan) == normal(PERSENTASE) for row in master.indikator}
    for entry in master.entries:
        value = entry.value.lo if isinstance(entry.value, Target) else entry.value
        if isinstance(value, Decimal) and 0 < value <= 1 and _is_percent(entry, units):
            message = f"Terbaca {print_number(value)}; bila maksudnya {print_number(value * 100)}%, ketik {print_number(value * 100)}."
            yield Temuan.at(entry.row, entry.name, message)


@rule(
    "N13",
    Severity.WARNING,
    remedy="Periksa angkanya dan Keterangan indikatornya; satuan lain dapat ditambahkan di lembar Daftar.",
    source="Keputusan, Lampiran I, kolom Keterangan",
)
def unusual_target(master: Master) -> Iterator[Temuan]:
    """Target wajar untuk satuannya.

    Mengapa: Target bersatuan Nilai biasanya 0 sampai 100, dan Persentase -100 sampai 100 (pertumbuhan dapat negatif, asalkan
    Target Tahunannya tidak positif). Angka lain mungkin saja benar, tetapi lebih sering salah ketik atau satuannya bukan
    itu. Satuan lain tidak dibatasi.

    Contoh: Target 105 dengan satuan Persentase, atau jumlah penerima 340 dengan satuan Nilai.
    """
    all_ends = usual_targets(master)
    for entry in master.entries:
        ends, value = usual(entry, all_ends), entry.value
        if ends and isinstance(value, Decimal) and abs(value) <= TERJAUH and not ends[0] <= value <= ends[1]:
            message = f"Terbaca {print_number(value).replace('.', '')}, di luar yang wajar untuk satuannya: {ends[0]} sampai {ends[1]}."
            yield Temuan.at(entry.row, entry.name, message)


def _is_percent(entry: Entry, units: dict[str, bool]) -> bool:
    match entry.row:
        case Indikator(kode=kode):
            return entry.name.startswith("target_") and units.get(kode, False)
        case Output(kode_indikator=kode):
            return entry.name == "target" and units.get(kode, False)
        case Pengukuran(kode=kode):
            return entry.name.startswith("hitung_") and units.get(kode, False)
        case Komponen(jenis=JenisKomponen.PERSEN):
            return entry.name.startswith("tw_")
    return False


@rule("N08", Severity.WARNING, remedy="Ketik ulang angkanya, atau sebagai teks bila bukan bilangan.", source=EXCEL)
def digits_lost(master: Master) -> Iterator[Temuan]:
    """Bilangan paling panjang 15 angka.

    Mengapa: Excel hanya menyimpan 15 angka pertama; sisanya diam-diam menjadi nol.

    Contoh: Nilai rupiah 12.345.678.901.234.567 tersimpan sebagai 12.345.678.901.234.500.
    """
    for entry in master.entries:
        whole = isinstance(entry.raw, Decimal) and entry.raw == entry.raw.to_integral_value()
        if whole and not entry.spoiled and isinstance(entry.raw, Decimal) and entry.raw.adjusted() >= _DIGITS:
            message = f"Bilangan ini {entry.raw.adjusted() + 1} angka; hanya {_DIGITS} angka pertamanya yang terjaga."
            yield Temuan.at(entry.row, entry.name, message)


@rule("N09", Severity.INFO, remedy="Hapus, lalu ketik ulang spasi biasa.", source=EXCEL)
def hidden_characters(master: Master) -> Iterator[Temuan]:
    """Teks tidak memuat karakter yang tak tampak.

    Mengapa: Spasi khusus, tab, dan penanda tak tampak terbawa saat menyalin dari PDF atau laman web. Cetakan menjadi
    renggang, dan dua teks yang tampak sama dianggap berbeda.

    Contoh: "Kepala Bidang Umum" dengan spasi tak terputus dari dokumen Word.
    """
    found = [
        (character, entry)
        for entry in master.entries
        if isinstance(entry.raw, str) and ("\t" in entry.raw or not entry.raw.isascii())
        for character in dict.fromkeys(_HIDDEN.findall(entry.raw))
    ]
    for character, entries in grouped(found).items():
        yield across([entry.place for entry in entries], f"Ada {_NAMES.get(character, _name(character))}.")


def _name(character: str) -> str:
    return f"karakter tak tampak U+{ord(character):04X} ({unicodedata.name(character, 'tanpa nama').lower()})"


_NAMES: Final = {"\t": "tab", "\u00a0": "spasi tak terputus (no-break space)", "\u200b": "spasi tanpa lebar"}
