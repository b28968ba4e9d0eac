"""Two hundred workbooks as other programs write them, each cell read as openpyxl reads it, or the difference explained.

The contents are drawn from seeds (`tests/writers/contents.py`). Files of ExcelJS and SheetJS are kept in
`tests/data/writers` (`make writers` writes them again); those of the Python libraries and of LibreOffice are made here.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from generator.master import Sel
from generator.office.workbook.reader import read
from tests.conftest import ROOT, SOFFICE
from tests.test_reader_oracle import Record, lembar_of
from tests.writers import python
from tests.writers.contents import SEEDS, content

pytestmark = pytest.mark.filterwarnings("ignore:Cell .* is marked as a date")
KEPT: Final = ROOT / "tests" / "data" / "writers"


def _letters_taken_for_a_date(own: Sel, other: Sel) -> bool:
    return own.format == "0 m2" and isinstance(own.nilai, Decimal) and not isinstance(other.nilai, Decimal)


def _an_escaped_notation_resolved(own: Sel, other: Sel) -> bool:
    return str(own.nilai).startswith("_x000D_") and str(other.nilai).startswith("\n")


FAULTS: Final[Mapping[str, Callable[[Sel, Sel], bool]]] = {
    "openpyxl takes the letters of the format 0 m2 for a date": _letters_taken_for_a_date,
    "openpyxl resolves _x005F_x000D_, which stands for the text _x000D_, to a line break": _an_escaped_notation_resolved,
}
"""Where openpyxl is wrong, and how that is recognised."""


def compared(paths: Iterable[Path]) -> Counter[str]:
    """Compare every cell; how many were equal, and how many differ for each reason. Any other difference fails."""
    counts: Counter[str] = Counter()
    for path in paths:
        book, calculated = (load_workbook(path, rich_text=True, data_only=only) for only in (False, True))
        seen = read(path).lembar
        assert list(seen) == [sheet.title for sheet in book.worksheets]
        for sheet in book.worksheets:
            own, oracle = seen[sheet.title], lembar_of(sheet, calculated[sheet.title])
            assert (own.tabel, sorted(own.gabungan)) == (oracle.tabel, sorted(oracle.gabungan))
            assert own.tersembunyi == oracle.tersembunyi
            assert own.sel.keys() == oracle.sel.keys(), path.name
            for place, sel in own.sel.items():
                counts[_verdict(sel, oracle.sel[place], path.name)] += 1
    return counts


def _verdict(own: Sel, other: Sel, name: str) -> str:
    if (own, type(own.nilai)) == (other, type(other.nilai)):
        return "equal"
    reasons = [reason for reason, applies in FAULTS.items() if applies(own, other)]
    assert reasons, f"{name}: {own} is {other} for openpyxl"
    return reasons[0]


def report(kind: str, files: int, counts: Counter[str]) -> str:
    others = "; ".join(f"{count}: {reason}" for reason, count in counts.items() if reason != "equal")
    return f"{kind}: {files} buku kerja, {counts['equal']} sel sama dengan openpyxl. {others}"


@pytest.mark.parametrize("writer", ["exceljs", "sheetjs"])
def test_workbooks_of_javascript(writer: str, record_property: Record) -> None:
    paths = sorted(KEPT.glob(f"{writer}-*.xlsx"))
    assert len(paths) == len(SEEDS)
    counts = compared(paths)
    assert counts["equal"] > 1800
    record_property("laporan", report(writer, len(paths), counts))


@pytest.mark.parametrize("write", [python.openpyxl, python.xlsx_writer], ids=["openpyxl", "xlsxwriter"])
def test_workbooks_of_python(
    write: Callable[[Mapping[str, object], Path], None], tmp_path: Path, record_property: Record
) -> None:
    paths = [tmp_path / f"{seed:02}.xlsx" for seed in SEEDS]
    for seed, path in zip(SEEDS, paths, strict=True):
        write(content(seed), path)
    counts = compared(paths)
    assert counts["equal"] > 1800
    record_property("laporan", report(write.__name__, len(paths), counts))


@pytest.mark.libreoffice
def test_workbooks_of_libreoffice(tmp_path: Path, record_property: Record) -> None:
    """Twenty files saved by LibreOffice as .xlsx, and twenty more that went through .ods."""
    first = [KEPT / f"exceljs-{seed:02}.xlsx" for seed in SEEDS]
    ods = converted(first[20:], "ods", tmp_path / "ods")
    paths = [*converted(first[:20], "xlsx", tmp_path / "xlsx"), *converted(ods, "xlsx", tmp_path / "kembali")]
    assert len(paths) == len(SEEDS)
    counts = compared(paths)
    assert counts["equal"] > 1800
    record_property("laporan", report("LibreOffice", len(paths), counts))


def converted(paths: list[Path], kind: str, folder: Path) -> list[Path]:
    """The files as LibreOffice saves them, all by one process."""
    assert SOFFICE is not None
    profile = (folder / "profil").as_uri()
    command = [SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    return sorted(folder.glob(f"*.{kind}"))
