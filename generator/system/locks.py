"""Locks that the operating system lets go of by itself when their process ends, however it ends."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

NAME: Final = ".perkin-kunci"
"""What the lock of a folder is called in it."""
_ALL: Final = 0o666
"""Whoever may write into a folder may lock it too; the file is empty and gone in a moment."""

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, _path: Path) -> bool:
        """Whether the file is ours now. An open file cannot be removed, so it is still the one at `path`."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int, path: Path) -> bool:
        """Whether the file is ours now, and still the one at `path`: it may have been removed after it was opened."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return os.path.samestat(os.fstat(handle), path.lstat())
        except (BlockingIOError, FileNotFoundError):
            return False


def take(path: Path) -> int | None:
    """Lock the file at `path`, which is made when it is missing; None while another process holds it.

    The handle goes to `give_back`. Raises `OSError` when the file cannot be made, opened or locked.
    """
    handle = _opened(path)
    held = False
    try:
        held = _lock(handle, path)
    finally:
        if not held:
            os.close(handle)
    return handle if held else None


def give_back(handle: int, path: Path) -> None:
    """Remove the file and unlock it, so that nobody can lock one that is about to go."""
    if sys.platform == "win32":  # where an open file cannot be removed, be it ours or that of the next process
        os.close(handle)
        _remove(path)
    else:
        _remove(path)
        os.close(handle)


def _opened(path: Path) -> int:
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    with suppress(FileNotFoundError):
        return os.open(path, flags)  # first without O_CREAT, which Linux forbids for files of others in /tmp
    handle = os.open(path, flags | os.O_CREAT, _ALL)
    if sys.platform != "win32":
        with suppress(PermissionError):  # somebody else has just made it
            os.fchmod(handle, _ALL)
    return handle


def _remove(path: Path) -> None:
    with suppress(OSError):  # another user's, in a folder where only owners may remove
        path.unlink()
