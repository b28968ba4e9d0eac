"""A .docx as lines and tables with their spans unrolled, for those who look for data in it.

Everything that `content` reads is here: text in content controls and fields, text boxes (after the paragraph that holds
them), tables in tables (after the outer one), tracked changes as accepted. What is no text is told as unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from generator.master.grids import Block, Grid, GridCell, Line, Source
from generator.office.package import read_package
from generator.office.word.content import model as content
from generator.office.word.content import read_content
from generator.values import Paragraph, Run

MAX_COLUMNS: Final = 100
"""Columns of a table that are looked at; Word itself makes no more than 63."""
_SIGNS: Final = str.maketrans(
    {"⇥": "\t", "↵": "\n", "⤓": None, "⤏": None, "\u00ad": None, "\u2011": "-", "\u00a0": " "}
)
_PICTURE: Final = "🖼"
_NOTE: Final = re.compile(r"‹[^›]*›")
_TOLD: Final = ("rumus", "komentar", "catatan", "kotak centang", "gambar", "berkas sisipan", "dokumen bawahan")
"""How marks begin that staff must know of, because they are more than the text that was read."""
_PAGE_NUMBER: Final = re.compile(r"[-–\s]*(?:halaman|hal\.?)?\s*\d*\s*(?:dari\s*\d+)?[-–\s]*", re.IGNORECASE)
_ITALIC_STYLES: Final = ("Emphasis", "Penekanan", "Intense Emphasis")
_BOLD_STYLES: Final = ("Strong", "Kuat", "Intense Emphasis")


def read_document(path: Path) -> Source:
    """The lines and tables of a .docx file. Raises `InputRefused` when it is none or not safe to open."""
    package = read_package(path, ".docx")
    read = read_content(package.parts, package.name)
    reader = _Reader()
    body = next((room.blocks for room in read.rooms if not room.name), ())
    blocks = tuple(reader.blocks(body, ""))
    for room in read.rooms:
        if room.name:
            reader.furniture(room)
    return Source(package.name, package.sha256, blocks, tuple(dict.fromkeys(reader.unread)))


class _Reader:
    """Walks through a document and counts its paragraphs and tables."""

    def __init__(self) -> None:
        self.unread: list[tuple[str, str]] = []
        self._paragraphs = 0
        self._tables = 0
        self._boxes = 0

    def blocks(self, blocks: Iterable[content.Block], inside: str) -> Iterator[Block]:
        """Lines and grids of some blocks; `inside` is the place around them."""
        for block in blocks:
            if isinstance(block, content.Table):
                yield from self._table(block, inside)
            else:
                self._paragraphs += 1
                place = f"{inside}paragraf {self._paragraphs}"
                yield self._line(block, place)
                yield from self._boxes_of(block, place)

    def furniture(self, room: content.Room) -> None:
        """Headers, footers and notes are no data; what is more than a page number in them is told."""
        for block in room.blocks:
            text = block.text if isinstance(block, content.Paragraph) else "tabel"
            text = text.translate(_SIGNS).replace("#", "").strip()
            if not _PAGE_NUMBER.fullmatch(text):
                self.unread.append((_room(room.name), text))

    def _line(self, paragraph: content.Paragraph, place: str) -> Line:
        for mark in paragraph.marks:
            if mark.words.startswith(_TOLD):
                self.unread.append((place, mark.words))
        return Line(_runs(paragraph), place, paragraph.label.strip())

    def _boxes_of(self, paragraph: content.Paragraph, place: str) -> Iterator[Block]:
        for box in paragraph.boxes:
            self._boxes += 1
            yield from self.blocks(box, f"kotak teks {self._boxes} pada {place}, ")

    def _table(self, table: content.Table, inside: str) -> Iterator[Block]:
        self._tables += 1
        place = f"{inside}tabel {self._tables}"
        cells: dict[tuple[int, int], GridCell] = {}
        later: list[Block] = []
        headings = set()
        for number, row in enumerate(table.rows, start=1):
            if row.hidden:
                self.unread.append((f"{place}, baris {number}", "baris tersembunyi"))
                continue
            if row.header:
                headings.add(number)
            self._row(row, number, place, cells, later)
        yield Grid(place, cells, headings=frozenset(headings))
        yield from later

    def _row(
        self,
        row: content.Row,
        number: int,
        place: str,
        cells: dict[tuple[int, int], GridCell],
        later: list[Block],
    ) -> None:
        for cell in row.cells:
            if cell.column > MAX_COLUMNS:
                self.unread.append((f"{place}, baris {number}", f"kolom di sebelah kanan kolom {MAX_COLUMNS}"))
                return
            found = self._continued(cell, number, cells)
            if found is None:
                found = self._cell(cell, number, place, later)
            for column in range(cell.column, min(cell.column + cell.span, MAX_COLUMNS + 1)):
                cells[number, column] = found

    def _continued(self, cell: content.Cell, number: int, cells: dict[tuple[int, int], GridCell]) -> GridCell | None:
        """The cell that this one continues, above or at its left."""
        if cell.beside:
            return cells.get((number, cell.column - 1))
        return cells.get((number - 1, cell.column)) if cell.merged else None

    def _cell(self, cell: content.Cell, number: int, place: str, later: list[Block]) -> GridCell:
        where = f"{place}, baris {number}, kolom {cell.column}"
        lines = []
        for block in cell.blocks:
            if isinstance(block, content.Table):
                later += self._table(block, f"{where}, ")
            else:
                lines.append(self._line(block, where))
                later += self._boxes_of(block, where)
        return GridCell(number, cell.column, where, tuple(lines))


def _room(name: str) -> str:
    words = {
        "header": "kepala halaman",
        "footer": "kaki halaman",
        "footnotes": "catatan kaki",
        "endnotes": "catatan akhir",
    }
    return words.get(name.rstrip("0123456789"), "komentar" if name == "comments" else name)


def _runs(paragraph: content.Paragraph) -> Paragraph:
    """The text with its looks, neighbours of one look joined, without signs of pictures and notes."""
    runs = [_run(stretch) for stretch in paragraph.stretches if not stretch.text.startswith(_PICTURE)]
    joined: list[Run] = []
    for look, same in groupby(runs, key=lambda run: run.look):
        text = "".join(run.text for run in same)
        if text:
            joined.append(Run(text, *look))
    return tuple(joined)


def _run(stretch: content.Stretch) -> Run:
    text = _NOTE.sub("", stretch.text) if stretch.later else stretch.text
    position = ""
    if "letak huruf di atas" in stretch.looks:
        position = "superscript"
    elif "letak huruf di bawah" in stretch.looks:
        position = "subscript"
    return Run(
        text.translate(_SIGNS),
        stretch.italic or _styled(stretch, _ITALIC_STYLES),
        stretch.bold or _styled(stretch, _BOLD_STYLES),
        "dicoret" in stretch.looks and "tidak dicoret" not in stretch.looks,
        position,
    )


def _styled(stretch: content.Stretch, names: Iterable[str]) -> bool:
    return any(
        stretch.looks == f"gaya huruf {name}" or stretch.looks.startswith(f"gaya huruf {name},") for name in names
    )
