"""What kind of value each name of a context class has, read from the types of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from generator.gambar import Gambar
from generator.grafik import Grafik
from generator.values import NotApplicable, Run, Unreadable


class Jenis(StrEnum):
    """What can be done with a value in a template; the word that staff read."""

    TEKS = "teks"
    KAYA = "teks dengan huruf miring"
    ANGKA = "angka"
    TANGGAL = "tanggal"
    BENAR = "benar atau salah"
    DAFTAR = "daftar"
    DATA = "kumpulan data"
    GRAFIK = "grafik"
    GAMBAR = "gambar"
    LAIN = "lain"


@dataclass(frozen=True)
class Kind:
    """The kind of a value; `bare` when it may be blank, so that it is printed through its filter."""

    jenis: Jenis
    bare: bool = False
    item: Kind | None = None
    """Of a list: the kind of its items."""
    fields: Mapping[str, Kind] = field(default_factory=dict)
    """Of data: its names."""


TEKS: Final = Kind(Jenis.TEKS)
ANGKA: Final = Kind(Jenis.ANGKA)
BENAR: Final = Kind(Jenis.BENAR)
LAIN: Final = Kind(Jenis.LAIN)
_BLANK: Final = (NoneType, Unreadable, NotApplicable)
_PRINTED: Final = ("judul", "uraian")
"""What of a chart can be printed as text."""


@cache
def kind_of(hint: Any) -> Kind:
    """The kind of a type: of a context class, or of one of its fields."""
    if get_origin(hint) in (Union, UnionType):
        return _of_union(get_args(hint))
    if get_origin(hint) is tuple:
        item = get_args(hint)[0]
        return Kind(Jenis.KAYA) if item is Run else Kind(Jenis.DAFTAR, item=kind_of(item))
    if is_dataclass(hint):
        return _of_dataclass(hint)
    simple = {bool: BENAR, int: ANGKA, Decimal: ANGKA, date: Kind(Jenis.TANGGAL)}
    return TEKS if isinstance(hint, type) and issubclass(hint, str) else simple.get(hint, LAIN)


def _of_union(members: tuple[Any, ...]) -> Kind:
    kinds = [kind_of(member) for member in members if member not in _BLANK]
    if not kinds or any(kind != kinds[0] for kind in kinds):
        return LAIN
    return Kind(kinds[0].jenis, True, kinds[0].item, kinds[0].fields)


def _of_dataclass(hint: Any) -> Kind:
    if hint is Gambar:
        return Kind(Jenis.GAMBAR)
    hints = get_type_hints(hint)
    inner = {item.name: kind_of(hints[item.name]) for item in fields(hint)}
    if hint is Grafik:
        return Kind(Jenis.GRAFIK, fields={name: inner[name] for name in _PRINTED})
    return Kind(Jenis.DATA, fields=inner)


def available(kind: type) -> frozenset[str]:
    """Every path that a context class offers: its fields, and those of the dataclasses in its tuples."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass")
    return frozenset(path for path, _ in paths(kind_of(kind)))


def paths(kind: Kind, before: str = "") -> Iterator[tuple[str, Kind]]:
    """Every path below a kind of data, with its kind: `kelompok`, `kelompok.baris`, `kelompok.baris.no` …"""
    for name, inner in kind.fields.items():
        yield before + name, inner
        if (owner := items(inner)).fields:
            yield from paths(owner, f"{before}{name}.")


def items(kind: Kind) -> Kind:
    """What is in a list, also in a list of lists; anything else is itself."""
    while kind.item is not None:
        kind = kind.item
    return kind
