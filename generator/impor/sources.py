"""Files → lines and tables, or a master of an earlier year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

from generator.complete import refuse_foreign
from generator.errors import InputRefused
from generator.master import Buku, Lembar, Master, Sel, is_spoiled
from generator.master.grids import Grid, GridCell, Line, Source
from generator.master.parse import parse
from generator.office.word.grids import read_document
from generator.office.workbook.reader import read
from generator.values import Run, letters

MAX_COLUMNS: Final = 200
"""Columns of a sheet that are looked at."""
_BREAK: Final = re.compile(r"_x000[dD]_\n?")
"""How some exports write a line break."""
_WORD: Final = "di Word atau LibreOffice Writer, pilih Simpan Sebagai (Save As) dengan jenis Word Document (.docx)"
_EXCEL: Final = "di Excel atau LibreOffice Calc, pilih Simpan Sebagai (Save As) dengan jenis Excel Workbook (.xlsx)"
_CONVERT: Final = {
    **dict.fromkeys((".doc", ".docm", ".dotx", ".odt", ".rtf", ".txt"), _WORD),
    **dict.fromkeys((".xls", ".xlsb", ".xlsm", ".xltx", ".ods", ".csv", ".tsv"), _EXCEL),
}


def read_source(path: Path) -> Source | Master:
    """A .docx, a workbook, a PDF, or an earlier master. Raises `InputRefused` for anything else, and what is unsafe to open."""
    kind = path.suffix.casefold()
    if kind == ".docx":
        return read_document(path)
    if kind == ".xlsx":
        return _workbook(read(path))
    if kind == ".pdf":
        from generator.office.layout.pdf import read_pdf

        return read_pdf(path)
    advice = _CONVERT.get(kind)
    if advice is None:
        raise InputRefused(
            f"{path} bukan dokumen Word (.docx), buku kerja Excel (.xlsx), atau PDF. Periksa nama berkasnya."
        )
    raise InputRefused(f"Berkas {kind} belum dapat diimpor: buka {path} {advice}, lalu ulangi dengan berkas itu.")


def _workbook(buku: Buku) -> Source | Master:
    master = parse(buku)
    try:
        refuse_foreign(master)
    except InputRefused:
        return _grids(buku)
    return master


def _grids(buku: Buku) -> Source:
    unread = [
        (f"lembar {lembar.nama}", "lembar tersembunyi, tetap dibaca")
        for lembar in buku.lembar.values()
        if lembar.keadaan != "visible" and lembar.sel
    ]
    blocks = []
    for lembar in buku.lembar.values():
        if any(column > MAX_COLUMNS for _, column in lembar.sel):
            unread.append((f"lembar {lembar.nama}", f"kolom di sebelah kanan kolom {letters(MAX_COLUMNS)}"))
        if lembar.sel:
            blocks.append(Grid(f"lembar {lembar.nama}", dict(_cells(lembar)), letters=True))
    return Source(buku.nama, buku.sha256, tuple(blocks), tuple(unread))


def _cells(lembar: Lembar) -> Iterator[tuple[tuple[int, int], GridCell]]:
    """The filled cells, and every position of a merged range that begins at one of them."""
    found = {
        place: _cell(lembar, place, sel)
        for place, sel in lembar.sel.items()
        if place[1] <= MAX_COLUMNS and place[0] not in lembar.tersembunyi
    }
    yield from found.items()
    last = max((row for row, _ in lembar.sel), default=0)
    for top, left, bottom, right in lembar.gabungan:
        first = found.get((top, left))
        if first is None:
            continue
        for place in product(range(top, min(bottom, last) + 1), range(left, min(right, MAX_COLUMNS) + 1)):
            if place not in found:
                yield place, first


def _cell(lembar: Lembar, place: tuple[int, int], sel: Sel) -> GridCell:
    where = f"lembar {lembar.nama}, sel {sel.alamat}"
    return GridCell(
        *place,
        where,
        tuple(_lines(sel, where)),
        sel.nilai,
        percent="%" in sel.format,
        spoiled=is_spoiled(sel) or bool(sel.coretan),
    )


def _lines(sel: Sel, where: str) -> Iterator[Line]:
    if not isinstance(sel.nilai, str):
        return
    if _BREAK.search(sel.nilai) or not sel.paragraf:
        for text in _BREAK.sub("\n", sel.nilai).split("\n"):
            yield Line((Run(text),) if text else (), where)
        return
    for paragraph in sel.paragraf:
        yield Line(paragraph, where)
