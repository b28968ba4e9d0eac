"""A cell's XML → what it holds, as stored.

Excel stores a number as a binary double written with 17 digits (97.905 may stand in the file as
97.905000000000001) and shows at most 15 of them; no more can be typed. So a number is its first 15
digits: what was typed, and of a formula such as `1.1*3`, whose double is 3.3000000000000003, what
Excel shows. Whole numbers are taken digit by digit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from lxml import etree

from generator.model import Sel
from generator.values import Paragraph, Raw, show
from generator.workbook import dates
from generator.workbook.formats import Font, Look, Shows
from generator.workbook.parts import is_true, local
from generator.workbook.strings import Text, paragraphs, plain, text_of, whole

_LINK: Final = re.compile(r"(?<![\w\]])\[([1-9][0-9]{0,3})\]")
_WPS_PICTURE: Final = "=DISPIMG("
"""The function by which WPS shows a picture in a cell; the text it gives is its own formula."""


class Shown(NamedTuple):
    """A text as a cell shows it."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    struck: str
    """What of it is struck out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share: its texts, its looks, the day from which it counts, its links."""

    texts: Sequence[Text]
    looks: Sequence[Look]
    epoch: datetime
    links: Sequence[str] = ()
    """Names of the files that formulas take values from, in the order by which formulas number them."""
    _shown: dict[tuple[int, Font], Shown] = field(default_factory=dict)

    def shown(self, number: int, font: Font) -> Shown:
        """A shared text as a cell of this font shows it; most texts stand in several cells."""
        key = (number, font)
        if key not in self._shown:
            self._shown[key] = _shown_as(self.texts[number], font)
        return self._shown[key]

    def formula(self, text: str) -> str:
        """A formula as Excel shows it: files by their names, where the workbook numbers them."""
        return "=" + _LINK.sub(self._named, text)

    def _named(self, found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        return f"[{self.links[place]}]" if place < len(self.links) else found[0]

    def look(self, number: str | None) -> Look:
        """The look that a cell names; one that does not exist is the usual look, as in Excel."""
        place = int(number or 0)
        return self.looks[place] if place < len(self.looks) else Look()


class Stored(NamedTuple):
    """What a cell's XML holds."""

    kind: str
    look: Look
    rich: bool
    """Whether Excel keeps more for the cell than its value: a picture placed in it, a linked record."""
    formula: str
    value: str | None
    inline: Text | None


def _stored(cell: etree._Element, shared: Shared) -> Stored:
    formula, value, inline = "", None, None
    for part in cell:
        name = local(part)
        if name == "v":
            value = part.text or ""
        elif name == "f":
            formula = shared.formula(part.text or "")
        elif name == "is":
            inline = text_of(part)
    return Stored(cell.get("t", "n"), shared.look(cell.get("s")), cell.get("vm") is not None, formula, value, inline)


def sel_of(cell: etree._Element, address: str, shared: Shared) -> Sel | None:
    """The cell at an address, None when it holds nothing."""
    stored = _stored(cell, shared)
    look, formula, value = stored.look, stored.formula, stored.value
    shown = _text(stored, shared)
    if picture := _picture(stored, shown):
        return Sel(address, "", formula=formula, format=look.format, gambar=picture)
    if shown is not None:
        return Sel(address, shown.text, shown.paragraphs, formula, False, look.format, shown.struck)
    if not value:  # never calculated: show the formula itself, which no reader takes for a value
        return Sel(address, formula, formula=formula, format=look.format) if formula else None
    if stored.kind == "e":
        return Sel(address, value, formula=formula, galat=True, format=look.format)
    read = _value(stored.kind, value, look.shows, shared.epoch)
    if read is None:
        digits = show(shown_number(_number(value) or 0)).replace(".", "")
        return Sel(address, digits, formula=formula, format=look.format, bukan_tanggal=True)
    lines = paragraphs(plain(value), look.font) if stored.kind == "n" and read == value else ()  # a number that is none
    struck = show(read) if look.font.strike else ""
    return Sel(address, read, lines, formula, format=look.format, coretan=struck)


def _picture(stored: Stored, shown: Shown | None) -> str:
    """The kind of picture that stands in the cell's place of a value; empty for none."""
    if shown is not None and shown.text.startswith(_WPS_PICTURE):
        return "gambar WPS"
    return "gambar" if stored.kind == "e" and stored.rich else ""


def _text(stored: Stored, shared: Shared) -> Shown | None:
    """The text of a cell that holds text, whole and in lines. A formula may give an empty one."""
    value, inline = stored.value, stored.inline
    if stored.kind == "s" and value:
        return shared.shown(int(value), stored.look.font)
    if stored.kind == "str" and value is not None and (value or stored.formula):
        inline = plain(value)
    return None if inline is None else _shown_as(inline, stored.look.font)


def _shown_as(text: Text, font: Font) -> Shown:
    lines = paragraphs(text, font)
    struck = " … ".join(run.text.strip() for line in lines for run in line if run.strike)
    return Shown(whole(text), lines, struck)


def _value(kind: str, text: str, shown_as: Shows, epoch: datetime) -> Raw:
    """A value as stored; None for a number that is shown as a date and stands for none."""
    match kind:
        case "b":
            return is_true(text)
        case "d":
            return dates.from_iso(text)
        case "n":
            number = _number(text)
            if number is None or shown_as is Shows.NUMBER:
                return text if number is None else shown_number(number)
            return _date(number, shown_as, epoch)
    raise ValueError(kind)


def _number(text: str) -> int | float | None:
    """The number that a file writes; None for what is none, which stays a text for a rule to point at."""
    try:
        return float(text) if any(sign in text for sign in ".eE") else int(text)
    except ValueError:
        return None


def shown_number(number: int | float) -> Decimal | str:
    """A number as Excel shows it, whole or in 15 digits; what is beyond all numbers is text."""
    if isinstance(number, int):
        return Decimal(number)
    return Decimal(f"{number:.15g}") if math.isfinite(number) else str(number)


def _date(number: int | float, shown_as: Shows, epoch: datetime) -> Raw:
    try:
        return dates.moment(number, epoch) if shown_as is Shows.MOMENT else str(dates.elapsed(number))
    except (OverflowError, ValueError):
        return None
