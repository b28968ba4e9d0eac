"""Text as a workbook stores it: plain or in runs with looks of their own, with some characters in Excel's notation."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from generator.office.workbook.formats import Font, font_of
from generator.office.workbook.parts import without_namespace
from generator.values import Paragraph, Run

Stretches = tuple[tuple[str, Font | None], ...]
"""Stretches of text, each with its font, or None where it has that of the cell."""
_BREAKS: Final = re.compile(r"\r\n?|\v")
"""Line breaks other than a line feed: text pasted from Word has them."""
_NOTED: Final = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")


class Shown(NamedTuple):
    """A text as a cell shows it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    struck: str
    """What of it is struck out."""


class Text:
    """A shared or inline text as stored; most shared ones stand in several cells."""

    __slots__ = ("_font", "_shown", "_stretches")

    def __init__(self, stretches: Stretches) -> None:
        self._stretches = stretches
        self._font: Font | None = None
        self._shown: Shown | None = None

    def shown(self, font: Font) -> Shown:
        """The text as a cell of this font shows it."""
        if self._shown is None or self._font != font:
            lines = paragraphs(self._stretches, font)
            struck = " … ".join(run.text.strip() for line in lines for run in line if run.strike)
            whole = "".join([stretch for stretch, _ in self._stretches])
            self._font, self._shown = font, Shown(whole, lines, struck)
        return self._shown


def plain(text: str) -> Text:
    """Text as stored without runs."""
    return Text(((clean(text), None),))


def text_of(item: Element) -> Text:
    """The text of a shared or inline string. What only says how to pronounce it is left out.

    Faults of openpyxl mended: it loses the runs behind a text without a look; it refuses a workbook for what nobody
    asks of a run's font, such as a colour of another notation; and it damages text in Excel's notation (see `clean`).
    """
    runs: list[tuple[str, Font | None]] = []
    for part in item:
        name = without_namespace(part.tag)
        if name == "t" and part.text:
            runs.append((clean(part.text), None))
        elif name == "r":
            runs.append(_run(part))
    return Text(tuple(runs))


def _run(run: Element) -> tuple[str, Font | None]:
    font, text = None, ""
    for part in run:
        name = without_namespace(part.tag)
        if name == "rPr":
            font = font_of(part)
        elif name == "t":
            text = clean(part.text or "")
    return text, font


def clean(text: str) -> str:
    """Stored text as it is meant: Excel's notation resolved, every line break a line feed.

    Fault of openpyxl mended: it leaves the notation, and removes what marks a text that only looks like it, so that the
    text `_x000D_`, stored as `_x005F_x000D_`, and a line break become the same.
    """
    if "_x" in text:
        text = _NOTED.sub(_resolved, text)
    return _BREAKS.sub("\n", text)


def _resolved(found: re.Match[str]) -> str:
    """The characters behind `_x000D_` and its like; half a character pair alone is left as it stands."""
    units = bytes.fromhex(found[0].replace("_x", "").replace("_", ""))
    try:
        return units.decode("utf-16-be")
    except UnicodeDecodeError:
        return found[0]


def paragraphs(text: Stretches, own: Font) -> tuple[Paragraph, ...]:
    """The text's lines, each as runs of one look, blank ones left out; adjacent runs of one look are joined.

    A stretch without a font of its own has that of the cell.
    """
    if len(text) == 1:  # of one look, as most texts are
        ((whole, font),) = text
        return tuple((Run(line, *(font or own)),) for line in whole.split("\n") if line)
    lines: list[list[tuple[str, Font]]] = [[]]
    for stretch, font in text:
        first, *others = stretch.split("\n")
        lines[-1].append((first, font or own))
        lines.extend([(other, font or own)] for other in others)
    found: list[Paragraph] = []
    for line in lines:
        filled = [(part, font) for part, font in line if part]
        runs: list[Run] = []
        for font, pieces in groupby(filled, itemgetter(1)):
            joined = "".join(part for part, _ in pieces)
            runs.append(Run(joined, *font))
        if runs:
            found.append(tuple(runs))
    return tuple(found)
