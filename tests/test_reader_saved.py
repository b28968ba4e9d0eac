"""What the reader notes of how a sheet was left: hidden columns, drop-downs of both kinds, the program."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from generator.office.package import pack, parts_of
from generator.office.workbook.reader import read

SHEET = "xl/worksheets/sheet1.xml"
LATER = (
    b'<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    b'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations '
    b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1"><x14:dataValidation type="list">'
    b"<x14:formula1><xm:f>Lain!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>F2:G9</xm:sqref></x14:dataValidation>"
    b"</x14:dataValidations></ext></extLst></worksheet>"
)


def test_hidden_columns_and_choices(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Uji")
    sheet.write_string("A1", "isi")
    sheet.set_column("C:D", 10, None, {"hidden": True})
    sheet.data_validation("B2:B9", {"validate": "list", "source": ["a", "b"]})
    sheet.data_validation("E2:E9", {"validate": "integer", "criteria": ">", "value": 0})
    book.close()
    parts = parts_of(path.read_bytes())
    parts[SHEET] = parts[SHEET].replace(b"</worksheet>", LATER)
    path.write_bytes(pack(parts.items()))
    lembar = read(path).lembar["Uji"]
    assert lembar.kolom_tersembunyi == {3, 4}
    assert lembar.pilihan == frozenset({2, 6, 7})
    assert read(path).pembuat == "Microsoft Excel"
