"""What a template's tree may hold, whatever the data, and which names of the data it uses."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from jinja2 import nodes

from generator.office.word.language import FILTERS
from generator.office.word.limits import MAX_BRANCHES, MAX_DEPTH
from generator.office.word.parse import Parsed
from generator.office.word.problems import Place, Problem

_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.Assign, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or,
    nodes.Filter, nodes.Keyword, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.Tuple, nodes.List,
)  # fmt: skip
_LEAVES: Final = (nodes.TemplateData, nodes.Const, nodes.Name)
"""Most nodes of a tree; there are none in them."""


def forbidden(tree: nodes.Template) -> Iterator[tuple[nodes.Node, int]]:
    """The constructs that are not allowed, outermost only: calls, includes, tests, arithmetic on text … with their lines.

    An expression nested too deeply is one of them.
    """
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 1, 0)]
    while waiting:
        node, line, depth = waiting.pop()
        line = node.lineno or line
        deeper = 0 if isinstance(node, nodes.Stmt) else depth + 1
        if not isinstance(node, _ALLOWED) or deeper > MAX_DEPTH:
            yield node, line
        elif not isinstance(node, _LEAVES):
            waiting.extend((child, line, deeper) for child in node.iter_child_nodes())


def names(tree: nodes.Template) -> frozenset[str]:
    """Every name of the data that a template uses, with its path: `kelompok`, `kelompok.baris.no`."""
    return frozenset(_names(tree.body, {}))


_Scope = Mapping[str, str]
"""Name inside a loop or after an assignment → path in the data; empty when it is no data (`loop`)."""


def _names(body: list[Any], scope: _Scope) -> Iterator[str]:
    for node in body:
        match node:
            case nodes.For():
                yield from _names([node.iter], scope)
                inner = {**scope, "loop": "", **_targets(node.target, _path(node.iter, scope))}
                yield from _names([*node.body, *([node.test] if node.test else [])], inner)
                yield from _names(node.else_, scope)
            case nodes.Assign():
                yield from _names([node.node], scope)
                scope = {**scope, **_targets(node.target, _path(node.node, scope))}
            case nodes.TemplateData() | nodes.Const():
                continue
            case nodes.Name():
                yield from _prefixes(_path(node, scope))
            case nodes.Getattr():
                yield from _prefixes(_path(node, scope))
                yield from _names([node.node], scope)
            case _:
                yield from _names(list(node.iter_child_nodes()), scope)


def _targets(target: nodes.Node, path: str) -> _Scope:
    """The names that a loop or an assignment gives to what stands at a path."""
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return {name.name: path for name in target.find_all(nodes.Name)}


def _prefixes(path: str) -> Iterator[str]:
    """`a`, `a.b`, `a.b.c` of `a.b.c`; nothing of what is no data."""
    whole = ""
    for name in path.split(".") if path else ():
        whole = f"{whole}.{name}" if whole else name
        yield whole


def _path(node: nodes.Node, scope: _Scope) -> str:
    match node:
        case nodes.Name():
            return scope.get(node.name, node.name)
        case nodes.Getattr():
            owner = _path(node.node, scope)
            return f"{owner}.{node.attr}" if owner else ""
        case nodes.Getitem():
            return _path(node.node, scope)
    return ""


_CALLED: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Call: "memanggil fungsi",
    nodes.Test: "memakai uji “is”",
    nodes.Mul: "memakai perkalian",
    nodes.Slice: "memotong teks atau daftar dengan [ : ]",
}
_WHAT_IS_ALLOWED: Final = "Di templat hanya boleh ada nama data, for, if, set, perbandingan, dan filter yang terdaftar."
_INTERNAL: Final = "_"
_ARGUMENTS: Final = {"angka": 1, "join": 1}


def check_language(parsed: Parsed) -> Iterator[Problem]:
    """Constructs and filters that are not allowed, and choices with too many branches."""
    for node, line in forbidden(parsed.tree):
        does = _CALLED.get(type(node), "memakai perintah yang tidak diizinkan")
        if isinstance(node, nodes.Expr) and type(node) not in _CALLED:
            does = "memakai hitungan atau susunan yang tidak diizinkan"
        yield Problem(parsed.places.get(line, Place()), does, _WHAT_IS_ALLOWED)
    for choice in parsed.tree.find_all(nodes.If):
        if len(choice.elif_) > MAX_BRANCHES:
            yield Problem(
                parsed.places.get(choice.lineno, Place()),
                f"mempunyai lebih dari {MAX_BRANCHES} elif dalam satu if",
                "Sederhanakan pilihan itu, atau bagi menjadi beberapa if.",
            )
    for used in parsed.tree.find_all(nodes.Filter):
        if used.name not in FILTERS and not used.name.startswith(_INTERNAL):
            near = difflib.get_close_matches(used.name, FILTERS, 1)
            yield Problem(
                parsed.places.get(used.lineno, Place()),
                f"memakai perintah “{used.name}” yang tidak dikenal",
                f"Mungkin maksudnya |{near[0]}." if near else f"Filter yang tersedia: {', '.join(FILTERS)}.",
            )
        elif used.kwargs or len(used.args) > _ARGUMENTS.get(used.name, 9 if used.name.startswith(_INTERNAL) else 0):
            yield Problem(
                parsed.places.get(used.lineno, Place()),
                f"memberi |{used.name} isian di dalam kurung yang tidak dikenal",
                f"Tulis |{used.name}{'(2)' if used.name == 'angka' else ''}.",
            )
