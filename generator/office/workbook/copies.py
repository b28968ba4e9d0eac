"""A workbook being copied with additions: parts that nobody opens for writing keep every byte they had."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any, Final

from lxml import etree

from generator.office.package import pack
from generator.office.workbook.parts import MAIN, OFFICE, Parts, Relation, child

WORKBOOK: Final = "xl/workbook.xml"
DAMAGE: Final = (etree.XMLSyntaxError, KeyError, IndexError, ValueError, OverflowError)
"""What a workbook raises whose parts are missing, unreadable or contradict each other."""
CONTENT_TYPES: Final = "[Content_Types].xml"
SHEET_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY_LINKS: Final = f'<Relationships xmlns="{_LINKS}"/>'.encode()
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class Copy:
    """The parts of a package found safe to open, some of them opened as trees to be changed."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self.parts = dict(parts)
        self._read = Parts(parts)
        self._trees: dict[str, etree._Element] = {}
        strict = etree.QName(self.tree(WORKBOOK)).namespace == MAIN[1]
        self.main = MAIN[strict]
        """The namespace of the workbook's own elements."""
        self.office = OFFICE[strict]
        self._prefix: Any = {None: self.main}  # the stubs know no namespace without a prefix

    def tree(self, name: str) -> etree._Element:
        """The root of a part, to be changed in place."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            self._trees[name] = etree.fromstring(self.parts[name], parser)
        return self._trees[name]

    def relations(self, part: str) -> Mapping[str, Relation]:
        """What a part pointed to before anything was added."""
        return self._read.relations(part)

    def element(self, name: str, text: str = "", /, **attributes: str) -> etree._Element:
        """A new element of the workbook's own namespace."""
        made = etree.Element(f"{{{self.main}}}{name}", attributes, nsmap=self._prefix)
        if text:
            made.text = stored(text)
            if text != text.strip():
                made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return made

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part point to another one; gives the identity by which it can name it."""
        folder, file = posixpath.split(part)
        links = f"{folder}/_rels/{file}.rels"
        self.parts.setdefault(links, _EMPTY_LINKS)
        root = self.tree(links)
        taken = {link.get("Id") for link in root}
        identity = next(f"rId{number}" for number in range(1, len(taken) + 2) if f"rId{number}" not in taken)
        etree.SubElement(
            root, f"{{{_LINKS}}}Relationship", Id=identity, Type=f"{self.office}/{kind}", Target=f"/{target}"
        )
        return identity

    def point(self, element: etree._Element, identity: str) -> None:
        """Let an element name the part that a relationship points to."""
        element.set(f"{{{self.office}}}id", identity)

    def free(self, pattern: str) -> str:
        """The first name that no part has, such as `xl/comments{}.xml`."""
        taken = {name.lower() for name in self.parts}
        return next(
            name for number in range(1, len(taken) + 2) if (name := pattern.format(number)).lower() not in taken
        )

    def add(self, name: str, content: bytes, content_type: str) -> None:
        """A new part."""
        self.parts[name] = content
        types = self.tree(CONTENT_TYPES)
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def packed(self) -> bytes:
        """The copy as .xlsx bytes."""
        for name, root in self._trees.items():
            self.parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        return pack(self.parts.items())


def stored(text: str) -> str:
    """Text as a workbook's XML keeps it: characters that XML cannot hold are written as `_x0007_`."""
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def required(parent: etree._Element, name: str) -> etree._Element:
    """The first child of a name, without which a part cannot be understood."""
    found = child(parent, name)
    if found is None:
        raise KeyError(name)
    return found


def forget(element: etree._Element, attribute: str) -> None:
    """Remove an attribute, where it is there."""
    if attribute in element.attrib:
        del element.attrib[attribute]


def place_in_order(parent: etree._Element, new: etree._Element, order: tuple[str, ...]) -> None:
    """Put a new child where the format wants it: before the first child that comes later in `order`."""
    later = order[order.index(etree.QName(new).localname) + 1 :]
    for position, other in enumerate(parent):
        if isinstance(other.tag, str) and etree.QName(other).localname in later:
            parent.insert(position, new)
            return
    parent.append(new)
