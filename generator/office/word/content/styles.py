"""The styles of a document: what they are called, what hides text, what numbers paragraphs, and how they look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.word.content.looks import NOT_SET, all_described, is_on
from generator.office.word.opc import limited
from generator.office.word.tree import W

_MOST: Final = 50
"""Styles that one may be based on, one behind the other; Word itself stops far earlier."""
_NOT_LOOKS: Final = frozenset(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid".split()
)


@dataclass(frozen=True, slots=True)
class Style:
    """One style."""

    name: str
    based_on: str
    hidden: bool | None
    numbering: tuple[str, str] | None
    """Its list and level; None where it says nothing."""
    element: etree._Element


@dataclass
class Styles:
    """All styles, and those that the text uses."""

    known: Mapping[str, Style]
    default: str = ""
    """The id of the style of paragraphs that name none."""
    defaults: etree._Element | None = None
    used: set[str] = field(default_factory=set)
    _sets: dict[tuple[str, str], bool] = field(default_factory=dict)
    _hides: dict[str, bool | None] = field(default_factory=dict)
    _numbering: dict[str, tuple[str, str] | None] = field(default_factory=dict)

    def name(self, style: str) -> str:
        """What a style is called; `?` for one that is not there."""
        return self.known[style].name if style in self.known else "?"

    def chain(self, style: str) -> Iterator[Style]:
        """A style and those that it is based on."""
        for _ in range(_MOST):
            if style not in self.known:
                return
            yield self.known[style]
            style = self.known[style].based_on

    def hides(self, style: str) -> bool | None:
        """Whether a style hides its text; None where it does not say."""
        if style not in self._hides:
            self._hides[style] = next((item.hidden for item in self.chain(style) if item.hidden is not None), None)
        return self._hides[style]

    def sets(self, style: str, name: str) -> bool:
        """Whether a style, one that it is based on, or what holds for all sets a property of letters to something."""
        key = style, name
        if key not in self._sets:
            elements = [item.element for item in self.chain(style)]
            elements += [] if self.defaults is None else [self.defaults]
            found = (one.get(f"{W}val", "1") for element in elements for one in element.iter(W + name))
            self._sets[key] = any(value not in NOT_SET for value in found)
        return self._sets[key]

    def numbering(self, style: str) -> tuple[str, str] | None:
        """The list in which a style puts its paragraphs."""
        if style not in self._numbering:
            found = (item.numbering for item in self.chain(style) if item.numbering is not None)
            self._numbering[style] = next(found, None)
        return self._numbering[style]

    def looks(self) -> Iterator[tuple[str, str]]:
        """Each style that the text uses, and those behind it, with its looks in words."""
        if self.defaults is not None:
            yield "gaya bawaan", all_described(self.defaults)
        shown: dict[str, str] = {}
        for style in [*self.used, self.default]:
            for item in self.chain(style):
                shown[item.name] = all_described(item.element, _NOT_LOOKS)
        yield from ((f"gaya “{name}”", words) for name, words in sorted(shown.items()))


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of the part that keeps them; none without it."""
    if root is None:
        return Styles({})
    found = {style.get(f"{W}styleId", ""): _style(style) for style in root.iter(f"{W}style")}
    return Styles(found, _default(root.iter(f"{W}style")), root.find(f"{W}docDefaults"))


def _default(styles: Iterable[etree._Element]) -> str:
    for style in styles:
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
            return style.get(f"{W}styleId", "")
    return ""


def _style(style: etree._Element) -> Style:
    name, based = style.find(f"{W}name"), style.find(f"{W}basedOn")
    numbering = style.find(f"{W}pPr/{W}numPr")
    return Style(
        "" if name is None else limited(name.get(f"{W}val", "")),
        "" if based is None else based.get(f"{W}val", ""),
        is_on(style.find(f"{W}rPr"), "vanish"),
        None if numbering is None else list_of(numbering),
        style,
    )


def list_of(properties: etree._Element) -> tuple[str, str]:
    """The list and the level that `w:numPr` names."""
    number, level = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
    return (
        "0" if number is None else number.get(f"{W}val", "0"),
        "" if level is None else level.get(f"{W}val", ""),
    )
