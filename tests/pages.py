"""Generated .docx files seen independently of the code that made them: grids of tables, and a lint of our own."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
TCPR_ORDER = ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign")


@dataclass(frozen=True)
class Cell:
    """One cell of a grid; where cells are merged, every place of the group holds the same cell."""

    element: etree._Element

    @property
    def paragraphs(self) -> list[str]:
        return [text_of(p) for p in self.element.iterfind(f"{W}p")]

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)

    def marked(self, mark: str) -> list[str]:
        """The stretches of text that are bold (`b`) or italic (`i`), adjacent runs joined."""
        return _stretches(self.element, mark)


def xml_parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            name: etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith((".xml", ".rels"))
        }


def body(data: bytes) -> etree._Element:
    found = xml_parts(data)["word/document.xml"].find(f"{W}body")
    assert found is not None
    return found


def text_of(paragraph: etree._Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        child.text or "" if child.tag == f"{W}t" else signs.get(str(child.tag), "")
        for run in paragraph.iter(f"{W}r")
        for child in run
    )


def paragraphs(data: bytes) -> list[str]:
    """The body's paragraphs outside tables that hold text."""
    return [text for p in body(data).iterfind(f"{W}p") if (text := text_of(p))]


def grid(table: etree._Element) -> list[list[Cell]]:
    """The table as a rectangle: every grid place has its cell, merged groups resolved."""
    rows: list[list[Cell]] = []
    for row in table.iterfind(f"{W}tr"):
        places: list[Cell] = []
        for tc in row.iterfind(f"{W}tc"):
            owner = rows[-1][len(places)] if continues(tc) else Cell(tc)
            places += [owner] * span(tc)
        rows.append(places)
    return rows


def span(tc: etree._Element) -> int:
    found = tc.find(f"{W}tcPr/{W}gridSpan")
    return int(found.get(f"{W}val", "1")) if found is not None else 1


def continues(tc: etree._Element) -> bool:
    found = tc.find(f"{W}tcPr/{W}vMerge")
    return found is not None and found.get(f"{W}val") != "restart"


def restarts(tc: etree._Element) -> bool:
    found = tc.find(f"{W}tcPr/{W}vMerge")
    return found is not None and found.get(f"{W}val") == "restart"


def _stretches(parent: etree._Element, mark: str) -> list[str]:
    found: list[str] = []
    for paragraph in parent.iter(f"{W}p"):
        before = False
        for run in paragraph.iter(f"{W}r"):
            on = run.find(f"{W}rPr/{W}{mark}") is not None
            text = "".join(t.text or "" for t in run.iter(f"{W}t"))
            if on and before:
                found[-1] += text
            elif on:
                found.append(text)
            before = on
    return found


def lint(data: bytes) -> list[str]:
    """What is wrong with a document that LibreOffice would open all the same."""
    parts = xml_parts(data)
    stories = {name: root for name, root in parts.items() if re.match(r"word/(document|header|footer)\d*\.xml", name)}
    return [
        *(
            f"{name}: {fault}"
            for name, root in stories.items()
            for table in root.iter(f"{W}tbl")
            for fault in _table(table)
        ),
        *(f"{name}: {fault}" for name, root in stories.items() for fault in _texts(root)),
        *_styles(stories, parts["word/styles.xml"]),
        *_ids(stories),
        *_relations(data, parts),
    ]


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
            if continues(tc) and above.get(place) != (True, span(tc)):
                yield f"row {number}, column {place + 1} continues a merge that nothing began"
            if len(tc) == 0 or tc[-1].tag != f"{W}p":
                yield f"row {number}, column {place + 1} does not end with a paragraph"
            yield from _order(tc, f"row {number}, column {place + 1}")
            current[place] = (continues(tc) or restarts(tc), span(tc))
            place += span(tc)
        above = current
        if place != columns:
            yield f"row {number} has {place} of {columns} columns"


def _order(tc: etree._Element, where: str) -> Iterator[str]:
    names = [etree.QName(child).localname for child in tc.iterfind(f"{W}tcPr/*")]
    if sorted(names, key=TCPR_ORDER.index) != names or len(set(names)) != len(names):
        yield f"{where}: tcPr holds {names}"


def _texts(root: etree._Element) -> Iterator[str]:
    for element in root.iter():
        own = "" if element.tag in (f"{W}t", f"{W}instrText", f"{WP}posOffset") else element.text or ""
        if (own + (element.tail or "")).strip():
            yield f"stray text {own + (element.tail or '')!r} at {element.tag}"


def _styles(stories: dict[str, etree._Element], styles: etree._Element) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for name, root in stories.items():
        used = {e.get(f"{W}val") for kind in ("pStyle", "rStyle", "tblStyle") for e in root.iter(W + kind)}
        yield from (f"{name}: style {style} is not defined" for style in sorted(map(str, used - known)))


def _ids(stories: dict[str, etree._Element]) -> Iterator[str]:
    for local, key in (("docPr", "id"), ("bookmarkStart", f"{W}id")):
        counted = Counter(e.get(key) for root in stories.values() for e in root.iter(f"{{*}}{local}"))
        yield from (f"{local} id {value} occurs {times} times" for value, times in counted.items() if times > 1)


def _relations(data: bytes, parts: dict[str, etree._Element]) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in parts["word/_rels/document.xml.rels"]
        if relation.get("TargetMode") != "External"
    }
    yield from (
        f"part {target} is missing" for target in targets.values() if posixpath.normpath(f"word/{target}") not in names
    )
    used = {
        value for e in parts["word/document.xml"].iter() for key, value in e.attrib.items() if str(key).startswith(R)
    }
    yield from (f"relation {name} is missing" for name in sorted(map(str, used - set(targets))))
