"""Parts II and III of the monitoring report: capaian of the indicators, and the analysis of each sasaran."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from templates.charts import TREN
from templates.drawing import Cell, add_row, add_wide_row, in_two_widths, lines, new_table
from templates.laporan import (
    BAB,
    ISI,
    KECIL,
    KECIL_TEBAL,
    KECIL_TENGAH,
    KEPALA,
    KETERANGAN,
    LABEL,
    PENGANTAR,
    SUBBAB,
    TEKS,
    TENGAH,
    URAIAN,
    caption,
    cell_of,
    double_header,
    each,
    figure,
    officials,
    repeat_row,
    when,
)

_CAPAIAN: Final = (
    ("No.", 7),
    ("Sasaran", 31),
    ("Indikator kinerja", 36),
    ("Satuan dan polarisasi", 18),
    ("Target", 14.5),
    ("Realisasi", 17),
    ("Capaian (%)", 17),
    ("Status", 17.5),
    ("Predikat", 14.5),
    ("Realisasi", 16.5),
    ("Capaian (%)", 16.5),
    ("Perubahan (poin)", 17.5),
    ("Target", 12.5),
    ("Capaian (%)", 14),
    ("Penanggung jawab", 30.5),
)
_PANJANG: Final = (7, 23, 29, 18, 21, 24, 13.5, 17, 14, 24, 13.5, 17.5, 21, 13.5, 24)
"""Widths of the columns of `_CAPAIAN` where there are long numbers."""
_SHADE: Final = "{% cellbg b.warna %}"


def capaian(document: Any) -> None:
    """Part II."""
    lines(document, BAB, "II. CAPAIAN INDIKATOR KINERJA")
    lines(
        document,
        PENGANTAR,
        "Pada tabel berikut, N/A berarti tidak ada target pada triwulan itu dan tanda – berarti tidak ada nilai. Perubahan "
        "adalah selisih capaian dengan triwulan sebelumnya dalam poin persen (▲ naik, ▼ turun, = tetap). Capaian tahunan "
        "membandingkan realisasi sampai dengan triwulan ini dengan target setahun.",
    )
    caption(document, "Capaian indikator kinerja Triwulan {{ periode.triwulan }} Tahun {{ periode.tahun }}")
    in_two_widths(document, KECIL, partial(_tabel_capaian, document))
    when(document, "catatan_capaian", "Catatan perhitungan:", KETERANGAN)
    each(document, "teks in catatan_capaian", "{{ teks }}", KETERANGAN)


def _tabel_capaian(document: Any, long: bool) -> None:
    table = new_table(document, _PANJANG if long else [width for _, width in _CAPAIAN])
    before = "{% if periode.sebelumnya %}{{ periode.sebelumnya }}{% else %}Triwulan sebelumnya (tidak ada){% endif %}"
    groups = ((4, 8, "Triwulan {{ periode.triwulan }}"), (9, 10, before), (12, 13, "Tahunan"))
    double_header(table, [title for title, _ in _CAPAIAN], groups)
    add_wide_row(table, "{%tr for k in capaian %}", KECIL)
    add_wide_row(table, "{{ k.nama }} – {{ k.rata_rata }}", KECIL_TEBAL)
    repeat_row(table, "b in k.baris", _sel_capaian(), KECIL)
    add_wide_row(table, "{%tr endfor %}", KECIL)


def _sel_capaian() -> Sequence[Cell]:
    group = "{% gabung b.gabung_sasaran %}"
    target = ("{{ b.target }}", "{%p if b.target_hitung %}", "(dihitung: {{ b.target_hitung }})", "{%p endif %}")
    return (
        cell_of("nomor", KECIL_TENGAH, "{% lekat b.lekat %}" + group),
        group + "{{ b.sasaran }}",
        (("{{ b.kode }}", KECIL_TEBAL), ("{{ b.indikator }}", KECIL)),
        (("{{ b.satuan }}", KECIL_TENGAH), ("{{ b.polarisasi }}", KECIL_TENGAH)),
        tuple((text, KECIL_TENGAH) for text in target),
        cell_of("realisasi", KECIL_TENGAH),
        cell_of("capaian", KECIL_TENGAH, _SHADE),
        cell_of("status", KECIL_TENGAH, _SHADE),
        cell_of("predikat", KECIL_TENGAH),
        cell_of("realisasi_lalu", KECIL_TENGAH),
        cell_of("capaian_lalu", KECIL_TENGAH),
        cell_of("perubahan", KECIL_TENGAH),
        cell_of("target_tahunan", KECIL_TENGAH),
        cell_of("capaian_tahunan", KECIL_TENGAH),
        officials("b.penanggung_jawab", KECIL),
    )


def analisis(document: Any) -> None:
    """Part III."""
    lines(document, BAB, "III. ANALISIS PER SASARAN")
    lines(document, ISI, "{%p if not sasaran %}", "Belum ada sasaran yang dapat dianalisis.", "{%p endif %}")
    when(
        document,
        "grafik_tren",
        "Perkembangan rata-rata capaian sasaran dari triwulan ke triwulan disajikan pada gambar berikut.",
        PENGANTAR,
    )
    figure(document, TREN, "keterangan_tren")
    lines(document, SUBBAB, "{%p for s in sasaran %}", "{{ s.nomor }}.\t{{ s.nama }}")
    lines(document, PENGANTAR, "{{ s.kalimat|join(' ') }}")
    in_two_widths(document, TEKS, partial(_tabel_tren, document))
    lines(document, LABEL, "{%p for a in s.analisis %}", "{{ a.indikator }}")
    for label, name in (
        ("Faktor pendorong", "pendorong"),
        ("Faktor penghambat", "penghambat"),
        ("Tindak lanjut", "tindak_lanjut"),
    ):
        when(document, f"a.{name}", f"{label}\t{{{{ a.{name} }}}}", URAIAN)
    lines(document, LABEL, "{%p endfor %}")
    when(document, "s.tanpa_analisis", "{{ s.tanpa_analisis }}", KETERANGAN)
    lines(document, ISI, "{%p endfor %}")


def _tabel_tren(document: Any, long: bool) -> None:
    table = new_table(document, (36, 38, 24, 27, 16, 24) if long else (43, 44, 17, 19, 18, 24))
    add_row(table, ("Indikator", "Periode", "Target", "Realisasi", "Capaian (%)", "Status"), KEPALA, header=True)
    cells = (
        "{% lekat not loop.last and loop.nextitem.indikator == b.indikator %}{% gabung b.gabung_indikator %}{{ b.indikator }}",
        "{{ b.periode }}",
        *(cell_of(name, TENGAH) for name in ("target", "realisasi", "capaian")),
        cell_of("status", TENGAH, _SHADE),
    )
    repeat_row(table, "b in s.tren", cells, TEKS)
