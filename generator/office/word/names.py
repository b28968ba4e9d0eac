"""Names and kinds of a template's tree: what the data does not have, and values used as what they are not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from jinja2 import nodes

from generator.findings import Severity
from generator.office.word.kinds import ANGKA, BENAR, LAIN, TEKS, Jenis, Kind, paths
from generator.office.word.language import TEXT_FILTERS
from generator.office.word.parse import Parsed
from generator.office.word.problems import Place, Problem

_LOOP: Final = {
    **dict.fromkeys(("index", "index0", "revindex", "revindex0", "length", "depth", "depth0"), ANGKA),
    **dict.fromkeys(("first", "last"), BENAR),
}
_TAKES: Final[Mapping[str, tuple[Jenis, ...]]] = {
    "angka": (Jenis.ANGKA,),
    "tanggal": (Jenis.TANGGAL,),
    "join": (Jenis.DAFTAR,),
    "length": (Jenis.DAFTAR, Jenis.TEKS, Jenis.KAYA),
    **dict.fromkeys(TEXT_FILTERS, (Jenis.TEKS, Jenis.ANGKA, Jenis.TANGGAL)),
}
_GIVES: Final = {"length": ANGKA}
_PRINT: Final[Mapping[Jenis, tuple[str, str]]] = {
    Jenis.BENAR: (
        "mencetak nilai yang bernilai benar atau salah: {}",
        "Pakai di dalam {{% if {} %}} … {{% endif %}} untuk memilih apa yang tercetak.",
    ),
    Jenis.KAYA: ("mencetak teks yang dapat memuat huruf miring tanpa {{{{r … }}}}: {}", "Tulis {{{{r {} }}}}."),
    Jenis.DAFTAR: ("mencetak daftar: {}", "Ulangi dengan {{% for satu in {} %}} … {{% endfor %}}, atau pakai |join(', ')."),
    Jenis.DATA: ("mencetak kumpulan data: {}", "Sebutkan bagiannya, misalnya {}.nama."),
    Jenis.GRAFIK: ("mencetak grafik sebagai teks: {}", "Pakai sebagai teks alternatif grafik, atau cetak {}.judul."),
    Jenis.GAMBAR: ("mencetak gambar sebagai teks: {}", "Pakai sebagai teks alternatif gambar: {{{{ {} }}}}."),
}  # fmt: skip
_BLANK: Final = {Jenis.ANGKA: "angka", Jenis.TANGGAL: "tanggal"}


class _Bound(NamedTuple):
    """What a name stands for: its path in the data and its kind."""

    path: str
    kind: Kind


_Scope = Mapping[str, _Bound]


def check_names(parsed: Parsed, kind: Kind, document: str) -> tuple[Problem, ...]:
    """Names that the data does not have, and values used as what they are not."""
    checker = _Checker(parsed.places, kind, document)
    checker.body(parsed.tree.body, {name: _Bound(name, inner) for name, inner in kind.fields.items()})
    return tuple(dict.fromkeys(checker.found))


class _Checker:
    """One walk over a tree, with the names that are known at each place."""

    def __init__(self, places: Mapping[int, Place], kind: Kind, document: str) -> None:
        self.places, self.root, self.document = places, kind, document
        self.found: list[Problem] = []
        self.line = 0

    def body(self, body: Iterable[Any], scope: _Scope) -> None:
        """Statements, in order; an assignment holds for those that follow."""
        for node in body:
            self.line = node.lineno or self.line
            if isinstance(node, nodes.Assign):
                bound = self._bound(node.node, scope)
                if isinstance(node.target, nodes.Name):
                    scope = {**scope, node.target.name: bound}
            else:
                self._statement(node, scope)

    def _statement(self, node: Any, scope: _Scope) -> None:
        match node:
            case nodes.Output():
                for child in node.nodes:
                    self._printed(child, scope)
            case nodes.For():
                self._loop(node, scope)
            case nodes.If():
                self.value(node.test, scope)
                self.body(node.body, scope)
                self.body(node.elif_, scope)
                self.body(node.else_, scope)

    def value(self, node: nodes.Node, scope: _Scope) -> Kind:
        """The kind of an expression; what is wrong inside is reported."""
        return self._bound(node, scope).kind

    def _bound(self, node: nodes.Node, scope: _Scope) -> _Bound:
        self.line = node.lineno or self.line
        match node:
            case nodes.Name():
                return scope.get(node.name) or self._unknown(node.name, node.name, scope, node.name)
            case nodes.Getattr():
                return self._part(self._bound(node.node, scope), node.attr, node.node)
            case nodes.Getitem():
                return self._item(node, scope)
            case nodes.Filter() if node.name in ("_ulang", "_timbang") and node.node is not None:
                return self._bound(node.node, scope)
            case nodes.Filter():
                return _Bound("", self._filtered(node, scope))
        return self._made(node, scope)

    def _made(self, node: nodes.Node, scope: _Scope) -> _Bound:
        """What an expression makes of others."""
        match node:
            case nodes.CondExpr():
                self.value(node.test, scope)
                return self._common([node.expr1, *([node.expr2] if node.expr2 else [])], scope)
            case nodes.Or() | nodes.And():
                return self._common([node.left, node.right], scope)
            case nodes.List() | nodes.Tuple():
                return _Bound("", Kind(Jenis.DAFTAR, item=self._common(node.items, scope).kind))
        for child in node.iter_child_nodes():
            self.value(child, scope)
        return _Bound("", _simple(node))

    def _loop(self, node: nodes.For, scope: _Scope) -> None:
        bound = self._bound(node.iter, scope)
        self.line = node.lineno or self.line
        if bound.kind.jenis not in (Jenis.DAFTAR, Jenis.LAIN):
            self._report(
                f"mengulang (for) {_named(bound.path)} yang berupa {bound.kind.jenis}, bukan daftar",
                "Pakai nama sebuah daftar; perkin templates vars menampilkan semuanya.",
            )
        one = _Bound(bound.path, bound.kind.item or LAIN)
        targets = [node.target] if isinstance(node.target, nodes.Name) else list(node.target.find_all(nodes.Name))
        lost = _Bound(bound.path, LAIN)
        loop = Kind(Jenis.DATA, fields={**_LOOP, "previtem": one.kind, "nextitem": one.kind})
        inner = {**scope, "loop": _Bound("loop", loop)}
        inner |= {name.name: one if name is node.target else lost for name in targets}
        if node.test is not None:
            self.value(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, scope)

    def _printed(self, node: nodes.Node, scope: _Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        bound = self._bound(node, scope)
        self.line = node.lineno or self.line
        written = _written(node)
        if bound.kind.jenis in _PRINT:
            message, remedy = _PRINT[bound.kind.jenis]
            self._report(message.format(_named(written)), remedy.format(written or "nama"))
        elif bound.kind.bare and bound.kind.jenis in _BLANK:
            name = _BLANK[bound.kind.jenis]
            self._report(
                f"mencetak {_named(written)} tanpa |{name}, sehingga dokumen gagal dibuat bila datanya kosong",
                f"Tulis {{{{ {written}|{name} }}}}.",
                Severity.WARNING,
            )

    def _filtered(self, node: nodes.Filter, scope: _Scope) -> Kind:
        if node.node is None:
            return LAIN
        bound = self._bound(node.node, scope)
        for argument in node.args:
            self.value(argument, scope)
        self.line = node.lineno or self.line
        kind, written = bound.kind, _written(node.node)
        if node.name == "_runs":
            if kind.jenis in (Jenis.DAFTAR, Jenis.DATA, Jenis.BENAR, Jenis.GRAFIK):
                self._report(
                    f"mencetak dengan {{{{r … }}}} {_named(written)} yang berupa {kind.jenis}",
                    "Pakai {{r … }} hanya untuk teks.",
                )
            return LAIN
        if kind.jenis is not Jenis.LAIN and node.name in _TAKES and kind.jenis not in _TAKES[node.name]:
            takes = " atau ".join(_TAKES[node.name][:2])
            self._report(
                f"memakai |{node.name} pada {_named(written)} yang berupa {kind.jenis}",
                f"Filter {node.name} hanya untuk {takes}. Hapus |{node.name}.",
            )
        return _GIVES.get(node.name, TEKS)

    def _part(self, owner: _Bound, name: str, node: nodes.Node) -> _Bound:
        if name in owner.kind.fields:
            path = f"{owner.path}.{name}" if owner.path else name
            return _Bound(path, owner.kind.fields[name])
        if owner.kind is LAIN and owner.path.startswith("?"):  # reported already
            return owner
        written = f"{_written(node)}.{name}"
        path = f"{owner.path}.{name}" if owner.path else written
        fields = {field: _Bound("", LAIN) for field in owner.kind.fields}
        return self._unknown(name, path, fields, written)

    def _item(self, node: nodes.Getitem, scope: _Scope) -> _Bound:
        owner = self._bound(node.node, scope)
        key = node.arg
        if isinstance(key, nodes.Const) and isinstance(key.value, str):
            return self._part(owner, key.value, node.node)
        self.value(key, scope)
        return _Bound(owner.path, owner.kind.item or LAIN)

    def _common(self, choices: Sequence[nodes.Node], scope: _Scope) -> _Bound:
        bounds = [self._bound(choice, scope) for choice in choices]
        same = [bound for bound in bounds if bound.kind == bounds[0].kind]
        return _Bound(bounds[0].path, bounds[0].kind) if bounds and len(same) == len(bounds) else _Bound("", LAIN)

    def _unknown(self, name: str, path: str, near: Mapping[str, _Bound], written: str) -> _Bound:
        self._report(f"memakai nama yang tidak dikenal: {path}", self._advice(name, near, written))
        return _Bound("?", LAIN)

    def _advice(self, name: str, near: Mapping[str, _Bound], written: str) -> str:
        whole = {known.casefold(): known for known in near}
        if found := difflib.get_close_matches(name.casefold(), whole, 1, 0.7):
            right = whole[found[0]]
            return f"Mungkin maksudnya {right}: tulis {written.removesuffix(name)}{right}."
        owners = [path for path, _ in paths(self.root) if path.endswith(f".{name}")]
        if owners and written == name:
            return f"{name} ada di dalam {owners[0].rpartition('.')[0]}: cetak di dalam perulangannya (for)."
        return f"Periksa ejaannya; daftar nama yang tersedia: perkin templates vars {self.document}."

    def _report(self, message: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        self.found.append(Problem(self.places.get(self.line, Place()), message, remedy, severity))


def _simple(node: nodes.Node) -> Kind:
    match node:
        case nodes.Const():
            if isinstance(node.value, bool):
                return BENAR
            return TEKS if isinstance(node.value, str) else ANGKA if isinstance(node.value, int | float) else LAIN
        case nodes.Concat():
            return TEKS
        case nodes.Compare() | nodes.Not():
            return BENAR
        case nodes.Add() | nodes.Sub() | nodes.Neg():
            return ANGKA
    return LAIN


def _written(node: nodes.Node) -> str:
    """A name as the template writes it; empty for what is no name."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_written(node.node)}.{node.attr}"
        case nodes.Getitem() | nodes.Filter() if node.node is not None:
            return _written(node.node)
    return ""


def _named(written: str) -> str:
    return written or "nilai"
