"""Parts II and III of the monitoring report: capaian of the indicators, and the analysis of each sasaran."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.enum.text import WD_ALIGN_PARAGRAPH

from templates.charts import TREN
from templates.drawing import Cell, add_row, add_wide_row, lines, new_table
from templates.laporan import (
    BAB,
    ISI,
    KECIL,
    KECIL_KEPALA,
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
_ANGGARAN: Final = (
    ("No.", 9),
    ("Program dan kegiatan", 82),
    ("Pagu (Rp)", 33),
    ("Realisasi (Rp)", 33),
    ("Penyerapan (%)", 21),
    ("Sisa (Rp)", 33),
    ("Mendukung", 27),
    ("Capaian kinerja (%)", 21),
    ("Efisiensi (poin)", 21),
)
_SHADE: Final = "{% cellbg b.warna %}"


def capaian(document: Any) -> None:
    """Part II."""
    lines(document, BAB, "II. CAPAIAN INDIKATOR KINERJA")
    lines(
        document,
        PENGANTAR,
        "Pada tabel berikut, N/A berarti tidak ada target pada {{ periode.jenis|lower }} itu dan tanda – berarti tidak ada nilai. Perubahan "
        "adalah selisih capaian dengan {{ periode.jenis|lower }} sebelumnya dalam poin persen (▲ naik, ▼ turun, = tetap). Capaian tahunan "
        "membandingkan realisasi sampai dengan {{ periode.jenis|lower }} ini dengan target setahun.",
    )
    caption(document, "Capaian indikator kinerja {{ periode.jenis }} {{ periode.triwulan }} Tahun {{ periode.tahun }}")
    table = new_table(document, [width for _, width in _CAPAIAN])
    before = "{% if periode.sebelumnya %}{{ periode.sebelumnya }}{% else %}{{ periode.jenis }} sebelumnya (tidak ada){% endif %}"
    groups = ((4, 8, "{{ periode.jenis }} {{ periode.triwulan }}"), (9, 10, before), (12, 13, "Tahunan"))
    double_header(table, [title for title, _ in _CAPAIAN], groups)
    add_wide_row(table, "{%tr for k in capaian %}", KECIL)
    add_wide_row(table, "{{ k.nama }} – {{ k.rata_rata }}", KECIL_TEBAL)
    repeat_row(table, "b in k.baris", _sel_capaian(), KECIL)
    add_wide_row(table, "{%tr endfor %}", KECIL)
    when(document, "catatan_capaian", "Catatan perhitungan:", KETERANGAN)
    each(document, "teks in catatan_capaian", "{{ teks }}", KETERANGAN)
    _anggaran(document)


def _anggaran(document: Any) -> None:
    """The budget, where the master has one."""
    lines(document, SUBBAB, "{%p if anggaran %}", "Realisasi Anggaran dan Efisiensi")
    lines(
        document,
        PENGANTAR,
        "{{ anggaran.kalimat }} Pada tabel berikut, capaian kinerja adalah rata-rata capaian terhadap target tahunan dari "
        "indikator yang didukung program, dan efisiensi adalah capaian kinerja dikurangi penyerapan anggaran, dalam poin persen "
        "(▲ capaian mendahului penyerapan, ▼ capaian tertinggal dari penyerapan).",
    )
    caption(document, "Realisasi anggaran sampai dengan Triwulan {{ periode.triwulan }} Tahun {{ periode.tahun }}")
    table = new_table(document, [width for _, width in _ANGGARAN])
    add_row(table, [title for title, _ in _ANGGARAN], KECIL_KEPALA, header=True)
    cells: tuple[Cell, ...] = (
        cell_of("nomor", KECIL_TENGAH, "{% lekat loop.revindex < 3 %}"),
        "{{ b.nama }}",
        *(cell_of(name, KECIL_TENGAH) for name in ("pagu", "realisasi")),
        cell_of("penyerapan", KECIL_TENGAH),
        cell_of("sisa", KECIL_TENGAH),
        cell_of("mendukung", KECIL_TENGAH),
        cell_of("capaian", KECIL_TENGAH),
        cell_of("efisiensi", KECIL_TENGAH, _SHADE),
    )
    repeat_row(table, "b in anggaran.baris", cells, KECIL)
    _right(table.rows[-2])
    total: tuple[Cell, ...] = (
        "",
        "Jumlah",
        *(((f"{{{{ anggaran.{name} }}}}", KECIL_TENGAH),) for name in ("pagu", "realisasi")),
        (("{{ anggaran.penyerapan }}", KECIL_TENGAH),),
        (("{{ anggaran.sisa }}", KECIL_TENGAH),),
        "",
        "",
        "",
    )
    _right(add_row(table, total, KECIL_TEBAL))
    each(document, "teks in anggaran.catatan", "{{ teks }}", KETERANGAN)
    lines(document, SUBBAB, "{%p endif %}")


def _right(row: Any) -> None:
    """Amounts end under each other. No style says so, since a style would be in reports without a budget too."""
    for column in (2, 3, 5):
        row.cells[column].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


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
        "Perkembangan rata-rata capaian sasaran dari {{ periode.jenis|lower }} ke {{ periode.jenis|lower }} disajikan pada gambar berikut.",
        PENGANTAR,
    )
    figure(document, TREN, "keterangan_tren")
    lines(document, SUBBAB, "{%p for s in sasaran %}", "{{ s.nomor }}.\t{{ s.nama }}")
    lines(document, PENGANTAR, "{{ s.kalimat|join(' ') }}")
    table = new_table(document, (43, 44, 17, 19, 18, 24))
    add_row(table, ("Indikator", "Periode", "Target", "Realisasi", "Capaian (%)", "Status"), KEPALA, header=True)
    cells = (
        "{% lekat not loop.last and loop.nextitem.indikator == b.indikator %}{% gabung b.gabung_indikator %}{{ b.indikator }}",
        "{{ b.periode }}",
        *(cell_of(name, TENGAH) for name in ("target", "realisasi", "capaian")),
        cell_of("status", TENGAH, _SHADE),
    )
    repeat_row(table, "b in s.tren", cells, TEKS)
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
