"""Generated .docx files seen independently of the code that made them: texts, and grids of tables."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


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
