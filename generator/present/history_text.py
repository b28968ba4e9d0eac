"""The history of a year as text for the terminal, and as JSON."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import simplejson

from generator.history import Figures, History, Quarter, Row
from generator.periode import Periode
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
    blocks = [
        f"Riwayat {history.tahun}" + (f"\n*** {visible(history.status_data)} ***" if history.status_data else ""),
        "\n".join(sources(history)),
        "\n".join(_table(history)),
        _block("Angka yang kemudian dinyatakan lain (*)", [restated(item) for item in history.restated]),
        *_changes(history),
    ]
    return "\n\n".join(block for block in blocks if block)


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
    header = ["", *(quarter.label for quarter in history.periode), "Tahun"]
    groups = [
        *(
            (f"{row.kode} {visible(row.indikator)} ({visible(row.satuan)})", _figures(history, row))
            for row in history.indikator
        ),
        ("Rata-rata capaian (%)", list(_means(history))),
        (
            "Jumlah indikator",
            [_counted(history, status.value, _number_of(status)) for status in Status],
        ),
        (
            "Jumlah output rencana aksi",
            [_counted(history, status.value, _number_of(status)) for status in StatusRenaksi],
        ),
    ]
    widths = [
        max(len(row[n]) for row in [header, *(row for _, rows in groups for row in rows)]) for n in range(len(header))
    ]

    def line(row: Sequence[str]) -> str:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        return "  ".join(cells).rstrip()

    table = [line(header), "  ".join("-" * width for width in widths)]
    for title, rows in groups:
        table += [short(title, WIDTH), *map(line, rows)]
    return table


def _figures(history: History, row: Row) -> list[list[str]]:
    cells = [_quarter(history, row, quarter) for quarter in history.periode]
    year = [value(getattr(row.tahun, name)) for name in _FIGURES[:3]] + [""]
    return [[f"  {name}", *(cell[place] for cell in cells), year[place]] for place, name in enumerate(_FIGURES)]


def _quarter(history: History, row: Row, quarter: Periode) -> list[str]:
    """The four lines of a quarter; the first says when there is nothing."""
    told = row.triwulan.get(quarter)
    if told is None:
        return [ABSENT if quarter in history.kuartal else MISSING, "", "", ""]
    otherwise = {item.field for item in row.told_otherwise(quarter)}
    return [value(getattr(told, name)) + (_MARK if name in otherwise else "") for name in _FIGURES]


def _means(history: History) -> Iterator[list[str]]:
    yield _counted(history, "sasaran", lambda quarter: figure(quarter.rata_rata_sasaran))
    yield _counted(history, "indikator", lambda quarter: figure(quarter.rata_rata_indikator))
    yield _counted(history, "predikat", lambda quarter: visible(quarter.predikat) or "-")


def _number_of(status: Status | StatusRenaksi) -> Callable[[Quarter], object]:
    """How many indicators or outputs of a quarter stand there."""
    return lambda quarter: quarter.indikator[status] if isinstance(status, Status) else quarter.renaksi[status]


def _counted(history: History, name: str, of: Callable[[Quarter], object]) -> list[str]:
    told = [str(of(history.kuartal[q])) if q in history.kuartal else MISSING for q in history.periode]
    return [f"  {name}", *told, ""]


def as_data(history: History) -> dict[str, Any]:
    """The history under fixed JSON keys, numbers exact."""
    return {
        "tahun": history.tahun,
        "status_data": history.status_data,
        "triwulan": [_quarter_data(history, quarter) for quarter in history.periode],
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


def _quarter_data(history: History, quarter: Periode) -> dict[str, Any]:
    told = history.kuartal.get(quarter)
    if told is None:
        return {"triwulan": Triwulan(quarter).label, "ada": False}
    return {
        "triwulan": Triwulan(quarter).label,
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
            {"triwulan": Triwulan(quarter).label} | _figures_data(told) | {"status": told.status}
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
