"""Other offices' variants of the shapes that are hard to read, in other words than `tests.bentuk` has.

`LAIN` lists them, each with what a careful reader takes from it, as `tests.bentuk.BENTUK` does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_BREAK
from openpyxl import Workbook

from tests.bentuk import Bentuk, put, saved, table, workbook


def cascade_tiga(path: Path) -> Path:
    """Three offices side by side in Word, each level with its own headings, the last with its targets in brackets."""
    document = Document()
    document.add_paragraph("POHON KINERJA KECAMATAN TERATAI TAHUN 2024")
    table(
        document,
        [
            ["CAMAT TERATAI", "", "", "", "SEKRETARIS KECAMATAN", "", "", "KASI PELAYANAN", ""],
            ["No", "Sasaran Strategis", "Indikator Kinerja Utama", "Target", "Sasaran Program", "Indikator Program", "Target", "Sasaran Kegiatan", "Indikator Kegiatan"],
            ["1", "Terlayaninya warga", "Indeks kepuasan warga", "88,2", "Tertibnya administrasi", "Surat terjawab", "95 %", "Cepatnya berkas", "Berkas selesai (120 Berkas)"],
            ["", "", "", "", "", "", "", "Rapinya arsip", "Arsip tertata (75 %)"],
            ["", "", "", "", "Terjaganya aset", "Aset tercatat", "40 Unit", "Terbarunya daftar aset", "Daftar aset (4 Dokumen)"],
        ],
        [
            ((0, 0), (0, 3)), ((0, 4), (0, 6)), ((0, 7), (0, 8)),
            *(((2, column), (4, column)) for column in range(4)),
            *(((2, column), (3, column)) for column in (4, 5, 6)),
        ],
    )  # fmt: skip
    return saved(document, path / "pohon.docx")


CASCADE_TIGA: Final = [
    {"no": "1", "sasaran": "Terlayaninya warga", "indikator": "Indeks kepuasan warga", "target_tahunan": "88,2", "keterangan": ""},
    {"sasaran": "Tertibnya administrasi", "indikator": "Surat terjawab", "target_tahunan": "95", "keterangan": "Persentase"},
    {"sasaran": "Terjaganya aset", "indikator": "Aset tercatat", "target_tahunan": "40", "keterangan": "Unit"},
    {"sasaran": "Cepatnya berkas", "indikator": "Berkas selesai", "target_tahunan": "120", "keterangan": "Berkas"},
    {"sasaran": "Rapinya arsip", "indikator": "Arsip tertata", "target_tahunan": "75", "keterangan": "Persentase"},
    {"sasaran": "Terbarunya daftar aset", "indikator": "Daftar aset", "target_tahunan": "4", "keterangan": "Dokumen"},
]  # fmt: skip


def kamus(path: Path) -> Path:
    """A manual of indicators in a workbook: label, colon, value; one form under another on the same sheet."""

    def form(nama: str, tujuan: str, arti: str, cara: str, satuan: str, target: Any, sumber: str, pj: str) -> list[Any]:
        pairs = [
            ("Nama IKU", nama), ("Sasaran Strategis", tujuan), ("Definisi", arti), ("Formula Perhitungan", cara),
            ("Satuan Pengukuran", satuan), ("Polarisasi", "Maximize"), ("Target Tahun 2024", target),
            ("Sumber Data", sumber), ("Penanggung Jawab", pj),
        ]  # fmt: skip
        return [["", label, ":", value] for label, value in pairs]

    first = form("Indeks layanan", "Prima layanan warga", "Nilai rata-rata survei", "Jumlah nilai dibagi responden", "Indeks", 3.62, "Survei warga", "Bagian Tata Usaha")  # fmt: skip
    second = form("Waktu tunggu", "Prima layanan warga", "Lama menunggu loket", "Rata-rata lama menunggu", "Menit", 12, "Mesin antrean", "Bagian Loket")  # fmt: skip
    return workbook(path / "kamus.xlsx", {"Manual": [["", "MANUAL INDIKATOR"], *first, [], *second]})


def _kamus(*texts: str) -> dict[str, str]:
    names = ("indikator", "sasaran", "pengukuran", "keterangan", "target_tahunan", "sumber_data", "penanggung_jawab")
    return dict(zip(names, texts, strict=True))


KAMUS: Final = [
    _kamus("Indeks layanan", "Prima layanan warga", "Jumlah nilai dibagi responden", "Indeks", "3,62", "Survei warga", "Bagian Tata Usaha"),
    _kamus("Waktu tunggu", "Prima layanan warga", "Rata-rata lama menunggu", "Menit", "12", "Mesin antrean", "Bagian Loket"),
]  # fmt: skip


def lembar_target(path: Path) -> Path:
    """A sheet of a statistics office with other labels: the name in a paragraph, quarters above their values."""
    document = Document()
    for nomor, nama, sasaran, angka in (
        ("IKU 2.1", "Rasio publikasi terbit", "Terbitnya publikasi", ("20", "45", "70", "100")),
        ("IKU 2.2", "Pengguna data puas", "Puasnya pengguna data", ("N/A", "N/A", "N/A", "97,5")),
    ):
        document.add_paragraph("").add_run(f"{nomor} {nama}").bold = True
        table(
            document,
            [
                ["Sasaran Kegiatan:", sasaran, "", ""],
                ["Satuan:", "Persen", "Sumber data:", "Daftar terbit"],
                ["Target TW I", "Target TW II", "Target TW III", "Target TW IV"],
                [*angka],
                ["Target tahunan:", angka[-1], "Realisasi tahun lalu:", "81"],
                ["Cara menghitung: yang terbit dibagi yang direncanakan", "", "", ""],
            ],
            [((0, 1), (0, 3)), ((5, 0), (5, 3))],
        )
        document.add_paragraph("")
    return saved(document, path / "lembar-target.docx")


def _lembar(sasaran: str, indikator: str, angka: tuple[str, ...]) -> dict[str, str]:
    names = ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")
    found = {"sasaran": sasaran, "indikator": indikator, "keterangan": "Persentase", "sumber_data": "Daftar terbit"}
    return found | dict(zip(names, angka, strict=True)) | {"pengukuran": "yang terbit dibagi yang direncanakan"}


LEMBAR_TARGET: Final = [
    _lembar("Terbitnya publikasi", "Rasio publikasi terbit", ("20", "45", "70", "100", "100")),
    _lembar("Puasnya pengguna data", "Pengguna data puas", ("N/A", "N/A", "N/A", "97,5", "97,5")),
]


def pk_baris(path: Path) -> Path:
    """Several indicators in one cell by line breaks, letters before them, one over two lines; units in a cell of their own."""
    document = Document()
    made: Any = table(
        document,
        [
            ["NO", "TUJUAN/SASARAN", "INDIKATOR KINERJA", "SATUAN", "TARGET"],
            ["1.", "Sehatnya warga", "", "", ""],
            ["2.", "Terangnya jalan", "a) Lampu menyala\nb) Tiang baru dari\nbahan besi\nc) Jalan terang", "Persen\nTiang\nRuas", "98,5\n14\n30"],
            ["3.", "Amannya lingkungan", "a. Pos ronda aktif\nb. Kamera terpasang", "Pos\nKamera", "21"],
        ],
    )  # fmt: skip
    for column, lines in ((2, ("Balita sehat", "Ibu sehat")), (3, ("%", "Orang")), (4, ("91,4", "350"))):
        run = made.cell(1, column).paragraphs[0].add_run(lines[0])
        run.add_break(WD_BREAK.LINE)
        run.add_text(lines[1])
    return saved(document, path / "pk-baris.docx")


def _baris(no: str, sasaran: str, indikator: str, satuan: str, target: str) -> dict[str, str]:
    return {"no": no, "sasaran": sasaran, "indikator": indikator, "keterangan": satuan, "target_tahunan": target}


PK_BARIS: Final = [
    _baris("1", "Sehatnya warga", "Balita sehat", "Persentase", "91,4"),
    _baris("1", "Sehatnya warga", "Ibu sehat", "Orang", "350"),
    _baris("2", "Terangnya jalan", "Lampu menyala", "Persentase", "98,5"),
    _baris("2", "Terangnya jalan", "Tiang baru dari bahan besi", "Tiang", "14"),
    _baris("2", "Terangnya jalan", "Jalan terang", "Ruas", "30"),
    _baris("3", "Amannya lingkungan", "Pos ronda aktif", "Pos", "21"),
    _baris("3", "Amannya lingkungan", "Kamera terpasang", "Kamera", ""),
]


def pk_pernyataan(path: Path) -> Path:
    """An agreement whole: the statement of two parties in a table without lines, the annex, then programs and their budgets."""
    document: Any = Document()
    document.add_paragraph("PERNYATAAN PERJANJIAN KINERJA")
    document.add_paragraph(
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
        "hasil, kami yang bertanda tangan di bawah ini:"
    )
    table(document, [["Nama", ":", "Bunga Seruni"], ["Jabatan", ":", "Camat Seruni"]])
    document.add_paragraph("Selanjutnya disebut PIHAK PERTAMA")
    table(document, [["Nama", ":", "Tirta Wening"], ["Jabatan", ":", "Wali Kota Melati"]])
    document.add_paragraph("selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA.")
    document.add_paragraph("PIHAK PERTAMA pada tahun 2024 ini berjanji akan mewujudkan target kinerja tahunan.")
    document.add_paragraph("Melati, 5 Januari 2024")
    signatures = table(document, [["PIHAK KEDUA,", "PIHAK PERTAMA,"], ["", ""], ["Tirta Wening", "Bunga Seruni"]])
    put(signatures.cell(2, 1), "\nNIP 198001012005011002")
    document.add_page_break()
    document.add_paragraph("PERJANJIAN KINERJA TAHUN 2024")
    document.add_paragraph("KECAMATAN SERUNI")
    table(
        document,
        [
            ["No.", "Sasaran", "Indikator Kinerja", "Target"],
            ["(1)", "(2)", "(3)", "(4)"],
            ["1", "Bersihnya kampung", "Kampung bersih", "12 Kampung"],
            ["2", "Rukunnya warga", "Kegiatan warga", "40 Kegiatan"],
        ],
    )
    table(
        document,
        [
            ["No", "Program", "Anggaran", "Keterangan"],
            ["1", "Program Kebersihan", "Rp125.000.000,00", "APBD"],
            ["2", "Program Warga", "Rp80.500.000,00", "APBD"],
            ["", "Total", "Rp205.500.000,00", ""],
        ],
    )
    return saved(document, path / "pernyataan.docx")


PK_PERNYATAAN: Final = [
    {"no": "1", "sasaran": "Bersihnya kampung", "indikator": "Kampung bersih", "target_tahunan": "12", "keterangan": "Kampung"},
    {"no": "2", "sasaran": "Rukunnya warga", "indikator": "Kegiatan warga", "target_tahunan": "40", "keterangan": "Kegiatan"},
]  # fmt: skip


def profil(path: Path) -> Path:
    """A profile of one indicator in a workbook: labels in one column, values in the next, a title above both."""

    def shape(book: Workbook) -> None:
        book["Profil"].merge_cells("A1:C1")

    rows: list[list[Any]] = [
        ["PROFIL INDIKATOR", None, None],
        ["Sasaran Strategis", "Rindangnya kota", None],
        ["Indikator Kinerja", "Pohon tumbuh", None],
        ["Satuan", "Pohon", None],
        ["Target", "1.500", None],
        ["Metode Penghitungan", "Pohon hidup dihitung petugas", None],
        ["Unit Penanggung Jawab", "Camat Kenanga", None],
        ["Tipe Penghitungan", "Kumulatif", None],
    ]
    return workbook(path / "profil.xlsx", {"Profil": rows}, shape)


PROFIL: Final = [
    _kamus("Pohon tumbuh", "Rindangnya kota", "Pohon hidup dihitung petugas", "Pohon", "1.500", "", "Camat Kenanga")
]


def cascade_tujuan(path: Path) -> Path:
    """Two levels of objectives that are called otherwise, targets with their units."""
    document = Document()
    table(
        document,
        [
            ["KEPALA BADAN", "", "", "INSPEKTUR PEMBANTU", "", ""],
            ["Tujuan", "Indikator Tujuan", "Target 2026", "Sasaran", "Indikator Sasaran", "Target 2026"],
            ["Andalnya pengawasan", "Nilai maturitas", "3,7", "Tuntasnya temuan", "Temuan tuntas", "85%"],
            ["", "", "", "Patuhnya unit", "Unit patuh", "60 Unit"],
            ["Bersihnya birokrasi", "Indeks integritas", "78,5", "Sadarnya pegawai", "Pegawai terlatih", "200 Orang"],
        ],
        [((0, 0), (0, 2)), ((0, 3), (0, 5)), *(((2, column), (3, column)) for column in range(3))],
    )
    return saved(document, path / "tujuan.docx")


def _tujuan(sasaran: str, indikator: str, target: str, satuan: str) -> dict[str, str]:
    return {"sasaran": sasaran, "indikator": indikator, "target_tahunan": target, "keterangan": satuan}


CASCADE_TUJUAN: Final = [
    _tujuan("Andalnya pengawasan", "Nilai maturitas", "3,7", ""),
    _tujuan("Bersihnya birokrasi", "Indeks integritas", "78,5", ""),
    _tujuan("Tuntasnya temuan", "Temuan tuntas", "85", "Persentase"),
    _tujuan("Patuhnya unit", "Unit patuh", "60", "Unit"),
    _tujuan("Sadarnya pegawai", "Pegawai terlatih", "200", "Orang"),
]


def kertas_kerja(path: Path) -> Path:
    """A form whose rows are numbered, with labels of several words."""
    document = Document()
    document.add_paragraph("KERTAS KERJA INDIKATOR")
    table(
        document,
        [
            ["1", "Nama Indikator Kinerja Utama", "Angka harapan hidup"],
            ["2", "Sasaran yang didukung", "Sehatnya warga"],
            ["3", "Alasan pemilihan", "Ukuran umum"],
            ["4", "Rumus penghitungan", "Tabel kematian"],
            ["5", "Satuan ukur", "Tahun"],
            ["6", "Target tahun 2026", "74,1"],
            ["7", "Sumber data", "Badan Statistik"],
            ["8", "Penanggung jawab", "Kepala Dinas Kesehatan"],
        ],
    )
    return saved(document, path / "kertas-kerja.docx")


KERTAS_KERJA: Final = [
    _kamus("Angka harapan hidup", "Sehatnya warga", "Tabel kematian", "Tahun", "74,1", "Badan Statistik", "Kepala Dinas Kesehatan")
]  # fmt: skip


def per_lembar(path: Path) -> Path:
    """A statistics office's workbook: a sheet for each indikator, labels without colons."""

    def sheet(kode: str, nama: str) -> list[list[Any]]:
        return [
            ["Kode Indikator", kode], ["Indikator", nama], ["Sasaran", "Tepatnya terbitan"], ["Target PK 2026", "98"],
            ["Unit", "Persen"], ["Realisasi 2025", "97,2"], ["Metode", "terbitan tepat dibagi semua"],
        ]  # fmt: skip

    sheets = {"231": sheet("2.3.1", "Publikasi tepat waktu"), "232": sheet("2.3.2", "Berita tepat waktu")}
    return workbook(path / "per-lembar.xlsx", sheets)


PER_LEMBAR: Final = [
    _tujuan("Tepatnya terbitan", f"{nama} tepat waktu", "98", "Persentase")
    | {"pengukuran": "terbitan tepat dibagi semua"}
    for nama in ("Publikasi", "Berita")
]


def pk_butir(path: Path) -> Path:
    """An agreement in a workbook, its indikator listed by numbers and by dashes, with and without units of their own."""
    rows: list[list[Any]] = [
        ["No", "Sasaran Program", "Indikator", "Target", "Satuan"],
        [1, "Lancarnya arus", "1. Kecepatan rata-rata\n2. Titik macet terurai\n3. Angkutan umum", "25\n12\n1.200", "Km/jam\nTitik\nUnit"],
        [2, "Amannya jalan", "- Kecelakaan turun\n- Rambu terpasang", "5%\n340 Rambu", None],
        [3, "Tertatanya parkir", "3.1 Ruas tertata\n3.2 Juru parkir terlatih", "12.5 Persen\n30.5 Persen", None],
    ]  # fmt: skip
    return workbook(path / "pk-butir.xlsx", {"PK": rows})


PK_BUTIR: Final = [
    _baris("1", "Lancarnya arus", "Kecepatan rata-rata", "Km/jam", "25"),
    _baris("1", "Lancarnya arus", "Titik macet terurai", "Titik", "12"),
    _baris("1", "Lancarnya arus", "Angkutan umum", "Unit", "1.200"),
    _baris("2", "Amannya jalan", "Kecelakaan turun", "Persentase", "5"),
    _baris("2", "Amannya jalan", "Rambu terpasang", "Rambu", "340"),
    _baris("3", "Tertatanya parkir", "Ruas tertata", "Persentase", "12,5"),
    _baris("3", "Tertatanya parkir", "Juru parkir terlatih", "Persentase", "30,5"),
]

LAIN: Final = (
    Bentuk("Cascade tiga jabatan, Word", cascade_tiga, {"indikator": CASCADE_TIGA}, right=100),
    Bentuk("Kamus indikator, buku kerja", kamus, {"indikator": KAMUS}, right=85),
    Bentuk("Lembar target, triwulan di atas angkanya", lembar_target, {"indikator": LEMBAR_TARGET}, right=100),
    Bentuk("Profil indikator", profil, {"indikator": PROFIL}, right=85),
    Bentuk("PK, beberapa indikator per baris", pk_baris, {"indikator": PK_BARIS}, right=100),
    Bentuk(
        "PK dengan pernyataan",
        pk_pernyataan,
        {"indikator": PK_PERNYATAAN},
        {"Tahun": "2024", "Nama": "Bunga Seruni", "Jabatan": "Camat Seruni"},
        right=100,
    ),
    Bentuk("Cascade tujuan dan sasaran", cascade_tujuan, {"indikator": CASCADE_TUJUAN}, right=100),
    Bentuk("Kertas kerja bernomor", kertas_kerja, {"indikator": KERTAS_KERJA}, right=100),
    Bentuk("Satu lembar untuk satu indikator", per_lembar, {"indikator": PER_LEMBAR}, right=100),
    Bentuk("PK dengan butir, buku kerja", pk_butir, {"indikator": PK_BUTIR}, right=95),
)
