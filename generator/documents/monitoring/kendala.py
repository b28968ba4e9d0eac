"""Part V: obstacles and what is to be done about them, and what became of the quarter before's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.documents.monitoring import cetak
from generator.documents.monitoring.analisis import tren
from generator.documents.monitoring.kalimat import STRIP
from generator.documents.monitoring.renaksi import jatuh_tempo, tak_dilaporkan, tampil
from generator.master import Analisis, Master, RealisasiRenaksi
from generator.periode import Periode
from generator.results import Hasil, HasilIndikator, HasilOutput, StatusRenaksi
from generator.values import Triwulan, print_date
from generator.variables import data, variable


@data
class BarisKendala:
    """An obstacle of an indicator or an output, with the follow-up."""

    nomor: str = variable(arti="nomor urut", contoh="1")
    objek: str = variable(arti="indikator atau output yang dimaksud", contoh="IK2.1")
    kendala: str = variable(arti="kendala", contoh="Data terlambat diterima.")
    tindak_lanjut: str = variable(arti="rencana tindak lanjut", contoh="Rapat bulanan.")
    pic: str = variable(arti="yang menindaklanjuti", contoh="Kabag Pemerintahan")
    batas_waktu: str = variable(arti="batas waktu tindak lanjut", contoh="30 September 2025")


@data
class BarisPerkembangan:
    """A follow-up planned in the quarter before, and where things stand now."""

    nomor: str = variable(arti="nomor urut", contoh="1")
    objek: str = variable(arti="indikator atau output yang dimaksud", contoh="IK2.1")
    tindak_lanjut: str = variable(arti="rencana tindak lanjut", contoh="Rapat bulanan.")
    pic: str = variable(arti="yang menindaklanjuti", contoh="Kabag Pemerintahan")
    batas_waktu: str = variable(arti="batas waktu tindak lanjut", contoh="30 September 2025")
    perkembangan: str = variable(arti="perkembangan tindak lanjut", contoh="sudah dilaksanakan")


def kendala(hasil: Hasil) -> tuple[BarisKendala, ...]:
    """Obstacles of the quarter: first the indicators', then the outputs'."""
    semua = [*_dari_analisis(hasil), *_dari_output(hasil)]
    return tuple(replace(baris, nomor=str(nomor)) for nomor, baris in enumerate(semua, 1))


def _dari_analisis(hasil: Hasil) -> Iterator[BarisKendala]:
    for satu, butir in _pasangan(hasil, hasil.triwulan):
        if butir.penghambat or butir.tindak_lanjut:
            yield BarisKendala(
                nomor="",
                objek=_nama_indikator(satu),
                kendala=cetak.isi(butir.penghambat),
                tindak_lanjut=cetak.isi(butir.tindak_lanjut),
                pic=cetak.isi(butir.pic),
                batas_waktu=cetak.tanggal(butir.batas_waktu),
            )


def _dari_output(hasil: Hasil) -> Iterator[BarisKendala]:
    for satu in tampil(hasil):
        if satu.kendala or satu.tindak_lanjut:
            yield BarisKendala(
                nomor="",
                objek=_nama_output(satu),
                kendala=cetak.isi(satu.kendala),
                tindak_lanjut=cetak.isi(satu.tindak_lanjut),
                pic="; ".join(satu.penanggung_jawab) or STRIP,
                batas_waktu=STRIP,
            )


def _pasangan(hasil: Hasil, quarter: Periode) -> Iterator[tuple[HasilIndikator, Analisis]]:
    per_kode = {satu.indikator.kode: satu for satu in hasil.indikator}
    for butir in hasil.analisis:
        if butir.triwulan == quarter and butir.kode in per_kode:
            yield per_kode[butir.kode], butir


def _nama_indikator(satu: HasilIndikator) -> str:
    return f"{satu.indikator.kode} {satu.indikator.indikator}"


def _nama_output(satu: HasilOutput) -> str:
    return f"{satu.output.kode_indikator} {satu.output.output or satu.output.rencana_aksi}"


def perkembangan(master: Master, hasil: Hasil) -> tuple[BarisPerkembangan, ...]:
    """What became of the follow-ups planned in the quarter before; none in the first quarter."""
    lalu = hasil.triwulan.previous
    if lalu is None:
        return ()
    semua = [*_indikator_lalu(hasil, lalu), *_output_lalu(master, hasil, lalu)]
    return tuple(replace(baris, nomor=str(nomor)) for nomor, baris in enumerate(semua, 1))


def _indikator_lalu(hasil: Hasil, lalu: Periode) -> Iterator[BarisPerkembangan]:
    for satu, butir in _pasangan(hasil, lalu):
        if butir.tindak_lanjut:
            yield BarisPerkembangan(
                nomor="",
                objek=_nama_indikator(satu),
                tindak_lanjut=butir.tindak_lanjut,
                pic=cetak.isi(butir.pic),
                batas_waktu=cetak.tanggal(butir.batas_waktu),
                perkembangan=tren(satu),
            )


def _output_lalu(master: Master, hasil: Hasil, lalu: Periode) -> Iterator[BarisPerkembangan]:
    dulu = {baris.id_output: baris for baris in master.realisasi if baris.triwulan == lalu}
    for satu in jatuh_tempo(hasil):
        if satu.tunggakan and (rencana := _rencana(dulu.get(satu.output.id))):
            yield BarisPerkembangan(
                nomor="",
                objek=_nama_output(satu),
                tindak_lanjut=rencana,
                pic="; ".join(satu.penanggung_jawab) or STRIP,
                batas_waktu=STRIP,
                perkembangan=nasib(satu),
            )


def _rencana(baris: RealisasiRenaksi | None) -> str:
    return baris.tindak_lanjut if baris else ""


def nasib(satu: HasilOutput) -> str:
    """Where an output of an earlier quarter stands now, as a sentence."""
    waktu = satu.output.waktu.label if isinstance(satu.output.waktu, Triwulan) else STRIP
    if satu.status is StatusRenaksi.TERLAMBAT:
        kapan = f" pada {print_date(satu.tanggal)}" if satu.tanggal else ""
        return f"Output yang jatuh tempo {waktu} telah selesai{kapan}."
    if tak_dilaporkan(satu):
        return f"Output yang jatuh tempo {waktu} belum dilaporkan."
    return f"Output yang jatuh tempo {waktu} {'baru selesai sebagian' if satu.realisasi else 'belum selesai'}."
