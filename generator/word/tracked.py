"""Tracked changes that nobody has accepted or rejected yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.package import parts_of
from generator.word.tree import W

_PARSER: Final = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
)
_WORDS: Final = {
    "ins": "sisipan",
    "moveTo": "pemindahan",
    "del": "hapusan",
    "cellIns": "sisipan",
    "cellDel": "hapusan",
    "rPrChange": "perubahan tampilan",
    "pPrChange": "perubahan tampilan",
    "tcPrChange": "perubahan tampilan",
    "trPrChange": "perubahan tampilan",
    "tblPrChange": "perubahan tampilan",
    "sectPrChange": "perubahan tampilan",
}
"""Elements of tracked changes → what people call them; `moveFrom` is the other half of `moveTo`."""
GONE: Final = (f"{W}del", f"{W}moveFrom")
"""Elements whose text is no longer part of the document once its changes are accepted."""


@dataclass(frozen=True, slots=True)
class Pending:
    """How many tracked changes are waiting, by kind."""

    counts: tuple[tuple[str, int], ...]

    def sentence(self, name: str) -> str:
        """What a reader should know of the document `name`; empty when nothing is waiting."""
        if not self.counts:
            return ""
        parts = ", ".join(f"{count} {kind}" for kind, count in self.counts)
        return (
            f"{name} memuat perubahan terlacak yang belum diterima atau ditolak ({parts}). "
            "Isinya dibaca seolah-olah semua perubahan itu sudah diterima."
        )


def pending_changes(data: bytes) -> Pending:
    """The tracked changes waiting in a .docx package, in all its texts."""
    counts: Counter[str] = Counter()
    for name, part in parts_of(data).items():
        if name.startswith("word/") and name.endswith(".xml") and "/" not in name.removeprefix("word/"):
            counts += _counted(etree.fromstring(part, _PARSER))
    return Pending(tuple(sorted(counts.items())))


def _counted(root: etree._Element) -> Counter[str]:
    return Counter(_WORDS[name] for name in _WORDS for _ in root.iter(W + name))


def is_gone(element: etree._Element) -> bool:
    """Whether a run stands in a tracked deletion."""
    return next(element.iterancestors(*GONE), None) is not None


def deleted_row(row: etree._Element) -> bool:
    """Whether a table row is deleted by a tracked change."""
    return row.find(f"{W}trPr/{W}del") is not None


def deleted_mark(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph is deleted by a tracked change."""
    look = paragraph.find(f"{W}pPr/{W}rPr")
    return look is not None and any(look.find(name) is not None for name in GONE)
