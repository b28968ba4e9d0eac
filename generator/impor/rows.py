"""Rows of a recognised table → rows of the master's sheets, each value with its place and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from generator.impor import elsewhere, reading
from generator.impor.parts import ITEM, Item, Part, rich
from generator.impor.reading import Angka, short
from generator.impor.sheets import Column, Tabel
from generator.impor.tables import is_number_row
from generator.impor.taken import Catatan, Isi, Tempat, left_out
from generator.impor.targets import has_brackets, take_bracket, take_unit
from generator.master import Analisis, Baris, Indikator, Output, RealisasiRenaksi, columns
from generator.master.columns import ANGKA, BULAT, KAYA, NAMA, TANGGAL, WAKTU, Jenis
from generator.master.grids import GridCell, Line, own_cells
from generator.values import Run, normal

_KINDS: Final[dict[str, type[Baris]]] = {
    "indikator": Indikator,
    "output": Output,
    "realisasi": RealisasiRenaksi,
    "analisis": Analisis,
}
_NUMERIC: Final = (ANGKA, BULAT)
_CLOSING: Final = re.compile(r"NIP\b|\d{18}|,\s*$", re.MULTILINE)
"""What tells a closing block (office, name, NIP) from the title of a group."""
_GROUP: Final = re.compile(r"(?:sasaran|misi|perspektif|tujuan|kelompok)\b", re.IGNORECASE)
"""How the title of a group of sasaran begins."""
_TOTAL: Final = re.compile(
    r"(?:(?:sub|grand)\s*)?(?:total|jumlah)(?:\s+(?:keseluruhan|seluruhnya|total|anggaran))?\s*:?", re.IGNORECASE
)
"""The label of a row of totals; an indikator that only begins with `Jumlah` is none."""
_OFFICE: Final = re.compile(r"\b(?:kabag|kepala|camat|lurah|asisten|sekretaris)\b", re.IGNORECASE)
_TEXT_OR_NUMBER: Final = re.compile(r"[\d.,%\s]+")
_MERGED_QUARTERS: Final = "satu sel untuk beberapa triwulan"
_LEVELLED: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+(?=\D)")
"""`1.2 ` before an indikator; before a target it would be the target itself."""
_PERHAPS_SEVERAL: Final = "beberapa paragraf dalam satu sel; periksa apakah lebih dari satu indikator"
_SAME_INDIKATOR: Final = "sel indikator digabung dengan baris di atasnya; mungkin satu indikator saja"
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
        self.bracketed = has_brackets(tabel)
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
                reason = column.ragu or elsewhere.COLUMNS.get(column.role, elsewhere.NO_COLUMN)
                where = Tempat(
                    self.tabel.tempat.berkas, f"{self.tabel.tempat.di}, kolom {column.judul or column.numbers[0]}"
                )
                self.found.catatan.append(left_out(where, " | ".join(texts), reason))

    # --- data -----------------------------------------------------------------------------------------------------

    def _data(self, row: int) -> None:
        cells = {name: self._cells(row, column) for name, column in self.tabel.fields.items()}
        reaching = self._reaches_from_above(row, cells)
        if reaching and all(cell.row < row or not cell.text for found in cells.values() for cell in found):
            return
        for part in self._parts(cells):
            values = {name: self._isi(name, found) for name, found in part.items()}
            if reaching:
                values["indikator"] = replace(values["indikator"], ragu=_SAME_INDIKATOR)
            self._repeat(values)
            if self.found.kelompok is not None:
                values.setdefault("kelompok", self.found.kelompok)
            self._complete(values)
            self.found.rows.append(values)
            self.above = values

    def _reaches_from_above(self, row: int, cells: Mapping[str, Sequence[GridCell]]) -> bool:
        """Whether the row's indikator is that of the row above, in one merged cell."""
        own = cells.get("indikator", ()) if self.tabel.kind == "indikator" else ()
        return bool(own) and all(cell.row < row for cell in own)

    def _cells(self, row: int, column: Column) -> list[GridCell]:
        found = (self.tabel.grid.cells.get((row, number)) for number in column.numbers)
        return list({id(cell): cell for cell in found if cell is not None}.values())

    def _parts(self, cells: dict[str, list[GridCell]]) -> Iterator[dict[str, Part]]:
        """The row, or a row for each indikator where several stand in one cell."""
        whole = {name: Part(tuple(found)) for name, found in cells.items()}
        items = whole["indikator"].items if self.tabel.kind == "indikator" and "indikator" in whole else ()
        if len(items) < 2:
            yield whole
            return
        target = next((name for name in ("target_tahunan", "target_iv", "target_i") if name in whole), "")
        targets = len(whole[target].items) if target else 0
        if targets != len(items) and targets < 2 and not items[0].numbered:
            doubtful = [name for name in ("indikator", target) if name and _has_paragraphs(whole)]
            yield whole | {name: replace(whole[name], ragu=_PERHAPS_SEVERAL) for name in doubtful}
            return
        if all(_LEVELLED.match(item.line.text) for item in items):
            lines = [Line((Run(_LEVELLED.sub("", item.line.text, count=1)),), item.line.place) for item in items]
            whole["indikator"] = replace(whole["indikator"], only=tuple(lines))
        for place in range(len(items)):
            yield {name: self._item(name, part, items, place) for name, part in whole.items()}

    def _item(self, name: str, part: Part, items: Sequence[Item], place: int) -> Part:
        """What a cell says of one of several indikator."""
        if name.startswith("target") and len(part.items) not in (0, len(items)):
            return part.beside(items, place)
        item = part.item(place, len(items))
        if name == "penanggung_jawab" and item.only is not None:
            return replace(item, ragu="dibagi menurut urutan indikatornya")
        if name == "indikator" and item.text[:1].islower() and not items[0].numbered:
            return replace(item, ragu="berhuruf kecil; mungkin lanjutan baris di atasnya")
        return item

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
        """Targets out of brackets, units out of targets; what a row must have and lacks is said."""
        if self.bracketed:
            take_bracket(values)
        if self.tabel.kind == "indikator":
            take_unit(values)
        must = {"indikator": ("indikator",), "output": ("indikator", "rencana_aksi")}.get(self.tabel.kind, ())
        for name in must:
            if name in values and not values[name].tertulis:
                values[name] = replace(values[name], ragu="kosong, padahal harus terisi")
        targets = [name for name in values if name.startswith("target")]
        if self.tabel.kind == "indikator" and targets and not any(values[name].tertulis for name in targets):
            last = targets[-1]
            values[last] = replace(values[last], ragu="tidak ada target; mungkin baris induk")


def set_of(tabel: Tabel) -> list[GridCell]:
    """The different cells of a table's rows."""
    wanted = set(tabel.rows)
    return list({id(cell): cell for (row, _), cell in tabel.grid.cells.items() if row in wanted}.values())


def _is_odd(name: str, text: str) -> bool:
    worded = name in ("sasaran", "indikator", "rencana_aksi", "kriteria", "output", "pengukuran")
    return worded and bool(text) and bool(_TEXT_OR_NUMBER.fullmatch(text))


def _has_paragraphs(row: Mapping[str, Part]) -> bool:
    """Whether the indikator stands in several paragraphs; a line break alone may only shape its text."""
    return sum(bool(line.text.strip()) for line in row["indikator"].lines) > 1


def _names(at: Tempat, part: Part) -> Isi:
    """One name per line or between semicolons, without the numbers before them."""
    pieces = [piece for line in part.lines for piece in re.split(r"[\n;]", line.text)]
    if not part.lines:
        pieces = [part.text]
    names = tuple(name for piece in pieces if (name := " ".join(ITEM.sub("", piece.strip(), count=1).split())))
    several = [name for name in names if "," in name and len(_OFFICE.findall(name)) > 1]
    doubt = f'"{short(several[0])}" mungkin beberapa nama' if several else ""
    return Isi(names, at, part.text, doubt)


def key_text(isi: Isi | None) -> str:
    """A value for comparing."""
    return normal(isi.tertulis) if isi else ""
