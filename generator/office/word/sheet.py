"""The small workbook inside a chart, which Word opens for "Edit data": categories down, series across."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Final

from generator.office.package import pack
from generator.office.word.tree import legal
from generator.values import letters
from generator.variables import Grafik

SHEET: Final = "Data"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(grafik: Grafik) -> bytes:
    """An .xlsx with one sheet: names of series in row 1, categories in column A, no cell where there is no value."""
    parts = {**_FIXED, "xl/sharedStrings.xml": _strings(grafik), "xl/worksheets/sheet1.xml": _sheet(grafik)}
    return pack((name, f"{_XML}{text}".encode()) for name, text in parts.items())


def number(value: Decimal) -> str:
    """A number as XML holds it: no exponent, a decimal point."""
    return format(value, "f")


def _strings(grafik: Grafik) -> str:
    """All texts: first the names of the series, then the categories, each at its own place."""
    texts = [seri.nama for seri in grafik.seri]
    texts += grafik.kategori
    items: list[str] = []
    for text in texts:
        items.append(f'<si><t xml:space="preserve">{escape(legal(text), quote=False)}</t></si>')
    count = len(texts)
    return f'<sst xmlns="{_MAIN}" count="{count}" uniqueCount="{count}">{"".join(items)}</sst>'


def _sheet(grafik: Grafik) -> str:
    head = "".join(_text(f"{letters(index + 2)}1", index) for index in range(len(grafik.seri)))
    rows = [f'<row r="1">{head}</row>']
    for place in range(len(grafik.kategori)):
        row = place + 2
        cells = [_text(f"A{row}", len(grafik.seri) + place)]
        for column, seri in enumerate(grafik.seri, start=2):
            value = seri.nilai[place]
            if value is not None:
                cells.append(f'<c r="{letters(column)}{row}"><v>{number(value)}</v></c>')
        rows.append(f'<row r="{row}">{"".join(cells)}</row>')
    width = '<cols><col min="1" max="1" width="28" customWidth="1"/></cols>'
    return f'<worksheet xmlns="{_MAIN}">{width}<sheetData>{"".join(rows)}</sheetData></worksheet>'


def _text(cell: str, string: int) -> str:
    return f'<c r="{cell}" t="s"><v>{string}</v></c>'


_FIXED: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_KIND}.sharedStrings+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_RELATION}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
