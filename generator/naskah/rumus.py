"""Formulas of a master that is written anew: kept where nothing moved, else replaced by what they last gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from generator.master import Baris, Lembar, Sel, columns
from generator.naskah.model import Sisa, valued
from generator.office.workbook.stored import EXTRA
from generator.values import letters, seen

_COPIED: Final = "(disalin dari "
"""How the reader marks a formula that the file keeps at another cell."""


@dataclass
class Formulas:
    """Keeps formulas where nothing moved; elsewhere the value last calculated takes the place of each."""

    keeps: bool
    sisa: list[Sisa]
    """Where the formulas are told that were released."""
    some: bool = False
    """Whether a formula was released."""

    def rows(self, sheet: str, rows: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
        """The rows of a sheet."""
        return tuple({name: self._cell(sheet, value) for name, value in row.items()} for row in rows)

    def sheet(self, lembar: Lembar) -> Lembar:
        """A sheet that is no master's."""
        return replace(lembar, sel={place: self._cell(lembar.nama, sel) for place, sel in lembar.sel.items()})

    def _cell(self, sheet: str, value: Any) -> Any:
        if not isinstance(value, Sel) or not value.formula:
            return value
        linked = _COPIED in value.formula or "[" in value.formula
        if self.keeps and not linked:
            return value
        self.some = True
        self.sisa.append(Sisa(sheet, value.alamat, contents(value), "rumus; di tempatnya ditulis hasilnya"))
        return valued(value)


def moved(rows: tuple[Mapping[str, Any], ...], kind: type[Baris], extra: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether some cell of a sheet will have another address, so that formulas may point to the wrong one."""
    places = [*columns(kind), *(EXTRA + title for title in extra[kind.SHEET])]
    letter = {name: letters(number) for number, name in enumerate(places, 1)}
    return any(
        isinstance(sel, Sel) and sel.alamat != f"{letter[name]}{number}"
        for number, row in enumerate(rows, 2)
        for name, sel in row.items()
    )


def contents(sel: Sel) -> str:
    """What a cell holds, as one text: a formula before its value."""
    value = seen(sel.nilai) or sel.gambar
    calculated = value and value != sel.formula
    return f"{sel.formula} → {value}" if sel.formula and calculated else sel.formula or value
