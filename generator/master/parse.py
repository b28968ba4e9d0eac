"""From a `Buku` to a `Master`: columns found by header text, rows typed, blanks of merged tables filled.

A sheet that newer versions added is known by its columns too, since older masters may have one of that name for themselves.
Parsing never fails. A missing sheet gives no rows, a missing column gives blank fields, a cell of the
wrong kind gives `Unreadable` (or, in a text column, the text seen); the rules report all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.master import KAYA, LEMBAR, NAMA, Baris, Buku, Kepala, Kolom, Lembar, Master, Sel, columns
from generator.master.jenjang import scale_of_each, with_steps
from generator.values import Raw, Unreadable, letters, normal

HEADER_ROWS: Final = 30
"""How far down the header row is looked for."""
_BLANK: Final = (None, "", ())


def parse(buku: Buku) -> Master:
    """The typed master of a workbook."""
    named = {kind: same[0] for kind in LEMBAR.values() if (same := buku.bernama(kind.SHEET))}
    found = {kind: lembar for kind, lembar in named.items() if not kind.SEJAK or is_like(lembar, kind)}
    headers = {kind: header for kind, lembar in found.items() if (header := find_header(lembar, kind))}
    rows: dict[str, Any] = {
        name: tuple(_rows(found[kind], headers[kind], kind)) if kind in headers else () for name, kind in LEMBAR.items()
    }
    skala = scale_of_each(rows["indikator"], buku)
    if skala:
        rows = {name: with_steps(rows[name], kind, skala) for name, kind in LEMBAR.items()}
    kepala = {kind.SHEET: header for kind, header in headers.items()}
    return Master(nama=buku.nama, sha256=buku.sha256, buku=buku, kepala=kepala, **rows)


def find_header(lembar: Lembar, kind: type[Baris]) -> Kepala | None:
    """The header row: the one among the first rows that holds most of the sheet's headers."""
    wanted = {normal(column.judul): name for name, column in columns(kind).items()}
    rows: dict[int, dict[int, Sel]] = {}
    for (row, column), sel in lembar.sel.items():
        if row <= HEADER_ROWS and isinstance(sel.nilai, str):
            rows.setdefault(row, {})[column] = sel
    best = max(
        rows, default=0, key=lambda row: (len({normal(str(s.nilai)) for s in rows[row].values()} & wanted.keys()), -row)
    )
    if not best or not any(normal(str(sel.nilai)) in wanted for sel in rows[best].values()):
        return None
    return _header(best, rows[best], wanted, columns(kind))


def is_like(lembar: Lembar, kind: type[Baris]) -> bool:
    """Whether a sheet, whatever its name, has at least two thirds of the columns of a master's sheet."""
    header = find_header(lembar, kind)
    return header is not None and len(header.kolom) >= max(2, len(columns(kind)) * 2 / 3)


def _header(row: int, cells: Mapping[int, Sel], wanted: Mapping[str, str], kinds: Mapping[str, Kolom]) -> Kepala:
    places: dict[str, int] = {}
    extra: dict[str, str] = {}
    double: list[str] = []
    for column, sel in sorted(cells.items()):
        name = wanted.get(normal(str(sel.nilai)))
        if name is None:
            extra[str(sel.nilai)] = sel.alamat
        elif name in places:
            double.append(sel.alamat)
        else:
            places[name] = column
    absent = [column for name, column in kinds.items() if name not in places]
    missing = tuple(column.judul for column in absent if not column.sejak)
    newer = tuple(column.judul for column in absent if column.sejak)
    return Kepala(row, places, missing, extra, tuple(double), newer)


def _rows(lembar: Lembar, header: Kepala, kind: type[Baris]) -> Iterator[Baris]:
    merged = merged_places(lembar, header)
    above: dict[str, Any] = {}
    above_cells: dict[str, str] = {}
    for number in row_numbers(lembar, header):
        values, cells = _row(lembar, merged, header, kind, number)
        for name in _repeats(values, above, kind):
            values[name] = above[name]
            if name in above_cells:  # not so where the sheet lacks the column
                cells[name] = above_cells[name]
        above, above_cells = values, cells
        yield kind(cells=cells, **values)


def row_numbers(lembar: Lembar, header: Kepala) -> tuple[int, ...]:
    """The rows that hold data: something stands in a known column, and they are no Total Row."""
    filled = {place for place, sel in lembar.sel.items() if not isinstance(sel.nilai, str) or sel.nilai.strip()}
    known = set(header.kolom.values())
    numbers = {row for row, column in filled if row > header.baris and column in known}
    return tuple(sorted(numbers - total_rows(lembar, header)))


def total_rows(lembar: Lembar, header: Kepala) -> frozenset[int]:
    """The rows that an Excel table over the sheet's columns calls its Total Row; they are never data."""
    return frozenset(
        row
        for top, left, bottom, right in lembar.total
        if any(left <= column <= right for column in header.kolom.values())
        for row in range(max(top, header.baris + 1), bottom + 1)
    )


def merged_places(lembar: Lembar, header: Kepala) -> Mapping[tuple[int, int], tuple[int, int]]:
    """Cell inside a merged range → the range's first cell, which alone holds the value.

    Only the table's columns and the rows that hold something count, however far a range goes.
    """
    last = max((row for row, _ in lembar.sel), default=0)
    places = sorted(header.kolom.values())
    return {
        (row, column): (top, left)
        for top, left, bottom, right in lembar.gabungan
        if top > header.baris
        for row in range(top, min(bottom, last) + 1)
        for column in places
        if left <= column <= right
    }


def _row(
    lembar: Lembar, merged: Mapping[tuple[int, int], tuple[int, int]], header: Kepala, kind: type[Baris], number: int
) -> tuple[dict[str, Any], dict[str, str]]:
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    for name, column in columns(kind).items():
        place = (number, header.kolom.get(name, 0))
        sel = lembar.sel.get(merged.get(place, place))
        values[name] = _typed(column, sel)
        if name in header.kolom:
            cells[name] = sel.alamat if sel else f"{letters(place[1])}{number}"
    return values, cells


def _typed(column: Kolom, sel: Sel | None) -> Any:
    if column.jenis is KAYA:
        return sel.paragraf if sel else ()
    raw: Raw = sel.nilai if sel else None
    value = column.jenis.read(raw)
    if isinstance(value, Unreadable) and column.jenis.textual:
        return (value.seen,) if column.jenis is NAMA else value.seen
    return value


def _repeats(values: Mapping[str, Any], above: Mapping[str, Any], kind: type[Baris]) -> Iterator[str]:
    """Fields left blank because they repeat the row above, as in a table with merged cells.

    A blank repeats only while every repeating column to its left holds what the row above holds.
    """
    for name, column in columns(kind).items():
        if not above or not column.turun:
            continue
        if values[name] in _BLANK:
            yield name
        elif values[name] != above[name]:
            return
