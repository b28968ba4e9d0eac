"""The Indonesian word list: words that are no slips, however near they are to others.

The list is made of the Hunspell dictionary id_ID by Benitius Brevoort and Ali Ahmadi; kata.md says how, and under which licence.
That dictionary lacks words that offices write every day, such as stunting, disabilitas and balita: bidang.txt adds them.
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

KATA: Final = Path(__file__).parent / "kata.txt.xz"
"""Words of four letters and more in lower case, one on each line, a line break before the first and after the last."""

BIDANG: Final = Path(__file__).parent / "bidang.txt"
"""Words of public administration that the list lacks, in lower case, one on each line."""


def in_kamus(word: str) -> bool:
    """Whether the list holds a word, given in lower case; the list is read when the first word is asked for."""
    return f"\n{word}\n".encode() in _kata()


@cache
def whole() -> Sequence[bytes]:
    """All words in order, for looking up many of them."""
    return sorted(_kata().split())


@cache
def _kata() -> bytes:
    return lzma.decompress(KATA.read_bytes()) + BIDANG.read_bytes()
