"""A comparison as one HTML page for reviewers, which needs nothing but itself: no network, no other file.

Like the page of findings: what comes from a master is only ever text, and the page's own policy lets no other
style or script run than the two it was written with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator import __version__
from generator.diff.report import Comparison
from generator.diff.rows import Kind
from generator.diff.words import Part, Piece, word_pieces
from generator.master import Indikator, Output
from generator.present.changes import (
    WORDS,
    Headline,
    Line,
    Weight,
    figure,
    headlines,
    lines,
    master_tables,
    outputs,
    per_table,
    signed,
)
from generator.present.page import HERE, digest
from generator.values import normal

_NEWS: Final[Mapping[Weight, str]] = {
    Weight.WORSE: "perlu perhatian",
    Weight.BETTER: "membaik",
    Weight.STATUS: "status berubah",
    Weight.FIGURE: "angka berubah",
}
_AROUND: Final = 160
"""Letters shown of what stayed, before and after a change."""
_WIDTH, _HEIGHT, _EDGE = 96, 28, 4


@dataclass(frozen=True, slots=True)
class Card:
    """One change on the page, and the numbers by which it is filtered."""

    anchor: str
    line: Line
    pieces: tuple[Piece, ...]
    codes: tuple[str, ...]
    officials: tuple[int, ...]

    @property
    def kind(self) -> str:
        """The kind of change in people's words."""
        return WORDS[self.line.kind]

    @property
    def folded(self) -> tuple[Piece, ...]:
        """Both versions as one text; of a long stretch that stayed, only its ends, where the changes are."""
        last = len(self.pieces) - 1
        return tuple(
            Piece(piece.part, _fold(piece.text, place > 0, place < last)) if piece.part is Part.SAME else piece
            for place, piece in enumerate(self.pieces)
        )

    @property
    def before(self) -> tuple[Piece, ...]:
        """The left side of the two versions: what stayed and what went."""
        return tuple(piece for piece in self.pieces if piece.part is not Part.ADDED)

    @property
    def after(self) -> tuple[Piece, ...]:
        """The right side: what stayed and what came."""
        return tuple(piece for piece in self.pieces if piece.part is not Part.REMOVED)


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator whose figures changed, as a row of the first table."""

    headline: Headline
    news: str
    before: str
    after: str
    delta: str
    points: str
    """The line through the quarters' capaian, as SVG points; empty with fewer than two."""
    quarters: str
    """The same in words."""


def as_html(comparison: Comparison, only_changed: bool = False, notes: Sequence[str] = ()) -> str:
    """The page of masters and folders, or of two Word documents. With `only_changed` it does not tell what stayed.

    `notes` are sentences that a reader must see first.
    """
    style = "".join((HERE / name).read_text(encoding="utf-8") for name in ("temuan.css", "beda.css"))
    script, template = ((HERE / name).read_text(encoding="utf-8") for name in ("beda.js", "beda.html.j2"))
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        _content(comparison),
        tetap={} if only_changed else _unchanged(comparison),
        catatan=notes,
        angka=comparison.old.results is not None or comparison.new.results is not None,
        isi="Isi master" if comparison.new.tables else "Isi dokumen",
        kata=[(kind.value, WORDS[kind], comparison.of_kind(kind)) for kind in Kind],
        bagian=Part,
        versi=__version__,
        gaya=Markup(style),  # noqa: S704 - our own files
        naskah=Markup(script),  # noqa: S704
        sidik_gaya=digest(style),
        sidik_naskah=digest(script),
    )


def _fold(text: str, head: bool, tail: bool) -> str:
    """The ends of a long text that lie beside a change."""
    if len(text) <= 2 * _AROUND:
        return text
    first = text[:_AROUND].rpartition(" ")[0] if head else ""
    rest = text[-_AROUND:].partition(" ")[2] if tail else ""
    return f"{first} … {rest}"


def _content(comparison: Comparison) -> dict[str, Any]:
    found = lines(comparison, master_tables(comparison))
    officials = sorted({name for line in found for name in line.officials}, key=normal)
    numbers = {name: number for number, name in enumerate(officials)}
    cards = list(_cards(comparison, found, numbers))
    tables = [(table, [card for card in cards if card.line.table == table]) for table, _ in per_table(found)]
    return {
        "lama": comparison.old,
        "baru": comparison.new,
        "utama": [_row(comparison, line) for line in headlines(comparison)],
        "renaksi": outputs(comparison),
        "tabel": tables,
        "kode": list(dict.fromkeys(code for card in cards for code in card.codes)),
        "pejabat": officials,
        "ganti_kode": comparison.renames,
        "berkas": comparison.documents,
    }


def _cards(comparison: Comparison, found: Sequence[Line], numbers: Mapping[str, int]) -> Iterator[Card]:
    known = {*comparison.old.indikator, *comparison.new.indikator} | {
        row.id
        for side in (comparison.old, comparison.new)
        for table in side.tables
        if table.nama in (Indikator.SHEET, Output.SHEET)
        for row in table.rekaman
    }
    for number, line in enumerate(found, start=1):
        codes = dict.fromkeys(word for name in line.ids for word in name.split(" ") if word in known)
        pieces = word_pieces(line.old, line.new) if line.kind is Kind.CHANGED else ()
        yield Card(f"ubah-{number}", line, pieces, tuple(codes), tuple(numbers[name] for name in line.officials))


def _row(comparison: Comparison, line: Headline) -> Row:
    effect = line.effect
    quarters = comparison.new.indikator[effect.kode]["triwulan"]
    values = [(item["triwulan"], item["capaian"]) for item in quarters]
    old, new = effect.capaian if effect.capaian != (None, None) else effect.realisasi
    return Row(
        headline=line,
        news=_NEWS[line.weight],
        before=figure(old),
        after=figure(new),
        delta=signed(effect.delta),
        points=_points([value for _, value in values]),
        quarters=", ".join(f"{name} {figure(value)}" for name, value in values),
    )


def _points(values: Sequence[Decimal | None]) -> str:
    """A line through the values that exist, each at its quarter's place; the axis begins at 0."""
    top = max((value for value in values if value is not None), default=Decimal(0))
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if len(known) < 2 or not top:
        return ""
    step = Decimal(_WIDTH - 2 * _EDGE) / 3
    return " ".join(
        f"{_EDGE + place * step:.1f},{_HEIGHT - _EDGE - value / top * (_HEIGHT - 2 * _EDGE):.1f}"
        for place, value in known
    )


def _unchanged(comparison: Comparison) -> dict[str, list[str]]:
    """Sheet → the rows of which nothing changed."""
    touched = {(change.table, change.id) for change in comparison.changes}
    kept = {
        table.nama: [row.id for row in table.rekaman if (table.nama, row.id) not in touched]
        for table in comparison.new.tables
    }
    return {name: ids for name, ids in kept.items() if ids}
