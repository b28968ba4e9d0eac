"""Columns that no header names: known by the table before, by what stands in them, or by their neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.impor.sheets import Column, Tabel, kind_of
from generator.impor.taken import Tempat
from generator.master.grids import Grid, own_cells

_AGAIN: Final = "sudah ada kolom lain dengan arti yang sama"
_BESIDE: Final = "ada dua kolom sasaran atau indikator; mungkin kolom dua tabel yang berdampingan"
_SAMPLE: Final = 60
"""Rows by whose content a column without a header is judged."""
_SHAPES: Final = {
    "waktu": re.compile(r"(?:tw|triwulan)[\s.]*(?:iv|iii|ii|i|[1-4])\b.{0,20}", re.IGNORECASE),
    "output": re.compile(r"T/O\s*[\d.]+.*", re.DOTALL),
    "kriteria": re.compile(r"KK\s*[\d.]+.*", re.DOTALL),
    "rencana_aksi": re.compile(r"RA\s*[\d.]+.*", re.DOTALL),
    "target_renaksi": re.compile(r"\d+ [^\W\d]{3,}[^\d]*"),
    "angka": re.compile(r"n/a|-|\d[\d.,]*\s*%?", re.IGNORECASE),
}
"""Meaning → what stands in its cells, whatever the header says."""


def continued(grid: Grid, berkas: str, before: Tabel | None, numbers: Sequence[int]) -> Tabel | None:
    """The table before it, continued: as many columns, and no header of its own."""
    if before is None or not before.kind or before.grid.columns != grid.columns:
        return None
    why = f"tanpa judul; dibaca sebagai lanjutan {before.tempat}"
    columns = tuple(replace(column, ragu=column.ragu or why) for column in before.columns)
    return replace(
        before, tempat=Tempat(berkas, grid.place), grid=grid, columns=columns, headers=(), rows=tuple(numbers), ragu=why,
        lanjutan=True,
    )  # fmt: skip


def by_shape(grid: Grid, berkas: str, numbers: Sequence[int]) -> Tabel | None:
    """A table whose columns are known by nothing but what stands in them."""
    bare = tuple(Column((number,), "") for number in grid.columns)
    table = shaped(Tabel(Tempat(berkas, grid.place), grid, "", bare, (), tuple(numbers)))
    kind = kind_of([column.role for column in table.columns])
    why = "tanpa judul; kolomnya dikenal dari isinya"
    return replace(table, kind=kind, ragu=why) if kind == "output" else None


def shaped(table: Tabel) -> Tabel:
    """The table with meanings for columns whose header says none, by their content; each must be looked at."""
    taken = {column.role for column in table.columns if column.role}
    columns = list(table.columns)
    for place, column in enumerate(columns):
        shape = "" if column.role else _shape(table, column)
        if shape and shape != "angka" and shape not in taken:
            taken.add(shape)
            columns[place] = replace(column, role=shape, ragu=f'kolom "{column.judul}" dikenal dari isinya')
    known = told_apart(replace(table, columns=tuple(columns)))
    return replace(known, kind=table.kind or kind_of([column.role for column in known.columns]))


def told_apart(table: Tabel) -> Tabel:
    """Of two columns of one meaning, the second is told from the first by its content, or is not taken."""
    columns = list(table.columns)
    seen: dict[str, int] = {}
    for place, column in enumerate(columns):
        if not column.role:
            continue
        first = seen.setdefault(column.role, place)
        if first == place:
            continue
        if column.role == "target" and _shape(table, column) == "target_renaksi":
            columns[place] = replace(column, role="target_renaksi", ragu=f'kolom "{column.judul}" dikenal dari isinya')
        else:
            columns[place] = replace(column, role="", ragu=_AGAIN)
            first_column = columns[first]
            columns[first] = replace(first_column, ragu=first_column.ragu or "ada kolom lain dengan arti yang sama")
    if any(column.ragu == _AGAIN and column.role == "" for column in columns) and _mixed(table):
        columns = [replace(column, ragu=column.ragu or _BESIDE) for column in columns]
    return replace(table, columns=tuple(columns))


def _mixed(table: Tabel) -> bool:
    """Whether sasaran or indikator have two columns, so that those of two tables may have come together."""
    roles = [column.role for column in table.columns]
    return roles.count("sasaran") > 1 or roles.count("indikator") > 1


def _shape(table: Tabel, column: Column) -> str:
    texts = []
    for row in table.rows[:_SAMPLE]:
        cell = table.grid.cells.get((row, column.numbers[0]))
        if cell is not None and cell.text and len(own_cells(table.grid, row)) > 1:
            texts.append(cell.text)
    for name, shape in _SHAPES.items():
        if len(texts) > 1 and sum(bool(shape.fullmatch(text)) for text in texts) * 4 >= len(texts) * 3:
            return name
    return ""
