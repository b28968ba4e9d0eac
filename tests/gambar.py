"""Pictures of generated documents for README.md and docs/: `make gambar` writes them again.

Pages are found by what stands on them, so that a picture shows the same thing after pages have moved. Needs
LibreOffice and poppler (`pdftoppm`).
"""

from __future__ import annotations

import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.generate import Pilihan
from generator.generate.main import render_all
from generator.master.parse import parse
from generator.office.layout.pages import Page, read_pages
from generator.office.workbook.reader import read
from generator.values import Triwulan
from tests.conftest import CONTOH_2025, ROOT

FOLDER: Final = ROOT / "docs" / "gambar"
PICTURES: Final = (
    ("keputusan.png", "keputusan.pdf", "Menimbang"),
    ("lampiran-2.png", "lampiran-2.pdf", "T/O2.1.2. Laporan Rencana Tindak"),
    ("monitoring.png", "monitoring.pdf", "Gambar 1."),
)
"""Picture, document, and words on the page to show."""
_DPI: Final = 80


def numbers(pages: Iterable[Page], words: str) -> list[int]:
    """The numbers of the pages with these words on a line, counted from 1."""
    return [number for number, page in enumerate(pages, start=1) if any(words in line.text for line in page.lines)]


def main() -> None:
    """Write all pictures."""
    master = parse(read(CONTOH_2025))
    (files,) = render_all([master], Triwulan.II, Pilihan(kata_penyambung=True, pdf=True), None)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for picture, document, words in PICTURES:
            source = Path(name, document)
            source.write_bytes(files[document])
            page = str(numbers(read_pages(files[document]), words)[0])
            command = ["pdftoppm", "-gray", "-r", str(_DPI), "-f", page, "-l", page, "-singlefile", str(source)]
            grey = subprocess.run(command, check=True, capture_output=True).stdout
            (FOLDER / picture).write_bytes(png(grey))


def png(pgm: bytes) -> bytes:
    """A picture in shades of grey (PGM) as a PNG of sixteen shades: a page of text in a third of the bytes."""
    _, size, _, dots = pgm.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = bytearray()
    for start in range(0, width * height, width):
        shades = [shade >> 4 for shade in dots[start : start + width]] + [0] * (width % 2)
        rows += b"\0" + bytes(left << 4 | right for left, right in zip(shades[::2], shades[1::2], strict=True))
    header = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


if __name__ == "__main__":
    main()
