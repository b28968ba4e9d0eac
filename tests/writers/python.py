"""A content written by openpyxl and by XlsxWriter."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.writers.contents import Content


def openpyxl(content: Content, path: Path) -> None:
    """Write with openpyxl, which keeps no value beside a formula."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for item in content["sheets"]:
        sheet = book.create_sheet(item["name"])
        sheet.sheet_state = "hidden" if item["hidden"] else "visible"
        for address, cell in item["cells"].items():
            target: Any = sheet[address]
            target.value = _openpyxl_value(cell)
            if cell["kind"] in ("text", "error"):
                target.data_type = "s" if cell["kind"] == "text" else "e"
            target.number_format = cell.get("format", "General")
            target.font = Font(**_openpyxl_look(cell.get("look", [])))
        for area in item["merged"]:
            sheet.merge_cells(area)
        for row in item["rows"]:
            sheet.row_dimensions[row].hidden = True
    book.save(path)


def _openpyxl_value(cell: dict[str, Any]) -> Any:
    match cell["kind"]:
        case "date":
            return datetime.fromisoformat(cell["value"])
        case "runs":
            blocks = [
                TextBlock(InlineFont(**_openpyxl_look(run["look"], "i", "b")), run["text"]) for run in cell["runs"]
            ]
            return CellRichText(*blocks)
        case "formula":
            return "=" + cell["formula"]
    return cell.get("value")


def _openpyxl_look(look: list[str], italic: str = "italic", bold: str = "bold") -> dict[str, Any]:
    position = "superscript" if "superscript" in look else None
    return {italic: "italic" in look, bold: "bold" in look, "strike": "strike" in look, "vertAlign": position}


def xlsx_writer(content: Content, path: Path) -> None:
    """Write with XlsxWriter."""
    with xlsxwriter.Workbook(path) as book:
        for item in content["sheets"]:
            sheet = book.add_worksheet(item["name"])
            for address, cell in item["cells"].items():
                _put(book, sheet, address, cell)
            for area in item["merged"]:
                sheet.merge_range(area, "gabung")
            for row in item["rows"]:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            if item["hidden"]:
                sheet.hide()


def _put(book: Any, sheet: Any, address: str, cell: dict[str, Any]) -> None:
    look = book.add_format(_xlsx_writer_look(cell.get("look", [])) | {"num_format": cell.get("format", "General")})
    plain = {"text": sheet.write_string, "number": sheet.write_number, "bool": sheet.write_boolean}
    match cell["kind"]:
        case "date":
            sheet.write_datetime(address, datetime.fromisoformat(cell["value"]), look)
        case "error":  # XlsxWriter keeps errors only as the value of a formula
            sheet.write_formula(address, "=NA()", look, cell["value"])
        case "blank":
            sheet.write_blank(address, None, look)
        case "formula":
            sheet.write_formula(address, "=" + cell["formula"], look, cell["value"])
        case "runs":
            looks = [book.add_format(_xlsx_writer_look(run["look"])) for run in cell["runs"]]
            pieces = [piece for look, run in zip(looks, cell["runs"], strict=True) for piece in (look, run["text"])]
            sheet.write_rich_string(address, *pieces)
        case kind:
            plain[kind](address, cell["value"], look)


def _xlsx_writer_look(look: list[str]) -> dict[str, Any]:
    return {
        "italic": "italic" in look,
        "bold": "bold" in look,
        "font_strikeout": "strike" in look,
        "font_script": 1 if "superscript" in look else 0,
    }
