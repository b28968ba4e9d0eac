"""Values of the model in the form that an Excel cell keeps them; what would be harmed there is refused."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from generator.errors import PerkinError
from generator.jenjang import Jenjang
from generator.law import KARAKTER_SEL
from generator.master import Sel
from generator.values import NotApplicable, Paragraph, Run, Target, Triwulan, Unreadable, excel_length, seen

CREATED: Final = datetime(2000, 1, 1)
"""The date of creation that every workbook carries, so that the same content is the same bytes."""
CELL_MAX: Final = int(KARAKTER_SEL.nilai)
"""Characters (UTF-16 units) that Excel can hold in a cell; it cuts what is longer."""
_CUT: Final = " … (terpotong)"


def plain(value: Any) -> str | Decimal | date | tuple[Paragraph, ...] | Sel | None:
    """A value of the model in the form that a cell holds."""
    match value:
        case Jenjang() | NotApplicable() | Unreadable() | Triwulan():
            return seen(value)
        case None | str() | Decimal() | date():
            return value
        case Target():
            single = value.hi is None and value.polarisasi is None
            return plain(value.lo) if single else str(value).replace(".", "")
        case tuple() if not value or isinstance(value[0], str):
            return "\n".join(value)
        case tuple() | Sel():
            return value
    raise TypeError(f"no cell can hold {value!r}")


def joined(paragraphs: tuple[Paragraph, ...]) -> tuple[Run, ...]:
    """All runs of a cell, with a line break between paragraphs; neighbours of one look are one run."""
    runs: list[Run] = []
    for number, paragraph in enumerate(paragraphs):
        for place, run in enumerate(paragraph):
            text = "\n" * (number > 0 and place == 0) + run.text
            if runs and runs[-1].look == run.look:
                runs[-1] = Run(runs[-1].text + text, *run.look)
            else:
                runs.append(Run(text, *run.look))
    return tuple(runs)


def refuse_long(text: str, sheet: str, row: int, column: int) -> None:
    """Raise `PerkinError` for text that Excel would cut. Rows and columns count from 0."""
    length = excel_length(text)
    if length > CELL_MAX:
        raise PerkinError(
            f"Teks di {_place(sheet, row, column)} panjangnya {length} karakter, sedangkan sel Excel hanya memuat {CELL_MAX}. "
            "Pendekkan teks itu atau bagi menjadi beberapa baris."
        )


def fitted(text: str, most: int = CELL_MAX) -> str:
    """The text, cut where Excel would not take all of it, and marked as cut."""
    if excel_length(text) <= most:
        return text
    units = text.encode("utf-16-le", "surrogatepass")[: 2 * (most - len(_CUT))]
    return units.decode("utf-16-le", "ignore") + _CUT


def exact(number: Decimal, sheet: str, row: int, column: int) -> float:
    """The number as Excel's binary number; raises `PerkinError` when digits would be lost."""
    stored = float(number)
    if Decimal(repr(stored)) != number:
        raise PerkinError(
            f"Angka {number} di {_place(sheet, row, column)} berdigit lebih banyak daripada yang dapat disimpan Excel. Bulatkan dahulu."
        )
    return stored


def _place(sheet: str, row: int, column: int) -> str:
    from xlsxwriter.utility import (
        xl_rowcol_to_cell,  # loaded only where a workbook is written, not where it is described
    )

    return f"{sheet}!{xl_rowcol_to_cell(row, column)}"
