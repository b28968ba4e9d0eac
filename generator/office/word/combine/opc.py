"""A .docx while it is joined with others: python-docx's package, changed in place.

What no relation leads to any longer is left out when it is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from docx.opc.part import Part
from docx.opc.rel import _Relationship as Relation
from lxml import etree

from generator.errors import TemplateRefused
from generator.office.package import pack, parts_of
from generator.office.word.graph import WordPackage, WordPart
from generator.office.word.opc import MAIN
from generator.office.word.tree import W

R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_KINDS: Final = R[1:-1]
_RELID: Final = "{urn:schemas-microsoft-com:office:office}relid"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_STORIES: Final = ("header", "footer", "footnotes", "endnotes", "comments")
_LEFT_OUT: Final = frozenset(
    "customXml glossaryDocument commentsExtended commentsIds commentsExtensible stylesWithEffects thumbnail origin".split()
)
"""Kinds of relation that are not followed: what programs keep beside a document, without which it looks the same."""


@dataclass
class Docx:
    """One document while it is joined with others."""

    name: str
    """What it is called in messages: `lampiran-1`."""
    package: WordPackage
    copied: dict[Part, WordPart] = field(default_factory=dict)
    """Parts that went into another document, and what they are there."""

    @classmethod
    def read(cls, name: str, data: bytes) -> Docx:
        """The document of a package already found safe. Raises `TemplateRefused` when its parts do not fit together."""
        try:
            package = WordPackage.of(parts_of(data))
            package.main.element  # noqa: B018  # read now, so that damage is told of this document
        except (etree.XMLSyntaxError, KeyError) as error:
            raise TemplateRefused(_damaged(name, str(error))) from None
        package.defaults = {}  # the joined document has other parts
        for links in (package.rels, *(part.rels for part in package.parts)):
            for key in [key for key, relation in links.items() if kind_of(relation) in _LEFT_OUT]:
                del links[key]
        return cls(name, package)

    @property
    def main(self) -> WordPart:
        """The part that is the document."""
        return self.package.main

    @property
    def body(self) -> etree._Element:
        """The main story. Raises `TemplateRefused` where there is none."""
        body: etree._Element | None = self.main.element.find(f"{W}body")
        if body is None:
            raise TemplateRefused(_damaged(self.name, MAIN))
        return body

    def named(self, *kinds: str) -> list[WordPart]:
        """The parts of these kinds that the main part names, each once, in its order."""
        links = [link for link in self.main.rels.values() if kind_of(link) in kinds and not link.is_external]
        return list(dict.fromkeys(link.target_part for link in links))

    def single(self, kind: str) -> etree._Element | None:
        """The one part of this kind, as XML; None where the document has none."""
        found = self.named(kind)
        return found[0].element if found else None

    def ensured(self, kind: str, root: str) -> WordPart:
        """The one part of this kind; made empty, with the root element `w:root`, where there is none."""
        found = self.named(kind)
        if found:
            return found[0]
        part = self.add(f"word/{kind}.xml", etree.Element(W + root, nsmap={"w": W[1:-1], "r": _KINDS}), kind)
        self.main.relate_to(part, f"{_KINDS}/{kind}")
        return part

    def add(self, name: str, root: etree._Element, kind: str) -> WordPart:
        """Add a part of Word's own."""
        return self.package.add(name, _WORD_TYPE.format(kind), etree.tostring(root))

    def stories(self) -> Iterator[etree._Element]:
        """Every part that holds paragraphs, the main one first."""
        yield from (part.element for part in (self.main, *self.named(*_STORIES)))

    def write(self) -> bytes:
        """The package: every part that is named by another, directly or by way of others."""
        return pack(self.package.members().items())


def kind_of(relation: Relation) -> str:
    """The last word of a relation's type: `header`, `image`, `hyperlink` …"""
    return relation.reltype.rpartition("/")[2]


def adopt(target: WordPart, guest: Docx, source: WordPart, element: etree._Element) -> None:
    """Let `element`, which goes from part `source` of `guest` into part `target`, name the same things there."""
    renamed: dict[str, str] = {}
    for inner in element.iter():
        for key, value in inner.attrib.items():
            if str(key).startswith(R) or key == _RELID:
                old = str(value)
                if old in source.rels and old not in renamed:
                    renamed[old] = link(target, guest, source.rels[old])
                inner.set(key, renamed.get(old, old))


def link(target: WordPart, guest: Docx, relation: Relation) -> str:
    """Let a part name what a part of `guest` names; the relation's id there."""
    if relation.is_external:
        return target.relate_to(relation.target_ref, relation.reltype, is_external=True)
    return target.relate_to(_copied(target.package, guest, relation.target_part), relation.reltype)


def _copied(package: WordPackage, guest: Docx, part: Part) -> WordPart:
    """The part as it stands in the package, copied there with all that it names; a picture only once."""
    if part in guest.copied:
        return guest.copied[part]
    if part.content_type.startswith("image/"):
        for _, other in sorted(package.named.items()):
            if other.content_type == part.content_type and other.blob == part.blob:
                guest.copied[part] = other
                return other
    return _copy(package, guest, part)


def _copy(package: WordPackage, guest: Docx, part: Part) -> WordPart:
    new = guest.copied[part] = package.add(part.partname.membername, part.content_type, part.blob)
    for key, relation in part.rels.items():
        target = relation.target_ref if relation.is_external else _copied(package, guest, relation.target_part)
        new.load_rel(relation.reltype, target, key, relation.is_external)
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
