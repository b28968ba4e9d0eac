"""How the decree's 13 indicators are calculated: the rows of sheets Pengukuran and Komponen.

Every Uraian and weight is the decree's own (Lampiran I, column Pengukuran Kinerja). Where its words
leave a choice, the Catatan says which one was made and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from generator.law import ANGGARAN, PERMENDAGRI_86, SKM
from generator.master import JenisKomponen
from generator.values import NA, Konsolidasi, Polarisasi

AKHIR, RATA_RATA, JUMLAH = Konsolidasi.AKHIR, Konsolidasi.RATA_RATA, Konsolidasi.JUMLAH
NILAI, PERSEN, SELESAI = JenisKomponen.NILAI, JenisKomponen.PERSEN, JenisKomponen.SELESAI
PEMBILANG, PENYEBUT, INDIKATOR = JenisKomponen.PEMBILANG, JenisKomponen.PENYEBUT, JenisKomponen.INDIKATOR
UMUM: Final = PERMENDAGRI_86.nama

DERIVED: Final = (
    "Tidak diisi sendiri: dihitung dari realisasi IK2.1 dan IK2.2. Targetnya pun rata-rata target keduanya: "
    "(97,905 + 95,415) / 2 = 96,66."
)

# kode, rumus, konsolidasi, skala min, skala maks, skala predikat, catatan
METHODS: Final = (
    ("IK1.1", "rata-rata indikator", AKHIR, "0", "100", UMUM, DERIVED),
    ("IK1.2", "rata-rata indikator", AKHIR, "0", "100", UMUM, DERIVED),
    (
        "IK2.1",
        "survei berjenjang",
        AKHIR,
        "1",
        "4",
        SKM.nama,
        (
            "Diisi di lembar Survei pada skala 1–4, lalu dikalikan 25. Rata-rata kelurahan menjadi nilai kecamatan, "
            "rata-rata kecamatan menjadi nilai kota, tanpa bobot jumlah responden. Bila nilai Jaksurvei sudah berskala "
            "25–100, ubah Skala Min menjadi 25 dan Skala Maks menjadi 100. Keputusan mencetak targetnya 97.905 dengan "
            "titik; dibaca 97,905 karena rata-ratanya dengan 95,415 tepat 96,66."
        ),
    ),
    (
        "IK2.2",
        "rata-rata komponen",
        AKHIR,
        "0",
        "100",
        UMUM,
        (
            "Rata-rata tiga rumpun tanpa bobot jumlah responden. Keputusan mencetak targetnya 95.415 dengan titik; "
            "dibaca 95,415."
        ),
    ),
    ("IK3.1", "langsung", AKHIR, "0", "100", UMUM, "Nilai Jaksurvei dipakai apa adanya."),
    (
        "IK4.1",
        "tertimbang",
        RATA_RATA,
        "0",
        "100",
        UMUM,
        (
            "Bila dalam triwulan itu tidak ada krisis komunikasi, isi komponen c dengan N/A; bobot komponen lain dihitung "
            "ulang terhadap jumlahnya. Target tiap triwulan 100, maka setahun adalah rata-rata triwulan."
        ),
    ),
    (
        "IK5.1",
        "tertimbang",
        AKHIR,
        "0",
        "100",
        UMUM,
        (
            "Isian tiap triwulan adalah posisi kumulatif sampai akhir triwulan. Target 5/25/55/100 adalah nilai "
            "tertimbang: mendata 55% barang saja baru bernilai 5 + 85 × 55% = 51,75."
        ),
    ),
    (
        "IK6.1",
        "jumlah rasio",
        AKHIR,
        "0",
        "4",
        UMUM,
        "Jumlah empat rasio, nilai tertinggi 4. Hanya ada target tahunan, maka diisi pada TW IV dengan data setahun.",
    ),
    (
        "IK7.1",
        "rasio",
        AKHIR,
        "0",
        "100",
        UMUM,
        (
            "Kolom target mencetak 100 pada TW II dan TW IV, sedangkan Metode Pengukuran menyebut sekurang-kurangnya 30% "
            "pada TW II (Maximize) dan rentang 80%–100% pada TW IV (Stabilize). Capaian dihitung terhadap bunyi Metode "
            "Pengukuran; yang tercetak di Lampiran tetap 100. Kosongkan Target Hitung bila ingin memakai 100. Isian "
            "adalah jumlah rupiah sejak awal tahun; satu belanja dihitung sekali saja meskipun masuk beberapa golongan."
        ),
    ),
    (
        "IK8.1",
        "tertimbang kumulatif",
        AKHIR,
        "0",
        "100",
        UMUM,
        (
            "Nilai terkumpul: 10 pada TW I, lalu 5 + 10 + 15 pada tiap TW II, III, dan IV, sehingga setahun "
            "10 + 30 + 30 + 30 = 100. Komponen a hanya berlaku pada TW I; b, c, dan d pada TW II–IV."
        ),
    ),
    (
        "IK9.1",
        "rasio",
        AKHIR,
        "0",
        "100",
        UMUM,
        (
            "Penyebut adalah seluruh dokumen yang wajib sampai TW IV (3). Dua dokumen pada TW I bernilai 66,67, sedangkan "
            "target tercetak 67, sehingga capaiannya 99,50%."
        ),
    ),
    (
        "IK10.1",
        "tertimbang",
        AKHIR,
        "0",
        "100",
        ANGGARAN.nama,
        "Diisi pada TW IV. Predikatnya memakai skala kinerja anggaran dari Metode Pengukuran.",
    ),
    (
        "IK11.1",
        "TLHP 90% sisa",
        JUMLAH,
        "0",
        "100",
        UMUM,
        (
            "Bunyi METODE dan DEFINISI berbeda. Dipilih: rekomendasi selesai dibagi 90% dari sisa rekomendasi, sehingga "
            "menyelesaikan 90% sisa dalam setahun bernilai 100. Pilihan lain: rumus TLHP METODE (90% dari yang selesai "
            "dibagi sisa) atau TLHP DEFINISI (selesai dibagi seluruh rekomendasi). Pembilang diisi per triwulan, penyebut "
            "adalah sisa pada awal tahun."
        ),
    ),
)
TARGETS: Final = {"IK7.1": {"hitung_ii": "≥ 30", "hitung_iv": "80–100 (Stabilize)"}}
"""Calculation targets that differ from the printed ones."""


def pengukuran() -> Iterator[dict[str, Any]]:
    """The rows of sheet Pengukuran."""
    for kode, rumus, konsolidasi, low, high, skala, catatan in METHODS:
        scale = {"skala_min": Decimal(low), "skala_maks": Decimal(high), "skala_predikat": skala}
        method = {"kode": kode, "rumus": rumus, "polarisasi": Polarisasi.MAXIMIZE, "konsolidasi": konsolidasi}
        yield method | scale | {"catatan": catatan} | TARGETS.get(kode, {})


SDI: Final = "Jumlah file data sesuai ketetapan"

# indikator, komponen, jenis, bobot, uraian
COMPONENTS: Final = (
    *(
        (kode, sumber, INDIKATOR, None, uraian)
        for kode in ("IK1.1", "IK1.2")
        for sumber, uraian in (
            (
                "IK2.1",
                "Hasil indeks kepuasan masyarakat terhadap layanan kegiatan kemasyarakatan di kecamatan dan kelurahan",
            ),
            ("IK2.2", "Hasil indeks kepuasan koordinasi kota/kabupaten Administrasi"),
        )
    ),
    ("IK2.2", "a", NILAI, None, "Survei kepuasan terhadap pelaksanaan koordinasi UKPD pada rumpun pemerintahan"),
    (
        "IK2.2",
        "b",
        NILAI,
        None,
        "Survei kepuasan terhadap pelaksanaan koordinasi UKPD pada rumpun perekonomian dan pembangunan",
    ),
    (
        "IK2.2",
        "c",
        NILAI,
        None,
        "Survei kepuasan terhadap pelaksanaan koordinasi UKPD pada rumpun administrasi dan kesejahteraan rakyat",
    ),
    ("IK3.1", "a", NILAI, None, "Hasil Survei Kepuasan Layanan Masyarakat melalui sistem Jaksurvei"),
    ("IK4.1", "a", PERSEN, "35", "Menyusun strategi komunikasi program prioritas dan strategis Daerah"),
    (
        "IK4.1",
        "b",
        PERSEN,
        "30",
        (
            "Mempublikasikan materi komunikasi melalui media internal Perangkat Daerah atau media massa atau media sosial "
            "atau aktivitas komunikasi lainnya"
        ),
    ),
    ("IK4.1", "c", PERSEN, "20", "Memberikan respon terhadap krisis komunikasi (N/A bila tidak ada krisis)"),
    (
        "IK4.1",
        "d",
        PERSEN,
        "15",
        "Memberikan respon interaktif terhadap pertanyaan/komentar warganet yang relevan",
    ),
    ("IK5.1", "a", SELESAI, "5", "Menyusun SK Tim Inventarisasi dan memvalidasi Daftar BMD"),
    (
        "IK5.1",
        "b",
        PEMBILANG,
        "85",
        "Jumlah BMD yang sudah didata dan diidentifikasi (Aset Tetap Lainnya dan Aset Tak Berwujud)",
    ),
    ("IK5.1", "b", PENYEBUT, None, "Jumlah BMD yang dimiliki (Aset Tetap Lainnya dan Aset Tak Berwujud)"),
    ("IK5.1", "c", SELESAI, "10", "Menyusun Berita Acara, SPTJM dan Laporan Hasil Inventarisasi (LHI)"),
    ("IK6.1", "a", PEMBILANG, None, "Ketepatan Waktu: Jumlah data terkumpul ke walidata"),
    ("IK6.1", "a", PENYEBUT, None, "Ketepatan Waktu: Jumlah data yang wajib terkumpul sesuai ketetapan"),
    ("IK6.1", "b", PEMBILANG, None, "Kelengkapan Data: Jumlah file data yang memiliki komponen lengkap"),
    ("IK6.1", "b", PENYEBUT, None, f"Kelengkapan Data: {SDI}"),
    (
        "IK6.1",
        "c",
        PEMBILANG,
        None,
        "Keunikan Isi Data: Jumlah file data yang tidak memiliki duplikasi pada variabel kunci",
    ),
    ("IK6.1", "c", PENYEBUT, None, f"Keunikan Isi Data: {SDI}"),
    ("IK6.1", "d", PEMBILANG, None, "Validitas Data: Jumlah file data yang tervalidasi oleh produsen data"),
    ("IK6.1", "d", PENYEBUT, None, f"Validitas Data: {SDI}"),
    ("IK7.1", "a", PEMBILANG, None, "Realisasi Belanja Pengadaan bersertifikat TKDN (Rp)"),
    ("IK7.1", "b", PEMBILANG, None, "Realisasi Belanja Pengadaan produk dalam negeri (Rp)"),
    (
        "IK7.1",
        "c",
        PEMBILANG,
        None,
        "Realisasi Belanja Pengadaan produk usaha mikro kecil dan koperasi dari hasil produksi dalam negeri (Rp)",
    ),
    ("IK7.1", "d", PENYEBUT, None, "Realisasi pembayaran (SPJ) Belanja Pengadaan (Rp)"),
    (
        "IK8.1",
        "a",
        SELESAI,
        "10",
        "TW I: menyusun SK Kepala Perangkat Daerah tentang Pembentukan Komunitas Pembelajar dan Agenda Kegiatan",
    ),
    (
        "IK8.1",
        "b",
        SELESAI,
        "5",
        "TW II–IV: melaksanakan kegiatan Komunitas Pembelajar sesuai Agenda yang telah disusun",
    ),
    (
        "IK8.1",
        "c",
        SELESAI,
        "10",
        "TW II–IV: kegiatan menghasilkan Aset Pengetahuan dan diunggah pada portal KM",
    ),
    (
        "IK8.1",
        "d",
        SELESAI,
        "15",
        "TW II–IV: Aset Pengetahuan dimanfaatkan oleh 50% dari Jumlah Pegawai pada PD",
    ),
    ("IK9.1", "a", PEMBILANG, None, "Jumlah dokumen yang terverifikasi oleh Inspektorat"),
    (
        "IK9.1",
        "b",
        PENYEBUT,
        None,
        "Seluruh dokumen yang wajib terkumpul sesuai batas waktu pengumpulan pada triwulan 4",
    ),
    ("IK10.1", "a", PERSEN, "43.5", "Pengukuran Capaian Keluaran kegiatan/subkegiatan"),
    ("IK10.1", "b", PERSEN, "28.6", "Efisiensi keluaran kegiatan/subkegiatan"),
    ("IK10.1", "c", PERSEN, "18.2", "Konsistensi Penyerapan Anggaran terhadap Perencanaan"),
    ("IK10.1", "d", PERSEN, "9.7", "Penyerapan Anggaran"),
    (
        "IK11.1",
        "a",
        PEMBILANG,
        None,
        "Jumlah rekomendasi LHP BPK RI Tahun 2005 dan seterusnya yang diselesaikan dalam triwulan itu",
    ),
    (
        "IK11.1",
        "b",
        PENYEBUT,
        None,
        "Jumlah sisa rekomendasi yang belum ditindaklanjuti dari LHP BPK RI tahun 2005 dan seterusnya (awal tahun)",
    ),
)
ONLY_FIRST: Final = {"tw_ii": NA, "tw_iii": NA, "tw_iv": NA}
NOT_FIRST: Final = {"tw_i": NA}
STANDING: Final = {
    ("IK8.1", "a"): ONLY_FIRST,
    ("IK8.1", "b"): NOT_FIRST,
    ("IK8.1", "c"): NOT_FIRST,
    ("IK8.1", "d"): NOT_FIRST,
}
"""What the decree itself rules out in a quarter."""


def komponen() -> Iterator[dict[str, Any]]:
    """The rows of sheet Komponen, without what is reported."""
    for indikator, kode, jenis, bobot, uraian in COMPONENTS:
        row = {"kode_indikator": indikator, "kode": kode, "uraian": uraian, "jenis": jenis}
        yield row | {"bobot": Decimal(bobot) if bobot else None} | STANDING.get((indikator, kode), {})
