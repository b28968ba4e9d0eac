"""Part III: each sasaran with its trend over the quarters and what helped or hindered it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP, bertitik, daftar, sampai_dengan, triwulan
from generator.master import Analisis
from generator.office.word.merge import Gabung, gabungan
from generator.results import Hasil, HasilIndikator, HasilKelompok, HasilTriwulan, Perbandingan, Status
from generator.values import NA_TEXT, Konsolidasi, print_angka
from generator.variables import KALIMAT, data, variable

_KONSOLIDASI: Final = {
    Konsolidasi.JUMLAH: "jumlah",
    Konsolidasi.RATA_RATA: "rata-rata",
    Konsolidasi.AKHIR: "posisi terakhir",
}


@data
class BarisTren:
    """An indicator in one quarter, the year to date, or against the year's target."""

    gabung_indikator: Gabung = variable(
        arti="penggabungan sel indikator ke bawah; dipakai {% gabung … %}", contoh="awal"
    )
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    periode: str = variable(arti="triwulan, tahun berjalan, atau tahun", contoh="TW II")
    target: str = variable(arti="target", contoh="100%")
    realisasi: str = variable(arti="realisasi", contoh="97,53")
    capaian: str = variable(arti="capaian, persen", contoh="97,72")
    status: str = variable(arti="status, atau triwulan yang belum termuat", contoh="tercapai")
    warna: str = variable(arti="warna sel; dipakai {% cellbg … %}", contoh="C6E0B4")


@data
class ButirAnalisis:
    """What was reported on an indicator. Blank stays blank and is not printed."""

    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    pendorong: str = variable(arti="faktor pendorong", contoh="Koordinasi yang baik.")
    penghambat: str = variable(arti="faktor penghambat", contoh="Data terlambat diterima.")
    tindak_lanjut: str = variable(arti="rencana tindak lanjut", contoh="Rapat bulanan.")


@data
class BagianSasaran:
    """One sasaran."""

    nomor: str = variable(arti="nomor sasaran", contoh="1")
    nama: str = variable(arti="bunyi sasaran", contoh="Terwujudnya kota yang aman")
    kalimat: tuple[str, ...] = variable(arti="kalimat tentang sasaran itu", contoh=KALIMAT)
    tren: tuple[BarisTren, ...] = variable(arti="tren indikator per triwulan", contoh="satu baris")
    analisis: tuple[ButirAnalisis, ...] = variable(arti="analisis setiap indikator", contoh="satu indikator")
    tanpa_analisis: str = variable(
        arti="indikator yang belum dianalisis, sebagai kalimat; boleh kosong", contoh=KALIMAT
    )
    """A sentence naming assessed indicators without an analysis; empty when there are none."""


def sasaran(hasil: Hasil) -> tuple[BagianSasaran, ...]:
    """All sasaran in the order of the decree."""
    return tuple(_bagian(hasil, kelompok) for kelompok in hasil.sasaran)


def _bagian(hasil: Hasil, kelompok: HasilKelompok) -> BagianSasaran:
    anggota = [satu for satu in hasil.indikator if satu.indikator.no == kelompok.no]
    butir = {satu.kode: satu for satu in hasil.analisis if satu.triwulan == hasil.triwulan}
    return BagianSasaran(
        nomor="" if kelompok.no is None else str(kelompok.no),
        nama=kelompok.nama,
        kalimat=tuple(_kalimat(kelompok, anggota)),
        tren=tuple(baris for satu in anggota for baris in _tren(satu)),
        analisis=tuple(_butir(satu, butir[satu.indikator.kode]) for satu in anggota if satu.indikator.kode in butir),
        tanpa_analisis=_tanpa(anggota, set(butir)),
    )


def _butir(hasil: HasilIndikator, analisis: Analisis) -> ButirAnalisis:
    return ButirAnalisis(
        indikator=f"{hasil.indikator.kode} {hasil.indikator.indikator}",
        pendorong=bertitik(analisis.pendorong),
        penghambat=bertitik(analisis.penghambat),
        tindak_lanjut=bertitik(analisis.tindak_lanjut),
    )


def _tanpa(anggota: list[HasilIndikator], ada: set[str]) -> str:
    kode = [
        satu.indikator.kode
        for satu in anggota
        if satu.status is not Status.TANPA_TARGET and satu.indikator.kode not in ada
    ]
    if not kode:
        return ""
    return f"Faktor pendorong, faktor penghambat, dan tindak lanjut {daftar(kode)} belum disampaikan."


def _kalimat(kelompok: HasilKelompok, anggota: list[HasilIndikator]) -> Iterator[str]:
    if kelompok.capaian is not None and len(anggota) > 1:
        yield (
            f"Rata-rata capaian sasaran ini sebesar {cetak.persen(kelompok.capaian.value)} dari {kelompok.dihitung} indikator."
        )
    yield from map(tren, anggota)


def tren(hasil: HasilIndikator) -> str:
    """How an indicator moved over the quarters, as one sentence."""
    terukur = [satu for satu in hasil.triwulan if satu.perbandingan.capaian is not None]
    if not terukur:
        return _tanpa_capaian(hasil)
    if terukur[-1] is not hasil.kini:
        return f"{_keadaan(hasil)}; capaian terakhir yang terukur {_sebesar(terukur[-1])}."
    if len(terukur) == 1:
        return f"Capaian {hasil.indikator.kode} {_sebesar(terukur[0])}{_pertama(hasil)}."
    return f"Capaian {hasil.indikator.kode} {_gerak(terukur[-2], terukur[-1])}."


def _pertama(hasil: HasilIndikator) -> str:
    return "" if hasil.kini.triwulan.previous is None else " dan merupakan capaian pertama yang terukur tahun ini"


def _sebesar(satu: HasilTriwulan) -> str:
    return f"sebesar {cetak.capaian(satu)}% pada {triwulan(satu.triwulan)}"


def _gerak(lalu: HasilTriwulan, kini: HasilTriwulan) -> str:
    dulu, sekarang = cetak.capaian(lalu), cetak.capaian(kini)
    if dulu == sekarang:
        return f"tetap {sekarang}% seperti pada {triwulan(lalu.triwulan)}"
    return (
        f"{'naik' if _melebihi(kini, lalu) else 'turun'} dari {dulu}% pada {triwulan(lalu.triwulan)} "
        f"menjadi {sekarang}% pada {triwulan(kini.triwulan)}"
    )


def _melebihi(satu: HasilTriwulan, lain: HasilTriwulan) -> bool:
    atas, bawah = satu.perbandingan.capaian, lain.perbandingan.capaian
    return atas is not None and bawah is not None and atas.value > bawah.value


def _keadaan(hasil: HasilIndikator) -> str:
    kode, tw = hasil.indikator.kode, triwulan(hasil.kini.triwulan)
    match hasil.status:
        case Status.TANPA_TARGET:
            return f"{kode} tidak mempunyai target pada {tw}"
        case Status.BELUM_DILAPORKAN:
            return f"Realisasi {kode} pada {tw} belum dilaporkan"
    return f"Capaian {kode} pada {tw} tidak dapat dihitung"


def _tanpa_capaian(hasil: HasilIndikator) -> str:
    lalu = [triwulan(satu.triwulan) for satu in hasil.triwulan[:-1] if satu.status is Status.BELUM_DILAPORKAN]
    if lalu:
        juga = "juga " if hasil.status is Status.BELUM_DILAPORKAN else ""
        return f"{_keadaan(hasil)}; realisasi {daftar(lalu)} {juga}belum dilaporkan."
    if any(satu.status is not Status.TANPA_TARGET for satu in hasil.triwulan):
        return f"{_keadaan(hasil)}."
    tahunan = print_angka(hasil.indikator.target_tahunan)
    lanjut = f"; target tahunannya {tahunan}" if tahunan else ""
    return f"{hasil.indikator.kode} tidak mempunyai target {sampai_dengan(hasil.kini.triwulan)}{lanjut}."


def _tren(hasil: HasilIndikator) -> tuple[BarisTren, ...]:
    nama = f"{hasil.indikator.kode} {hasil.indikator.indikator}"
    posisi = f"s.d. {hasil.kini.triwulan.label} ({_KONSOLIDASI[hasil.konsolidasi]})"
    tanpa = _tanpa_triwulan(hasil)
    baris = (
        *(_triwulan(nama, satu) for satu in hasil.triwulan),
        _lain(nama, posisi, hasil.tahun_berjalan, tanpa),
        _lain(nama, "terhadap target tahunan", hasil.tahunan, tanpa),
    )
    gabung = gabungan([hasil.indikator.kode] * len(baris))
    return tuple(replace(satu, gabung_indikator=mana) for satu, mana in zip(baris, gabung, strict=True))


def _tanpa_triwulan(hasil: HasilIndikator) -> str:
    """Which quarters with a target the year's figures lack: a sum without one of them reads as complete.

    Why they lack them, the quarters' own rows say.
    """
    terisi = [satu.triwulan for satu in hasil.triwulan if satu.perbandingan.realisasi is not None]
    kosong = [
        satu
        for satu in hasil.triwulan
        if satu.perbandingan.realisasi is None and satu.status is not Status.TANPA_TARGET
    ]
    if hasil.konsolidasi is Konsolidasi.AKHIR:  # a later figure takes the place of an earlier one
        kosong = [satu for satu in kosong if satu.triwulan > max(terisi, default=satu.triwulan)]
    if not terisi or not kosong:
        return STRIP
    return f"tanpa {daftar(satu.triwulan.label for satu in kosong)}"


def _triwulan(nama: str, satu: HasilTriwulan) -> BarisTren:
    return BarisTren(
        gabung_indikator=Gabung.TUNGGAL,
        indikator=nama,
        periode=satu.triwulan.label,
        target=cetak.target(satu.perbandingan, NA_TEXT if satu.status is Status.TANPA_TARGET else STRIP),
        realisasi=cetak.realisasi(satu),
        capaian=cetak.capaian(satu),
        status=satu.status.value,
        warna=cetak.WARNA[satu.status],
    )


def _lain(nama: str, periode: str, perbandingan: Perbandingan, status: str) -> BarisTren:
    return BarisTren(
        gabung_indikator=Gabung.TUNGGAL,
        indikator=nama,
        periode=periode,
        target=cetak.target(perbandingan),
        realisasi=cetak.langkah(perbandingan.realisasi),
        capaian=cetak.langkah(perbandingan.capaian),
        status=status,
        warna=cetak.PUTIH,
    )
