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
from typing import Any, Final, NamedTuple

from generator.errors import InputRefused, sebab
from generator.master.grids import Block, Grid, GridCell, Line, Source
from generator.values import Run

PAGES: Final = 150
"""Pages that are read; the decree with its annexes has 21."""
LARGEST: Final = 40_000_000
"""Bytes of a file."""
SECONDS: Final = 30
"""Of processor time; each of the decree's three documents takes less than one. On the clock it may take twice as long."""
_COLUMNS: Final = 100
_RAGGED: Final = 60.0
"""Points by which a full line may end before the margin: the next word did not fit."""
_LEVEL: Final = 3.0
"""Points by which the beginnings of two lines of a paragraph may differ to the left."""
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
    if not any(isinstance(block, Grid) for block in blocks):
        reader.unread.append(("seluruh halaman", "tabel bergaris tidak ada; tabel tanpa garis tidak dikenal di PDF"))
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
    command = [sys.executable, "-P", str(_CHILD), str(PAGES), str(SECONDS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * SECONDS, check=False)  # noqa: S603 - ours
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


class _Written(NamedTuple):
    """A line of text as it stands on a page; its box in points from the top left."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    def goes_on(self, before: _Written, margin: float) -> bool:
        """Whether it goes on with the line before, which then reaches to the margin."""
        near = self.top - before.bottom < (before.bottom - before.top)
        full = before.right > margin - _RAGGED
        return near and full and self.left >= before.left - _LEVEL and not _BEGINS.match(self.text)


def _paragraph(lines: Sequence[_Written], page: int, last: int) -> Line:
    """Lines that are only wrapped, as one; `last` is the number of the last of them on its page."""
    text = " ".join(line.text for line in lines)
    return Line((Run(text),), f"halaman {page}, baris teks {last - len(lines) + 1}")


class _Reader:
    """Puts what stands on the pages into lines and grids with their places."""

    def __init__(self) -> None:
        self.unread: list[tuple[str, str]] = []
        self._tables = 0

    def page(self, page: Sequence[Mapping[str, Any]], number: int) -> Iterator[Block]:
        """The blocks of a page."""
        lines = [_Written(*block["line"]) for block in page if "line" in block]
        margin = max((line.right for line in lines), default=0.0)
        waiting: list[_Written] = []
        read = 0
        for block in page:
            if "crowded" in block:
                self.unread.append((f"halaman {number}", "garisnya terlalu banyak, tabel tidak dicari"))
                continue
            line = _Written(*block["line"]) if "line" in block else None
            if waiting and (line is None or not line.goes_on(waiting[-1], margin)):
                yield _paragraph(waiting, number, read)
                waiting = []
            if line is None:
                yield self._grid(block["cells"], number)
            else:
                read += 1
                waiting.append(line)
        if waiting:
            yield _paragraph(waiting, number, read)

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
