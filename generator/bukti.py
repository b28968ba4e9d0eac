"""Evidence of a master that names files: looked for in the folder `bukti` beside it, never anywhere else.

Nothing is fetched: an address of the web is text. What may be looked at is bounded, and read in pieces.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final

from generator.master import BerkasBukti, KeadaanBukti, Master, baris_bukti
from generator.master.bukti import FOLDER
from generator.system.names import is_name

MAX_FILES: Final = 2_000
"""Files that are looked at of one master; its 69 outputs with four quarters of seven photos each are as many."""
MAX_BYTES: Final = 200 * 1024 * 1024
"""Bytes of one file; a scanned report of 200 pages has 60 MB."""
MAX_TOTAL: Final = 2 * 1024 * 1024 * 1024
"""Bytes of all files of one master, about 4 s of reading."""
_PIECE: Final = 1024 * 1024
_MOST_SIBLINGS: Final = 10_000
"""Names of a folder among which a similar one is looked for."""
_PREFIX: Final = re.compile(rf"{FOLDER}[/\\]", re.IGNORECASE)


def with_bukti(master: Master, path: Path, *, sidik: bool = False) -> Master:
    """The master, the file `path`, with what is known of the files that its evidence names; `sidik` asks for their sha256.

    Never fails: a file that is missing, elsewhere or unreadable is a state that a rule tells.
    """
    cells = [row.bukti for row in master.komponen] + [row.bukti for row in master.realisasi]
    lines = [line for cell in cells for line in baris_bukti(cell)]
    return replace(master, bukti=find_evidence(path.parent, lines, sidik=sidik)) if lines else master


def find_evidence(folder: Path, lines: Iterable[str], *, sidik: bool = False) -> Mapping[str, BerkasBukti]:
    """Line of evidence → the file that it names, for the lines that name one; `folder` is the master's."""
    has_files = (folder / FOLDER).is_dir()
    known: dict[str, BerkasBukti] = {}
    found: dict[str, BerkasBukti] = {}
    total = 0
    for line in dict.fromkeys(lines):
        name = _name(line, folder if has_files else None)
        if not name:
            continue
        if name not in known:
            known[name] = _look(folder, name, len(known), total, sidik)
            total += (known[name].ukuran or 0) if known[name].keadaan is KeadaanBukti.ADA else 0
        found[line] = known[name]
    return found


def _name(line: str, folder: Path | None) -> str:
    """The name of the file that a line means, from the master's folder; empty for text."""
    if prefix := _PREFIX.match(line):
        return f"{FOLDER}/{line[prefix.end() :]}".replace("\\", "/").rstrip("/")
    name = f"{FOLDER}/{line}".replace("\\", "/")
    return name if folder and _is_inside(name) and _kind(folder / name) == "berkas" else ""


def _is_inside(name: str) -> bool:
    """Whether a name leads into the folder of evidence on every system: no way up, no drive, no device."""
    return all(map(is_name, name.split("/")))


def _kind(path: Path) -> str:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""
    return "berkas" if S_ISREG(mode) else "folder" if S_ISDIR(mode) else "lain"


def _look(folder: Path, name: str, before: int, total: int, sidik: bool) -> BerkasBukti:
    """A file by its name; `before` files with `total` bytes were looked at already."""
    if before >= MAX_FILES:
        return BerkasBukti(name, KeadaanBukti.BERLEBIH)
    if not _is_inside(name):
        return BerkasBukti(name, KeadaanBukti.DI_LUAR)
    try:
        return _found(folder, name, total, sidik)
    except FileNotFoundError:
        return BerkasBukti(name, KeadaanBukti.TIDAK_ADA, mirip=_similar(folder / name))
    except NotADirectoryError:
        return BerkasBukti(name, KeadaanBukti.TIDAK_ADA)
    except (OSError, RuntimeError):  # older Pythons tell a circle of links by a RuntimeError
        return BerkasBukti(name, KeadaanBukti.TIDAK_TERBACA)


def _found(folder: Path, name: str, total: int, sidik: bool) -> BerkasBukti:
    place = (folder / name).resolve(strict=True)
    if not place.is_relative_to(folder.resolve() / FOLDER):  # a link leads out
        return BerkasBukti(name, KeadaanBukti.DI_LUAR)
    if not place.is_file():
        return BerkasBukti(name, KeadaanBukti.BUKAN_BERKAS)
    size = place.stat().st_size
    if size > MAX_BYTES or total + size > MAX_TOTAL:
        return BerkasBukti(name, KeadaanBukti.BERLEBIH, size)
    return BerkasBukti(name, KeadaanBukti.ADA, size, _digest(place, size) if sidik else "")


def _digest(place: Path, size: int) -> str:
    """The sha256 of a file's first `size` bytes: what grows meanwhile is not followed."""
    digest, left = hashlib.sha256(), size
    with place.open("rb") as file:
        while left > 0 and (piece := file.read(min(_PIECE, left))):
            digest.update(piece)
            left -= len(piece)
    return digest.hexdigest()


def _similar(missing: Path) -> str:
    """A file in the same folder whose name differs in the case of letters or in how accents are stored; empty without one."""
    wanted = _folded(missing.name)
    try:
        siblings = islice(missing.parent.iterdir(), _MOST_SIBLINGS)
        return min((path.name for path in siblings if _folded(path.name) == wanted), default="")
    except OSError:
        return ""


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
