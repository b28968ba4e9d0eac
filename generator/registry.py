"""Where rules, formulas and documents register themselves, once each and never undocumented.

The only mutable module state of the project; it is filled while the families are imported and only
read afterwards.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from enum import Enum, auto
from functools import wraps
from typing import Final, NamedTuple, TypeVar

from generator.findings import Severity
from generator.master import Baris, JenisKomponen, Master, columns
from generator.values import seen

F = TypeVar("F", bound=Callable[..., object])


class Temuan(NamedTuple):
    """What a rule yields: a place and a sentence. `validate` adds code and severity.

    `sheet` and `cell` address it; `id` and `column` say the same in people's words. Without a
    `suggestion` of its own the rule's remedy stands.
    """

    sheet: str
    cell: str
    message: str
    suggestion: str = ""
    value: str = ""
    id: str = ""
    column: str = ""

    @classmethod
    def at(cls, row: Baris, name: str, message: str, suggestion: str = "") -> Temuan:
        """At a field of a row, showing what stands there."""
        return cls(
            sheet=row.SHEET,
            cell=row.cells.get(name, ""),
            message=message,
            suggestion=suggestion,
            value=seen(getattr(row, name)),
            id=row.identitas,
            column=columns(type(row))[name].judul,
        )


Check = Callable[[Master], Iterator[Temuan]]
Dated = Callable[[Master, date], Iterator[Temuan]]
"""A check that depends on which day it is asked."""
AnyCheck = TypeVar("AnyCheck", Check, Dated)


class Rule(NamedTuple):
    """A validation rule with its manual (from the docstring, in Indonesian: staff read it)."""

    code: str
    severity: Severity
    manual: str
    """The docstring: title, `Mengapa: …`, `Contoh: …`; taken apart only for those who read it."""
    remedy: str
    source: str
    check: Dated

    @property
    def title(self) -> str:
        """The rule as law, without its full stop."""
        return self._part("title")

    @property
    def why(self) -> str:
        """Why the rule stands."""
        return self._part("why")

    @property
    def example(self) -> str:
        """A case that it finds."""
        return self._part("example")

    def _part(self, name: str) -> str:
        parts = _PARTS.fullmatch(inspect.cleandoc(self.manual))
        if parts is None:
            raise ValueError(f"rule {self.code}: its docstring must be a title, `Mengapa: …` and `Contoh: …`")
        return " ".join(parts[name].split())


class Trait(Enum):
    """What others must know of a formula: where its numbers come from, and what must hold of them."""

    SURVEYED = auto()
    """Its numbers stand on sheet Survei; so is every formula that takes no kind of component."""
    DERIVED = auto()
    """Its numbers are the realisasi of other indikator; so is every formula that takes components `indikator`."""
    SINGLE = auto()
    """It takes exactly one component."""
    MEAN = auto()
    """It is the plain mean of what it takes, so that a target is the mean of its sources' targets too."""
    CUMULATIVE = auto()
    """It gathers the components of all quarters so far."""
    WEIGHTED = auto()
    """Its components have weights."""
    PAIRED = auto()
    """A pembilang and its penyebut share one Kode Komponen; other ratios sum each side."""
    PART_OF_WHOLE = auto()
    """A pembilang is a part of its penyebut."""
    VARIANT = auto()
    """One of several readings of the decree's words, so that results name it."""


class Formula(NamedTuple):
    """A formula that sheet Pengukuran may name."""

    name: str
    takes: frozenset[JenisKomponen]
    """Kinds of component it is fed with; empty for the survey, which has a sheet of its own."""
    traits: frozenset[Trait]
    manual: str
    function: Callable[..., object]


RULES: dict[str, Rule] = {}
FORMULAS: dict[str, Formula] = {}


def _manual(function: Callable[..., object]) -> str:
    text = inspect.getdoc(function)
    if not text:
        raise ValueError(f"{function.__qualname__} has no docstring")
    return text


_PARTS: Final = re.compile(r"(?P<title>[^\n]+)\.\n\nMengapa: (?P<why>.+?)\n\nContoh: (?P<example>.+)", re.DOTALL)


def rule(code: str, severity: Severity, *, remedy: str, source: str) -> Callable[[AnyCheck], AnyCheck]:
    """Register a rule: a generator of `Temuan` over a `Master`, or over a `Master` and the day it is asked on.

    Its docstring is its manual: a first line that states the rule as law, then `Mengapa:` and `Contoh:`.
    """

    def register(function: AnyCheck) -> AnyCheck:
        if code in RULES:
            raise ValueError(f"rule {code} is registered twice")
        manual = function.__doc__ or ""
        if "Mengapa: " not in manual or "Contoh: " not in manual:
            raise ValueError(f"rule {code}: its docstring must be a title, `Mengapa: …` and `Contoh: …`")
        RULES[code] = Rule(code, severity, manual, remedy, source, _dated(function))
        return function

    return register


def _dated(check: Callable[..., Iterator[Temuan]]) -> Dated:
    """The check as one that is told the day; most do not look at it."""
    if check.__code__.co_argcount > 1:
        return check

    @wraps(check)
    def asked(master: Master, _: date) -> Iterator[Temuan]:
        return check(master)

    return asked


def formula(name: str, *takes: JenisKomponen, traits: Collection[Trait] = ()) -> Callable[[F], F]:
    """Register a formula under the name that sheet Pengukuran uses; what it takes says where its numbers come from."""
    origin = [Trait.SURVEYED] if not takes else [Trait.DERIVED] if JenisKomponen.INDIKATOR in takes else []

    def register(function: F) -> F:
        if name in FORMULAS:
            raise ValueError(f"formula {name} is registered twice")
        FORMULAS[name] = Formula(name, frozenset(takes), frozenset((*origin, *traits)), _manual(function), function)
        return function

    return register


def has(rumus: str, trait: Trait) -> bool:
    """Whether the formula of a name has a trait; an unknown one has none."""
    known = FORMULAS.get(rumus)
    return known is not None and trait in known.traits
