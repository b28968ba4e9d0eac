"""The report over many units, `wilayah.docx`: how they stand, who has not reported, what is overdue, what changed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.documents.monitoring import cetak
from generator.documents.monitoring.kalimat import STRIP
from generator.documents.wilayah import grafik
from generator.records.telusuri import KESELURUHAN, telusuri, terlihat
from generator.records.wilayah import IndikatorBersama, NilaiUnit, Rekap, Unit
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan
from generator.variables import KALIMAT, Grafik, data, variable

_RINCIAN_TERBANYAK: Final = 1_000
"""Rows of figures that the report prints; of more, the workbook alone is read."""
_PERINTAH: Final = "perkin explain kota-a/2025.xlsx --indicator keseluruhan --quarter 2"


@data
class BarisStatus:
    """A status, and how many stand there."""

    nama: str = variable(arti="status indikator atau output", contoh="Indikator tercapai")
    jumlah: str = variable(arti="banyaknya pada triwulan ini", contoh="120")
    sebelumnya: str = variable(arti="banyaknya pada triwulan lalu; setrip bila tidak ada", contoh="98")


@data
class BarisUnit:
    """A unit."""

    peringkat: str = variable(arti="peringkat capaian unit, 1 yang tertinggi", contoh="3")
    nama: str = variable(arti="nama unit menurut foldernya", contoh="kota-a/2025")
    jabatan: str = variable(arti="pemilik perjanjian kinerja", contoh="WALIKOTA KOTA A")
    capaian: str = variable(arti="rata-rata capaian sasaran, dua desimal", contoh="98,12")
    sebelumnya: str = variable(arti="capaian triwulan lalu", contoh="97,50")
    perubahan: str = variable(arti="perubahan dari triwulan lalu, poin", contoh="▲ +0,62")
    predikat: str = variable(arti="predikat capaian", contoh="Sangat Tinggi")
    tercapai: str = variable(arti="banyaknya indikator tercapai", contoh="9")
    belum_tercapai: str = variable(arti="banyaknya indikator belum tercapai", contoh="2")
    belum_dilaporkan: str = variable(arti="banyaknya indikator belum dilaporkan", contoh="1")
    lewat_waktu: str = variable(arti="banyaknya output lewat waktu", contoh="4")
    telusuri: str = variable(arti="perintah yang menguraikan angkanya", contoh=_PERINTAH)


@data
class BarisIndikator:
    """An indicator over all units that have it."""

    kode: str = variable(arti="kode indikator", contoh="IK2.1")
    indikator: str = variable(arti="bunyi indikator", contoh="Indeks Kepuasan Masyarakat")
    unit: str = variable(arti="unit dengan capaian, dari semua yang mempunyai indikator itu", contoh="280 dari 300")
    terendah: str = variable(arti="capaian terendah", contoh="71,20")
    kuartil_bawah: str = variable(arti="kuartil bawah", contoh="92,00")
    median: str = variable(arti="nilai tengah", contoh="97,50")
    kuartil_atas: str = variable(arti="kuartil atas", contoh="99,80")
    tertinggi: str = variable(arti="capaian tertinggi", contoh="104,00")
    rata_rata: str = variable(arti="rata-rata", contoh="96,40")
    perubahan: str = variable(arti="rata-rata perubahan dari triwulan lalu, poin", contoh="▲ +0,62")
    unit_terendah: str = variable(arti="unit dengan capaian terendah", contoh="kota-b/2025")
    telusuri: str = variable(arti="perintah yang menguraikan angka terendah", contoh=_PERINTAH)


@data
class BarisRincian:
    """An indicator of one unit."""

    peringkat: str = variable(arti="peringkat di antara unit dengan indikator itu", contoh="3")
    unit: str = variable(arti="nama unit", contoh="kota-a/2025")
    kode: str = variable(arti="kode indikator di unit itu", contoh="IK2.1")
    target: str = variable(arti="target", contoh="97,905")
    realisasi: str = variable(arti="realisasi", contoh="96,50")
    capaian: str = variable(arti="capaian, atau sebabnya tidak ada", contoh="98,57")
    perubahan: str = variable(arti="perubahan dari triwulan lalu, poin", contoh="▲ +0,62")
    status: str = variable(arti="status", contoh="belum tercapai")
    warna: str = variable(arti="warna sel status", contoh="F4B183")
    telusuri: str = variable(arti="perintah yang menguraikan angkanya", contoh=_PERINTAH)


@data
class RincianIndikator:
    """All units that have an indicator."""

    judul: str = variable(arti="kode dan bunyi indikator", contoh="IK2.1 Indeks Kepuasan Masyarakat")
    baris: tuple[BarisRincian, ...] = variable(arti="unit-unitnya, terendah lebih dahulu", contoh="satu unit")


@data
class BarisBidang:
    """Overdue outputs of one bidang."""

    nama: str = variable(arti="nama bidang", contoh="Pemerintahan")
    unit: str = variable(arti="banyaknya unit", contoh="12")
    belum: str = variable(arti="output yang belum selesai sama sekali", contoh="9")
    sebagian: str = variable(arti="output yang baru selesai sebagian", contoh="3")
    jumlah: str = variable(arti="jumlah keduanya", contoh="12")
    tunggakan: str = variable(arti="di antaranya jatuh tempo sebelum triwulan ini", contoh="5")
    telusuri: str = variable(arti="perintah yang menguraikan salah satu outputnya", contoh=_PERINTAH)


@data
class BarisBelum:
    """Who has not reported, or what was left out."""

    nama: str = variable(arti="unit atau folder", contoh="kota-c/2025")
    hal: str = variable(arti="apa yang belum ada", contoh="belum melapor")
    keterangan: str = variable(arti="keterangannya", contoh="Belum ada hasil TW II; yang ada TW I.")


@data
class BarisPersamaan:
    """What was put together or kept apart."""

    kode: str = variable(arti="kode indikator", contoh="IK3.1")
    hasil: str = variable(arti="disatukan atau dipisahkan", contoh="dipisahkan")
    keterangan: str = variable(arti="alasannya", contoh="Kodenya sama, bunyinya berbeda.")


@data
class Wilayah:
    """The variables of `wilayah.docx`."""

    status_data: str = variable(
        arti="tanda pada setiap halaman bila datanya bukan data resmi; selain itu kosong", contoh="DATA CONTOH"
    )
    judul: str = variable(arti="judul berkas, pada propertinya", contoh="Rekap Unit Triwulan II Tahun 2025")
    triwulan: str = variable(arti="triwulan, angka Romawi", contoh="II")
    tahun: str = variable(arti="tahun", contoh="2025")
    sebelumnya: str = variable(arti="triwulan sebelumnya; kosong pada triwulan I", contoh="Triwulan I")
    ringkasan: tuple[str, ...] = variable(arti="paragraf ringkasan", contoh=KALIMAT)
    status: tuple[BarisStatus, ...] = variable(arti="banyaknya menurut status", contoh="satu status")
    belum: tuple[BarisBelum, ...] = variable(arti="yang belum melapor dan yang tidak ikut", contoh="satu unit")
    grafik_unit: Grafik | None = variable(arti="grafik capaian unit terendah; tidak ada bila tanpa capaian")
    unit: tuple[BarisUnit, ...] = variable(arti="semua unit menurut peringkat", contoh="satu unit")
    grafik_indikator: Grafik | None = variable(arti="grafik sebaran capaian indikator; tidak ada bila tanpa capaian")
    indikator: tuple[BarisIndikator, ...] = variable(arti="semua indikator", contoh="satu indikator")
    grafik_bidang: Grafik | None = variable(arti="grafik output lewat waktu; tidak ada bila tidak ada yang lewat waktu")
    bidang: tuple[BarisBidang, ...] = variable(arti="output lewat waktu menurut bidang", contoh="satu bidang")
    rincian: tuple[RincianIndikator, ...] = variable(
        arti="capaian setiap indikator menurut unit; kosong bila terlalu banyak untuk dicetak", contoh="satu indikator"
    )
    persamaan: tuple[BarisPersamaan, ...] = variable(
        arti="indikator yang disatukan atau dipisahkan", contoh="satu kode"
    )
    catatan: tuple[str, ...] = variable(arti="catatan untuk membaca angkanya", contoh="Batas capaian tidak sama")


def build(told: Rekap) -> Wilayah:
    """The report's data."""
    return Wilayah(
        status_data=terlihat(told.status_data),
        judul=f"Rekap Unit Triwulan {_roman(told.triwulan)} Tahun {told.tahun}",
        triwulan=_roman(told.triwulan),
        tahun=str(told.tahun),
        sebelumnya="" if told.triwulan is Triwulan.I else f"Triwulan {_roman(Triwulan(told.triwulan - 1))}",
        ringkasan=tuple(_summary(told)),
        status=tuple(_statuses(told)),
        belum=tuple(_missing(told)),
        grafik_unit=grafik.units(told),
        unit=tuple(_unit(told, unit) for unit in told.unit),
        grafik_indikator=grafik.indicators(told),
        indikator=tuple(_indicator(told, one) for one in told.indikator),
        grafik_bidang=grafik.bidang(told),
        bidang=tuple(_bidang(told)),
        rincian=tuple(_details(told)) if _printable(told) else (),
        persamaan=tuple(
            BarisPersamaan(terlihat(one.kode), "disatukan" if one.disatukan else "dipisahkan", terlihat(one.kalimat))
            for one in told.persamaan
        ),
        catatan=tuple(map(terlihat, told.catatan)),
    )


def _roman(quarter: Triwulan) -> str:
    return quarter.label.removeprefix("TW ")


def _printable(told: Rekap) -> bool:
    return sum(len(one.nilai) for one in told.indikator) <= _RINCIAN_TERBANYAK


def _two(value: Decimal | None) -> str:
    return STRIP if value is None else cetak.desimal(value)


def _change(value: Decimal | None) -> str:
    return STRIP if value is None else cetak.perubahan(value)


def _rank(rank: int | None) -> str:
    return STRIP if rank is None else str(rank)


def _summary(told: Rekap) -> Iterator[str]:
    yield f"Rekap ini memuat {len(told.unit)} unit. Angkanya diambil dari hasil setiap unit dan tidak dihitung ulang."
    if told.belum:
        yield f"Belum melapor: {len(told.belum)} unit."
    if told.dilewati:
        yield f"Tidak ikut direkap: {len(told.dilewati)} folder, diuraikan pada bagian II."
    if told.sebaran:
        spread = told.sebaran
        yield (
            f"Capaian unit, yaitu rata-rata capaian sasarannya: terendah {cetak.persen(spread.terendah)}, nilai tengah "
            f"{cetak.persen(spread.median)}, rata-rata {cetak.persen(spread.rata_rata)}, tertinggi "
            f"{cetak.persen(spread.tertinggi)} ({spread.banyak} unit)."
        )
    up, down = (sum(1 for unit in told.unit if _moved(unit, way)) for way in (1, -1))
    if up or down:
        yield f"Dibandingkan dengan triwulan lalu, capaian {up} unit naik dan {down} unit turun."
    yield f"Output rencana aksi yang lewat waktu: {told.lewat_waktu}."


def _moved(unit: Unit, way: int) -> bool:
    return unit.perubahan is not None and unit.perubahan * way > 0


def _statuses(told: Rekap) -> Iterator[BarisStatus]:
    for status in Status:
        now, before = told.indikator_berstatus(status), told.indikator_sebelumnya(status)
        yield BarisStatus(f"Indikator {status.value}", str(now), STRIP if before is None else str(before))
    for state in StatusRenaksi:
        now, before = told.output_berstatus(state), told.output_sebelumnya(state)
        yield BarisStatus(f"Output {state.value}", str(now), STRIP if before is None else str(before))


def _missing(told: Rekap) -> Iterator[BarisBelum]:
    for said, left in (("tidak ikut", told.dilewati), ("belum melapor", told.belum)):
        yield from (BarisBelum(terlihat(one.folder), said, terlihat(one.alasan)) for one in left)
    for codes, units in told.belum_sama:
        names = ", ".join(terlihat(unit.nama) for unit in units)
        command = telusuri(units[0].master, codes[0], told.triwulan)
        yield BarisBelum(names, "belum dilaporkan", f"{terlihat(', '.join(codes))} ({command})")


def _unit(told: Rekap, unit: Unit) -> BarisUnit:
    return BarisUnit(
        peringkat=_rank(unit.peringkat),
        nama=terlihat(unit.nama),
        jabatan=terlihat(unit.jabatan),
        capaian=_two(unit.capaian),
        sebelumnya=_two(unit.sebelumnya),
        perubahan=_change(unit.perubahan),
        predikat=terlihat(unit.predikat) or STRIP,
        tercapai=str(unit.indikator[Status.TERCAPAI]),
        belum_tercapai=str(unit.indikator[Status.BELUM_TERCAPAI]),
        belum_dilaporkan=str(unit.indikator[Status.BELUM_DILAPORKAN]),
        lewat_waktu=str(unit.lewat_waktu),
        telusuri=telusuri(unit.master, KESELURUHAN, told.triwulan),
    )


def _indicator(told: Rekap, one: IndikatorBersama) -> BarisIndikator:
    spread, lowest = one.sebaran, one.nilai[0]
    return BarisIndikator(
        kode=terlihat(", ".join(one.kode)),
        indikator=_line(one.teks),
        unit=f"{spread.banyak if spread else 0} dari {len(one.nilai)}",
        terendah=_two(spread and spread.terendah),
        kuartil_bawah=_two(spread and spread.kuartil_bawah),
        median=_two(spread and spread.median),
        kuartil_atas=_two(spread and spread.kuartil_atas),
        tertinggi=_two(spread and spread.tertinggi),
        rata_rata=_two(spread and spread.rata_rata),
        perubahan=_change(one.perubahan),
        unit_terendah=terlihat(lowest.unit.nama) if spread else STRIP,
        telusuri=telusuri(lowest.unit.master, lowest.kode, told.triwulan),
    )


def _line(text: str) -> str:
    """A text of several lines on one."""
    return terlihat(" ".join(text.split()))


def _bidang(told: Rekap) -> Iterator[BarisBidang]:
    for one in told.bidang:
        unit, ident = one.contoh[0]
        yield BarisBidang(
            nama=terlihat(one.nama),
            unit=str(one.unit),
            belum=str(one.belum),
            sebagian=str(one.sebagian),
            jumlah=str(one.jumlah),
            tunggakan=str(one.jatuh_tempo_lama),
            telusuri=telusuri(unit.master, ident, told.triwulan),
        )


def _details(told: Rekap) -> Iterator[RincianIndikator]:
    for one in told.indikator:
        title = f"{terlihat(', '.join(one.kode))} {_line(one.teks)}"
        yield RincianIndikator(title, tuple(_detail(told, each) for each in one.nilai))


def _detail(told: Rekap, one: NilaiUnit) -> BarisRincian:
    return BarisRincian(
        peringkat=_rank(one.peringkat),
        unit=terlihat(one.unit.nama),
        kode=terlihat(one.kode),
        target=terlihat(one.target) or STRIP,
        realisasi=_two(one.realisasi),
        capaian=_two(one.capaian),
        perubahan=_change(one.perubahan),
        status=one.status.value,
        warna=cetak.WARNA[one.status],
        telusuri=telusuri(one.unit.master, one.kode, told.triwulan),
    )
