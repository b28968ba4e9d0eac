"""Text as a workbook stores it: plain or in runs with looks of their own, with some characters in Excel's notation."""

from __future__ import annotations

import re
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
    lines: list[list[Run]] = [[]]
    for stretch, font in text:
        for number, part in enumerate(stretch.split("\n")):
            if number:
                lines.append([])
            if part:
                _append(lines[-1], Run(part, *(font or own)))
    return tuple(tuple(line) for line in lines if line)


def _append(line: list[Run], run: Run) -> None:
    if line and line[-1].look == run.look:
        line[-1] = Run(line[-1].text + run.text, *run.look)
    else:
        line.append(run)
