"""How a package keeps what its parts are and what they name: content types and relationships, read and written."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
LEFT_OUT: Final = frozenset(
    "customXml glossaryDocument commentsExtended commentsIds commentsExtensible stylesWithEffects thumbnail origin".split()
)
"""Kinds of relationship that are not followed: what programs keep beside a document, without which it looks the same."""
PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
)


@dataclass(frozen=True)
class Relation:
    """What a part names: `kind` is the last word of the relationship's type; `target` a part, or an outside address."""

    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The relationship's kind: `header`, `image`, `hyperlink` …"""
        return self.type.rpartition("/")[2]


def content_types(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Part → content type."""
    root = etree.fromstring(parts["[Content_Types].xml"], PARSER)
    defaults = {
        item.get("Extension", "").casefold(): item.get("ContentType", "") for item in root if "Extension" in item.attrib
    }
    own = {item.get("PartName", "").lstrip("/").casefold(): item.get("ContentType", "") for item in root}
    return {
        name: own.get(name.casefold()) or defaults.get(_extension(name), "application/octet-stream") for name in parts
    }


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1].removeprefix(".").casefold()


def relations_name(source: str) -> str:
    """The part that keeps the relationships of `source`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(parts: Mapping[str, bytes], source: str) -> dict[str, Relation]:
    """Relationship id → what `source` names by it. Raises `KeyError` for a part that is not there."""
    stored = parts.get(relations_name(source))
    if stored is None:
        return {}
    names = {name.casefold(): name for name in parts}
    found = {}
    for item in etree.fromstring(stored, PARSER):
        target, external = item.get("Target", ""), item.get("TargetMode") == "External"
        relation = Relation(item.get("Type", ""), target, external)
        if not external and relation.kind not in LEFT_OUT:
            path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
            relation = Relation(relation.type, names[path.casefold()])
        found[item.get("Id", "")] = relation
    return found


def relations_xml(source: str, relations: Mapping[str, Relation]) -> bytes:
    """The relationships of `source` as XML; parts are named from where `source` stands."""
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
    for key, item in relations.items():
        target = item.target if item.external else posixpath.relpath(item.target, posixpath.dirname(source) or ".")
        child = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=key, Type=item.type, Target=target)
        if item.external:
            child.set("TargetMode", "External")
    return xml(root)


def types_xml(types: Mapping[str, str]) -> bytes:
    """Pictures and the like by extension where all agree; every XML part by name."""
    root = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    for name, kind in types.items():
        defaults.setdefault(_extension(name), kind)
    for extension, kind in sorted(defaults.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=kind)
    for name, kind in types.items():
        if kind != defaults[_extension(name)]:
            etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return xml(root)


def xml(root: etree._Element) -> bytes:
    """A part as it is stored."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
