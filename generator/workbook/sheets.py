"""A sheet's XML, element after element → its cells by their places, merged ranges, what is hidden, and drop-downs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import product
from typing import Final

from lxml import etree

from generator.bounds import MAX_MERGED
from generator.model import Sel
from generator.workbook.contents import Shared, sel_of
from generator.workbook.parts import is_true, local, relation_id

Place = tuple[int, int]
Range = tuple[int, int, int, int]
_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]*)")
PARTS_OF_SHEET: Final = ("c", "row", "col", "mergeCell", "dataValidation", "tablePart")
"""The elements of a sheet that are taken in."""
MAX_COLUMNS: Final = 16_384
"""Columns that a sheet has."""
MAX_ROWS: Final = 1_048_576
"""Rows that a sheet has."""
Span = tuple[int, int]
"""The first and the last of some columns."""


class Sheet:
    """A sheet being read. A cell without an address stands beside the cell before it, a row below the row above."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self.cells: dict[Place, Sel] = {}
        self.merged: list[Range] = []
        self.hidden: set[int] = set()
        self.hidden_columns: set[Span] = set()
        self.choices: set[Span] = set()
        self.tables: list[str] = []
        self.formulas: dict[str, Sel] = {}
        """The first cell of each formula that several cells share, by the formula's number."""
        self._row = 0
        self._column = 0

    def take(self, element: etree._Element) -> Sel | None:
        """Take in one of `PARTS_OF_SHEET`, and give the cell that was filled by it; a row comes after its cells."""
        match local(element):
            case "c":
                return self._cell(element)
            case "row":
                self._end_row(element)
            case "col":
                self._column_look(element)
            case "dataValidation":
                self._validation(element)
            case "mergeCell":
                self.merged.append(range_of(element.get("ref", "")))
            case "tablePart":
                self.tables.append(relation_id(element))
        return None

    def _cell(self, cell: etree._Element) -> Sel | None:
        address = cell.get("r") or f"{letters(self._column + 1)}{self._number(cell.getparent())}"
        place = place_of(address)
        self._column = place[1]
        sel = sel_of(cell, address, self.shared) if len(cell) else None
        if sel and sel.formula:
            sel = self._with_shared_formula(cell, sel)
        if sel:
            self.cells[place] = sel
        return sel

    def _with_shared_formula(self, cell: etree._Element, sel: Sel) -> Sel:
        """The cell with its formula where the file has it only once, at the first of the cells that share it."""
        formula = next(part for part in cell if local(part) == "f")
        if formula.get("t") != "shared":
            return sel
        first = self.formulas.setdefault(formula.get("si", ""), sel)
        if first is sel or formula.text:
            return sel
        own = f"{first.formula} (disalin dari {first.alamat})"
        value = own if sel.nilai == sel.formula else sel.nilai
        return replace(sel, formula=own, nilai=value)

    def _end_row(self, row: etree._Element) -> None:
        self._row, self._column = self._number(row), 0
        if is_true(row.get("hidden")):
            self.hidden.add(self._row)

    def _column_look(self, look: etree._Element) -> None:
        if is_true(look.get("hidden")):
            self.hidden_columns.add((int(look.get("min", "0")), int(look.get("max", "0"))))

    def _validation(self, rule: etree._Element) -> None:
        """Where a drop-down stands: in an attribute, or in an element where Excel keeps lists on other sheets."""
        if rule.get("type") == "list":
            inner = next((child.text or "" for child in rule if local(child) == "sqref"), "")
            for ref in (rule.get("sqref") or inner).split():
                _, left, _, right = range_of(ref)
                self.choices.add((left, right))

    def _number(self, row: etree._Element | None) -> int:
        given = None if row is None else row.get("r")
        return int(float(given)) if given else self._row + 1


def place_of(address: str) -> Place:
    """Row and column of an address such as `G2`. Raises `ValueError` for anything else, also beyond the sheet's end."""
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(address)
    row, column = int(found[2]), _column(found[1])
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise ValueError(address)
    return row, column


def columns_in(spans: Iterable[Span]) -> frozenset[int]:
    """The columns of a sheet that lie in some spans, each looked at once however often they overlap."""
    found: list[int] = []
    reached = 0
    for first, last in sorted(spans):
        found.extend(range(max(first, reached + 1), min(last, MAX_COLUMNS) + 1))
        reached = max(reached, last)
    return frozenset(found)


@cache
def _column(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def letters(column: int) -> str:
    """A column's name: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def range_of(text: str) -> Range:
    """`A1:C3` as first row, first column, last row, last column."""
    first, _, last = text.partition(":")
    return (*place_of(first), *place_of(last or first))


def uncovered(cells: dict[Place, Sel], merged: Iterable[Range]) -> dict[Place, Sel]:
    """The cells without those that lie under a merged range, where Excel shows the first cell alone.

    However far a range goes, only places where cells may be are looked at. Raises `ValueError` for more ranges on
    top of each other than the sheet can hold beside each other.
    """
    last_row, last_column = (max((place[side] for place in cells), default=0) for side in (0, 1))
    room = MAX_MERGED
    hidden: set[Place] = set()
    for top, left, bottom, right in merged:
        rows, columns = range(top, min(bottom, last_row) + 1), range(left, min(right, last_column) + 1)
        room -= len(rows) * len(columns)
        if room < 0:
            raise ValueError("merged ranges")
        hidden.update(at for at in product(rows, columns) if at in cells and at != (top, left))
    return {place: sel for place, sel in cells.items() if place not in hidden} if hidden else cells
