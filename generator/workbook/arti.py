"""What each sheet and column is for, in the words of sheet Petunjuk.

What follows from the model (kind, list, range, whether required) is not repeated here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LEMBAR: Final[Mapping[str, str]] = {
    "Keputusan": (
        "Data pokok Keputusan: satu kunci per baris. Jangan mengubah kolom Kunci; isi hanya kolom Isi. Klik sel Isi "
        "untuk membaca penjelasan tiap kunci."
    ),
    "Batang Tubuh": (
        "Isi Keputusan, satu butir per baris, persis seperti yang akan tercetak: Menimbang, Mengingat, Memutuskan, "
        "Menetapkan, Diktum, Tembusan. Urutan baris adalah urutan cetak."
    ),
    "Lampiran I": "Indikator kinerja dengan targetnya, satu indikator per baris. Urutan baris adalah urutan cetak.",
    "Lampiran II": (
        "Rencana aksi, satu output (T/O) per baris. Rencana Aksi dan Kriteria Keberhasilan yang sama ditulis di setiap "
        "baris outputnya; dalam cetakan selnya digabung dengan sendirinya."
    ),
    "Pengukuran": (
        "Cara menghitung tiap indikator: rumus, polarisasi, konsolidasi. Diisi sekali setahun dan diubah hanya bila "
        "cara ukurnya berubah."
    ),
    "Komponen": (
        "Angka yang menjadi bahan rumus. Setiap triwulan isi kolom TW yang bersangkutan, lalu sebutkan buktinya. "
        "Pembilang dan penyebut ditulis di dua baris dengan Kode Komponen yang sama."
    ),
    "Survei": (
        "Hasil survei tiap kelurahan untuk indikator berumus survei berjenjang: jumlah responden dan nilai rata-rata. "
        "Nilai diisi pada skala yang tertulis di lembar Pengukuran (Skala Min sampai Skala Maks)."
    ),
    "Realisasi Renaksi": (
        "Laporan pelaksanaan output rencana aksi: satu baris untuk satu output dalam satu triwulan. Output yang selesai "
        "tidak perlu dilaporkan lagi pada triwulan berikutnya."
    ),
    "Analisis": "Penjelasan capaian tiap indikator dalam satu triwulan. Isinya masuk ke laporan monitoring.",
    "Pejabat": (
        "Daftar pejabat dengan semua ejaan yang dipakai. Nama di Lampiran I dan II dicocokkan dengan Nama Baku dan Alias."
    ),
    "Daftar": (
        "Pilihan di balik sel berdaftar. Satuan, Jenis_Pejabat, dan Bidang boleh ditambah di bawah isian terakhir; "
        "daftar lainnya dikenal oleh program dan jangan diubah."
    ),
    "Pengecualian": (
        "Temuan pemeriksaan yang diterima dengan alasan, misalnya karena Keputusan memang tercetak demikian. Boleh kosong."
    ),
}

KOLOM: Final[Mapping[tuple[str, str], str]] = {
    ("Keputusan", "kunci"): "Nama kunci; jangan diubah.",
    ("Keputusan", "isi"): "Nilai kunci. Tanggal diketik sebagai tanggal, NIP sebagai teks.",
    ("Batang Tubuh", "bagian"): "Bagian Keputusan tempat butir ini.",
    ("Batang Tubuh", "label"): "Huruf, nomor, atau nama diktum: a, 1, KESATU.",
    ("Batang Tubuh", "isi"): "Bunyi butir, lengkap dengan tanda baca di akhir.",
    ("Lampiran I", "kode"): "Kode tetap berawalan IK, misalnya IK2.1. Jangan diganti selama tahun berjalan.",
    ("Lampiran I", "kelompok"): "SASARAN STRATEGIS atau SASARAN RELEVAN LAINNYA.",
    ("Lampiran I", "no"): "Nomor sasaran.",
    ("Lampiran I", "sasaran"): "Bunyi sasaran.",
    ("Lampiran I", "indikator"): "Nama indikator kinerja.",
    ("Lampiran I", "sumber_data"): "Sistem atau dokumen asal data.",
    ("Lampiran I", "pengukuran"): (
        "Satu paragraf per baris (Alt+Enter). Huruf miring yang dipasang di Excel ikut tercetak."
    ),
    ("Lampiran I", "target_i"): "Target triwulan seperti tercetak.",
    ("Lampiran I", "target_tahunan"): "Target setahun seperti tercetak.",
    ("Lampiran I", "keterangan"): "Satuan target.",
    ("Lampiran I", "penanggung_jawab"): (
        "Pejabat penanggung jawab, satu nama per baris. Para Camat dan Para Asisten berarti semuanya."
    ),
    ("Lampiran II", "id"): "Kode tetap output berawalan RO, misalnya RO001. Jangan diganti selama tahun berjalan.",
    ("Lampiran II", "kode_indikator"): "Indikator di Lampiran I yang didukung.",
    ("Lampiran II", "kelompok"): "Sama dengan di Lampiran I.",
    ("Lampiran II", "no"): "Nomor sasaran.",
    ("Lampiran II", "sasaran"): "Sama dengan di Lampiran I.",
    ("Lampiran II", "indikator"): "Sama dengan di Lampiran I.",
    ("Lampiran II", "target"): "Target tahunan indikator. Tanda % dicetak sendiri bila satuannya Persentase.",
    ("Lampiran II", "rencana_aksi"): "Rencana aksi (RA).",
    ("Lampiran II", "kriteria"): "Kriteria keberhasilan (KK).",
    ("Lampiran II", "output"): "Output rencana aksi (T/O).",
    ("Lampiran II", "target_renaksi"): "Jumlah dan satuan, misalnya 1 Laporan.",
    ("Lampiran II", "waktu"): "Triwulan jatuh tempo output.",
    ("Lampiran II", "penanggung_jawab"): "Pejabat penanggung jawab output, satu nama per baris.",
    ("Pengukuran", "kode"): "Indikator di Lampiran I.",
    ("Pengukuran", "rumus"): "Rumus penghitungan realisasi dari Komponen atau Survei.",
    ("Pengukuran", "polarisasi"): (
        "Maximize: makin tinggi makin baik. Minimize: makin rendah makin baik. Stabilize: makin dekat makin baik."
    ),
    ("Pengukuran", "konsolidasi"): (
        "Cara triwulan menjadi tahun: jumlah (dijumlahkan), rata-rata, atau akhir (memakai triwulan terakhir)."
    ),
    ("Pengukuran", "hitung_i"): "Hanya bila target untuk penghitungan berbeda dari yang tercetak.",
    ("Pengukuran", "skala_min"): "Nilai terendah yang mungkin.",
    ("Pengukuran", "skala_maks"): "Nilai tertinggi yang mungkin. Untuk survei, 4 berarti skala 1–4 dan dikalikan 25.",
    ("Pengukuran", "skala_predikat"): "Skala sebutan Sangat Tinggi, Tinggi, dan seterusnya.",
    ("Pengukuran", "catatan"): "Pilihan cara hitung dan alasannya; tercetak bersama hasil.",
    ("Komponen", "kode_indikator"): "Indikator yang dihitung dari baris ini.",
    ("Komponen", "kode"): "Huruf komponen (a, b, c, …); untuk jenis indikator, kode indikator lain.",
    ("Komponen", "uraian"): "Apa yang diukur.",
    ("Komponen", "jenis"): (
        "nilai: pada skala indikator. persen: 0–100. selesai: Sudah atau Belum. pembilang dan penyebut: sepasang angka. "
        "indikator: memakai realisasi indikator lain, kolom TW dibiarkan kosong."
    ),
    ("Komponen", "bobot"): "Bobot dalam persen; untuk pasangan, cukup di baris pembilang.",
    ("Komponen", "tw_i"): "Posisi pada akhir triwulan.",
    ("Komponen", "bukti"): "Nama atau alamat dokumen bukti.",
    ("Survei", "kecamatan"): "Nama kecamatan.",
    ("Survei", "kelurahan"): "Nama kelurahan.",
    ("Survei", "responden_i"): "Jumlah responden, minimal 100 orang per pelayanan.",
    ("Survei", "nilai_i"): "Nilai rata-rata kelurahan.",
    ("Realisasi Renaksi", "id_output"): "Output di Lampiran II.",
    ("Realisasi Renaksi", "triwulan"): "Triwulan laporan.",
    ("Realisasi Renaksi", "realisasi"): (
        "Jumlah yang sudah selesai sampai akhir triwulan itu (bukan tambahannya saja); 0 bila belum ada."
    ),
    ("Realisasi Renaksi", "tanggal"): "Tanggal output selesai atau dilaporkan.",
    ("Realisasi Renaksi", "bukti"): "Nama, nomor, atau alamat dokumen bukti.",
    ("Realisasi Renaksi", "kendala"): "Diisi bila belum selesai atau terlambat.",
    ("Realisasi Renaksi", "tindak_lanjut"): "Langkah berikutnya atas kendala.",
    ("Analisis", "kode"): "Indikator di Lampiran I.",
    ("Analisis", "triwulan"): "Triwulan yang dianalisis.",
    ("Analisis", "pendorong"): "Apa yang membantu tercapainya target.",
    ("Analisis", "penghambat"): "Apa yang menghambat.",
    ("Analisis", "tindak_lanjut"): "Langkah berikutnya.",
    ("Analisis", "pic"): "Pejabat yang menindaklanjuti.",
    ("Analisis", "batas_waktu"): "Kapan tindak lanjut harus selesai.",
    ("Pejabat", "nama"): "Nama jabatan yang dipakai di laporan.",
    ("Pejabat", "alias"): "Semua ejaan lain jabatan itu, satu ejaan per baris.",
    ("Pejabat", "jenis"): "Jenis jabatan.",
    ("Pejabat", "bidang"): "Bidang tugas, untuk rekap per bidang.",
    ("Pejabat", "kelompok"): "Sebutan bersama, misalnya Para Camat.",
    ("Pengecualian", "kode_aturan"): "Kode aturan seperti tampil pada hasil pemeriksaan.",
    ("Pengecualian", "lembar"): "Lembar tempat temuan; kosong berarti semua lembar.",
    ("Pengecualian", "kode"): "Kode baris, misalnya IK5.1 atau RO035; kosong berarti semua baris.",
    ("Pengecualian", "kolom_"): "Judul kolom; kosong berarti semua kolom.",
    ("Pengecualian", "alasan"): "Mengapa temuan ini diterima.",
    ("Pengecualian", "oleh"): "Siapa yang menerima.",
    ("Pengecualian", "sampai"): "Berlaku sampai tanggal ini; kosong berarti seterusnya.",
}
