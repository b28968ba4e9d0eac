"""The arithmetic that the decree's methods need, each operation as value, words and Excel formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from generator.working.nodes import Locate, Node, Uncomputable, node

_CELL: Final = re.compile(r"(.*!\$[A-Z]+\$)(\d+)")
MAX_ARGUMENTS: Final = 250
"""Excel allows 255 arguments to a function."""


@node
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


@node
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


@node
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


@node
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


@node
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


@node
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
        of, low = self.of.excel(locate), self.low.excel(locate)
        if self.high is not None:
            of = f"MIN({self.high.excel(locate)},{of})"
        return f"MAX({low},{of})"


@node
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
        left, right = self.left.excel(locate), self.right.excel(locate)
        then, otherwise = self.then.excel(locate), self.otherwise.excel(locate)
        return f"IF({left}<={right},{then},{otherwise})"


def _total(terms: Sequence[Node], locate: Locate) -> str:
    """SUM over the terms' cells, cells that stand one under the other written as one range."""
    places = _ranges([term.excel(locate) for term in terms])
    sums: list[str] = []
    for first in range(0, len(places), MAX_ARGUMENTS):
        arguments = ",".join(places[first : first + MAX_ARGUMENTS])
        sums.append(f"SUM({arguments})")
    if len(sums) == 1:
        return sums[0]
    return f"({'+'.join(sums) or '0'})"


def _ranges(places: Sequence[str]) -> list[str]:
    """The same cells, `Komponen!$F$5:$F$8` for four that stand one under the other."""
    found: list[str] = []
    column, first, last = "", 0, 0
    for place in places:
        cell = _CELL.fullmatch(place)
        if cell and cell[1] == column and int(cell[2]) == last + 1:
            last += 1
            found[-1] = f"{column}{first}:{column.rpartition('!')[2]}{last}"
            continue
        found.append(place)
        column = cell[1] if cell else ""
        first = last = int(cell[2]) if cell else 0
    return found


def _inner(node: Node) -> str:
    """A node inside an operation, bracketed where reading needs it."""
    text = node.text()
    return f"({text})" if isinstance(node, Sum | Difference | Ratio | Product | AtMost) and " " in text else text
