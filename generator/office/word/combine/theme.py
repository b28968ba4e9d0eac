"""Colours and fonts that a document takes from its theme, written out where it joins one with another theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.combine.opc import Docx, kind_of, link
from generator.office.word.tree import W

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FONTS: Final = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
_SCRIPTS: Final = {"EastAsia": "ea", "Bidi": "cs"}
_NO_FONT: Final = "Times New Roman"
"""What Word takes where a theme names no font for a script."""
_COLOURS: Final = "themeColor themeTint themeShade themeFill themeFillTint themeFillShade".split()
"""Attributes beside a colour that Word has written out already; without them the written one holds."""
_SCHEME: Final = {"tx1": "dk1", "tx2": "dk2", "bg1": "lt1", "bg2": "lt2"}
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"


def settle(base: Docx, guest: Docx) -> None:
    """Free `guest` from its theme where it is another than that of `base`; a base without one takes it over."""
    own, there = guest.single("theme"), base.single("theme")
    if own is None or (there is not None and _same(own, there)):
        return
    if there is None:
        relation = next(item for item in guest.main.rels.values() if kind_of(item) == "theme")
        link(base.main, guest, relation)
        return
    fonts, colours = _fonts(own), _colours(own)
    for root in (*guest.stories(), guest.single("styles"), guest.single("numbering")):
        if root is None:
            continue
        if _takes_effects(root):
            raise TemplateRefused(
                f"Templat {guest.name}.docx tidak dapat digabung karena grafik atau bentuk (Shapes) di dalamnya memakai "
                f"tema yang berbeda dari tema {base.name}.docx. Samakan tema kedua templat di Word (Design, Themes), "
                "atau jalankan tanpa --gabung."
            )
        _write_out(root, fonts, colours)


def _takes_effects(root: etree._Element) -> bool:
    """Whether drawings take more from the theme than colours and fonts."""
    return root.find(f".//{_A}effectRef") is not None or root.find(f".//{_CHART}") is not None


def _same(one: etree._Element, other: etree._Element) -> bool:
    texts: list[bytes] = []
    for theme in (one, other):
        elements = theme.find(f"{_A}themeElements")
        if elements is None:
            texts.append(b"")
        else:
            texts.append(etree.tostring(elements, method="c14n", exclusive=True, with_tail=False))
    return texts[0] == texts[1]


def _fonts(theme: etree._Element) -> Mapping[str, str]:
    """`minorHAnsi` → the font's name."""
    found = {}
    for group in ("major", "minor"):
        for script in ("Ascii", "HAnsi", "EastAsia", "Bidi"):
            face = theme.find(f".//{_A}{group}Font/{_A}{_SCRIPTS.get(script, 'latin')}")
            named = None if face is None else face.get("typeface")
            found[group + script] = named or _NO_FONT
    return found


def _colours(theme: etree._Element) -> Mapping[str, str]:
    """`accent1` → RRGGBB."""
    found = {}
    for colour in theme.iterfind(f".//{_A}clrScheme/*"):
        for value in colour:
            found[etree.QName(colour).localname] = value.get("lastClr") or value.get("val") or ""
    return found


def _write_out(root: etree._Element, fonts: Mapping[str, str], colours: Mapping[str, str]) -> None:
    for element in root.iter(f"{W}rFonts"):
        for themed, plain in _FONTS.items():
            value = str(element.attrib.pop(W + themed, ""))
            if value:
                element.set(W + plain, fonts.get(value, _NO_FONT))
    for element in root.iter(f"{W}*"):
        for name in _COLOURS:
            element.attrib.pop(W + name, "")
    for element in list(root.iter(f"{_A}schemeClr")):
        name = element.get("val", "")
        colour = colours.get(_SCHEME.get(name, name))
        if colour is not None:
            element.tag = f"{_A}srgbClr"
            element.set("val", colour)
