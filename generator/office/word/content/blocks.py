"""A story from its first element to its last: its paragraphs and tables, and what stands between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from generator.office.word.content.canon import MC, NOTHING, R, leads_to, local
from generator.office.word.content.controls import read_control
from generator.office.word.content.drawing import chosen
from generator.office.word.content.inline import inline
from generator.office.word.content.line import Line
from generator.office.word.content.markup import BESIDES
from generator.office.word.content.math import M
from generator.office.word.content.model import Block, Paragraph
from generator.office.word.content.numbering import whole
from generator.office.word.content.run_content import equation
from generator.office.word.content.story import THROUGH, Chunk, Context, Story
from generator.office.word.content.styles import list_of
from generator.office.word.content.tables import read_table
from generator.office.word.tracked import GONE, deleted_mark
from generator.office.word.tree import W

_MOST_CHUNKS: Final = 20
"""Files that are read into a document; of others only the digest is told."""


def story_of(context: Context, part: str, root: etree._Element) -> Story:
    """A story to be read with `blocks`."""
    return Story(context, part, root, blocks)


def blocks(story: Story, parent: Iterable[etree._Element]) -> Iterator[Block]:
    """The paragraphs and tables of an element, in order."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph(story, child)
        elif child.tag == f"{W}tbl":
            yield read_table(story, child)
        else:
            yield from _other_block(story, child)


def _other_block(story: Story, element: etree._Element) -> Iterator[Block]:
    name = local(element)
    if element.tag in GONE or name in NOTHING or name in ("sectPr", "tcPr", ""):
        return
    if str(element.tag).startswith(M):
        line = Line()
        equation(story, element, line)
        yield _done(story, line, "Normal", "", "")
    elif name == "altChunk":
        yield from _chunk(story, element)
    elif element.tag == f"{MC}AlternateContent":
        yield from blocks(story, chosen(element))
    elif element.tag == f"{W}sdt":
        yield from _control(story, element)
    elif element.tag in BESIDES:
        line = Line()
        BESIDES[str(element.tag)](story, element, line)
        story.wait(line)
    else:
        yield from _through(story, element)


def _through(story: Story, element: etree._Element) -> Iterator[Block]:
    """An element around blocks."""
    if element.tag not in THROUGH:
        story.waiting_rest.append(story.own(element))
    yield from blocks(story, element)


def _control(story: Story, element: etree._Element) -> Iterator[Block]:
    """A content control around blocks; one that is a box to tick has a paragraph of its own."""
    line = Line()
    read_control(story, element, line)
    story.wait(line)
    if line.pieces:
        yield _done(story, Line(pieces=line.pieces), "Normal", "", "")
    content = element.find(f"{W}sdtContent")
    yield from blocks(story, content if content is not None else ())


def _chunk(story: Story, element: etree._Element) -> Iterator[Block]:
    """Another file that Word takes in when it opens the document."""
    item = story.package.relations(story.part).get(element.get(f"{R}id", ""))
    story.waiting.append(f"berkas sisipan {leads_to(story.package, story.part, element.get(f'{R}id', ''))}")
    if item is None or item.external or not item.target:
        story.waiting_rest.append("berkas sisipan yang tidak ada")
        return
    if item.target in story.context.chunks:
        return  # the mark says which file it is; its words are told once
    chunk = Chunk((), whole=False)
    if len(story.context.chunks) < _MOST_CHUNKS:
        story.context.chunks.add(item.target)
        chunk = story.context.read_chunk(story.package.parts[item.target], story.context.depth)
    yield from chunk.blocks
    if not chunk.whole:
        story.waiting_rest.append(f"berkas sisipan yang tidak dibaca {story.package.digest(item.target)}")


def _paragraph(story: Story, paragraph: etree._Element) -> Iterator[Paragraph]:
    """A paragraph; none when a tracked change deletes it whole."""
    properties = paragraph.find(f"{W}pPr")
    named = None if properties is None else properties.find(f"{W}pStyle")
    style = story.context.styles.default if named is None else named.get(f"{W}val", "")
    story.context.styles.used.add(style)
    line = Line(style_hides=bool(story.context.styles.hides(style)))
    around, story.style = story.style, style
    inline(story, paragraph, line)
    story.style = around
    if properties is not None and not line.pieces and deleted_mark(paragraph):
        return
    label, looks = _numbered(story, properties, style)
    name = "Normal" if named is None else story.context.styles.name(style)
    own = "" if properties is None else story.words(properties)
    yield _done(story, line, name, label, ", ".join(filter(None, (own, looks))))


def _numbered(story: Story, properties: etree._Element | None, style: str) -> tuple[str, str]:
    """The number that Word prints before a paragraph, and how it stands."""
    own = None if properties is None else properties.find(f"{W}numPr")
    by_style = story.context.styles.numbering(style)
    if own is None and by_style is None:
        return "", ""
    number, level = list_of(own) if own is not None else ("", "")
    number = number if own is not None and own.find(f"{W}numId") is not None else (by_style or ("0", ""))[0]
    numbering = story.context.numbering
    place = whole(level) if level else numbering.level_of(number, style)
    looks = numbering.looks(number, place)
    return numbering.label(number, place), f"penomoran ({looks})" if looks else ""


def _done(story: Story, line: Line, style: str, label: str, looks: str) -> Paragraph:
    line.hide()
    waiting, waiting_rest = story.taken()
    marks, rest = (*waiting, *line.marks), (*waiting_rest, *line.rest)
    return Paragraph(style, line.stretches(), label, looks, marks, rest, tuple(line.boxes), ", ".join(line.looks))
