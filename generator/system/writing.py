"""Writing files whole or not at all, and the files of a folder as one set: the old ones or the new ones, never a mixture.

New contents are written beside the old ones first, under hidden temporary names. A set then switches at the moment at
which its journal appears, a file that names the temporary files and their places: a run that is killed before it has
changed nothing, and one that is killed after it is completed by the next command that looks at the folder. Files that the
journal does not name stay untouched, and so does one that somebody has edited since.

Whoever writes holds the folder's lock. So what lies there under a temporary name, and is not ours, nobody needs any more.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from generator.errors import InputRefused, OutputRefused, sebab
from generator.system.locks import NAME, give_back, take
from generator.system.stopping import undisturbed

JOURNAL: Final = ".perkin-jurnal"
PREFIX: Final = ".perkin-"
_TEMPORARY: Final = re.compile(r"\.perkin-[a-z0-9_]{8}(\.\w+)?")
"""The names that `tempfile` makes of the prefix."""
PATIENCE: Final = 30.0
"""Seconds to wait for another run that writes into the same folder, which takes it less than one."""
_PAUSE: Final = 0.05
_TOGETHER: Final = 16
"""Files whose way to the disk is waited for at once: 26 files take a tenth of the time that they take one by one."""

_LOOKED_AT: Final = (0.05, 0.1, 0.2, 0.4) if sys.platform == "win32" else ()
"""Seconds to wait, one after the other, where a scanner or OneDrive looks at each file that has just been written: until
they let go of it, it cannot be replaced."""

Replace = Callable[[Path, Path], None]
"""How a file is moved onto another: `moved`."""


class _Change(NamedTuple):
    """What becomes of one file of a set, a line of the journal."""

    name: str
    """Its place in the folder, with slashes: `per-pj/Camat.docx`."""
    before: str | None
    """The sha256 of what stands there and may be replaced; None when nothing does."""
    new: str | None
    """The temporary file, in the folder itself, that takes its place; None when the file goes."""


def moved(new: Path, place: Path) -> None:
    """Move a file onto another in one step. Raises `OSError`, at last, when that one is held open."""
    for pause in _LOOKED_AT:
        try:
            new.replace(place)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(place)


def write_whole(path: Path, data: bytes, replace: Replace = moved) -> None:
    """Write a file whole or not at all. Raises `OutputRefused` when the folder or the file cannot be written."""
    with ExitStack() as held:
        _begin(held, path.parent, [path.parent], replace)
        with undisturbed():
            beside = _beside(path.parent, path, data)
            try:
                replace(beside, path)
            except OSError as error:
                beside.unlink(missing_ok=True)
                raise OutputRefused(_not_written(path, error)) from None


def write_sets(sets: Mapping[Path, Mapping[str, bytes]], replace: Replace = moved) -> None:
    """Write the files of each folder, by their names in it (`per-pj/Camat.docx`): all or none.

    Each folder switches from its old files to the new ones at one moment. When a file cannot be replaced (a program
    holds it open), all folders keep their old files. Raises `OutputRefused` when a folder or a file cannot be written.
    """
    with ExitStack() as held:
        for folder in sorted(sets):  # in one order for all runs, so that no two wait for each other
            _begin(held, folder, {(folder / name).parent for name in sets[folder]}, replace)
        with undisturbed():
            _write_sets(sets, replace)


def settle(folder: Path) -> None:
    """Complete what a killed run has left half done in a folder, if there is such a thing; else nothing is written.

    Raises `InputRefused` when there is and it cannot be completed.
    """
    if not _stands(folder / JOURNAL):
        return
    try:
        with ExitStack() as held:
            _hold(held, folder)
            with undisturbed():
                _complete(folder, moved)
    except OSError as error:
        raise InputRefused(
            f"Penulisan berkas ke folder {folder} terputus di tengah jalan dan tidak dapat diselesaikan ({sebab(error)}). "
            f"Tutup berkasnya di Word atau Excel, lalu jalankan perkin verify {folder} dengan izin menulis di folder itu."
        ) from None
    except OutputRefused as refusal:
        raise InputRefused(str(refusal)) from None


def _begin(held: ExitStack, folder: Path, places: Collection[Path], replace: Replace) -> None:
    """Make the folders, be alone in writing, and put in order what killed runs left there."""
    for place in (folder, *places):
        _make(place)
    try:
        _hold(held, folder)
        with undisturbed():
            _complete(folder, replace)
            for place in {folder, *places}:
                _clear(place)
    except OSError as error:
        raise OutputRefused(_not_writable(folder, error)) from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputRefused(_not_writable(folder, error)) from None


def _hold(held: ExitStack, folder: Path) -> None:
    """Hold the lock of a folder for as long as the block lasts. Raises `OutputRefused` when another run does for long."""
    until = time.monotonic() + PATIENCE
    while True:
        with undisturbed():
            handle = take(folder / NAME)
            if handle is not None:
                held.callback(give_back, handle, folder / NAME)
                return
        if time.monotonic() > until:
            raise OutputRefused(
                f"Folder {folder} sedang ditulisi perkin yang lain. Tunggu sampai selesai, lalu ulangi."
            )
        time.sleep(_PAUSE)


def _clear(folder: Path) -> None:
    """Remove temporary files, which belong to nobody while we hold the lock. What cannot be removed is left."""
    for path in folder.iterdir():
        if _TEMPORARY.fullmatch(path.name) and _stands(path):
            with suppress(OSError):
                path.unlink()


def _stands(path: Path) -> bool:
    """Whether there is a file of that name, itself and not by way of a link."""
    return path.is_file() and not path.is_symlink()


# Switching


def _write_sets(sets: Mapping[Path, Mapping[str, bytes]], replace: Replace) -> None:
    before = {folder: {name: _read(folder / name) for name in new} for folder, new in sets.items()}
    switched: list[Path] = []
    try:
        for folder, new in sets.items():
            changes = _commit(folder, before[folder], new)
            switched.append(folder)
            _carry_out(folder, changes, replace)
    except OutputRefused:
        for folder in reversed(switched):
            _put_back(folder, before[folder], sets[folder], replace)
        raise


def _put_back(folder: Path, old: Mapping[str, bytes | None], new: Mapping[str, bytes], replace: Replace) -> None:
    """Switch to the old files again. Should that be refused too, then the next command completes what was begun."""
    changed = {name: data for name, data in old.items() if data != new[name]}
    with suppress(OutputRefused):
        _carry_out(folder, _commit(folder, new, changed), replace)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputRefused(_not_written(path, error)) from None


def _commit(folder: Path, old: Mapping[str, bytes | None], new: Mapping[str, bytes | None]) -> list[_Change]:
    """Decide that the files become what they are to be; None stands for a file that is not there."""
    waiting: list[Path] = []
    try:
        changes = []
        for name, data in new.items():
            if data is not None:
                waiting.append(_beside(folder, folder / name, data))
            changes.append(_Change(name, _digest(old[name]), None if data is None else waiting[-1].name))
        journal = json.dumps(changes)
        waiting.append(_beside(folder, folder / JOURNAL, journal.encode()))
        _all_to_disk(waiting)
        moved(waiting[-1], folder / JOURNAL)
        _to_disk(folder)
    except (OSError, OutputRefused) as error:
        for path in waiting:
            path.unlink(missing_ok=True)
        raise OutputRefused(_not_writable(folder, error) if isinstance(error, OSError) else str(error)) from None
    return changes


def _complete(folder: Path, replace: Replace) -> None:
    """Carry out the journal of a run that was killed, if it left one."""
    if _stands(folder / JOURNAL):
        _carry_out(folder, _read_journal(folder), replace)


def _carry_out(folder: Path, changes: Iterable[_Change], replace: Replace) -> None:
    """Make the changes that are not made yet, then remove the journal. It can be done twice without harm."""
    for change in changes:
        place = folder / change.name
        try:
            if _digest(_read(place)) != change.before:
                continue  # it was changed already; or somebody has edited it since, and keeps it
            if change.new is None:
                place.unlink(missing_ok=True)
            elif _stands(folder / change.new):
                replace(folder / change.new, place)
        except OSError as error:
            raise OutputRefused(_not_written(place, error)) from None
    _remove_journal(folder)
    _clear(folder)


def _remove_journal(folder: Path) -> None:
    """A journal that cannot be removed does no harm: all its changes are made, and the next run removes it."""
    with suppress(OSError):
        (folder / JOURNAL).unlink(missing_ok=True)


def _read_journal(folder: Path) -> list[_Change]:
    path = folder / JOURNAL
    try:
        changes = [_Change(*line) for line in json.loads(path.read_text(encoding="utf-8"))]
        if all(_is_sound(folder.resolve(), change) for change in changes):
            return changes
    except (ValueError, TypeError, RecursionError):
        pass
    raise OutputRefused(
        f"Berkas {path} rusak, sehingga penulisan yang terputus di folder itu tidak dapat diselesaikan. "
        "Hapus berkas itu, lalu buat ulang folder itu dengan perkin generate."
    )


def _is_sound(folder: Path, change: _Change) -> bool:
    """Whether a line of a journal speaks of files in its folder only, whoever wrote it."""
    place = PurePosixPath(change.name)
    inside = (folder / place).parent.resolve().is_relative_to(folder) and ".." not in place.parts
    return inside and (change.new is None or _TEMPORARY.fullmatch(change.new) is not None)


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _beside(folder: Path, path: Path, data: bytes) -> Path:
    """A temporary file in `folder` with the content that is meant for `path`."""
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=PREFIX, suffix=".tmp")
    except OSError as error:
        raise OutputRefused(_not_writable(folder, error)) from None
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputRefused(_not_written(path, error)) from None
    return beside


def _all_to_disk(paths: Iterable[Path]) -> None:
    """Wait for all of them at once, since a disk writes what is asked for together in one go."""
    left, errors = iter(paths), list[OSError]()

    def work() -> None:
        for path in left:
            try:
                _to_disk(path)
            except OSError as error:
                errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(_TOGETHER)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for error in errors:
        raise error


def _to_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive the power going off."""
    if sys.platform == "win32" and path.is_dir():
        return  # folders cannot be opened there
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_writable(folder: Path, error: OSError) -> str:
    return f"Folder {folder} tidak dapat ditulisi ({sebab(error)}). Pilih folder lain dengan --output atau periksa izinnya."


def _not_written(path: Path, error: OSError) -> str:
    return f"Berkas {path} tidak dapat ditulis ({sebab(error)}). Tutup berkas itu di Word atau Excel, lalu ulangi."
