"""B: the decree's body. Numbering, order of the legal basis, punctuation, and references."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from generator.findings import Severity
from generator.law import HIERARKI
from generator.master import BAGIAN_TUBUH, ButirTubuh, Master
from generator.registry import Temuan, rule
from generator.rules.common import YEAR_NAMED, grouped, joined, perhaps, short, year_agreed, year_of
from generator.rules.regulations import essence, usual_spelling
from generator.values import normal, seen

UU_12 = "UU 12/2011, Lampiran II"
TUBUH = "batang tubuh Keputusan"
_ORDINALS: Final = (
    "KESATU KEDUA KETIGA KEEMPAT KELIMA KEENAM KETUJUH KEDELAPAN KESEMBILAN KESEPULUH KESEBELAS KEDUABELAS "
    "KETIGABELAS KEEMPATBELAS KELIMABELAS KEENAMBELAS KETUJUHBELAS KEDELAPANBELAS KESEMBILANBELAS KEDUAPULUH"
).split()
_LETTERS: Final = tuple("abcdefghijklmnopqrstuvwxyz")
_REQUIRED: Final = ("Menimbang", "Mengingat", "Menetapkan", "Diktum")
_LAW: Final = re.compile(r"nomor\s+(?:e-)?(\d+)\s+tahun\s+(\d{4})", re.IGNORECASE)
_KIND: Final = re.compile(r"keputusan .+? tentang ")
_ANNEXES: Final = re.compile(r"lampiran\s+([IVX]+\b(?:\s*(?:,|dan|dan/atau|,\s*dan)\s*[IVX]+\b)*)", re.IGNORECASE)


def _part(master: Master, bagian: str) -> list[ButirTubuh]:
    return [row for row in master.tubuh if normal(row.bagian) == normal(bagian)]


def _expected(bagian: str, place: int) -> str:
    """The label of the item at a place (from 0) of a part of the body."""
    match bagian:
        case "Menimbang":
            return _LETTERS[place] if place < len(_LETTERS) else ""
        case "Diktum":
            return _ORDINALS[place] if place < len(_ORDINALS) else ""
    return str(place + 1)


@rule("B01", Severity.WARNING, remedy="Urutkan kembali labelnya.", source=UU_12)
def label_sequence(master: Master) -> Iterator[Temuan]:
    """Label Menimbang (a, b), Mengingat dan Tembusan (1, 2), serta diktum (KESATU, KEDUA) berurutan.

    Mengapa: Bagian lain merujuk label ini ("sebagaimana dimaksud dalam huruf a"); label yang meloncat menyesatkan.

    Contoh: Diktum KETIGA langsung sesudah KESATU.
    """
    for bagian in ("Menimbang", "Mengingat", "Diktum", "Tembusan"):
        rows = _part(master, bagian)
        for place, row in enumerate(rows):
            label, expected = row.label.strip(" .)"), _expected(bagian, place)
            alone = len(rows) == 1 and not label
            if expected and not alone and normal(label.replace(" ", "")) != normal(expected):
                yield Temuan.at(row, "label", f'Label {bagian} tertulis "{row.label}", seharusnya {expected}.')


@rule(
    "B02", Severity.WARNING, remedy="Pindahkan barisnya, atau tulis urutan yang benar.", source=f"{UU_12}, dasar hukum"
)
def legal_basis_order(master: Master) -> Iterator[Temuan]:
    """Mengingat disusun menurut tingkat peraturan, lalu tahun dan nomornya.

    Mengapa: Dasar hukum disusun dari yang tertinggi; yang setingkat menurut waktu penetapannya.

    Contoh: UU Nomor 29 Tahun 2007 tertulis sesudah UU Nomor 23 Tahun 2014.
    """
    ranked = [(key, row) for row in _part(master, "Mengingat") if (key := _rank(row.isi)) is not None]
    for (above, before), (below, row) in pairwise(ranked):
        if below < above:
            why = "tingkatnya lebih tinggi" if below[0] < above[0] else "lebih dahulu ditetapkan"
            message = f"Butir {row.label} ({_name(row.isi)}) {why} daripada butir {before.label} ({_name(before.isi)})."
            yield Temuan.at(row, "isi", message)


def _rank(text: str) -> tuple[int, int, int] | None:
    """Level, year and number of a regulation; None when it is not recognised."""
    plain = usual_spelling(text)
    found = _LAW.search(plain)
    level = next((place for place, kinds in enumerate(HIERARKI) if plain.startswith(kinds)), None)
    return None if found is None or level is None else (level, int(found[2]), int(found[1]))


def _name(text: str) -> str:
    return short(re.split(r"\s+tentang\s+", text, maxsplit=1, flags=re.IGNORECASE)[0], 60)


@rule(
    "B03",
    Severity.WARNING,
    remedy="Akhiri butir itu dengan titik koma.",
    source=f"{UU_12}, konsiderans dan dasar hukum",
)
def semicolon(master: Master) -> Iterator[Temuan]:
    """Setiap butir Menimbang dan Mengingat diakhiri titik koma.

    Mengapa: Konsiderans dan dasar hukum ialah rangkaian yang baru selesai pada kata MEMUTUSKAN.

    Contoh: Butir terakhir Menimbang diakhiri titik.
    """
    for bagian in ("Menimbang", "Mengingat"):
        for row in _part(master, bagian):
            if row.isi and not row.isi.endswith(";"):
                message = f'{bagian} {row.label} diakhiri "… {" ".join(row.isi.split()[-2:])}", bukan titik koma.'
                yield Temuan.at(row, "isi", message)


@rule("B18", Severity.WARNING, remedy="Hapus salah satunya, atau tulis yang dimaksud.", source=UU_12)
def written_twice(master: Master) -> Iterator[Temuan]:
    """Setiap butir batang tubuh ditulis satu kali.

    Mengapa: Peraturan yang disebut dua kali dalam Mengingat, atau butir lain yang berulang, biasanya baris yang disalin
    dan lupa diganti; yang seharusnya ada di sana hilang.

    Contoh: UU Nomor 23 Tahun 2014 pada butir 1 dan sekali lagi pada butir 4.
    """
    for bagian in ("Menimbang", "Mengingat", "Diktum", "Tembusan"):
        for same in grouped((essence(row.isi), row) for row in _part(master, bagian) if row.isi).values():
            for row in same[1:]:
                message = (
                    f"{short(_name(row.isi), 60)} sudah ditulis pada {bagian} {same[0].label} ({same[0].cells['isi']})."
                )
                yield Temuan.at(row, "isi", message)


@rule("B04", Severity.WARNING, remedy="Samakan tahun dalam judul dengan kunci Tahun.", source=TUBUH)
def year_in_title(master: Master) -> Iterator[Temuan]:
    """Tahun dalam judul sama dengan kunci Tahun.

    Mengapa: Master tahun baru biasanya disalin dari tahun lalu, dan tahun dalam judul mudah terlewat.

    Contoh: Tahun 2026, tetapi judulnya masih "TAHUN 2025".
    """
    titles = [(master.at("Tentang"), "Tentang", "Isi", master.teks("Tentang"))]
    titles += [(row.at("isi"), row.identitas, "Isi", row.isi) for row in _part(master, "Menetapkan")]
    for place, ident, column, text in titles:
        years = YEAR_NAMED.findall(text)
        year = year_of(master)
        if year and years and str(year) not in years:
            message = f"Judul menyebut tahun {joined(years)}, sedangkan kunci Tahun berisi {year}."
            yield Temuan(place.sheet, place.cell, message, value=text, id=ident, column=column)


@rule("B05", Severity.WARNING, remedy="Periksa kunci Tanggal dan Tahun.", source=TUBUH)
def year_of_date(master: Master) -> Iterator[Temuan]:
    """Tanggal penetapan berada pada tahun perjanjian.

    Mengapa: Perjanjian kinerja berlaku bagi satu tahun anggaran; tanggal dari tahun lain hampir selalu salah ketik.

    Contoh: Tahun 2025 dan Tanggal 8/7/2052.
    """
    value, place = master.kunci("Tanggal"), master.at("Tanggal")
    year = year_of(master)
    if isinstance(value, date) and year and value.year != year:
        message = f"Tanggal {seen(value)} tidak berada pada tahun {year}."
        yield Temuan(place.sheet, place.cell, message, value=seen(value), id="Tanggal", column="Isi")


@rule("B19", Severity.WARNING, remedy="Perbaiki kunci Tahun, atau judul dan tanggalnya.", source=TUBUH)
def year_contradicted(master: Master) -> Iterator[Temuan]:
    """Kunci Tahun sama dengan tahun dalam judul dan tanggal penetapan.

    Mengapa: Tahun tercetak di setiap dokumen dan menentukan triwulan mana yang dilaporkan. Bila judul dan tanggal sepakat
    atas tahun lain, yang keliru hampir selalu kunci Tahun.

    Contoh: Tahun 2026, padahal judulnya "TAHUN 2025" dan tanggalnya 8/7/2025.
    """
    agreed, place = year_agreed(master), master.at("Tahun")
    if agreed and master.tahun and master.tahun != agreed:
        message = f"Kunci Tahun berisi {master.tahun}, padahal judul dan tanggal Keputusan menyebut {agreed}."
        yield Temuan(place.sheet, place.cell, message, value=str(master.tahun), id="Tahun", column="Isi")


@rule("B06", Severity.WARNING, remedy="Sebut lampiran I dan II dalam diktum, tidak lebih.", source=TUBUH)
def annex_reference(master: Master) -> Iterator[Temuan]:
    """Diktum merujuk lampiran yang ada.

    Mengapa: Lampiran mengikat karena dirujuk diktum sebagai bagian yang tidak terpisahkan.

    Contoh: Diktum KESATU hanya menyebut "lampiran I".
    """
    diktum = _part(master, "Diktum")
    mentions = [
        (annex.upper(), row)
        for row in diktum
        for group in _ANNEXES.findall(row.isi)
        for annex in re.findall(r"[IVX]+", group, re.IGNORECASE)
    ]
    named = {annex for annex, _ in mentions}
    for annex, row in mentions:
        if annex not in ("I", "II"):
            yield Temuan.at(row, "isi", f"Diktum {row.label} menyebut lampiran {annex}, yang tidak ada.")
    absent = [annex for annex in ("I", "II") if annex not in named]
    if diktum and absent:
        yield Temuan.at(diktum[0], "isi", f"Tidak ada diktum yang menyebut lampiran {joined(absent)}.")


@rule("B07", Severity.ERROR, remedy="Pilih Bagian dari daftar pilihan.", source=TUBUH)
def unknown_part(master: Master) -> Iterator[Temuan]:
    """Bagian batang tubuh dikenal.

    Mengapa: Butir dicetak menurut Bagian-nya; butir dengan Bagian yang tidak dikenal tidak akan tercetak.

    Contoh: "Mengigat" alih-alih "Mengingat".
    """
    known = {normal(bagian) for bagian in BAGIAN_TUBUH}
    for row in master.tubuh:
        if row.bagian and normal(row.bagian) not in known:
            yield Temuan.at(row, "bagian", f'Bagian "{row.bagian}" tidak dikenal.{perhaps(row.bagian, BAGIAN_TUBUH)}')


@rule("B08", Severity.WARNING, remedy="Tambahkan bagian itu di lembar Batang Tubuh.", source=UU_12)
def missing_part(master: Master) -> Iterator[Temuan]:
    """Batang tubuh memuat Menimbang, Mengingat, Menetapkan, dan diktum.

    Mengapa: Keputusan tanpa salah satunya tidak lengkap bentuknya.

    Contoh: Semua butir Mengingat terhapus.
    """
    absent = [bagian for bagian in _REQUIRED if not _part(master, bagian)]
    if master.tubuh and absent:
        yield Temuan("Batang Tubuh", "", f"Batang tubuh tidak memuat {joined(absent)}.")


@rule("B09", Severity.WARNING, remedy="Kosongkan kunci Pembuka, atau samakan dengan Jabatan.", source=TUBUH)
def opening_differs(master: Master) -> Iterator[Temuan]:
    """Jabatan pada baris pembuka sama dengan jabatan penanda tangan.

    Mengapa: Pembuka dan penutup menyebut pejabat yang sama; perbedaan hampir selalu salah ketik.

    Contoh: "ADMINSITRASI" pada pembuka dan "ADMINISTRASI" pada penutup.
    """
    opening, office, place = master.teks("Pembuka"), master.teks("Jabatan"), master.at("Pembuka")
    if opening and office and normal(opening.rstrip(",")) != normal(office.rstrip(",")):
        message = f'Pembuka "{opening}" berbeda dari Jabatan "{office}" ({master.at("Jabatan")}).'
        yield Temuan(place.sheet, place.cell, message, value=opening, id="Pembuka", column="Isi")


@rule("B10", Severity.WARNING, remedy="Samakan Menetapkan dengan Tentang.", source=UU_12)
def title_differs(master: Master) -> Iterator[Temuan]:
    """Judul pada Menetapkan sama dengan judul Keputusan.

    Mengapa: Menetapkan mengulang judul Keputusan kata demi kata.

    Contoh: Judul diubah pada kunci Tentang, sedangkan Menetapkan masih judul lama.
    """
    title = master.teks("Tentang")
    for row in _part(master, "Menetapkan"):
        if title and row.isi and _KIND.sub("", normal(row.isi.rstrip(".")), count=1) != normal(title):
            message = f"Judul pada Menetapkan berbeda dari Tentang ({master.at('Tentang')})."
            yield Temuan.at(row, "isi", message)


@rule("B11", Severity.WARNING, remedy="Perbaiki hurufnya, atau tambahkan butir yang dirujuk.", source=UU_12)
def letter_reference(master: Master) -> Iterator[Temuan]:
    """Huruf yang dirujuk dalam Menimbang ada di atasnya.

    Mengapa: "sebagaimana dimaksud dalam huruf a" hanya bermakna bila butir a ada.

    Contoh: Butir b merujuk huruf c.
    """
    above: list[str] = []
    for row in _part(master, "Menimbang"):
        for letter in re.findall(r"\bhuruf\s+([a-z])\b", row.isi):
            if letter not in above:
                yield Temuan.at(row, "isi", f"Menimbang {row.label} merujuk huruf {letter}, yang tidak ada di atasnya.")
        above.append(row.label.strip(" .)"))
