"""Pictures: one that a document prints, as it lies in its file; and how large a picture says that it is."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import Final

_JPEG_SIZE: Final = re.compile(rb"\xff[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]..\x08(..)(..)", re.DOTALL)
"""The segment of a JPEG that tells its height and width (ITU-T T.81, B.2.2: start of frame)."""


@dataclass(frozen=True, slots=True)
class Gambar:
    """A PNG picture; a document without one gives None. Its size on paper is the template's height."""

    nama: str
    """The file's name."""
    isi: bytes = field(repr=False)
    """The file's bytes, found to be PNG."""
    lebar: int
    """Width in pixels."""
    tinggi: int
    """Height in pixels."""
    uraian: str
    """The alternative text: what it shows, for those who cannot see it."""


def told_size(data: bytes) -> tuple[int, int]:
    """The width and height in pixels that a PNG, GIF, BMP or JPEG tells; 0 × 0 for anything else.

    A JPEG may hold a smaller picture of itself for previews; the largest counts.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
    elif data.startswith((b"GIF87a", b"GIF89a")) and len(data) >= 10:
        width, height = struct.unpack("<HH", data[6:10])
    elif data.startswith(b"BM") and len(data) >= 26:
        width, height = map(abs, struct.unpack("<ii", data[18:26]))
    elif data.startswith(b"\xff\xd8"):
        sizes = (struct.unpack(">HH", b"".join(found)) for found in _JPEG_SIZE.findall(data))
        height, width = max(sizes, key=lambda size: size[0] * size[1], default=(0, 0))
    else:
        width = height = 0
    return width, height
