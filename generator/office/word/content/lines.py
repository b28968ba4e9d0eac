r"""Content as lines of plain text, for people and for manifests; and lines read back.

One line per paragraph, `[style] text`; bold is `**`, italic `_`, and a sign of the text that could be taken for such a
mark has `\` before it. A tab is `⇥`, a line break `↵`, of a page `⤓`, of a column `⤏`. A number that Word prints by
itself is `‹1.› ` before the text. In a table each row names its cells by column; a cell that continues the one above is
`2 ↑`, one that spans columns `6–9`. A picture is `🖼` and its alternative text; a chart besides its title and its
series, one per line. A text box is `▭` after the paragraph that holds it, its further lines `│`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from generator.office.word.content.model import Block, Cell, Content, Paragraph, Room, Row, Section, Stretch, Table

FORM: Final = 2
"""The form of lines that this version writes."""
OLD_FORM: Final = 1
"""The form in which manifests of version 0.1.0 keep texts: without signs before signs."""
_ESCAPED: Final = re.compile("[\\\\*_\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_MARK: Final = re.compile(r"\\u([0-9a-f]{4})|\\(.)|(\*\*)|(_)", re.DOTALL)
_LABEL: Final = re.compile(r"‹((?:[^\\›]|\\.)*)› ?")
_PARAGRAPH: Final = re.compile(r"\[((?:[^\\\]]|\\.)*)\] ?(.*)", re.DOTALL)
_OLD_PARAGRAPH: Final = re.compile(r"\[([^\]]*)\] ?(.*)", re.DOTALL)
_CELL: Final = re.compile(r"(\d+)(?:–(\d+))?(?: (.*))?", re.DOTALL)
_TABLE: Final = re.compile(r"### Tabel, (\d+) kolom")
_SIZE: Final = re.compile(r"## (?:\d+ × \d+ mm|kertas tanpa ukuran)")
_POINT: Final = re.compile(r"(?<=🖼 Grafik\n).*", re.DOTALL)
_VALUE: Final = re.compile(r"(?<= = )(-?\d+),(\d+(?:E[+-]?\d+)?)(?=;|\n|$| \(besar )")
_OLD_SIGNS: Final = str.maketrans({"\u2011": "-", "⤓": "↵", "⤏": "↵"})


def lines_of(content: Content, form: int = FORM) -> list[str]:
    """The lines of a document; `form` 1 as version 0.1.0 wrote them, as far as it read."""
    writer = _Writer(form)
    found: list[str] = []
    for room in content.rooms:
        if room.name and (form > 1 or room.name != "comments"):
            found += [f"## {room.name}", *writer.blocks(room.blocks)]
    for section in content.sections:
        if form > 1 or section.size[0].isdigit():
            found.append(f"## {section.size}")
    body = next((room.blocks for room in content.rooms if not room.name), ())
    return [*found, *writer.blocks(body)]


class _Writer:
    """Writes blocks in one form."""

    def __init__(self, form: int) -> None:
        self.form = form

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._paragraph(block) if isinstance(block, Paragraph) else self._table(block)

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        if self.form == 1:
            line = _old_line(paragraph)
        else:
            label = f"‹{_escaped(paragraph.label)}› " if paragraph.label else ""
            text = marked(paragraph)
            clear = "\\" if text.startswith("‹") and not label else ""
            line = f"[{_escaped(paragraph.style)}] {label}{clear}{text}"
        yield from line.rstrip().split("\n")
        for box in paragraph.boxes:
            for place, inner in enumerate(self.blocks(box)):
                sign = "▭" if place == 0 or self.form == 1 else "│"
                yield f"{sign} {inner}"

    def _table(self, table: Table) -> Iterator[str]:
        yield f"### Tabel, {table.columns} kolom"
        for number, row in enumerate(table.rows, start=1):
            header = " (kepala)" if row.header else ""
            hidden = " (tersembunyi)" if row.hidden and self.form > 1 else ""
            yield f"--- baris {number}{header}{hidden}"
            for cell in row.cells:
                yield from self._cell(cell)

    def _cell(self, cell: Cell) -> Iterator[str]:
        place = str(cell.column)
        if cell.span > 1:
            place = f"{cell.column}–{cell.column + cell.span - 1}"
        if cell.merged:
            yield f"{place} ↑"
            return
        first, *others = list(self.blocks(cell.blocks)) or [""]
        yield f"{place} {first}".rstrip()
        indent = " " * len(place)
        for line in others:
            yield f"{indent} {line}"


def _old_line(paragraph: Paragraph) -> str:
    """A paragraph as version 0.1.0 wrote it: no signs before signs, the values of charts with a decimal point."""
    text = _marked((stretch for stretch in paragraph.stretches if not stretch.later), str)
    text = text.translate(_OLD_SIGNS)
    text = _POINT.sub(lambda found: _VALUE.sub(r"\1.\2", found[0]), text)
    return f"[{paragraph.style}] {text}"


def marked(paragraph: Paragraph) -> str:
    """A paragraph's text with its bold and italic stretches marked, beyond doubt."""
    return _marked(paragraph.stretches, _escaped)


def _escaped(text: str) -> str:
    return _ESCAPED.sub(_escape, text) if _ESCAPED.search(text) else text


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return f"\\{sign}" if sign in "\\*_" else f"\\u{ord(sign):04x}"


def _marked(stretches: Iterable[Stretch], written: Callable[[str], str]) -> str:
    pieces = []
    for (bold, italic), same in groupby(stretches, key=lambda stretch: (stretch.bold, stretch.italic)):
        mark = ("**" if bold else "") + ("_" if italic else "")
        text = "".join(stretch.text for stretch in same)
        pieces.append(f"{mark}{written(text)}{mark[::-1]}" if text else "")
    return "".join(pieces)


# --- lines read back ----------------------------------------------------------------------------------------------


def content_of(lines: Sequence[str], form: int = FORM) -> Content:
    """The content that lines tell of; looks other than bold and italic are not in them."""
    rooms: list[Room] = []
    sections: list[Section] = []
    name, start = "", 0
    reader = _Reader(form)
    for place, line in enumerate(lines):
        if line.startswith("## "):
            rooms += reader.room(name, lines[start:place])
            name, start = line.removeprefix("## "), place + 1
            if _SIZE.fullmatch(line):
                sections.append(Section(name))
                name = ""
    rooms += reader.room(name, lines[start:], last=True)
    return Content(tuple(rooms), tuple(sections))


class _Reader:
    """Reads blocks in one form."""

    def __init__(self, form: int) -> None:
        self.form = form

    def room(self, name: str, lines: Sequence[str], last: bool = False) -> list[Room]:
        """A room from its lines; the body may be empty, and is only one."""
        return [Room(name, tuple(self.blocks(lines)))] if name or lines or last else []

    def blocks(self, lines: Sequence[str]) -> list[Block]:
        found: list[Block] = []
        place = 0
        while place < len(lines):
            end = self._end(lines, place)
            first, stretch = lines[place], lines[place:end]
            if first.startswith("### "):
                found.append(self._table(stretch))
            elif first.startswith("▭"):
                _hang(found, tuple(self.blocks([line[2:] for line in stretch])))
            else:
                found.append(self._paragraph("\n".join(stretch)))
            place = end
        return found

    def _end(self, lines: Sequence[str], place: int) -> int:
        """Where the block ends that begins at `place`."""
        first = lines[place]
        end = place + 1
        if first.startswith("▭"):
            goes_on = "│" if self.form > 1 else "▭"
            while end < len(lines) and lines[end].startswith(goes_on):
                end += 1
            return end
        begin = ("[", "▭", "│", "### ") if first.startswith("### ") else ("[", "▭", "### ")
        while end < len(lines) and not lines[end].startswith(begin):
            end += 1
        return end

    def _paragraph(self, line: str) -> Paragraph:
        found = (_PARAGRAPH if self.form > 1 else _OLD_PARAGRAPH).fullmatch(line)
        style, text = (found[1], found[2]) if found else ("", line)
        if self.form == 1:
            return Paragraph(style, (Stretch(text.replace("*", "").replace("_", "")),), raw=text)
        label = _LABEL.match(text)
        body = text[label.end() :] if label else text
        return Paragraph(_plain(style), tuple(_stretches(body)), _plain(label[1]) if label else "")

    def _table(self, lines: Sequence[str]) -> Table:
        head = _TABLE.match(lines[0])
        rows: list[Row] = []
        for row in _split(lines, lambda line: line.startswith("--- ")):
            cells = [self._cell(cell) for cell in _split(row[1:], lambda line: not line.startswith(" "))]
            rows.append(Row(tuple(cells), "(kepala)" in row[0], "(tersembunyi)" in row[0]))
        return Table(int(head[1]) if head else 0, tuple(rows))

    def _cell(self, lines: Sequence[str]) -> Cell:
        found = _CELL.fullmatch(lines[0])
        if found is None:
            return Cell(0, 1, merged=False, blocks=tuple(self.blocks(lines)))
        column, first = int(found[1]), found[3] or ""
        last = int(found[2]) if found[2] else column
        span = last - column + 1
        if first == "↑":
            return Cell(column, span, merged=True, blocks=())
        # Further lines of a cell are indented by its place and a space.
        place = found[1] if found[2] is None else f"{found[1]}–{found[2]}"
        inner = [line[len(place) + 1 :] for line in lines[1:]]
        blocks = self.blocks([first, *inner]) if first or inner else []
        return Cell(column, span, merged=False, blocks=tuple(blocks))


def _hang(blocks: list[Block], box: tuple[Block, ...]) -> None:
    """A text box on the paragraph before it."""
    last = blocks[-1] if blocks else None
    if isinstance(last, Paragraph):
        blocks[-1] = replace(last, boxes=(*last.boxes, box))
    else:
        blocks.append(Paragraph("", (), boxes=(box,)))


def _split(lines: Sequence[str], begins: Callable[[str], bool]) -> Iterator[Sequence[str]]:
    """Stretches of lines, each beginning with a line that says so; what stands before the first is left out."""
    starts = [place for place, line in enumerate(lines) if begins(line)]
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start:end]


def _stretches(text: str) -> Iterator[Stretch]:
    """Stretches of a marked text."""
    bold = italic = False
    letters: list[str] = []
    place = 0
    for found in _MARK.finditer(text):
        letters.append(text[place : found.start()])
        place = found.end()
        if found[1] or found[2]:
            letters.append(chr(int(found[1], 16)) if found[1] else found[2])
            continue
        if said := "".join(letters):
            yield Stretch(said, bold, italic)
        letters = []
        bold, italic = (not bold, italic) if found[3] else (bold, not italic)
    if said := "".join([*letters, text[place:]]):
        yield Stretch(said, bold, italic)


def _plain(text: str) -> str:
    return "".join(stretch.text for stretch in _stretches(text))
