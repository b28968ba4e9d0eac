"""The sheets that say how figures are made and hold what is filled in: Pengukuran to Pengecualian."""

from __future__ import annotations

from datetime import date

from generator.master.columns import (
    ALAT,
    ANGKA,
    BULAT,
    ISIAN,
    JENIS_KOMPONEN,
    KODE,
    KONSOLIDASI,
    LAMPIRAN_I,
    LAPORAN,
    METODE,
    NAMA,
    PERSEN,
    POLARISASI,
    TANGGAL,
    TARGET,
    TEKS,
    WAKTU,
    Baris,
    JenisKomponen,
    kolom,
    per_quarter,
    sheet_row,
)
from generator.periode import Periode
from generator.values import (
    Angka,
    Konsolidasi,
    NotApplicable,
    Polarisasi,
    Target,
    Triwulan,
    Unreadable,
)

TARGET_HITUNG = "Hanya bila target untuk penghitungan berbeda dari yang tercetak."
POSISI = "Posisi pada akhir triwulan."
RESPONDEN = "Jumlah responden, paling sedikit sebanyak kunci Responden Minimal di lembar Keputusan."
NILAI_KELURAHAN = "Nilai rata-rata kelurahan."


@sheet_row
class Pengukuran(Baris):
    """Sheet Pengukuran: how one indikator is calculated."""

    SHEET = "Pengukuran"
    ARTI = (
        "Cara menghitung tiap indikator: rumus, polarisasi, konsolidasi. Diisi sekali setahun dan diubah hanya bila"
        " cara ukurnya berubah."
    )
    KUNCI = ("kode",)

    kode: str = kolom(
        "Kode Indikator", KODE, METODE, lebar=10, wajib=True, daftar="Indikator", arti="Indikator di Lampiran I."
    )
    rumus: str = kolom(
        "Rumus",
        TEKS,
        METODE,
        lebar=26,
        wajib=True,
        daftar="Rumus",
        arti="Rumus penghitungan realisasi dari Komponen atau Survei.",
    )
    polarisasi: Polarisasi | Unreadable | None = kolom(
        "Polarisasi",
        POLARISASI,
        METODE,
        lebar=12,
        wajib=True,
        daftar="Polarisasi",
        arti="Maximize: makin tinggi makin baik. Minimize: makin rendah makin baik. Stabilize: makin dekat makin baik.",
    )
    konsolidasi: Konsolidasi | Unreadable | None = kolom(
        "Konsolidasi",
        KONSOLIDASI,
        "PermenPANRB 8/2021",
        lebar=12,
        wajib=True,
        daftar="Konsolidasi",
        arti="Cara triwulan menjadi tahun: jumlah (dijumlahkan), rata-rata, atau akhir (memakai triwulan terakhir).",
    )
    hitung_i: Target | NotApplicable | Unreadable | None = kolom(
        "Target Hitung TW I",
        TARGET,
        METODE,
        lebar=14,
        arti=TARGET_HITUNG,
    )
    hitung_ii: Target | NotApplicable | Unreadable | None = kolom(
        "Target Hitung TW II",
        TARGET,
        METODE,
        lebar=14,
        arti=TARGET_HITUNG,
    )
    hitung_iii: Target | NotApplicable | Unreadable | None = kolom(
        "Target Hitung TW III",
        TARGET,
        METODE,
        lebar=14,
        arti=TARGET_HITUNG,
    )
    hitung_iv: Target | NotApplicable | Unreadable | None = kolom(
        "Target Hitung TW IV",
        TARGET,
        METODE,
        lebar=14,
        arti=TARGET_HITUNG,
    )
    skala_min: Angka = kolom("Skala Min", ANGKA, METODE, lebar=8, arti="Nilai terendah yang mungkin.")
    skala_maks: Angka = kolom(
        "Skala Maks",
        ANGKA,
        METODE,
        lebar=8,
        arti="Nilai tertinggi yang mungkin. Untuk survei, 4 berarti skala 1–4 dan dikalikan 25.",
    )
    skala_predikat: str = kolom(
        "Skala Predikat",
        TEKS,
        METODE,
        lebar=24,
        daftar="Skala_Predikat",
        arti="Skala sebutan Sangat Tinggi, Tinggi, dan seterusnya.",
    )
    catatan: str = kolom(
        "Catatan", TEKS, ALAT, lebar=70, arti="Pilihan cara hitung dan alasannya; tercetak bersama hasil."
    )

    def target_hitung(self, quarter: Periode) -> Target | NotApplicable | Unreadable | None:
        """The calculation target of a quarter, None where the printed one holds."""
        value: Target | NotApplicable | Unreadable | None = per_quarter(self, "hitung", quarter)
        return value


@sheet_row
class Komponen(Baris):
    """Sheet Komponen: one input of an indikator's formula, with its value in each quarter."""

    SHEET = "Komponen"
    ARTI = (
        "Angka yang menjadi bahan rumus. Setiap triwulan isi kolom TW yang bersangkutan, lalu sebutkan buktinya. "
        "Pembilang dan penyebut ditulis di dua baris dengan Kode Komponen yang sama."
    )
    KUNCI = ("kode_indikator", "kode", "jenis")

    kode_indikator: str = kolom(
        "Kode Indikator",
        KODE,
        METODE,
        lebar=10,
        wajib=True,
        daftar="Indikator",
        arti="Indikator yang dihitung dari baris ini.",
    )
    kode: str = kolom(
        "Kode Komponen",
        KODE,
        METODE,
        lebar=12,
        wajib=True,
        arti="Huruf komponen (a, b, c, …); untuk jenis indikator, kode indikator lain.",
    )
    uraian: str = kolom("Uraian", TEKS, METODE, lebar=70, wajib=True, arti="Apa yang diukur.")
    jenis: JenisKomponen | Unreadable | None = kolom(
        "Jenis",
        JENIS_KOMPONEN,
        METODE,
        lebar=12,
        wajib=True,
        daftar="Jenis_Komponen",
        arti="nilai: pada skala indikator. persen: 0–100. selesai: Sudah atau Belum. pembilang dan penyebut: sepasang angka. indikator: memakai realisasi indikator lain, kolom TW dibiarkan kosong.",
    )
    bobot: Angka = kolom(
        "Bobot",
        ANGKA,
        METODE,
        lebar=8,
        rentang=PERSEN,
        arti="Bobot dalam persen; untuk pasangan, cukup di baris pembilang.",
    )
    tw_i: Angka = kolom("TW I", ISIAN, ALAT, lebar=16, tahun_ini=True, arti=POSISI)
    tw_ii: Angka = kolom("TW II", ISIAN, ALAT, lebar=16, tahun_ini=True, arti=POSISI)
    tw_iii: Angka = kolom("TW III", ISIAN, ALAT, lebar=16, tahun_ini=True, arti=POSISI)
    tw_iv: Angka = kolom("TW IV", ISIAN, ALAT, lebar=16, tahun_ini=True, arti=POSISI)
    bukti: str = kolom("Bukti", TEKS, ALAT, lebar=40, tahun_ini=True, arti="Nama atau alamat dokumen bukti.")

    def nilai(self, quarter: Periode) -> Angka:
        """The value entered for a quarter."""
        value: Angka = per_quarter(self, "tw", quarter)
        return value


@sheet_row
class Kelurahan(Baris):
    """Sheet Survei: the survey of one kelurahan in each quarter."""

    SHEET = "Survei"
    ARTI = (
        "Hasil survei tiap kelurahan untuk indikator berumus survei berjenjang: jumlah responden dan nilai rata-"
        "rata. Nilai diisi pada skala yang tertulis di lembar Pengukuran (Skala Min sampai Skala Maks)."
    )
    KUNCI = ("kecamatan", "kelurahan")

    kecamatan: str = kolom("Kecamatan", TEKS, METODE, lebar=20, wajib=True, turun=True, arti="Nama kecamatan.")
    kelurahan: str = kolom("Kelurahan", TEKS, METODE, lebar=26, wajib=True, arti="Nama kelurahan.")
    responden_i: Angka = kolom(
        "Responden TW I",
        BULAT,
        METODE,
        lebar=13,
        rentang=(0, 1000000),
        tahun_ini=True,
        arti=RESPONDEN,
    )
    responden_ii: Angka = kolom(
        "Responden TW II",
        BULAT,
        METODE,
        lebar=13,
        rentang=(0, 1000000),
        tahun_ini=True,
        arti=RESPONDEN,
    )
    responden_iii: Angka = kolom(
        "Responden TW III",
        BULAT,
        METODE,
        lebar=13,
        rentang=(0, 1000000),
        tahun_ini=True,
        arti=RESPONDEN,
    )
    responden_iv: Angka = kolom(
        "Responden TW IV",
        BULAT,
        METODE,
        lebar=13,
        rentang=(0, 1000000),
        tahun_ini=True,
        arti=RESPONDEN,
    )
    nilai_i: Angka = kolom("Nilai TW I", ANGKA, METODE, lebar=9, rentang=PERSEN, tahun_ini=True, arti=NILAI_KELURAHAN)
    nilai_ii: Angka = kolom("Nilai TW II", ANGKA, METODE, lebar=9, rentang=PERSEN, tahun_ini=True, arti=NILAI_KELURAHAN)
    nilai_iii: Angka = kolom(
        "Nilai TW III", ANGKA, METODE, lebar=9, rentang=PERSEN, tahun_ini=True, arti=NILAI_KELURAHAN
    )
    nilai_iv: Angka = kolom("Nilai TW IV", ANGKA, METODE, lebar=9, rentang=PERSEN, tahun_ini=True, arti=NILAI_KELURAHAN)

    def responden(self, quarter: Periode) -> Angka:
        """Number of people asked in a quarter."""
        value: Angka = per_quarter(self, "responden", quarter)
        return value

    def nilai(self, quarter: Periode) -> Angka:
        """Mean score of a quarter."""
        value: Angka = per_quarter(self, "nilai", quarter)
        return value


@sheet_row
class RealisasiRenaksi(Baris):
    """Sheet Realisasi Renaksi: what was reported on an output in a quarter."""

    SHEET = "Realisasi Renaksi"
    ARTI = (
        "Laporan pelaksanaan output rencana aksi: satu baris untuk satu output dalam satu triwulan. Output yang "
        "selesai tidak perlu dilaporkan lagi pada triwulan berikutnya."
    )
    KUNCI = ("id_output", "triwulan")
    TAHUN_INI = True

    id_output: str = kolom("ID", KODE, LAPORAN, lebar=8, wajib=True, daftar="Output", arti="Output di Lampiran II.")
    triwulan: Triwulan | Unreadable | None = kolom(
        "Triwulan", WAKTU, LAPORAN, lebar=9, wajib=True, daftar="Triwulan", arti="Triwulan laporan."
    )
    realisasi: Angka = kolom(
        "Realisasi",
        ANGKA,
        LAPORAN,
        lebar=10,
        wajib=True,
        rentang=(0, 1000000),
        arti="Jumlah yang sudah selesai sampai akhir triwulan itu (bukan tambahannya saja); 0 bila belum ada.",
    )
    tanggal: date | Unreadable | None = kolom(
        "Tanggal", TANGGAL, LAPORAN, lebar=18, arti="Tanggal output selesai atau dilaporkan."
    )
    bukti: str = kolom("Bukti", TEKS, LAPORAN, lebar=44, arti="Nama, nomor, atau alamat dokumen bukti.")
    kendala: str = kolom("Kendala", TEKS, LAPORAN, lebar=44, arti="Diisi bila belum selesai atau terlambat.")
    tindak_lanjut: str = kolom("Tindak Lanjut", TEKS, LAPORAN, lebar=44, arti="Langkah berikutnya atas kendala.")


@sheet_row
class Analisis(Baris):
    """Sheet Analisis: why an indikator stands where it stands in a quarter."""

    SHEET = "Analisis"
    ARTI = "Penjelasan capaian tiap indikator dalam satu triwulan. Isinya masuk ke laporan monitoring."
    KUNCI = ("kode", "triwulan")
    TAHUN_INI = True

    kode: str = kolom(
        "Kode Indikator",
        KODE,
        LAPORAN,
        lebar=10,
        wajib=True,
        daftar="Indikator",
        arti="Indikator di Lampiran I.",
    )
    triwulan: Triwulan | Unreadable | None = kolom(
        "Triwulan", WAKTU, LAPORAN, lebar=9, wajib=True, daftar="Triwulan", arti="Triwulan yang dianalisis."
    )
    pendorong: str = kolom(
        "Faktor Pendorong", TEKS, "Permendagri 86/2017", lebar=44, arti="Apa yang membantu tercapainya target."
    )
    penghambat: str = kolom("Faktor Penghambat", TEKS, "Permendagri 86/2017", lebar=44, arti="Apa yang menghambat.")
    tindak_lanjut: str = kolom("Tindak Lanjut", TEKS, "Permendagri 86/2017", lebar=44, arti="Langkah berikutnya.")
    pic: str = kolom("PIC", TEKS, LAPORAN, lebar=28, arti="Pejabat yang menindaklanjuti.")
    batas_waktu: date | Unreadable | None = kolom(
        "Batas Waktu", TANGGAL, LAPORAN, lebar=18, arti="Kapan tindak lanjut harus selesai."
    )


@sheet_row
class Pejabat(Baris):
    """Sheet Pejabat: one official, with every spelling in use."""

    SHEET = "Pejabat"
    ARTI = (
        "Daftar pejabat dengan semua ejaan yang dipakai. Nama di Lampiran I dan II dicocokkan dengan Nama Baku dan "
        "Alias."
    )
    KUNCI = ("nama",)

    nama: str = kolom("Nama Baku", TEKS, ALAT, lebar=44, wajib=True, arti="Nama jabatan yang dipakai di laporan.")
    alias: tuple[str, ...] = kolom(
        "Alias", NAMA, LAMPIRAN_I, lebar=40, arti="Semua ejaan lain jabatan itu, satu ejaan per baris."
    )
    jenis: str = kolom("Jenis", TEKS, ALAT, wajib=True, daftar="Jenis_Pejabat", arti="Jenis jabatan.")
    bidang: str = kolom("Bidang", TEKS, ALAT, lebar=36, daftar="Bidang", arti="Bidang tugas, untuk rekap per bidang.")
    kelompok: str = kolom("Kelompok", TEKS, LAMPIRAN_I, lebar=20, arti="Sebutan bersama, misalnya Para Kepala Dinas.")


@sheet_row
class Pengecualian(Baris):
    """Sheet Pengecualian: a finding accepted by somebody until some day."""

    SHEET = "Pengecualian"
    ARTI = (
        "Temuan pemeriksaan yang diterima dengan alasan, misalnya karena Keputusan memang tercetak demikian. Boleh "
        "kosong."
    )
    KUNCI = ()
    WAJIB = False

    kode_aturan: str = kolom(
        "Kode Aturan", KODE, ALAT, lebar=12, wajib=True, arti="Kode aturan seperti tampil pada hasil pemeriksaan."
    )
    lembar: str = kolom("Sheet", TEKS, ALAT, lebar=20, arti="Lembar tempat temuan; kosong berarti semua lembar.")
    kode: str = kolom(
        "Kode/ID", KODE, ALAT, lebar=14, arti="Kode baris, misalnya IK5.1 atau RO035; kosong berarti semua baris."
    )
    kolom_: str = kolom("Kolom", TEKS, ALAT, lebar=24, arti="Judul kolom; kosong berarti semua kolom.")
    alasan: str = kolom("Alasan", TEKS, ALAT, lebar=60, wajib=True, arti="Mengapa temuan ini diterima.")
    oleh: str = kolom("Oleh", TEKS, ALAT, lebar=28, wajib=True, arti="Siapa yang menerima.")
    sampai: date | Unreadable | None = kolom(
        "Sampai", TANGGAL, ALAT, lebar=18, arti="Berlaku sampai tanggal ini; kosong berarti seterusnya."
    )
