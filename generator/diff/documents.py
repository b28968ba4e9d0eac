"""Two Word documents compared: passages aligned, then paragraphs word by word and rows cell by cell.

Equal passages are aligned first (difflib); in what lies between, those with most words in common are
paired in order, and the rest was added, removed, or moved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from generator.diff.parts import DOKUMEN, TEKS, TERLACAK, aspect_in, edited, edited_table, whole_changes
from generator.diff.report import Comparison
from generator.diff.rows import EXACT, MOST, Aspect, Change, Kind, Rules, share_of, words_of
from generator.diff.sides import Side
from generator.diff.words import matcher
from generator.errors import InputRefused
from generator.office.package import Package, read_package
from generator.office.word.content import Content, Paragraph, read_content
from generator.office.word.content.lines import FORM, content_of
from generator.office.word.passages import ISI, Cell, Passage, passages
from generator.office.word.tracked import TRACKED_LOOKS, Pending, pending_changes

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


_DOCUMENTS: Final = (".docx", ".docm", ".doc", ".odt", ".rtf")


def is_document(path: Path) -> bool:
    """Whether a path names a document, also one of a kind that must be saved as .docx first."""
    return path.suffix.casefold() in _DOCUMENTS


def compare_documents(old: Path, new: Path, rules: Rules = EXACT) -> DocumentComparison:
    """What changed from one .docx to the other. Raises `InputRefused` when one is no Word document, or unsafe."""
    for path, other in ((old, new), (new, old)):
        if not is_document(path):
            raise InputRefused(
                f"{path} bukan dokumen Word, sedangkan {other} dokumen Word. "
                "Bandingkan dokumen Word dengan dokumen Word, atau master dan folder hasil dengan sesamanya."
            )
    before, after = read_package(old, ".docx"), read_package(new, ".docx")
    waiting = [pending_changes(package).sentence(package.name) for package in (before, after)]
    return DocumentComparison(
        old=Side(str(old), (), None, None),
        new=Side(str(new), (), None, None),
        changes=package_changes(before, after, rules),
        effects={},
        renames=(),
        documents=(),
        pending=tuple(filter(None, waiting)),
    )


def package_changes(old: Package, new: Package, rules: Rules = EXACT) -> tuple[Change, ...]:
    """Every change between two Word documents. Raises `InputRefused` when one cannot be read."""
    before, after = read_content(old.parts, old.name), read_content(new.parts, new.name)
    changes = _counting(content_changes(before, after), rules)
    if all(change.aspect is not Aspect.TEXT for change in changes):
        changes += _counting(_tracked(pending_changes(old), pending_changes(new)), rules)
    return tuple(changes)


def _counting(changes: Iterable[Change], rules: Rules) -> list[Change]:
    return [change for change in changes if not rules.ignores(change.table, change.column or "")]


def changes_of(old: Sequence[str], new: Sequence[str], rules: Rules = EXACT, form: int = FORM) -> tuple[Change, ...]:
    """Every change between two documents, given by the lines of their text (`docx_text`), in order of place.

    Lines hold text, styles, bold and italic, and no other looks. `form` is the form of both (`content/lines.py`).
    """
    return tuple(_counting(content_changes(content_of(old, form), content_of(new, form)), rules))


def content_changes(old: Content, new: Content) -> Iterator[Change]:
    """Every change between two documents in order of place; last what holds for the whole of them."""
    before, after = _rooms(passages(old)), _rooms(passages(new))
    before, after = _without_copies(before, after), _without_copies(after, before)
    after = _renumbered(before, after)
    names = list(dict.fromkeys((*after, *before)))
    for name in sorted(names, key=lambda name: name != ISI):  # the text first, the others in their order
        yield from _room(before.get(name, []), after.get(name, []))
    yield from whole_changes(old, new)


def _tracked(old: Pending, new: Pending) -> Iterator[Change]:
    """That other tracked changes are waiting: all that differs where accepting them gives the same text."""
    if old.counts != new.counts:
        looks_alone = {kind for kind, _ in (*old.counts, *new.counts)} == {TRACKED_LOOKS}
        aspect = Aspect.LOOKS if looks_alone else Aspect.TEXT
        yield Change(Kind.CHANGED, TERLACAK, DOKUMEN, DOKUMEN, TEKS, old.words, new.words, aspect=aspect)
    elif old.gone != new.gone:
        yield Change(Kind.CHANGED, TERLACAK, "teks yang dihapus", "teks yang dihapus", TEKS, old.gone, new.gone)


def _rooms(found: Iterable[Passage]) -> dict[str, list[Passage]]:
    rooms: dict[str, list[Passage]] = {}
    for passage in found:
        rooms.setdefault(passage.room, []).append(passage if passage.room == ISI else _unnumbered(passage))
    return rooms


def _unnumbered(passage: Passage) -> Passage:
    """A header or footer without the page number that Word last put there, which says nothing of the document."""
    cells: list[Cell] = []
    for cell in passage.cells:
        if not _PAGE_NUMBER.fullmatch(cell.text):
            cells.append(cell)
            continue
        paragraphs: list[Paragraph] = []
        for paragraph in cell.paragraphs:
            stretches = [stretch._replace(text=_numberless(stretch.text)) for stretch in paragraph.stretches]
            paragraphs.append(replace(paragraph, stretches=tuple(stretches), raw=_numberless(paragraph.raw)))
        cells.append(replace(cell, text=_numberless(cell.text), paragraphs=tuple(paragraphs)))
    return replace(passage, cells=tuple(cells))


def _numberless(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _without_copies(rooms: dict[str, list[Passage]], others: dict[str, list[Passage]]) -> dict[str, list[Passage]]:
    """Rows without those that only repeat another, as far as the other document has fewer of their kind.

    Programs write the header of all sections out again for each of them.
    """
    kept = dict(rooms)
    for name in rooms:
        kind = _kind(name)
        if kind == name:
            continue
        own = sum(other.startswith(kind) for other in kept)
        theirs = sum(other.startswith(kind) for other in others)
        if own > theirs and any(_nameless(kept[name]) == _nameless(kept[other]) for other in kept if other < name):
            del kept[name]
    return kept


def _kind(room: str) -> str:
    """What a room is, without its number: `kepala halaman` of `kepala halaman 2`."""
    return room.rstrip("0123456789")


def _nameless(passages: Iterable[Passage]) -> list[Passage]:
    """What a room holds, whichever room that is."""
    return [replace(passage, room="") for passage in passages]


def _renumbered(before: dict[str, list[Passage]], after: dict[str, list[Passage]]) -> dict[str, list[Passage]]:
    """The new rooms under the names of old ones that say the same: programs number headers as they like."""
    left = {name: [passage.said for passage in found] for name, found in before.items()}
    names: dict[str, str] = {}
    for name, found in after.items():
        content = [passage.said for passage in found]
        same = [old for old in left if old.startswith(_kind(name)) and left[old] == content]
        if same:
            names[name] = name if name in same else same[0]
            del left[names[name]]
    free = [name for name in after if name not in names.values()]
    for name in after:
        if name not in names:
            of_kind = (other for other in free if other.startswith(_kind(name)))
            names[name] = name if name in free else next(of_kind)
            free.remove(names[name])
    return {names[name]: found for name, found in after.items()}


def _room(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Change]:
    pairs = list(_pairs(old, new))
    moved = _moved(pairs)
    origins = set(moved.values())
    was = {passage.place: number for number, passage in enumerate(old, start=1)}
    now = {passage.place: number for number, passage in enumerate(new, start=1)}
    yield from _tables(pairs)
    for before, after in pairs:
        if before and after:
            yield from edited(before, after)
        elif before and before not in origins:
            gone, place = _values(before), was[before.place]
            aspect = aspect_in(before.room)
            yield Change(Kind.REMOVED, before.room, before.place, None, None, gone, None, place, aspect=aspect)
        elif after and (origin := moved.get(after)):
            places = was[origin.place], now[after.place]
            aspect = aspect_in(after.room)
            yield Change(Kind.MOVED, after.room, origin.place, after.place, None, *places, aspect=aspect)
            yield from edited(origin, after)
        elif after:
            come, place = _values(after), now[after.place]
            aspect = aspect_in(after.room)
            yield Change(Kind.ADDED, after.room, None, after.place, None, None, come, place, aspect=aspect)


def _tables(pairs: Iterable[Pair]) -> Iterator[Change]:
    """What differs in tables as wholes, each beside the first table with which it has a row in common."""
    seen: set[str] = set()
    for before, after in pairs:
        if before and after and before.table and after.table and after.table.place not in seen:
            seen.add(after.table.place)
            yield from edited_table(after.room, before.table, after.table)


def _values(passage: Passage) -> dict[str, str | None]:
    """The texts of a passage by column; None for a cell that continues the one above."""
    found: dict[str, str | None] = {}
    for cell in passage.cells:
        column = f"Kolom {cell.column}" if cell.column else TEKS
        found[column] = None if cell.merged else cell.text
    return found


# --- which passage is which ---------------------------------------------------------------------------------------


def _pairs(old: Sequence[Passage], new: Sequence[Passage]) -> Iterator[Pair]:
    """The passages of both in order: together where they are the same one, else alone."""
    aligned = matcher([passage.said for passage in old], [passage.said for passage in new])
    for tag, i, j, k, m in aligned.get_opcodes():
        if tag == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from _stretch(old[i:j], new[k:m])


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
    before = [words_of(cell.text for cell in passage.cells) for passage in old]
    after = [words_of(cell.text for cell in passage.cells) for passage in new]
    shares = [[0.0] * len(new) for _ in old]
    for i, one in enumerate(old):
        for k, other in enumerate(new):
            if one.is_row == other.is_row:
                share = share_of(before[i], after[k])
                shares[i][k] = share if share >= _ALIKE else 0.0
    return shares


def _moved(pairs: Iterable[Pair]) -> dict[Passage, Passage]:
    """Passages that were taken out in one place and put in unchanged in another: where now → where before."""
    gone: defaultdict[str, list[Passage]] = defaultdict(list)
    come: defaultdict[str, list[Passage]] = defaultdict(list)
    for before, after in pairs:
        if before and after is None and before.is_filled:
            gone[before.said].append(before)
        elif after and before is None and after.is_filled:
            come[after.said].append(after)
    moved: dict[Passage, Passage] = {}
    for said, places in come.items():
        moved.update(zip(places, gone[said], strict=False))
    return moved
