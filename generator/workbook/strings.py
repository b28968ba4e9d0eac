"""Text as a workbook stores it: plain or in runs with looks of their own, with some characters in Excel's notation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from lxml import etree

from generator.values import Paragraph, Run
from generator.workbook.formats import Font, font_of
from generator.workbook.parts import local

Text = tuple[tuple[str, Font | None], ...]
"""Stretches of text, each with its font, or None where it has that of the cell."""
_BREAKS: Final = re.compile(r"\r\n?|\v")
"""Line breaks other than a line feed: text pasted from Word has them."""
_NOTED: Final = re.compile(r"(?:_x[0-9A-Fa-f]{4}_)+")


def text_of(item: etree._Element) -> Text:
    """The text of a shared or inline string. What only says how to pronounce it is left out."""
    runs: list[tuple[str, Font | None]] = []
    for part in item:
        name = local(part)
        if name == "t" and part.text:
            runs += plain(part.text)
        elif name == "r":
            runs.append(_run(part))
    return tuple(runs)


def _run(run: etree._Element) -> tuple[str, Font | None]:
    font, text = None, ""
    for part in run:
        name = local(part)
        if name == "rPr":
            font = font_of(part)
        elif name == "t":
            text = clean(part.text or "")
    return text, font


def plain(text: str) -> Text:
    """Text as stored without runs."""
    return ((clean(text), None),)


def whole(text: Text) -> str:
    """The text without its fonts."""
    return "".join([stretch for stretch, _ in text])


def clean(text: str) -> str:
    """Stored text as it is meant: Excel's notation resolved, every line break a line feed."""
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


def paragraphs(text: Text, own: Font) -> tuple[Paragraph, ...]:
    """The text's lines, each as runs of one look, blank ones left out; adjacent runs of one look are joined.

    A stretch without a font of its own has that of the cell.
    """
    lines: list[list[tuple[str, Font]]] = [[]]
    for stretch, font in text:
        first, *others = stretch.split("\n")
        lines[-1].append((first, font or own))
        lines.extend([(other, font or own)] for other in others)
    return tuple(runs for line in lines if (runs := _runs(line)))


def _runs(line: Iterable[tuple[str, Font]]) -> Paragraph:
    filled = (piece for piece in line if piece[0])
    return tuple(Run("".join(part for part, _ in pieces), *font) for font, pieces in groupby(filled, itemgetter(1)))
