"""What became of an output folder, as text and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any, Final

import simplejson

from generator.diff.rows import Change, Kind
from generator.office.word.passages import ISI
from generator.present.changes import WORDS
from generator.present.diff_text import WIDTH
from generator.present.document_text import sentences
from generator.verify import Verification
from generator.verify.again import Again
from generator.verify.bukti import BuktiState
from generator.verify.files import FileState, State
from generator.verify.master import MasterState

_ADVICE: Final[Mapping[State, str]] = {
    State.CHANGED: "berubah sejak dibuat; bandingkan isinya dengan hasil perkin generate yang baru",
    State.MISSING: "tidak ada lagi di folder ini",
}


def as_text(found: Verification) -> str:
    """File by file, then the master, then whether the documents come out the same again."""
    blocks = [
        "\n".join([f"{found.folder.path}:", *(line for item in found.files for line in _file(item))]),
        "\n".join(f"  {name}: tambahan, bukan hasil perkin generate" for name in found.extra),
        _wrapped(_master(found.master)),
        _evidence(found.bukti),
        _wrapped(_again(found)),
        _summary(found),
    ]
    return "\n\n".join(block for block in blocks if block)


def _file(item: FileState) -> Iterator[str]:
    said = (
        f"{item.state.value}: {item.note}" if item.state is State.DAMAGED else _ADVICE.get(item.state, item.state.value)
    )
    yield _wrapped(f"{item.name}: {said}", "  ")
    for room in dict.fromkeys(change.table for change in item.changes):
        for sentence in sentences([change for change in item.changes if change.table == room]):
            yield _wrapped(sentence if room == ISI else f"{room}, {sentence}", "    ")
    if item.note and item.state is not State.DAMAGED:
        yield _wrapped(item.note, "    ")


def _wrapped(text: str, indent: str = "") -> str:
    following = f"{indent}  " if indent else ""
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=following, break_long_words=False, break_on_hyphens=False
    )


def _master(state: MasterState) -> str:
    if state.path is None:
        places = ", ".join(str(place) for place in state.looked)
        return f"Master {state.name} tidak ditemukan. Sudah dicari di {places}. Sebutkan letaknya dengan --master."
    if state.same:
        return f"Master {state.path} tidak berubah sejak dokumen dibuat."
    if not state.counts:
        return f"Master {state.path} sudah disimpan ulang, tetapi isi lembarnya sama seperti waktu dokumen dibuat."
    counts = ", ".join(f"{count} {WORDS[kind]}" for kind, count in state.counts.items())
    return (
        f"Master {state.path} sudah berubah sejak dokumen dibuat ({counts}), jadi dokumen ini belum memuat isinya yang baru. "
        "perkin diff menampilkan rinciannya."
    )


def _evidence(found: tuple[BuktiState, ...]) -> str:
    """The files of evidence that are no longer what they were, or how many still are; empty where none was recorded."""
    if not found:
        return ""
    if all(item.same for item in found):
        return _wrapped(f"Bukti: {len(found)} berkas, seperti waktu dokumen dibuat.")
    lines = [_wrapped(f"{item.name}: {item.state.value}", "  ") for item in found if not item.same]
    return "\n".join([f"Bukti yang tidak lagi seperti waktu dokumen dibuat, dari {len(found)} berkas:", *lines])


def _again(found: Verification) -> str:
    again = found.again
    if again.obstacle:
        return f"Tidak dicoba membuat ulang: {again.obstacle}."
    if again.differing:
        return (
            f"Dibuat ulang dengan pilihan yang sama, hasilnya berbeda dari yang tercatat: {', '.join(again.differing)}. "
            "Buat ulang folder ini dengan perkin generate."
        )
    return " ".join(_same(len(found.folder.files), again))


def _same(count: int, again: Again) -> Iterator[str]:
    """What came out the same, and how each file was compared: bytes, pages of a PDF, or not at all."""
    exact = count - len(again.by_pages) - len(again.uncompared)
    said = f"ke-{count} berkasnya" if exact == count else f"{exact} dari {count} berkasnya"
    yield f"Dibuat ulang dengan pilihan yang sama (tanpa menulis apa pun), {said} sama persis."
    if again.by_pages:
        yield (
            f"Teks {len(again.by_pages)} PDF ({', '.join(again.by_pages)}) dan letaknya di setiap halaman juga sama; gambar, "
            "garis, warna, dan hurufnya tidak dibandingkan, karena isi berkas PDF memang dapat lain pada setiap pencetakan."
        )
    if again.uncompared:
        yield (
            f"Tidak dapat dibandingkan: {', '.join(again.uncompared)}, karena manifesnya tidak mencatat halaman PDF itu. Buat "
            "ulang folder ini dengan perkin generate."
        )


def _summary(found: Verification) -> str:
    if found.as_generated:
        return "Semua berkas masih persis seperti waktu dibuat."
    touched = sum(item.state is not State.SAME for item in found.files)
    if not touched and not found.extra:
        why = _why(found)
        return f"Semua berkas masih persis seperti waktu dibuat, tetapi {why}."
    extra = f", {len(found.extra)} berkas tambahan" if found.extra else ""
    return f"{touched} dari {len(found.files)} berkas tidak lagi seperti waktu dibuat{extra}."


def _why(found: Verification) -> str:
    """What is not as it was where every file is."""
    if found.again.differing:
        return "hasil membuat ulang berbeda"
    if not all(item.same for item in found.bukti):
        return "buktinya sudah berubah"
    return "masternya sudah berubah"


def as_json(found: Verification) -> str:
    """The same under fixed keys."""
    return str(simplejson.dumps(_data(found), use_decimal=True, ensure_ascii=False, indent=2))


def _data(found: Verification) -> dict[str, Any]:
    master, again = found.master, found.again
    data = {
        "folder": str(found.folder.path),
        "as_generated": found.as_generated,
        "files": [
            {
                "name": item.name,
                "state": item.state.name.lower(),
                "changes": [_change(change) for change in item.changes],
                "note": item.note,
            }
            for item in found.files
        ],
        "extra": list(found.extra),
        "master": {
            "name": master.name,
            "path": str(master.path) if master.path else None,
            "looked": [str(place) for place in master.looked],
            "same": master.same if master.path else None,
            "summary": {kind.value: master.counts.get(kind, 0) for kind in Kind},
        },
        "again": {
            "tried": not again.obstacle,
            "obstacle": again.obstacle,
            "same": _same_again(again),
            "differing": list(again.differing),
            "by_pages": list(again.by_pages),
            "uncompared": list(again.uncompared),
        },
    }
    if found.bukti:
        data["evidence"] = [{"name": item.name, "state": item.state.name.lower()} for item in found.bukti]
    return data


def _same_again(again: Again) -> bool | None:
    """Whether all that was made again is the same; None when something of it was not compared."""
    if again.differing:
        return False
    return None if again.obstacle or again.uncompared else True


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "table": change.table,
        "id": change.id,
        "column": change.column,
        "old": change.old,
        "new": change.new,
        "id_old": change.id_old,
        "id_new": change.id_new,
        "place": change.place,
        "aspect": change.aspect.name.lower(),
    }
