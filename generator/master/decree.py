"""The sheets that hold the decree: keys, body, Lampiran I and Lampiran II."""

from __future__ import annotations

from typing import Final, NamedTuple

from generator.law import KARAKTER_TANDA, RESPONDEN_MIN
from generator.master.columns import (
    ALAT,
    ANGKA,
    BULAT,
    KAYA,
    KODE,
    LAMPIRAN_I,
    LAMPIRAN_II,
    NAMA,
    PERIODE,
    TANGGAL,
    TEKS,
    TUBUH,
    WAKTU,
    Baris,
    Jenis,
    kolom,
    per_quarter,
    sheet_row,
)
from generator.master.sebutan import KUNCI_ATAS, KUNCI_UNIT
from generator.periode import Periode
from generator.values import (
    Angka,
    Paragraph,
    Raw,
    Triwulan,
    Unreadable,
)

PELAPORAN = "Periode Pelaporan"
"""The key that says how often the office reports."""
TARGET_TERCETAK = "Target triwulan seperti tercetak."


@sheet_row
class Isian(Baris):
    """Sheet Keputusan: one key and its value."""

    SHEET = "Keputusan"
    ARTI = (
        "Data pokok Keputusan: satu kunci per baris. Jangan mengubah kolom Kunci; isi hanya kolom Isi. Klik sel Isi"
        " untuk membaca penjelasan tiap kunci."
    )
    KUNCI = ("kunci",)

    kunci: str = kolom("Kunci", KODE, TUBUH, lebar=28, wajib=True, arti="Nama kunci; jangan diubah.")
    isi: Raw = kolom(
        "Isi",
        Jenis("bebas", lambda raw: raw, "isian", textual=True),
        TUBUH,
        lebar=80,
        arti="Nilai kunci. Tanggal diketik sebagai tanggal, NIP sebagai teks.",
    )


@sheet_row
class ButirTubuh(Baris):
    """Sheet Batang Tubuh: one paragraph of the decree's body."""

    SHEET = "Batang Tubuh"
    ARTI = (
        "Isi Keputusan, satu butir per baris, persis seperti yang akan tercetak: Menimbang, Mengingat, Memutuskan, "
        "Menetapkan, Diktum, Tembusan. Urutan baris adalah urutan cetak."
    )
    KUNCI = ("bagian", "label")

    bagian: str = kolom("Bagian", TEKS, TUBUH, wajib=True, daftar="Bagian", arti="Bagian Keputusan tempat butir ini.")
    label: str = kolom("Label", KODE, TUBUH, lebar=12, arti="Huruf, nomor, atau nama diktum: a, 1, KESATU.")
    isi: str = kolom("Isi", TEKS, TUBUH, lebar=110, wajib=True, arti="Bunyi butir, lengkap dengan tanda baca di akhir.")


@sheet_row
class Indikator(Baris):
    """Sheet Lampiran I: one indikator kinerja."""

    SHEET = "Lampiran I"
    ARTI = "Indikator kinerja dengan targetnya, satu indikator per baris. Urutan baris adalah urutan cetak."
    KUNCI = ("kode",)

    kode: str = kolom(
        "Kode",
        KODE,
        ALAT,
        lebar=9,
        wajib=True,
        arti="Kode tetap berawalan IK, misalnya IK2.1. Jangan diganti selama tahun berjalan.",
    )
    kelompok: str = kolom(
        "Kelompok",
        TEKS,
        LAMPIRAN_I,
        lebar=18,
        wajib=True,
        turun=True,
        arti="SASARAN STRATEGIS atau SASARAN RELEVAN LAINNYA.",
    )
    no: Angka = kolom("No", BULAT, LAMPIRAN_I, lebar=5, rentang=(1, 999), wajib=True, turun=True, arti="Nomor sasaran.")
    sasaran: str = kolom("Sasaran", TEKS, LAMPIRAN_I, lebar=32, wajib=True, turun=True, arti="Bunyi sasaran.")
    indikator: str = kolom("Indikator Kinerja", TEKS, LAMPIRAN_I, lebar=32, wajib=True, arti="Nama indikator kinerja.")
    sumber_data: str = kolom("Sumber Data", TEKS, LAMPIRAN_I, arti="Sistem atau dokumen asal data.")
    pengukuran: tuple[Paragraph, ...] = kolom(
        "Pengukuran Kinerja",
        KAYA,
        LAMPIRAN_I,
        lebar=120,
        wajib=True,
        arti="Satu paragraf per baris (Alt+Enter). Huruf miring yang dipasang di Excel ikut tercetak.",
    )
    target_i: Angka = kolom("Target TW I", ANGKA, LAMPIRAN_I, lebar=10, bersatuan=True, arti=TARGET_TERCETAK)
    target_ii: Angka = kolom("Target TW II", ANGKA, LAMPIRAN_I, lebar=10, bersatuan=True, arti=TARGET_TERCETAK)
    target_iii: Angka = kolom("Target TW III", ANGKA, LAMPIRAN_I, lebar=10, bersatuan=True, arti=TARGET_TERCETAK)
    target_iv: Angka = kolom("Target TW IV", ANGKA, LAMPIRAN_I, lebar=10, bersatuan=True, arti=TARGET_TERCETAK)
    target_tahunan: Angka = kolom(
        "Target Tahunan", ANGKA, LAMPIRAN_I, lebar=10, bersatuan=True, arti="Target setahun seperti tercetak."
    )
    keterangan: str = kolom(
        "Keterangan",
        TEKS,
        LAMPIRAN_I,
        lebar=13,
        daftar="Satuan",
        wajib=True,
        arti="Satuan target; satuan lain, misalnya Orang atau Rp, ditambahkan di lembar Daftar.",
    )
    penanggung_jawab: tuple[str, ...] = kolom(
        "Penanggungjawab",
        NAMA,
        LAMPIRAN_I,
        lebar=32,
        arti="Pejabat penanggung jawab, satu nama per baris. Sebutan bersama dari kolom Kelompok di lembar Pejabat "
        "berarti semua pejabat kelompok itu.",
    )

    def target(self, quarter: Periode) -> Angka:
        """The printed target of a quarter."""
        value: Angka = per_quarter(self, "target", quarter)
        return value


@sheet_row
class Output(Baris):
    """Sheet Lampiran II: one output (T/O) of the action plan, with its RA and KK."""

    SHEET = "Lampiran II"
    ARTI = (
        "Rencana aksi, satu output (T/O) per baris. Rencana Aksi dan Kriteria Keberhasilan yang sama ditulis di "
        "setiap baris outputnya; dalam cetakan selnya digabung dengan sendirinya."
    )
    KUNCI = ("id",)

    id: str = kolom(
        "ID",
        KODE,
        ALAT,
        lebar=8,
        wajib=True,
        arti="Kode tetap output berawalan RO, misalnya RO001. Jangan diganti selama tahun berjalan.",
    )
    kode_indikator: str = kolom(
        "Kode Indikator",
        KODE,
        ALAT,
        lebar=9,
        wajib=True,
        turun=True,
        daftar="Indikator",
        arti="Indikator di Lampiran I yang didukung.",
    )
    kelompok: str = kolom(
        "Kelompok", TEKS, LAMPIRAN_II, lebar=18, wajib=True, turun=True, arti="Sama dengan di Lampiran I."
    )
    no: Angka = kolom(
        "No", BULAT, LAMPIRAN_II, lebar=5, rentang=(1, 999), wajib=True, turun=True, arti="Nomor sasaran."
    )
    sasaran: str = kolom(
        "Sasaran", TEKS, LAMPIRAN_II, lebar=32, wajib=True, turun=True, arti="Sama dengan di Lampiran I."
    )
    indikator: str = kolom(
        "Indikator Kinerja", TEKS, LAMPIRAN_II, lebar=32, wajib=True, turun=True, arti="Sama dengan di Lampiran I."
    )
    target: Angka = kolom(
        "Target",
        ANGKA,
        LAMPIRAN_II,
        lebar=10,
        bersatuan=True,
        turun=True,
        arti="Target tahunan indikator. Tanda % atau satuannya dicetak sendiri.",
    )
    rencana_aksi: str = kolom(
        "Rencana Aksi", TEKS, LAMPIRAN_II, lebar=48, wajib=True, turun=True, arti="Rencana aksi (RA)."
    )
    kriteria: str = kolom(
        "Kriteria Keberhasilan", TEKS, LAMPIRAN_II, lebar=48, turun=True, arti="Kriteria keberhasilan (KK)."
    )
    output: str = kolom("Output Renaksi", TEKS, LAMPIRAN_II, lebar=48, arti="Output rencana aksi (T/O).")
    target_renaksi: str = kolom(
        "Target Renaksi", KODE, LAMPIRAN_II, lebar=14, arti="Jumlah dan satuan, misalnya 1 Laporan."
    )
    waktu: Triwulan | Unreadable | None = kolom(
        "Waktu", WAKTU, LAMPIRAN_II, lebar=9, daftar="Triwulan", arti="Triwulan jatuh tempo output."
    )
    penanggung_jawab: tuple[str, ...] = kolom(
        "Penanggung Jawab", NAMA, LAMPIRAN_II, lebar=34, arti="Pejabat penanggung jawab output, satu nama per baris."
    )


class Kunci(NamedTuple):
    """A key of sheet Keputusan."""

    nama: str
    jenis: Jenis
    wajib: bool
    arti: str
    """What to enter, shown to staff beside the cell."""
    rentang: tuple[int, int] | None = None
    """Lowest and highest number that can be meant."""
    panjang: int | None = None
    """Characters that its text may have, where a text's usual bound is too many."""
    sejak: str = ""
    """The version that added the key, as of a column."""
    tahun_ini: bool = False
    """Whether its value is that of one year's decree alone, as of a column."""
    nip: bool = False
    """Whether it holds a NIP, which has rules of its own."""
    pilihan: bool = False
    """Whether few offices need it: new masters offer it, and nobody misses it in a master without it."""


KUNCI_PENANDA: Final = "Penanda Tangan Elektronik"
"""The key of the text by which signing services find where to sign."""
KUNCI_KEPUTUSAN: tuple[Kunci, ...] = (
    Kunci("Jabatan", TEKS, True, "Jabatan yang menetapkan, huruf kapital, tanpa koma"),
    Kunci("Nomor", KODE, True, "Nomor Keputusan, misalnya e-0054", tahun_ini=True),
    Kunci("Tahun", BULAT, True, "Tahun perjanjian kinerja, misalnya 2025", rentang=(2000, 2100)),
    Kunci("Tentang", TEKS, True, "Judul Keputusan; baris baru (Alt+Enter) menjadi baris baru di cetakan"),
    Kunci("Ditetapkan di", TEKS, True, "Tempat penetapan"),
    Kunci("Tanggal", TANGGAL, True, "Tanggal penetapan, diketik sebagai tanggal (8/7/2025)", tahun_ini=True),
    Kunci("Nama", TEKS, True, "Nama pejabat yang menetapkan"),
    Kunci(
        "NIP",
        KODE,
        False,
        "NIP 18 angka, sebagai teks; kosong bila pejabatnya tidak mempunyai NIP, dan baris NIP tidak tercetak",
        nip=True,
    ),
    Kunci(
        "Status Data",
        TEKS,
        False,
        "Kosong untuk data resmi. Bila diisi, tercetak di setiap dokumen",
        panjang=int(KARAKTER_TANDA.nilai),
    ),
    Kunci(
        "Batas Capaian",
        ANGKA,
        False,
        "Capaian tertinggi yang ditampilkan, dalam %: 100, 110, 120, atau N/A (tanpa batas)",
    ),
    Kunci(
        "Pembuka", TEKS, False, "Jabatan pada baris pembuka bila cetakannya berbeda; kosong berarti sama dengan Jabatan"
    ),
    Kunci(
        "NIP Lampiran I",
        KODE,
        False,
        "Baris NIP pada Lampiran I persis seperti tercetak; kosong berarti sama dengan NIP",
        nip=True,
    ),
    Kunci(
        "NIP Lampiran II",
        KODE,
        False,
        "Baris NIP pada Lampiran II persis seperti tercetak; kosong berarti sama dengan NIP",
        nip=True,
    ),
    Kunci("Penyusun Laporan", TEKS, False, "Jabatan penyusun laporan monitoring; kosong berarti diisi dengan tangan"),
    Kunci("Nama Penyusun", TEKS, False, "Nama penyusun laporan monitoring"),
    Kunci("NIP Penyusun", KODE, False, "NIP penyusun laporan monitoring, 18 angka, sebagai teks", nip=True),
    Kunci(
        "Mengetahui", TEKS, False, "Jabatan yang mengetahui laporan monitoring; kosong berarti tanpa tanda tangan kedua"
    ),
    Kunci("Nama Mengetahui", TEKS, False, "Nama pejabat yang mengetahui"),
    Kunci("NIP Mengetahui", KODE, False, "NIP pejabat yang mengetahui, 18 angka, sebagai teks", nip=True),
    Kunci(
        "Jumlah Kelurahan",
        BULAT,
        False,
        "Jumlah kelurahan yang disurvei, untuk memeriksa bahwa lembar Survei lengkap; kosong berarti tidak diperiksa",
        rentang=(1, 999),
        sejak="0.2.0",
    ),
    Kunci(
        "Logo",
        TEKS,
        False,
        "Nama berkas gambar PNG di folder yang sama dengan master, misalnya logo.png, tercetak di kepala Keputusan; "
        "kosong berarti tanpa logo",
        sejak="0.2.0",
    ),
    Kunci(
        "Salinan",
        TEKS,
        False,
        "Untuk salinan, isi SALINAN: tercetak di kanan atas, ttd menggantikan ruang tanda tangan, dan pejabat di bawah "
        "ini menyatakan salinan sesuai dengan aslinya",
        sejak="0.2.0",
    ),
    Kunci(
        "Salinan Jabatan",
        TEKS,
        False,
        "Jabatan yang menandatangani salinan, tanpa koma, misalnya KEPALA BAGIAN HUKUM",
        sejak="0.2.0",
    ),
    Kunci("Salinan Nama", TEKS, False, "Nama pejabat yang menandatangani salinan", sejak="0.2.0"),
    Kunci(
        "Salinan NIP",
        KODE,
        False,
        "NIP pejabat yang menandatangani salinan, 18 angka, sebagai teks",
        sejak="0.2.0",
        nip=True,
    ),
    Kunci(
        "Paraf",
        TEKS,
        False,
        "Jabatan yang membubuhkan paraf hierarki, satu jabatan per baris (Alt+Enter); kosong berarti tanpa tabel paraf",
        sejak="0.2.0",
    ),
    Kunci(
        "Tanda Tangan Elektronik",
        TEKS,
        False,
        "Catatan di akhir Keputusan, misalnya: Dokumen ini ditandatangani secara elektronik menggunakan sertifikat "
        "elektronik yang diterbitkan Balai Besar Sertifikasi Elektronik (BSrE), BSSN",
        sejak="0.2.0",
    ),
    Kunci(
        KUNCI_PENANDA,
        TEKS,
        False,
        "Penanda yang dicari layanan tanda tangan elektronik, misalnya # atau ${ttd}; tercetak di ruang tanda tangan. Satu "
        "baris berlaku untuk semua penanda tangan, beberapa baris (Alt+Enter) untuk penanda tangan pertama, kedua, dan "
        "seterusnya; kosong berarti ruang itu dibiarkan kosong",
        panjang=200,
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Disusun Oleh",
        TEKS,
        False,
        "Unit yang menyusun laporan monitoring menurut Keputusan, tercetak di halaman pertama laporan; kosong berarti "
        "sama dengan Penyusun Laporan",
        sejak="0.2.0",
    ),
    Kunci(
        "Dilaporkan Oleh",
        TEKS,
        False,
        "Para pejabat yang melapor menurut Keputusan, tercetak di halaman pertama laporan monitoring; kosong berarti "
        "baris itu tidak tercetak",
        sejak="0.2.0",
    ),
    Kunci(
        "Responden Minimal",
        BULAT,
        False,
        "Jumlah responden paling sedikit dalam survei setiap kelurahan; kosong berarti "
        f"{int(RESPONDEN_MIN.nilai)}, 0 berarti tidak ada batasnya",
        rentang=(0, 1000000),
        sejak="0.2.0",
    ),
    Kunci(
        PELAPORAN,
        PERIODE,
        False,
        "Triwulan, atau Semester bila kantor ini melapor dua kali setahun: yang berlaku TW II (Semester I) dan TW IV "
        "(Semester II), TW I dan TW III dikosongkan; kosong berarti Triwulan",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        KUNCI_UNIT,
        TEKS,
        False,
        "Sebutan satuan yang disurvei di lembar Survei, misalnya Desa, Seksi, atau Loket; kosong berarti Kelurahan",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        KUNCI_ATAS,
        TEKS,
        False,
        "Sebutan tingkat di atasnya, misalnya Kabupaten atau Bidang; kosong berarti Kecamatan, N/A berarti tanpa tingkat "
        "di atasnya",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Kop",
        TEKS,
        False,
        "Nama lembaga di kepala surat, satu baris per tingkat (Alt+Enter), misalnya PEMERINTAH KABUPATEN lalu DINAS; "
        "tercetak di laporan monitoring, dan di Keputusan pejabat selain kepala daerah",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Kop Alamat",
        TEKS,
        False,
        "Alamat, telepon, dan surat elektronik di bawah Kop, boleh beberapa baris (Alt+Enter)",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Kop Logo",
        TEKS,
        False,
        "Nama berkas gambar PNG di folder yang sama dengan master, misalnya lambang.png, tercetak di kiri Kop; kosong "
        "berarti Kop tanpa lambang",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Penandatangan",
        TEKS,
        False,
        "Bila bukan pejabat pada kunci Jabatan sendiri yang menandatangani: Plt. atau Plh. saja, atau a.n. lalu jabatan "
        "penanda tangan di baris berikutnya (Alt+Enter)",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Judul Keputusan",
        TEKS,
        False,
        "Judul di atas nomor Keputusan; kosong berarti KEPUTUSAN diikuti isi kunci Jabatan",
        sejak="0.3.0",
        pilihan=True,
    ),
    Kunci(
        "Frasa Pembuka",
        TEKS,
        False,
        "Kalimat di atas baris pembuka; kosong berarti DENGAN RAHMAT TUHAN YANG MAHA ESA untuk kepala daerah dan tanpa "
        "kalimat untuk pejabat lain; isi tanda hubung (-) agar tidak tercetak",
        sejak="0.3.0",
        pilihan=True,
    ),
)

BAGIAN_TUBUH = ("Menimbang", "Mengingat", "Memutuskan", "Menetapkan", "Diktum", "Tembusan")
"""The parts of the decree's body in the order of print."""
