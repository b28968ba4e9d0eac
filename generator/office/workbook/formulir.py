"""Forms for officials: the rows of one official, only the cells to fill unlocked, and a hidden sheet that knows them again."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import xlsxwriter

from generator.master import TEKS, Baris, columns
from generator.office.package import normalised
from generator.office.workbook import styles
from generator.office.workbook.cells import CREATED
from generator.office.workbook.grid import Grid, looks
from generator.office.workbook.guards import Guard, guard
from generator.office.workbook.heights import released
from generator.office.workbook.petunjuk import Line

OPEN: Final = "#FFF9DB"
"""The colour of cells that are to be filled."""
_CLOSED: Final = "#F3F4F6"
_MARGIN: Final = 2
_ALLOWED: Final = {"format_columns": True, "format_rows": True, "autofilter": True}
"""What may be done on a protected sheet besides filling: to see more of it changes nothing."""


class KolomIsian(NamedTuple):
    """A column of a form."""

    judul: str
    field: str
    """Field of the sheet's model; empty for what is only there to be read."""
    lebar: int
    terbuka: bool = False
    """Whether its cells are to be filled."""


class LembarIsian(NamedTuple):
    """A sheet of a form: some rows of a master's sheet, with what helps to fill them."""

    kind: type[Baris]
    kolom: tuple[KolomIsian, ...]
    baris: tuple[tuple[Any, ...], ...]
    """A value for each column, as `Grid` takes it."""
    pilihan: Mapping[int, tuple[str, ...]] = {}
    """Row, from 0 → what its components may hold, where these are a few words: Sudah and Belum, or the steps of a scale."""


def write_form(
    judul: str, status: str, petunjuk: Sequence[Line], lembar: Sequence[LembarIsian], kenal: Sequence[Sequence[str]]
) -> bytes:
    """The form's bytes. `kenal` are the lines of the hidden sheet by which the form and its cells are known again.

    Raises `PerkinError` when a text does not fit into an Excel cell.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": judul, "created": CREATED})
    looked = looks(book)
    _guide(Grid(book, "Petunjuk", looked), petunjuk, status)
    for one in lembar:
        _fill(Grid(book, one.kind.SHEET, looked), one, status)
    _known_again(Grid(book, KENAL, looked), kenal)
    book.close()
    return normalised(buffer.getvalue(), released)


KENAL: Final = "perkin"
"""The hidden sheet's name."""


def _guide(grid: Grid, petunjuk: Sequence[Line], status: str) -> None:
    grid.set_up_page(styles.SLATE, status)
    for column, width in enumerate((30, 100)):
        grid.column(column, width)
    for number, line in enumerate(petunjuk):
        grid.row(number, [(text, styles.PETUNJUK[line.gaya]) for text in line.sel])
    grid.sheet.protect("", _ALLOWED)


def _fill(grid: Grid, lembar: LembarIsian, status: str) -> None:
    grid.set_up_page(styles.AMBER if status else styles.TAB_COLOURS[lembar.kind.SHEET], status)
    kinds = columns(lembar.kind)
    order = [kolom.field for kolom in lembar.kolom]
    for place, kolom in enumerate(lembar.kolom):
        grid.column(place, kolom.lebar + _MARGIN)
    closed = [place for place, kolom in enumerate(lembar.kolom) if kolom.terbuka]
    grid.table([(kolom.judul, kolom.terbuka) for kolom in lembar.kolom], len(lembar.baris), frozen=min(closed[0], 2))
    for number, values in enumerate(lembar.baris, 1):
        cells = []
        for place, (kolom, value) in enumerate(zip(lembar.kolom, values, strict=True)):
            look = styles.body(kinds[kolom.field].jenis if kolom.field else TEKS, bordered=True)
            shown = {"bg_color": OPEN, "locked": False} if kolom.terbuka else {"bg_color": _CLOSED}
            cells.append((value, {**look, **shown}))
            if check := _check(lembar, kolom, number, order):
                grid.sheet.data_validation(number, place, number, place, dict(check))
        grid.row(number, cells)
    grid.sheet.protect("", _ALLOWED)


def _check(lembar: LembarIsian, kolom: KolomIsian, number: int, order: Sequence[str]) -> Guard | None:
    """The check of an open cell in row `number`, from 1: each cell has one, since Excel answers to the first that it finds."""
    if not kolom.terbuka:
        return None
    words = lembar.pilihan.get(number - 1, ())
    if words and kolom.field.startswith("tw_"):
        return {"validate": "list", "source": [*words, "N/A"]}
    return guard(lembar.kind, kolom.field, number + 1, number + 1, order)


def _known_again(grid: Grid, kenal: Sequence[Sequence[str]]) -> None:
    for row, line in enumerate(kenal):
        for column, text in enumerate(line):
            grid.text(row, column, text, styles.body(TEKS, bordered=False) | {"num_format": "@"})
    grid.sheet.protect("", _ALLOWED)
    grid.sheet.very_hidden()
