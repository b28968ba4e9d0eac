"""From a .xlsx file to a `Buku`: every cell as stored, exact, with its address. The file is never changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from lxml import etree

from generator.errors import InputRefused
from generator.model import Buku, Lembar, Sel
from generator.package import read_package
from generator.workbook.cells import CELL_MAX
from generator.workbook.contents import Shared
from generator.workbook.dates import EPOCH_1900, EPOCH_1904
from generator.workbook.formats import looks_of
from generator.workbook.parts import Parts, Relation, child, children, is_true, relation_id
from generator.workbook.sheets import PARTS_OF_SHEET, Sheet, columns_in, range_of, uncovered
from generator.workbook.strings import text_of

MAX_CELLS: Final = 1_000_000
"""Cells that a workbook may fill; a master of 10,000 rows fills 181,000."""
MAX_TEXT: Final = 10 * CELL_MAX
"""Characters of one text. What is longer than an Excel cell holds is a finding; what is longer than this, no typing."""
MAX_LETTERS: Final = 50_000_000
"""Characters in all cells together: one text may stand in many. A master of 10,000 rows has 3.5 million."""
_WORKBOOK: Final = "xl/workbook.xml"
_PROPERTIES: Final = "docProps/app.xml"
"""Where the program's name stands when no relationship says where."""
_DAMAGE: Final = (
    *(etree.XMLSyntaxError, KeyError, IndexError, ValueError, OverflowError, RecursionError, MemoryError),
)
"""What a workbook raises whose parts are missing, unreadable or contradict each other."""


def read(path: Path) -> Buku:
    """Read a workbook once. Raises `InputRefused` when the file cannot or must not be opened."""
    package = read_package(path, ".xlsx")
    try:
        parts = Parts(package.parts)
        sheets = _sheets(parts, path.name)
        producer = _producer(parts)
        uncalculated = _is_uncalculated(parts)
    except _DAMAGE as error:
        raise InputRefused(
            f"Berkas {path.name} tidak dapat dibaca sebagai buku kerja Excel ({type(error).__name__}). "
            "Buka di Excel, simpan ulang sebagai .xlsx, lalu ulangi."
        ) from None
    if not sheets:
        raise InputRefused(
            f"Berkas {path.name} tidak memuat lembar yang terbaca. Simpan ulang sebagai Excel Workbook (.xlsx) biasa."
        )
    return Buku(path.name, package.sha256, sheets, producer, uncalculated)


def _sheets(parts: Parts, name: str) -> dict[str, Lembar]:
    """The sheets with cells in their order; sheets of charts and dialogs hold none."""
    workbook, relations = parts.tree(_WORKBOOK), parts.relations(_WORKBOOK)
    shared = _shared(parts, workbook, list(relations.values()))
    sheets: dict[str, Lembar] = {}
    taken: set[str] = set()
    room = Room(name)
    for entry in children(child(workbook, "sheets"), "sheet"):
        relation = relations[relation_id(entry)]
        if relation.kind == "worksheet":
            title = entry.get("name", "")
            if relation.part in taken:
                raise ValueError(relation.part)  # a sheet that is another one as well would be read again and again
            taken.add(relation.part)
            if title in sheets:
                raise InputRefused(
                    f'Berkas {name} memuat dua lembar bernama "{title}". Buka di Excel, beri nama lain pada salah satunya, '
                    "lalu simpan ulang."
                )
            state = entry.get("state", "visible")
            sheets[title] = replace(_sheet(parts, relation.part, title, shared, room), keadaan=state)
    return sheets


def _shared(parts: Parts, workbook: etree._Element, relations: list[Relation]) -> Shared:
    found = {relation.kind: relation.part for relation in relations if relation.part in parts.names}
    properties = child(workbook, "workbookPr")
    from_1904 = properties is not None and is_true(properties.get("date1904"))
    return Shared(
        texts=[text_of(item) for item in parts.elements(found["sharedStrings"], "si")]
        if "sharedStrings" in found
        else (),
        looks=looks_of(parts.tree(found["styles"])) if "styles" in found else (),
        epoch=EPOCH_1904 if from_1904 else EPOCH_1900,
        links=_links(parts, workbook),
    )


def _links(parts: Parts, workbook: etree._Element) -> tuple[str, ...]:
    """The names of the files that formulas take values from, in the order by which formulas number them."""
    relations = parts.relations(_WORKBOOK)
    linked = (
        relations[relation_id(entry)].part
        for entry in children(child(workbook, "externalReferences"), "externalReference")
    )
    return tuple(_file_name(parts, part) for part in linked)


def _file_name(parts: Parts, part: str) -> str:
    """The name of the workbook that a link leads to; empty where the link does not say."""
    target = next((relation.target for relation in parts.relations(part).values()), "")
    return unquote(target).replace("\\", "/").rpartition("/")[2]


def _is_uncalculated(parts: Parts) -> bool:
    """Whether formulas were not calculated anew before the file was saved: calculation by hand was chosen."""
    settings = child(parts.tree(_WORKBOOK), "calcPr")
    if settings is None:
        return False
    by_hand = settings.get("calcMode") == "manual" and settings.get("calcOnSave") in ("0", "false")
    return by_hand or settings.get("calcCompleted") in ("0", "false")


def _sheet(parts: Parts, part: str, title: str, shared: Shared, room: Room) -> Lembar:
    sheet = Sheet(shared)
    for element in parts.elements(part, *PARTS_OF_SHEET):
        sel = sheet.take(element)
        if sel is not None:
            room.take(title, sel)
    cells = dict(sorted(uncovered(sheet.cells, sheet.merged).items()))
    tables = _tables(parts, part, sheet.tables)
    return Lembar(
        title,
        cells,
        tables[0].get("ref", "") if tables else "",
        tuple(sheet.merged),
        frozenset(sheet.hidden),
        columns_in(sheet.hidden_columns),
        columns_in(sheet.choices),
        tuple(_total(table) for table in tables if int(table.get("totalsRowCount", "0"))),
    )


class Room:
    """What the cells of a workbook may still take."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._cells = MAX_CELLS
        self._letters = MAX_LETTERS

    def take(self, title: str, sel: Sel) -> None:
        """Count a cell. Raises `InputRefused` when it is too much."""
        length = len(sel.nilai) if isinstance(sel.nilai, str) else 0
        self._cells -= 1
        self._letters -= length
        if length > MAX_TEXT:
            raise InputRefused(
                f"Sel {sel.alamat} di lembar {title} ({self._name}) memuat {length} karakter, sedangkan sel Excel hanya "
                f"memuat {CELL_MAX}. Pendekkan teks itu, lalu simpan ulang."
            )
        if self._cells < 0 or self._letters < 0:
            raise InputRefused(
                f"Berkas {self._name} memuat terlalu banyak sel atau teks, terakhir di lembar {title}. "
                "Hapus baris dan kolom kosong yang berformat, lalu simpan ulang."
            )


def _tables(parts: Parts, part: str, tables: list[str]) -> list[etree._Element]:
    """The sheet's tables. The first must be there; of the others no more than the Total Row is asked for."""
    relations = parts.relations(part) if tables else {}
    found = [relations[name].part for name in tables]
    return [parts.tree(name) for place, name in enumerate(found) if place == 0 or name in parts.names]


def _total(table: etree._Element) -> tuple[int, int, int, int]:
    """The last rows of a table, which it keeps for totals."""
    _, left, bottom, right = range_of(table.get("ref", ""))
    return (bottom - int(table.get("totalsRowCount", "0")) + 1, left, bottom, right)


def _producer(parts: Parts) -> str:
    """The program that saved the file, as it names itself."""
    told = (relation.part for relation in parts.relations("").values() if relation.kind == "extended-properties")
    properties = next(told, _PROPERTIES)
    if properties not in parts.names:
        return ""
    named = child(parts.tree(properties), "Application")
    return "" if named is None else named.text or ""
