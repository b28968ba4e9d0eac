"""A cell as the library parsed it → what it holds, as stored.

Excel stores a number as a binary double written with 17 digits (97.905 may stand in the file as
97.905000000000001) and shows at most 15 of them; no more can be typed. So a number is its first 15
digits: what was typed, and of a formula such as `1.1*3`, whose double is 3.3000000000000003, what
Excel shows. Whole numbers are taken digit by digit.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from generator.master import Sel
from generator.office.workbook.formats import Look, Shows
from generator.office.workbook.library import WINDOWS_EPOCH, from_excel
from generator.office.workbook.parts import is_true
from generator.office.workbook.strings import Text
from generator.values import Raw, show

_LINK: Final = re.compile(r"(?<![\w\]])\[([1-9][0-9]{0,3})\]")
_WPS_PICTURE: Final = "=DISPIMG("
"""The function by which WPS shows a picture in a cell; the text it gives is its own formula."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all sheets of a workbook share: its texts, its looks, the day from which it counts, its links."""

    texts: Sequence[Text]
    looks: Sequence[Look]
    epoch: datetime
    links: Sequence[str] = ()
    """Names of the files that formulas take values from, in the order by which formulas number them."""

    def formula(self, text: str) -> str:
        """A formula as Excel shows it: files by their names, where the workbook numbers them."""
        return "=" + _LINK.sub(self._named, text)

    def _named(self, found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        return f"[{self.links[place]}]" if place < len(self.links) else found[0]

    def look(self, number: int) -> Look:
        """The look that a cell names; one that does not exist is the usual look, as in Excel."""
        return self.looks[number] if number < len(self.looks) else Look()


def sel_of(cell: Mapping[str, Any], shared: Shared) -> Sel:
    """What a cell of `SheetParser` holds."""
    address, formula, kind, value = cell["address"], cell["formula"], cell["kind"], cell["value"]
    look = shared.look(cell["style_id"] or 0)
    if isinstance(value, Text):
        return _text(address, value, formula, look)
    if value is None:  # never calculated: show the formula itself, which no reader takes for a value
        return Sel(address, formula, formula=formula, format=look.format)
    if kind == "e":
        if cell["vm"]:  # Excel keeps more than the value: a picture placed in the cell, a linked record
            return Sel(address, "", formula=formula, format=look.format, gambar="gambar")
        return Sel(address, value, formula=formula, galat=True, format=look.format)
    read = _value(kind, value, look.shows, shared.epoch)
    if read is None:
        digits = show(shown_number(value)).replace(".", "")
        return Sel(address, digits, formula=formula, format=look.format, bukan_tanggal=True)
    struck = show(read) if look.font.strike else ""
    return Sel(address, read, (), formula, format=look.format, coretan=struck)


def _text(address: str, text: Text, formula: str, look: Look) -> Sel:
    shown = text.shown(look.font)
    if shown.text.startswith(_WPS_PICTURE):
        return Sel(address, "", formula=formula, format=look.format, gambar="gambar WPS")
    return Sel(address, shown.text, shown.paragraphs, formula, False, look.format, shown.struck)


def _value(kind: str, value: Any, shown_as: Shows, epoch: datetime) -> Raw:
    """A value as stored; None for a number that is shown as a date and stands for none."""
    if kind == "b":
        return is_true(value)
    if kind == "d":
        return from_iso(value)
    return shown_number(value) if shown_as is Shows.NUMBER else _date(value, shown_as, epoch)


def shown_number(number: int | float) -> Decimal | str:
    """A number as Excel shows it, whole or in 15 digits; what is beyond all numbers is text."""
    if isinstance(number, int):
        return Decimal(number)
    return Decimal(f"{number:.15g}") if math.isfinite(number) else str(number)


def _date(number: int | float, shown_as: Shows, epoch: datetime) -> Raw:
    """The date, time of day or length of time that a count of days stands for; None where there is none.

    Fault of openpyxl mended: it makes dates of numbers below zero in the calendar of 1900, where Excel shows ####.
    """
    if number < 0 and shown_as is Shows.MOMENT and epoch == WINDOWS_EPOCH:
        return None
    try:
        found: Raw = from_excel(number, epoch, timedelta=shown_as is Shows.ELAPSED)
    except (OverflowError, ValueError):
        return None
    return str(found) if shown_as is Shows.ELAPSED else found


def from_iso(text: str) -> datetime | date | time | str:
    """What ISO 8601 text stands for: a date, a time, both; other text is left as it is."""
    for read in (date.fromisoformat, datetime.fromisoformat, time.fromisoformat):
        try:
            return read(text.removesuffix("Z"))
        except ValueError:
            continue
    return text
