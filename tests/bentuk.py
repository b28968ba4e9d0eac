"""Documents of the shapes that offices use, built here with invented names, each with what a careful reader takes from it.

`BENTUK` lists them. What is expected is what the document means, in the words in which the master shows it; a value
that the import may not decide alone (`5.250 informasi`) is expected as what its writer meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from openpyxl import Workbook

Rows = Sequence[Mapping[str, str]]
Merge = tuple[tuple[int, int], tuple[int, int]]
W_NS: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Bentuk:
    """A shape: how to build it, and the rows that it means, by field of `Master`."""

    nama: str
    build: Callable[[Path], Path]
    rows: Mapping[str, Rows]
    keys: Mapping[str, str] = field(default_factory=dict)
    right: int = 0
    """Per cent of the cells that came out right when last measured; fewer is a step back."""


def put(cell: Any, text: str) -> None:
    """Text into a cell, a paragraph per line."""
    first, *others = text.split("\n")
    cell.paragraphs[0].add_run(first)
    for other in others:
        cell.add_paragraph(other)


def table(place: Any, rows: Sequence[Sequence[str]], merges: Sequence[Merge] = ()) -> Any:
    """A table in a document or cell; merged cells hold the text of their first."""
    width = max(len(row) for row in rows)
    made = place.add_table(rows=0, cols=width)
    for _ in rows:
        made.add_row()
    for first, last in merges:
        made.cell(*first).merge(made.cell(*last))
    covered = {
        (row, column)
        for (top, left), (bottom, right) in merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text and (number, column) not in covered:
                put(made.cell(number, column), text)
    return made


def saved(document: Any, path: Path) -> Path:
    document.save(str(path))
    return path


def in_text_box(document: Any, element: Any) -> None:
    """Move an element of the body into a text box."""
    paragraph = document.add_paragraph()
    box = parse_xml(
        f'<w:r {W_NS} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent/></v:textbox>'
        "</v:shape></w:pict></w:r>"
    )
    content = next(box.iter(qn("w:txbxContent")))
    content.append(element)
    content.append(OxmlElement("w:p"))
    paragraph._p.append(box)


# --- Perjanjian Kinerja -------------------------------------------------------------------------------------------


def pk_gabung(path: Path) -> Path:
    """No and Sasaran merged downwards, a row of numbers, targets with units, then Program and Anggaran with a total."""
    document = Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2017")
    table(
        document,
        [
            ["No.", "Sasaran Strategis", "Indikator Kinerja", "Target"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["1", "Meningkatnya literasi warga Kota Melati", "Persentase kunjungan perpustakaan", "30.00 Persen"],
            ["", "", "Jumlah informasi yang terbit", "5.250 informasi"],
            ["", "", "Tingkat kepuasan pembaca", "95.00 %"],
            ["2", "Menurunnya angka sakit", "Angka kesakitan", "88/100.000 KH"],
            ["", "", "Pertumbuhan kasus", "-5.90 Persen"],
            ["", "", "Nilai evaluasi", "A"],
            ["3", "Terbitnya bacaan", "Jumlah eksemplar", "1.069,32"],
            ["", "", "Pembaca baru", "0.00 Orang"],
        ],
        [((2, 0), (4, 0)), ((2, 1), (4, 1)), ((5, 0), (7, 0)), ((5, 1), (7, 1)), ((8, 0), (9, 0)), ((8, 1), (9, 1))],
    )
    document.add_paragraph("")
    table(
        document,
        [
            ["Program", "Anggaran", "", "Keterangan"],
            ["Program Literasi", "Rp.", "700364000", "APBD"],
            ["Program Kesehatan", "Rp.", "467.800.000", "APBD"],
            ["Jumlah", "Rp.", "1168164000", ""],
        ],
        [((0, 1), (0, 2))],
    )
    return saved(document, path / "pk-gabung.docx")


def _pk(no: str, sasaran: str, indikator: str, target: str, satuan: str) -> dict[str, str]:
    return {"no": no, "sasaran": sasaran, "indikator": indikator, "target_tahunan": target, "keterangan": satuan}


PK_GABUNG: Final = [
    _pk("1", "Meningkatnya literasi warga Kota Melati", "Persentase kunjungan perpustakaan", "30", "Persentase"),
    _pk("1", "Meningkatnya literasi warga Kota Melati", "Jumlah informasi yang terbit", "5.250", "informasi"),
    _pk("1", "Meningkatnya literasi warga Kota Melati", "Tingkat kepuasan pembaca", "95", "Persentase"),
    _pk("2", "Menurunnya angka sakit", "Angka kesakitan", "88/100.000 KH", ""),
    _pk("2", "Menurunnya angka sakit", "Pertumbuhan kasus", "-5,9", "Persentase"),
    _pk("2", "Menurunnya angka sakit", "Nilai evaluasi", "A", ""),
    _pk("3", "Terbitnya bacaan", "Jumlah eksemplar", "1.069,32", ""),
    _pk("3", "Terbitnya bacaan", "Pembaca baru", "0", "Orang"),
]


def pk_paragraf(path: Path) -> Path:
    """Blank cells repeat; several indicators in one cell as paragraphs, their targets in the next aligned by blank lines."""
    document = Document()
    table(
        document,
        [
            ["No", "Sasaran", "Indikator Kinerja Utama", "TARGET 2017"],
            [
                "1",
                "Terjaganya mutu pangan",
                "1. Persentase pangan aman\n2. Jumlah boks contoh",
                "21,28%\n\n57.250 Boks",
            ],
            ["2", "Tertibnya pasar", "Jumlah pasar tertib", "12 Pasar"],
            ["", "", "Persentase pedagang tertib", "80 %"],
            ["", "", "Jumlah pedagang", "40 Orang"],
            ["3", "Lancarnya layanan", "Waktu layanan\nMutu layanan\nBiaya layanan", "3 Hari\n90"],
        ],
    )
    return saved(document, path / "pk-paragraf.docx")


PK_PARAGRAF: Final = [
    _pk("1", "Terjaganya mutu pangan", "Persentase pangan aman", "21,28", "Persentase"),
    _pk("1", "Terjaganya mutu pangan", "Jumlah boks contoh", "57.250", "Boks"),
    _pk("2", "Tertibnya pasar", "Jumlah pasar tertib", "12", "Pasar"),
    _pk("2", "Tertibnya pasar", "Persentase pedagang tertib", "80", "Persentase"),
    _pk("2", "Tertibnya pasar", "Jumlah pedagang", "40", "Orang"),
    _pk("3", "Lancarnya layanan", "Waktu layanan", "3", "Hari"),
    _pk("3", "Lancarnya layanan", "Mutu layanan", "90", ""),
    _pk("3", "Lancarnya layanan", "Biaya layanan", "", ""),
]


def pk_kotak(path: Path) -> Path:
    """The statement in a text box, the annex table in another, Indikator over three columns of the grid."""
    document = Document()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2017")
    for text in ("Nama : Arum Kencana", "Jabatan : Kepala Dinas Contoh", "selanjutnya disebut pihak pertama"):
        in_text_box(document, document.add_paragraph(text)._p)
    made = table(
        document,
        [
            ["No", "Sasaran", "Indikator Kinerja", "", "", "Target"],
            ["1", "Terwujudnya taman", "Luas taman kota", "", "", "10%"],
            ["2", "Terawatnya pohon", "Pohon yang dirawat", "", "", "17.330 batang"],
        ],
        [((0, 2), (0, 4)), ((1, 2), (1, 4)), ((2, 2), (2, 4))],
    )
    in_text_box(document, made._tbl)
    return saved(document, path / "pk-kotak.docx")


def pk_induk(path: Path) -> Path:
    """A parent without target and sub-rows under it; a number in words; a target that is struck out."""
    document = Document()
    made = table(
        document,
        [
            ["No", "Sasaran", "Indikator Kinerja", "Satuan", "Target"],
            ["1", "Tertatanya arsip", "Arsip yang tertata:", "", ""],
            ["", "", "a. arsip aktif", "Berkas", "120"],
            ["", "", "b. arsip inaktif", "Berkas", "tiga puluh"],
            ["2", "Terjaganya mutu", "Temuan audit", "Temuan", ""],
            ["3", "Terbukanya data", "Kumpulan data terbuka", "Set", "25"],
            ["Jumlah", "", "", "", "145"],
        ],
    )
    made.cell(5, 4).paragraphs[0].runs[0].font.strike = True
    return saved(document, path / "pk-induk.docx")


PK_INDUK: Final = [
    _pk("1", "Tertatanya arsip", "Arsip yang tertata:", "", ""),
    _pk("1", "Tertatanya arsip", "a. arsip aktif", "120", "Berkas"),
    _pk("1", "Tertatanya arsip", "b. arsip inaktif", "30", "Berkas"),
    _pk("2", "Terjaganya mutu", "Temuan audit", "", "Temuan"),
    _pk("3", "Terbukanya data", "Kumpulan data terbuka", "", "Set"),
]


# --- IKU ----------------------------------------------------------------------------------------------------------


def iku(path: Path) -> Path:
    """Rows of MISI over the whole width; the table goes on after a page without its heading."""
    document: Any = Document()
    document.add_paragraph("INDIKATOR KINERJA UTAMA DINAS CONTOH")
    head = ["No", "Sasaran", "Indikator Kinerja Utama", "Penjelasan/Formulasi", "Sumber Data", "Penanggung Jawab"]
    table(
        document,
        [
            head,
            ["MISI 1 : Mewujudkan kota hijau", "", "", "", "", ""],
            [
                "1",
                "Bertambahnya ruang hijau",
                "Luas ruang hijau",
                "DEFINISI : Luas taman\ndibagi luas kota",
                "Dinas Taman",
                "Bidang Taman",
            ],
            ["", "", "Jumlah taman aktif", "Banyaknya taman", "Dinas Taman", "1. Bidang Taman\n2. Bidang Kota"],
        ],
        [((1, 0), (1, 5)), ((2, 0), (3, 0)), ((2, 1), (3, 1))],
    )
    document.add_page_break()
    table(
        document,
        [
            ["MISI 2 : Mewujudkan kota tertib", "", "", "", "", ""],
            ["2", "Tertibnya parkir", "Ruas tertib", "Ruas tertib dibagi semua ruas", "Dinas Jalan", "Bidang Jalan"],
        ],
        [((0, 0), (0, 5))],
    )
    return saved(document, path / "iku.docx")


def _iku(misi: str, no: str, sasaran: str, indikator: str, cara: str, sumber: str, pj: str) -> dict[str, str]:
    found = {"kelompok": misi, "no": no, "sasaran": sasaran, "indikator": indikator}
    return found | {"pengukuran": cara, "sumber_data": sumber, "penanggung_jawab": pj}


IKU: Final = [
    _iku("MISI 1 : Mewujudkan kota hijau", "1", "Bertambahnya ruang hijau", "Luas ruang hijau", "DEFINISI : Luas taman\ndibagi luas kota", "Dinas Taman", "Bidang Taman"),
    _iku("MISI 1 : Mewujudkan kota hijau", "1", "Bertambahnya ruang hijau", "Jumlah taman aktif", "Banyaknya taman", "Dinas Taman", "Bidang Taman\nBidang Kota"),
    _iku("MISI 2 : Mewujudkan kota tertib", "2", "Tertibnya parkir", "Ruas tertib", "Ruas tertib dibagi semua ruas", "Dinas Jalan", "Bidang Jalan"),
]  # fmt: skip


# --- decrees ------------------------------------------------------------------------------------------------------


def keputusan_tabel(path: Path) -> Path:
    """The body laid out in a borderless table, with a second paragraph in a diktum."""
    document = Document()
    for text in (
        "WALIKOTA KOTA MELATI", "KEPUTUSAN WALIKOTA KOTA MELATI", "NOMOR 12 TAHUN 2024", "TENTANG",
        "INDIKATOR KINERJA UTAMA", "DENGAN RAHMAT TUHAN YANG MAHA ESA", "WALIKOTA KOTA MELATI,",
    ):  # fmt: skip
        document.add_paragraph(text)
    table(
        document,
        [
            ["Menimbang", ":", "a.", "bahwa kinerja perlu diukur;"],
            ["", "", "b.", "bahwa perlu menetapkan Keputusan Walikota;"],
            ["Mengingat", ":", "1.", "Undang-Undang Nomor 1 Tahun 2001 tentang Contoh;"],
            ["", "", "2.", "Peraturan Pemerintah Nomor 2 Tahun 2002 tentang Contoh;"],
            ["", "", "", "MEMUTUSKAN:"],
            ["Menetapkan", ":", "", "KEPUTUSAN WALIKOTA TENTANG INDIKATOR KINERJA UTAMA."],
            ["KESATU", ":", "", "Menetapkan  Indikator Kinerja Utama;"],
            ["KEDUA", ":", "", "Indikator dilaporkan:\na. setiap triwulan; dan\nb. setiap tahun."],
        ],
    )
    for text in ("Ditetapkan di Melati", "pada tanggal 5 Maret 2024", "WALIKOTA KOTA MELATI,", "ttd", "ARUM KENCANA", "NIP 197001011990031001"):  # fmt: skip
        document.add_paragraph(text)
    document.add_paragraph("Tembusan:")
    for text in ("1. Sekretaris Kota Melati", "2. Inspektur Kota Melati"):
        document.add_paragraph(text)
    document.add_paragraph("Catatan kaki yang bukan bagian Keputusan")
    return saved(document, path / "keputusan-tabel.docx")


def _butir(bagian: str, label: str, isi: str) -> dict[str, str]:
    return {"bagian": bagian, "label": label, "isi": isi}


TUBUH: Final = [
    _butir("Menimbang", "a", "bahwa kinerja perlu diukur;"),
    _butir("Menimbang", "b", "bahwa perlu menetapkan Keputusan Walikota;"),
    _butir("Mengingat", "1", "Undang-Undang Nomor 1 Tahun 2001 tentang Contoh;"),
    _butir("Mengingat", "2", "Peraturan Pemerintah Nomor 2 Tahun 2002 tentang Contoh;"),
    _butir("Memutuskan", "", "MEMUTUSKAN:"),
    _butir("Menetapkan", "", "KEPUTUSAN WALIKOTA TENTANG INDIKATOR KINERJA UTAMA."),
    _butir("Diktum", "KESATU", "Menetapkan  Indikator Kinerja Utama;"),
    _butir("Diktum", "KEDUA", "Indikator dilaporkan:\na. setiap triwulan; dan\nb. setiap tahun."),
    _butir("Tembusan", "1", "Sekretaris Kota Melati"),
    _butir("Tembusan", "2", "Inspektur Kota Melati"),
]


def lampiran_1(path: Path) -> Path:
    """Two header rows, the header typed anew on the next page, values repeated instead of merged."""
    document = Document()
    document.add_paragraph("LAMPIRAN I")
    top = [
        "No",
        "Sasaran",
        "Indikator",
        "Sumber Data",
        "Target Triwulan",
        "",
        "",
        "",
        "Target Tahunan",
        "Ket.",
        "Penanggungjawab",
    ]
    low = ["", "", "", "", "TW 1", "TW 2", "TW 3", "TW 4", "", "", ""]
    rows = [
        top,
        low,
        ["1", "Cepatnya layanan", "Lama layanan", "Sistem", "N/A", "90,5", "N/A", "92", "92", "Nilai", "Camat Kenanga"],
        [
            "1",
            "Cepatnya layanan",
            "Mutu layanan",
            "Survei",
            "97.905",
            "-",
            "80-90",
            "100%",
            "100%",
            "Persentase",
            "Camat Kenanga; Camat Mawar",
        ],
        top,
        low,
        [
            "2",
            "Tertibnya aset",
            "Aset tercatat",
            "Sistem",
            "5",
            "25",
            "55",
            "100",
            "100",
            "Persentase",
            "Kabag Aset, Kabag Umum",
        ],
    ]
    table(document, rows, [((0, 4), (0, 7)), ((4, 4), (4, 7))])
    return saved(document, path / "lampiran-1-tangan.docx")


def _satu(
    no: str, sasaran: str, indikator: str, sumber: str, targets: Sequence[str], satuan: str, pj: str
) -> dict[str, str]:
    names = ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")
    found = {"no": no, "sasaran": sasaran, "indikator": indikator, "sumber_data": sumber}
    return found | dict(zip(names, targets, strict=True)) | {"keterangan": satuan, "penanggung_jawab": pj}


LAMPIRAN_1: Final = [
    _satu("1", "Cepatnya layanan", "Lama layanan", "Sistem", ("N/A", "90,5", "N/A", "92", "92"), "Nilai", "Camat Kenanga"),
    _satu("1", "Cepatnya layanan", "Mutu layanan", "Survei", ("97,905", "", "80-90", "100", "100"), "Persentase", "Camat Kenanga\nCamat Mawar"),
    _satu("2", "Tertibnya aset", "Aset tercatat", "Sistem", ("5", "25", "55", "100", "100"), "Persentase", "Kabag Aset\nKabag Umum"),
]  # fmt: skip


def lampiran_2(path: Path) -> Path:
    """Misspelt and unusual headers, a column without one, blanks for repetition, a closing block in the table."""
    document = Document()
    document.add_paragraph("LAMPIRAN II")
    table(
        document,
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target", "Rencana Aksi", "Kriteria Keberhasilan", "Keluaran", "Target", "", "Penangung Jawab"],
            ["SASARAN STRATEGIS", "", "", "", "", "", "", "", "", ""],
            ["1", "Cepatnya layanan", "Lama layanan", "92", "RA1. Menyusun alur", "KK1.1. Alur tersusun", "T/O1.1.1. Bagan alur", "1 Dokumen", "TW I", "Camat Kenanga"],
            ["", "", "", "", "", "", "T/O1.1.2. Laporan alur", "2 Laporan", "Triwulan 2", "Camat Mawar"],
            ["", "", "", "", "RA2. Melatih petugas", "KK2.1. Petugas terlatih", "T/O2.1.1. Daftar hadir", "1 Dokumen", "TW I-IV", "Camat Kenanga"],
            ["WALIKOTA KOTA MELATI,\nARUM KENCANA\nNIP. 197001011990031001", "", "", "", "", "", "", "", "", ""],
        ],
        [((1, 0), (1, 9)), ((5, 0), (5, 9))],
    )  # fmt: skip
    return saved(document, path / "lampiran-2-tangan.docx")


def _dua(ra: str, kk: str, output: str, target: str, waktu: str, pj: str) -> dict[str, str]:
    found = {
        "kelompok": "SASARAN STRATEGIS",
        "no": "1",
        "sasaran": "Cepatnya layanan",
        "indikator": "Lama layanan",
        "target": "92",
    }
    return found | {
        "rencana_aksi": ra, "kriteria": kk, "output": output, "target_renaksi": target, "waktu": waktu, "penanggung_jawab": pj,
    }  # fmt: skip


LAMPIRAN_2: Final = [
    _dua("RA1. Menyusun alur", "KK1.1. Alur tersusun", "T/O1.1.1. Bagan alur", "1 Dokumen", "TW I", "Camat Kenanga"),
    _dua("RA1. Menyusun alur", "KK1.1. Alur tersusun", "T/O1.1.2. Laporan alur", "2 Laporan", "TW II", "Camat Mawar"),
    _dua(
        "RA2. Melatih petugas",
        "KK2.1. Petugas terlatih",
        "T/O2.1.1. Daftar hadir",
        "1 Dokumen",
        "TW IV",
        "Camat Kenanga",
    ),
]


# --- workbooks ----------------------------------------------------------------------------------------------------


def workbook(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], change: Callable[[Workbook], None] | None = None
) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    book.save(path)
    return path


def ekinerja(path: Path) -> Path:
    """An export of realisasi: a row per output and quarter, numbers as text, line breaks as `_x000d_`, columns of its own."""
    head = [
        "triwulan",
        "indikator",
        "renaksi",
        "output",
        "kriteria",
        "target",
        "realisasi",
        "satuan",
        "nilai_validasi",
        "status",
        "keterangan_realisasi",
        "validated_at",
        "nama_lampiran",
    ]
    rows = [
        ["TW I", "Lama layanan", "Menyusun alur", "Bagan alur", "Alur tersusun", "1", "1", "Dokumen", "100", "Valid", "Sudah_x000d_\nselesai", "2024-04-01", "bagan.pdf"],
        ["TW I", "Lama layanan", "Menyusun alur", "Laporan alur", "Alur tersusun", "2", "1.00", "Laporan", "50", "Valid", "Sebagian", "2024-04-01", "laporan.pdf_x000d_\nfoto.jpg"],
        ["TW II", "Lama layanan", "Menyusun alur", "Laporan alur", "Alur tersusun", "2", "1.250", "Laporan", "62", "Valid", "", "2024-07-01", ""],
    ]  # fmt: skip
    return workbook(path / "ekinerja.xlsx", {"Realisasi": [head, *rows]})


EKINERJA: Final = {
    "realisasi": [
        {"id_output": "RO001", "triwulan": "TW I", "realisasi": "1", "bukti": "bagan.pdf"},
        {"id_output": "RO002", "triwulan": "TW I", "realisasi": "1", "bukti": "laporan.pdf\nfoto.jpg"},
        {"id_output": "RO002", "triwulan": "TW II", "realisasi": "1,25", "bukti": ""},
    ],
    "output": [
        {"indikator": "Lama layanan", "rencana_aksi": "Menyusun alur", "output": "Bagan alur", "kriteria": "Alur tersusun", "target_renaksi": "1 Dokumen"},
        {"indikator": "Lama layanan", "rencana_aksi": "Menyusun alur", "output": "Laporan alur", "kriteria": "Alur tersusun", "target_renaksi": "2 Laporan"},
    ],
    "indikator": [{"indikator": "Lama layanan", "sasaran": ""}],
}  # fmt: skip


def rekap(path: Path) -> Path:
    """A recap of the year: targets of four quarters by names of fields, numbers and texts mixed, a percentage."""
    head = [
        "no",
        "sasaran",
        "indikator",
        "target_tw1",
        "target_tw2",
        "target_tw3",
        "target_tw4",
        "satuan",
        "target_tahunan",
        "uuid",
    ]
    rows = [
        [1, "Cepatnya layanan", "Lama layanan", "N/A", 97.905, None, "97,905", "Nilai", 97.905, "a-1"],
        [2, "Tertibnya aset", "Aset tercatat", 0.05, 0.25, 0.55, 1, "%", 1, "a-2"],
        [3, "Hematnya air", "Pemakaian air", "1.250", "1.069,32", "2,500", "1,234.5", "m3", "5.000", "a-3"],
    ]

    def percent(book: Workbook) -> None:
        for column in "DEFGI":
            book["Rekap"][f"{column}3"].number_format = "0%"

    return workbook(path / "rekap-tahun.xlsx", {"Rekap": [head, *rows]}, percent)


def _rekap(no: str, sasaran: str, indikator: str, targets: Sequence[str], satuan: str) -> dict[str, str]:
    found = _satu(no, sasaran, indikator, "", targets, satuan, "")
    return {name: text for name, text in found.items() if name not in ("sumber_data", "penanggung_jawab")}


REKAP: Final = [
    _rekap("1", "Cepatnya layanan", "Lama layanan", ("N/A", "97,905", "", "97,905", "97,905"), "Nilai"),
    _rekap("2", "Tertibnya aset", "Aset tercatat", ("5", "25", "55", "100", "100"), "Persentase"),
    _rekap("3", "Hematnya air", "Pemakaian air", ("1.250", "1.069,32", "2.500", "1.234,5", "5.000"), "m3"),
]


def notulen(path: Path) -> Path:
    """Minutes of a quarter: a heading over two rows, then Kendala, Solusi, RTL, PIC, Batas Waktu."""
    document = Document()
    document.add_paragraph("Notulen Triwulan II")
    table(
        document,
        [
            ["No", "Indikator", "Triwulan", "Pembahasan", "", "", "PIC", "Batas Waktu"],
            ["", "", "", "Kendala", "Solusi", "Rencana Tindak Lanjut", "", ""],
            ["1", "Lama layanan", "TW II", "Petugas kurang", "Menambah petugas", "Melatih petugas", "Camat Kenanga", "30 Juni 2026"],
            ["2", "Mutu layanan", "TW II", "Alat rusak", "Memperbaiki", "", "Camat Mawar", "3/4/2026"],
        ],
        [((0, 3), (0, 5)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2)), ((0, 6), (1, 6)), ((0, 7), (1, 7))],
    )  # fmt: skip
    return saved(document, path / "notulen.docx")


NOTULEN: Final = [
    {"triwulan": "TW II", "penghambat": "Petugas kurang", "tindak_lanjut": "Menambah petugas\nMelatih petugas", "pic": "Camat Kenanga", "batas_waktu": "30/6/2026"},
    {"triwulan": "TW II", "penghambat": "Alat rusak", "tindak_lanjut": "Memperbaiki", "pic": "Camat Mawar", "batas_waktu": "3/4/2026"},
]  # fmt: skip


def kampus(path: Path) -> Path:
    """A university's IKU: titles above, a heading over three rows with merges, #REF!, a hidden sheet, formulas never calculated."""
    rows: list[list[Any]] = [
        ["INDIKATOR KINERJA UTAMA", None, None, None, None, None],
        ["Tahun 2024", None, None, None, None, None],
        ["No", "Sasaran", "Indikator Kinerja", "Target", None, "Satuan"],
        [None, None, None, "Triwulan", None, None],
        [None, None, None, "I", "II", None],
        [1, "Lulusan bekerja", "Lulusan yang bekerja", "#REF!", 80, "%"],
        [2, "Dosen berkarya", "Karya dosen", "=1+1", 12, "Karya"],
    ]

    def shape(book: Workbook) -> None:
        sheet = book["IKU"]
        for ref in ("A1:F1", "A3:A5", "B3:B5", "C3:C5", "F3:F5", "D3:E3", "D4:E4"):
            sheet.merge_cells(ref)
        sheet["D6"].data_type = "e"
        book["Bantu"].sheet_state = "hidden"

    return workbook(path / "kampus.xlsx", {"IKU": rows, "Bantu": [["catatan", "isi"], ["x", 7]]}, shape)


def _kampus(no: str, sasaran: str, indikator: str, satu: str, dua: str, satuan: str) -> dict[str, str]:
    return {
        "no": no,
        "sasaran": sasaran,
        "indikator": indikator,
        "target_i": satu,
        "target_ii": dua,
        "keterangan": satuan,
    }


KAMPUS: Final = [
    _kampus("1", "Lulusan bekerja", "Lulusan yang bekerja", "75", "80", "Persentase"),
    _kampus("2", "Dosen berkarya", "Karya dosen", "2", "12", "Karya"),
]


def cascade(path: Path) -> Path:
    """Two offices side by side with the same headings, targets in brackets, blocks merged."""
    rows: list[list[Any]] = [
        ["KEPALA DINAS", None, None, "KEPALA BIDANG", None, None],
        ["Sasaran", "Indikator", "Target", "Sasaran", "Indikator", "Target"],
        ["Bersihnya sungai", "Sungai bersih", "81 (A)", "Terangkutnya sampah", "Sampah terangkut (1 Dokumen)", "10"],
        [None, None, None, "Tertibnya tepi sungai", "Bangunan ditertibkan", "12"],
    ]

    def shape(book: Workbook) -> None:
        for ref in ("A1:C1", "D1:F1", "A3:A4", "B3:B4", "C3:C4"):
            book["Cascade"].merge_cells(ref)

    return workbook(path / "cascade.xlsx", {"Cascade": rows}, shape)


CASCADE: Final = [
    {"sasaran": "Bersihnya sungai", "indikator": "Sungai bersih", "target_tahunan": "81 (A)"},
    {"sasaran": "Terangkutnya sampah", "indikator": "Sampah terangkut (1 Dokumen)", "target_tahunan": "10"},
    {"sasaran": "Tertibnya tepi sungai", "indikator": "Bangunan ditertibkan", "target_tahunan": "12"},
]


def rapat(path: Path) -> Path:
    """A target meeting: a bold paragraph with a code and a name, then a form of labels and values, a wide cell of method."""
    document = Document()
    document.add_paragraph("").add_run("[1.1.1.1] Persentase data tepat waktu").bold = True
    table(
        document,
        [
            ["Sasaran", "Tersedianya data tepat waktu", "", "", "", ""],
            ["Target Renstra", "90", "Target PK", "91", "Satuan", "Persen"],
            ["Realisasi", "88", "Target 2026", "92", "", ""],
            ["Konsep dan metode: banyaknya data tepat waktu dibagi semua data", "", "", "", "", ""],
            ["Dasar hukum: Peraturan Contoh Nomor 3", "", "", "", "", ""],
        ],
        [((0, 1), (0, 5)), ((3, 0), (3, 5)), ((4, 0), (4, 5))],
    )
    return saved(document, path / "rapat.docx")


def kendali(path: Path) -> Path:
    """No numbered by Word itself, cells in content controls, a table in a cell, a superscript."""
    document = Document()
    made = table(
        document,
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target", "Satuan"],
            ["", "Bersihnya udara", "Kadar debu", "25", "µg/m3"],
            ["", "Teduhnya jalan", "Pohon jalan", "120", "Batang"],
        ],
    )
    for row in (1, 2):
        made.cell(row, 0).paragraphs[0].style = "List Number"
    cell = made.cell(1, 3)._tc
    control = parse_xml(f"<w:sdt {W_NS}><w:sdtPr/><w:sdtContent/></w:sdt>")
    cell.addprevious(control)
    next(control.iter(qn("w:sdtContent"))).append(cell)
    inner = made.cell(2, 2).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Trembesi", "70"
    return saved(document, path / "kendali.docx")


BENTUK: Final = (
    Bentuk("PK, sel digabung", pk_gabung, {"indikator": PK_GABUNG}, {"Tahun": "2017"}, right=92),
    Bentuk("PK, beberapa indikator dalam satu sel", pk_paragraf, {"indikator": PK_PARAGRAF}, right=95),
    Bentuk(
        "PK dalam kotak teks",
        pk_kotak,
        {
            "indikator": [
                _pk("1", "Terwujudnya taman", "Luas taman kota", "10", "Persentase"),
                _pk("2", "Terawatnya pohon", "Pohon yang dirawat", "17.330", "batang"),
            ]
        },
        {"Tahun": "2017", "Nama": "Arum Kencana", "Jabatan": "Kepala Dinas Contoh"},
        right=92,
    ),
    Bentuk("PK, baris induk", pk_induk, {"indikator": PK_INDUK}, right=92),
    Bentuk("IKU dengan misi, bersambung", iku, {"indikator": IKU}, right=100),
    Bentuk(
        "Keputusan dalam tabel tanpa garis",
        keputusan_tabel,
        {"tubuh": TUBUH},
        {
            "Jabatan": "WALIKOTA KOTA MELATI",
            "Nomor": "12",
            "Tahun": "2024",
            "Tentang": "INDIKATOR KINERJA UTAMA",
            "Ditetapkan di": "Melati",
            "Tanggal": "5/3/2024",
            "Nama": "ARUM KENCANA",
            "NIP": "197001011990031001",
        },
        right=97,
    ),
    Bentuk("Lampiran I buatan tangan", lampiran_1, {"indikator": LAMPIRAN_1}, right=87),
    Bentuk("Lampiran II buatan tangan", lampiran_2, {"output": LAMPIRAN_2}, right=96),
    Bentuk("e-Kinerja, realisasi", ekinerja, EKINERJA, right=95),
    Bentuk("e-Kinerja, rekap setahun", rekap, {"indikator": REKAP}, right=85),
    Bentuk("Notulen triwulan", notulen, {"analisis": NOTULEN}, right=90),
    Bentuk("IKU kampus", kampus, {"indikator": KAMPUS}, right=83),
    Bentuk("Cascade dua jabatan", cascade, {"indikator": CASCADE}, right=85),
    Bentuk(
        "Rapat target, formulir",
        rapat,
        {
            "indikator": [
                {
                    "sasaran": "Tersedianya data tepat waktu",
                    "indikator": "Persentase data tepat waktu",
                    "target_tahunan": "91",
                    "keterangan": "Persentase",
                    "pengukuran": "banyaknya data tepat waktu dibagi semua data",
                }
            ]
        },
        right=100,
    ),
    Bentuk(
        "Kendali isi dan penomoran",
        kendali,
        {
            "indikator": [
                _pk("1", "Bersihnya udara", "Kadar debu", "25", "µg/m3"),
                _pk("2", "Teduhnya jalan", "Pohon jalan", "120", "Batang"),
            ]
        },
        right=100,
    ),
)
