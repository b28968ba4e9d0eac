"""What an import took, as text and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Final

import click
import simplejson

from generator.impor import Impor
from generator.impor.mapping import header_of
from generator.impor.sheets import SHEETS, Tabel
from generator.impor.taken import Catatan, Keadaan
from generator.present.diff_text import WIDTH
from generator.present.impor_groups import Butir, Hal, things

_SHORT: Final = 100
_SHOWN: Final = 4
"""Places with one reason that are each told."""
SECTIONS: Final = (
    (Keadaan.RAGU, "Perlu dilihat", "yellow"),
    (Keadaan.TIDAK_DIAMBIL, "Tidak diambil", "red"),
)
"""What staff must look at, in this order, and its colour."""


def as_text(done: Impor, ke: str, colour: bool = False) -> str:
    """Table by table, then what must be looked at and what was left out, then how much of all."""
    blocks = ["\n".join(_tables(done))]
    for state, title, paint in SECTIONS:
        found = things(done, state)
        if found:
            head = f"{title}: {done.jumlah(state)}, dalam {len(found)} hal"
            lines = [line for hal in found for line in _thing(hal)]
            blocks.append("\n".join([click.style(head, fg=paint, bold=True) if colour else head, *lines]))
    blocks.append(summary(done, ke))
    return "\n\n".join(block for block in blocks if block)


def _tables(done: Impor) -> Iterator[str]:
    for tabel in done.tabel:
        yield f"{tabel.tempat}: {said_of(tabel)}"


def said_of(tabel: Tabel) -> str:
    """What a table was taken for, as a sentence without an end."""
    sheet = sheet_of(tabel)
    if not sheet:
        return "anggaran, tidak diambil" if tabel.kind == "anggaran" else "tidak diambil"
    return f"{sheet}, {len(tabel.rows)} baris tabel" + (f" ({tabel.ragu})" if tabel.ragu else "")


def sheet_of(tabel: Tabel) -> str:
    """The sheet of the master that takes a table's rows; empty for none."""
    return next((name for name, kind in SHEETS.items() if kind == tabel.kind), "")


def _thing(hal: Hal) -> Iterator[str]:
    """A reason in one sentence, and under it the cells with what was written there."""
    column = f", kolom {hal.kolom}" if hal.kolom else ""
    where = f"{hal.lembar}{column} ({hal.banyak} sel)" if hal.lembar else f"{hal.banyak} bagian"
    yield ""
    yield from _wrapped(f"{where}: {hal.kalimat}", 2)
    for one in hal.butir[:_SHOWN]:
        yield from _wrapped(_item_line(one), 6)
    rest = hal.butir[_SHOWN:]
    if rest:
        last = f", sampai {rest[-1].sel}" if rest[-1].sel else ""
        yield f"      dan {sum(one.banyak for one in rest)} lagi{last}; semuanya ada di lembar Impor"


def _item_line(one: Butir) -> str:
    text = short(one.tertulis)
    said = [f'"{text}"'] if text else []
    if one.rincian and one.rincian != one.tertulis:
        said.append(short(one.rincian))
    cells = f"{one.sel} {one.kunci}" if one.banyak == 1 and one.kunci else one.sel
    parts = [part for part in (cells, "; ".join(said)) if part]
    return f"{': '.join(parts)} ({one.tempat})" if parts else f"{one.tempat}"


def _wrapped(text: str, indent: int) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + 2),
        break_long_words=False,
        break_on_hyphens=False,
    )


def short(text: str) -> str:
    """The beginning of a text on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHORT else f"{flat[:_SHORT]}…"


def summary(done: Impor, ke: str) -> str:
    """How much was taken, and what to do next."""
    counts = {state: done.jumlah(state) for state in Keadaan}
    said = (
        f"{counts[Keadaan.TERBACA]} sel terbaca, {counts[Keadaan.DIBUAT]} sel dibuat (kode, tautan, pejabat), "
        f"{counts[Keadaan.RAGU]} perlu dilihat, {counts[Keadaan.TIDAK_DIAMBIL]} tidak diambil."
    )
    if not counts[Keadaan.TERBACA] + counts[Keadaan.RAGU] + counts[Keadaan.DIBUAT]:
        return f"{said}\nTidak ada yang dikenal sebagai isi master; drafnya kosong. Periksa apakah berkasnya benar."
    after = (
        "Semua terbaca."
        if done.semua_diambil
        else f"Buka {ke}: sel yang perlu dilihat berwarna kuning, dan lembar Impor menyebut asal setiap sel."
    )
    return f"{said}\n{after}"


def as_json(done: Impor, ke: str) -> str:
    """The same under fixed keys."""
    return str(simplejson.dumps(_data(done, ke), use_decimal=True, ensure_ascii=False, indent=2))


def _data(done: Impor, ke: str) -> dict[str, Any]:
    return {
        "master": ke,
        "sources": [{"name": name, "sha256": digest} for name, digest in done.sumber],
        "tables": [_table(tabel) for tabel in done.tabel],
        "items": [_item(one) for one in done.catatan],
        "summary": {state.name.lower(): done.jumlah(state) for state in Keadaan},
    }


def _table(tabel: Tabel) -> dict[str, Any]:
    taken: Sequence[tuple[str, Any]] = list(tabel.fields.items())
    return {
        "source": tabel.tempat.berkas,
        "place": tabel.tempat.di,
        "sheet": sheet_of(tabel),
        "rows": len(tabel.rows),
        "columns": [
            {"header": column.judul, "column": header_of(tabel.kind, name), "doubt": column.ragu}
            for name, column in taken
        ],
        "doubt": tabel.ragu,
    }


def _item(one: Catatan) -> dict[str, Any]:
    return {
        "state": one.keadaan.name.lower(),
        "source": one.tempat.berkas,
        "place": one.tempat.di,
        "text": one.tertulis,
        "reason": one.alasan,
        "sheet": one.lembar,
        "cell": one.sel,
        "id": one.kunci,
        "column": one.kolom,
    }
