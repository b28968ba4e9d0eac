"""What several families look at: every filled cell of the master, likeness of words, lists of places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final, TypeVar

from generator.findings import Address
from generator.master import (
    LEMBAR,
    Baris,
    Entry,
    Indikator,
    Master,
    Output,
    Sel,
)
from generator.master.satuan import wajar
from generator.registry import Temuan
from generator.values import Triwulan, normal

QUARTER_NAMED: Final = re.compile(
    r"\b(?:TW|Triwulan)\s*((?:IV|I{1,3}|[1-4])\b(?:\s*(?:,|dan|s\.?d\.?|-|–)\s*(?:IV|I{1,3}|[1-4])\b)*)", re.IGNORECASE
)
YEAR_NAMED: Final = re.compile(r"tahun\s+(?:anggaran\s+)?(\d{4})", re.IGNORECASE)
_NUMERAL: Final = re.compile(r"IV|I{1,3}|[1-4]")
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4}

T = TypeVar("T")
K = TypeVar("K")

_CUSTOM: Final = (3, 4)
"""Of how many cases more than how many make a custom: more than three of four."""
QUARTERS: Final = tuple(Triwulan)


def rows(master: Master) -> Iterator[Baris]:
    """All rows of all sheets, in the order of the workbook."""
    for name in LEMBAR:
        yield from getattr(master, name)


def grouped(items: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    """Values by key, keys in order of first appearance."""
    result: dict[K, list[T]] = {}
    for key, item in items:
        result.setdefault(key, []).append(item)
    return result


def customary(follows: Sequence[bool]) -> bool:
    """Whether an office does something as a rule: in more than three cases of four.

    Offices number, head and assign differently; where one does not do so anyway, what departs from it is no slip.
    """
    return _CUSTOM[1] * sum(follows) > _CUSTOM[0] * len(follows)


def named_quarters(text: str) -> tuple[Triwulan, ...]:
    """The quarters that a text names: `TW2`, `Triwulan IV`, `TW II, III DAN IV`; in order, each once."""
    found = (numeral for match in QUARTER_NAMED.finditer(text) for numeral in _NUMERAL.findall(match[1].upper()))
    return tuple(sorted({Triwulan(_ROMAN.get(numeral) or int(numeral)) for numeral in found}))


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
    """`Lampiran I!G2, G4:G9, dan 4 sel lain`: every cell once, neighbours below each other as a range."""
    unique = list(dict.fromkeys(addresses))
    named, sheet, count = [], "", 0
    for block in _ranges(unique)[:most]:
        first, last = block[0], block[-1]
        text = first.cell if len(block) == 1 else f"{first.cell}:{last.cell}"
        named.append(text if first.sheet in ("", sheet) else f"{first.sheet}!{text}")
        sheet, count = first.sheet, count + len(block)
    rest = len(unique) - count
    return f"{', '.join(named)}, dan {rest} sel lain" if rest else joined(named)


def _ranges(addresses: Sequence[Address]) -> list[list[Address]]:
    """The addresses, with cells that follow each other down a column put together."""
    blocks: list[list[Address]] = []
    for address in addresses:
        if blocks and _below(blocks[-1][-1]) == address:
            blocks[-1].append(address)
        else:
            blocks.append([address])
    return blocks


def _below(address: Address) -> Address:
    column = address.cell.rstrip("0123456789")
    row = address.cell.removeprefix(column)
    return Address(address.sheet, f"{column}{int(row) + 1}" if row else "")


def across(cells: Sequence[tuple[Baris, str]], message: str, suggestion: str = "") -> Temuan:
    """One finding for several cells (row and field): it stands at the first and names the others."""
    (row, name), *_ = cells
    others = [other.at(field) for other, field in cells if other.at(field) != row.at(name)]
    nearby = [Address("", place.cell) if place.sheet == row.SHEET else place for place in others]
    closing = f" Begitu pula di {places(nearby)}." if others else ""
    return Temuan.at(row, name, message + closing, suggestion)


def usual_targets(master: Master) -> dict[str, tuple[int, int]]:
    """Code → the ends between which an indikator's targets usually lie; indikator of a free unit are missing.

    What is to grow within the year is not negative in one of its quarters.
    """
    ends = {row.kode: (wajar(row.keterangan), row.target_tahunan) for row in reversed(master.indikator)}
    return {
        kode: (max(found[0], 0), found[1]) if isinstance(year, Decimal) and year > 0 else found
        for kode, (found, year) in ends.items()
        if found
    }


def usual(entry: Entry, ends: Mapping[str, tuple[int, int]]) -> tuple[int, int] | None:
    """The ends, of those that `usual_targets` gives, for a target; None for what is no target, or of a free unit."""
    row = entry.row
    if not entry.kolom.bersatuan or not isinstance(row, Indikator | Output):
        return None
    return ends.get(row.kode if isinstance(row, Indikator) else row.kode_indikator)


def first_cell(cells: Sequence[Sel]) -> Sel:
    """The cell that stands first: by row, then by column."""
    return min(cells, key=lambda sel: (last_row(sel.alamat), len(sel.alamat), sel.alamat))


@cache
def last_row(ref: str) -> int:
    """The last row of a cell or range; 0 for none."""
    digits = "".join(filter(str.isdigit, ref.rpartition(":")[2]))
    return int(digits or 0)


def repeated(row: Baris, name: str) -> str:
    """The row's own cell where it is blank and repeats the row above; empty where it holds the value itself.

    A field that repeats bears the address of the cell above; the lowest address is the row's own.
    """
    own = max(map(last_row, row.cells.values()), default=0)
    cell = row.cells.get(name, "")
    return f"{cell.rstrip('0123456789')}{own}" if last_row(cell) < own and cell else ""


def year_of(master: Master) -> int:
    """The year of the agreement; 0 where key Tahun is blank, or is contradicted by both title and date."""
    return 0 if year_agreed(master) not in (0, master.tahun) else master.tahun


def year_agreed(master: Master) -> int:
    """The year in which the date of the decree lies and which all its titles name; 0 when they differ or lack."""
    day = master.kunci("Tanggal")
    titles = [master.teks("Tentang"), *(row.isi for row in master.tubuh if normal(row.bagian) == "menetapkan")]
    named = [years for title in titles if (years := YEAR_NAMED.findall(title))]
    agreed = isinstance(day, date) and named and all(str(day.year) in years for years in named)
    return day.year if agreed else 0


def joined(words: Sequence[str]) -> str:
    """`a, b, dan c`."""
    if len(words) < 3:
        return " dan ".join(words)
    return f"{', '.join(words[:-1])}, dan {words[-1]}"


def short(text: str, most: int = 80) -> str:
    """A text for quoting within a sentence: on one line, its end cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
