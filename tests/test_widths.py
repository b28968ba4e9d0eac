"""Numbers that a cell of a template would break are given room, and nothing else of a document changes."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from generator.cli import perkin
from generator.cli.console import run
from generator.office.package import parts_of
from generator.office.word.tree import W
from generator.office.word.widths import _shared, widened
from tests.berjenjang import rows, stored

_GRID = '<w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="{wide}"/></w:tblGrid>'
_CELL = '<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'


def table(number: str, wide: str = "6000", width: str = "600") -> bytes:
    """A document with one table: a cell across both columns, then a number and a text."""
    upper = _CELL.format(width="6600", span='<w:gridSpan w:val="2"/>', text="Judul")
    lower = _CELL.format(width=width, span="", text=number) + _CELL.format(width="6000", span="", text="Uraian")
    body = f"<w:tbl>{_GRID.format(wide=wide)}<w:tr>{upper}</w:tr><w:tr>{lower}</w:tr></w:tbl>"
    return f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}</w:body></w:document>'.encode()


def widths(part: bytes) -> tuple[list[int], list[int]]:
    """Of the columns and of the cells."""
    root = etree.fromstring(part)
    columns = [int(str(one.get(f"{W}w"))) for one in root.iter(f"{W}gridCol")]
    return columns, [int(str(one.get(f"{W}w"))) for one in root.iter(f"{W}tcW")]


def passed(part: bytes) -> bytes:
    return widened({"word/document.xml": part}, lambda name: name.endswith("document.xml"), None)["word/document.xml"]


def test_a_column_is_as_wide_as_its_longest_number() -> None:
    columns, cells = widths(passed(table("467.800.000")))
    # ten-point text: nine digits of 0,63 and two points of 0,34, and Word's own margins of 108 twips
    assert columns[0] == round((9 * 0.63 + 2 * 0.34) * 200) + 216 == 1486
    assert columns == [1486, 6600 - 1486]
    assert cells == [6600, *columns], "a cell across both columns stays as wide as they are"


@pytest.mark.parametrize("text", ["12.500", "Uraian", "467800000", "12.05.2025", ""])
def test_what_fits_or_is_no_long_number_changes_nothing(text: str) -> None:
    assert passed(table(text)) == table(text)


@pytest.mark.parametrize("wide", ["900", "0", "5cm", "-1", ""])
def test_a_table_without_room_or_with_odd_widths_stays(wide: str) -> None:
    part = table("467.800.000", wide)
    assert passed(part) == part


def test_odd_sizes_of_cells_are_taken_for_none() -> None:
    part = table("467.800.000").replace(b'<w:gridSpan w:val="2"/>', b'<w:gridSpan w:val="dua"/>')
    assert widths(passed(part))[0] == [1486, 5114]


def test_amounts_are_not_broken_in_lampiran_1(tmp_path: Path) -> None:
    given = rows()
    given["indikator"][5]["target_iv"] = Decimal(1_562_300_000)
    stored(given, tmp_path / "skala.xlsx")
    assert run(perkin, ["generate", str(tmp_path / "skala.xlsx"), "--output", str(tmp_path), "--force"]) == 0
    path = next(tmp_path.rglob("lampiran-1.docx"))
    part = dict(parts_of(path.read_bytes()))["word/document.xml"]
    grid = re.search(rb"<w:tblGrid>.*?</w:tblGrid>", part)
    assert grid is not None
    columns = [int(width) for width in re.findall(rb'w:w="(\d+)"', grid[0])]
    assert sum(columns) == 15876, "the table is as wide as before"
    assert columns[8] > columns[5] > 624, "1.562.300.000 takes more than 100.000.000"


def test_room_comes_from_the_widest_columns_one_after_the_other() -> None:
    assert _shared([100, 80, 40], [0, 0, 100]) == [65, 55, 100]
    assert _shared([100, 80, 40], [60, 0, 60]) == [80, 80, 60]
    assert _shared([100, 80, 40], [100, 80, 60]) is None
    assert _shared([100, 80, 40], [0, 0, 40]) is None
