"""Keyed tables of plain values, and how a manifest keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

Nilai = str | Decimal | None
"""A cell as it is compared: text, an exact number, or None when nothing is filled in."""


@dataclass(frozen=True, slots=True)
class Rekaman:
    """A row: its id, unique in its table, and its values by column header."""

    id: str
    nilai: Mapping[str, Nilai]
    sel: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Column → A1 reference, where the row was read from a workbook."""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table in the order of print."""

    nama: str
    rekaman: tuple[Rekaman, ...]
    berkunci: bool = True
    """Whether the ids are the decree's own and stay; else rows are known by their content, ids by their place."""


class BarisData(TypedDict):
    """A row as a manifest keeps it."""

    id: str
    nilai: dict[str, str | Decimal]


def to_json(tables: Iterable[Tabel]) -> dict[str, list[BarisData]]:
    """The tables as JSON holds them: name → rows, each its id and its values; blanks are left out."""
    return {table.nama: [{"id": row.id, "nilai": _filled(row.nilai)} for row in table.rekaman] for table in tables}


def _filled(values: Mapping[str, Nilai]) -> dict[str, str | Decimal]:
    return {column: value for column, value in values.items() if value is not None}


def from_json(content: Mapping[str, Sequence[BarisData]], keyless: Iterable[str]) -> tuple[Tabel, ...]:
    """The tables that `to_json` wrote; `keyless` names those whose rows have no ids of their own."""
    without = set(keyless)
    return tuple(
        Tabel(name, tuple(Rekaman(row["id"], row["nilai"]) for row in rows), name not in without)
        for name, rows in content.items()
    )


def unique(ids: Iterable[str]) -> list[str]:
    """The ids, those that occur again numbered: `RO001`, `RO001 (2)`."""
    seen: dict[str, int] = {}
    taken: set[str] = set()
    found = []
    for name in ids:
        count = seen.get(name, 0) + 1
        given = name if count == 1 else f"{name} ({count})"
        while given in taken:  # a row may be called `RO001 (2)` by itself
            count += 1
            given = f"{name} ({count})"
        seen[name] = count
        taken.add(given)
        found.append(given)
    return found
