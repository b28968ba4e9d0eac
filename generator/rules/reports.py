"""R: reports that cannot be yet, that are missing, or that show the same evidence twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter
from typing import Final

from generator.findings import Severity
from generator.master import Kelurahan, Master, RealisasiRenaksi
from generator.registry import Temuan, rule
from generator.rules.common import QUARTERS, across, grouped, joined, perhaps, year_of
from generator.values import Triwulan, normal, print_number, seen

DIKTUM: Final = "diktum tentang pelaporan"
METODE: Final = "Lampiran I, 2.1, METODE PENGUKURAN"
_CAMAT: Final = "Camat "


@rule("R08", Severity.WARNING, remedy="Periksa Tanggal dan Triwulan baris ini.", source=DIKTUM)
def date_of_report(master: Master) -> Iterator[Temuan]:
    """Tanggal realisasi sesuai dengan triwulannya.

    Mengapa: Tanggal sebelum triwulan dimulai, atau lebih dari satu triwulan sesudahnya, biasanya salah tahun atau salah
    triwulan.

    Contoh: Tanggal 15/5/2024 pada TW II tahun 2025.
    """
    year = year_of(master)
    for row in master.realisasi:
        if isinstance(row.tanggal, date) and isinstance(row.triwulan, Triwulan) and year:
            first, last = _window(year, row.triwulan)
            if not first <= row.tanggal <= last:
                message = f"Tanggal {seen(row.tanggal)} tidak sesuai dengan {row.triwulan.label} tahun {year}."
                yield Temuan.at(row, "tanggal", message)


def _window(year: int, quarter: Triwulan) -> tuple[date, date]:
    """From the quarter's first day to the last day of the quarter after it."""
    start = 3 * (quarter - 1)
    return date(year, start + 1, 1), _month_start(year, start + 6) - timedelta(days=1)


def _month_start(year: int, months: int) -> date:
    return date(year + months // 12, months % 12 + 1, 1)


@rule("R20", Severity.WARNING, remedy="Isi jumlah yang selesai sejak awal tahun, bukan tambahannya.", source=DIKTUM)
def falling_realisasi(master: Master) -> Iterator[Temuan]:
    """Realisasi output tidak turun dari triwulan ke triwulan.

    Mengapa: Realisasi ialah jumlah yang sudah selesai sampai akhir triwulan itu. Angka yang turun biasanya hanya tambahan
    triwulan itu, atau salah ketik.

    Contoh: RO015 sudah 180 pada TW I, tetapi 120 pada TW II.
    """
    for kode, reported in grouped((row.id_output, row) for row in master.realisasi if row.id_output).items():
        for (earlier, before, _), (quarter, value, row) in pairwise(sorted(_counted(reported), key=itemgetter(0))):
            if value < before:
                message = (
                    f"{kode}: realisasi {print_number(value)} pada {quarter.label} lebih kecil daripada "
                    f"{print_number(before)} pada {earlier.label}."
                )
                yield Temuan.at(row, "realisasi", message)


def _counted(rows: Iterable[RealisasiRenaksi]) -> Iterator[tuple[Triwulan, Decimal, RealisasiRenaksi]]:
    """The rows that report a number for a quarter."""
    for row in rows:
        if isinstance(row.triwulan, Triwulan) and isinstance(row.realisasi, Decimal):
            yield row.triwulan, row.realisasi, row


@rule("R09", Severity.WARNING, remedy="Periksa Triwulan baris itu.", source=DIKTUM)
def future_quarter(master: Master) -> Iterator[Temuan]:
    """Output tidak dilaporkan untuk triwulan sesudah tanggal laporannya.

    Mengapa: Yang dilaporkan ialah yang sudah terjadi; triwulan yang belum mulai hampir selalu salah pilih.

    Contoh: Triwulan TW IV dengan Tanggal 3/7/2025.
    """
    year = year_of(master)
    for row in master.realisasi:
        if isinstance(row.tanggal, date) and isinstance(row.triwulan, Triwulan) and year:
            first = date(year, 3 * row.triwulan - 2, 1)
            if row.tanggal < first and row.tanggal.year == year:
                yield Temuan.at(row, "triwulan", f"{row.triwulan.label} belum mulai pada {seen(row.tanggal)}.")


@rule("R10", Severity.WARNING, remedy="Isi nilainya, atau N/A bila tidak disurvei.", source=METODE)
def missing_kelurahan(master: Master) -> Iterator[Temuan]:
    """Semua kelurahan disurvei dalam triwulan yang disurvei.

    Mengapa: Nilai kecamatan ialah rata-rata kelurahannya; kelurahan yang terlewat mengubah rata-rata tanpa terlihat.
    Kecamatan yang camatnya terdaftar tetapi tanpa satu baris pun juga dilaporkan.

    Contoh: 64 dari 65 kelurahan terisi pada TW II.
    """
    for quarter in QUARTERS:
        field = f"nilai_{quarter.kolom}"
        blank = [row for row in master.survei if row.nilai(quarter) is None and field in row.cells]
        filled = sum(1 for row in master.survei if isinstance(row.nilai(quarter), Decimal))
        if blank and filled:
            message = f"{quarter.label}: {filled} {master.sebutan.unit.lower()} terisi, {len(blank)} belum."
            yield across([(row, field) for row in blank], message)
    yield from _missing_kecamatan(master)


def _missing_kecamatan(master: Master) -> Iterator[Temuan]:
    surveyed = {_plain(row.kecamatan) for row in master.survei if master.sebutan.lazim}
    for row in master.pejabat:
        names = [_plain(name.removeprefix(_CAMAT)) for name in (row.nama, *row.alias) if name.startswith(_CAMAT)]
        if names and surveyed and not surveyed & set(names):
            yield Temuan.at(
                row, "nama", f"Kecamatan {row.nama.removeprefix(_CAMAT)} tidak ada di lembar {Kelurahan.SHEET}."
            )


def _plain(name: str) -> str:
    return normal(name).replace(" ", "")


@rule("R11", Severity.INFO, remedy="Periksa apakah dokumen itu memang membuktikan semuanya.", source=DIKTUM)
def same_evidence(master: Master) -> Iterator[Temuan]:
    """Setiap output dibuktikan dengan dokumennya sendiri.

    Mengapa: Bukti yang sama untuk dua output biasanya baris yang disalin dan lupa diganti.

    Contoh: "Nota dinas 12" menjadi bukti RO001 dan RO003.
    """
    shown = ((normal(row.bukti), row) for row in master.realisasi if row.bukti)
    for rows in grouped(shown).values():
        outputs = list(dict.fromkeys(row.id_output for row in rows))
        if len(outputs) > 1:
            message = f'Bukti "{rows[0].bukti}" dipakai untuk {joined(outputs)}.'
            yield across([(row, "bukti") for row in rows], message)


@rule("R12", Severity.WARNING, remedy="Samakan ejaannya, atau tambahkan camatnya di lembar Pejabat.", source=METODE)
def unknown_kecamatan(master: Master) -> Iterator[Temuan]:
    """Kecamatan di lembar Survei punya camat di lembar Pejabat.

    Mengapa: Nilai kota ialah rata-rata kecamatan. Kecamatan yang salah eja terhitung sebagai kecamatan tersendiri, dan
    kelurahannya berbobot lebih besar daripada yang lain.

    Contoh: "Rimba Sarii" pada satu kelurahan, "Rimba Sari" pada kelurahan lainnya.
    """
    names = [name for row in master.pejabat for name in (row.nama, *row.alias) if name.startswith(_CAMAT)]
    known = {_plain(name.removeprefix(_CAMAT)): name.removeprefix(_CAMAT) for name in names}
    known = known if master.sebutan.lazim else {}
    for kecamatan, rows in grouped((row.kecamatan, row) for row in master.survei if row.kecamatan).items():
        if known and _plain(kecamatan) not in known:
            message = (
                f'Kecamatan "{kecamatan}" tidak punya camat di lembar Pejabat.{perhaps(kecamatan, known.values())}'
            )
            yield across([(row, "kecamatan") for row in rows], message)
