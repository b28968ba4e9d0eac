"""The tags of a template one below the other, as they are typed: what opens, what stands inside, what closes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.generate.templates import Variable
from generator.office.word.kamus import Baris
from generator.office.word.kinds import Jenis, Kind
from generator.present.variables import tag

_DRAWN: Final = (Jenis.GRAFIK, Jenis.GAMBAR)
"""What a template draws: the tag is the alternative text of something that stands in a paragraph of its own."""


def rows(variables: Sequence[Variable]) -> list[Baris]:
    """The rows of a template's dictionary, in the order of the data."""
    return list(_below(variables, "", "", 0))


def _below(variables: Sequence[Variable], owner: str, reached: str, depth: int) -> Iterator[Baris]:
    """What is directly in `owner`, and all below it; `reached` is what templates write before its names."""
    for one in variables:
        if one.name.rpartition(".")[0] == owner:
            yield from _of(one, variables, reached + one.name.rpartition(".")[2], depth)


def _of(one: Variable, variables: Sequence[Variable], written: str, depth: int) -> Iterator[Baris]:
    jenis = one.kind.jenis
    if one.kind.bare and jenis in (Jenis.DAFTAR, Jenis.DATA, *_DRAWN):
        mark = "{%p" if jenis in _DRAWN else "{%"
        yield Baris(f"{mark} if {written} %}}", f"Hanya bila ada: {_sentence(one.arti)}", "", depth)
        if jenis is Jenis.DATA:
            yield from _below(variables, one.name, f"{written}.", depth + 1)
        else:
            yield from _filled(one, variables, written, depth + 1)
        yield Baris(f"{mark} endif %}}", f"Akhir pilihan {written}.", "", depth)
    else:
        yield from _filled(one, variables, written, depth)


def _sentence(text: str) -> str:
    return f"{text.removesuffix('.')}."


def _filled(one: Variable, variables: Sequence[Variable], written: str, depth: int) -> Iterator[Baris]:
    jenis, said = one.kind.jenis, _sentence(f"{one.arti[:1].upper()}{one.arti[1:]}")
    if jenis is Jenis.DAFTAR:
        item = f"satu_{one.name.rpartition('.')[2]}"
        each = f" Setiap isinya: {_sentence(one.contoh)}" if one.contoh else ""
        yield Baris(f"{{% for {item} in {written} %}}", f"Perulangan. {said}{each}", "", depth)
        yield from _item(one.kind.item, one, item, depth + 1)
        yield from _below(variables, one.name, f"{item}.", depth + 1)
        yield Baris("{% endfor %}", f"Akhir perulangan {item}.", "", depth)
    elif jenis is Jenis.DATA:
        yield Baris("", said, "", depth)
        yield from _below(variables, one.name, f"{written}.", depth + 1)
    elif jenis in _DRAWN:
        yield Baris(f"{{{{ {written} }}}}", f"{said} Tidak ditulis di dalam paragraf.", one.contoh, depth)
        yield from _below(variables, one.name, f"{written}.", depth)
    else:
        yield Baris(tag(one, written), said, one.contoh, depth)


def _item(kind: Kind | None, one: Variable, item: str, depth: int) -> Iterator[Baris]:
    """What is printed of an item that is no data of its own."""
    if kind is not None and kind.jenis is not Jenis.DATA:
        yield Baris(tag(Variable(item, kind, "", ""), item), "Isi perulangan itu.", one.contoh, depth)
