"""The lists behind the drop-downs: columns of sheet Daftar, and the codes of the master itself.

Each list is a workbook-wide name. A name covers the filled part of its column only (a blank inside a
list would switch Excel's check off), and grows when somebody adds an entry below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from generator.law import SKALA
from generator.master import BAGIAN_TUBUH, LEMBAR, JenisKomponen, columns
from generator.master.satuan import WAJAR
from generator.values import Konsolidasi, Polarisasi, Triwulan

SHEET: Final = "Daftar"
LAST_ROW: Final = 500
"""How far down the sheets are guarded and the lists may grow."""
FREE: Final = ("Satuan", "Jenis_Pejabat", "Bidang")
"""Lists to which staff may add entries of their own; the program knows all entries of the others."""
SATUAN: Final = tuple(WAJAR)
JENIS_PEJABAT: Final = (
    "Walikota",
    "Wakil Walikota",
    "Sekretaris Kota",
    "Asisten",
    "Kabag",
    "Camat",
    "Bupati",
    "Wakil Bupati",
    "Sekretaris Daerah",
    "Kepala Dinas",
    "Kepala Badan",
    "Lurah",
)
"""Kinds of every sort of office, since the list is a proposal that staff may add to."""
BIDANG: Final = (
    "Pimpinan",
    "Pemerintahan",
    "Perekonomian dan Pembangunan",
    "Administrasi dan Kesejahteraan Rakyat",
    "Kewilayahan",
)
_NONE: Final[Mapping[str, tuple[str, ...]]] = {}
KODE_LISTS: Final = {"Indikator": ("indikator", "kode"), "Output": ("output", "id")}
"""Lists that are the codes of another sheet: name → the sheet's field of `Master` and its column."""


def daftar(rumus: Sequence[str], tambahan: Mapping[str, tuple[str, ...]] = _NONE) -> Mapping[str, tuple[str, ...]]:
    """The columns of sheet Daftar; `rumus` are the formulas that the program knows, `tambahan` what staff added."""
    own: Mapping[str, tuple[str, ...]] = {
        "Triwulan": tuple(quarter.label for quarter in Triwulan),
        "Satuan": SATUAN,
        "Polarisasi": tuple(Polarisasi),
        "Konsolidasi": tuple(Konsolidasi),
        "Rumus": tuple(rumus),
        "Skala_Predikat": tuple(SKALA),
        "Jenis_Komponen": tuple(JenisKomponen),
        "Bagian": BAGIAN_TUBUH,
        "Jenis_Pejabat": JENIS_PEJABAT,
        "Bidang": BIDANG,
    }
    return {name: (*entries, *tambahan.get(name, ())) for name, entries in own.items()}


def names(rumus: Sequence[str]) -> Mapping[str, str]:
    """Name of each list → the formula of the cells it covers."""
    found = {name: _filled(SHEET, column) for column, name in enumerate(daftar(rumus))}
    for name, (lembar, field) in KODE_LISTS.items():
        kind = LEMBAR[lembar]
        found[name] = _filled(kind.SHEET, list(columns(kind)).index(field))
    return found


def _filled(sheet: str, column: int) -> str:
    letter = xl_col_to_name(column)
    whole = f"'{sheet}'!${letter}$2:${letter}${LAST_ROW}"
    return f"='{sheet}'!${letter}$2:INDEX({whole},MAX(1,COUNTA({whole})))"
