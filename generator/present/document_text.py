"""A comparison of two Word documents as text for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence, Set
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
    rooms = dict.fromkeys(change.table for change in comparison.changes)
    blocks = [
        f"{comparison.old.name} {ARROW} {comparison.new.name}",
        "\n".join(comparison.pending),
        *("\n".join(_room(comparison.changes, room)) for room in rooms),
        _summary(comparison),
    ]
    return "\n\n".join(block for block in blocks if block)


def _room(changes: Sequence[Change], room: str) -> Iterator[str]:
    yield room[:1].upper() + room[1:]
    for sentence in sentences([change for change in changes if change.table == room]):
        yield from textwrap.wrap(
            sentence, WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False
        )


def sentences(changes: Sequence[Change]) -> Iterator[str]:
    """Each change with its place in words; the same change in several places is one sentence.

    Numbers that Word prints by itself move on together, so that they are one sentence too.
    """
    groups: dict[str, list[Change]] = {}
    for change in changes:
        groups.setdefault(NOMOR if change.column == NOMOR else _said(change), []).append(change)
    for same in groups.values():
        shifted = ", dan seterusnya" if same[0].column == NOMOR and len(same) > 1 else ""
        yield f"{_few([_place(change) for change in same])}: {_said(same[0])}{shifted}"


def _few(places: Sequence[str]) -> str:
    return "; ".join(places) if len(places) <= 4 else f"{'; '.join(places[:3])}; dan {len(places) - 3} tempat lain"


def _place(change: Change) -> str:
    both = change.id_old and change.id_new and change.id_old != change.id_new
    return f"{change.id_new} (semula {change.id_old})" if both else change.id


def _said(change: Change) -> str:
    match change.kind:
        case Kind.MOVED:
            return WORDS[Kind.MOVED]
        case Kind.ADDED | Kind.REMOVED:
            return f"{WORDS[change.kind]}: {short(_content(change.new or change.old), WIDTH)}"
    name = "" if change.column in (TEKS, SEL) else f"{(change.column or '').lower()} "
    old, new = printed(change.old or None), printed(change.new or None)
    if replaced(old, new, change):
        return f"{name}berubah" if new == "ada" else f"{new} {'diganti' if new == 'gambar' else 'berubah'}"
    if max(len(old), len(new)) <= _LONG:
        return f"{name}{old} {ARROW} {new}"
    return f"{name}{inline(old, new)}"


def _content(values: Mapping[str, str]) -> str:
    texts = [printed(text) for text in values.values() if text]
    return " | ".join(texts) or "(kosong)"


def _summary(comparison: DocumentComparison) -> str:
    if not comparison.changes:
        return "Tidak ada perbedaan."
    counts = f"Isi dokumen: {', '.join(f'{comparison.of_kind(kind)} {WORDS[kind]}' for kind in Kind)}."
    return " ".join([counts, *_aspects({change.aspect for change in comparison.changes})])


def _aspects(found: Set[Aspect]) -> Iterator[str]:
    """What the changes concern, where it is not the text alone."""
    if Aspect.TEXT not in found and Aspect.UNREAD not in found:
        yield f"Teksnya sama; yang berbeda hanya {' dan '.join(sorted(aspect.value for aspect in found))}."
    elif Aspect.TEXT not in found:
        yield "Teks yang terbaca sama."
    if Aspect.UNREAD in found:
        yield "Ada perbedaan pada bagian yang tidak dapat dibaca perkin; periksa tempatnya di Word."


def as_json(comparison: DocumentComparison) -> str:
    """The comparison under the keys that every comparison has, and the documents with pending tracked changes."""
    data: dict[str, Any] = as_data(comparison) | {"pending": list(comparison.pending)}
    for item, change in zip(data["changes"], comparison.changes, strict=True):
        item["aspect"] = change.aspect.name.lower()
    return str(simplejson.dumps(data, use_decimal=True, ensure_ascii=False, indent=2))
