"""The sheets of a master as keyed tables."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from generator.jenjang import Jenjang
from generator.master import LEMBAR, Baris, Master, columns
from generator.records.table import Nilai, Rekaman, Tabel, unique
from generator.values import Paragraph, Run, Target, print_date, seen

_MARKS: Final = ("**", "_", "~~", "^", "~")
"""Bold, italic, struck out, superscript, subscript."""
_OWN_MARK: Final = re.compile(r"[*_~^\\]")
KEYLESS: Final = frozenset({"Batang Tubuh", "Pengecualian"})
"""Sheets whose rows have no id of their own: a label such as `3` moves when something is put in before it."""


def tables_of(master: Master) -> tuple[Tabel, ...]:
    """Every sheet of a master that it has, in the order of the workbook."""
    return tuple(_table(kind, getattr(master, name)) for name, kind in LEMBAR.items() if kind.SHEET in master.kepala)


def _table(kind: type[Baris], rows: tuple[Baris, ...]) -> Tabel:
    ids = unique(_id(row, number) for number, row in enumerate(rows, start=1))
    return Tabel(kind.SHEET, tuple(map(_record, ids, rows)), kind.SHEET not in KEYLESS)


def _id(row: Baris, number: int) -> str:
    return row.identitas or f"baris {number}"


def _record(name: str, row: Baris) -> Rekaman:
    fields = columns(type(row))
    values = {column.judul: plain(getattr(row, field)) for field, column in fields.items()}
    cells = {column.judul: row.cells[field] for field, column in fields.items() if field in row.cells}
    return Rekaman(name, values, cells)


def plain(value: Any) -> Nilai:
    """A typed value as it is compared: numbers stay numbers, all else is the text that people see."""
    match value:
        case Jenjang() | Target(lo=Jenjang()):
            return seen(value)
        case Decimal():
            return value
        case Target(lo=lo, hi=None, polarisasi=None):
            return lo
        case datetime() | time():
            return seen(value)
        case date():
            return print_date(value)
        case tuple() if value and all(isinstance(item, tuple) for item in value):
            return "\n".join(_marked(paragraph) for paragraph in value)
    return seen(value) or None


def _marked(paragraph: Paragraph) -> str:
    return "".join(map(_marked_run, paragraph))


def _marked_run(run: Run) -> str:
    r"""A stretch between the marks of its look; where its text has such a mark itself, a \\ stands before it."""
    mark = "".join(mark for mark, wanted in zip(_MARKS, _wanted(run), strict=True) if wanted)
    text = _OWN_MARK.sub(r"\\\g<0>", run.text)
    return f"{mark}{text}{mark[::-1]}"


def _wanted(run: Run) -> tuple[bool, ...]:
    return run.bold, run.italic, run.strike, run.position == "superscript", run.position == "subscript"
