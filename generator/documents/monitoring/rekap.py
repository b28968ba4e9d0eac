"""Part VI: what each official answers for and how it stands; and the list of what was not reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, bertitik
from generator.documents.monitoring.renaksi import hitung, jatuh_tempo, tak_dilaporkan
from generator.results import Hasil, HasilTriwulan, RekapPejabat, Status
from generator.values import Triwulan


@dataclass(frozen=True, slots=True)
class BarisPejabat:
    """One official."""

    nomor: str
    nama: str
    bidang: str
    indikator: str
    tercapai: str
    belum_tercapai: str
    belum_dilaporkan: str
    tidak_dapat_dihitung: str
    tanpa_target: str
    capaian: str
    output: str
    selesai: str
    terlambat: str
    sebagian: str
    belum: str
    output_belum_dilaporkan: str


@dataclass(frozen=True, slots=True)
class BarisBelum:
    """Something that is due and was not reported, or not completely."""

    nomor: str
    uraian: str
    waktu: str
    keterangan: str
    penanggung_jawab: tuple[str, ...]


def pejabat(hasil: Hasil) -> tuple[BarisPejabat, ...]:
    """All officials in the order of the registry."""
    return tuple(_pejabat(str(nomor), satu, hasil) for nomor, satu in enumerate(hasil.pejabat, 1))


def _pejabat(nomor: str, satu: RekapPejabat, hasil: Hasil) -> BarisPejabat:
    due = {keluaran.output.id for keluaran in jatuh_tempo(hasil)}
    output = hitung(keluaran for keluaran in satu.output if keluaran.output.id in due)

    def berapa(status: Status) -> str:
        return str(sum(indikator.status is status for indikator in satu.indikator))

    return BarisPejabat(
        nomor=nomor,
        nama=satu.nama,
        bidang=satu.bidang or STRIP,
        indikator=str(len(satu.indikator)),
        tercapai=berapa(Status.TERCAPAI),
        belum_tercapai=berapa(Status.BELUM_TERCAPAI),
        belum_dilaporkan=berapa(Status.BELUM_DILAPORKAN),
        tidak_dapat_dihitung=berapa(Status.TIDAK_DAPAT_DIHITUNG),
        tanpa_target=berapa(Status.TANPA_TARGET),
        capaian=cetak.langkah(satu.capaian),
        output=str(output.total),
        selesai=str(output.selesai),
        terlambat=str(output.terlambat),
        sebagian=str(output.sebagian),
        belum=str(output.belum),
        output_belum_dilaporkan=str(output.belum_dilaporkan),
    )


def belum_dilaporkan(hasil: Hasil) -> tuple[BarisBelum, ...]:
    """Indicators first, then outputs, in the order of the decree."""
    semua = [*_indikator(hasil), *_output(hasil)]
    return tuple(replace(baris, nomor=str(nomor)) for nomor, baris in enumerate(semua, 1))


def _indikator(hasil: Hasil) -> Iterator[BarisBelum]:
    for satu in hasil.indikator:
        kurang = [tw for tw in satu.triwulan if tw.status in (Status.BELUM_DILAPORKAN, Status.TIDAK_DAPAT_DIHITUNG)]
        if kurang:
            yield BarisBelum(
                nomor="",
                uraian=f"{satu.indikator.kode} {satu.indikator.indikator}",
                waktu=", ".join(tw.triwulan.label for tw in kurang),
                keterangan=_sebab(kurang[-1]),
                penanggung_jawab=satu.penanggung_jawab,
            )


def _sebab(satu: HasilTriwulan) -> str:
    status = satu.status.value.capitalize()
    return bertitik(f"{status}: {satu.alasan}" if satu.alasan else status)


def _output(hasil: Hasil) -> Iterator[BarisBelum]:
    for satu in jatuh_tempo(hasil):
        if tak_dilaporkan(satu):
            yield BarisBelum(
                nomor="",
                uraian=f"{satu.output.kode_indikator} {satu.output.output or satu.output.rencana_aksi}",
                waktu=satu.output.waktu.label if isinstance(satu.output.waktu, Triwulan) else STRIP,
                keterangan="Tunggakan, belum dilaporkan." if satu.tunggakan else "Belum dilaporkan.",
                penanggung_jawab=satu.penanggung_jawab,
            )
