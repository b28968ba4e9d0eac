"""The fonts that print Bookman Old Style on this computer, and how to print with one of them alone.

The letters of all are as wide, but their lines are not as high: where a page ends is a matter of the font. What holds for
every page is therefore tried with each font that is installed; how many pages there are is known for some.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

DEBIAN = {"TeX Gyre Bonum": "fonts-texgyre", "URW Bookman": "fonts-urw-base35"}
"""Fonts that stand in for Bookman Old Style, with Debian's packages of them."""
BOOKMANS = ("Bookman Old Style", *DEBIAN)
MISSING = f"Pengganti Bookman Old Style tidak ditemukan (paket Debian: {' atau '.join(DEBIAN.values())})"

PAGES = {
    "TeX Gyre Bonum": {"keputusan": 3, "lampiran-1": 10, "lampiran-2": 11},
    "URW Bookman": {"keputusan": 3, "lampiran-1": 8, "lampiran-2": 10},
}
"""Font → document of the decree of 2025 → its pages, when they were last looked at."""

_USUAL = os.environ.get("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
_WITHOUT = '<selectfont><rejectfont><pattern><patelt name="family"><string>{}</string></patelt></pattern></rejectfont></selectfont>'


def installed() -> list[str]:
    """Those of the fonts that are on this computer."""
    program = shutil.which("fc-list")
    if program is None:
        return []
    listed = subprocess.run([program, ":", "family"], capture_output=True, text=True, check=True).stdout
    families = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    return [name for name in BOOKMANS if name in families]


@contextmanager
def alone(font: str, folder: Path) -> Iterator[None]:
    """Programs started meanwhile see this one of the fonts, and all other fonts of the computer."""
    others = "".join(_WITHOUT.format(name) for name in BOOKMANS if name != font)
    config = folder / "fonts.conf"
    config.write_text(f'<?xml version="1.0"?><fontconfig><include>{_USUAL}</include>{others}</fontconfig>')
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FONTCONFIG_FILE", str(config))
        yield
