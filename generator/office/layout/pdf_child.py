"""Reads the text and the ruled tables of a PDF in a process of its own, which may run out of memory or time alone.

Run as a file: `python pdf_child.py PAGES SECONDS`, the PDF on its standard input; it prints JSON (`read` says which) and imports
nothing of perkin. PDFs are read with pdfplumber, which follows whatever a file says.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

MEMORY: Final = 1_000_000_000
"""Bytes of address space; the decree's annexes take 50 million."""
_MARKS: Final = 30_000
"""Lines, rectangles and curves of a page among which tables are looked for; a page of the decree has 30."""
_LETTERS: Final = 3_000_000
"""Letters of the whole file; the decree has 53,000."""


def limit(seconds: int) -> None:
    """Keep this process to its memory and its seconds of processor time, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: only the time that the parent waits
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        with suppress(ValueError, OSError):  # macOS knows no bound of addresses
            resource.setrlimit(kind, (most, most))


def read(data: bytes, most: int) -> dict[str, Any]:
    """`pages`: for each page its lines and tables from top to bottom; `count`: how many pages the file has."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = pdf.pages
            letters = _LETTERS
            read_: list[Any] = []
            for page in pages[:most]:
                letters -= len(page.chars)
                if letters < 0:
                    break
                read_.append(list(_blocks(page)))
                page.close()  # which forgets what was read of it
            return {"count": len(pages), "pages": read_}
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            return {"error": "password"}
        raise


def _blocks(page: Any) -> Iterator[dict[str, Any]]:
    """The lines and tables of a page, from top to bottom."""
    crowded = len(page.lines) + len(page.rects) + len(page.curves) > _MARKS
    tables = [] if crowded else page.find_tables()
    rest = page
    for table in tables:
        rest = rest.outside_bbox(table.bbox)
    blocks = [(table.bbox[1], {"cells": list(_cells(page, table))}) for table in tables]
    places = ("text", "x0", "x1", "top", "bottom")
    lines = rest.extract_text_lines(return_chars=False)
    blocks += [(line["top"], {"line": [line[name] for name in places]}) for line in lines]
    if crowded:
        yield {"crowded": True}
    for _, block in sorted(blocks, key=lambda placed: placed[0]):
        yield block


def _cells(page: Any, table: Any) -> Iterator[list[Any]]:
    """Each cell of a table as first row, first column, last row, last column and text; rows and columns from 1."""
    from pdfplumber.utils.text import extract_text

    lefts = sorted({round(box[0]) for box in table.cells})
    tops = sorted({round(box[1]) for box in table.cells})
    inside = page.within_bbox(table.bbox, strict=False).chars
    for left, top, right, bottom in table.cells:
        letters = [
            letter
            for letter in inside
            if left <= (letter["x0"] + letter["x1"]) / 2 < right
            and top <= (letter["top"] + letter["bottom"]) / 2 < bottom
        ]
        columns = [place for place, edge in enumerate(lefts, 1) if round(left) <= edge < round(right)]
        rows = [place for place, edge in enumerate(tops, 1) if round(top) <= edge < round(bottom)]
        if columns and rows:
            yield [rows[0], columns[0], rows[-1], columns[-1], extract_text(letters) if letters else ""]


if __name__ == "__main__":
    limit(int(sys.argv[2]))
    json.dump(read(sys.stdin.buffer.read(), int(sys.argv[1])), sys.stdout)
