"""What documents number by themselves: footnotes, comments, bookmarks, drawings, changes. Numbers stay unique."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.combine.opc import Docx, adopt, widen
from generator.office.word.combine.settings import put
from generator.office.word.tree import W, remove

_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NUMBERED_APART: Final = frozenset(
    f"{W}{name}" for name in ("footnote", "endnote", "footnoteReference", "endnoteReference")
)
_OWN_IDS: Final = re.compile(r"\}(paraId|textId|rsid\w*)$")
_LINKED: Final = frozenset(f"{W}{name}" for name in ("dataBinding", "placeholder"))
_REFUSED: Final = {
    f"{W}endnoteReference": "catatan akhir (Endnotes)",
    f"{W}altChunk": "dokumen lain yang disisipkan sebagai berkas",
    f"{W}subDoc": "subdokumen",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "SmartArt",
}
_LONGEST: Final = 40
"""Letters that Word allows in a bookmark's name."""


def refuse(document: Docx) -> None:
    """Raise `TemplateRefused` for what would not stay in its place when documents are joined."""
    for root in document.stories():
        for tag, called in _REFUSED.items():
            if root.find(f".//{tag}") is not None:
                raise TemplateRefused(
                    f"Templat {document.name}.docx memuat {called}, yang tidak dapat digabung. "
                    "Ganti dengan teks atau gambar biasa, atau jalankan tanpa --gabung."
                )


def tidy(document: Docx) -> None:
    """Take out what Word numbers for itself, and links to data that are not taken along."""
    for root in document.stories():
        for element in list(root.iter(*_LINKED)):
            remove(element)
        for sdt in root.iterfind(f".//{W}sdtPr/{W}id"):
            remove(sdt)
        for element in root.iter(f"{W}p", f"{W}r", f"{W}tr"):
            for name in [name for name in element.attrib if _OWN_IDS.search(str(name))]:
                del element.attrib[name]


def append(base: Docx, guest: Docx) -> None:
    """Bring footnotes and comments of `guest` into `base`, and keep the numbers and names of both apart."""
    _rename_bookmarks(base, guest)
    taken = max((int(element.get(f"{W}id", "0")) for element in _numbered(base)), default=-1)
    for element in list(_numbered(guest)):
        number = int(element.get(f"{W}id", "0"))
        element.set(f"{W}id", str(number + taken + 1))
    _append_footnotes(base, guest)
    if guest.single("comments") is not None:
        base.ensured("comments", "comments")
        _move(base, guest, "comments", lambda _: True)


def _numbered(document: Docx) -> Iterator[etree._Element]:
    """Bookmarks, comments and changes: all that carries a number of its own."""
    for root in document.stories():
        for element in root.iter(f"{W}*"):
            if element.get(f"{W}id") is not None and element.tag not in _NUMBERED_APART:
                yield element


def number_drawings(document: Docx) -> None:
    """Number the drawings of all stories through."""
    drawings = (drawing for root in document.stories() for drawing in root.iter(_DOC_PR))
    for number, drawing in enumerate(drawings, start=1):
        drawing.set("id", str(number))


def _rename_bookmarks(base: Docx, guest: Docx) -> None:
    taken = {name.casefold() for name in _bookmarks(base)}
    names = {name: name for name in _bookmarks(guest)}
    for name in names:
        if name.casefold() in taken:
            names[name] = _free(name, taken | {other.casefold() for other in names.values()})
    changed = {old: new for old, new in names.items() if old != new}
    if changed:
        for root in guest.stories():
            _rename(root, changed)


def _bookmarks(document: Docx) -> Iterator[str]:
    for root in document.stories():
        for mark in root.iter(f"{W}bookmarkStart"):
            yield mark.get(f"{W}name", "")


def _free(name: str, taken: set[str]) -> str:
    """The name with a number behind it that no bookmark has, short enough for Word."""
    number, found = 1, name
    while number == 1 or found.casefold() in taken:
        number += 1
        found = f"{name[: _LONGEST - 1 - len(str(number))]}_{number}"
    return found


def _rename(root: etree._Element, names: dict[str, str]) -> None:
    wanted = "|".join(map(re.escape, names))
    whole = re.compile(rf"(?<!\w)({wanted})(?!\w)")
    for mark in root.iter(f"{W}bookmarkStart"):
        name = mark.get(f"{W}name", "")
        mark.set(f"{W}name", names.get(name, name))
    for link in root.iter(f"{W}hyperlink"):
        anchor = link.get(f"{W}anchor")
        if anchor in names:
            link.set(f"{W}anchor", names[anchor])
    for field in root.iter(f"{W}instrText"):
        field.text = whole.sub(lambda found: names[found[1]], field.text or "")
    for field in root.iter(f"{W}fldSimple"):
        field.set(f"{W}instr", whole.sub(lambda found: names[found[1]], field.get(f"{W}instr", "")))


def _append_footnotes(base: Docx, guest: Docx) -> None:
    """The guest's notes under new numbers; the lines that part them from the text are the base's, or the guest's."""
    own = guest.single("footnotes")
    if own is None:
        return
    there = base.ensured("footnotes", "footnotes").element
    apart = not len(there)
    kept = [*there, *(note for note in own if apart and not _normal(note))]
    taken = max((int(note.get(f"{W}id", "0")) for note in kept), default=0)
    numbers: dict[str | None, str] = {}
    for note in own:
        if _normal(note):
            taken = max(taken, 0) + 1
            numbers[note.get(f"{W}id")] = str(taken)
            note.set(f"{W}id", str(taken))
    for root in guest.stories():
        for reference in root.iter(f"{W}footnoteReference"):
            reference.set(f"{W}id", numbers.get(reference.get(f"{W}id"), "0"))
    _move(base, guest, "footnotes", lambda note: apart or _normal(note))
    if apart:
        _name_separators(base, own)


def _normal(note: etree._Element) -> bool:
    return note.get(f"{W}type", "normal") == "normal"


def _name_separators(base: Docx, notes: etree._Element) -> None:
    properties = put(base.ensured("settings", "settings").element, "footnotePr")
    for old in properties.findall(f"{W}footnote"):
        properties.remove(old)
    for note in notes:
        if not _normal(note):
            properties.append(etree.Element(f"{W}footnote", {f"{W}id": note.get(f"{W}id", "")}))


def _move(base: Docx, guest: Docx, kind: str, wanted: Callable[[etree._Element], bool]) -> None:
    """Copy the notes of one kind that are wanted; `guest` keeps its own."""
    (target,), (source,) = base.named(kind), guest.named(kind)
    wide = target.become(widen(target.element, source.element))
    for note in filter(wanted, source.element):
        copy = deepcopy(note)
        adopt(target, guest, source, copy)
        wide.append(copy)
