"""The parts of a Word package and what leads from one to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Set
from typing import Final

from lxml import etree

TYPES: Final = "[Content_Types].xml"
"""The part that says of which kind each part is."""
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def relations(part: str) -> str:
    """The part that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels"


def targets(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """The relations of a part that stay inside the package: id and the part they lead to."""
    if relations(part) not in parts:
        return
    for relation in etree.fromstring(parts[relations(part)], _PARSER).iterchildren("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            target = posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
            yield relation.get("Id", ""), posixpath.normpath(target).lstrip("/")


def without(part: bytes, key: str, values: Set[str]) -> bytes:
    """A part of relations or content types without the entries whose attribute `key` is one of `values`."""
    root = etree.fromstring(part, _PARSER)
    for child in [child for child in root if child.get(key) in values]:
        root.remove(child)
    return written(root)


def written(root: etree._Element) -> bytes:
    """A part's XML as Office expects it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
