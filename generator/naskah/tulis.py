"""Writes a master anew, with its leftovers on a sheet of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator import formulas
from generator.naskah.baca import free_name
from generator.naskah.model import Naskah, Sisa
from generator.office.workbook.report import Gaya, Halaman, Isi
from generator.office.workbook.writer import write
from generator.registry import FORMULAS
from generator.values import normal

REGISTERED: Final = (formulas,)
"""What registers itself by being imported: the formulas that sheet Pengukuran offers."""
SISA: Final = "Sisa"
_HEADER: Final = (("Lembar", 22), ("Sel", 9), ("Isi", 90), ("Mengapa di sini", 44))
_ABOUT: Final = (
    "Isi master lama yang tidak mempunyai tempat di susunan sekarang. Pindahkan yang masih diperlukan ke tempatnya, lalu "
    "hapus lembar ini. Program tidak membacanya."
)
_GREY: Final = "#7F7F7F"


def tulis(naskah: Naskah, halaman: Sequence[Halaman] = ()) -> bytes:
    """The new workbook's bytes; `halaman` are sheets of our own, which the leftovers follow.

    Raises `PerkinError` when a text does not fit into an Excel cell.
    """
    taken = {normal(lembar.nama) for lembar in naskah.lembar}
    pages = [*halaman, *([_sisa(naskah.sisa)] if naskah.sisa else [])]
    named = [page._replace(nama=free_name(page.nama, taken)) for page in pages]
    return write(naskah.rows, tuple(FORMULAS), replace(naskah.tambahan, halaman=named))


def _sisa(left: Sequence[Sisa]) -> Halaman:
    head = tuple(Isi(title, Gaya.KEPALA) for title, _ in _HEADER)
    lines = [tuple(map(Isi, (one.lembar, one.sel, one.isi, one.sebab))) for one in left]
    top = ((Isi("Sisa master lama", Gaya.JUDUL),), (Isi("Tentang"), Isi(None), Isi(_ABOUT)))
    return Halaman(SISA, tuple(width for _, width in _HEADER), (*top, head, *lines), kepala=3, warna=_GREY)
