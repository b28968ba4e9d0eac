"""The cells of a row under one header, or one item out of them, as text, as number and with their looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from generator.documents.lampiran_1 import HEADING
from generator.master.grids import GridCell, Line
from generator.values import Paragraph, Run

ITEM: Final = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•·▪])\s+")
"""What stands before an item of a list."""
UNEVEN: Final = "beberapa baris yang tidak sama banyaknya dengan indikatornya"
_TAB: Final = re.compile(r" *\t[ \t]*")


class Item(NamedTuple):
    """One of several things that are listed in a cell."""

    line: Line
    """Its text, without its number."""
    height: int
    """On which line of the cell it begins, blank ones counted."""
    numbered: bool

    def going_on(self, line: Line) -> Item:
        """With a further line of its text."""
        return self._replace(line=replace(self.line, runs=(*self.line.runs, Run(" "), *line.runs)))


@dataclass(frozen=True)
class Part:
    """The cells of a row under one header, or one item out of them."""

    cells: tuple[GridCell, ...]
    only: tuple[Line, ...] | None = None
    """The item's lines; None for all of the cells."""
    ragu: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs, blank ones among them."""
        return tuple(line for cell in self.cells for line in cell.lines) if self.only is None else self.only

    @property
    def items(self) -> tuple[Item, ...]:
        """What is listed: each number with all that follows it, or else each paragraph and what stands after a line break."""
        pieces = [piece for line in self.lines for piece in _pieces(line)]
        filled = [(height, piece) for height, piece in enumerate(pieces) if piece.text.strip()]
        if not filled:
            text = self.text
            return (Item(Line((Run(text),), self.cells[0].place), 0, numbered=False),) if text else ()
        numbers = sum(_is_numbered(piece) for _, piece in filled)
        if numbers < 2 or not _is_numbered(filled[0][1]):
            return tuple(Item(piece, height, numbered=False) for height, piece in filled)
        found: list[Item] = []
        for height, piece in filled:
            if _is_numbered(piece):
                found.append(Item(_without_number(piece), height, numbered=True))
            else:
                found[-1] = found[-1].going_on(piece)
        return tuple(found)

    @property
    def text(self) -> str:
        """All that is read, one paragraph per line."""
        if self.only is None and not any(cell.lines for cell in self.cells):
            return " ".join(cell.text for cell in self.cells if cell.text)
        if self.only is None and len(self.cells) > 1:
            return " ".join(text for cell in self.cells if (text := _joined(cell.lines)))
        return _joined(self.lines)

    @property
    def raw(self) -> Any:
        """What a workbook stores, where it is one cell."""
        return self.cells[0].raw if len(self.cells) == 1 and self.only is None else None

    @property
    def percent(self) -> bool:
        """Whether a workbook shows the number as a percentage."""
        return len(self.cells) == 1 and self.cells[0].percent

    @property
    def spoiled(self) -> str:
        """What is wrong with the cell itself."""
        if any(cell.spoiled for cell in self.cells):
            return "sel menampilkan galat, gambar, rumus yang belum dihitung, atau coretan"
        struck = any(run.strike for line in self.lines for run in line.runs)
        return "ada teks yang dicoret" if struck else ""

    def item(self, place: int, count: int) -> Part:
        """The `place`-th of `count` items; a cell with one item says the same of each."""
        items = self.items
        if len(items) == count:
            return Part(self.cells, (items[place].line,))
        if len(items) < 2:
            return self
        return replace(self, ragu=UNEVEN)

    def beside(self, others: Sequence[Item], place: int) -> Part:
        """What stands beside one of `others`, which are more or fewer: at its height where all stand so, else in order."""
        own = self.items
        heights = {item.height for item in others}
        if heights.issuperset(item.height for item in own):
            found = [item for item in own if item.height == others[place].height]
        else:
            last = place == len(others) - 1
            found = list(own[place:] if last else own[place : place + 1])
        if found == list(own):
            return replace(self, ragu=UNEVEN)
        return Part(self.cells, tuple(item.line for item in found), UNEVEN)


def _joined(lines: Sequence[Line]) -> str:
    texts = (_labelled(line) for line in lines)
    return "\n".join(text for text in texts if text)


def _labelled(line: Line) -> str:
    text = "\n".join(_TAB.sub(" ", piece).strip() for piece in line.text.split("\n")).strip()
    if not line.label:
        return text
    return f"{line.label} {text}" if text else line.label.rstrip(".)")


def _pieces(line: Line) -> Iterator[Line]:
    """A line, or where it has line breaks, each of its pieces."""
    if "\n" not in line.text:
        yield line
        return
    label = line.label
    for text in line.text.split("\n"):
        yield Line((Run(text),), line.place, label)
        label = ""


def _is_numbered(line: Line) -> bool:
    return bool(line.label or ITEM.match(line.text.lstrip()))


def _without_number(line: Line) -> Line:
    text = line.text.lstrip()
    found = ITEM.match(text)
    if found is None:
        return replace(line, label="")
    return Line((Run(text[found.end() :]),), line.place)


def rich(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Paragraphs with their looks; the bold of a heading such as `DASAR HUKUM :` is left to the document, which prints it."""
    found = (paragraph for line in lines for paragraph in _split(line))
    return tuple(_plain_heading(paragraph) for paragraph in found)


def _split(line: Line) -> Iterator[Paragraph]:
    """A line's paragraphs: it is broken where it has line breaks; blank ones are none."""
    runs = list(line.runs)
    if line.label and line.text.strip():
        runs.insert(0, Run(f"{line.label} ", *(runs[0].look if runs else Run("").look)))
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.replace("\t", " ").split("\n")
        current.append(Run(first, *run.look))
        for other in others:
            yield from _trimmed(current)
            current = [Run(other, *run.look)]
    yield from _trimmed(current)


def _trimmed(runs: Sequence[Run]) -> Iterator[Paragraph]:
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        return
    kept[0] = Run(kept[0].text.lstrip(), *kept[0].look)
    kept[-1] = Run(kept[-1].text.rstrip(), *kept[-1].look)
    yield tuple(kept)


def _plain_heading(paragraph: Paragraph) -> Paragraph:
    heading = HEADING.match("".join(run.text for run in paragraph))
    end = heading.end() if heading else 0
    found: list[Run] = []
    for run in paragraph:
        head, rest = run.text[: max(end, 0)], run.text[max(end, 0) :]
        end -= len(run.text)
        for text, bold in ((head, False), (rest, run.bold)):
            piece = Run(text, run.italic, bold, run.strike, run.position)
            if found and text and found[-1].look == piece.look:
                found[-1] = Run(found[-1].text + text, *piece.look)
            elif text:
                found.append(piece)
    return tuple(found)
