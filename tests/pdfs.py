"""Small PDFs, written byte by byte: what a program would print, and what only somebody who means harm would write."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Final

_WIDTH: Final = 150
_HEIGHT: Final = 24


def pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table) + end


def stream(content: bytes, packed: bool = False) -> bytes:
    kept = zlib.compress(content, 9) if packed else content
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (b"/Filter/FlateDecode" if packed else b"", len(kept), kept)


def pages(contents: Sequence[bytes], packed: bool = False) -> bytes:
    """A PDF with a page for each content."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * place) for place in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for place, content in enumerate(contents):
        objects += [
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>"
            % (5 + 2 * place),
            stream(content, packed),
        ]
    return pdf(objects)


def text(left: float, bottom: float, words: str) -> bytes:
    return b"BT /F 9 Tf %.1f %.1f Td (%s) Tj ET\n" % (left, bottom, words.replace("(", "\\(").replace(")", "\\)").encode("cp1252"))  # fmt: skip


def ruled(rows: Sequence[Sequence[str]], top: float = 500) -> bytes:
    """A table with lines around its cells; a blank cell of a column belongs to the one above."""
    found = b"0.5 w\n"
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            if not words:
                continue
            deep = next((below for below in range(number + 1, len(rows)) if rows[below][column]), len(rows))
            left, height = 40 + column * _WIDTH, (deep - number) * _HEIGHT
            found += b"%.1f %.1f %d %d re S\n" % (left, top - number * _HEIGHT - height, _WIDTH, height)
            for line, piece in enumerate(words.split("\n")):
                found += text(left + 3, top - number * _HEIGHT - 10 - 10 * line, piece)
    return found
