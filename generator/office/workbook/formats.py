"""How cells show their content: what their number formats make of a number, and what matters of their fonts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, NamedTuple

from generator.office.workbook.parts import without_namespace

GENERAL: Final = "General"
_NOT_SHOWN_AS_NUMBER: Final = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
"""Quoted and escaped characters, widths and fillings, colours, conditions and languages in brackets."""
_ELAPSED: Final = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_FRACTION_OF_SECOND: Final = re.compile(r"(?<=s)[.,]?0+", re.IGNORECASE)
_DATE_WORD: Final = re.compile(r"am/pm|a/p|[ymdhsebg]+", re.IGNORECASE)


POSITIONS: Final = ("superscript", "subscript")
"""Places of a stretch of text off the line."""


class Shows(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    MOMENT = "date or time of day"
    ELAPSED = "length of time"


class Font(NamedTuple):
    """What matters of a font."""

    italic: bool = False
    bold: bool = False
    strike: bool = False
    position: str = ""
    """`superscript` or `subscript`; empty on the line."""


USUAL: Final = Font()


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell shows its content."""

    format: str = GENERAL
    font: Font = USUAL

    @property
    def shows(self) -> Shows:
        """What the format makes of a number."""
        return shows(self.format)


@cache
def shows(code: str) -> Shows:
    """What a format code makes of a number.

    Letters outside quotes are words of a date only where the code has nothing but such words: `0 m2` and
    `Standard` are numbers.
    """
    code = _NOT_SHOWN_AS_NUMBER.sub("", code).partition(";")[0]
    bare = _FRACTION_OF_SECOND.sub("", _ELAPSED.sub(r"\1", code))
    rest = _DATE_WORD.sub("", bare)
    if not re.search("[ymdhs]", bare, re.IGNORECASE) or re.search("[0#?a-z]", rest, re.IGNORECASE):
        return Shows.NUMBER
    return Shows.ELAPSED if _ELAPSED.search(code) else Shows.MOMENT


def font_of(properties: Iterable[Any]) -> Font:
    """The font that the properties of a cell's style or of a run describe, each an XML element."""
    marks = {without_namespace(mark.tag): mark.get("val", "1") for mark in properties}
    italic, bold, strike = (marks.get(name, "0") not in ("0", "false") for name in ("i", "b", "strike"))
    position = marks.get("vertAlign", "")
    return Font(italic, bold, strike, position if position in POSITIONS else "")
