"""Which catchword stands on which page, and where: decided from the lines of the pages and the starts of paragraphs.

The word is taken as it begins the next page; a label is no word, so the word that it labels follows it:
`4. Peraturan ...`, `RA2. Menetapkan ...`, `KETIGA ...`, as the decree of 2025 has it. What is italic or underlined
there is so here. No catchword leads to another part of a document (a section that begins on a new page).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.office.layout.pages import Line, Page
from generator.office.layout.places import Place
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
from generator.office.word.penyambung import HEIGHT, WIDTH, Sambungan
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
    sections = _sections(dokumen, tanda)
    ours = [[mark for mark in here if not dokumen.paragraf[mark.paragraf].kepala] for here in tanda]
    awal = [
        _awal(dokumen, section, body(page, dokumen.bagian[section], judul), here, ours[:number])
        for number, (section, page, here) in enumerate(zip(sections, pages, ours, strict=True))
    ]
    following = [*awal[1:], None]
    anchors = [_anchor(here, avoid) for here in ours]
    halaman = (_halaman(dokumen, *each) for each in zip(sections, awal, following, anchors, strict=True))
    return Rencana(tuple(halaman), judul)


def _sections(dokumen: Dokumen, tanda: Sequence[Sequence[Tanda]]) -> list[int]:
    """The section of each page: that of its first paragraph; where none begins, that of the page before."""
    found: list[int] = []
    for here in tanda:
        found.append(dokumen.paragraf[here[0].paragraf].bagian if here else found[-1] if found else 0)
    return found


def _awal(
    dokumen: Dokumen, section: int, lines: Sequence[Line], tanda: Sequence[Tanda], before: Sequence[Sequence[Tanda]]
) -> _Awal:
    row = first_row(lines)
    if not row:
        return _Awal(section, None, ())
    own = begins_at(row[0], tanda, dokumen)
    words = first_words(row, labelled=own is not None)
    source = own if own is not None else _continued(dokumen, row[0], before)
    looks = dokumen.paragraf[source] if source is not None else None
    return _Awal(section, source, tuple(_pieces(words, row[0], looks)))


def _continued(dokumen: Dokumen, line: Line, before: Sequence[Sequence[Tanda]]) -> int | None:
    """The paragraph from an earlier page that goes on with this line: the last one that has its letters."""
    text = letters(line.text)
    earlier = (mark.paragraf for here in reversed(before) for mark in reversed(here))
    return next((number for number in earlier if text in letters(dokumen.paragraf[number].text)), None)


def _pieces(words: Sequence[str], line: Line, looks: Paragraf | None) -> list[Potongan]:
    last = words[-1].rstrip(_MARKS) or words[-1]
    at = letters(looks.text).find(letters(line.text)) if looks is not None else -1
    pieces: list[Potongan] = []
    for word in [*words[:-1], last]:
        pieces += [_like(word, looks, at), Potongan(" ")]
        at += len(letters(word)) if at >= 0 else 0
    return [*pieces[:-1], Potongan(DOTS)]


def _like(word: str, looks: Paragraf | None, at: int) -> Potongan:
    """The word with the looks of the letter at place `at` of the paragraph, spaces not counted."""
    end = 0
    for piece in looks.isi if looks is not None and at >= 0 else ():
        end += len(letters(piece.text))
        if at < end:
            return Potongan(word, piece.italic, piece.underlined)
    return Potongan(word)


def _anchor(tanda: Sequence[Tanda], avoid: Collection[int]) -> Tanda | None:
    """The paragraph for the anchor: the highest, where other fonts than ours move it least, at the left."""
    highest = min(tanda, key=lambda mark: (mark.place.top, mark.place.left), default=None)
    if highest is None or highest.paragraf not in avoid:
        return highest
    return max(tanda, key=lambda mark: (-round(mark.place.left), mark.place.top))


def _halaman(dokumen: Dokumen, section: int, awal: _Awal, following: _Awal | None, anchor: Tanda | None) -> Halaman:
    page = dokumen.bagian[section]
    if following is None or not awal.isi or not following.isi:
        return Halaman(page)
    if following.bagian != section and dokumen.bagian[following.bagian].new_page:
        return Halaman(page)
    if anchor is None:
        return Halaman(page, sebab="tidak ada paragraf yang dimulai di halaman itu")
    return Halaman(page, _sambungan(dokumen, page, anchor, following.isi))


def _sambungan(dokumen: Dokumen, page: Bagian, anchor: Tanda, isi: tuple[Potongan, ...]) -> Sambungan:
    edge = dokumen.paragraf[anchor.paragraf].sel
    x, y = page.width - page.right - WIDTH, min(page.height - page.bottom + _BELOW, page.height - HEIGHT)
    if edge is not None:
        x, y = x - page.left - edge, y - anchor.place.top
    return Sambungan(anchor.paragraf, isi, x, y, edge is not None)
