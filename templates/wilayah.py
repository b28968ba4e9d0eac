"""Draws wilayah.docx, the report over many units: a summary upright, its tables landscape."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from generator.variables import Grafik, Seri
from templates.chart_xml import WHITE, axes, bars, fill, labels, lines, marker, series
from templates.charts import Drawn
from templates.drawing import add_wide_row, save
from templates.drawing import lines as paragraphs
from templates.laporan import (
    BAB,
    BUTIR,
    ISI,
    JUDUL,
    KECIL,
    KECIL_KEPALA,
    KECIL_TEBAL,
    KECIL_TENGAH,
    KETERANGAN,
    LEKAT_AKHIR,
    NOL,
    PENGANTAR,
    TEKS,
    TENGAH,
    cell_of,
    each,
    figure,
    headed_table,
    new_report,
    new_section,
    repeat_row,
)

_PERCENT: Final = "[$-421]#,##0.00"
_COUNT: Final = "#,##0;;"
_UPRIGHT: Final = '<c:invertIfNegative val="0"/>'
_NO_LINE: Final = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def _numbers(*texts: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, texts))


UNIT: Final = Drawn(
    "grafik_unit",
    165,
    110,
    bars(
        (series(0, fill("9DC3E6", edge="1F3864") + _UPRIGHT + labels(_PERCENT, "outEnd", 7, WHITE), _PERCENT),),
        "bar",
        "clustered",
        35,
    )
    + axes("b", "l", "#,##0", "0", reverse=True),
    Grafik("Contoh", ("kota-a/2025", "kota-b/2025"), (Seri("Capaian", _numbers("91.2", "98.4")),), "Contoh"),
)
INDIKATOR: Final = Drawn(
    "grafik_indikator",
    280,
    85,
    lines(
        (
            series(0, _NO_LINE + marker("triangle", "2F5597", True), _PERCENT, True),
            series(1, _NO_LINE + marker("circle", "000000", True), _PERCENT, True),
            series(2, _NO_LINE + marker("square", "C55A11", True) + labels(_PERCENT, "b"), _PERCENT, True),
        )
    )
    + axes("l", "b", "#,##0"),
    Grafik(
        "Contoh",
        ("IK1.1", "IK2.1"),
        (
            Seri("Tertinggi", _numbers("104", "101")),
            Seri("Nilai tengah", _numbers("98", "97")),
            Seri("Terendah", _numbers("71", "90")),
        ),
        "Contoh",
    ),
    legend=9,
)
BIDANG: Final = Drawn(
    "grafik_bidang",
    165,
    70,
    bars(
        (
            series(0, fill("7F7F7F", edge="404040") + _UPRIGHT + labels(_COUNT, "ctr", 8, WHITE), "#,##0"),
            series(1, fill("C55A11", "wdUpDiag", "833C0B") + _UPRIGHT + labels(_COUNT, "ctr", 8, WHITE), "#,##0"),
        ),
        "bar",
        "stacked",
        45,
    )
    + axes("b", "l", "#,##0", "0", reverse=True),
    Grafik(
        "Contoh",
        ("Pemerintahan", "Umum"),
        (Seri("belum selesai", _numbers("4", "2")), Seri("selesai sebagian", _numbers("1", "3"))),
        "Contoh",
    ),
    legend=9,
)


def build() -> bytes:
    """The template."""
    document = new_report()
    paragraphs(document, JUDUL, "REKAP UNIT\nTRIWULAN {{ triwulan }} TAHUN {{ tahun }}" + NOL)
    for upright in (_ringkasan, _belum, _bidang):
        upright(document)
    new_section(document, landscape=True)
    for wide in (_unit, _indikator, _rincian, _persamaan, _catatan):
        wide(document)
    return save(document, "{{ judul }}", "Perjanjian Kinerja Tahun {{ tahun }}")


def _ringkasan(document: Any) -> None:
    paragraphs(document, BAB, "I. RINGKASAN")
    each(document, "teks in ringkasan", "{{ teks }}")
    widths = (85, 40, 40)
    titles = ("Status", "Triwulan {{ triwulan }}", "{{ sebelumnya or 'Sebelumnya' }}")
    table = headed_table(document, "Indikator dan output menurut status, semua unit", widths, titles)
    repeat_row(table, "b in status", (*_first("nama", TEKS), *_cells(TENGAH, "jumlah", "sebelumnya")), TEKS)
    figure(document, UNIT)


def _belum(document: Any) -> None:
    paragraphs(document, BAB, "II. YANG BELUM MELAPOR DAN TIDAK IKUT")
    paragraphs(document, ISI, "{%p if belum %}")
    table = headed_table(
        document, "Unit, folder, dan indikator yang belum ada", (75, 32, 58), ("Unit atau folder", "Hal", "Keterangan")
    )
    repeat_row(table, "b in belum", (*_first("nama", TEKS), *_cells(TEKS, "hal", "keterangan")), TEKS)
    paragraphs(document, ISI, "{%p else %}", "Tidak ada: semua unit telah melapor.", "{%p endif %}")


def _bidang(document: Any) -> None:
    paragraphs(document, BAB, "III. OUTPUT LEWAT WAKTU MENURUT BIDANG")
    paragraphs(document, ISI, "{%p if bidang %}")
    titles = ("Bidang", "Unit", "Belum", "Sebagian", "Jumlah", "Tunggakan", "Telusuri salah satunya")
    table = headed_table(document, "Output yang jatuh tempo dan belum selesai", (45, 14, 15, 18, 16, 20, 37), titles)
    counts = _cells(TENGAH, "unit", "belum", "sebagian", "jumlah", "tunggakan")
    repeat_row(table, "b in bidang", (*_first("nama", TEKS), *counts, cell_of("telusuri", KECIL)), TEKS)
    paragraphs(
        document,
        KETERANGAN,
        "Satu output dapat menjadi tanggung jawab beberapa bidang. Tunggakan jatuh tempo sebelum triwulan ini.",
    )
    figure(document, BIDANG)
    paragraphs(document, ISI, "{%p else %}", "Tidak ada output yang lewat waktu.", "{%p endif %}")


def _unit(document: Any) -> None:
    paragraphs(document, BAB, "IV. CAPAIAN UNIT")
    paragraphs(
        document,
        PENGANTAR,
        "Peringkat 1 adalah yang tertinggi; unit dengan capaian yang sama berbagi peringkat. Perintah pada kolom Telusuri "
        "menguraikan angkanya, dijalankan di folder tempat master berada.",
    )
    widths = (17, 34, 42, 16, 17, 19, 20, 16, 16, 19, 14, 50)
    titles = (
        *("Peringkat", "Unit", "Jabatan", "Capaian (%)", "{{ sebelumnya or 'Sebelumnya' }} (%)", "Perubahan (poin)"),
        *("Predikat", "Tercapai", "Belum tercapai", "Belum dilaporkan", "Lewat waktu", "Telusuri"),
    )
    table = headed_table(document, "Peringkat unit", widths, titles, KECIL_KEPALA)
    cells = (
        *_first("peringkat", KECIL_TENGAH),
        *_cells(KECIL, "nama", "jabatan"),
        *_cells(KECIL_TENGAH, "capaian", "sebelumnya", "perubahan", "predikat", "tercapai", "belum_tercapai"),
        *_cells(KECIL_TENGAH, "belum_dilaporkan", "lewat_waktu"),
        cell_of("telusuri", KECIL),
    )
    repeat_row(table, "b in unit", cells, KECIL)


def _indikator(document: Any) -> None:
    paragraphs(document, BAB, "V. SEBARAN CAPAIAN INDIKATOR")
    figure(document, INDIKATOR)
    widths = (18, 50, 17, 15, 15, 15, 15, 15, 15, 19, 27, 59)
    titles = (
        *("Kode", "Indikator", "Unit", "Terendah", "Kuartil bawah", "Nilai tengah", "Kuartil atas", "Tertinggi"),
        *("Rata-rata", "Perubahan (poin)", "Unit terendah", "Telusuri yang terendah"),
    )
    table = headed_table(document, "Sebaran capaian (%) menurut indikator", widths, titles, KECIL_KEPALA)
    numbers = ("unit", "terendah", "kuartil_bawah", "median", "kuartil_atas", "tertinggi", "rata_rata", "perubahan")
    cells = (
        *_first("kode", KECIL),
        cell_of("indikator", KECIL),
        *_cells(KECIL_TENGAH, *numbers),
        *_cells(KECIL, "unit_terendah", "telusuri"),
    )
    repeat_row(table, "b in indikator", cells, KECIL)


def _rincian(document: Any) -> None:
    paragraphs(document, BAB, "VI. CAPAIAN SETIAP INDIKATOR MENURUT UNIT")
    paragraphs(document, ISI, "{%p if rincian %}")
    widths = (17, 50, 20, 24, 24, 24, 26, 35, 60)
    titles = (
        *("Peringkat", "Unit", "Kode", "Target", "Realisasi", "Capaian (%)", "Perubahan (poin)", "Status", "Telusuri"),
    )
    table = headed_table(document, "Capaian setiap indikator, terendah lebih dahulu", widths, titles, KECIL_KEPALA)
    add_wide_row(table, "{%tr for k in rincian %}", KECIL)
    add_wide_row(table, "{{ k.judul }}", KECIL_TEBAL)
    cells = (
        *_first("peringkat", KECIL_TENGAH),
        *_cells(KECIL, "unit", "kode"),
        *_cells(KECIL_TENGAH, "target", "realisasi", "capaian", "perubahan"),
        cell_of("status", KECIL_TENGAH, "{% cellbg b.warna %}"),
        cell_of("telusuri", KECIL),
    )
    repeat_row(table, "b in k.baris", cells, KECIL)
    add_wide_row(table, "{%tr endfor %}", KECIL)
    paragraphs(
        document,
        ISI,
        "{%p else %}",
        "Rinciannya terlalu panjang untuk dicetak. Baca lembar Rincian pada wilayah.xlsx.",
        "{%p endif %}",
    )


def _persamaan(document: Any) -> None:
    paragraphs(document, BAB, "VII. INDIKATOR YANG DISATUKAN DAN DIPISAHKAN")
    paragraphs(
        document,
        PENGANTAR,
        "Indikator beberapa unit disatukan bila bunyinya sama, atau bila kodenya sama dan bunyinya serupa; selain itu dipisahkan.",
    )
    paragraphs(document, ISI, "{%p if persamaan %}")
    table = headed_table(
        document, "Yang perlu diperhatikan", (35, 30, 215), ("Kode", "Hasil", "Keterangan"), KECIL_KEPALA
    )
    repeat_row(table, "b in persamaan", (*_first("kode", KECIL), *_cells(KECIL, "hasil", "keterangan")), KECIL)
    paragraphs(document, ISI, "{%p else %}", "Kode dan bunyi indikator semua unit sama.", "{%p endif %}")


def _catatan(document: Any) -> None:
    paragraphs(document, ISI, "{%p if catatan %}")
    paragraphs(document, BAB, "VIII. CATATAN")
    each(document, "teks in catatan", "–\t{{ teks }}", BUTIR)
    paragraphs(document, ISI, "{%p endif %}")


def _cells(style: str, *names: str) -> Sequence[Any]:
    return tuple(cell_of(name, style) for name in names)


def _first(name: str, style: str) -> Sequence[Any]:
    """A row's first cell, which keeps the last rows of the table together."""
    return (cell_of(name, style, LEKAT_AKHIR),)
