"""The quarterly monitoring report: `Monitoring` holds exactly what its template may use.

Every figure is printed already and every sentence composed; the template holds the fixed wording, which
drafting staff may change.
"""

from __future__ import annotations

from dataclasses import dataclass

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
from generator.grafik import Grafik
from generator.model import Master
from generator.results import Hasil


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Monitoring:
    """The variables of `monitoring.docx`."""

    status_data: str
    """The mark on every page, such as DATA CONTOH; empty for official data."""
    judul: str
    """Title of the file's properties."""
    keputusan: Keputusan
    """The decree that is reported on."""
    periode: Periode
    """The quarter, in words."""
    dasar: tuple[str, ...]
    """The legal basis, one item each, without the semicolon at the end."""
    diktum: tuple[Diktum, ...]
    """The decree's rulings on monitoring and reporting."""
    ringkasan: tuple[str, ...]
    """The summary's paragraphs."""
    jumlah_status: tuple[BarisStatus, ...]
    """Indicators counted by status."""
    grafik_capaian: Grafik | None
    """Capaian of each indicator against 100 %; None when there is no capaian."""
    keterangan_grafik: str
    """Which indicators the chart of capaian does not show, and why; empty when it shows all."""
    rata_rata: tuple[BarisRataRata, ...]
    """Mean capaian, each saying what it is a mean of."""
    batas_capaian: str
    """The cap on capaian, as a sentence."""
    skala: tuple[SkalaPredikat, ...]
    """The predikat scales that were applied."""
    capaian: tuple[KelompokCapaian, ...]
    """Part II: the indicators by kelompok."""
    catatan_capaian: tuple[str, ...]
    """Notes below the table of part II."""
    grafik_tren: Grafik | None
    """Mean capaian over the quarters; None before two quarters have one."""
    keterangan_tren: str
    """How many sasaran each quarter's mean stands on."""
    sasaran: tuple[BagianSasaran, ...]
    """Part III: trend and analysis of each sasaran."""
    kalimat_renaksi: tuple[str, ...]
    """Part IV: the action plan in sentences."""
    jumlah_renaksi: tuple[BarisWaktu, ...]
    """Outputs counted by the quarter they are due in."""
    grafik_renaksi: Grafik | None
    """Outputs by status for each quarter so far; None when none was due."""
    keterangan_renaksi: str
    """What the list of outputs leaves out, and what of them is unreadable; empty when nothing."""
    renaksi: tuple[KelompokRenaksi, ...]
    """The outputs that are due now or left over, by indicator."""
    kendala: tuple[BarisKendala, ...]
    """Part V: obstacles and follow-ups."""
    perkembangan: tuple[BarisPerkembangan, ...]
    """What became of the follow-ups planned in the quarter before."""
    pejabat: tuple[BarisPejabat, ...]
    """Part VI: the recap by official."""
    bidang: tuple[BarisRekap, ...]
    """The same by bidang, everything once however many of its officials share it."""
    simpulan: str
    """Part VII: what the quarter comes down to."""
    belum_dilaporkan: tuple[BarisBelum, ...]
    """What was not reported, or not completely, and by whom."""
    lengkap: str
    """What is said where nothing is missing."""
    perhatian: str
    """What needs attention next."""
    penyusun: Penanda
    """Who compiled the report."""
    mengetahui: Penanda
    """Who has taken note of it."""


def build(master: Master, hasil: Hasil) -> Monitoring:
    """The report of a quarter."""
    return Monitoring(
        status_data=hasil.status_data,
        judul=kepala.judul(master, hasil),
        keputusan=kepala.keputusan(master),
        periode=kepala.periode(hasil),
        dasar=kepala.dasar(master),
        diktum=kepala.diktum(master),
        ringkasan=ringkasan.kalimat(master, hasil),
        jumlah_status=ringkasan.tabel_status(hasil),
        grafik_capaian=grafik.capaian(hasil),
        keterangan_grafik=grafik.tanpa(hasil),
        rata_rata=ringkasan.tabel_rata_rata(hasil),
        batas_capaian=metode.batas(hasil),
        skala=metode.skala(hasil),
        capaian=capaian.kelompok(hasil),
        catatan_capaian=capaian.catatan(hasil),
        grafik_tren=grafik.tren(hasil),
        keterangan_tren=grafik.dasar_tren(hasil),
        sasaran=analisis.sasaran(hasil),
        kalimat_renaksi=tuple(ringkasan.renaksi(hasil)),
        jumlah_renaksi=renaksi.tabel_waktu(hasil),
        grafik_renaksi=grafik.renaksi(hasil),
        keterangan_renaksi=renaksi.keterangan(hasil),
        renaksi=renaksi.kelompok(hasil),
        kendala=kendala.kendala(hasil),
        perkembangan=kendala.perkembangan(master, hasil),
        pejabat=rekap.pejabat(hasil),
        bidang=rekap.bidang(hasil),
        simpulan=penutup.simpulan(hasil),
        belum_dilaporkan=rekap.belum_dilaporkan(hasil),
        lengkap=rekap.lengkap(hasil),
        perhatian=penutup.perhatian(hasil),
        penyusun=kepala.penanda(master, "Penyusun Laporan", "Penyusun"),
        mengetahui=kepala.penanda(master, "Mengetahui", "Mengetahui"),
    )
