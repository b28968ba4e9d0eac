"""Tracked changes that nobody has accepted or rejected yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.office.package import Package
from generator.office.word.damage import refusing_damage
from generator.office.word.opc import OpcPackage
from generator.office.word.tree import W

_STORIES: Final = ("header", "footer", "footnotes", "endnotes", "comments")
TRACKED_LOOKS: Final = "perubahan tampilan"
"""What people call tracked changes of looks."""
MOVE: Final = "pemindahan"
"""What people call a tracked move."""
_WORDS: Final = {
    "ins": "sisipan",
    "moveTo": MOVE,
    "moveFrom": MOVE,
    "del": "hapusan",
    "cellIns": "sisipan",
    "cellDel": "hapusan",
    "rPrChange": TRACKED_LOOKS,
    "pPrChange": TRACKED_LOOKS,
    "tcPrChange": TRACKED_LOOKS,
    "trPrChange": TRACKED_LOOKS,
    "tblPrChange": TRACKED_LOOKS,
    "sectPrChange": TRACKED_LOOKS,
    "numberingChange": TRACKED_LOOKS,
    "tblGridChange": TRACKED_LOOKS,
    "tblPrExChange": TRACKED_LOOKS,
}
"""Elements of tracked changes → what people call them; `moveFrom` and `moveTo` are the two halves of one."""
_TAGS: Final = tuple(W + name for name in _WORDS)
_MARKS: Final = tuple(f"{before}{name}".encode() for name in _WORDS for before in ":<")
"""What the file of a story with tracked changes holds somewhere, so that others need not be searched."""
GONE: Final = (f"{W}del", f"{W}moveFrom", "{http://schemas.microsoft.com/office/word/2010/wordml}conflictDel")
"""Elements whose text is no longer part of the document once its changes are accepted."""


@dataclass(frozen=True, slots=True)
class Pending:
    """How many tracked changes are waiting, by kind."""

    counts: tuple[tuple[str, int], ...]
    gone: str = ""
    """The text that goes once they are accepted; no reader of the text sees it."""

    @property
    def words(self) -> str:
        """`2 hapusan, 1 sisipan`; empty when nothing is waiting."""
        return ", ".join(f"{count} {kind}" for kind, count in self.counts)

    def sentence(self, name: str) -> str:
        """What a reader should know of the document `name`; empty when nothing is waiting."""
        if not self.counts:
            return ""
        return (
            f"{name} memuat perubahan terlacak yang belum diterima atau ditolak ({self.words}). "
            "Isinya dibaca seolah-olah semua perubahan itu sudah diterima."
        )


def pending_changes(document: Package) -> Pending:
    """The tracked changes waiting in a Word document, in all its texts. Raises `InputRefused` when one is damaged."""
    package = OpcPackage(document.parts)
    with refusing_damage(document.name):
        return _pending(package)


def _pending(package: OpcPackage) -> Pending:
    found: Counter[str] = Counter()
    gone: list[str] = []
    for part in _stories(package):
        if not any(mark in package.parts[part] for mark in _MARKS):
            continue
        root = package.tree(part)
        found.update(str(element.tag).removeprefix(W) for element in root.iter(*_TAGS))
        for element in root.iter(*GONE):
            gone += [text.text or "" for text in element.iter(f"{W}t", f"{W}delText")]
    counts = Counter({MOVE: max(found.pop("moveFrom", 0), found.pop("moveTo", 0))})
    for name, count in found.items():
        counts[_WORDS[name]] += count
    return Pending(tuple(sorted((+counts).items())), "".join(gone))


def _stories(package: OpcPackage) -> list[str]:
    """The parts that hold text; none where the package is no document."""
    try:
        main = package.main
    except KeyError:
        return []
    return [main, *(part for kind in _STORIES for part in package.named(main, kind))]


def deleted_row(row: etree._Element) -> bool:
    """Whether a table row is deleted by a tracked change."""
    return row.find(f"{W}trPr/{W}del") is not None


def deleted_mark(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is deleted by a tracked change."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    if look is None:
        return False
    return any(look.find(name) is not None for name in GONE)
