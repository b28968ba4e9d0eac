"""An output folder, as its manifest tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NotRequired, TypedDict

import simplejson

from generator.errors import InputRefused, sebab
from generator.records import MANIFEST
from generator.records.data import HasilData
from generator.records.form import Misformed, check
from generator.records.master import KEYLESS
from generator.records.table import BarisData, Tabel, from_json
from generator.system.writing import settle
from generator.values import Triwulan

_MOST: Final = 64 * 1024 * 1024
"""Bytes that a manifest may have; one of 10,000 rows has 26 MB."""
_MOST_VALUES: Final = 3_000_000
"""Commas and opening brackets, of which there is one for every value; one of 10,000 rows has 770,000."""
_LONGEST_NUMBER: Final = 400
"""Characters of a number, and its largest power of ten; an exact quotient has some 30."""
_LONGEST_NAME: Final = 255
"""Bytes of a file's name, the most that any usual file system keeps."""
_SHOWN: Final = 60
"""Characters of a foreign name that a message repeats."""
_BEFORE_VALUES: Final = (b",", b"[", b"{")
_TOO_LARGE: Final = "Berkas {} terlalu besar untuk sebuah manifes. Periksa apakah foldernya benar."


class _Sidik(TypedDict):
    """A file and its digest; of a Word document also itself in Base64, or from version 0.1.0 its text; of a PDF its pages'."""

    name: str
    sha256: str
    text: NotRequired[list[str]]
    original: NotRequired[str]
    pages: NotRequired[str]


class _Bukti(TypedDict):
    """A file that evidence named: size in bytes and digest, null where it was not there or not read."""

    name: str
    size: int | None
    sha256: str | None


class _Manifest(TypedDict):
    """What a manifest must hold to be read. The data of its documents are for people and not read."""

    version: str
    master: _Sidik
    quarter: Triwulan | None
    options: dict[str, Any]
    templates: list[_Sidik]
    files: list[_Sidik]
    tables: dict[str, list[BarisData]]
    results: HasilData | None
    evidence: NotRequired[list[_Bukti]]


@dataclass(frozen=True)
class Folder:
    """What a manifest says: what the folder was made of, its files, and the data behind them."""

    path: Path
    version: str
    master: str
    """File name of the master."""
    master_sha256: str
    quarter: Triwulan | None
    options: Mapping[str, Any]
    """How the files were made: the options that change their bytes."""
    templates: Mapping[str, str]
    """File name → sha256."""
    files: Mapping[str, str]
    """File name → sha256."""
    texts: Mapping[str, tuple[str, ...]]
    """File name → its text as it was generated, line by line, as version 0.1.0 kept it."""
    tables: tuple[Tabel, ...]
    """The master's sheets."""
    results: Mapping[str, Any] | None
    """The results of the quarter under the keys of `compute --format json`; None without a quarter."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Name of a PDF → the digest of what its pages show (`layout.pages.digest_of_pages`)."""
    originals: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Name of a Word document → the document as it was generated, in Base64. Version 0.1.0 kept its text instead."""
    evidence: Mapping[str, tuple[int | None, str | None]] = field(default_factory=dict)
    """Name of a file of evidence → its size in bytes and its sha256."""


def read_folder(path: Path) -> Folder:
    """The output folder at `path`, completed first when the run that wrote it was killed in between.

    Raises `InputRefused` when it has no manifest, or none that can be read.
    """
    settle(path)
    content = _json(path / MANIFEST, path)
    refuse_misformed(path, content, _Manifest)
    for item in (content["master"], *content["templates"], *content["files"]):
        _refuse_impossible(path, item["name"])
    return _folder(path, content)


def _refuse_impossible(path: Path, name: str) -> None:
    """Raise `InputRefused` for a name that no file has: looking for it is an error on some systems."""
    longest = max(len(part.encode()) for part in name.split("/"))
    if longest > _LONGEST_NAME:
        raise InputRefused(
            f"Berkas {path / MANIFEST} menyebut nama berkas yang terlalu panjang ({name[:_SHOWN]!a}…), jadi pernah diubah. Buat "
            "ulang folder itu dengan perkin generate, lalu ulangi."
        )


def refuse_misformed(path: Path, value: object, form: Any, place: str = "") -> None:
    """Raise `InputRefused` when something in the manifest of the folder `path` is not of its type; `place` says where."""
    try:
        check(value, form, place)
    except Misformed as fault:
        raise InputRefused(
            f"Berkas {path / MANIFEST} tidak sesuai bentuknya: {fault}. Mungkin dibuat oleh perkin versi lama atau pernah "
            "diubah; buat ulang folder itu dengan perkin generate, lalu ulangi."
        ) from None


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder that `perkin generate` made."""
    settle(path)
    return (path / MANIFEST).is_file()


def _json(path: Path, folder: Path) -> Any:
    try:
        if path.stat().st_size > _MOST:
            raise InputRefused(_TOO_LARGE.format(path))
        content = path.read_bytes()
        if sum(map(content.count, _BEFORE_VALUES)) > _MOST_VALUES:
            raise InputRefused(_TOO_LARGE.format(path))
        return simplejson.loads(content.decode(), parse_float=_number, parse_int=_number)
    except FileNotFoundError:
        raise InputRefused(
            f"Folder {folder} tidak memuat {MANIFEST}, jadi bukan hasil perkin generate. Periksa nama foldernya."
        ) from None
    except (ValueError, RecursionError, MemoryError):
        raise InputRefused(
            f"Berkas {path} rusak dan tidak dapat dibaca. Buat ulang folder itu dengan perkin generate, lalu ulangi."
        ) from None
    except OSError as error:
        raise InputRefused(f"Berkas {path} tidak dapat dibaca ({sebab(error)}). Periksa izinnya.") from None


def _number(text: str) -> Decimal:
    """A number of a manifest, exact. Raises `ValueError` for one that no master holds: it could not be worked with."""
    number = Decimal(text)
    if len(text) > _LONGEST_NUMBER or abs(number.adjusted()) > _LONGEST_NUMBER:
        raise ValueError(text[:_LONGEST_NUMBER])
    return number


def _folder(path: Path, content: _Manifest) -> Folder:
    quarter = content["quarter"]
    return Folder(
        path=path,
        version=content["version"],
        master=content["master"]["name"],
        master_sha256=content["master"]["sha256"],
        quarter=Triwulan(quarter) if quarter is not None else None,
        options=content["options"],
        templates={item["name"]: item["sha256"] for item in content["templates"]},
        files={item["name"]: item["sha256"] for item in content["files"]},
        texts={item["name"]: tuple(item["text"]) for item in content["files"] if "text" in item},
        tables=from_json(content["tables"], KEYLESS),
        results=content["results"],
        pages={item["name"]: item["pages"] for item in content["files"] if item.get("pages")},
        originals={item["name"]: item["original"] for item in content["files"] if "original" in item},
        evidence={item["name"]: (item["size"], item["sha256"]) for item in content.get("evidence", ())},
    )
