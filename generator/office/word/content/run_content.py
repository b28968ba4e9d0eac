"""What stands in a run and is no plain letter: breaks, symbols, drawings, equations, references, signs of fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from generator.office.word.content.drawing import read_drawing
from generator.office.word.content.fields import field_code, form_rest, form_text
from generator.office.word.content.line import Line
from generator.office.word.content.looks import OFF, PLAIN, Look
from generator.office.word.content.math import linear, structure, unread
from generator.office.word.content.numbering import counted
from generator.office.word.content.story import Story
from generator.office.word.content.symbols import symbol_of
from generator.office.word.opc import short_digest
from generator.office.word.tree import W

_BREAKS: Final = {"page": "⤓", "column": "⤏"}


def equation(story: Story, element: etree._Element, line: Line) -> None:
    """An equation in one line; what its letters do not say, as a digest."""
    if text := linear(element):
        line.mark("rumus")
        line.add(text, PLAIN, later=True)
    line.looks.append(f"tata rumus {short_digest(structure(element, story.package, story.part).encode())}")
    for name in unread(element):
        line.unread(f"rumus: {name}")


def _break(_: Story, element: etree._Element, look: Look, line: Line) -> None:
    kind = element.get(f"{W}type", "")
    line.add(_BREAKS.get(kind, "↵"), look)
    if clear := element.get(f"{W}clear"):
        line.looks.append(f"ganti baris di bawah {clear}")


def _symbol(_: Story, element: etree._Element, look: Look, line: Line) -> None:
    font = element.get(f"{W}font", "")
    sign = symbol_of(font, element.get(f"{W}char", ""))
    line.add(sign, look, later=True)
    if len(sign) > 1:
        line.mark(sign.strip("‹›"))
    line.looks.append(f"simbol dari huruf {font}")


def _drawing(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    """A picture as a sign and its words; a shape that only holds a text box is that box."""
    drawn = read_drawing(element, story.package, story.part)
    parent = element.getparent()
    chosen_of_two = parent is not None and parent.tag != f"{W}r"
    if drawn.boxes and not drawn.pictures:
        drawn.marks += [f"uraian kotak teks “{text}”" for text in drawn.text]
    elif element.tag == f"{W}drawing":
        line.add("🖼" + "".join(f" {text}" for text in drawn.text), look, later=chosen_of_two)
    line.add("".join(f" {text}" for text in drawn.later if text).lstrip(), look, later=True)
    for words in drawn.marks:
        line.mark(words)
    for words in drawn.rest:
        line.unread(words)
    line.looks.append(f"ukuran atau bentuk gambar {drawn.looks(element)}")
    for box in drawn.boxes:
        line.boxes.append(story.box(box))


def _bare_box(story: Story, element: etree._Element, _: Look, line: Line) -> None:
    line.boxes.append(story.box(element))


def _note(story: Story, kind: str, element: etree._Element, look: Look, line: Line) -> None:
    notes = story.context.notes.setdefault(kind, [])
    notes.append(element.get(f"{W}id", ""))
    if element.get(f"{W}customMarkFollows", "0") in OFF:
        form = "decimal" if kind == "footnotes" else "lowerRoman"
        line.mark(f"rujukan {'catatan kaki' if kind == 'footnotes' else 'catatan akhir'}")
        line.add(f"‹{counted(len(notes), form)}›", look, later=True)
    else:
        line.mark(f"tanda {'catatan kaki' if kind == 'footnotes' else 'catatan akhir'} sendiri")


def _footnote(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    _note(story, "footnotes", element, look, line)


def _endnote(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    _note(story, "endnotes", element, look, line)


def _comment(story: Story, element: etree._Element, _: Look, line: Line) -> None:
    story.context.notes.setdefault("comments", []).append(element.get(f"{W}id", ""))
    line.mark("komentar")


def _field_sign(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    kind = element.get(f"{W}fldCharType")
    if kind == "begin" and element not in story.fields.whole:
        line.unread("field yang tidak ditutup")
    code = story.fields.take(element)
    if code is not None:
        line.mark(f"kode field {code}")
    if element.get(f"{W}fldLock", "0") not in OFF:
        line.mark("field dikunci")
    data = element.find(f"{W}ffData")
    if data is not None:
        line.add(form_text(data), look, later=True)
        for words in form_rest(data):
            line.mark(words)


def _code(story: Story, element: etree._Element, _: Look, line: Line) -> None:
    code = story.fields.code
    if code is not None:
        code.append(element.text or "")
    else:
        line.unread(f"kode field tanpa field: {field_code(element.text or '')}")


IN_RUN: Final[Mapping[str, Callable[[Story, etree._Element, Look, Line], None]]] = {
    f"{W}br": _break,
    f"{W}sym": _symbol,
    f"{W}drawing": _drawing,
    f"{W}pict": _drawing,
    f"{W}object": _drawing,
    f"{W}txbxContent": _bare_box,
    f"{W}footnoteReference": _footnote,
    f"{W}endnoteReference": _endnote,
    f"{W}commentReference": _comment,
    f"{W}fldChar": _field_sign,
    f"{W}instrText": _code,
}
"""Elements of a run, read for what they show."""
