"""The summary: what the figures say, in sentences, and two small tables."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import Final

from generator.documents.monitoring import cetak
from generator.documents.monitoring.capaian import tersisih
from generator.documents.monitoring.kalimat import STRIP, daftar, huruf_judul, rincian, sampai_dengan, triwulan
from generator.documents.monitoring.renaksi import HitunganRenaksi, hitung, jatuh_tempo, lebih_awal
from generator.law import PERMENDAGRI_86
from generator.master import Master
from generator.results import Hasil, HasilIndikator, HasilKelompok, HasilTriwulan, Status
from generator.variables import data, variable

DINILAI: Final = (Status.TERCAPAI, Status.BELUM_TERCAPAI, Status.BELUM_DILAPORKAN, Status.TIDAK_DAPAT_DIHITUNG)
"""The states of an indicator that has a target."""


class Arah(StrEnum):
    """Which way capaian went since the quarter before; the word that is printed."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


@data
class BarisStatus:
    """How many indicators have a status, and which."""

    status: str = variable(arti="status", contoh="tercapai")
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")
    jumlah: str = variable(arti="banyaknya", contoh="5")
    indikator: str = variable(arti="kode indikator yang berstatus itu", contoh="IK1.1, IK1.2")


@data
class BarisRataRata:
    """A mean capaian with what it is a mean of."""

    nama: str = variable(arti="rata-rata dari apa", contoh="Rata-rata sasaran")
    capaian: str = variable(arti="rata-rata capaian, persen", contoh="97,72")
    dihitung: str = variable(arti="yang ikut dihitung", contoh="6 sasaran")
    dilewati: str = variable(arti="yang tidak ikut dihitung", contoh="IK3.1")


def tabel_status(hasil: Hasil) -> tuple[BarisStatus, ...]:
    """All five states, also those that no indicator has."""
    return tuple(
        BarisStatus(
            status=status.value,
            warna=cetak.WARNA[status],
            jumlah=str(hasil.jumlah(status)),
            indikator=", ".join(satu.indikator.kode for satu in _berstatus(hasil, status)) or STRIP,
        )
        for status in Status
    )


def tabel_rata_rata(hasil: Hasil) -> tuple[BarisRataRata, ...]:
    """The two means of the whole and the mean of each kelompok, each named."""
    semua = (
        ("Seluruh sasaran", "sasaran", hasil.rata_rata_sasaran),
        *((huruf_judul(satu.nama), "sasaran", satu) for satu in hasil.kelompok),
        ("Seluruh indikator", "indikator", hasil.rata_rata_indikator),
    )
    return tuple(
        BarisRataRata(
            nama=nama,
            capaian=cetak.langkah(satu.capaian),
            dihitung=f"{satu.dihitung} {apa}",
            dilewati=f"{sum(satu.dilewati.values())} indikator",
        )
        for nama, apa, satu in semua
    )


def kalimat(master: Master, hasil: Hasil) -> tuple[str, ...]:
    """The summary's paragraphs."""
    paragraf = (
        (_isi(master, hasil), _target(hasil)),
        _status(hasil),
        _rata_rata(hasil),
        _perbandingan(hasil),
        renaksi(hasil),
    )
    return tuple(text for kalimat in paragraf if (text := " ".join(filter(None, kalimat))))


def _berstatus(hasil: Hasil, status: Status) -> list[HasilIndikator]:
    return [satu for satu in hasil.indikator if satu.status is status]


def _isi(master: Master, hasil: Hasil) -> str:
    perjanjian = f"Perjanjian Kinerja {huruf_judul(master.teks('Jabatan'))} Tahun {hasil.tahun}"
    if not hasil.indikator:
        return f"{perjanjian} belum memuat indikator kinerja."
    return f"{perjanjian} memuat {len(hasil.indikator)} indikator kinerja pada {len(hasil.sasaran)} sasaran."


def _target(hasil: Hasil) -> str:
    tanpa = hasil.jumlah(Status.TANPA_TARGET)
    dinilai, tw = len(hasil.indikator) - tanpa, triwulan(hasil.triwulan)
    if not hasil.indikator:
        return ""
    if not dinilai:
        return f"Tidak ada indikator yang mempunyai target pada {tw}, sehingga capaian {hasil.triwulan.jenis.lower()} ini tidak dinilai."
    if not tanpa and dinilai == 1:
        return f"Indikator tersebut mempunyai target pada {tw}."
    if not tanpa:
        return f"Seluruh indikator mempunyai target pada {tw}."
    return (
        f"Pada {tw}, {dinilai} indikator mempunyai target, sedangkan {tanpa} indikator tidak mempunyai target (N/A) "
        "dan tidak dinilai."
    )


def _status(hasil: Hasil) -> Iterator[str]:
    dinilai = [satu for satu in hasil.indikator if satu.status in DINILAI]
    keadaan = {satu.status for satu in dinilai}
    if not dinilai:
        return
    if len(dinilai) == 1:
        satu = dinilai[0]
        yield f"Satu-satunya indikator yang mempunyai target, {sebut(satu)}, berstatus {satu.status.value}{_sebesar(satu)}."
    elif keadaan == {Status.TERCAPAI}:
        yield f"Seluruh {len(dinilai)} indikator yang mempunyai target telah mencapai targetnya."
    elif keadaan == {Status.BELUM_DILAPORKAN}:
        yield f"Realisasi {len(dinilai)} indikator yang mempunyai target tersebut seluruhnya belum dilaporkan."
    else:
        jumlah = rincian((hasil.jumlah(status), status.value) for status in DINILAI)
        yield f"Dari {len(dinilai)} indikator yang mempunyai target, {jumlah}."
        yield from _nama(hasil, keadaan)


def _nama(hasil: Hasil, keadaan: set[Status]) -> Iterator[str]:
    for status in DINILAI[1:]:
        if status in keadaan:
            nama = daftar(f"{satu.indikator.kode}{_sebesar(satu)}" for satu in _berstatus(hasil, status))
            yield f"Indikator yang {status.value} adalah {nama}."


def sebut(hasil: HasilIndikator) -> str:
    """An indicator inside a sentence: its code and its name."""
    return f"{hasil.indikator.kode} ({hasil.indikator.indikator})"


def _sebesar(hasil: HasilIndikator) -> str:
    capaian = hasil.kini.perbandingan.capaian
    return f" dengan capaian {cetak.persen(capaian.value)}" if capaian else ""


def _rata_rata(hasil: Hasil) -> Iterator[str]:
    sasaran, indikator = hasil.rata_rata_sasaran, hasil.rata_rata_indikator
    if sasaran.capaian is None or indikator.capaian is None:
        yield "Rata-rata capaian belum dapat dihitung karena belum ada indikator yang mempunyai nilai capaian."
        return
    nilai = (
        f"adalah {cetak.persen(sasaran.capaian.value)} dengan predikat {hasil.predikat} menurut {PERMENDAGRI_86.nama}"
    )
    if sasaran.dihitung == 1:
        yield f"Rata-rata capaian sasaran {nilai}; hanya satu sasaran yang mempunyai nilai capaian."
    else:
        yield (
            f"Rata-rata capaian sasaran, yaitu rata-rata dari {sasaran.dihitung} sasaran yang mempunyai nilai capaian, "
            f"{nilai}."
        )
    yield tersisih(sasaran)
    if indikator.dihitung > sasaran.dihitung:
        yield _pembanding(indikator, indikator.capaian.value)


def _pembanding(indikator: HasilKelompok, nilai: Decimal) -> str:
    return (
        f"Sebagai pembanding, rata-rata capaian indikator, yaitu rata-rata dari {indikator.dihitung} indikator, "
        f"adalah {cetak.persen(nilai)}."
    )


def _perbandingan(hasil: Hasil) -> Iterator[str]:
    lalu = hasil.triwulan.previous
    if lalu is None:
        return
    arah = [(satu.indikator.kode, mana) for satu in hasil.indikator if (mana := _arah(satu.kini, satu.sebelumnya))]
    banding = f"Dibandingkan dengan {triwulan(lalu)}"
    match arah:
        case []:
            yield (
                f"Capaian {triwulan(hasil.triwulan)} belum dapat dibandingkan dengan {triwulan(lalu)} karena tidak ada "
                f"indikator yang mempunyai capaian pada kedua {hasil.triwulan.jenis.lower()} tersebut."
            )
        case [(kode, mana)]:
            yield f"{banding}, hanya capaian {kode} yang dapat diperbandingkan, yaitu {mana}."
        case _:
            yield f"{banding}, dari {len(arah)} indikator yang capaiannya dapat diperbandingkan, {_banyaknya(arah)}."


def _banyaknya(arah: list[tuple[str, Arah]]) -> str:
    jumlah = [(sum(mana is satu for _, mana in arah), satu.value) for satu in Arah]
    seluruhnya = next((satu for n, satu in jumlah if n == len(arah)), "")
    return f"seluruhnya {seluruhnya}" if seluruhnya else rincian(jumlah)


def _arah(kini: HasilTriwulan, lalu: HasilTriwulan | None) -> Arah | None:
    """Which way capaian went, compared as printed, so that the word agrees with the figures beside it."""
    sekarang, dulu = kini.perbandingan.capaian, lalu.perbandingan.capaian if lalu else None
    if sekarang is None or dulu is None:
        return None
    selisih = cetak.bulat(sekarang.value) - cetak.bulat(dulu.value)
    return Arah.NAIK if selisih > 0 else Arah.TURUN if selisih < 0 else Arah.TETAP


def renaksi(hasil: Hasil) -> Iterator[str]:
    """The action plan's state, in sentences."""
    jumlah, kapan = hitung(jatuh_tempo(hasil)), sampai_dengan(hasil.triwulan)
    if not jumlah.total:
        yield f"Tidak ada output rencana aksi yang jatuh tempo {kapan}."
    else:
        yield f"Output rencana aksi yang jatuh tempo {kapan} berjumlah {jumlah.total}{_keadaan(jumlah)}."
    if awal := len(lebih_awal(hasil)):
        berikut = f"{hasil.triwulan.jenis.lower()} berikutnya"
        yield f"Selain itu, {awal} output yang baru jatuh tempo pada {berikut} telah selesai lebih awal."


def _keadaan(jumlah: HitunganRenaksi) -> str:
    semua = "" if jumlah.total == 1 else "seluruhnya "
    if jumlah.belum_dilaporkan == jumlah.total:
        return f" dan {semua}belum dilaporkan"
    if jumlah.terlambat == jumlah.total:
        return f" dan {semua}selesai terlambat"
    if jumlah.tuntas == jumlah.total:
        terlambat = f", {jumlah.terlambat} di antaranya terlambat" if jumlah.terlambat else ""
        return f" dan {semua}telah selesai{terlambat}"
    return f": {jumlah.rincian()}"
