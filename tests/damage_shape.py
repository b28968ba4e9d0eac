"""Damages of shape: rows, columns, headers, tables and sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.damage import Berkas, Damage, Isi
from tests.damage_cells import FAIR, NBSP, SAME, Rusak, all_of, clear, put


def rows(sheet: str, change: Callable[[list[int]], Sequence[int]]) -> Damage:
    """Put a sheet's rows into another order, given the numbers that they have."""
    return lambda berkas: berkas.rows(sheet, change(berkas.numbers(sheet)))


def without(*gone: int) -> Callable[[list[int]], list[int]]:
    """The rows but for some."""
    return lambda numbers: [number for number in numbers if number not in gone]


def swapped(one: int, other: int) -> Callable[[list[int]], list[int]]:
    """The rows with two of them in each other's place."""
    return lambda numbers: [{one: other, other: one}.get(number, number) for number in numbers]


def columns(sheet: str, order: str) -> Damage:
    """Put a sheet's columns into another order; `-` is a new one without content."""
    return lambda berkas: berkas.columns(sheet, order)


def merge(sheet: str, ref: str) -> Damage:
    """Merge cells; only the first keeps its content, as in Excel."""

    def change(berkas: Berkas) -> None:
        first, _, last = ref.partition(":")
        for number in range(int(first[1:]) + 1, int(last[1:]) + 1):
            berkas.clear(f"{sheet}!{first[0]}{number}")
        berkas.add(sheet, "sheetData", f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>')

    return change


def hide(sheet: str, number: int) -> Damage:
    """Hide a row."""
    return lambda berkas: berkas.row(sheet, number).set("hidden", "1")


def rename(sheet: str, name: str) -> Damage:
    """Give a sheet another name."""
    return lambda berkas: berkas.entry(sheet).set("name", name)


def remove(sheet: str) -> Damage:
    """Delete a sheet."""
    return lambda berkas: berkas.remove_sheet(sheet)


def below(sheet: str, cells: Mapping[str, object]) -> Damage:
    """Type something below a table, which does not grow."""
    return all_of(*(put(f"{sheet}!{place}", value) for place, value in cells.items()))


def without_table(berkas: Berkas) -> None:
    """A sheet without its table."""
    sheet = berkas.sheet("Survei")
    for part in sheet.findall("{*}tableParts"):
        sheet.remove(part)


def twin(sheet: str, name: str, cell: str) -> Damage:
    """A copy of a sheet under another name in which a cell says something else."""

    def change(berkas: Berkas) -> None:
        berkas.copy_sheet(sheet, name)
        berkas.put(f"{name}!{cell}", 1)

    return change


def total(sheet: str, cells: Mapping[str, object]) -> Damage:
    """The table's own Total Row, with something in these columns."""

    def change(berkas: Berkas) -> None:
        number = berkas.total_row(sheet)
        for column, value in cells.items():
            berkas.put(f"{sheet}!{column}{number}", value)

    return change


LINE: Final = {"A71": "RO070", "B71": "IK11.1", "J71": "T/O2.1.5. Laporan akhir", "K71": "1 Laporan", "L71": "TW IV"}
ROWS: Final = (
    Rusak("baris indikator terhapus", rows("Lampiran I", without(6)), "L03"),
    Rusak("baris pengukuran terhapus", rows("Pengukuran", without(6)), "L04 Lampiran I!A6"),
    Rusak("baris komponen terhapus", rows("Komponen", without(9)), "M02 Pengukuran!B6"),
    Rusak("penyebut terhapus", rows("Komponen", without(16)), "M04 Komponen!D15"),
    Rusak("komponen berbobot terhapus", rows("Komponen", without(13)), "M07 Komponen!E10", "monitoring rekap"),
    Rusak("baris output terhapus di tengah", rows("Lampiran II", without(20)), "L03 Realisasi Renaksi!A27"),
    Rusak("satu T/O terhapus", rows("Lampiran II", without(60)), "L03 Realisasi Renaksi!A37"),
    Rusak("semua output satu indikator terhapus", rows("Lampiran II", without(*range(49, 53))), "L03"),
    Rusak("butir Mengingat terhapus", rows("Batang Tubuh", without(6)), "B01 Batang Tubuh!B6", "keputusan monitoring"),
    Rusak("diktum terhapus", rows("Batang Tubuh", without(17)), "B01 Batang Tubuh!B17", "keputusan monitoring"),
    Rusak("Menetapkan terhapus", rows("Batang Tubuh", without(15)), "B08 Batang Tubuh", "keputusan"),
    Rusak("kunci Nomor terhapus", rows("Keputusan", without(3)), "S10 Keputusan"),
    Rusak("baris kunci Nama ganda", rows("Keputusan", lambda n: [*n, 8]), "S11 Keputusan!A32"),
    Rusak("kelurahan terhapus", rows("Survei", without(10)), "R13 Survei"),
    Rusak("kelurahan dua kali", rows("Survei", lambda n: [*n, 10]), "L02 Survei!B67"),
    Rusak("baris pejabat terhapus", rows("Pejabat", without(10)), "P01 Lampiran I!N2", "monitoring rekap"),
    Rusak("indikator dua kali", rows("Lampiran I", lambda n: [*n, 6]), "L02 Lampiran I!A15"),
    Rusak("output dua kali", rows("Lampiran II", lambda n: [*n[:5], 6, *n[5:]]), "L02 Lampiran II!A7"),
    Rusak("komponen dua kali", rows("Komponen", lambda n: [*n, 11]), "L02 Komponen!A42"),
    Rusak("realisasi dua kali", rows("Realisasi Renaksi", lambda n: [*n, 4]), "L02 Realisasi Renaksi!A58"),
    Rusak("analisis dua kali", rows("Analisis", lambda n: [*n, 4]), "L02 Analisis!A22"),
    Rusak("semua output terhapus", rows("Lampiran II", without(*range(2, 99))), "S13 Lampiran II"),
    Rusak("semua indikator terhapus", rows("Lampiran I", without(*range(2, 99))), "S13 Lampiran I"),
    Rusak("semua pejabat terhapus", rows("Pejabat", without(*range(2, 99))), "S13 Pejabat"),
    Rusak("semua kelurahan terhapus", rows("Survei", without(*range(2, 99))), "M02 Pengukuran!B4"),
    Rusak("baris kosong di tengah", rows("Lampiran II", lambda n: [*n[:16], 0, *n[16:]]), SAME),
    Rusak("baris kosong di Komponen", rows("Komponen", lambda n: [*n[:9], 0, 0, *n[9:]]), SAME),
    Rusak("baris kosong di Survei", rows("Survei", lambda n: [0, *n]), SAME),
    Rusak("Pengukuran terurut lain", rows("Pengukuran", lambda n: n[::-1]), SAME),
    Rusak("Pejabat terurut lain", rows("Pejabat", lambda n: n[::-1]), FAIR, "monitoring rekap"),
    Rusak("Realisasi terurut lain", rows("Realisasi Renaksi", lambda n: n[::-1]), SAME),
    Rusak("Keputusan terurut lain", rows("Keputusan", lambda n: n[::-1]), SAME),
    Rusak(
        "Lampiran II terurut terbalik",
        rows("Lampiran II", lambda n: n[::-1]),
        "L06; K02 Lampiran II!H2",
        "lampiran-2 monitoring rekap",
    ),
    Rusak("dua output bertukar", rows("Lampiran II", swapped(8, 9)), "K02 Lampiran II!J8", "lampiran-2 rekap"),
    Rusak(
        "dua indikator bertukar",
        rows("Lampiran I", swapped(6, 7)),
        "L06 Lampiran II!B23",
        "lampiran-1 monitoring rekap",
    ),
    Rusak("Mengingat bertukar", rows("Batang Tubuh", swapped(4, 5)), "B02 Batang Tubuh!C5", "keputusan monitoring"),
    Rusak("baris tersembunyi", hide("Lampiran II", 6), "S07 Lampiran II!A6"),
    Rusak(
        "baris di luar tabel",
        below("Lampiran II", LINE),
        "S05 Lampiran II!A71; A01 Lampiran II!M71",
        "lampiran-2 rekap",
    ),
    Rusak(
        "catatan di bawah tabel",
        below("Lampiran I", {"A17": "catatan rapat 3 Juli"}),
        "S05 Lampiran I!A17; L01; L04; S09",
    ),
    Rusak(
        "jumlah di bawah tabel",
        below("Komponen", {"E43": Isi("300", formula="SUM(E2:E41)")}),
        "S05 Komponen!E43; N04 Komponen!E43; S09",
    ),
    Rusak("tabel hilang", without_table, "S05 Survei"),
    Rusak("tabel lebih pendek", lambda berkas: berkas.stretch("Survei", 40), "S05 Survei!A41"),
    Rusak("sel gabungan", merge("Lampiran I", "D4:D5"), "S06 Lampiran I!D4"),
    Rusak("sel gabungan di angka", merge("Lampiran I", "I2:I3"), "S06 Lampiran I!I2", "rekap"),
    Rusak("sel gabungan di kode", merge("Lampiran I", "A2:A3"), "S06 Lampiran I!A2; L02 Lampiran I!A2; L03"),
    Rusak("sel gabungan di kecamatan", merge("Survei", "A2:A7"), "S06 Survei!A2"),
)


def headed(sheet: str, cell: str, text: str) -> Damage:
    """Retype a header."""
    return put(f"{sheet}!{cell}", text)


COLUMNS: Final = (
    Rusak("judul diketik ulang", headed("Lampiran I", "I1", "Target Triwulan 2"), "S02 Lampiran I"),
    Rusak("judul kosong", headed("Lampiran I", "I1", ""), "S02 Lampiran I"),
    Rusak("judul salah eja", headed("Komponen", "E1", "Bobott"), "S02 Komponen; M06"),
    Rusak("judul dengan ganti baris", headed("Lampiran I", "I1", "Target\nTW II"), SAME),
    Rusak("judul huruf besar", headed("Lampiran I", "I1", "TARGET TW II"), SAME),
    Rusak("judul dengan spasi", headed("Lampiran I", "I1", f" Target  TW{NBSP}II "), SAME),
    Rusak("judul terpotong pindah", headed("Lampiran I", "I1", "Target TW I"), "S02 Lampiran I; S03 Lampiran I!I1"),
    Rusak("judul ganda", put("Lampiran II!N1", "Target"), "S03 Lampiran II!N1"),
    Rusak("kolom tambahan", put("Lampiran II!N1", "Catatan rapat"), "S04 Lampiran II!N1"),
    Rusak("kolom Target terhapus", columns("Lampiran II", "ABCDEFHIJKLM"), "S02 Lampiran II"),
    Rusak("kolom Bukti terhapus", columns("Komponen", "ABCDEFGHI"), "S02 Komponen"),
    Rusak("kolom ID terhapus", columns("Lampiran II", "BCDEFGHIJKLM"), "S02 Lampiran II"),
    Rusak("kolom bertukar beserta judul", columns("Lampiran I", "ABCDEFGIHJKLMN"), FAIR, "rekap"),
    Rusak("kolom terbalik", columns("Komponen", "JIHGFEDCBA"), SAME),
    Rusak("kolom baru di kiri", columns("Survei", "-ABCDEFGHIJ"), SAME),
    Rusak("kolom baru di tengah", columns("Lampiran I", "ABCDEF-GHIJKLMN"), FAIR, "rekap"),
    Rusak(
        "isi dua kolom target bertukar",
        all_of(headed("Lampiran I", "H1", "Target TW II"), headed("Lampiran I", "I1", "Target TW I")),
        "T01 Lampiran I!H8",
        "lampiran-1 monitoring rekap",
    ),
    Rusak(
        "isi kolom TW bertukar",
        all_of(headed("Komponen", "F1", "TW II"), headed("Komponen", "G1", "TW I")),
        "R05 Komponen!F15",
        "monitoring rekap",
    ),
    Rusak(
        "Responden dan Nilai bertukar",
        all_of(headed("Survei", "D1", "Nilai TW II"), headed("Survei", "H1", "Responden TW II")),
        "N04; N05; R04",
    ),
    Rusak(
        "Rencana Aksi dan Kriteria bertukar",
        all_of(headed("Lampiran II", "H1", "Kriteria Keberhasilan"), headed("Lampiran II", "I1", "Rencana Aksi")),
        "K01 Lampiran II!H2",
        "lampiran-2 monitoring rekap",
    ),
    Rusak("judul di baris ke-4", lambda berkas: berkas.down("Lampiran I", 3), FAIR, "rekap"),
    Rusak(
        "kop di atas judul",
        all_of(lambda berkas: berkas.down("Survei", 3), lambda berkas: berkas.rows("Survei", berkas.numbers("Survei"))),
        "S02 Survei; M02 Pengukuran!B4",
    ),
    Rusak(
        "judul terhapus",
        all_of(*(clear(f"Survei!{c}1") for c in "ABCDEFGHIJ")),
        "S02 Survei; M02 Pengukuran!B4",
    ),
    Rusak(
        "dua tabel dalam satu lembar",
        below("Survei", {"A70": "Kecamatan", "B70": "Kelurahan", "A71": "Cakung", "B71": "Pulo Gebang"}),
        "S05 Survei!A70; L02 Survei!B71; R13 Survei",
    ),
    Rusak(
        "tabel kecil di samping",
        all_of(
            put("Survei!L1", "Kecamatan"), put("Survei!M1", "Jumlah"), put("Survei!L2", "Cakung"), put("Survei!M2", 7)
        ),
        "S03 Survei!L1",
    ),
)
SHEETS: Final = (
    Rusak("lembar Lampiran I terhapus", remove("Lampiran I"), "S01 Lampiran I"),
    Rusak("lembar Komponen terhapus", remove("Komponen"), "S01 Komponen; M02"),
    Rusak("lembar Survei terhapus", remove("Survei"), "S01 Survei; M02"),
    Rusak("lembar Realisasi Renaksi terhapus", remove("Realisasi Renaksi"), "S01 Realisasi Renaksi"),
    Rusak("lembar Analisis terhapus", remove("Analisis"), "S01 Analisis"),
    Rusak("lembar Pejabat terhapus", remove("Pejabat"), "S01 Pejabat"),
    Rusak("lembar Keputusan terhapus", remove("Keputusan"), "S01 Keputusan"),
    Rusak("lembar Petunjuk terhapus", remove("Petunjuk"), SAME),
    Rusak("lembar Daftar terhapus", remove("Daftar"), SAME),
    Rusak("lembar Pengecualian terhapus", remove("Pengecualian"), SAME),
    Rusak("lembar berganti nama", rename("Lampiran I", "Lamp 1"), "S01 Lampiran I"),
    Rusak("lembar disalin Excel", rename("Survei", "Survei (2)"), "S01 Survei; M02"),
    Rusak("lembar berhuruf kecil", rename("Lampiran I", "lampiran i"), SAME),
    Rusak("lembar berspasi", rename("Lampiran I", "Lampiran I "), SAME),
    Rusak("lembar tersembunyi", lambda berkas: berkas.entry("Survei").set("state", "hidden"), "S20 Survei"),
    Rusak(
        "lembar sangat tersembunyi",
        lambda berkas: berkas.entry("Komponen").set("state", "veryHidden"),
        "S20 Komponen",
    ),
    Rusak("lembar disalin beserta aslinya", twin("Komponen", "Komponen (2)", "F9"), "S19 Komponen (2)"),
    Rusak("lembar bernama sama dengan spasi", twin("Komponen", "Komponen ", "F9"), "S18 Komponen"),
    Rusak("lembar bernama sama dengan huruf besar", twin("Survei", "SURVEI", "H2"), "S18 Survei"),
    Rusak("lembar bernama sama dengan spasi ganda", twin("Lampiran I", "Lampiran  I", "I4"), "S18 Lampiran I"),
    Rusak("lembar pengecualian dua kali", twin("Pengecualian", "Pengecualian ", "A2"), "S18 Pengecualian"),
)
TOTALS: Final = (
    Rusak(
        "Total Row dengan nilai terendah",
        total("Survei", {"A": "Total", "D": Isi("101", formula="SUBTOTAL(105,D2:D66)"), "H": Isi("1")}),
        "S21 Survei!A67",
    ),
    Rusak("Total Row dengan cacah", total("Survei", {"B": Isi("65"), "H": Isi("65")}), "S21 Survei!B67"),
    Rusak("Total Row di Komponen", total("Komponen", {"A": "Total", "G": Isi("4000")}), "S21 Komponen!A42"),
    Rusak("Total Row di Lampiran I", total("Lampiran I", {"A": "Total", "L": Isi("1000")}), "S21 Lampiran I!A15"),
    Rusak("Total Row di Lampiran II", total("Lampiran II", {"A": "Total", "M": Isi("69")}), "S21 Lampiran II!A71"),
    Rusak("Total Row di Pejabat", total("Pejabat", {"A": "Total", "E": Isi("24")}), "S21 Pejabat!A26"),
    Rusak(
        "jumlah diketik sendiri",
        below("Survei", {"A67": "Jumlah", "D67": 6500, "H67": Isi("3.5")}),
        "S22 Survei!A67; S05; S09 Survei!B67; R13",
    ),
    Rusak("rata-rata diketik sendiri", below("Survei", {"B67": "Rata-rata", "H67": Isi("3.5")}), "S22 Survei!B67; R13"),
    Rusak(
        "total diketik sendiri di Komponen",
        below("Komponen", {"A42": "TOTAL", "E42": 300}),
        "S22 Komponen!A42; S09; N04; L03 Komponen!A42",
    ),
)


def shapes() -> list[Rusak]:
    """All of them."""
    return [*ROWS, *COLUMNS, *SHEETS, *TOTALS]
