"""What became of a master that was written anew, as values for text, JSON and the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.naskah.model import Naskah


class Golongan(StrEnum):
    """What became of something."""

    PERIKSA = "perlu dilihat"
    DITAMBAHKAN = "ditambahkan"
    DIGANTI = "diganti"
    DIKOSONGKAN = "dikosongkan"
    DIHAPUS = "dihapus"
    DIBIARKAN = "dibiarkan"
    DIBAWA = "dibawa serta"


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing that a person may want to know: what became of it, where in the new master, and in which words."""

    golongan: Golongan
    lembar: str
    pesan: str
    sel: str = ""
    baris: str = ""
    """The row's key: `IK2.1`."""
    kolom: str = ""
    lama: str = ""
    baru: str = ""
    oleh: str = ""
    """Whose it is, where several people's work comes together."""

    @property
    def perlu(self) -> bool:
        """Whether it waits for a person."""
        return self.golongan is Golongan.PERIKSA


@dataclass(frozen=True, slots=True)
class Laporan:
    """The whole of it: what was made of what, and every item."""

    perintah: str
    master: str
    baru: str
    sel: int
    """Cells of the old file that stand in the new one."""
    butir: tuple[Butir, ...]
    jumlah: Mapping[str, int] = field(default_factory=dict)
    """Further counts: what is counted, in Indonesian → how many."""
    langkah: tuple[str, ...] = ()
    """What to do next, in sentences."""

    @property
    def perlu(self) -> int:
        """How many items wait for a person."""
        return sum(item.perlu for item in self.butir)


def susunan(naskah: Naskah) -> tuple[Butir, ...]:
    """What today's form added, what goes along unread, and what is left for a person to place."""
    return (*_added(naskah), *_taken_along(naskah), *_looks(naskah), *_left(naskah))


def tinggi_baris(naskah: Naskah) -> dict[str, int]:
    """A count for the report of the rows whose fixed height was not kept; empty where there are none."""
    count = naskah.rupa.tinggi
    return {"tinggi baris dihitung lagi dari isinya": count} if count else {}


def _added(naskah: Naskah) -> Iterator[Butir]:
    for sheet in naskah.lembar_baru:
        yield Butir(Golongan.DITAMBAHKAN, sheet, f"Lembar {sheet} ditambahkan, kosong.")
    for sheet, title in naskah.kolom_baru:
        yield Butir(Golongan.DITAMBAHKAN, sheet, f"Kolom {title} ditambahkan, kosong.", kolom=title)
    for key in naskah.kunci_baru:
        yield Butir(Golongan.DITAMBAHKAN, "Keputusan", f"Kunci {key} ditambahkan, kosong.", baris=key)


def _taken_along(naskah: Naskah) -> Iterator[Butir]:
    for name, entries in naskah.daftar.items():
        pesan = f"Pilihan tambahan di daftar {name} dibawa: {', '.join(entries)}."
        yield Butir(Golongan.DIBAWA, "Daftar", pesan, kolom=name)
    for sheet, titles in naskah.kolom.items():
        for title in titles:
            yield Butir(Golongan.DIBAWA, sheet, f"Kolom tambahan {title} dibawa, di kanan kolom lainnya.", kolom=title)
    for lembar in naskah.lembar:
        yield Butir(Golongan.DIBAWA, lembar.nama, f"Lembar tambahan {lembar.nama} dibawa, di akhir buku kerja.")


def _looks(naskah: Naskah) -> Iterator[Butir]:
    for sheet, said in naskah.rupa.dibawa:
        yield Butir(Golongan.DIBAWA, sheet, said)
    for sheet, said, needed in naskah.rupa.tertinggal:
        yield Butir(Golongan.PERIKSA if needed else Golongan.DIHAPUS, sheet, said)


def _left(naskah: Naskah) -> Iterator[Butir]:
    for sisa in naskah.sisa:
        pesan = f"{sisa.sebab[:1].upper()}{sisa.sebab[1:]}. Isinya ditulis di lembar Sisa, di akhir buku kerja."
        yield Butir(Golongan.PERIKSA, sisa.lembar, pesan, sel=sisa.sel, lama=sisa.isi)
    for sheet in naskah.bergambar:
        pesan = (
            f"Gambar, grafik, atau kotak teks di lembar {sheet} tidak dibawa. Salin sendiri di Excel bila diperlukan."
        )
        yield Butir(Golongan.PERIKSA, sheet, pesan)
