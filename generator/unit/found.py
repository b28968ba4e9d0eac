"""Which masters are meant by folders, wildcards, lists and files, and what the folder of each is called."""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.errors import InputRefused, sebab
from generator.records import MANIFEST
from generator.system.names import safe_name
from generator.unit import LISTS
from generator.unit.verdict import Unit

WORKBOOK: Final = ".xlsx"
_LOCKS: Final = ("~$", ".")
"""Beginnings of names that nobody gave: locks beside an open workbook, hidden files."""
_OURS: Final = re.compile(r"tw[1-4]|per-pj", re.IGNORECASE)
"""Folders that `generate` makes in that of a master."""
_SHORT: Final = 8


class _Found(NamedTuple):
    path: Path
    asked: str
    parts: tuple[str, ...]
    """Its place below what was named."""


def find_units(arguments: Sequence[str]) -> tuple[Unit, ...]:
    """The masters of folders (with their subfolders), wildcards and lists: in each in the order of their names, or of the list.

    A unit is called after its place below the folder that was named, before the first wildcard, or beside the list, so
    that its name does not depend on which others there are; where several folders are named, each stands in the names of
    its masters. Only where two names differ by no more than their case, or by what Windows does not take, a digest tells
    them apart. Raises `InputRefused` when something named is not there,
    a list cannot be read, or no master is found.
    """
    several = sum(Path(argument).is_dir() for argument in arguments) > 1
    meant = [one for argument in arguments for one in _found(argument, several)]
    found = list({one.path: one for one in reversed(meant)}.values())[::-1]  # of what is meant twice, the first
    if not found:
        raise InputRefused(
            f"Tidak ada master ({WORKBOOK}) di {', '.join(arguments)}. Periksa nama foldernya, atau taruh master di sana."
        )
    plain = ["/".join(_safe(one.parts)) for one in found]
    often = Counter(name.casefold() for name in plain)
    return tuple(
        Unit(number, str(one.path), one.asked, _apart(name, one, often[name.casefold()] > 1))
        for number, (one, name) in enumerate(zip(found, plain, strict=True))
    )


def _order(one: _Found) -> tuple[tuple[str, ...], str]:
    return one.parts, str(one.path)


def _apart(name: str, one: _Found, shared: bool) -> str:
    if not shared:
        return name
    digest = hashlib.sha256("\0".join((*one.parts, one.path.suffix)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name}-{digest[:_SHORT]}"


def _safe(parts: tuple[str, ...]) -> Iterator[str]:
    """Each part as every system takes it, and none that is taken for a folder made by `generate` itself."""
    for depth, part in enumerate(parts):
        name = safe_name(part)
        yield f"_{name}" if depth and _OURS.fullmatch(name) else name


def _found(argument: str, several: bool) -> Iterator[_Found]:
    path = Path(argument)
    if path.is_dir():
        yield from sorted(_below(path, _absolute(path).parent if several else path), key=_order)
    elif path.suffix.lower() in LISTS and path.is_file():
        yield from _listed(path)
    elif path.exists() or not glob.has_magic(argument):
        yield _Found(_absolute(path), argument, (path.stem,))
    else:
        yield from _matching(argument)


def _absolute(path: Path) -> Path:
    """The path from the root; links are kept, because pictures lie beside the name that was given."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves `..` in


def _below(folder: Path, base: Path) -> Iterator[_Found]:
    """The masters in a folder and its subfolders; results of `generate` are none."""
    for place, inner, names in os.walk(folder, onerror=_unreadable):
        if MANIFEST in names:
            inner.clear()
            continue
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if name.lower().endswith(WORKBOOK) and not name.startswith(_LOCKS):
                yield _placed(Path(place, name), base)


def _unreadable(error: OSError) -> None:
    raise InputRefused(f"Folder {error.filename} tidak dapat dibaca ({sebab(error)}). Periksa izinnya.")


def _placed(path: Path, base: Path) -> _Found:
    """A file with its place below `base`; one that lies elsewhere is known by its name alone."""
    whole, below = _absolute(path), _absolute(base)
    inside = whole.relative_to(below) if whole.is_relative_to(below) else Path(whole.name)
    return _Found(whole, str(path), inside.with_suffix("").parts)


def _matching(pattern: str) -> Iterator[_Found]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        raise InputRefused(f"Tidak ada berkas yang cocok dengan {pattern}. Periksa nama foldernya.")
    fixed: list[str] = []
    for part in Path(pattern).parts:
        if glob.has_magic(part):
            break
        fixed.append(part)
    base = Path(*fixed)
    for match in map(Path, matches):
        if match.is_dir():
            yield from sorted(_below(match, base), key=_order)
        elif not match.name.startswith(_LOCKS):
            yield _placed(match, base)


def _listed(path: Path) -> Iterator[_Found]:
    """The masters that a list names, from its own folder on; blank lines and those that begin with # are passed over."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise InputRefused(f"Daftar {path} tidak dapat dibaca ({sebab(error)}). Periksa izinnya.") from None
    except UnicodeDecodeError:
        raise InputRefused(
            f"Daftar {path} bukan teks UTF-8. Simpan ulang sebagai teks UTF-8, satu nama master pada setiap baris."
        ) from None
    for line in map(str.strip, lines):
        if line and not line.startswith("#"):
            yield _placed(path.parent / line, path.parent)
