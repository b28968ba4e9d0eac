"""Two texts compared word by word, paragraph by paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"\w+(?:[.,]\w+)*%?\s*|\s+|[^\w\s]\s*")
"""A word with what follows it: `97,905%` stays whole. All tokens together are the text."""
_MANY: Final = 4000
"""Words of a stretch beyond which frequent ones no longer anchor the comparison: it stays fast, and as right."""


class Part(StrEnum):
    """What became of a stretch of text."""

    SAME = "sama"
    REMOVED = "dihapus"
    ADDED = "ditambah"


class Piece(NamedTuple):
    """A stretch of text and what became of it."""

    part: Part
    text: str


def word_pieces(old: str, new: str) -> tuple[Piece, ...]:
    """The stretches of two texts in order: those of both, of the old alone, of the new alone.

    Paragraphs are aligned first and words inside them, so that long texts take no long time.
    """
    pieces: list[Piece] = []
    for before, after in _aligned(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        pieces += _pieces(before, after)
    return tuple(_joined(pieces))


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Stretches of paragraphs that belong together; equal ones each by itself."""
    for tag, i, j, k, m in matcher(old, new).get_opcodes():
        if tag == "replace" and j - i == m - k:
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield "".join(old[i:j]), "".join(new[k:m])


def _pieces(old: str, new: str) -> Iterator[Piece]:
    if old == new:
        yield Piece(Part.SAME, old)
        return
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for tag, i, j, k, m in matcher(before, after).get_opcodes():
        if tag == "equal":
            yield Piece(Part.SAME, "".join(before[i:j]))
            continue
        yield Piece(Part.REMOVED, "".join(before[i:j]))
        yield Piece(Part.ADDED, "".join(after[k:m]))


def matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    """Aligns two sequences, fast for long ones too."""
    return SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > _MANY)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; what was removed stands before what was added in its place."""
    for same, stretch in groupby(pieces, key=lambda piece: piece.part is Part.SAME):
        inside = list(stretch)
        for part in [Part.SAME] if same else [Part.REMOVED, Part.ADDED]:
            text = "".join(piece.text for piece in inside if piece.part is part)
            if text:
                yield Piece(part, text)
