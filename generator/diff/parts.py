"""What differs between two passages that are the same one, and between two documents as wholes.

Text, looks, what stands beside the text, and what was not read are compared each by itself: none is taken for another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from generator.diff.rows import Aspect, Change, Kind
from generator.office.word.content.model import Content, Mark, Owner, Paragraph, Sort
from generator.office.word.passages import UKURAN, Cell, Passage, Whole

TEKS: Final = "Teks"
SEL: Final = "Sel"
"""Whether a cell stands alone or continues the one above."""
NOMOR: Final = "Nomor otomatis"
BESERTA: Final = "Gambar, tautan, field, atau penanda"
TAMPILAN: Final = "Huruf tebal atau miring"
GAYA: Final = "Gaya"
RUPA: Final = "Tampilan lain"
PROPERTI: Final = "Properti"
SISA: Final = "Bagian yang tidak dibaca"
RAGU: Final = "Huruf tebal, miring, atau tanda * dan _"
"""What version 0.1.0 kept in one, so that it cannot be told apart."""
TERLACAK: Final = "perubahan terlacak"
"""The room of changes that nobody has accepted or rejected."""
TATA: Final = "tata halaman"
"""The room of how a section's pages are set, besides their size."""
DOKUMEN: Final = "seluruh dokumen"
"""The room of what holds for a whole document."""
Difference = tuple[str, str | None, str | None]


_ASPECTS: Final = {
    TAMPILAN: Aspect.LOOKS,
    GAYA: Aspect.LOOKS,
    RUPA: Aspect.LOOKS,
    PROPERTI: Aspect.PROPERTY,
    SISA: Aspect.UNREAD,
}
"""What a column is about, where it is not text."""
_COLUMNS: Final = {Sort.LOOKS: RUPA, Sort.PROPERTY: PROPERTI, Sort.REST: SISA}


def aspect_in(room: str) -> Aspect:
    """What a passage of a room is about: the size of pages is looks, all else text."""
    return Aspect.LOOKS if room == UKURAN else Aspect.TEXT


# --- one passage --------------------------------------------------------------------------------------------------


def edited(old: Passage, new: Passage) -> Iterator[Change]:
    """What differs in a passage: cell by cell, then the row itself."""
    if old.cells != new.cells:
        before = {cell.column: cell for cell in old.cells}
        after = {cell.column: cell for cell in new.cells}
        for column in sorted({*before, *after}):
            one, other = before.get(column), after.get(column)
            if one != other:
                where = f", kolom {column}" if column else ""
                yield from _changes(new.room, (old.place + where, new.place + where), _differences(one, other))
    if old.looks != new.looks:
        room = TATA if new.room == UKURAN else new.room
        yield from _changes(room, (old.place, new.place), [_other_looks(old.looks, new.looks)])
    yield from _changes(new.room, (old.place, new.place), _marks(SISA, old.rest, new.rest, same_text=True))


def edited_table(room: str, old: Whole, new: Whole) -> Iterator[Change]:
    """What differs in a table as a whole."""
    found: list[Difference] = []
    if old.caption != new.caption:
        was, now = (f"uraian tabel “{one.caption}”" if one.caption else "" for one in (old, new))
        found.append((PROPERTI, was, now))
    if old.looks != new.looks:
        found.append(_other_looks(old.looks, new.looks))
    found += _marks(SISA, old.rest, new.rest, same_text=True)
    yield from _changes(room, (old.place, new.place), found)


def _changes(room: str, places: Sequence[str], differences: Iterable[Difference]) -> Iterator[Change]:
    for name, was, now in differences:
        aspect = _ASPECTS.get(name, aspect_in(room))
        yield Change(Kind.CHANGED, room, places[0], places[1], name, was, now, aspect=aspect)


def _differences(old: Cell | None, new: Cell | None) -> Iterator[Difference]:
    """What differs in a cell, aspect by aspect."""
    if old is None or new is None:
        yield TEKS, old.text if old else None, new.text if new else None
    elif old.merged != new.merged:
        yield from _joined(old, new)
    else:
        yield from _aspects(old, new)


def _aspects(old: Cell, new: Cell) -> Iterator[Difference]:
    same = old.text == new.text
    if not same:
        yield TEKS, old.text, new.text
    elif old.marked != new.marked:
        yield TAMPILAN, old.marked, new.marked
    if old.styles != new.styles and (same or len(old.styles) == len(new.styles)):
        yield GAYA, "\n".join(old.styles), "\n".join(new.styles)
    before, after = _labels(old), _labels(new)
    if before != after:
        yield NOMOR, before, after
    marks_of, rest_of = attrgetter("marks"), attrgetter("rest")
    yield from _marks(BESERTA, _gathered(old, marks_of), _gathered(new, marks_of), same)
    yield from _marks(SISA, _gathered(old, rest_of), _gathered(new, rest_of), same)
    was, now = _looks(old, same), _looks(new, same)
    if was != now:
        yield RUPA, *_apart(was, now)
    raw_old, raw_new = [one.raw for one in old.paragraphs], [one.raw for one in new.paragraphs]
    if same and raw_old != raw_new:
        yield RAGU, "\n".join(raw_old), "\n".join(raw_new)


def _joined(old: Cell, new: Cell) -> Iterator[Difference]:
    """A cell that now continues the one above, or no longer does: nothing of it can be set against the other."""
    joined, alone = "menyatu dengan sel di atasnya", "sel sendiri"
    if old.merged:
        was, now, text_old, text_new = joined, alone, "", new.text
    else:
        was, now, text_old, text_new = alone, joined, old.text, ""
    yield SEL, was, now
    if text_old != text_new:
        yield TEKS, text_old, text_new


def _labels(cell: Cell) -> str:
    return "\n".join(paragraph.label for paragraph in cell.paragraphs).strip("\n")


def _gathered(cell: Cell, marks_of: Callable[[Paragraph], Iterable[Mark]]) -> list[Mark]:
    """The marks of a cell's paragraphs as if they were one text."""
    found: list[Mark] = []
    before = 0
    for paragraph in cell.paragraphs:
        found += [Mark(before + mark.offset, mark.words) for mark in marks_of(paragraph)]
        before += len(paragraph.text) + 1
    return found


def _marks(name: str, old: Sequence[Mark], new: Sequence[Mark], same_text: bool) -> Iterator[Difference]:
    """What went and what came; in the same text also what moved."""
    before, after = Counter(mark.words for mark in old), Counter(mark.words for mark in new)
    gone = "; ".join((before - after).elements())
    come = "; ".join((after - before).elements())
    if gone or come:
        yield name, gone, come
    elif same_text and tuple(old) != tuple(new):
        was, now = ("; ".join(f"{mark.words} (setelah {mark.offset} huruf)" for mark in side) for side in (old, new))
        yield name, was, now


def _looks(cell: Cell, same_text: bool) -> list[str]:
    """A cell's looks in words; of another text only which looks occur in it."""
    found = [cell.looks]
    for paragraph in cell.paragraphs:
        found.append(paragraph.looks)
        if not same_text:
            found += [stretch.looks for stretch in paragraph.stretches]
            continue
        for looks, stretches in groupby(paragraph.stretches, key=attrgetter("looks")):
            if looks:
                text = "".join(stretch.text for stretch in stretches)
                found.append(f"“{text}” {looks}")
        found.append(paragraph.drawn)
    if same_text:
        return [words for words in found if words]
    return sorted({*found} - {""})


_BETWEEN: Final = re.compile(r", (?![^()]*\))")
"""What separates looks; what stands in brackets belongs together."""


def _other_looks(old: str, new: str) -> Difference:
    was = _BETWEEN.split(old) if old else []
    now = _BETWEEN.split(new) if new else []
    return RUPA, *_apart(was, now)


def _apart(old: Sequence[str], new: Sequence[str]) -> tuple[str, str]:
    """The words of only one side; all where both have the same in another order."""
    before, after = Counter(old), Counter(new)
    gone, come = before - after, after - before
    if gone or come:
        return "; ".join(gone.elements()), "; ".join(come.elements())
    return "; ".join(old), "; ".join(new)


# --- the whole document -------------------------------------------------------------------------------------------


def whole_changes(old: Content, new: Content) -> Iterator[Change]:
    """What differs in styles, settings and properties, and in parts that were not read."""
    before, after = _facts(old, new), _facts(new, old)
    for key in dict.fromkeys((*before, *after)):
        sort, place, owner = key
        was, now = before.get(key), after.get(key)
        used_once = owner is Owner.STYLE and (was is None or now is None)
        if was != now and not used_once:
            column = _COLUMNS[sort]
            yield Change(Kind.CHANGED, DOKUMEN, place, place, column, was, now, aspect=_ASPECTS[column])


def _facts(content: Content, other: Content) -> dict[tuple[Sort, str, Owner], str]:
    """The facts of a document by their place.

    Parts of which the other document has one of the same content, whatever it is called, are no difference.
    """
    known = {fact.words for fact in other.facts if fact.owner is Owner.PART}
    found: dict[tuple[Sort, str, Owner], str] = {}
    for fact in content.facts:
        if fact.owner is Owner.PART and fact.words in known:
            continue
        key = fact.sort, fact.place, fact.owner
        found[key] = f"{found[key]}; {fact.words}" if key in found else fact.words
    return found
