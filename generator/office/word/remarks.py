"""Remarks on a Word document as comments at their places, in a copy that is otherwise as it was.

python-docx writes the comments. Where they belong is marked in the document's own tree, and every part but these two stays
byte for byte: a template with faults is to be looked at, so nothing in it may be mended or lost on the way.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.comments import CommentsPart
from lxml import etree

from generator.errors import TemplateRefused
from generator.office.package import pack, read_package
from generator.office.word.damage import DAMAGE
from generator.office.word.guards import refuse_huge
from generator.office.word.limits import MAX_PACKAGE
from generator.office.word.opc import MAIN, TYPES, OpcPackage, relations, written
from generator.office.word.problems import Place, part_words
from generator.office.word.tree import W, around, child, new, paragraph_places, place_after, remove
from generator.office.xml import VERBATIM

if TYPE_CHECKING:
    from docx.oxml.comments import CT_Comments

MOST: Final = 300
"""Comments that a copy gets: with thousands, Word can hardly be used."""
_AUTHOR: Final = "perkin"
_BOX: Final = f"{W}txbxContent"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"


class Remark(NamedTuple):
    """Something to be said about a place in a document."""

    place: Place
    """Where; what is not in the body is said at the first paragraph, since comments stand nowhere else."""
    text: str
    """Each of its lines becomes a paragraph."""


def with_remarks(path: Path, remarks: Sequence[Remark]) -> bytes:
    """A copy of the .docx at `path` with these comments, beside those that it has.

    Raises `InputRefused` for a file that is no .docx or not safe to open, `TemplateRefused` for one too damaged or too large.
    """
    package = read_package(path, ".docx", MAX_PACKAGE)
    refuse_huge(package.parts, path.name)
    try:
        return pack(_marked(package.parts, remarks).items())
    except DAMAGE:
        raise TemplateRefused(
            f"Templat {path.name} terlalu rusak untuk diberi komentar. Buka di Word, simpan ulang, atau ambil salinan yang utuh."
        ) from None


def _marked(parts: Mapping[str, bytes], remarks: Sequence[Remark]) -> dict[str, bytes]:
    document = etree.fromstring(parts[MAIN], VERBATIM)
    places = {where: paragraph for paragraph, where in reversed(paragraph_places(document).items())}
    first = next(reversed(places.values()), None)
    if first is None:
        first = _only_paragraph(document)
    name, comments = _comments(parts)
    for place, text in _few(remarks):
        comment = comments.comments.add_comment(text=text, author=_AUTHOR, initials="p")
        _plain(comment._comment_elm)
        here = places.get(place.where, first) if place.part == part_words(MAIN) else first
        _mark(_outside_boxes(here), str(comment.comment_id))
    done = {**parts, MAIN: _whole(document), name: comments.blob}
    return done if name in parts else _known(done, name)


def _few(remarks: Sequence[Remark]) -> Sequence[Remark]:
    left = len(remarks) - MOST
    if left <= 0:
        return remarks
    more = f"Masih ada {left} masalah lain yang tidak dicatat di sini: jalankan perkin templates check."
    return [*remarks[:MOST], Remark(Place(), more)]


def _only_paragraph(document: etree._Element) -> etree._Element:
    """A paragraph for a body that has none. Raises `KeyError` for a document without a body."""
    body = child(document, "body")
    if body is None:
        raise KeyError("body")
    paragraph = new("p")
    body.insert(0, paragraph)
    return paragraph


def _comments(parts: Mapping[str, bytes]) -> tuple[str, CommentsPart]:
    """The part of the comments, which the document need not have yet, and its name."""
    package = Package()
    for name in OpcPackage(parts).named(MAIN, "comments"):
        found = cast("CT_Comments", parse_xml(parts[name]))
        return name, CommentsPart(PackURI(f"/{name}"), CONTENT_TYPE.WML_COMMENTS, found, package)
    taken = {name.casefold() for name in parts}
    names = ("word/comments.xml", *(f"word/comments{number}.xml" for number in range(1, len(parts) + 2)))
    return next(name for name in names if name not in taken), CommentsPart.default(package)


def _known(parts: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    """The parts, which say now that `name` holds the document's comments."""
    types = etree.fromstring(parts[TYPES], VERBATIM)
    namespace = etree.QName(types).namespace
    etree.SubElement(types, f"{{{namespace}}}Override", PartName=f"/{name}", ContentType=CONTENT_TYPE.WML_COMMENTS)
    led = relations(MAIN)
    links = etree.fromstring(parts.get(led) or f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode(), VERBATIM)
    taken = {link.get("Id") for link in links}
    key = next(key for number in range(len(taken) + 1) if (key := f"rIdKomentar{number}") not in taken)
    link = etree.SubElement(links, f"{{{_RELATIONSHIPS}}}Relationship", Id=key, Type=RELATIONSHIP_TYPE.COMMENTS)
    link.set("Target", posixpath.relpath(name, posixpath.dirname(MAIN)))
    return {**parts, TYPES: written(types), led: written(links)}


def _plain(comment: etree._Element) -> None:
    """Without the time, so that the same remarks give the same bytes, and without styles that the document may not have."""
    comment.attrib.pop(f"{W}date")
    for style in list(comment.iter(f"{W}pStyle", f"{W}rStyle")):
        remove(style)


def _outside_boxes(paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the one that holds the text box around it: Word takes no comment in a text box."""
    for box in paragraph.iterancestors(_BOX):
        paragraph = around(box, "p")
    return paragraph


def _mark(paragraph: etree._Element, key: str) -> None:
    """Let a comment belong to all that stands in a paragraph."""
    paragraph.insert(place_after(paragraph, "pPr"), new("commentRangeStart", id=key))
    reference = new("r")
    reference.append(new("commentReference", id=key))
    paragraph.extend([new("commentRangeEnd", id=key), reference])


def _whole(root: etree._Element) -> bytes:
    """A part's XML with what stands before and after its root."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
