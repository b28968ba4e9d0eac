"""Sheets of rekap.xlsx that hold what was entered: Komponen, Survei, and the targets in Tren."""

from __future__ import annotations

from decimal import Decimal

from generator.documents.rekap.layout import (
    FIRST_ROW,
    KOMPONEN_COLUMNS,
    SURVEI_COLUMNS,
    Letak,
    heading,
    letters,
)
from generator.model import Master
from generator.results import Hasil, HasilIndikator
from generator.values import Angka, Triwulan, print_angka
from generator.workbook.report import Gaya, Grafik, Halaman, Isi, Seri
from generator.working import Step

TW = tuple(quarter.label for quarter in Triwulan)


def _entered(value: Angka) -> Isi:
    return Isi(value if isinstance(value, Decimal) else print_angka(value) or None, Gaya.MASUKAN)


def komponen(master: Master, hasil: Hasil) -> Halaman:
    """The components as entered, rows in the order of the master."""
    columns = ("Kode Indikator", "Kode Komponen", "Uraian", "Jenis", "Bobot", *TW, "Bukti")
    rows = heading(hasil, "Komponen", columns)
    for row in master.komponen:
        entered = (_entered(getattr(row, name)) for name in KOMPONEN_COLUMNS)
        rows.append(
            (Isi(row.kode_indikator), Isi(row.kode), Isi(row.uraian), Isi(str(row.jenis)), *entered, Isi(row.bukti))
        )
    return Halaman("Komponen", (10, 10, 60, 12, 8, 16, 16, 16, 16, 40), tuple(rows), kepala=4)


def survei(master: Master, hasil: Hasil, letak: Letak) -> Halaman:
    """The survey as entered; below it the means of the kecamatan in each quarter."""
    columns = ("Kecamatan", "Kelurahan", *(f"Responden {tw}" for tw in TW), *(f"Nilai {tw}" for tw in TW))
    rows = heading(hasil, "Survei", columns)
    for row in master.survei:
        asked = (_entered(row.responden(quarter)) for quarter in Triwulan)
        scores = (_entered(getattr(row, name)) for name in SURVEI_COLUMNS)
        rows.append((Isi(row.kecamatan), Isi(row.kelurahan), *asked, *scores))
    rows += [(), *_districts(master, hasil, letak)]
    return Halaman("Survei", (20, 26, *(11,) * 8), tuple(rows), kepala=4)


def _districts(master: Master, hasil: Hasil, letak: Letak) -> list[tuple[Isi, ...]]:
    names = tuple(dict.fromkeys(row.kecamatan for row in master.survei))
    means = {q: _district_means(hasil, q) for q in hasil.triwulan.so_far}
    columns = [name for q in means for name in (f"Rata-rata {q.label}", f"Rata-rata {q.label} (perkin)")]
    rows = [tuple(Isi(name, Gaya.KEPALA) for name in ("Kecamatan", "Kelurahan", *columns))]
    for name in names:
        count = sum(1 for row in master.survei if row.kecamatan == name)
        pairs = [isi for q in means for isi in letak.pair(means[q].get(name))]
        rows.append((Isi(name), Isi(count, Gaya.BULAT), *pairs))
    return rows


def _district_means(hasil: Hasil, quarter: Triwulan) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for item in hasil.indikator:
        figure = item.triwulan[quarter - 1].perbandingan.realisasi
        for step in figure.steps() if figure else ():
            if step.name.startswith("Kecamatan "):
                found.setdefault(step.name.removeprefix("Kecamatan "), step)
    return found


def tren(hasil: Hasil, letak: Letak) -> Halaman:
    """Targets, realisasi and capaian of every quarter side by side."""
    columns = (
        *("Kode", "Indikator Kinerja"),
        *(f"Target {tw}" for tw in TW),
        *(f"Batas atas target {tw}" for tw in TW),
        "Target Tahunan",
        *(f"Realisasi {tw}" for tw in TW),
        *(f"Realisasi {tw} (perkin)" for tw in TW),
        *(f"Capaian {tw}" for tw in TW),
        *(f"Capaian {tw} (perkin)" for tw in TW),
        *(f"Perubahan {what} terhadap {label}{twin}" for label in _compared(hasil) for what, twin in CHANGES),
    )
    rows = heading(hasil, "Tren TW I–IV", columns)
    rows += [(*_trend_row(item, letak), *_changes(item, letak)) for item in hasil.indikator]
    last = FIRST_ROW + len(hasil.indikator) - 1
    widths = (8, 40, *(9,) * (len(columns) - 2))
    chart = _trend_chart(hasil, columns.index("Capaian TW I") + 1, last)
    return Halaman("Tren", widths, tuple(rows), kepala=4, grafik=(chart,) if hasil.indikator else ())


CHANGES = (("realisasi", ""), ("realisasi", " (perkin)"), ("capaian", ""), ("capaian", " (perkin)"))


def _compared(hasil: Hasil) -> tuple[str, ...]:
    return tuple(change.terhadap for change in hasil.indikator[0].perubahan) if hasil.indikator else ()


def _changes(item: HasilIndikator, letak: Letak) -> tuple[Isi, ...]:
    steps = (step for change in item.perubahan for step in (change.realisasi, change.capaian))
    return tuple(isi for step in steps for isi in letak.pair(step, "tidak ada"))


def _trend_row(item: HasilIndikator, letak: Letak) -> tuple[Isi, ...]:
    periods = {q: item.triwulan[q - 1].perbandingan for q in Triwulan if q <= len(item.triwulan)}
    targets = {q: p.target for q, p in periods.items()}
    lows = (Isi(t.lo if (t := targets.get(q)) else None, Gaya.MASUKAN) for q in Triwulan)
    highs = (Isi(t.hi if (t := targets.get(q)) else None, Gaya.MASUKAN) for q in Triwulan)
    annual = Isi(item.tahunan.target.lo if item.tahunan.target else None, Gaya.MASUKAN)
    realised = [periods[q].realisasi if q in periods else None for q in Triwulan]
    reached = [periods[q].capaian if q in periods else None for q in Triwulan]
    return (
        *(Isi(item.indikator.kode), Isi(item.indikator.indikator), *lows, *highs, annual),
        *(isi for steps in (realised, reached) for isi in _live_then_computed(steps, letak)),
    )


def _live_then_computed(steps: list[Step | None], letak: Letak) -> tuple[Isi, ...]:
    live = (Isi(letak.live(step), Gaya.DUA if step else Gaya.KOSONG) for step in steps)
    computed = (Isi(step.value if step else None, Gaya.DUA if step else Gaya.KOSONG) for step in steps)
    return (*live, *computed)


def _trend_chart(hasil: Hasil, first: int, last: int) -> Grafik:
    start, end = letters(first), letters(first + len(Triwulan) - 1)
    header = FIRST_ROW - 1
    seri = tuple(
        Seri(
            item.indikator.kode,
            f"=Tren!${start}${header}:${end}${header}",
            f"=Tren!${start}${FIRST_ROW + n}:${end}${FIRST_ROW + n}",
        )
        for n, item in enumerate(hasil.indikator)
    )
    return Grafik("line", "Capaian tiap indikator per triwulan (%)", seri, f"A{last + 3}", "%")
