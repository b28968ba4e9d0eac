"""Which catchword stands on which page, and where: decided from the lines of the pages and the starts of paragraphs.

The word is taken as it begins the next page; a label is no word, so the word that it labels follows it:
`4. Peraturan ...`, `RA2. Menetapkan ...`, `KETIGA ...`, as the decree of 2025 has it. What is italic or underlined
there is so here. No catchword leads to another part of a document (a section that begins on a new page).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.office.layout.pages import Line, Page, Place
from generator.office.penyambung.halaman import (
    Judul,
    Tanda,
    begins_at,
    body,
    first_row,
    first_words,
    heading,
    letters,
    starts,
)
from generator.office.word.penyambung import HEIGHT, WIDTH, Sambungan, with_catchwords
from generator.office.word.starts import Bagian, Dokumen, Paragraf, Potongan

DOTS: Final = " ..."
_MARKS: Final = ",;:"
"""Signs that belong to the sentence, not to its first word."""
_BELOW: Final = 8.5
"""Points between the end of the text area and the catchword: 3 mm."""


@dataclass(frozen=True, slots=True)
class Halaman:
    """What is planned for one page."""

    bagian: Bagian
    """The section in which the page begins; its margins say where text and catchword stand."""
    sambungan: Sambungan | None = None
    sebab: str = ""
    """Why a catchword that belongs here cannot be given, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Rencana:
    """The plan of a document: its pages, and the repeated heading, which begins no page."""

    halaman: tuple[Halaman, ...]
    judul: Judul

    @property
    def given(self) -> tuple[int, ...]:
        """The pages (from 1) that get a catchword."""
        return tuple(number for number, page in enumerate(self.halaman, start=1) if page.sambungan is not None)

    @property
    def without_place(self) -> dict[int, str]:
        """The pages (from 1) that should have a catchword and cannot, and why."""
        return {number: page.sebab for number, page in enumerate(self.halaman, start=1) if page.sebab}

    def put_into(self, document: bytes) -> bytes:
        """The document with the planned catchwords."""
        return with_catchwords(document, [page.sambungan for page in self.halaman if page.sambungan is not None])


@dataclass(frozen=True, slots=True)
class _Awal:
    """How a page begins."""

    bagian: int
    paragraf: int | None
    """The paragraph of its first line, None when it cannot be told."""
    isi: tuple[Potongan, ...]


def rencana(
    dokumen: Dokumen, pages: Sequence[Page], places: Mapping[str, Place], avoid: Collection[int] = ()
) -> Rencana:
    """The plan for a document laid out on `pages`, whose paragraphs begin at `places` by their marks.

    `avoid` are paragraphs that held a catchword's anchor without its being printed, as happens to LibreOffice in rows
    that it moved to the next page: on their pages the lowest of the left column takes the place of the highest.
    """
    tanda = starts(dokumen, places, len(pages))
    judul = heading(dokumen, pages, tanda)
    ours: list[list[Tanda]] = []
    awal: list[_Awal] = []
    section = 0
    for page, here in zip(pages, tanda, strict=True):
        if here:  # where no paragraph begins, the section is that of the page before
            section = dokumen.paragraf[here[0].paragraf].bagian
        lines = body(page, dokumen.bagian[section], judul)
        own = [mark for mark in here if not dokumen.paragraf[mark.paragraf].kepala]
        awal.append(_awal(dokumen, section, lines, own, ours))
        ours.append(own)
    halaman: list[Halaman] = []
    for begin, following, own in zip(awal, [*awal[1:], None], ours, strict=True):
        halaman.append(_halaman(dokumen, begin, following, _anchor(own, avoid)))
    return Rencana(tuple(halaman), judul)


def _awal(
    dokumen: Dokumen, section: int, lines: Sequence[Line], tanda: Sequence[Tanda], before: Sequence[Sequence[Tanda]]
) -> _Awal:
    row = first_row(lines)
    if not row:
        return _Awal(section, None, ())
    own = begins_at(row[0], tanda, dokumen)
    words = first_words(row, labelled=own is not None)
    source = own if own is not None else _continued(dokumen, row[0], before)
    looks = None if source is None else dokumen.paragraf[source]
    return _Awal(section, source, tuple(_pieces(words, row[0], looks)))


def _continued(dokumen: Dokumen, line: Line, before: Sequence[Sequence[Tanda]]) -> int | None:
    """The paragraph from an earlier page that goes on with this line: the last one that has its letters."""
    text = letters(line.text)
    for here in reversed(before):
        for mark in reversed(here):
            if text in letters(dokumen.paragraf[mark.paragraf].text):
                return mark.paragraf
    return None


def _pieces(words: Sequence[str], line: Line, looks: Paragraf | None) -> list[Potongan]:
    """The words of a catchword, each with the looks of the letter that it begins with in its paragraph."""
    place = -1 if looks is None else letters(looks.text).find(letters(line.text))
    last = words[-1].rstrip(_MARKS) or words[-1]
    pieces: list[Potongan] = []
    for word in [*words[:-1], last]:
        if looks is None or place < 0:
            pieces.append(Potongan(word))
        else:
            letter = _letter_at(looks, place)
            pieces.append(Potongan(word, letter.italic, letter.underlined))
            place += len(letters(word))
        pieces.append(Potongan(" "))
    pieces[-1] = Potongan(DOTS)
    return pieces


def _letter_at(paragraf: Paragraf, place: int) -> Potongan:
    """The piece of a paragraph in which a letter stands, spaces not counted; a plain one beyond its end."""
    end = 0
    for piece in paragraf.isi:
        end += len(letters(piece.text))
        if place < end:
            return piece
    return Potongan("")


def _anchor(tanda: Sequence[Tanda], avoid: Collection[int]) -> Tanda | None:
    """The paragraph for the anchor: the highest, where other fonts than ours move it least, at the left."""
    highest = min(tanda, key=lambda mark: (mark.place.top, mark.place.left), default=None)
    if highest is None or highest.paragraf not in avoid:
        return highest
    return max(tanda, key=lambda mark: (-round(mark.place.left), mark.place.top))


def _halaman(dokumen: Dokumen, awal: _Awal, following: _Awal | None, anchor: Tanda | None) -> Halaman:
    page = dokumen.bagian[awal.bagian]
    if following is None or not awal.isi or not following.isi:
        return Halaman(page)
    if following.bagian != awal.bagian and dokumen.bagian[following.bagian].new_page:
        return Halaman(page)
    if anchor is None:
        return Halaman(page, sebab="tidak ada paragraf yang dimulai di halaman itu")
    left = page.width - page.right - WIDTH
    top = min(page.height - page.bottom + _BELOW, page.height - HEIGHT)
    edge = dokumen.paragraf[anchor.paragraf].sel
    if edge is not None:  # inside a table Word measures from the cell's text, not from the page
        left = left - page.left - edge
        top = top - anchor.place.top
    return Halaman(page, Sambungan(anchor.paragraf, following.isi, left, top, edge is not None))
