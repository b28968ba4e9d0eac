"""The text of sheet Petunjuk: how to work with the master, and every sheet and column of the model."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.master import ISIAN, KUNCI_KEPUTUSAN, LEMBAR, Baris, Isian, Kolom, columns

DAFTAR: Final = "Daftar"
_PILIHAN: Final = (
    "Pilihan di balik sel berdaftar. Satuan, Jenis_Pejabat, dan Bidang boleh ditambah di bawah isian terakhir; "
    "daftar lainnya dikenal oleh program dan jangan diubah."
)
_FIRST: Final = "_i"
_LATER: Final = ("_ii", "_iii", "_iv")
"""Ends of the fields that repeat for each quarter; the first speaks for all."""
WIDE: Final = 1000
"""Above it, the top of a range is there to catch slips and is not worth a word."""
TENTANG: Final = (
    "Buku kerja ini adalah satu-satunya tempat mengisi data Perjanjian Kinerja. Dari sini program perkin membuat "
    "Keputusan, Lampiran I, Lampiran II, laporan monitoring triwulanan, dan rekapitulasi capaian. Program hanya "
    "membaca buku kerja ini dan tidak pernah mengubahnya."
)
CONTOH: Final = (
    "Realisasi, bukti, kendala, analisis, dan penanda tangan laporan di buku kerja ini dikarang untuk latihan. Jangan "
    "dipakai sebagai laporan. Untuk data resmi gunakan master tanpa Status Data."
)
LANGKAH: Final = (
    ("Awal tahun", "Isi Keputusan, Batang Tubuh, Lampiran I, dan Lampiran II. Periksa Pejabat."),
    ("Sekali setahun", "Isi Pengukuran (cara hitung) dan Komponen (kode, uraian, jenis, bobot)."),
    ("Setiap triwulan", "Isi kolom triwulan itu di Komponen dan Survei, lalu Realisasi Renaksi dan Analisis."),
    ("Periksa", "Simpan dan tutup buku kerja, lalu jalankan pemeriksaan (lihat Perintah). Perbaiki sel yang disebut."),
    ("Buat dokumen", "Setelah tidak ada kesalahan, buat dokumennya. Hasilnya ada di folder output."),
)
CARA: Final = (
    (
        "Angka desimal",
        "Di Windows berbahasa Indonesia ketik koma: 97,905. Bila diketik 97.905, Excel membacanya 97905.",
    ),
    ("Persen", "Ketik angkanya saja: 55, bukan 55%. Excel menyimpan 55% sebagai 0,55."),
    ("Rupiah", "Ketik angkanya saja tanpa Rp dan tanpa titik: 1562300000."),
    (
        "N/A dan kosong",
        "N/A berarti memang tidak ada pada triwulan itu. Kosong berarti belum diisi. Angka 0 adalah nilai.",
    ),
    ("Beberapa pejabat", "Tulis satu nama per baris di dalam sel yang sama; baris baru dengan Alt+Enter."),
    ("Tanggal", "Ketik hari/bulan/tahun, misalnya 8/7/2025; Excel menampilkannya 8 Juli 2025."),
    ("Kode, nomor, NIP", "Sudah berformat teks. Bila menempel dari tempat lain, pilih Tempel Nilai agar tetap teks."),
    (
        "Menambah baris",
        "Ketik tepat di bawah baris terakhir tabel; tabel meluas sendiri. Jangan menyisakan baris kosong.",
    ),
    ("Menggabung sel", "Jangan menggabung sel (Merge). Tulis isinya di setiap baris; cetakan menggabungnya sendiri."),
    ("Judul kolom", "Jangan mengubah judul kolom dan nama lembar. Urutan kolom boleh diubah."),
    ("Rumus Excel", "Isi nilai, bukan rumus Excel, supaya angka yang diperiksa sama dengan angka yang tercetak."),
)
CARA_JENJANG: Final = (
    (
        "Predikat, opini, level",
        "Pilih satuannya di Keterangan, lalu tulis jenjangnya persis seperti di lembar Daftar: BB, WTP, Level 3.",
    ),
    (
        "Skala jenjang sendiri",
        "Di lembar Daftar, judul kolom Jenjang dan nama satuannya; jenjangnya dari yang terendah ke bawah.",
    ),
)
PERINTAH: Final = (
    ("Memeriksa", "perkin validate masters/NAMA.xlsx", "Tiap temuan menyebut lembar, sel, dan perbaikannya."),
    ("Menghitung", "perkin compute masters/NAMA.xlsx --quarter 2", "Capaian sampai dengan TW II."),
    (
        "Menelusuri angka",
        "perkin explain masters/NAMA.xlsx --indicator IK2.1 --quarter 2",
        "Satu angka dari sel isian sampai hasilnya.",
    ),
    ("Membuat dokumen", "perkin generate masters/NAMA.xlsx --quarter 2", "Semua dokumen TW II di folder output."),
)
WARNA: Final = (
    ("Judul kolom", "Biru tua: wajib diisi di setiap baris. Biru kelabu: boleh kosong."),
    (
        "Tab lembar",
        "Biru: Keputusan dan lampirannya. Ungu: cara hitung. Hijau: diisi setiap triwulan. Kelabu: petunjuk dan daftar.",
    ),
)
WARNA_CONTOH: Final = (WARNA[0], ("Tab lembar", "Jingga di semua lembar: data contoh."))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of sheet Petunjuk: the name of its look, and its cells from the left."""

    gaya: str
    sel: tuple[str, ...]


def petunjuk(
    status: str,
    sheets: Mapping[str, type[Baris]] = LEMBAR,
    kunci: Container[str] = (),
    *,
    berjenjang: bool = False,
) -> tuple[Line, ...]:
    """All lines; `status` is the mark of a master that is not official, empty for one that is.

    `sheets` are those that the workbook has, by field of `Master`; `kunci` are the keys that it lists: one that few offices
    need is explained where the master has it. `berjenjang` says whether sheet Daftar holds ordinal scales.
    """
    return tuple(_lines(status, sheets, kunci, berjenjang))


def _lines(status: str, sheets: Mapping[str, type[Baris]], kunci: Container[str], berjenjang: bool) -> Iterator[Line]:
    if status:
        yield Line("tanda", (status, "", ""))
        yield Line("isi", ("Perhatian", CONTOH))
    yield Line("judul", ("Master Perjanjian Kinerja",))
    yield Line("isi", ("Buku kerja ini", TENTANG))
    yield from _section("Urutan kerja", LANGKAH)
    yield from _section("Cara mengisi", (*CARA, *(CARA_JENJANG if berjenjang else ())))
    yield from _section("Perintah", PERINTAH)
    yield from _section("Warna", WARNA_CONTOH if status else WARNA)
    for name, kind in sheets.items():
        if name == "pengecualian":
            yield from _section(f"Lembar {DAFTAR}", (("Kegunaan", _PILIHAN),))
        yield from _sheet(kind)
        yield from _keys(kunci) if kind is Isian else ()


def _keys(held: Container[str]) -> Iterator[Line]:
    yield Line("kepala", ("Kunci", "Isinya", "Kapan diisi"))
    for kunci in KUNCI_KEPUTUSAN:
        if kunci.nama in held or not kunci.pilihan:
            yield Line("isi", (kunci.nama, f"{kunci.arti}.", "Wajib" if kunci.wajib else "Bila perlu"))


def _section(title: str, items: Sequence[tuple[str, ...]]) -> Iterator[Line]:
    yield Line("isi", ())
    yield Line("bagian", (title, "", ""))
    for item in items:
        yield Line("isi", item)


def _sheet(kind: type[Baris]) -> Iterator[Line]:
    yield from _section(f"Lembar {kind.SHEET}", (("Kegunaan", kind.ARTI),))
    yield Line("kepala", ("Kolom", "Yang diisi", "Asal"))
    for field, kolom in columns(kind).items():
        if not field.endswith(_LATER):
            judul = f"{kolom.judul} … TW IV" if field.endswith(_FIRST) else kolom.judul
            yield Line("isi", (judul, describe(kolom), kolom.sumber))


def describe(kolom: Kolom) -> str:
    """What belongs in a column, in a few short sentences."""
    parts = (kolom.arti, _expected(kolom), _blank(kolom))
    return " ".join(part for part in parts if part)


def _blank(kolom: Kolom) -> str:
    """Whether the column may stay blank, and what that means."""
    repeats = "Kosong berarti sama dengan baris di atasnya." if kolom.turun else ""
    return f"Wajib. {repeats}".strip() if kolom.wajib else repeats


def _expected(kolom: Kolom) -> str:
    """What the column's kind takes, where that is not plain text."""
    if kolom.daftar:
        return f"Pilih dari daftar {kolom.daftar}."
    if kolom.jenis.textual:
        return ""
    if kolom.jenis is ISIAN:
        return "Isi angka, Sudah atau Belum (jenis selesai), atau N/A."
    if kolom.rentang is None or kolom.rentang[1] > WIDE or not kolom.jenis.within:
        return f"Isi {kolom.jenis.expects}."
    return f"Isi {kolom.jenis.within.format(*kolom.rentang)}."
