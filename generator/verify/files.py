"""The files of an output folder against its manifest: which stand as they were made, which were edited, and where."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from generator.diff.documents import changes_of
from generator.diff.rows import Change
from generator.errors import InputRefused, sebab
from generator.package import refuse_unsafe
from generator.records.folder import NAME, Folder
from generator.word.damage import refusing_damage
from generator.word.text import docx_text
from generator.word.tracked import pending_changes

_LOCKS: Final = ("~$", ".")
"""How names begin that programs give to files of their own beside an open document."""

_SHOWN: Final = 80
"""Characters of a foreign name that a message repeats."""


class State(StrEnum):
    """What became of a file since it was generated, in the words of the report."""

    SAME = "tidak berubah"
    MISSING = "tidak ada"
    EDITED = "isinya diubah"
    LOOKS = "hanya tampilan atau propertinya berubah"
    CHANGED = "berubah"
    DAMAGED = "tidak dapat dibaca"


@dataclass(frozen=True, slots=True)
class FileState:
    """One file of the manifest."""

    name: str
    state: State
    changes: tuple[Change, ...] = ()
    """Where and how the text of a Word document was edited."""
    note: str = ""
    """Why a file cannot be read, or that tracked changes are waiting in it."""


def check_files(folder: Folder) -> tuple[FileState, ...]:
    """Each file of the manifest as it stands now. Raises `InputRefused` when the manifest names files elsewhere."""
    root = folder.path.resolve()
    if outside := [name for name in folder.files if not _lies_in(root, name)]:
        raise InputRefused(
            f"{NAME} di {folder.path} menyebut berkas di luar foldernya ({outside[0][:_SHOWN]!a}), jadi tidak dapat dipercaya. "
            "Buat ulang folder itu dengan perkin generate."
        )
    return tuple(_check(folder, name, digest) for name, digest in folder.files.items())


def _lies_in(root: Path, name: str) -> bool:
    """Whether a name leads to a place in a folder; one that no file can have does not."""
    try:
        return (root / name).resolve().is_relative_to(root)
    except (OSError, ValueError):
        return False


def _check(folder: Folder, name: str, digest: str) -> FileState:
    try:
        data = (folder.path / name).read_bytes()
    except FileNotFoundError:
        return FileState(name, State.MISSING)
    except OSError as error:
        return FileState(
            name, State.DAMAGED, note=f"{sebab(error)}; tutup berkas itu atau periksa izinnya, lalu ulangi"
        )
    if hashlib.sha256(data).hexdigest() == digest:
        return FileState(name, State.SAME)
    if name not in folder.texts:
        return FileState(name, State.CHANGED)
    try:
        refuse_unsafe(data, name, ".docx")
        with refusing_damage(name):
            return _edited(name, data, folder.texts[name])
    except InputRefused as refusal:
        return FileState(name, State.DAMAGED, note=str(refusal))


def _edited(name: str, data: bytes, text: Sequence[str]) -> FileState:
    changes = changes_of(text, docx_text(data).splitlines())
    return FileState(name, State.EDITED if changes else State.LOOKS, changes, pending_changes(data).sentence(name))


def extra_files(folder: Folder) -> tuple[str, ...]:
    """Files beside those of the manifest; the folders of other runs inside it are theirs."""
    return tuple(sorted(_extra(folder, folder.path)))


def _extra(folder: Folder, place: Path) -> list[str]:
    found: list[str] = []
    for path in place.iterdir():
        if path.is_dir():
            found += [] if (path / NAME).is_file() else _extra(folder, path)
            continue
        name = path.relative_to(folder.path).as_posix()
        if name != NAME and name not in folder.files and not path.name.startswith(_LOCKS):
            found.append(name)
    return found
