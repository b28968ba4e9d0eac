"""A Word package as python-docx holds it: parts, their content types, and the relations that lead from one to another.

python-docx opens files itself, follows relations by recursion, reads every part as XML and writes it anew, with the time
of day in the zip archive. Here it gets the parts that were found safe (`generator.office.package`), each stays as it is stored
until somebody looks into it, and the same parts give the same bytes.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import IO, Any, cast
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Relationships, parse_xml, serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.opc.pkgreader import _ContentTypeMap, _SerializedRelationships
from docx.opc.pkgwriter import _ContentTypesItem
from docx.oxml.parser import element_class_lookup
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from generator.office.package import pack
from generator.office.word.opc import MAIN, TYPES, inner, relations
from generator.office.xml import SAFE

SAFE.set_element_class_lookup(element_class_lookup)


class WordPart(XmlPart):
    """A part that is kept as it is stored until its XML is asked for."""

    def __init__(self, partname: PackURI, content_type: str, blob: bytes, package: WordPackage) -> None:
        Part.__init__(self, partname, content_type, blob, package)

    @cached_property
    def _element(self) -> etree._Element:  # type: ignore[override]  # python-docx's own is set when it opens the part
        return etree.fromstring(self._blob or b"", SAFE)

    @property
    def blob(self) -> bytes:
        """The part as it is stored, or as its XML has become since somebody looked into it."""
        return serialize_part_xml(self._element) if "_element" in self.__dict__ else self._blob or b""

    def become(self, root: etree._Element) -> etree._Element:
        """Put this XML in its place; gives it back."""
        self._element = root
        return root

    def splice(self, blob: bytes) -> None:
        """Put these bytes in its place: what was rendered is not read again."""
        self._blob = blob
        self.__dict__.pop("_element", None)


class MainPart(WordPart, DocumentPart):
    """The part that is the document."""


class WordPackage(Package):
    """The package."""

    def __init__(self) -> None:
        super().__init__()
        self.named: dict[str, WordPart] = {}
        """The parts by the names that they were given under."""
        self.defaults: Mapping[str, str] = {}
        """Content types by the ending of a name, which stay when no part has the ending any more."""

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> WordPackage:
        """The package of these parts: the document and all to which a relation leads.

        Raises `KeyError` for a part, or an attribute of a relation, that is missing, `XMLSyntaxError` for relations or content types that are no XML.
        """
        package = cls()
        types = _ContentTypeMap.from_xml(parts[TYPES])  # type: ignore[no-untyped-call]
        package.defaults = types._defaults
        names = {name.casefold(): name for name in parts}
        main = package._put(MAIN, _type(types, MAIN), parts[MAIN])
        waiting: list[tuple[str, WordPackage | WordPart]] = [("", package), (MAIN, main)]
        while waiting:
            name, source = waiting.pop()
            for link in _links(parts, relations(name)):
                if None in (link.rId, link.reltype, link.target_ref):
                    raise KeyError(relations(name))  # python-docx takes such a relation, and fails when it is saved
                if link.is_external or link.target_ref.startswith("#"):
                    source.load_rel(link.reltype, link.target_ref, link.rId, is_external=True)
                    continue
                target = names[inner(name, link.target_ref).casefold()]
                if target not in package.named:
                    waiting.append((target, package._put(target, _type(types, target), parts[target])))
                source.load_rel(link.reltype, package.named[target], link.rId)
        package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)  # where the package itself does not say so
        return package

    @property
    def main(self) -> MainPart:
        """The part that is the document."""
        return cast("MainPart", self.named[MAIN])

    def add(self, name: str, content_type: str, blob: bytes) -> WordPart:
        """A new part, under another name where that is taken; a relation must lead to it, or it is not saved."""
        return self._put(self._free(name), content_type, blob)

    def _put(self, name: str, content_type: str, blob: bytes) -> WordPart:
        kind = MainPart if name == MAIN else WordPart
        self.named[name] = kind(PackURI(f"/{quote(name)}"), content_type, blob, self)
        return self.named[name]

    def _free(self, wanted: str) -> str:
        """A name that no part has: `word/header3.xml` for `word/header1.xml`."""
        taken = {name.casefold() for name in self.named}
        stem, extension = posixpath.splitext(wanted)
        stem = stem.rstrip("0123456789")
        names = (wanted, *(f"{stem}{number}{extension}" for number in range(1, len(taken) + 2)))
        return next(name for name in names if name.casefold() not in taken)

    def iter_parts(self) -> Iterator[Part]:
        """Every part to which a relation leads, each once; python-docx's own walk is as deep as the relations and squared."""
        found: dict[int, Part] = {}
        waiting: list[WordPackage | Part] = [self]
        while waiting:
            leads = [link.target_part for link in waiting.pop().rels.values() if not link.is_external]
            waiting += [part for part in leads if id(part) not in found]
            found |= {id(part): part for part in leads}
        yield from found.values()

    def members(self) -> dict[str, bytes]:
        """What the saved package consists of, by name."""
        parts = self.parts
        types = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call]
        for ending, kind in self.defaults.items():
            types._defaults.setdefault(ending, kind)
        members = {TYPES: types.blob, relations(""): self.rels.xml}
        for part in parts:
            members[part.partname.membername] = part.blob
            if part.rels:
                members[part.partname.rels_uri.membername] = part.rels.xml
        return members

    def save(self, pkg_file: IO[bytes]) -> None:  # type: ignore[override]  # nothing is written to a path from here
        """Save the package: the same parts give the same bytes, whenever that is."""
        pkg_file.write(pack(self.members().items()))


def _type(types: _ContentTypeMap, name: str) -> str:
    try:
        return str(types[PackURI(f"/{name}")])
    except KeyError:
        return "application/octet-stream"


def _links(parts: Mapping[str, bytes], name: str) -> Iterable[Any]:
    """The relations that a part holds, none where it is missing. Raises `KeyError` for XML that holds no relations."""
    xml = parts.get(name)
    if xml is not None and not isinstance(parse_xml(xml), CT_Relationships):  # type: ignore[arg-type]  # bytes, as python-docx gives it
        raise KeyError(name)  # python-docx reads it without looking at what it is
    found: Iterable[Any] = _SerializedRelationships.load_from_xml("", xml)  # type: ignore[no-untyped-call]
    return found
