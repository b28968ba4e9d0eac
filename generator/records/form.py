"""Plain data from a file held against the type that it should have, to its depth.

The types are those that the writer of the data is checked against (`TypedDict`, dataclasses, lists, unions of
plain values), so that the form of a file is stated once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

_LISTS: Final = frozenset({list, Sequence})
_OBJECTS: Final = frozenset({dict, Mapping})
_EXPECTED: Final[Mapping[Any, str]] = {
    str: "teks",
    bool: "true atau false",
    int: "bilangan bulat yang wajar",
    Decimal: "angka yang wajar",
    NoneType: "kosong (null)",
}
"""Plain type → what people are told that belongs there."""
_ALONE: Final = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON can name and no file can hold."""
_LARGEST: Final = 100
"""Power of ten, up or down, of the numbers that are taken; what is computed from a master stays far below."""
_MOST_NAMED: Final = 60
"""Characters of a key that a message repeats."""


class Misformed(ValueError):
    """A value that is not of its type; the text says where it stands and what belongs there, as a clause."""


def check(value: Any, form: Any, place: str = "") -> None:
    """Raise `Misformed` unless the value is of the type `form`. Numbers are Decimals; keys that no type names may be there."""
    if form is Any:
        return
    kind = get_origin(form) or form
    if kind in (Union, UnionType):
        _check_union(value, get_args(form), place)
    elif kind in _LISTS:
        _demand(isinstance(value, list), place, "daftar")
        for number, item in enumerate(value):
            check(item, get_args(form)[0], f"{place}[{number}]")
    elif kind in _OBJECTS:
        _demand(isinstance(value, dict), place, "objek")
        for key, item in value.items():
            _demand(_is(key, str), place, "bernama teks yang dapat dicetak")
            check(item, get_args(form)[1], _inner(place, key))
    elif is_typeddict(form) or is_dataclass(form):
        _check_keys(value, form, place)
    else:
        _demand(_is(value, form), place, _said(form))


def _check_union(value: Any, forms: tuple[Any, ...], place: str) -> None:
    """A value of one of several types: of a composite one, its own inside is checked."""
    for form in forms:
        composite = get_origin(form) in (_LISTS | _OBJECTS) or is_typeddict(form)
        if composite and isinstance(value, list if get_origin(form) in _LISTS else dict):
            check(value, form, place)
            return
    _demand(any(_is(value, form) for form in forms), place, " atau ".join(map(_said, forms)))


def _check_keys(value: Any, form: Any, place: str) -> None:
    _demand(isinstance(value, dict), place, "objek")
    for key, inner, needed in _keys(form):
        if key in value:
            check(value[key], inner, _inner(place, key))
        elif needed:
            raise Misformed(f"{_inner(place, key)} tidak ada")


@cache
def _keys(form: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Each key of an object, its type, and whether it must be there."""
    if is_typeddict(form):
        told = get_type_hints(form, include_extras=True)
        return tuple((key, _bare(hint), get_origin(hint) is not NotRequired) for key, hint in told.items())
    hints = get_type_hints(form)
    optional = {
        item.name for item in fields(form) if item.default is not MISSING or item.default_factory is not MISSING
    }
    return tuple((key, hint, key not in optional) for key, hint in hints.items())


def _bare(hint: Any) -> Any:
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint


def _is(value: Any, form: Any) -> bool:
    """Whether a value is of a plain type."""
    if isinstance(form, type) and issubclass(form, Enum):
        return isinstance(value, str | Decimal) and value in {member.value for member in form}
    if form is int:
        return _is_number(value) and value == value.to_integral_value()
    if form is str:
        return isinstance(value, str) and _ALONE.search(value) is None
    return _is_number(value) if form is Decimal else form in _EXPECTED and isinstance(value, form)


def _is_number(value: Any) -> bool:
    return isinstance(value, Decimal) and value.is_finite() and abs(value.adjusted()) <= _LARGEST


def _said(form: Any) -> str:
    if isinstance(form, type) and issubclass(form, Enum):
        return "salah satu dari " + ", ".join(str(member.value) for member in form)
    if get_origin(form) in _LISTS:
        return "daftar"
    return _EXPECTED.get(form, "objek")


def _inner(place: str, key: str) -> str:
    shown = key if key.isidentifier() else ascii(key[:_MOST_NAMED])
    return f"{place}.{shown}" if place else shown


def _demand(holds: bool, place: str, expected: str) -> None:
    if not holds:
        raise Misformed(f"{place or 'isinya'} seharusnya {expected}")
