"""How a document declares the variables of its template: each with its meaning, for those who draft templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeVar, dataclass_transform, get_args, get_type_hints

T = TypeVar("T")
MEANING: Final = "meaning"
"""The key of a field's metadata that holds its meaning."""
KALIMAT: Final = "Rata-rata capaian sasaran adalah 97,72 persen."
"""An example of a sentence, where any would do."""


class Meaning(NamedTuple):
    """What a variable means and what it prints, for instance; a list's example says what its items are."""

    arti: str
    contoh: str = ""
    isi: Mapping[str, str] = MappingProxyType({})
    """Examples of its own for what is in it, where the same data stand in several places."""


def variable(*, arti: str, contoh: str = "", isi: Mapping[str, str] | None = None) -> Any:
    """Declare a variable as a field of `data`. Without a meaning it is refused by the type checker."""
    return field(metadata={MEANING: Meaning(arti, contoh, isi or {})})


@dataclass_transform(frozen_default=True, field_specifiers=(variable,))
def data(kind: type[T]) -> type[T]:
    """Make a class a record of variables. Raises `TypeError` for a field that is not declared as one.

    That nobody changes one is held by the type checker; held at run time too, it would slow every start.
    """
    made = dataclass(slots=True, eq=False, repr=False)(kind)
    if plain := [each.name for each in fields(made) if MEANING not in each.metadata]:  # type: ignore[arg-type]
        raise TypeError(f"{kind.__name__}: no meaning is given for {', '.join(plain)}")
    return made


def meanings(kind: type, examples: Mapping[str, str] | None = None) -> Iterator[tuple[str, Meaning]]:
    """Every path of a record (`kelompok`, `kelompok.baris` …) with its meaning, in the order of its fields."""
    hints, own = get_type_hints(kind), examples or {}
    for each in fields(kind):
        meaning: Meaning | None = each.metadata.get(MEANING)
        if meaning is None:
            continue
        yield each.name, meaning._replace(contoh=own.get(each.name, meaning.contoh))
        inner = _record_in(hints[each.name])
        for path, below in meanings(inner, meaning.isi) if inner else ():
            yield f"{each.name}.{path}", below


def _record_in(hint: Any) -> type | None:
    """The record that a type is, or that its list, or the type unless it is blank, holds."""
    if is_dataclass(hint):
        return hint if isinstance(hint, type) else None
    return next((found for part in get_args(hint) if (found := _record_in(part))), None)
