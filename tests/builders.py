"""Masters for tests, made from short tables instead of workbooks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from generator.master import KAYA, LEMBAR, Baris, Buku, Master, Sel, columns
from generator.master.parse import parse
from generator.values import Raw, Run, normal

_NUMBER = re.compile(r"-?\d+(?:,\d+)?")


def cell(text: str) -> Raw:
    """A table's cell as a spreadsheet would hold it: blank, number with decimal comma, or text."""
    text = text.strip()
    if not text:
        return None
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else text


def sheet(kind: type[Baris], rows: Iterable[Mapping[str, str]]) -> dict[tuple[int, int], Sel]:
    """The cells of a sheet with its header in row 1; rows map header text to cell text."""
    cells: dict[tuple[int, int], Sel] = {}
    for column, kolom in enumerate(columns(kind).values(), start=1):
        cells[1, column] = Sel(f"{chr(64 + column)}1", kolom.judul)
    for number, row in enumerate(rows, start=2):
        given = {normal(header): text for header, text in row.items()}
        for column, kolom in enumerate(columns(kind).values(), start=1):
            raw = cell(given.pop(normal(kolom.judul), ""))
            if raw is not None:
                paragraphs = tuple((Run(line),) for line in str(raw).split("\n")) if kolom.jenis is KAYA else ()
                cells[number, column] = Sel(f"{chr(64 + column)}{number}", raw, paragraphs)
        assert not given, f"kolom tidak dikenal di {kind.SHEET}: {sorted(given)}"
    return cells


def master(**sheets: Iterable[Mapping[str, str]]) -> Master:
    """A master with the given sheets (by field of `Master`); the others are empty but present."""
    from generator.master import Lembar

    kinds: dict[str, Any] = dict(LEMBAR)
    unknown = sheets.keys() - kinds.keys()
    assert not unknown, f"lembar tidak dikenal: {sorted(unknown)}"
    lembar = {k.SHEET: Lembar(k.SHEET, sheet(k, sheets.get(name, ()))) for name, k in kinds.items()}
    return parse(Buku("uji.xlsx", "0" * 64, lembar))


Table = list[dict[str, str]]


def cases(page: Path) -> list[tuple[str, list[Table]]]:
    """The cases of a Markdown page: each second-level heading with the tables below it."""
    found: list[tuple[str, list[Table]]] = []
    header: list[str] | None = None
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            found.append((line[3:], []))
        if not line.startswith("|"):
            header = None
            continue
        fields = [field.strip() for field in line.strip().strip("|").split("|")]
        if header is None:
            header = fields
            found[-1][1].append([])
        elif set("".join(fields)) - set("-: "):
            found[-1][1][-1].append(dict(zip(header, fields, strict=True)))
    return found
