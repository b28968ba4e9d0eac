"""Targets and their units where no column holds them: in brackets behind the indikator, beside the number."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from generator.impor import reading
from generator.impor.sheets import Tabel
from generator.impor.taken import Isi

_BRACKET: Final = re.compile(r"(.*\S)\s*\(([^()]*)\)", re.DOTALL)
"""A text and what stands in brackets behind it: `Arsip tertata (75 %)`."""


def has_brackets(tabel: Tabel) -> bool:
    """Whether the targets stand in brackets behind most indikator, as in a cascade, and in no column."""
    fields = tabel.fields
    if tabel.kind != "indikator" or any(name.startswith("target") for name in fields):
        return False
    column = fields["indikator"].numbers[0] if "indikator" in fields else 0
    cells = [tabel.grid.cells.get((row, column)) for row in tabel.rows]
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    bracketed = [text for text in texts if (found := _BRACKET.fullmatch(text)) and _is_target(found[2])]
    return len(bracketed) * 2 > len(texts)


def _is_target(text: str) -> bool:
    return isinstance(reading.number(text).nilai, Decimal) or reading.number(text).tanya


def take_bracket(values: dict[str, Isi]) -> None:
    """Give the target in brackets behind an indikator its own cell."""
    isi = values["indikator"]
    found = _BRACKET.fullmatch(isi.tertulis)
    if found is None or not _is_target(found[2]):
        return
    why = "target dibaca dari tanda kurung di belakang indikator"
    values["indikator"] = replace(isi, nilai=found[1], ragu="; ".join(filter(None, (isi.ragu, why))))
    read = reading.number(found[2])
    doubt = "; ".join(filter(None, (why, read.ragu)))
    values["target_tahunan"] = Isi(read.nilai, isi.tempat, found[2], doubt, tanya=read.tanya)


def take_unit(values: dict[str, Isi]) -> None:
    """The unit that stands beside a number, where no column has it."""
    numbers = [name for name in values if name.startswith("target") or name == "realisasi"]
    units: dict[str, Isi] = {}
    for name in reversed(numbers):
        unit = reading.number(values[name].tertulis).satuan
        raw = values[name]
        if not unit and raw.tertulis.endswith("%"):
            unit = reading.PERSENTASE
        if unit:
            units.setdefault(unit, replace(raw, nilai=unit, ragu=raw.ragu if raw.tanya else "", tanya=False))
    present = values.get("keterangan")
    if present is not None and present.tertulis:
        values["keterangan"] = replace(present, nilai=reading.satuan(present.tertulis))
    if not units:
        return
    if present is None or not present.tertulis:
        first = next(iter(units.values()))
        doubt = "satuan target berbeda-beda" if len(units) > 1 else ""
        values["keterangan"] = replace(first, ragu=doubt)
