"""Forms of labels and values, such as a manual of indikator: each becomes a table of one row under its labels.

So nothing else in the import knows of forms. What stands in one cell as `Label: isi` is taken apart, a colon in a
cell of its own is passed over, and labels of quarters may stand above their values.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from generator.impor.headers import SEARCHED, Meaning, meaning
from generator.impor.shapes import told_apart
from generator.impor.sheets import Column, Tabel, kind_of
from generator.impor.taken import Tempat
from generator.master.grids import Grid, GridCell, Line, own_cells
from generator.values import Run

_LABEL_MAX: Final = 60
"""Characters of a label before a colon; what is longer is a sentence."""
_LABELS: Final = 3
"""Different known labels that a form must have."""
_COLON: Final = re.compile(r"\s*:\s*")
_ORDER: Final = re.compile(r"\d{1,2}[.)]?")
_TITLE: Final = re.compile(
    r"(?:\[(?P<inside>\d+(?:\.\d+)*)\]|(?:IKU|IKK|IKP|IKSK|IK)?[\s.-]*(?P<plain>\d+(?:\.\d+)+))[.):]?\s+(?P<name>\S.*)",
    re.IGNORECASE,
)
"""A code and a name above a form: `[1.1.1.1] Persentase …`, `IKU 2.1 Rasio …`."""
_TITLE_DOUBT: Final = "paragraf di atas formulir dibaca sebagai indikator"
_CODE_DOUBT: Final = "kode di paragraf di atas formulir"


class Pair(NamedTuple):
    """A label with its value."""

    label: str
    value: GridCell | None
    ragu: str = ""

    @property
    def meaning(self) -> Meaning:
        """What the label means."""
        return meaning(_bare(self.label))


@dataclass
class _Form:
    pairs: list[Pair] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether it names its indikator and says something of it."""
        return "indikator" in self.roles and bool(kind_of(self.roles))

    @property
    def roles(self) -> list[str]:
        """What its labels mean, as far as they mean something."""
        return [role for pair in self.pairs if (role := pair.meaning.role)]


def forms_of(grid: Grid, berkas: str, title: Line | None) -> tuple[list[Tabel], list[Line]]:
    """The forms in a grid, and what in it is neither label nor value. `title` is the paragraph above the grid."""
    if not _is_form(grid):
        return [], []
    loose: list[Line] = []
    found = [_Form()]
    for pair in _all_pairs(grid, loose):
        role = pair.meaning.role
        if role and role == next(iter(found[-1].roles), ""):
            found.append(_Form())
        found[-1].pairs.append(pair)
    if title is not None:
        found[0].pairs = [*_titled(title, found[0]), *found[0].pairs]
    if not all(form.is_whole for form in found):
        return [], []
    several = len(found) > 1
    places = [f"{grid.place}, formulir {number}" if several else grid.place for number in range(1, len(found) + 1)]
    return [_table(form, Tempat(berkas, place)) for form, place in zip(found, places, strict=True)], loose


def _all_pairs(grid: Grid, loose: list[Line]) -> Iterator[Pair]:
    """All labels with their values; what is neither goes to `loose`."""
    labelled = _label_columns(grid)
    rows = iter(grid.rows)
    for row in rows:
        cells = _cells(grid, row)
        below = _below(grid, row, cells)
        if below:
            next(rows)
        yield from below or _pairs(cells, labelled, loose)


def takes_title(tables: Sequence[Tabel]) -> bool:
    """Whether the paragraph above has become a value of the first form."""
    return bool(tables) and any(column.ragu == _TITLE_DOUBT for column in tables[0].columns)


def _is_form(grid: Grid) -> bool:
    """Whether labels stand before values in most rows, and no row is the header of a table."""
    labels: list[set[str]] = []
    for place, row in enumerate(grid.rows):
        cells = _cells(grid, row)
        near = place < SEARCHED
        if _is_header(cells, near):
            return False
        if cells:
            labels.append(_labels(cells, near))
    labelled = sum(map(bool, labels))
    return labelled > 1 and labelled * 2 >= len(labels) and len(set().union(*labels)) >= _LABELS


def _is_header(cells: Sequence[GridCell], near: bool) -> bool:
    """Whether nearly all that a row says is known as labels, so that nothing is left to be their values."""
    filled = [cell for cell in cells if cell.text]
    known = [role for cell in filled if (role := meaning(_bare(cell.text), near).role)]
    return len(known) > 2 and len(known) * 4 > len(filled) * 3 and not _are_quarters(known)


def _labels(cells: Sequence[GridCell], near: bool) -> set[str]:
    """What the cells of a row mean that stand where labels do: the first, and where all are pairs, every other."""
    step = 2 if len(cells) % 2 == 0 else len(cells)
    return {role for cell in cells[::step] if (role := _leading(cell, near))}


def _leading(cell: GridCell, near: bool = True) -> str:
    """What a cell means as a label, alone or before a colon; empty for none."""
    label, value = _split(cell)
    return meaning(label if value is not None else _bare(cell.text), near).role


def _cells(grid: Grid, row: int) -> list[GridCell]:
    """The cells that begin in a row and hold something but a colon; in Word blank ones too, for a value may be blank."""
    begun = [cell for cell in own_cells(grid, row) if cell.row == row and cell.text != ":"]
    if len(begun) > 2 and _ORDER.fullmatch(begun[0].text):
        begun = begun[1:]  # rows of a form may be numbered
    return begun if any(cell.text for cell in begun) else []


def _bare(text: str) -> str:
    return text.strip().rstrip(":").strip()


def _are_quarters(roles: Sequence[str]) -> bool:
    return len(roles) > 1 and all(role.rpartition("_")[2] in ("i", "ii", "iii", "iv") for role in roles)


def _below(grid: Grid, row: int, cells: Sequence[GridCell]) -> list[Pair]:
    """The pairs of a row of quarters whose values stand in the row below."""
    known = [meaning(_bare(cell.text)).role for cell in cells if cell.text]
    if len(known) != len(cells) or not all(known) or not _are_quarters(known):
        return []
    following = [other for other in grid.rows if other > row][:1]
    values = {cell.column: cell for other in following for cell in own_cells(grid, other) if cell.row == other}
    if any(_leading(cell) for cell in values.values()) or not values.keys() & {cell.column for cell in cells}:
        return []
    return [Pair(cell.text, values.get(cell.column)) for cell in cells]


def _pairs(cells: Sequence[GridCell], labelled: frozenset[int], loose: list[Line]) -> Iterator[Pair]:
    """The labels of a row with the values beside them."""
    place = 0
    while place < len(cells):
        cell = cells[place]
        beside = cells[place + 1] if place + 1 < len(cells) else None
        place += 1
        label, value = _split(cell)
        if value is not None:
            yield Pair(label, value)
        elif not cell.text:
            continue
        elif beside is not None and not _is_label(beside, labelled):
            place += 1
            yield Pair(cell.text, beside)
        elif meaning(_bare(cell.text)).role:
            yield Pair(cell.text, None)
        else:
            loose += cell.lines or [Line((Run(cell.text),), cell.place)]


def _is_label(cell: GridCell, labelled: frozenset[int]) -> bool:
    """Whether a cell beside a label is one itself: before a colon, or a known one in a column of labels.

    `Unit` is a label in one column and the unit of measure in another.
    """
    if cell.text.endswith(":") or _split(cell)[1] is not None:
        return True
    return cell.column in labelled and bool(meaning(cell.text, near=False).role)


def _label_columns(grid: Grid) -> frozenset[int]:
    """The columns in which labels stand: more of what is there is known as such than in the column before."""
    filled: Counter[int] = Counter()
    known: Counter[int] = Counter()
    for cell in (cell for row in grid.rows for cell in _cells(grid, row) if cell.text):
        filled[cell.column] += 1
        known[cell.column] += bool(_leading(cell))
    found = set()
    before = 0.0
    for column in sorted(filled):
        share = known[column] / filled[column]
        if share > before:
            found.add(column)
        before = share
    return frozenset(found)


def _split(cell: GridCell) -> tuple[str, GridCell | None]:
    """`Label: isi` in one cell taken apart; no value where it is none."""
    first = cell.lines[0].text if cell.lines else ""
    found = _COLON.search(first)
    if found is None or found.start() > _LABEL_MAX or found.start() == 0 or not first[found.end() :].strip():
        return "", None
    label, text = first[: found.start()].strip(), first[found.end() :]
    if not meaning(label).role and len(label.split()) > 4:
        return "", None
    lines = (Line((Run(text),), cell.lines[0].place), *cell.lines[1:])
    return label, replace(cell, lines=lines, raw=None)


def _titled(title: Line, form: _Form) -> Iterator[Pair]:
    """The indikator that stands above a form which does not name it."""
    found = _TITLE.fullmatch(" ".join(title.text.split()))
    if "indikator" in form.roles or found is None:
        return
    yield Pair("Indikator", _worded(title, found["name"]), _TITLE_DOUBT)
    if "kode" not in form.roles:
        yield Pair("Kode", _worded(title, found["inside"] or found["plain"]), _CODE_DOUBT)


def _worded(line: Line, text: str) -> GridCell:
    return GridCell(1, 1, line.place, (Line((Run(text),), line.place),))


def _table(form: _Form, tempat: Tempat) -> Tabel:
    """The form as a table of one row."""
    cells: dict[tuple[int, int], GridCell] = {}
    columns: list[Column] = []
    several = form.roles.count("pengukuran") > 1
    for place, pair in enumerate(form.pairs, 1):
        label = _bare(pair.label)
        found = pair.meaning
        doubt = pair.ragu or ("" if found.exact else f'label "{label}" hanya mirip dengan yang dikenal')
        if pair.value is not None:
            cells[2, place] = replace(pair.value, row=2, column=place)
        if several and found.role == "pengukuran":
            doubt = "gabungan beberapa isian formulir"
        columns.append(Column((place,), label, found.role, doubt))
    cells[1, len(columns)] = GridCell(1, len(columns), tempat.di)  # so that there are as many columns as labels
    united = tuple(_united(columns))
    return told_apart(Tabel(tempat, Grid(tempat.di, cells), kind_of(form.roles), united, (1,), (2,)))


def _united(columns: Sequence[Column]) -> Iterator[Column]:
    """Definition and formula, which are one column of the master, together; others as they are."""
    measured = [column for column in columns if column.role == "pengukuran"]
    for column in columns:
        if column.role != "pengukuran":
            yield column
        elif column is measured[0]:
            numbers = tuple(number for one in measured for number in one.numbers)
            yield replace(column, numbers=numbers, judul=", ".join(one.judul for one in measured))
