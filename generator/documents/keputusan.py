"""The decree's body, `keputusan.docx`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.documents.shared import nip, nip_baris, satu_baris, tanggal
from generator.gambar import Gambar
from generator.model import Master
from generator.values import Unreadable


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Butir:
    """One paragraph of a part: a consideration, a legal basis, a diktum, a copy."""

    label: str
    """As printed: `a.`, `1.`, `KESATU`."""
    isi: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Salinan:
    """What makes a copy out of the decree: who certifies it, and the mark at its head."""

    tanda: str
    """At the upper right: `SALINAN`."""
    jabatan: str
    nama: str
    nip: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Keputusan:
    """The variables of template `keputusan`."""

    status_data: str
    """Mark of every page, e.g. `DATA CONTOH`; empty for official data."""
    logo: Gambar | None
    """At the head; None without one."""
    salinan: Salinan | None
    """None for the decree itself."""
    judul: str
    """Title of the file's properties."""
    jabatan: str
    nomor: str
    tahun: int
    tentang: str
    """Several lines, as broken in print."""
    pembuka: str
    """The office on the opening line."""
    menimbang: tuple[Butir, ...]
    mengingat: tuple[Butir, ...]
    memutuskan: str
    menetapkan: str
    diktum: tuple[Butir, ...]
    ditetapkan_di: str
    tanggal: date | Unreadable | None
    nama: str
    nip: str
    tembusan: tuple[Butir, ...]
    tanda_tangan_elektronik: str
    """Note at the end that the document is signed electronically; empty without one."""
    paraf: tuple[str, ...]
    """The offices that initial the draft, one row of a small table each."""


def build(master: Master) -> Keputusan:
    """The decree's body of a master."""
    nomor, tahun, tentang = master.teks("Nomor"), master.tahun, master.teks("Tentang")
    return Keputusan(
        status_data=master.status_data,
        logo=master.gambar.get("Logo"),
        salinan=_salinan(master),
        judul=f"Keputusan Nomor {nomor} Tahun {tahun} tentang {satu_baris(tentang)}",
        jabatan=master.teks("Jabatan"),
        nomor=nomor,
        tahun=tahun,
        tentang=tentang,
        pembuka=master.teks("Pembuka") or master.teks("Jabatan"),
        menimbang=_bertitik(master, "Menimbang"),
        mengingat=_bertitik(master, "Mengingat"),
        memutuskan=_teks(master, "Memutuskan"),
        menetapkan=_teks(master, "Menetapkan"),
        diktum=_butir(master, "Diktum"),
        ditetapkan_di=master.teks("Ditetapkan di"),
        tanggal=tanggal(master),
        nama=master.teks("Nama"),
        nip=nip(master),
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
        jabatan=master.teks("Salinan Jabatan"),
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
