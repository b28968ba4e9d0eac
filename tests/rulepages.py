"""The pages of tests/rules: a clean master as tables, and cases that change a few of its cells.

The notation is described in tests/rules/README.md, which also holds the clean master.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from string import ascii_uppercase

from generator.master import LEMBAR, Baris, BerkasBukti, Buku, KeadaanBukti, Kolom, Lembar, Master, Sel, columns
from generator.master.parse import parse
from generator.values import Paragraph, Raw, Run, normal, show

PAGES = Path(__file__).parent / "rules"
CLEAN = PAGES / "README.md"
NOTHING = "(tidak ada)"
PROGRAM = "disimpan oleh"
"""Under this name an edit leaves the program that saved the file, until the workbook is put together."""

STALE = "rumus belum dihitung ulang"
"""Likewise that the file says that its formulas were not calculated anew."""

EVIDENCE = "berkas bukti/"
"""Likewise what was found of a file of evidence."""

_BLOCK = re.compile(r"^## (?P<name>.+?)\n(?P<prose>.*?)```kasus\n(?P<edits>.*?)---\n(?P<expected>.*?)```", re.M | re.S)
_NUMBER = re.compile(r"-?\d+(,\d+)?(e-?\d+)?")
_REPEATED = re.compile(r'"(.+)" × (\d+)')
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_TIME = re.compile(r"(\d{1,2})\.(\d{2})")
_LOOK = re.compile(r"<(i|sup|sub)>(.*?)</\1>")
_LOOKS: dict[str, tuple[bool, bool, bool, str]] = {
    "i": (True, False, False, ""),
    "sup": (False, False, False, "superscript"),
    "sub": (False, False, False, "subscript"),
}


@dataclass(frozen=True)
class Case:
    """A case of a page: what it changes in the clean master, and the findings it expects."""

    name: str
    edits: tuple[str, ...]
    expected: str

    def master(self) -> Master:
        """The clean master with the changes made."""
        sheets = {name: replace(lembar, sel=dict(lembar.sel)) for name, lembar in clean().lembar.items()}
        for edit in self.edits:
            _apply(sheets, edit)
        program = sheets.pop(PROGRAM, None)
        stale = sheets.pop(STALE, None) is not None
        files = [sheets.pop(name) for name in list(sheets) if name.startswith(EVIDENCE)]
        master = parse(Buku("uji.xlsx", "0" * 64, sheets, program.nama if program else "", stale))
        return replace(master, bukti={found.nama: found for found in map(_evidence, files)})


def cases(page: Path) -> list[Case]:
    """The cases of a page in their order."""
    text = page.read_text(encoding="utf-8")
    return [
        Case(found["name"], tuple(filter(None, found["edits"].splitlines())), found["expected"].strip())
        for found in _BLOCK.finditer(text)
    ]


def rewritten(page: Path, results: Iterable[str]) -> str:
    """The page's text with other expectations, one for each of its cases."""
    remaining = iter(results)

    def block(found: re.Match[str]) -> str:
        return found[0].removesuffix(found["expected"] + "```") + next(remaining) + "\n```"

    return _BLOCK.sub(block, page.read_text(encoding="utf-8"))


@cache
def clean() -> Buku:
    """The clean master of the README as a workbook."""
    sections = re.split(r"^### ", CLEAN.read_text(encoding="utf-8"), flags=re.M)[1:]
    tables = {name.strip(): table for name, _, table in (section.partition("\n") for section in sections)}
    return Buku("uji.xlsx", "0" * 64, {kind.SHEET: _sheet(kind, tables[kind.SHEET]) for kind in LEMBAR.values()})


def _sheet(kind: type[Baris], table: str) -> Lembar:
    lines = [line for line in table.splitlines() if line.startswith("|") and set(line) - set("|- ")]
    header, *rows = [[field.strip() for field in line.strip().removeprefix("|").split("|")[:-1]] for line in lines]
    places = {normal(title): place for place, title in enumerate(header)}
    titles = [column.judul for column in columns(kind).values()]
    assert places.keys() <= set(map(normal, titles)), f"judul kolom tidak dikenal di {kind.SHEET}: {header}"
    lembar = Lembar(kind.SHEET, {(1, number): Sel(_a1(1, number), title) for number, title in enumerate(titles, 1)})
    for row, fields in enumerate(rows, start=2):
        for number, column in enumerate(columns(kind).values(), start=1):
            place = places.get(normal(column.judul))
            if place is not None:
                _put(lembar, row, number, _in_table(column, fields[place]))
    return replace(lembar, tabel=f"A1:{_a1(max(len(rows) + 1, 2), len(titles))}")


def _in_table(column: Kolom, field: str) -> str:
    """A table's field as a literal: ids and labels are text without quotation marks there."""
    text = field.replace("<br>", "\n")
    return f'"{text}"' if column.jenis.as_text and text else text


def _cells(lembar: Lembar) -> dict[tuple[int, int], Sel]:
    assert isinstance(lembar.sel, dict)
    return lembar.sel


def _put(lembar: Lembar, row: int, column: int, literal: str) -> None:
    """Write a literal into a cell of a sheet."""
    _cells(lembar).pop((row, column), None)
    sel = _sel(_a1(row, column), literal)
    if sel is not None:
        _cells(lembar)[row, column] = sel


def _sel(address: str, literal: str) -> Sel | None:
    value, _, look = literal.partition(" berformat ")
    if value in ("", "kosong"):
        return None
    if value.startswith("galat "):
        return Sel(address, value.removeprefix("galat "), galat=True)
    if value.startswith("bukan tanggal "):
        return Sel(address, value.removeprefix("bukan tanggal "), bukan_tanggal=True)
    if value.startswith("gambar "):
        return Sel(address, "", gambar=value.removeprefix("gambar "))
    if value.startswith("rumus "):
        formula, _, result = value.removeprefix("rumus ").partition(" hasil ")
        sel = _sel(address, result) or Sel(address, formula)
        return replace(sel, formula=formula)
    if value.endswith(" dicoret"):
        plain = _sel(address, value.removesuffix(" dicoret"))
        return plain and replace(plain, coretan=show(plain.nilai))
    raw = _literal(value)
    if not isinstance(raw, str):
        return Sel(address, raw, format=look or "General")
    paragraphs = tuple(_paragraph(line) for line in raw.split("\n"))
    return Sel(address, _LOOK.sub(r"\2", raw), paragraphs, format=look or "General")


def _paragraph(line: str) -> Paragraph:
    """A line whose `<i>…</i>` are in italics, `<sup>…</sup>` above and `<sub>…</sub>` below the line."""
    runs, end = [], 0
    for found in _LOOK.finditer(line):
        runs += [Run(line[end : found.start()]), Run(found[2], *_LOOKS[found[1]])]
        end = found.end()
    return tuple(run for run in (*runs, Run(line[end:])) if run.text)


def _literal(text: str) -> Raw:
    if text.startswith('"') and text.endswith('"'):
        return text[1:-1].replace("\\n", "\n")
    if found := _REPEATED.fullmatch(text):
        return found[1] * int(found[2])
    if _NUMBER.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if found := _DATE.fullmatch(text):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _TIME.fullmatch(text):
        return time(int(found[1]), int(found[2]))
    return {"TRUE": True, "FALSE": False}.get(text, text)


Sheets = dict[str, Lembar]


def _apply(sheets: Sheets, edit: str) -> None:
    """Make one change in the sheets."""
    for pattern, change in _CHANGES.items():
        found = re.fullmatch(pattern, edit)
        if found:
            change(sheets, *found.groups())
            return
    raise AssertionError(f"perubahan tidak dikenal: {edit}")


def _set_cell(sheets: Sheets, sheet: str, cell: str, literal: str) -> None:
    _put(sheets[sheet], *_place(cell), literal)


def _set_field(sheets: Sheets, sheet: str, ident: str, title: str, literal: str) -> None:
    master = parse(Buku("uji.xlsx", "0" * 64, sheets))
    rows = next(getattr(master, name) for name, kind in LEMBAR.items() if sheet == kind.SHEET)
    row = next((row for row in rows if row.identitas == ident), None)
    assert row is not None, f"baris {ident} tidak ada di lembar {sheet}"
    name = next(name for name, column in columns(type(row)).items() if column.judul == title)
    _put(sheets[sheet], *_place(row.cells[name]), literal)


def _add_row(sheets: Sheets, sheet: str, fields: str) -> None:
    lembar = sheets[sheet]
    row = max(row for row, _ in lembar.sel) + 1
    for number, literal in enumerate(fields.split(";"), start=1):
        _put(lembar, row, number, literal.strip())
    last = re.sub(r"\d+$", str(row), lembar.tabel)
    sheets[sheet] = replace(lembar, tabel=last)


def _delete_rows(sheets: Sheets, sheet: str, row: str | None = None) -> None:
    cells = _cells(sheets[sheet])
    for place in [place for place in cells if (place[0] == int(row) if row else place[0] > 1)]:
        del cells[place]


def _delete_sheet(sheets: Sheets, sheet: str) -> None:
    del sheets[sheet]


def _rename_sheet(sheets: Sheets, sheet: str, name: str) -> None:
    sheets[name] = replace(sheets.pop(sheet), nama=name)


def _set_table(sheets: Sheets, sheet: str, ref: str) -> None:
    sheets[sheet] = replace(sheets[sheet], tabel="" if ref == "-" else ref)


def _merge(sheets: Sheets, sheet: str, first: str, last: str) -> None:
    """Merge cells; as in Excel, only the first keeps its content."""
    (top, left), (bottom, right) = _place(first), _place(last)
    inside = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
    for place in inside[1:]:
        _cells(sheets[sheet]).pop(place, None)
    sheets[sheet] = replace(sheets[sheet], gabungan=((top, left, bottom, right),))


def _hide(sheets: Sheets, sheet: str, row: str) -> None:
    sheets[sheet] = replace(sheets[sheet], tersembunyi=frozenset({int(row)}))


def _hide_column(sheets: Sheets, sheet: str, column: str) -> None:
    sheets[sheet] = replace(sheets[sheet], kolom_tersembunyi=frozenset({_place(f"{column}1")[1]}))


def _copy_sheet(sheets: Sheets, sheet: str, name: str) -> None:
    sheets[name] = replace(sheets[sheet], nama=name, sel=dict(sheets[sheet].sel))


def _add_sheet(sheets: Sheets, name: str) -> None:
    sheets[name] = Lembar(name, {(1, 1): Sel("A1", "catatan")})


def _hide_sheet(sheets: Sheets, sheet: str, fully: str | None) -> None:
    sheets[sheet] = replace(sheets[sheet], keadaan="veryHidden" if fully else "hidden")


def _set_total(sheets: Sheets, sheet: str, first: str, last: str) -> None:
    sheets[sheet] = replace(sheets[sheet], total=(*sheets[sheet].total, (*_place(first), *_place(last))))


def _set_choices(sheets: Sheets, sheet: str, letters: str) -> None:
    sheets[sheet] = replace(sheets[sheet], pilihan=frozenset(_place(f"{letter}1")[1] for letter in letters.split()))


def _set_program(sheets: Sheets, program: str) -> None:
    sheets[PROGRAM] = Lembar(program, {})


def _set_evidence(sheets: Sheets, name: str, found: str) -> None:
    sheets[f"berkas {name}"] = Lembar(f"{name}: {found}", {})


def _evidence(kept: Lembar) -> BerkasBukti:
    name, _, found = kept.nama.rpartition(": ")
    state, _, similar = found.partition(", yang mirip ")
    return BerkasBukti(name, KeadaanBukti(state), mirip=similar)


def _set_stale(sheets: Sheets) -> None:
    sheets[STALE] = Lembar(STALE, {})


_CHANGES: dict[str, Callable[..., None]] = {
    r"tambah ([^:]+): (.+)": _add_row,
    r"hapus baris ([^!]+)!(\d+)": _delete_rows,
    r"kosongkan lembar (.+)": _delete_rows,
    r"hapus lembar (.+)": _delete_sheet,
    r'salin lembar (.+) sebagai "(.+)"': _copy_sheet,
    r'tambah lembar "(.+)"': _add_sheet,
    r"sembunyikan lembar (.+?)( sepenuhnya)?": _hide_sheet,
    r"baris total ([^!]+)!(\w+):(\w+)": _set_total,
    r"ganti nama (.+) menjadi (.+)": _rename_sheet,
    r"tabel ([^=]+) = (.+)": _set_table,
    r"gabung ([^!]+)!(\w+):(\w+)": _merge,
    r"sembunyikan ([^!]+)!(\d+)": _hide,
    r"sembunyikan kolom ([^!]+)!([A-Z])": _hide_column,
    r"pilihan ([^:]+): ?([A-Z ]*)": _set_choices,
    r"disimpan oleh (.+)": _set_program,
    r"berkas (bukti/.+): (.+)": _set_evidence,
    STALE: _set_stale,
    r"([^/!]+)!([A-Z]+\d+) = (.+)": _set_cell,
    r"([^/!]+) / (.+) / ([^=]+?) = (.+)": _set_field,
}


def _a1(row: int, column: int) -> str:
    assert column <= len(ascii_uppercase)
    return f"{ascii_uppercase[column - 1]}{row}"


def _place(cell: str) -> tuple[int, int]:
    return int(cell[1:]), ascii_uppercase.index(cell[0]) + 1
