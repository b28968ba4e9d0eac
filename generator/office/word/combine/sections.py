"""The pages of one document after those of another: each section keeps its paper, margins, headers and numbers."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.combine.opc import Docx, R, adopt, link, widen
from generator.office.word.combine.settings import on, put
from generator.office.word.tree import W, around, first_child, new

_KINDS: Final = ("default", "first", "even")
_ORDER: Final = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
).split()
_FURNITURE: Final = {"header": "hdr", "footer": "ftr"}
_PAGES: Final = re.compile(r"\bNUMPAGES\b", re.IGNORECASE)
_BLOCKS: Final = (f"{W}p", f"{W}tbl", f"{W}sdt")


def sections(document: Docx) -> list[etree._Element]:
    """The page set-ups of a document in order; the last, which stands for the whole, is made where it is missing."""
    body = document.body
    if body.find(f"{W}sectPr") is None:
        body.append(new("sectPr"))
    found: list[etree._Element] = []
    for section in body.iter(f"{W}sectPr"):
        holder = section.getparent()
        # One elsewhere is the former state of a tracked change.
        if holder is body or (holder is not None and holder.tag == f"{W}pPr"):
            found.append(section)
    return found


def prepare(document: Docx) -> None:
    """Write into the sections what counts in a whole document: the numbers of pages and of footnotes."""
    _count_own_pages(document)
    if any(root.find(f".//{W}footnoteReference") is not None for root in document.stories()):
        _count_own_footnotes(document)


def append(base: Docx, guest: Docx) -> None:
    """Put the body of `guest` behind that of `base`, on a new page that begins to count at 1."""
    _settle_even_pages(base, guest)
    before, (first, *_) = sections(base), sections(guest)
    for old in first.findall(f"{W}type"):
        first.remove(old)
    numbers = _put(first, "pgNumType")
    numbers.set(f"{W}start", numbers.get(f"{W}start", "1"))
    close(base)
    blocks = [deepcopy(block) for block in guest.body]  # lxml moves one out of a large tree in time that is squared
    for block in blocks:
        adopt(base.main, guest, guest.main, block)
    base.main.become(widen(base.main.element, guest.main.element))
    base.body.extend(blocks)
    _stand_alone(base, before, sections(base)[len(before)])


def close(document: Docx) -> None:
    """Move the page set-up of the last section into its last paragraph, so that another section can follow."""
    section = sections(document)[-1]
    properties = first_child(_last_paragraph(document), "pPr")
    after = properties.findall(f"{W}pPrChange")
    properties.insert(len(properties) - len(after), section)


def _last_paragraph(document: Docx) -> etree._Element:
    """The last paragraph of the last section, made where that ends with a table."""
    body, section = document.body, sections(document)[-1]
    blocks = [child for child in body if child.tag in _BLOCKS]
    last = blocks[-1] if blocks else None
    if last is None or last.tag != f"{W}p" or last.find(f"{W}pPr/{W}sectPr") is not None:
        last = _tiny_paragraph()
        section.addprevious(last)
    last.extend(list(body)[body.index(last) + 1 : body.index(section)])  # ends of bookmarks behind the paragraph
    return last


def _tiny_paragraph() -> etree._Element:
    """A paragraph that takes hardly any room, for what must stand in one."""
    paragraph, properties, looks = new("p"), new("pPr"), new("rPr")
    looks.append(new("sz", val="2"))
    properties.append(new("spacing", before="0", after="0", line="20", lineRule="exact"))
    properties.append(looks)
    paragraph.append(properties)
    return paragraph


def _put(section: etree._Element, name: str) -> etree._Element:
    found = section.find(W + name)
    if found is None:
        found = new(name)
        before = set(_ORDER[: _ORDER.index(name)])
        section.insert(sum(etree.QName(child).localname in before for child in section), found)
    return found


def _references(section: etree._Element) -> dict[tuple[str, str], etree._Element]:
    """The headers and footers that a section names: (`header`, `first`) → the reference."""
    found: dict[tuple[str, str], etree._Element] = {}
    for furniture in _FURNITURE:
        for reference in section.iterfind(f"{W}{furniture}Reference"):
            found[furniture, reference.get(f"{W}type", "default")] = reference
    return found


def _refer(section: etree._Element, furniture: str, kind: str, identity: str) -> None:
    reference = new(f"{furniture}Reference", type=kind)
    reference.set(f"{R}id", identity)
    section.insert(len(_references(section)), reference)


def _stand_alone(base: Docx, before: list[etree._Element], first: etree._Element) -> None:
    """A section without a header takes the one before it, unless it is given an empty one."""
    inherited = {key for section in before for key in _references(section)}
    for furniture, kind in sorted(inherited - set(_references(first))):
        root = new(_FURNITURE[furniture])
        root.append(_tiny_paragraph())
        part = base.add(f"word/{furniture}1.xml", root, furniture)
        _refer(first, furniture, kind, base.main.relate_to(part, f"{R[1:-1]}/{furniture}"))


def _settle_even_pages(base: Docx, guest: Docx) -> None:
    """Even pages are told apart in the whole document or nowhere: who did not, has the same headers on both."""
    there, own = base.ensured("settings", "settings").element, guest.single("settings")
    if on(there, "evenAndOddHeaders") == on(own, "evenAndOddHeaders"):
        return
    same_on_both = guest if on(there, "evenAndOddHeaders") else base
    for section in sections(same_on_both):
        for (furniture, kind), reference in _references(section).items():
            if kind == "even":
                section.remove(reference)
            elif kind == "default":
                shown = same_on_both.main.rels[reference.get(f"{R}id", "")]
                same_on_both.copied.clear()  # a second part with the same content: one part is not named twice
                twin = link(same_on_both.main, same_on_both, shown)
                same_on_both.copied.clear()
                _refer(section, furniture, "even", twin)
    put(there, "evenAndOddHeaders").attrib.pop(f"{W}val", "")


def _count_own_footnotes(document: Docx) -> None:
    """Footnotes begin at 1 with the document, and go on through its sections."""
    settings = document.single("settings")
    whole = None if settings is None else settings.find(f"{W}footnotePr")
    for place, section in enumerate(sections(document)):
        own = _put(section, "footnotePr")
        for name in ("numFmt", "numStart", "numRestart"):
            found = None if whole is None else whole.find(W + name)
            if found is not None and own.find(W + name) is None:
                own.append(deepcopy(found))
        restart = own.find(f"{W}numRestart")
        if restart is None:
            restart = new("numRestart", val="continuous")
            own.append(restart)
        if place == 0 and restart.get(f"{W}val") == "continuous":
            restart.set(f"{W}val", "eachSect")


def _count_own_pages(document: Docx) -> None:
    """The number of pages is that of the last page of this document, no longer that of the whole."""
    codes: list[etree._Element] = []
    simple: list[etree._Element] = []
    for root in document.stories():
        codes += [code for code in root.iter(f"{W}instrText") if _PAGES.search(code.text or "")]
        simple += [field for field in root.iter(f"{W}fldSimple") if _PAGES.search(field.get(f"{W}instr", ""))]
    if not codes and not simple:
        return
    for section in sections(document):
        for numbers in section.findall(f"{W}pgNumType"):
            if numbers.get(f"{W}start", "1") != "1" or numbers.get(f"{W}fmt", "decimal") != "decimal":
                raise TemplateRefused(
                    f"Templat {document.name}.docx mencetak jumlah halaman (NUMPAGES), sedangkan nomor halamannya tidak "
                    "berupa angka mulai 1. Hapus jumlah halaman itu, atau jalankan tanpa --gabung."
                )
    mark = re.sub(r"\W", "_", f"_akhir_{document.name}")
    for code in codes:
        code.text = _PAGES.sub(f"PAGEREF {mark}", code.text or "")
        _fill_in_anew(code)
    for field in simple:
        field.set(f"{W}instr", _PAGES.sub(f"PAGEREF {mark}", field.get(f"{W}instr", "")))
        field.set(f"{W}dirty", "1")
    _mark_end(document, mark)


def _fill_in_anew(code: etree._Element) -> None:
    """Let Word fill in a field when it opens the document."""
    opening: etree._Element | None = None
    for mark in around(code, "p").iter(f"{W}fldChar", f"{W}instrText"):
        if mark is code:
            break
        if mark.get(f"{W}fldCharType") == "begin":
            opening = mark
    if opening is not None:
        opening.set(f"{W}dirty", "1")


def _mark_end(document: Docx, name: str) -> None:
    """A bookmark in the last paragraph of the document."""
    taken: list[int] = []
    for root in document.stories():
        taken += [int(mark.get(f"{W}id", "0")) for mark in root.iter(f"{W}bookmarkStart")]
    number = str(1 + max(taken, default=-1))
    start = new("bookmarkStart", id=number)
    start.set(f"{W}name", name)
    paragraph = _last_paragraph(document)
    paragraph.append(start)
    paragraph.append(new("bookmarkEnd", id=number))
