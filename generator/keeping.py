"""What results must not take the place of: what they are made from, masters, and what `generate` has made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from generator.errors import InputRefused, OutputRefused
from generator.records import MANIFEST
from generator.records.folder import is_folder, read_folder

Marks = frozenset[object]
"""What files are known by."""

_WORKBOOK: Final = ".xlsx"


def refuse_replacing(folder: Path, reading: Marks) -> None:
    """Raise `OutputRefused` when documents made in `folder` would take the place of a file that is read, or of a master."""
    for file in filter(Path.exists, _made_in(folder)):
        if marks_of([file]) & reading:
            raise OutputRefused(
                f"{file} dibaca oleh perintah ini dan akan ditimpa hasilnya; pilih folder lain dengan --output."
            )
        if file.suffix == _WORKBOOK and not _is_as_made(file) and is_master(file, unread=file not in kept(folder)):
            raise OutputRefused(
                f"{file} adalah master perkin dan tidak boleh ditimpa; pindahkan master itu, atau pilih folder lain "
                "dengan --output."
            )


def marks_of(files: Iterable[Path]) -> Marks:
    """What files are known by, under whatever name: their places without links, and what the disk knows them by."""
    marks: set[object] = set()
    for file in files:
        marks.add(file.resolve())
        if file.exists():
            there = file.stat()
            marks.add((there.st_dev, there.st_ino))
    return frozenset(marks)


def _made_in(folder: Path) -> Iterator[Path]:
    """The files that `generate` may write in the folder of a master, whatever is asked of it."""
    from generator.documents import REKAP, single
    from generator.generate.finish import GABUNGAN
    from generator.generate.main import PER_PJ

    for document in (*(document.file for document in single()), GABUNGAN):
        yield folder / document
        yield (folder / document).with_suffix(".pdf")
    yield folder / REKAP
    yield folder / MANIFEST
    yield from (folder / PER_PJ).glob("*")


def _is_as_made(file: Path) -> bool:
    """Whether the manifest beside a file tells its digest, in the form in which manifests are written.

    That spares every later run the reading of a whole workbook; a file of which this cannot be said is looked at.
    """
    manifest = file.with_name(MANIFEST)
    if not manifest.is_file():
        return False
    told = f'\n   "name": "{file.name}",\n   "sha256": "{hashlib.sha256(file.read_bytes()).hexdigest()}"'
    return told.encode() in manifest.read_bytes()


def is_one_of(result: Path, files: Iterable[Path]) -> bool:
    """Whether a result would stand where one of the files stands, under whatever name."""
    return bool(marks_of([result]) & marks_of(files))


def is_master(path: Path, *, unread: bool = True) -> bool:
    """Whether a master stands there; `unread` is what to say of a workbook that cannot be read, as one with a password."""
    if path.suffix.casefold() != _WORKBOOK or not path.is_file() or not path.stat().st_size:
        return False
    from generator.complete import refuse_foreign
    from generator.master.parse import parse
    from generator.office.workbook.reader import read

    try:
        master = parse(read(path))
    except InputRefused:
        return unread
    try:
        refuse_foreign(master)
    except InputRefused:
        return False
    return True


def kept(folder: Path) -> Iterator[Path]:
    """The files that a folder's manifest names, and the manifest; none where there is no manifest of perkin."""
    try:
        names = (MANIFEST, *read_folder(folder).files) if is_folder(folder) else ()
    except InputRefused:
        return
    yield from (folder / name for name in names)
