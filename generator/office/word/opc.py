"""A Word package as relationships lead through it: which part is the document, and what each part names.

Part names say nothing: the main part may be `word/document2.xml`, a header `word/kop.xml`. Relationships do, by their
type, and names of parts ignore case. Strict files (ISO/IEC 29500 Strict) are read under the names of Transitional.

The functions follow relations as python-docx and Word do when they open a template, in which every step must be right;
`OpcPackage` reads whatever document it is given, and finds parts under other spellings too.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar, cast
from urllib.parse import unquote

from lxml import etree

from generator.office.xml import OUTSIDE

TYPES: Final = "[Content_Types].xml"
"""The part that says of which kind each part is."""


MAIN: Final = "word/document.xml"
"""What Word calls the main part, where no relationship says otherwise."""


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
        if step == "..":
            depth -= 1
        elif step not in ("", "."):
            depth += 1
        if depth < 0:
            return ""
    return posixpath.normpath(joined).lstrip("/")


def targets(parts: Mapping[str, bytes], part: str) -> Iterator[tuple[str, str]]:
    """The relations of a part that stay inside the package: id and the part they lead to."""
    if relations(part) not in parts:
        return
    for relation in etree.fromstring(parts[relations(part)], OUTSIDE).iterchildren("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            yield relation.get("Id", ""), inner(part, relation.get("Target", ""))


def written(root: etree._Element) -> bytes:
    """A part's XML as Office expects it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_STRICT: Final = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/chart", b"http://schemas.openxmlformats.org/drawingml/2006/chart"),
    (b"http://purl.oclc.org/ooxml/drawingml/diagram", b"http://schemas.openxmlformats.org/drawingml/2006/diagram"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
)
T = TypeVar("T")
_LONG: Final = 300
"""Letters of a name, an address or a list's text beyond which only their digest is kept: they may be repeated at will."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part names."""

    kind: str
    """The last word of the relationship's type: `header`, `image`, `hyperlink` …"""
    target: str
    """The part as the package calls it, or an address outside; empty when there is no such part."""
    external: bool = False


@dataclass(frozen=True)
class OpcPackage:
    """The parts of a package, and the way through them."""

    parts: Mapping[str, bytes]
    _names: dict[str, str] = field(init=False, repr=False)
    _relations: dict[str, Mapping[str, Relation]] = field(init=False, repr=False, default_factory=dict)

    _made: dict[tuple[str, str], object] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", {name.casefold(): name for name in self.parts})

    @property
    def main(self) -> str:
        """The part that is the document. Raises `KeyError` when there is none."""
        for item in self.relations("").values():
            if item.kind == "officeDocument" and item.target:
                return item.target
        return self._names[MAIN]

    def relations(self, source: str) -> Mapping[str, Relation]:
        """Relationship id → what `source` names by it; `source` is empty for the package itself."""
        if source not in self._relations:
            self._relations[source] = dict(self._read(source))
        return self._relations[source]

    def _read(self, source: str) -> Iterator[tuple[str, Relation]]:
        stored = self._names.get(relations(source).casefold())
        for item in self.tree(stored) if stored else ():
            kind = str(item.get("Type", "")).rpartition("/")[2]
            target = item.get("Target", "")
            if item.get("TargetMode") == "External":
                yield item.get("Id", ""), Relation(kind, target, external=True)
                continue
            path = posixpath.join("/", posixpath.dirname(source), target.partition("#")[0])
            part = posixpath.normpath(path).lstrip("/")
            # A name may stand as it is called, or in the notation of addresses.
            named = self._names.get(part.casefold()) or self._names.get(unquote(part).casefold(), "")
            yield item.get("Id", ""), Relation(kind, named)

    def named(self, source: str, kind: str) -> list[str]:
        """The parts of a kind that `source` names, each once, in its order."""
        found: dict[str, None] = {}
        for item in self.relations(source).values():
            if item.kind == kind and not item.external and item.target:
                found[item.target] = None
        return list(found)

    def tree(self, part: str) -> etree._Element:
        """The part as XML, under the names of Transitional. Raises `etree.XMLSyntaxError` when it is none."""
        data = self.parts[part]
        if b"purl.oclc.org/ooxml" in data:
            for strict, transitional in _STRICT:
                data = data.replace(strict, transitional)
        return etree.fromstring(data, OUTSIDE)

    def digest(self, part: str) -> str:
        """A part's content in eight letters and figures."""
        return self.once(("digest", part), lambda: short_digest(self.parts[part]))

    def once(self, key: tuple[str, str], make: Callable[[], T]) -> T:
        """What `make` gives, made only once for a key: a part may be named thousands of times."""
        if key not in self._made:
            self._made[key] = make()
        return cast("T", self._made[key])


def short_digest(data: bytes) -> str:
    """What tells one content from another: eight letters and figures in brackets, which people are not shown."""
    return f"⟦{hashlib.sha256(data).hexdigest()[:8]}⟧"


def limited(text: str) -> str:
    """A text that may be repeated thousands of times; of a very long one the beginning and its digest."""
    if len(text) <= _LONG:
        return text
    return f"{text[:_LONG]}… {short_digest(text.encode('utf-8', 'surrogatepass'))}"
