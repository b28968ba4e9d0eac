"""Compressed parts of PDFs without what varies between identical runs: numbers of fonts, dates of colour profiles.

An OpenType font with PostScript outlines, such as TeX Gyre Bonum in the place of Bookman Old Style, is embedded by some
versions of LibreOffice as a Type 1 font whose `/UniqueID` says how many fonts were embedded before it in the
same process: a document printed alone would differ from the same document printed after others. The colour
profile that PDF/A demands holds the second in which it was made.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zlib
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Final, NamedTuple

_FONT: Final = re.compile(
    rb"<</Length (\d+) 0 R/Filter/FlateDecode/Length1 (\d+)/Length2 (\d+)/Length3 \d+>>\nstream\n"
)
"""The head of a Type 1 font: only these have three lengths (ISO 32000-1, table 127)."""
_PROFILE: Final = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
"""The head of an ICC colour profile."""
_PROFILE_DATE: Final = slice(24, 36)
_PROFILE_DAY: Final = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
"""Six numbers of a profile's header (ISO 15076-1, 7.2.8): the same moment as `package.FIXED_DATE`."""
_UNIQUE: Final = re.compile(rb"(/UniqueID )(\d{7})\b")
_OPEN_RANGE: Final = 4_000_000
"""Numbers from here to 4,999,999 are for fonts that nobody registered (Adobe Type 1 Font Format, 2.5)."""
_KEY: Final = 55665
_C1: Final = 52845
_C2: Final = 22719
"""The cipher of a Type 1 font's second part (Adobe Type 1 Font Format, 7.1): not a secret, only a form."""
_TABLE: Final = re.compile(rb"xref\s+0 \d+\s+(?=\d{10})")
_ENTRY: Final = re.compile(rb"(\d{10})( \d{5} n)")
_START: Final = re.compile(rb"(?<=startxref\n)\d+(?=\s+%%EOF\s*\Z)")


class _Edit(NamedTuple):
    """Bytes from `start` to before `end` that are replaced."""

    start: int
    end: int
    new: bytes


def settled(pdf: bytes) -> bytes:
    """The PDF with fonts numbered by what they are and colour profiles of a fixed date, its cross-references in order.

    A PDF without such parts, or with its table compressed (newer LibreOffice, which embeds these fonts unchanged),
    is given back as it is.
    """
    start = _START.search(pdf)
    edits = [edit for head in _FONT.finditer(pdf) for edit in _rewritten(pdf, head, _own_number)]
    edits += [edit for head in _PROFILE.finditer(pdf) for edit in _rewritten(pdf, head, _undated)]
    if start is None or not (table := _TABLE.match(pdf, int(start[0]))) or not edits:
        return pdf
    moved = _mover(edits)
    entries = [
        _Edit(*entry.span(1), b"%010d" % moved(int(entry[1])))
        for entry in _ENTRY.finditer(pdf, table.end(), start.start())
    ]
    return _edited(pdf, [*edits, *entries, _Edit(*start.span(), b"%d" % moved(int(start[0])))])


def _rewritten(pdf: bytes, head: re.Match[bytes], change: Callable[[bytes, re.Match[bytes]], bytes]) -> list[_Edit]:
    """The compressed stream below its head written anew, and the object that says its length."""
    stream = zlib.decompressobj()
    plain = stream.decompress(pdf[head.end() :])
    end = len(pdf) - len(stream.unused_data)
    packed = zlib.compress(change(plain, head))
    length = re.compile(rb"(?<=\n%s 0 obj\n)\d+(?=\nendobj)" % head[1]).search(pdf, end)
    return [_Edit(head.end(), end, packed), _Edit(*length.span(), b"%d" % len(packed))] if length else []


def _undated(profile: bytes, _: re.Match[bytes]) -> bytes:
    return profile[: _PROFILE_DATE.start] + _PROFILE_DAY + profile[_PROFILE_DATE.stop :]


def _own_number(font: bytes, head: re.Match[bytes]) -> bytes:
    """A Type 1 font (a clear part, a ciphered part, zeros) with a number that follows from what it is."""
    first, second = int(head[2]), int(head[3])
    clear, secret, rest = font[:first], _deciphered(font[first : first + second]), font[first + second :]
    bare = _UNIQUE.sub(rb"\g<1>0000000", clear), _UNIQUE.sub(rb"\g<1>0000000", secret)
    number = _OPEN_RANGE + int.from_bytes(hashlib.sha256(b"".join(bare)).digest()[:8], "big") % 1_000_000
    clear, secret = (_UNIQUE.sub(rb"\g<1>%d" % number, part) for part in bare)
    return clear + _ciphered(secret) + rest


def _deciphered(data: bytes) -> bytes:
    plain, key = bytearray(), _KEY
    for byte in data:
        plain.append(byte ^ (key >> 8))
        key = ((byte + key) * _C1 + _C2) & 0xFFFF
    return bytes(plain)


def _ciphered(data: bytes) -> bytes:
    secret, key = bytearray(), _KEY
    for byte in data:
        secret.append(byte ^ (key >> 8))
        key = ((secret[-1] + key) * _C1 + _C2) & 0xFFFF
    return bytes(secret)


def _mover(edits: Iterable[_Edit]) -> Callable[[int], int]:
    """Where a place of the old file stands in the new one."""
    ordered = sorted(edits)
    starts = [edit.start for edit in ordered]
    growth = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in ordered)]
    return lambda place: place + growth[bisect_left(starts, place)]


def _edited(data: bytes, edits: Iterable[_Edit]) -> bytes:
    parts, place = [], 0
    for edit in sorted(edits):
        parts += [data[place : edit.start], edit.new]
        place = edit.end
    return b"".join([*parts, data[place:]])
