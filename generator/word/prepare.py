"""From a part of a .docx template to a Jinja source.

The tags are docxtpl's, and mean the same: `{%tr … %}` takes its table row's place, `{%tc … %}` its
cell's, `{%p … %}` its paragraph's, `{%r … %}` its run's, `{{r … }}` prints runs. docxtpl rewrites the
XML as text; here it is done on the tree, once, which is several times faster and lets faults be seen:
a tag that Word has split over several runs becomes whole again, an unclosed one is refused, and what
Word leaves behind for itself, and would become double when a row is repeated, is removed.

In the source each paragraph begins a line, so that errors can show it; `LINE` takes these line ends
out of what was filled in.
"""

from __future__ import annotations

import html
import re
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.word.cells import shape_cells
from generator.word.charts import describe_by_data
from generator.word.language import Looks
from generator.word.runs import free_rich_tags
from generator.word.tree import W, remove, short

_TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PLACED: Final = re.compile(r"\{([{%#])(tr|tc|p|r)(\s.*?[}%#]\})", re.DOTALL)
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
_HALF: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_LEFT_BEHIND: Final = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
_OWN_IDS: Final = re.compile(r"\}(paraId|textId|rsid\w*)$")
LINE: Final = "\n<w:p"
"""How a paragraph begins in a source. In the text of a document a line end never stands so: it is a `w:br`."""
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def prepare(part: bytes, looks: list[Looks], template: str) -> str:
    """The Jinja source of a body, header or footer. `looks` collects the properties of rich tags' runs."""
    root = etree.fromstring(part, _PARSER)
    _tidy(root)
    for paragraph in root.iter(f"{W}p"):
        _join_tags(paragraph, template)
    describe_by_data(root)
    free_rich_tags(root, looks)
    shape_cells(root, template)
    _place_tags(root)
    source = _TAG.sub(_as_typed, etree.tostring(root, encoding="unicode"))
    source = source.replace("<w:t>", '<w:t xml:space="preserve">')
    return re.sub(r"<w:p(?=[ >])", LINE, source)


def _place_tags(root: etree._Element) -> None:
    """Put every tag that stands for a row, cell, paragraph or run into the place of that element."""
    found: dict[etree._Element, list[str]] = {}
    for text in root.iter(f"{W}t"):
        for opening, kind, rest in _PLACED.findall(text.text or ""):
            element = next(text.iterancestors(W + kind), None)
            if element is not None:
                found.setdefault(element, []).append(f"{{{opening}{rest}")
    for element, tags in found.items():
        element.tail = "".join(tags) + (element.tail or "")
        remove(element)


def _as_typed(tag: re.Match[str]) -> str:
    """A tag as it was typed, out of XML; the curly quotes that Word makes while typing are straight again."""
    return html.unescape(tag[0]).translate(_STRAIGHT)


def paragraph_text(line: str) -> str:
    """The text of a line of a source, for messages."""
    return " ".join(re.sub(r"<[^>]*>", "", line).split())


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
    if len(texts) == 1:
        return
    owner = [index for index, t in enumerate(texts) for _ in t.text or ""]
    for tag in _TAG.finditer(whole):
        owner[tag.start() : tag.end()] = [owner[tag.start()]] * len(tag[0])
    for index, text in enumerate(texts):
        text.text = "".join(letter for letter, at in zip(whole, owner, strict=True) if at == index)
