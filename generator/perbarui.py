"""`perkin perbarui`: a master of an older version, brought to today's sheets and columns with all that it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.complete import refuse_incomplete
from generator.master.parse import parse
from generator.naskah import Laporan, Naskah, baca, tulis
from generator.naskah.laporan import susunan, tinggi_baris
from generator.office.workbook.besides import besides
from generator.office.workbook.reader import read
from generator.registry import FORMULAS

PERINTAH: Final = "perbarui"


def perbarui(path: Path, baru: str) -> tuple[bytes, Laporan]:
    """The new workbook's bytes, to be called `baru`, and what became of the old one.

    Raises `InputRefused` when the file is no master, or lacks a sheet or column that masters always had.
    """
    naskah = taken_apart(path)
    laporan = Laporan(
        perintah=PERINTAH,
        master=str(path),
        baru=baru,
        sel=naskah.banyak_sel,
        butir=susunan(naskah),
        jumlah={"lembar Sisa": len(naskah.sisa), "komentar dibawa": len(naskah.komentar)} | tinggi_baris(naskah),
        langkah=(f"Periksa hasilnya: perkin validate {baru}",),
    )
    return tulis(naskah), laporan


def taken_apart(path: Path) -> Naskah:
    """A master's cells by their places in today's form. Raises `InputRefused` as `perbarui` does."""
    master = parse(read(path))
    refuse_incomplete(master)
    return baca(master, besides(path), tuple(FORMULAS))
