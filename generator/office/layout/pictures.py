"""The pages of a PDF as pictures, drawn by PDFium."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import Final

import pypdfium2

SCALE: Final = 1.6
"""Pixels per point: a page 215 mm wide is 975 pixels."""
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_GREY, _RGB = 0, 2
"""How a PNG calls its kinds of colour."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF of `office.to_pdf` has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_pictures(pdf: bytes, most: int, scale: float = SCALE) -> Iterator[bytes]:
    """The first `most` pages of a PDF of `office.to_pdf`, each as a PNG."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(min(len(document), most)):
            bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            yield _png(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
    finally:
        document.close()


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """An RGB picture as PNG, in grey where nothing has a colour. Source: W3C PNG, 5 (chunks) and 9 (filter 0: none)."""
    rows = [pixels[place * stride : place * stride + width * 3] for place in range(height)]
    whole = b"".join(rows)
    is_grey = whole[0::3] == whole[1::3] == whole[2::3]
    lines = b"".join(b"\0" + (row[::3] if is_grey else row) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, _GREY if is_grey else _RGB, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
