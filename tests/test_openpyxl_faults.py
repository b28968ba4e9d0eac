"""openpyxl still has each fault that `generator/office/workbook` overrides: it fails where the program's reader does not.

On the day one of these tests fails because openpyxl does well, the override that it names can go.
"""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.utils import range_boundaries
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.functions import fromstring

from generator.errors import InputRefused
from generator.master import Lembar
from generator.office.package import pack, parts_of
from generator.office.workbook.library import ROW_TAG, iterparse
from generator.office.workbook.parts import MAIN, OFFICE
from generator.office.workbook.reader import read
from generator.office.workbook.sheets import Range, range_of
from generator.values import Run

SHEET = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


@pytest.fixture
def parts() -> dict[str, bytes]:
    """A workbook of one cell, as openpyxl itself writes it."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return parts_of(buffer.getvalue())


def with_(parts: Mapping[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """The workbook with one part changed."""
    assert old in parts[name].decode()
    return {**parts, name: parts[name].replace(old.encode(), new.encode())}


def with_cells(parts: Mapping[str, bytes], cells: str, after: str = "") -> dict[str, bytes]:
    """The workbook with these cells as its only row."""
    head, _, rest = parts[SHEET].decode().partition("<sheetData>")
    tail = rest.partition("</sheetData>")[2]
    return {**parts, SHEET: f'{head}<sheetData><row r="1">{cells}</row></sheetData>{after}{tail}'.encode()}


def plain(folder: Path, parts: Mapping[str, bytes], **options: Any) -> Any:
    """The workbook's first sheet as plain openpyxl reads it."""
    (folder / "a.xlsx").write_bytes(pack(parts.items()))
    with warnings.catch_warnings(action="ignore"):
        return openpyxl.load_workbook(folder / "a.xlsx", rich_text=True, **options).worksheets[0]


def own(folder: Path, parts: Mapping[str, bytes]) -> Lembar:
    """The workbook's first sheet as the program reads it."""
    (folder / "a.xlsx").write_bytes(pack(parts.items()))
    return next(iter(read(folder / "a.xlsx").lembar.values()))


# Files that openpyxl does not read at all, and the program does


def strict(parts: dict[str, bytes]) -> dict[str, bytes]:
    """`Archive.open`: the names of ISO/IEC 29500 strict."""
    names = [(usual.encode(), iso.encode()) for usual, iso in (MAIN, OFFICE)]
    for usual, iso in names:
        parts = {name: data.replace(usual, iso) for name, data in parts.items()}
    return parts


def linked(parts: dict[str, bytes]) -> dict[str, bytes]:
    """`Book`: a link to another program, not to a file."""
    link = f'<Relationship Id="rId99" Type="{OFFICE[0]}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    references = (
        f'</sheets><externalReferences><externalReference xmlns:r="{OFFICE[0]}" r:id="rId99"/></externalReferences>'
    )
    parts = with_(parts, RELATIONS, "</Relationships>", f"{link}</Relationships>")
    parts = with_(parts, BOOK, "</sheets>", references)
    return parts | {
        "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN[0]}"><ddeLink/></externalLink>'.encode()
    }


UNREAD = {
    "strict names": strict,
    "link to another program": linked,
    "fill without content": lambda parts: with_(parts, STYLES, "<fill>", "<fill/><fill>"),
    "style without a name": lambda parts: with_(parts, STYLES, 'name="Normal"', ""),
    "colour of another notation": lambda parts: with_(parts, STYLES, 'color theme="1"', 'color rgb="merah"'),
    "number that is none": lambda parts: with_cells(parts, '<c r="A1"><v>12,5</v></c>'),
    "false as a truth value": lambda parts: with_cells(parts, '<c r="A1" t="b"><v>false</v></c>'),
    "date that is none": lambda parts: with_cells(parts, '<c r="A1" t="d"><v>besok</v></c>'),
    "table of data": lambda parts: with_cells(parts, '<c r="A1"><f t="dataTable" lain="1"/><v>1</v></c>'),
    "colour of a run": lambda parts: with_cells(
        parts, '<c r="A1" t="inlineStr"><is><r><rPr><color rgb="merah"/></rPr><t>a</t></r></is></c>'
    ),
    "target in percent notation": lambda parts: {
        name.replace("sheet1.xml", "sheet 1.xml"): data.replace(b"worksheets/sheet1.xml", b"worksheets/sheet%201.xml")
        for name, data in parts.items()
    },
    "no list of content types": lambda parts: {
        name: data for name, data in parts.items() if "Content_Types" not in name
    },
}
"""Why openpyxl does not read a file → how it becomes such a file."""


@pytest.mark.parametrize("change", UNREAD.values(), ids=UNREAD.keys())
def test_files_that_openpyxl_does_not_read(change: Any, parts: dict[str, bytes], tmp_path: Path) -> None:
    changed = change(parts)
    assert list(own(tmp_path, changed).at) == ["A1"]
    with pytest.raises((TypeError, ValueError, KeyError, OSError, AttributeError, IndexError)):
        assert plain(tmp_path, changed)["A1"].value is not None


# Cells that openpyxl reads otherwise


CELLS = [
    pytest.param('<c r="A1" t="str"><f>B1</f><v/></c>', None, "", id="empty text of a formula"),
    pytest.param('<c r="A1" t="str"><v>a_x0041_</v></c>', "a_x0041_", "aA", id="notation of Excel"),
    pytest.param('<c r="A1" t="d"><v>PT3H</v></c>', timedelta(hours=3), "PT3H", id="length of time as text"),
    pytest.param('<c r="A1" t="d"><v>2025-07-08 lusa</v></c>', datetime(2025, 7, 8), "2025-07-08 lusa", id="text after a date"),
    pytest.param(
        '<c r="A1" t="inlineStr"><is><t>satu </t><r><t>dua</t></r></is></c>', "satu ", "satu dua", id="runs behind a text"
    ),
    pytest.param('<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>', "#VALUE!", "", id="picture in a cell"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "other", "meant"), CELLS)
def test_cells_that_openpyxl_reads_otherwise(
    cell: str, other: Any, meant: str, parts: dict[str, bytes], tmp_path: Path
) -> None:
    """`SheetParser.parse_cell`, `strings.text_of`, `strings.clean`."""
    changed = with_cells(parts, cell)
    seen = plain(tmp_path, changed, data_only=True)["A1"].value
    assert own(tmp_path, changed).at["A1"].nilai == meant
    assert str(seen) != meant
    assert seen == other or str(other).startswith(str(seen).partition(" ")[0])


@pytest.mark.parametrize(("code", "value"), [("0 m2", Decimal(25)), ("0 Dok", Decimal(25))])
def test_letters_of_a_format(code: str, value: Decimal, parts: dict[str, bytes], tmp_path: Path) -> None:
    """`Styles`."""
    formats = f'<numFmts count="1"><numFmt numFmtId="170" formatCode="{code}"/></numFmts><fonts'
    changed = with_(parts, STYLES, "<fonts", formats)
    changed = with_(changed, STYLES, "</cellXfs>", '<xf numFmtId="170" fontId="0" fillId="0" borderId="0"/></cellXfs>')
    changed = with_cells(changed, '<c r="A1" s="1"><v>25</v></c>')
    assert isinstance(plain(tmp_path, changed)["A1"].value, datetime)
    assert own(tmp_path, changed).at["A1"].nilai == value


def test_dates_of_east_asian_editions(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`Styles`."""
    changed = with_(parts, STYLES, "</cellXfs>", '<xf numFmtId="27" fontId="0" fillId="0" borderId="0"/></cellXfs>')
    changed = with_cells(changed, '<c r="A1" s="1"><v>45000</v></c>')
    assert plain(tmp_path, changed)["A1"].value == 45000
    assert own(tmp_path, changed).at["A1"].nilai == datetime(2023, 3, 15)


def test_dates_before_the_first(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`contents.sel_of`: Excel shows #### for a number below zero, openpyxl makes a date of it."""
    changed = with_(parts, STYLES, "</cellXfs>", '<xf numFmtId="14" fontId="0" fillId="0" borderId="0"/></cellXfs>')
    changed = with_cells(changed, '<c r="A1" s="1"><v>-5</v></c>')
    assert plain(tmp_path, changed)["A1"].value == datetime(1899, 12, 25)
    cell = own(tmp_path, changed).at["A1"]
    assert (cell.nilai, cell.bukan_tanggal) == ("-5", True)


def test_digits_that_excel_does_not_show(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`contents.shown_number`: openpyxl gives the binary number, of which the 16th digit was never typed."""
    changed = with_cells(parts, '<c r="A1"><v>3.3000000000000003</v></c>')
    assert Decimal(str(plain(tmp_path, changed)["A1"].value)) != Decimal("3.3")
    assert own(tmp_path, changed).at["A1"].nilai == Decimal("3.3")


def test_a_value_beside_a_formula(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser.parse_cell`, `parse_formula`: openpyxl gives one or the other, and translates shared formulas."""
    first = '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>4</v></c>'
    changed = with_cells(parts, first + '<c r="B1"><f t="shared" si="0"/><v>6</v></c>')
    cell = own(tmp_path, changed).at["B1"]
    assert (cell.formula, cell.nilai) == ("=C1*2 (disalin dari A1)", Decimal(6))
    assert plain(tmp_path, changed)["B1"].value == "=D1*2"
    assert plain(tmp_path, changed, data_only=True)["B1"].value == 6


@pytest.mark.parametrize(
    ("cells", "lost"),
    [
        ('<c r="A1"><v>1</v><c r="B1"><v>2</v></c></c>', "B1"),
        ('</row><c r="A2"><v>1</v></c><row r="3">', "A2"),
    ],
)
def test_cells_that_stand_in_no_row(cells: str, lost: str, parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser.parse_row`: openpyxl loses them, the program refuses the file."""
    changed = with_cells(parts, cells)
    assert plain(tmp_path, changed)[lost].value is None
    with pytest.raises(InputRefused, match="tidak dapat dibaca"):
        own(tmp_path, changed)


def test_what_stands_in_a_row_and_is_no_cell(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser.parse_row`."""
    changed = with_cells(parts, '<x r="A1"><v>1</v></x><c r="B1"><v>2</v></c>')
    assert plain(tmp_path, changed)["A1"].value == 1
    assert list(own(tmp_path, changed).at) == ["B1"]


@pytest.mark.parametrize("ref", ["", "A0:B1", "0:0", "A1:XFE2", "XFE1", "A1:A1048577"])
def test_ranges_that_no_sheet_has(ref: str, parts: dict[str, bytes], tmp_path: Path) -> None:
    """`sheets.range_of`: a merged range without a place would hide all cells but one."""
    assert range_boundaries(ref)
    changed = with_cells(parts, '<c r="B2"><v>1</v></c>', f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>')
    with pytest.raises(InputRefused, match="tidak dapat dibaca"):
        own(tmp_path, changed)


@pytest.mark.parametrize(
    ("ref", "meant"), [("C:D", (1, 3, 1_048_576, 4)), ("3:4", (3, 1, 4, 16_384)), ("$C$3:$D$4", (3, 3, 4, 4))]
)
def test_ranges_of_whole_columns_and_rows(ref: str, meant: Range) -> None:
    assert range_of(ref) == meant


def test_relationships_that_are_none(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`Archive.relations`: openpyxl warns and does without all of them, the program refuses the file."""
    changed = with_(parts, RELATIONS, "</Relationships>", "<Relationships/></Relationships>")
    (tmp_path / "a.xlsx").write_bytes(pack(changed.items()))
    with pytest.warns(UserWarning, match="invalid dependency"), pytest.raises(KeyError):
        openpyxl.load_workbook(tmp_path / "a.xlsx")
    with warnings.catch_warnings(action="error"), pytest.raises(InputRefused, match="tidak dapat dibaca"):
        read(tmp_path / "a.xlsx")


def test_addresses_beyond_the_sheet(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser._address`: the program refuses them."""
    changed = with_cells(parts, '<c r="XFE1"><v>1</v></c>')
    assert plain(tmp_path, changed)["XFE1"].value == 1
    with pytest.raises(InputRefused, match="tidak dapat dibaca"):
        own(tmp_path, changed)


def test_a_row_before_the_first(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser._address`."""
    changed = with_(with_cells(parts, "<c><v>1</v></c>"), SHEET, '<row r="1">', '<row r="0">')
    with pytest.raises(InputRefused, match="tidak dapat dibaca"):
        own(tmp_path, changed)


# What stands besides in a sheet and a workbook


def test_drop_downs_in_extensions(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser.parse`."""
    later = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    rule = '<x14:dataValidation type="list"><xm:sqref xmlns:xm="xm">F2:G9</xm:sqref></x14:dataValidation>'
    lists = f'<x14:dataValidations xmlns:x14="{later}">{rule}</x14:dataValidations>'
    changed = with_(parts, SHEET, "</worksheet>", f'<extLst><ext uri="a">{lists}</ext></extLst></worksheet>')
    assert own(tmp_path, changed).pilihan == frozenset({6, 7})
    assert not plain(tmp_path, changed).data_validations.dataValidation


def test_the_program_that_saved_the_file(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`Program`."""
    properties = b"<Properties><Application>WPS</Application></Properties>"
    own(tmp_path, parts | {"docProps/app.xml": properties})
    assert read(tmp_path / "a.xlsx").pembuat == "WPS"
    root: Any = fromstring(properties)
    told: Any = ExtendedProperties.from_tree(root)
    assert told.Application != "WPS"


def test_a_range_of_a_whole_sheet_is_gone_through_cell_by_cell(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser.parse`: openpyxl makes a cell for each place; here a range of 3,000 does, so that the test ends."""
    changed = with_cells(parts, "", '<mergeCells><mergeCell ref="A1:C1000"/></mergeCells>')
    assert len(plain(tmp_path, changed)._cells) >= 3000 - 1
    assert (own(tmp_path, changed).sel, own(tmp_path, changed).gabungan) == ({}, ((1, 1, 1000, 3),))


def test_blank_cells_and_rows_with_looks(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`SheetParser.parse_row`."""
    changed = with_cells(parts, '<c r="A1" s="0"/>' * 5 + '<c r="XFD1" s="0"/>')
    assert (1, 16_384) in plain(tmp_path, changed)._cells
    assert not own(tmp_path, changed).sel


def test_depth() -> None:
    """`iterparse`."""
    deep = f'<worksheet xmlns="{MAIN[0]}">{"<a>" * 5000}{"</a>" * 5000}</worksheet>'.encode()
    assert not list(WorkSheetParser(io.BytesIO(deep), []).parse())
    with pytest.raises(ValueError, match="row"):
        list(iterparse(io.BytesIO(deep), ROW_TAG))


def test_looks_of_runs_are_those_of_the_library(parts: dict[str, bytes], tmp_path: Path) -> None:
    """`strings.text_of` reads runs by itself for what is in CELLS; otherwise as openpyxl does."""
    run = '<r><rPr><b/><i/><strike/><vertAlign val="superscript"/></rPr><t>dua</t></r>'
    changed = with_cells(parts, f'<c r="A1" t="inlineStr"><is>{run}</is></c>')
    (block,) = plain(tmp_path, changed)["A1"].value
    assert (block.font.b, block.font.i, block.font.strike, block.font.vertAlign) == (True, True, True, "superscript")
    assert own(tmp_path, changed).at["A1"].paragraf == ((Run("dua", True, True, True, "superscript"),),)


# How it is loaded


LOADED = {
    "numpy is left out": "import generator.office.workbook.reader, sys; assert not {'numpy', 'PIL', 'pandas'} & {*sys.modules}",
    "pandas afterwards": "import generator.office.workbook.reader, pandas; pandas.DataFrame({'a': [1]}).sum()",
    "pandas before": "import pandas, generator.office.workbook.reader; pandas.DataFrame({'a': [1]}).sum()",
    "pandas in another thread": (
        "import threading, time, sys\n"
        "got = []\n"
        "def other():\n"
        "    import pandas; got.append(pandas.DataFrame({'a': [1]}).sum())\n"
        "thread = threading.Thread(target=other); thread.start()\n"
        "import generator.office.workbook.reader\n"
        "thread.join(); assert len(got) == 1\n"
    ),
    "nothing is left behind": (
        "import sys; before = [*sys.meta_path]; import generator.office.workbook.reader; assert sys.meta_path == before"
    ),
    "openpyxl for others": (
        "import generator.office.workbook.reader, openpyxl, numpy; openpyxl.Workbook().active.append([numpy.int64(3)])"
    ),
    "pandas writes and reads with openpyxl": (
        "import generator.office.workbook.reader, io, pandas\n"
        "file = io.BytesIO(); table = pandas.DataFrame({'a': [1, 2], 'b': [1.5, None]})\n"
        "table.to_excel(file, engine='openpyxl', index=False)\n"
        "assert pandas.read_excel(file, engine='openpyxl').equals(table)\n"
    ),
    "openpyxl that was there before": (
        "import openpyxl, generator.office.workbook.library as library, openpyxl.worksheet.table as table\n"
        "assert library.Table is table.Table\n"
    ),
    "charts are left out": (
        "import sys; seen = set()\n"
        "class Seen:\n"
        "    def find_spec(self, name, path=None, target=None): seen.add(name)\n"
        "sys.meta_path.insert(0, Seen()); import generator.office.workbook.reader\n"
        "assert 'openpyxl.worksheet._reader' in seen and 'openpyxl.chart' not in seen\n"
    ),
    "openpyxl takes charts": "import openpyxl, sys; assert 'openpyxl.chart' in sys.modules",
    "openpyxl takes numpy": "import openpyxl, sys; assert 'numpy' in sys.modules",  # the fault of `library._own_copy`
}
"""What holds of a process of its own → the program that it runs."""


@pytest.mark.parametrize("program", LOADED.values(), ids=LOADED.keys())
def test_openpyxl_is_loaded_without_what_it_does_not_need(program: str) -> None:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
