"""A workbook as it stands in the file, before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar, dataclass_transform

from generator.values import (
    Paragraph,
    Raw,
    normal,
)

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def _stored(kind: type[T]) -> type[T]:
    """Make a class of which a workbook has thousands. That nobody changes one is held by the type checker alone."""
    return dataclass(slots=True)(kind)


@_stored
class Sel:
    """One cell as stored in the file."""

    alamat: str
    nilai: Raw
    paragraf: tuple[Paragraph, ...] = ()
    """The text with its looks, for text cells."""
    formula: str = ""
    """The formula, when the cell has one; `nilai` is then the value last calculated by Excel."""
    galat: bool = False
    """Whether the cell shows an error such as #REF!."""
    format: str = "General"
    coretan: str = ""
    """What of the cell is struck out, as it reads."""
    gambar: str = ""
    """The kind of picture that the cell holds in place of a value, in words, `nilai` being blank; empty for none."""
    bukan_tanggal: bool = False
    """Whether the cell shows a number as a date that there is none of: Excel shows ####, and `nilai` is its digits."""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet as stored: its cells by (row, column), counted from 1."""

    nama: str
    sel: Mapping[tuple[int, int], Sel]
    tabel: str = ""
    """Range of the sheet's Excel table, empty when it has none."""
    gabungan: tuple[tuple[int, int, int, int], ...] = ()
    """Merged ranges as (first row, first column, last row, last column)."""
    tersembunyi: frozenset[int] = frozenset()
    """Hidden rows."""
    kolom_tersembunyi: frozenset[int] = frozenset()
    """Hidden columns."""
    pilihan: frozenset[int] | None = None
    """Columns with a drop-down list in some cell; None where nobody looked."""
    total: tuple[tuple[int, int, int, int], ...] = ()
    """What tables call their Total Row, as ranges like the merged ones."""
    keadaan: str = "visible"
    """`visible`, `hidden`, or `veryHidden`: hidden even from Excel's own list of hidden sheets."""

    @property
    def at(self) -> Mapping[str, Sel]:
        """The cells by A1 reference."""
        return {sel.alamat: sel for sel in self.sel.values()}


@dataclass(frozen=True, slots=True)
class Buku:
    """A workbook as stored."""

    nama: str
    sha256: str
    lembar: Mapping[str, Lembar]
    pembuat: str = ""
    """The program that saved the file."""
    belum_dihitung: bool = False
    """Whether the file says that its formulas were not calculated anew before it was saved."""

    def bernama(self, nama: str) -> tuple[Lembar, ...]:
        """The sheets of that name, case and spaces ignored, in their order; of several none can be told to be the right one."""
        return tuple(lembar for title, lembar in self.lembar.items() if normal(title) == normal(nama))


class Kepala(NamedTuple):
    """The header row of a sheet: its row number, field → column number, and what was not recognised."""

    baris: int
    kolom: Mapping[str, int]
    hilang: tuple[str, ...]
    tambahan: Mapping[str, str]
    """Unknown header text → A1 reference."""
    ganda: tuple[str, ...]
    """Cells of headers that occur twice."""
    belum_ada: tuple[str, ...] = ()
    """Columns that a later version added and this sheet does not have yet."""


def is_spoiled(sel: Sel) -> bool:
    """Whether a cell shows an error such as #REF! or a picture, or holds no date or a formula never calculated."""
    return sel.galat or sel.bukan_tanggal or bool(sel.gambar) or bool(sel.formula and sel.nilai == sel.formula)
