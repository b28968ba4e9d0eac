"""What the report's table of the budget holds: the record alone, so that reports without a budget load nothing more."""

from __future__ import annotations

from generator.variables import KALIMAT, data, variable


@data
class BarisAnggaran:
    """A program, or a kegiatan of the program above it. Amounts in rupiah; every figure is printed already."""

    nomor: str = variable(arti="nomor program, atau angka kegiatan", contoh="1.")
    nama: str = variable(arti="nama program atau kegiatan", contoh="Program Rehabilitasi Sosial")
    pagu: str = variable(arti="pagu setahun, rupiah", contoh="1.500.000.000")
    realisasi: str = variable(arti="realisasi sampai akhir triwulan, rupiah", contoh="540.000.000")
    penyerapan: str = variable(arti="realisasi terhadap pagu, persen", contoh="36,00")
    sisa: str = variable(arti="sisa pagu, rupiah", contoh="960.000.000")
    mendukung: str = variable(arti="indikator atau sasaran yang didukung", contoh="Sasaran 1")
    capaian: str = variable(arti="rata-rata capaiannya terhadap target tahunan, persen", contoh="42,90")
    efisiensi: str = variable(arti="capaian dikurangi penyerapan, poin persen", contoh="▲ +6,90")
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")


@data
class TabelAnggaran:
    """The budget's table."""

    kalimat: str = variable(arti="realisasi anggaran dalam kalimat", contoh=KALIMAT)
    baris: tuple[BarisAnggaran, ...] = variable(arti="program dengan kegiatannya", contoh="satu program")
    pagu: str = variable(arti="jumlah pagu, rupiah", contoh="6.715.400.750")
    realisasi: str = variable(arti="jumlah realisasi sampai akhir triwulan, rupiah", contoh="2.040.250.500")
    penyerapan: str = variable(arti="jumlah realisasi terhadap jumlah pagu, persen", contoh="30,38")
    sisa: str = variable(arti="jumlah sisa pagu, rupiah", contoh="4.675.150.250")
    catatan: tuple[str, ...] = variable(arti="catatan di bawah tabel", contoh=KALIMAT)
