"""One paragraph while it is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from generator.office.word.content.looks import Look
from generator.office.word.content.model import Block, Mark, Stretch


class _Piece(NamedTuple):
    text: str
    bold: bool
    italic: bool
    looks: str
    later: bool
    hidden: bool


@dataclass
class Line:
    """What has been read of a paragraph so far."""

    style_hides: bool = False
    pieces: list[_Piece] = field(default_factory=list)
    letters: int = 0
    marks: list[Mark] = field(default_factory=list)
    rest: list[Mark] = field(default_factory=list)
    boxes: list[tuple[Block, ...]] = field(default_factory=list)
    looks: list[str] = field(default_factory=list)
    """Looks of what hangs on the paragraph, besides its own."""

    def add(self, text: str, look: Look, later: bool = False) -> None:
        """More text of a look; `later` when version 0.1.0 did not read it."""
        if text:
            hidden = self.style_hides if look.hidden is None else look.hidden
            self.pieces.append(_Piece(text, look.bold, look.italic, look.words, later, hidden))
            self.letters += len(text)

    def mark(self, words: str) -> None:
        """Something at this place that is no text."""
        self.marks.append(Mark(self.letters, words))

    def unread(self, words: str) -> None:
        """Something at this place that is not read."""
        self.rest.append(Mark(self.letters, words))

    def hide(self) -> None:
        """Mark where hidden text begins: its brackets are signs, not letters that somebody could have typed."""
        letters = 0
        for hidden, inside in groupby(self.pieces, key=lambda piece: piece.hidden):
            if hidden:
                self.marks.append(Mark(letters, "teks tersembunyi"))
            letters += sum(len(piece.text) for piece in inside)

    def stretches(self) -> tuple[Stretch, ...]:
        """The text, neighbours of one look together, what is hidden in its brackets."""
        if len(self.pieces) == 1 and not self.pieces[0].hidden:
            return (Stretch(*self.pieces[0][:5]),)
        found: list[Stretch] = []
        for hidden, inside in groupby(self.pieces, key=lambda piece: piece.hidden):
            stretches = [
                Stretch("".join(piece.text for piece in same), *look)
                for look, same in groupby(inside, key=lambda piece: piece[1:5])
            ]
            if hidden:
                stretches = [Stretch("‹tersembunyi: ", later=True), *stretches, Stretch("›", later=True)]
            found += stretches
        return tuple(found)
