"""Symbols of Word (`w:sym`) as signs that can be read and searched for."""

from __future__ import annotations

from typing import Final

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
