"""Any figure of a quarter as a derivation that can be followed from its input cells to the result."""

from __future__ import annotations

from difflib import get_close_matches

from generator.errors import InputRefused
from generator.explain.groups import WHOLE, names
from generator.explain.indikator import derivation
from generator.explain.parts import Bagian
from generator.results import Hasil
from generator.values import normal

__all__ = ["Bagian", "explain"]


def explain(hasil: Hasil, nama: str) -> tuple[Bagian, ...]:
    """The derivation of what is asked for by name.

    An indikator's code (`IK2.1`), an output's ID (`RO034`), `sasaran 2`, a kelompok, an official, or
    `keseluruhan`. Raises `InputRefused` when the results hold nothing of that name.
    """
    for item in hasil.indikator:
        if normal(item.indikator.kode) == normal(nama):
            return tuple(derivation(hasil, item))
    others = {normal(name): parts for name, parts in names(hasil).items()}
    if normal(nama) in others:
        return others[normal(nama)]
    known = [item.indikator.kode for item in hasil.indikator]
    offered = [*known, "ID output (RO001 …)", "sasaran 1 …", "nama pejabat"]
    if hasil.anggaran:
        offered += ["anggaran", "kode program"]
    near = get_close_matches(nama, [*known, *names(hasil)], n=1)
    hint = f"Maksud Anda “{near[0]}”? " if near else ""
    raise InputRefused(
        f"“{nama}” tidak ada di {hasil.master}. {hint}Yang dapat ditanyakan: {', '.join(offered)}, atau {WHOLE}."
    )
