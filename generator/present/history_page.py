"""The history of a year as one HTML page, which needs nothing but itself: no network, no other file, no script.

What comes from masters is only ever text: the template escapes it, and the page's own policy lets no other style
run than the one it was written with, and no script at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import methodcaller
from typing import Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator import __version__
from generator.history import Figures, History, Quarter, Row
from generator.present.changes import figure
from generator.present.findings import visible
from generator.present.history_sentences import ABSENT, MISSING, restated, sources, steps, value
from generator.present.page import HERE, digest
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan

_WIDTH, _HEIGHT, _EDGE = 96, 36, 5
_LOOKS: Final = {
    Status.TERCAPAI: "added",
    Status.BELUM_TERCAPAI: "removed",
    Status.BELUM_DILAPORKAN: "changed",
    Status.TANPA_TARGET: "w4",
    Status.TIDAK_DAPAT_DIHITUNG: "changed",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """An indicator in a quarter as the page shows it."""

    label: str
    target: str
    realisasi: str
    capaian: str
    status: str
    look: str
    """The class that colours it; empty where there is nothing."""
    alasan: str
    otherwise: tuple[str, ...]
    """What later folders say otherwise, in sentences."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the trend."""

    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator as a row of the page."""

    kode: str
    indikator: str
    satuan: str
    cells: tuple[Cell, ...]
    tahun: Cell
    dots: tuple[Dot, ...]
    points: tuple[str, ...]
    """Stretches of the trend as SVG points; a quarter without capaian breaks the line."""
    half: str
    """Height of 100 % in the drawing."""
    said: str
    """The trend in words."""


def as_html(history: History) -> str:
    """The page."""
    names = ("temuan.css", "beda.css", "riwayat.css")
    style = "".join((HERE / name).read_text(encoding="utf-8") for name in names)
    template = (HERE / "riwayat.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        tahun=history.tahun,
        tanda=visible(history.status_data),
        label=[quarter.label for quarter in Triwulan],
        sumber=sources(history),
        indikator=[_line(history, row) for row in history.indikator],
        ringkasan=_summary(history),
        lain=[restated(item) for item in history.restated],
        langkah=steps(history),
        versi=__version__,
        gaya=Markup(style),  # noqa: S704 - our own files
        sidik_gaya=digest(style),
    )


def _line(history: History, row: Row) -> Line:
    values = [row.triwulan[quarter].capaian if quarter in row.triwulan else None for quarter in Triwulan]
    top = max([Decimal(100), *(one for one in values if one is not None)])
    dots: list[Dot] = []
    stretches: list[list[str]] = [[]]
    for place, capaian in enumerate(values):
        if capaian is None:
            stretches.append([])
            continue
        dot = _dot(place, capaian, top)
        dots.append(dot)
        stretches[-1].append(f"{dot.x},{dot.y}")
    said = [f"{quarter.label} {figure(one)}" for quarter, one in zip(Triwulan, values, strict=True)]
    return Line(
        kode=row.kode,
        indikator=visible(row.indikator),
        satuan=visible(row.satuan),
        cells=tuple(_cell(history, row, quarter) for quarter in Triwulan),
        tahun=_shown("Tahun", row.tahun, tuple(restated(item) for item in row.restated if item.quarter is None)),
        dots=tuple(dots),
        points=tuple(" ".join(points) for points in stretches if len(points) > 1),
        half=_dot(0, Decimal(100), top).y,
        said=", ".join(said),
    )


def _dot(place: int, value: Decimal, top: Decimal) -> Dot:
    """Where a quarter's capaian stands in the drawing; its axis goes from 0 to the highest, at least 100 %."""
    step = Decimal(_WIDTH - 2 * _EDGE) / 3
    share = max(value, Decimal(0)) / top
    x = _EDGE + place * step
    y = _HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE)
    return Dot(f"{x:.1f}", f"{y:.1f}")


def _cell(history: History, row: Row, quarter: Triwulan) -> Cell:
    told = row.triwulan.get(quarter)
    if told is None:
        why = ABSENT if quarter in history.kuartal else MISSING
        return Cell(quarter.label, "", "", "", why, "", "", ())
    return _shown(quarter.label, told, tuple(restated(item) for item in row.told_otherwise(quarter)))


def _shown(label: str, told: Figures, otherwise: tuple[str, ...]) -> Cell:
    return Cell(
        label=label,
        target=value(told.target),
        realisasi=figure(told.realisasi),
        capaian=figure(told.capaian),
        status=told.status,
        look=_LOOKS[Status(told.status)] if told.status else "",
        alasan=visible(told.alasan),
        otherwise=otherwise,
    )


def _summary(history: History) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Groups of rows: each row a name and the four quarters' values."""

    def told(of: Callable[[Quarter], object]) -> list[str]:
        quarters = (history.kuartal.get(quarter) for quarter in Triwulan)
        return [str(of(quarter)) if quarter else MISSING for quarter in quarters]

    means = [
        ("Sasaran (%)", told(lambda quarter: figure(quarter.rata_rata_sasaran))),
        ("Indikator (%)", told(lambda quarter: figure(quarter.rata_rata_indikator))),
        ("Predikat", told(lambda quarter: visible(quarter.predikat) or "-")),
    ]
    counts = [(state.value, told(methodcaller("count", state))) for state in Status]
    outputs = [(state.value, told(methodcaller("count", state))) for state in StatusRenaksi]
    return [("Rata-rata capaian", means), ("Jumlah indikator", counts), ("Jumlah output rencana aksi", outputs)]
