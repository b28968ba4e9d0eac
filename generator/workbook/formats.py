"""How cells show their content: number formats, which of them make a number a date, and fonts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Final, NamedTuple

from lxml import etree

from generator.workbook.parts import child, children

GENERAL: Final = "General"
_EAST_ASIAN_DATES: Final = (*range(27, 37), *range(50, 59))
"""Dates in East Asian editions of Excel, which each writes its own way; other editions show format 14."""
BUILTIN: Final = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
} | dict.fromkeys(_EAST_ASIAN_DATES, "mm-dd-yy")
"""The formats that a workbook names by number alone."""

_NOT_SHOWN_AS_NUMBER: Final = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
"""Quoted and escaped characters, widths and fillings, colours, conditions and languages in brackets."""
_LONGEST: Final = 255
"""Characters of a number format, as many as Excel takes."""
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


_USUAL: Final = Font()


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell shows its content."""

    format: str = GENERAL
    font: Font = _USUAL

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


def font_of(properties: etree._Element | None) -> Font:
    """The font that a cell's or a run's properties describe."""
    raised = child(properties, "vertAlign")
    position = "" if raised is None else raised.get("val", "")
    return Font(
        _on(properties, "i"), _on(properties, "b"), _on(properties, "strike"), position if position in POSITIONS else ""
    )


def _on(properties: etree._Element | None, name: str) -> bool:
    mark = child(properties, name)
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def looks_of(styles: etree._Element) -> tuple[Look, ...]:
    """The looks of a workbook's style part, in the order by which cells number them."""
    own = {
        int(entry.get("numFmtId", "")): entry.get("formatCode", GENERAL)
        for entry in children(child(styles, "numFmts"), "numFmt")
    }
    fonts = [font_of(font) for font in children(child(styles, "fonts"), "font")]
    return tuple(_look(entry, own, fonts) for entry in children(child(styles, "cellXfs"), "xf"))


def _look(entry: etree._Element, own: dict[int, str], fonts: list[Font]) -> Look:
    code, font = int(entry.get("numFmtId", "0")), int(entry.get("fontId", "0"))
    if len(own.get(code, "")) > _LONGEST:
        raise ValueError(f"number format {code}")
    return Look(own.get(code) or BUILTIN.get(code, GENERAL), fonts[font] if font < len(fonts) else _USUAL)
