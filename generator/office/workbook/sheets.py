"""A sheet's XML, row after row → its cells as parsed, merged ranges, what is hidden, and drop-downs."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from itertools import product
from typing import Any, Final, cast
from xml.etree.ElementTree import Element

from generator.master import Sel
from generator.office.bounds import MAX_MERGED
from generator.office.workbook.contents import Shared
from generator.office.workbook.library import (
    CELL_TAG,
    COL_TAG,
    FORMULA_TAG,
    INLINE_STRING,
    ROW_TAG,
    VALUE_TAG,
    Archive,
    Related,
    WorkSheetParser,
    get_column_letter,
    iterparse,
    range_boundaries,
)
from generator.office.workbook.parts import MAIN, is_true
from generator.office.workbook.places import MAX_COLUMNS, MAX_ROWS, Place, Span
from generator.office.workbook.strings import plain, text_of

Range = tuple[int, int, int, int]
_LATER: Final = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
"""The namespace of what Excel added in 2010, such as drop-downs with lists on another sheet."""
_AS_TEXT: Final = ("b", "d", "inlineStr")
"""Kinds of cells whose value is not left to the library."""
_ENDS: Final = (1, 1, MAX_COLUMNS, MAX_ROWS)
"""Where whole columns and rows begin and end, in the order in which openpyxl gives a range."""
_KINDS: Final = ("n", "s", "str", "e", *_AS_TEXT)


class SheetParser(WorkSheetParser):
    """A sheet part. Its rows hold the cells that are filled, each as openpyxl gives it, with its formula besides."""

    def __init__(self, archive: Archive, part: str, shared: Shared) -> None:
        super().__init__(source := archive.open(part), cast("Any", shared.texts), data_only=True, epoch=shared.epoch)
        self._content = source
        self._shared = shared
        self._first: dict[str, tuple[str, str]] = {}
        """Formulas that several cells share, by their numbers: each with the address of its first cell."""
        self.merged: list[Range] = []
        self.hidden: set[int] = set()
        self.choices: set[Span] = set()
        self.table_parts: list[str] = []
        """The identities by which the sheet names its tables."""
        self._waiting = 0
        """Cells that were parsed and stand in no row yet."""

    def parse(self) -> Generator[Any]:
        """The rows.

        Faults mended: drop-downs in extensions are lost; whoever binds a merged range or a link of the whole sheet goes
        through all its cells, and never ends, so that links are not read and ranges remain ranges.
        """
        taken: dict[str, Callable[[Any], None]] = {
            COL_TAG: self.parse_column_dimensions,
            f"{{{MAIN[0]}}}mergeCell": self._take_merged,
            f"{{{MAIN[0]}}}dataValidation": self._take_choices,
            f"{_LATER}dataValidation": self._take_choices,
            f"{{{MAIN[0]}}}tablePart": self._take_table,
        }
        for element in iterparse(self._content, ROW_TAG):
            tag = element.tag
            if tag == CELL_TAG:
                self._waiting += 1
            elif tag == ROW_TAG:
                yield self.parse_row(element)
            elif tag in taken:
                taken[tag](element)
        self._refuse_waiting()

    def parse_row(self, row: Any) -> tuple[int, list[Any]]:
        """A row.

        Faults mended: openpyxl keeps every row with a look, and every blank cell; takes whatever stands in a row for a
        cell; and loses cells that stand elsewhere, such as in another cell. They raise `ValueError`.
        """
        cells = [child for child in row if child.tag == CELL_TAG]
        if len(cells) < len(row):
            row[:] = cells
        self._waiting -= len(cells)
        self._refuse_waiting()
        number, cells = super().parse_row(row)
        if is_true(self.row_dimensions.pop(str(number), {}).get("hidden")):
            self.hidden.add(number)
        return number, [cell for cell in cells if cell["value"] is not None or cell["formula"]]

    def _refuse_waiting(self) -> None:
        if self._waiting:
            raise ValueError("cells outside of rows")

    def parse_cell(self, element: Any) -> dict[str, Any]:
        """A cell: what the library makes of it, its address, its formula, and what Excel keeps besides (`vm`).

        Faults mended: a value beside a formula is lost, and so is the empty text that a formula gave; what is no number
        ends the reading; `false` is none of its truth values, text that is no date ends the reading, and one that begins
        with a date is cut; inline texts lose their looks.
        """
        kind = element.get("t", "n")
        if kind in _AS_TEXT:
            element.set("t", "str")
        try:
            cell = super().parse_cell(element)
        except ValueError:
            cell = self._parse_text(element)
        cell["formula"] = ""
        if len(element):
            cell["kind"], cell["vm"] = kind, element.get("vm")
            self._address(element, cell)
            cell["formula"] = self.parse_formula(element)
            if kind != "s":
                cell["value"] = _value(element, cell)
        return cell

    def _parse_text(self, element: Element) -> dict[str, Any]:
        """What the library makes of a cell with a number that is none, taken for a text."""
        if element.get("t", "n") != "n":
            raise ValueError(element.get("t"))
        element.set("t", "str")
        if element.get("r") is None:
            self.col_counter -= 1
        return super().parse_cell(element)

    @staticmethod
    def _address(element: Element, cell: dict[str, Any]) -> None:
        """Take the cell's address. Fault mended: openpyxl takes addresses beyond the sheet's end, and odd ones."""
        row, column = cell["row"], cell["column"]
        address = cell["address"] = f"{get_column_letter(column)}{row}"
        given = element.get("r")
        if not 0 < row <= MAX_ROWS or column > MAX_COLUMNS or given not in (None, address):
            raise ValueError(given)
        if given is None:
            element.set("r", address)

    def parse_formula(self, element: Any) -> str:
        """The cell's formula as Excel shows it, empty for none.

        Fault mended: openpyxl gives arrays and tables of data as objects, files by their numbers alone, and of a formula
        that is shared a translation that no file has; here it is the formula as it stands, and where.
        """
        formula = element.find(FORMULA_TAG)
        if formula is None:
            return ""
        text = self._shared.formula(formula.text or "")
        if formula.get("t") == "shared":
            address = element.get("r")
            first, at = self._first.setdefault(formula.get("si", ""), (text, address))
            if at != address and not formula.text:
                return f"{first} (disalin dari {at})"
        return text

    def _take_merged(self, element: Element) -> None:
        self.merged.append(range_of(element.get("ref", "")))

    def _take_choices(self, rule: Element) -> None:
        """Where a drop-down stands: in an attribute, or in an element where Excel keeps lists on other sheets."""
        if rule.get("type") == "list":
            inner = next((child.text or "" for child in rule if child.tag.endswith("}sqref")), "")
            for ref in (rule.get("sqref") or inner).split():
                _, left, _, right = range_of(ref)
                self.choices.add((left, right))

    def _take_table(self, element: Any) -> None:
        table: Any = Related.from_tree(element)
        self.table_parts.append(table.id or "")

    @property
    def hidden_columns(self) -> set[Span]:
        """The spans of columns that are hidden."""
        looks = self.column_dimensions.values()
        return {(int(look["min"]), int(look["max"])) for look in looks if is_true(look.get("hidden"))}


def _value(element: Element, cell: dict[str, Any]) -> Any:
    """The value of a cell with something in it: texts as `Text`, None for none. Raises `ValueError` for an unknown kind."""
    kind, value = cell["kind"], cell["value"]
    if kind == "inlineStr" and (inline := element.find(INLINE_STRING)) is not None:
        return text_of(inline)
    if value is None:
        emptied = kind == "str" and cell["formula"] and element.find(VALUE_TAG) is not None
        return plain("") if emptied else None
    if kind not in _KINDS or kind == "inlineStr":
        raise ValueError(kind)
    return plain(value) if kind == "str" or (kind == "n" and isinstance(value, str)) else value


def range_of(text: str) -> Range:
    """`A1:C3` as first row, first column, last row, last column; a range of whole columns or rows goes to the end.

    Fault of openpyxl mended: it takes no text for the whole sheet, and ranges beyond a sheet's end. They raise `ValueError`.
    """
    left, top, right, bottom = (
        end if side is None else side for side, end in zip(range_boundaries(text), _ENDS, strict=True)
    )
    if not text or min(top, bottom) < 1 or max(top, bottom) > MAX_ROWS or max(left, right) > MAX_COLUMNS:
        raise ValueError(text)
    return top, left, bottom, right


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
