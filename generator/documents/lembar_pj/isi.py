"""Parts A, B and D of an official's sheet: the indicators, the outputs of the action plan, obstacles as recorded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.documents.monitoring import capaian, cetak
from generator.documents.monitoring.kalimat import STRIP, bertitik, triwulan
from generator.documents.monitoring.renaksi import realisasi, tampil
from generator.results import Hasil, HasilOutput, Status, StatusRenaksi
from generator.values import Triwulan
from generator.variables import data, variable

TANDA: Final[Mapping[str, str]] = {
    Status.TERCAPAI: "√",
    Status.BELUM_TERCAPAI: "×",
    Status.BELUM_DILAPORKAN: "○",
    Status.TANPA_TARGET: STRIP,
    Status.TIDAK_DAPAT_DIHITUNG: "!",
    StatusRenaksi.SELESAI: "√",
    StatusRenaksi.TERLAMBAT: "√",
    StatusRenaksi.SEBAGIAN: "½",
    StatusRenaksi.BELUM: "×",
    StatusRenaksi.BELUM_JATUH_TEMPO: STRIP,
}
"""A sign before the status, so that it is seen without colour; every sign is in the common office fonts."""


@data
class BarisIndikator:
    """One indicator in the quarter. Every figure is printed already; `warna` shades the status."""

    kode: str = variable(arti="kode indikator", contoh="IK2.1")
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    target: str = variable(arti="target", contoh="100%")
    realisasi: str = variable(arti="realisasi", contoh="97,53")
    capaian: str = variable(arti="capaian, persen", contoh="97,72")
    status: str = variable(arti="status", contoh="tercapai")
    """With its sign: `√ tercapai`."""
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")
    perubahan: str = variable(arti="perubahan terhadap triwulan sebelumnya", contoh="+1,59 ▲")
    """Capaian less that of the quarter before, in percentage points: `▲ +5,00`."""


@data
class BarisOutput:
    """One output of the action plan."""

    id: str = variable(arti="kode output", contoh="RO001")
    kode_indikator: str = variable(arti="kode indikatornya", contoh="IK2.1")
    output: str = variable(arti="output", contoh="Laporan survei")
    target: str = variable(arti="target", contoh="100%")
    waktu: str = variable(arti="triwulan jatuh temponya", contoh="TW II")
    realisasi: str = variable(arti="realisasi", contoh="97,53")
    status: str = variable(arti="status", contoh="tercapai")
    """With its sign: `½ sebagian`."""
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")


@data
class KelompokOutput:
    """Outputs that are listed for the same reason."""

    judul: str = variable(arti="judul kelompok output", contoh="Jatuh tempo pada triwulan ini")
    baris: tuple[BarisOutput, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


@data
class BarisKendala:
    """An obstacle of an indicator or an output in the quarter, with the follow-up."""

    kode: str = variable(arti="kode indikator", contoh="IK2.1")
    """Code of the indicator or ID of the output, whose names stand in parts A and B."""
    kendala: str = variable(arti="kendala", contoh="Data terlambat diterima.")
    tindak_lanjut: str = variable(arti="rencana tindak lanjut", contoh="Rapat bulanan.")
    pic: str = variable(arti="yang menindaklanjuti", contoh="Kabag Pemerintahan")
    """Who carries the follow-up out; of an output, it is who answers for it, and not said again."""
    batas_waktu: str = variable(arti="batas waktu tindak lanjut", contoh="30 September 2025")


def indikator(milik: Hasil) -> tuple[BarisIndikator, ...]:
    """All indicators of the official, those without a target too, in the order of the decree."""
    cetakan = [baris for kelompok in capaian.kelompok(milik) for baris in kelompok.baris]
    return tuple(
        BarisIndikator(
            kode=baris.kode,
            indikator=baris.indikator,
            target=f"{baris.target} (dihitung: {baris.target_hitung})" if baris.target_hitung else baris.target,
            realisasi=baris.realisasi,
            capaian=baris.capaian,
            status=f"{TANDA[satu.status]} {baris.status}",
            warna=baris.warna,
            perubahan=baris.perubahan,
        )
        for satu, baris in zip(milik.indikator, cetakan, strict=True)
    )


def catatan(milik: Hasil) -> tuple[str, ...]:
    """The notes on what the official's figures stand on in the place of blank or unreadable cells."""
    whole = (f"Master: {bertitik(text)}" for text in milik.catatan)
    own = ((satu.indikator.kode, text) for satu in milik.indikator for text in satu.bawaan)
    return (*whole, *(f"{kode}: {bertitik(text)}" for kode, text in own if text not in milik.catatan))


def output(milik: Hasil) -> tuple[KelompokOutput, ...]:
    """The groups that have outputs: left over from earlier quarters, due in this one, due in the next."""
    perlu = tampil(milik)
    kini = triwulan(milik.triwulan)
    semua = (
        _kelompok(f"Tunggakan {milik.triwulan.jenis.lower()} sebelumnya", [satu for satu in perlu if satu.tunggakan]),
        _kelompok(f"Jatuh tempo pada {kini}", [satu for satu in perlu if not satu.tunggakan]),
        *_berikutnya(milik),
    )
    return tuple(kelompok for kelompok in semua if kelompok.baris)


def _berikutnya(milik: Hasil) -> Iterator[KelompokOutput]:
    depan = milik.triwulan.berikut
    if depan is None:
        return
    outputs = [satu for satu in milik.renaksi if depan.memuat(satu.output.waktu)]
    yield _kelompok(f"Berikutnya, jatuh tempo pada {triwulan(depan)}", outputs, berikutnya=True)


def _kelompok(judul: str, outputs: Iterable[HasilOutput], berikutnya: bool = False) -> KelompokOutput:
    return KelompokOutput(judul, tuple(_output(satu, berikutnya) for satu in outputs))


def _output(satu: HasilOutput, berikutnya: bool) -> BarisOutput:
    belum_perlu = berikutnya and satu.realisasi is None
    return BarisOutput(
        id=satu.output.id,
        kode_indikator=satu.output.kode_indikator,
        output=satu.output.output or satu.output.rencana_aksi,
        target=satu.output.target_renaksi or STRIP,
        waktu=satu.output.waktu.label if isinstance(satu.output.waktu, Triwulan) else STRIP,
        realisasi=STRIP if belum_perlu else realisasi(satu),
        status=f"{TANDA[satu.status]} {satu.status.value}",
        warna=cetak.WARNA_RENAKSI[satu.status],
    )


def kendala(milik: Hasil) -> tuple[BarisKendala, ...]:
    """Obstacles and follow-ups recorded in the quarter: the indicators' first, then those of the outputs listed."""
    return (*_dari_analisis(milik), *_dari_output(milik))


def _dari_analisis(milik: Hasil) -> Iterator[BarisKendala]:
    kode = {satu.indikator.kode for satu in milik.indikator}
    for butir in milik.analisis:
        if butir.triwulan == milik.triwulan and butir.kode in kode and (butir.penghambat or butir.tindak_lanjut):
            pic, batas = cetak.isi(butir.pic), cetak.tanggal(butir.batas_waktu)
            yield BarisKendala(butir.kode, cetak.isi(butir.penghambat), cetak.isi(butir.tindak_lanjut), pic, batas)


def _dari_output(milik: Hasil) -> Iterator[BarisKendala]:
    for satu in tampil(milik):
        if satu.kendala or satu.tindak_lanjut:
            kendala, lanjut = cetak.isi(satu.kendala), cetak.isi(satu.tindak_lanjut)
            yield BarisKendala(satu.output.id, kendala, lanjut, STRIP, STRIP)
