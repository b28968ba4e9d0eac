"""Part VI: what each official answers for and how it stands; and the list of what was not reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, bertitik, daftar, sampai_dengan
from generator.documents.monitoring.renaksi import hitung, jatuh_tempo, tak_dilaporkan
from generator.results import Hasil, HasilOutput, HasilTriwulan, RekapPejabat, Status
from generator.values import Triwulan
from generator.variables import data, variable


@data
class BarisRekap:
    """What somebody answers for, counted: here a bidang."""

    nomor: str = variable(arti="nomor urut", contoh="1")
    bidang: str = variable(arti="bidang", contoh="Pemerintahan")
    indikator: str = variable(arti="banyaknya indikator", contoh="4")
    tercapai: str = variable(arti="indikator yang tercapai", contoh="2")
    belum_tercapai: str = variable(arti="indikator yang belum tercapai", contoh="1")
    belum_dilaporkan: str = variable(arti="yang belum dilaporkan", contoh="1")
    tidak_dapat_dihitung: str = variable(arti="indikator yang tidak dapat dihitung", contoh="0")
    tanpa_target: str = variable(arti="indikator tanpa target triwulan itu", contoh="1")
    capaian: str = variable(arti="capaian, persen", contoh="97,72")
    output: str = variable(arti="banyaknya output", contoh="12")
    selesai: str = variable(arti="output yang selesai tepat waktu", contoh="27")
    terlambat: str = variable(arti="output yang selesai terlambat", contoh="3")
    sebagian: str = variable(arti="output yang selesai sebagian", contoh="1")
    belum: str = variable(arti="output yang belum selesai", contoh="6")
    output_belum_dilaporkan: str = variable(arti="output yang belum dilaporkan", contoh="0")


@data
class BarisPejabat(BarisRekap):
    """One official."""

    nama: str = variable(arti="nama jabatan", contoh="Camat Cakung")


@data
class BarisBelum:
    """Something that is due and was not reported, or not completely."""

    nomor: str = variable(arti="nomor urut", contoh="1")
    uraian: str = variable(arti="uraian", contoh="Persentase belanja produk dalam negeri")
    waktu: str = variable(arti="triwulan jatuh temponya", contoh="TW II")
    keterangan: str = variable(arti="keterangan", contoh="Nilai")
    penanggung_jawab: tuple[str, ...] = variable(arti="pejabat penanggung jawab", contoh="satu nama")


def pejabat(hasil: Hasil) -> tuple[BarisPejabat, ...]:
    """All officials in the order of the registry."""
    return tuple(
        BarisPejabat(nama=satu.nama, **_hitungan(str(nomor), satu, hasil))
        for nomor, satu in enumerate(hasil.pejabat, 1)
    )


def bidang(hasil: Hasil) -> tuple[BarisRekap, ...]:
    """All bidang in the order of the registry."""
    return tuple(BarisRekap(**_hitungan(str(nomor), satu, hasil)) for nomor, satu in enumerate(hasil.bidang, 1))


def _hitungan(nomor: str, satu: RekapPejabat, hasil: Hasil) -> dict[str, str]:
    due = {keluaran.output.id for keluaran in jatuh_tempo(hasil)}
    output = hitung(keluaran for keluaran in satu.output if keluaran.output.id in due)

    def berapa(status: Status) -> str:
        return str(sum(indikator.status is status for indikator in satu.indikator))

    return {
        "nomor": nomor,
        "bidang": satu.bidang or STRIP,
        "indikator": str(len(satu.indikator)),
        "tercapai": berapa(Status.TERCAPAI),
        "belum_tercapai": berapa(Status.BELUM_TERCAPAI),
        "belum_dilaporkan": berapa(Status.BELUM_DILAPORKAN),
        "tidak_dapat_dihitung": berapa(Status.TIDAK_DAPAT_DIHITUNG),
        "tanpa_target": berapa(Status.TANPA_TARGET),
        "capaian": cetak.langkah(satu.capaian),
        "output": str(output.total),
        "selesai": str(output.selesai),
        "terlambat": str(output.terlambat),
        "sebagian": str(output.sebagian),
        "belum": str(output.belum),
        "output_belum_dilaporkan": str(output.belum_dilaporkan),
    }


def belum_dilaporkan(hasil: Hasil) -> tuple[BarisBelum, ...]:
    """Indicators first, then outputs, in the order of the decree."""
    semua = [*_indikator(hasil), *_output(hasil)]
    return tuple(replace(baris, nomor=str(nomor)) for nomor, baris in enumerate(semua, 1))


def lengkap(hasil: Hasil) -> str:
    """What is said where nothing is missing."""
    ada = jatuh_tempo(hasil) or any(tw.status is not Status.TANPA_TARGET for h in hasil.indikator for tw in h.triwulan)
    if not ada:
        return f"Tidak ada data yang harus dilaporkan {sampai_dengan(hasil.triwulan)}."
    return "Seluruh data yang jatuh tempo telah dilaporkan dengan lengkap."


def _indikator(hasil: Hasil) -> Iterator[BarisBelum]:
    dianalisis = {satu.kode for satu in hasil.analisis if satu.triwulan == hasil.triwulan}
    for satu in hasil.indikator:
        kurang = [tw for tw in satu.triwulan if tw.status in (Status.BELUM_DILAPORKAN, Status.TIDAK_DAPAT_DIHITUNG)]
        tanpa_analisis = satu.status is not Status.TANPA_TARGET and satu.indikator.kode not in dianalisis
        if kurang or tanpa_analisis:
            yield BarisBelum(
                nomor="",
                uraian=f"{satu.indikator.kode} {satu.indikator.indikator}",
                waktu=", ".join(tw.triwulan.label for tw in kurang or [satu.kini]),
                keterangan=" ".join((*_sebab(kurang), *(["Analisis belum disampaikan."] if tanpa_analisis else []))),
                penanggung_jawab=satu.penanggung_jawab,
            )


def _sebab(kurang: Iterable[HasilTriwulan]) -> Iterator[str]:
    """Why quarters have no figure, each reason once, with its quarters where there are several reasons."""
    menurut_sebab: dict[str, list[str]] = {}
    for satu in kurang:
        menurut_sebab.setdefault(_alasan(satu), []).append(satu.triwulan.label)
    for sebab, waktu in menurut_sebab.items():
        yield sebab if len(menurut_sebab) == 1 else f"{daftar(waktu)}: {sebab[:1].lower()}{sebab[1:]}"


def _alasan(satu: HasilTriwulan) -> str:
    if satu.status is Status.BELUM_DILAPORKAN:
        return bertitik(f"Realisasi belum dilaporkan: {satu.alasan}" if satu.alasan else "Realisasi belum dilaporkan")
    status = satu.status.value.capitalize()
    return bertitik(f"{status}: {satu.alasan}" if satu.alasan else status)


def _output(hasil: Hasil) -> Iterator[BarisBelum]:
    for satu in jatuh_tempo(hasil):
        kurang = _kurang(satu)
        if kurang:
            yield BarisBelum(
                nomor="",
                uraian=f"{satu.output.kode_indikator} {satu.output.output or satu.output.rencana_aksi}",
                waktu=satu.output.waktu.label if isinstance(satu.output.waktu, Triwulan) else STRIP,
                keterangan=kurang,
                penanggung_jawab=satu.penanggung_jawab,
            )


def _kurang(satu: HasilOutput) -> str:
    if tak_dilaporkan(satu):
        return "Tunggakan, realisasi belum dilaporkan." if satu.tunggakan else "Realisasi belum dilaporkan."
    return "Bukti belum disampaikan." if satu.realisasi and not satu.bukti.strip() else ""
