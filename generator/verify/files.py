"""The files of an output folder against its manifest: which stand as they were made, which were edited, and where."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from generator.diff.documents import changes_of, package_changes
from generator.diff.rows import Aspect, Change
from generator.errors import InputRefused, sebab
from generator.office.bounds import MAX_UNPACKED
from generator.office.package import Package, opened
from generator.office.word.content import read_content
from generator.office.word.content.lines import OLD_FORM, lines_of
from generator.office.word.tracked import pending_changes
from generator.records import MANIFEST
from generator.records.folder import Folder

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
    UNREAD = "ada bagian yang berubah dan tidak dapat dibaca perkin"
    SAVED = "disimpan ulang; isi dan tampilannya tidak berubah"
    TEXT_SAME = "teksnya sama; selain teks tidak dapat dibandingkan"
    CHANGED = "berubah"
    DAMAGED = "tidak dapat dibaca"


@dataclass(frozen=True, slots=True)
class FileState:
    """One file of the manifest."""

    name: str
    state: State
    changes: tuple[Change, ...] = ()
    """Where and how a Word document was edited."""
    note: str = ""
    """Why a file cannot be read or not be compared as a whole, or that tracked changes are waiting in it."""


def check_files(folder: Folder) -> tuple[FileState, ...]:
    """Each file of the manifest as it stands now; Word documents are compared with what they were.

    Raises `InputRefused` when the manifest names files elsewhere.
    """
    root = folder.path.resolve()
    if outside := [name for name in folder.files if not _lies_in(root, name)]:
        raise InputRefused(
            f"{MANIFEST} di {folder.path} menyebut berkas di luar foldernya ({outside[0][:_SHOWN]!a}), jadi tidak dapat dipercaya. "
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
    path = folder.path / name
    try:
        if path.stat().st_size > MAX_UNPACKED:
            return FileState(name, State.DAMAGED, note="berkas itu terlalu besar; ambil kembali salinan yang utuh")
        data = path.read_bytes()
    except FileNotFoundError:
        return FileState(name, State.MISSING)
    except OSError as error:
        return FileState(
            name, State.DAMAGED, note=f"{sebab(error)}; tutup berkas itu atau periksa izinnya, lalu ulangi"
        )
    if hashlib.sha256(data).hexdigest() == digest:
        return FileState(name, State.SAME)
    if name not in folder.originals and name not in folder.texts:
        return FileState(name, State.CHANGED)
    try:
        package = opened(data, name, ".docx")
        waiting = pending_changes(package).sentence(name)
        if name not in folder.originals:
            return _by_text(folder, package, waiting)
        changes = package_changes(_original(folder, name, digest), package)
        return FileState(name, _state(change.aspect for change in changes), changes, waiting)
    except InputRefused as refusal:
        return FileState(name, State.DAMAGED, note=str(refusal))


def _state(aspects: Iterable[Aspect]) -> State:
    """What to call changes: by the one that matters most."""
    found = set(aspects)
    if Aspect.TEXT in found:
        return State.EDITED
    if Aspect.UNREAD in found:
        return State.UNREAD
    return State.LOOKS if found else State.SAVED


def _original(folder: Folder, name: str, digest: str) -> Package:
    """A document as it was generated. Raises `InputRefused` when the manifest does not hold it whole."""
    try:
        data = base64.b64decode(folder.originals[name], validate=True)
    except ValueError:
        data = b""
    if hashlib.sha256(data).hexdigest() != digest:
        raise InputRefused(
            f"{MANIFEST} tidak memuat {name} sebagaimana dibuat, mungkin pernah diubah. Buat ulang folder itu dengan perkin generate."
        )
    return opened(data, name, ".docx")


def _by_text(folder: Folder, package: Package, waiting: str) -> FileState:
    """A document compared with its text alone, all that a manifest of version 0.1.0 kept of it."""
    name = package.name
    changes = changes_of(folder.texts[name], lines_of(read_content(package.parts, name), OLD_FORM), form=OLD_FORM)
    text = any(change.aspect is Aspect.TEXT for change in changes)
    note = (
        f"Hanya dibandingkan dengan teks yang tercatat di {MANIFEST}, yang pada versi 0.1.0 belum memuat nomor otomatis, "
        "simbol, rumus, dan kotak centang."
    )
    return FileState(name, State.EDITED if text else State.TEXT_SAME, changes, f"{note} {waiting}".rstrip())


def extra_files(folder: Folder) -> tuple[str, ...]:
    """Files beside those of the manifest; the folders of other runs inside it are theirs."""
    found: list[str] = []
    waiting = [folder.path]
    while waiting:
        for path in waiting.pop().iterdir():
            name = path.relative_to(folder.path).as_posix()
            is_known = name == MANIFEST or name in folder.files or path.name.startswith(_LOCKS)
            if not path.is_dir():
                found += [] if is_known else [name]
            elif not (path / MANIFEST).is_file():
                waiting.append(path)
    return tuple(sorted(found))
