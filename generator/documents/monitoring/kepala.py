"""What stands before and after the report's text: title, parties, legal basis, signatures."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from generator.documents.monitoring.cetak import tanggal
from generator.documents.monitoring.kalimat import (
    RUMPANG,
    akhir_triwulan,
    huruf_judul,
    rentang_bulan,
    tanpa_titik,
    triwulan,
)
from generator.documents.shared import ARTI_PENANDA, penanda_ttd, tahun_di_nomor
from generator.master import Master
from generator.master.jabatan import penanda_tangan
from generator.results import Hasil
from generator.variables import data, variable

_PELAPORAN: Final = re.compile("monitor|pantau|evaluasi|lapor", re.IGNORECASE)
"""What a ruling on monitoring and reporting speaks of."""


@data
class Penanda:
    """One signature. A name or NIP that the master does not give is a gap to fill in by hand."""

    jabatan: str = variable(arti="jabatannya", contoh="Kepala Bagian Pemerintahan")
    """The office; empty where the master names nobody."""
    nama: str = variable(arti="namanya", contoh="NAMA LENGKAP")
    nip: str = variable(arti="NIP tanpa kata NIP", contoh="197001011990031001")
    penanda_ttd: str = variable(arti=ARTI_PENANDA, contoh="${ttd}")


@data
class Keputusan:
    """The decree that the report reports on."""

    jabatan: str = variable(arti="jabatan yang menetapkan", contoh="Bupati Wanasari")
    """Whose agreement it is, in sentence case: `Walikota Kota Administrasi Jakarta Timur`."""
    jabatan_kapital: str = variable(arti="jabatan yang menetapkan, dengan huruf kapital", contoh="BUPATI WANASARI")
    nomor: str = variable(arti="nomor Keputusan", contoh="e-0054")
    tahun: str = variable(arti="tahun", contoh="2025")
    tahun_di_nomor: bool = variable(arti="apakah nomor sudah memuat tahunnya, seperti 050/15/2026", contoh="salah")
    tanggal: str = variable(arti="tanggal Keputusan", contoh="8 Juli 2025")
    tentang: str = variable(arti="perihal Keputusan, dengan pergantian barisnya", contoh="PENETAPAN PERJANJIAN KINERJA")
    tempat: str = variable(arti="tempat ditetapkan", contoh="Jakarta")


@data
class Periode:
    """The quarter that is reported."""

    jenis: str = variable(arti="Triwulan, atau Semester bila kantor melapor per semester", contoh="Triwulan")
    triwulan: str = variable(arti="triwulan atau semester itu, angka Romawi", contoh="II")
    """Roman number: `II`."""
    tahun: str = variable(arti="tahun", contoh="2025")
    bulan: str = variable(arti="bulan-bulan triwulan itu", contoh="April sampai dengan Juni")
    """`April sampai dengan Juni`."""
    akhir: str = variable(arti="hari terakhir triwulan", contoh="30 Juni 2025")
    """The last day: `30 Juni 2025`."""
    sebelumnya: str = variable(arti="triwulan sebelumnya; kosong pada triwulan I", contoh="Triwulan I")
    """The quarter before, `Triwulan I`; empty in the first quarter."""


@data
class Diktum:
    """One ruling of the decree."""

    label: str = variable(arti="huruf, angka, atau urutan di depan butir", contoh="a., 1., KESATU")
    isi: str = variable(arti="bunyi butir", contoh="bahwa dalam rangka …;")


def judul(master: Master, hasil: Hasil) -> str:
    """Title of the file's properties."""
    jabatan = huruf_judul(master.teks("Jabatan"))
    return f"Laporan Monitoring Perjanjian Kinerja {jabatan} {triwulan(hasil.triwulan)} Tahun {hasil.tahun}"


def keputusan(master: Master) -> Keputusan:
    """The decree as sheet Keputusan gives it."""
    return Keputusan(
        jabatan=huruf_judul(master.teks("Jabatan")),
        jabatan_kapital=master.teks("Jabatan"),
        nomor=master.teks("Nomor") or RUMPANG,
        tahun=str(master.tahun),
        tahun_di_nomor=tahun_di_nomor(master),
        tanggal=tanggal(master.kunci("Tanggal")),
        tentang=huruf_judul(master.teks("Tentang")),
        tempat=master.teks("Ditetapkan di") or RUMPANG,
    )


def periode(hasil: Hasil) -> Periode:
    """The quarter in words."""
    sebelumnya = hasil.triwulan.previous
    return Periode(
        jenis=hasil.triwulan.jenis.value,
        triwulan=hasil.triwulan.name,
        tahun=str(hasil.tahun),
        bulan=rentang_bulan(hasil.triwulan),
        akhir=akhir_triwulan(hasil.triwulan, hasil.tahun),
        sebelumnya=triwulan(sebelumnya) if sebelumnya else "",
    )


def dasar(master: Master) -> tuple[str, ...]:
    """The legal basis as the decree cites it, in its order, as items of a sentence that goes on."""
    return tuple(tanpa_titik(butir.isi) for butir in master.tubuh if butir.bagian == "Mengingat")


def diktum(master: Master) -> tuple[Diktum, ...]:
    """The rulings that speak of monitoring or reporting."""
    semua = (butir for butir in master.tubuh if butir.bagian == "Diktum")
    return tuple(Diktum(butir.label, tanpa_titik(butir.isi)) for butir in semua if _PELAPORAN.search(butir.isi))


def istilah_kelompok(master: Master) -> str:
    """What a group term in the report means, by the largest group of sheet Pejabat; empty without groups."""
    besar = Counter(row.kelompok for row in master.pejabat if row.kelompok).most_common(1)
    if not besar:
        return ""
    nama, _ = besar[0]
    anggota = nama.removeprefix("Para ")
    arti = f"setiap {anggota}" if anggota != nama else "setiap pejabat di dalamnya"
    return f"Istilah seperti {nama} berarti {arti}."


def penanda(master: Master, jabatan: str, akhiran: str, urutan: int) -> Penanda:
    """A signature from the keys `jabatan`, `Nama akhiran` and `NIP akhiran`; somebody named has at least a gap as office."""
    nama, nip = master.teks(f"Nama {akhiran}"), master.teks(f"NIP {akhiran}")
    return Penanda(
        jabatan=penanda_tangan(master.teks(jabatan), "") or (RUMPANG if nama or nip else ""),
        nama=nama or RUMPANG,
        nip=nip or RUMPANG,
        penanda_ttd=penanda_ttd(master, urutan),
    )
