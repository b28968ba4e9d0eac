"""The city administration of Jakarta Timur: its kecamatan and kelurahan, and its officials.

The officials' aliases are all spellings that the decree uses for them, its slips included.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.master.wilayah import KECAMATAN

JUMLAH_KELURAHAN: Final = 65
"""How many kelurahan there are, said apart from their names, so that each can be held against the other."""
PEM: Final = "Pemerintahan"
EKBANG: Final = "Perekonomian dan Pembangunan"
KESRA: Final = "Administrasi dan Kesejahteraan Rakyat"

PIMPINAN: Final = (
    ("Walikota Kota Administrasi Jakarta Timur", ("Walikota",), "Walikota"),
    ("Wakil Walikota Kota Administrasi Jakarta Timur", ("Wakil Walikota",), "Wakil Walikota"),
    ("Sekretaris Kota Administrasi Jakarta Timur", ("Sekretaris Kota", "Sekko"), "Sekretaris Kota"),
)
ASISTEN: Final = (
    ("Asisten Pemerintahan", (), PEM),
    ("Asisten Perekonomian dan Pembangunan", ("Asisten Ekbang",), EKBANG),
    (
        "Asisten Administrasi dan Kesejahteraan Rakyat",
        ("Asisten Adm. Dan Kesra", "Asisten Administrasi dan Kesra"),
        KESRA,
    ),
)
KABAG: Final = (
    ("Pemerintahan", ("Kabag Pemerintahan",), PEM),
    ("Hukum", ("Kabag Hukum",), PEM),
    ("Kepegawaian, Ketatalaksanaan dan Pelayanan Publik", ("Kabag KKPP",), PEM),
    ("Perekonomian", ("Kabag Perekonomian", "Kabag. Perekonomian"), EKBANG),
    ("Pembangunan dan Lingkungan Hidup", ("Kabag Pembangunan dan LH",), EKBANG),
    ("Kesejahteraan Rakyat", ("Kabag Kesra",), KESRA),
    ("Umum dan Protokol", ("Kabag Umum dan Protokol", "Kabag Umun dan Protokol"), KESRA),
    (
        "Program, Pelaporan dan Keuangan",
        ("Kabag PP dan Keu", "Kabag. PP dan Keu", "Kabag PP dan Keuangan"),
        KESRA,
    ),
)
CAMAT_ALIASES: Final = {"Pulo Gadung": ("Camat Pulogadung",), "Makasar": ("Camat makasar",)}


def pejabat() -> Iterator[dict[str, Any]]:
    """The rows of sheet Pejabat."""
    for nama, alias, jenis in PIMPINAN:
        yield _row(nama, alias, jenis, "Pimpinan", "")
    for nama, names, bidang in ASISTEN:
        yield _row(nama, names, "Asisten", bidang, "Para Asisten")
    for bagian, short, bidang in KABAG:
        yield _row(f"Kepala Bagian {bagian}", short, "Kabag", bidang, "Para Kabag")
    for kecamatan in KECAMATAN:
        yield _row(f"Camat {kecamatan}", CAMAT_ALIASES.get(kecamatan, ()), "Camat", "Kewilayahan", "Para Camat")


def _row(nama: str, alias: tuple[str, ...], jenis: str, bidang: str, kelompok: str) -> dict[str, Any]:
    return {"nama": nama, "alias": alias, "jenis": jenis, "bidang": bidang, "kelompok": kelompok}


def survei() -> Iterator[dict[str, Any]]:
    """The rows of sheet Survei, without values."""
    for kecamatan, kelurahan in KECAMATAN.items():
        for nama in kelurahan:
            yield {"kecamatan": kecamatan, "kelurahan": nama}
