"""A comparison as text for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import simplejson

from generator.diff.report import RESULTS, Comparison
from generator.diff.rows import Change, Kind
from generator.diff.words import Part, word_pieces
from generator.present.changes import (
    ARROW,
    WORDS,
    Line,
    headlines,
    lines,
    master_tables,
    outputs,
    per_table,
    short,
)

WIDTH: Final = 100
_LONG: Final = 60
"""Letters from which a text is shown as words that went and came, not as a whole before and after."""
_AROUND: Final = 6
"""Unchanged words shown on either side of a change."""


def as_text(comparison: Comparison, only_changed: bool = False) -> str:
    """The comparison in the order of what matters: figures, action plan, what the master says, documents."""
    sides = []
    for side in (comparison.old, comparison.new):
        sides.append(f"{side.name} ({side.period})" if side.period else side.name)
    blocks = [
        f" {ARROW} ".join(sides),
        _block("Yang terpenting", list(_figures(comparison))),
        _block("Rencana aksi", outputs(comparison)),
    ]
    for table, inside in per_table(lines(comparison, master_tables(comparison))):
        blocks.append(_block(f"Lembar {table}", [_line(line) for line in inside]))
    blocks += [
        _block("Mungkin kode yang diganti", list(_renames(comparison))),
        _block("Berkas yang berbeda", comparison.documents),
    ]
    if not only_changed and comparison.old.results and comparison.new.results:
        unchanged = [code for code in comparison.new.indikator if code not in comparison.effects]
        blocks.append(f"Tanpa perubahan angka: {', '.join(unchanged)}." if unchanged else "")
    blocks.append(_summary(comparison))
    return "\n\n".join(filter(None, blocks))


def _block(title: str, content: Sequence[str]) -> str:
    if not content:
        return ""
    indented = [line for text in content for line in _wrapped(text)]
    return "\n".join([title, *indented])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False) or [""]


def _figures(comparison: Comparison) -> Iterator[str]:
    for line in headlines(comparison):
        said = [f"{line.effect.kode} {line.status}", line.capaian, ", ".join(line.effect.penanggung_jawab)]
        yield " · ".join(filter(None, said))
        yield f"    {short(line.effect.indikator, WIDTH - 8)}"


def _line(line: Line) -> str:
    place = ", ".join(line.cells)
    if len(line.cells) > 4:
        place = f"{', '.join(line.cells[:3])} dan {len(line.cells) - 3} sel lain"
    place = f" [{place}]" if place else ""
    what = f" ({line.what})" if line.what else ""
    said = [f"{', '.join(line.ids)}{place}{what}: {_said(line)}", ", ".join(line.officials), ", ".join(line.documents)]
    return " · ".join(filter(None, said))


def _said(line: Line) -> str:
    match line.kind:
        case Kind.ADDED | Kind.REMOVED:
            return WORDS[line.kind]
        case Kind.MOVED:
            return f"berpindah, {line.old} {ARROW} {line.new}"
    if max(len(line.old), len(line.new)) <= _LONG:
        return f"{line.column} {line.old} {ARROW} {line.new}"
    return f"{line.column} {inline(line.old, line.new)}"


def inline(old: str, new: str) -> str:
    """Two long texts as one, `[-words that went-]` and `{+words that came+}`, with a few words around."""
    pieces = word_pieces(old, new)
    last = len(pieces) - 1
    said = []
    for place, piece in enumerate(pieces):
        match piece.part:
            case Part.REMOVED:
                said.append(f"[-{piece.text.strip()}-]")
            case Part.ADDED:
                said.append(f"{{+{piece.text.strip()}+}}")
            case Part.SAME:
                said.append(_context(piece.text, place == 0, place == last))
    return " ".join(filter(None, said))


def _context(text: str, first: bool, last: bool) -> str:
    words = text.split()
    if len(words) <= 2 * _AROUND:
        return " ".join(words)
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return " ".join([*head, "…", *tail])


def _renames(comparison: Comparison) -> Iterator[str]:
    for rename in comparison.renames:
        yield (
            f"{rename.table}: {rename.old} dihapus dan {rename.new} ditambah, {round(rename.share * 100)} % kata-katanya sama. "
            "Bila barisnya sama, kodenya yang berubah."
        )


def _summary(comparison: Comparison) -> str:
    if not comparison.changes and not comparison.documents:
        return "Tidak ada perbedaan."
    kinds = Counter(change.kind for change in comparison.changes if change.table not in RESULTS)
    figures = len(comparison.changes) - kinds.total()
    master = "Isi master tidak berubah."
    if kinds:
        master = f"Isi master: {', '.join(f'{kinds[kind]} {WORDS[kind]}' for kind in Kind)}."
    if not figures:
        return master
    return f"{master} Hasil hitungan: {figures} angka atau status berubah."


# --- JSON ---------------------------------------------------------------------------------------------------------


def as_data(comparison: Comparison) -> dict[str, Any]:
    """The comparison under its fixed JSON keys, numbers exact."""
    return {
        "old": comparison.old.name,
        "new": comparison.new.name,
        "summary": {kind.value: comparison.of_kind(kind) for kind in Kind},
        "changes": [_change(comparison, change) for change in comparison.changes],
        "effects": [
            {
                "kode": effect.kode,
                "status": list(effect.status),
                "capaian": list(effect.capaian),
                "realisasi": list(effect.realisasi),
                "penanggung_jawab": list(effect.penanggung_jawab),
            }
            for effect in comparison.effects.values()
        ],
        "renames": [
            {"table": item.table, "old": item.old, "new": item.new, "share": Decimal(f"{item.share:.2f}")}
            for item in comparison.renames
        ],
        "files": list(comparison.documents),
    }


def _change(comparison: Comparison, change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "table": change.table,
        "id": change.id,
        "column": change.column,
        "old": change.old,
        "new": change.new,
        "documents": list(comparison.touched(change)),
        "id_old": change.id_old,
        "id_new": change.id_new,
        "cell_old": change.cell_old,
        "cell_new": change.cell_new,
        "place": change.place,
        "penanggung_jawab": list(comparison.officials(change)),
    }


def as_json(comparison: Comparison) -> str:
    """The comparison as JSON."""
    return str(simplejson.dumps(as_data(comparison), use_decimal=True, ensure_ascii=False, indent=2))
