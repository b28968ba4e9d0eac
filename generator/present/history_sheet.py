"""The history of a year as a workbook of one sheet: an indicator a row, the quarters beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.history import FIELDS, Figures, History, Quarter, Row
from generator.office.workbook.report import Gaya, Halaman, Isi, write
from generator.present.findings import visible
from generator.present.history_sentences import ABSENT, MISSING, restated, sources, steps
from generator.results import Status, StatusRenaksi
from generator.values import Triwulan, printed_number

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
    mark = history.status_data
    names = list(_FIRST)
    for quarter in Triwulan:
        names += [f"{name.capitalize()} {quarter.label}" for name in FIELDS]
    rows: list[tuple[Isi, ...]] = [
        (Isi(f"Riwayat TW I–IV {history.tahun}", Gaya.JUDUL),),
        (Isi(visible(mark) or None, Gaya.TANDA if mark else Gaya.BIASA),),
        (),
        tuple(Isi(name, Gaya.KEPALA) for name in (*names, *_YEAR)),
    ]
    for row in history.indikator:
        cells = [Isi(row.kode, Gaya.TEBAL), Isi(visible(row.indikator)), Isi(visible(row.satuan))]
        for quarter in Triwulan:
            cells += _quarter(history, row, quarter)
        cells += [_target(row.tahun), _two(row.tahun.realisasi), _two(row.tahun.capaian)]
        rows.append(tuple(cells))
    rows += [*_summary(history), *_sentences(history)]
    page = Halaman(SHEET, _WIDTHS, tuple(rows), kepala=4)
    return write((page,), f"Riwayat {history.tahun}", mark)


def _quarter(history: History, row: Row, quarter: Triwulan) -> tuple[Isi, ...]:
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


def _two(value: Decimal | None) -> Isi:
    return Isi(None, Gaya.KOSONG) if value is None else Isi(value, Gaya.DUA)


def _summary(history: History) -> Iterator[tuple[Isi, ...]]:
    yield ()
    heads = ["Ringkasan", "", ""]
    for quarter in Triwulan:  # its label over its capaian, nothing over the other columns
        heads += [quarter.label if name == "capaian" else "" for name in FIELDS]
    yield tuple(Isi(name, Gaya.KEPALA) for name in heads)
    yield _line(history, "Rata-rata capaian sasaran (%)", lambda quarter: _two(quarter.rata_rata_sasaran))
    yield _line(history, "Rata-rata capaian indikator (%)", lambda quarter: _two(quarter.rata_rata_indikator))
    yield _line(history, "Predikat", lambda quarter: Isi(visible(quarter.predikat) or None))
    for status in Status:
        yield _line(history, f"Indikator {status.value}", _counter(status))
    for state in StatusRenaksi:
        yield _line(history, f"Output {state.value}", _counter(state))


def _counter(status: Status | StatusRenaksi) -> Callable[[Quarter], Isi]:
    """The cell that says how many indicators or outputs of a quarter stand there."""
    return lambda quarter: Isi(quarter.count(status), Gaya.BULAT)


def _line(history: History, name: str, of: Callable[[Quarter], Isi]) -> tuple[Isi, ...]:
    """A summary's row: each quarter's value stands in the column of its capaian."""
    cells: list[Isi] = [Isi(name, Gaya.TEBAL), Isi(None), Isi(None)]
    for quarter in Triwulan:
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
