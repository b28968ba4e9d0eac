"""A .docx as a graph: parts, their content types, and the relationships by which one part names another.

`Docx` is read, changed in place while documents are joined, and written: what nothing names any longer
is left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.package import pack, parts_of
from generator.word.combine.stored import (
    LEFT_OUT,
    PARSER,
    Relation,
    content_types,
    relations_name,
    relations_of,
    relations_xml,
    types_xml,
    xml,
)
from generator.word.tree import W

MAIN: Final = "word/document.xml"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KINDS: Final = R[1:-1]
_RELID: Final = "{urn:schemas-microsoft-com:office:office}relid"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_STORIES: Final = ("header", "footer", "footnotes", "endnotes", "comments")


@dataclass
class Docx:
    """One document while it is joined with others."""

    name: str
    """What it is called in messages: `lampiran-1`."""
    parts: dict[str, bytes]
    types: dict[str, str]
    relations: dict[str, dict[str, Relation]]
    trees: dict[str, etree._Element] = field(default_factory=dict)
    """Parts that were looked into; they are written from here."""
    copied: dict[str, str] = field(default_factory=dict)
    """Parts that went into another document, and what they are called there."""

    @classmethod
    def read(cls, name: str, data: bytes) -> Docx:
        """The document of a package already found safe. Raises `TemplateRefused` when its parts do not fit together."""
        parts = parts_of(data)
        try:
            types = content_types(parts)
            relations = {source: relations_of(parts, source) for source in ("", *parts)}
            document = cls(name, parts, types, {source: found for source, found in relations.items() if found})
            document.tree(MAIN)
        except (etree.XMLSyntaxError, KeyError) as error:
            raise TemplateRefused(_damaged(name, str(error))) from None
        return document

    def tree(self, part: str) -> etree._Element:
        """The part as XML, to be changed in place."""
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part], PARSER)
        return self.trees[part]

    @property
    def body(self) -> etree._Element:
        """The main story. Raises `TemplateRefused` where there is none."""
        body = self.tree(MAIN).find(f"{W}body")
        if body is None:
            raise TemplateRefused(_damaged(self.name, MAIN))
        return body

    def named(self, *kinds: str) -> list[str]:
        """The parts of these kinds that the main part names, each once, in its order."""
        found = (item for item in self.relations.get(MAIN, {}).values() if item.kind in kinds and not item.external)
        return list(dict.fromkeys(item.target for item in found))

    def single(self, kind: str) -> etree._Element | None:
        """The one part of this kind, as XML; None where the document has none."""
        names = self.named(kind)
        return self.tree(names[0]) if names else None

    def ensured(self, kind: str, root: str) -> etree._Element:
        """The one part of this kind; made empty, with the root element `w:root`, where there is none."""
        found = self.single(kind)
        if found is not None:
            return found
        name = self.free_name(f"word/{kind}.xml")
        self.add(name, etree.Element(W + root, nsmap={"w": W[1:-1], "r": _KINDS}), kind)
        self.link(MAIN, Relation(f"{_KINDS}/{kind}", name))
        return self.trees[name]

    def add(self, name: str, root: etree._Element, kind: str) -> None:
        """Add a part of Word's own."""
        self.trees[name], self.types[name], self.parts[name] = root, _WORD_TYPE.format(kind), b""

    def stories(self) -> Iterator[etree._Element]:
        """Every part that holds paragraphs, the main one first."""
        yield from (self.tree(name) for name in (MAIN, *self.named(*_STORIES)))

    def link(self, source: str, relation: Relation) -> str:
        """Let a part name another, or an outside address; the relationship's new id."""
        known = self.relations.setdefault(source, {})
        number = 1 + max((int(found[1]) for key in known if (found := re.fullmatch(r"rId(\d{1,9})", key))), default=0)
        known[f"rId{number}"] = relation
        return f"rId{number}"

    def free_name(self, wanted: str) -> str:
        """A name for a part that no other has: `word/header3.xml` for `word/header1.xml`."""
        taken = {name.casefold() for name in self.parts}
        if wanted.casefold() not in taken:
            return wanted
        stem, extension = posixpath.splitext(wanted)
        stem = stem.rstrip("0123456789")
        return next(
            name
            for number in range(1, len(taken) + 2)
            if (name := f"{stem}{number}{extension}").casefold() not in taken
        )

    def write(self) -> bytes:
        """The package: every part that is named by another, directly or by way of others."""
        parts = {
            name: xml(self.trees[name]) if name in self.trees else self.parts[name]
            for name in sorted(self._reachable())
        }
        types = {name: self.types[name] for name in parts}
        relations = {
            relations_name(source): relations_xml(source, self.followed(source))
            for source in ("", *parts)
            if self.followed(source)
        }
        return pack({"[Content_Types].xml": types_xml(types), **parts, **relations}.items())

    def followed(self, source: str) -> Mapping[str, Relation]:
        """The relationships of a part, without those that are left out."""
        return {key: item for key, item in self.relations.get(source, {}).items() if item.kind not in LEFT_OUT}

    def _reachable(self) -> set[str]:
        found: set[str] = set()
        waiting = [""]
        while waiting:
            targets = {item.target for item in self.followed(waiting.pop()).values() if not item.external} - found
            found |= targets
            waiting += sorted(targets)
        return found


def adopt(base: Docx, target: str, guest: Docx, source: str, element: etree._Element) -> None:
    """Let `element`, which goes from part `source` of `guest` into part `target` of `base`, name the same things there."""
    known = guest.relations.get(source, {})
    renamed: dict[str, str] = {}
    for inner in element.iter():
        for key, value in inner.attrib.items():
            if str(key).startswith(R) or key == _RELID:
                old = str(value)
                if old in known and old not in renamed:
                    renamed[old] = base.link(target, copied(base, guest, known[old]))
                inner.set(key, renamed.get(old, old))


def copied(base: Docx, guest: Docx, relation: Relation) -> Relation:
    """The relationship as it stands in `base`, its part copied there with all that it names."""
    if relation.external:
        return relation
    if relation.target not in guest.copied:
        guest.copied[relation.target] = _copy(base, guest, relation.target)
    return Relation(relation.type, guest.copied[relation.target])


def _copy(base: Docx, guest: Docx, part: str) -> str:
    kind, data = guest.types[part], guest.parts[part]
    if kind.startswith("image/"):
        for name in sorted(base.parts):
            if base.parts[name] == data and base.types[name] == kind:
                return name
    new = guest.copied[part] = base.free_name(part)
    base.parts[new], base.types[new] = data, kind
    if part in guest.trees:
        base.trees[new] = guest.trees[part]
    if known := guest.followed(part):
        base.relations[new] = {key: copied(base, guest, item) for key, item in known.items()}
    return new


def widen(root: etree._Element, other: etree._Element) -> etree._Element:
    """`root` anew, with the namespaces of both, so that prefixes named in attributes keep their meaning."""
    spaces = {**other.nsmap, **root.nsmap}
    wide = etree.Element(root.tag, nsmap=spaces)  # type: ignore[arg-type]  # the stubs do not know the default namespace
    wide.attrib.update(root.attrib)
    ignorable = dict.fromkeys(f"{root.get(f'{MC}Ignorable', '')} {other.get(f'{MC}Ignorable', '')}".split())
    if ignorable:
        wide.set(f"{MC}Ignorable", " ".join(ignorable))
    wide.extend(list(root))
    return wide


def _damaged(name: str, what: str) -> str:
    return (
        f"Templat {name}.docx tidak dapat digabung karena bagiannya tidak lengkap ({what}). "
        "Buka templat itu di Word, simpan ulang, lalu ulangi."
    )
