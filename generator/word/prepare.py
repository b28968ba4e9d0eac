"""From a part of a .docx template to a Jinja source.

docxtpl's `patch_xml` gives the tags their meaning in Word's XML: `{%tr %}` takes its table row's
place, `{%p %}` its paragraph's. Before it runs, each part is put in order as a tree: a tag that Word
has split over several runs becomes whole again and an unclosed one is refused; rich tags and cell
commands become what they stand for; what Word leaves behind for itself, and would become double when
a row is repeated, is removed.

In the source a comment with a line end stands before each paragraph, so that a line is a paragraph
and errors can show it.
"""

from __future__ import annotations

import re
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from generator.errors import TemplateRefused
from generator.word.cells import shape_cells
from generator.word.language import Looks
from generator.word.runs import free_rich_tags
from generator.word.tree import W, remove, short

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_HALF: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_LEFT_BEHIND: Final = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
_OWN_IDS: Final = re.compile(r"\}(paraId|textId|rsid\w*)$")
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def prepare(part: bytes, looks: list[Looks], template: str) -> str:
    """The Jinja source of a body, header or footer. `looks` collects the properties of rich tags' runs."""
    root = etree.fromstring(part, _PARSER)
    _tidy(root)
    for paragraph in root.iter(f"{W}p"):
        _join_tags(paragraph, template)
    free_rich_tags(root, looks)
    shape_cells(root, template)
    source = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    source = source.replace("<w:t>", '<w:t xml:space="preserve">')
    return re.sub(r"<w:p(?=[ >])", "{#\n#}<w:p", source)


def paragraph_text(line: str) -> str:
    """The text of a line of a source, for messages."""
    return " ".join(re.sub(r"<[^>]*>", "", line.removeprefix("#}").removesuffix("{#")).split())


def _tidy(root: etree._Element) -> None:
    for element in list(root.iter(*_LEFT_BEHIND)):
        remove(element)
    for mark in [b for b in root.iter(f"{W}bookmarkStart") if b.get(f"{W}name") == "_GoBack"]:
        ends = [end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") == mark.get(f"{W}id")]
        for element in (mark, *ends):
            remove(element)
    for element in root.iter(f"{W}p", f"{W}r", f"{W}tr"):
        for name in [name for name in element.attrib if _OWN_IDS.search(str(name))]:
            del element.attrib[name]


def _join_tags(paragraph: etree._Element, template: str) -> None:
    """Put every tag wholly into the text element it begins in."""
    texts = [t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph]
    whole = "".join(t.text or "" for t in texts)
    if not _HALF.search(whole):
        return
    if half := _HALF.search(_TAG.sub("", whole)):
        raise TemplateRefused(
            f"Templat {template}: tanda {half[0]} pada paragraf “{short(whole)}” tidak berpasangan. "
            "Setiap {{ ditutup dengan }}, dan setiap {% ditutup dengan %}, dalam paragraf yang sama."
        )
    owner = [index for index, t in enumerate(texts) for _ in t.text or ""]
    for tag in _TAG.finditer(whole):
        owner[tag.start() : tag.end()] = [owner[tag.start()]] * len(tag[0])
    for index, text in enumerate(texts):
        text.text = "".join(letter for letter, at in zip(whole, owner, strict=True) if at == index)
