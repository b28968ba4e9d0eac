"""Two Word documents compared: passages aligned, then paragraphs word by word and rows cell by cell.

Equal passages are aligned first (difflib); in what lies between, those with most words in common are
paired in order, and the rest was added, removed, or moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from generator.diff.matching import MOST, share_of, words_of
from generator.diff.report import Comparison
from generator.diff.rows import EXACT, Change, Kind, Rules
from generator.diff.sides import Side
from generator.diff.words import matcher
from generator.errors import InputRefused
from generator.package import read_package
from generator.word.damage import refusing_damage
from generator.word.passages import ISI, Cell, Passage, passages
from generator.word.text import docx_text
from generator.word.tracked import pending_changes

TEKS: Final = "Teks"
TAMPILAN: Final = "Huruf tebal atau miring"
GAYA: Final = "Gaya"
_ALIKE: Final = 0.3
"""Share of words in common from which two passages at the same place are one that was edited."""
_PAGE_NUMBER: Final = re.compile(r"[^\w]*\d+[^\w]*")
"""A paragraph of a header that holds a page number and nothing else."""
Pair = tuple[Passage | None, Passage | None]


@dataclass(frozen=True)
class DocumentComparison(Comparison):
    """What changed between two Word documents; `table` of a change is the room, its id the place in words."""

    pending: tuple[str, ...] = ()
    """A sentence for each document in which tracked changes are waiting."""

    def touched(self, change: Change) -> tuple[str, ...]:
        """The new document itself."""
        return (Path(self.new.name).name,)


def is_document(path: Path) -> bool:
    """Whether a path names a Word document."""
    return path.suffix.casefold() == ".docx"


def compare_documents(old: Path, new: Path, rules: Rules = EXACT) -> DocumentComparison:
    """What changed from one .docx to the other. Raises `InputRefused` when one is no Word document, or unsafe."""
    for path, other in ((old, new), (new, old)):
        if not is_document(path):
            raise InputRefused(
                f"{path} bukan dokumen Word, sedangkan {other} dokumen Word. "
                "Bandingkan dokumen Word dengan dokumen Word, atau master dan folder hasil dengan sesamanya."
            )
    (before, waiting), (after, waiting_too) = map(_read, (old, new))
    changes = changes_of(before, after, rules)
    first, second = (Side(str(path), (), None, None) for path in (old, new))
    return DocumentComparison(first, second, changes, {}, (), (), tuple(filter(None, (waiting, waiting_too))))


def _read(path: Path) -> tuple[Sequence[str], str]:
    """The lines of a document's text, and what is to be said of tracked changes in it."""
    data = read_package(path, ".docx")
    with refusing_damage(path.name):
        return docx_text(data).splitlines(), pending_changes(data).sentence(path.name)


def changes_of(old: Iterable[str], new: Iterable[str], rules: Rules = EXACT) -> tuple[Change, ...]:
    """Every change between two documents, given by the lines of their text (`docx_text`), in order of place."""
    before = _rooms(passages(old))
    after = _renumbered(before, _rooms(passages(new)))
    names = sorted({**after, **before}, key=lambda name: (name != ISI, [*after, *before].index(name)))
    found = (change for name in names for change in _room(before.get(name, []), after.get(name, [])))
    return tuple(change for change in found if not rules.ignores(change.table, change.column or ""))


def _rooms(found: Iterable[Passage]) -> dict[str, list[Passage]]:
    rooms: dict[str, list[Passage]] = {}
    for passage in found:
        rooms.setdefault(passage.room, []).append(passage if passage.room == ISI else _unnumbered(passage))
    return rooms


def _unnumbered(passage: Passage) -> Passage:
    """A header or footer without the page number that Word last put there, which says nothing of the document."""
    cells = [
        replace(cell, text=re.sub(r"\d+", "#", cell.text)) if _PAGE_NUMBER.fullmatch(cell.text) else cell
        for cell in passage.cells
    ]
    return replace(passage, cells=tuple(cells))


def _renumbered(before: dict[str, list[Passage]], after: dict[str, list[Passage]]) -> dict[str, list[Passage]]:
    """The new rooms under the names of old ones that say the same: programs number headers as they like."""
    left = {name: _content(found) for name, found in before.items()}
    names: dict[str, str] = {}
    for name, found in after.items():
        kind = name.rstrip("0123456789")
        same = [old for old, content in left.items() if old.startswith(kind) and content == _content(found)]
        if same:
            names[name] = name if name in same else same[0]
            del left[names[name]]
    free = [name for name in after if name not in names.values()]
    for name in after:
        if name not in names:
            kind = name.rstrip("0123456789")
            names[name] = name if name in free else next(other for other in free if other.startswith(kind))
            free.remove(names[name])
    return {names[name]: found for name, found in after.items()}


def _content(found: Iterable[Passage]) -> list[str]:
    return [_key(passage) for passage in found]


def _room(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
    pairs = list(_pairs(old, new))
    moved = _moved(pairs)
    was, now = ({passage.place: number for number, passage in enumerate(side, start=1)} for side in (old, new))
    origins = set(moved.values())
    for before, after in pairs:
        if before and after:
            yield from _edited(before, after)
        elif before and before not in origins:
            yield Change(Kind.REMOVED, before.room, before.place, None, None, _values(before), None, was[before.place])
        elif after and (origin := moved.get(after)):
            places = was[origin.place], now[after.place]
            yield Change(Kind.MOVED, after.room, origin.place, after.place, None, *places)
        elif after:
            yield Change(Kind.ADDED, after.room, None, after.place, None, None, _values(after), now[after.place])


def _values(passage: Passage) -> dict[str, str | None]:
    return {f"Kolom {cell.column}" if cell.column else TEKS: cell.text for cell in passage.cells}


# --- which passage is which ---------------------------------------------------------------------------------------


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    """The passages of both in order: together where they are the same one, else alone."""
    for tag, i, j, k, m in matcher([_key(item) for item in old], [_key(item) for item in new]).get_opcodes():
        if tag == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from _stretch(old[i:j], new[k:m])


def _key(passage: Passage) -> str:
    """What makes a passage equal to another, wherever it stands."""
    return repr((passage.is_row, passage.cells))


def _stretch(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    """Passages between equal ones: the most alike are paired, and what lies between them when it is as many."""
    anchors = [(-1, -1), *_best(old, new), (len(old), len(new))]
    for (i, k), (j, m) in pairwise(anchors):
        yield from _between(old[i + 1 : j], new[k + 1 : m])
        if j < len(old):
            yield old[j], new[m]


def _between(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    if len(old) == len(new) and all(a.is_row == b.is_row for a, b in zip(old, new, strict=True)):
        yield from zip(old, new, strict=True)
        return
    yield from ((passage, None) for passage in old)
    yield from ((None, passage) for passage in new)


def _best(old: Sequence[Passage], new: Sequence[Passage]) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that have most words in common altogether."""
    if len(old) * len(new) > MOST:
        return []
    shares = _shares(old, new)
    sums = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for k in reversed(range(len(new))):
            sums[i][k] = max(sums[i + 1][k], sums[i][k + 1], shares[i][k] + sums[i + 1][k + 1])
    return list(_walk(sums, shares))


def _walk(sums: Sequence[Sequence[float]], shares: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    i = k = 0
    while i < len(shares) and k < len(shares[i]):
        if shares[i][k] and sums[i][k] == shares[i][k] + sums[i + 1][k + 1]:
            yield i, k
            i, k = i + 1, k + 1
        elif sums[i][k] == sums[i + 1][k]:
            i += 1
        else:
            k += 1


def _shares(old: Sequence[Passage], new: Sequence[Passage]) -> list[list[float]]:
    """How much each two passages have in common, 0 where they are too different to be one."""
    before, after = ([words_of(cell.plain for cell in item.cells) for item in side] for side in (old, new))
    return [
        [
            share if one.is_row == other.is_row and (share := share_of(before[i], after[k])) >= _ALIKE else 0.0
            for k, other in enumerate(new)
        ]
        for i, one in enumerate(old)
    ]


def _moved(pairs: Iterable[Pair]) -> dict[Passage, Passage]:
    """Passages that were taken out in one place and put in unchanged in another: where now → where before."""
    gone: dict[str, list[Passage]] = {}
    come: dict[str, list[Passage]] = {}
    for before, after in pairs:
        alone = before if after is None else after if before is None else None
        if alone is not None and any(cell.text for cell in alone.cells):
            (gone if after is None else come).setdefault(_key(alone), []).append(alone)
    return {now: origin for key, places in come.items() for now, origin in zip(places, gone.get(key, ()), strict=False)}


# --- what changed in a passage ------------------------------------------------------------------------------------


def _edited(old: Passage, new: Passage) -> Iterator[Change]:
    if old.cells == new.cells:
        return
    before, after = ({cell.column: cell for cell in side.cells} for side in (old, new))
    for column in sorted({*before, *after}):
        one, other = before.get(column), after.get(column)
        if one != other:
            first, second = (f"{item.place}, kolom {column}" if column else item.place for item in (old, new))
            for name, was, now in _differences(one, other):
                yield Change(Kind.CHANGED, new.room, first, second, name, was, now)


def _differences(old: Cell | None, new: Cell | None) -> Iterator[tuple[str, str | None, str | None]]:
    """What differs in a cell: its words, or only their looks; and the styles of its paragraphs."""
    if old is None or new is None:
        yield TEKS, old.plain if old else None, new.plain if new else None
        return
    if old.plain != new.plain:
        yield TEKS, old.plain, new.plain
    elif old.text != new.text:
        yield TAMPILAN, old.text, new.text
    if old.styles != new.styles and len(old.styles) == len(new.styles):
        yield GAYA, "\n".join(old.styles), "\n".join(new.styles)
