"""Cells of a sheet's XML found by their addresses, made where they are blank, and given another look."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.office.workbook.copies import Copy, forget, required
from generator.office.workbook.parts import child, children, is_true
from generator.office.workbook.places import Place, place_of
from generator.values import letters

WIDTH: Final = 64.0
HEIGHT: Final = 20.0
"""Pixels of a column and a row that say nothing of their size."""


class Marks:
    """A sheet's rows and cells by number, with what columns and rows say about looks and sizes."""

    def __init__(self, book: Copy, root: etree._Element) -> None:
        self._book = book
        self._data = required(root, "sheetData")
        self._rows: dict[int, etree._Element] = {}
        self._cells: dict[Place, etree._Element] = {}
        self._looks = [
            (int(col.get("min", "1")), int(col.get("max", "1")), col) for col in children(child(root, "cols"), "col")
        ]
        self._columns: dict[int, etree._Element | None] = {}
        self._index()

    def _index(self) -> None:
        """Know every cell by its place; what has no address is given the one that it stands at."""
        number = 0
        for row in children(self._data, "row"):
            number = int(float(row.get("r") or number + 1))
            row.set("r", str(number))
            self._rows[number] = row
            column = 0
            for cell in children(row, "c"):
                column = place_of(cell.get("r") or f"{letters(column + 1)}{number}")[1]
                cell.set("r", f"{letters(column)}{number}")
                self._cells[number, column] = cell

    def look(self, place: Place) -> int:
        """The look of a cell; of a blank one that of its row or column."""
        cell = self._cells.get(place)
        if cell is not None:
            return int(cell.get("s", "0"))
        row = self._rows.get(place[0])
        if row is not None and is_true(row.get("customFormat")):
            return int(row.get("s", "0"))
        column = self._column(place[1])
        return 0 if column is None else int(column.get("style", "0"))

    def give(self, place: Place, look: int) -> None:
        """Give a cell a look, making the cell where it is blank."""
        cell = self._cells.get(place)
        if cell is None:
            cell = self._book.element("c", r=f"{letters(place[1])}{place[0]}")
            row = self._row(place[0])
            forget(row, "spans")
            after = (other for other in children(row, "c") if place_of(other.get("r", ""))[1] > place[1])
            _insert(row, cell, next(after, None))
            self._cells[place] = cell
        cell.set("s", str(look))

    def _row(self, number: int) -> etree._Element:
        if number not in self._rows:
            row = self._book.element("row", r=str(number))
            later = min((known for known in self._rows if known > number), default=0)
            _insert(self._data, row, self._rows.get(later))
            self._rows[number] = row
        return self._rows[number]

    def _column(self, number: int) -> etree._Element | None:
        if number not in self._columns:
            self._columns[number] = next((col for first, last, col in self._looks if first <= number <= last), None)
        return self._columns[number]

    def width(self, column: int) -> float:
        """Pixels of a column, nearly."""
        col = self._column(column)
        given = None if col is None else col.get("width")
        return float(given) * 7 + 5 if given else WIDTH

    def height(self, row: int) -> float:
        """Pixels of a row, nearly."""
        found = self._rows.get(row)
        given = None if found is None else found.get("ht")
        return float(given) * 4 / 3 if given else HEIGHT


def _insert(parent: etree._Element, new: etree._Element, before: etree._Element | None) -> None:
    if before is None:
        parent.append(new)
    else:
        before.addprevious(new)
