"""The line of a paragraph: its runs with their letters and looks, what else stands in them, and the elements around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from lxml import etree

from generator.office.word.content.canon import MC, NOTHING, canonical, digest, local
from generator.office.word.content.drawing import chosen, read_drawing
from generator.office.word.content.fields import field_code, form_rest, form_text
from generator.office.word.content.looks import OFF, PLAIN, Look, all_described, described, look_of
from generator.office.word.content.markup import AROUND, BESIDES, read_control
from generator.office.word.content.math import M, linear, structure, unread
from generator.office.word.content.numbering import counted, symbol_of
from generator.office.word.content.story import THROUGH, Line, Story, key_of
from generator.office.word.opc import short_digest
from generator.office.word.tracked import GONE
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

_SIGNS: Final = {
    f"{W}tab": "⇥",
    f"{W}ptab": "⇥",
    f"{W}cr": "↵",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
    f"{W}pgNum": "#",
}
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_TYPED: Final = frozenset("⇥↵⤓⤏🖼▭")
"""Signs that stand for something; typed as letters, they are told apart."""


def inline(story: Story, parent: Iterable[etree._Element], line: Line) -> None:
    """What stands in a paragraph, or in an element in it."""
    for child in parent:
        if child.tag == f"{W}r":
            _run(story, child, line)
        elif child.tag != f"{W}pPr":
            _other_inline(story, child, line)


def _other_inline(story: Story, element: etree._Element, line: Line) -> None:
    tag = element.tag
    name = local(element)
    if tag in GONE or name in NOTHING or not name:
        return
    if tag in BESIDES:
        BESIDES[str(tag)](story, element, line)
    elif str(tag).startswith(M):
        equation(story, element, line)
    elif tag == f"{MC}AlternateContent":
        _fallback(story, element, line)
        inline(story, chosen(element), line)
    else:
        _around(story, element, line)


def _around(story: Story, element: etree._Element, line: Line) -> None:
    """An element around runs."""
    if element.tag == f"{W}sdt":
        _inline_control(story, element, line)
        return
    if element.tag in AROUND:
        AROUND[str(element.tag)](story, element, line)
    elif element.tag not in THROUGH:
        line.unread(story.own(element))
    inline(story, element, line)


def _inline_control(story: Story, element: etree._Element, line: Line) -> None:
    read_control(story, element, line)
    content = element.find(f"{W}sdtContent")
    inline(story, content if content is not None else (), line)


def _run(story: Story, run: etree._Element, line: Line) -> None:
    look = PLAIN
    for child in run:
        tag = child.tag
        if tag == f"{W}t":
            _text(story, child, look, line)
        elif tag == f"{W}rPr":
            look = _look(story, child)
        elif tag in _SIGNS:
            _sign(child, look, line)
        else:
            _other_in_run(story, child, look, line)


def _text(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    text = element.text or ""
    code = story.fields.code
    if code is not None:
        code.append(text)
        return
    if not text.isascii() and not _TYPED.isdisjoint(text):
        line.unread(f"tanda yang diketik: {''.join(sign for sign in text if sign in _TYPED)}")
    # Spaces at the edge of a text are shown only where the file says so.
    if (text[:1].isspace() or text[-1:].isspace()) and element.get(_SPACE) != "preserve":
        line.unread("spasi di tepi yang tidak dipertahankan")
    line.add(text, look)


def _look(story: Story, properties: etree._Element) -> Look:
    key = story.style, story.tables, key_of(properties)
    if key not in story.context.looks:
        style = properties.find(f"{W}rStyle")
        named = "" if style is None else style.get(f"{W}val", "")
        if named:
            story.context.styles.used.add(named)
        styles = (story.style, *story.tables, named)
        look = look_of(
            properties,
            story.context.styles.name(named) if named else "",
            lambda name: any(story.context.styles.sets(style, name) for style in styles),
        )
        if look.hidden is None and named:
            look = Look(look.bold, look.italic, look.words, story.context.styles.hides(named))
        story.context.looks[key] = look
    return story.context.looks[key]


def _sign(element: etree._Element, look: Look, line: Line) -> None:
    name = str(element.tag)
    if element.attrib:
        line.looks.append(described(element))
    line.add(_SIGNS[name], look, later=name in (f"{W}ptab", f"{W}softHyphen", f"{W}pgNum"))


def _other_in_run(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    name = local(element)
    if name in NOTHING or not name or name in ("delText", "delInstrText", "separator", "continuationSeparator"):
        return
    if element.tag == f"{W}ruby":
        _ruby(story, element, look, line)
    elif element.tag in IN_RUN:
        IN_RUN[str(element.tag)](story, element, look, line)
    elif element.tag == f"{MC}AlternateContent":
        _fallback(story, element, line)
        for child in chosen(element):
            _other_in_run(story, child, look, line)
    else:
        line.unread(f"{name} {digest(element, story.package, story.part)}")
        line.add("".join(t.text or "" for t in element.iter(f"{W}t")), look, later=True)


def _ruby(story: Story, element: etree._Element, look: Look, line: Line) -> None:
    """Letters with a reading above them."""
    line.mark("bacaan di atas huruf")
    for name, before, after in (("rubyBase", "", ""), ("rt", "(", ")")):
        found = element.find(W + name)
        line.add(before, look, later=True)
        inline(story, found if found is not None else (), line)
        line.add(after, look, later=True)
    properties = element.find(f"{W}rubyPr")
    line.looks.append(f"rubi ({all_described(properties)})")


def _fallback(story: Story, element: etree._Element, line: Line) -> None:
    """What older programs show instead is told only where it says something else."""
    ways = [child for child in element if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    texts = ["".join(t.text or "" for t in way.iter(f"{W}t")) for way in ways]
    for way, text in zip(ways[1:], texts[1:], strict=True):
        if text != texts[0]:
            line.unread(f"isi untuk Word lama: {text}")
        built = short_digest(canonical(way, story.package, story.part, lambda one: one.tag == f"{W}t").encode())
        line.looks.append(f"bentuk untuk Word lama {built}")
