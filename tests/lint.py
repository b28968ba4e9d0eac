"""What is wrong with an Office file that LibreOffice would open all the same: a lint of our own, and an audit.

`lint` looks at a .docx: tables, styles, ids and notes inside the stories; relations, parts and content types around
them. `audited` asks openxml-audit, for .docx and .xlsx alike.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree
from openxml_audit import OpenXmlValidator

from tests.pages import R, W, continues, restarts, span, xml_parts

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARA_ID: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_TYPES: Final = "[Content_Types].xml"
_STORY: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_TCPR: Final = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign")
_ONCE: Final = (
    (f"{_WP}docPr", "id"),
    (f"{W}bookmarkStart", f"{W}id"),
    (f"{W}bookmarkStart", f"{W}name"),
    (f"{W}bookmarkEnd", f"{W}id"),
    (f"{W}style", f"{W}styleId"),
    (f"{W}abstractNum", f"{W}abstractNumId"),
    (f"{W}num", f"{W}numId"),
    (f"{W}footnote", f"{W}id"),
    (f"{W}comment", f"{W}id"),
    (f"{W}footnoteReference", f"{W}id"),
    (f"{W}endnoteReference", f"{W}id"),
    (f"{W}commentReference", f"{W}id"),
    (f"{W}commentRangeStart", f"{W}id"),
    (f"{W}commentRangeEnd", f"{W}id"),
    (f"{W}permStart", f"{W}id"),
)
"""Elements of which no two in a package share the value of an attribute."""
_ONCE_INSIDE: Final = {
    "content control": f".//{W}sdtPr/{W}id",
    "form field": f".//{W}ffData/{W}name",
}
"""Elements inside others of which no two share their value."""
_NAMED: Final = (
    *((tag, "style", "styleId") for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")),
    ("numId", "num", "numId"),
    ("abstractNumId", "abstractNum", "abstractNumId"),
)
"""An element whose value names another one, by tag and attribute."""
_REFERENCES: Final = (
    ("footnoteReference", "footnote"),
    ("commentReference", "comment"),
    ("bookmarkStart", "bookmarkEnd"),
    ("bookmarkEnd", "bookmarkStart"),
)

Parts = Mapping[str, etree._Element]


def audited(data: bytes, file: Path) -> list[str]:
    """What openxml-audit finds in a package, written to `file`, whose ending says what it is.

    What python-docx's own empty document has is passed over: a part that no template of ours holds.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    found = (str(error) for error in OpenXmlValidator().validate(str(file)).errors)
    return [error for error in found if "/word/stylesWithEffects.xml" not in error]


def lint(data: bytes) -> list[str]:
    """What is wrong with a Word document, each fault with its part."""
    parts = xml_parts(data)
    stories = {name: root for name, root in parts.items() if _STORY.fullmatch(name)}
    inside = (
        f"{name}: {fault}"
        for name, root in stories.items()
        for fault in (
            *(fault for table in root.iter(f"{W}tbl") for fault in _table(table)),
            *_texts(root),
            *_prefixes(root),
            *_paragraph_ids(root),
        )
    )
    known = [root for name, root in parts.items() if name in ("word/styles.xml", "word/numbering.xml")]
    return [
        *inside,
        *_sections(parts["word/document.xml"]),
        *_ids([*stories.values(), *known]),
        *_style_faults(parts["word/styles.xml"]),
        *package(data),
    ]


def package(data: bytes) -> list[str]:
    """What is wrong with the parts of any Office package: names, relations, content types."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    twice = [f"part {name} occurs {times} times" for name, times in Counter(names).items() if times > 1]
    parts = xml_parts(data)
    return [*twice, *_graph(set(names), parts), *_types(set(names), parts[_TYPES])]


def _table(table: etree._Element) -> Iterator[str]:
    columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
    above: dict[int, tuple[bool, int]] = {}
    body_seen = False
    for number, row in enumerate(table.iterfind(f"{W}tr"), start=1):
        place, current = 0, {}
        header = row.find(f"{W}trPr/{W}tblHeader") is not None
        if header and body_seen:
            yield f"row {number} is a header row below other rows"
        body_seen = body_seen or not header
        for tc in row.iterfind(f"{W}tc"):
            where = f"row {number}, column {place + 1}"
            if continues(tc) and above.get(place) != (True, span(tc)):
                yield f"{where} continues a merge that nothing began"
            if len(tc) == 0 or tc[-1].tag != f"{W}p":
                yield f"{where} does not end with a paragraph"
            yield from _order(tc, where)
            current[place] = (continues(tc) or restarts(tc), span(tc))
            place += span(tc)
        above = current
        if place != columns:
            yield f"row {number} has {place} of {columns} columns"


def _order(tc: etree._Element, where: str) -> Iterator[str]:
    names = [etree.QName(child).localname for child in tc.iterfind(f"{W}tcPr/*")]
    if sorted(names, key=_TCPR.index) != names or len(set(names)) != len(names):
        yield f"{where}: tcPr holds {names}"


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        own = "" if element.tag in (f"{W}t", f"{W}instrText", f"{_WP}posOffset") else element.text or ""
        if (own + (element.tail or "")).strip():
            yield f"stray text {own + (element.tail or '')!r} at {element.tag}"
    for text in root.iter(f"{W}t"):
        value = text.text or ""
        if value != value.strip() and text.get("{http://www.w3.org/XML/1998/namespace}space") != "preserve":
            yield f"{value!r} loses its spaces in Word"


def _prefixes(root: etree._Element) -> Iterator[str]:
    """Word refuses a part that calls a prefix ignorable without saying what it stands for."""
    ignorable = root.get(f"{_MC}Ignorable", "").split()
    yield from (f"prefix {prefix} stands for nothing" for prefix in ignorable if prefix not in root.nsmap)


def _paragraph_ids(root: etree._Element) -> Iterator[str]:
    counted = Counter(str(e.get(_PARA_ID)) for e in root.iter(f"{W}p", f"{W}tr") if e.get(_PARA_ID))
    yield from (f"paraId {value} occurs {times} times" for value, times in counted.items() if times > 1)


def _sections(document: etree._Element) -> Iterator[str]:
    (story,) = document.iterfind(f"{W}body")
    if story[-1].tag != f"{W}sectPr":
        yield f"the body ends with {story[-1].tag}, not with its section"
    for section in document.iter(f"{W}sectPr"):
        parent = section.getparent()
        if section is not story[-1] and (parent is None or parent.tag != f"{W}pPr" or parent[-1] is not section):
            yield "a section stands neither last in the body nor last in the properties of a paragraph"


def _ids(roots: list[etree._Element]) -> Iterator[str]:
    for name, path in _ONCE_INSIDE.items():
        values = Counter(str(e.get(f"{W}val")) for root in roots for e in root.iterfind(path))
        yield from (f"{name} {value} occurs {times} times" for value, times in values.items() if times > 1)
    for tag, key in _ONCE:
        counted = Counter(e.get(key) for root in roots for e in root.iter(tag))
        label = f"{etree.QName(tag).localname} {key.rpartition('}')[2]}"
        yield from (f"{label} {value} occurs {times} times" for value, times in counted.items() if times > 1)
    for tag, target, key in _NAMED:
        known = {e.get(W + key) for root in roots for e in root.iter(W + target)} | {"0"}
        used = {e.get(f"{W}val") for root in roots for e in root.iter(W + tag)}
        yield from (f"{tag} {value} names nothing" for value in sorted(map(str, used - known)))
    for tag, target in _REFERENCES:
        used = {e.get(f"{W}id") for root in roots for e in root.iter(W + tag)}
        known = {e.get(f"{W}id") for root in roots for e in root.iter(W + target)}
        yield from (f"{tag} {value} has no {target}" for value in sorted(map(str, used - known)))


def _style_faults(styles: etree._Element) -> Iterator[str]:
    names = Counter(e.get(f"{W}val") for e in styles.iterfind(f"{W}style/{W}name"))
    yield from (f"style name {name} occurs {times} times" for name, times in names.items() if times > 1)
    links = {s.get(f"{W}styleId"): e.get(f"{W}val") for s in styles.iter(f"{W}style") for e in s.iterfind(f"{W}link")}
    yield from (f"{one} is linked to {other} alone" for one, other in links.items() if links.get(other) != one)
    standing = Counter(s.get(f"{W}type") for s in styles.iter(f"{W}style") if s.get(f"{W}default") == "1")
    yield from (f"{times} default styles of type {kind}" for kind, times in standing.items() if times > 1)


def _graph(names: set[str], parts: Parts) -> Iterator[str]:
    reached = {_TYPES}
    for name in sorted(name for name in names if name.endswith(".rels")):
        folder, _, file = name.rpartition("_rels/")
        source = folder + file.removesuffix(".rels")
        relations = {item.get("Id", ""): item for item in parts[name]}
        inside = [i for i in relations.values() if i.get("TargetMode") != "External"]
        targets = {posixpath.normpath(posixpath.join("/", folder, i.get("Target", ""))).lstrip("/") for i in inside}
        yield from (f"{name} names {target}, which is missing" for target in sorted(targets - names))
        if source and source not in names:
            yield f"{name} is about {source}, which is missing"
        reached |= {name, *targets}
        if source in parts:
            used = {str(v) for e in parts[source].iter() for k, v in e.attrib.items() if str(k).startswith(R)}
            yield from (f"{source}: relation {key} is missing" for key in sorted(used - set(relations)))
    yield from (f"{name} is named by nothing" for name in sorted(names - reached))


def _types(names: set[str], types: etree._Element) -> Iterator[str]:
    """Every part has a content type, and none is given to what is not there, or twice."""
    given = Counter(item.get("PartName") or f"*.{item.get('Extension')}" for item in types)
    yield from (f"content type of {key} is given {times} times" for key, times in given.items() if times > 1)
    own = {key.lstrip("/") for key in given if key.startswith("/")}
    yield from (f"content type of {name}, which is missing" for name in sorted(own - names))
    for name in sorted(names - own - {_TYPES}):
        if f"*.{name.rpartition('.')[2]}" not in given:
            yield f"{name} has no content type"
        elif name.endswith(".xml") and not name.startswith("customXml/item"):  # data of any form, which has no other
            yield f"{name} has only the content type of any XML"
