"""Draws lembar-pj.docx, the sheet that is handed to one responsible official."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from docx.oxml.ns import qn

from templates.drawing import Cell, Style, add_row, add_wide_row, lines, new_document, new_table, save
from templates.laporan import LEKAT_AKHIR, TABLE_FONT, cell_of, each, repeat_row

_JUDUL: Final = "PK Judul Lembar"
_PERIODE: Final = "PK Periode Lembar"
_BAGIAN: Final = "PK Bagian Lembar"
_ISI: Final = "PK Isi Lembar"
_PENGANTAR: Final = "PK Pengantar Lembar"
_KETERANGAN: Final = "PK Keterangan Tabel"
_KAKI: Final = "PK Kaki Lembar"
_TEKS: Final = "PK Teks Tabel"
_TENGAH: Final = "PK Angka Tabel"
_TEBAL: Final = "PK Kelompok Tabel"
_KODE: Final = "PK Kode Tabel"
_KEPALA: Final = "PK Kepala Tabel"
_STYLES: Final = (
    Style(_JUDUL, 13, "tengah", bold=True, after=2, base="Heading 1"),
    Style(_PERIODE, 10, "tengah"),
    Style(_BAGIAN, 10.5, bold=True, before=9, after=3, keep_next=True, base="Heading 2"),
    Style(_ISI, 10, before=3),
    Style(_PENGANTAR, 10, after=3, keep_next=True),
    Style(_KETERANGAN, 8, before=2),
    Style(_KAKI, 8, "tengah"),
    Style(_TEKS, 8),
    Style(_TENGAH, 8, "tengah", base=_TEKS),
    Style(_TEBAL, 8, bold=True, base=_TEKS, keep_next=True),
    Style(_KODE, 8, bold=True, base=_TEKS),
    Style(_KEPALA, 8, "tengah", bold=True, base=_TEKS, keep_next=True),
)
_SHADE: Final = "{% cellbg b.warna %}"
_WIDTH: Final = 165


def build() -> bytes:
    """The template."""
    document = new_document(_STYLES, 10)
    fonts = document.styles[_TEKS].element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), TABLE_FONT)
    _footers(document.sections[0])
    _kepala(document)
    for part in (_indikator, _output, _kurang, _kendala):
        part(document)
    return save(document, "{{ judul }}", "Perjanjian Kinerja Tahun {{ tahun }}")


def _footers(section: Any) -> None:
    """The source on every page; nobody signs the sheet."""
    for footer in (section.first_page_footer, section.footer):
        footer.is_linked_to_previous = False
        footer.paragraphs[0].style = _KAKI
        footer.paragraphs[0].text = (
            "{{ pejabat }}. Sumber: {{ sumber }}, {{ jenis }} {{ triwulan }} Tahun {{ tahun }}. "
            "Lembar ini tidak memerlukan tanda tangan."
        )


def _kepala(document: Any) -> None:
    lines(document, _JUDUL, "LEMBAR PENANGGUNG JAWAB\n{{ pejabat|upper }}")
    lines(document, _PERIODE, "Perjanjian Kinerja {{ perjanjian }}")
    lines(document, _PERIODE, "{{ jenis }} {{ triwulan }} Tahun {{ tahun }} ({{ bulan }})", "")
    each(document, "teks in ringkasan", "{{ teks }}", _ISI)


def _indikator(document: Any) -> None:
    lines(document, _BAGIAN, "A. Indikator Kinerja")
    lines(document, _ISI, "{%p if indikator %}")
    _tabel_indikator(document)
    lines(document, _KETERANGAN, "N/A: tidak ada target; –: tidak ada nilai; ▲ naik, ▼ turun, = tetap.")
    each(document, "teks in catatan", "{{ teks }}", _KETERANGAN)
    lines(document, _ISI, "{%p else %}", "Tidak ada.", "{%p endif %}")


def _tabel_indikator(document: Any) -> None:
    widths = (14, 60, 17, 18, 18, 20, 18)
    perubahan = "Perubahan{% if sebelumnya %} dari {{ sebelumnya }}{% endif %} (poin)"
    titles = ("Kode", "Indikator kinerja", "Target", "Realisasi", "Capaian (%)", "Status", perubahan)
    table = _table(document, widths, titles)
    cells = (
        *_first("{{ b.kode }}"),
        "{{ b.indikator }}",
        *(cell_of(name, _TENGAH) for name in ("target", "realisasi", "capaian")),
        cell_of("status", _TENGAH, _SHADE),
        cell_of("perubahan", _TENGAH),
    )
    repeat_row(table, "b in indikator", cells, _TEKS)


def _output(document: Any) -> None:
    lines(document, _BAGIAN, "B. Output Rencana Aksi")
    lines(document, _ISI, "{%p if output %}")
    titles = ("ID", "Output", "Target", "Waktu", "Realisasi", "Status")
    table = _table(document, (14, 82, 18, 13, 18, 20), titles)
    add_wide_row(table, "{%tr for k in output %}", _TEKS)
    add_wide_row(table, "{{ k.judul }}", _TEBAL)
    cells = (
        (("{{ b.id }}", _KODE), ("{{ b.kode_indikator }}", _TEKS)),
        "{{ b.output }}",
        *(cell_of(name, _TENGAH) for name in ("target", "waktu", "realisasi")),
        cell_of("status", _TENGAH, _SHADE),
    )
    repeat_row(table, "b in k.baris", cells, _TEKS)
    add_wide_row(table, "{%tr endfor %}", _TEKS)
    lines(document, _ISI, "{%p else %}", "Tidak ada yang jatuh tempo.", "{%p endif %}")


def _kurang(document: Any) -> None:
    lines(document, _BAGIAN, "C. Yang Perlu Dilengkapi")
    lines(document, _ISI, "{%p if kurang %}")
    lines(
        document,
        _PENGANTAR,
        "Mohon diisi pada buku kerja master {{ sumber }}"
        "{% if penyusun %}, atau disampaikan kepada {{ penyusun }} untuk diisikan{% endif %}.",
    )
    table = _table(document, (9, 62, 94), ("No.", "Yang belum lengkap", "Yang diharapkan"))
    cells = (*_first("{{ b.nomor }}", _TENGAH), *(cell_of(name, _TEKS) for name in ("perihal", "harapan")))
    repeat_row(table, "b in kurang", cells, _TEKS)
    lines(document, _ISI, "{%p else %}", "Tidak ada: semua yang jatuh tempo telah dilaporkan.", "{%p endif %}")


def _kendala(document: Any) -> None:
    lines(document, _BAGIAN, "D. Kendala dan Tindak Lanjut yang Tercatat")
    lines(document, _ISI, "{%p if kendala %}")
    titles = ("Kode", "Kendala", "Tindak lanjut", "Pelaksana", "Batas waktu")
    table = _table(document, (14, 52, 52, 27, 20), titles)
    names = ("kendala", "tindak_lanjut", "pic", "batas_waktu")
    cells = (*_first("{{ b.kode }}"), *(cell_of(name, _TEKS) for name in names))
    repeat_row(table, "b in kendala", cells, _TEKS)
    lines(document, _ISI, "{%p else %}", "Tidak ada yang dicatat pada {{ jenis|lower }} ini.", "{%p endif %}")


def _table(document: Any, widths: Sequence[float], titles: Sequence[str]) -> Any:
    """A table of the text's width whose header row repeats on every page."""
    if sum(widths) != _WIDTH:
        raise ValueError(f"{titles}: {sum(widths)} mm")
    table = new_table(document, widths)
    add_row(table, titles, _KEPALA, header=True)
    return table


def _first(text: str, style: str = _KODE) -> tuple[Cell, ...]:
    """A row's first cell, which keeps the last rows of the table together."""
    return (((f"{LEKAT_AKHIR}{text}", style),),)
