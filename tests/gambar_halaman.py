"""Pictures of the page on the own computer for docs/halaman.md: `make gambar` writes them again. Needs Chromium."""

from __future__ import annotations

import struct
import tempfile
import zlib
from collections import Counter
from functools import partial
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
    """A screenshot (an RGB PNG, not interlaced) in its 256 most frequent colours, each other one as the nearest of them."""
    header, packed, place = b"", b"", 8
    while place < len(picture):
        length, kind = struct.unpack(">I4s", picture[place : place + 8])
        content = picture[place + 8 : place + 8 + length]
        header = content if kind == b"IHDR" else header
        packed += content if kind == b"IDAT" else b""
        place += 12 + length
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert (depth, colour) == (8, 2), "an RGB picture"
    rows = [
        [row[at : at + 3] for at in range(0, len(row), 3)] for row in _unfiltered(zlib.decompress(packed), width * 3)
    ]
    often = Counter(dot for row in rows for dot in row)
    palette = [colour for colour, _ in often.most_common(256)]
    number = {colour: min(range(len(palette)), key=partial(_distance, colour, palette)) for colour in often}
    lines = b"".join(b"\0" + bytes(number[dot] for dot in row) for row in rows)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return picture[:8] + b"".join(chunk(kind, content) for kind, content in parts)


def _distance(colour: bytes, palette: list[bytes], place: int) -> int:
    return sum((one - other) ** 2 for one, other in zip(colour, palette[place], strict=True))


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
