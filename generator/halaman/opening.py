"""Opening a file in Word or Excel, a folder in the file manager, an address in the browser."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from generator.errors import OutputRefused

_OPENERS: Final = {"darwin": "open"}
"""System → the program that opens things with the program meant for them; elsewhere xdg-open, on Windows none is needed."""


def open_with_its_program(path: Path) -> None:
    """Open a file or folder as a double click does. Raises `OutputRefused` when this computer has no way to."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - a file found in the folder, never one that a browser named
            return
        process = subprocess.Popen(  # noqa: S603 - likewise
            [_OPENERS.get(sys.platform, "xdg-open"), str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        raise OutputRefused(
            f"{path.name} tidak dapat dibuka dari sini: komputer ini tidak tahu programnya. Buka sendiri dari folder {path.parent}."
        ) from None
    threading.Thread(target=process.wait, daemon=True).start()


def open_browser(address: str) -> None:
    """Open an address in the browser, where there is a screen to show it on."""
    has_screen = sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if not has_screen:
        return
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
