"""A district of a regency: its Camat signs, its villages are surveyed, and its action plan is not numbered."""

from __future__ import annotations

from datetime import date
from typing import Final

from tests.lembaga.isi import Aksi, Indikator, Kelurahan, Lembaga, Realisasi

SEKCAM: Final = "Sekretaris Kecamatan"
PEMERINTAHAN: Final = "Kepala Seksi Tata Pemerintahan"
PEMBERDAYAAN: Final = "Kepala Seksi Pemberdayaan Masyarakat"
KETERTIBAN: Final = "Kepala Seksi Ketenteraman dan Ketertiban"
PELAYANAN: Final = "Kepala Seksi Pelayanan Umum"
LURAH: Final = ("Lurah Batu Aji Wetan", "Lurah Sendang Rejo", "Lurah Kali Bening")

KECAMATAN: Final = Lembaga(
    jenis="kecamatan",
    nama="Kecamatan Rimba Sari",
    kunci={
        "Nomor": "100.3/07/KEP/2026",
        "Tentang": "PERJANJIAN KINERJA CAMAT RIMBA SARI\nTAHUN ANGGARAN 2026",
        "Ditetapkan di": "Rimba Sari",
        "Tanggal": date(2026, 1, 27),
        "Nama": "Hj. SITI MARDIANA, S.IP.",
        "NIP": "197404082000122001",
        "Penyusun Laporan": "Kepala Subbagian Program dan Keuangan",
    },
    tubuh=(
        (
            "Menimbang",
            "a",
            "bahwa pelayanan kepada warga di tingkat kecamatan perlu mempunyai ukuran keberhasilan yang jelas;",
        ),
        (
            "Menimbang",
            "b",
            (
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Camat tentang "
                "Perjanjian Kinerja Camat Rimba Sari Tahun Anggaran 2026;"
            ),
        ),
        ("Mengingat", "1", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;"),
        ("Mengingat", "2", "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;"),
        (
            "Mengingat",
            "3",
            "Peraturan Bupati Muara Elok Nomor 44 Tahun 2022 tentang Pelimpahan Sebagian Kewenangan Bupati kepada Camat;",
        ),
        ("Memutuskan", "", "MEMUTUSKAN:"),
        ("Menetapkan", "", "KEPUTUSAN CAMAT TENTANG PERJANJIAN KINERJA CAMAT RIMBA SARI TAHUN ANGGARAN 2026."),
        (
            "Diktum",
            "KESATU",
            (
                "Perjanjian Kinerja Camat Rimba Sari Tahun Anggaran 2026 sebagaimana tercantum dalam Lampiran I dan rencana aksinya "
                "sebagaimana tercantum dalam Lampiran II Keputusan ini."
            ),
        ),
        (
            "Diktum",
            "KEDUA",
            (
                "Para Lurah dan Para Kepala Seksi melaporkan kemajuan rencana aksi paling lambat tanggal 5 bulan pertama "
                "triwulan berikutnya."
            ),
        ),
        (
            "Diktum",
            "KETIGA",
            "Biaya pelaksanaan Keputusan ini dibebankan pada Anggaran Pendapatan dan Belanja Daerah Kabupaten Muara Elok.",
        ),
        ("Diktum", "KEEMPAT", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ("Tembusan", "1", "Bupati Muara Elok"),
        ("Tembusan", "2", "Para Lurah di wilayah Kecamatan Rimba Sari"),
    ),
    indikator=(
        Indikator(
            "IK1.1",
            "SASARAN STRATEGIS",
            "Meningkatnya mutu pelayanan publik di kecamatan dan kelurahan",
            "Indeks Kepuasan Masyarakat",
            "Survei kelurahan",
            ("N/A", "3,3", "N/A", "3,4", "3,4"),
            "Nilai",
            (SEKCAM, "Para Lurah"),
            (
                "DEFINISI: nilai persepsi warga atas pelayanan kelurahan, pada skala 1 sampai 4",
                "METODE PENGUKURAN: rata-rata nilai responden di setiap kelurahan",
                "SUMBER DATA: lembar survei yang diisi warga setelah dilayani",
            ),
            ("rata-rata komponen", "Maximize", "akhir"),
            (
                ("a", "Kelurahan Batu Aji Wetan", "nilai", "", "", "3,28"),
                ("b", "Kelurahan Sendang Rejo", "nilai", "", "", "3,41"),
                ("c", "Kelurahan Kali Bening", "nilai", "", "", "3,36"),
            ),
        ),
        Indikator(
            "IK1.2",
            "",
            "",
            "Rata-rata lama pengurusan surat keterangan",
            "Buku register pelayanan",
            ("3", "3", "2", "2", "2"),
            "Hari",
            (PELAYANAN,),
            (
                "DEFINISI: hari kerja sejak berkas lengkap sampai surat diserahkan",
                "METODE PENGUKURAN: jumlah hari dibagi jumlah surat pada triwulan itu",
                "SUMBER DATA: buku register pelayanan",
            ),
            ("langsung", "Minimize", "akhir"),
            (("a", "Rata-rata lama pengurusan", "nilai", "", "2,8", "2,6"),),
        ),
        Indikator(
            "IK1.3",
            "",
            "",
            "Survei kepuasan layanan kelurahan pada skala seratus",
            "Survei kelurahan",
            ("N/A", "80", "N/A", "82", "82"),
            "Nilai",
            (PELAYANAN, "Para Lurah"),
            (
                "DEFINISI: nilai kepuasan warga setelah dikonversi ke skala 0 sampai 100",
                "METODE PENGUKURAN: rata-rata nilai kelurahan dikali 25",
                "SUMBER DATA: lembar survei kelurahan",
            ),
            ("survei berjenjang", "Maximize", "akhir"),
            (),
            (1, 4),
        ),
        Indikator(
            "IK2.1",
            "",
            "Meningkatnya keberdayaan warga",
            "Jumlah kelompok usaha bersama yang dibina",
            "Laporan pendamping",
            ("5", "7", "7", "6", "25"),
            "Kelompok",
            (PEMBERDAYAAN,),
            (
                "DEFINISI: kelompok usaha bersama yang menerima pembinaan lengkap dalam triwulan itu",
                "METODE PENGUKURAN: penjumlahan kelompok yang selesai dibina",
                "SUMBER DATA: laporan pendamping kelompok",
            ),
            ("langsung", "Maximize", "jumlah"),
            (("a", "Kelompok yang selesai dibina", "nilai", "", 5, 6),),
        ),
        Indikator(
            "IK2.2",
            "",
            "",
            "Persentase usulan musyawarah pembangunan yang diakomodasi",
            "Sistem perencanaan daerah",
            ("N/A", "N/A", "N/A", "60", "60"),
            "Persentase",
            (PEMBERDAYAAN, SEKCAM),
            (
                "DEFINISI: bagian usulan warga yang masuk rencana kerja pemerintah daerah",
                "METODE PENGUKURAN: usulan yang diakomodasi dibagi seluruh usulan, dikali 100%",
                "SUMBER DATA: berita acara musyawarah",
            ),
            ("rasio", "Maximize", "akhir"),
            (
                ("a", "Usulan yang diakomodasi", "pembilang", "", "", ""),
                ("b", "Seluruh usulan", "penyebut", "", "", ""),
            ),
        ),
        Indikator(
            "IK3.1",
            "SASARAN RELEVAN LAINNYA",
            "Terjaganya ketenteraman dan ketertiban",
            "Jumlah gangguan ketertiban yang dilaporkan warga",
            "Buku kejadian",
            ("12", "11", "10", "9", "42"),
            "Laporan",
            (KETERTIBAN,),
            (
                "DEFINISI: laporan warga tentang gangguan ketertiban yang terverifikasi",
                "METODE PENGUKURAN: penjumlahan laporan pada triwulan itu",
                "SUMBER DATA: buku kejadian",
            ),
            ("langsung", "Minimize", "jumlah"),
            (("a", "Laporan yang terverifikasi", "nilai", "", 10, 13),),
        ),
    ),
    aksi=(
        Aksi("IK1.1", "Menyurvei kepuasan warga di kelurahan", "Survei terlaksana di tiga kelurahan"),
        Aksi(output="Laporan hasil survei semester pertama", target="1 Laporan", waktu="TW II", pj=("Para Lurah",)),
        Aksi(output="Laporan hasil survei semester kedua", target="1 Laporan", waktu="TW IV", pj=("Para Lurah",)),
        Aksi("IK1.2", "Menyederhanakan berkas persyaratan", "Maklumat pelayanan terpasang di ruang tunggu"),
        Aksi(output="Maklumat pelayanan", target="1 Dokumen", waktu="TW I", pj=(PELAYANAN,)),
        Aksi(output="Daftar persyaratan yang disederhanakan", target="1 Daftar", waktu="TW II", pj=(PELAYANAN, SEKCAM)),
        Aksi("IK1.3", "Menindaklanjuti keluhan warga", "Keluhan dijawab dalam tiga hari kerja"),
        Aksi(output="Rekapitulasi keluhan dan jawabannya", target="4 Rekapitulasi", waktu="TW IV", pj=(PELAYANAN,)),
        Aksi(output="Pelatihan petugas loket", target="2 Kegiatan", waktu="TW III", pj=(SEKCAM,)),
        Aksi("IK2.1", "Membina kelompok usaha bersama", "Kelompok mempunyai pembukuan sederhana"),
        Aksi(
            output="Kelompok yang mengikuti pelatihan pembukuan",
            target="25 Kelompok",
            waktu="TW III",
            pj=(PEMBERDAYAAN,),
        ),
        Aksi(output="Pameran hasil usaha warga", target="1 Kegiatan", waktu="TW III", pj=(PEMBERDAYAAN,)),
        Aksi("IK2.2", "Menyelenggarakan musyawarah pembangunan", "Musyawarah dihadiri wakil semua kelurahan"),
        Aksi(output="Berita acara musyawarah kecamatan", target="1 Berita Acara", waktu="TW I", pj=(PEMBERDAYAAN,)),
        Aksi(output="Daftar usulan prioritas", target="1 Daftar", waktu="TW I", pj=(PEMBERDAYAAN, PEMERINTAHAN)),
        Aksi(output="Laporan pengawalan usulan", target="1 Laporan", waktu="TW IV", pj=(PEMERINTAHAN,)),
        Aksi("IK3.1", "Meronda wilayah rawan", "Ronda terjadwal di setiap kelurahan"),
        Aksi(output="Jadwal ronda bersama", target="1 Dokumen", waktu="TW I", pj=(KETERTIBAN,)),
        Aksi(output="Laporan patroli wilayah", target="12 Laporan", waktu="TW IV", pj=(KETERTIBAN, "Para Lurah")),
        Aksi("", "Menengahi sengketa warga", "Sengketa diselesaikan secara musyawarah"),
        Aksi(output="Notula penyelesaian sengketa", target="6 Notula", waktu="TW IV", pj=(PEMERINTAHAN,)),
    ),
    survei=(
        Kelurahan("Rimba Sari", "Batu Aji Wetan", 110, "3,28"),
        Kelurahan("", "Sendang Rejo", 105, "3,41"),
        Kelurahan("", "Kali Bening", 130, "3,36"),
    ),
    realisasi=(
        Realisasi("RO003", "TW I", 1, date(2026, 2, 16), "Foto maklumat di ruang tunggu"),
        Realisasi("RO009", "TW I", 1, date(2026, 2, 11), "Berita acara 005/21"),
        Realisasi("RO010", "TW I", 1, date(2026, 2, 13), "Daftar usulan"),
        Realisasi("RO012", "TW I", 0, date(2026, 3, 31), "", "Jadwal belum disepakati warga", "Rapat ulang pada April"),
        Realisasi("RO012", "TW II", 1, date(2026, 4, 20), "Jadwal ronda"),
        Realisasi("RO001", "TW II", 1, date(2026, 6, 26), "Laporan survei"),
    ),
    analisis=(
        (
            "IK3.1",
            "TW II",
            "",
            "Lampu jalan padam di dua kelurahan",
            "Bersurat kepada dinas yang membidangi penerangan jalan",
            KETERTIBAN,
            date(2026, 7, 31),
        ),
    ),
    pejabat=(
        (SEKCAM, "Sekcam", "Sekretaris Kecamatan", "Sekretariat", ""),
        (PEMERINTAHAN, "", "Kepala Seksi", "Pemerintahan", "Para Kepala Seksi"),
        (PEMBERDAYAAN, "", "Kepala Seksi", "Pemberdayaan Masyarakat", "Para Kepala Seksi"),
        (KETERTIBAN, "", "Kepala Seksi", "Ketenteraman dan Ketertiban", "Para Kepala Seksi"),
        (PELAYANAN, "", "Kepala Seksi", "Pelayanan", "Para Kepala Seksi"),
        *((nama, "", "Lurah", "Kelurahan", "Para Lurah") for nama in LURAH),
    ),
    kop={
        "Kop": "PEMERINTAH KABUPATEN MUARA ELOK\nKECAMATAN RIMBA SARI",
        "Kop Alamat": "Jalan Lintas Timur Kilometer 12, Rimba Sari 29465",
        "Penandatangan": "a.n. CAMAT RIMBA SARI\nSekretaris Kecamatan",
    },
)
