"""What the report's lists of evidence and approvals hold: the records alone, so that reports without them load nothing more."""

from __future__ import annotations

from generator.variables import KALIMAT, data, variable


@data
class BarisBukti:
    """A file that evidence names."""

    kode: str = variable(arti="kode indikator atau ID output", contoh="RO015")
    uraian: str = variable(arti="yang dibuktikan", contoh="Laporan survei")
    berkas: str = variable(arti="nama berkas di dalam folder bukti", contoh="RO015/laporan.pdf")
    ukuran: str = variable(arti="ukuran berkas; kosong bila tidak ada", contoh="1,2 MB")
    keterangan: str = variable(arti="sidik sha256 berkas, atau apa yang tidak beres", contoh="tidak ada")


@data
class BarisPersetujuan:
    """A figure that is not approved as it is now."""

    kode: str = variable(arti="kode indikator atau ID output", contoh="IK2.1")
    uraian: str = variable(arti="bunyi indikator atau output", contoh="Indeks Kepuasan Layanan")
    nilai: str = variable(arti="nilai sekarang", contoh="98,10")
    disetujui: str = variable(arti="nilai saat disetujui; strip bila belum", contoh="97,90")
    oleh: str = variable(
        arti="yang menyetujui, dengan tanggalnya; strip bila belum", contoh="Kepala Bagian, 10 Juli 2025"
    )
    keadaan: str = variable(arti="keadaan persetujuannya", contoh="berubah setelah disetujui")


@data
class TabelPersetujuan:
    """How the figures of the quarter are approved."""

    kalimat: str = variable(arti="jumlah angka yang disetujui, sebagai kalimat", contoh=KALIMAT)
    baris: tuple[BarisPersetujuan, ...] = variable(
        arti="angka yang belum disetujui atau berubah sesudahnya", contoh="satu angka"
    )
