"""Ordinal scales of a master: the built-in ones and those of sheet Daftar, and cells read as their steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, NamedTuple, TypeVar

from generator.findings import Address
from generator.jenjang import SkalaJenjang
from generator.law import JENJANG
from generator.master.columns import Baris, columns
from generator.master.decree import Indikator, Output
from generator.master.filled import Komponen, Pengukuran
from generator.master.persetujuan import Persetujuan
from generator.master.stored import Buku, Lembar
from generator.values import NotApplicable, Unreadable, normal, seen

DAFTAR: Final = "Daftar"
AWALAN: Final = "Jenjang "
"""How the header of a scale's column on sheet Daftar begins; the unit's name follows."""
_KIND: Final[Mapping[type[Baris], tuple[str, str]]] = {
    Indikator: ("kode", "target_"),
    Output: ("kode_indikator", "target"),
    Pengukuran: ("kode", "hitung_"),
    Komponen: ("kode_indikator", "tw_"),
    Persetujuan: ("kode", "nilai"),
}
"""Sheet → the field with the indikator's code, and how the fields begin whose values are in its unit."""

R = TypeVar("R", bound=Baris)


class KolomJenjang(NamedTuple):
    """A scale as it stands on sheet Daftar."""

    satuan: str
    at: Address
    """The cell of its header."""
    jenjang: tuple[tuple[str, Address], ...]
    """Each step with its cell, the lowest first."""


def columns_of(buku: Buku) -> tuple[KolomJenjang, ...]:
    """The scales of sheet Daftar: columns headed `Jenjang` and the name of a unit."""
    return tuple(_column(lembar, column) for lembar in buku.bernama(DAFTAR)[:1] for column in _headed(lembar))


def _headed(lembar: Lembar) -> list[int]:
    begins = normal(AWALAN) + " "
    return [
        column for (row, column), sel in lembar.sel.items() if row == 1 and normal(seen(sel.nilai)).startswith(begins)
    ]


def _column(lembar: Lembar, column: int) -> KolomJenjang:
    header = lembar.sel[1, column]
    words = " ".join(seen(header.nilai).split())
    below = [sel for (row, place), sel in lembar.sel.items() if place == column and row > 1]
    steps = [(" ".join(seen(sel.nilai).split()), Address(lembar.nama, sel.alamat)) for sel in below]
    filled = tuple(step for step in steps if step[0])
    return KolomJenjang(words[len(AWALAN) :], Address(lembar.nama, header.alamat), filled)


def scales(buku: Buku) -> Mapping[str, SkalaJenjang]:
    """Unit, as it is compared → its scale; one of sheet Daftar takes the place of a built-in one that differs from it."""
    known = {normal(skala.satuan): skala for skala in JENJANG}
    for found in columns_of(buku):
        unit, steps = normal(found.satuan), tuple(step for step, _ in found.jenjang)
        if steps and (unit not in known or known[unit].jenjang != steps):
            known[unit] = SkalaJenjang(found.satuan, steps, f"lembar {found.at.sheet}")
    return known


def scale_of_each(rows: Sequence[Indikator], buku: Buku) -> Mapping[str, SkalaJenjang]:
    """Code → scale, for the indikator whose unit has one."""
    known = scales(buku)
    found: dict[str, SkalaJenjang] = {}
    for row in rows:
        unit = normal(row.keterangan)
        if unit in known:
            found.setdefault(row.kode, known[unit])
    return found


def with_steps(rows: Sequence[R], kind: type[R], skala: Mapping[str, SkalaJenjang]) -> tuple[R, ...]:
    """The rows of a sheet, with the values of indikator that have a scale read as its steps.

    What is no step becomes `Unreadable`, a number too: in such a unit it has no meaning.
    """
    if kind not in _KIND:
        return tuple(rows)
    key, begins = _KIND[kind]
    fields = [name for name in columns(kind) if name.startswith(begins) and name != "target_renaksi"]
    return tuple(
        replace(row, **{name: _step(getattr(row, name), skala[kode]) for name in fields})
        if (kode := getattr(row, key)) in skala
        else row
        for row in rows
    )


def _step(value: Any, skala: SkalaJenjang) -> Any:
    if value is None or isinstance(value, NotApplicable):
        return value
    text = seen(value)
    return skala.find(text) or Unreadable(text)


def is_in_unit(row: Baris, name: str) -> bool:
    """Whether a cell holds a value in its indikator's unit: a target, or what a formula is given."""
    return type(row) in _KIND and name.startswith(_KIND[type(row)][1]) and name != "target_renaksi"


def kode_of(row: Baris) -> str:
    """The indikator's code of a row of a sheet that holds values in its unit."""
    kode: str = getattr(row, _KIND[type(row)][0])
    return kode
