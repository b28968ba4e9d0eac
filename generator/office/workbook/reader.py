"""From a .xlsx file to a `Buku`: every cell as stored, exact, with its address. The file is never changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError

from lxml import etree

from generator.errors import InputRefused
from generator.law import KARAKTER_SEL
from generator.master import Buku, Lembar, Sel
from generator.office.package import read_package
from generator.office.workbook.contents import Shared, sel_of
from generator.office.workbook.library import (
    STRING_TAG,
    Archive,
    Book,
    Program,
    Relationship,
    Styles,
    Table,
    iterparse,
)
from generator.office.workbook.places import Place, columns_in
from generator.office.workbook.sheets import SheetParser, range_of, uncovered
from generator.office.workbook.strings import Text, text_of

MAX_CELLS: Final = 1_000_000
"""Cells that a workbook may fill; a master of 10,000 rows fills 181,000."""
MAX_TEXT: Final = 10 * int(KARAKTER_SEL.nilai)
"""Characters of one text. What is longer than an Excel cell holds is a finding; what is longer than this, no typing."""
MAX_LETTERS: Final = 50_000_000
"""Characters in all cells together: one text may stand in many. A master of 10,000 rows has 3.5 million."""
_WORKBOOK: Final = "xl/workbook.xml"
_PROPERTIES: Final = "docProps/app.xml"
"""Where the program's name stands when no relationship says where."""
_DAMAGE: Final = (
    *(
        etree.XMLSyntaxError,
        ParseError,
        TypeError,
        KeyError,
        IndexError,
        ValueError,
        OverflowError,
        RecursionError,
        MemoryError,
    ),
)
"""What a workbook raises whose parts are missing, unreadable or contradict each other; openpyxl tells wrong types, too."""


def read(path: Path) -> Buku:
    """Read a workbook once. Raises `InputRefused` when the file cannot or must not be opened."""
    package = read_package(path, ".xlsx")
    try:
        archive = Archive(package.parts)
        book = Book(archive, _WORKBOOK)
        sheets = _sheets(archive, book, path.name)
        producer = _producer(archive)
        uncalculated = _is_uncalculated(book)
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


def _sheets(archive: Archive, book: Book, name: str) -> dict[str, Lembar]:
    """The sheets with cells in their order; sheets of charts and dialogs hold none."""
    shared = _shared(archive, book)
    sheets: dict[str, Lembar] = {}
    taken: set[str] = set()
    room = Room(name)
    for entry in book.sheets:
        relation = book.relations[entry.id]
        if _kind(relation) == "worksheet":
            if relation.target in taken:
                raise ValueError(relation.target)  # a sheet that is another one as well would be read again and again
            taken.add(relation.target)
            if entry.name in sheets:
                raise InputRefused(
                    f'Berkas {name} memuat dua lembar bernama "{entry.name}". Buka di Excel, beri nama lain pada salah '
                    "satunya, lalu simpan ulang."
                )
            sheets[entry.name] = replace(
                _sheet(archive, relation.target, entry.name, shared, room), keadaan=entry.state or "visible"
            )
    return sheets


def _kind(relation: Relationship) -> str:
    """The last word of a relationship's type, which is the same in both sets of names."""
    return relation.Type.rpartition("/")[2]


def _shared(archive: Archive, book: Book) -> Shared:
    """What all sheets share. Fault of openpyxl mended: it looks for texts by their content type and for styles by name."""
    found = {_kind(relation): relation.target for relation in book.relations.values() if relation.target in archive}
    return Shared(
        texts=_texts(archive, found["sharedStrings"]) if "sharedStrings" in found else (),
        looks=Styles.from_tree(archive.tree(found["styles"])).looks if "styles" in found else (),
        epoch=book.epoch,
        links=[unquote(link).replace("\\", "/").rpartition("/")[2] for link in book.links],
    )


def _texts(archive: Archive, part: str) -> list[Text]:
    return [text_of(element) for element in iterparse(archive.open(part), STRING_TAG) if element.tag == STRING_TAG]


def _is_uncalculated(book: Book) -> bool:
    """Whether formulas were not calculated anew before the file was saved: calculation by hand was chosen."""
    settings = book.calculation
    if settings is None:
        return False
    by_hand = settings.calcMode == "manual" and settings.calcOnSave is False
    return by_hand or settings.calcCompleted is False


def _sheet(archive: Archive, part: str, title: str, shared: Shared, room: Room) -> Lembar:
    sheet = SheetParser(archive, part, shared)
    found: dict[Place, Sel] = {}
    for _, row in sheet.parse():
        for cell in row:
            sel = found[cell["row"], cell["column"]] = sel_of(cell, shared)
            room.take(title, sel)
    cells = dict(sorted(uncovered(found, sheet.merged).items()))
    tables = _tables(archive, part, sheet.table_parts)
    return Lembar(
        title,
        cells,
        tables[0].ref or "" if tables else "",
        tuple(sheet.merged),
        frozenset(sheet.hidden),
        columns_in(sheet.hidden_columns),
        columns_in(sheet.choices),
        tuple(_total(table) for table in tables if table.totalsRowCount),
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
                f"memuat {KARAKTER_SEL.nilai}. Pendekkan teks itu, lalu simpan ulang."
            )
        if self._cells < 0 or self._letters < 0:
            raise InputRefused(
                f"Berkas {self._name} memuat terlalu banyak sel atau teks, terakhir di lembar {title}. "
                "Hapus baris dan kolom kosong yang berformat, lalu simpan ulang."
            )


def _tables(archive: Archive, part: str, tables: list[str]) -> list[Any]:
    """The sheet's tables. The first must be there; of the others no more than the Total Row is asked for."""
    relations = archive.relations(part) if tables else {}
    found = [relations[name].target for name in tables]
    there = [name for place, name in enumerate(found) if place == 0 or name in archive]
    return [Table.from_tree(archive.tree(name)) for name in there]


def _total(table: Any) -> tuple[int, int, int, int]:
    """The last rows of a table, which it keeps for totals."""
    _, left, bottom, right = range_of(table.ref)
    return (bottom - table.totalsRowCount + 1, left, bottom, right)


def _producer(archive: Archive) -> str:
    """The program that saved the file, as it names itself."""
    told = (relation.target for relation in archive.relations("").values() if _kind(relation) == "extended-properties")
    properties = next(told, _PROPERTIES)
    if properties not in archive:
        return ""
    program: Any = Program.from_tree(archive.tree(properties))
    return str(program.Application)
