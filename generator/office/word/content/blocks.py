"""A story from its first element to its last: its paragraphs and tables, what stands between them, and what was joined in tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from generator.office.word.content.canon import MC, NOTHING, R, digest, leads_to, local
from generator.office.word.content.drawing import chosen
from generator.office.word.content.inline import equation, inline
from generator.office.word.content.looks import all_described, is_on
from generator.office.word.content.markup import BESIDES, read_control
from generator.office.word.content.math import M
from generator.office.word.content.model import Block, Cell, Paragraph, Row, Table
from generator.office.word.content.numbering import whole
from generator.office.word.content.story import THROUGH, Chunk, Context, Line, Story, key_of
from generator.office.word.content.styles import list_of
from generator.office.word.tracked import GONE, deleted_mark, deleted_row
from generator.office.word.tree import W

_AROUND_ROWS: Final = THROUGH | {f"{W}sdt", f"{W}customXml"}
_ROW_PROPERTIES: Final = frozenset({"tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", ""})


def read_table(story: Story, table: etree._Element) -> Table:
    """A table, with what stood between it and the block before."""
    rest = story.end()
    properties, grid = table.find(f"{W}tblPr"), table.find(f"{W}tblGrid")
    columns = 0 if grid is None else len(grid.findall(f"{W}gridCol"))
    looks = [all_described(grid) and f"lebar kolom ({all_described(grid)})"] if grid is not None else []
    caption = ""
    if properties is not None:
        looks.insert(0, story.words(properties))
        style = properties.find(f"{W}tblStyle")
        if style is not None:
            story.context.styles.used.add(style.get(f"{W}val", ""))
            looks.append(f"gaya tabel {story.context.styles.name(style.get(f'{W}val', ''))}")
        told = (properties.find(W + name) for name in ("tblCaption", "tblDescription"))
        caption = " ".join(text for one in told if one is not None and (text := one.get(f"{W}val")))
    around, story.tables = story.tables, (*story.tables, *_style_of(properties))
    rows = tuple(_row(story, row) for row in _inner(story, table, "tr") if not deleted_row(row))
    story.tables = around
    return Table(columns, rows, ", ".join(filter(None, looks)), caption, rest)


def _inner(story: Story, parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """A table's rows or a row's cells, also those inside content controls and the like."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _AROUND_ROWS:
            if child.tag == f"{W}sdt":
                line = Line()
                read_control(story, child, line)
                story.wait(line)
                story.waiting += [f"kotak centang {piece.text}" for piece in line.pieces]
            elif child.tag == f"{W}customXml":
                story.waiting_rest.append(story.own(child))
            yield from _inner(story, child, name)
        elif child.tag in BESIDES:
            line = Line()
            BESIDES[str(child.tag)](story, child, line)
            story.wait(line)
        elif local(child) not in _ROW_PROPERTIES and local(child) not in NOTHING and child.tag not in GONE:
            story.waiting_rest.append(f"{local(child)} {digest(child, story.package, story.part)}")


def _row(story: Story, row: etree._Element) -> Row:
    properties = row.find(f"{W}trPr")
    column = 1 + _value(properties, "gridBefore")
    cells = []
    for cell in _inner(story, row, "tc"):
        cells.append(_cell(story, cell, column))
        column += cells[-1].span
    exceptions = row.find(f"{W}tblPrEx")
    looks = [story.words(found) for found in (properties, exceptions) if found is not None]
    header = bool(is_on(properties, "tblHeader"))
    return Row(tuple(cells), header, bool(is_on(properties, "hidden")), ", ".join(filter(None, looks)), story.end())


def _cell(story: Story, cell: etree._Element, column: int) -> Cell:
    properties = cell.find(f"{W}tcPr")
    span, merged, looks = (1, False, "") if properties is None else _cell_properties(story, properties)
    beside = merged and properties is not None and _continues(properties, "hMerge")
    return Cell(column, span, merged, tuple(story.read_blocks(story, cell)), looks, beside)


def _cell_properties(story: Story, properties: etree._Element) -> tuple[int, bool, str]:
    """How many columns a cell spans, whether it continues another, and its looks."""
    key = key_of(properties)
    if key not in story.context.cells:
        span = max(1, _value(properties, "gridSpan"))
        merged = any(_continues(properties, name) for name in ("vMerge", "hMerge"))
        story.context.cells[key] = span, merged, story.words(properties)
    return story.context.cells[key]


def _continues(properties: etree._Element, name: str) -> bool:
    found = properties.find(W + name)
    return found is not None and found.get(f"{W}val", "continue") == "continue"


def _value(properties: etree._Element | None, name: str) -> int:
    found = None if properties is None else properties.find(W + name)
    return 0 if found is None else max(0, whole(found.get(f"{W}val")))


def _style_of(properties: etree._Element | None) -> list[str]:
    style = None if properties is None else properties.find(f"{W}tblStyle")
    return [] if style is None else [style.get(f"{W}val", "")]


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
