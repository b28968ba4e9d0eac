"""A comparison of two Word documents as text for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import simplejson

from generator.diff.documents import DocumentComparison
from generator.diff.parts import NOMOR, SEL, TEKS
from generator.diff.rows import Aspect, Change, Kind
from generator.present.changes import ARROW, WORDS, printed, replaced, short
from generator.present.diff_text import WIDTH, as_data, inline

_LONG: Final = 60
"""Letters from which a text is shown as words that went and came, not as a whole before and after."""


def as_text(comparison: DocumentComparison) -> str:
    """Place after place, what stood there and what stands there now."""
    blocks = [f"{comparison.old.name} {ARROW} {comparison.new.name}", "\n".join(comparison.pending)]
    for room in dict.fromkeys(change.table for change in comparison.changes):
        lines = [room[:1].upper() + room[1:]]
        for sentence in sentences([change for change in comparison.changes if change.table == room]):
            lines += textwrap.wrap(
                sentence, WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False
            )
        blocks.append("\n".join(lines))
    blocks.append(_summary(comparison))
    return "\n\n".join(filter(None, blocks))


def sentences(changes: Sequence[Change]) -> Iterator[str]:
    """Each change with its place in words; the same change in several places is one sentence.

    Numbers that Word prints by itself move on together, so that they are one sentence too.
    """
    groups: defaultdict[str, list[Change]] = defaultdict(list)
    for change in changes:
        groups[NOMOR if change.column == NOMOR else _said(change)].append(change)
    for same in groups.values():
        places = [_place(change) for change in same]
        if len(places) > 4:
            places[3:] = [f"dan {len(places) - 3} tempat lain"]
        shifted = ", dan seterusnya" if same[0].column == NOMOR and len(same) > 1 else ""
        yield f"{'; '.join(places)}: {_said(same[0])}{shifted}"


def _place(change: Change) -> str:
    is_moved = change.id_old and change.id_new and change.id_old != change.id_new
    return f"{change.id_new} (semula {change.id_old})" if is_moved else change.id


def _said(change: Change) -> str:
    match change.kind:
        case Kind.MOVED:
            return WORDS[Kind.MOVED]
        case Kind.ADDED | Kind.REMOVED:
            values: Mapping[str, str] = change.new or change.old
            texts = [printed(text) for text in values.values() if text]
            return f"{WORDS[change.kind]}: {short(' | '.join(texts) or '(kosong)', WIDTH)}"
    name = "" if change.column in (TEKS, SEL) else f"{(change.column or '').lower()} "
    old, new = printed(change.old or None), printed(change.new or None)
    if replaced(old, new, change):
        if new == "ada":  # all that could be shown is a digest
            return f"{name}berubah"
        return f"{new} {'diganti' if new == 'gambar' else 'berubah'}"
    if max(len(old), len(new)) <= _LONG:
        return f"{name}{old} {ARROW} {new}"
    return f"{name}{inline(old, new)}"


def _summary(comparison: DocumentComparison) -> str:
    if not comparison.changes:
        return "Tidak ada perbedaan."
    counts = ", ".join(f"{comparison.of_kind(kind)} {WORDS[kind]}" for kind in Kind)
    said = [f"Isi dokumen: {counts}."]
    aspects = {change.aspect for change in comparison.changes}
    if Aspect.TEXT not in aspects and Aspect.UNREAD not in aspects:
        named = " dan ".join(sorted(aspect.value for aspect in aspects))
        said.append(f"Teksnya sama; yang berbeda hanya {named}.")
    elif Aspect.TEXT not in aspects:
        said.append("Teks yang terbaca sama.")
    if Aspect.UNREAD in aspects:
        said.append("Ada perbedaan pada bagian yang tidak dapat dibaca perkin; periksa tempatnya di Word.")
    return " ".join(said)


def as_json(comparison: DocumentComparison) -> str:
    """The comparison under the keys that every comparison has, and the documents with pending tracked changes."""
    data: dict[str, Any] = as_data(comparison) | {"pending": list(comparison.pending)}
    for item, change in zip(data["changes"], comparison.changes, strict=True):
        item["aspect"] = change.aspect.name.lower()
    return str(simplejson.dumps(data, use_decimal=True, ensure_ascii=False, indent=2))
