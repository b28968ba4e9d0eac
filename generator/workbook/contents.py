"""A cell's XML → what it holds, as stored.

Excel stores a number as a binary double written with 17 digits (97.905 may stand in the file as
97.905000000000001); the shortest decimal that reads back to the same double is what a person typed
and what Excel shows, so that is the exact `Decimal` of a cell. Whole numbers are taken digit by digit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final, NamedTuple

from lxml import etree

from generator.model import Sel
from generator.values import Paragraph, Raw
from generator.workbook import dates
from generator.workbook.formats import Font, Look, Shows
from generator.workbook.parts import is_true, local
from generator.workbook.strings import Text, paragraphs, plain, text_of, whole

_NO_SUCH_DATE: Final = "#VALUE!"


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share: its texts, its looks, and the day from which it counts."""

    texts: Sequence[Text]
    looks: Sequence[Look]
    epoch: datetime
    _shown: dict[tuple[int, Font], tuple[str, tuple[Paragraph, ...]]] = field(default_factory=dict)

    def shown(self, number: int, font: Font) -> tuple[str, tuple[Paragraph, ...]]:
        """A shared text, and its lines as a cell of this font shows them; most texts stand in several cells."""
        key = (number, font)
        if key not in self._shown:
            self._shown[key] = whole(self.texts[number]), paragraphs(self.texts[number], font)
        return self._shown[key]

    def look(self, number: str | None) -> Look:
        """The look that a cell names; one that does not exist is the usual look, as in Excel."""
        place = int(number or 0)
        return self.looks[place] if place < len(self.looks) else Look()


class Stored(NamedTuple):
    """What a cell's XML holds."""

    kind: str
    look: Look
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
            formula = "=" + (part.text or "")
        elif name == "is":
            inline = text_of(part)
    return Stored(cell.get("t", "n"), shared.look(cell.get("s")), formula, value, inline)


def sel_of(cell: etree._Element, address: str, shared: Shared) -> Sel | None:
    """The cell at an address, None when it holds nothing."""
    stored = _stored(cell, shared)
    kind, look, formula, value, _ = stored
    shown = _text(stored, shared)
    if shown is not None:
        return Sel(address, *shown, formula, format=look.format)
    if not value:  # never calculated: show the formula itself, which no reader takes for a value
        return Sel(address, formula, formula=formula, format=look.format) if formula else None
    if kind == "e":
        return Sel(address, value, formula=formula, galat=True, format=look.format)
    read = _value(kind, value, look.shows, shared.epoch)
    lines = paragraphs(plain(value), look.font) if kind == "n" and read == value else ()  # a number that is none
    return Sel(address, read, lines, formula, galat=read == _NO_SUCH_DATE, format=look.format)


def _text(stored: Stored, shared: Shared) -> tuple[str, tuple[Paragraph, ...]] | None:
    """The text of a cell that holds text, whole and in lines. A formula may give an empty one."""
    kind, look, formula, value, inline = stored
    if kind == "s" and value:
        return shared.shown(int(value), look.font)
    if kind == "str" and value is not None and (value or formula):
        inline = plain(value)
    return None if inline is None else (whole(inline), paragraphs(inline, look.font))


def _value(kind: str, text: str, shown_as: Shows, epoch: datetime) -> Raw:
    match kind:
        case "b":
            return is_true(text)
        case "d":
            return dates.from_iso(text)
        case "n":
            number = _number(text)
            if number is None or shown_as is Shows.NUMBER:
                return text if number is None else shortest(number)
            return _date(number, shown_as, epoch)
    raise ValueError(kind)


def _number(text: str) -> int | float | None:
    """The number that a file writes; None for what is none, which stays a text for a rule to point at."""
    try:
        return float(text) if any(sign in text for sign in ".eE") else int(text)
    except ValueError:
        return None


def shortest(number: int | float) -> Decimal | str:
    """The shortest decimal that reads back as the same number; what is beyond all numbers is text."""
    return Decimal(repr(number)) if isinstance(number, int) or math.isfinite(number) else str(number)


def _date(number: int | float, shown_as: Shows, epoch: datetime) -> Raw:
    try:
        return dates.moment(number, epoch) if shown_as is Shows.MOMENT else str(dates.elapsed(number))
    except (OverflowError, ValueError):
        return _NO_SUCH_DATE
