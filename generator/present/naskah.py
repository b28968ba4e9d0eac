"""What became of a master that was written anew: as text, as JSON, and as a page that needs nothing but itself."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator import __version__
from generator.naskah import Butir, Golongan, Laporan
from generator.present.findings import visible
from generator.present.page import HERE, digest

WIDTH: Final = 100
_SHOWN: Final = 160
"""Characters of an old or new text that are repeated."""


def as_text(laporan: Laporan) -> str:
    """What waits for a person first, the rest by what became of it, then the counts and what to do next."""
    blocks = [
        _left_alone(items)
        if golongan is Golongan.DIBIARKAN
        else "\n".join(
            [f"{golongan.value[:1].upper()}{golongan.value[1:]}:", *(line for item in items for line in _item(item))]
        )
        for golongan, items in _grouped(laporan)
    ]
    return "\n\n".join([*blocks, "\n".join(map(_wrapped, (_counted(laporan), *laporan.langkah)))])


def _grouped(laporan: Laporan) -> Iterator[tuple[Golongan, Sequence[Butir]]]:
    for golongan in Golongan:
        if items := [item for item in laporan.butir if item.golongan is golongan]:
            yield golongan, items


def _left_alone(items: Sequence[Butir]) -> str:
    """What was left as it was, counted; the other forms list every place."""
    counts = Counter(visible(item.pesan) for item in items)
    lines = [_wrapped(f"{said} ({number} tempat)", "  ") for said, number in counts.items()]
    return "\n".join(["Dibiarkan (--format html menampilkan tempatnya):", *lines])


def _item(item: Butir) -> Iterator[str]:
    yield _wrapped(f"{_where(item)}: {visible(item.pesan)}", "  ")
    for text in _texts(item):
        yield _wrapped(text, "      ")


def _where(item: Butir) -> str:
    place = f"{item.lembar}!{item.sel}" if item.sel else item.lembar
    named = ", ".join(filter(None, (item.baris, item.kolom)))
    return visible(f"{place} ({named})" if named else place)


def _texts(item: Butir) -> Iterator[str]:
    if item.lama and item.baru:
        yield f"{_short(item.lama)} → {_short(item.baru)}"
    elif item.lama:
        yield f"Isinya: {_short(item.lama)}"


def _short(text: str) -> str:
    line = " ".join(visible(text).split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def _counted(laporan: Laporan) -> str:
    counts = [f"{number} {name}" for name, number in laporan.jumlah.items() if number]
    waiting = f"{laporan.perlu} hal perlu dilihat" if laporan.perlu else "tidak ada yang perlu dilihat"
    return f"{laporan.baru}: {', '.join([f'{laporan.sel} sel dibawa', *counts, waiting])}."


def _wrapped(text: str, indent: str = "") -> str:
    following = f"{indent}    " if indent else ""
    return textwrap.fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=following, break_long_words=False, break_on_hyphens=False
    )


def as_json(laporan: Laporan) -> str:
    """The same as data."""
    data: dict[str, Any] = {
        "command": laporan.perintah,
        "master": laporan.master,
        "new": laporan.baru,
        "items": [_data(item) for item in laporan.butir],
        "summary": {
            "cells": laporan.sel,
            "attention": laporan.perlu,
            "kinds": {golongan.value: len(items) for golongan, items in _grouped(laporan)},
            "counts": dict(laporan.jumlah),
        },
        "next": list(laporan.langkah),
    }
    return json.dumps(data, ensure_ascii=False, indent=2)


def _data(item: Butir) -> dict[str, Any]:
    return {
        "kind": item.golongan.value,
        "attention": item.perlu,
        "sheet": item.lembar,
        "cell": item.sel,
        "id": item.baris,
        "column": item.kolom,
        "message": item.pesan,
        "old": item.lama,
        "new": item.baru,
        **({"by": item.oleh} if item.oleh else {}),
    }


def as_html(laporan: Laporan) -> str:
    """The page."""
    style = (HERE / "naskah.css").read_text(encoding="utf-8")
    template = (HERE / "naskah.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        laporan=laporan,
        ringkas=_counted(laporan),
        golongan=[
            (
                golongan.value,
                [(_where(item), visible(item.pesan), visible(item.lama), visible(item.baru)) for item in items],
            )
            for golongan, items in _grouped(laporan)
        ],
        versi=__version__,
        gaya=Markup(style),  # noqa: S704 - our own file
        sidik=digest(style),
    )
