"""From a part of a .docx template to a Jinja source.

The tags are docxtpl's, and docxtpl puts them in their places (`placing`): `{%tr … %}` takes its table row's
place, `{%tc … %}` its cell's, `{%p … %}` its paragraph's, `{%r … %}` its run's, `{{r … }}` prints runs. Before
that, every tag is numbered, one that Word has split over several runs becomes whole again, an unclosed one is
reported, and what Word leaves behind for itself, and would become double when a row is repeated, is removed.

In the source every tag holds a line end, so that the line of an error names the tag; text outside the
tags never reads as one. Faults go to the draft and what is at fault is left out: all are found at once.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache, partial
from typing import Final, NamedTuple

from lxml import etree

from generator.findings import Severity
from generator.office.word.cells import shape_cells
from generator.office.word.charts import describe_by_data, drawn_charts
from generator.office.word.language import Looks
from generator.office.word.lists import Numbering, Restarts, Tagged, restarts, sign
from generator.office.word.placing import placed
from generator.office.word.problems import Place, Problem, excerpt, part_words
from generator.office.word.tags import NUMBER, NUMBERED, STRAIGHT, TAG, Borders, Draft, number_in, whole_tags
from generator.office.word.tree import RUN_ORDER, W, new, paragraph_places, place_after, remove
from generator.office.xml import OUTSIDE

_BRACE: Final = re.compile(r"\{(?=[{%#]|$)")
_LEFT_BEHIND: Final = (f"{W}proofErr", f"{W}lastRenderedPageBreak")
_OWN_IDS: Final = re.compile(r"\}(paraId|textId|rsid\w*)$")
_RICH: Final = re.compile(r"(\{\{r\s.*?\}\})")
_BEFORE: Final = {mark: RUN_ORDER[: RUN_ORDER.index(mark)] for mark in ("b", "i", "strike", "vertAlign")}
_NAMESPACE: Final = re.compile(r' xmlns(:\w+)?="[^"]*"')
_BINDINGS: Final = ("dataBinding", "showingPlcHdr")
"""What lets Word replace a control's text: by a property or data to which it is bound, or by its placeholder."""
_FIELDS: Final = {"title": "Judul", "subject": "Subjek", "creator": "Penulis", "keywords": "Kata kunci",
                  "description": "Komentar", "category": "Kategori", "lastModifiedBy": "Diubah oleh"}  # fmt: skip


class Written(NamedTuple):
    """A tag in a source: its number, and the tag as Jinja reads it."""

    number: int
    text: str
    parent: etree._Element | None
    """The element whose text the tag stands in; None in an attribute, and for what a cell command became."""


class Source(NamedTuple):
    """A part of a template as Jinja reads it."""

    part: str
    text: str
    tags: tuple[Written, ...]
    lines: Mapping[int, int]
    """Line of the source → number of the tag that stands there."""
    restarts: Restarts
    """The lists that begin anew with every repetition of a loop."""


def prepare(
    root: etree._Element,
    part: str,
    draft: Draft,
    numbering: Numbering | None = None,
    elsewhere: frozenset[str] = frozenset(),
) -> Source:
    """The Jinja source of a body, header or footer. Faults, and what tags need besides, go to `draft`.

    `elsewhere` are the numbered lists that other parts use.
    """
    _tidy(root)
    free_controls(root)
    _number_tags(root, part, draft)
    _number_charts(root, part, draft)
    free_rich_tags(root, draft.looks)
    root = placed(root, draft)
    shape_cells(root)
    begun = restarts(root, numbering, partial(_tagged, draft), elsewhere) if numbering else Restarts()
    for loop in begun.loops:
        draft.problems.append(
            Problem(
                draft.tags[loop].place,
                "memulai daftar bernomor di dalamnya kembali dari awal pada setiap pengulangan",
                "Agar nomornya berlanjut, ketik {# nomor berlanjut #} pada salah satu butir daftar itu.",
                Severity.INFO,
            )
        )
    return _source(root, part, begun)


def _tagged(draft: Draft, text: str) -> list[Tagged]:
    numbers = [int(number) for number in NUMBER.findall(text)]
    return [Tagged(draft.tags[number].command, number) for number in numbers]


def prepare_properties(root: etree._Element, part: str, draft: Draft) -> Source:
    """The Jinja source of the document's properties."""
    for element in root.iter(etree.Element):
        where = _FIELDS.get(str(element.tag).rpartition("}")[2], "")
        if element.text:
            (element.text,) = whole_tags([element.text], part_words(part), where, draft)
    return _source(root, part, Restarts())


def _tidy(root: etree._Element) -> None:
    marks = {mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == "_GoBack"}
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")) if marks else ():
        if mark.get(f"{W}id") in marks and mark.get(f"{W}name", "_GoBack") == "_GoBack":
            mark.tag = _LEFT_BEHIND[0]
    etree.strip_elements(root, *_LEFT_BEHIND, with_tail=False)
    for element in root.iter(f"{W}p", f"{W}r", f"{W}tr"):
        for name in [name for name in element.attrib if _OWN_IDS.search(str(name))]:
            del element.attrib[name]


def _number_tags(root: etree._Element, part: str, draft: Draft) -> None:
    """Make the tags of every paragraph whole, each with its number."""
    words = part_words(part)
    borders = Borders(root)
    for paragraph, where in paragraph_places(root).items():
        texts = list(_texts(paragraph))
        if any("{" in (text.text or "") or "}" in (text.text or "") for text in texts):
            draft.problems.extend(borders.problems(texts, Place(words, where)))
            made = whole_tags([text.text or "" for text in texts], words, where, draft)
            for text, new in zip(texts, made, strict=True):
                text.text = new


def _texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text elements of a paragraph, without those of text boxes that are anchored in it."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{W}t":
            yield element
        elif element.tag != f"{W}p":
            waiting.extend(reversed(element))


def _number_charts(root: etree._Element, part: str, draft: Draft) -> None:
    """Bound charts take title and alternative text from the data: attributes, so on one line."""
    describe_by_data(root)
    for properties, _ in drawn_charts(root):
        for key in ("title", "descr"):
            value = properties.get(key, "")
            if TAG.fullmatch(value) and value.startswith("{{ "):
                place = Place(part_words(part), "grafik", excerpt(value))
                numbered = draft.number(value, place)
                properties.set(key, numbered and f"{{{{ ({numbered[2:-2].strip()})|_sebaris }}}}")
            elif key == "descr" and "{{" in value:
                properties.set(key, "")  # `charts.bound_charts` says what is wrong with it


def _source(root: etree._Element, part: str, begun: Restarts) -> Source:
    parents = _parents(root)
    xml = etree.tostring(root, encoding="unicode").replace("<w:t>", '<w:t xml:space="preserve">')
    pieces: list[str] = []
    tags: list[Written] = []
    lines: dict[int, int] = {}
    line = 1
    for index, piece in enumerate(NUMBERED.split(xml)):
        number = number_in(piece) if index % 2 else -1
        if number < 0:
            made = _BRACE.sub("&#123;", piece)  # what stands between tags: none of it may read as one
        else:
            made = _as_typed(piece)
            lines[line + 1] = number
            tags.append(Written(number, made, parents.get(number)))
            if number in begun.loops:
                made += sign(number)
        pieces.append(made)
        line += made.count("\n")
    return Source(part, "".join(pieces), tuple(tags), lines, begun)


def _parents(root: etree._Element) -> dict[int, etree._Element]:
    """The elements whose text tags stand in, by the tags' numbers."""
    found: dict[int, etree._Element] = {}
    for element in root.iter():
        for text, parent in ((element.text, element), (element.tail, element.getparent())):
            if text and parent is not None:
                for number in NUMBER.findall(text):
                    found[int(number)] = parent
    return found


def _as_typed(tag: str) -> str:
    """A tag as it was typed, out of XML; the curly quotes that Word makes while typing are straight again."""
    typed = html.unescape(NUMBER.sub("", tag)).translate(STRAIGHT).replace("\n", " ").replace("\r", " ")
    sign = 3 if typed[2:3] in ("-", "+") else 2
    return f"{typed[:sign]}\n{typed[sign:]}"


def free_controls(root: etree._Element) -> None:
    """Let every content control with a tag in it print what the tag prints, instead of what it is bound to."""
    for properties in root.iter(f"{W}sdtPr"):
        control = properties.getparent()
        content = None if control is None else control.find(f"{W}sdtContent")
        texts = () if content is None else content.iter(f"{W}t")
        if any("{" in (text.text or "") for text in texts):
            for binding in [child for child in properties if etree.QName(child).localname in _BINDINGS]:
                properties.remove(binding)


def free_rich_tags(root: etree._Element, looks: list[Looks]) -> None:
    """Give every rich tag a run of its own; `looks` collects the properties of the runs they stood in.

    docxtpl ends the run at the tag and begins one without looks behind it.
    """
    runs: dict[etree._Element, None] = {}
    for text in root.iter(f"{W}t"):
        run = text.getparent()
        is_rich = "{{r" in (text.text or "") and _RICH.search(text.text or "")
        if is_rich and run is not None and run.tag == f"{W}r":
            runs[run] = None
    for run in runs:
        properties = run.find(f"{W}rPr")
        looks.append(_looks(properties))
        for piece, is_tag in _pieces(run, len(looks) - 1):
            alone = new("r")
            if properties is not None and not is_tag:
                alone.append(deepcopy(properties))
            alone.append(piece)
            run.addprevious(alone)
        remove(run)


def _pieces(run: etree._Element, look: int) -> Iterator[tuple[etree._Element, bool]]:
    """The contents of a run in order, and whether each is a tag."""
    for child in run:
        if child.tag == f"{W}t":
            for part in filter(None, _RICH.split(child.text or "")):
                is_tag = _RICH.fullmatch(part) is not None
                text = new("t")
                text.text = f"{{{{r ({part[3:-2].strip()})|_runs({look}) }}}}" if is_tag else part
                yield text, is_tag
        elif child.tag != f"{W}rPr":
            yield deepcopy(child), False


def _looks(properties: etree._Element | None) -> Looks:
    """How text of a master's look stands in this run."""
    if properties is None:
        return partial(_look, None)
    return partial(_look, etree.tostring(properties, with_tail=False))


@lru_cache(maxsize=1000)
def _look(properties: bytes | None, italic: bool, bold: bool, strike: bool, position: str) -> str:
    """The properties of a run with those of a master's look added, as XML."""
    marks = [mark for mark, wanted in (("b", bold), ("i", italic), ("strike", strike)) if wanted]
    if properties is None and not marks and not position:
        return ""
    own = etree.fromstring(properties, OUTSIDE) if properties is not None else new("rPr")
    for mark in marks:
        _put(own, new(mark), _BEFORE[mark])
    if position:
        _put(own, new("vertAlign", val=position), _BEFORE["vertAlign"])
    return _NAMESPACE.sub("", etree.tostring(own, encoding="unicode"))


def _put(properties: etree._Element, mark: etree._Element, before: tuple[str, ...]) -> None:
    """Put a mark where the schema wants it, in the place of an old one."""
    for old in properties.findall(str(mark.tag)):
        properties.remove(old)
    properties.insert(place_after(properties, *before), mark)
