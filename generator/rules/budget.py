"""G: the budget: pagu, realisasi, what a program supports, and sums that are stated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from generator import anggaran
from generator.findings import Severity
from generator.master import Anggaran, Master
from generator.registry import Temuan, rule
from generator.rules.common import QUARTERS, perhaps
from generator.values import print_number

DPA: Final = "dokumen pelaksanaan anggaran"
LKJ: Final = "PermenPANRB 53/2014, isi laporan kinerja: analisis atas efisiensi penggunaan sumber daya"
_SUMMED: Final = ("pagu", *(f"realisasi_{quarter.name.lower()}" for quarter in QUARTERS))
"""Fields of sheet Anggaran that hold amounts."""


@rule("G04", Severity.WARNING, remedy="Isi Pagu baris itu; 0 bila memang tidak beranggaran.", source=DPA)
def no_pagu(master: Master) -> Iterator[Temuan]:
    """Setiap program mempunyai pagu.

    Mengapa: Program tanpa pagu tidak ikut dijumlahkan, dan penyerapannya tidak dapat dihitung. Program yang kegiatannya
    dirinci tidak perlu mengisinya sendiri; setiap kegiatannya yang perlu.

    Contoh: Kegiatan baru ditulis tanpa pagunya.
    """
    for program in anggaran.programs(master.anggaran):
        stated = program.sendiri is not None and program.sendiri.pagu is not None
        rows = () if stated else program.kegiatan or program.baris
        for row in rows:
            if row.pagu is None:
                yield Temuan.at(row, "pagu", f"Pagu {row.kegiatan or row.program} belum diisi.")


@rule("G05", Severity.WARNING, remedy="Periksa pagu dan realisasinya; pagu dapat berubah di tengah tahun.", source=DPA)
def more_than_pagu(master: Master) -> Iterator[Temuan]:
    """Realisasi anggaran tidak melebihi pagu.

    Mengapa: Belanja di atas pagu tidak dapat dicairkan. Biasanya angkanya salah ketik, atau pagunya sudah berubah.

    Contoh: Pagu 250.000.000, realisasi TW III 2.400.000.000.
    """
    for row in master.anggaran:
        for quarter in QUARTERS:
            spent = row.realisasi(quarter)
            if isinstance(spent, Decimal) and isinstance(row.pagu, Decimal) and spent > row.pagu:
                message = f"Realisasi {quarter.label} {print_number(spent)} melebihi pagu {print_number(row.pagu)}."
                yield Temuan.at(row, f"realisasi_{quarter.name.lower()}", message)


@rule("G06", Severity.WARNING, remedy="Isi realisasi dari awal tahun sampai akhir triwulan itu.", source=DPA)
def falling(master: Master) -> Iterator[Temuan]:
    """Realisasi anggaran tidak turun dari triwulan ke triwulan.

    Mengapa: Realisasi dihitung dari awal tahun, jadi yang sudah dibelanjakan tetap terhitung. Angka yang turun biasanya
    realisasi triwulan itu sendiri.

    Contoh: Realisasi TW I 100.000.000 dan TW II 80.000.000.
    """
    for row in master.anggaran:
        values = [(quarter, value) for quarter in QUARTERS if isinstance(value := row.realisasi(quarter), Decimal)]
        for (before, high), (quarter, value) in pairwise(values):
            if value < high:
                message = f"{quarter.label} terisi {print_number(value)}, padahal {before.label} {print_number(high)}."
                yield Temuan.at(row, f"realisasi_{quarter.name.lower()}", message)


@rule("G07", Severity.WARNING, remedy="Isi kolom Mendukung dengan kode indikator atau sasarannya.", source=LKJ)
def supports_nothing(master: Master) -> Iterator[Temuan]:
    """Setiap program mendukung indikator atau sasaran.

    Mengapa: Anggaran dibandingkan dengan capaian yang didukungnya. Tanpa itu efisiensi program tidak dapat dihitung.

    Contoh: Kolom Mendukung kosong pada program baru.
    """
    for program in anggaran.programs(master.anggaran):
        if not program.mendukung:
            message = f"{program.nama} tidak menyebut indikator atau sasaran yang didukungnya."
            yield Temuan.at(program.baris[0], "mendukung", message)


@rule(
    "G08",
    Severity.ERROR,
    remedy="Tulis kode indikator di Lampiran I, misalnya IK2.1, atau nomor sasarannya, misalnya Sasaran 2.",
    source="Keputusan, Lampiran I",
)
def supports_unknown(master: Master) -> Iterator[Temuan]:
    """Yang didukung program ada di Lampiran I.

    Mengapa: Kode yang tidak dikenal tidak ikut dirata-ratakan, sehingga efisiensi program keliru.

    Contoh: IK2.11 alih-alih IK2.1, atau Sasaran 12 padahal sasarannya 11.
    """
    known = [
        *(row.kode for row in master.indikator),
        *dict.fromkeys(f"Sasaran {print_number(row.no)}" for row in master.indikator if isinstance(row.no, Decimal)),
    ]
    told: set[str] = set()
    for row in master.anggaran:
        cell = row.cells.get("mendukung", "")
        for name in anggaran.didukung(row) if cell not in told else ():
            if not anggaran.indikator_dari(name, master.indikator):
                yield Temuan.at(row, "mendukung", f'"{name}" tidak ada di Lampiran I.{perhaps(name, known)}')
        told.add(cell)


@rule("G09", Severity.WARNING, remedy="Cocokkan baris program dengan jumlah kegiatannya.", source=DPA)
def stated_sum(master: Master) -> Iterator[Temuan]:
    """Angka program sama dengan jumlah kegiatannya.

    Mengapa: Yang dicetak dan dihitung ialah angka di baris program. Bila jumlah kegiatannya lain, salah satunya keliru.

    Contoh: Pagu program 1.500.000.000, sedangkan kedua kegiatannya 900.000.000 dan 500.000.000.
    """
    for program in anggaran.programs(master.anggaran):
        if program.sendiri is None or not program.kegiatan:
            continue
        for name in _SUMMED:
            yield from _differs(program.sendiri, program.kegiatan, name)


@rule("G11", Severity.ERROR, remedy="Isi nama program atau kegiatannya, atau hapus baris yang berlebih.", source=DPA)
def stated_twice(master: Master) -> Iterator[Temuan]:
    """Setiap program mempunyai paling banyak satu baris tanpa kegiatan.

    Mengapa: Baris tanpa kegiatan menyatakan angka seluruh program. Program yang kosong dibaca sama dengan baris di atasnya,
    sehingga program yang namanya terhapus menjadi bagian program lain dan pagunya tidak terjumlah.

    Contoh: Nama program di baris kedua terhapus, sehingga terbaca sebagai program di baris pertama.
    """
    for program in anggaran.programs(master.anggaran):
        for row in program.kegiatan:
            if not row.kegiatan and program.sendiri:
                first = program.sendiri.at("kode").cell
                message = (
                    f"Baris {row.kode} juga terbaca sebagai {program.nama} tanpa kegiatan, seperti di sel {first}."
                )
                yield Temuan.at(row, "kegiatan", message)


def _differs(own: Anggaran, parts: tuple[Anggaran, ...], name: str) -> Iterator[Temuan]:
    stated, values = getattr(own, name), [getattr(row, name) for row in parts]
    known = [value for value in values if isinstance(value, Decimal)]
    if not isinstance(stated, Decimal) or len(known) < len(values):
        return
    total = sum(known, Decimal(0))
    if total != stated:
        message = f"Tertulis {print_number(stated)}, sedangkan jumlah kegiatannya {print_number(total)}."
        yield Temuan.at(own, name, message)
