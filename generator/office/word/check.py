"""Constructs and filters of a template's tree: which are allowed, whatever the data."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Final

from jinja2 import nodes

from generator.office.word.language import FILTERS
from generator.office.word.limits import MAX_BRANCHES
from generator.office.word.parse import Parsed
from generator.office.word.problems import Place, Problem
from generator.office.word.syntax import forbidden

_CALLED: Final[Mapping[type[nodes.Node], str]] = {
    nodes.Call: "memanggil fungsi",
    nodes.Test: "memakai uji “is”",
    nodes.Mul: "memakai perkalian",
    nodes.Slice: "memotong teks atau daftar dengan [ : ]",
}
_ALLOWED: Final = "Di templat hanya boleh ada nama data, for, if, set, perbandingan, dan filter yang terdaftar."
_INTERNAL: Final = "_"
_ARGUMENTS: Final = {"angka": 1, "join": 1}


def check_language(parsed: Parsed) -> Iterator[Problem]:
    """Constructs and filters that are not allowed, and choices with too many branches."""
    for node, line in forbidden(parsed.tree):
        does = _CALLED.get(type(node), "memakai perintah yang tidak diizinkan")
        if isinstance(node, nodes.Expr) and type(node) not in _CALLED:
            does = "memakai hitungan atau susunan yang tidak diizinkan"
        yield Problem(parsed.places.get(line, Place()), does, _ALLOWED)
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
