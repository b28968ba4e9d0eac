"""A recap over units as a workbook: what is missing, units, indicators with their spread, each figure, overdue outputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Final

from generator.errors import OutputRefused
from generator.office.workbook.report import MAX_LINKS, MAX_ROWS, Gaya, Grafik, Halaman, Isi, Rumus, Seri, Tautan, write
from generator.present.findings import visible
from generator.present.wilayah_kata import berkas, judul, lalu, tautan, telusuri
from generator.records.telusuri import KESELURUHAN
from generator.records.wilayah import IndikatorBersama, NilaiUnit, Rekap, Sebaran, Unit
from generator.results import Status, StatusRenaksi
from generator.values import letters

HEADER: Final = 4
"""Row of every table's header; its rows follow."""
_DRAWN: Final = 25
"""Units or indicators that a chart shows; more could not be told apart."""
_CAPAIAN: Final = 9
"""Column of sheet Rincian with the capaian, from 1."""
_LOOKS: Final = {
    Status.TERCAPAI: Gaya.BAIK,
    Status.BELUM_TERCAPAI: Gaya.KURANG,
    Status.BELUM_DILAPORKAN: Gaya.KURANG,
    Status.TANPA_TARGET: Gaya.KOSONG,
    Status.TIDAK_DAPAT_DIHITUNG: Gaya.KURANG,
}
Row = tuple[Isi, ...]


def as_xlsx(told: Rekap, base: Path) -> bytes:
    """The workbook's bytes; links lead from the folder `base` to the units' files.

    Raises `OutputRefused` when there are more figures than a sheet has rows.
    """
    rows = HEADER + max(sum(len(one.nilai) for one in told.indikator), sum(len(one.contoh) for one in told.bidang))
    if rows > MAX_ROWS:
        raise OutputRefused(
            f"Rekap ini memerlukan {rows} baris, lebih banyak daripada yang dapat dimuat satu lembar Excel. Pakai --output "
            "wilayah.parquet, atau rekap sebagian unit saja."
        )
    links = _Links(told, base)
    pages = (
        _summary(told),
        _units(told, links),
        _indicators(told),
        _figures(told, links),
        _bidang(told),
        _overdue(told, links),
        _missing(told),
        _same(told),
    )
    return write(pages, judul(told), told.status_data)


class _Links:
    """Cells that lead to the file of a unit."""

    def __init__(self, told: Rekap, base: Path) -> None:
        self._addresses = {unit.folder: tautan(unit, base) for unit in told.unit}

    def to(self, unit: Unit, row: int) -> Isi:
        """A link, or in rows beyond those that may have one, the place."""
        if row > MAX_LINKS:
            return Isi(visible(str(unit.folder / berkas(unit))))
        return Isi(Tautan(berkas(unit), self._addresses[unit.folder]), Gaya.TAUTAN)


def _heading(told: Rekap, title: str, columns: Sequence[str]) -> list[Row]:
    return [
        (Isi(f"{title} · {told.triwulan.label} {told.tahun}", Gaya.JUDUL),),
        (Isi(visible(told.status_data) or None, Gaya.TANDA if told.status_data else Gaya.BIASA),),
        (),
        tuple(Isi(name, Gaya.KEPALA) for name in columns),
    ]


def _two(value: Decimal | None) -> Isi:
    return Isi(None, Gaya.KOSONG) if value is None else Isi(value, Gaya.DUA)


def _count(value: int | None) -> Isi:
    return Isi(None, Gaya.KOSONG) if value is None else Isi(value, Gaya.BULAT)


# Ringkasan


def _summary(told: Rekap) -> Halaman:
    columns = ("Hal", told.triwulan.label, lalu(told) or "Sebelumnya")
    rows = _heading(told, "Rekap Unit", columns)
    rows += [
        (Isi("Unit yang direkap", Gaya.TEBAL), _count(len(told.unit)), Isi(None)),
        (Isi("Unit yang belum melapor"), _count(len(told.belum)), Isi(None)),
        (Isi("Folder yang tidak ikut"), _count(len(told.dilewati)), Isi(None)),
        *_spread_rows(told.sebaran),
    ]
    first = len(rows) + 1
    rows += [
        _status_row(f"Indikator {status.value}", told.indikator_berstatus(status), told.indikator_sebelumnya(status))
        for status in Status
    ]
    rows += [
        _status_row(f"Output {status.value}", told.output_berstatus(status), told.output_sebelumnya(status))
        for status in StatusRenaksi
    ]
    rows += [(Isi("Output lewat waktu"), _count(told.lewat_waktu), Isi(None)), ()]
    rows += [(Isi(visible(note)),) for note in (*told.catatan, *_READING)]
    middle = first + len(Status)
    charts = (
        _chart("Indikator menurut status", "Ringkasan", "E4", first, middle - 1),
        _chart("Output rencana aksi menurut status", "Ringkasan", "E24", middle, middle + len(StatusRenaksi) - 1),
    )
    return Halaman("Ringkasan", (62, 14, 14), tuple(rows), kepala=HEADER, grafik=(*charts, *_chart_of_units(told)))


_READING: Final = (
    "Capaian unit adalah rata-rata capaian sasarannya. Peringkat 1 adalah yang tertinggi; yang sama berbagi peringkat.",
    "Lewat waktu: jatuh tempo sampai triwulan ini dan belum selesai. Tunggakan: jatuh tempo sebelum triwulan ini.",
    "Perintah pada kolom Telusuri menunjukkan asal angkanya, dijalankan di folder tempat master berada.",
)


def _spread_rows(spread: Sebaran | None) -> Iterator[Row]:
    if spread is None:
        return
    for name, value in zip(_SPREAD, _spread_figures(spread), strict=True):
        yield Isi(f"Capaian unit, {name.lower()} (%)"), _two(value), Isi(None)


def _status_row(name: str, now: int, before: int | None) -> Row:
    return Isi(name), _count(now), Isi(None) if before is None else _count(before)


def _chart_of_units(told: Rekap) -> Iterator[Grafik]:
    """The units with the lowest capaian, which stand last among those that have one."""
    last = HEADER + len(told.terendah)
    first = max(HEADER + 1, last - _DRAWN + 1)
    if last > HEADER:
        which = f"{_DRAWN} unit terendah" if first > HEADER + 1 else "semua unit"
        series = Seri("Capaian (%)", f"=Unit!$A${first}:$A${last}", f"=Unit!$C${first}:$C${last}")
        yield Grafik("column", f"Capaian {which} (%)", (series,), "E50")


def _chart(title: str, sheet: str, at: str, first: int, last: int) -> Grafik:
    categories, values = (f"={sheet}!${column}${first}:${column}${last}" for column in "AB")
    return Grafik("bar", title, (Seri("Jumlah", categories, values),), at)


# Unit


def _units(told: Rekap, links: _Links) -> Halaman:
    change = (f"Capaian {lalu(told)} (%)", "Perubahan (poin)") if lalu(told) else ()
    columns = (
        *("Unit", "Peringkat", "Capaian (%)", *change, "Rata-rata Indikator (%)", "Predikat", "Jabatan"),
        *(f"Indikator {status.value}" for status in Status),
        *(f"Output {status.value}" for status in StatusRenaksi),
        *("Output lewat waktu", "Telusuri", "Berkas"),
    )
    rows = _heading(told, "Capaian Unit", columns)
    rows += [_unit(told, unit, links, number) for number, unit in enumerate(told.unit, 1)]
    widths = (26, 9, 11, *((11, 11) if change else ()), 11, 15, 34, *(10,) * 11, 58, 18)
    return Halaman("Unit", widths, tuple(rows), kepala=HEADER, saring=True)


def _unit(told: Rekap, unit: Unit, links: _Links, number: int) -> Row:
    change = (_two(unit.sebelumnya), _two(unit.perubahan)) if lalu(told) else ()
    return (
        Isi(visible(unit.nama), Gaya.TEBAL),
        _count(unit.peringkat),
        _two(unit.capaian),
        *change,
        _two(unit.capaian_indikator),
        Isi(visible(unit.predikat)),
        Isi(visible(unit.jabatan)),
        *(_count(unit.indikator[status]) for status in Status),
        *(_count(unit.output[status]) for status in StatusRenaksi),
        _count(unit.lewat_waktu),
        Isi(telusuri(unit, KESELURUHAN, told.triwulan)),
        links.to(unit, number),
    )


# Indikator

_SPREAD: Final = ("Terendah", "Kuartil bawah", "Nilai tengah", "Kuartil atas", "Tertinggi", "Rata-rata")
_FORMULAS: Final = ("MIN({})", "QUARTILE({},1)", "MEDIAN({})", "QUARTILE({},3)", "MAX({})", "AVERAGE({})")


def _spread_figures(spread: Sebaran) -> tuple[Decimal, ...]:
    quartiles = (spread.kuartil_bawah, spread.median, spread.kuartil_atas)
    return spread.terendah, *quartiles, spread.tertinggi, spread.rata_rata


def _indicators(told: Rekap) -> Halaman:
    columns = (
        *("No", "Kode", "Indikator Kinerja", "Satuan", "Unit", "Dengan capaian", *(f"{name} (%)" for name in _SPREAD)),
        *("Rentang", "Perubahan rata-rata (poin)", *(status.value.capitalize() for status in Status)),
        *("Unit terendah", "Telusuri yang terendah"),
    )
    rows = _heading(told, "Sebaran Capaian Indikator", columns)
    first = HEADER + 1
    for one in told.indikator:
        rows.append(_indicator(told, one, first, HEADER + one.nomor))
        first += len(one.nilai)
    last = HEADER + min(len(told.indikator), _DRAWN)
    series = tuple(
        Seri(name, f"=Indikator!$B${HEADER + 1}:$B${last}", f"=Indikator!${column}${HEADER + 1}:${column}${last}")
        for name, column in (("Terendah", "G"), ("Nilai tengah", "I"), ("Tertinggi", "K"))
    )
    chart = Grafik("column", "Sebaran capaian indikator (%)", series, f"A{HEADER + len(told.indikator) + 3}")
    widths = (6, 12, 44, 12, 8, 10, *(11,) * 6, 10, 12, *(11,) * 5, 26, 58)
    return Halaman("Indikator", widths, tuple(rows), kepala=HEADER, grafik=(chart,), saring=True)


def _indicator(told: Rekap, one: IndikatorBersama, first: int, row: int) -> Row:
    named = (_count(one.nomor), Isi(visible(", ".join(one.kode)), Gaya.TEBAL), Isi(visible(one.teks)))
    states = tuple(_count(one.jumlah(status)) for status in Status)
    satuan = Isi(visible(", ".join(one.satuan)))
    if one.sebaran is None:
        nothing = (Isi(None, Gaya.KOSONG),) * (len(_SPREAD) + 2)
        return *named, satuan, _count(len(one.nilai)), _count(0), *nothing, *states, Isi(None), Isi(None)
    # Rows without a capaian stand at the end and are blank, which these functions pass over.
    where = f"Rincian!${letters(_CAPAIAN)}${first}:${letters(_CAPAIAN)}${first + len(one.nilai) - 1}"
    figures = tuple(
        Isi(Rumus(f"={formula.format(where)}", value), Gaya.DUA)
        for formula, value in zip(_FORMULAS, _spread_figures(one.sebaran), strict=True)
    )
    across = Isi(Rumus(f"=K{row}-G{row}", one.sebaran.rentang), Gaya.DUA)
    lowest = one.nilai[0]
    found = (_count(len(one.nilai)), _count(one.sebaran.banyak))
    least = (Isi(visible(lowest.unit.nama)), Isi(telusuri(lowest.unit, lowest.kode, told.triwulan)))
    return *named, satuan, *found, *figures, across, _two(one.perubahan), *states, *least


# Rincian


def _figures(told: Rekap, links: _Links) -> Halaman:
    columns = (
        *("No", "Unit", "Kode", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Peringkat", "Capaian (%)"),
        *("Capaian triwulan lalu (%)", "Perubahan (poin)", "Status", "Alasan", "Telusuri", "Berkas"),
    )
    rows = _heading(told, "Setiap Indikator Setiap Unit", columns)
    for indicator in told.indikator:
        for one in indicator.nilai:
            rows.append(_figure(told, indicator, one, links, len(rows)))
    widths = (6, 26, 10, 44, 12, 11, 11, 9, 11, 11, 11, 17, 34, 58, 18)
    return Halaman("Rincian", widths, tuple(rows), kepala=HEADER, saring=True)


def _figure(told: Rekap, indicator: IndikatorBersama, one: NilaiUnit, links: _Links, number: int) -> Row:
    return (
        _count(indicator.nomor),
        Isi(visible(one.unit.nama), Gaya.TEBAL),
        Isi(visible(one.kode)),
        Isi(visible(one.teks)),
        Isi(visible(one.satuan)),
        Isi(visible(one.target) or None),
        _two(one.realisasi),
        _count(one.peringkat),
        _two(one.capaian),
        _two(one.sebelumnya),
        _two(one.perubahan),
        Isi(one.status.value, _LOOKS[one.status]),
        Isi(visible(one.alasan) or None),
        Isi(telusuri(one.unit, one.kode, told.triwulan)),
        links.to(one.unit, number),
    )


# Lewat waktu


def _bidang(told: Rekap) -> Halaman:
    columns = ("Bidang", "Unit", "Belum", "Sebagian", "Jumlah", "Di antaranya tunggakan")
    rows = _heading(told, "Output Lewat Waktu menurut Bidang", columns)
    for number, one in enumerate(told.bidang, HEADER + 1):
        total = Isi(Rumus(f"=C{number}+D{number}", Decimal(one.jumlah)), Gaya.BULAT)
        counts = (_count(one.belum), _count(one.sebagian), total, _count(one.jatuh_tempo_lama))
        rows.append((Isi(visible(one.nama), Gaya.TEBAL), _count(one.unit), *counts))
    rows += [(), (Isi("Satu output dapat menjadi tanggung jawab beberapa bidang.", Gaya.KOSONG),)]
    last = HEADER + min(len(told.bidang), _DRAWN)
    series = tuple(
        Seri(name, f"=Bidang!$A${HEADER + 1}:$A${last}", f"=Bidang!${column}${HEADER + 1}:${column}${last}")
        for name, column in (("Belum", "C"), ("Sebagian", "D"))
    )
    chart = Grafik("column", "Output lewat waktu menurut bidang", series, "H4")
    return Halaman(
        "Bidang", (44, 10, 10, 10, 10, 14), tuple(rows), kepala=HEADER, grafik=(chart,) if told.bidang else ()
    )


def _overdue(told: Rekap, links: _Links) -> Halaman:
    rows = _heading(told, "Output Lewat Waktu", ("Bidang", "Unit", "ID", "Telusuri", "Berkas"))
    for bidang in told.bidang:
        for unit, ident in bidang.contoh:
            named = (Isi(visible(bidang.nama)), Isi(visible(unit.nama), Gaya.TEBAL), Isi(visible(ident)))
            rows.append((*named, Isi(telusuri(unit, ident, told.triwulan)), links.to(unit, len(rows))))
    return Halaman("Lewat Waktu", (40, 26, 12, 58, 18), tuple(rows), kepala=HEADER, saring=True)


# What is missing, what was put together


def _missing(told: Rekap) -> Halaman:
    rows = _heading(told, "Belum Melapor dan Tidak Ikut", ("Unit atau folder", "Hal", "Keterangan", "Telusuri"))
    for title, left in (("tidak ikut", told.dilewati), ("belum melapor", told.belum)):
        rows += [
            (Isi(visible(one.folder), Gaya.TEBAL), Isi(title, Gaya.KURANG), Isi(visible(one.alasan)), Isi(None))
            for one in left
        ]
    for unit in told.belum_lengkap:
        codes = visible(", ".join(unit.belum_dilaporkan))
        command = telusuri(unit, unit.belum_dilaporkan[0], told.triwulan)
        rows.append(
            (
                Isi(visible(unit.nama), Gaya.TEBAL),
                Isi("indikator belum dilaporkan", Gaya.KURANG),
                Isi(codes),
                Isi(command),
            )
        )
    if len(rows) == HEADER:
        rows.append((Isi("Tidak ada: semua unit dan indikatornya telah dilaporkan.", Gaya.BAIK),))
    return Halaman("Belum Melapor", (44, 20, 70, 58), tuple(rows), kepala=HEADER, saring=True)


def _same(told: Rekap) -> Halaman:
    rows = _heading(told, "Indikator yang Disatukan dan Dipisahkan", ("Kode", "Hasil", "Keterangan"))
    for one in told.persamaan:
        done = "disatukan" if one.disatukan else "dipisahkan"
        rows.append((Isi(visible(one.kode), Gaya.TEBAL), Isi(done), Isi(visible(one.kalimat))))
    if len(rows) == HEADER:
        rows.append((Isi("Tidak ada yang diragukan: kode dan bunyinya sama.", Gaya.BAIK),))
    return Halaman("Persamaan", (24, 14, 110), tuple(rows), kepala=HEADER)
