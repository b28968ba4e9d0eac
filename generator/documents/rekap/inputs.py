"""Sheets of rekap.xlsx that hold what was entered: Komponen, Survei, and the targets in Tren."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from generator.documents.rekap.layout import (
    JENJANG,
    KOMPONEN_COLUMNS,
    SURVEI_COLUMNS,
    TARGET_FIRST,
    Letak,
    heading,
    scales,
)
from generator.master import Master
from generator.office.workbook.report import Gaya, Grafik, Halaman, Isi, Seri
from generator.periode import Periode
from generator.results import Hasil, HasilIndikator, Perbandingan
from generator.values import Angka, Triwulan, letters, print_angka, seen
from generator.working import Role, Step

TW = tuple(quarter.label for quarter in Triwulan)


def entered(value: Angka) -> Isi:
    """A number as it stands in the master."""
    return Isi(value if isinstance(value, Decimal) else print_angka(value) or None, Gaya.MASUKAN)


def komponen(master: Master, hasil: Hasil) -> Halaman:
    """The components as entered, rows in the order of the master."""
    columns = ("Kode Indikator", "Kode Komponen", "Uraian", "Jenis", "Bobot", *TW, "Bukti")
    rows = heading(hasil, "Komponen", columns)
    for row in master.komponen:
        given = (entered(getattr(row, name)) for name in KOMPONEN_COLUMNS)
        rows.append(
            (Isi(row.kode_indikator), Isi(row.kode), Isi(row.uraian), Isi(seen(row.jenis)), *given, Isi(row.bukti))
        )
    return Halaman("Komponen", (10, 10, 60, 12, 8, 16, 16, 16, 16, 40), tuple(rows), kepala=4)


def jenjang(master: Master, hasil: Hasil) -> Halaman:
    """The ordinal scales in use, the lowest step first: what positions are counted in."""
    used = scales(master)
    rows = heading(hasil, "Jenjang, yang terendah di atas", [skala.satuan for skala in used])
    longest = max(len(skala.jenjang) for skala in used)
    for place in range(longest):
        rows.append(tuple(Isi(skala.jenjang[place] if place < len(skala.jenjang) else None) for skala in used))
    return Halaman(JENJANG, (24,) * len(used), tuple(rows), kepala=4)


def survei(master: Master, hasil: Hasil, letak: Letak) -> Halaman:
    """The survey as entered; below it the means of the kecamatan in each quarter."""
    columns = (*_levels(master), *(f"Responden {tw}" for tw in TW), *(f"Nilai {tw}" for tw in TW))
    rows = heading(hasil, "Survei", columns)
    for row in master.survei:
        asked = (entered(row.responden(quarter)) for quarter in Triwulan)
        scores = (entered(getattr(row, name)) for name in SURVEI_COLUMNS)
        rows.append((Isi(row.kecamatan), Isi(row.kelurahan), *asked, *scores))
    if master.sebutan.atas:
        rows += [(), *_districts(master, hasil, letak)]
    return Halaman("Survei", (20, 26, *(11,) * 8), tuple(rows), kepala=4, ulang=False)


def _levels(master: Master) -> tuple[str, str]:
    atas, unit = master.sebutan
    return atas or "–", unit


def _districts(master: Master, hasil: Hasil, letak: Letak) -> list[tuple[Isi, ...]]:
    names = tuple(dict.fromkeys(row.kecamatan for row in master.survei))
    means = {q: _district_means(hasil, q) for q in hasil.triwulan.so_far}
    columns = [name for q in means for name in (f"Rata-rata {q.label}", f"Rata-rata {q.label} (perkin)")]
    rows = [tuple(Isi(name, Gaya.KEPALA) for name in (*_levels(master), *columns))]
    for name in names:
        count = sum(1 for row in master.survei if row.kecamatan == name)
        pairs = [isi for q in means for isi in letak.pair(means[q].get(name))]
        rows.append((Isi(name), Isi(count, Gaya.BULAT), *pairs))
    return rows


def _district_means(hasil: Hasil, quarter: Periode) -> dict[str, Step]:
    found: dict[str, Step] = {}
    for item in hasil.indikator:
        figure = _in(item, quarter).realisasi
        for step in figure.steps() if figure else ():
            if step.role is Role.KECAMATAN:
                found.setdefault(step.about, step)
    return found


def tren(hasil: Hasil, letak: Letak) -> Halaman:
    """Targets, realisasi and capaian of every quarter, and the changes, in blocks one below the other."""
    rows = heading(
        hasil,
        f"Tren {hasil.triwulan.semua[0].label}–{hasil.triwulan.semua[-1].name}",
        (*FIRST, *_per_quarter("Target", hasil), *_per_quarter("Batas atas", hasil), "Target Tahunan"),
    )
    rows += [_targets(item) for item in hasil.indikator]
    rows += _block("Realisasi", hasil, letak, lambda period: period.realisasi)
    start = len(rows) + 2
    rows += _block("Capaian", hasil, letak, lambda period: period.capaian)
    if _compared(hasil):
        rows += [(), tuple(Isi(name, Gaya.KEPALA) for name in (*FIRST, *_change_columns(hasil)))]
        rows += [(*_named(item), *_changes(item, letak)) for item in hasil.indikator]
    charts = (_trend_chart(hasil, start, f"A{len(rows) + 2}"),) if hasil.indikator else ()
    return Halaman("Tren", (8, 40, *(12,) * 9), tuple(rows), kepala=4, ulang=False, grafik=charts)


FIRST = ("Kode", "Indikator Kinerja")
CHANGES = (("realisasi", ""), ("realisasi", " (perkin)"), ("capaian", ""), ("capaian", " (perkin)"))


def _per_quarter(name: str, hasil: Hasil, twin: str = "") -> tuple[str, ...]:
    """A header for each quarter; where half-years are reported, the quarter that ends one bears its name."""
    names: dict[Periode, str] = {quarter: quarter.label for quarter in Triwulan}
    names |= {one: one.label for one in hasil.triwulan.semua}
    return tuple(f"{name} {label}{twin}" for label in names.values())


def _named(item: HasilIndikator) -> tuple[Isi, Isi]:
    return Isi(item.indikator.kode, Gaya.TEBAL), Isi(item.indikator.indikator)


def _targets(item: HasilIndikator) -> tuple[Isi, ...]:
    targets = {q: _in(item, q).target for q in Triwulan}
    lows = (Isi(t.lo if (t := targets.get(q)) else None, Gaya.MASUKAN) for q in Triwulan)
    highs = (Isi(t.hi if (t := targets.get(q)) else None, Gaya.MASUKAN) for q in Triwulan)
    annual = Isi(item.tahunan.target.lo if item.tahunan.target else None, Gaya.MASUKAN)
    return (*_named(item), *lows, *highs, annual)


def _block(
    name: str, hasil: Hasil, letak: Letak, figure: Callable[[Perbandingan], Step | None]
) -> list[tuple[Isi, ...]]:
    """One figure in all quarters, live and computed."""
    header = (*FIRST, *_per_quarter(name, hasil), *_per_quarter(name, hasil, " (perkin)"))
    rows: list[tuple[Isi, ...]] = [(), tuple(Isi(title, Gaya.KEPALA) for title in header)]
    for item in hasil.indikator:
        steps = [figure(_in(item, q)) for q in Triwulan]
        live = (Isi(letak.live(step), Gaya.DUA if step else Gaya.KOSONG) for step in steps)
        computed = (Isi(step.value if step else None, Gaya.DUA if step else Gaya.KOSONG) for step in steps)
        rows.append((*_named(item), *live, *computed))
    return rows


def _in(item: HasilIndikator, quarter: Periode) -> Perbandingan:
    """The figures of a quarter, those of a half-year in the quarter that ends it; none where nothing is reported."""
    found = (one.perbandingan for one in item.triwulan if one.triwulan == quarter)
    return next(found, Perbandingan())


def _compared(hasil: Hasil) -> tuple[str, ...]:
    return tuple(change.terhadap for change in hasil.indikator[0].perubahan) if hasil.indikator else ()


def _change_columns(hasil: Hasil) -> tuple[str, ...]:
    return tuple(f"Perubahan {what} terhadap {label}{twin}" for label in _compared(hasil) for what, twin in CHANGES)


def _changes(item: HasilIndikator, letak: Letak) -> tuple[Isi, ...]:
    steps = (step for change in item.perubahan for step in (change.realisasi, change.capaian))
    return tuple(isi for step in steps for isi in letak.pair(step, "tidak ada"))


def _trend_chart(hasil: Hasil, header: int, at: str) -> Grafik:
    """A line per indikator over the quarters; `header` is the row number of the capaian block's header."""
    first, last = letters(TARGET_FIRST), letters(TARGET_FIRST + len(Triwulan) - 1)
    seri = tuple(
        Seri(item.indikator.kode, f"=Tren!${first}${header}:${last}${header}", f"=Tren!${first}${row}:${last}${row}")
        for row, item in enumerate(hasil.indikator, start=header + 1)
    )
    return Grafik("line", f"Capaian tiap indikator per {hasil.triwulan.jenis.lower()} (%)", seri, at, "%")
