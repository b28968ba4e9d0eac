r"""The parts of an Office file under the names that readers look for.

Names of parts ignore case, and only relationships say which part is which: one program writes `xl/SharedStrings.xml`
and points to `sharedStrings.xml`, another `xl\worksheets\sheet1.xml`, Word Online the document itself as
`word/document2.xml`, others their headers as `word/kop.xml` or the properties as a `.psmdcp`. Here every part is given
the name that relationships call it by, and those that are looked up by name the usual one, so that no reader has to know
of this (ECMA-376 part 2, 8.3 and 9.3).
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import count
from typing import Final
from urllib.parse import unquote

CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = re.compile(r"(?P<folder>.*/|)_rels/(?P<file>[^/]*)\.rels")
_LINK: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?Relationship\s[^<>]*>")
_OVERRIDE: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?Override\s[^<>]*>")
_DEFAULT: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?Default\s[^<>]*>")
_TYPES_END: Final = re.compile(rb"</((?:[^\s<>/:=]*:)?)Types\s*>")
_MAIN: Final = "officeDocument"
"""The kind of the relationship that leads to the document itself."""
_MANY: Final = ("header", "footer")
"""Kinds of relationships that lead to a part each."""
_ANY_XML: Final = ("application/xml", "text/xml")
"""Content types that say nothing of a part but that it is XML."""
_ATTRIBUTE: Final = re.compile(r"\s([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_PART_NAME: Final = re.compile(rb"(PartName\s*=\s*[\"'])([^\"']*)([\"'])")
_TARGET: Final = re.compile(rb"(Target\s*=\s*[\"'])([^\"']*)([\"'])")


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part within the package."""

    id: str
    kind: str
    """The last word of its type: `officeDocument`, `worksheet` …"""
    part: str
    """The name of the part that it leads to."""


def attributes(tag: bytes) -> Mapping[str, str]:
    """The attributes of a tag by their names without prefix."""
    found = _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))
    return {name.rpartition(":")[2]: html.unescape(one or other) for name, one, other in found}


def links(parts: Mapping[str, bytes], source: str) -> Iterator[Link]:
    """What a part leads to within the package; `source` is empty for the package itself."""
    for tag in _LINK.findall(parts.get(_relations_of(source), b"")):
        link = attributes(tag)
        if link.get("TargetMode") != "External":
            kind = link.get("Type", "").rpartition("/")[2]
            yield Link(link.get("Id", ""), kind, _resolved(source, link.get("Target", "")))


def _resolved(source: str, target: str) -> str:
    """The part that a relationship of `source` leads to."""
    path = unquote(target).replace("\\", "/").partition("#")[0]
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(source), path)).lstrip("/")


def main_part(parts: Mapping[str, bytes], usual: str) -> str:
    """The part that the package's relationships call its document; `usual` where they call none so."""
    for link in links(parts, ""):
        if link.kind == _MAIN:
            return link.part
    return usual


def content_type(parts: Mapping[str, bytes], part: str) -> str:
    """What the package says that a part is, by its name or by its ending; empty where it says nothing."""
    return _content_types(parts, (part,))[part]


def _content_types(parts: Mapping[str, bytes], names: Iterable[str]) -> dict[str, str]:
    """The same of several parts, the list of types being read once."""
    types = parts.get(CONTENT_TYPES, b"")
    by_name: dict[str, str] = {}
    for tag in _OVERRIDE.findall(types):
        entry = attributes(tag)
        part = entry.get("PartName", "").lstrip("/").casefold()
        by_name.setdefault(part, entry.get("ContentType", ""))  # of two that say the same, the first
    by_ending: dict[str, str] = {}
    for tag in _DEFAULT.findall(types):
        entry = attributes(tag)
        if entry.get("ContentType") not in _ANY_XML:
            by_ending.setdefault(entry.get("Extension", "").casefold(), entry.get("ContentType", ""))
    found: dict[str, str] = {}
    for name in names:
        ending = name.rpartition(".")[2].casefold()
        found[name] = by_name.get(name.casefold(), by_ending.get(ending, ""))
    return found


def as_called(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts, each under the name that relationships and the format itself call it by."""
    found = {name.replace("\\", "/"): content for name, content in parts.items()}
    stored = {name.casefold(): name for name in found}

    def take_name(name: str) -> None:
        other = stored.get(name.casefold(), name)
        if other != name:
            found[name] = found.pop(other)
            stored[name.casefold()] = name

    take_name(CONTENT_TYPES)
    waiting = [""]
    seen: set[str] = set()
    while waiting:
        source = waiting.pop()
        take_name(_relations_of(source))
        for link in links(found, source):
            take_name(link.part)
            if link.part in found and link.part not in seen:
                seen.add(link.part)
                waiting.append(link.part)
    if CONTENT_TYPES in found:
        found[CONTENT_TYPES] = _with_part_names(found[CONTENT_TYPES], stored)
    return found


def _with_part_names(types: bytes, names: Mapping[str, str]) -> bytes:
    """The list of content types with every part under its name; `names` by the name in small letters."""

    def renamed(found: re.Match[bytes]) -> bytes:
        part = found[2].decode("utf-8", "replace").replace("\\", "/").lstrip("/")
        name = names.get(part.casefold(), part)
        return found[1] + f"/{name}".encode() + found[3]

    return _PART_NAME.sub(renamed, types)


def _free(kind: str, taken: Set[str]) -> Iterator[str]:
    """The names that headers or footers may have and none has."""
    for number in count(1):
        name = f"word/{kind}{number}.xml"
        if name not in taken:
            yield name


def usual_names(parts: Mapping[str, bytes], usual: Mapping[str, str]) -> dict[str, bytes]:
    """The parts under the names that Office gives them, whatever names they came with; relationships follow.

    `usual` says for each kind of relationship the name of the one part that it leads to, the document's own among
    them. Headers and footers, of which there are many, are numbered. A part stays where another has its name.
    """
    main = main_part(parts, usual[_MAIN])
    moves = dict(_moves(parts, main, usual))
    told = {moves.get(part, part): kind for part, kind in _content_types(parts, (main, *moves)).items()}
    done = _renamed(parts, moves) if moves else dict(parts)
    if CONTENT_TYPES in done:
        done[CONTENT_TYPES] = _with_own_types(done[CONTENT_TYPES], told)
    return done


def _moves(parts: Mapping[str, bytes], main: str, usual: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Every part that has another name than the usual one: from, to."""
    taken = {name.casefold() for name in parts}
    seen: set[str] = set()
    free_names = {kind: _free(kind, taken) for kind in _MANY}
    for link in (*links(parts, ""), *links(parts, main)):
        if link.part not in parts or link.part in seen:
            continue
        seen.add(link.part)
        if link.kind not in _MANY:
            new = usual.get(link.kind, link.part)
        elif re.fullmatch(rf"word/{link.kind}\d*\.xml", link.part.casefold()):
            new = link.part.casefold()
        else:
            new = next(free_names[link.kind])
        free = new.casefold() not in taken or new.casefold() == link.part.casefold()
        if free and new != link.part:
            taken.add(new.casefold())
            yield link.part, new


def _renamed(parts: Mapping[str, bytes], moves: Mapping[str, str]) -> dict[str, bytes]:
    done: dict[str, bytes] = {}
    for name, content in parts.items():
        relations = _RELATIONS.fullmatch(name)
        if relations is None:
            done[moves.get(name, name)] = content
            continue
        source = relations["folder"] + relations["file"]
        moved = _relations_of(moves.get(source, source))
        done[moved] = _redirected(content, source, moves)
    if CONTENT_TYPES in parts:
        done[CONTENT_TYPES] = _with_part_names(
            parts[CONTENT_TYPES], {old.casefold(): new for old, new in moves.items()}
        )
    return done


def _redirected(relations: bytes, source: str, moves: Mapping[str, str]) -> bytes:
    """Relationships that lead to the same parts under their new names, from a part that may itself have moved."""

    def rewritten(tag: re.Match[bytes]) -> bytes:
        link = attributes(tag[0])
        target = link.get("Target", "")
        if link.get("TargetMode") == "External" or target.startswith("#"):
            return tag[0]
        part = _resolved(source, target)
        if part not in moves and source not in moves:
            return tag[0]
        # Counted from the package's root, so that it holds wherever the source is.
        new = html.escape(f"/{moves.get(part, part)}").encode()
        return _TARGET.sub(lambda found: found[1] + new + found[3], tag[0])

    return _LINK.sub(rewritten, relations)


def _with_own_types(types: bytes, told: Mapping[str, str]) -> bytes:
    """The list of content types with an entry for each of these parts: one that only its ending told may have lost it."""
    own = {attributes(tag).get("PartName", "").lstrip("/").casefold() for tag in _OVERRIDE.findall(types)}
    missing = {part: kind for part, kind in told.items() if kind and part.casefold() not in own}
    if not missing:
        return types

    def ended(end: re.Match[bytes]) -> bytes:
        prefix = end[1].decode()
        entries = ""
        for part, kind in missing.items():
            entries += f'<{prefix}Override PartName="/{html.escape(part)}" ContentType="{html.escape(kind)}"/>'
        return entries.encode() + end[0]

    return _TYPES_END.sub(ended, types)


def _relations_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")
