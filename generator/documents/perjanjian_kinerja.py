"""The Perjanjian Kinerja itself, `perjanjian-kinerja.docx`: the statement of the parties, its targets and its budget.

Form and wording: PermenPANRB 53/2014. A head of region promises without a superior: then there is one party only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from generator import anggaran
from generator.documents.shared import (
    ARTI_KETERANGAN_QR,
    ARTI_PENANDA,
    ARTI_QR,
    CONTOH_KETERANGAN_QR,
    keterangan_qr,
    nip_baris,
    penanda_ttd,
    per_kelompok,
    qr,
)
from generator.master import Anggaran, Indikator, Master, Pihak, PihakPerjanjian
from generator.master.satuan import PERSENTASE, RUPIAH
from generator.office.word.merge import Gabung, gabungan
from generator.values import Angka, Unreadable, print_angka, print_number
from generator.variables import Gambar, data, variable
from generator.working import Step

TANPA_LEMBAR: Final = "Lembar Perjanjian belum ada; buat master baru yang memuatnya dengan perkin perbarui."
BELUM: Final = "Isi lembar Perjanjian: satu baris Pihak Pertama dengan Nama dan Jabatannya, dan satu baris Pihak Kedua."


@data
class PihakTercetak:
    """A party as printed."""

    nama: str = variable(arti="nama lengkap dengan gelar", contoh="Dra. Sri Wahyuni, M.Si.")
    jabatan: str = variable(arti="jabatan", contoh="Kepala Dinas Sosial Kabupaten Wanasari")
    pangkat: str = variable(arti="pangkat; boleh kosong", contoh="Pembina Utama Muda")
    nip: str = variable(arti="baris NIP; kosong bila tidak mempunyai NIP", contoh="NIP. 197001011990031001")
    penanda_ttd: str = variable(arti=ARTI_PENANDA, contoh="${ttd}")


@data
class Baris:
    """One indikator with its target of the year."""

    lekat: bool = variable(
        arti="apakah baris tetap sehalaman dengan baris berikutnya; dipakai {% lekat … %}", contoh="benar"
    )
    gabung_sasaran: Gabung = variable(arti="penggabungan sel sasaran ke bawah; dipakai {% gabung … %}", contoh="awal")
    no: Angka = variable(arti="nomor sasaran", contoh="1")
    sasaran: str = variable(arti="sasaran", contoh="Meningkatnya kesejahteraan sosial")
    indikator: str = variable(arti="bunyi indikator kinerja", contoh="Persentase penyandang masalah yang ditangani")
    target: str = variable(arti="target setahun dengan satuannya", contoh="12 Dokumen")


@data
class Kelompok:
    """Indikator under one heading."""

    nama: str = variable(arti="judul kelompok; kosong bila kelompoknya hanya satu", contoh="SASARAN STRATEGIS")
    baris: tuple[Baris, ...] = variable(arti="baris-baris tabel", contoh="satu baris")


@data
class BarisAnggaran:
    """A program, or a kegiatan of the program above it."""

    lekat: bool = variable(
        arti="apakah baris tetap sehalaman dengan baris berikutnya; dipakai {% lekat … %}", contoh="benar"
    )
    nomor: str = variable(arti="nomor program, atau huruf kegiatan", contoh="1.")
    kegiatan: bool = variable(arti="apakah baris ini kegiatan, bukan program", contoh="salah")
    nama: str = variable(arti="nama program atau kegiatan", contoh="Program Rehabilitasi Sosial")
    anggaran: str = variable(arti="pagu setahun; strip bila belum diisi", contoh="Rp 700.364.000")
    keterangan: str = variable(arti="keterangan, misalnya sumber dananya", contoh="APBD")


@data
class AnggaranTercetak:
    """The budget's table."""

    baris: tuple[BarisAnggaran, ...] = variable(arti="program dengan kegiatannya", contoh="satu program")
    jumlah: str = variable(arti="jumlah pagu semua program", contoh="Rp 1.562.300.000")


@data
class PerjanjianKinerja:
    """The variables of template `perjanjian-kinerja`."""

    status_data: str = variable(
        arti="tanda pada setiap halaman bila datanya bukan data resmi; selain itu kosong", contoh="DATA CONTOH"
    )
    logo: Gambar | None = variable(arti="lambang di kepala dokumen; dipasang sebagai teks alternatif gambar")
    judul: str = variable(arti="judul berkas, pada propertinya", contoh="Perjanjian Kinerja Tahun 2026")
    tahun: int = variable(arti="tahun", contoh="2026")
    pertama: PihakTercetak = variable(arti="Pihak Pertama, yang berjanji", contoh="satu pihak")
    kedua: PihakTercetak | None = variable(arti="Pihak Kedua, atasannya; tidak ada pada perjanjian kepala daerah")
    tempat: str = variable(arti="tempat penandatanganan", contoh="Wanasari")
    tanggal: date | Unreadable | None = variable(
        arti="tanggal penandatanganan; kosong bila ditulis dengan tangan", contoh="5 Januari 2026"
    )
    kelompok: tuple[Kelompok, ...] = variable(arti="indikator dengan targetnya, per kelompok", contoh="satu kelompok")
    anggaran: AnggaranTercetak | None = variable(arti="tabel anggaran; tidak ada bila lembar Anggaran kosong")
    qr: Gambar | None = variable(arti=ARTI_QR)
    keterangan_qr: str = variable(arti=ARTI_KETERANGAN_QR, contoh=CONTOH_KETERANGAN_QR)


def kurang(master: Master) -> str:
    """What a master lacks for this document, as a sentence that says what to do; empty when nothing."""
    if PihakPerjanjian.SHEET not in master.kepala:
        return TANPA_LEMBAR
    pertama = _pihak(master, Pihak.PERTAMA)
    return "" if pertama and pertama.nama and pertama.jabatan else BELUM


def build(master: Master) -> PerjanjianKinerja:
    """The Perjanjian Kinerja of a master. Raises `ValueError` when `kurang` says that it cannot be made."""
    pertama, kedua = _pihak(master, Pihak.PERTAMA), _pihak(master, Pihak.KEDUA)
    if pertama is None:
        raise ValueError("no Pihak Pertama")
    return PerjanjianKinerja(
        status_data=master.status_data,
        logo=master.gambar.get("Logo"),
        judul=f"Perjanjian Kinerja {pertama.jabatan} Tahun {master.tahun}",
        tahun=master.tahun,
        pertama=_tercetak(pertama, penanda_ttd(master, 1)),
        kedua=_tercetak(kedua, penanda_ttd(master, 2)) if kedua else None,
        tempat=pertama.tempat or (kedua.tempat if kedua else "") or master.teks("Ditetapkan di"),
        tanggal=pertama.tanggal or (kedua.tanggal if kedua else None),
        kelompok=_kelompok(master),
        anggaran=_anggaran(master),
        qr=qr(master),
        keterangan_qr=keterangan_qr(master),
    )


def _pihak(master: Master, pihak: Pihak) -> PihakPerjanjian | None:
    return next((row for row in master.perjanjian if row.pihak is pihak), None)


def _tercetak(row: PihakPerjanjian, penanda: str) -> PihakTercetak:
    return PihakTercetak(
        nama=row.nama, jabatan=row.jabatan, pangkat=row.pangkat, nip=nip_baris(row.nip), penanda_ttd=penanda
    )


def _kelompok(master: Master) -> tuple[Kelompok, ...]:
    last = master.indikator[-1] if master.indikator else None
    groups = tuple((nama, tuple(_baris(rows, last))) for nama, rows in per_kelompok(master.indikator))
    headed = len(groups) > 1
    return tuple(Kelompok(nama if headed else "", rows) for nama, rows in groups)


def _baris(rows: tuple[Indikator, ...], last: Indikator | None) -> Iterator[Baris]:
    for row, gabung in zip(rows, gabungan([(row.no, row.sasaran) for row in rows]), strict=True):
        yield Baris(
            lekat=row is last,
            gabung_sasaran=gabung,
            no=row.no,
            sasaran=row.sasaran,
            indikator=row.indikator,
            target=target(row.target_tahunan, row.keterangan),
        )


def target(value: Angka, satuan: str) -> str:
    """A target with its unit: `12 Dokumen`, `95%`, `Rp 1.000`, `97,905 Nilai`; what is no number stands alone."""
    printed = print_angka(value)
    if not isinstance(value, Decimal) or not satuan:
        return printed
    if satuan == PERSENTASE:
        return f"{printed}%"
    return f"{RUPIAH} {printed}" if satuan == RUPIAH else f"{printed} {satuan}"


def _anggaran(master: Master) -> AnggaranTercetak | None:
    programs = anggaran.programs(master.anggaran)
    if not programs:
        return None
    total = anggaran.jumlah("Jumlah pagu", map(anggaran.pagu, programs))
    *rows, last = (row for nomor, program in enumerate(programs, 1) for row in _program(nomor, program))
    return AnggaranTercetak((*rows, replace(last, lekat=True)), rupiah(total))


def _program(nomor: int, program: anggaran.Program) -> Iterator[BarisAnggaran]:
    yield BarisAnggaran(
        lekat=bool(program.kegiatan),
        nomor=f"{nomor}.",
        kegiatan=False,
        nama=program.nama,
        anggaran=rupiah(anggaran.pagu(program)),
        keterangan=program.keterangan,
    )
    for place, row in enumerate(program.kegiatan, 1):
        yield _kegiatan(place, row)


def _kegiatan(place: int, row: Anggaran) -> BarisAnggaran:
    return BarisAnggaran(
        lekat=False,
        nomor=f"{place})",
        kegiatan=True,
        nama=row.kegiatan or row.program,
        anggaran=rupiah(anggaran.pagu_baris(row)),
        keterangan=row.keterangan,
    )


def rupiah(step: Step | None) -> str:
    """An amount as printed, all its digits: `Rp 1.562.300.000`; a dash where there is none."""
    return f"{RUPIAH} {print_number(step.value)}" if step else "–"
