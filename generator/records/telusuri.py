"""The command that explains a figure, as people copy it into whatever shell they have."""

from __future__ import annotations

import re
import shlex
from typing import Final

from generator.values import Triwulan

KESELURUHAN: Final = "keseluruhan"
"""What `perkin explain` calls the mean of all sasaran."""
_PLAIN: Final = re.compile(r"[\w./:-]+")
_SAFE_IN_QUOTES: Final = re.compile(r"[\w ./:@+=,()&;<>|'~#*?\[\]{}-]+")
"""What no shell, of Windows or of Linux, takes for more than it is between double quotes."""


def terlihat(text: str) -> str:
    """A name with `?` for each character that nobody would see, or that would upset what it is shown in."""
    return text if text.isprintable() else "".join(letter if letter.isprintable() else "?" for letter in text)


def telusuri(master: str, name: str, quarter: Triwulan) -> str:
    """`perkin explain kota-a/2025.xlsx --indicator IK2.1 --quarter 2`."""
    return f"perkin explain {_quoted(master)} --indicator {_quoted(name)} --quarter {int(quarter)}"


def _quoted(text: str) -> str:
    """A text as one word of a command line, in a form that shells of Windows and of Linux take where it can be."""
    shown = terlihat(text)
    if shown.startswith("-"):
        shown = f"./{shown}"
    if _PLAIN.fullmatch(shown):
        return shown
    return f'"{shown}"' if _SAFE_IN_QUOTES.fullmatch(shown) else shlex.quote(shown)
