"""What staff gave a master besides contents: which colours, widths and lists go along, and what of it stays behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from generator.master import KUNCI_KEPUTUSAN, LEMBAR, Master, columns
from generator.office.workbook.appearance import Area, Pilihan, Rupa
from generator.office.workbook.lists import LAST_ROW
from generator.office.workbook.stored import Gaya
from generator.office.workbook.writer import MARGIN
from generator.values import normal

_NEAR: Final = 0.3
"""Characters by which a width may differ and still be the usual one."""


@dataclass(frozen=True, slots=True)
class RupaBaru:
    """The looks of the new workbook, and what of the old ones it does not have."""

    gaya: Gaya = field(default_factory=Gaya)
    dibawa: tuple[tuple[str, str], ...] = ()
    """Sheet of the new workbook and what goes along, as a sentence."""
    tertinggal: tuple[tuple[str, str, bool], ...] = ()
    """Sheet of the new workbook, what stays behind, as a sentence, and whether a person must see to it."""
    tinggi: int = 0
    """Rows whose fixed height is not kept, because rows are made as tall as their contents need."""


@dataclass(frozen=True, slots=True)
class Tata:
    """Where things of the old workbook stand in the new one."""

    master: Master
    kolom: Mapping[str, Mapping[int, int]]
    """Sheet of the model → column of the old file → that of the new one, from 1."""
    tambahan: Mapping[str, Mapping[int, str]]
    """Sheet of the model → column of the old file → title, for columns that are none of the model's."""
    nama: Mapping[str, str]
    """Sheet that is no master's → its name in the new file."""
    placed: Collection[tuple[str, str]] = field(repr=False)
    """Sheet and address of the cells that have a place."""

    def sheet(self, name: str) -> str:
        """A sheet's name in the new file; empty where it is written anew by the program alone."""
        models = {normal(kind.SHEET): kind.SHEET for kind in LEMBAR.values()}
        return models.get(normal(name)) or self.nama.get(name, "")

    def column(self, sheet: str, column: int) -> int:
        """A column's place in the new file; 0 for none."""
        return self.kolom[sheet].get(column, 0) if sheet in self.kolom else column


def rupa_baru(rupa: Rupa, tata: Tata) -> RupaBaru:
    """The looks of a workbook at the places of the new one."""
    colours, blank = _colours(rupa, tata)
    widths = {
        (sheet, new): width
        for (name, column), width in rupa.lebar.items()
        if (sheet := tata.sheet(name)) and (new := tata.column(sheet, column)) and not _is_usual(sheet, new, width)
    }
    lists, told, left = _lists(rupa, tata)
    for sheet, count in blank.items():
        left.append((sheet, f"Warna {count} sel kosong tidak dibawa.", False))
    for name, words, count in rupa.lain:
        if sheet := tata.sheet(name):
            said_of = f"{words[:1].upper()}{words[1:]} ({count}) tidak dibawa. Buat lagi di Excel bila diperlukan."
            left.append((sheet, said_of, True))
    said = [(sheet, f"Warna {count} sel dibawa.") for sheet, count in Counter(sheet for sheet, _ in colours).items()]
    said += [
        (sheet, f"Lebar {count} kolom dibawa seperti di master lama.")
        for sheet, count in Counter(sheet for sheet, _ in widths).items()
        if sheet in tata.kolom
    ]
    return RupaBaru(Gaya(colours, widths, lists), (*said, *told), tuple(left), rupa.tinggi)


def _colours(rupa: Rupa, tata: Tata) -> tuple[dict[tuple[str, str], Mapping[str, str]], Counter[str]]:
    """The colours of the cells that have a place, and how many coloured cells of each sheet have none."""
    found: dict[tuple[str, str], Mapping[str, str]] = {}
    blank: Counter[str] = Counter()
    for (name, address), look in rupa.warna.items():
        sheet = tata.sheet(name)
        if (sheet, address) in tata.placed or (name, address) in tata.placed:
            found[sheet, address] = look
        elif sheet and "bg_color" in look and not _is_header(tata, sheet, address):
            blank[sheet] += 1
    return found, blank


def _is_header(tata: Tata, sheet: str, address: str) -> bool:
    header = tata.master.kepala.get(sheet)
    return header is not None and address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(header.baris)


def _is_usual(sheet: str, column: int, width: float) -> bool:
    """Whether a column is as wide as the program makes it."""
    usual = usual_widths().get(sheet, ())
    return column <= len(usual) and abs(usual[column - 1] - width) < _NEAR


def usual_widths() -> Mapping[str, tuple[float, ...]]:
    """How wide the columns of the model's sheets are, as the writer makes them."""
    return {kind.SHEET: tuple(kolom.lebar + MARGIN for kolom in columns(kind).values()) for kind in LEMBAR.values()}


def _lists(
    rupa: Rupa, tata: Tata
) -> tuple[dict[str, list[tuple[Area, tuple[str, ...]]]], list[tuple[str, str]], list[tuple[str, str, bool]]]:
    """Lists of the columns and sheets that staff added; those of the model's columns are today's."""
    found: dict[str, list[tuple[Area, tuple[str, ...]]]] = {}
    told: list[tuple[str, str]] = []
    left: list[tuple[str, str, bool]] = []
    ours = {kolom.jenis.pilihan for kind in LEMBAR.values() for kolom in columns(kind).values()}
    ours |= {kunci.jenis.pilihan for kunci in KUNCI_KEPUTUSAN}
    for one in rupa.pilihan:
        sheet = tata.sheet(one.lembar)
        if not sheet:
            continue
        areas = list(_areas(one.tempat, tata, sheet))
        if areas and one.isi:
            found.setdefault(sheet, []).extend((area, one.isi) for area in areas)
            told.append((sheet, f"Pilihan sendiri dibawa: {', '.join(one.isi)}."))
        elif areas and not _is_ours(one):
            left.append((sheet, "Penjaga isian buatan sendiri tidak dibawa. Buat lagi di Excel bila diperlukan.", True))
        elif one.isi and one.isi not in ours:
            left.append((sheet, f"Pilihan {', '.join(one.isi)} diganti dengan pilihan versi ini.", True))
    return found, list(dict.fromkeys(told)), list(dict.fromkeys(left))


def _is_ours(one: Pilihan) -> bool:
    """Whether a check reaches down as those of the program do, in a column that some program moved without it."""
    return all((top, bottom) == (2, LAST_ROW) for top, _, bottom, _ in one.tempat)


def _areas(places: tuple[Area, ...], tata: Tata, sheet: str) -> Iterator[Area]:
    """The places of a list in the new file; on a sheet of the model, whole columns that staff added."""
    if sheet not in tata.kolom:
        yield from places
        return
    for _, left, _, right in places:
        for column in tata.tambahan[sheet]:
            if left <= column <= right:
                new = tata.kolom[sheet][column]
                yield (2, new, LAST_ROW, new)
