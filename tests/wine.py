"""The folder for Windows, unpacked and run by wine."""

from __future__ import annotations

import os
import shutil
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WINE: Final = shutil.which("wine")
UNPACKED: Final = "Bagian Organisasi é"
"""Where it is unpacked: a space, and a letter that no code page of a console has at the same place as another."""
PYTHON: Final = "perkin/program/python/python.exe"
_SECONDS: Final = 300
_OURS: Final = ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONUTF8")
"""Settings of this computer that another one does not have."""


@dataclass(frozen=True)
class Windows:
    """A computer with Windows on which somebody has unpacked the folder."""

    desk: Path
    """The folder in which commands run; the program lies in `perkin` in it."""
    prefix: Path
    """Its drive C and its registry."""

    @property
    def home(self) -> Path:
        """The folder of its user."""
        return self.prefix.with_name("rumah")

    def perkin(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """What somebody sees who types `perkin` and these arguments."""
        return self.started("cmd", "/c", r"perkin\perkin.cmd", *arguments)

    def python(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """What the folder's Python gives."""
        return self.started(PYTHON, "-B", *arguments)

    def started(self, *command: str) -> subprocess.CompletedProcess[bytes]:
        """Run a program of Windows to its end. Its streams are pipes: with files, Python does not start in wine."""
        return subprocess.run(
            [WINE or "wine", *command],
            cwd=self.desk,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )

    def begun(self, *command: str) -> subprocess.Popen[bytes]:
        """A program of Windows that goes on running."""
        pipe = subprocess.PIPE
        command = (WINE or "wine", *command)
        return subprocess.Popen(command, cwd=self.desk, env=self.environment(), stdin=pipe, stdout=pipe, stderr=pipe)

    def environment(self) -> dict[str, str]:
        """The variables of a process that wine is to run there."""
        kept = {name: value for name, value in os.environ.items() if name not in _OURS}
        return kept | {
            "HOME": str(self.home),  # where wine keeps its menus
            "WINEPREFIX": str(self.prefix),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",  # neither .NET nor a browser is to be installed
        }


def installed(archive: Path, desk: Path, prefix: Path) -> Windows:
    """Unpack the archive. `_wmi` goes: wine 8 ends a program that asks it, and Python does without."""
    desk.mkdir()
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(desk)
    (desk / "perkin/program/python/_wmi.pyd").unlink()
    windows = Windows(desk, prefix)
    windows.home.mkdir()
    windows.started("wineboot", "--init")
    windows.started("winecfg", "-v", "win10")
    for link in list((prefix / "drive_c" / "users").glob("*/*")):
        if link.is_symlink():  # Documents, Desktop and so on, which lead to the folder of whoever runs the tests
            link.unlink()
            link.mkdir()
    return windows
