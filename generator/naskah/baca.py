"""Takes a master apart, cell by cell: what has a place in today's form, what goes along, what is left over."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from generator.jenjang import SkalaJenjang
from generator.master import KUNCI_KEPUTUSAN, LEMBAR, Baris, Kepala, Lembar, Master, Sel, columns
from generator.master.jenjang import columns_of, scales
from generator.master.parse import merged_places, row_numbers, total_rows
from generator.naskah.model import Naskah, Sisa
from generator.naskah.rumus import Formulas, contents, moved
from generator.naskah.rupa import Tata, rupa_baru
from generator.office.workbook.besides import Selain
from generator.office.workbook.lists import FREE
from generator.office.workbook.lists import SHEET as DAFTAR
from generator.office.workbook.lists import daftar as lists
from generator.office.workbook.petunjuk import petunjuk
from generator.office.workbook.stored import EXTRA, is_exact
from generator.values import normal, seen

PETUNJUK: Final = "Petunjuk"
_UNTITLED: Final = "Tanpa judul"
_TITLE_MAX: Final = 200
"""Characters of an extra column's title; Excel takes 255."""
_ALIKE: Final = 0.6
"""How much alike a line of sheet Petunjuk is to today's, when it is an earlier wording of it."""
_COMPARED: Final = 100
"""Lines of sheet Petunjuk that are compared with today's; what earlier versions said otherwise is less."""
_SHEET_MAX: Final = 31
"""Characters that Excel allows in a sheet's name."""
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffe\uffff]")
"""What the title of a table's column cannot hold."""


@dataclass
class _Reading:
    """What has been found while a master is taken apart."""

    master: Master
    taken: set[tuple[str, str]] = field(default_factory=set)
    """Sheet and address of cells that are accounted for."""
    placed: set[tuple[str, str]] = field(default_factory=set)
    """Sheet and address of cells that the new file holds at a place of their own."""
    sisa: list[Sisa] = field(default_factory=list)

    kolom: dict[str, dict[int, str]] = field(default_factory=dict)
    """Sheet of the model → column → title, for the columns that are none of the model's."""
    names: dict[str, str] = field(default_factory=dict)
    """Name of a sheet that is no master's → its name in the new file."""

    def place(self, lembar: str, cells: Iterable[Sel]) -> None:
        """Cells that keep a place of their own."""
        addresses = {(lembar, sel.alamat) for sel in cells}
        self.taken |= addresses
        self.placed |= addresses

    def leave(self, lembar: str, sel: Sel, why: str) -> None:
        """A cell without a place."""
        self.taken.add((lembar, sel.alamat))
        self.sisa.append(Sisa(lembar, sel.alamat, contents(sel), why))


def baca(master: Master, selain: Selain, rumus: Iterable[str]) -> Naskah:
    """The master's cells by their places. `rumus` are the formulas that the program knows."""
    reading = _Reading(master)
    rows: dict[str, tuple[Mapping[str, Any], ...]] = {}
    extra: dict[str, tuple[str, ...]] = {}
    for name, kind in LEMBAR.items():
        rows[name], extra[kind.SHEET] = _sheet(reading, kind)
    rows["isian"], new_keys = _with_keys(rows["isian"])
    lembar = _others(reading)
    renamed = any(old != new for old, new in reading.names.items())
    keeps = not (selain.rumus_larik or renamed) and not any(
        moved(rows[name], kind, extra) for name, kind in LEMBAR.items()
    )
    released = Formulas(keeps, reading.sisa)
    rows = {name: released.rows(LEMBAR[name].SHEET, own) for name, own in rows.items()}
    lembar = tuple(released.sheet(one) for one in lembar)
    additions = _daftar(reading, tuple(rumus))
    _petunjuk(reading)
    _leave_rest(reading)
    comments = _comments(reading, selain)
    rupa = rupa_baru(selain.rupa, _layout(reading))
    return Naskah(
        rows=rows,
        kolom={sheet: titles for sheet, titles in extra.items() if titles},
        lembar=lembar,
        daftar=additions,
        komentar=comments,
        rupa=rupa,
        sisa=tuple(reading.sisa),
        kunci_baru=new_keys,
        kolom_baru=tuple((sheet, title) for sheet, kepala in master.kepala.items() for title in kepala.belum_ada),
        lembar_baru=tuple(kind.SHEET for kind in LEMBAR.values() if kind.SHEET not in master.lembar),
        rumus_dilepas=released.some,
        jenjang=_jenjang(master),
        bergambar=selain.bergambar,
    )


def _sheet(reading: _Reading, kind: type[Baris]) -> tuple[tuple[Mapping[str, Any], ...], tuple[str, ...]]:
    """The rows of a model's sheet as stored, and the titles of its extra columns."""
    lembar, header = reading.master.lembar.get(kind.SHEET), reading.master.kepala.get(kind.SHEET)
    if lembar is None or header is None:
        return (), ()
    numbers, merged = row_numbers(lembar, header), merged_places(lembar, header)
    extra = reading.kolom[kind.SHEET] = _extra_columns(lembar, header, kind, numbers)
    for place, sel in lembar.sel.items():
        if place[0] == header.baris and (place[1] in header.kolom.values() or place[1] in extra):
            reading.taken.add((kind.SHEET, sel.alamat))
    found = []
    for number in numbers:
        places = {name: (number, column) for name, column in header.kolom.items()}
        places |= {EXTRA + title: (number, column) for column, title in extra.items()}
        stored = {name: lembar.sel.get(merged.get(place, place)) for name, place in places.items()}
        row = {name: sel for name, sel in stored.items() if sel is not None and not sel.gambar}
        reading.place(kind.SHEET, row.values())
        _tell_long_numbers(reading, kind.SHEET, row.values())
        found.append(row)
    return tuple(found), tuple(extra.values())


def _layout(reading: _Reading) -> Tata:
    """Where columns, cells and sheets stand in the new file."""
    places: dict[str, dict[int, int]] = {}
    for kind in LEMBAR.values():
        header = reading.master.kepala.get(kind.SHEET)
        known = header.kolom if header else {}
        order = [known.get(name, 0) for name in columns(kind)] + list(reading.kolom.get(kind.SHEET, {}))
        places[kind.SHEET] = {old: new for new, old in enumerate(order, 1) if old}
    extra = {kind.SHEET: reading.kolom.get(kind.SHEET, {}) for kind in LEMBAR.values()}
    return Tata(reading.master, places, extra, reading.names, reading.placed)


def _extra_columns(lembar: Lembar, header: Kepala, kind: type[Baris], numbers: tuple[int, ...]) -> dict[int, str]:
    """Column → a title that no other column has, for the columns that are none of the model's and hold something."""
    known, rows = set(header.kolom.values()), {header.baris, *numbers}
    places = sorted({column for row, column in lembar.sel if row in rows and column not in known})
    taken = {normal(kolom.judul): 1 for kolom in columns(kind).values()}
    titles: dict[int, str] = {}
    for column in places:
        sel = lembar.sel.get((header.baris, column))
        wanted = " ".join(_UNSEEN.sub(" ", seen(sel.nilai)).split())[:_TITLE_MAX] if sel else ""
        titles[column] = _free(wanted or _UNTITLED, taken)
    return titles


def _free(wanted: str, taken: dict[str, int]) -> str:
    """A title that is not taken yet: `Catatan`, `Catatan (2)` …; `taken` counts how often each was wanted."""
    title = wanted
    while normal(title) in taken:
        taken[normal(wanted)] += 1
        title = f"{wanted} ({taken[normal(wanted)]})"
    taken[normal(title)] = 1
    return title


def _tell_long_numbers(reading: _Reading, sheet: str, cells: Iterable[Sel]) -> None:
    """Numbers of more digits than Excel keeps are written as text."""
    for sel in cells:
        if isinstance(sel.nilai, Decimal) and not is_exact(sel.nilai):
            reading.leave(sheet, sel, "angka lebih dari 15 digit, di tempatnya ditulis sebagai teks")


def _with_keys(rows: tuple[Mapping[str, Any], ...]) -> tuple[tuple[Mapping[str, Any], ...], tuple[str, ...]]:
    """The rows of sheet Keputusan with a row for each key that is missed in it, after the key that precedes it."""
    result, new = list(rows), []
    known = [seen(row["kunci"].nilai).strip() if "kunci" in row else "" for row in rows]
    place = 0
    for kunci in KUNCI_KEPUTUSAN:
        if kunci.nama in known:
            place = known.index(kunci.nama) + 1
            continue
        if kunci.pilihan:
            continue
        result.insert(place, {"kunci": kunci.nama})
        known.insert(place, kunci.nama)
        new.append(kunci.nama)
        place += 1
    return tuple(result), tuple(new)


def _others(reading: _Reading) -> tuple[Lembar, ...]:
    """The sheets that are no master's, all their cells taken, under names that Excel allows."""
    own = {normal(name) for name in (PETUNJUK, DAFTAR, *(kind.SHEET for kind in LEMBAR.values()))}
    foreign = {normal(kind.SHEET) for kind in LEMBAR.values() if kind.SHEET not in reading.master.lembar}
    ours = own - foreign
    others = [lembar for name, lembar in reading.master.buku.lembar.items() if normal(name) not in ours]
    for lembar in others:
        reading.place(lembar.nama, [sel for sel in lembar.sel.values() if not sel.gambar])
        _tell_long_numbers(reading, lembar.nama, lembar.sel.values())
    taken = set(own)
    result = []
    for lembar in others:
        reading.names[lembar.nama] = free_name(lembar.nama, taken)
        cells = {at: sel for at, sel in lembar.sel.items() if not sel.gambar}
        result.append(replace(lembar, nama=reading.names[lembar.nama], sel=cells))
    return tuple(result)


def free_name(wanted: str, taken: set[str]) -> str:
    """A sheet's name that Excel allows and no other sheet has; it is taken from then on."""
    allowed = _FORBIDDEN.sub("_", wanted).strip("'")[:_SHEET_MAX] or "Lembar"
    name, number = allowed, 1
    while normal(name) in taken:
        number += 1
        end = f" ({number})"
        name = allowed[: _SHEET_MAX - len(end)] + end
    taken.add(normal(name))
    return name


def _daftar(reading: _Reading, rumus: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """What staff added to the lists that are theirs to extend; other entries of the sheet that are not ours are left."""
    found = reading.master.buku.bernama(DAFTAR)
    if not found:
        return {}
    known_lists = lists(rumus, jenjang=_jenjang(reading.master))
    lembar, ours = found[0], {normal(name): (name, entries) for name, entries in known_lists.items()}
    added: dict[str, list[str]] = {}
    titles = {column: normal(seen(sel.nilai)) for (row, column), sel in lembar.sel.items() if row == 1}
    for (row, column), sel in lembar.sel.items():
        name, entries = ours.get(titles.get(column, ""), ("", ()))
        text = seen(sel.nilai).strip()
        known = row == 1 or normal(text) in {normal(entry) for entry in (*entries, *added.get(name, ()))}
        if name and known:
            reading.taken.add((lembar.nama, sel.alamat))
        elif name in FREE and text:
            reading.taken.add((lembar.nama, sel.alamat))
            added.setdefault(name, []).append(text)
    return {name: tuple(entries) for name, entries in added.items()}


def _jenjang(master: Master) -> tuple[SkalaJenjang, ...]:
    """All scales of a master that uses some or holds its own, the built-in ones among them."""
    needed = master.jenjang or columns_of(master.buku)
    return tuple(scales(master.buku).values()) if needed else ()


def _petunjuk(reading: _Reading) -> None:
    """Takes the lines of sheet Petunjuk that are the program's own, in today's wording or an earlier one."""
    found = reading.master.buku.bernama(PETUNJUK)
    if not found:
        return
    keys = [kunci.nama for kunci in KUNCI_KEPUTUSAN]
    lines = (
        *petunjuk("", kunci=keys, berjenjang=True),
        *petunjuk(reading.master.status_data or "-", kunci=keys, berjenjang=True),
    )
    titles = [kolom.judul for kind in LEMBAR.values() for kolom in columns(kind).values()]
    known = frozenset(normal(text) for text in (*titles, *(text for line in lines for text in line.sel)))
    today, room = sorted(known), _COMPARED
    for sel in found[0].sel.values():
        text = normal(seen(sel.nilai))
        earlier = text not in known and room > 0 and difflib.get_close_matches(text, today, 1, _ALIKE)
        room -= text not in known
        if text in known or earlier:
            reading.taken.add((found[0].nama, sel.alamat))


def _leave_rest(reading: _Reading) -> None:
    """Every cell that has no place yet."""
    for name, lembar in reading.master.buku.lembar.items():
        sheet = _model_name(name)
        for (row, _), sel in lembar.sel.items():
            filled = sel.formula or sel.gambar or seen(sel.nilai).strip()
            if filled and not {(sheet, sel.alamat), (name, sel.alamat)} & reading.taken:
                reading.leave(sheet, sel, _reason(reading.master, sheet, lembar, row, sel))


def _reason(master: Master, sheet: str, lembar: Lembar, row: int, sel: Sel) -> str:
    header = master.kepala.get(sheet)
    if sel.gambar:
        return "gambar di dalam sel"
    if header is None:
        return "tidak dikenal di lembar ini"
    if row < header.baris:
        return "di atas judul kolom"
    return "Total Row tabel" if row in total_rows(lembar, header) else "di luar baris tabel"


def _comments(reading: _Reading, selain: Selain) -> dict[tuple[str, str], str]:
    """The comments whose cells have a place, under the names of today's sheets; the others are left."""
    kept: dict[tuple[str, str], str] = {}
    for (name, address), text in selain.komentar.items():
        sheet = _model_name(name)
        if (sheet, address) in reading.placed:
            kept[reading.names.get(sheet, sheet), address] = text
        else:
            reading.sisa.append(Sisa(sheet, address, text, "komentar pada sel tanpa isi atau tanpa tempat"))
    return kept


def _model_name(name: str) -> str:
    return next((kind.SHEET for kind in LEMBAR.values() if normal(kind.SHEET) == normal(name)), name)
