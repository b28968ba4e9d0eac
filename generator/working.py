"""A figure with its way: an expression of inputs, constants, operations and named steps.

A formula does not return a bare number but a `Node`. One node serves four readers: `value` is the exact
Decimal, `inputs` are the cells it came from, `text` is the arithmetic in Indonesian, and `excel` is the
same arithmetic as a live formula. Values are computed on demand; what cannot be computed raises
`Uncomputable` with the reason in Indonesian.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from generator.findings import Address
from generator.law import Tetapan
from generator.values import print_number

PLACES: Final = 6
"""Decimals of intermediate values in a printed derivation; the values themselves stay exact."""


class Uncomputable(Exception):
    """A figure that has no value, with the reason in Indonesian."""


Locate = Callable[["Node"], str | None]
"""Where a node has a cell of its own in a workbook, e.g. `Komponen!$F$5`; None where it has none."""


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


@dataclass(frozen=True, eq=False)
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
        """The number as entered."""
        return print_number(self.number)

    def _formula(self, locate: Locate) -> str:
        return f"{self.number:f}"


@dataclass(frozen=True, eq=False)
class Constant(Node):
    """A number that a law or convention fixes."""

    tetapan: Tetapan

    @property
    def value(self) -> Decimal:
        """The constant."""
        return self.tetapan.nilai

    def text(self) -> str:
        """The constant as printed."""
        return print_number(self.tetapan.nilai)

    def _formula(self, locate: Locate) -> str:
        return f"{self.tetapan.nilai:f}"


@dataclass(frozen=True, eq=False)
class Step(Node):
    """A named intermediate result; derivations print it on a line of its own."""

    name: str
    of: Node

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


@dataclass(frozen=True, eq=False)
class Sum(Node):
    """The sum of its terms; of none, 0."""

    terms: tuple[Node, ...]

    @cached_property
    def value(self) -> Decimal:
        """Σ terms."""
        return sum((term.value for term in self.terms), Decimal(0))

    @property
    def children(self) -> tuple[Node, ...]:
        """The terms."""
        return self.terms

    def text(self) -> str:
        """`a + b + c`."""
        return " + ".join(_inner(term) for term in self.terms) or "0"

    def _formula(self, locate: Locate) -> str:
        return _total(self.terms, locate)


@dataclass(frozen=True, eq=False)
class Mean(Node):
    """The unweighted mean of at least one term."""

    terms: tuple[Node, ...]

    @cached_property
    def value(self) -> Decimal:
        """Σ terms / number of terms; raises `Uncomputable` for none."""
        if not self.terms:
            raise Uncomputable("tidak ada nilai yang dapat dirata-ratakan")
        return sum((term.value for term in self.terms), Decimal(0)) / len(self.terms)

    @property
    def children(self) -> tuple[Node, ...]:
        """The terms."""
        return self.terms

    def text(self) -> str:
        """`(a + b) ÷ 2`."""
        return f"({' + '.join(_inner(term) for term in self.terms)}) ÷ {len(self.terms)}"

    def _formula(self, locate: Locate) -> str:
        # Not AVERAGE: it leaves blank cells out of the count and would hide an input that was deleted.
        return f"({_total(self.terms, locate)}/{len(self.terms)})"


@dataclass(frozen=True, eq=False)
class Product(Node):
    """The product of its factors."""

    factors: tuple[Node, ...]

    @cached_property
    def value(self) -> Decimal:
        """Π factors."""
        result = Decimal(1)
        for factor in self.factors:
            result *= factor.value
        return result

    @property
    def children(self) -> tuple[Node, ...]:
        """The factors."""
        return self.factors

    def text(self) -> str:
        """`a × b`."""
        return " × ".join(_inner(factor) for factor in self.factors)

    def _formula(self, locate: Locate) -> str:
        return "(" + "*".join(factor.excel(locate) for factor in self.factors) + ")"


@dataclass(frozen=True, eq=False)
class Ratio(Node):
    """One number divided by another; `name` says what the divisor is, for the reason when it is 0."""

    over: Node
    under: Node
    name: str = "penyebut"

    @cached_property
    def value(self) -> Decimal:
        """Over / under; raises `Uncomputable` when the divisor is 0."""
        if self.under.value == 0:
            raise Uncomputable(f"{self.name} bernilai 0, sehingga pembagian tidak dapat dilakukan")
        return self.over.value / self.under.value

    @property
    def children(self) -> tuple[Node, ...]:
        """Both sides."""
        return (self.over, self.under)

    def text(self) -> str:
        """`a ÷ b`."""
        return f"{_inner(self.over)} ÷ {_inner(self.under)}"

    def _formula(self, locate: Locate) -> str:
        return f"({self.over.excel(locate)}/{self.under.excel(locate)})"


@dataclass(frozen=True, eq=False)
class Difference(Node):
    """One number less another."""

    of: Node
    less: Node

    @cached_property
    def value(self) -> Decimal:
        """Of - less."""
        return self.of.value - self.less.value

    @property
    def children(self) -> tuple[Node, ...]:
        """Both sides."""
        return (self.of, self.less)

    def text(self) -> str:
        """`a - b`, with the typographic minus."""
        return f"{_inner(self.of)} − {_inner(self.less)}"

    def _formula(self, locate: Locate) -> str:
        return f"({self.of.excel(locate)}-{self.less.excel(locate)})"


@dataclass(frozen=True, eq=False)
class Clamp(Node):
    """A number kept between a floor and a cap; no cap where `high` is None."""

    of: Node
    low: Node
    high: Node | None

    @cached_property
    def value(self) -> Decimal:
        """max(low, min(high, of))."""
        bounded = self.of.value if self.high is None else min(self.high.value, self.of.value)
        return max(self.low.value, bounded)

    @property
    def children(self) -> tuple[Node, ...]:
        """The number and its bounds."""
        return (self.of, self.low) if self.high is None else (self.of, self.low, self.high)

    def text(self) -> str:
        """The number and the bounds it is kept within."""
        low, of = self.low.text(), _inner(self.of)
        high = "tanpa batas atas" if self.high is None else f"batas atas {self.high.text()}"
        return f"{of} (batas bawah {low}, {high})"

    def _formula(self, locate: Locate) -> str:
        bounded = (
            self.of.excel(locate) if self.high is None else f"MIN({self.high.excel(locate)},{self.of.excel(locate)})"
        )
        return f"MAX({self.low.excel(locate)},{bounded})"


@dataclass(frozen=True, eq=False)
class AtMost(Node):
    """One of two ways, according to whether `left` ≤ `right`."""

    left: Node
    right: Node
    then: Node
    otherwise: Node

    @property
    def taken(self) -> Node:
        """The way that holds."""
        return self.then if self.left.value <= self.right.value else self.otherwise

    @cached_property
    def value(self) -> Decimal:
        """The value of the way taken; the other is not computed."""
        return self.taken.value

    @property
    def children(self) -> tuple[Node, ...]:
        """The compared numbers and both ways."""
        return (self.left, self.right, self.then, self.otherwise)

    def text(self) -> str:
        """The way taken."""
        return self.taken.text()

    def _formula(self, locate: Locate) -> str:
        then, otherwise = self.then.excel(locate), self.otherwise.excel(locate)
        return f"IF({self.left.excel(locate)}<={self.right.excel(locate)},{then},{otherwise})"


def rounded(value: Decimal) -> str:
    """A number for reading, cut to six decimals where it has more."""
    exact, cut = print_number(value), print_number(value, PLACES)
    return exact if len(exact) <= len(cut) else cut


def short(value: Decimal) -> str:
    """A result for reading, with the sign before it: `= 26,25`, or `≈ 3,922857` where digits were cut."""
    text = rounded(value)
    return f"{'=' if text == print_number(value) else '≈'} {text}"


def equation(node: Node) -> str:
    """The arithmetic and its result, `5 + 21,25 = 26,25`; a single number is said once."""
    text, result = node.text(), short(node.value)
    return result if result == f"= {text}" else f"{text} {result}"


_CELL: Final = re.compile(r"(.*!\$[A-Z]+\$)(\d+)")
MAX_ARGUMENTS: Final = 250
"""Excel allows 255 arguments to a function."""


def _total(terms: Sequence[Node], locate: Locate) -> str:
    """SUM over the terms' cells, cells that stand one under the other written as one range."""
    places = _ranges([term.excel(locate) for term in terms])
    sums = [f"SUM({','.join(places[i : i + MAX_ARGUMENTS])})" for i in range(0, len(places), MAX_ARGUMENTS)]
    return sums[0] if len(sums) == 1 else f"({'+'.join(sums) or '0'})"


def _ranges(places: Sequence[str]) -> list[str]:
    joined: list[tuple[str, int, int]] = []
    for place in places:
        found = _CELL.fullmatch(place)
        column, row = (found[1], int(found[2])) if found else (place, 0)
        if found and joined and joined[-1][0] == column and joined[-1][2] == row - 1:
            joined[-1] = (column, joined[-1][1], row)
        else:
            joined.append((column, row, row))
    return [_range(column, first, last) for column, first, last in joined]


def _range(column: str, first: int, last: int) -> str:
    if not first:
        return column
    start = f"{column}{first}"
    return start if first == last else f"{start}:{column.rpartition('!')[2]}{last}"


def _inner(node: Node) -> str:
    """A node inside an operation, bracketed where reading needs it."""
    text = node.text()
    return f"({text})" if isinstance(node, Sum | Difference | Ratio | Product | AtMost) and " " in text else text
