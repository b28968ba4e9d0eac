"""Rows of a recognised table → rows of the master's sheets, each value with its place and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from generator.documents.lampiran_1 import HEADING
from generator.impor import reading
from generator.impor.reading import Angka, short
from generator.impor.tables import Column, Tabel, is_number_row, own_cells
from generator.impor.taken import Catatan, Isi, Tempat, left_out
from generator.master import Analisis, Baris, Indikator, Output, RealisasiRenaksi, columns
from generator.master.columns import ANGKA, BULAT, KAYA, NAMA, TANGGAL, WAKTU, Jenis
from generator.master.grids import GridCell, Line
from generator.values import Paragraph, Run, normal

_KINDS: Final[dict[str, type[Baris]]] = {
    "indikator": Indikator,
    "output": Output,
    "realisasi": RealisasiRenaksi,
    "analisis": Analisis,
}
_NUMERIC: Final = (ANGKA, BULAT)
_ITEM: Final = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z][.)]|[-–•·▪])\s+")
"""What stands before an item of a list."""
_CLOSING: Final = re.compile(r"NIP\b|\d{18}|,\s*$", re.MULTILINE)
"""What tells a closing block (office, name, NIP) from the title of a group."""
_GROUP: Final = re.compile(r"(?:sasaran|misi|perspektif|tujuan|kelompok)\b", re.IGNORECASE)
"""How the title of a group of sasaran begins."""
_TAB: Final = re.compile(r" *\t[ \t]*")
_TOTAL: Final = re.compile(
    r"(?:(?:sub|grand)\s*)?(?:total|jumlah)(?:\s+(?:keseluruhan|seluruhnya|total|anggaran))?\s*:?", re.IGNORECASE
)
"""The label of a row of totals; an indikator that only begins with `Jumlah` is none."""
_OFFICE: Final = re.compile(r"\b(?:kabag|kepala|camat|lurah|asisten|sekretaris)\b", re.IGNORECASE)
_TEXT_OR_NUMBER: Final = re.compile(r"[\d.,%\s]+")
_MERGED_QUARTERS: Final = "satu sel untuk beberapa triwulan"
_CARRIED: Final = {
    "indikator": ("no", "sasaran"),
    "output": ("no", "sasaran", "indikator", "target", "rencana_aksi", "kriteria"),
    "realisasi": ("triwulan", "sasaran", "indikator", "rencana_aksi", "kriteria"),
    "analisis": ("triwulan", "indikator"),
}
"""Fields in which a blank repeats the row above, the outermost first."""


@dataclass
class Taken:
    """What was taken out of a table so far."""

    rows: list[dict[str, Isi]] = field(default_factory=list)
    catatan: list[Catatan] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    """Rows that are no data, such as the closing block: to be read as paragraphs."""
    kelompok: Isi | None = None


class Taker:
    """Takes the rows of one table; `above` is the row that blanks at its beginning repeat."""

    def __init__(self, tabel: Tabel, above: dict[str, Isi], kelompok: Isi | None) -> None:
        self.tabel = tabel
        self.kind = _KINDS[tabel.kind]
        self.above = above
        self.found = Taken(kelompok=kelompok)
        self.english = any(reading.is_english(cell.text) for cell in set_of(tabel))
        self.merging = {name for name in tabel.fields if self._merges(tabel.fields[name])}

    def _merges(self, column: Column) -> bool:
        """Whether cells of the column reach over several rows, so that a blank one is blank."""
        places = (self.tabel.grid.cells.get((row, column.numbers[0])) for row in self.tabel.rows)
        return any(cell is not None and self._reaches_down(cell) for cell in places)

    def _reaches_down(self, cell: GridCell) -> bool:
        return self.tabel.grid.cells.get((cell.row + 1, cell.column)) is cell

    def take(self) -> Taken:
        """All rows, in order."""
        for number, row in enumerate(self.tabel.rows):
            cells = own_cells(self.tabel.grid, row)
            if not any(cell.text for cell in cells) or (number < 2 and is_number_row(self.tabel, row)):
                continue
            if not self._is_apart(row, cells):
                self._data(row)
        self._unknown_columns()
        return self.found

    # --- rows that are no data ------------------------------------------------------------------------------------

    def _is_apart(self, row: int, cells: Sequence[GridCell]) -> bool:
        """Take a row that is a group, a closing block or a total, and say whether it was one."""
        filled = [cell for cell in cells if cell.text]
        first = filled[0]
        if any(_TOTAL.fullmatch(cell.text) for cell in filled[:2]):
            self._leave(filled, "baris jumlah")
            return True
        if len(filled) > 1 or first.row != row:
            return False
        if _CLOSING.search(first.text):
            self.found.lines += [line for line in first.lines or (Line((Run(first.text),), first.place),) if line.text]
            return True
        if self._is_wide(first) or self._is_title(first):
            text = " ".join(first.text.split())
            doubt = "" if _GROUP.match(text) else "baris judul dibaca sebagai Kelompok"
            self.found.kelompok = Isi(text, self._at(first), first.text, doubt)
            self.above = {}
            return True
        return False

    def _is_wide(self, cell: GridCell) -> bool:
        width = sum(found is cell for found in self.tabel.grid.rows[cell.row].values())
        return width > 1 and width >= len(self.tabel.grid.columns) - 1

    def _is_title(self, cell: GridCell) -> bool:
        """Whether a text alone in a row reads as a title: capitals, in one of the first columns."""
        letters = [sign for sign in cell.text if sign.isalpha()]
        first = self.tabel.grid.columns[:2]
        return cell.column in first and len(letters) > 3 and cell.text == cell.text.upper()

    def _leave(self, cells: Sequence[GridCell], reason: str) -> None:
        self.found.catatan.append(left_out(self._at(cells[0]), " | ".join(cell.text for cell in cells), reason))

    def _unknown_columns(self) -> None:
        """Columns that were not taken, with what stands in them."""
        used = {id(column) for column in self.tabel.fields.values()}
        for column in self.tabel.columns:
            if id(column) in used or column.role == "no":
                continue
            cells = [cell for row in self.tabel.rows for cell in self._cells(row, column) if cell.text]
            cells = [cell for cell in cells if not self._is_wide(cell)]
            if cells:
                texts = dict.fromkeys(cell.text for cell in cells)
                reason = column.ragu or "master tidak mempunyai kolom untuk ini"
                where = Tempat(
                    self.tabel.tempat.berkas, f"{self.tabel.tempat.di}, kolom {column.judul or column.numbers[0]}"
                )
                self.found.catatan.append(left_out(where, " | ".join(texts), reason))

    # --- data -----------------------------------------------------------------------------------------------------

    def _data(self, row: int) -> None:
        cells = {name: self._cells(row, column) for name, column in self.tabel.fields.items()}
        for part in self._parts(cells):
            values = {name: self._isi(name, found) for name, found in part.items()}
            self._repeat(values)
            if self.found.kelompok is not None:
                values.setdefault("kelompok", self.found.kelompok)
            self._complete(values)
            self.found.rows.append(values)
            self.above = values

    def _cells(self, row: int, column: Column) -> list[GridCell]:
        found = (self.tabel.grid.cells.get((row, number)) for number in column.numbers)
        return list({id(cell): cell for cell in found if cell is not None}.values())

    def _parts(self, cells: dict[str, list[GridCell]]) -> Iterator[dict[str, Part]]:
        """The row, or a row for each indikator where several stand in one cell."""
        whole = {name: Part(tuple(found)) for name, found in cells.items()}
        target = next((name for name in ("target_tahunan", "target_iv", "target_i") if name in whole), "")
        items = whole["indikator"].items if self.tabel.kind == "indikator" and "indikator" in whole else ()
        if len(items) < 2:
            yield whole
            return
        counts = len(whole[target].items) if target else 0
        if counts != len(items):
            why = "beberapa paragraf dalam satu sel; periksa apakah lebih dari satu indikator"
            yield whole | {"indikator": replace(whole["indikator"], ragu=why)}
            return
        for place in range(len(items)):
            yield {name: part.item(place, len(items), name == "indikator") for name, part in whole.items()}

    def _isi(self, name: str, part: Part) -> Isi:
        kolom = columns(self.kind).get(name) or columns(Output).get(name)
        jenis = kolom.jenis if kolom else None
        isi = self._read(name, jenis, part)
        column = self.tabel.fields[name]
        why = [isi.ragu, column.ragu if part.text else "", part.ragu, part.spoiled]
        if name.startswith("target_i") and any(self._spans_quarters(cell, column) for cell in part.cells):
            why.append(_MERGED_QUARTERS)
        return replace(isi, ragu="; ".join(dict.fromkeys(filter(None, why))))

    def _spans_quarters(self, cell: GridCell, column: Column) -> bool:
        beside = self.tabel.grid.cells.get((cell.row, column.numbers[-1] + 1))
        return cell.text != "" and (beside is cell or cell.column < column.numbers[0])

    def _read(self, name: str, jenis: Jenis | None, part: Part) -> Isi:
        at, text = self._place(part, name), part.text
        if jenis in _NUMERIC:
            return self._number(at, part)
        if jenis is WAKTU:
            quarter = reading.quarter(text)
            return Isi(quarter or text, at, text, "" if quarter or not text else "bukan satu triwulan")
        if jenis is TANGGAL:
            day = reading.written_date(part.raw, text)
            return Isi(
                day or text, at, text, "" if day or not text else "tanggal tidak pasti; tulis hari, bulan, tahun"
            )
        if jenis is KAYA:
            return Isi(rich(part.lines) or "", at, text)
        if jenis is NAMA:
            return _names(at, part)
        doubt = "teks diharapkan, tetapi isinya angka" if _is_odd(name, text) else ""
        return Isi(text, at, text, doubt)

    def _number(self, at: Tempat, part: Part) -> Isi:
        read = self.read_number(part)
        return Isi(read.nilai, at, part.text, read.ragu, tanya=read.tanya)

    def read_number(self, part: Part) -> Angka:
        """The number of a cell: as stored in a workbook, else as written."""
        if isinstance(part.raw, Decimal):
            shown = part.raw * 100 if part.percent else part.raw
            return Angka(shown.normalize() if part.percent else shown, reading.PERSENTASE if part.percent else "")
        if part.raw is not None and not isinstance(part.raw, str):
            return Angka(part.text, ragu="bukan angka")
        return reading.number(part.text.rstrip(".)") if part.text.rstrip(".)").isdigit() else part.text, self.english)

    def _place(self, part: Part, name: str) -> Tempat:
        if part.cells:
            return self._at(part.cells[0])
        return Tempat(self.tabel.tempat.berkas, f"{self.tabel.tempat.di}, kolom {self.tabel.fields[name].judul}")

    def _at(self, cell: GridCell) -> Tempat:
        return Tempat(self.tabel.tempat.berkas, cell.place)

    def _repeat(self, values: dict[str, Isi]) -> None:
        """Fill blanks that repeat the row above, as long as everything further out repeats it too."""
        for name in _CARRIED[self.tabel.kind]:
            if name not in values:
                continue
            blank = not values[name].tertulis
            if blank and name in self.above and name not in self.merging:
                values[name] = self.above[name]
            elif name not in self.above or values[name].nilai != self.above[name].nilai:
                return

    def _complete(self, values: dict[str, Isi]) -> None:
        """Units out of targets; what a row must have and lacks is said."""
        self._unit(values)
        must = {"indikator": ("indikator",), "output": ("indikator", "rencana_aksi")}.get(self.tabel.kind, ())
        for name in must:
            if name in values and not values[name].tertulis:
                values[name] = replace(values[name], ragu="kosong, padahal harus terisi")
        targets = [name for name in values if name.startswith("target")]
        if self.tabel.kind == "indikator" and targets and not any(values[name].tertulis for name in targets):
            last = targets[-1]
            values[last] = replace(values[last], ragu="tidak ada target; mungkin baris induk")

    def _unit(self, values: dict[str, Isi]) -> None:
        """The unit that stands beside a number, where no column has it."""
        numbers = [name for name in values if name.startswith("target") or name == "realisasi"]
        units: dict[str, Isi] = {}
        for name in reversed(numbers):
            unit = reading.number(values[name].tertulis).satuan
            raw = values[name]
            if not unit and raw.tertulis.endswith("%"):
                unit = reading.PERSENTASE
            if unit:
                units.setdefault(unit, replace(raw, nilai=unit, ragu=raw.ragu if raw.tanya else "", tanya=False))
        present = values.get("keterangan")
        if present is not None and present.tertulis:
            values["keterangan"] = replace(present, nilai=reading.satuan(present.tertulis))
        if self.tabel.kind != "indikator" or not units:
            return
        if present is None or not present.tertulis:
            first = next(iter(units.values()))
            doubt = "satuan target berbeda-beda" if len(units) > 1 else ""
            values["keterangan"] = replace(first, ragu=doubt)


@dataclass(frozen=True)
class Part:
    """The cells of a row under one header, or one item out of them."""

    cells: tuple[GridCell, ...]
    only: tuple[Line, ...] | None = None
    """The item's lines; None for all of the cells."""
    ragu: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The paragraphs, blank ones among them."""
        return tuple(line for cell in self.cells for line in cell.lines) if self.only is None else self.only

    @property
    def items(self) -> tuple[Line, ...]:
        """The paragraphs that say something."""
        return tuple(line for line in self.lines if line.text.strip())

    @property
    def text(self) -> str:
        """All that is read, one paragraph per line."""
        if self.only is None and not any(cell.lines for cell in self.cells):
            return " ".join(cell.text for cell in self.cells if cell.text)
        if self.only is None and len(self.cells) > 1:
            return " ".join(text for cell in self.cells if (text := _joined(cell.lines)))
        return _joined(self.lines)

    @property
    def raw(self) -> Any:
        """What a workbook stores, where it is one cell."""
        return self.cells[0].raw if len(self.cells) == 1 and self.only is None else None

    @property
    def percent(self) -> bool:
        """Whether a workbook shows the number as a percentage."""
        return len(self.cells) == 1 and self.cells[0].percent

    @property
    def spoiled(self) -> str:
        """What is wrong with the cell itself."""
        if any(cell.spoiled for cell in self.cells):
            return "sel menampilkan galat, gambar, rumus yang belum dihitung, atau coretan"
        struck = any(run.strike for line in self.lines for run in line.runs)
        return "ada teks yang dicoret" if struck else ""

    def item(self, place: int, count: int, numbered: bool) -> Part:
        """The `place`-th of `count` items; a cell with one item says the same of each."""
        items = self.items
        if len(items) == count:
            line = items[place]
            return Part(self.cells, (_without_number(line) if numbered else line,))
        if len(items) < 2:
            return self
        return replace(self, ragu="beberapa paragraf yang tidak sama banyaknya dengan indikatornya")


def set_of(tabel: Tabel) -> list[GridCell]:
    """The different cells of a table's rows."""
    wanted = set(tabel.rows)
    return list({id(cell): cell for (row, _), cell in tabel.grid.cells.items() if row in wanted}.values())


def _joined(lines: Sequence[Line]) -> str:
    texts = (_labelled(line) for line in lines)
    return "\n".join(text for text in texts if text)


def _labelled(line: Line) -> str:
    text = "\n".join(_TAB.sub(" ", piece).strip() for piece in line.text.split("\n")).strip()
    if not line.label:
        return text
    return f"{line.label} {text}" if text else line.label.rstrip(".)")


def _without_number(line: Line) -> Line:
    text = line.text
    found = _ITEM.match(text.lstrip())
    if found is None:
        return replace(line, label="")
    return Line((Run(text.lstrip()[found.end() :]),), line.place)


def _is_odd(name: str, text: str) -> bool:
    worded = name in ("sasaran", "indikator", "rencana_aksi", "kriteria", "output", "pengukuran")
    return worded and bool(text) and bool(_TEXT_OR_NUMBER.fullmatch(text))


def _names(at: Tempat, part: Part) -> Isi:
    """One name per line or between semicolons, without the numbers before them."""
    pieces = [piece for line in part.lines for piece in re.split(r"[\n;]", line.text)]
    if not part.lines:
        pieces = [part.text]
    names = tuple(name for piece in pieces if (name := " ".join(_ITEM.sub("", piece.strip(), count=1).split())))
    several = [name for name in names if "," in name and len(_OFFICE.findall(name)) > 1]
    doubt = f'"{short(several[0])}" mungkin beberapa nama' if several else ""
    return Isi(names, at, part.text, doubt)


def rich(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Paragraphs with their looks; the bold of a heading such as `DASAR HUKUM :` is left to the document, which prints it."""
    found = (paragraph for line in lines for paragraph in _split(line))
    return tuple(_plain_heading(paragraph) for paragraph in found)


def _split(line: Line) -> Iterator[Paragraph]:
    """A line's paragraphs: it is broken where it has line breaks; blank ones are none."""
    runs = list(line.runs)
    if line.label and line.text.strip():
        runs.insert(0, Run(f"{line.label} ", *(runs[0].look if runs else Run("").look)))
    current: list[Run] = []
    for run in runs:
        first, *others = run.text.replace("\t", " ").split("\n")
        current.append(Run(first, *run.look))
        for other in others:
            yield from _trimmed(current)
            current = [Run(other, *run.look)]
    yield from _trimmed(current)


def _trimmed(runs: Sequence[Run]) -> Iterator[Paragraph]:
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        return
    kept[0] = Run(kept[0].text.lstrip(), *kept[0].look)
    kept[-1] = Run(kept[-1].text.rstrip(), *kept[-1].look)
    yield tuple(kept)


def _plain_heading(paragraph: Paragraph) -> Paragraph:
    heading = HEADING.match("".join(run.text for run in paragraph))
    end = heading.end() if heading else 0
    found: list[Run] = []
    for run in paragraph:
        head, rest = run.text[: max(end, 0)], run.text[max(end, 0) :]
        end -= len(run.text)
        for text, bold in ((head, False), (rest, run.bold)):
            piece = Run(text, run.italic, bold, run.strike, run.position)
            if found and text and found[-1].look == piece.look:
                found[-1] = Run(found[-1].text + text, *piece.look)
            elif text:
                found.append(piece)
    return tuple(found)


def key_text(isi: Isi | None) -> str:
    """A value for comparing."""
    return normal(isi.tertulis) if isi else ""
