"""What the rows of a draft need from each other: codes, and which output, report or analysis belongs to which indikator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Final

from generator.impor import reading
from generator.impor.rows import key_text
from generator.impor.taken import Isi, Tempat
from generator.master import LEMBAR, columns

Rows = dict[str, list[dict[str, Isi]]]
"""Field of `Master` → its rows."""
NEAR: Final = 0.93
"""How alike two names of an indikator must be to be proposed as one, in `difflib`'s measure."""
_MATCHED: Final = 2000
"""Names among which a similar one is looked for."""
_CODE: Final = re.compile(r"(?:IK)?[\s.-]*(\d+(?:\.\d+)*)", re.IGNORECASE)
KEYED: Final = {"indikator": ("indikator",), "output": ("indikator", "rencana_aksi", "kriteria", "output")}
"""Kind → the fields by which a row of one source is found in another."""


def make_codes(rows: Rows) -> None:
    """Every indikator its code: its own, else `IK`, the number of its sasaran, and its place there."""
    taken = {str(row["kode"].nilai) for row in rows["indikator"] if _own_code(row)}
    counts: Counter[int] = Counter()
    sasaran: dict[str, int] = {}
    for row in rows["indikator"]:
        number = _number_of(row, sasaran)
        counts[number] += 1
        if _own_code(row):
            continue
        while f"IK{number}.{counts[number]}" in taken:
            counts[number] += 1
        code = f"IK{number}.{counts[number]}"
        taken.add(code)
        first = row.get("kode") or row.get("indikator") or next(iter(row.values()))
        row["kode"] = Isi(code, first.tempat, first.tertulis, dibuat=True)
        if "no" not in row or row["no"].nilai in (None, ""):
            row["no"] = Isi(Decimal(number), first.tempat, "", dibuat=True)
    used = {str(row["id"].nilai) for row in rows["output"] if row.get("id") and row["id"].tertulis}
    free = (f"RO{place:03d}" for place in range(1, 1_000_000) if f"RO{place:03d}" not in used)
    for row in rows["output"]:
        if not row.get("id") or not row["id"].tertulis:
            row["id"] = Isi(next(free), _first(row).tempat, "", dibuat=True)


def link_outputs(rows: Rows) -> None:
    """Every output the code of its indikator, found by its name; of several with one name by their order."""
    by_name: dict[str, list[dict[str, Isi]]] = {}
    for row in rows["indikator"]:
        by_name.setdefault(key_text(row.get("indikator")), []).append(row)
    blocks: dict[str, list[Tempat]] = {}
    for row in rows["output"]:
        name, at = key_text(row.get("indikator")), _at(row, "indikator")
        blocks.setdefault(name, [])
        if at not in blocks[name][-1:]:
            blocks[name].append(at)
    for row in rows["output"]:
        if not row.get("kode_indikator") or not row["kode_indikator"].tertulis:
            row["kode_indikator"] = _linked(row, by_name, blocks)


def outputs_of_reports(rows: Rows, reported: Sequence[dict[str, Isi]]) -> None:
    """An export of realisasi alone says what the outputs are."""
    have: set[tuple[str, ...]] = set()
    for row in reported:
        key = tuple(key_text(row.get(name)) for name in KEYED["output"])
        if key not in have and any(key):
            have.add(key)
            taken = {name: isi for name, isi in row.items() if name in columns(LEMBAR["output"])}
            rows["output"].append(with_unit(taken | {"satuan": row["satuan"]} if "satuan" in row else taken))


def indicators_of_outputs(rows: Rows) -> None:
    """Without Lampiran I, the indikator that Lampiran II names are all that is known of them."""
    have: set[tuple[str, Tempat]] = set()
    names: set[str] = set()
    merged = any(
        _at(a, "indikator") == _at(b, "indikator") for a, b in zip(rows["output"], rows["output"][1:], strict=False)
    )
    for row in rows["output"]:
        name, at = key_text(row.get("indikator")), _at(row, "indikator")
        if not name or (name, at) in have or (name in names and not merged):
            continue
        have.add((name, at))
        names.add(name)
        kept = {key: row[key] for key in ("kelompok", "no", "sasaran", "indikator") if key in row}
        target = {"target_tahunan": row["target"]} if "target" in row else {}
        rows["indikator"].append(kept | target)


def take_reports(rows: Rows, reported: Sequence[dict[str, Isi]]) -> None:
    """Rows of tables of realisasi, each with the id of the output that it names."""
    by_text: dict[str, list[dict[str, Isi]]] = {}
    for row in rows["output"]:
        by_text.setdefault(key_text(row.get("output")), []).append(row)
    for row in reported:
        kept = {name: row[name] for name in columns(LEMBAR["realisasi"]) if name in row}
        if not kept.get("id") or not kept["id"].tertulis:
            kept["id"] = _found(row, by_text, "output", "id")
        rows["realisasi"].append({("id_output" if name == "id" else name): isi for name, isi in kept.items()})


def take_analyses(rows: Rows, analysed: Sequence[dict[str, Isi]]) -> None:
    """Rows of analyses, each with the code of the indikator that it names; a solution is a follow-up to the master."""
    by_name: dict[str, list[dict[str, Isi]]] = {}
    for row in rows["indikator"]:
        by_name.setdefault(key_text(row.get("indikator")), []).append(row)
    for row in analysed:
        kept = {name: row[name] for name in columns(LEMBAR["analisis"]) if name in row}
        if not kept.get("kode") or not kept["kode"].tertulis:
            kept["kode"] = _found(row, by_name, "indikator", "kode")
        if "solusi" in row and row["solusi"].tertulis:
            kept["tindak_lanjut"] = _both(row["solusi"], kept.get("tindak_lanjut"))
        rows["analisis"].append(kept)


def with_unit(row: dict[str, Isi]) -> dict[str, Isi]:
    """A target of an output whose unit stands in a column of its own."""
    unit = row.get("satuan")
    target = row.get("target_renaksi")
    kept = {name: isi for name, isi in row.items() if name != "satuan"}
    if unit and target and unit.tertulis and re.fullmatch(r"[\d.,]+", target.tertulis):
        kept["target_renaksi"] = replace(target, nilai=f"{target.tertulis} {unit.tertulis}")
    elif unit and unit.tertulis:
        kept["target_renaksi"] = target or replace(unit, ragu="satuan tanpa target")
    return kept


def _own_code(row: dict[str, Isi]) -> bool:
    """Whether the row brings a code that can be one of the master's, which it then is."""
    kode = row.get("kode")
    found = _CODE.fullmatch(kode.tertulis.strip()) if kode and kode.tertulis else None
    if kode is None or found is None:
        return False
    row["kode"] = replace(kode, nilai=f"IK{found[1]}")
    return True


def _number_of(row: Mapping[str, Isi], sasaran: dict[str, int]) -> int:
    value = row["no"].nilai if "no" in row else None
    own = int(value) if isinstance(value, Decimal) and value == int(value) and 0 < value < 1000 else 0
    return own if own else sasaran.setdefault(key_text(row.get("sasaran")), own or len(sasaran) + 1)


def _linked(
    row: Mapping[str, Isi], by_name: Mapping[str, Sequence[Mapping[str, Isi]]], blocks: Mapping[str, Sequence[Tempat]]
) -> Isi:
    name, at = key_text(row.get("indikator")), _at(row, "indikator")
    same = by_name.get(name, ())
    if len(same) > 1 and name:
        places = blocks[name]
        if len(places) == len(same):
            return replace(same[places.index(at)]["kode"], tempat=at, dibuat=True)
        return replace(same[0]["kode"], tempat=at, ragu=f"ada {len(same)} indikator bernama sama")
    return _found(row, by_name, "indikator", "kode")


def _found(row: Mapping[str, Isi], rows: Mapping[str, Sequence[Mapping[str, Isi]]], by: str, wanted: str) -> Isi:
    """The code of the row that is named; of a name that is only similar, or unknown, it is said."""
    named = row.get(by)
    text, at = key_text(named), named.tempat if named else _first(row).tempat
    tertulis = named.tertulis if named else ""
    if text and (same := rows.get(text)):
        doubt = "" if len(same) == 1 else f"ada {len(same)} baris dengan bunyi yang sama"
        return Isi(same[0][wanted].nilai, at, tertulis, doubt, dibuat=True)
    near = _nearest(text, list(rows)[:_MATCHED]) if text else ""
    if near:
        return Isi(
            rows[near][0][wanted].nilai,
            at,
            tertulis,
            f'dicocokkan dengan bunyi yang mirip: "{reading.short(near)}"',
            dibuat=True,
        )
    return Isi("", at, tertulis, "tidak ditemukan pasangannya di master")


def _nearest(text: str, names: Sequence[str]) -> str:
    best, score = "", NEAR
    for name in names:
        match = SequenceMatcher(None, text, name, autojunk=False)
        if match.real_quick_ratio() >= score and match.quick_ratio() >= score and (ratio := match.ratio()) >= score:
            best, score = name, ratio
    return best


def _both(solusi: Isi, rtl: Isi | None) -> Isi:
    if rtl is None or not rtl.tertulis:
        return solusi
    text = f"{solusi.tertulis}\n{rtl.tertulis}"
    return replace(solusi, nilai=text, tertulis=text)


def _first(row: Mapping[str, Isi]) -> Isi:
    return next(iter(row.values()))


def _at(row: Mapping[str, Isi], name: str) -> Tempat:
    return row[name].tempat if name in row else Tempat("", "")
