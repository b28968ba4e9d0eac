"""Comments on a sheet's cells, as Excel keeps them: a part with the texts and a drawing (VML) with the boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.office.workbook.copies import SHEET_TYPE, Copy, place_in_order, required
from generator.office.workbook.marks import Marks
from generator.office.workbook.parts import child, children
from generator.office.workbook.places import Place, place_of
from generator.values import letters

AUTHOR: Final = "perkin"
WIDTH: Final = 340
"""Pixels of a comment's box."""
_LINE: Final = 17
_CHARACTERS: Final = 52
"""Characters on a line of a box."""
_CONVERSATION: Final = "tc="
"""How the author of a comment begins that stands for a conversation; Excel shows that and not the comment."""
_VML_TYPE: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_VML: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" '
    'o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE: Final = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_NUMBER: Final = re.compile(rb"_x0000_s(\d{1,9})")
_AFTER: Final = ("legacyDrawing", *("legacyDrawingHF drawingHF picture oleObjects controls webPublishItems".split()))
_ORDER: Final = (*_AFTER, "tableParts", "extLst")


@dataclass(frozen=True, slots=True)
class Note:
    """A piece of a comment: its heading, which is shown bold, and what follows it."""

    kepala: str
    isi: str


Notes = Mapping[Place, tuple[Note, ...]]


def write_notes(book: Copy, sheet: str, marks: Marks, notes: Notes) -> frozenset[Place]:
    """Put comments on cells of a sheet; what stood in a comment stays before ours.

    Gives the cells that keep a conversation, which no comment can be added to.
    """
    part = _comments_part(book, sheet)
    authors, listed = (required(book.tree(part), name) for name in ("authors", "commentList"))
    known = {place_of(comment.get("ref", "A1")): comment for comment in children(listed, "comment")}
    ours = str(len(children(authors, "author")))
    authors.append(book.element("author", AUTHOR))
    names = [author.text or "" for author in children(authors, "author")]
    talks = frozenset(place for place in notes if place in known and _is_talk(known[place], names))
    for place in notes.keys() & known.keys() - talks:
        _append(book, required(known[place], "text"), notes[place], "\n\n")
    fresh = sorted(notes.keys() - known.keys())
    listed.extend(_comment(book, place, notes[place], ours) for place in fresh)
    listed[:] = sorted(listed, key=lambda comment: place_of(comment.get("ref", "A1")))
    _draw(book, sheet, marks, {place: notes[place] for place in fresh})
    return talks


def _comments_part(book: Copy, sheet: str) -> str:
    for relation in book.relations(sheet).values():
        if relation.kind == "comments" and relation.part in book.parts:
            return relation.part
    name = book.free("xl/comments{}.xml")
    content = f'<comments xmlns="{book.main}"><authors/><commentList/></comments>'
    book.add(name, content.encode(), f"{SHEET_TYPE}comments+xml")
    book.relate(sheet, "comments", name)
    return name


def _is_talk(comment: etree._Element, names: Sequence[str]) -> bool:
    """Whether a comment stands for a conversation, by the name of its author."""
    number = int(comment.get("authorId", "0"))
    return number < len(names) and names[number].startswith(_CONVERSATION)


def _comment(book: Copy, place: Place, notes: tuple[Note, ...], author: str) -> etree._Element:
    comment, text = book.element("comment", ref=f"{letters(place[1])}{place[0]}", authorId=author), book.element("text")
    _append(book, text, notes, "")
    comment.append(text)
    return comment


def _append(book: Copy, text: etree._Element, notes: tuple[Note, ...], gap: str) -> None:
    for plain in children(text, "t"):  # Excel takes either one plain text or runs
        run = book.element("r")
        text.replace(plain, run)
        run.append(plain)
    for note in notes:
        text.append(_run(book, f"{gap}{note.kepala}", bold=True))
        gap = "\n\n"
        text.append(_run(book, f"\n{note.isi}", bold=False))


def _run(book: Copy, words: str, bold: bool) -> etree._Element:
    run, look = book.element("r"), book.element("rPr")
    look.extend([book.element("b")] if bold else [])
    look.extend([book.element("sz", val="9"), book.element("color", indexed="81"), book.element("rFont", val="Tahoma")])
    run.extend([look, book.element("t", words)])
    return run


def _draw(book: Copy, sheet: str, marks: Marks, notes: Notes) -> None:
    """Add the boxes of new comments to the sheet's drawing."""
    part = _drawing_part(book, sheet)
    drawing = book.parts[part]
    first = max((int(number) for number in _NUMBER.findall(drawing)), default=1024) + 1
    shapes = "".join(
        _SHAPE.format(number=number, anchor=_anchor(marks, place, texts), row=place[0] - 1, column=place[1] - 1)
        for number, (place, texts) in enumerate(notes.items(), first)
    )
    begin, end, rest = drawing.rpartition(b"</xml>")
    if not end:
        raise KeyError(part)
    book.parts[part] = begin + shapes.encode() + end + rest


def _drawing_part(book: Copy, sheet: str) -> str:
    root = book.tree(sheet)
    drawn = child(root, "legacyDrawing")
    if drawn is not None:
        return book.relations(sheet)[drawn.get(f"{{{book.office}}}id", "")].part
    name = book.free("xl/drawings/vmlDrawing{}.vml")
    book.add(name, _VML.encode(), _VML_TYPE)
    new = book.element("legacyDrawing")
    book.point(new, book.relate(sheet, "vmlDrawing", name))
    place_in_order(root, new, _ORDER)
    return name


def _anchor(marks: Marks, place: Place, notes: tuple[Note, ...]) -> str:
    """Where a box begins and ends: column, pixels in it, row, pixels in it, twice."""
    said = "\n\n".join(f"{note.kepala}\n{note.isi}" for note in notes)
    lines = sum(1 + len(line) // _CHARACTERS for line in said.split("\n"))
    row, column = place
    right, across = _walk(column + 1, 15 + WIDTH, marks.width)
    bottom, down = _walk(row, 4 + (lines + 1) * _LINE, marks.height)
    return ", ".join(map(str, (column, 15, row - 1, 4, right - 1, across, bottom - 1, down)))


def _walk(number: int, pixels: float, size: Callable[[int], float]) -> tuple[int, int]:
    """The column or row in which so many pixels from the beginning of the first one end, and how far into it."""
    while pixels > size(number):
        pixels -= size(number)
        number += 1
    return number, int(pixels)
