"""What stood in the cells of one workbook, put into the cells of another: values, looks of text, formulas, comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from generator.jenjang import SkalaJenjang
from generator.master import Lembar, Sel
from generator.office.workbook import styles
from generator.office.workbook.cells import fitted, refuse_long
from generator.office.workbook.heights import height
from generator.office.workbook.report import Halaman
from generator.values import Run

if TYPE_CHECKING:
    from generator.office.workbook.grid import Grid, Look

EXTRA: Final = "+"
"""Before the title of an extra column, where a row names its cells by fields."""
_FIRST_DAY: Final = datetime(1899, 12, 30)
"""The day from which Excel counts."""
_PLAIN: Final[Mapping[str, Any]] = styles.FONT | {"valign": "top", "text_wrap": True}
"""The look of cells on sheets that are no master's."""
_MERGED_MAX: Final = 100_000
"""Cells of a sheet that may lie in merged ranges; XlsxWriter looks at each."""
_WIDEST: Final = 60
_NARROWEST: Final = 10


@dataclass(frozen=True, slots=True)
class Gaya:
    """Looks that go along from an earlier workbook."""

    warna: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    """Sheet and address of a stored cell → its `bg_color` and `font_color`."""
    lebar: Mapping[tuple[str, int], float] = field(default_factory=dict)
    """Sheet and column of the new workbook, from 1 → width."""
    pilihan: Mapping[str, Sequence[tuple[tuple[int, int, int, int], tuple[str, ...]]]] = field(default_factory=dict)
    """Sheet → areas of the new workbook, from 1, with the list that is offered there."""

    def offer(self, grid: Grid) -> None:
        """Put the lists of a sheet into it."""
        for (top, left, bottom, right), entries in self.pilihan.get(grid.name, ()):
            check = {"validate": "list", "source": list(entries)}
            grid.sheet.data_validation(top - 1, left - 1, bottom - 1, right - 1, check)


@dataclass(frozen=True, slots=True)
class Tambahan:
    """What a new master holds besides the sheets, columns and list entries of the model."""

    kolom: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Sheet → titles of its extra columns; rows hold their cells under `EXTRA` and the title."""
    lembar: Sequence[Lembar] = ()
    """Sheets that are no master's, as they were."""
    daftar: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """List of sheet Daftar → entries to add to it."""
    komentar: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Sheet and address of a stored cell → the comment that goes with it."""
    gaya: Gaya = field(default_factory=Gaya)
    halaman: Sequence[Halaman] = ()
    """Sheets of our own for reading, at the end."""
    jenjang: tuple[SkalaJenjang, ...] = ()
    """The ordinal scales that sheet Daftar offers; where there are none, those that its rows use."""


def is_exact(number: Decimal) -> bool:
    """Whether Excel's binary number keeps every digit of a number."""
    return Decimal(repr(float(number))) == number


def runs_of(sel: Sel) -> tuple[Run, ...]:
    """The text of a cell as runs with their looks, blank lines included; neighbours of one look are one run."""
    text = str(sel.nilai)
    lines = iter(sel.paragraf)
    runs: list[Run] = []
    for number, line in enumerate(text.split("\n")):
        pieces = next(lines, (Run(line),)) if line else ()
        if number:
            last = runs[-1].look if runs else Run("").look
            runs.append(Run("\n", *last))
        runs.extend(pieces)
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].look == run.look:
            joined[-1] = Run(joined[-1].text + run.text, *run.look)
        else:
            joined.append(run)
    faithful = "".join(run.text for run in joined) == text
    return tuple(joined) if faithful else (Run(text),)


def put(grid: Grid, row: int, column: int, sel: Sel, look: Look) -> None:
    """Write a stored cell with the look of its new place. Rows and columns count from 0."""
    own = _look(sel, look)
    value = sel.nilai
    if sel.formula or sel.galat:
        grid.sheet.write_formula(row, column, sel.formula or f"={value}", grid.looks(own), _result(sel))
        return
    match value:
        case bool():
            grid.sheet.write_boolean(row, column, value, grid.looks(own))
        case datetime() | date() | time():
            grid.sheet.write_datetime(row, column, value, grid.looks(own))
        case Decimal() if is_exact(value):
            grid.sheet.write_number(row, column, float(value), grid.looks(own))
        case Decimal():
            grid.text(row, column, f"{value:f}", own)
        case str() if sel.bukan_tanggal:
            grid.sheet.write_number(row, column, float(value.replace(",", ".")), grid.looks(own))
        case str():
            _text(grid, row, column, sel, own)


def _look(sel: Sel, look: Look) -> Look:
    """The look of the new place, with the number format that the cell's own value needs."""
    value = sel.nilai
    dated = look.get("num_format") == styles.DATE_FORMAT
    needed = (
        isinstance(value, time)
        or (isinstance(value, date) and not dated)
        or (isinstance(value, Decimal) and (dated or "%" in sel.format))
    )
    return {**look, "num_format": sel.format} if needed else look


def _result(sel: Sel) -> Any:
    """The value stored beside a formula; none where it was never calculated."""
    match sel.nilai:
        case str() if sel.nilai == sel.formula:
            return ""
        case datetime():
            return (sel.nilai - _FIRST_DAY) / timedelta(days=1)
        case date():
            return (sel.nilai - _FIRST_DAY.date()).days
        case time():
            since = timedelta(hours=sel.nilai.hour, minutes=sel.nilai.minute, seconds=sel.nilai.second)
            return since / timedelta(days=1)
        case Decimal():
            return float(sel.nilai)
        case None:
            return ""
    return sel.nilai


def _text(grid: Grid, row: int, column: int, sel: Sel, look: Look) -> None:
    runs = runs_of(sel)
    if not runs:
        grid.sheet.write_blank(row, column, None, grid.looks(look))
        return
    if len(runs) == 1:
        own = {name: value for name, value in styles.text_look(runs[0]).items() if value}
        grid.text(row, column, runs[0].text, {**look, **own})
        return
    refuse_long(str(sel.nilai), grid.name, row, column)
    pieces = [piece for run in runs for piece in (grid.looks(styles.FONT | styles.text_look(run)), run.text)]
    grid.sheet.write_rich_string(row, column, *pieces, grid.looks(look))


def comment(grid: Grid, row: int, column: int, text: str) -> None:
    """Put a comment on a cell."""
    grid.sheet.write_comment(row, column, fitted(text), {"author": ""})


def write_sheet(grid: Grid, lembar: Lembar, komentar: Mapping[tuple[str, str], str], gaya: Gaya) -> None:
    """A sheet as it was: each cell at its place with its colours, merged ranges, and whether it was hidden."""
    _set_widths(grid, lembar, gaya)
    gaya.offer(grid)
    for top, left, bottom, right in _apart(lembar.gabungan):
        grid.sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", grid.looks(_PLAIN))
    tall: dict[int, list[tuple[str, float, float]]] = {}
    for (row, column), sel in lembar.sel.items():
        colours = gaya.warna.get((lembar.nama, sel.alamat))
        put(grid, row - 1, column - 1, sel, _PLAIN if colours is None else {**_PLAIN, **colours})
        if text := komentar.get((lembar.nama, sel.alamat)):
            comment(grid, row - 1, column - 1, text)
        if isinstance(sel.nilai, str):
            tall.setdefault(row, []).append((sel.nilai, _PLAIN["font_size"], grid.widths[column - 1]))
    for row, said in tall.items():
        grid.sheet.set_row(row - 1, height(said))
    if lembar.keadaan == "veryHidden":
        grid.sheet.very_hidden()
    elif lembar.keadaan == "hidden":
        grid.sheet.hide()


def _set_widths(grid: Grid, lembar: Lembar, gaya: Gaya) -> None:
    """Columns as wide as staff made them, others as their longest line, within reason."""
    longest: dict[int, int] = {}
    for (_, column), sel in lembar.sel.items():
        longest[column] = max(longest.get(column, 0), *map(len, str(sel.nilai).split("\n")))
    for column, length in longest.items():
        usual = min(_WIDEST, max(_NARROWEST, length + 2))
        grid.column(column - 1, gaya.lebar.get((lembar.nama, column), usual))


def _apart(ranges: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The merged ranges of more than one cell that lie on no other, as Excel asks; not more than a sheet has use for."""
    kept: list[tuple[int, int, int, int]] = []
    covered: set[tuple[int, int]] = set()
    for top, left, bottom, right in ranges:
        size = (bottom - top + 1) * (right - left + 1)
        if size < 2 or len(covered) + size > _MERGED_MAX:
            continue
        cells = set(product(range(top, bottom + 1), range(left, right + 1)))
        if covered.isdisjoint(cells):
            covered |= cells
            kept.append((top, left, bottom, right))
    return kept
