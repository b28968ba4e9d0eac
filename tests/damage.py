"""Damages a real .xlsx as people and programs do: cells, rows, columns and sheets in its XML, nothing else touched.

Addresses are `Lampiran I!I4`. A damage is a function that changes a `Berkas` in place; those that replace the
whole file give bytes instead.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cached_property
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_N: Final = {"m": MAIN}
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DAY_0: Final = date(1899, 12, 30)
DATE, TIME, PERCENT, EXPONENT, TEXT = 14, 20, 10, 11, 49
"""Number formats that Excel knows by number."""


@dataclass(frozen=True)
class Isi:
    """What to store in a cell: its XML type, value and formula, and another number format."""

    value: str = ""
    kind: str = "n"
    formula: str = ""
    format: int | None = None


def isi(value: object) -> Isi:
    """A Python value as a cell stores it."""
    match value:
        case Isi():
            return value
        case bool():
            return Isi(str(int(value)), "b")
        case date():
            return Isi(str((value - _DAY_0).days), format=DATE)
        case time():
            return Isi(repr((value.hour * 60 + value.minute) / 1440), format=TIME)
        case int() | float() | Decimal():
            return Isi(str(value))
        case str():
            return Isi(value, "inlineStr")
    raise TypeError(repr(value))


class Berkas:
    """A workbook's parts, open for damage."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.trees: dict[str, etree._Element] = {}

    def tree(self, part: str) -> etree._Element:
        """A part's root; what is changed in it is kept."""
        if part not in self.trees:
            self.trees[part] = etree.fromstring(self.parts[part])
        return self.trees[part]

    def data(self) -> bytes:
        """The file as it is now."""
        for name, tree in self.trees.items():
            self.parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    def change(self, part: str, old: str, new: str) -> None:
        """Replace text in a part's XML; the text must be there."""
        content = self.parts[part].decode()
        assert old in content, f"{part}: {old}"
        self.parts[part] = content.replace(old, new).encode()

    @cached_property
    def sheets(self) -> dict[str, str]:
        """Sheet name → part."""
        relations = {item.get("Id"): item.get("Target") for item in self.tree("xl/_rels/workbook.xml.rels")}
        entries = self.tree("xl/workbook.xml").iterfind("m:sheets/m:sheet", _N)
        return {str(entry.get("name")): f"xl/{relations[entry.get(_ID)]}" for entry in entries}

    def sheet(self, name: str) -> etree._Element:
        """A sheet's root."""
        return self.tree(self.sheets[name])

    def entry(self, name: str) -> etree._Element:
        """A sheet's line in the workbook."""
        return _one(self.tree("xl/workbook.xml"), f"m:sheets/m:sheet[@name='{name}']")

    def table(self, name: str) -> etree._Element:
        """The root of a sheet's table."""
        part = self.sheets[name].replace("worksheets/", "worksheets/_rels/") + ".rels"
        return self.tree(str(self.tree(part)[0].get("Target")).replace("..", "xl"))

    def cell(self, address: str) -> etree._Element:
        """A cell's element, made where there is none."""
        name, _, place = address.rpartition("!")
        row = self.row(name, int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")))
        found = row.find(f"m:c[@r='{place}']", _N)
        if found is None:
            found = etree.Element(f"{{{MAIN}}}c", r=place)
            before = [cell for cell in row if _column(str(cell.get("r"))) < _column(place)]
            row.insert(len(before), found)
        return found

    def row(self, name: str, number: int) -> etree._Element:
        """A row's element, made at the end where there is none."""
        data = _one(self.sheet(name), "m:sheetData")
        found = data.find(f"m:row[@r='{number}']", _N)
        return etree.SubElement(data, f"{{{MAIN}}}row", r=str(number)) if found is None else found

    def put(self, address: str, value: object) -> None:
        """Store something else in a cell."""
        cell, new = self.cell(address), isi(value)
        for part in list(cell):
            cell.remove(part)
        if "t" in cell.attrib:
            del cell.attrib["t"]
        if new.kind != "n":
            cell.set("t", new.kind)
        if new.format is not None:
            cell.set("s", str(self.style(int(cell.get("s", "0")), new.format)))
        texts = f"<f>{escape(new.formula)}</f>" if new.formula else ""
        if new.kind == "inlineStr":
            texts += f'<is><t xml:space="preserve">{escape(new.value)}</t></is>'
        elif new.value:
            texts += f"<v>{escape(new.value)}</v>"
        cell.extend(etree.fromstring(f'<c xmlns="{MAIN}">{texts}</c>'))

    def clear(self, address: str) -> None:
        """Empty a cell."""
        self.put(address, Isi())

    def text(self, address: str) -> str:
        """The text of a cell."""
        cell = self.cell(address)
        if cell.get("t") != "s":
            return "".join(map(str, cell.itertext()))
        item = self.tree("xl/sharedStrings.xml")[int(_one(cell, "m:v").text or "")]
        return "".join(map(str, item.itertext()))

    def style(self, like: int, number_format: int) -> int:
        """A cell style as another, with a number format of its own."""
        styles = _one(self.tree("xl/styles.xml"), "m:cellXfs")
        made = deepcopy(styles[like])
        made.set("numFmtId", str(number_format))
        made.set("applyNumberFormat", "1")
        styles.append(made)
        return len(styles) - 1

    def rows(self, name: str, order: Sequence[int]) -> None:
        """Let the rows below the header be these, by their old numbers; 0 is a blank row. The table follows."""
        data = _one(self.sheet(name), "m:sheetData")
        old = {int(str(row.get("r"))): row for row in data}
        for row in list(data)[1:]:
            data.remove(row)
        for number, source in enumerate(order, start=2):
            row = deepcopy(old[source]) if source else etree.Element(f"{{{MAIN}}}row")
            row.set("r", str(number))
            for cell in row:
                cell.set("r", re.sub(r"\d+", str(number), str(cell.get("r"))))
            data.append(row)
        self.stretch(name, max(2, len(order) + 1))

    def numbers(self, name: str) -> list[int]:
        """The numbers of the rows below the header."""
        return [int(str(row.get("r"))) for row in _one(self.sheet(name), "m:sheetData")][1:]

    def stretch(self, name: str, last: int) -> None:
        """Let the table end with a row."""
        table = self.table(name)
        for element in (table, *table.iterfind("m:autoFilter", _N)):
            element.set("ref", re.sub(r"\d+$", str(last), str(element.get("ref"))))

    def columns(self, name: str, order: str) -> None:
        """Let the columns be these, by their old letters; `-` is a blank one."""
        for row in _one(self.sheet(name), "m:sheetData"):
            old = {re.sub(r"\d+", "", str(cell.get("r"))): cell for cell in row}
            for cell in list(row):
                row.remove(cell)
            for place, letter in enumerate(order):
                if letter in old:
                    cell = deepcopy(old[letter])
                    cell.set("r", f"{chr(65 + place)}{row.get('r')}")
                    row.append(cell)

    def down(self, name: str, by: int) -> None:
        """Push everything down, as inserting rows above the header does."""
        for row in _one(self.sheet(name), "m:sheetData"):
            number = int(str(row.get("r"))) + by
            row.set("r", str(number))
            for cell in row:
                cell.set("r", re.sub(r"\d+", str(number), str(cell.get("r"))))
        table = self.table(name)
        for element in (table, *table.iterfind("m:autoFilter", _N)):
            element.set("ref", re.sub(r"\d+", lambda found: str(int(found[0]) + by), str(element.get("ref"))))

    def add(self, name: str, after: str, xml: str) -> None:
        """Put XML behind an element of a sheet."""
        _one(self.sheet(name), f"m:{after}").addnext(etree.fromstring(xml.replace(">", f' xmlns="{MAIN}">', 1)))

    def remove_sheet(self, name: str) -> None:
        """Delete a sheet from the workbook."""
        entry = self.entry(name)
        parent = entry.getparent()
        assert parent is not None
        parent.remove(entry)

    def copy_sheet(self, name: str, new: str) -> None:
        """A second sheet with the same cells at the end of the workbook, without table."""
        sheet = deepcopy(self.sheet(name))
        for tag in ("tableParts", "drawing", "legacyDrawing"):
            for part in sheet.findall(f"{{*}}{tag}"):
                sheet.remove(part)
        entry = deepcopy(self.entry(name))
        target, relation = f"worksheets/salinan{len(self.sheets)}.xml", f"rIdSalinan{len(self.sheets)}"
        entry.set("name", new)
        entry.set("sheetId", "99")
        entry.set(_ID, relation)
        _one(self.tree("xl/workbook.xml"), "m:sheets").append(entry)
        relations = self.tree("xl/_rels/workbook.xml.rels")
        made = deepcopy(next(item for item in relations if str(item.get("Target")).startswith("worksheets/")))
        made.set("Id", relation)
        made.set("Target", target)
        relations.append(made)
        types = self.tree("[Content_Types].xml")
        kind = deepcopy(next(item for item in types if "worksheet+xml" in str(item.get("ContentType"))))
        kind.set("PartName", f"/xl/{target}")
        types.append(kind)
        self.trees[f"xl/{target}"] = sheet
        self.sheets[new] = f"xl/{target}"

    def total_row(self, name: str) -> int:
        """Switch on the table's Total Row, as Table Design > Total Row does; gives its number."""
        table = self.table(name)
        last = int(str(table.get("ref")).rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1
        table.set("ref", re.sub(r"\d+$", str(last), str(table.get("ref"))))
        table.set("totalsRowCount", "1")
        return last


Damage = Callable[[Berkas], object]


def _one(element: etree._Element, path: str) -> etree._Element:
    found = element.find(path, _N)
    assert found is not None, path
    return found


def _column(address: str) -> tuple[int, str]:
    letters = re.sub(r"\d+", "", address)
    return len(letters), letters
