"""The parts of a master that is to be written anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from generator.jenjang import SkalaJenjang
from generator.master import LEMBAR, Lembar, Sel
from generator.naskah.rupa import RupaBaru
from generator.office.workbook.stored import Tambahan

Baris = Mapping[str, Any]
"""Field → a stored cell (`Sel`) or a new value; extra columns under `EXTRA` and their title."""


@dataclass(frozen=True, slots=True)
class Sisa:
    """Something of the old file that today's form has no place for; sheet `Sisa` of the new one keeps it."""

    lembar: str
    sel: str
    isi: str
    sebab: str
    """Why it stands there, in a few words."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """A master taken apart: rows of stored cells by field of `Master`, and all that is besides."""

    rows: Mapping[str, tuple[Baris, ...]]
    kolom: Mapping[str, tuple[str, ...]]
    """Sheet → titles of its extra columns."""
    lembar: tuple[Lembar, ...]
    """Sheets that are no master's."""
    daftar: Mapping[str, tuple[str, ...]]
    """List of sheet Daftar → what staff added to it."""
    komentar: Mapping[tuple[str, str], str]
    sisa: tuple[Sisa, ...]
    kunci_baru: tuple[str, ...] = ()
    """Keys of sheet Keputusan that the old file did not have."""
    kolom_baru: tuple[tuple[str, str], ...] = ()
    """Sheet and title of columns that the old file did not have."""
    lembar_baru: tuple[str, ...] = ()
    """Sheets that the old file did not have."""
    rumus_dilepas: bool = False
    """Whether values took the place of formulas."""
    jenjang: tuple[SkalaJenjang, ...] = ()
    """The ordinal scales of a master that uses some or holds its own."""
    rupa: RupaBaru = field(default_factory=RupaBaru)
    bergambar: tuple[str, ...] = ()
    """Sheets whose pictures, charts or text boxes stay behind."""

    def with_rows(self, rows: Mapping[str, tuple[Baris, ...]]) -> Naskah:
        """The same with other rows on some sheets."""
        return replace(self, rows={**self.rows, **rows})

    def without_formulas(self) -> Naskah:
        """The same with the value last calculated in the place of each formula."""
        rows = {
            name: tuple({field: valued(value) for field, value in row.items()} for row in own)
            for name, own in self.rows.items()
        }
        sheets = (
            replace(lembar, sel={place: valued(sel) for place, sel in lembar.sel.items()}) for lembar in self.lembar
        )
        return replace(self, rows=rows, lembar=tuple(sheets))

    def without_new_sheets(self) -> Naskah:
        """The same without the sheets that today's form has besides, as long as they are empty."""
        new = {
            name: kind.SHEET
            for name, kind in LEMBAR.items()
            if kind.SEJAK and kind.SHEET in self.lembar_baru and not self.rows.get(name)
        }
        rows = {name: rows for name, rows in self.rows.items() if name not in new}
        sheets = tuple(sheet for sheet in self.lembar_baru if sheet not in new.values())
        return replace(self, rows=rows, lembar_baru=sheets)

    @property
    def banyak_sel(self) -> int:
        """How many cells of the old file keep a place of their own."""
        in_rows = sum(isinstance(value, Sel) for rows in self.rows.values() for row in rows for value in row.values())
        return in_rows + sum(len(lembar.sel) for lembar in self.lembar)

    @property
    def tambahan(self) -> Tambahan:
        """What goes with the model's sheets, as the writer takes it."""
        return Tambahan(self.kolom, self.lembar, self.daftar, self.komentar, gaya=self.rupa.gaya, jenjang=self.jenjang)


def valued(value: Any) -> Any:
    """A stored cell with the value last calculated in the place of its formula; everything else as it is."""
    if not isinstance(value, Sel) or not value.formula:
        return value
    uncalculated = value.nilai == value.formula
    return replace(value, formula="", nilai="" if uncalculated else value.nilai)
