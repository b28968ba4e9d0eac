"""A workbook as plain text, for reading and for comparing: one line per filled cell."""

from __future__ import annotations

from pathlib import Path

from generator.master import Sel
from generator.office.workbook.reader import read
from generator.values import seen


def book_text(path: Path) -> str:
    """`Lampiran I!H3: 97,905`, sheet by sheet and row by row; a formula stands before its last value.

    A line break inside a cell is `↵`, so that a cell is a line. Raises `InputRefused` when the file cannot be read.
    """
    book = read(path)
    lines = [f"{name}!{_line(sel)}" for name, sheet in book.lembar.items() for sel in sheet.sel.values()]
    return "".join(f"{line}\n" for line in lines)


def _line(sel: Sel) -> str:
    value = seen(sel.nilai).replace("\n", "↵")
    if not sel.formula:
        return f"{sel.alamat}: {value}"
    result = "(belum dihitung)" if sel.nilai == sel.formula else value
    return f"{sel.alamat}: {sel.formula} → {result}"
