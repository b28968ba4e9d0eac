"""The quarterly monitoring report: `Monitoring` holds exactly what its template may use.

Every figure is printed already and every sentence composed; the template holds the fixed wording, which
drafting staff may change.
"""

from __future__ import annotations

from generator.documents import LOGO_KOP
from generator.documents.monitoring import (
    analisis,
    capaian,
    grafik,
    kendala,
    kepala,
    metode,
    penutup,
    rekap,
    renaksi,
    ringkasan,
)
from generator.documents.monitoring.analisis import BagianSasaran
from generator.documents.monitoring.capaian import KelompokCapaian
from generator.documents.monitoring.kendala import BarisKendala, BarisPerkembangan
from generator.documents.monitoring.kepala import Diktum, Keputusan, Penanda, Periode
from generator.documents.monitoring.metode import SkalaPredikat
from generator.documents.monitoring.rekap import BarisBelum, BarisPejabat, BarisRekap
from generator.documents.monitoring.renaksi import BarisWaktu, KelompokRenaksi
from generator.documents.monitoring.ringkasan import BarisRataRata, BarisStatus
from generator.documents.monitoring.tabel_anggaran import TabelAnggaran
from generator.documents.monitoring.tabel_bukti import BarisBukti, TabelPersetujuan
from generator.documents.shared import (
    ARTI_KETERANGAN_QR,
    ARTI_QR,
    CONTOH_KETERANGAN_QR,
    Kop,
    keterangan_qr,
    kop,
    qr,
)
from generator.master import Master
from generator.results import Hasil
from generator.variables import KALIMAT, Gambar, Grafik, data, variable


@data
class Monitoring:
    """The variables of `monitoring.docx`."""

    status_data: str = variable(
        arti="tanda pada setiap halaman bila datanya bukan data resmi; selain itu kosong", contoh="DATA CONTOH"
    )
    """The mark on every page, such as DATA CONTOH; empty for official data."""
    kop: Kop | None = variable(arti="kepala surat lembaga di halaman pertama; tidak ada bila tidak diisi")
    """The heading of the institution; None where the master does not give it."""
    kop_logo: Gambar | None = variable(arti="lambang di kiri kop; dipasang sebagai teks alternatif gambar")
    judul: str = variable(arti="judul berkas, pada propertinya", contoh="Lampiran I Keputusan Nomor e-0054 Tahun 2025")
    """Title of the file's properties."""
    keputusan: Keputusan = variable(arti="Keputusan yang dilaporkan")
    """The decree that is reported on."""
    periode: Periode = variable(arti="triwulan laporan, dalam kata-kata")
    """The quarter, in words."""
    dasar: tuple[str, ...] = variable(arti="dasar hukum, tanpa titik koma", contoh="satu butir")
    """The legal basis, one item each, without the semicolon at the end."""
    diktum: tuple[Diktum, ...] = variable(arti="diktum yang mengatur pemantauan dan pelaporan", contoh="satu diktum")
    """The decree's rulings on monitoring and reporting."""
    disusun_oleh: str = variable(arti="unit yang menyusun laporan; boleh kosong", contoh="Bagian Pemerintahan")
    """Key Disusun Oleh, else the compiler's office; empty where the master names neither."""
    dilaporkan_oleh: str = variable(arti="para pejabat yang melapor; boleh kosong", contoh="Para Kepala Bagian")
    """Who reports by the decree; empty where the master does not say."""
    ringkasan: tuple[str, ...] = variable(arti="paragraf ringkasan", contoh=KALIMAT)
    """The summary's paragraphs."""
    jumlah_status: tuple[BarisStatus, ...] = variable(arti="jumlah indikator per status", contoh="satu status")
    """Indicators counted by status."""
    grafik_capaian: Grafik | None = variable(arti="grafik capaian; dipasang sebagai teks alternatif grafik")
    """Capaian of each indicator against 100 %; None when there is no capaian."""
    keterangan_grafik: str = variable(arti="keterangan di bawah grafik capaian; boleh kosong", contoh=KALIMAT)
    """Which indicators the chart of capaian does not show, and why; empty when it shows all."""
    rata_rata: tuple[BarisRataRata, ...] = variable(arti="rata-rata capaian", contoh="97,72")
    """Mean capaian, each saying what it is a mean of."""
    batas_capaian: str = variable(
        arti="batas capaian, sebagai kalimat", contoh="Capaian dibatasi paling tinggi 120 persen."
    )
    """The cap on capaian, as a sentence."""
    skala: tuple[SkalaPredikat, ...] = variable(arti="skala predikat yang dipakai", contoh="satu skala")
    """The predikat scales that were applied."""
    capaian: tuple[KelompokCapaian, ...] = variable(
        arti="indikator per kelompok, dengan capaiannya", contoh="satu kelompok"
    )
    """Part II: the indicators by kelompok."""
    catatan_capaian: tuple[str, ...] = variable(arti="catatan di bawah tabel capaian", contoh="IK1.1: target hitung 97")
    """Notes below the table of part II."""
    anggaran: TabelAnggaran | None = variable(arti="realisasi anggaran; tidak ada bila master tidak memuat anggaran")
    """The budget beside the capaian; None where the master has none."""
    grafik_tren: Grafik | None = variable(
        arti="grafik tren; dipasang sebagai teks alternatif grafik", isi={"judul": "Capaian per triwulan"}
    )
    """Mean capaian over the quarters; None before two quarters have one."""
    keterangan_tren: str = variable(arti="keterangan di bawah grafik tren; boleh kosong", contoh=KALIMAT)
    """How many sasaran each quarter's mean stands on."""
    sasaran: tuple[BagianSasaran, ...] = variable(
        arti="setiap sasaran, dengan tren dan analisisnya", contoh="satu sasaran"
    )
    """Part III: trend and analysis of each sasaran."""
    kalimat_renaksi: tuple[str, ...] = variable(arti="rencana aksi dalam kalimat", contoh=KALIMAT)
    """Part IV: the action plan in sentences."""
    jumlah_renaksi: tuple[BarisWaktu, ...] = variable(
        arti="jumlah output per triwulan jatuh temponya", contoh="satu triwulan"
    )
    """Outputs counted by the quarter they are due in."""
    grafik_renaksi: Grafik | None = variable(
        arti="grafik rencana aksi; dipasang sebagai teks alternatif grafik",
        isi={"judul": "Output rencana aksi per triwulan"},
    )
    """Outputs by status for each quarter so far; None when none was due."""
    keterangan_renaksi: str = variable(arti="yang tidak dimuat daftar output; boleh kosong", contoh=KALIMAT)
    """What the list of outputs leaves out, and what of them is unreadable; empty when nothing."""
    renaksi: tuple[KelompokRenaksi, ...] = variable(
        arti="output yang jatuh tempo atau tertunggak, per indikator", contoh="satu indikator"
    )
    """The outputs that are due now or left over, by indicator."""
    bukti: tuple[BarisBukti, ...] = variable(
        arti="berkas bukti di folder bukti; kosong bila tidak ada yang disebut", contoh="satu berkas"
    )
    """The files that evidence names; none where the master names none."""
    kendala: tuple[BarisKendala, ...] = variable(arti="kendala dan rencana tindak lanjut", contoh="satu kendala")
    """Part V: obstacles and follow-ups."""
    perkembangan: tuple[BarisPerkembangan, ...] = variable(
        arti="tindak lanjut yang direncanakan triwulan sebelumnya", contoh="satu tindak lanjut"
    )
    """What became of the follow-ups planned in the quarter before."""
    istilah_kelompok: str = variable(
        arti="arti sebutan bersama seperti Para Camat, sebagai kalimat; boleh kosong", contoh=KALIMAT
    )
    """What a group term means; empty where no officials are grouped."""
    pejabat: tuple[BarisPejabat, ...] = variable(arti="rekapitulasi per penanggung jawab", contoh="satu pejabat")
    """Part VI: the recap by official."""
    bidang: tuple[BarisRekap, ...] = variable(arti="rekapitulasi per bidang", contoh="satu bidang")
    """The same by bidang, everything once however many of its officials share it."""
    simpulan: str = variable(arti="simpulan laporan", contoh=KALIMAT)
    """Part VII: what the quarter comes down to."""
    belum_dilaporkan: tuple[BarisBelum, ...] = variable(
        arti="data yang belum dilaporkan atau belum lengkap", contoh="satu hal"
    )
    """What was not reported, or not completely, and by whom."""
    lengkap: str = variable(arti="kalimat bila semua data sudah dilaporkan; selain itu kosong", contoh=KALIMAT)
    """What is said where nothing is missing."""
    perhatian: str = variable(arti="yang perlu diperhatikan berikutnya", contoh=KALIMAT)
    """What needs attention next."""
    persetujuan: TabelPersetujuan | None = variable(arti="persetujuan angka; tidak ada bila lembar Persetujuan kosong")
    """How the figures are approved; None where the master approves none."""
    penyusun: Penanda = variable(arti="yang menyusun laporan", contoh="Kepala Bagian")
    """Who compiled the report."""
    mengetahui: Penanda = variable(arti="yang mengetahui laporan", isi={"jabatan": "Sekretaris Kota"})
    """Who has taken note of it."""
    qr: Gambar | None = variable(arti=ARTI_QR)
    keterangan_qr: str = variable(arti=ARTI_KETERANGAN_QR, contoh=CONTOH_KETERANGAN_QR)


def build(master: Master, hasil: Hasil) -> Monitoring:
    """The report of a quarter."""
    budget = _anggaran(hasil)
    heading = kop(master)
    return Monitoring(
        status_data=hasil.status_data,
        kop=heading,
        kop_logo=master.gambar.get(LOGO_KOP) if heading else None,
        judul=kepala.judul(master, hasil),
        keputusan=kepala.keputusan(master),
        periode=kepala.periode(hasil),
        dasar=kepala.dasar(master),
        diktum=kepala.diktum(master),
        disusun_oleh=master.teks("Disusun Oleh") or master.teks("Penyusun Laporan"),
        dilaporkan_oleh=master.teks("Dilaporkan Oleh"),
        ringkasan=(*ringkasan.kalimat(master, hasil), *([budget.kalimat] if budget else [])),
        jumlah_status=ringkasan.tabel_status(hasil),
        grafik_capaian=grafik.capaian(hasil),
        keterangan_grafik=grafik.tanpa(hasil),
        rata_rata=ringkasan.tabel_rata_rata(hasil),
        batas_capaian=metode.batas(hasil),
        skala=metode.skala(hasil),
        capaian=capaian.kelompok(hasil),
        catatan_capaian=capaian.catatan(hasil),
        anggaran=budget,
        grafik_tren=grafik.tren(hasil),
        keterangan_tren=grafik.dasar_tren(hasil),
        sasaran=analisis.sasaran(hasil),
        kalimat_renaksi=tuple(ringkasan.renaksi(hasil)),
        jumlah_renaksi=renaksi.tabel_waktu(hasil),
        grafik_renaksi=grafik.renaksi(hasil),
        keterangan_renaksi=renaksi.keterangan(hasil),
        renaksi=renaksi.kelompok(hasil),
        bukti=_bukti(master, hasil),
        kendala=kendala.kendala(hasil),
        perkembangan=kendala.perkembangan(master, hasil),
        istilah_kelompok=kepala.istilah_kelompok(master),
        pejabat=rekap.pejabat(hasil),
        bidang=rekap.bidang(hasil),
        simpulan=penutup.simpulan(hasil),
        belum_dilaporkan=rekap.belum_dilaporkan(hasil),
        lengkap=rekap.lengkap(hasil),
        perhatian=penutup.perhatian(hasil),
        persetujuan=_persetujuan(hasil),
        penyusun=kepala.penanda(master, "Penyusun Laporan", "Penyusun", 1),
        mengetahui=kepala.penanda(master, "Mengetahui", "Mengetahui", 2),
        qr=qr(master),
        keterangan_qr=keterangan_qr(master),
    )


def _anggaran(hasil: Hasil) -> TabelAnggaran | None:
    if hasil.anggaran is None:
        return None
    from generator.documents.monitoring import anggaran  # loaded only for masters that have a budget

    return anggaran.tabel(hasil, hasil.anggaran)


def _bukti(master: Master, hasil: Hasil) -> tuple[BarisBukti, ...]:
    if not master.bukti:
        return ()
    from generator.documents.monitoring import bukti  # loaded only for masters whose evidence names files

    return bukti.baris(master, hasil.triwulan)


def _persetujuan(hasil: Hasil) -> TabelPersetujuan | None:
    if hasil.persetujuan is None:
        return None
    from generator.documents.monitoring import persetujuan  # loaded only for masters with approvals

    return persetujuan.tabel(hasil.persetujuan)
