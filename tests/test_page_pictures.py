"""Pages of a PDF as pictures: whole PNGs of the right size, grey where nothing has a colour."""

from __future__ import annotations

import io
import zlib

import pypdfium2
from pypdfium2 import raw

from generator.generate.gambar import png_size
from generator.office.layout.pictures import page_count, page_pictures


def pdf(*colours: tuple[int, int, int]) -> bytes:
    """A page of 200 × 301 points for each colour, half of it painted."""
    document = pypdfium2.PdfDocument.new()
    for red, green, blue in colours:
        page = document.new_page(200, 301)
        shape = raw.FPDFPageObj_CreateNewRect(0, 0, 100, 301)
        raw.FPDFPageObj_SetFillColor(shape, red, green, blue, 255)
        raw.FPDFPath_SetDrawMode(shape, raw.FPDF_FILLMODE_ALTERNATE, 0)
        raw.FPDFPage_InsertObject(page.raw, shape)
        raw.FPDFPage_GenerateContent(page.raw)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def dots(picture: bytes) -> bytes:
    start = picture.index(b"IDAT") + 4
    return zlib.decompress(picture[start:])


def test_each_page_is_a_whole_picture() -> None:
    data = pdf((0, 0, 0), (255, 0, 0), (0, 0, 255))
    assert page_count(data) == 3
    pictures = list(page_pictures(data, 2, scale=1))
    assert [png_size(picture) for picture in pictures] == [(200, 301), (200, 301)]


def test_a_page_without_colour_is_grey_and_colours_are_kept() -> None:
    grey, red = page_pictures(pdf((0, 0, 0), (255, 0, 0)), 9, scale=1)
    assert (grey[25], red[25]) == (0, 2)
    assert dots(grey)[1:4] == b"\0\0\0"
    assert dots(grey)[151:154] == b"\xff\xff\xff"
    assert dots(red)[1:4] == b"\xff\0\0"
    assert dots(red)[451:454] == b"\xff\xff\xff"
