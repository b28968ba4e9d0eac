"""The lists behind the drop-downs: columns of sheet Daftar, and the codes of the master itself.

Each list is a workbook-wide name. A name covers the filled part of its column only (a blank inside a
list would switch Excel's check off), and grows when somebody adds an entry below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.utility import xl_col_to_name

from generator.jenjang import SkalaJenjang
from generator.law import SKALA
from generator.master import BAGIAN_TUBUH, LEMBAR, JenisKomponen, columns
from generator.master.jenjang import AWALAN, DAFTAR
from generator.master.satuan import WAJAR
from generator.values import Konsolidasi, Polarisasi, Triwulan

SHEET: Final = DAFTAR
LAST_ROW: Final = 500
"""How far down the sheets are guarded and the lists may grow."""
JENJANG: Final = "Jenjang"
"""Name of the block of all ordinal scales."""
JUDUL_JENJANG: Final = "Judul_Jenjang"
"""Name of its header row, `Jenjang` and a unit in each cell."""
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


def daftar(
    rumus: Sequence[str],
    tambahan: Mapping[str, tuple[str, ...]] = _NONE,
    jenjang: Sequence[SkalaJenjang] = (),
) -> Mapping[str, tuple[str, ...]]:
    """The columns of sheet Daftar.

    `rumus` are the formulas that the program knows, `tambahan` what staff added, `jenjang` the ordinal scales on offer.
    """
    own: Mapping[str, tuple[str, ...]] = {
        "Triwulan": tuple(quarter.label for quarter in Triwulan),
        "Satuan": (*SATUAN, *(skala.satuan for skala in jenjang)),
        "Polarisasi": tuple(Polarisasi),
        "Konsolidasi": tuple(Konsolidasi),
        "Rumus": tuple(rumus),
        "Skala_Predikat": tuple(SKALA),
        "Jenis_Komponen": tuple(JenisKomponen),
        "Bagian": BAGIAN_TUBUH,
        "Jenis_Pejabat": JENIS_PEJABAT,
        "Bidang": BIDANG,
    }
    lists = {name: _with(entries, tambahan.get(name, ())) for name, entries in own.items()}
    return lists | {f"{AWALAN}{skala.satuan}": skala.jenjang for skala in jenjang}


def _with(entries: Sequence[str], added: Sequence[str]) -> tuple[str, ...]:
    """The entries of a list with those that staff added; a unit may have come from both."""
    return tuple(dict.fromkeys((*entries, *added)))


def names(rumus: Sequence[str], jenjang: Sequence[SkalaJenjang] = ()) -> Mapping[str, str]:
    """Name of each list → the formula of the cells it covers; all scales together are a block with its header row."""
    own = {name: _filled(SHEET, index) for index, name in enumerate(daftar(rumus))}
    codes: dict[str, str] = {name: _filled(*_place(*source)) for name, source in KODE_LISTS.items()}
    return own | codes | (_scales(len(own), len(jenjang)) if jenjang else {})


def _scales(first: int, many: int) -> dict[str, str]:
    left, right = xl_col_to_name(first), xl_col_to_name(first + many - 1)
    return {
        JENJANG: f"='{SHEET}'!${left}$2:${right}${LAST_ROW}",
        JUDUL_JENJANG: f"='{SHEET}'!${left}$1:${right}$1",
    }


def _place(lembar: str, field: str) -> tuple[str, int]:
    kind = LEMBAR[lembar]
    return kind.SHEET, list(columns(kind)).index(field)


def _filled(sheet: str, column: int) -> str:
    letter = xl_col_to_name(column)
    whole = f"'{sheet}'!${letter}$2:${letter}${LAST_ROW}"
    return f"='{sheet}'!${letter}$2:INDEX({whole},MAX(1,COUNTA({whole})))"
