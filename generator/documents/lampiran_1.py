"""Lampiran I, `lampiran-1.docx`: the indikator kinerja with their measurement, targets and officials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

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
from generator.master import Indikator, Master
from generator.office.word.merge import Gabung, gabungan
from generator.values import Angka, Paragraph, Run, Unreadable
from generator.variables import Gambar, data, variable

HEADING: Final = re.compile(r"[A-Z][A-Z /&]*[A-Z] ?:")
"""What heads a part of Pengukuran Kinerja: capitals up to a colon, as in `DASAR HUKUM :`."""
_ITEM: Final = re.compile(r"([a-z]|\d{1,2})[.)] ")


@data
class Paragraf:
    """One paragraph of Pengukuran Kinerja."""

    teks: Paragraph = variable(arti="bunyi paragraf, dengan huruf miring dan tebalnya", contoh="DASAR HUKUM : …")
    butir: bool = variable(arti="apakah paragraf itu butir, yang barisnya menjorok", contoh="salah")
    """Whether it is an item (`a. …`), whose lines hang under its text."""


@data
class Baris:
    """One indikator."""

    lekat: bool = variable(
        arti="apakah baris tetap sehalaman dengan baris berikutnya; dipakai {% lekat … %}", contoh="benar"
    )
    """Whether the row stays on one page with what follows: the last one with the signature."""
    gabung_sasaran: Gabung = variable(arti="penggabungan sel sasaran ke bawah; dipakai {% gabung … %}", contoh="awal")
    no: Angka = variable(arti="nomor sasaran", contoh="1")
    sasaran: str = variable(arti="sasaran", contoh="Terwujudnya kota yang aman")
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Indeks Kepuasan Layanan")
    sumber_data: str = variable(arti="sumber data", contoh="Biro Organisasi")
    pengukuran: tuple[Paragraf, ...] = variable(arti="paragraf Pengukuran Kinerja", contoh="satu paragraf")
    target_i: Angka = variable(arti="target triwulan I", contoh="N/A")
    target_ii: Angka = variable(arti="target triwulan II", contoh="97,905")
    target_iii: Angka = variable(arti="target triwulan III", contoh="97,905")
    target_iv: Angka = variable(arti="target triwulan IV", contoh="97,905")
    target_tahunan: Angka = variable(arti="target setahun", contoh="97,905")
    keterangan: str = variable(arti="keterangan", contoh="Nilai")
    penanggung_jawab: tuple[str, ...] = variable(arti="pejabat penanggung jawab", contoh="satu nama")


@data
class Kelompok:
    """The rows under one heading such as SASARAN STRATEGIS."""

    nama: str = variable(arti="judul kelompok", contoh="SASARAN STRATEGIS")
    baris: tuple[Baris, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


@data
class Lampiran1:
    """The variables of template `lampiran-1`."""

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


def build(master: Master) -> Lampiran1:
    """Lampiran I of a master."""
    last = master.indikator[-1] if master.indikator else None
    return Lampiran1(
        status_data=master.status_data,
        judul=f"Lampiran I Keputusan {nomor_tahun(master)}",
        jabatan=master.teks("Jabatan"),
        judul_keputusan=judul_keputusan(master),
        nomor=master.teks("Nomor"),
        tahun=master.tahun,
        tahun_di_nomor=tahun_di_nomor(master),
        tanggal=tanggal(master),
        kelompok=tuple(Kelompok(nama, tuple(_baris(rows, last))) for nama, rows in per_kelompok(master.indikator)),
        penanda_tangan=penanda_tangan(master),
        nama=master.teks("Nama"),
        nip=nip(master, "NIP Lampiran I"),
        salinan=bool(master.teks("Salinan")),
        penanda_ttd=penanda_ttd(master),
        qr=qr(master),
        keterangan_qr=keterangan_qr(master),
    )


def _baris(rows: tuple[Indikator, ...], last: Indikator | None) -> Iterator[Baris]:
    for row, gabung in zip(rows, gabungan([(row.no, row.sasaran) for row in rows]), strict=True):
        yield Baris(
            lekat=row is last,
            gabung_sasaran=gabung,
            no=row.no,
            sasaran=row.sasaran,
            indikator=row.indikator,
            sumber_data=row.sumber_data,
            pengukuran=tuple(_paragraf(paragraph) for paragraph in row.pengukuran),
            target_i=row.target_i,
            target_ii=row.target_ii,
            target_iii=row.target_iii,
            target_iv=row.target_iv,
            target_tahunan=row.target_tahunan,
            keterangan=row.keterangan,
            penanggung_jawab=row.penanggung_jawab,
        )


def _paragraf(paragraph: Paragraph) -> Paragraf:
    text = "".join(run.text for run in paragraph)
    heading = HEADING.match(text)
    return Paragraf(
        teks=tuple(_bold_up_to(heading.end(), paragraph)) if heading else paragraph,
        butir=_ITEM.match(text) is not None,
    )


def _bold_up_to(end: int, paragraph: Paragraph) -> Iterator[Run]:
    for run in paragraph:
        head, rest = run.text[: max(end, 0)], run.text[max(end, 0) :]
        end -= len(run.text)
        if head:
            yield Run(head, run.italic, True, run.strike, run.position)
        if rest:
            yield Run(rest, *run.look)
