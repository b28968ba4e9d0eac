"""What holds in a whole document before any style, and what a style must say when it leaves its document.

`w:docDefaults` stands once in a document. A style that moves into a document with other defaults looks
the same only if it says itself what it was silent about: its old document's default, or, where that had
none, the value that holds when nobody says anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.tree import W, new

Slot = tuple[str, str, str]
"""`rPr` or `pPr`, an element in it, and the attribute that is inherited by itself (empty: the element as a whole)."""

_BY_ATTRIBUTE: Final = frozenset({("rPr", "rFonts"), ("rPr", "lang"), ("pPr", "spacing"), ("pPr", "ind")})
_TOGETHER: Final = {
    "asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs",
    "lineRule": "line", "firstLine": "hanging",
}  # fmt: skip
"""Attributes that only have a meaning with another: a font by the theme or by name, a height and what it counts."""
_ON: Final = frozenset(
    "widowControl autoSpaceDE autoSpaceDN wordWrap overflowPunct snapToGrid adjustRightInd kinsoku".split()
)
_OFF: Final = frozenset(
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof vanish webHidden rtl cs specVanish "
    "keepNext keepLines pageBreakBefore contextualSpacing suppressAutoHyphens suppressLineNumbers mirrorIndents bidi "
    "topLinePunct suppressOverlap".split()
)
_UNSAID: Final[Mapping[tuple[str, str], str]] = {
    ("rPr", "rFonts"): "Times New Roman", ("rPr", "sz"): "20", ("rPr", "szCs"): "20", ("rPr", "lang"): "en-US",
    ("rPr", "kern"): "0", ("rPr", "color"): "auto", ("rPr", "spacing"): "0", ("rPr", "w"): "100",
    ("rPr", "position"): "0", ("rPr", "u"): "none", ("rPr", "effect"): "none", ("rPr", "highlight"): "none",
    ("rPr", "vertAlign"): "baseline", ("rPr", "em"): "none", ("pPr", "spacing"): "0", ("pPr", "ind"): "0",
    ("pPr", "jc"): "left", ("pPr", "textAlignment"): "auto", ("pPr", "outlineLvl"): "9",
    ("pPr", "textDirection"): "lrTb",
}  # fmt: skip
"""Values that hold when neither defaults nor styles say anything: ISO/IEC 29500-1, 17.3.1 and 17.3.2."""
_ORDER: Final[Mapping[str, tuple[str, ...]]] = {
    "rPr": tuple(
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
        "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
        "eastAsianLayout specVanish oMath".split()
    ),
    "pPr": tuple(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split()
    ),
}
_BEFORE_PROPERTIES: Final = frozenset(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid".split()
)


Said = Mapping[Slot, etree._Element]
"""What properties say: each slot with the element that says it."""


def said(holder: etree._Element | None) -> dict[Slot, etree._Element]:
    """What the `w:pPr` and `w:rPr` in an element say."""
    found: dict[Slot, etree._Element] = {}
    if holder is None:
        return found
    for group in ("pPr", "rPr"):
        for element in holder.iterfind(f"{W}{group}/*"):
            name = etree.QName(element).localname
            if (group, name) not in _BY_ATTRIBUTE:
                found[group, name, ""] = element
                continue
            for key in element.attrib:
                attribute = etree.QName(key).localname
                found[group, name, _TOGETHER.get(attribute, attribute)] = element
    return found


def defaults(styles: etree._Element) -> dict[Slot, etree._Element]:
    """What `w:docDefaults` say for the whole document."""
    found: dict[Slot, etree._Element] = {}
    for group in ("pPr", "rPr"):
        found.update(said(styles.find(f"{W}docDefaults/{W}{group}Default")))
    return found


def difference(base: Said, guest: Said, name: str) -> dict[Slot, etree._Element]:
    """What the styles of `guest` must say in `base`. Raises `TemplateRefused` for what cannot be said."""
    found: dict[Slot, etree._Element] = {}
    for slot in (*guest, *(slot for slot in base if slot not in guest)):
        if _value(guest.get(slot), slot) != _value(base.get(slot), slot):
            found[slot] = guest[slot] if slot in guest else _unsaid(slot, name)
    return found


def _value(element: etree._Element | None, slot: Slot) -> bytes | dict[str, str] | None:
    if element is None:
        return None
    if slot[2]:
        return _attributes(element, slot[2])
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def _attributes(element: etree._Element, attribute: str) -> dict[str, str]:
    """The attributes that belong to one slot."""
    found: dict[str, str] = {}
    for name in (attribute, *(other for other, first in _TOGETHER.items() if first == attribute)):
        value = element.get(W + name)
        if value is not None:
            found[W + name] = value
    return found


def _unsaid(slot: Slot, name: str) -> etree._Element:
    group, element, attribute = slot
    if attribute == "line":
        return new(element, line="240", lineRule="auto")
    if attribute:
        return new(element, **{attribute: _UNSAID[group, element]})
    if (group, element) in _UNSAID:
        return new(element, val=_UNSAID[group, element])
    if element in _ON | _OFF:
        return new(element, val="1" if element in _ON else "0")
    raise TemplateRefused(
        f"Templat {name}.docx tidak dapat digabung karena pengaturan bawaan hurufnya atau paragrafnya ({element}) "
        "berbeda dari templat sebelumnya. Pindahkan pengaturan itu ke gaya Normal di Word, lalu ulangi."
    )


def say(style: etree._Element, unsaid: Said) -> None:
    """Let a style say itself whatever it is silent about."""
    own = said(style)
    for slot, element in unsaid.items():
        if slot not in own:
            _put(_properties(style, slot[0]), slot, element)


def say_by_default(styles: etree._Element, element: etree._Element) -> None:
    """Let the document's defaults say something of all paragraphs."""
    holder = styles
    for name in ("docDefaults", "pPrDefault"):
        found = holder.find(W + name)
        if found is None:
            found = new(name)
            holder.insert(1 if name == "pPrDefault" and len(holder) else 0, found)
        holder = found
    say(holder, {("pPr", etree.QName(element).localname, ""): element})


def _properties(style: etree._Element, group: str) -> etree._Element:
    found = style.find(W + group)
    if found is None:
        found = new(group)
        before = _BEFORE_PROPERTIES | {"pPr"} if group == "rPr" else _BEFORE_PROPERTIES
        style.insert(sum(etree.QName(child).localname in before for child in style), found)
    return found


def _put(properties: etree._Element, slot: Slot, element: etree._Element) -> None:
    group, name, attribute = slot
    there = properties.find(W + name)
    if there is None:
        order = _ORDER[group]
        before = order[: order.index(name)]
        there = new(name)
        properties.insert(sum(etree.QName(child).localname in before for child in properties), there)
    if attribute:
        for key, value in _attributes(element, attribute).items():
            there.set(key, value)
    else:
        there.attrib.update(element.attrib)
        # Read anew, not copied: so they bring along neither white space nor namespaces of where they stood.
        there.extend([etree.fromstring(etree.tostring(child)) for child in element])
