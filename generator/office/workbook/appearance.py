"""How staff made a workbook look: colours of cells, widths of columns, lists to choose from; and what of it is not read."""

from __future__ import annotations

import colorsys
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.workbook.parts import Parts, child, children, is_true

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""
_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_LITERAL: Final = re.compile(r'"([^"]{1,255})"')
"""A list that is typed into the check itself; others point to cells."""
_RGB: Final = re.compile(r"[0-9A-Fa-f]{2}([0-9A-Fa-f]{6})")
_PADDING: Final = 5
_PER_CHARACTER: Final = 7
"""Pixels that a column's stored width has besides its characters, and for each of them."""
_THEME: Final = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
"""The colours of a theme in the order in which cells number them."""
_UNREAD: Final = {
    "conditionalFormatting": "format bersyarat",
    "hyperlink": "tautan pada sel",
    "sheetProtection": "perlindungan lembar",
}
"""Element of a sheet → what it is in words."""
_COLUMNS: Final = 200
"""Columns of one entry of widths that are looked at; Excel writes one for all that nobody has touched."""
_MOST: Final = 200_000
"""Cells whose look is kept."""


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A list to choose from, and where it is offered."""

    lembar: str
    tempat: tuple[Area, ...]
    isi: tuple[str, ...]
    """Its entries; empty where they stand in cells, or where it is another check than a list."""


@dataclass(frozen=True, slots=True)
class Rupa:
    """The looks that staff gave a workbook, under the names of its sheets."""

    warna: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """Sheet and address → `bg_color` and `font_color`, as far as they are not the usual ones."""
    lebar: Mapping[tuple[str, int], float] = field(default_factory=dict)
    """Sheet and column, from 1 → width in characters."""
    pilihan: tuple[Pilihan, ...] = ()
    lain: tuple[tuple[str, str, int], ...] = ()
    """Sheet, what is there besides in words, and how often."""
    tinggi: int = 0
    """Rows whose height is fixed, be it by staff or by the program that saved the file."""


class Colours:
    """The colours that a workbook's stylesheet gives to its cells."""

    def __init__(self, parts: Parts, related: Mapping[str, str]) -> None:
        self._theme = list(_theme(parts, related.get("theme", "")))
        styles = parts.tree(related["styles"]) if related.get("styles") in parts.names else None
        fills, fonts = children(child(styles, "fills"), "fill"), children(child(styles, "fonts"), "font")
        ground = [self._ground(fill) for fill in fills]
        ink = [self._colour(child(font, "color")) for font in fonts]
        self._looks = [
            _look(_at(ground, xf.get("fillId", "0")), _at(ink, xf.get("fontId", "0")))
            for xf in children(child(styles, "cellXfs"), "xf")
        ]

    def of(self, number: str) -> Mapping[str, str]:
        """The colours of cells with this number of a look."""
        return self._looks[int(number)] if number.isdigit() and int(number) < len(self._looks) else {}

    def _ground(self, fill: etree._Element) -> str:
        pattern = child(fill, "patternFill")
        if pattern is None or pattern.get("patternType", "none") in ("none", "gray125"):
            return ""
        return self._colour(child(pattern, "fgColor"))

    def _colour(self, found: etree._Element | None) -> str:
        """`#RRGGBB`; empty for the usual colour and for one that only an old palette knows."""
        if found is None:
            return ""
        if full := _RGB.fullmatch(found.get("rgb", "")):
            return f"#{full[1].upper()}"
        theme = found.get("theme", "")
        if not theme.isdigit() or int(theme) >= len(self._theme):
            return ""
        return _tinted(self._theme[int(theme)], max(-1.0, min(1.0, _number(found.get("tint")))))


def appearance(parts: Parts, related: Mapping[str, str], sheets: Mapping[str, str]) -> Rupa:
    """The looks of a workbook: `related` names its parts `styles` and `theme`, `sheets` those of its sheets."""
    colours = Colours(parts, related)
    warna: dict[tuple[str, str], Mapping[str, str]] = {}
    lebar: dict[tuple[str, int], float] = {}
    pilihan: list[Pilihan] = []
    lain: list[tuple[str, str, int]] = []
    tinggi = 0
    for name, part in sheets.items():
        root = parts.tree(part)
        for cell in root.iter("{*}c"):
            if (look := colours.of(cell.get("s", "0"))) and len(warna) < _MOST:
                warna[name, cell.get("r", "")] = look
        lebar |= {(name, column): width for column, width in _widths(root)}
        pilihan += _lists(name, root)
        counts = Counter(_UNREAD[tag] for tag in map(_tag, root.iter()) if tag in _UNREAD)
        tinggi += sum(is_true(row.get("customHeight")) for row in root.iter("{*}row"))
        lain += [(name, words, count) for words, count in counts.items() if count]
    return Rupa(warna, lebar, tuple(pilihan), tuple(lain), tinggi)


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _at(known: list[str], number: str) -> str:
    return known[int(number)] if number.isdigit() and int(number) < len(known) else ""


def _look(ground: str, ink: str) -> Mapping[str, str]:
    look = {"bg_color": ground, "font_color": ink}
    usual = {"bg_color": "#FFFFFF", "font_color": "#000000"}
    return {name: colour for name, colour in look.items() if colour and colour != usual[name]}


def _theme(parts: Parts, part: str) -> Iterator[str]:
    if part not in parts.names:
        return
    scheme = next(parts.tree(part).iter("{*}clrScheme"), None)
    for name in _THEME:
        entry = child(scheme, name) if scheme is not None else None
        value = entry[0] if entry is not None and len(entry) else None
        said = value.get("lastClr", value.get("val", "")) if value is not None else ""
        yield f"#{said.upper()}" if _RGB.fullmatch(f"FF{said}") else "#000000"


def _tinted(colour: str, tint: float) -> str:
    """A theme's colour made lighter or darker, as Office does: by its luminance."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(1, max(0, light)), full)
    return "#" + "".join(f"{round(part * 255):02X}" for part in mixed)


def _widths(root: etree._Element) -> Iterator[tuple[int, float]]:
    for col in children(child(root, "cols"), "col"):
        stored = _number(col.get("width"))
        if not is_true(col.get("customWidth")) or stored <= 0:
            continue
        width = round((round(stored * _PER_CHARACTER) - _PADDING) / _PER_CHARACTER, 2)
        first, last = int(_number(col.get("min"))), int(_number(col.get("max")))
        for column in range(max(1, first), min(last, first + _COLUMNS, 16_384) + 1):
            yield column, max(0.5, min(255.0, width))


def _number(text: str | None) -> float:
    """A number of a part; 0 for what is none."""
    try:
        number = float(text or 0)
    except ValueError:
        return 0.0
    return number if abs(number) < 1e9 else 0.0


def _lists(name: str, root: etree._Element) -> Iterator[Pilihan]:
    for check in root.iter("{*}dataValidation"):
        places = check.get("sqref") or _inner(check, "sqref")
        areas = tuple(area for text in places.split()[:100] if (area := _area(text)))
        formula = _inner(check, "formula1")
        literal = _LITERAL.fullmatch(formula) if check.get("type") == "list" else None
        entries = tuple(text.strip() for text in literal[1].split(",")) if literal else ()
        if areas:
            yield Pilihan(name, areas, entries)


def _inner(check: etree._Element, name: str) -> str:
    """The text of an element's child; in extensions it stands in a child of that."""
    found = child(check, name)
    return "" if found is None else "".join(str(text) for text in found.itertext()).strip()


def _area(text: str) -> Area | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    left, right = _column(found[1]), _column(found[3] or found[1])
    top, bottom = int(found[2]), int(found[4] or found[2])
    whole = 0 < top <= bottom <= 1_048_576 and left <= right <= 16_384
    return (top, left, bottom, right) if whole else None


def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
