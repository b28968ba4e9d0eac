"""A Word package under the names that Word gives its parts, whatever names it came with.

Relations lead from part to part, and the names that they lead to are free: Word Online keeps the body in
`word/document2.xml`, others their headers in `word/kop.xml` or the properties in a `.psmdcp`, and upper and lower
case are the same. Parts that are looked up by name are given the usual one here, so that none is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from generator.word.relations import PARSER, TYPES, inner, relations, source, written

MAIN: Final = "word/document.xml"
_ROOT: Final = "_rels/.rels"
_ONE: Final[Mapping[str, str]] = {
    "officeDocument": MAIN,
    "core-properties": "docProps/core.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "settings": "word/settings.xml",
}
"""The kind of a relation → the name of the one part that it leads to."""
_MANY: Final = ("header", "footer")


def usual_names(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same package with its parts under their usual names.

    One that cannot be read, or that has something else under such a name, stays as it is.
    """
    done = _spelled(parts)
    try:
        return _typed(_moved(done, dict(_moves(done))))
    except etree.XMLSyntaxError:
        return done


def _spelled(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that hold relations and content types, spelled as everybody does."""
    known = {name.casefold(): name for name in parts}
    wanted = {name.casefold(): name for name in (TYPES, _ROOT, *(relations(name) for name in known.values()))}
    return {wanted.get(name.casefold(), name): content for name, content in parts.items()}


def _moves(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Every part that has another name than the usual one, or a relation that spells it differently: from, to."""
    known = {name.casefold(): name for name in parts}
    main = [part for kind, part in _led(parts, _ROOT, known) if kind == "officeDocument"]
    if len(main) != 1:
        return
    taken = set(known)
    for kind, part in dict.fromkeys((*_led(parts, _ROOT, known), *_led(parts, relations(main[0]), known))):
        new = _usual(kind, part, taken)
        if new.casefold() == part.casefold() or new.casefold() not in taken:
            taken.add(new.casefold())
            if new != part:
                yield part, new


def _led(parts: Mapping[str, bytes], led: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The relations in the part `led` that stay inside: their kind, and the part as it is spelled."""
    for relation in etree.fromstring(parts[led], PARSER) if led in parts else ():
        part = known.get(inner(source(led), relation.get("Target", "")).casefold())
        if part is not None and relation.get("TargetMode") != "External":
            yield relation.get("Type", "").rpartition("/")[2], part


def _usual(kind: str, part: str, taken: set[str]) -> str:
    if kind not in _MANY:
        return _ONE.get(kind, part)
    if re.fullmatch(rf"word/{kind}\d*\.xml", part.casefold()):
        return part.casefold()
    number = 1
    while f"word/{kind}{number}.xml" in taken:
        number += 1
    return f"word/{kind}{number}.xml"


def _moved(parts: Mapping[str, bytes], moves: Mapping[str, str]) -> dict[str, bytes]:
    known = {name.casefold(): name for name in parts}
    done: dict[str, bytes] = {}
    for name, content in parts.items():
        if not name.endswith(".rels"):
            done[moves.get(name, name)] = content
            continue
        owner = source(name)
        new = relations(moves.get(owner, owner)) if owner else name
        done[new] = _redirected(content, owner, moves, known)
    if TYPES in parts:
        done[TYPES] = _renamed_types(parts[TYPES], moves, known)
    return done


def _redirected(content: bytes, owner: str, moves: Mapping[str, str], known: Mapping[str, str]) -> bytes:
    """Relations that lead to the same parts under their new names, from a part that may itself have moved."""
    root = etree.fromstring(content, PARSER)
    changed = False
    for relation in root:
        target = relation.get("Target", "")
        if relation.get("TargetMode") == "External" or target.startswith("#"):
            continue
        part = known.get(inner(owner, target).casefold())
        if part is not None and (part in moves or owner in moves or part != inner(owner, target)):
            relation.set("Target", f"/{moves.get(part, part)}")
            changed = True
    return written(root) if changed else content


def _renamed_types(content: bytes, moves: Mapping[str, str], known: Mapping[str, str]) -> bytes:
    """The content types, each part's under its new name; one known only by its ending gets its own."""
    root = etree.fromstring(content, PARSER)
    named = {entry.get("PartName", "").lstrip("/").casefold(): entry for entry in root if entry.get("PartName")}
    changed = False
    for folded, entry in named.items():
        part = known.get(folded, "")
        if part and entry.get("PartName") != f"/{moves.get(part, part)}":
            entry.set("PartName", f"/{moves.get(part, part)}")
            changed = True
    for old, new in moves.items():
        if old.casefold() not in named:
            _add_type(root, old.rpartition(".")[2], new)
    return written(root) if changed or moves else content


def _typed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with a content type of the body's own, also where its ending alone told it."""
    root = etree.fromstring(parts.get(TYPES, b"<Types/>"), PARSER)
    if MAIN in parts and TYPES in parts and not any(entry.get("PartName") == f"/{MAIN}" for entry in root):
        _add_type(root, "xml", MAIN)
        parts[TYPES] = written(root)
    return parts


def _add_type(root: etree._Element, ending: str, part: str) -> None:
    for entry in root:
        if entry.get("Extension", "").casefold() == ending.casefold():
            kind = entry.get("ContentType", "")
            override = etree.Element(root.tag.replace("Types", "Override"), PartName=f"/{part}", ContentType=kind)
            root.append(override)
            return
