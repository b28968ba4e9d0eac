"""A table of a story: its rows and cells, with what was joined resolved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.office.word.content.canon import NOTHING, digest, local
from generator.office.word.content.controls import read_control
from generator.office.word.content.line import Line
from generator.office.word.content.looks import all_described, is_on
from generator.office.word.content.markup import BESIDES
from generator.office.word.content.model import Cell, Row, Table
from generator.office.word.content.numbering import whole
from generator.office.word.content.story import THROUGH, Story, key_of
from generator.office.word.tracked import GONE, deleted_row
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
