"""L: ids, and what one sheet says about the rows of another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.findings import Severity
from generator.master import Baris, JenisKomponen, Kelurahan, Master, Output, columns
from generator.master.wilayah import plain
from generator.registry import Temuan, rule
from generator.rules.common import grouped, joined, last_row, nearest, repeated, short
from generator.values import normal, seen

ALAT = "kode dan tautan antarlembar di master"
INDIKATOR: Final = re.compile(r"IK(\d+)\.\d+")
OUTPUT: Final = re.compile(r"RO\d{3,}")
_KEYED: Final = (
    *("indikator", "output", "perjanjian", "anggaran", "pengukuran"),
    *("komponen", "survei", "realisasi", "analisis", "persetujuan", "pejabat"),
)
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
        for same in grouped((_key(row), row) for row in rows if _has_key(row)).values():
            for row in same[1:]:
                titles = ", ".join(columns(type(row))[field].judul for field in row.KUNCI)
                own = next(field for field in row.KUNCI if not columns(type(row))[field].turun)
                message = f'{titles} "{row.identitas}" sudah dipakai di sel {same[0].at(own).cell}.'
                yield Temuan.at(row, own, message)


def _key(row: Baris) -> tuple[str, ...]:
    """What tells a row apart. `Pulogadung` and `Pulo Gadung` are the same kelurahan."""
    fold = plain if isinstance(row, Kelurahan) else normal
    return tuple(fold(seen(getattr(row, field))) for field in row.KUNCI)


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
    yield from ((row, "kode", indikator | outputs, f"{here} atau II") for row in master.persetujuan)


@rule("L04", Severity.ERROR, remedy="Tambahkan satu baris untuk indikator itu di lembar Pengukuran.", source=ALAT)
def unmeasured(master: Master) -> Iterator[Temuan]:
    """Setiap indikator punya baris Pengukuran.

    Mengapa: Rumus, polarisasi, dan konsolidasi indikator dibaca dari lembar Pengukuran.

    Contoh: Indikator baru ditambahkan di Lampiran I saja.
    """
    measured = {row.kode for row in master.pengukuran}
    for row in () if master.hanya_keputusan else master.indikator:
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


_NAMING: Final = {
    "kode_indikator": ("no", "sasaran", "indikator"),
    "no": ("sasaran",),
}
"""Field that may repeat the row above → fields that are the same in all rows for which it is the same."""


@rule("L08", Severity.ERROR, remedy="Isi sel itu; sel kosong mengulang baris di atasnya.", source=ALAT)
def wrongly_repeated(master: Master) -> Iterator[Temuan]:
    """Sel kosong yang mengulang baris di atasnya memang milik baris itu.

    Mengapa: Seperti pada tabel bersel gabungan, sel kosong di kolom Kode Indikator, Kelompok, No, dan Sasaran mengulang sel
    di atasnya. Bila isi baris itu menyebut indikator atau sasaran lain, outputnya terhitung pada indikator yang keliru.

    Contoh: Kode Indikator pada output pertama IK2.2 terhapus, sehingga output itu menjadi output IK2.1.
    """
    for rows in (master.indikator, master.output):
        for above, row in pairwise(rows):
            for name, others in _NAMING.items():
                if name in row.cells and (cell := repeated(row, name)):
                    yield from _contradicted(above, row, name, others, cell)
    yield from _other_group(master)


def _contradicted(above: Baris, row: Baris, name: str, others: Sequence[str], cell: str) -> Iterator[Temuan]:
    differing = [
        columns(type(row))[other].judul
        for other in others
        if not repeated(row, other) and normal(seen(getattr(row, other))) != normal(seen(getattr(above, other)))
    ]
    if differing:
        title = columns(type(row))[name].judul
        message = (
            f"{title} kosong, jadi terbaca {seen(getattr(row, name))} seperti baris di atasnya, padahal {joined(differing)} "
            "baris ini lain."
        )
        yield Temuan.at(row, name, message)._replace(cell=cell, value="")


def _other_group(master: Master) -> Iterator[Temuan]:
    """Indikator whose blank Kelompok repeats another than Lampiran II says."""
    planned = grouped((row.kode_indikator, row.kelompok) for row in master.output if not repeated(row, "kelompok"))
    for row in master.indikator:
        cell, said = repeated(row, "kelompok"), planned.get(row.kode, [])
        if cell and said and normal(row.kelompok) not in map(normal, said):
            message = f'Kelompok kosong, jadi terbaca "{row.kelompok}" seperti baris di atasnya, padahal Lampiran II menulis "{said[0]}".'
            yield Temuan.at(row, "kelompok", message)._replace(cell=cell, value="")


@rule(
    "L09",
    Severity.INFO,
    remedy="Isi selnya supaya barisnya tetap benar sesudah diurutkan atau dipindahkan.",
    source=ALAT,
)
def blank_among_filled(master: Master) -> Iterator[Temuan]:
    """Kolom yang berulang terisi di setiap baris, atau kosong seluruhnya seperti pada tabel bersel gabungan.

    Mengapa: Sel kosong dibaca sama dengan sel di atasnya. Selama urutan baris tetap, artinya tidak berubah; sesudah
    diurutkan, baris itu menjadi milik indikator, rencana aksi, atau kriteria lain.

    Contoh: Kriteria Keberhasilan RO005 terhapus, sedangkan Rencana Aksi di sebelahnya masih terisi.
    """
    for rows in (master.indikator, master.output):
        merged = _merged_rows(master, rows)
        repeating = [name for row in rows[:1] for name, column in columns(type(row)).items() if column.turun]
        for above, row in pairwise(rows):
            if merged and last_row(row.cells.get(row.KUNCI[0], "")) in merged:
                continue
            names = [name for name in repeating if name in row.cells]
            blank = [name for name in names if repeated(row, name) and not _wrong(above, row, name)]
            written = [name for name in names if not repeated(row, name) and getattr(row, name) == getattr(above, name)]
            for name in blank if written else ():
                title, text = columns(type(row))[name].judul, short(seen(getattr(row, name)), 40)
                message = f'{title} kosong, jadi terbaca "{text}" seperti baris di atasnya.'
                yield Temuan.at(row, name, message)._replace(cell=repeated(row, name), value="")


def _merged_rows(master: Master, rows: Sequence[Baris]) -> set[int]:
    """The rows with merged cells, which are no blank ones and are reported as such (S06)."""
    ranges = [area for row in rows[:1] for lembar in master.buku.bernama(row.SHEET) for area in lembar.gabungan]
    if not ranges:
        return set()
    last = max((last_row(cell) for row in rows for cell in row.cells.values()), default=0)
    return {number for top, _, bottom, _ in ranges for number in range(top, min(bottom, last) + 1)}


def _wrong(above: Baris, row: Baris, name: str) -> bool:
    return any(True for _ in _contradicted(above, row, name, _NAMING.get(name, ()), ""))
