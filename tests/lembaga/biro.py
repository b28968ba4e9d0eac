"""A bureau of a province, which a Plt. heads: no survey, no SASARAN RELEVAN LAINNYA, figures of documents and money."""

from __future__ import annotations

from datetime import date
from typing import Final

from tests.lembaga.isi import Aksi, Indikator, Lembaga, Realisasi

TATA: Final = "Kepala Bagian Tata Laksana dan Pelayanan Publik"
KELEMBAGAAN: Final = "Kepala Bagian Kelembagaan dan Analisis Jabatan"
AKUNTABILITAS: Final = "Kepala Bagian Reformasi Birokrasi dan Akuntabilitas"
TU: Final = "Kepala Subbagian Tata Usaha"
_PERPRES: Final = (
    "DASAR HUKUM: Peraturan Presiden Nomor 81 Tahun 2010 tentang Grand Design Reformasi Birokrasi 2010-2025"
)

BIRO: Final = Lembaga(
    jenis="perangkat-daerah",
    nama="Biro Organisasi Sekretariat Daerah Provinsi Nusa Kencana",
    kunci={
        "Nomor": "060/0312/ORG",
        "Tentang": "PENETAPAN PERJANJIAN KINERJA KEPALA BIRO ORGANISASI\nSEKRETARIAT DAERAH PROVINSI NUSA KENCANA\nTAHUN 2026",
        "Ditetapkan di": "Kencana Raya",
        "Tanggal": date(2026, 2, 2),
        "Nama": "Dr. YOSEPH LADO, M.P.A.",
        "NIP": "197009171995031002",
        "Batas Capaian": 110,
        "Mengetahui": "Plt. Asisten Administrasi Umum",
        "Nama Mengetahui": "KRISTINA DAWA, S.H.",
        "NIP Mengetahui": "196811231993122001",
    },
    tubuh=(
        (
            "Menimbang",
            "a",
            "bahwa penataan organisasi perangkat daerah memerlukan sasaran, indikator, dan target yang disepakati;",
        ),
        (
            "Menimbang",
            "b",
            (
                "bahwa sesuai ketentuan Pasal 5 Peraturan Presiden Nomor 29 Tahun 2014, setiap pimpinan unit organisasi menyusun lembar "
                "perjanjian kinerja;"
            ),
        ),
        (
            "Menimbang",
            "c",
            (
                "bahwa berdasarkan pertimbangan dalam huruf a dan huruf b, perlu menetapkan Keputusan Kepala Biro Organisasi;"
            ),
        ),
        ("Mengingat", "1", "Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara;"),
        (
            "Mengingat",
            "2",
            "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
        ),
        (
            "Mengingat",
            "3",
            "Peraturan Gubernur Nusa Kencana Nomor 17 Tahun 2023 tentang Organisasi dan Tata Kerja Sekretariat Daerah;",
        ),
        ("Memutuskan", "", "MEMUTUSKAN:"),
        (
            "Menetapkan",
            "",
            (
                "KEPUTUSAN KEPALA BIRO ORGANISASI TENTANG PENETAPAN PERJANJIAN KINERJA KEPALA BIRO ORGANISASI SEKRETARIAT DAERAH "
                "PROVINSI NUSA KENCANA TAHUN 2026."
            ),
        ),
        (
            "Diktum",
            "KESATU",
            (
                "Menetapkan indikator kinerja dan targetnya sebagaimana tercantum dalam Lampiran I dan rencana aksi sebagaimana "
                "tercantum dalam Lampiran II Keputusan ini."
            ),
        ),
        (
            "Diktum",
            "KEDUA",
            "Pemantauan dan evaluasi atas pelaksanaan rencana aksi dilakukan oleh Kepala Bagian Reformasi Birokrasi dan Akuntabilitas.",
        ),
        ("Diktum", "KETIGA", "Keputusan ini mulai berlaku sejak tanggal ditetapkan."),
        ("Tembusan", "1", "Gubernur Nusa Kencana di Kencana Raya;"),
        ("Tembusan", "2", "Sekretaris Daerah Provinsi Nusa Kencana di Kencana Raya."),
    ),
    indikator=(
        Indikator(
            "IK1.1",
            "SASARAN STRATEGIS",
            "Terwujudnya organisasi perangkat daerah yang tepat fungsi dan tepat ukuran",
            "Persentase perangkat daerah yang telah dievaluasi kelembagaannya",
            "Laporan evaluasi",
            ("10", "35", "70", "100", "100"),
            "Persentase",
            (KELEMBAGAAN,),
            (
                "DASAR HUKUM: Peraturan Pemerintah Nomor 72 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016",
                "DEFINISI: perangkat daerah yang struktur dan beban kerjanya selesai dievaluasi",
                "METODE PENGUKURAN: perangkat daerah yang selesai dievaluasi dibagi 41 perangkat daerah, dikali 100%",
                "SUMBER DATA: laporan evaluasi kelembagaan",
            ),
            ("rasio", "Maximize", "akhir"),
            (
                ("a", "Perangkat daerah yang selesai dievaluasi", "pembilang", "", 4, 15),
                ("b", "Seluruh perangkat daerah", "penyebut", "", 41, 41),
            ),
        ),
        Indikator(
            "IK1.2",
            "",
            "",
            "Jumlah jabatan yang telah dianalisis",
            "Aplikasi analisis jabatan",
            ("150", "400", "650", "900", "900"),
            "Jabatan",
            (KELEMBAGAAN,),
            (
                "DASAR HUKUM: Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 1 Tahun 2020",
                "DEFINISI: jabatan yang informasi dan beban kerjanya sudah disahkan, dihitung kumulatif",
                "METODE PENGUKURAN: penghitungan lembar informasi jabatan yang sudah disahkan",
                "SUMBER DATA: aplikasi analisis jabatan",
            ),
            ("langsung", "Maximize", "akhir"),
            (("a", "Jabatan yang sudah disahkan", "nilai", "", 162, 388),),
        ),
        Indikator(
            "IK2.1",
            "",
            "Meningkatnya kematangan reformasi birokrasi",
            "Nilai reformasi birokrasi pemerintah provinsi",
            "Lembar hasil evaluasi",
            ("N/A", "N/A", "N/A", "79,25", "79,25"),
            "Nilai",
            (AKUNTABILITAS,),
            (
                _PERPRES,
                "DEFINISI: hasil penilaian kementerian atas reformasi birokrasi umum dan tematik",
                "METODE PENGUKURAN: nilai pada lembar hasil evaluasi tahun berjalan",
                "SUMBER DATA: lembar hasil evaluasi dari kementerian",
            ),
            ("langsung", "Maximize", "akhir"),
            (("a", "Nilai reformasi birokrasi", "nilai", "", "", ""),),
            (0, 100),
        ),
        Indikator(
            "IK2.2",
            "",
            "",
            "Persentase rekomendasi evaluasi yang belum ditindaklanjuti",
            "Matriks tindak lanjut",
            ("40", "30", "20", "10", "10"),
            "Persentase",
            (AKUNTABILITAS,),
            (
                _PERPRES,
                "DEFINISI: bagian rekomendasi evaluasi tahun lalu yang belum selesai ditindaklanjuti",
                "METODE PENGUKURAN: rekomendasi yang belum selesai dibagi seluruh rekomendasi, dikali 100%",
                "SUMBER DATA: matriks tindak lanjut",
            ),
            ("rasio", "Minimize", "akhir"),
            (
                ("a", "Rekomendasi yang belum selesai", "pembilang", "", 9, 7),
                ("b", "Seluruh rekomendasi", "penyebut", "", 24, 24),
            ),
        ),
        Indikator(
            "IK3.1",
            "",
            "Meningkatnya mutu tata laksana dan pelayanan publik",
            "Jumlah prosedur operasi baku yang disahkan",
            "Register dokumen",
            ("15", "20", "20", "25", "80"),
            "Dokumen",
            (TATA,),
            (
                "DASAR HUKUM: Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012",
                "DEFINISI: prosedur operasi baku perangkat daerah yang ditelaah lalu disahkan",
                "METODE PENGUKURAN: penjumlahan dokumen yang disahkan pada triwulan itu",
                "SUMBER DATA: register dokumen",
            ),
            ("langsung", "Maximize", "jumlah"),
            (("a", "Prosedur yang disahkan dalam triwulan", "nilai", "", 15, 21),),
        ),
        Indikator(
            "IK3.2",
            "",
            "",
            "Rata-rata nilai pemantauan unit pelayanan publik",
            "Formulir pemantauan",
            ("N/A", "4,1", "N/A", "4,25", "4,25"),
            "Nilai",
            (TATA,),
            (
                "DASAR HUKUM: Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 29 Tahun 2022",
                "DEFINISI: nilai pemantauan kinerja unit pelayanan pada skala 0 sampai 5",
                "METODE PENGUKURAN: rata-rata nilai empat unit contoh",
                "SUMBER DATA: formulir pemantauan",
            ),
            ("rata-rata komponen", "Maximize", "akhir"),
            (
                ("a", "Rumah sakit umum daerah", "nilai", "", "", "4,2"),
                ("b", "Kantor pelayanan pajak kendaraan", "nilai", "", "", "3,95"),
                ("c", "Dinas yang membidangi perizinan", "nilai", "", "", "4,35"),
                ("d", "Balai pelatihan kerja", "nilai", "", "", "4,02"),
            ),
            (0, 5),
        ),
        Indikator(
            "IK4.1",
            "",
            "Terkelolanya anggaran biro secara tertib",
            "Belanja yang terealisasi",
            "Laporan realisasi anggaran",
            ("410000000", "980000000", "1520000000", "2125500000", "2125500000"),
            "Rp",
            (TU, TATA),
            (
                "DASAR HUKUM: Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah",
                "DEFINISI: belanja biro yang sudah dipertanggungjawabkan sejak awal tahun",
                "METODE PENGUKURAN: jumlah kumulatif surat pertanggungjawaban yang disahkan",
                "SUMBER DATA: laporan realisasi anggaran",
            ),
            ("langsung", "Maximize", "akhir"),
            (("a", "Belanja yang dipertanggungjawabkan sejak awal tahun", "nilai", "", 402350000, 1001200000),),
        ),
        Indikator(
            "IK4.2",
            "",
            "",
            "Pertumbuhan belanja perjalanan dinas",
            "Laporan realisasi anggaran",
            ("N/A", "-5", "N/A", "-12,5", "-12,5"),
            "Persentase",
            (TU,),
            (
                "DASAR HUKUM: Surat Edaran Gubernur tentang Penghematan Belanja",
                "DEFINISI: perubahan belanja perjalanan dinas terhadap masa yang sama tahun lalu, negatif berarti berhemat",
                "METODE PENGUKURAN: selisih belanja dibagi belanja tahun lalu, dikali 100%",
                "SUMBER DATA: laporan realisasi anggaran",
            ),
            ("langsung", "Minimize", "akhir"),
            (("a", "Perubahan belanja perjalanan dinas", "nilai", "", "", "-6,2"),),
        ),
    ),
    aksi=(
        Aksi(
            "IK1.1", "RA1. Mengevaluasi kelembagaan perangkat daerah", "KK1.1. Evaluasi memakai formulir yang seragam"
        ),
        Aksi(output="T/O1.1.1. Jadwal evaluasi kelembagaan", target="1 Dokumen", waktu="TW I", pj=(KELEMBAGAAN,)),
        Aksi(output="T/O1.1.2. Laporan evaluasi kelembagaan", target="41 Laporan", waktu="TW IV", pj=(KELEMBAGAAN,)),
        Aksi(
            "IK1.2",
            "RA1. Mendampingi penyusunan analisis jabatan",
            "KK1.1. Pendampingan selesai sebelum triwulan keempat",
        ),
        Aksi(
            output="T/O1.1.1. Bimbingan teknis analisis jabatan", target="2 Kegiatan", waktu="TW II", pj=(KELEMBAGAAN,)
        ),
        Aksi(output="T/O1.1.2. Naskah hasil analisis jabatan", target="900 Naskah", waktu="TW IV", pj=(KELEMBAGAAN,)),
        Aksi("IK2.1", "RA1. Menyusun peta jalan reformasi birokrasi", "KK1.1. Peta jalan ditetapkan Gubernur"),
        Aksi(output="T/O1.1.1. Rancangan peta jalan", target="1 Naskah", waktu="TW I", pj=(AKUNTABILITAS,)),
        Aksi(output="T/O1.1.2. Peta jalan yang ditetapkan", target="1 Dokumen", waktu="TW II", pj=(AKUNTABILITAS,)),
        Aksi(
            "", "RA2. Menilai mandiri pelaksanaan reformasi birokrasi", "KK2.1. Penilaian mandiri selesai tepat waktu"
        ),
        Aksi(
            output="T/O2.1.1. Lembar kerja penilaian mandiri", target="41 Lembar", waktu="TW III", pj=(AKUNTABILITAS,)
        ),
        Aksi("IK2.2", "RA1. Memantau tindak lanjut rekomendasi", "KK1.1. Pemantauan dilakukan setiap triwulan"),
        Aksi(
            output="T/O1.1.1. Matriks tindak lanjut semester pertama",
            target="1 Matriks",
            waktu="TW II",
            pj=(AKUNTABILITAS,),
        ),
        Aksi(
            output="T/O1.1.2. Matriks tindak lanjut semester kedua",
            target="1 Matriks",
            waktu="TW IV",
            pj=(AKUNTABILITAS,),
        ),
        Aksi("IK3.1", "RA1. Menelaah prosedur operasi baku", "KK1.1. Telaah selesai dalam sepuluh hari kerja"),
        Aksi(output="T/O1.1.1. Lembar telaah prosedur", target="80 Lembar", waktu="TW IV", pj=(TATA,)),
        Aksi(
            output="T/O1.1.2. Klinik konsultasi prosedur",
            target="4 Kegiatan",
            waktu="TW III",
            pj=(TATA, "Para Kepala Bagian"),
        ),
        Aksi("IK3.2", "RA1. Memantau unit pelayanan publik", "KK1.1. Unit contoh dikunjungi dua kali setahun"),
        Aksi(
            output="T/O1.1.1. Formulir pemantauan terisi semester pertama",
            target="4 Formulir",
            waktu="TW II",
            pj=(TATA,),
        ),
        Aksi(
            output="T/O1.1.2. Formulir pemantauan terisi semester kedua", target="4 Formulir", waktu="TW IV", pj=(TATA,)
        ),
        Aksi(
            "IK4.1", "RA1. Mempertanggungjawabkan belanja", "KK1.1. Pertanggungjawaban disampaikan sebelum tanggal 10"
        ),
        Aksi(output="T/O1.1.1. Laporan pertanggungjawaban bulanan", target="12 Laporan", waktu="TW IV", pj=(TU,)),
        Aksi("IK4.2", "RA1. Menghemat perjalanan dinas", "KK1.1. Rapat luar daerah dialihkan menjadi rapat daring"),
        Aksi(output="T/O1.1.1. Surat edaran rapat daring", target="1 Surat Edaran", waktu="TW I", pj=(TU,)),
        Aksi(output="T/O1.1.2. Laporan penghematan", target="2 Laporan", waktu="TW IV", pj=(TU,)),
    ),
    survei=(),
    realisasi=(
        Realisasi("RO001", "TW I", 1, date(2026, 3, 4), "Jadwal evaluasi, nota dinas 061/44"),
        Realisasi("RO005", "TW I", 1, date(2026, 3, 27), "Rancangan peta jalan"),
        Realisasi("RO015", "TW I", 1, date(2026, 2, 9), "Surat edaran 060/101"),
        Realisasi("RO003", "TW II", 2, date(2026, 6, 11), "Laporan bimbingan teknis"),
        Realisasi(
            "RO006",
            "TW II",
            0,
            date(2026, 6, 30),
            "",
            "Menunggu pengharmonisan",
            "Rapat dengan biro yang membidangi hukum",
        ),
        Realisasi("RO008", "TW II", 1, date(2026, 6, 29), "Matriks tindak lanjut"),
        Realisasi("RO012", "TW II", 4, date(2026, 6, 19), "Formulir pemantauan"),
    ),
    analisis=(
        ("IK1.1", "TW II", "Formulir evaluasi sudah daring", "", "", "", None),
        (
            *("IK2.2", "TW II", "", "Bukti tindak lanjut dari dua perangkat daerah belum lengkap"),
            *("Mendampingi pelengkapan bukti", AKUNTABILITAS, date(2026, 9, 11)),
        ),
    ),
    pejabat=(
        (TATA, "Kabag Tata Laksana", "Kepala Bagian", "Tata Laksana", "Para Kepala Bagian"),
        (KELEMBAGAAN, "", "Kepala Bagian", "Kelembagaan", "Para Kepala Bagian"),
        (AKUNTABILITAS, "", "Kepala Bagian", "Akuntabilitas", "Para Kepala Bagian"),
        (TU, "", "Kepala Subbagian", "Tata Usaha", ""),
    ),
    kop={
        "Kop": "PEMERINTAH PROVINSI NUSA KENCANA\nSEKRETARIAT DAERAH\nBIRO ORGANISASI",
        "Kop Alamat": "Gedung Utama Lantai III, Jalan Samudra Nomor 1, Kencana Raya 85111",
        "Kop Logo": "lambang.png",
        "Penandatangan": "Plt.",
    },
)
