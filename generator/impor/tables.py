"""What a foreign table is: its header rows, what each column means, and which sheet of the master its rows belong to."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from generator.impor.headers import NONE, Meaning, combined, meaning, plain
from generator.impor.taken import Tempat
from generator.master.grids import Grid, GridCell

SEARCHED: Final = 40
"""Rows of a table in which a header that is only like the known ones is looked for; below, only known words count."""
_HEADER_ROWS: Final = 4
_SAMPLE: Final = 60
"""Rows by whose content a column without a header is judged."""
_NUMBERS: Final = re.compile(r"\(?(\d{1,2})\)?(?:\s*=.*)?")
FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "indikator": {
        **{name: name for name in ("no", "kode", "kelompok", "sasaran", "indikator", "sumber_data", "pengukuran")},
        **{name: name for name in ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")},
        "target": "target_tahunan",
        "satuan": "keterangan",
        "keterangan": "keterangan",
        "penanggung_jawab": "penanggung_jawab",
        "pic": "penanggung_jawab",
    },
    "output": {
        **{
            name: name
            for name in ("id", "no", "kelompok", "sasaran", "indikator", "target", "rencana_aksi", "kriteria")
        },
        **{name: name for name in ("output", "target_renaksi", "waktu", "penanggung_jawab")},
        "kode": "kode_indikator",
        "target_tahunan": "target",
        "satuan": "satuan",
        "pic": "penanggung_jawab",
    },
    "realisasi": {
        **{
            name: name for name in ("indikator", "sasaran", "rencana_aksi", "output", "kriteria", "realisasi", "satuan")
        },
        "id": "id",
        "waktu": "triwulan",
        "target": "target_renaksi",
        "target_renaksi": "target_renaksi",
        "penghambat": "kendala",
        "tindak_lanjut": "tindak_lanjut",
        "bukti": "bukti",
        "tanggal": "tanggal",
    },
    "analisis": {
        **{name: name for name in ("kode", "indikator", "pendorong", "penghambat", "solusi", "tindak_lanjut", "pic")},
        "waktu": "triwulan",
        "batas_waktu": "batas_waktu",
    },
}
"""Kind of table → meaning of a column → field of its rows."""
SHEETS: Final = {
    "Lampiran I": "indikator",
    "Lampiran II": "output",
    "Realisasi Renaksi": "realisasi",
    "Analisis": "analisis",
}
"""Sheet of the master → the kind of table whose rows it takes."""
_ANALYSIS: Final = frozenset({"penghambat", "solusi", "tindak_lanjut", "batas_waktu", "pendorong"})
_PLAN: Final = frozenset({"rencana_aksi", "kriteria", "output", "target_renaksi"})
_SHAPES: Final = {
    "waktu": re.compile(r"(?:tw|triwulan)[\s.]*(?:iv|iii|ii|i|[1-4])\b.{0,20}", re.IGNORECASE),
    "output": re.compile(r"T/O\s*[\d.]+.*", re.DOTALL),
    "kriteria": re.compile(r"KK\s*[\d.]+.*", re.DOTALL),
    "rencana_aksi": re.compile(r"RA\s*[\d.]+.*", re.DOTALL),
    "target_renaksi": re.compile(r"\d+ [^\W\d]{3,}[^\d]*"),
    "angka": re.compile(r"n/a|-|\d[\d.,]*\s*%?", re.IGNORECASE),
}
"""Meaning → what stands in its cells, whatever the header says."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: of the grid, those that stand under one header."""

    numbers: tuple[int, ...]
    judul: str
    """Its header as it stands, rows joined."""
    role: str = ""
    """What it means; empty for a column that is not taken."""
    ragu: str = ""
    """Why its meaning must be looked at; empty where the header says it plainly."""


@dataclass(frozen=True)
class Tabel:
    """A table, or the part of one under a header."""

    tempat: Tempat
    grid: Grid
    kind: str
    """`indikator`, `output`, `realisasi`, `analisis`, `anggaran`; empty for none of these."""
    columns: tuple[Column, ...]
    headers: tuple[int, ...]
    rows: tuple[int, ...]
    """The rows below the headers."""
    ragu: str = ""
    """Why the whole table must be looked at."""
    lanjutan: bool = False
    """Whether it continues the table before it."""

    @property
    def fields(self) -> Mapping[str, Column]:
        """Field of the rows → its column."""
        known = FIELDS.get(self.kind, {})
        found: dict[str, Column] = {}
        for column in self.columns:
            if column.role in known:
                found.setdefault(known[column.role], column)
        return found


def kind_of(roles: Collection[str]) -> str:
    """Which kind of table has columns of these meanings."""
    found = set(roles)
    if len(found & _ANALYSIS) > 1 and not found & {"output", "rencana_aksi"}:
        return "analisis"
    if any(role.startswith("realisasi") for role in found) and found & _PLAN:
        return "realisasi"
    if found & _PLAN and len(found) > 1:
        return "output"
    if "indikator" in found and len(found) > 1:
        return "indikator"
    return "anggaran" if {"program", "anggaran"} <= found else ""


def tables_of(grid: Grid, berkas: str, before: Tabel | None) -> tuple[list[Tabel], list[int]]:
    """The tables in a grid, and the rows that belong to none. `before` is the table that it may continue."""
    found: list[Tabel] = []
    loose: list[int] = []
    current: list[int] = []
    numbers = list(grid.rows)
    place = 0
    while place < len(numbers):
        headers = _header_at(grid, numbers, place, near=place < SEARCHED)
        if headers:
            _close(found, current, loose)
            current = []
            found.append(_table(grid, berkas, headers, len(found)))
            place += len(headers)
        else:
            current.append(numbers[place])
            place += 1
    if not found:
        other = _continued(grid, berkas, before, numbers) or _by_shape(grid, berkas, numbers)
        return ([other], []) if other else ([], numbers)
    _close(found, current, loose)
    return _united(found), loose


def _close(found: list[Tabel], rows: list[int], loose: list[int]) -> None:
    """Give the rows since the last header to its table; rows before the first belong to none."""
    if found:
        found[-1] = _shaped(replace(found[-1], rows=tuple(rows)))
    else:
        loose += rows


def _united(found: Sequence[Tabel]) -> list[Tabel]:
    """A header that is repeated further down only continues its table."""
    joined: list[Tabel] = []
    for tabel in found:
        same = joined and [(c.judul, c.numbers) for c in joined[-1].columns] == [
            (c.judul, c.numbers) for c in tabel.columns
        ]
        if same:
            joined[-1] = replace(joined[-1], rows=(*joined[-1].rows, *tabel.rows))
        else:
            joined.append(tabel)
    return joined


# --- headers ------------------------------------------------------------------------------------------------------


def own_cells(grid: Grid, row: int) -> list[GridCell]:
    """The different cells that are seen in a row, from the left."""
    return list({id(cell): cell for cell in grid.rows.get(row, {}).values()}.values())


def _header_at(grid: Grid, numbers: Sequence[int], place: int, near: bool) -> tuple[int, ...]:
    """The header rows that begin here; none where the row is no header."""
    filled = [cell for cell in own_cells(grid, numbers[place]) if cell.text]
    meanings = [meaning(cell.text, near) for cell in filled]
    roles = {found.role for found in meanings if found.role}
    if len(roles) < 2 or not kind_like(roles) or sum(bool(found.role) for found in meanings) * 2 < len(filled):
        return ()
    rows = [numbers[place]]
    for row in numbers[place + 1 : place + _HEADER_ROWS]:
        if not _continues_header(grid, row, rows):
            break
        rows.append(row)
    return tuple(rows)


def kind_like(roles: Collection[str]) -> bool:
    """Whether a row with these meanings can be the first row of a header."""
    return bool(kind_of(roles)) or bool({"no", "sasaran"} <= set(roles)) or bool({"no", "program"} <= set(roles))


def _continues_header(grid: Grid, row: int, rows: Sequence[int]) -> bool:
    cells = own_cells(grid, row)
    if row in grid.headings and rows[0] in grid.headings:
        return not _is_number_row(cells)
    if any(cell.row in rows and cell.row < row and cell.text for cell in cells):
        return True
    own = [cell for cell in cells if cell.text]
    spanned = _spanned(grid, rows[-1])
    under = [cell for cell in own if cell.column in spanned]
    return bool(own) and len(under) == len(own) and all(_is_subheader(cell.text) for cell in own)


def _spanned(grid: Grid, row: int) -> set[int]:
    """The columns over which a cell of the row spans several."""
    counts = Counter(id(cell) for cell in grid.rows[row].values())
    return {column for column, cell in grid.rows[row].items() if counts[id(cell)] > 1}


def _is_subheader(text: str) -> bool:
    return bool(combined(("target triwulan", text)).role.startswith("target_")) or bool(meaning(text).role)


def _is_number_row(cells: Iterable[GridCell]) -> bool:
    """A row such as `(1) (2) (3)` that only counts the columns."""
    texts = [cell.text for cell in cells if cell.text]
    numbers = [int(found[1]) for text in texts if (found := _NUMBERS.fullmatch(text))]
    return (
        len(numbers) == len(texts) > 1
        and all(later > earlier for earlier, later in itertools.pairwise(numbers))
        and numbers[0] == 1
    )


def _table(grid: Grid, berkas: str, headers: tuple[int, ...], earlier: int) -> Tabel:
    columns = tuple(_columns(grid, headers))
    part = f", bagian {earlier + 1}" if earlier else ""
    kind = kind_of([column.role for column in columns])
    return Tabel(Tempat(berkas, grid.place + part), grid, kind, columns, headers, ())


def _columns(grid: Grid, headers: Sequence[int]) -> Iterator[Column]:
    """The columns by their bottom headers; four that share a header of targets are the four quarters."""
    groups: dict[object, list[int]] = {}
    stacks: dict[object, tuple[str, ...]] = {}
    for column in grid.columns:
        cells = list(
            {id(cell): cell for row in headers if (cell := grid.cells.get((row, column))) and cell.text}.values()
        )
        key: object = id(cells[-1]) if cells else ("blank", column)
        groups.setdefault(key, []).append(column)
        stacks[key] = tuple(cell.text for cell in cells)
    for key, numbers in groups.items():
        texts = stacks[key]
        judul = " ".join(" ".join(texts).split())
        found = combined(texts) if texts else NONE
        if len(numbers) == 4 and _holds_quarters(texts):
            why = "empat kolom di bawah satu judul dibaca sebagai TW I sampai TW IV"
            yield from (
                Column((number,), judul, f"target_{quarter}", why)
                for number, quarter in zip(numbers, ("i", "ii", "iii", "iv"), strict=True)
            )
        else:
            yield Column(tuple(numbers), judul, found.role, _inexact(judul, found))


def _holds_quarters(texts: Sequence[str]) -> bool:
    words = plain(" ".join(texts))
    return "target" in words and ("triwulan" in words or words.endswith("tw"))


def _inexact(judul: str, found: Meaning) -> str:
    return "" if found.exact else f'judul "{judul}" hanya mirip dengan yang dikenal'


# --- without headers ----------------------------------------------------------------------------------------------


def _continued(grid: Grid, berkas: str, before: Tabel | None, numbers: Sequence[int]) -> Tabel | None:
    """The table before it, continued: as many columns, and no header of its own."""
    if before is None or not before.kind or before.grid.columns != grid.columns:
        return None
    why = f"tanpa judul; dibaca sebagai lanjutan {before.tempat}"
    columns = tuple(replace(column, ragu=column.ragu or why) for column in before.columns)
    return replace(
        before, tempat=Tempat(berkas, grid.place), grid=grid, columns=columns, headers=(), rows=tuple(numbers), ragu=why,
        lanjutan=True,
    )  # fmt: skip


def _by_shape(grid: Grid, berkas: str, numbers: Sequence[int]) -> Tabel | None:
    """A table whose columns are known by nothing but what stands in them."""
    bare = tuple(Column((number,), "") for number in grid.columns)
    table = _shaped(Tabel(Tempat(berkas, grid.place), grid, "", bare, (), tuple(numbers)))
    kind = kind_of([column.role for column in table.columns])
    why = "tanpa judul; kolomnya dikenal dari isinya"
    return replace(table, kind=kind, ragu=why) if kind == "output" else None


def _shaped(table: Tabel) -> Tabel:
    """The table with meanings for columns whose header says none, by their content; each must be looked at."""
    taken = {column.role for column in table.columns if column.role}
    columns = list(table.columns)
    for place, column in enumerate(columns):
        shape = "" if column.role else _shape(table, column)
        if shape and shape != "angka" and shape not in taken:
            taken.add(shape)
            columns[place] = replace(column, role=shape, ragu=f'kolom "{column.judul}" dikenal dari isinya')
    columns = _told_apart(table, columns)
    return replace(table, columns=tuple(columns), kind=table.kind or kind_of([column.role for column in columns]))


def _told_apart(table: Tabel, columns: list[Column]) -> list[Column]:
    """Of two columns of one meaning, the second is told from the first by its content, or is not taken."""
    seen: dict[str, int] = {}
    for place, column in enumerate(columns):
        if not column.role:
            continue
        first = seen.setdefault(column.role, place)
        if first == place:
            continue
        if column.role == "target" and _shape(table, column) == "target_renaksi":
            columns[place] = replace(column, role="target_renaksi", ragu=f'kolom "{column.judul}" dikenal dari isinya')
        else:
            columns[place] = replace(column, role="", ragu="sudah ada kolom lain dengan arti yang sama")
            first_column = columns[first]
            columns[first] = replace(first_column, ragu=first_column.ragu or "ada kolom lain dengan arti yang sama")
    return columns


def _shape(table: Tabel, column: Column) -> str:
    texts = []
    for row in table.rows[:_SAMPLE]:
        cell = table.grid.cells.get((row, column.numbers[0]))
        if cell is not None and cell.text and len(own_cells(table.grid, row)) > 1:
            texts.append(cell.text)
    for name, shape in _SHAPES.items():
        if len(texts) > 1 and sum(bool(shape.fullmatch(text)) for text in texts) * 4 >= len(texts) * 3:
            return name
    return ""


def is_number_row(tabel: Tabel, row: int) -> bool:
    """Whether a row of the table only counts its columns."""
    return _is_number_row(own_cells(tabel.grid, row))
