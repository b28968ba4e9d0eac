"""The registry of kelurahan against which sheet Survei is read, and the spellings that mean the same kelurahan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from generator.values import normal

KOTA: Final = "jakarta timur"
"""The city of the registry, as it is compared."""
SUMBER: Final = "daftar kecamatan dan kelurahan Kota Administrasi Jakarta Timur"
KECAMATAN: Final[Mapping[str, tuple[str, ...]]] = {
    "Matraman": (
        "Pisangan Baru",
        "Utan Kayu Utara",
        "Utan Kayu Selatan",
        "Kayu Manis",
        "Pal Meriam",
        "Kebon Manggis",
    ),
    "Pulo Gadung": (
        "Kayu Putih",
        "Jati",
        "Rawamangun",
        "Pisangan Timur",
        "Cipinang",
        "Jatinegara Kaum",
        "Pulo Gadung",
    ),
    "Jatinegara": (
        "Kampung Melayu",
        "Bidara Cina",
        "Bali Mester",
        "Rawa Bunga",
        "Cipinang Cempedak",
        "Cipinang Muara",
        "Cipinang Besar Utara",
        "Cipinang Besar Selatan",
    ),
    "Kramat Jati": ("Kramat Jati", "Batu Ampar", "Bale Kambang", "Kampung Tengah", "Dukuh", "Cawang", "Cililitan"),
    "Pasar Rebo": ("Pekayon", "Gedong", "Cijantung", "Baru", "Kalisari"),
    "Cakung": (
        "Jatinegara",
        "Rawa Terate",
        "Penggilingan",
        "Cakung Timur",
        "Cakung Barat",
        "Pulo Gebang",
        "Ujung Menteng",
    ),
    "Duren Sawit": (
        "Duren Sawit",
        "Pondok Bambu",
        "Klender",
        "Pondok Kelapa",
        "Pondok Kopi",
        "Malaka Sari",
        "Malaka Jaya",
    ),
    "Makasar": ("Makasar", "Pinang Ranti", "Kebon Pala", "Halim Perdana Kusuma", "Cipinang Melayu"),
    "Ciracas": ("Ciracas", "Cibubur", "Kelapa Dua Wetan", "Susukan", "Rambutan"),
    "Cipayung": (
        "Cipayung",
        "Cilangkap",
        "Pondok Ranggon",
        "Munjul",
        "Setu",
        "Bambu Apus",
        "Lubang Buaya",
        "Ceger",
    ),
}
"""The 10 kecamatan of Jakarta Timur with their 65 kelurahan."""
_KELURAHAN: Final = re.compile(r"^(?:kelurahan|kel\.?)\s+")
_SPELLINGS: Final = (
    (re.compile(r"\bkp\b\.?"), "kampung"),
    (re.compile(r"\bkebun\b"), "kebon"),
    (re.compile(r"\brangg?on\b"), "ranggon"),
    (re.compile(r"\bkusumah\b"), "kusuma"),
    (re.compile(r"^tengah$"), "kampung tengah"),
    (re.compile(r"^kampung baru$"), "baru"),
)
"""Other spellings of words in names, and names of which a part is usually left out."""
_NOT_A_LETTER: Final = re.compile(r"[\W_]+")


class Kelurahan(NamedTuple):
    """A kelurahan of the registry."""

    kecamatan: str
    nama: str


def plain(nama: str) -> str:
    """A name for comparing: spaces, punctuation and usual spellings make no difference (Pulogadung, Kp. Melayu)."""
    text = _KELURAHAN.sub("", normal(nama))
    for spelling, usual in _SPELLINGS:
        text = spelling.sub(usual, text)
    return _NOT_A_LETTER.sub("", text)


TERDAFTAR: Final[Mapping[str, Kelurahan]] = {
    plain(nama): Kelurahan(kecamatan, nama) for kecamatan, names in KECAMATAN.items() for nama in names
}
"""Every kelurahan of the registry by its plain name."""
