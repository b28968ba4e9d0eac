"""Numbers and bullets that Word prints by itself, as they come out in print; symbols (`w:sym`) as signs that can be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.word.content.canon import leads_to
from generator.office.word.content.looks import all_described
from generator.office.word.opc import OpcPackage, limited
from generator.office.word.tree import W

_FONTS: Final = {
    "symbol": {
        0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBA: "≡", 0xB0: "°", 0xB7: "•",
        0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xAB: "↔", 0xDE: "⇒", 0xDB: "⇔", 0xE5: "∑", 0xD6: "√",
        0xB6: "∂", 0xF2: "∫", 0xD5: "∏", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ", 0x6D: "μ",
        0x70: "π", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x66: "φ", 0x77: "ω", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x46: "Φ",
        0xCE: "∈", 0xCF: "∉", 0xC7: "∩", 0xC8: "∪", 0xCC: "⊂", 0xCD: "⊆", 0x22: "∀", 0x24: "∃", 0xD8: "¬", 0xA2: "′",
    },
    "wingdings": {
        0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "◻", 0x6F: "□", 0x78: "⌧", 0xA7: "▪", 0x6C: "●", 0x6E: "■",
        0x76: "❖", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE8: "➔", 0x71: "❑", 0x75: "◆", 0xAB: "★", 0x4A: "☺", 0x4C: "☹",
    },
}  # fmt: skip
"""Font → the place of a sign in it → the sign (the fonts' own tables; each sign once in a font)."""
_PRIVATE: Final = 0xF000
"""Fonts of symbols hide their signs from here on, in Unicode's private area."""
_NO_SIGN: Final = 0xD800
"""From here to the end of the private area no number is a sign by itself."""


def symbol(font: str, sign: str) -> str:
    """A sign of a font, as a sign that every font has; the sign's number where it has none."""
    place = ord(sign)
    table = _FONTS.get(font.casefold())
    if table is None and not _NO_SIGN <= place <= 0xF8FF:
        return sign
    known = (table or {}).get(place - _PRIVATE if place >= _PRIVATE else place)
    return known or f"‹simbol {font or 'tanpa huruf'} {place:04X}›"


def symbol_of(font: str, code: str) -> str:
    """The sign that `w:sym` names by its number in hexadecimal."""
    try:
        return symbol(font, chr(int(code, 16)))
    except (ValueError, OverflowError):
        return f"‹simbol {font} {code}›"


_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_COUNTED: Final = ("start", "numFmt", "lvlText", "isLgl", "lvlRestart", "pStyle", "lvlPicBulletId", "legacy")
"""What of a level is told by the number that it prints."""
_LEVELS: Final = 9
_MOST: Final = 32_767
"""The highest number that Word counts to; beyond it a number is printed in figures."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and prints."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    """The level (from 1) after which it begins again; 0 never, None after any higher one."""
    looks: str = ""
    font: str = ""
    picture: str = ""


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, str] = field(default_factory=dict)
    """List → the definition that it counts with."""
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    """List → its levels."""
    starts: dict[str, dict[int, int]] = field(default_factory=dict)
    """List → levels that begin anew with it."""
    by_style: dict[tuple[str, str], int] = field(default_factory=dict)
    """Definition and style → the level that the style stands for."""
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def label(self, number: str, level: int, advance: bool = True) -> str:
        """What is printed before the next paragraph of a list's level; empty for no list."""
        if number not in self.lists or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(self.lists[number], {})
        if advance:
            self._count(counts, number, level)
        own = self.levels[number].get(level, Level())
        return self._printed(own, counts, number)

    def looks(self, number: str, level: int) -> str:
        """How a level of a list stands, in words."""
        return self.levels.get(number, {}).get(level, Level()).looks

    def level_of(self, number: str, style: str) -> int:
        """The level of a list for which a paragraph style stands."""
        return self.by_style.get((self.lists.get(number, ""), style), 0)

    def _count(self, counts: dict[int, int], number: str, level: int) -> None:
        if number not in self._begun:
            self._begun.add(number)
            for place, start in self.starts[number].items():
                counts[place] = start - 1
        own = self.levels[number].get(level, Level())
        counts[level] = counts.get(level, own.start - 1) + 1
        for lower in range(level + 1, _LEVELS):
            restart = self.levels[number].get(lower, Level()).restart
            if restart is None or level < restart:
                counts.pop(lower, None)

    def _printed(self, own: Level, counts: dict[int, int], number: str) -> str:
        if own.picture:
            return f"gambar {own.picture}"
        if own.format == "bullet":
            return "".join(symbol(own.font, sign) for sign in own.text)
        text = own.text
        for place in range(_LEVELS):
            if f"%{place + 1}" in text:
                level = self.levels[number].get(place, Level())
                form = "decimal" if own.legal else level.format
                text = text.replace(f"%{place + 1}", counted(counts.get(place, level.start), form))
        return text


def counted(value: int, form: str) -> str:
    """A number as a list prints it: `3`, `iii`, `C`, `03`."""
    if form == "none":
        return ""
    if form in ("upperLetter", "lowerLetter") and 0 < value <= _MOST:
        letter = "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26] * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman") and 0 < value <= _MOST:
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form == "decimalZero":
        return f"{value:02d}"
    if form in ("decimal", ""):
        return str(value)
    return f"{value} ({form})"


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (value // worth)
        value %= worth
    return text


def read_numbering(package: OpcPackage, part: str) -> Numbering:
    """The lists of the part that keeps them; none where `part` is empty."""
    numbering = Numbering()
    if not part:
        return numbering
    root = package.tree(part)
    pictures = {
        bullet.get(f"{W}numPicBulletId", ""): _picture(bullet, package, part)
        for bullet in root.iterfind(f"{W}numPicBullet")
    }
    definitions = {item.get(f"{W}abstractNumId", ""): item for item in root.iterfind(f"{W}abstractNum")}
    for item in root.iterfind(f"{W}num"):
        named = item.find(f"{W}abstractNumId")
        _take(numbering, item, "" if named is None else named.get(f"{W}val", ""), definitions, pictures)
    return numbering


def _take(
    numbering: Numbering,
    item: etree._Element,
    definition: str,
    definitions: dict[str, etree._Element],
    pictures: dict[str, str],
) -> None:
    number = item.get(f"{W}numId", "")
    levels: dict[int, Level] = {}
    for element in definitions[definition].iterfind(f"{W}lvl") if definition in definitions else ():
        place = whole(element.get(f"{W}ilvl"))
        levels[place] = _level(element, pictures)
        style = element.find(f"{W}pStyle")
        if style is not None:
            numbering.by_style[definition, style.get(f"{W}val", "")] = place
    starts: dict[int, int] = {}
    for override in item.iterfind(f"{W}lvlOverride"):
        place = whole(override.get(f"{W}ilvl"))
        own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if own is not None:
            levels[place] = _level(own, pictures)
        if start is not None:
            starts[place] = whole(start.get(f"{W}val"))
    numbering.lists[number], numbering.levels[number], numbering.starts[number] = definition, levels, starts


def _level(element: etree._Element, pictures: dict[str, str]) -> Level:
    found = {str(child.tag).removeprefix(W): child for child in element if isinstance(child.tag, str)}
    values = {name: child.get(f"{W}val", "") for name, child in found.items()}
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        whole(values.get("start"), 1 if "start" not in values else 0),
        values.get("numFmt", "decimal"),
        limited(values.get("lvlText", "")),
        "isLgl" in values and values["isLgl"] not in ("0", "false", "off"),
        whole(values["lvlRestart"]) if "lvlRestart" in values else None,
        limited(all_described(element, _COUNTED)),
        "" if fonts is None else fonts.get(f"{W}ascii", ""),
        pictures.get(values.get("lvlPicBulletId", ""), ""),
    )


def _picture(bullet: etree._Element, package: OpcPackage, part: str) -> str:
    relations = Counter(
        leads_to(package, part, str(value))
        for element in bullet.iter()
        for key, value in element.attrib.items()
        if "relationships}" in str(key)
    )
    return " ".join(sorted(filter(None, relations)))


def whole(text: str | None, missing: int = 0) -> int:
    """A whole number of an attribute, as far as Word reads one."""
    value = (text or "").strip()
    sign, figures = (-1, value[1:]) if value.startswith("-") else (1, value)
    return sign * int(figures) if figures.isascii() and figures.isdecimal() and len(figures) <= 9 else missing
