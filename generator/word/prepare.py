"""From a part of a .docx template to a Jinja source.

docxtpl's `patch_xml` gives the tags their meaning in Word's XML: `{%tr %}` takes its table row's
place, `{%p %}` its paragraph's. Before it runs, each part is put in order as a tree:

- a tag that Word has split over several runs becomes whole again, and an unclosed one is refused;
- `{{r … }}` leaves its run, taking the run's properties along, so that runs can be printed there;
- `{% gabung … %}` becomes the vertical merge of its cell, its children in schema order;
- `{% cellbg … %}` becomes the shading of its cell (`FFE699`), again in schema order;
- what Word leaves behind for itself, and would become double when a row is repeated, is removed.

In the source a comment with a line end stands before each paragraph, so that a line is a paragraph
and errors can show it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from generator.errors import TemplateRefused
from generator.word.language import Looks

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_RICH: Final = re.compile(r"(\{\{r\s.*?\}\})")
_GABUNG: Final = re.compile(r"\{%\s*gabung\s+(.+?)\s*%\}")
_CELLBG: Final = re.compile(r"\{%\s*cellbg\s+(.+?)\s*%\}")
_LEFT_BEHIND: Final = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
_OWN_IDS: Final = re.compile(r"\}(paraId|textId|rsid\w*)$")
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')
_BEFORE_VMERGE: Final = tuple(W + name for name in ("cnfStyle", "tcW", "gridSpan", "hMerge"))
_BEFORE_SHADING: Final = (*_BEFORE_VMERGE, f"{W}vMerge", f"{W}tcBorders")
_BEFORE_BOLD: Final = tuple(W + name for name in ("rStyle", "rFonts"))
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def prepare(part: bytes, looks: list[Looks], template: str) -> str:
    """The Jinja source of a body, header or footer. `looks` collects the properties of `{{r }}` runs."""
    root = etree.fromstring(part, _PARSER)
    _tidy(root)
    for paragraph in root.iter(f"{W}p"):
        _join_tags(paragraph, template)
    for text in [t for t in root.iter(f"{W}t") if _RICH.search(t.text or "")]:
        _free_rich(text, looks)
    for text in [t for t in root.iter(f"{W}t") if _GABUNG.search(t.text or "")]:
        _merge_cell(text, template)
    for text in [t for t in root.iter(f"{W}t") if _CELLBG.search(t.text or "")]:
        _shade_cell(text, template)
    source = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    source = source.replace("<w:t>", '<w:t xml:space="preserve">')
    return re.sub(r"<w:p(?=[ >])", "{#\n#}<w:p", source)


def paragraph_text(line: str) -> str:
    """The text of a line of a source, for messages."""
    return " ".join(re.sub(r"<[^>]*>", "", line.removeprefix("#}").removesuffix("{#")).split())


def _tidy(root: etree._Element) -> None:
    for element in list(root.iter(*_LEFT_BEHIND)):
        _remove(element)
    for mark in [b for b in root.iter(f"{W}bookmarkStart") if b.get(f"{W}name") == "_GoBack"]:
        ends = [end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") == mark.get(f"{W}id")]
        for element in (mark, *ends):
            _remove(element)
    for element in root.iter(f"{W}p", f"{W}r", f"{W}tr"):
        for name in [name for name in element.attrib if _OWN_IDS.search(str(name))]:
            del element.attrib[name]


def _remove(element: etree._Element) -> None:
    """Take an element out, leaving the text that follows it."""
    parent = element.getparent()
    if parent is not None:
        _add_text(parent, parent.index(element), element.tail or "")
        parent.remove(element)


def _join_tags(paragraph: etree._Element, template: str) -> None:
    """Put every tag wholly into the text element it begins in."""
    texts = [t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph]
    whole = "".join(t.text or "" for t in texts)
    if not _HALF.search(whole):
        return
    if half := _HALF.search(_TAG.sub("", whole)):
        raise TemplateRefused(
            f"Templat {template}: tanda {half[0]} pada paragraf “{_short(whole)}” tidak berpasangan. "
            "Setiap {{ ditutup dengan }}, dan setiap {% ditutup dengan %}, dalam paragraf yang sama."
        )
    owner = [index for index, t in enumerate(texts) for _ in t.text or ""]
    for tag in _TAG.finditer(whole):
        owner[tag.start() : tag.end()] = [owner[tag.start()]] * len(tag[0])
    for index, text in enumerate(texts):
        text.text = "".join(letter for letter, at in zip(whole, owner, strict=True) if at == index)


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:80]}…"


def _free_rich(text: etree._Element, looks: list[Looks]) -> None:
    """Split the run of a `{{r … }}` tag around it, so that the tag stands between runs."""
    run = text.getparent()
    parent = run.getparent() if run is not None else None
    if run is None or parent is None:
        return
    properties = run.find(f"{W}rPr")
    looks.append(_looks(properties))
    place, tail = parent.index(run), run.tail
    parent.remove(run)
    for piece in _pieces(run, len(looks) - 1):
        if isinstance(piece, str):
            _add_text(parent, place, piece)
            continue
        alone = etree.Element(f"{W}r")
        alone.extend([deepcopy(properties), piece] if properties is not None else [piece])
        parent.insert(place, alone)
        place += 1
    _add_text(parent, place, tail or "")


def _pieces(run: etree._Element, look: int) -> list[str | etree._Element]:
    """The contents of a run in order: what it held, and its rich tags as Jinja text between."""
    pieces: list[str | etree._Element] = []
    for child in run:
        if child.tag == f"{W}rPr":
            continue
        for part in _RICH.split(child.text or "") if child.tag == f"{W}t" else []:
            if _RICH.fullmatch(part):
                pieces.append(f"{{{{ ({part[3:-2].strip()})|_runs({look}) }}}}")
            elif part:
                pieces.append(_text(part))
        if child.tag != f"{W}t":
            pieces.append(deepcopy(child))
    return pieces


def _text(content: str) -> etree._Element:
    element = etree.Element(f"{W}t")
    element.text = content
    return element


def _add_text(parent: etree._Element, place: int, text: str) -> None:
    """Put text before the child at `place`."""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _looks(properties: etree._Element | None) -> Looks:
    def look(*marks: str) -> str:
        own = deepcopy(properties) if properties is not None else etree.Element(f"{W}rPr")
        for mark in marks:
            for old in own.findall(W + mark):
                own.remove(old)
        place = sum(1 for child in own if child.tag in _BEFORE_BOLD)
        for mark in reversed(marks):
            own.insert(place if mark == "b" else _after_bold(own, place), etree.Element(W + mark))
        return _NAMESPACE.sub("", etree.tostring(own, encoding="unicode"))

    return look(), look("i"), look("b"), look("b", "i")


def _after_bold(properties: etree._Element, place: int) -> int:
    return place + sum(1 for child in properties if child.tag in (f"{W}b", f"{W}bCs"))


def _merge_cell(text: etree._Element, template: str) -> None:
    """Turn a cell with `{% gabung … %}` into one that opens, continues or stands outside a merged group."""
    cell = next(text.iterancestors(f"{W}tc"), None)
    found = _GABUNG.findall("".join(t.text or "" for t in cell.iter(f"{W}t"))) if cell is not None else []
    if cell is None or len(found) != 1:
        raise TemplateRefused(
            f"Templat {template}: perintah gabung hanya boleh dipakai satu kali dalam satu sel tabel, bukan pada paragraf "
            f"“{_short(text.text or '')}”."
        )
    text.text = _GABUNG.sub("", text.text or "")
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    _vertical_merge(properties, found[0])
    _empty_when_continued(cell, properties, found[0])


def _shade_cell(text: etree._Element, template: str) -> None:
    """Turn a cell with `{% cellbg … %}` into one of that colour."""
    cell = next(text.iterancestors(f"{W}tc"), None)
    found = _CELLBG.findall(text.text or "")
    if cell is None or len(found) != 1:
        raise TemplateRefused(
            f"Templat {template}: perintah cellbg hanya boleh dipakai satu kali dalam satu sel tabel, bukan pada paragraf "
            f"“{_short(text.text or '')}”."
        )
    text.text = _CELLBG.sub("", text.text or "")
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = etree.Element(f"{W}tcPr")
        cell.insert(0, properties)
    for old in properties.findall(f"{W}shd"):
        properties.remove(old)
    shading = etree.Element(f"{W}shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", f"{{{{ {found[0]} }}}}")):
        shading.set(W + name, value)
    properties.insert(sum(1 for child in properties if child.tag in _BEFORE_SHADING), shading)


def _vertical_merge(properties: etree._Element, expression: str) -> None:
    for old in properties.findall(f"{W}vMerge"):
        properties.remove(old)
    place = sum(1 for child in properties if child.tag in _BEFORE_VMERGE)
    first, next_one = etree.Element(f"{W}vMerge"), etree.Element(f"{W}vMerge")
    first.set(f"{W}val", "restart")
    _add_text(properties, place, f"{{% if ({expression}) == 'awal' %}}")
    first.tail = f"{{% endif %}}{{% if ({expression}) == 'lanjut' %}}"
    next_one.tail = "{% endif %}"
    properties.insert(place, first)
    properties.insert(place + 1, next_one)


def _empty_when_continued(cell: etree._Element, properties: etree._Element, expression: str) -> None:
    empty = etree.Element(f"{W}p")
    style = cell.find(f"{W}p/{W}pPr/{W}pStyle")
    if style is not None:
        etree.SubElement(empty, f"{W}pPr").append(deepcopy(style))
    properties.tail = f"{{% if ({expression}) == 'lanjut' %}}"
    empty.tail = "{% else %}"
    cell.insert(1, empty)
    cell[-1].tail = (cell[-1].tail or "") + "{% endif %}"
