"""One sheet per responsible official, `per-pj/NN-NAME.docx`: what is his, how it stands, what is still expected of him.

A sheet is the official's part of the quarter's results; whoever has nothing in the quarter gets none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from generator.documents.lembar_pj import isi
from generator.documents.lembar_pj.isi import BarisIndikator, BarisKendala, KelompokOutput
from generator.documents.lembar_pj.kurang import BarisKurang, kurang
from generator.documents.monitoring import kepala
from generator.documents.monitoring.kalimat import huruf_judul, rincian, sampai_dengan, triwulan
from generator.documents.monitoring.renaksi import hitung, tampil
from generator.documents.monitoring.ringkasan import DINILAI
from generator.documents.shared import satu_baris
from generator.master import Master
from generator.master.officials import Registry
from generator.results import Hasil, RekapPejabat, Status
from generator.variables import KALIMAT, data, variable

_LONGEST: Final = 80
"""Characters of an official's name in a file name; Windows allows 260 for a whole path."""
_APART: Final = re.compile(r"[\W_]+")


@data
class LembarPj:
    """The variables of `lembar-pj.docx`."""

    status_data: str = variable(
        arti="tanda pada setiap halaman bila datanya bukan data resmi; selain itu kosong", contoh="DATA CONTOH"
    )
    """The mark on every page, such as DATA CONTOH; empty for official data."""
    judul: str = variable(arti="judul berkas, pada propertinya", contoh="Lampiran I Keputusan Nomor e-0054 Tahun 2025")
    """Title of the file's properties."""
    pejabat: str = variable(arti="nama baku pejabat yang dituju", contoh="Camat Cakung")
    """Standard name of the official, who is known by the office: `Camat Cakung`."""
    perjanjian: str = variable(arti="pemilik perjanjian kinerja", contoh="Bupati Wanasari")
    """Whose agreement it is, in sentence case: `Walikota Kota Administrasi Jakarta Timur`."""
    jenis: str = variable(arti="Triwulan, atau Semester bila kantor melapor per semester", contoh="Triwulan")
    triwulan: str = variable(arti="triwulan atau semester itu, angka Romawi", contoh="II")
    """Roman number: `II`."""
    tahun: str = variable(arti="tahun", contoh="2025")
    bulan: str = variable(arti="bulan-bulan triwulan itu", contoh="April sampai dengan Juni")
    """`April sampai dengan Juni`."""
    sebelumnya: str = variable(arti="triwulan sebelumnya; kosong pada triwulan I", contoh="Triwulan I")
    """The quarter before, `Triwulan I`; empty in the first quarter."""
    ringkasan: tuple[str, ...] = variable(arti="paragraf ringkasan", contoh=KALIMAT)
    """The sheet in a few sentences."""
    indikator: tuple[BarisIndikator, ...] = variable(arti="indikator pejabat itu", contoh="satu indikator")
    catatan: tuple[str, ...] = variable(
        arti="catatan tentang angka yang datanya kurang", contoh="IK1.1: target hitung 97"
    )
    """What the figures stand on where the master is blank or unreadable."""
    output: tuple[KelompokOutput, ...] = variable(arti="output pejabat itu, per kelompok", contoh="satu kelompok")
    """Left over from earlier quarters, due in this one, due in the next: the groups that have outputs."""
    penyusun: str = variable(arti="yang menyusun laporan", contoh="Kepala Bagian")
    """Who collects the reports; empty where the master does not say, and on his own sheet."""
    kurang: tuple[BarisKurang, ...] = variable(arti="yang masih kurang dan cara melengkapinya", contoh="satu hal")
    """What is missing and how it is filled in."""
    kendala: tuple[BarisKendala, ...] = variable(arti="kendala dan rencana tindak lanjut", contoh="satu kendala")
    """Obstacles and follow-ups as recorded."""
    sumber: str = variable(arti="master yang menjadi sumbernya", contoh="contoh-2025.xlsx")
    """File name of the master."""


def build(master: Master, hasil: Hasil) -> tuple[tuple[str, LembarPj], ...]:
    """File stem and data of each sheet, in the order of the registry; "Para Camat" counts for every Camat.

    The stem is the official's place in sheet Pejabat and the name: `20-camat-cakung`. Officials whom nothing
    concerns in the quarter are left out: no indikator with a target, no output due or left over, nothing missing.
    """
    semua = ((nomor, _lembar(master, hasil, rekap), rekap) for nomor, rekap in _bernomor(master, hasil))
    return tuple(
        (f"{nomor:02}-{_nama_berkas(rekap.nama)}", lembar)
        for nomor, lembar, rekap in semua
        if lembar.kurang or _menyangkut(_milik(hasil, rekap))
    )


def tanpa_lembar(master: Master, hasil: Hasil, semua_lembar: Iterable[LembarPj]) -> tuple[str, ...]:
    """Names of the officials who are not among the sheets made, in the order of the registry."""
    dapat = {lembar.pejabat for lembar in semua_lembar}
    semua = dict.fromkeys((*(row.nama for row in master.pejabat), *(rekap.nama for rekap in hasil.pejabat)))
    return tuple(nama for nama in semua if nama not in dapat)


def _bernomor(master: Master, hasil: Hasil) -> Iterator[tuple[int, RekapPejabat]]:
    """Officials with their place in the registry, the same in every quarter; unregistered ones come after."""
    tempat: dict[str, int] = {}
    for nomor, row in enumerate(master.pejabat, 1):
        tempat.setdefault(row.nama, nomor)
    for rekap in hasil.pejabat:
        yield tempat.setdefault(rekap.nama, max(tempat.values(), default=0) + 1), rekap


def _nama_berkas(nama: str) -> str:
    """An official's name as part of a file name: small letters and digits of any script, hyphens between."""
    kata = _APART.sub("-", unicodedata.normalize("NFC", nama).lower()).strip("-")
    return kata if len(kata) <= _LONGEST else kata[: _LONGEST + 1].rpartition("-")[0] or kata[:_LONGEST]


def _milik(hasil: Hasil, rekap: RekapPejabat) -> Hasil:
    """The results of what one official answers for."""
    return hasil._replace(indikator=rekap.indikator, renaksi=rekap.output)


def _menyangkut(milik: Hasil) -> bool:
    """Whether there is a target, or an output due or left over."""
    return milik.jumlah(Status.TANPA_TARGET) < len(milik.indikator) or bool(tampil(milik))


def _lembar(master: Master, hasil: Hasil, rekap: RekapPejabat) -> LembarPj:
    milik = _milik(hasil, rekap)
    periode = kepala.periode(hasil)
    hilang = kurang(master, milik)
    penyusun = satu_baris(master.teks("Penyusun Laporan"))
    return LembarPj(
        status_data=hasil.status_data,
        judul=f"Lembar Penanggung Jawab {rekap.nama} {triwulan(hasil.triwulan)} Tahun {hasil.tahun}",
        pejabat=rekap.nama,
        perjanjian=huruf_judul(master.teks("Jabatan")),
        jenis=periode.jenis,
        triwulan=periode.triwulan,
        tahun=periode.tahun,
        bulan=periode.bulan,
        sebelumnya=periode.sebelumnya,
        ringkasan=(_tentang_indikator(milik), _tentang_output(milik), _tentang_kurang(hilang)),
        indikator=isi.indikator(milik),
        catatan=isi.catatan(milik),
        output=isi.output(milik),
        penyusun="" if Registry(master.pejabat).standard(penyusun) == rekap.nama else penyusun,
        kurang=hilang,
        kendala=isi.kendala(milik),
        sumber=hasil.master,
    )


def _tentang_indikator(milik: Hasil) -> str:
    semua, tw = len(milik.indikator), triwulan(milik.triwulan)
    jumlah = [(milik.jumlah(status), status.value) for status in DINILAI]
    dinilai = sum(n for n, _ in jumlah)
    if not semua:
        return "Tidak ada indikator kinerja yang menjadi tanggung jawab pejabat ini."
    if not dinilai:
        return f"Indikator dengan target pada {tw}: tidak ada dari {semua}."
    return f"Indikator dengan target pada {tw}: {dinilai} dari {semua} ({rincian(jumlah)})."


def _tentang_output(milik: Hasil) -> str:
    perlu, kapan = tampil(milik), sampai_dengan(milik.triwulan)
    if not perlu:
        return f"Tidak ada output rencana aksi yang harus diselesaikan {kapan}."
    tunggakan = sum(satu.tunggakan for satu in perlu)
    sisa = f", termasuk {tunggakan} tunggakan" if tunggakan else ""
    return f"Output yang harus diselesaikan {kapan}: {len(perlu)}{sisa} ({hitung(perlu).rincian()})."


def _tentang_kurang(hilang: tuple[BarisKurang, ...]) -> str:
    if not hilang:
        return "Yang perlu dilengkapi: tidak ada."
    return f"Yang perlu dilengkapi: {len(hilang)} hal, diuraikan pada bagian C."
