"""Made-up data of any context class: what a template is tried with before there is a master."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from generator.grafik import Grafik, Seri
from generator.values import NotApplicable, Run, Unreadable

ITEMS: Final = 8
"""Items of every list: enough that loops in loops in loops show what they cost."""
_SIMPLE: Final[dict[Any, Any]] = {
    str: "contoh",
    bool: True,
    int: 1,
    bytes: b"",
    Decimal: Decimal("1.5"),
    date: date(2025, 7, 8),
    Run: Run("contoh"),
    Grafik: Grafik("contoh", ("satu",), (Seri("satu", (Decimal(1),)),), "contoh"),
}


def sample(hint: Any) -> Any:
    """A value of a type: every text `contoh`, every list of `ITEMS` items. Raises `TypeError` for types it does not know."""
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if get_origin(hint) in (Union, UnionType):
        blank = (NoneType, Unreadable, NotApplicable)
        return sample(next(member for member in get_args(hint) if member not in blank))
    if get_origin(hint) is tuple:
        return (sample(get_args(hint)[0]),) * ITEMS
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return hint(**{item.name: sample(hints[item.name]) for item in fields(hint)})  # type: ignore[operator]  # is_dataclass() also knows instances; a hint is a class
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    raise TypeError(f"no sample of {hint}")
