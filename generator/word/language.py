"""The template language: Jinja2 cut down to what filling in a document needs.

A template can print data, repeat and choose. It cannot call functions, include files, switch the
escaping off or reach anything that was not given to it: nodes and filters are allowed by list. Every
name is known before filling (`names`), so an unknown one is refused whatever the data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from generator.errors import InputRefused
from generator.values import Angka, NotApplicable, Run, Unreadable, print_angka, print_date

_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_TAB: Final = '</w:t><w:tab/><w:t xml:space="preserve">'
_LINE_END: Final = re.compile("\r\n|\r")

Looks = tuple[str, str, str, str]
"""A run's properties as XML: as they stand, italic, bold, bold and italic."""


class Unprintable(Exception):
    """A value that a tag cannot print; the text says why, in Indonesian."""


class Unknown(StrictUndefined):
    """A name that the data does not have; its message is just the name."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


def legal(text: str) -> str:
    """The text with every line end made a line feed. Raises `InputRefused` for characters that Word cannot hold."""
    found = _ILLEGAL.search(text)
    if found:
        near = _ILLEGAL.sub("□", text[max(0, found.start() - 30) : found.start() + 30])
        raise InputRefused(
            f"Teks “{near}” memuat karakter kendali U+{ord(found[0]):04X} yang tidak dapat dicetak di Word. "
            "Ketik ulang teks itu di buku kerja tanpa karakter tersebut, lalu ulangi."
        )
    return _LINE_END.sub("\n", text)


def run_text(text: str) -> Markup:
    """Text for inside a `w:t`: escaped, line breaks and tabs as Word's own."""
    return Markup(str(escape(legal(text))).replace("\n", _BREAK).replace("\t", _TAB))  # noqa: S704 - escaped just here


def property_text(text: str) -> Markup:
    """Text for a document property: escaped, on one line."""
    return Markup(str(escape(" ".join(legal(text).split()))))  # noqa: S704 - escaped just here


def plain(value: object) -> str:
    """A value as people read it. Raises `Unprintable` for what has no one way to be printed."""
    match value:
        case Undefined():
            return str(value)  # raises, naming the unknown
        case bool():
            raise Unprintable("bernilai benar atau salah, sehingga hanya dapat dipakai dalam {% if %}")
        case str() | int():
            return str(value)
        case Decimal() | NotApplicable():
            return print_angka(value)
        case date():
            return print_date(value)
        case None:
            raise Unprintable("kosong; pakai |angka atau |tanggal agar tercetak kosong")
    raise Unprintable(
        "bukan teks, angka, atau tanggal; teks dengan huruf miring ditulis {{r … }}, daftar dengan {% for %}"
    )


def angka(value: Angka | int, desimal: int | None = None) -> str:
    """The filter `angka`: a number in Indonesian form, `N/A`, or nothing; `desimal` rounds."""
    match value:
        case Decimal() | NotApplicable() | Unreadable() | None:
            return print_angka(value, desimal)
        case int() if not isinstance(value, bool):
            return print_angka(Decimal(value), desimal)
    plain(value)
    raise Unprintable("bukan angka")


def tanggal(value: date | Unreadable | None) -> str:
    """The filter `tanggal`: `8 Juli 2025`, or nothing."""
    match value:
        case date():
            return print_date(value)
        case Unreadable():
            return value.seen
        case None:
            return ""
    plain(value)
    raise Unprintable("bukan tanggal")


def _runs(looks: list[Looks]) -> Callable[[object, int], Markup]:
    """The filter behind `{{r … }}`: a paragraph's runs, each with the template run's properties and its own."""

    def runs(value: object, look: int) -> Markup:
        pieces = value if isinstance(value, tuple) else (Run(plain(value)),)
        return Markup("").join(_run(run, looks[look]) for run in pieces)

    return runs


def _run(run: Run, looks: Looks) -> Markup:
    properties = looks[run.italic + 2 * run.bold]
    text = f'<w:r>{properties}<w:t xml:space="preserve">{run_text(run.text)}</w:t></w:r>'
    return Markup(text)  # noqa: S704 - the text is escaped, the properties are the template's


class _Sandbox(ImmutableSandboxedEnvironment):
    """Declared fields of the data are there to be read; whatever else a template reaches for, Jinja judges."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return attr in getattr(type(obj), "__dataclass_fields__", ()) or super().is_safe_attribute(obj, attr, value)


def environment(looks: list[Looks], text: Callable[[str], Markup] = run_text) -> ImmutableSandboxedEnvironment:
    """A Jinja environment for the parts of one template."""

    def finalize(value: object) -> object:
        return value if isinstance(value, Markup) else text(plain(value))

    own = _Sandbox(autoescape=True, undefined=Unknown, finalize=finalize, optimized=False)
    standard = {name: own.filters[name] for name in ("upper", "lower", "trim", "join", "length")}
    own.globals.clear()
    own.filters = {**standard, "angka": angka, "tanggal": tanggal, "_runs": _runs(looks)}
    return own


_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.For, nodes.If, nodes.Assign, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.Not, nodes.And, nodes.Or,
    nodes.Filter, nodes.Keyword, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.Tuple, nodes.List,
)  # fmt: skip


def forbidden(tree: nodes.Template) -> nodes.Node | None:
    """The first construct of a template that is not allowed: calls, includes, macros, tests, arithmetic on text …"""
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, _ALLOWED):
            return node
        waiting.extend(node.iter_child_nodes())
    return None


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
            case nodes.TemplateData():
                continue
            case nodes.Name() | nodes.Getattr():
                yield from _prefixes(_path(node, scope))
                yield from _names(list(node.iter_child_nodes()), scope)
            case _:
                yield from _names(list(node.iter_child_nodes()), scope)


def _targets(target: nodes.Node, path: str) -> _Scope:
    return {name.name: path for name in ([target] if isinstance(target, nodes.Name) else target.find_all(nodes.Name))}


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


def _prefixes(path: str) -> Iterator[str]:
    parts = path.split(".") if path else []
    return (".".join(parts[: end + 1]) for end in range(len(parts)))
