"""The tags of a template: found, made whole where Word has split them, and each with its place.

Every tag gets a number, kept inside it between two signs that no text uses (`_OPEN`, `_CLOSE`) until the
source is written, so that wherever preparation moves or copies it, a fault can be shown where it was typed.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from generator.office.word.language import Looks
from generator.office.word.limits import MAX_TAG, MAX_TAGS
from generator.office.word.problems import Place, Problem, excerpt

TAG: Final = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}|\{#(?:(?!\{#|#\}).)*#\}", re.DOTALL)
HALF: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
NUMBER: Final = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
NUMBERED: Final = re.compile(rf"(\{{[{{%#](?:(?!\{{[{{%#]).)*?{_OPEN}[0-9]+{_CLOSE}.*?[}}%#]\}})", re.DOTALL)
"""A tag that has its number; splitting by it keeps the tags, one after each stretch of text."""
_INTERNAL: Final = re.compile(r"\|\s*(_\w*)")
"""Filters of our own making, which nobody may type."""
STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
"""The curly quotes that Word makes while one types, as the straight ones that are meant."""
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_ALIKE: Final = re.compile("[｛﹛❴⦃｝﹜❵⦄]")
"""What looks like a brace and is none."""
_SIGNS: Final = re.compile("[\ufdd0-\ufdd4]")
"""What no text uses: ours here and in `placing`."""
_SHAPE: Final = re.compile(r"\{([{%#])(tr|tc|p|r)?(?=[\s+-])[+-]?\s*(\w*)")


class Tag(NamedTuple):
    """One tag as it was typed."""

    typed: str
    place: Place

    @property
    def kind(self) -> str:
        """What it takes the place of: `tr`, `tc`, `p`, `r`; empty when it stays where it is."""
        found = _SHAPE.match(self.typed)
        return (found[2] or "") if found else ""

    @property
    def command(self) -> str:
        """The first word of a `{% … %}`; empty for what prints and for comments."""
        found = re.match(r"\{%(?:tr|tc|p|r)?(?=[\s+-])[+-]?\s*(\w+)|\{%(\w+)", self.typed)
        return (found[1] or found[2] or "") if found else ""


@dataclass
class Draft:
    """What reading one template brings together."""

    tags: list[Tag] = field(default_factory=list)
    looks: list[Looks] = field(default_factory=list)
    """The properties of rich tags' runs."""
    problems: list[Problem] = field(default_factory=list)
    mended: list[Place] = field(default_factory=list)
    """Where Word had split a tag."""

    def report(self, place: Place, message: str, remedy: str) -> None:
        """Keep an error."""
        self.problems.append(Problem(place, message, remedy))

    def number(self, tag: str, place: Place) -> str:
        """The tag with a number of its own inside; empty, and reported, when there are too many or it is too long."""
        if len(tag) > MAX_TAG:
            self.report(place, f"memuat tanda yang lebih panjang dari {MAX_TAG} huruf", "Persingkat tanda itu.")
            return ""
        if found := _INTERNAL.search(tag):
            self.report(place, f"memakai perintah “{found[1]}” yang tidak dikenal", "Hapus perintah itu.")
            return ""
        tag = self._plain(tag, place)
        number = len(self.tags)
        self.tags.append(Tag(tag, place))
        if number == MAX_TAGS:  # the first beyond: said once
            self.report(
                Place(), f"memuat lebih dari {MAX_TAGS} tanda", "Sederhanakan templat itu; pakai perulangan (for)."
            )
        if number >= MAX_TAGS:
            return ""
        return f"{tag[:-2]}{_OPEN}{number}{_CLOSE}{tag[-2:]}"

    def _plain(self, tag: str, place: Place) -> str:
        """The tag without what no tag has outside its texts in quotes, which is reported: it looks right, and is not."""
        if tag.isascii() or tag.startswith("{#"):
            return tag
        bare = _QUOTED.sub("", tag.translate(STRAIGHT))
        strange = [char for char in dict.fromkeys(bare) if ord(char) > 127 and not char.isspace()]
        if not strange:
            return tag
        self.report(place, *_strange(strange[0]))
        plain: list[str] = []
        for char in tag:
            if _is_dash(char):
                plain.append("-")
            elif char not in strange:
                plain.append(char)
        return "".join(plain)


def number_in(tag: str) -> int:
    """The number of a tag; -1 for one without."""
    found = NUMBER.search(tag)
    return int(found[1]) if found else -1


def _is_dash(char: str) -> bool:
    return unicodedata.category(char) == "Pd" or char == "\u2212"


def _strange(char: str) -> tuple[str, str]:
    """What is wrong with a character in a tag, and what to do."""
    again = "Hapus seluruh tanda itu, lalu ketik ulang."
    code = f"U+{ord(char):04X}"
    match unicodedata.category(char):
        case "Cf":
            return f"memuat karakter tak terlihat ({code}) di dalam tanda", again
        case "Pi" | "Pf" | "Ps" | "Pe" if not char.isalpha():
            return f"memuat tanda kutip atau kurung “{char}” ({code}) yang bukan dari papan ketik", again
        case category if _is_dash(char):
            return f"memuat garis “{char}” ({code}) di dalam tanda, bukan tanda kurang (-)", again
        case category if category.startswith("L"):
            return f"memuat huruf “{char}” ({code}) yang hanya mirip huruf biasa", again
    return f"memuat karakter “{char}” ({code}) yang tidak dikenal di dalam tanda", again


def whole_tags(texts: Sequence[str], part: str, where: str, draft: Draft) -> list[str]:
    """The texts of one paragraph's pieces, every tag wholly in the piece it begins in and numbered.

    A brace without its partner is reported and taken out. Time grows with the length of the texts.
    """
    pieces = [_SIGNS.sub("", text) for text in texts]
    whole = "".join(pieces)
    if not HALF.search(whole):
        return pieces
    begins = list(accumulate(map(len, pieces[:-1]), initial=0))
    filled: list[list[str]] = [[] for _ in pieces]
    end = 0
    for tag in TAG.finditer(whole):
        _lay_out(whole, end, tag.start(), begins, filled, Place(part, where), draft)
        place = Place(part, where, excerpt(whole, tag.start(), tag.end()))
        owner = _owner(begins, tag.start())
        if _owner(begins, tag.end() - 1) != owner:
            draft.mended.append(place)
        filled[owner].append(draft.number(tag[0], place))
        end = tag.end()
    _lay_out(whole, end, len(whole), begins, filled, Place(part, where), draft)
    return ["".join(parts) for parts in filled]


def _owner(begins: Sequence[int], at: int) -> int:
    return bisect_right(begins, at) - 1


def _lay_out(
    whole: str, start: int, end: int, begins: Sequence[int], filled: list[list[str]], place: Place, draft: Draft
) -> None:
    """Give the text between two tags back to its pieces, without halves of tags."""
    if start == end:
        return
    stretch = whole[start:end]
    if half := HALF.search(stretch):
        at = start + half.start()
        alike = _ALIKE.search(stretch)
        besides = f"; kurung “{alike[0]}” (U+{ord(alike[0]):04X}) bukan kurung kurawal biasa" if alike else ""
        draft.report(
            place._replace(text=excerpt(whole, at, at + 2)),
            f"memuat tanda {half[0]} yang tidak berpasangan{besides}",
            "Setiap {{ ditutup dengan }}, dan setiap {% ditutup dengan %}, dalam paragraf yang sama.",
        )
        stretch = HALF.sub(_OPEN * 2, stretch)  # as long as it was, so that the places hold
    for index in range(_owner(begins, start), _owner(begins, end - 1) + 1):
        first = max(start, begins[index])
        last = min(end, begins[index + 1]) if index + 1 < len(begins) else end
        filled[index].append(stretch[first - start : last - start].replace(_OPEN, ""))
