"""B: who signs the decree and for whom; the number, rulings and regulations that its body names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.findings import Severity
from generator.master import Master
from generator.master.jabatan import ATAS_NAMA, UNTUK_BELIAU, Baris, baris
from generator.registry import Temuan, rule
from generator.rules.common import joined, year_of
from generator.values import normal, seen

NASKAH_DINAS: Final = "Permendagri 1/2023, penandatanganan"
TUBUH: Final = "batang tubuh Keputusan"
_SIGNATURES: Final = ("Penandatangan", "Penyusun Laporan", "Mengetahui", "Salinan Jabatan")
_YEAR: Final = re.compile(r"(?<!\w)(20\d\d)(?!\w)")
_NEARBY: Final = 10
"""How many years around the agreement's own a part of a number is taken for a year."""
_RULING: Final = re.compile(r"\b(?i:diktum)\s+(KE[A-Z]+|PERTAMA)\b")
_REGULATION: Final = re.compile(r"\b(?:Nomor|No\.?)\s+\S+\s+Tahun\s+(\d{4})\b", re.IGNORECASE)


@rule(
    "B20",
    Severity.WARNING,
    remedy="Tulis a.n. dan jabatan yang diatasnamakan, lalu penanda tangannya di baris berikutnya.",
    source=NASKAH_DINAS,
)
def signature_lines(master: Master) -> Iterator[Temuan]:
    """Penanda tangan yang bukan pejabatnya sendiri disebut dengan a.n., u.b., Plt., atau Plh. yang lengkap.

    Mengapa: Sebutan itu menunjukkan wewenang siapa yang dipakai. Sesudah a.n. ada jabatan yang diatasnamakan, lalu di
    baris berikutnya jabatan yang menandatangani; u.b. berdiri di antara keduanya dan pejabat di bawahnya.

    Contoh: Penandatangan "a.n. BUPATI WANASARI" tanpa jabatan yang menandatangani di baris kedua.
    """
    for key in _SIGNATURES:
        place, text = master.at(key), master.teks(key)
        own = master.teks("Jabatan") if key == "Penandatangan" else ""
        for fault in _faults(baris(text), own):
            yield Temuan(place.sheet, place.cell, f"{key}: {fault}", value=text, id=key, column="Isi")


def _faults(lines: tuple[Baris, ...], own: str) -> Iterator[str]:
    """What is wrong with the lines of a signature; `own` is the office that decrees, empty for other signatures."""
    if not lines:
        return
    first, *rest = lines
    if first.sebutan == ATAS_NAMA and not rest:
        yield "sesudah a.n. belum ada jabatan yang menandatangani di baris berikutnya."
    if own and first.jabatan and normal(first.jabatan) != normal(own):
        yield f'baris pertama menyebut "{first.jabatan}", padahal Jabatan "{own}".'
    if own and not first.sebutan and rest:
        yield "baris pertama tidak diawali a.n., Plt., atau Plh."
    if any(line.sebutan == ATAS_NAMA for line in rest):
        yield "a.n. hanya ada di baris pertama."
    marks = [line.sebutan for line in lines]
    if UNTUK_BELIAU in marks and (
        marks[0] != ATAS_NAMA or marks.index(UNTUK_BELIAU) < 2 or lines[-1].cetak == UNTUK_BELIAU
    ):
        yield "u.b. berdiri sesudah a.n. dan jabatan yang diberi mandat, dan sebelum jabatan yang menandatangani."


@rule("B21", Severity.WARNING, remedy="Perbaiki tahun di dalam Nomor, atau kunci Tahun.", source=TUBUH)
def year_in_number(master: Master) -> Iterator[Temuan]:
    """Tahun di dalam Nomor sama dengan tahun perjanjian atau tahun penetapannya.

    Mengapa: Nomor seperti 050/15/2026 memuat tahunnya; nomor yang disalin dari tahun lalu merujuk Keputusan lain.

    Contoh: Nomor 500.11/118/2025 untuk perjanjian kinerja tahun 2026.
    """
    year, day, place = year_of(master), master.kunci("Tanggal"), master.at("Nomor")
    right = {year, day.year} if isinstance(day, date) else {year}
    named = [int(text) for text in _YEAR.findall(master.teks("Nomor"))]
    near = [found for found in named if abs(found - year) <= _NEARBY]
    if year and near and not right & set(near):
        message = f"Nomor menyebut tahun {joined([str(found) for found in near])}, sedangkan kunci Tahun berisi {year}."
        yield Temuan(place.sheet, place.cell, message, value=seen(master.kunci("Nomor")), id="Nomor", column="Isi")


@rule("B22", Severity.WARNING, remedy="Perbaiki nama diktumnya, atau tambahkan diktum yang dirujuk.", source=TUBUH)
def ruling_reference(master: Master) -> Iterator[Temuan]:
    """Diktum yang dirujuk ada di dalam Keputusan.

    Mengapa: Rujukan ke diktum yang tidak ada membuat perintahnya tidak dapat dilaksanakan.

    Contoh: "sebagaimana dimaksud dalam Diktum KETUJUH", padahal diktumnya hanya sampai KELIMA.
    """
    rulings = {normal(row.label.rstrip(" :.")) for row in master.tubuh if normal(row.bagian) == "diktum"}
    for row in master.tubuh:
        for named in dict.fromkeys(_RULING.findall(row.isi)):
            if rulings and normal(named) not in rulings:
                yield Temuan.at(row, "isi", f"{row.identitas} merujuk diktum {named}, yang tidak ada.")


@rule("B23", Severity.WARNING, remedy="Periksa tahun peraturan itu.", source=TUBUH)
def future_regulation(master: Master) -> Iterator[Temuan]:
    """Peraturan yang dirujuk bukan dari tahun sesudah tahun perjanjian.

    Mengapa: Dasar hukum sudah ada ketika Keputusan ditetapkan; tahun yang belum tiba ialah salah ketik.

    Contoh: "Peraturan Pemerintah Nomor 17 Tahun 2081".
    """
    year = year_of(master)
    for entry, text in master.printed:
        late = [found for found in _REGULATION.findall(text) if year and int(found) > year]
        if late:
            message = f"Menyebut peraturan dari tahun {joined(late)}, padahal tahun perjanjiannya {year}."
            yield Temuan.at(entry.row, entry.name, message)
