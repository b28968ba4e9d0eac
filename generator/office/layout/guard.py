"""A small process between perkin and LibreOffice, which ends LibreOffice when perkin is gone.

Run as a file: `python guard.py FOLDER SOCKET PROGRAM ARGUMENT...`. Its standard input is a pipe whose other end perkin holds.
A byte from there says that the printing is to be stopped; the end of the pipe, which the system closes when perkin ends,
however it ends, says besides that the folder has nobody else to remove it. The guard stands in a session of its own, so
that Ctrl+C in the terminal reaches perkin alone, which then decides.

Its exit code is 0 when LibreOffice has ended, or the number of the error for which it could not be started.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

_TRIES: Final = 50
_PAUSE: Final = 0.1
"""Seconds between two tries to remove a folder: processes that were ended let go of their files a moment later."""


def watch(folder: Path, socket: Path, command: list[str]) -> int:
    """Run LibreOffice in `folder` to its end, or to that of perkin; the guard's exit code.

    `socket` is a file that LibreOffice leaves when it is killed.
    """
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - what perkin asks for
            command, cwd=folder, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        return error.errno or 1
    gone = threading.Event()
    threading.Thread(target=_wait_for_perkin, args=(process, gone), daemon=True).start()
    try:
        process.wait()
    finally:
        _end(process)
        socket.unlink(missing_ok=True)
        if gone.is_set():
            _remove(folder)
    return 0


def _wait_for_perkin(process: subprocess.Popen[bytes], gone: threading.Event) -> None:
    if not os.read(sys.stdin.fileno(), 1):
        gone.set()
    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and all it started: the program called is only a launcher of another one."""
    if sys.platform == "win32":
        if process.poll() is not None:
            return
        end = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(end, check=False, capture_output=True)  # noqa: S603 - a program of Windows, on our own process
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def _remove(folder: Path) -> None:
    for _ in range(_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(_PAUSE)


if __name__ == "__main__":
    for _name in ("SIGTERM", "SIGHUP"):  # whoever ends all processes of a computer, ends LibreOffice through us
        if hasattr(signal, _name):
            signal.signal(getattr(signal, _name), lambda number, _: sys.exit(128 + number))
    sys.exit(watch(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
