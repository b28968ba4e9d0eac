"""How a form is known again: whose it is, of which master, and what stood in each of its cells when it was sent.

A hidden sheet holds it. What has changed since is what somebody answered, or, in a locked cell, what nobody was asked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from generator.gabung.tabel import content
from generator.master import LEMBAR, Baris, Buku, Lembar, Sel
from generator.office.workbook.formulir import KENAL, LembarIsian
from generator.records import plain
from generator.values import normal, seen

_MARK: Final = ("perkin formulir", "1")
_FACTS: Final = ("Master", "Sidik Master", "Tahun", "Triwulan", "Pejabat")
_DIGEST: Final = "Sidik"
_HEADER: Final = ("Lembar", "Baris", "Kolom", "Terbuka", "Isi")
_OPEN, _CLOSED = "ya", "tidak"


class Asal(NamedTuple):
    """A cell of a form as it was sent."""

    lembar: str
    baris: str
    """The row's id in the master: `IK2.1 a pembilang`."""
    kolom: str
    """Header text."""
    terbuka: bool
    isi: str


@dataclass(frozen=True)
class Kenal:
    """What the hidden sheet says."""

    master: str
    sha256: str
    tahun: str
    triwulan: str
    pejabat: str
    sel: tuple[Asal, ...]

    @property
    def baris(self) -> tuple[tuple[str, ...], ...]:
        """The lines of the hidden sheet."""
        facts = zip(_FACTS, (self.master, self.sha256, self.tahun, self.triwulan, self.pejabat), strict=True)
        return (_MARK, *facts, (_DIGEST, self.sidik), _HEADER, *map(_line, self.sel))

    @property
    def sidik(self) -> str:
        """A digest of it all, by which one sees that nobody has changed it."""
        said = (self.master, self.sha256, self.tahun, self.triwulan, self.pejabat, *map(_line, self.sel))
        return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def _line(sel: Asal) -> tuple[str, ...]:
    return sel.lembar, sel.baris, sel.kolom, _OPEN if sel.terbuka else _CLOSED, sel.isi


def asal_of(lembar: LembarIsian) -> Iterator[Asal]:
    """The cells of a sheet that is being sent."""
    fields = [kolom.field for kolom in lembar.kolom]
    for values in lembar.baris:
        known = dict(zip(fields, values, strict=True))
        name = " ".join(filter(None, (text(plain(known[field])) for field in lembar.kind.KUNCI)))
        for kolom, value in zip(lembar.kolom, values, strict=True):
            yield Asal(lembar.kind.SHEET, name, kolom.judul, kolom.terbuka, text(plain(value)))


def text(value: Any) -> str:
    """What a cell says, as one text by which it is compared."""
    return seen(value).strip()


def said_in(kind: type[Baris], field: str, sel: Sel | None) -> str:
    """What a cell of a workbook says, in the same words; `field` is empty for a column of no model."""
    if sel is None:
        return ""
    return text(content(kind, field, sel) if field else plain(sel.nilai))


def read_kenal(buku: Buku) -> Kenal | None:
    """What the hidden sheet of a form says; None when the workbook is no form, or the sheet was changed."""
    found = next((lembar for name, lembar in buku.lembar.items() if normal(name) == KENAL), None)
    lines = _lines(found) if found else []
    begin = len(_FACTS) + 2
    if lines[:1] != [_MARK] or len(lines) <= begin or lines[begin] != _HEADER:
        return None
    facts = {line[0]: line[1] for line in lines[1:begin]}
    sheets = {kind.SHEET for kind in LEMBAR.values()}
    cells = [line for line in lines[begin + 1 :] if len(line) == len(_HEADER) and line[0] in sheets]
    sel = tuple(Asal(line[0], line[1], line[2], line[3] == _OPEN, line[4]) for line in cells)
    master, sha256, tahun, triwulan, pejabat = (facts.get(name, "") for name in _FACTS)
    kenal = Kenal(master, sha256, tahun, triwulan, pejabat, sel)
    return kenal if kenal.sidik == facts.get(_DIGEST) else None


def _lines(lembar: Lembar) -> list[tuple[str, ...]]:
    rows: dict[int, dict[int, str]] = {}
    for (row, column), sel in lembar.sel.items():
        rows.setdefault(row, {})[column] = seen(sel.nilai)
    return [_whole(rows[row], len(_HEADER) if row > len(_FACTS) + 2 else 2) for row in sorted(rows)]


def _whole(cells: Mapping[int, str], width: int) -> tuple[str, ...]:
    return tuple(cells.get(column, "") for column in range(1, width + 1))


def kinds() -> Mapping[str, tuple[str, type[Baris]]]:
    """Sheet → its field of `Master` and its model."""
    return {kind.SHEET: (name, kind) for name, kind in LEMBAR.items()}
