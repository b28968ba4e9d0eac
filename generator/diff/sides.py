"""What is compared: an output folder or a master, as tables and the results of a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.complete import refuse_incomplete
from generator.compute import compute
from generator.errors import InputRefused
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.records import Tabel, tables_of
from generator.records.data import as_data
from generator.records.folder import Folder, is_folder, read_folder
from generator.values import Triwulan


@dataclass(frozen=True)
class Side:
    """One side of a comparison."""

    name: str
    """As the user called it."""
    tables: tuple[Tabel, ...]
    quarter: Triwulan | None
    """The quarter of the results."""
    results: Mapping[str, Any] | None
    """Results of the quarter under the keys of `compute --format json`."""
    folder: Folder | None = None

    @cached_property
    def indikator(self) -> Mapping[str, Mapping[str, Any]]:
        """The results of each indicator by its code."""
        rows = self.results["indikator"] if self.results else ()
        return {row["kode"]: row for row in rows}

    @cached_property
    def renaksi(self) -> Mapping[str, Mapping[str, Any]]:
        """The results of each output by its id."""
        rows = self.results["renaksi"] if self.results else ()
        return {row["id"]: row for row in rows}

    @property
    def period(self) -> str:
        """`TW II 2025`; empty without a quarter."""
        if not self.quarter or not self.results:
            return ""
        return f"{self.quarter.label} {self.results['tahun']}"


def read_sides(old: Path | Master, new: Path | Master, quarter: Triwulan | None) -> tuple[Side, Side]:
    """Both sides, each a folder that `generate` made or a master, in its file or as read.

    A master's results are those of `quarter`; when None, of the quarter of the folder on the other side, or
    of the last quarter that either master reports. Raises `InputRefused` for anything else.
    """
    before, after = _read(old), _read(new)
    asked = quarter or _quarter([before, after])
    return _side(old, before, asked), _side(new, after, asked)


def _side(given: Path | Master, item: Folder | Master, quarter: Triwulan | None) -> Side:
    """What was given, read: a folder brings its results, a master's are computed for the quarter."""
    if isinstance(item, Folder):
        return Side(str(item.path), item.tables, item.quarter, item.results, item)
    name = given.nama if isinstance(given, Master) else str(given)
    results = as_data(compute(item, quarter)) if quarter else None
    return Side(name, tables_of(item), quarter, results)


def _read(given: Path | Master) -> Folder | Master:
    if isinstance(given, Path) and given.is_dir():
        inner = [] if is_folder(given) else sorted(path.parent.name for path in given.glob("*/manifest.json"))
        if inner:
            raise InputRefused(
                f"Folder {given} memuat beberapa hasil ({', '.join(inner)}). Sebutkan salah satunya, misalnya {given / inner[0]}."
            )
        return read_folder(given)
    master = given if isinstance(given, Master) else parse(read(given))
    refuse_incomplete(master)
    return master


def _quarter(found: list[Folder | Master]) -> Triwulan | None:
    """The quarter to compare: the latest of the folders, else the last that a master reports on."""
    of_folders = {item.quarter for item in found if isinstance(item, Folder)} - {None}
    of_masters = {last_reported(item) for item in found if isinstance(item, Master)} - {None}
    return max(filter(None, of_folders or of_masters), default=None)


def last_reported(master: Master) -> Triwulan | None:
    """The last quarter for which something is filled in; None when nothing is."""
    outputs = {row.triwulan for row in master.realisasi}
    for quarter in reversed(Triwulan):
        entered = [row.nilai(quarter) for row in master.komponen] + [row.nilai(quarter) for row in master.survei]
        if quarter in outputs or any(isinstance(value, Decimal) for value in entered):
            return quarter
    return None
