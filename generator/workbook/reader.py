"""From a .xlsx file to a `Buku`: every cell as stored, exact, with its address.

openpyxl is used in normal mode (its `read_only` trusts the file's own dimensions) and with rich text.
Excel stores a number as a binary double written with 17 digits (97.905 may stand in the file as
97.905000000000001); the shortest decimal that reads back to the same double is what a person typed
and what Excel shows, so that is the exact `Decimal` of a cell.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from generator.errors import InputRefused
from generator.model import Buku, Lembar, Sel
from generator.package import read_package
from generator.values import Paragraph, Raw, Run

MAX_CELLS: Final = 2_000_000
_BREAKS: Final = re.compile(r"(?:_x000D_|\r)\n?|_x000B_|\v")
"""Line breaks other than a line feed, some of them in Excel's own notation: text pasted from Word has them."""
_PRODUCER: Final = re.compile(rb"<Application>([^<]*)</Application>")


def read(path: Path) -> Buku:
    """Read a workbook once. Raises `InputRefused` when the file cannot or must not be opened."""
    data = read_package(path, ".xlsx")
    book = _load(data, path.name)
    calculated = _load(data, path.name, data_only=True) if _has_formula(book) else None
    sheets = {sheet.title: _sheet(sheet, calculated[sheet.title] if calculated else None) for sheet in book.worksheets}
    return Buku(path.name, hashlib.sha256(data).hexdigest(), sheets, _producer(data))


def _load(data: bytes, name: str, data_only: bool = False) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of parts it does not read; none of them is data
            book = load_workbook(io.BytesIO(data), rich_text=True, data_only=data_only, keep_links=False)
    except Exception as error:  # openpyxl raises nearly any type on damaged files
        raise InputRefused(
            f"Berkas {name} tidak dapat dibaca sebagai buku kerja Excel ({type(error).__name__}). "
            "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."
        ) from None
    if not book.worksheets:
        raise InputRefused(
            f"Berkas {name} tidak memuat lembar yang terbaca. Simpan ulang sebagai Excel Workbook (.xlsx) biasa."
        )
    if sum(len(sheet._cells) for sheet in book.worksheets) > MAX_CELLS:
        raise InputRefused(
            f"Berkas {name} memuat lebih dari dua juta sel. Hapus baris dan kolom kosong yang berformat, lalu simpan ulang."
        )
    return book


def _has_formula(book: Any) -> bool:
    return any(cell.data_type == "f" for sheet in book.worksheets for cell in sheet._cells.values())


def _producer(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "docProps/app.xml" not in archive.namelist():
            return ""
        found = _PRODUCER.search(archive.read("docProps/app.xml"))
    return found[1].decode() if found else ""


def _sheet(sheet: Any, calculated: Any) -> Lembar:
    tables = list(sheet.tables.values())
    return Lembar(
        nama=sheet.title,
        sel=dict(_cells(sheet, calculated)),
        tabel=tables[0].ref if tables else "",
        gabungan=tuple(
            (merged.min_row, merged.min_col, merged.max_row, merged.max_col) for merged in sheet.merged_cells.ranges
        ),
        tersembunyi=frozenset(number for number, row in sheet.row_dimensions.items() if row.hidden),
    )


def _cells(sheet: Any, calculated: Any) -> Iterator[tuple[tuple[int, int], Sel]]:
    looks: dict[Any, tuple[str, Any]] = {}
    # `_cells` and not `iter_rows`: one styled cell far away must not make us walk a million rows.
    for (row, column), cell in sorted(sheet._cells.items()):
        if cell.value is not None:
            yield (row, column), _cell(cell, calculated, looks)


def _cell(cell: Any, calculated: Any, looks: dict[Any, tuple[str, Any]]) -> Sel:
    address, number_format, font = cell.coordinate, *_look(cell, looks)
    formula, stored, kind = "", cell.value, cell.data_type
    if kind == "f":
        formula, twin = str(cell.value), calculated.cell(cell.row, cell.column)
        stored, kind = twin.value, twin.data_type
        if stored is None:  # never calculated: show the formula itself, which no reader takes for a value
            return Sel(address, formula, formula=formula, format=number_format)
    if kind == "e":
        return Sel(address, str(stored), formula=formula, galat=True, format=number_format)
    paragraphs = _paragraphs(stored, font) if isinstance(stored, str | CellRichText) else ()
    return Sel(address, _value(stored), paragraphs, formula, format=number_format)


def _look(cell: Any, looks: dict[Any, tuple[str, Any]]) -> tuple[str, Any]:
    """Number format and font of a cell; a sheet has few looks, and finding one out takes openpyxl long."""
    if cell.style_id not in looks:
        looks[cell.style_id] = (cell.number_format, cell.font)
    return looks[cell.style_id]


def _value(stored: Any) -> Raw:
    match stored:
        case None | bool() | datetime() | date() | time():
            return stored
        case int() | float() if math.isfinite(stored):
            return Decimal(repr(stored))
        case timedelta():
            return str(stored)
    return _clean(str(stored))


def _clean(text: str) -> str:
    return _BREAKS.sub("\n", text)


def _paragraphs(stored: str | CellRichText, font: Any) -> tuple[Paragraph, ...]:
    """The text's lines, each as runs of one look; adjacent runs of the same look are joined.

    A run without a look of its own has that of the cell.
    """
    if isinstance(stored, str):
        plain = (Run(line, bool(font.i), bool(font.b)) for line in _clean(stored).split("\n") if line)
        return tuple((run,) for run in plain)
    lines: list[list[Run]] = [[]]
    for piece in stored:
        for number, text in enumerate(_clean(str(piece)).split("\n")):
            if number:
                lines.append([])
            if text:
                _append(lines[-1], _run(piece, text, font))
    return tuple(tuple(line) for line in lines if line)


def _run(piece: str | TextBlock, text: str, font: Any) -> Run:
    own = piece.font if isinstance(piece, TextBlock) else font
    return Run(text, italic=bool(own.i), bold=bool(own.b))


def _append(line: list[Run], run: Run) -> None:
    if line and (line[-1].italic, line[-1].bold) == (run.italic, run.bold):
        line[-1] = Run(line[-1].text + run.text, run.italic, run.bold)
    else:
        line.append(run)
