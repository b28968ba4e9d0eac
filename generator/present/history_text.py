"""The history of a year as text for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from operator import methodcaller
from typing import Any, Final

import simplejson

from generator.history import Figures, History, Quarter, Row
from generator.present.changes import figure, short
from generator.present.findings import visible
from generator.present.history_sentences import ABSENT, MISSING, restated, sources, steps, value
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan

WIDTH: Final = 100
_MARK: Final = "*"
"""Beside a figure of which a later folder says another."""
_FIGURES: Final = ("target", "realisasi", "capaian", "status")


def as_text(history: History) -> str:
    """The year as a table of its quarters, then what was restated, and what changed when."""
    mark = f"\n*** {visible(history.status_data)} ***" if history.status_data else ""
    blocks = [
        f"Riwayat {history.tahun}{mark}",
        "\n".join(sources(history)),
        "\n".join(_table(history)),
        _block("Angka yang kemudian dinyatakan lain (*)", [restated(item) for item in history.restated]),
        *_changes(history),
    ]
    return "\n\n".join(filter(None, blocks))


def _block(title: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    wrapped = [line for text in sentences for line in _wrapped(text)]
    return "\n".join([title, *wrapped])


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="      ", break_long_words=False)


def _changes(history: History) -> Iterator[str]:
    if not history.perubahan:
        yield "Baru ada satu triwulan, jadi belum ada yang dapat dibandingkan."
    for step in steps(history):
        said = [*step.figures, *step.renaksi, *step.master]
        yield _block(f"Yang berubah, {step.title}", said or ["Tidak ada yang berubah."])


def _table(history: History) -> list[str]:
    header = ["", *(quarter.label for quarter in Triwulan), "Tahun"]
    groups: list[tuple[str, list[list[str]]]] = []
    for indikator in history.indikator:
        title = f"{indikator.kode} {visible(indikator.indikator)} ({visible(indikator.satuan)})"
        groups.append((title, _figures(history, indikator)))
    means = [
        _counted(history, "sasaran", lambda quarter: figure(quarter.rata_rata_sasaran)),
        _counted(history, "indikator", lambda quarter: figure(quarter.rata_rata_indikator)),
        _counted(history, "predikat", lambda quarter: visible(quarter.predikat) or "-"),
    ]
    groups.append(("Rata-rata capaian (%)", means))
    for title, states in (("Jumlah indikator", Status), ("Jumlah output rencana aksi", StatusRenaksi)):
        groups.append((title, [_counted(history, state.value, methodcaller("count", state)) for state in states]))
    rows = [header]
    for _, inside in groups:
        rows += inside
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]

    def line(row: Sequence[str]) -> str:
        cells = [cell.rjust(width) for cell, width in zip(row, widths, strict=True)]
        cells[0] = row[0].ljust(widths[0])
        return "  ".join(cells).rstrip()

    table = [line(header), "  ".join("-" * width for width in widths)]
    for title, inside in groups:
        table += [short(title, WIDTH), *map(line, inside)]
    return table


def _figures(history: History, row: Row) -> list[list[str]]:
    """A line for each figure: its name, the quarters' and the year's."""
    names = [f"  {name}" for name in _FIGURES]
    quarters = [_quarter(history, row, quarter) for quarter in Triwulan]
    year = [value(row.tahun.target), value(row.tahun.realisasi), value(row.tahun.capaian), ""]
    return [list(line) for line in zip(names, *quarters, year, strict=True)]


def _quarter(history: History, row: Row, quarter: Triwulan) -> list[str]:
    """The four lines of a quarter; the first says when there is nothing."""
    told = row.triwulan.get(quarter)
    if told is None:
        return [ABSENT if quarter in history.kuartal else MISSING, "", "", ""]
    otherwise = {item.field for item in row.told_otherwise(quarter)}
    return [value(getattr(told, name)) + (_MARK if name in otherwise else "") for name in _FIGURES]


def _counted(history: History, name: str, of: Callable[[Quarter], object]) -> list[str]:
    cells = [f"  {name}"]
    for quarter in Triwulan:
        told = history.kuartal.get(quarter)
        cells.append(str(of(told)) if told else MISSING)
    return [*cells, ""]


def as_data(history: History) -> dict[str, Any]:
    """The history under fixed JSON keys, numbers exact."""
    return {
        "tahun": history.tahun,
        "status_data": history.status_data,
        "triwulan": [_quarter_data(history, quarter) for quarter in Triwulan],
        "indikator": [_row_data(row) for row in history.indikator],
        "perubahan": [
            {
                "dari": one.old.name,
                "ke": one.new.name,
                "indikator": list(step.figures),
                "renaksi": list(step.renaksi),
                "master": list(step.master),
            }
            for one, step in zip(history.perubahan, steps(history), strict=True)
        ],
    }


def _quarter_data(history: History, quarter: Triwulan) -> dict[str, Any]:
    told = history.kuartal.get(quarter)
    if told is None:
        return {"triwulan": quarter.label, "ada": False}
    return {
        "triwulan": quarter.label,
        "ada": True,
        "folder": told.side.name,
        "master": {"name": told.master, "sha256": told.master_sha256},
        "rata_rata_sasaran": told.rata_rata_sasaran,
        "rata_rata_indikator": told.rata_rata_indikator,
        "predikat": told.predikat,
        "jumlah": {status.value: count for status, count in told.indikator.items()},
        "renaksi": {status.value: count for status, count in told.renaksi.items()},
    }


def _row_data(row: Row) -> dict[str, Any]:
    return {
        "kode": row.kode,
        "indikator": row.indikator,
        "satuan": row.satuan,
        "penanggung_jawab": list(row.penanggung_jawab),
        "triwulan": [
            {"triwulan": quarter.label} | _figures_data(told) | {"status": told.status}
            for quarter, told in row.triwulan.items()
        ],
        "tahunan": _figures_data(row.tahun),
        "dinyatakan_lain": [
            {
                "triwulan": item.quarter.label if item.quarter else None,
                "menurut": item.by.label,
                "apa": item.field,
                "semula": item.old,
                "menjadi": item.new,
            }
            for item in row.restated
        ],
    }


def _figures_data(told: Figures) -> dict[str, Any]:
    return {"target": told.target, "realisasi": told.realisasi, "capaian": told.capaian, "alasan": told.alasan}


def as_json(history: History) -> str:
    """The history as JSON."""
    return str(simplejson.dumps(as_data(history), use_decimal=True, ensure_ascii=False, indent=2))
