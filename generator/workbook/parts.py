"""The XML parts of a workbook: found through their relationships, parsed so that nothing outside is ever reached.

No name is resolved, nothing is fetched, the parser's limits hold, and comments do not cut a text in two.

Excel writes the same XML under either of two sets of names, "transitional" (the usual one) and "strict"
(ISO/IEC 29500): the names differ in their namespaces alone, and both are read here.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from lxml import etree

MAIN: Final = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The namespaces of a workbook's own elements: transitional and strict."""
_LATER: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
"""The namespace of what Excel added in 2010, such as drop-downs with lists on another sheet."""
_COUNTED: Final = (".xml", ".rels")
"""How the parts end that are XML by their names, and as such within the bounds; no other is parsed."""

_KEPT: Final = 64
"""Elements that have been read and are still held."""


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

    def _read(self, name: str) -> bytes:
        if not name.endswith(_COUNTED):
            raise KeyError(name)
        return self._parts[name]

    def tree(self, name: str) -> etree._Element:
        """The root of a small part, parsed once however often it is named."""
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def _parsed(self, name: str) -> etree._Element:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(self._read(name), parser)

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these local names in a large part, one after another, inner ones before those around them.

        What stands before an element is forgotten in time, so that no part fills the memory.
        """
        reading = etree.iterparse(
            io.BytesIO(self._read(name)),
            tag=[f"{{{namespace}}}{tag}" for namespace in (*MAIN, _LATER) for tag in tags],
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        for number, (_, element) in enumerate(reading):
            yield element
            if number % _KEPT == 0:
                _forget_before(element)

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


def _forget_before(element: etree._Element) -> None:
    parent = element.getparent()
    while parent is not None:
        del parent[: parent.index(element)]
        element, parent = parent, parent.getparent()


def local(element: etree._Element) -> str:
    """An element's name without its namespace."""
    return _without_namespace(str(element.tag))


@lru_cache
def _without_namespace(tag: str) -> str:
    return tag.rpartition("}")[2]


def children(parent: etree._Element | None, name: str) -> list[etree._Element]:
    """The children of a name, in order."""
    return [] if parent is None else [child for child in parent if local(child) == name]


def child(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a name."""
    return next(iter(children(parent, name)), None)


def relation_id(element: etree._Element) -> str:
    """The identity by which an element points to another part: its attribute `id` in whichever namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def is_true(value: str | None) -> bool:
    """A truth value as XML writes it; an attribute that is not there is false."""
    return value in ("1", "true")
