"""What stands where on the pages of a PDF, read with PDFium: lines of text with their places, and the marks that
LibreOffice kept of a document's bookmarks (named destinations).

A place is in points (1/72 inch) from the top left of the page as a reader sees it, whichever way the page is turned.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

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


_FINE: Final = 1000
"""PDFium gives places in whole units; we ask for thousandths of a point."""
_WIDE: Final = 0.7
"""A gap of more than this share of a line's height begins another line: the next cell, the text after a tab."""
_LEVEL: Final = 0.25
"""Letters whose feet differ by less than this share of their height stand on one line."""
_SIGNS: Final = str.maketrans({"\u0002": "-", "\u00ad": "-", "\r": " ", "\n": " "})
"""What PDFium gives for a hyphen at the end of a line, for one set only there, and between lines.

It reads ligatures as their letters by itself.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text of one paragraph or cell: its text and the box around its letters, in points from the top left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half the height of its letters, in points from the top.

        What a line is part of is told by its middle: how far letters reach above the start of their paragraph and
        below its end differs from font to font.
        """
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it is seen: width and height in points, and its lines from top to bottom, then left to right."""

    width: float
    height: float
    lines: tuple[Line, ...]


class _Letter(NamedTuple):
    """A letter, and where it is printed."""

    source: int
    """Which text object of the page it comes from: what was set at once is never part of two cells."""
    text: str
    left: float
    top: float
    right: float
    bottom: float
    foot: float
    """Where it stands, in points from the top."""


class _Text:
    """The letters of a line so far: thousands of lines grow letter by letter, hence no value that is made anew for each."""

    __slots__ = ("bottom", "foot", "left", "letters", "right", "source", "top")

    def __init__(self, letter: _Letter) -> None:
        self.source, text, self.left, self.top, self.right, self.bottom, self.foot = letter
        self.letters = [text]

    def goes_on_with(self, letter: _Letter) -> bool:
        """Whether a letter is the next one on the line. A space follows whatever it stands behind."""
        if letter.text == " ":
            return True
        height = max(self.bottom - self.top, letter.bottom - letter.top)
        if abs(letter.foot - self.foot) >= _LEVEL * height:
            return False
        return letter.source == self.source or -height < letter.left - self.right < _WIDE * height

    def add(self, letter: _Letter) -> None:
        """The letter is the line's next one; a space takes no room."""
        self.letters.append(letter.text)
        if letter.text == " ":
            return
        self.source = letter.source
        self.left = min(self.left, letter.left)
        self.top = min(self.top, letter.top)
        self.right = max(self.right, letter.right)
        self.bottom = max(self.bottom, letter.bottom)

    def line(self) -> Line:
        """The line, one space between its words."""
        return Line(" ".join("".join(self.letters).split()), self.left, self.top, self.right, self.bottom)


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF with their text. Headers and footers are lines like others.

    Raises `pypdfium2.PdfiumError` when the bytes are no PDF; those that `office.to_pdf` gives always are.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page(document[number]) for number in range(len(document)))
    finally:
        document.close()


def digest_of_pages(pdf: bytes) -> str:
    """The same for two PDFs that show the same text at the same places of as many pages; empty for no PDF.

    Pictures, lines, colours and fonts are not looked at.
    """
    try:
        pages = read_pages(pdf)
    except pypdfium2.PdfiumError:
        return ""
    return hashlib.sha256(repr(pages).encode()).hexdigest()


def _page(page: pypdfium2.PdfPage) -> Page:
    width, height = page.get_size()
    texts: list[_Text] = []
    for letter in _letters(page, page.get_textpage()):
        if texts and texts[-1].goes_on_with(letter):
            texts[-1].add(letter)
        else:
            texts.append(_Text(letter))
    texts.sort(key=lambda text: (round(text.foot), text.left))
    lines = (text.line() for text in texts)
    return Page(width, height, tuple(line for line in lines if line.text))


def _letters(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    """Each letter of a page in the order of printing."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    seen = _view(page)
    source = 0
    handle = text.raw  # asked for once, not with each letter
    for number in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(handle, number)).translate(_SIGNS)
        if not raw.FPDFText_IsGenerated(handle, number):  # spaces that PDFium adds belong to no object
            source = ctypes.cast(raw.FPDFText_GetTextObject(handle, number), ctypes.c_void_p).value or 0
        raw.FPDFText_GetCharOrigin(handle, number, x, y)
        raw.FPDFText_GetLooseCharBox(handle, number, box)
        one, other = seen(box.left, box.top), seen(box.right, box.bottom)
        (left, right), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        yield _Letter(source, sign, left, top, right, bottom, seen(x.value, y.value)[1])


def _view(page: pypdfium2.PdfPage) -> Callable[[float, float], tuple[float, float]]:
    """From places on the page's own grid to points from the top left of the page as it is shown."""
    width, height = (round(side * _FINE) for side in page.get_size())
    across, down = ctypes.c_int(), ctypes.c_int()

    def shown(x: float, y: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    # A page is turned and moved, never bent: three places say where all are, and asking for each is slow.
    (left, top), along, up = shown(0, 0), shown(_FINE, 0), shown(0, _FINE)
    a, b = (along[0] - left) / _FINE, (along[1] - top) / _FINE
    c, d = (up[0] - left) / _FINE, (up[1] - top) / _FINE
    return lambda x, y: (left + a * x + c * y, top + b * x + d * y)
