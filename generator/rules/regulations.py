"""A regulation under one spelling, whatever way it is cited."""

from __future__ import annotations

import re
from typing import Final

from generator.law import SINGKATAN_PERATURAN
from generator.values import normal

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_HYPHENS: Final = re.compile("[\u2010-\u2015\u2212]")
_LAW: Final = re.compile(r"\bundang\s*-?\s*undang\b")
_CITED: Final = re.compile(
    r"([^;]{3,160}?)\s+(?:(?:nomor|no)\b[.:]?\s*)?(\S*?\d\S*?)(?:\s+tahun\s+|\s*/\s*)(\d{4})(?=\s+tentang\b|[\s.;]*$)"
)
"""The name before the number, the number, and the year, up to the title or the end."""
_PANRB: Final = re.compile(r"(?<=menteri )pan\s*(?:&|-|dan)?\s*rb\b")
_ADDED: Final = re.compile(r"\b(?:republik indonesia|(?:provinsi )?(?:dki|daerah khusus ibukota) jakarta)\b")
"""What the name of a law, or of a regulation of this province, says besides."""


def essence(text: str) -> str:
    """What a text says, for comparing: of one that begins with a regulation its kind, number and year alone.

    `UU No. 29/2007 tentang …` is `undang-undang nomor 29 tahun 2007`.
    """
    plain = usual_spelling(text)
    found = _CITED.match(plain)
    if not found:
        return plain.rstrip(" .;")
    name = _PANRB.sub("pendayagunaan aparatur negara dan reformasi birokrasi", found[1])
    name = " ".join(_ADDED.sub(" ", name).split())
    return f"{name} nomor {found[2].lstrip('0')} tahun {found[3]}"


def usual_spelling(text: str) -> str:
    """A text for comparing, with usual hyphens and spaces, and the kind of regulation that it begins with in full."""
    plain = _LAW.sub("undang-undang", normal(_HYPHENS.sub("-", _UNSEEN.sub("", text))))
    first, space, rest = plain.partition(" ")
    return f"{SINGKATAN_PERATURAN.get(first.rstrip('.'), first)}{space}{rest}"
