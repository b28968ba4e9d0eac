"""Invented analyses for TW I–III of 2025, to go with the figures in `contoh`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from generator.values import Triwulan

I, II, III = Triwulan.I, Triwulan.II, Triwulan.III  # noqa: E741 - the decree's own names of the quarters

# kode, triwulan, faktor pendorong, faktor penghambat, tindak lanjut, PIC, batas waktu
ANALYSES: Final = (
    (
        "IK3.1",
        I,
        "loket pelayanan terpadu di kecamatan dibuka pada hari Sabtu",
        "sebagian responden belum mengetahui kanal pengaduan",
        "menyebarkan informasi kanal pengaduan melalui RT dan RW",
        "Kabag Pemerintahan",
        date(2025, 5, 30),
    ),
    (
        "IK4.1",
        I,
        "strategi komunikasi enam program prioritas ditetapkan pada Januari",
        "tanggapan atas krisis banjir di dua kelurahan melewati batas waktu",
        "menetapkan piket tanggap krisis komunikasi",
        "Kabag Pemerintahan",
        date(2025, 4, 30),
    ),
    (
        "IK5.1",
        I,
        "SK Tim Inventarisasi ditetapkan dan Daftar BMD tervalidasi",
        "beberapa barang berpindah ruang tanpa berita acara",
        "memulai pendataan di empat kecamatan pada April",
        "Kabag Umum dan Protokol",
        date(2025, 4, 15),
    ),
    (
        "IK8.1",
        I,
        "SK Komunitas Pembelajar dan agenda setahun ditetapkan pada Februari",
        "tidak ada hambatan berarti",
        "melaksanakan kegiatan pertama sesuai agenda",
        "Kabag KKPP",
        date(2025, 5, 16),
    ),
    (
        "IK9.1",
        I,
        "kedua dokumen risiko diverifikasi Inspektorat tepat waktu",
        "target tercetak 67, sedangkan dua dari tiga dokumen bernilai 66,67",
        "menyusun laporan pemantauan risiko untuk TW IV",
        "Kabag PP dan Keu",
        date(2025, 11, 28),
    ),
    (
        "IK11.1",
        I,
        "rapat percepatan bersama Inspektorat setiap dua pekan",
        "bukti setor beberapa rekomendasi lama sulit ditemukan",
        "menelusuri arsip sebelum tahun 2015",
        "Kabag PP dan Keu",
        date(2025, 6, 20),
    ),
    (
        "IK1.1",
        II,
        "indeks koordinasi naik pada rumpun pemerintahan",
        "indeks layanan kemasyarakatan sedikit di bawah target",
        "mengikuti tindak lanjut IK2.1",
        "Kabag KKPP",
        date(2025, 8, 29),
    ),
    (
        "IK1.2",
        II,
        "indeks koordinasi naik pada rumpun pemerintahan",
        "indeks layanan kemasyarakatan sedikit di bawah target",
        "mengikuti tindak lanjut IK2.1",
        "Kabag KKPP",
        date(2025, 8, 29),
    ),
    (
        "IK2.1",
        II,
        "kegiatan Posyandu dan PKK dinilai sangat baik di hampir semua kelurahan",
        "nilai Kelurahan Kampung Melayu dan Penggilingan tertinggal pada unsur ketertiban umum dan PPSU",
        "pembinaan dan survei ulang internal di kedua kelurahan",
        "Camat Jatinegara",
        date(2025, 9, 12),
    ),
    (
        "IK2.2",
        II,
        "rapat koordinasi bulanan dengan UKPD berjalan teratur",
        "undangan rapat rumpun perekonomian dan pembangunan sering mendadak",
        "menetapkan kalender rapat koordinasi triwulanan",
        "Kabag Perekonomian",
        date(2025, 7, 31),
    ),
    (
        "IK4.1",
        II,
        "tidak ada krisis komunikasi; semua pertanyaan warganet ditanggapi",
        "materi publikasi dua program terlambat tayang",
        "menyusun jadwal tayang bulanan",
        "Kabag Pemerintahan",
        date(2025, 7, 18),
    ),
    (
        "IK5.1",
        II,
        "pendataan seperempat barang selesai sesuai jadwal",
        "sebagian koleksi perpustakaan belum berlabel",
        "pelabelan ulang sebelum pendataan tahap berikutnya",
        "Camat Cipayung",
        date(2025, 8, 15),
    ),
    (
        "IK7.1",
        II,
        "belanja melalui katalog elektronik mengutamakan produk dalam negeri",
        "sertifikat TKDN beberapa penyedia kedaluwarsa",
        "memeriksa masa berlaku sertifikat sebelum kontrak",
        "Kabag Perekonomian",
        date(2025, 8, 22),
    ),
    (
        "IK8.1",
        II,
        "kegiatan berbagi pengetahuan terlaksana dan aset sudah diunggah",
        "aset pengetahuan baru dimanfaatkan oleh 38% pegawai",
        "mewajibkan kuis singkat bagi seluruh pegawai pada portal KM",
        "Kabag KKPP",
        date(2025, 8, 8),
    ),
    (
        "IK11.1",
        II,
        "koordinasi dengan Inspektorat tetap berjalan",
        "berita acara pemantauan TW II belum terbit sehingga angka belum dapat dilaporkan",
        "menyampaikan angka TW II begitu berita acara terbit",
        "Kabag PP dan Keu",
        date(2025, 7, 25),
    ),
    (
        "IK3.1",
        III,
        "waktu tunggu pelayanan di kecamatan berkurang",
        "gangguan aplikasi antrean selama dua pekan pada Agustus",
        "menyiapkan prosedur pelayanan manual saat gangguan",
        "Kabag Pemerintahan",
        date(2025, 10, 31),
    ),
    (
        "IK4.1",
        III,
        "jadwal tayang bulanan dipatuhi",
        "beberapa komentar warganet ditanggapi lebih dari satu hari kerja",
        "menambah petugas media sosial",
        "Kabag Perekonomian",
        date(2025, 10, 24),
    ),
    (
        "IK5.1",
        III,
        "55% barang telah didata",
        "target 55 adalah nilai tertimbang, sehingga pendataan 55% belum cukup",
        "mempercepat pendataan di Kecamatan Ciracas dan Makasar",
        "Kabag Umum dan Protokol",
        date(2025, 11, 14),
    ),
    (
        "IK8.1",
        III,
        "aset pengetahuan TW III dimanfaatkan lebih dari separuh pegawai",
        "nilai 15 poin dari TW II tidak dapat disusulkan",
        "menjaga pemanfaatan aset pada TW IV",
        "Kabag KKPP",
        date(2025, 12, 12),
    ),
    (
        "IK11.1",
        III,
        "arsip lama ditemukan sehingga tujuh rekomendasi dapat ditutup",
        "angka TW II masih menunggu berita acara",
        "menyelesaikan sisa rekomendasi sebelum Desember",
        "Kabag PP dan Keu",
        date(2025, 11, 28),
    ),
)


def analisis() -> Iterator[dict[str, Any]]:
    """The rows of sheet Analisis."""
    for kode, triwulan, pendorong, penghambat, tindak_lanjut, pic, batas in ANALYSES:
        yield {
            "kode": kode,
            "triwulan": triwulan,
            "pendorong": _marked(pendorong),
            "penghambat": _marked(penghambat),
            "tindak_lanjut": _marked(tindak_lanjut),
            "pic": pic,
            "batas_waktu": batas,
        }


def _marked(text: str) -> str:
    return f"Contoh: {text}."
