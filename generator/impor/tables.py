"""What a foreign table is: its header rows, what each column means, and which sheet of the master its rows belong to."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from generator.impor.beside import apart
from generator.impor.headers import NONE, SEARCHED, Meaning, combined, meaning, plain
from generator.impor.shapes import by_shape, continued, shaped
from generator.impor.sheets import Column, Tabel, kind_of
from generator.impor.taken import Tempat
from generator.master.grids import Grid, GridCell, own_cells

_HEADER_ROWS: Final = 4
_NUMBERS: Final = re.compile(r"\(?(\d{1,2})\)?(?:\s*=.*)?")


def tables_of(grid: Grid, berkas: str, before: Tabel | None) -> tuple[list[Tabel], list[int]]:
    """The tables in a grid, and the rows that belong to none. `before` is the table that it may continue."""
    found: list[Tabel] = []
    loose: list[int] = []
    current: list[int] = []
    numbers = list(grid.rows)
    place = 0
    while place < len(numbers):
        headers = _header_at(grid, numbers, place, near=place < SEARCHED)
        if headers:
            _close(found, current, loose)
            current = []
            found.append(_table(grid, berkas, headers, len(found)))
            place += len(headers)
        else:
            current.append(numbers[place])
            place += 1
    if not found:
        other = continued(grid, berkas, before, numbers) or by_shape(grid, berkas, numbers)
        return ([other], []) if other else ([], numbers)
    _close(found, current, loose)
    return _united(found), loose


def _close(found: list[Tabel], rows: list[int], loose: list[int]) -> None:
    """Give the rows since the last header to its table; rows before the first belong to none."""
    if found:
        found[-1:] = [shaped(part) for part in apart(replace(found[-1], rows=tuple(rows)))]
    else:
        loose += rows


def _united(found: Sequence[Tabel]) -> list[Tabel]:
    """A header that is repeated further down only continues its table."""
    joined: dict[tuple[tuple[str, tuple[int, ...]], ...], Tabel] = {}
    for tabel in found:
        header = tuple((column.judul, column.numbers) for column in tabel.columns)
        first = joined.get(header)
        joined[header] = replace(first, rows=(*first.rows, *tabel.rows)) if first else tabel
    return list(joined.values())


# --- headers ------------------------------------------------------------------------------------------------------


def _header_at(grid: Grid, numbers: Sequence[int], place: int, near: bool) -> tuple[int, ...]:
    """The header rows that begin here; none where the row is no header."""
    filled = [cell for cell in own_cells(grid, numbers[place]) if cell.text]
    meanings = [meaning(cell.text, near) for cell in filled]
    roles = {found.role for found in meanings if found.role}
    if len(roles) < 2 or not kind_like(roles) or sum(bool(found.role) for found in meanings) * 2 < len(filled):
        return ()
    rows = [numbers[place]]
    for row in numbers[place + 1 : place + _HEADER_ROWS]:
        if not _continues_header(grid, row, rows):
            break
        rows.append(row)
    return tuple(rows)


def kind_like(roles: Collection[str]) -> bool:
    """Whether a row with these meanings can be the first row of a header."""
    return bool(kind_of(roles)) or bool({"no", "sasaran"} <= set(roles)) or bool({"no", "program"} <= set(roles))


def _continues_header(grid: Grid, row: int, rows: Sequence[int]) -> bool:
    cells = own_cells(grid, row)
    if row in grid.headings and rows[0] in grid.headings:
        return not _is_number_row(cells)
    if any(cell.row in rows and cell.row < row and cell.text for cell in cells):
        return True
    own = [cell for cell in cells if cell.text]
    spanned = _spanned(grid, rows[-1])
    under = [cell for cell in own if cell.column in spanned]
    return bool(own) and len(under) == len(own) and all(_is_subheader(cell.text) for cell in own)


def _spanned(grid: Grid, row: int) -> set[int]:
    """The columns over which a cell of the row spans several."""
    counts = Counter(id(cell) for cell in grid.rows[row].values())
    return {column for column, cell in grid.rows[row].items() if counts[id(cell)] > 1}


def _is_subheader(text: str) -> bool:
    return bool(combined(("target triwulan", text)).role.startswith("target_")) or bool(meaning(text).role)


def _is_number_row(cells: Iterable[GridCell]) -> bool:
    """A row such as `(1) (2) (3)` that only counts the columns."""
    texts = [cell.text for cell in cells if cell.text]
    numbers = [int(found[1]) for text in texts if (found := _NUMBERS.fullmatch(text))]
    return (
        len(numbers) == len(texts) > 1
        and all(later > earlier for earlier, later in itertools.pairwise(numbers))
        and numbers[0] == 1
    )


def _table(grid: Grid, berkas: str, headers: tuple[int, ...], earlier: int) -> Tabel:
    columns = tuple(_columns(grid, headers))
    part = f", bagian {earlier + 1}" if earlier else ""
    kind = kind_of([column.role for column in columns])
    return Tabel(Tempat(berkas, grid.place + part), grid, kind, columns, headers, ())


def _columns(grid: Grid, headers: Sequence[int]) -> Iterator[Column]:
    """The columns by their bottom headers; four that share a header of targets are the four quarters."""
    groups: dict[object, list[int]] = {}
    stacks: dict[object, tuple[str, ...]] = {}
    for column in grid.columns:
        cells = list(
            {id(cell): cell for row in headers if (cell := grid.cells.get((row, column))) and cell.text}.values()
        )
        key: object = id(cells[-1]) if cells else ("blank", column)
        groups.setdefault(key, []).append(column)
        stacks[key] = tuple(cell.text for cell in cells)
    for key, numbers in groups.items():
        texts = stacks[key]
        judul = " ".join(" ".join(texts).split())
        found = combined(texts) if texts else NONE
        if len(numbers) == 4 and _holds_quarters(texts):
            why = "empat kolom di bawah satu judul dibaca sebagai TW I sampai TW IV"
            yield from (
                Column((number,), judul, f"target_{quarter}", why)
                for number, quarter in zip(numbers, ("i", "ii", "iii", "iv"), strict=True)
            )
        else:
            yield Column(tuple(numbers), judul, found.role, _inexact(judul, found))


def _holds_quarters(texts: Sequence[str]) -> bool:
    words = plain(" ".join(texts))
    return "target" in words and ("triwulan" in words or words.endswith("tw"))


def _inexact(judul: str, found: Meaning) -> str:
    return "" if found.exact else f'judul "{judul}" hanya mirip dengan yang dikenal'


def is_number_row(tabel: Tabel, row: int) -> bool:
    """Whether a row of the table only counts its columns."""
    return _is_number_row(own_cells(tabel.grid, row))
