"""What several families look at: every filled cell of the master, likeness of words, lists of places."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from generator.findings import Address
from generator.model import LEMBAR, Baris, Kolom, Lembar, Master, Sel, columns
from generator.values import Raw, Triwulan, normal

T = TypeVar("T")
K = TypeVar("K")

QUARTERS = tuple(Triwulan)


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell of a table: its row, field, column, and what is stored there (None when blank)."""

    row: Baris
    name: str
    kolom: Kolom
    sel: Sel | None

    @property
    def value(self) -> Any:
        """The typed value."""
        return getattr(self.row, self.name)

    @property
    def raw(self) -> Raw:
        """The value as stored."""
        return self.sel.nilai if self.sel else None

    @property
    def spoiled(self) -> bool:
        """Whether the cell shows an error or a formula that was never calculated."""
        return self.sel is not None and is_spoiled(self.sel)


def is_spoiled(sel: Sel) -> bool:
    """Whether a cell shows an error such as #REF!, or holds a formula that was never calculated."""
    return sel.galat or bool(sel.formula and sel.nilai == sel.formula)


def sheets(master: Master) -> Mapping[str, Lembar]:
    """The sheets that hold tables, by the name that the model gives them."""
    by_name = {normal(name): lembar for name, lembar in master.buku.lembar.items()}
    return {kind.SHEET: by_name[normal(kind.SHEET)] for kind in LEMBAR.values() if normal(kind.SHEET) in by_name}


def rows(master: Master) -> Iterator[Baris]:
    """All rows of all sheets, in the order of the workbook."""
    for name in LEMBAR:
        yield from getattr(master, name)


def entries(master: Master) -> Iterator[Entry]:
    """Every cell of every table once, row by row; a cell that several rows repeat belongs to the first."""
    stored = {name: {sel.alamat: sel for sel in lembar.sel.values()} for name, lembar in sheets(master).items()}
    seen_cells: set[tuple[str, str]] = set()
    for row in rows(master):
        for name, column in columns(type(row)).items():
            place = (row.SHEET, row.cells.get(name, ""))
            if place[1] and place not in seen_cells:
                seen_cells.add(place)
                yield Entry(row, name, column, stored.get(row.SHEET, {}).get(place[1]))


def grouped(items: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Values by key, keys in order of first appearance."""
    result: dict[K, list[T]] = {}
    for key, item in items:
        result.setdefault(key, []).append(item)
    return result


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like the word; empty when none is like it."""
    known = {normal(candidate): candidate for candidate in candidates}
    found = difflib.get_close_matches(normal(word), known, n=1, cutoff=0.6)
    return known[found[0]] if found else ""


def perhaps(word: str, candidates: Iterable[str]) -> str:
    """` Mungkin maksudnya "…".`, or nothing when no candidate is like the word."""
    guess = nearest(word, candidates)
    return f' Mungkin maksudnya "{guess}".' if guess else ""


def places(addresses: Sequence[Address], most: int = 6) -> str:
    """`Lampiran I!G2, G3, dan 4 sel lain`: every cell once."""
    unique = list(dict.fromkeys(addresses))
    named, sheet = [], ""
    for address in unique[:most]:
        named.append(address.cell if address.sheet == sheet else str(address))
        sheet = address.sheet
    rest = len(unique) - len(named)
    if rest:
        return f"{', '.join(named)}, dan {rest} sel lain"
    return joined(named)


def also(addresses: Sequence[Address]) -> str:
    """A closing sentence that names the other places, empty when there are none."""
    return f" Begitu pula di {places(addresses)}." if addresses else ""


def joined(words: Sequence[str]) -> str:
    """`a, b, dan c`."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def short(text: str, most: int = 80) -> str:
    """A text for quoting within a sentence: on one line, its end cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
