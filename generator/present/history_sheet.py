"""The history of a year as a workbook of one sheet: an indicator a row, the quarters beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.history import FIELDS, Figures, History, Quarter, Row
from generator.office.workbook.report import Gaya, Halaman, Isi, write
from generator.periode import Periode
from generator.present.findings import visible
from generator.present.history_sentences import ABSENT, MISSING, restated, sources, steps
from generator.results import Status, StatusRenaksi
from generator.values import printed_number

SHEET: Final = "Riwayat"
_FIRST: Final = ("Kode", "Indikator Kinerja", "Satuan")
_YEAR: Final = ("Target Tahunan", "Realisasi Tahunan", "Capaian Tahunan")
_WIDTHS: Final = (26, 44, 12, *(11, 11, 11, 17) * 4, 11, 11, 11)
_LOOKS: Final = {
    Status.TERCAPAI: Gaya.BAIK,
    Status.BELUM_TERCAPAI: Gaya.KURANG,
    Status.BELUM_DILAPORKAN: Gaya.KURANG,
    Status.TANPA_TARGET: Gaya.KOSONG,
    Status.TIDAK_DAPAT_DIHITUNG: Gaya.KURANG,
}


def as_xlsx(history: History) -> bytes:
    """The workbook's bytes. Text stays text; a figure that does not exist is an empty, marked cell."""
    quarters = (f"{name.capitalize()} {quarter.label}" for quarter in history.periode for name in FIELDS)
    rows: list[tuple[Isi, ...]] = [
        (Isi(f"Riwayat {history.periode[0].label}–{history.periode[-1].name} {history.tahun}", Gaya.JUDUL),),
        (Isi(visible(history.status_data) or None, Gaya.TANDA if history.status_data else Gaya.BIASA),),
        (),
        tuple(Isi(name, Gaya.KEPALA) for name in (*_FIRST, *quarters, *_YEAR)),
        *(_row(history, row) for row in history.indikator),
        *_summary(history),
        *_sentences(history),
    ]
    page = Halaman(SHEET, _WIDTHS, tuple(rows), kepala=4)
    return write((page,), f"Riwayat {history.tahun}", history.status_data)


def _row(history: History, row: Row) -> tuple[Isi, ...]:
    named = (Isi(row.kode, Gaya.TEBAL), Isi(visible(row.indikator)), Isi(visible(row.satuan)))
    quarters = (cell for quarter in history.periode for cell in _quarter(history, row, quarter))
    return (*named, *quarters, _target(row.tahun), _two(row.tahun.realisasi), _two(row.tahun.capaian))


def _quarter(history: History, row: Row, quarter: Periode) -> tuple[Isi, ...]:
    told = row.triwulan.get(quarter)
    if told is None:
        why = ABSENT if quarter in history.kuartal else MISSING
        return (*(Isi(None, Gaya.KOSONG),) * 3, Isi(why, Gaya.KOSONG))
    status = Status(told.status)
    mark = "*" if row.told_otherwise(quarter) else ""
    return _target(told), _two(told.realisasi), _two(told.capaian), Isi(status.value + mark, _LOOKS[status])


def _target(told: Figures) -> Isi:
    """A target as a number where it is one, as text where it is a range."""
    if told.target is None:
        return Isi(None, Gaya.KOSONG)
    number = printed_number(told.target)
    return Isi(visible(told.target)) if number is None else Isi(number, Gaya.PENUH)


def _two(value: Decimal | str | None) -> Isi:
    if isinstance(value, str):
        return Isi(visible(value))
    return Isi(None, Gaya.KOSONG) if value is None else Isi(value, Gaya.DUA)


def _summary(history: History) -> Iterator[tuple[Isi, ...]]:
    yield ()
    yield tuple(Isi(name, Gaya.KEPALA) for name in ("Ringkasan", "", "", *_capaian_columns(history)))
    yield _line(history, "Rata-rata capaian sasaran (%)", lambda quarter: _two(quarter.rata_rata_sasaran))
    yield _line(history, "Rata-rata capaian indikator (%)", lambda quarter: _two(quarter.rata_rata_indikator))
    yield _line(history, "Predikat", lambda quarter: Isi(visible(quarter.predikat) or None))
    for status in Status:
        yield _line(history, f"Indikator {status.value}", _counter(status))
    for state in StatusRenaksi:
        yield _line(history, f"Output {state.value}", _counter(state))


def _capaian_columns(history: History) -> Iterator[str]:
    """A quarter's label over its capaian, nothing over the other columns."""
    return (quarter.label if name == "capaian" else "" for quarter in history.periode for name in FIELDS)


def _counter(status: Status | StatusRenaksi) -> Callable[[Quarter], Isi]:
    """The cell that says how many indicators or outputs of a quarter stand there."""
    return lambda quarter: Isi(
        quarter.indikator[status] if isinstance(status, Status) else quarter.renaksi[status], Gaya.BULAT
    )


def _line(history: History, name: str, of: Callable[[Quarter], Isi]) -> tuple[Isi, ...]:
    """A summary's row: each quarter's value stands in the column of its capaian."""
    cells: list[Isi] = [Isi(name, Gaya.TEBAL), Isi(None), Isi(None)]
    for quarter in history.periode:
        told = of(history.kuartal[quarter]) if quarter in history.kuartal else Isi(MISSING, Gaya.KOSONG)
        cells += [told if field == "capaian" else Isi(None) for field in FIELDS]
    return tuple(cells)


def _sentences(history: History) -> Iterator[tuple[Isi, ...]]:
    yield from _list("Sumber", sources(history))
    yield from _list("Dinyatakan lain (*)", [restated(item) for item in history.restated])
    for step in steps(history):
        said = [*step.figures, *step.renaksi, *step.master]
        yield from _list(f"Yang berubah, {step.title}", said or ["Tidak ada yang berubah."])


def _list(title: str, sentences: Sequence[str]) -> Iterator[tuple[Isi, ...]]:
    if sentences:
        yield ()
        yield Isi(title, Gaya.KEPALA), Isi(None, Gaya.KEPALA)
    for sentence in sentences:
        yield Isi(None), Isi(sentence)
