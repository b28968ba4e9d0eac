"""The XML parts of a workbook that is copied: found through their relationships, parsed so that nothing outside is reached.

No name is resolved, nothing is fetched, the parser's limits hold, and comments do not cut a text in two.

Excel writes the same XML under either of two sets of names, "transitional" (the usual one) and "strict"
(ISO/IEC 29500): the names differ in their namespaces alone, and both are read here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

from generator.office.xml import OUTSIDE

MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of a workbook's own elements: transitional and strict."""
OFFICE: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
"""The names of relationships, likewise."""
COUNTED: Final = (".xml", ".rels")
"""How the parts end that are XML by their names, and as such within the bounds; no other is parsed."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to: the last word of the relationship's type, the part's name, and the target as written."""

    kind: str
    part: str
    target: str = ""


class Parts:
    """The parts of a package found safe to open. A part that is missing raises `KeyError`."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self.names = parts.keys()
        self._trees: dict[str, etree._Element] = {}

    def tree(self, name: str) -> etree._Element:
        """The root of a small part, parsed once however often it is named."""
        if name not in self._trees:
            if not name.endswith(COUNTED):
                raise KeyError(name)
            self._trees[name] = parsed(self._parts[name])
        return self._trees[name]

    def relations(self, name: str) -> Mapping[str, Relation]:
        """What a part points to, by the identity that it uses for it."""
        folder, file = posixpath.split(name)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        if place not in self.names:
            return {}
        return {
            relation.get("Id", ""): Relation(
                relation.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
                relation.get("Target", ""),
            )
            for relation in self.tree(place)
        }


def parsed(content: bytes) -> etree._Element:
    """The root of a part, its comments left out; nothing is fetched, and libxml2's own limits hold."""
    return etree.fromstring(content, OUTSIDE)


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return without_namespace(str(element.tag))


@lru_cache
def without_namespace(tag: str) -> str:
    """An element's name, as a parser gives it, without its namespace."""
    return tag.rpartition("}")[2]


def children(parent: etree._Element | None, name: str) -> list[etree._Element]:
    """The children of a name, in order."""
    if parent is None:
        return []
    return [child for child in parent if local(child) == name]


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name."""
    return next(iter(children(parent, name)), None)


def relation_id(element: etree._Element) -> str:
    """The identity by which an element points to another part: its attribute `id` in whichever namespace."""
    for key, value in element.attrib.items():
        if str(key).endswith("}id"):
            return str(value)
    return ""


def is_true(value: str | None) -> bool:
    """A truth value as XML writes it; an attribute that is not there is false."""
    return value in ("1", "true")
