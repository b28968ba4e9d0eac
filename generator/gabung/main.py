"""`gabung-master`: two copies of a master that two people edited become one, and no edit is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from generator.gabung.tabel import DAFTAR, LEMBAR_TAMBAHAN, Bagian, put_together_all
from generator.gabung.tiga_arah import COPIES, Apa, Sisi, Suntingan
from generator.naskah import Butir, Golongan, Laporan, tulis
from generator.naskah.laporan import susunan
from generator.office.workbook.report import Gaya, Halaman, Isi
from generator.perbarui import taken_apart
from generator.values import seen

PERINTAH: Final = "gabung-master"
KONFLIK: Final = "Konflik"
_HEADER: Final = (("Lembar", 20), ("Sel", 8), ("Baris", 20), ("Kolom", 24))
_WIDTH: Final = 50
_RED: Final = "#C00000"
Nama = Mapping[Sisi, str]
"""What each of the three masters is called in the report."""


def gabung_master(dasar: Path, a: Path, b: Path, baru: str) -> tuple[bytes, Laporan]:
    """The bytes of the master that holds the edits of `a` and `b`, to be called `baru`, and what became of each edit.

    `dasar` is the master that both copies began with. Where both changed the same thing differently, the new master keeps
    what `dasar` says, and sheet `Konflik` lists all three. Raises `InputRefused` when one of them is no whole master.
    """
    paths = {Sisi.DASAR: dasar, Sisi.A: a, Sisi.B: b}
    nama = _names(paths)
    together, parts = put_together_all({side: taken_apart(path) for side, path in paths.items()})
    edits = [(part, edit) for part in parts for edit in part.gabungan.suntingan]
    conflicts = [(part, edit) for part, edit in edits if edit.konflik]
    taken = {f"suntingan dari {nama[side]}": _taken(edits, side) for side in COPIES}
    laporan = Laporan(
        perintah=PERINTAH,
        master=str(dasar),
        baru=baru,
        sel=together.banyak_sel,
        butir=(*susunan(together), *(_told(part, edit, nama) for part, edit in edits)),
        jumlah={**taken, "konflik": len(conflicts)},
        langkah=_next_steps(bool(conflicts), baru),
    )
    return tulis(together, [_page(conflicts, nama)] if conflicts else []), laporan


def _names(paths: Mapping[Sisi, Path]) -> Nama:
    """The files' own names; with their folders where two have the same."""
    short = {side: path.name for side, path in paths.items()}
    return short if len(set(short.values())) == len(short) else {side: str(path) for side, path in paths.items()}


def _taken(edits: Sequence[tuple[Bagian, Suntingan]], side: Sisi) -> int:
    return sum(side in edit.oleh for _, edit in edits if not edit.konflik)


def _next_steps(conflicting: bool, baru: str) -> tuple[str, ...]:
    check = f"Periksa hasilnya: perkin validate {baru}"
    if not conflicting:
        return (check,)
    return (f"Putuskan setiap konflik di lembar {KONFLIK}, tulis di selnya, lalu hapus lembar itu.", check)


def _told(part: Bagian, edit: Suntingan, nama: Nama) -> Butir:
    """What became of an edit."""
    who = " dan ".join(nama[side] for side in edit.oleh)
    old = seen(edit.nilai.get(Sisi.DASAR))
    new = seen(edit.nilai.get(edit.oleh[0]))
    sheet, cell, row = _place(part, edit)
    if edit.konflik:
        pesan, said = _clash(edit, nama)
        return Butir(Golongan.PERIKSA, sheet, pesan, cell, row, edit.kolom, said)
    match edit.apa:
        case Apa.TAMBAH:
            return Butir(Golongan.DITAMBAHKAN, sheet, f"Baris baru dari {who}.", cell, row, lama=new)
        case Apa.HAPUS:
            return Butir(Golongan.DIHAPUS, sheet, f"Baris dihapus di {who}.", cell, row, lama=old)
        case Apa.URUTAN:
            return Butir(Golongan.DIGANTI, sheet, f"Urutan baris mengikuti {who}.")
    alike = "Diubah sama di" if len(edit.oleh) > 1 else "Diambil dari"
    return Butir(
        Golongan.DIGANTI, sheet, f"{alike} {who}.", cell, row, edit.kolom, old or "(kosong)", new or "(kosong)"
    )


def _clash(edit: Suntingan, nama: Nama) -> tuple[str, str]:
    """A conflict in a sentence, and what each side says."""
    said = "; ".join(f"{nama[side]}: {seen(edit.nilai.get(side)) or '(kosong)'}" for side in Sisi)
    kept = f"Yang tertulis tetap seperti di {nama[Sisi.DASAR]}."
    match edit.apa:
        case Apa.URUTAN:
            return f"Urutan baris diubah berbeda di {nama[Sisi.A]} dan {nama[Sisi.B]}. {kept}", ""
        case Apa.HAPUS:
            changed = next(side for side in COPIES if side in edit.nilai)
            removed = next(side for side in COPIES if side is not changed)
            return f"Baris dihapus di {nama[removed]}, tetapi diubah di {nama[changed]}. {kept}", said
    return f"Diubah berbeda di {nama[Sisi.A]} dan {nama[Sisi.B]}. {kept}", said


def _place(part: Bagian, edit: Suntingan) -> tuple[str, str, str]:
    """Sheet, address and row of an edit, as staff find them in the new master."""
    if edit.baris is None:
        return part.nama, "", ""
    if part.nama == LEMBAR_TAMBAHAN:
        return edit.baris.id, edit.kolom, ""
    if part.nama == DAFTAR:
        return DAFTAR, "", edit.baris.id
    row = part.sel.get((id(edit.baris), ""), "")
    return part.nama, part.sel.get((id(edit.baris), edit.kolom), row), edit.baris.id


def _page(conflicts: Sequence[tuple[Bagian, Suntingan]], nama: Nama) -> Halaman:
    """The sheet that lists the conflicts, what each master says side by side."""
    titles = (*(title for title, _ in _HEADER), *(nama[side] for side in Sisi))
    about = (
        f"Kedua salinan mengubah hal yang sama dengan cara berbeda. Di selnya masih tertulis isi dari {nama[Sisi.DASAR]}. "
        "Putuskan yang benar, tulis di selnya, lalu hapus lembar ini. Program tidak membacanya."
    )
    rows = (
        (Isi("Konflik dua salinan master", Gaya.JUDUL),),
        (Isi("Tentang"), Isi(None), Isi(about)),
        tuple(Isi(title, Gaya.KEPALA) for title in titles),
        *(tuple(_line(part, edit)) for part, edit in conflicts),
    )
    widths = (*(width for _, width in _HEADER), *[_WIDTH] * len(Sisi))
    return Halaman(KONFLIK, widths, rows, kepala=3, warna=_RED)


def _line(part: Bagian, edit: Suntingan) -> Iterator[Isi]:
    sheet, cell, row = _place(part, edit)
    yield from map(Isi, (sheet, cell, row, edit.kolom or edit.apa.value))
    for side in Sisi:
        yield Isi(seen(edit.nilai.get(side)) or None)
