"""Where the marks of a document came to stand: bookmarks that LibreOffice kept in a PDF as named destinations."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw


@dataclass(frozen=True, slots=True)
class Place:
    """A mark's place: page (from 0), and points from the left and the top of that page."""

    page: int
    left: float
    top: float


def read_places(pdf: bytes) -> dict[str, Place]:
    """The place of each bookmark, by its name, in a PDF that `office.to_pdf(…, bookmarks=True)` made.

    A bookmark in text that is not printed is missing.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        heights = [document.get_page_size(number)[1] for number in range(len(document))]
        found = (_destination(document, number) for number in range(raw.FPDF_CountNamedDests(document)))
        return {name: Place(page, x, heights[page] - y) for name, page, x, y in found if page >= 0}
    finally:
        document.close()


def _destination(document: pypdfium2.PdfDocument, number: int) -> tuple[str, int, float, float]:
    """Name, page, and points from the left and the bottom: PDFium is asked first how long the name is."""
    size = ctypes.c_long(0)
    raw.FPDF_GetNamedDest(document, number, None, size)
    name = ctypes.create_string_buffer(size.value)
    destination = raw.FPDF_GetNamedDest(document, number, name, size)
    has = [raw.FPDF_BOOL() for _ in range(3)]
    x, y, zoom = (raw.FS_FLOAT() for _ in range(3))
    raw.FPDFDest_GetLocationInPage(destination, *has, x, y, zoom)
    text = name.raw.decode("utf-16-le").rstrip("\0")
    return text, raw.FPDFDest_GetDestPageIndex(document, destination), x.value, y.value
