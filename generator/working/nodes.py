"""What every expression can do, and the expressions that are not arithmetic: inputs, constants, named steps."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property
from typing import Final, TypeVar, dataclass_transform

from generator.findings import Address
from generator.jenjang import Jenjang
from generator.law import Tetapan
from generator.values import print_number

PLACES: Final = 6
"""Decimals of intermediate values in a printed derivation; the values themselves stay exact."""


class Uncomputable(Exception):
    """A figure that has no value, with the reason in Indonesian."""


Locate = Callable[["Node"], str | None]
"""Where a node has a cell of its own in a workbook, e.g. `Komponen!$F$5`; None where it has none."""


class Role(Enum):
    """What a node is to those who look for it; its name is for reading only."""

    CAP = auto()
    """The highest capaian that is shown."""
    KECAMATAN = auto()
    """The mean of one kecamatan, which the step is `about`."""
    TARGET = auto()
    """A target that is itself a figure, of several quarters."""


class Node(ABC):
    """An expression. Subclasses give `value`, `text`, `children` and `_formula`."""

    @property
    @abstractmethod
    def value(self) -> Decimal:
        """The exact value; raises `Uncomputable`."""

    @property
    def children(self) -> tuple[Node, ...]:
        """The nodes it is made of."""
        return ()

    @abstractmethod
    def text(self) -> str:
        """The arithmetic, with every named step shown by its value."""

    @abstractmethod
    def _formula(self, locate: Locate) -> str:
        """As an Excel formula over the cells of its children."""

    def excel(self, locate: Locate) -> str:
        """As an Excel formula (without `=`) over the cells that `locate` knows."""
        return locate(self) or self._formula(locate)

    def walk(self) -> Iterator[Node]:
        """The node and all below it, children first, each once."""
        return walk(self, set())

    def inputs(self) -> tuple[Input, ...]:
        """The master's cells it rests on, in order of first use."""
        return tuple(node for node in self.walk() if isinstance(node, Input))

    def steps(self) -> tuple[Step, ...]:
        """The named intermediate results, each before what uses it."""
        return tuple(node for node in self.walk() if isinstance(node, Step))


def walk(start: Node, seen: set[int]) -> Iterator[Node]:
    """A node and all below it, children first, leaving out those in `seen`, to which all found are added."""
    todo = [(start, False)]
    while todo:
        node, ready = todo.pop()
        if ready:
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            todo.append((node, True))
            todo += [(child, False) for child in reversed(node.children)]


T = TypeVar("T", bound=Node)


@dataclass_transform(frozen_default=True, eq_default=False)
def node(kind: type[T]) -> type[T]:
    """Make a class a kind of node. Each is itself and equals no other; the type checker holds it constant."""
    return dataclass(eq=False)(kind)


@node
class Input(Node):
    """A number that somebody entered in the master."""

    name: str
    number: Decimal
    at: Address
    seen: str | None = None
    """What stands in the cell where it is not the number itself: `Sudah` for 1."""

    @property
    def value(self) -> Decimal:
        """The number entered."""
        return self.number

    def text(self) -> str:
        """The number as entered; a step with its position."""
        return self.number.berposisi if isinstance(self.number, Jenjang) else print_number(self.number)

    def _formula(self, locate: Locate) -> str:
        return f"{self.number:f}"


@node
class Constant(Node):
    """A number that a law or convention fixes."""

    tetapan: Tetapan
    role: Role | None = None

    @property
    def value(self) -> Decimal:
        """The constant."""
        return self.tetapan.nilai

    def text(self) -> str:
        """The constant as printed."""
        return print_number(self.tetapan.nilai)

    def _formula(self, locate: Locate) -> str:
        return f"{self.tetapan.nilai:f}"


@node
class Step(Node):
    """A named intermediate result; derivations print it on a line of its own."""

    name: str
    of: Node
    role: Role | None = None
    about: str = ""
    """What it is the figure of, where there is one of its role for each of several."""

    @cached_property
    def value(self) -> Decimal:
        """The value of what it names."""
        return self.of.value

    @property
    def children(self) -> tuple[Node, ...]:
        """What it names."""
        return (self.of,)

    def text(self) -> str:
        """Its value, rounded for reading."""
        return rounded(self.value)

    def _formula(self, locate: Locate) -> str:
        return self.of.excel(locate)


def rounded(value: Decimal) -> str:
    """A number for reading, cut to six decimals where it has more; a step with its position."""
    if isinstance(value, Jenjang):
        return value.berposisi
    exact, cut = print_number(value), print_number(value, PLACES)
    return exact if len(exact) <= len(cut) else cut


def short(value: Decimal) -> str:
    """A result for reading, with the sign before it: `= 26,25`, or `≈ 3,922857` where digits were cut."""
    text = rounded(value)
    exact = isinstance(value, Jenjang) or text == print_number(value)
    sign = "=" if exact else "≈"
    return f"{sign} {text}"


def equation(node: Node) -> str:
    """The arithmetic and its result, `5 + 21,25 = 26,25`; a single number is said once."""
    text, result = node.text(), short(node.value)
    is_alone = result == f"= {text}"
    return result if is_alone else f"{text} {result}"
