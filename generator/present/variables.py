"""The variables of a template as text for people and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Collection, Sequence
from typing import Final

from generator.generate.templates import Variable
from generator.office.word.kinds import Jenis

_WIDTH: Final = 100
_INDENT: Final = " " * 6
_WRITTEN: Final = {
    Jenis.TEKS: "{{{{ {} }}}}",
    Jenis.KAYA: "{{{{r {} }}}}",
    Jenis.ANGKA: "{{{{ {} }}}}",
    Jenis.TANGGAL: "{{{{ {} }}}}",
    Jenis.BENAR: "{{% if {} %}} … {{% endif %}}",
    Jenis.DAFTAR: "{{% for satu in {} %}} … {{% endfor %}}",
    Jenis.GRAFIK: "{{{{ {} }}}} sebagai teks alternatif grafik",
    Jenis.GAMBAR: "{{{{ {} }}}} sebagai teks alternatif gambar",
}
_BLANK: Final = {Jenis.ANGKA: "|angka", Jenis.TANGGAL: "|tanggal"}
_COMMANDS: Final = {"gabung": "{{% gabung {} %}}", "lekat": "{{% lekat {} %}}", "warna": "{{% cellbg {} %}}"}
"""What the names of values that shape a cell begin with, and how they are written."""


def as_text(variables: Sequence[Variable]) -> str:
    """Each name with its kind, below it what it means, for instance, and how it is written."""
    names = lists(variables)
    lines: list[str] = []
    for one in variables:
        said: list[str] = []
        if one.arti:
            said.append(f"{one.arti[:1].upper()}{one.arti[1:]}.")
        if one.contoh:
            label = "Setiap isinya" if one.kind.jenis is Jenis.DAFTAR else "Contoh"
            said.append(f"{label}: {one.contoh}")
        lines += [f"{one.name}  [{one.kind.jenis}]", *_wrapped(" ".join(said))]
        how = written(one, names)
        if how:
            lines.append(f"{_INDENT}Tulis: {how}")
    return "\n".join(lines)


def lists(variables: Sequence[Variable]) -> frozenset[str]:
    """The names of those that hold several, whose items are reached in a loop."""
    return frozenset(one.name for one in variables if one.kind.jenis is Jenis.DAFTAR)


def written(one: Variable, names: Collection[str] = ()) -> str:
    """How a template writes the variable, a list's items through the name `satu`; empty for what is not printed.

    `names` are the lists of the same data: what is inside one of them is reached in its loop.
    """
    owner, _, name = one.name.rpartition(".")
    return tag(one, f"satu.{name}" if owner in names else one.name)


def tag(one: Variable, reached: str) -> str:
    """How a template writes the variable that is reached under a name; empty for what is not printed."""
    jenis, name = one.kind.jenis, one.name.rpartition(".")[2]
    form = _COMMANDS.get(name.partition("_")[0], _WRITTEN.get(jenis, ""))
    filtered = _BLANK.get(jenis, "") if one.kind.bare else ""
    return form.format(reached + filtered)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def as_json(variables: Sequence[Variable]) -> str:
    """A list of objects, in the order of the data."""
    names = lists(variables)
    data = [
        {
            "name": one.name,
            "type": one.kind.jenis.value,
            "meaning": one.arti,
            "example": one.contoh,
            "written": written(one, names),
        }
        for one in variables
    ]
    return json.dumps(data, ensure_ascii=False, indent=2)
