"""The decree's body, `keputusan.docx`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.documents.shared import nip, satu_baris, tanggal
from generator.model import Master
from generator.values import Unreadable


@dataclass(frozen=True, slots=True)
class Butir:
    """One paragraph of a part: a consideration, a legal basis, a diktum, a copy."""

    label: str
    """As printed: `a.`, `1.`, `KESATU`."""
    isi: str


@dataclass(frozen=True, slots=True)
class Keputusan:
    """The variables of template `keputusan`."""

    status_data: str
    """Mark of every page, e.g. `DATA CONTOH`; empty for official data."""
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


def build(master: Master) -> Keputusan:
    """The decree's body of a master."""
    nomor, tahun, tentang = master.teks("Nomor"), master.tahun, master.teks("Tentang")
    return Keputusan(
        status_data=master.status_data,
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
    )


def _butir(master: Master, bagian: str) -> tuple[Butir, ...]:
    return tuple(Butir(row.label, row.isi) for row in master.tubuh if row.bagian == bagian)


def _bertitik(master: Master, bagian: str) -> tuple[Butir, ...]:
    """Items whose label is printed with a point: `a.`, `1.`."""
    items = _butir(master, bagian)
    return tuple(Butir(f"{item.label.rstrip('.')}." if item.label else "", item.isi) for item in items)


def _teks(master: Master, bagian: str) -> str:
    return "\n".join(butir.isi for butir in _butir(master, bagian))
