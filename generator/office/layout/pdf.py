"""A PDF with a text layer as lines and tables, as well as it goes: a page knows letters and rules, but no cells.

The work is done by pdfplumber, the extra `perkin[pdf]`, in a process of its own (`pdf_child.py`) that is given so much
memory and time; what a hostile file exhausts is that process. Lines that are only wrapped are joined to one paragraph.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import product
from pathlib import Path
from typing import Any, Final

from generator.errors import InputRefused, sebab
from generator.master.grids import Block, Grid, GridCell, Line, Source
from generator.values import Run

PAGES: Final = 150
"""Pages that are read; the decree with its annexes has 40."""
LARGEST: Final = 40_000_000
"""Bytes of a file."""
SECONDS: Final = 120
"""Seconds to wait; the process has 60 of processor time."""
_COLUMNS: Final = 100
_CHILD: Final = Path(__file__).with_name("pdf_child.py")
_INSTEAD: Final = "buka berkas itu di Word, simpan sebagai Word Document (.docx), lalu ulangi dengan berkas itu"
_BEGINS: Final = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•·▪])\s+")
"""How a line begins that is not the last one wrapped."""


def read_pdf(path: Path) -> Source:
    """The lines and ruled tables of a PDF.

    Raises `InputRefused` when pdfplumber is not installed, and for a file that is none, is encrypted, holds no text, or
    takes more memory or time than it may.
    """
    if find_spec("pdfplumber") is None:
        raise InputRefused(
            f"Untuk membaca {path.name} diperlukan pustaka pdfplumber, yang belum terpasang. Pasang dengan: pipx inject "
            f"perkin pdfplumber; atau {_INSTEAD}."
        )
    data = _data(path)
    found = _read(path, data)
    reader = _Reader()
    blocks = tuple(block for number, page in enumerate(found["pages"], 1) for block in reader.page(page, number))
    if not blocks:
        raise InputRefused(
            f"{path.name} tidak memuat teks, mungkin hasil pindai. Minta berkas Word-nya, atau {_INSTEAD}."
        )
    if found["count"] > len(found["pages"]):
        reader.unread.append((f"halaman {len(found['pages']) + 1}", "halaman ini dan seterusnya tidak dibaca"))
    return Source(path.name, hashlib.sha256(data).hexdigest(), blocks, tuple(reader.unread), estimated=True)


def _data(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputRefused(f"{path.name} terlalu besar ({size // 1_000_000} MB). Bagi dahulu berkasnya.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputRefused(f"{path} tidak ditemukan. Periksa nama dan foldernya.") from None
    except OSError as error:
        raise InputRefused(f"{path} tidak dapat dibaca ({sebab(error)}).") from None
    if b"%PDF-" not in data[:1024]:
        raise InputRefused(f"{path.name} bukan PDF. Periksa berkasnya.")
    return data


def _read(path: Path, data: bytes) -> Mapping[str, Any]:
    """What the process says. Raises `InputRefused` when it ends otherwise."""
    command = [sys.executable, "-P", str(_CHILD), str(PAGES)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired:
        raise InputRefused(f"{path.name} terlalu rumit untuk dibaca sebagai PDF; {_INSTEAD}.") from None
    except OSError as error:
        raise InputRefused(f"{path.name} tidak dapat dibaca ({sebab(error)}); {_INSTEAD}.") from None
    if done.returncode != 0:
        raise InputRefused(f"{path.name} rusak atau terlalu rumit untuk dibaca sebagai PDF; {_INSTEAD}.")
    found: Mapping[str, Any] = json.loads(done.stdout)
    if "error" in found:
        raise InputRefused(f"{path.name} dilindungi kata sandi. Simpan dahulu tanpa kata sandi, lalu ulangi.")
    return found


class _Reader:
    """Puts what stands on the pages into lines and grids with their places."""

    def __init__(self) -> None:
        self.unread: list[tuple[str, str]] = []
        self._tables = 0

    def page(self, page: Sequence[Mapping[str, Any]], number: int) -> Iterator[Block]:
        """The blocks of a page."""
        lines = 0
        for block in page:
            if "crowded" in block:
                self.unread.append((f"halaman {number}", "garisnya terlalu banyak, tabel tidak dicari"))
            elif "line" in block:
                lines += 1
                yield Line((Run(block["line"]),), f"halaman {number}, baris teks {lines}")
            else:
                yield self._grid(block["cells"], number)

    def _grid(self, cells: Sequence[Sequence[Any]], number: int) -> Grid:
        self._tables += 1
        place = f"halaman {number}, tabel {self._tables}"
        found: dict[tuple[int, int], GridCell] = {}
        for top, left, bottom, right, text in cells:
            where = f"{place}, baris {top}, kolom {left}"
            cell = GridCell(top, left, where, tuple(Line((Run(line),), where) for line in unwrapped(text)))
            found |= dict.fromkeys(product(range(top, bottom + 1), range(left, min(right, _COLUMNS) + 1)), cell)
        return Grid(place, found)


def unwrapped(text: str) -> list[str]:
    """The paragraphs of a cell: a line goes on with the next one unless that begins an item of a list."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and not _BEGINS.match(line):
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found
