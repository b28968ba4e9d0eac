"""L: ids, and what one sheet says about the rows of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.model import Baris, JenisKomponen, Master, Output, columns
from generator.registry import Temuan, rule
from generator.rules.common import grouped, nearest
from generator.values import normal, seen

ALAT = "kode dan tautan antarlembar di master"
INDIKATOR: Final = re.compile(r"IK(\d+)\.\d+")
OUTPUT: Final = re.compile(r"RO\d{3,}")
_KEYED: Final = ("indikator", "output", "pengukuran", "komponen", "survei", "realisasi", "analisis", "pejabat")
"""Fields of `Master` whose rows are told apart by their key."""


@rule("L01", Severity.ERROR, remedy="Tulis kode sebagai teks, misalnya IK2.1 atau RO015.", source=ALAT)
def malformed_id(master: Master) -> Iterator[Temuan]:
    """Kode indikator berbentuk IK2.1 dan ID output berbentuk RO015.

    Mengapa: Kode mengikat lembar-lembar master. Huruf di depannya menjaga agar Excel tidak mengubahnya menjadi angka
    atau tanggal.

    Contoh: Kode diketik 2.1, lalu tersimpan sebagai angka atau tanggal.
    """
    for row in master.indikator:
        if row.kode and not INDIKATOR.fullmatch(row.kode):
            yield Temuan.at(row, "kode", f'Kode "{row.kode}" tidak berbentuk IK2.1.{_repaired(row.kode)}')
    for output in master.output:
        if output.id and not OUTPUT.fullmatch(output.id):
            yield Temuan.at(output, "id", f'ID "{output.id}" tidak berbentuk RO015.')


def _repaired(text: str) -> str:
    numbers = re.fullmatch(r"\D*(\d+)[.,](\d+)\D*", text)
    return f" Mungkin maksudnya IK{numbers[1]}.{numbers[2]}." if numbers else ""


@rule("L02", Severity.ERROR, remedy="Ubah salah satunya, atau hapus baris yang berlebih.", source=ALAT)
def double_row(master: Master) -> Iterator[Temuan]:
    """Setiap baris dikenali dari kuncinya sendiri.

    Mengapa: Dua baris dengan kunci sama membuat hasil bergantung pada urutan baris, atau terhitung dua kali.

    Contoh: Baris RO015 TW II disalin di lembar Realisasi Renaksi dan lupa diganti triwulannya.
    """
    for name in _KEYED:
        rows: tuple[Baris, ...] = getattr(master, name)
        for same in grouped((normal(row.identitas), row) for row in rows if _has_key(row)).values():
            for row in same[1:]:
                titles = ", ".join(columns(type(row))[field].judul for field in row.KUNCI)
                first = same[0].at(row.KUNCI[0])
                message = f'{titles} "{row.identitas}" sudah dipakai di sel {first.cell}.'
                yield Temuan.at(row, row.KUNCI[0], message)


def _has_key(row: Baris) -> bool:
    return all(seen(getattr(row, field)) for field in row.KUNCI)


@rule("L03", Severity.ERROR, remedy="Samakan dengan kode yang ada, atau hapus barisnya.", source=ALAT)
def dangling_link(master: Master) -> Iterator[Temuan]:
    """Kode yang dirujuk ada.

    Mengapa: Baris yang merujuk kode yang tidak ada tidak akan masuk ke dokumen atau perhitungan mana pun.

    Contoh: Lembar Komponen memuat IK12.1, padahal indikator terakhir IK11.1.
    """
    indikator = {row.kode for row in master.indikator if row.kode}
    outputs = {row.id for row in master.output if row.id}
    for row, field, known, where in _links(master, indikator, outputs):
        code = str(getattr(row, field))
        if code and known and code not in known:
            guess = nearest(code, known)
            hint = f'Mungkin maksudnya "{guess}". Samakan kodenya.' if guess else ""
            yield Temuan.at(row, field, f'"{code}" tidak ada di lembar {where}.', hint)


def _links(master: Master, indikator: set[str], outputs: set[str]) -> Iterator[tuple[Baris, str, set[str], str]]:
    here = "Lampiran I"
    yield from ((row, "kode_indikator", indikator, here) for row in master.output)
    yield from ((row, "kode", indikator, here) for row in master.pengukuran)
    yield from ((row, "kode_indikator", indikator, here) for row in master.komponen)
    yield from ((row, "kode", indikator, here) for row in master.komponen if row.jenis is JenisKomponen.INDIKATOR)
    yield from ((row, "kode", indikator, here) for row in master.analisis)
    yield from ((row, "id_output", outputs, "Lampiran II") for row in master.realisasi)


@rule("L04", Severity.ERROR, remedy="Tambahkan satu baris untuk indikator itu di lembar Pengukuran.", source=ALAT)
def unmeasured(master: Master) -> Iterator[Temuan]:
    """Setiap indikator punya baris Pengukuran.

    Mengapa: Rumus, polarisasi, dan konsolidasi indikator dibaca dari lembar Pengukuran.

    Contoh: Indikator baru ditambahkan di Lampiran I saja.
    """
    measured = {row.kode for row in master.pengukuran}
    for row in master.indikator:
        if row.kode and row.kode not in measured and "Pengukuran" in master.kepala:
            yield Temuan.at(row, "kode", f"Indikator {row.kode} tidak punya baris di lembar Pengukuran.")


@rule(
    "L05",
    Severity.WARNING,
    remedy="Tambahkan rencana aksinya di Lampiran II, atau pastikan memang tidak ada.",
    source="Keputusan, Lampiran II",
)
def without_action(master: Master) -> Iterator[Temuan]:
    """Setiap indikator punya rencana aksi.

    Mengapa: Lampiran II merinci rencana aksi bagi setiap indikator Lampiran I; indikator tanpa rencana aksi tidak
    dapat dipantau.

    Contoh: IK3.1 ada di Lampiran I, tetapi tidak satu pun baris Lampiran II menyebutnya.
    """
    planned = {row.kode_indikator for row in master.output}
    for row in master.indikator:
        if row.kode and row.kode not in planned and master.output:
            yield Temuan.at(row, "kode", f"Indikator {row.kode} tidak punya rencana aksi di Lampiran II.")


@rule(
    "L06",
    Severity.WARNING,
    remedy="Pindahkan baris-barisnya agar berurutan seperti Lampiran I.",
    source="Keputusan, Lampiran II; urutan baris ialah urutan cetak",
)
def scattered_rows(master: Master) -> Iterator[Temuan]:
    """Baris Lampiran II berurutan menurut indikator seperti di Lampiran I.

    Mengapa: Urutan baris ialah urutan cetak. Baris yang terpencar memutus penggabungan sel, sehingga indikator yang
    sama tercetak dua kali.

    Contoh: Output baru untuk IK2.1 diketik di baris paling bawah, sesudah IK11.1.
    """
    order = {row.kode: number for number, row in enumerate(master.indikator)}
    highest: Output | None = None
    for row in master.output:
        if row.kode_indikator not in order:
            continue
        if highest is not None and order[row.kode_indikator] < order[highest.kode_indikator]:
            message = f"Baris {row.kode_indikator} berada sesudah baris {highest.kode_indikator}."
            yield Temuan.at(row, "kode_indikator", message)
        else:
            highest = row


@rule("L07", Severity.WARNING, remedy="Samakan angka pertama kode dengan No sasarannya.", source=ALAT)
def code_against_number(master: Master) -> Iterator[Temuan]:
    """Angka pertama kode indikator sama dengan No sasaran.

    Mengapa: IK2.1 dibaca orang sebagai indikator pertama sasaran nomor 2.

    Contoh: IK5.1 berada di bawah sasaran nomor 6 sesudah sebuah sasaran disisipkan.
    """
    for row in master.indikator:
        found = INDIKATOR.fullmatch(row.kode)
        if found and seen(row.no) and seen(row.no) != found[1]:
            yield Temuan.at(row, "kode", f"Kode {row.kode} berada pada sasaran nomor {seen(row.no)}.")
