"""The Indonesian word list: words that are no slips, however near they are to others.

The list is made of the Hunspell dictionary id_ID by Benitius Brevoort and Ali Ahmadi; kata.md says how, and under which licence.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

KATA: Final = Path(__file__).parent / "kata.txt.xz"
"""Words of four letters and more in lower case, one on each line, a line break before the first and after the last."""


def in_kamus(word: str) -> bool:
    """Whether the list holds a word, given in lower case; the list is read when the first word is asked for."""
    return f"\n{word}\n".encode() in _kata()


@cache
def whole() -> Sequence[bytes]:
    """All words in order, for looking up many of them."""
    return _kata().split()


@cache
def _kata() -> bytes:
    return lzma.decompress(KATA.read_bytes())
