"""Slips of a hand that types a master of the three offices: one cell each, and which cell is wrong."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, NamedTuple


class Salah(NamedTuple):
    """A slip: where it is typed, and what; a pair is a text and what stands in its place."""

    kantor: str
    lembar: str
    baris: str
    """The row, as people call it: a code, a label, a key."""
    kolom: str
    ganti: Any
    apa: str
    """What is wrong, for the name of the test."""


SALAH: Final = (
    Salah("dinas", "Keputusan", "NIP", "Isi", "19690512199403107", "NIP kurang satu angka"),
    Salah("biro", "Keputusan", "NIP", "Isi", "197013171995031002", "bulan lahir 13 di NIP"),
    Salah("kecamatan", "Keputusan", "Tanggal", "Isi", "27 Januari 2O26", "tanggal dengan huruf O"),
    Salah("biro", "Keputusan", "Tanggal", "Isi", date(2028, 2, 2), "tanggal jauh di luar tahunnya"),
    Salah("dinas", "Keputusan", "Nomor", "Isi", "500.11/118/2025", "tahun di nomor lain dari tahunnya"),
    Salah("kecamatan", "Keputusan", "Tentang", "Isi", ("2026", "2025"), "tahun di judul lain dari tahunnya"),
    Salah("biro", "Keputusan", "Nama", "Isi", ("YOSEPH LADO", "YOSEPH  LADO"), "spasi ganda di nama"),
    Salah("dinas", "Batang Tubuh", "Menimbang b", "Isi", ("huruf a", "huruf e"), "merujuk huruf yang tidak ada"),
    Salah("kecamatan", "Batang Tubuh", "Mengingat 3", "Label", "4", "nomor dasar hukum terlompati"),
    Salah("biro", "Batang Tubuh", "Diktum KETIGA", "Label", "KEEMPAT", "urutan diktum terlompati"),
    Salah(
        "dinas",
        "Batang Tubuh",
        "Diktum KEDUA",
        "Isi",
        ("Diktum KESATU", "Diktum KETUJUH"),
        "merujuk diktum yang tidak ada",
    ),
    Salah("kecamatan", "Batang Tubuh", "Mengingat 2", "Isi", ("2018", "2081"), "peraturan dari tahun yang belum tiba"),
    Salah("biro", "Batang Tubuh", "Menimbang a", "Isi", ("disepakati;", "disepakati."), "titik di tempat titik koma"),
    Salah("dinas", "Batang Tubuh", "Menetapkan", "Isi", ("2026", "2025"), "tahun di Menetapkan lain dari tahunnya"),
    Salah("kecamatan", "Batang Tubuh", "Diktum KEDUA", "Isi", ("melaporkan", "melaporkn"), "salah ketik di diktum"),
    Salah(
        "biro",
        "Batang Tubuh",
        "Diktum KEDUA",
        "Isi",
        ("Kepala Bagian Reformasi", "Kepala Bagian Reformsi"),
        "pejabat di diktum salah eja",
    ),
    Salah("dinas", "Lampiran I", "IK1.2", "Target TW III", 78, "target turun di tengah tahun"),
    Salah("dinas", "Lampiran I", "IK3.1", "Target Tahunan", 2580000000, "target tahunan bukan jumlah triwulannya"),
    Salah("kecamatan", "Lampiran I", "IK2.1", "Target TW II", None, "target satu triwulan kosong"),
    Salah("biro", "Lampiran I", "IK1.2", "Target TW II", "4OO", "huruf O di tempat angka nol"),
    Salah("dinas", "Lampiran I", "IK2.2", "Target TW II", "88.000", "angka dengan titik ribuan sebagai teks"),
    Salah("kecamatan", "Lampiran I", "IK1.2", "Target TW III", 20, "target hari kelebihan satu angka"),
    Salah("biro", "Lampiran I", "IK1.1", "Keterangan", "Persen", "satuan ditulis dua cara"),
    Salah(
        "dinas",
        "Lampiran I",
        "IK2.3",
        "Penanggungjawab",
        ("Bidang Angkutan", "Bidang Angkutn"),
        "nama jabatan salah eja",
    ),
    Salah("kecamatan", "Lampiran I", "IK3.1", "Kode", "IK2.2", "kode ganda"),
    Salah(
        "biro",
        "Lampiran I",
        "IK3.2",
        "Pengukuran Kinerja",
        ("empat unit contoh", "empat (unit contoh"),
        "kurung tidak ditutup",
    ),
    Salah("dinas", "Lampiran I", "IK1.1", "Indikator Kinerja", ("Angka ", "Angka  "), "spasi ganda di indikator"),
    Salah(
        "kecamatan",
        "Lampiran II",
        "RO007",
        "Sasaran",
        ("keberdayaan", "keberdayan"),
        "sasaran ditulis lain di Lampiran II",
    ),
    Salah("biro", "Lampiran II", "RO006", "Waktu", "TW V", "triwulan yang tidak ada"),
    Salah("dinas", "Lampiran II", "RO004", "Target Renaksi", "Video 4", "jumlah dan satuan terbalik"),
    Salah("kecamatan", "Lampiran II", "RO008", "Penanggung Jawab", "Sekretaris Camat", "pejabat yang tidak terdaftar"),
    Salah("biro", "Lampiran II", "RO009", "Output Renaksi", ("T/O1.1.2.", "T/O1.1.3."), "nomor output terlompati"),
    Salah("dinas", "Lampiran II", "RO011", "Kode Indikator", "IK2.9", "merujuk indikator yang tidak ada"),
    Salah("dinas", "Lampiran II", "RO010", "ID", "RO009", "ID output ganda"),
    Salah("kecamatan", "Lampiran II", "RO001", "Target", 3.5, "target Lampiran II lain dari Lampiran I"),
    Salah("biro", "Pengukuran", "IK2.2", "Polarisasi", "Minimum", "polarisasi yang tidak dikenal"),
    Salah("dinas", "Komponen", "IK1.2 a", "TW II", 17020, "pembilang jauh melebihi penyebut"),
    Salah("kecamatan", "Survei", "Kali Bening", "Nilai TW II", 33.6, "nilai di luar skala 1 sampai 4"),
    Salah("dinas", "Survei", "Bus Sekolah", "Responden TW II", 15, "responden kelewat sedikit"),
    Salah(
        "dinas", "Realisasi Renaksi", "RO003 TW II", "Tanggal", date(2025, 6, 25), "tanggal realisasi di luar tahunnya"
    ),
    Salah("kecamatan", "Realisasi Renaksi", "RO010 TW I", "ID", "RO100", "realisasi output yang tidak ada"),
    Salah(
        "biro",
        "Analisis",
        "IK2.2 TW II",
        "PIC",
        "Kepala Bagian Akuntabilitas dan Reformasi Birokrasi",
        "nama pejabat dua ejaan",
    ),
    Salah("biro", "Analisis", "IK2.2 TW II", "Batas Waktu", "31/9/2026", "tanggal yang tidak ada"),
    Salah("dinas", "Realisasi Renaksi", "RO015 TW II", "Realisasi", 120, "realisasi kumulatif turun"),
    Salah(
        "dinas", "Pejabat", "Kepala Bidang Angkutan", "Alias", "Kepala Bidang Lalu Lintas", "alias milik pejabat lain"
    ),
    Salah("kecamatan", "Pengukuran", "IK2.1", "Konsolidasi", "rata-rata", "konsolidasi tidak cocok dengan target"),
    Salah("kecamatan", "Keputusan", "Penandatangan", "Isi", ("RIMBA SARI", "RIMBA SRAI"), "a.n. jabatan salah eja"),
    Salah("dinas", "Keputusan", "Kop Logo", "Isi", "lambang.jpg", "lambang bukan PNG"),
    Salah("dinas", "Batang Tubuh", "Tembusan 2", "Isi", ("Inspektur", "Inspketur"), "huruf tertukar di tembusan"),
    Salah("kecamatan", "Lampiran I", "IK1.1", "Target TW IV", 34, "koma desimal hilang"),
    Salah("kecamatan", "Lampiran II", "RO005", "Target Renaksi", "4 Rekapitulas", "satuan output salah ketik"),
    Salah("biro", "Komponen", "IK4.1 a", "TW II", 100120000, "isian kumulatif turun"),
    Salah("biro", "Komponen", "IK1.2 a", "TW II", 3880, "isian kelebihan satu angka"),
)
"""Written before anybody looked at what the rules find; the last seven after a second look with others."""
