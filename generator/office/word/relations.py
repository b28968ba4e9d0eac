"""The parts of a Word package and what leads from one to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree

TYPES: Final = "[Content_Types].xml"
"""The part that says of which kind each part is."""
PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
FILLED: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
"""For parts that were filled here, which may be large."""


def relations(part: str) -> str:
    """The part that holds the relations of a part; of the package itself where `part` is empty."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source(led: str) -> str:
    """The part whose relations a part holds; empty for those of the package itself."""
    folder, name = posixpath.split(led)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def inner(part: str, target: str) -> str:
    """The part that a relation of `part` leads to inside the package; empty for what climbs out of it."""
    joined = posixpath.join("/", posixpath.dirname(part), unquote(target.partition("#")[0]))
    depth = 0
    for step in joined.split("/"):
        depth += -1 if step == ".." else 1 if step not in ("", ".") else 0
        if depth < 0:
            return ""
    return posixpath.normpath(joined).lstrip("/")


def targets(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """The relations of a part that stay inside the package: id and the part they lead to."""
    if relations(part) not in parts:
        return
    for relation in etree.fromstring(parts[relations(part)], PARSER).iterchildren("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), inner(part, relation.get("Target", ""))


def written(root: etree._Element) -> bytes:
    """A part's XML as Office expects it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
