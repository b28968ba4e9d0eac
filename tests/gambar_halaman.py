"""Pictures of the page on the own computer for docs/halaman.md: `make gambar` writes them again. Needs Chromium."""

from __future__ import annotations

import struct
import tempfile
import zlib
from pathlib import Path
from typing import Final, Literal, NamedTuple

from tests.browser import HALF, WIDE, launched
from tests.conftest import CONTOH_2025, ROOT
from tests.halaman import served, workspace
from tests.logo import chunk

FOLDER: Final = ROOT / "docs" / "gambar"
MOST: Final = 60_000
"""Bytes of a picture."""


class Gambar(NamedTuple):
    """A picture: its file, what it shows, how wide and high the window is, light or dark."""

    file: str
    address: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


PICTURES: Final = (
    Gambar("halaman-temuan.png", "/temuan", WIDE, 640),
    Gambar("halaman-hasil.png", "/hasil?tw=2", HALF, 720, "dark"),
    Gambar("halaman-dokumen.png", "/dokumen?tw=2", WIDE, 700, "dark"),
    Gambar("halaman-templat.png", "/templat", HALF, 720),
)


def few_colours(picture: bytes) -> bytes:
    """A screenshot (an RGB PNG, not interlaced) with a palette of at most 256 colours, coarser where it has more."""
    header, packed, place = b"", b"", 8
    while place < len(picture):
        length, kind = struct.unpack(">I4s", picture[place : place + 8])
        content = picture[place + 8 : place + 8 + length]
        header = content if kind == b"IHDR" else header
        packed += content if kind == b"IDAT" else b""
        place += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert (depth, colour) == (8, 2), "an RGB picture"
    rows = _unfiltered(zlib.decompress(packed), width * 3)
    for bits in range(8, 2, -1):
        coarse = bytes(_coarse(value, bits) for value in range(256))
        dots = [row.translate(coarse) for row in rows]
        colours = sorted({row[at : at + 3] for row in dots for at in range(0, len(row), 3)})
        if len(colours) <= 256:
            break
    number = {one: place for place, one in enumerate(colours)}
    lines = b"".join(b"\0" + bytes(number[row[at : at + 3]] for at in range(0, len(row), 3)) for row in dots)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(colours)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return picture[:8] + b"".join(chunk(kind, content) for kind, content in parts)


def _coarse(value: int, bits: int) -> int:
    """A shade of so many bits nearest to one of eight."""
    most = (1 << bits) - 1
    return round(round(value * most / 255) * 255 / most)


def _unfiltered(data: bytes, width: int) -> list[bytes]:
    """The rows of a picture of three bytes a dot. Source: W3C PNG, 9 (filtering)."""
    rows: list[bytes] = []
    above = bytes(width)
    for start in range(0, len(data), width + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + width])
        for at in range(width):
            left, corner = (row[at - 3], above[at - 3]) if at > 2 else (0, 0)
            row[at] = (row[at] + _guess(kind, left, above[at], corner)) & 255
        above = bytes(row)
        rows.append(above)
    return rows


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        near = left + above - corner
        return min((left, above, corner), key=lambda value: abs(near - value))
    return (0, left, above, (left + above) // 2)[kind]


def main() -> None:
    """Write all pictures."""
    with tempfile.TemporaryDirectory() as scratch, launched() as browser:
        folder = workspace(Path(scratch, "perkin-2025"), CONTOH_2025)
        with served(folder, Path(scratch)) as page_of:
            window = browser.new_page(locale="id-ID")
            window.goto(page_of.alamat)
            for picture in PICTURES:
                window.emulate_media(color_scheme=picture.scheme)
                window.set_viewport_size({"width": picture.width, "height": picture.height})
                window.goto(page_of.asal + picture.address)
                data = few_colours(window.screenshot())
                assert len(data) < MOST, (picture.file, len(data))
                (FOLDER / picture.file).write_bytes(data)


if __name__ == "__main__":
    main()
