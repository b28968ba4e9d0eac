"""How much a template may ask for. Without a clock, so that the same template is always judged the same.

A template cannot run code (see `language`), but it could still eat the machine: loops in loops, text
doubled again and again, a part that unpacks to gigabytes. Work is counted while filling, in steps of
about a fifth of a microsecond; Lampiran II with 10,000 rows takes about seven million.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import Final

from jinja2 import nodes

MAX_PACKAGE: Final = 50 * 1024 * 1024
"""Bytes of a template when unpacked, pictures included; the built-in ones have below 0.1 MB."""
MAX_PART: Final = 5 * 1024 * 1024
"""Bytes of one XML part of a template; a hundred pages typed in Word have about 2 MB."""
MAX_PIXELS: Final = 100_000_000
"""Dots of one picture, which a program that prints it holds in memory, four bytes each; a camera takes 50 million."""
MAX_BOUND: Final = 50
"""Charts, and pictures, that a template may have filled in; the monitoring report has two charts."""
MAX_TAGS: Final = 4000
"""Tags in a template; the monitoring report has about 250."""
MAX_TAG: Final = 1000
"""Characters of one tag."""
MAX_NESTING: Final = 12
"""Blocks inside blocks; Python itself takes twenty loops."""
MAX_BRANCHES: Final = 100
"""elif of one if; some versions of Python run thousands, others end in an error of their own."""
MAX_DEPTH: Final = 40
"""Levels of an expression: brackets, parts of parts, filters after filters."""
MAX_WORK: Final = 12_000_000
MAX_OUTPUT: Final = 64 * 1024 * 1024
"""Bytes that one part of a document may have; Lampiran II with 10,000 rows has 20 MB."""
MAX_TEXT: Final = 1_000_000
"""Characters of a text put together with `~` or join; a cell of the master holds 32,767."""
_COSTLY: Final = (nodes.Output, nodes.Filter, nodes.Compare)
_CHARACTERS_A_STEP: Final = 32


class TooMuch(Exception):
    """A limit is reached; the text says which, as the rest of a sentence, in Indonesian."""


class Meter:
    """The work that filling one template may still take."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MAX_WORK

    def spend(self, steps: int) -> None:
        """Count work. Raises `TooMuch` when it is more than is left."""
        self.left -= steps
        if self.left < 0:
            raise TooMuch("mengulang terlalu banyak: perulangan di dalam perulangan yang hasilnya tidak ada habisnya")

    def spend_on(self, text: str) -> str:
        """Count the work of handling a text, which may not be too long."""
        if len(text) > MAX_TEXT:
            raise TooMuch(f"merangkai teks lebih dari {MAX_TEXT // 1_000_000} juta huruf")
        self.spend(1 + len(text) // _CHARACTERS_A_STEP)
        return text


METER: Final[ContextVar[Meter]] = ContextVar("meter")
"""The meter of the filling that is under way."""


def account(tree: nodes.Template) -> None:
    """Let a template account for its work while it is filled.

    Every loop counts its rounds before it begins, through the filter `_ulang`; `~` and comparisons between data count
    the texts they handle, through `_rangkai` and `_timbang`.
    """
    for node in list(tree.find_all((nodes.For, nodes.Concat, nodes.Compare))):  # outer loops before what is in them
        if isinstance(node, nodes.For):
            cost = nodes.Const(_cost(node))
            node.iter = nodes.Filter(node.iter, "_ulang", [cost], [], None, None, lineno=node.iter.lineno)
        elif isinstance(node, nodes.Concat):
            pieces = nodes.List([_filtered(piece, "_timbang") for piece in node.nodes], lineno=node.lineno)
            node.nodes = [_filtered(pieces, "_rangkai")]
        elif isinstance(node, nodes.Compare) and not all(isinstance(op.expr, nodes.Const) for op in node.ops):
            node.expr = _filtered(node.expr, "_timbang")
            for operand in node.ops:
                operand.expr = _filtered(operand.expr, "_timbang")


def _filtered(node: nodes.Expr, name: str) -> nodes.Expr:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def _cost(loop: nodes.For) -> int:
    """Steps of one round, without those of loops inside, which count for themselves."""
    steps, waiting = 1, [*loop.body, *([loop.test] if loop.test else [])]
    while waiting:
        node = waiting.pop()
        steps += 5 * len(node.nodes) if isinstance(node, nodes.Output) else 5 if isinstance(node, _COSTLY) else 1
        waiting += [node.iter] if isinstance(node, nodes.For) else list(node.iter_child_nodes())
    return steps
