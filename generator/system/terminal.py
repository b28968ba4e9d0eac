"""Whether somebody sits at the other end of a stream."""

from __future__ import annotations

import sys
from typing import IO, Any

if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    def is_terminal(stream: IO[Any]) -> bool:
        """Whether the stream is a terminal. Windows says so of NUL too (`isatty`), where scheduled tasks read and write."""
        if not stream.isatty():
            return False
        handle = wintypes.HANDLE(msvcrt.get_osfhandle(stream.fileno()))
        return bool(ctypes.windll.kernel32.GetConsoleMode(handle, ctypes.byref(wintypes.DWORD())))

else:

    def is_terminal(stream: IO[Any]) -> bool:
        """Whether the stream is a terminal."""
        return stream.isatty()
