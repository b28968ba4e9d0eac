"""A .docx package as `Content`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Final

from lxml import etree

from generator.errors import InputRefused
from generator.office.package import opened
from generator.office.word.content import whole
from generator.office.word.content.blocks import blocks, story_of
from generator.office.word.content.looks import all_described
from generator.office.word.content.model import Block, Content, Fact, Owner, Paragraph, Room, Section, Sort, Stretch
from generator.office.word.content.numbering import read_numbering
from generator.office.word.content.story import Chunk, Context, Story
from generator.office.word.content.styles import read_styles
from generator.office.word.damage import refusing_damage
from generator.office.word.opc import OpcPackage
from generator.office.word.tree import W

_NUMBERED: Final = re.compile(r"(header|footer)\d+")
_NOTES: Final = ("footnotes", "endnotes", "comments")
_DEEPEST: Final = 1
"""Documents inside documents that are read: one level, so that a small file cannot unfold into many."""
_MOST_INSIDE: Final = 10 * 1024 * 1024
"""Bytes that a document inside another may have when unpacked."""
_UNITS: Final = {"": 1 / 56.7, "mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "pi": 25.4 / 6}
"""Millimetres in a unit of length; without one, a length is in twentieths of a point."""
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def read_content(parts: Mapping[str, bytes], name: str = "itu", depth: int = 0) -> Content:
    """The content of a .docx, from the parts of a package already found safe.

    `name` is what a refusal calls it, `depth` how many documents it is put into. Raises `InputRefused` when it cannot
    be read.
    """
    package = OpcPackage(parts)
    try:
        with refusing_damage(name):
            return _read(package, depth)
    except RecursionError:
        raise InputRefused(
            f"Isi dokumen Word {name} bersarang terlalu dalam, sehingga tidak dapat dibaca. Ambil kembali salinan yang utuh, "
            "lalu ulangi."
        ) from None


def _read(package: OpcPackage, depth: int) -> Content:
    main = package.main
    root = package.tree(main)
    styles_part, numbering_part = _first(package, main, "styles"), _first(package, main, "numbering")
    context = Context(
        package,
        read_styles(package.tree(styles_part) if styles_part else None),
        read_numbering(package, numbering_part),
        _chunk,
        depth=depth,
    )
    story = story_of(context, main, root)
    body = root.find(f"{W}body")
    text = Room("", () if body is None else tuple(blocks(story, body)))
    left = tuple(Fact(Sort.REST, "akhir isi", mark.words) for mark in story.end())
    names = _furniture_names(package, main)
    rooms: list[Room] = []
    for part, name in sorted(names.items(), key=itemgetter(1)):
        inside = package.tree(part)
        rooms.append(Room(name, tuple(blocks(story_of(context, part, inside), inside))))
    rooms += _notes(context, main)
    sections = tuple(_sections(context, root, main, names))
    facts = tuple(_facts(package, main, root, context))
    read = {main, *names, styles_part, numbering_part}
    for kind in _NOTES:
        read.update(package.named(main, kind))
    rest = tuple(_rest(package, main, read - {""}))
    return Content((*rooms, text), sections, (*left, *facts, *rest))


def _first(package: OpcPackage, source: str, kind: str) -> str:
    return next(iter(package.named(source, kind)), "")


# --- stories ------------------------------------------------------------------------------------------------------


def _furniture_names(package: OpcPackage, main: str) -> dict[str, str]:
    """Each header and footer that a section may show → what its room is called, whatever its part is called."""
    names: dict[str, str] = {}
    for kind in ("header", "footer"):
        parts = package.named(main, kind)
        for part in parts:
            stem = posixpath.basename(part).rpartition(".")[0]
            if _NUMBERED.fullmatch(stem) and stem.startswith(kind):
                names[part] = stem
        number = 1
        for part in parts:
            while part not in names and f"{kind}{number}" in names.values():
                number += 1
            names.setdefault(part, f"{kind}{number}")
    return names


def _notes(context: Context, main: str) -> Iterator[Room]:
    """Footnotes, endnotes and comments in the order in which the text refers to them; those of no reference last."""
    for kind in _NOTES:
        read: list[Block] = []
        for part in context.package.named(main, kind):
            root = context.package.tree(part)
            story = story_of(context, part, root)
            order = {key: place for place, key in enumerate(context.notes.get(kind, ()))}
            notes: list[tuple[int, etree._Element]] = []
            for note in root:
                if note.get(f"{W}type", "normal") == "normal":
                    notes.append((order.get(note.get(f"{W}id", ""), len(order)), note))
            for place, note in sorted(notes, key=itemgetter(0)):
                read += _note(story, note, place < len(order))
        if read:
            yield Room(kind, tuple(read))


def _note(story: Story, note: etree._Element, referred: bool) -> Iterator[Block]:
    if author := note.get(f"{W}author"):
        story.waiting.append(f"komentar oleh {author}")
    if not referred:
        story.waiting.append("catatan yang tidak dirujuk")
    yield from blocks(story, note)


def _chunk(data: bytes, depth: int) -> Chunk:
    """A file that a document takes in: another document, a web page, or plain text."""
    if data.startswith(b"PK"):
        return _document_chunk(data, depth)
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return Chunk((), whole=False)
    try:
        text = _page_text(data) if data.lstrip()[:1] == b"<" else data.decode("utf-8", "replace")
    except (etree.XMLSyntaxError, ValueError):
        return Chunk((), whole=False)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    paragraphs = tuple(Paragraph("Sisipan", (Stretch(line, later=True),)) for line in lines if line)
    return Chunk(paragraphs, whole=True)


def _page_text(data: bytes) -> str:
    root = etree.HTML(data)
    if root is None:
        return ""
    for hidden in list(root.iter("script", "style", "head")):
        parent = hidden.getparent()
        if parent is not None:
            parent.remove(hidden)
    for block in root.iter("p", "br", "tr", "li", "div", "h1", "h2", "h3", "h4", "td"):
        block.tail = f"\n{block.tail or ''}"
    return "".join(str(text) for text in root.itertext())


def _document_chunk(data: bytes, depth: int) -> Chunk:
    if depth >= _DEEPEST:
        return Chunk((), whole=False)
    try:
        package = opened(data, "sisipan", ".docx", _MOST_INSIDE)
        content = read_content(package.parts, package.name, depth + 1)
    except InputRefused:
        return Chunk((), whole=False)
    return Chunk(tuple(block for room in content.rooms if not room.name for block in room.blocks), whole=True)


# --- sections and the whole ---------------------------------------------------------------------------------------


def _sections(context: Context, root: etree._Element, main: str, names: dict[str, str]) -> Iterator[Section]:
    """Each section's page. Headers and footers are told by their rank among those that sections show."""
    ranks: dict[str, int] = {}
    for section in root.iter(f"{W}sectPr"):
        shown = []
        for kind, word in (("header", "kepala halaman"), ("footer", "kaki halaman")):
            for reference in section.iterfind(f"{W}{kind}Reference"):
                item = context.package.relations(main).get(reference.get(f"{_R}id", ""))
                part = item.target if item else ""
                if part not in ranks:
                    ranks[part] = 1 + sum(names.get(other, "").startswith(kind) for other in ranks)
                shown.append(f"{word} {reference.get(f'{W}type', '')} {ranks[part]}")
        size = section.find(f"{W}pgSz")
        paper = "" if size is None else size.get(f"{W}code", "")
        looks = [
            all_described(section, ("pgSz", "headerReference", "footerReference", "printerSettings")),
            *sorted(shown),
            f"kertas {paper}" if paper else "",
        ]
        measures = "kertas tanpa ukuran"
        if size is not None:
            measures = f"{_millimetres(size.get(f'{W}w', '0'))} × {_millimetres(size.get(f'{W}h', '0'))} mm"
        yield Section(measures, ", ".join(filter(None, looks)))


def _rest(package: OpcPackage, main: str, read: set[str]) -> Iterator[Fact]:
    """The parts of which nothing is told, neither by the stories nor by what holds for the whole."""
    told = set(read)
    for kind in ("theme", "settings"):
        told.update(package.named(main, kind))
    for kind in ("core-properties", "custom-properties"):
        told.update(package.named("", kind))
    return whole.remainder(package, told | whole.reached(package, told))


def _millimetres(text: str) -> int:
    """Twentieths of a point, or a length with its unit as Strict files have it, in whole millimetres."""
    found = re.fullmatch(r"([0-9.]+)(mm|cm|in|pt|pc|pi)?", text)
    try:
        return round(float(found[1]) * _UNITS[found[2] or ""]) if found else 0
    except (ValueError, OverflowError):
        return 0


def _facts(package: OpcPackage, main: str, root: etree._Element, context: Context) -> Iterator[Fact]:
    yield from (Fact(Sort.LOOKS, place, words, Owner.STYLE) for place, words in context.styles.looks())
    yield from whole.background(root, package, main)
    for part in package.named(main, "theme"):
        yield from whole.theme(package, part)
    for part in package.named(main, "settings"):
        yield from whole.settings(package, part)
    for kind in ("core-properties", "custom-properties"):
        for part in package.named("", kind):
            yield from whole.properties(package, part)
