"""Where rules, formulas and documents register themselves, once each and never undocumented.

The only mutable module state of the project; it is filled while the families are imported and only
read afterwards.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from generator.findings import Severity
from generator.model import JenisKomponen, Master

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a rule yields: a place and a sentence. The registry's `Rule` adds code and severity.

    `sheet` and `cell` address it; `id` and `column` say the same in people's words.
    """

    sheet: str
    cell: str
    message: str
    suggestion: str
    value: str = ""
    id: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A validation rule with its manual (the docstring, in Indonesian: staff read it)."""

    code: str
    severity: Severity
    title: str
    manual: str
    remedy: str
    source: str
    check: Callable[[Master], Iterator[Temuan]]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that sheet Pengukuran may name."""

    name: str
    takes: frozenset[JenisKomponen]
    """Kinds of component it is fed with; empty for the survey, which has a sheet of its own."""
    manual: str
    function: Callable[..., object]


RULES: dict[str, Rule] = {}
FORMULAS: dict[str, Formula] = {}


def _manual(function: Callable[..., object]) -> str:
    text = inspect.getdoc(function)
    if not text:
        raise ValueError(f"{function.__qualname__} has no docstring")
    return text


def rule(code: str, severity: Severity, *, remedy: str, source: str) -> Callable[[F], F]:
    """Register a rule: a generator of `Temuan` over a `Master`. First docstring line = title."""

    def register(function: F) -> F:
        if code in RULES:
            raise ValueError(f"rule {code} is registered twice")
        manual = _manual(function)
        title = manual.splitlines()[0].rstrip(".")
        RULES[code] = Rule(code, severity, title, manual, remedy, source, function)  # type: ignore[arg-type]  # F is any callable
        return function

    return register


def formula(name: str, *takes: JenisKomponen) -> Callable[[F], F]:
    """Register a formula under the name that sheet Pengukuran uses."""

    def register(function: F) -> F:
        if name in FORMULAS:
            raise ValueError(f"formula {name} is registered twice")
        FORMULAS[name] = Formula(name, frozenset(takes), _manual(function), function)
        return function

    return register
