"""How the master looks: one place for fonts, colours and number formats."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from generator.master import ANGKA, BULAT, ISIAN, TANGGAL, TARGET, UANG, WAKTU, Jenis
from generator.values import Run

FONT: Final = {"font_name": "Arial", "font_size": 10}
_SCRIPT: Final = {"": 0, "superscript": 1, "subscript": 2}
"""XlsxWriter's numbers for places off the line."""
DATE_FORMAT: Final = "[$-421]d mmmm yyyy"
"""A date in Indonesian words, whatever the language of the computer."""
INPUT_FORMAT: Final = "[>=100000]#,##0;General"
"""Amounts in rupiah with thousands points; anything smaller with all its decimals."""
NAVY: Final = "#1F3864"
SLATE: Final = "#5B6B86"
PALE: Final = "#DCE3F0"
LINE: Final = "#BFC7D5"
AMBER: Final = "#C55A11"

TAB_COLOURS: Final[Mapping[str, str]] = {
    "Petunjuk": "#7F7F7F",
    "Daftar": "#7F7F7F",
    "Pejabat": "#7F7F7F",
    "Pengecualian": "#7F7F7F",
    "Impor": "#7F7F7F",
    "Keputusan": NAVY,
    "Batang Tubuh": NAVY,
    "Lampiran I": NAVY,
    "Lampiran II": NAVY,
    "Perjanjian": NAVY,
    "Anggaran": "#00803C",
    "Pengukuran": "#7030A0",
    "Komponen": "#00803C",
    "Survei": "#00803C",
    "Realisasi Renaksi": "#00803C",
    "Analisis": "#00803C",
    "Persetujuan": "#00803C",
}
"""Grey: help and lists; blue: the decree; purple: the method; green: what is filled in each quarter."""


def text_look(run: Run) -> dict[str, Any]:
    """The look of a stretch of rich text, without its font."""
    look: dict[str, Any] = {"italic": run.italic, "bold": run.bold}
    if run.strike:
        look["font_strikeout"] = True
    if run.position:
        look["font_script"] = _SCRIPT[run.position]
    return look


def header(required: bool) -> dict[str, Any]:
    """A header cell: dark where every row must be filled, lighter where it may stay blank."""
    look = {"bold": True, "font_color": "#FFFFFF", "bg_color": NAVY if required else SLATE}
    return FONT | look | {"text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "border_color": LINE}


def body(jenis: Jenis, bordered: bool) -> dict[str, Any]:
    """A data cell of a kind; bordered where there is a row already."""
    look: dict[str, Any] = FONT | {"valign": "top", "text_wrap": True}
    if jenis.as_text:
        look["num_format"] = "@"
    if jenis in (ANGKA, BULAT, TARGET, ISIAN, WAKTU, TANGGAL):
        look["align"] = "center"
    if jenis is TANGGAL:
        look["num_format"] = DATE_FORMAT
    if jenis in (ISIAN, UANG):
        look |= {"num_format": INPUT_FORMAT, "align": "right"}
    return look | ({"border": 1, "border_color": LINE} if bordered else {})


PETUNJUK: Final[Mapping[str, Mapping[str, Any]]] = {
    "judul": FONT | {"bold": True, "font_size": 16, "font_color": NAVY},
    "tanda": FONT | {"bold": True, "font_size": 12, "font_color": "#FFFFFF", "bg_color": AMBER},
    "bagian": FONT | {"bold": True, "font_size": 12, "font_color": "#FFFFFF", "bg_color": NAVY},
    "kepala": FONT | {"bold": True, "bg_color": PALE, "valign": "top", "text_wrap": True},
    "isi": FONT | {"valign": "top", "text_wrap": True},
}
"""Looks of the lines of sheet Petunjuk."""
PETUNJUK_WIDTHS: Final = (26, 84, 50)
