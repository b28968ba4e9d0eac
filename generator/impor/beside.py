"""Tables that stand side by side under one header, as offices do in a cascade: each becomes a table of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.impor.sheets import Column, Tabel, kind_of
from generator.impor.taken import Tempat
from generator.master.grids import Grid, own_cells

_BEGINS: Final = frozenset({"no", "sasaran", "indikator"})
"""Meanings of the column with which a further table begins, when it was there already."""


def apart(tabel: Tabel) -> list[Tabel]:
    """The tables that stand beside each other in one; the table itself where there is only one."""
    blocks = _blocks(tabel.columns)
    roles = [{column.role for column in block if column.role} for block in blocks]
    if len(blocks) < 2 or not all("indikator" in found and len(found) > 1 for found in roles):
        return [tabel]
    return [_alone(tabel, block) for block in blocks]


def _blocks(columns: Sequence[Column]) -> list[list[Column]]:
    blocks: list[list[Column]] = [[]]
    for column in columns:
        there = {other.role for other in blocks[-1]}
        if column.role in _BEGINS and column.role in there:
            blocks.append([])
        blocks[-1].append(column)
    return blocks


def _alone(tabel: Tabel, columns: Sequence[Column]) -> Tabel:
    """One of the tables, with the rows in which something of it begins."""
    numbers = [number for column in columns for number in column.numbers]
    grid = replace(tabel.grid, cells={at: cell for at, cell in tabel.grid.cells.items() if at[1] in numbers})
    rows = tuple(row for row in tabel.rows if any(cell.row == row and cell.text for cell in own_cells(grid, row)))
    title = _title(tabel, numbers)
    whose = f": {title}" if title else ""
    why = f"dari tabel yang berdampingan, hapus barisnya bila bukan indikator jabatan Anda{whose}"
    told = tuple(
        replace(column, ragu=column.ragu or why) if column.role == "indikator" else column for column in columns
    )
    first, last = grid.column_name(min(numbers)), grid.column_name(max(numbers))
    return replace(
        tabel,
        tempat=Tempat(tabel.tempat.berkas, f"{tabel.tempat.di}, kolom {first} sampai {last}"),
        grid=grid,
        kind=kind_of([column.role for column in columns]),
        columns=told,
        rows=rows,
        ragu=f"salah satu tabel yang berdampingan{whose}",
    )  # fmt: skip


def _title(tabel: Tabel, numbers: Sequence[int]) -> str:
    """What stands above the header of these columns alone, such as the office; empty for nothing."""
    grid: Grid = tabel.grid
    above = [row for row in grid.rows if row < tabel.headers[0]]
    for row in reversed(above):
        cell = grid.cells.get((row, numbers[0]))
        if cell is None or not cell.text:
            continue
        spans = {column for column, other in grid.rows[row].items() if other is cell}
        return " ".join(cell.text.split()) if spans.issubset(numbers) else ""
    return ""
