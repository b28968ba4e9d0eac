"""A department of a regency: transport, whose survey goes by bidang and service, and which has fees, accidents and buses."""

from __future__ import annotations

from datetime import date
from typing import Final

from tests.lembaga.isi import Aksi, Indikator, Kelurahan, Lembaga, Realisasi

SEKRETARIS: Final = "Sekretaris Dinas Perhubungan"
LALIN: Final = "Kepala Bidang Lalu Lintas"
ANGKUTAN: Final = "Kepala Bidang Angkutan"
PRASARANA: Final = "Kepala Bidang Prasarana dan Keselamatan"
PARKIR: Final = "Kepala UPTD Perparkiran"
UJI: Final = "Kepala UPTD Pengujian Kendaraan Bermotor"

DINAS: Final = Lembaga(
    jenis="perangkat-daerah",
    nama="Dinas Perhubungan Kabupaten Telaga Permai",
    kunci={
        "Nomor": "500.11/118/2026",
        "Tentang": "PERJANJIAN KINERJA\nKEPALA DINAS PERHUBUNGAN\nKABUPATEN TELAGA PERMAI TAHUN 2026",
        "Ditetapkan di": "Telaga Permai",
        "Tanggal": date(2026, 1, 19),
        "Nama": "Drs. HARYO WIBISONO, M.Si.",
        "NIP": "196905121994031007",
        "Batas Capaian": 120,
        "Penyusun Laporan": "Sekretaris Dinas Perhubungan",
        "Nama Penyusun": "ENDAH PRATIWI, S.E.",
        "NIP Penyusun": "197811042003122005",
        "Mengetahui": "Kepala Dinas Perhubungan",
        "Nama Mengetahui": "Drs. HARYO WIBISONO, M.Si.",
        "NIP Mengetahui": "196905121994031007",
    },
    tubuh=(
        (
            "Menimbang",
            "a",
            "bahwa untuk mewujudkan angkutan jalan yang selamat, tertib, dan terjangkau, perlu ada janji kinerja yang terukur;",
        ),
        (
            "Menimbang",
            "b",
            "bahwa janji kinerja sebagaimana dimaksud dalam huruf a menjadi dasar pemantauan dan evaluasi setiap triwulan;",
        ),
        (
            "Menimbang",
            "c",
            (
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Kepala "
                "Dinas Perhubungan tentang Perjanjian Kinerja Kepala Dinas Perhubungan Kabupaten Telaga Permai Tahun 2026;"
            ),
        ),
        ("Mengingat", "1", "Undang-Undang Nomor 22 Tahun 2009 tentang Lalu Lintas dan Angkutan Jalan;"),
        ("Mengingat", "2", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"),
        (
            "Mengingat",
            "3",
            "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
        ),
        (
            "Mengingat",
            "4",
            (
                "Peraturan Bupati Telaga Permai Nomor 61 Tahun 2021 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi Dinas "
                "Perhubungan;"
            ),
        ),
        ("Memutuskan", "", "MEMUTUSKAN:"),
        (
            "Menetapkan",
            "",
            (
                "KEPUTUSAN KEPALA DINAS PERHUBUNGAN TENTANG PERJANJIAN KINERJA KEPALA DINAS PERHUBUNGAN KABUPATEN TELAGA PERMAI "
                "TAHUN 2026."
            ),
        ),
        (
            "Diktum",
            "KESATU",
            (
                "Menetapkan Perjanjian Kinerja Kepala Dinas Perhubungan Tahun 2026 sebagaimana tercantum dalam Lampiran I dan "
                "Lampiran II yang merupakan bagian tidak terpisahkan dari Keputusan ini."
            ),
        ),
        (
            "Diktum",
            "KEDUA",
            (
                "Para Kepala Bidang dan Para Kepala UPTD melaksanakan rencana aksi sebagaimana dimaksud dalam Diktum KESATU dan "
                "melaporkan hasilnya setiap triwulan kepada Sekretaris Dinas Perhubungan."
            ),
        ),
        ("Diktum", "KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ("Tembusan", "1", "Bupati Telaga Permai;"),
        ("Tembusan", "2", "Inspektur Kabupaten Telaga Permai;"),
        ("Tembusan", "3", "Kepala Badan Perencanaan Pembangunan Daerah."),
    ),
    indikator=(
        Indikator(
            "IK1.1",
            "SASARAN STRATEGIS",
            "Meningkatnya keselamatan pengguna jalan",
            "Angka kecelakaan lalu lintas di jalan kabupaten",
            "Satuan Lalu Lintas Polres",
            ("18", "36", "53", "70", "70"),
            "Kejadian",
            (PRASARANA, LALIN),
            (
                "DASAR HUKUM: Rencana Aksi Daerah Keselamatan Lalu Lintas dan Angkutan Jalan",
                "DEFINISI: banyaknya kecelakaan yang tercatat di ruas jalan kabupaten sejak awal tahun",
                "METODE PENGUKURAN: penjumlahan laporan kejadian sampai dengan akhir triwulan",
                "SUMBER DATA: laporan bulanan Satuan Lalu Lintas",
            ),
            ("langsung", "Minimize", "akhir"),
            (("a", "Kecelakaan di jalan kabupaten sejak awal tahun", "nilai", "", 16, 33),),
        ),
        Indikator(
            "IK1.2",
            "",
            "",
            "Persentase perlengkapan jalan yang berfungsi",
            "Hasil pemeriksaan lapangan",
            ("80", "82", "85", "88", "88"),
            "Persentase",
            (PRASARANA,),
            (
                "DASAR HUKUM: Peraturan Menteri Perhubungan tentang rambu dan alat pemberi isyarat lalu lintas",
                "DEFINISI: bagian rambu, marka, lampu, dan pagar pengaman yang bekerja sebagaimana mestinya",
                "METODE PENGUKURAN: perlengkapan yang berfungsi dibagi seluruh perlengkapan terpasang, dikali 100%",
                "SUMBER DATA: berita acara pemeriksaan lapangan",
            ),
            ("rasio", "Maximize", "akhir"),
            (
                ("a", "Perlengkapan jalan yang berfungsi", "pembilang", "", 1630, 1702),
                ("b", "Seluruh perlengkapan jalan terpasang", "penyebut", "", 2040, 2060),
            ),
        ),
        Indikator(
            "IK2.1",
            "",
            "Meningkatnya mutu angkutan umum",
            "Indeks kepuasan pengguna layanan perhubungan",
            "Survei kepuasan masyarakat",
            ("N/A", "82,5", "N/A", "84", "84"),
            "Nilai",
            (SEKRETARIS,),
            (
                "DASAR HUKUM: Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017",
                "DEFINISI: nilai kepuasan pengguna terhadap layanan di setiap bidang dan unit pelaksana teknis",
                "METODE PENGUKURAN: rata-rata nilai setiap layanan, lalu rata-rata setiap bidang, pada skala 0 sampai 100",
                "SUMBER DATA: kuesioner di loket layanan",
            ),
            ("survei berjenjang", "Maximize", "akhir"),
            (),
            (0, 100),
        ),
        Indikator(
            "IK2.2",
            "",
            "",
            "Jumlah penumpang bus sekolah",
            "Manifes harian",
            ("42000", "88000", "121000", "169000", "169000"),
            "Orang",
            (ANGKUTAN,),
            (
                "DASAR HUKUM: Peraturan Bupati tentang Penyelenggaraan Bus Sekolah",
                "DEFINISI: pelajar yang diangkut bus sekolah sejak awal tahun",
                "METODE PENGUKURAN: penjumlahan manifes harian seluruh rute",
                "SUMBER DATA: manifes harian pengemudi",
            ),
            ("langsung", "Maximize", "akhir"),
            (("a", "Pelajar yang diangkut sejak awal tahun", "nilai", "", 43120, 86540),),
        ),
        Indikator(
            "IK2.3",
            "",
            "",
            "Waktu tunggu rata-rata angkutan perkotaan",
            "Pencatatan di halte",
            ("15", "14", "13", "12", "12"),
            "Menit",
            (ANGKUTAN, LALIN),
            (
                "DASAR HUKUM: standar pelayanan minimal angkutan orang dalam trayek",
                "DEFINISI: selang waktu kedatangan dua kendaraan pada halte yang sama",
                "METODE PENGUKURAN: rata-rata hasil pencatatan di tiga koridor utama",
                "SUMBER DATA: lembar pencatatan petugas halte",
            ),
            ("rata-rata komponen", "Minimize", "akhir"),
            (
                ("a", "Koridor pasar induk", "nilai", "", "14,5", "13,8"),
                ("b", "Koridor rumah sakit", "nilai", "", "15,2", "14,6"),
                ("c", "Koridor kampus", "nilai", "", "13,9", "13,1"),
            ),
        ),
        Indikator(
            "IK3.1",
            "SASARAN RELEVAN LAINNYA",
            "Meningkatnya penerimaan dari layanan perhubungan",
            "Penerimaan retribusi parkir",
            "Bendahara penerimaan",
            ("650000000", "700000000", "725000000", "775000000", "2850000000"),
            "Rp",
            (PARKIR,),
            (
                "DASAR HUKUM: Peraturan Daerah tentang Pajak Daerah dan Retribusi Daerah",
                "DEFINISI: retribusi parkir tepi jalan umum yang disetor ke rekening kas daerah",
                "METODE PENGUKURAN: penjumlahan surat tanda setoran selama triwulan",
                "SUMBER DATA: buku kas bendahara penerimaan",
            ),
            ("langsung", "Maximize", "jumlah"),
            (("a", "Setoran retribusi parkir selama triwulan", "nilai", "", 641250000, 718900000),),
        ),
        Indikator(
            "IK3.2",
            "",
            "",
            "Ketepatan alokasi anggaran terhadap kas",
            "Sistem informasi keuangan daerah",
            ("100", "100", "100", "100", "100"),
            "Persentase",
            (SEKRETARIS,),
            (
                "DASAR HUKUM: Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah",
                "DEFINISI: penyerapan anggaran dibandingkan dengan rencana kas triwulan",
                "METODE PENGUKURAN: belanja yang terealisasi dibagi rencana kas, dikali 100%",
                "SUMBER DATA: laporan realisasi anggaran",
            ),
            ("rasio", "Stabilize", "rata-rata"),
            (
                ("a", "Belanja yang terealisasi dalam triwulan", "pembilang", "", 1880000000, 2415000000),
                ("b", "Rencana kas triwulan", "penyebut", "", 1950000000, 2370000000),
            ),
        ),
    ),
    aksi=(
        Aksi("IK1.1", "RA1. Menangani titik rawan kecelakaan", "KK1.1. Titik rawan ditangani menurut urutan bahaya"),
        Aksi(output="T/O1.1.1. Peta titik rawan kecelakaan", target="1 Peta", waktu="TW I", pj=(LALIN,)),
        Aksi(output="T/O1.1.2. Titik rawan yang selesai ditangani", target="9 Titik", waktu="TW III", pj=(PRASARANA,)),
        Aksi("", "RA2. Menyuluh pelajar tentang keselamatan", "KK2.1. Penyuluhan menjangkau sekolah menengah"),
        Aksi(output="T/O2.1.1. Laporan penyuluhan di sekolah", target="12 Laporan", waktu="TW II", pj=(PRASARANA,)),
        Aksi(output="T/O2.1.2. Video keselamatan berkendara", target="4 Video", waktu="TW IV", pj=(PRASARANA,)),
        Aksi("IK1.2", "RA1. Merawat perlengkapan jalan", "KK1.1. Perawatan dilaksanakan menurut jadwal"),
        Aksi(output="T/O1.1.1. Jadwal perawatan setahun", target="1 Dokumen", waktu="TW I", pj=(PRASARANA,)),
        Aksi(output="T/O1.1.2. Rambu yang diganti", target="160 Unit", waktu="TW III", pj=(PRASARANA,)),
        Aksi(output="T/O1.1.3. Laporan perawatan setahun", target="1 Laporan", waktu="TW IV", pj=(PRASARANA,)),
        Aksi("IK2.1", "RA1. Menyelenggarakan survei kepuasan", "KK1.1. Survei terlaksana di seluruh layanan"),
        Aksi(output="T/O1.1.1. Laporan survei semester pertama", target="1 Laporan", waktu="TW II", pj=(SEKRETARIS,)),
        Aksi(output="T/O1.1.2. Laporan survei semester kedua", target="1 Laporan", waktu="TW IV", pj=(SEKRETARIS,)),
        Aksi("", "RA2. Memperbaiki layanan pengujian", "KK2.1. Antrean pengujian kendaraan berkurang"),
        Aksi(output="T/O2.1.1. Alat uji yang dikalibrasi", target="3 Unit", waktu="TW II", pj=(UJI,)),
        Aksi("IK2.2", "RA1. Mengoperasikan bus sekolah", "KK1.1. Seluruh rute dilayani pada hari sekolah"),
        Aksi(output="T/O1.1.1. Kontrak pemeliharaan bus", target="1 Kontrak", waktu="TW I", pj=(ANGKUTAN,)),
        Aksi(output="T/O1.1.2. Bus yang siap jalan", target="14 Unit", waktu="TW II", pj=(ANGKUTAN,)),
        Aksi("IK2.3", "RA1. Menata jadwal angkutan perkotaan", "KK1.1. Jadwal disepakati bersama pengusaha angkutan"),
        Aksi(
            output="T/O1.1.1. Berita acara kesepakatan jadwal", target="1 Berita Acara", waktu="TW II", pj=(ANGKUTAN,)
        ),
        Aksi(
            output="T/O1.1.2. Laporan pengawasan jadwal", target="2 Laporan", waktu="TW IV", pj=("Para Kepala Bidang",)
        ),
        Aksi("IK3.1", "RA1. Menertibkan juru parkir", "KK1.1. Juru parkir memakai karcis resmi"),
        Aksi(output="T/O1.1.1. Juru parkir yang bersurat tugas", target="220 Orang", waktu="TW I", pj=(PARKIR,)),
        Aksi(output="T/O1.1.2. Laporan penertiban", target="4 Laporan", waktu="TW IV", pj=(PARKIR,)),
        Aksi("IK3.2", "RA1. Menyusun rencana kas", "KK1.1. Rencana kas disusun sebelum triwulan dimulai"),
        Aksi(output="T/O1.1.1. Dokumen rencana kas setahun", target="1 Dokumen", waktu="TW I", pj=(SEKRETARIS,)),
        Aksi(output="T/O1.1.2. Laporan penyerapan anggaran", target="4 Laporan", waktu="TW IV", pj=(SEKRETARIS,)),
    ),
    survei=(
        Kelurahan("Bidang Angkutan", "Izin Trayek", 120, "81,4"),
        Kelurahan("", "Bus Sekolah", 150, "86,2"),
        Kelurahan("Bidang Lalu Lintas", "Rekomendasi Analisis Dampak", 100, "80,9"),
        Kelurahan("UPTD", "Pengujian Kendaraan Bermotor", 210, "83,75"),
        Kelurahan("", "Perparkiran", 180, "79,1"),
    ),
    realisasi=(
        Realisasi("RO001", "TW I", 1, date(2026, 3, 12), "Peta titik rawan, nota dinas 551/77"),
        Realisasi("RO005", "TW I", 1, date(2026, 2, 3), "Jadwal perawatan"),
        Realisasi("RO011", "TW I", 1, date(2026, 3, 2), "Kontrak 027/19"),
        Realisasi(
            "RO015",
            "TW I",
            180,
            date(2026, 3, 30),
            "Daftar surat tugas",
            "Sebagian juru parkir belum melengkapi berkas",
        ),
        Realisasi("RO017", "TW I", 1, date(2026, 1, 30), "Rencana kas"),
        Realisasi(
            "RO003",
            "TW II",
            9,
            date(2026, 6, 25),
            "Laporan penyuluhan",
            "Tiga sekolah sedang ujian",
            "Dijadwalkan ulang pada Juli",
        ),
        Realisasi("RO008", "TW II", 1, date(2026, 6, 20), "Laporan survei"),
        Realisasi("RO010", "TW II", 3, date(2026, 5, 18), "Sertifikat kalibrasi"),
        Realisasi("RO015", "TW II", 220, date(2026, 5, 4), "Daftar surat tugas"),
    ),
    analisis=(
        (
            "IK2.2",
            "TW II",
            "Dua rute baru sudah berjalan",
            "Dua bus menunggu suku cadang",
            "Mempercepat pengadaan suku cadang",
            ANGKUTAN,
            date(2026, 8, 14),
        ),
        (
            "IK3.1",
            "TW II",
            "Karcis resmi dipakai di seluruh pasar",
            "",
            "",
            "",
            None,
        ),
    ),
    pejabat=(
        (SEKRETARIS, "Sekdis", "Sekretaris", "Sekretariat", ""),
        (LALIN, "Kabid Lalin", "Kepala Bidang", "Lalu Lintas", "Para Kepala Bidang"),
        (ANGKUTAN, "", "Kepala Bidang", "Angkutan", "Para Kepala Bidang"),
        (PRASARANA, "", "Kepala Bidang", "Prasarana dan Keselamatan", "Para Kepala Bidang"),
        (PARKIR, "", "Kepala UPTD", "Perparkiran", "Para Kepala UPTD"),
        (UJI, "", "Kepala UPTD", "Pengujian", "Para Kepala UPTD"),
    ),
    kop={
        "Kop": "PEMERINTAH KABUPATEN TELAGA PERMAI\nDINAS PERHUBUNGAN",
        "Kop Alamat": "Jalan Pelabuhan Lama Nomor 7, Telaga Permai 68455\nTelepon (0338) 550142, surat elektronik dishub@telagapermai.go.id",
        "Kop Logo": "lambang.png",
    },
)
