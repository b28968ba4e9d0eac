r"""The parts of an Office file under the names that readers look for.

Names of parts ignore case, and only relationships say which part is which: one program writes `xl/SharedStrings.xml`
and points to `sharedStrings.xml`, another `xl\worksheets\sheet1.xml`, Word Online the document itself as
`word/document2.xml`. Here every part is given the name that relationships call it by, and the main part its usual
name, so that no reader has to know of this (ECMA-376 part 2, 8.3 and 9.3).
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = re.compile(r"(?P<folder>.*/|)_rels/(?P<file>[^/]*)\.rels")
_LINK: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?Relationship\s[^<>]*>")
_OVERRIDE: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?Override\s[^<>]*>")
_DEFAULT: Final = re.compile(rb"<(?:[^\s<>/:=]*:)?Default\s[^<>]*>")
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
    folder = posixpath.dirname(source)
    for tag in _LINK.findall(parts.get(_relations_of(source), b"")):
        link = attributes(tag)
        if link.get("TargetMode") != "External":
            yield Link(
                link.get("Id", ""), link.get("Type", "").rpartition("/")[2], _resolved(folder, link.get("Target", ""))
            )


def _resolved(folder: str, target: str) -> str:
    path = unquote(target).replace("\\", "/").partition("#")[0]
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


def main_part(parts: Mapping[str, bytes], usual: str) -> str:
    """The part that the package's relationships call its document; `usual` where they call none so."""
    return next((link.part for link in links(parts, "") if link.kind == "officeDocument"), usual)


def content_type(parts: Mapping[str, bytes], part: str) -> str:
    """What the package says that a part is, by its name or by its ending; empty where it says nothing."""
    for tag in _OVERRIDE.findall(parts.get(CONTENT_TYPES, b"")):
        override = attributes(tag)
        if override.get("PartName", "").lstrip("/").casefold() == part.casefold():
            return override.get("ContentType", "")
    ending = part.rpartition(".")[2].casefold()
    for tag in _DEFAULT.findall(parts.get(CONTENT_TYPES, b"")):
        default = attributes(tag)
        if default.get("Extension", "").casefold() == ending and default.get("ContentType") not in _ANY_XML:
            return default.get("ContentType", "")
    return ""


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
        return found[1] + f"/{names.get(part.casefold(), part)}".encode() + found[3]

    return _PART_NAME.sub(renamed, types)


def with_usual_main(parts: Mapping[str, bytes], main: str, usual: str) -> dict[str, bytes]:
    """The parts with the main one under its usual name; what it leads to, and what leads to it, goes with it."""
    if main == usual:
        return dict(parts)
    moved = dict(parts)
    moved[usual] = moved.pop(main)
    links_of_main = moved.pop(_relations_of(main), None)
    if links_of_main is not None:
        moved[_relations_of(usual)] = _absolute(links_of_main, posixpath.dirname(main))
    for name, content in parts.items():
        if _RELATIONS.fullmatch(name) and name != _relations_of(main):
            source = _RELATIONS.sub(r"\g<folder>", name)
            moved[name] = _pointing_to(content, source, main, usual)
    moved[CONTENT_TYPES] = _with_part_names(moved.get(CONTENT_TYPES, b""), {main.casefold(): usual})
    return moved


def _relations_of(part: str) -> str:
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _absolute(relations: bytes, folder: str) -> bytes:
    """Relationships whose targets are counted from the package's root, so that their source may move."""

    def rewritten(tag: re.Match[bytes]) -> bytes:
        link = attributes(tag[0])
        if link.get("TargetMode") == "External":
            return tag[0]
        target = html.escape("/" + _resolved(folder, link.get("Target", ""))).encode()
        return _TARGET.sub(lambda found: found[1] + target + found[3], tag[0])

    return _LINK.sub(rewritten, relations)


def _pointing_to(relations: bytes, folder: str, main: str, usual: str) -> bytes:
    def rewritten(tag: re.Match[bytes]) -> bytes:
        link = attributes(tag[0])
        leads = link.get("TargetMode") != "External" and _resolved(folder, link.get("Target", "")) == main
        return _TARGET.sub(lambda found: found[1] + f"/{usual}".encode() + found[3], tag[0]) if leads else tag[0]

    return _LINK.sub(rewritten, relations)
