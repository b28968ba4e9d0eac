"""What a reader sees first on a page: body lines told from page numbers, headers and repeated table headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.office.layout.pages import Line, Page, Place
from generator.office.word.starts import Bagian, Dokumen

NEAR: Final = 2.0
"""Points by which a line may seem to have moved without having moved: places are rounded when printed."""
_ROW: Final = 4.0
"""Lines whose letters begin within so many points of height stand in one row: type sizes differ between cells."""
_ABOVE: Final = 8.0
"""Points between where a paragraph begins and the top of its letters."""
_LABEL: Final = re.compile(
    r"""\(?(?:
        (?:[A-Z]{1,3}(?:/[A-Z]{1,3})?\.?)? \d+ (?:\.\d+)* [.)]?   # 4.  12)  5  RA2.  KK.1.1.  T/O2.1.4
      | [A-Za-z][.)]                                              # a.  b)
      | [ivxIVX]+[.)]                                             # IV.
      | [-–•]
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tanda:
    """A paragraph that begins on a page, and where."""

    paragraf: int
    place: Place


@dataclass(frozen=True, slots=True)
class Judul:
    """The lines of a table's repeated heading: letters and distance from the left, as first printed."""

    lines: frozenset[tuple[str, int]]


def letters(text: str) -> str:
    """Letters alone: a printer sets spaces as it likes, and some hyphens for others."""
    return re.sub(r"[\u00ad\u2010\u2011]", "-", "".join(text.split()))


def starts(dokumen: Dokumen, places: Mapping[str, Place], count: int) -> list[list[Tanda]]:
    """The paragraphs with text that begin on each of `count` pages, in the order of the text."""
    pages: list[list[Tanda]] = [[] for _ in range(count)]
    for number, paragraf in enumerate(dokumen.paragraf):
        if paragraf.mark in places and paragraf.text.strip():
            pages[places[paragraf.mark].page].append(Tanda(number, places[paragraf.mark]))
    return pages


def heading(dokumen: Dokumen, pages: Sequence[Page], tanda: Sequence[Sequence[Tanda]]) -> Judul:
    """All lines of rows that repeat on every page, as they stand where they were printed first."""
    found: set[tuple[str, int]] = set()
    for page, here in zip(pages, tanda, strict=True):
        above: list[float] = []
        for mark in here:
            top = mark.place.top
            if dokumen.paragraf[mark.paragraf].kepala:
                above.append(top)
            elif above:  # the first paragraph behind the heading: what stands between is the heading
                found.update(_key(line) for line in page.lines if min(above) <= line.middle < top)
                above = []
    return Judul(frozenset(found))


def _key(line: Line) -> tuple[str, int]:
    return letters(line.text), round(line.left)


def body(page: Page, bagian: Bagian, judul: Judul) -> list[Line]:
    """The lines of the text itself, from the top, then from the left."""
    # Places are rounded, so that a heading may seem a point off where it is repeated.
    headings = {(text, left + step) for text, left in judul.lines for step in (-1, 0, 1)}
    text_bottom = page.height - bagian.bottom
    found: list[Line] = []
    for line in page.lines:
        if bagian.top <= line.middle <= text_bottom and _key(line) not in headings:
            found.append(line)
    return found


def first_row(lines: Sequence[Line]) -> list[Line]:
    """The lines that stand highest, from the left; empty for none."""
    top = min((line.top for line in lines), default=0.0)
    highest = [line for line in lines if line.top - top <= _ROW]
    return sorted(highest, key=lambda line: line.left)


def begins_at(line: Line, tanda: Sequence[Tanda], dokumen: Dokumen) -> int | None:
    """The paragraph that begins with this line, None when the line continues one from the page before."""
    text = letters(line.text)
    for mark in tanda:
        is_level = line.top - _ABOVE <= mark.place.top <= line.bottom
        is_left = mark.place.left <= line.left + NEAR
        whole = letters(dokumen.paragraf[mark.paragraf].text)
        # A line may hold more than a short paragraph: the one beside it in a row.
        if is_level and is_left and whole.startswith(text[: len(whole)]):
            return mark.paragraf
    return None


def first_words(row: Sequence[Line], labelled: bool) -> list[str]:
    """The first word of a row; where it begins a paragraph (`labelled`) and is a label, with the word behind it."""
    words = [word for line in row for word in line.text.split()]
    has_label = labelled and words and _LABEL.fullmatch(words[0])
    return words[:2] if has_label else words[:1]
