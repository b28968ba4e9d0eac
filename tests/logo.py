"""Pictures for tests, drawn here: a PNG of any size, and a decree's master with every optional key filled."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from generator.master import Master
from generator.office.workbook.writer import rows_of, write
from generator.registry import FORMULAS

LENGKAP: Mapping[str, str] = {
    "Logo": "logo.png",
    "Salinan": "SALINAN",
    "Salinan Jabatan": "KEPALA BAGIAN HUKUM",
    "Salinan Nama": "NAMA KEPALA BAGIAN",
    "Salinan NIP": "197505052000031001",
    "Paraf": "Sekretaris Kota\nAsisten Pemerintahan\nKepala Bagian Hukum",
    "Tanda Tangan Elektronik": "Dokumen ini ditandatangani secara elektronik dengan sertifikat elektronik dari BSrE.",
}
"""Every optional block of the decree."""


def png(width: int, height: int) -> bytes:
    """A grey PNG."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = b"".join(b"\0" + b"\x80" * width for _ in range(height))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def with_keys(master: Master, keys: Mapping[str, str]) -> Master:
    """The master with these keys of sheet Keputusan."""
    filled = tuple(replace(row, isi=keys.get(row.kunci, row.isi)) for row in master.isian)
    assert keys.keys() <= {row.kunci for row in filled}
    return replace(master, isian=filled)


def stored(master: Master, keys: Mapping[str, str], path: Path) -> Path:
    """A workbook of the master with these keys; `path` is written."""
    import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers

    path.write_bytes(write(rows_of(with_keys(master, keys)), tuple(FORMULAS)))
    return path
