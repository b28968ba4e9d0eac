"""`formulir`: a small workbook for each official, with his rows alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.complete import refuse_incomplete
from generator.compute import compute
from generator.errors import InputRefused, OutputRefused
from generator.formulir.isi import asked
from generator.formulir.kenal import Kenal, asal_of
from generator.generate.places import folder_of
from generator.master import Master
from generator.office.workbook.formulir import LembarIsian, write_form
from generator.office.workbook.petunjuk import CARA, Line
from generator.periode import Periode
from generator.results import Hasil
from generator.system.names import safe_name
from generator.system.writing import write_sets

FOLDER: Final = "formulir"
_APART: Final = re.compile(r"[\W_]+")
_HELP: Final = ("Angka desimal", "Persen", "Rupiah", "N/A dan kosong", "Tanggal")
"""Lines of the master's own guide that hold for forms too."""


class Terkirim(NamedTuple):
    """The forms that were made."""

    folder: Path
    berkas: Mapping[str, str]
    """File name → the official."""
    tanpa: tuple[str, ...]
    """Officials without a form, whom nothing concerns in the quarter."""


def formulir(
    master: Master, triwulan: Periode, output: Path | None = None, batas: str = "", kontak: str = ""
) -> Terkirim:
    """Write a form for each official into the folder `output`; without it, `output/STEM/twN/formulir`.

    `batas` says until when the forms are due, `kontak` whom to ask; both are printed as given. Raises a `PerkinError` when
    the master is not whole, when nobody is asked anything, or when a form there may have been filled in already.
    """
    refuse_incomplete(master)
    hasil = compute(master, triwulan)
    forms = {rekap.nama: asked(master, hasil, rekap) for rekap in hasil.pejabat}
    used = {nama: sheets for nama, sheets in forms.items() if sheets}
    if not used:
        raise InputRefused(
            f"Tidak ada yang perlu dilaporkan pada {triwulan.label}: tidak ada target dan tidak ada output yang jatuh tempo."
        )
    folder = output or folder_of(master.nama, triwulan, Path("output")) / FOLDER
    names = {nama: _file_name(place, nama, triwulan) for place, nama in enumerate(_ordered(master, used), 1)}
    files = {names[nama]: _form(master, hasil, nama, sheets, batas, kontak) for nama, sheets in used.items()}
    _refuse_filled(folder, files)
    write_sets({folder: files})
    without = [rekap.nama for rekap in hasil.pejabat if rekap.nama not in used]
    return Terkirim(folder, {names[nama]: nama for nama in names}, tuple(without))


def _ordered(master: Master, used: Mapping[str, object]) -> list[str]:
    """The officials in the order of sheet Pejabat, then those who are not on it."""
    registered = [row.nama for row in master.pejabat if row.nama in used]
    return list(dict.fromkeys((*registered, *used)))


def _file_name(place: int, nama: str, triwulan: Periode) -> str:
    plain = _APART.sub("-", unicodedata.normalize("NFC", nama).lower()).strip("-")
    return f"{place:02}-{safe_name(plain)}-tw{triwulan.value}.xlsx"


def _refuse_filled(folder: Path, files: Mapping[str, bytes]) -> None:
    """What somebody may have filled in is never replaced."""
    for name, data in files.items():
        path = folder / name
        if path.exists() and path.read_bytes() != data:
            raise OutputRefused(
                f"{path} sudah ada dan mungkin sudah diisi, jadi tidak ditimpa. Pindahkan formulir lama, atau pilih folder "
                "lain dengan --output."
            )


def _form(master: Master, hasil: Hasil, nama: str, sheets: tuple[LembarIsian, ...], batas: str, kontak: str) -> bytes:
    cells = tuple(cell for sheet in sheets for cell in asal_of(sheet))
    known = Kenal(master.nama, master.sha256, str(hasil.tahun), hasil.triwulan.label, nama, cells)
    title = f"Formulir laporan {nama}, {hasil.triwulan.label} {hasil.tahun}"
    contact = kontak or master.teks("Penyusun Laporan")
    guide = _guide(title, hasil, nama, sheets, batas, contact)
    return write_form(title, hasil.status_data, guide, sheets, known.baris)


def _guide(
    title: str, hasil: Hasil, nama: str, sheets: tuple[LembarIsian, ...], batas: str, contact: str
) -> list[Line]:
    asked_of = [(sheet.kind.SHEET, _asked(sheet)) for sheet in sheets]
    lines = [Line("judul", (title,))]
    if hasil.status_data:
        lines.append(Line("tanda", (hasil.status_data, "")))
    lines.append(Line("isi", ("Untuk", nama)))
    if batas:
        lines.append(Line("isi", ("Dikembalikan paling lambat", batas)))
    if contact:
        lines.append(Line("isi", ("Dikembalikan kepada", contact)))
    lines.append(Line("bagian", ("Cara mengisi", "")))
    lines += [Line("isi", pair) for pair in _STEPS]
    lines += [Line("isi", pair) for pair in CARA if pair[0] in _HELP]
    lines.append(Line("bagian", ("Yang diisi", "")))
    lines += [Line("isi", pair) for pair in asked_of]
    return lines


_STEPS: Final = (
    ("1. Isi", "Isi sel yang berwarna kuning di setiap lembar. Sel lain terkunci dan hanya untuk dibaca."),
    (
        "2. Yang belum ada",
        "Biarkan kosong yang memang belum ada angkanya; jelaskan di kolom Kendala atau Faktor Penghambat.",
    ),
    ("3. Simpan", "Simpan sebagai buku kerja Excel (.xlsx). Nama berkas boleh diubah."),
    (
        "4. Kembalikan",
        "Kirim kembali berkas ini. Jangan menyalin isinya ke berkas lain: pengenalnya ada di berkas ini.",
    ),
)


def _asked(sheet: LembarIsian) -> str:
    opened = ", ".join(kolom.judul for kolom in sheet.kolom if kolom.terbuka)
    return f"{len(sheet.baris)} baris: {opened}"
