"""The mapping file: what a person says about tables, columns and doubtful values, read and written as TOML.

The first run writes it with everything that was recognised; a person corrects it, and the next run obeys it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from generator.errors import InputRefused, sebab
from generator.impor.sheets import FIELDS, SHEETS, Column, Tabel
from generator.impor.taken import Catatan, Tempat
from generator.master import Analisis, Baris, Indikator, Output, RealisasiRenaksi, columns
from generator.master.grids import Grid
from generator.values import normal

LARGEST: Final = 2_000_000
"""Bytes of a mapping file; that of the decree has 9,000."""
NOTHING: Final = "abaikan"
_SATUAN: Final = "Satuan"
_KINDS: Final[Mapping[str, type[Baris]]] = {
    "indikator": Indikator,
    "output": Output,
    "realisasi": RealisasiRenaksi,
    "analisis": Analisis,
}
_HEAD: Final = f"""\
# Pemetaan impor perkin. Perbaiki yang keliru, simpan, lalu jalankan lagi perintah yang sama dengan --pemetaan BERKAS INI.
#
# [[berkas]]   tanda_desimal: "," atau "." bila semua angka di berkas itu ditulis begitu. Kosong berarti belum tentu.
# [[tabel]]    menjadi: {", ".join(SHEETS)}, atau {NOTHING}. Kosong berarti tidak dikenal.
#              kolom: nomor atau huruf kolom = judul kolom di master; kosong berarti kolom itu tidak diambil.
# [[jawaban]]  menjadi: isi yang benar, misalnya "5250", "5,25", atau "N/A". Kosong berarti belum dijawab.
"""


@dataclass(frozen=True, slots=True)
class PetaTabel:
    """What a person says of one table."""

    tempat: Tempat
    menjadi: str
    judul: tuple[int, ...] = ()
    """Its header rows."""
    kolom: Mapping[str, str] = field(default_factory=dict)
    """Column as people call it → header of the master's column; blank for one that is not taken."""


@dataclass(frozen=True, slots=True)
class Peta:
    """A whole mapping file; empty where there is none."""

    tabel: Mapping[Tempat, PetaTabel] = field(default_factory=dict)
    jawaban: Mapping[tuple[Tempat, str], str] = field(default_factory=dict)
    """Place and text as it stands there → what it means."""
    desimal: Mapping[str, str] = field(default_factory=dict)
    """File → the sign that stands before decimals in all of its numbers, where a person says so."""


def read_mapping(path: Path) -> Peta:
    """The mapping file at `path`. Raises `InputRefused` when it cannot be read or says something unknown."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputRefused(f"Berkas pemetaan {path} tidak dapat dibaca ({sebab(error)}).") from None
    if len(data) > LARGEST:
        raise InputRefused(f"Berkas pemetaan {path} terlalu besar. Pilih berkas yang ditulis --tulis-pemetaan.")
    try:
        content = tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputRefused(
            f"Berkas pemetaan {path} bukan TOML yang benar ({type(error).__name__}: {str(error)[:120]}). Perbaiki baris itu, "
            "atau tulis ulang dengan --tulis-pemetaan."
        ) from None
    tables = [_table(item, path) for item in _items(content, "tabel", path)]
    answers = [_answer(item, path) for item in _items(content, "jawaban", path)]
    signs = [_sign(item, path) for item in _items(content, "berkas", path)]
    return Peta({table.tempat: table for table in tables}, dict(answers), dict(signs))


def _items(content: Mapping[str, Any], name: str, path: Path) -> Iterator[Mapping[str, Any]]:
    found = content.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise InputRefused(f"Bagian {name} di {path} harus ditulis sebagai [[{name}]].")
    yield from found


def _text(item: Mapping[str, Any], name: str, path: Path) -> str:
    value = item.get(name, "")
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value).replace(".", ",")
    if not isinstance(value, str):
        raise InputRefused(f'Isi {name} di {path} harus teks di antara tanda petik, misalnya {name} = "…".')
    return value


def _place(item: Mapping[str, Any], path: Path) -> Tempat:
    return Tempat(_text(item, "berkas", path), _text(item, "tempat", path))


def _table(item: Mapping[str, Any], path: Path) -> PetaTabel:
    at, menjadi = _place(item, path), _text(item, "menjadi", path)
    wanted = {normal(name): name for name in (*SHEETS, NOTHING, "")}
    if normal(menjadi) not in wanted:
        raise InputRefused(
            f'"{menjadi}" untuk {at} di {path} tidak dikenal. Pilih {", ".join(SHEETS)}, atau {NOTHING}.'
        )
    rows, named = item.get("baris_judul", []), item.get("kolom", {})
    if not isinstance(rows, list) or not all(isinstance(row, int) and 0 < row < 1_048_577 for row in rows):
        raise InputRefused(f"baris_judul untuk {at} di {path} harus daftar nomor baris, misalnya [1, 2].")
    if not isinstance(named, dict):
        raise InputRefused(f'kolom untuk {at} di {path} harus berisi baris seperti "1" = "No".')
    kolom = {str(name): _text(named, name, path) for name in named}
    kind = SHEETS.get(wanted[normal(menjadi)], "")
    for name in kolom.values() if kind else ():
        if name and _field(kind, name) is None:
            raise InputRefused(f'Kolom "{name}" untuk {at} di {path} tidak ada di lembar {wanted[normal(menjadi)]}.')
    return PetaTabel(at, wanted[normal(menjadi)], tuple(sorted(rows)), kolom)


def _sign(item: Mapping[str, Any], path: Path) -> tuple[str, str]:
    nama, sign = _text(item, "nama", path), _text(item, "tanda_desimal", path)
    if sign not in (",", ".", ""):
        raise InputRefused(f'tanda_desimal untuk {nama} di {path} harus "," atau ".".')
    return nama, sign


def _answer(item: Mapping[str, Any], path: Path) -> tuple[tuple[Tempat, str], str]:
    return (_place(item, path), _text(item, "tertulis", path)), _text(item, "menjadi", path)


def _field(kind: str, judul: str) -> str | None:
    """The field of a kind's rows that a header of the master stands for."""
    for name in dict.fromkeys(FIELDS[kind].values()):
        if normal(header_of(kind, name)) == normal(judul):
            return name
    return None


def header_of(kind: str, name: str) -> str:
    """How the master heads a field of a kind's rows."""
    kolom = columns(_KINDS[kind]).get(name) or columns(Output).get(name)
    return kolom.judul if kolom else _SATUAN


# --- obeying ------------------------------------------------------------------------------------------------------


def obeyed(tables: Sequence[Tabel], grid: Grid, berkas: str, peta: Peta) -> list[Tabel]:
    """The tables of a grid as a person says that they are."""
    whole = peta.tabel.get(Tempat(berkas, grid.place))
    if not tables and whole is not None and whole.menjadi in SHEETS:
        first = whole.judul or tuple(grid.rows)[:1]
        rows = tuple(row for row in grid.rows if row > first[-1])
        bare = tuple(Column((number,), _head(grid, first, number)) for number in grid.columns)
        tables = [Tabel(whole.tempat, grid, "", bare, first, rows)]
    return [_obeying(tabel, peta.tabel[tabel.tempat]) if tabel.tempat in peta.tabel else tabel for tabel in tables]


def _obeying(tabel: Tabel, said: PetaTabel) -> Tabel:
    kind = SHEETS.get(said.menjadi, "")
    if not kind:
        return replace(tabel, kind=NOTHING if said.menjadi == NOTHING else "")
    roles = {name: role for role, name in reversed(list(FIELDS[kind].items()))}
    split = [
        Column((number,), column.judul, column.role, column.ragu)
        for column in tabel.columns
        for number in column.numbers
    ]
    named = {normal(name): _field(kind, judul) for name, judul in said.kolom.items() if judul}
    found: dict[str, Column] = {}
    for column in split:
        name = named.get(normal(tabel.grid.column_name(column.numbers[0])))
        key = name or f"?{column.numbers[0]}"
        if key in found:
            found[key] = replace(found[key], numbers=(*found[key].numbers, *column.numbers))
        else:
            found[key] = replace(column, role=roles.get(name or "", ""), ragu="")
    return replace(tabel, kind=kind, columns=tuple(found.values()), ragu="")


def _head(grid: Grid, rows: Sequence[int], column: int) -> str:
    cells = {id(cell): cell for row in rows if (cell := grid.cells.get((row, column)))}
    return " ".join(" ".join(cell.text.split()) for cell in cells.values())


# --- writing ------------------------------------------------------------------------------------------------------


def written(
    tables: Iterable[Tabel], unknown: Iterable[tuple[str, Grid]], catatan: Sequence[Catatan], peta: Peta
) -> str:
    """The mapping file of a run: what was recognised, what was not, and what is asked; earlier answers are kept."""
    blocks = [_HEAD]
    blocks += [_written_table(tabel) for tabel in tables]
    blocks += [_written_unknown(berkas, grid) for berkas, grid in unknown]
    files = dict.fromkeys(one.tempat.berkas for one in catatan if one.tanya) | dict(peta.desimal)
    blocks += [
        f"[[berkas]]\nnama = {_quoted(name)}\ntanda_desimal = {_quoted(sign or '')}\n" for name, sign in files.items()
    ]
    asked = {(one.tempat, one.tertulis): "" for one in catatan if one.tanya}
    answers = asked | dict(peta.jawaban)
    blocks += [
        f"[[jawaban]]\nberkas = {_quoted(at.berkas)}\ntempat = {_quoted(at.di)}\ntertulis = {_quoted(text)}\n"
        f"menjadi = {_quoted(means)}\n"
        for (at, text), means in answers.items()
    ]
    return "\n".join(blocks)


def _written_table(tabel: Tabel) -> str:
    fields = {id(column): name for name, column in tabel.fields.items()}
    sheet = next((name for name, kind in SHEETS.items() if kind == tabel.kind), NOTHING if tabel.kind else "")
    lines = []
    for column in tabel.columns:
        name = fields.get(id(column))
        judul = header_of(tabel.kind, name) if name and tabel.kind in _KINDS else ""
        told = f"  # {' '.join(column.judul.split())[:80]}" if column.judul else ""
        lines += [
            f"{_quoted(tabel.grid.column_name(number))} = {_quoted(judul)}{_comment(told)}" for number in column.numbers
        ]
    return _block(tabel.tempat, sheet, tabel.headers, lines)


def _written_unknown(berkas: str, grid: Grid) -> str:
    first = tuple(grid.rows)[:1]
    lines = [
        f'{_quoted(grid.column_name(number))} = ""{_comment("  # " + _head(grid, first, number)[:80])}'
        for number in grid.columns
    ]
    return _block(Tempat(berkas, grid.place), "", first, lines)


def _block(at: Tempat, sheet: str, headers: Sequence[int], lines: Sequence[str]) -> str:
    head = (
        f"[[tabel]]\nberkas = {_quoted(at.berkas)}\ntempat = {_quoted(at.di)}\nmenjadi = {_quoted(sheet)}\n"
        f"baris_judul = {list(headers)}\n[tabel.kolom]\n"
    )
    return head + "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A TOML basic string."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
    return '"' + "".join(signs.get(s, s if s.isprintable() else f"\\U{ord(s):08x}") for s in text) + '"'


def _comment(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())
