"""The decree's body, `keputusan.docx`."""

from __future__ import annotations

from datetime import date

from generator.documents import LOGO, LOGO_KOP, shared
from generator.documents.shared import (
    ARTI_KETERANGAN_QR,
    ARTI_PENANDA,
    ARTI_QR,
    CONTOH_KETERANGAN_QR,
    Kop,
    keterangan_qr,
    nip,
    nip_baris,
    nomor_tahun,
    penanda_ttd,
    qr,
    satu_baris,
    tahun_di_nomor,
    tanggal,
)
from generator.master import Master
from generator.master.jabatan import penanda_tangan
from generator.values import Unreadable
from generator.variables import Gambar, data, variable


@data
class Butir:
    """One paragraph of a part: a consideration, a legal basis, a diktum, a copy."""

    label: str = variable(arti="huruf, angka, atau urutan di depan butir", contoh="a., 1., KESATU")
    """As printed: `a.`, `1.`, `KESATU`."""
    isi: str = variable(arti="bunyi butir", contoh="bahwa dalam rangka …;")


@data
class Salinan:
    """What makes a copy out of the decree: who certifies it, and the mark at its head."""

    tanda: str = variable(arti="tanda di kanan atas", contoh="SALINAN")
    """At the upper right: `SALINAN`."""
    jabatan: str = variable(arti="jabatan yang mengesahkan salinan", contoh="Kepala Bagian Hukum")
    nama: str = variable(arti="nama yang mengesahkan salinan", contoh="NAMA LENGKAP")
    nip: str = variable(arti="NIP yang mengesahkan salinan", contoh="NIP. 197001011990031001")


@data
class Keputusan:
    """The variables of template `keputusan`."""

    status_data: str = variable(
        arti="tanda pada setiap halaman bila datanya bukan data resmi; selain itu kosong", contoh="DATA CONTOH"
    )
    """Mark of every page, e.g. `DATA CONTOH`; empty for official data."""
    logo: Gambar | None = variable(arti="lambang di kepala Keputusan; dipasang sebagai teks alternatif gambar")
    """At the head; None without one."""
    kop: Kop | None = variable(
        arti="kepala surat lembaga; tidak ada pada Keputusan kepala daerah atau bila tidak diisi"
    )
    """None for heads of region, whose decrees begin with the office."""
    kop_logo: Gambar | None = variable(arti="lambang di kiri kop; dipasang sebagai teks alternatif gambar")
    kepala_daerah: bool = variable(
        arti="apakah yang menetapkan kepala daerah, yang jabatannya tercetak di kepala Keputusan", contoh="benar"
    )
    salinan: Salinan | None = variable(arti="keterangan salinan; tidak ada pada naskah aslinya")
    """None for the decree itself."""
    judul: str = variable(arti="judul berkas, pada propertinya", contoh="Lampiran I Keputusan Nomor e-0054 Tahun 2025")
    """Title of the file's properties."""
    jabatan: str = variable(arti="jabatan yang menetapkan", contoh="BUPATI WANASARI")
    judul_keputusan: str = variable(arti="judul di atas nomor", contoh="KEPUTUSAN BUPATI WANASARI")
    nomor: str = variable(arti="nomor Keputusan", contoh="e-0054")
    tahun: int = variable(arti="tahun", contoh="2025")
    tahun_di_nomor: bool = variable(arti="apakah nomor sudah memuat tahunnya, seperti 050/15/2026", contoh="salah")
    tentang: str = variable(arti="perihal Keputusan, dengan pergantian barisnya", contoh="PENETAPAN PERJANJIAN KINERJA")
    """Several lines, as broken in print."""
    frasa_pembuka: str = variable(
        arti="kalimat di atas baris pembuka; kosong bila tidak dicetak", contoh="DENGAN RAHMAT TUHAN YANG MAHA ESA"
    )
    pembuka: str = variable(arti="jabatan pada baris pembuka", contoh="BUPATI WANASARI")
    """The office on the opening line."""
    menimbang: tuple[Butir, ...] = variable(arti="butir-butir Menimbang", contoh="satu butir")
    mengingat: tuple[Butir, ...] = variable(arti="butir-butir Mengingat", contoh="satu butir")
    memutuskan: str = variable(arti="tulisan MEMUTUSKAN", contoh="MEMUTUSKAN :")
    menetapkan: str = variable(arti="judul pada Menetapkan", contoh="KEPUTUSAN WALIKOTA TENTANG …")
    diktum: tuple[Butir, ...] = variable(arti="diktum KESATU dan seterusnya", contoh="satu diktum")
    ditetapkan_di: str = variable(arti="tempat ditetapkan", contoh="Jakarta")
    tanggal: date | Unreadable | None = variable(
        arti="tanggal Keputusan; kosong bila belum diisi", contoh="8 Juli 2025"
    )
    penanda_tangan: str = variable(
        arti="jabatan di atas tanda tangan, dengan a.n., u.b., Plt., atau Plh. di depannya dan pergantian barisnya",
        contoh="a.n. BUPATI WANASARI",
    )
    nama: str = variable(arti="nama pejabat yang menandatangani", contoh="NAMA LENGKAP")
    nip: str = variable(arti="NIP pejabat itu", contoh="NIP. 197001011990031001")
    penanda_ttd: str = variable(arti=ARTI_PENANDA, contoh="${ttd}")
    """On a copy it stands above the name of who certifies it."""
    qr: Gambar | None = variable(arti=ARTI_QR)
    keterangan_qr: str = variable(arti=ARTI_KETERANGAN_QR, contoh=CONTOH_KETERANGAN_QR)
    tembusan: tuple[Butir, ...] = variable(arti="penerima tembusan", contoh="satu penerima")
    tanda_tangan_elektronik: str = variable(
        arti="catatan bahwa dokumen ditandatangani elektronik; boleh kosong", contoh="Dokumen ini …"
    )
    """Note at the end that the document is signed electronically; empty without one."""
    paraf: tuple[str, ...] = variable(arti="jabatan yang membubuhkan paraf", contoh="satu jabatan")
    """The offices that initial the draft, one row of a small table each."""


def build(master: Master) -> Keputusan:
    """The decree's body of a master."""
    nomor, tahun, tentang = master.teks("Nomor"), master.tahun, master.teks("Tentang")
    heading = None if shared.kepala_daerah(master) else shared.kop(master)
    logo = master.gambar.get(LOGO)
    return Keputusan(
        status_data=master.status_data,
        logo=None if heading else logo,
        kop=heading,
        kop_logo=(master.gambar.get(LOGO_KOP) or logo) if heading else None,
        kepala_daerah=shared.kepala_daerah(master),
        salinan=_salinan(master),
        judul=f"Keputusan {nomor_tahun(master)} tentang {satu_baris(tentang)}",
        jabatan=master.teks("Jabatan"),
        judul_keputusan=shared.judul_keputusan(master),
        nomor=nomor,
        tahun=tahun,
        tahun_di_nomor=tahun_di_nomor(master),
        tentang=tentang,
        frasa_pembuka=shared.frasa_pembuka(master),
        pembuka=master.teks("Pembuka") or master.teks("Jabatan"),
        menimbang=_bertitik(master, "Menimbang"),
        mengingat=_bertitik(master, "Mengingat"),
        memutuskan=_teks(master, "Memutuskan"),
        menetapkan=_teks(master, "Menetapkan"),
        diktum=_butir(master, "Diktum"),
        ditetapkan_di=master.teks("Ditetapkan di"),
        tanggal=tanggal(master),
        penanda_tangan=shared.penanda_tangan(master),
        nama=master.teks("Nama"),
        nip=nip(master),
        penanda_ttd=penanda_ttd(master),
        qr=qr(master),
        keterangan_qr=keterangan_qr(master),
        tembusan=_bertitik(master, "Tembusan"),
        tanda_tangan_elektronik=master.teks("Tanda Tangan Elektronik"),
        paraf=tuple(line.strip() for line in master.teks("Paraf").splitlines() if line.strip()),
    )


def _salinan(master: Master) -> Salinan | None:
    tanda = master.teks("Salinan")
    if not tanda:
        return None
    return Salinan(
        tanda=tanda,
        jabatan=penanda_tangan(master.teks("Salinan Jabatan"), ""),
        nama=master.teks("Salinan Nama"),
        nip=nip_baris(master.teks("Salinan NIP")),
    )


def _butir(master: Master, bagian: str) -> tuple[Butir, ...]:
    return tuple(Butir(row.label, row.isi) for row in master.tubuh if row.bagian == bagian)


def _bertitik(master: Master, bagian: str) -> tuple[Butir, ...]:
    """Items whose label is printed with a point: `a.`, `1.`."""
    items = _butir(master, bagian)
    return tuple(Butir(f"{item.label.rstrip('.')}." if item.label else "", item.isi) for item in items)


def _teks(master: Master, bagian: str) -> str:
    return "\n".join(butir.isi for butir in _butir(master, bagian))
