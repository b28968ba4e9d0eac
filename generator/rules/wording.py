"""W: the decree's words. The same thing said the same way, punctuation, headings, spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import Indikator, Master, Output
from generator.registry import Temuan, rule
from generator.rules.common import across, customary, grouped, joined, short
from generator.values import normal, seen

EJAAN = "Ejaan Bahasa Indonesia yang Disempurnakan"
METODE = "Lampiran I, kolom Pengukuran Kinerja"
_HEADINGS: Final = ("DASAR HUKUM", "DEFINISI", "METODE PENGUKURAN", "SUMBER DATA")
_HEADING: Final = re.compile(r"\s*([A-Z][A-Z ]+[A-Z])\s*:")
_SHARED: Final = ("kelompok", "no", "sasaran", "indikator")
_PUNCTUATION: Final = (
    (re.compile(r"\.\.(?<!\.\.\.)(?!\.)|,,+|;;+|::+"), "tanda baca berulang"),
    (re.compile(r" (?<=\S ) +(?=\S)"), "spasi berulang"),
    (re.compile(r" (?<=\w ) *[,;](?=\s|$)"), "spasi sebelum tanda baca"),
)
"""Each begins with the character it looks for, which is found far quicker than what must stand before it."""
_BRACKET: Final = re.compile(r"[()\[\]]")
_ITEM: Final = re.compile(r"(?:^|\s)\w{1,2}\)$")
_PAIRS: Final = {")": "(", "]": "["}
_ARABIC_QUARTER: Final = re.compile(r"\b(?:TW|Triwulan)\s*[1-4]\b", re.IGNORECASE)
_AROUND: Final = 20


@rule("W01", Severity.WARNING, remedy="Samakan bunyinya di kedua lampiran.", source="Keputusan, Lampiran I dan II")
def annexes_word(master: Master) -> Iterator[Temuan]:
    """Kelompok, No, Sasaran, dan Indikator Kinerja berbunyi sama di kedua lampiran.

    Mengapa: Keduanya menyebut hal yang sama; perbedaan bunyi menimbulkan dua tafsir.

    Contoh: "Keigatan Warga" di Lampiran I dan "Kegiatan Warga" di Lampiran II.
    """
    rows = {row.kode: row for row in reversed(master.indikator)}
    pairs = [(rows[output.kode_indikator], output) for output in master.output if output.kode_indikator in rows]
    for name in _SHARED:
        differing = [
            ((seen(getattr(row, name)), seen(getattr(output, name))), (row, output))
            for row, output in pairs
            if seen(getattr(row, name)) != seen(getattr(output, name))
        ]
        for (first, second), same in grouped(differing).items():
            yield _difference(name, first, second, same)


def _difference(name: str, first: str, second: str, same: list[tuple[Indikator, Output]]) -> Temuan:
    row = same[0][0]
    here, there = _contrast(first, second)
    how = (
        "hanya dalam huruf besar dan kecil"
        if first.casefold() == second.casefold()
        else f'"{there}" alih-alih "{here}"'
    )
    message = f"Berbeda dari Lampiran I ({row.at(name).cell}): {how}."
    return across([(other, name) for _, other in same], message)


def _contrast(first: str, second: str) -> tuple[str, str]:
    """The words in which two texts differ, from the first differing word to the last."""
    one, two = first.split(), second.split()
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    end = 0
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return short(" ".join(one[start : len(one) - end])), short(" ".join(two[start : len(two) - end]))


@rule(
    "W02", Severity.WARNING, remedy="Samakan bunyi sasarannya, atau perbaiki nomornya.", source="Keputusan, Lampiran I"
)
def one_number_one_sasaran(master: Master) -> Iterator[Temuan]:
    """Satu No untuk satu sasaran.

    Mengapa: Sasaran yang sama digabung menjadi satu sel saat dicetak; beda satu huruf saja memecahnya menjadi dua.

    Contoh: Dua baris bernomor 2 dengan bunyi sasaran yang berbeda satu kata.
    """
    rows = [row for row in master.indikator if row.sasaran and seen(row.no)]
    for number, same in grouped((seen(row.no), row) for row in rows).items():
        other = next((row for row in same if row.sasaran != same[0].sasaran), None)
        if other is not None:
            message = f"No {number} punya dua bunyi sasaran; yang pertama di {same[0].at('sasaran').cell}."
            yield Temuan.at(other, "sasaran", message)
    for same in grouped((normal(row.sasaran), row) for row in rows).values():
        other = next((row for row in same if seen(row.no) != seen(same[0].no)), None)
        if other is not None:
            message = f"Sasaran ini bernomor {seen(other.no)}, di {same[0].at('no').cell} bernomor {seen(same[0].no)}."
            yield Temuan.at(other, "no", message)


@rule("W03", Severity.WARNING, remedy="Bedakan bunyi kedua indikator.", source="Keputusan, Lampiran I")
def same_indikator(master: Master) -> Iterator[Temuan]:
    """Setiap indikator berbunyi lain.

    Mengapa: Dua indikator dengan bunyi sama tidak dapat dibedakan dalam laporan.

    Contoh: IK1.1 dan IK1.2 sama-sama "Indeks Kepuasan Layanan Kota Administrasi".
    """
    for same in grouped((normal(row.indikator), row) for row in master.indikator if row.indikator).values():
        if len({row.kode for row in same}) > 1:
            kodes = joined([row.kode for row in same])
            yield across([(row, "indikator") for row in same], f"{kodes} berbunyi sama.")


@rule("W04", Severity.WARNING, remedy="Hapus yang berlebih.", source=EJAAN)
def punctuation(master: Master) -> Iterator[Temuan]:
    """Tanda baca dan spasi tidak berulang.

    Mengapa: Salah ketik ini ikut tercetak. Tiga titik (elipsis) dibiarkan.

    Contoh: "kota/kabupaten administrasi.." dengan dua titik.
    """
    found = [
        ((kind, _around(text, match.start(), match.end())), entry)
        for entry, text in master.printed
        for pattern, kind in _PUNCTUATION
        for match in pattern.finditer(text)
    ]
    for (kind, quoted), same in grouped(found).items():
        yield across([entry.place for entry in same], f'Ada {kind}: "{quoted}".')


def _around(text: str, start: int, end: int) -> str:
    """The place in the words of its line, cut at word boundaries."""
    left = text[:start].rpartition("\n")[2]
    right = text[end:].partition("\n")[0]
    if len(left) > _AROUND:
        left = "…" + left[-_AROUND:].partition(" ")[2]
    if len(right) > _AROUND:
        right = right[:_AROUND].rpartition(" ")[0] + "…"
    return left + text[start:end] + right


@rule("W05", Severity.WARNING, remedy="Tambahkan pasangannya, atau hapus kurung yang berlebih.", source=EJAAN)
def brackets(master: Master) -> Iterator[Temuan]:
    """Tanda kurung berpasangan.

    Mengapa: Kurung tanpa pasangan membuat batas keterangan tidak jelas. Penomoran seperti a) dibiarkan.

    Contoh: "di kecamatan dan kelurahan) dan hasil indeks" tanpa kurung buka.
    """
    found = [
        (_around(text, place, place + 1), entry)
        for entry, text in master.printed
        if (place := _unpaired(text)) is not None
    ]
    for quoted, same in grouped(found).items():
        yield across([entry.place for entry in same], f'Kurung tanpa pasangan: "{quoted}".')


def _unpaired(text: str) -> int | None:
    """Where the first bracket without a partner stands; list items such as `a)` need none."""
    open_at: list[int] = []
    for found in _BRACKET.finditer(text):
        place, character = found.start(), found[0]
        if character in "([":
            open_at.append(place)
        elif open_at or not _ITEM.search(text[: place + 1]):
            if not open_at or text[open_at[-1]] != _PAIRS[character]:
                return place
            open_at.pop()
    return open_at[0] if open_at else None


def _heading_texts(row: Indikator) -> list[str]:
    found = (_HEADING.match(seen(paragraph)) for paragraph in row.pengukuran)
    return [match[1] for match in found if match]


@rule("W06", Severity.WARNING, remedy='Tambahkan judul bagian itu, diikuti tanda ":".', source=METODE)
def missing_heading(master: Master) -> Iterator[Temuan]:
    """Pengukuran Kinerja memuat DASAR HUKUM, DEFINISI, METODE PENGUKURAN, dan SUMBER DATA.

    Mengapa: Judul ini dicetak tebal dan memisahkan bagian-bagiannya; auditor mencari rumusnya di bawah METODE PENGUKURAN.
    Judul yang memang tidak dipakai pada kebanyakan indikator tidak dianggap hilang.

    Contoh: Bagian SUMBER DATA terhapus saat menyalin dari tahun lalu.
    """
    headed = {row.kode: _headings_used(row) for row in master.indikator if row.pengukuran}
    usual = [wanted for wanted in _HEADINGS if customary([wanted in used for used in headed.values()])]
    for row in master.indikator:
        absent = [wanted for wanted in usual if wanted not in headed.get(row.kode, usual)]
        if absent:
            yield Temuan.at(row, "pengukuran", f"Pengukuran Kinerja {row.kode} tidak memuat {joined(absent)}.")


def _headings_used(row: Indikator) -> list[str]:
    present = _heading_texts(row)
    return [wanted for wanted in _HEADINGS if any(heading.startswith(wanted) for heading in present)]


@rule("W07", Severity.WARNING, remedy="Gabungkan kedua bagian, atau beri judul yang berbeda.", source=METODE)
def double_heading(master: Master) -> Iterator[Temuan]:
    """Setiap judul bagian Pengukuran Kinerja muncul satu kali.

    Mengapa: Dua bagian METODE PENGUKURAN dapat dibaca sebagai dua cara menghitung yang berbeda.

    Contoh: IK9.1 memuat METODE PENGUKURAN dua kali.
    """
    for row in master.indikator:
        headings = _heading_texts(row)
        for heading in dict.fromkeys(headings):
            if headings.count(heading) > 1:
                message = f"Judul {heading} muncul {headings.count(heading)} kali pada {row.kode}."
                yield Temuan.at(row, "pengukuran", message)


@rule("W14", Severity.INFO, remedy="Tulis TW dengan angka Romawi.", source="Keputusan, kolom Waktu dan Target")
def quarter_numerals(master: Master) -> Iterator[Temuan]:
    """Triwulan ditulis dengan angka Romawi.

    Mengapa: Kolom Waktu dan Target menulis TW I sampai TW IV; "TW2" untuk hal yang sama menyulitkan pencarian.

    Contoh: "sebagai target TW2" dalam kriteria, sedangkan outputnya berwaktu TW II.
    """
    found = [(match[0], entry) for entry, text in master.printed for match in _ARABIC_QUARTER.finditer(text)]
    if found:
        said = joined([f'"{written}"' for written in dict.fromkeys(written for written, _ in found)])
        yield across([entry.place for _, entry in found], f"Triwulan ditulis dengan angka biasa: {said}.")
