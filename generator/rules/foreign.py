"""J: words of other languages, and how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from generator.findings import Severity
from generator.master import Master
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped
from generator.rules.words import ASING
from generator.values import Paragraph, normal, seen

_PHRASES: Final = "|".join(sorted(ASING, reverse=True)).replace(" ", r"[\s-]+")
_PHRASE: Final = re.compile(rf"(?<![\w./:-])(?:{_PHRASES})(?![\w/:-])(?!\.\w)", re.IGNORECASE)
"""A longer phrase comes before the one it begins with; what is a part of a web address is none."""


@rule(
    "J05",
    Severity.INFO,
    remedy="Pasang huruf miring pada ungkapan itu di Excel.",
    source="Ejaan Bahasa Indonesia yang Disempurnakan, huruf miring",
)
def upright_foreign_words(master: Master) -> Iterator[Temuan]:
    """Ungkapan asing dalam Pengukuran Kinerja ditulis miring.

    Mengapa: Kata asing yang bukan serapan ditulis miring. Huruf miring sering hilang ketika master disimpan oleh program
    lain, dan cetakannya ikut berubah. Kolom lain dicetak tanpa huruf miring, jadi tidak diperiksa.

    Contoh: "Community of Practice" tertulis tegak.
    """
    found = [
        (normal(written), (row, "pengukuran", written))
        for row in master.indikator
        for paragraph in row.pengukuran
        for written in _upright(paragraph)
    ]
    for uses in grouped(found).values():
        yield across([(row, name) for row, name, _ in uses], f'"{uses[0][2]}" tidak ditulis miring.')


def _upright(paragraph: Paragraph) -> Iterator[str]:
    """The foreign phrases of a paragraph of which a letter is upright."""
    italic = list(chain.from_iterable([run.italic] * len(run.text) for run in paragraph))
    for found in _PHRASE.finditer(seen(paragraph)):
        if not all(italic[found.start() : found.end()]):
            yield found[0]
