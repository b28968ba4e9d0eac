"""Throw-away folders to work in, and those that a killed run left behind.

A folder is in use as long as the lock inside it is held, and a lock ends with its process. So the next run knows
which folders nobody will clear any more; it asks no process number, which may belong to another program by then.

LibreOffice keeps one file outside of its folder: the socket by which a second start finds the first. On Unix it lies in
/tmp, whatever TMPDIR says, and stays when LibreOffice is killed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from generator.system.locks import NAME, give_back, take
from generator.system.stopping import undisturbed

PREFIX: Final = "perkin-cetak-"
_SOCKETS: Final = Path("/tmp")  # noqa: S108 - where LibreOffice puts them; nothing is written there
_TRIES: Final = 20
_PAUSE: Final = 0.1
"""Seconds between two tries to empty a folder: programs that were ended let go of their files a moment later."""


def profile_of(folder: Path) -> str:
    """The address of the profile that LibreOffice keeps in a working folder."""
    return (folder / "profil").as_uri()


def socket_of(folder: Path) -> Path:
    """The socket of a LibreOffice that works in `folder`; Windows has no such file.

    Source: LibreOffice, sal/osl/unx/pipe.cxx and desktop/source/app/officeipcthread.cxx: the MD5 of the profile's address
    in UTF-16, its bytes as hexadecimal numbers without leading zeros.
    """
    digest = hashlib.md5(profile_of(folder).encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if sys.platform != "win32" else 0
    return _SOCKETS / f"OSL_PIPE_{user}_SingleOfficeIPC_{''.join(f'{byte:x}' for byte in digest)}"


@contextmanager
def working_folder() -> Iterator[Path]:
    """A new folder, gone afterwards with all that is in it. Raises `OSError` when none can be made."""
    folder, handle = _made()
    try:
        yield folder
    finally:
        with undisturbed():
            _remove(folder, handle)


def _made() -> tuple[Path, int]:
    with undisturbed():
        while True:
            folder = Path(tempfile.mkdtemp(prefix=PREFIX))
            # Another run that is clearing up may have taken it for one left behind before it was locked.
            with suppress(FileNotFoundError):
                handle = take(folder / NAME)
                if handle is not None:
                    return folder, handle


def clear_abandoned() -> None:
    """Remove the folders of this user in which nobody works any more; what cannot be removed is left."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX):
                with suppress(OSError):
                    _clear(entry)


def _clear(entry: os.DirEntry[str]) -> None:
    folder = Path(entry.path)
    if not entry.is_dir(follow_symlinks=False) or not _is_own(folder):
        return
    if not (folder / NAME).is_file():
        folder.rmdir()  # killed before it was locked, when it is empty; another kind of folder is not ours
        return
    handle = take(folder / NAME)
    if handle is not None:
        socket_of(folder).unlink(missing_ok=True)
        _remove(folder, handle)


def _is_own(folder: Path) -> bool:
    """Whether this user made it. A Windows user's temporary folder holds no others."""
    return not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()


def _remove(folder: Path, handle: int) -> None:
    """Remove a folder whose lock we hold: the lock last, so that what cannot be removed now is known to be ours later."""
    for _ in range(_TRIES):
        others = [path for path in folder.iterdir() if path.name != NAME]
        if not others:
            give_back(handle, folder / NAME)
            folder.rmdir()
            return
        _clear_away(others)
        time.sleep(_PAUSE if any(map(os.path.lexists, others)) else 0)
    os.close(handle)


def _clear_away(paths: Iterable[Path]) -> None:
    for path in paths:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()
