"""Pictures that a master names: read from beside it, and found harmless, before a document is made of them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.documents import DOCUMENTS, LOGO, LOGO_KOP
from generator.errors import InputRefused, sebab
from generator.master import Master
from generator.variables import Gambar

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_SIDE: Final = 4000
"""Pixels of the longer side; a logo of 20 mm at 1200 dpi has about 950."""
MAX_RATIO: Final = 6
"""How many times its height a picture may be wide, so that it fits between the margins."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_PLAIN: Final = re.compile(r'[^<>:"/\\|?*\x00-\x1f]+\.png', re.IGNORECASE)


def with_pictures(master: Master, path: Path, only: Sequence[str] = ()) -> Master:
    """The master with the pictures that the documents `only` (none means all) print, read from its file's folder.

    Raises `InputRefused` for a name with a folder, a file that is missing, no whole PNG, or too large.
    """
    printed = {key for document in DOCUMENTS for key in document.pictures if not only or document.name in only}
    pictures: dict[str, Gambar] = {
        key: _named(master, key, path) for key in (LOGO, LOGO_KOP) if key in printed and master.teks(key)
    }
    return replace(master, gambar=pictures) if pictures else master


def _named(master: Master, key: str, path: Path) -> Gambar:
    """The picture that a key names, from the folder of the master's file."""
    name = master.teks(key)
    where = f"{key} {name} di lembar Keputusan ({master.nama})"
    if not _PLAIN.fullmatch(name):
        raise InputRefused(
            f"{where} bukan nama berkas PNG. Tulis namanya saja tanpa folder, misalnya logo.png, dan taruh di folder master."
        )
    return _picture(name, _bytes(path.parent / name, where), where, master.teks("Jabatan"))


def _bytes(path: Path, where: str) -> bytes:
    if not path.is_file():
        raise InputRefused(
            f"{where} tidak ditemukan di folder {path.parent}. Taruh berkas itu di sana, atau kosongkan kuncinya."
        )
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputRefused(
                f"{where} lebih besar dari {MAX_BYTES // 1024 // 1024} MB. Perkecil gambarnya, lalu simpan ulang."
            )
        return path.read_bytes()
    except OSError as error:
        raise InputRefused(f"{where} tidak dapat dibaca ({sebab(error)}). Periksa izinnya.") from None


def _picture(name: str, data: bytes, where: str, office: str) -> Gambar:
    size = png_size(data)
    if size is None:
        raise InputRefused(f"{where} bukan gambar PNG yang utuh. Buka gambarnya, lalu simpan ulang sebagai PNG.")
    width, height = size
    if max(size) > MAX_SIDE:
        raise InputRefused(
            f"{where} berukuran {width} × {height} piksel, paling besar {MAX_SIDE}. Perkecil gambarnya, lalu simpan ulang."
        )
    if width > MAX_RATIO * height:
        raise InputRefused(
            f"{where} terlalu lebar ({width} × {height} piksel). Pakai gambar yang lebarnya paling banyak {MAX_RATIO} kali tingginya."
        )
    return Gambar(name, data, width, height, f"Logo {office}".strip())


def png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG in pixels; None for what is no whole PNG. Source: W3C PNG, datastream structure."""
    if not data.startswith(_SIGNATURE):
        return None
    size, place, kind = None, len(_SIGNATURE), b""
    seen: set[bytes] = set()
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", data[place : place + 8].ljust(8, b"\xff"))
        content, check = data[place + 8 : place + 8 + length], data[place + 8 + length : place + 12 + length]
        if check != struct.pack(">I", zlib.crc32(kind + content)):
            return None
        if not seen:
            size = struct.unpack(">II", content[:8]) if kind == b"IHDR" and length == 13 else None
        seen.add(kind)
        place += 12 + length
    whole = size is not None and min(size) > 0 and b"IDAT" in seen and place == len(data)
    return size if whole else None
