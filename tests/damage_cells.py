"""Damages of single cells: how numbers, dates, ids, quarters and names arrive wrong.

A damage has a name, a change, and what must come of it: the findings (`N01 Lampiran I!I4`, several with `;`; a code alone
stands for its findings anywhere), `tolak: words of the refusal`, `sama` where the file still means the same, or `wajar`
where it now says something else that is as good. `berubah` names the documents that then differ although there is no error.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import Final, NamedTuple

from tests.damage import DATE, EXPONENT, PERCENT, Berkas, Damage, Isi

SAME: Final = "sama"
FAIR: Final = "wajar"
NBSP: Final = "\u00a0"


class Rusak(NamedTuple):
    """A damaged master and what must come of it."""

    nama: str
    damage: Damage
    hasil: str
    berubah: str = ""


def put(address: str, value: object) -> Damage:
    """Store something else in a cell."""
    return lambda berkas: berkas.put(address, value)


def clear(address: str) -> Damage:
    """Empty a cell."""
    return lambda berkas: berkas.clear(address)


def all_of(*damages: Damage) -> Damage:
    """Several at once."""

    def both(berkas: Berkas) -> None:
        for damage in damages:
            damage(berkas)

    return both


def edit(address: str, old: str, new: str) -> Damage:
    """Change the text of a cell; what is to be changed must be there."""

    def change(berkas: Berkas) -> None:
        text = berkas.text(address)
        assert old in text, f"{address}: {text}"
        berkas.put(address, text.replace(old, new))

    return change


TARGET: Final = "Lampiran I!I4"
ANNUAL: Final = "Lampiran I!L10"
PLANNED: Final = "Lampiran II!G12"
SCORE: Final = "Komponen!F9"
PART: Final = "Komponen!G15"
WEIGHT: Final = "Komponen!E10"
SURVEYED: Final = "Survei!H10"
ASKED: Final = "Survei!D10"
REPORTED: Final = "Realisasi Renaksi!C4"
CAP: Final = "Keputusan!B11"
YEAR: Final = "Keputusan!B4"
MEASURED: Final = "Pengukuran!H10"
SCALE: Final = "Pengukuran!J4"
NUMBER: Final = "Lampiran I!C4"

CELLS: Final = (TARGET, PLANNED, SCORE, WEIGHT, SURVEYED, REPORTED, CAP, MEASURED)
UNREADABLE: Final = {
    "titik sebagai koma, teks": "96.66",
    "tiga angka di belakang titik, teks": "97.905",
    "tanggal": date(2025, 2, 1),
    "jam": time(7, 45),
    "nilai logika": True,
    "persen sebagai teks": "96,66%",
    "strip": "-",
    "eksponen sebagai teks": "1E5",
}
"""Not a number of any column: N01 at the cell."""
SPOILED: Final = {
    "galat #REF!": Isi("#REF!", "e", "H2+#REF!"),
    "rumus belum dihitung": Isi(formula="H2+1"),
}


def matrix() -> Iterator[Rusak]:
    """The ways in which any number arrives wrong, each in several columns."""
    for cell in CELLS:
        for name, value in UNREADABLE.items():
            yield Rusak(f"{cell}: {name}", put(cell, value), f"N01 {cell}")
        for name, value in SPOILED.items():
            yield Rusak(f"{cell}: {name}", put(cell, value), f"S08 {cell}")
        yield Rusak(f"{cell}: persen", put(cell, Isi("0.9", format=PERCENT)), f"N03 {cell}" + ALSO_LOW.get(cell, ""))


ALSO_LOW: Final = {SURVEYED: f"; R04 {SURVEYED}", CAP: f"; N06 {CAP}"}
NUMBERS: Final = (
    Rusak("koma di komputer berbahasa Inggris", put(TARGET, "96,66"), f"N01 {TARGET}"),
    Rusak("titik di komputer berbahasa Indonesia", put(TARGET, 97905), f"N04 {TARGET}"),
    Rusak("target tahunan 100.000", put(ANNUAL, 100000), f"N04 {ANNUAL}"),
    Rusak("target Lampiran II 95415", put(PLANNED, 95415), f"N04 {PLANNED}"),
    Rusak("nilai komponen 93050", put(SCORE, 93050), f"R04 {SCORE}"),
    Rusak("bobot 35000", put(WEIGHT, 35000), f"N04 {WEIGHT}"),
    Rusak("nilai survei 385", put(SURVEYED, 385), f"N04 {SURVEYED}; R04 {SURVEYED}"),
    Rusak("nilai survei 5 pada skala 1–4", put(SURVEYED, 5), f"R04 {SURVEYED}"),
    Rusak("nilai survei 0,9", put(SURVEYED, Isi("0.9")), f"R04 {SURVEYED}"),
    Rusak("responden 99", put(ASKED, 99), f"R03 {ASKED}", "monitoring rekap"),
    Rusak("responden 100,5", put(ASKED, Isi("100.5")), f"N05 {ASKED}"),
    Rusak("responden negatif", put(ASKED, -104), f"N04 {ASKED}; R03 {ASKED}"),
    Rusak("responden dikosongkan", clear(ASKED), f"R03 {ASKED}", "monitoring rekap"),
    Rusak("nilai survei dikosongkan", clear(SURVEYED), f"R10 {SURVEYED}", "monitoring rekap"),
    Rusak("bagian 97905 dari 1248", put(PART, 97905), f"R02 {PART}", "monitoring rekap"),
    Rusak("bagian negatif", put(PART, -5), f"R04 {PART}"),
    Rusak("pembilang dikosongkan", clear(PART), f"R06 {PART}", "monitoring rekap"),
    Rusak("pembilang turun", put("Komponen!H15", 300), "R05 Komponen!H15", "rekap"),
    Rusak("persen 150", put("Komponen!G11", 150), "R04 Komponen!G11"),
    Rusak("Sudah pada komponen persen", put("Komponen!G11", "Sudah"), "R04 Komponen!G11"),
    Rusak("Selesai alih-alih Sudah", put("Komponen!G14", "Selesai"), "N01 Komponen!G14"),
    Rusak("v alih-alih Sudah", put("Komponen!G14", "v"), "N01 Komponen!G14"),
    Rusak("sudah berhuruf kecil", put("Komponen!G14", "sudah"), SAME),
    Rusak("SUDAH dengan spasi tak putus", put("Komponen!G14", f"SUDAH{NBSP}"), SAME),
    Rusak("bobot tidak berjumlah 100", put(WEIGHT, 30), "M07 Komponen!E10", "monitoring rekap"),
    Rusak("bobot dikosongkan", clear(WEIGHT), "M06 Komponen!E10"),
    Rusak("bobot pecahan", put(WEIGHT, Isi("0.35")), "M07 Komponen!E10", "monitoring rekap"),
    Rusak("realisasi melebihi target", put(REPORTED, 100), f"R07 {REPORTED}", "rekap"),
    Rusak("realisasi negatif", put(REPORTED, -1), f"N04 {REPORTED}"),
    Rusak("realisasi dikosongkan", clear(REPORTED), f"S09 {REPORTED}"),
    Rusak("realisasi '1 Dokumen'", put(REPORTED, "1 Dokumen"), f"N01 {REPORTED}"),
    Rusak("target negatif", put(TARGET, -5), f"N13 {TARGET}", "lampiran-1 monitoring rekap"),
    Rusak("target dikosongkan", clear(TARGET), f"T06 {TARGET}", "lampiran-1 monitoring rekap"),
    Rusak("target tahunan dikosongkan", clear(ANNUAL), f"T03 {ANNUAL}", "lampiran-1 monitoring rekap"),
    Rusak("target tahunan N/A", put(ANNUAL, "N/A"), f"T03 {ANNUAL}", "lampiran-1 monitoring rekap"),
    Rusak("target Lampiran II dikosongkan", clear(PLANNED), f"T04 {PLANNED}", "lampiran-2"),
    Rusak("target Lampiran II lain", put(PLANNED, Isi("95.5")), f"T04 {PLANNED}", "lampiran-2"),
    Rusak("target turunan lain", put("Lampiran I!I2", 97), "T05 Lampiran I!I2", "lampiran-1 monitoring rekap"),
    Rusak("target kumulatif turun", put("Lampiran I!J8", 20), "T01 Lampiran I!J8", "lampiran-1"),
    Rusak("target hitung 97905", put(MEASURED, 97905), f"M10 {MEASURED}"),
    Rusak("target hitung negatif", put(MEASURED, -5), f"M10 {MEASURED}"),
    Rusak("target hitung bertanda hubung", put(MEASURED, "80-100 (stabilize)"), FAIR),
    Rusak("target hitung 100–80", put(MEASURED, "100–80 (Stabilize)"), f"N01 {MEASURED}"),
    Rusak("target hitung 80% – 100%", put(MEASURED, "80% – 100% (Stabilize)"), f"N01 {MEASURED}"),
    Rusak("target hitung tanpa penutup", put(MEASURED, "80–100 (Stabilize"), f"N01 {MEASURED}"),
    Rusak("skala survei 5", put(SCALE, 5), f"M09 {SCALE}"),
    Rusak("skala survei dikosongkan", clear(SCALE), f"M09 {SCALE}"),
    Rusak("skala survei berupa tanggal", put(SCALE, date(2025, 4, 1)), f"N01 {SCALE}; M09 {SCALE}"),
    Rusak("nomor sasaran 1,5", put(NUMBER, Isi("1.5")), f"N05 {NUMBER}"),
    Rusak("nomor sasaran Romawi", put(NUMBER, "II"), f"N01 {NUMBER}"),
    Rusak("nomor sasaran dengan titik", put(NUMBER, "2."), f"N01 {NUMBER}"),
    Rusak("nomor sasaran lain", put(NUMBER, 3), "L07 Lampiran I!A4", "lampiran-1 monitoring rekap"),
    Rusak("17 angka di belakang koma", put(TARGET, Isi("97.905000000000001")), SAME),
    Rusak("angka dengan eksponen", put("Lampiran I!L10", Isi("1E2", format=EXPONENT)), FAIR),
    Rusak("angka dua desimal", put(TARGET, Isi("97.905", format=2)), SAME),
    Rusak("hasil rumus yang tersimpan", put(TARGET, Isi("97.905", formula="K4")), SAME),
    Rusak("hasil rumus berupa teks", put(TARGET, Isi("97,905", "str", "TEXT(K4)")), f"N01 {TARGET}"),
    Rusak("galat #N/A", put("Lampiran I!H4", Isi("#N/A", "e")), "S08 Lampiran I!H4"),
    Rusak("galat #DIV/0!", put(SCORE, Isi("#DIV/0!", "e", "A1/0")), f"S08 {SCORE}"),
    Rusak("galat #NAME?", put(REPORTED, Isi("#NAME?", "e", "SUMM(A1)")), f"S08 {REPORTED}"),
    Rusak("angka beku dengan spasi", put(TARGET, " 97,905 "), f"N01 {TARGET}"),
    Rusak("angka dengan spasi tak putus", put(TARGET, f"97,905{NBSP}"), f"N01 {TARGET}"),
    Rusak("setengah", put(TARGET, "97½"), f"N01 {TARGET}"),
    Rusak("rupiah", put("Komponen!G26", "Rp 2.184.650.000"), "N01 Komponen!G26"),
    Rusak("ribuan bertitik sebagai teks", put("Komponen!G26", "2.184.650.000"), "N01 Komponen!G26"),
    Rusak("lama waktu", put(TARGET, Isi("0.5", format=46)), f"N01 {TARGET}"),
    Rusak("n/a huruf kecil", put("Lampiran I!H4", "n/a"), SAME),
    Rusak("N/A dengan spasi", put("Lampiran I!H4", " N/A "), SAME),
    Rusak("N/A dengan spasi tak putus", put("Lampiran I!H4", f"N/A{NBSP}"), SAME),
    Rusak("NA", put("Lampiran I!H4", "NA"), "N01 Lampiran I!H4"),
    Rusak("N.A.", put("Lampiran I!H4", "N.A."), "N01 Lampiran I!H4"),
    Rusak("N\\A", put("Lampiran I!H4", "N\\A"), "N01 Lampiran I!H4"),
    Rusak("strip di tempat N/A", put("Lampiran I!H4", "-"), "N01 Lampiran I!H4"),
    Rusak("tidak ada", put("Lampiran I!H4", "tidak ada"), "N01 Lampiran I!H4"),
    Rusak("nol di tempat N/A", put("Lampiran I!H4", 0), "T10 Lampiran I!H4", "lampiran-1 monitoring rekap"),
    Rusak("kosong di tempat N/A", clear("Lampiran I!H4"), "T06 Lampiran I!H4", "lampiran-1"),
    Rusak("spasi saja", put("Lampiran I!H4", "   "), "T06 Lampiran I!H4", "lampiran-1"),
)
KEYS: Final = (
    Rusak("tahun 2.025,5", put(YEAR, Isi("2025.5")), f"N05 {YEAR}"),
    Rusak("tahun sebagai teks", put(YEAR, "2025"), f"N01 {YEAR}"),
    Rusak("tahun sebagai tanggal", put(YEAR, date(2025, 1, 1)), f"N01 {YEAR}"),
    Rusak("tahun 20255", put(YEAR, 20255), f"N04 {YEAR}"),
    Rusak("tahun 25", put(YEAR, 25), f"N04 {YEAR}"),
    Rusak(
        "tahun lain",
        put(YEAR, 2026),
        f"B19 {YEAR}",
        "keputusan lampiran-1 lampiran-2 monitoring rekap",
    ),
    Rusak("tahun kosong", clear(YEAR), f"S10 {YEAR}"),
    Rusak("tanggal sebagai teks", put("Keputusan!B7", "8/7/2025"), "N01 Keputusan!B7"),
    Rusak("tanggal dengan nama bulan", put("Keputusan!B7", "8 Juli 2025"), "N01 Keputusan!B7"),
    Rusak("tanggal sebagai angka", put("Keputusan!B7", Isi("45846", format=1)), "N01 Keputusan!B7"),
    Rusak(
        "tanggal tahun lain",
        put("Keputusan!B7", date(2052, 7, 8)),
        "B05 Keputusan!B7",
        "keputusan lampiran-1 lampiran-2 monitoring",
    ),
    Rusak("tanggal yang sama sebagai ISO", put("Keputusan!B7", Isi("2025-07-08", "d")), FAIR),
    Rusak("tanggal dengan jam", put("Keputusan!B7", Isi("45846.5", format=DATE)), FAIR),
    Rusak("batas capaian seratus", put(CAP, "seratus"), f"N01 {CAP}"),
    Rusak("batas capaian 1,2", put(CAP, Isi("1.2")), f"N06 {CAP}"),
    Rusak("batas capaian 120000", put(CAP, 120000), f"N06 {CAP}"),
    Rusak("batas capaian kosong berarti 120", clear(CAP), FAIR),
    Rusak("NIP disingkat Excel", put("Keputusan!B9", "1.97E+17"), "P03 Keputusan!B9"),
    Rusak("NIP sebagai angka", put("Keputusan!B9", Isi("1.97008011994031E17", format=0)), "P03 Keputusan!B9"),
    Rusak("NIP berspasi", put("Keputusan!B9", "19700801 199403 1 002"), "P03 Keputusan!B9"),
    Rusak("NIP 17 angka", put("Keputusan!B9", "19700801199403100"), "P03 Keputusan!B9"),
    Rusak(
        "NIP bulan 13", put("Keputusan!B9", "197013011994031002"), "P04 Keputusan!B9", "keputusan lampiran-1 lampiran-2"
    ),
    Rusak("NIP lampiran lain", put("Keputusan!B13", "197108011994031002"), "P05 Keputusan!B13", "lampiran-1"),
    Rusak("NIP penyusun sebagai angka", put("Keputusan!B17", Isi("197501012000031000")), "P03 Keputusan!B17"),
    Rusak("nama kosong", clear("Keputusan!B8"), "S10 Keputusan!B8"),
    Rusak("nomor sebagai angka", put("Keputusan!B3", 54), "N02 Keputusan!B3"),
    Rusak("nomor sebagai tanggal", put("Keputusan!B3", date(2025, 7, 1)), "N02 Keputusan!B3"),
    Rusak("nomor hilang jadi #NAME?", put("Keputusan!B3", Isi("#NAME?", "e", "-e0054")), "S08 Keputusan!B3"),
    Rusak("kunci Nomor salah eja", put("Keputusan!A3", "Nomer"), "S12 Keputusan!A3; S10 Keputusan"),
    Rusak("kunci Tahun kosong", clear("Keputusan!A4"), "S09 Keputusan!A4; S10 Keputusan"),
    Rusak("kunci Nama ganda", put("Keputusan!A10", "Nama"), "S11 Keputusan!A10; S32"),
    Rusak("kunci berhuruf kecil", put("Keputusan!A3", "nomor"), "S12 Keputusan!A3; S10 Keputusan"),
    Rusak("kunci berspasi", put("Keputusan!A3", f"Nomor{NBSP} "), SAME),
    Rusak("Jabatan sebagai nilai logika", put("Keputusan!B2", True), "N02 Keputusan!B2"),
    Rusak("judul tahun lama", edit("Keputusan!B5", "2025", "2024"), "B04 Keputusan!B5", "keputusan monitoring"),
)
TEXTS: Final = (
    Rusak(
        "kode indikator sebagai angka", put("Lampiran I!A4", Isi("2.1")), "L01 Lampiran I!A4; L04 Lampiran I!A4; L03"
    ),
    Rusak(
        "kode indikator sebagai tanggal",
        put("Lampiran I!A4", date(2025, 1, 2)),
        "N02 Lampiran I!A4; L01 Lampiran I!A4; L04 Lampiran I!A4; L03",
    ),
    Rusak("kode indikator tanpa IK", put("Lampiran I!A4", "2.1"), "L01 Lampiran I!A4; L04 Lampiran I!A4; L03"),
    Rusak("kode indikator berspasi", put("Lampiran I!A4", "IK 2.1"), "L01 Lampiran I!A4; L04 Lampiran I!A4; L03"),
    Rusak("kode indikator ik2.1", put("Lampiran I!A4", "ik2.1"), "L01 Lampiran I!A4; L04 Lampiran I!A4; L03"),
    Rusak("kode indikator dengan spasi di ujung", put("Lampiran I!A4", "IK2.1 "), SAME),
    Rusak("kode indikator dengan spasi tak putus", put("Lampiran I!A4", f"IK2.1{NBSP}"), SAME),
    Rusak("kode indikator kosong", clear("Lampiran I!A4"), "S09 Lampiran I!A4; L03"),
    Rusak("kode indikator ganda", put("Lampiran I!A4", "IK2.2"), "L02 Lampiran I!A5; L03"),
    Rusak("IK dengan angka l", put("Lampiran I!A4", "IK2.l"), "L01 Lampiran I!A4; L04 Lampiran I!A4; L03"),
    Rusak("ID output sebagai angka", put("Lampiran II!A6", 5), "L01 Lampiran II!A6; L03 Realisasi Renaksi!A4"),
    Rusak("ID output ganda", put("Lampiran II!A6", "RO006"), "L02 Lampiran II!A7; L03 Realisasi Renaksi!A4"),
    Rusak("ID output kosong", clear("Lampiran II!A6"), "S09 Lampiran II!A6; L03 Realisasi Renaksi!A4"),
    Rusak("output merujuk indikator yang tidak ada", put("Lampiran II!B6", "IK2.9"), "L03 Lampiran II!B6"),
    Rusak(
        "komponen merujuk indikator yang tidak ada", put("Komponen!A9", "IK3.9"), "L03 Komponen!A9; M02 Pengukuran!B6"
    ),
    Rusak("turunan merujuk indikator yang tidak ada", put("Komponen!B2", "IK2.7"), "L03 Komponen!B2"),
    Rusak(
        "pengukuran merujuk indikator yang tidak ada",
        put("Pengukuran!A4", "IK2.7"),
        "L03 Pengukuran!A4; L04 Lampiran I!A4",
    ),
    Rusak("analisis merujuk indikator yang tidak ada", put("Analisis!A4", "IK12.1"), "L03 Analisis!A4"),
    Rusak("realisasi merujuk output yang tidak ada", put("Realisasi Renaksi!A4", "RO999"), "L03 Realisasi Renaksi!A4"),
    Rusak("rumus salah eja", put("Pengukuran!B9", "jumlah ratio"), "M01 Pengukuran!B9"),
    Rusak("rumus lain", put("Pengukuran!B6", "rasio"), "M03 Komponen!D9"),
    Rusak("rumus kosong", clear("Pengukuran!B6"), "S09 Pengukuran!B6"),
    Rusak("polarisasi Indonesia", put("Pengukuran!C6", "Maksimal"), "N01 Pengukuran!C6"),
    Rusak("konsolidasi lain", put("Pengukuran!D14", "rata-rata"), "T02 Pengukuran!D14", "monitoring rekap"),
    Rusak("konsolidasi salah eja", put("Pengukuran!D14", "jumalh"), "N01 Pengukuran!D14"),
    Rusak("skala predikat salah eja", put("Pengukuran!K6", "Permendagri 86"), "M08 Pengukuran!K6"),
    Rusak("jenis komponen salah eja", put("Komponen!D15", "pembilan"), "N01 Komponen!D15; M04 Komponen!D16"),
    Rusak("jenis komponen tertukar", put("Komponen!D15", "penyebut"), "L02 Komponen!A16; M04 Komponen!D15"),
    Rusak("uraian komponen kosong", clear("Komponen!C15"), "S09 Komponen!C15"),
    Rusak("TW 1", put("Lampiran II!L6", "TW 1"), "N01 Lampiran II!L6"),
    Rusak("TWII", put("Lampiran II!L6", "TWII"), "N01 Lampiran II!L6"),
    Rusak("Triwulan II", put("Lampiran II!L6", "Triwulan II"), "N01 Lampiran II!L6"),
    Rusak("II saja", put("Lampiran II!L6", "II"), "N01 Lampiran II!L6"),
    Rusak("TW l (huruf el)", put("Lampiran II!L6", "TW l"), "N01 Lampiran II!L6"),
    Rusak("TW I dan II", put("Lampiran II!L6", "TW I, TW II"), "N01 Lampiran II!L6"),
    Rusak("tw i", put("Lampiran II!L6", "tw  i"), SAME),
    Rusak("waktu kosong", clear("Lampiran II!L6"), "A01 Lampiran II!L6", "lampiran-2 monitoring rekap"),
    Rusak("waktu mundur", put("Lampiran II!L6", "TW IV"), "A03 Lampiran II!L7", "lampiran-2 monitoring rekap"),
    Rusak("triwulan realisasi 1", put("Realisasi Renaksi!B4", 1), "N01 Realisasi Renaksi!B4"),
    Rusak("triwulan realisasi kosong", clear("Realisasi Renaksi!B4"), "S09 Realisasi Renaksi!B4"),
    Rusak(
        "tanggal realisasi tahun lalu",
        put("Realisasi Renaksi!D4", date(2024, 3, 21)),
        "R08 Realisasi Renaksi!D4",
        "rekap",
    ),
    Rusak("tanggal realisasi sebagai teks", put("Realisasi Renaksi!D4", "21/3/2025"), "N01 Realisasi Renaksi!D4"),
    Rusak("bukti dikosongkan", clear("Realisasi Renaksi!E4"), "R01 Realisasi Renaksi!E4", "monitoring rekap"),
    Rusak(
        "target renaksi tanpa jumlah",
        put("Lampiran II!K6", "Dokumen"),
        "A02 Lampiran II!K6",
        "lampiran-2 monitoring rekap",
    ),
    Rusak("target renaksi angka saja", put("Lampiran II!K6", 1), "A02 Lampiran II!K6", "lampiran-2 monitoring rekap"),
    Rusak(
        "target renaksi tanpa spasi",
        put("Lampiran II!K6", "1Dokumen"),
        "A02 Lampiran II!K6",
        "lampiran-2 monitoring rekap",
    ),
    Rusak(
        "target renaksi satu",
        put("Lampiran II!K6", "satu Dokumen"),
        "A02 Lampiran II!K6",
        "lampiran-2 monitoring rekap",
    ),
    Rusak(
        "pejabat salah eja",
        edit("Lampiran I!N4", "Kabag KKPP", "Kabag KKKP"),
        "P01 Lampiran I!N4",
        "lampiran-1 monitoring rekap",
    ),
    Rusak(
        "pejabat dipisah koma", edit("Lampiran I!N4", "\n", ", "), "P01 Lampiran I!N4", "lampiran-1 monitoring rekap"
    ),
    Rusak(
        "pejabat dipisah titik koma",
        edit("Lampiran I!N4", "\n", "; "),
        "P01 Lampiran I!N4",
        "lampiran-1 monitoring rekap",
    ),
    Rusak(
        "pejabat bernomor",
        put("Lampiran I!N2", "1. Asisten Pemerintahan\n2. Kabag KKPP"),
        "P01 Lampiran I!N2",
        "lampiran-1 monitoring rekap",
    ),
    Rusak("pejabat berganti baris CRLF", edit("Lampiran I!N4", "\n", "\r\n"), SAME),
    Rusak("pejabat dengan baris kosong", edit("Lampiran I!N4", "\n", "\n \n"), SAME),
    Rusak(
        "pejabat terhapus",
        put("Lampiran I!N2", "Asisten Pemerintahan"),
        "P06 Lampiran I!N2",
        "lampiran-1 monitoring rekap",
    ),
    Rusak("pejabat kosong di Lampiran I", clear("Lampiran I!N2"), "P10 Lampiran I!N2", "lampiran-1 monitoring rekap"),
    Rusak(
        "pejabat kosong di Lampiran II", clear("Lampiran II!M6"), "A01 Lampiran II!M6", "lampiran-2 monitoring rekap"
    ),
    Rusak("alias milik dua pejabat", put("Pejabat!B8", "Kabag KKPP"), "P07 Pejabat!B10"),
    Rusak(
        "sasaran salah ketik di Lampiran II",
        edit("Lampiran II!E18", "kualitas", "kualitass"),
        "W01 Lampiran II!E18",
        "lampiran-2",
    ),
    Rusak(
        "indikator salah ketik",
        edit("Lampiran I!E6", "Masyarakat", "Masyrakat"),
        "W01 Lampiran II!F18",
        "lampiran-1 monitoring rekap",
    ),
    Rusak(
        "sasaran diubah satu baris",
        edit("Lampiran I!D5", "Optimal", "Baik"),
        "W02 Lampiran I!D5",
        "lampiran-1 monitoring",
    ),
    Rusak("titik ganda", edit("Lampiran I!G4", "Jaksurvei", "Jaksurvei.."), "W04 Lampiran I!G4", "lampiran-1"),
    Rusak(
        "spasi ganda",
        edit("Lampiran I!E6", "Layanan Masyarakat", "Layanan  Masyarakat"),
        "W04 Lampiran I!E6",
        "lampiran-1 monitoring rekap",
    ),
    Rusak("kurung hilang", edit("Lampiran I!G4", "(termasuk", "termasuk"), "W05 Lampiran I!G4", "lampiran-1"),
    Rusak("judul METODE hilang", edit("Lampiran I!G6", "METODE PENGUKURAN :", ""), "W06 Lampiran I!G6", "lampiran-1"),
    Rusak("satuan lain", put("Lampiran I!M6", "Persen"), "T09 Lampiran I!M6", "lampiran-1 lampiran-2 monitoring rekap"),
    Rusak("satuan kosong", clear("Lampiran I!M6"), "S09 Lampiran I!M6"),
    Rusak("indikator kosong", clear("Lampiran I!E6"), "S09 Lampiran I!E6"),
    Rusak("pengukuran kosong", clear("Lampiran I!G6"), "S09 Lampiran I!G6"),
    Rusak("pengukuran berupa angka", put("Lampiran I!G6", 5), "N02 Lampiran I!G6"),
    Rusak("pengukuran berupa tanggal", put("Lampiran I!G6", date(2025, 1, 1)), "N02 Lampiran I!G6"),
    Rusak(
        "label tanpa titik", edit("Lampiran II!J6", "T/O1.1.1. ", "T/O1.1.1 "), "K01 Lampiran II!J6", "lampiran-2 rekap"
    ),
    Rusak("label melompat", edit("Lampiran II!J7", "T/O1.1.2.", "T/O1.1.3."), "K02 Lampiran II!J7", "lampiran-2 rekap"),
    Rusak("label menjadi tanggal", put("Lampiran II!H18", date(2025, 1, 1)), "N02 Lampiran II!H18"),
    Rusak("kriteria kosong", clear("Lampiran II!I18"), "A01 Lampiran II!I18", "lampiran-2"),
    Rusak("rencana aksi kosong mengulang di atas", clear("Lampiran II!H7"), SAME),
    Rusak("Bagian salah eja", put("Batang Tubuh!A5", "Mengigat"), "B07 Batang Tubuh!A5"),
    Rusak("label diktum melompat", put("Batang Tubuh!B18", "KEEMPAT"), "B01 Batang Tubuh!B18", "keputusan monitoring"),
    Rusak(
        "label Menimbang sebagai angka",
        put("Batang Tubuh!B2", 1),
        "B01 Batang Tubuh!B2; B11 Batang Tubuh!C3",
        "keputusan",
    ),
    Rusak("label Mengingat sebagai angka", put("Batang Tubuh!B5", 2), SAME),
    Rusak("isi butir kosong", clear("Batang Tubuh!C6"), "S09 Batang Tubuh!C6"),
    Rusak("karakter kendali", edit("Lampiran I!E6", "Survei", "Survei_x0007_"), "N10 Lampiran I!E6"),
    Rusak(
        "ganti baris dari Word",
        edit("Lampiran I!E6", "Kepuasan Layanan", "Kepuasan_x000B_Layanan"),
        "W01 Lampiran II!F18",
        "lampiran-1 monitoring rekap",
    ),
    Rusak("ganti baris di tengah kata kunci", put("Lampiran I!M6", "Nilai\n"), SAME),
    Rusak("teks melebihi sel Excel", put("Lampiran I!F6", "e-Kinerja " * 4000), "N10 Lampiran I!F6"),
    Rusak("kelurahan ganda", put("Survei!B3", "Pisangan Baru"), "L02 Survei!B3"),
    Rusak("kelurahan ganda dengan ejaan lain", put("Survei!B3", "PisanganBaru"), "L02 Survei!B3"),
    Rusak("kelurahan ganda di kecamatan lain", put("Survei!B3", "Kayu Putih"), "R15 Survei!B3", "rekap"),
    Rusak("kelurahan salah eja", put("Survei!B3", "Utan Kayu Utra"), "R14 Survei!B3", "rekap"),
    Rusak("kelurahan serangkai", put("Survei!B6", "Palmeriam"), FAIR, "rekap"),
    Rusak("kecamatan pertama dikosongkan", clear("Survei!A8"), "R15 Survei!A8", "monitoring rekap"),
    Rusak("kecamatan lain", put("Survei!A8", "Matraman"), "R15 Survei!A8", "monitoring rekap"),
    Rusak("sumber data kosong", clear("Lampiran I!F6"), "M13 Lampiran I!F6", "lampiran-1"),
    Rusak("kode indikator output kosong", clear("Lampiran II!B12"), "L08 Lampiran II!B12"),
    Rusak("kode indikator output kosong di tengah", clear("Lampiran II!B13"), "L09 Lampiran II!B13"),
    Rusak("kode indikator pada sasaran baru kosong", clear("Lampiran II!B18"), "L08 Lampiran II!B18"),
    Rusak("nomor sasaran baru kosong", clear("Lampiran I!C7"), "L08 Lampiran I!C7"),
    Rusak("kelompok baru kosong", clear("Lampiran I!B6"), "L08 Lampiran I!B6"),
    Rusak("kriteria terhapus", clear("Lampiran II!I8"), "A01 Lampiran II!I8", "lampiran-2"),
    Rusak("kriteria terhapus di tengah", clear("Lampiran II!I9"), "L09 Lampiran II!I9"),
    Rusak(
        "kriteria terhapus di bawah rencana aksi yang sama",
        all_of(edit("Lampiran II!J9", "T/O2.1.2", "T/O2.2.1"), clear("Lampiran II!I9")),
        "K06 Lampiran II!I9",
        "lampiran-2 rekap",
    ),
    Rusak("rencana aksi terhapus", clear("Lampiran II!H8"), "K06 Lampiran II!H8", "lampiran-2 rekap"),
    Rusak("rencana aksi tanpa output", clear("Lampiran II!J38"), "A09 Lampiran II!H38", "lampiran-2 rekap"),
    Rusak(
        "pejabat hanya di Lampiran II",
        edit("Lampiran II!M49", "Kabag KKPP", "Kabag KKPP\nKabag Hukum"),
        "P06 Lampiran II!M49",
        "lampiran-2 monitoring rekap",
    ),
    Rusak(
        "pejabat hanya di Lampiran I",
        edit("Lampiran I!N11", "Kabag KKPP", "Kabag KKPP\nKabag Hukum"),
        "P06 Lampiran I!N11",
        "lampiran-1 monitoring rekap",
    ),
    Rusak(
        "undang-undang dua kali",
        put("Batang Tubuh!C5", "Undang-Undang Nomor 29 Tahun 2007 tentang Pemerintahan Provinsi;"),
        "B18 Batang Tubuh!C5",
        "keputusan monitoring",
    ),
    Rusak(
        "tembusan dua kali",
        put("Batang Tubuh!C28", "Para Camat"),
        "B18 Batang Tubuh!C28",
        "keputusan",
    ),
    Rusak("kelurahan kosong", clear("Survei!B3"), "S09 Survei!B3"),
    Rusak("kecamatan kosong mengulang di atas", clear("Survei!A3"), SAME),
    Rusak("kecamatan salah eja", put("Survei!A3", "Matramam"), "R12 Survei!A3", "monitoring rekap"),
    Rusak(
        "pengecualian atas kesalahan",
        put("Pengecualian!A2", "N01"),
        "E01 Pengecualian!A2; S09 Pengecualian!E2; S09 Pengecualian!F2",
    ),
)


def cells() -> list[Rusak]:
    """All of them."""
    return [*matrix(), *NUMBERS, *KEYS, *TEXTS]
