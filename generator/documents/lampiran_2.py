"""Lampiran II, `lampiran-2.docx`: the action plan, one row per output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.documents.shared import (
    ARTI_KETERANGAN_QR,
    ARTI_PENANDA,
    ARTI_QR,
    CONTOH_KETERANGAN_QR,
    judul_keputusan,
    keterangan_qr,
    nip,
    nomor_tahun,
    penanda_tangan,
    penanda_ttd,
    per_kelompok,
    qr,
    tahun_di_nomor,
    tanggal,
)
from generator.jenjang import Jenjang
from generator.master import Master, Output
from generator.master.satuan import NILAI, PERSENTASE, RUPIAH
from generator.office.word.merge import Gabung, bersambung, gabungan
from generator.values import Angka, Triwulan, Unreadable, print_angka
from generator.variables import Gambar, data, variable


@data
class Baris:
    """One output with its RA and KK. What a merged group has in common stands on each of its rows."""

    lekat: bool = variable(
        arti="apakah baris tetap sehalaman dengan baris berikutnya; dipakai {% lekat … %}", contoh="benar"
    )
    """Whether the row stays on one page with what follows: the next row of its KK, or the signature."""
    gabung_sasaran: Gabung = variable(arti="penggabungan sel sasaran ke bawah; dipakai {% gabung … %}", contoh="awal")
    no: Angka = variable(arti="nomor sasaran", contoh="1")
    sasaran: str = variable(arti="sasaran", contoh="Terwujudnya kota yang aman")
    gabung_indikator: Gabung = variable(
        arti="penggabungan sel indikator ke bawah; dipakai {% gabung … %}", contoh="awal"
    )
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    target: str = variable(arti="target", contoh="100%")
    gabung_rencana_aksi: Gabung = variable(
        arti="penggabungan sel rencana aksi ke bawah; dipakai {% gabung … %}", contoh="awal"
    )
    rencana_aksi: str = variable(arti="rencana aksi", contoh="Melaksanakan survei")
    gabung_kriteria: Gabung = variable(arti="penggabungan sel kriteria ke bawah; dipakai {% gabung … %}", contoh="awal")
    kriteria: str = variable(arti="kriteria keberhasilan", contoh="Tersedianya hasil survei")
    output: str = variable(arti="output", contoh="Laporan survei")
    target_renaksi: str = variable(arti="target output", contoh="1 Laporan")
    waktu: str = variable(arti="triwulan jatuh temponya", contoh="TW II")
    gabung_penanggung_jawab: Gabung = variable(
        arti="penggabungan sel penanggung jawab ke bawah; dipakai {% gabung … %}", contoh="awal"
    )
    penanggung_jawab: tuple[str, ...] = variable(arti="pejabat penanggung jawab", contoh="satu nama")


@data
class Kelompok:
    """The rows under one heading such as SASARAN STRATEGIS."""

    nama: str = variable(arti="judul kelompok", contoh="SASARAN STRATEGIS")
    baris: tuple[Baris, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


@data
class Lampiran2:
    """The variables of template `lampiran-2`."""

    status_data: str = variable(
        arti="tanda pada setiap halaman bila datanya bukan data resmi; selain itu kosong", contoh="DATA CONTOH"
    )
    judul: str = variable(arti="judul berkas, pada propertinya", contoh="Lampiran I Keputusan Nomor e-0054 Tahun 2025")
    jabatan: str = variable(arti="jabatan yang menetapkan", contoh="BUPATI WANASARI")
    judul_keputusan: str = variable(arti="judul Keputusan, di atas nomornya", contoh="KEPUTUSAN BUPATI WANASARI")
    nomor: str = variable(arti="nomor Keputusan", contoh="e-0054")
    tahun: int = variable(arti="tahun", contoh="2025")
    tahun_di_nomor: bool = variable(arti="apakah nomor sudah memuat tahunnya, seperti 050/15/2026", contoh="salah")
    tanggal: date | Unreadable | None = variable(
        arti="tanggal Keputusan; kosong bila belum diisi", contoh="8 Juli 2025"
    )
    kelompok: tuple[Kelompok, ...] = variable(
        arti="kelompok sasaran, masing-masing dengan barisnya", contoh="satu kelompok"
    )
    penanda_tangan: str = variable(
        arti="jabatan di atas tanda tangan, dengan a.n., u.b., Plt., atau Plh. di depannya dan pergantian barisnya",
        contoh="a.n. BUPATI WANASARI",
    )
    nama: str = variable(arti="nama pejabat yang menandatangani", contoh="NAMA LENGKAP")
    nip: str = variable(arti="NIP pejabat itu", contoh="NIP. 197001011990031001")
    salinan: bool = variable(arti="apakah dokumen ini salinan", contoh="salah")
    """Whether this is a copy, which has `ttd` in place of the signature."""
    penanda_ttd: str = variable(arti=ARTI_PENANDA, contoh="${ttd}")
    qr: Gambar | None = variable(arti=ARTI_QR)
    keterangan_qr: str = variable(arti=ARTI_KETERANGAN_QR, contoh=CONTOH_KETERANGAN_QR)


def build(master: Master) -> Lampiran2:
    """Lampiran II of a master."""
    satuan = {row.kode: row.keterangan for row in master.indikator}
    last = master.output[-1] if master.output else None
    return Lampiran2(
        status_data=master.status_data,
        judul=f"Lampiran II Keputusan {nomor_tahun(master)}",
        jabatan=master.teks("Jabatan"),
        judul_keputusan=judul_keputusan(master),
        nomor=master.teks("Nomor"),
        tahun=master.tahun,
        tahun_di_nomor=tahun_di_nomor(master),
        tanggal=tanggal(master),
        kelompok=tuple(Kelompok(nama, tuple(_baris(rows, satuan, last))) for nama, rows in per_kelompok(master.output)),
        penanda_tangan=penanda_tangan(master),
        nama=master.teks("Nama"),
        nip=nip(master, "NIP Lampiran II"),
        salinan=bool(master.teks("Salinan")),
        penanda_ttd=penanda_ttd(master),
        qr=qr(master),
        keterangan_qr=keterangan_qr(master),
    )


def _baris(rows: tuple[Output, ...], satuan: Mapping[str, str], last: Output | None) -> Iterator[Baris]:
    sasaran = [(row.no, row.sasaran) for row in rows]
    indikator = [(*outer, row.kode_indikator) for outer, row in zip(sasaran, rows, strict=True)]
    rencana = [(*outer, row.rencana_aksi) for outer, row in zip(indikator, rows, strict=True)]
    kriteria = [(*outer, row.kriteria) for outer, row in zip(rencana, rows, strict=True)]
    pejabat = [(*outer, row.penanggung_jawab) for outer, row in zip(kriteria, rows, strict=True)]
    levels = [gabungan(keys) for keys in (sasaran, indikator, rencana, kriteria, pejabat)]
    for row, kept, *merges in zip(rows, bersambung(kriteria), *levels, strict=True):
        yield _satu(row, kept or row is last, tuple(merges), satuan.get(row.kode_indikator, ""))


def _satu(row: Output, lekat: bool, merges: tuple[Gabung, ...], satuan: str) -> Baris:
    sasaran, indikator, rencana_aksi, kriteria, penanggung_jawab = merges
    return Baris(
        lekat=lekat,
        gabung_sasaran=sasaran,
        no=row.no,
        sasaran=row.sasaran,
        gabung_indikator=indikator,
        indikator=row.indikator,
        target=_target(row.target, satuan),
        gabung_rencana_aksi=rencana_aksi,
        rencana_aksi=row.rencana_aksi,
        gabung_kriteria=kriteria,
        kriteria=row.kriteria,
        output=row.output,
        target_renaksi=row.target_renaksi,
        waktu=_waktu(row.waktu),
        gabung_penanggung_jawab=penanggung_jawab,
        penanggung_jawab=row.penanggung_jawab,
    )


def _target(target: Angka, satuan: str) -> str:
    """A target as printed: a percent sign, nothing after a Nilai or a step, else the unit itself, `57.250 Boks`."""
    printed = print_angka(target)
    if not isinstance(target, Decimal) or isinstance(target, Jenjang) or satuan in ("", NILAI):
        return printed
    if satuan == RUPIAH:
        return f"{RUPIAH} {printed}"
    return f"{printed}%" if satuan == PERSENTASE else f"{printed} {satuan}"


def _waktu(waktu: Triwulan | Unreadable | None) -> str:
    match waktu:
        case None:
            return ""
        case Unreadable():
            return waktu.seen
    return waktu.label
