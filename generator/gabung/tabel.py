"""Masters taken apart as the tables that are put together, and the master that comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple

from generator.gabung.tiga_arah import Baris, Gabungan, Sisi, put_together
from generator.master import KAYA, LEMBAR, Isian, Lembar, Sel, columns
from generator.master import Baris as BarisLembar
from generator.naskah import Naskah
from generator.naskah.rupa import RupaBaru
from generator.office.workbook.stored import EXTRA, Gaya
from generator.records import KEYLESS, Nilai, Rekaman, plain, unique
from generator.values import letters, seen

Tiga = Mapping[Sisi, Naskah]
"""The three masters taken apart."""
DAFTAR: Final = "Daftar"
LEMBAR_TAMBAHAN: Final = "lembar tambahan"
_COMMENT: Final = "Komentar di "
"""Before a column's title: the comment on its cell, which is put together like a cell of its own."""


class Bagian(NamedTuple):
    """A part of a master that was put together."""

    nama: str
    """The sheet's name; `LEMBAR_TAMBAHAN` for the sheets that are no master's."""
    gabungan: Gabungan
    sel: Mapping[tuple[int, str], str]
    """Identity of a row and column → the address in the new master; a row itself, without a column, is its first cell."""


def put_together_all(masters: Tiga) -> tuple[Naskah, tuple[Bagian, ...]]:
    """The master that holds both copies' edits, and the parts with what became of each edit."""
    base = masters[Sisi.DASAR]
    extra = {kind.SHEET: _extra_titles(masters, kind.SHEET) for kind in LEMBAR.values()}
    rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
    comments: dict[tuple[str, str], str] = {}
    colours: dict[tuple[str, str], Mapping[str, str]] = {}
    parts = []
    moved = False
    for name, kind in LEMBAR.items():
        sheet = _Sheet(masters, name, kind, extra[kind.SHEET])
        rows[name] = sheet.rows()
        comments |= sheet.comments()
        colours |= sheet.colours
        moved = moved or sheet.moved
        parts.append(Bagian(kind.SHEET, sheet.table, sheet.addresses))
    others, sheets = _other_sheets(masters, comments, colours)
    entries, lists = _lists(masters)
    together = replace(
        base,
        rows=rows,
        kolom={sheet: titles for sheet, titles in extra.items() if titles},
        lembar=sheets,
        daftar=lists,
        komentar=comments,
        sisa=tuple(dict.fromkeys(left for side in Sisi for left in masters[side].sisa)),
        kunci_baru=tuple(new for new in base.kunci_baru if all(new in one.kunci_baru for one in masters.values())),
        kolom_baru=tuple(new for new in base.kolom_baru if all(new in one.kolom_baru for one in masters.values())),
        lembar_baru=tuple(new for new in base.lembar_baru if all(new in one.lembar_baru for one in masters.values())),
        rupa=_looks(masters, colours),
        bergambar=tuple(dict.fromkeys(name for side in Sisi for name in masters[side].bergambar)),
    )
    if moved:
        together = together.without_formulas()
    return together.without_new_sheets(), (*parts, others, entries)


def _looks(masters: Tiga, colours: Mapping[tuple[str, str], Mapping[str, str]]) -> RupaBaru:
    """The looks of the new workbook: each cell's as on the side that it comes from; widths and lists of the first that has some."""
    base, *copies = (masters[side].rupa for side in Sisi)
    widths = dict(base.gaya.lebar)
    offered = dict(base.gaya.pilihan)
    for copy in copies:
        widths = {**copy.gaya.lebar, **widths}
        offered = {**copy.gaya.pilihan, **offered}
    left = dict.fromkeys(one for rupa in (base, *copies) for one in rupa.tertinggal)
    return replace(base, gaya=Gaya(colours, widths, offered), tertinggal=tuple(left))


def _extra_titles(masters: Tiga, sheet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for side in Sisi for title in masters[side].kolom.get(sheet, ())))


class _Sheet:
    """One sheet of the model in the three masters, and what is made of it."""

    def __init__(self, masters: Tiga, name: str, kind: type[BarisLembar], extra: Sequence[str]) -> None:
        self.masters = masters
        self.name = name
        self.kind = kind
        self.fields = {kolom.judul: field for field, kolom in columns(kind).items()}
        self.fields |= {title: EXTRA + title for title in extra}
        records = {side: self._records(naskah) for side, naskah in masters.items()}
        self.table = put_together(records, kind.SHEET not in KEYLESS)
        self.addresses: dict[tuple[int, str], str] = {}
        for number, row in enumerate(self.table.baris, 2):
            self.addresses[id(row), ""] = f"A{number}"
            for place, column in enumerate(self.fields, 1):
                self.addresses[id(row), column] = f"{letters(place)}{number}"
        self.moved = False
        """Whether some cell has another address than it had."""
        self.colours: dict[tuple[str, str], Mapping[str, str]] = {}

    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The rows of the new master."""
        return tuple(self._row(row) for row in self.table.baris)

    def comments(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Sheet and address of each cell with a comment, and the comment."""
        return (
            ((self.kind.SHEET, self.addresses[id(row), column]), text)
            for row in self.table.baris
            for column in self.fields
            if (text := self._comment(row, column))
        )

    def _row(self, row: Baris) -> Mapping[str, Any]:
        made: dict[str, Any] = {}
        for column, field in self.fields.items():
            value = self._stored(row, column)
            if isinstance(value, Sel):
                address = self.addresses[id(row), column]
                self.moved = self.moved or value.alamat != address
                look = self.masters[self._side(row, column)].rupa.gaya.warna.get((self.kind.SHEET, value.alamat))
                if look:
                    self.colours[self.kind.SHEET, address] = look
                value = replace(value, alamat=address)
            if value is not None:
                made[field] = value
        return made

    def _stored(self, row: Baris, column: str) -> Any:
        """What the chosen side has in a cell."""
        side = self._side(row, column)
        place = row.tempat.get(side)
        return None if place is None else self.masters[side].rows[self.name][place].get(self.fields[column])

    def _side(self, row: Baris, column: str) -> Sisi:
        return row.sel.get(column, Sisi.DASAR)

    def _comment(self, row: Baris, column: str) -> str:
        side = row.sel.get(_COMMENT + column, Sisi.DASAR)
        place = row.tempat.get(side)
        if place is None:
            return ""
        return _comment_on(
            self.masters[side], self.kind, self.masters[side].rows[self.name][place].get(self.fields[column])
        )

    def _records(self, naskah: Naskah) -> tuple[Rekaman, ...]:
        rows = naskah.rows[self.name]
        ids = row_ids(self.kind, rows)
        return tuple(Rekaman(name, self._values(naskah, row)) for name, row in zip(ids, rows, strict=True))

    def _values(self, naskah: Naskah, row: Mapping[str, Any]) -> Mapping[str, Nilai]:
        values = {column: content(self.kind, field, row.get(field)) for column, field in self.fields.items()}
        for column, field in self.fields.items():
            if text := _comment_on(naskah, self.kind, row.get(field)):
                values[_COMMENT + column] = text
        return values


def row_ids(kind: type[BarisLembar], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """What each row of a sheet is known by; where a blank cell repeats the one above, so does the key."""
    above: dict[str, str] = {}
    names = []
    for number, row in enumerate(rows, start=1):
        said = []
        for field in kind.KUNCI:
            text = seen(content(kind, field, row.get(field)))
            if not text and columns(kind)[field].turun:
                text = above.get(field, "")
            above[field] = text
            said.append(text)
        names.append(" ".join(filter(None, said)) or f"baris {number}")
    return unique(names)


def _comment_on(naskah: Naskah, kind: type[BarisLembar], value: Any) -> str:
    return naskah.komentar.get((kind.SHEET, value.alamat), "") if isinstance(value, Sel) else ""


def content(kind: type[BarisLembar], field: str, value: Any) -> Nilai:
    """What a cell says, as it is compared: its typed value, its looks where they are printed, and its formula."""
    if not isinstance(value, Sel):
        return seen(value) or None
    kolom = columns(kind).get(field)
    if kolom is None or kind is Isian:
        said = plain(value.nilai)
    elif kolom.jenis is KAYA and value.paragraf:
        said = plain(value.paragraf)
    else:
        said = plain(kolom.jenis.read(value.nilai))
    return f"{value.formula} → {said}" if value.formula else said


def _other_sheets(
    masters: Tiga, comments: dict[tuple[str, str], str], colours: dict[tuple[str, str], Mapping[str, str]]
) -> tuple[Bagian, tuple[Lembar, ...]]:
    """The sheets that are no master's, put together cell by cell as if each were a row; their comments go along."""
    sheets = {side: {lembar.nama: lembar for lembar in naskah.lembar} for side, naskah in masters.items()}
    places = {
        (side, name): {sel.alamat: place for place, sel in lembar.sel.items()}
        for side, own in sheets.items()
        for name, lembar in own.items()
    }
    records = {side: tuple(_as_record(lembar) for lembar in own.values()) for side, own in sheets.items()}
    table = put_together(records, keyed=True)
    made = []
    for row in table.baris:
        whole = sheets[next(side for side in Sisi if side in row.tempat)][row.id]
        cells = {}
        for address, side in row.sel.items():
            place = places.get((side, row.id), {}).get(address)
            if place is None:
                continue
            cells[place] = sheets[side][row.id].sel[place]
            if text := masters[side].komentar.get((row.id, address)):
                comments[row.id, address] = text
            if look := masters[side].rupa.gaya.warna.get((row.id, address)):
                colours[row.id, address] = look
        made.append(replace(whole, sel=cells))
    return Bagian(LEMBAR_TAMBAHAN, table, {}), tuple(made)


def _as_record(lembar: Lembar) -> Rekaman:
    return Rekaman(lembar.nama, {sel.alamat: _raw(sel) for sel in lembar.sel.values()})


def _raw(sel: Sel) -> Nilai:
    said = plain(sel.nilai)
    return f"{sel.formula} → {said}" if sel.formula else said


def _lists(masters: Tiga) -> tuple[Bagian, Mapping[str, tuple[str, ...]]]:
    """What staff added to the lists of sheet Daftar, entry by entry."""
    names = dict.fromkeys(name for side in Sisi for name in masters[side].daftar)
    records = {
        side: tuple(Rekaman(name, {entry: entry for entry in naskah.daftar.get(name, ())}) for name in names)
        for side, naskah in masters.items()
    }
    table = put_together(records, keyed=True)
    lists = {}
    for row in table.baris:
        kept = [entry for entry, side in row.sel.items() if entry in masters[side].daftar.get(row.id, ())]
        if kept:
            lists[row.id] = tuple(kept)
    return Bagian(DAFTAR, table, {}), lists
