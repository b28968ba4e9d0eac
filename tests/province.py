"""The masters of a province, as many as are asked for: each another office with its own words and figures.

`python -m tests.province FOLDER COUNT` writes them as `unit-001/2025.xlsx` … into a folder.
"""

from __future__ import annotations

import sys
from collections.abc import Collection
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.office.workbook.writer import rows_of, write
from generator.registry import FORMULAS
from tests.clean import replaced

ROOT: Final = Path(__file__).resolve().parent.parent
EXAMPLE: Final = ROOT / "masters" / "contoh-2025.xlsx"
_HERE: Final = "Jakarta Timur"
_SYLLABLES: Final = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu")


def place(number: int) -> str:
    """The made-up name of an office's place, each another."""
    return "Kota " + "".join(_SYLLABLES[int(digit)] for digit in f"{number:04d}").title()


@cache
def _example() -> Master:
    return parse(read(EXAMPLE))


def rows(number: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of one office's master: another name in every text, other numbers in the survey and in its documents."""
    made = {name: [dict(row) for row in rows] for name, rows in rows_of(_example()).items()}
    for sheet in ("isian", "tubuh", "indikator", "output"):
        for row in made[sheet]:
            row.update({column: _elsewhere(value, place(number)) for column, value in row.items()})
    for row in made["survei"]:
        for column, value in row.items():
            if column.startswith("nilai") and isinstance(value, Decimal):
                row[column] = value - Decimal(number % 50) / 100
    for row in made["realisasi"]:
        row["bukti"] = f"{row['bukti']} ({place(number)})"
    return made


def _elsewhere(value: Any, name: str) -> Any:
    return replaced(value, _HERE, name) if value and isinstance(value, str | tuple) else value


def write_province(folder: Path, count: int, damaged: Collection[int] = ()) -> None:
    """Write so many masters; of those numbered in `damaged` every other one is no workbook, and the rest lack a target."""
    for number in range(1, count + 1):
        path = folder / f"unit-{number:03d}" / "2025.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        if number in damaged and number % 2:
            path.write_bytes(b"PK\x03\x04 terpotong")
            continue
        made = rows(number)
        if number in damaged:
            made["indikator"][0]["target_ii"] = "sembilan puluh"
        path.write_bytes(write(made, tuple(FORMULAS)))


if __name__ == "__main__":
    write_province(Path(sys.argv[1]), int(sys.argv[2]))
