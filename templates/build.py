"""Draws the built-in Word templates. Run from the repository's root: `python -m templates.build`.

The .docx files are what counts and are kept in the repository; a test proves that this script still
reproduces them. Form: UU 12/2011 annex II and Permendagri 1/2023 (F4, Bookman Old Style 12, margins),
the annexes landscape in smaller type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from generator.system.writing import write_whole
from templates import lembar_pj, monitoring, perjanjian_kinerja, wilayah
from templates.drawing import (
    F4,
    MARGINS,
    Cell,
    Style,
    add_closing_row,
    add_kop,
    add_picture,
    add_qr,
    add_row,
    add_wide_row,
    describe,
    lines,
    merge,
    new_document,
    new_table,
    save,
)

FOLDER: Final = Path(__file__).resolve().parent

_WIDTH: Final = F4[0] - MARGINS[2] - MARGINS[3]
"""Of the text of upright pages, in mm."""
_NOMOR: Final = "{{ nomor }}{% if not tahun_di_nomor %} Tahun {{ tahun }}{% endif %}"
_KONSIDERAN: Final = Style("PK Konsideran", 12, "rata", left=42, hanging=42, tabs=(29, 33, 42), before=6)
_DIKTUM: Final = Style("PK Diktum", 12, "rata", left=33, hanging=33, tabs=(29, 33), before=6)
_KEPUTUSAN: Final = (
    Style("PK Salinan", 12, "kanan", bold=True),
    Style("PK Logo", 12, "tengah"),
    Style("PK Judul", 12, "tengah", bold=True, before=12, base="Heading 1"),
    Style("PK Judul Tengah", 12, "tengah", bold=True, before=12),
    _KONSIDERAN,
    replace(_KONSIDERAN, name="PK Konsideran Awal", before=12),
    Style("PK Memutuskan", 12, "tengah", before=18, after=6, keep_next=True),
    _DIKTUM,
    replace(_DIKTUM, name="PK Diktum Akhir", keep_next=True),
    Style("PK Penutup", 12, left=75, keep_next=True),
    Style("PK Nama", 12, left=75, before=64, keep_next=True),
    Style("PK ttd", 12, left=75, before=18, after=18, keep_next=True),
    Style("PK NIP", 12, left=75),
    Style("PK Tembusan", 10, left=7, hanging=7, tabs=(7,), keep_next=True),
    Style("PK Salinan Penutup", 11, keep_next=True),
    Style("PK Salinan Awal", 11, before=18, keep_next=True),
    Style("PK Salinan Nama", 11, before=52, keep_next=True),
    Style("PK Catatan", 9, "rata", before=18),
    Style("PK Kepala Tabel", 8, "tengah", bold=True, keep_next=True),
    Style("PK Isi Tabel", 8, before=5, after=5, keep_next=True),
    Style("PK Jarak", 6, before=12, keep_next=True),
    Style("PK Akhir", 1),
)


def keputusan() -> bytes:
    """The decree's body."""
    document = new_document(_KEPUTUSAN)
    lines(document, "PK Salinan", "{%p if salinan %}", "{{ salinan.tanda }}", "{%p endif %}")
    lines(document, "PK Logo", "{%p if logo %}")
    add_picture(document, "PK Logo", "logo", 22)
    lines(document, "PK Logo", "{%p endif %}")
    add_kop(document, "PK Logo", _WIDTH)
    lines(document, "PK Judul Tengah", "{%p if kepala_daerah %}", "{{ jabatan }}", "{%p endif %}")
    lines(document, "PK Judul", "{{ judul_keputusan }}")
    lines(document, "PK Judul Tengah", f"NOMOR {_NOMOR}", "TENTANG", "{{ tentang }}")
    lines(document, "PK Judul Tengah", "{%p if frasa_pembuka %}", "{{ frasa_pembuka }}", "{%p endif %}")
    lines(document, "PK Judul Tengah", "{{ pembuka }},")
    _labelled(document, "Menimbang", "menimbang")
    _labelled(document, "Mengingat", "mengingat")
    lines(document, "PK Memutuskan", "{{ memutuskan }}")
    lines(document, "PK Diktum", "Menetapkan\t:\t{{ menetapkan }}")
    lines(document, "PK Diktum", "{%p for d in diktum %}", "{%p if loop.last %}")
    lines(document, "PK Diktum Akhir", "{{ d.label }}\t:\t{{ d.isi }}")  # stays with the signature
    lines(document, "PK Diktum", "{%p else %}", "{{ d.label }}\t:\t{{ d.isi }}", "{%p endif %}", "{%p endfor %}")
    lines(document, "PK Penutup", "", "Ditetapkan di {{ ditetapkan_di }}", "pada tanggal {{ tanggal|tanggal }}", "")
    lines(document, "PK Penutup", "{{ penanda_tangan }},")
    lines(document, "PK ttd", "{%p if salinan %}", "ttd")
    lines(document, "PK Penutup", "{{ nama }}", "{%p elif penanda_ttd %}")
    lines(document, "PK ttd", "{{ penanda_ttd }}")
    lines(document, "PK Penutup", "{{ nama }}", "{%p else %}")
    lines(document, "PK Nama", "{{ nama }}", "{%p endif %}")
    lines(document, "PK NIP", "{%p if nip %}", "{{ nip }}", "{%p endif %}")
    lines(document, "PK Tembusan", "{%p if tembusan %}", "", "Tembusan :", "{%p for t in tembusan %}")
    lines(document, "PK Tembusan", "{{ t.label }}\t{{ t.isi }}", "{%p endfor %}", "{%p endif %}")
    _salinan(document)
    lines(document, "PK Catatan", "{%p if tanda_tangan_elektronik %}", "{{ tanda_tangan_elektronik }}", "{%p endif %}")
    add_qr(document, "PK Isi Tabel")
    _paraf(document)
    return _save(document, "Keputusan")


def _save(document: Any, category: str) -> bytes:
    """The document with the properties by which an archive finds a decree."""
    return save(
        document,
        "{{ judul }}",
        "Perjanjian Kinerja Tahun {{ tahun }}",
        category=category,
        identifier=f"Nomor {_NOMOR}",
        keywords=f"Nomor {_NOMOR}; tanggal {{{{ tanggal|tanggal }}}}",
    )


def _salinan(document: Any) -> None:
    """The certificate of a copy, kept on one page."""
    lines(document, "PK Salinan Awal", "{%p if salinan %}", "Salinan sesuai dengan aslinya")
    lines(document, "PK Salinan Penutup", "{{ salinan.jabatan }},")
    lines(
        document, "PK Salinan Awal", "{%p if penanda_ttd %}", "{{ penanda_ttd }}", "{{ salinan.nama }}", "{%p else %}"
    )
    lines(document, "PK Salinan Nama", "{{ salinan.nama }}", "{%p endif %}")
    lines(document, "PK Salinan Penutup", "{{ salinan.nip }}", "{%p endif %}")


def _paraf(document: Any) -> None:
    """The offices that initial the draft, with room for it."""
    lines(document, "PK Jarak", "{%p if paraf %}", "")
    table = new_table(document, (75, 25))
    describe(table, "Paraf hierarki", "Jabatan yang membubuhkan paraf pada naskah, dengan ruang untuk parafnya.")
    add_row(table, ("PARAF HIERARKI", "PARAF"), "PK Kepala Tabel", header=True)
    add_wide_row(table, "{%tr for p in paraf %}", "PK Isi Tabel")
    add_row(table, ("{{ p }}", ""), "PK Isi Tabel")
    add_wide_row(table, "{%tr endfor %}", "PK Isi Tabel")
    lines(document, "PK Akhir", "", "{%p endif %}")


def _labelled(document: Any, label: str, name: str) -> None:
    """A part whose first paragraph bears the part's name: `Menimbang : a. …`."""
    lines(document, "PK Konsideran Awal", f"{{%p for b in {name} %}}", "{%p if loop.first %}")
    lines(document, "PK Konsideran Awal", f"{label}\t:\t{{{{ b.label }}}}\t{{{{ b.isi }}}}", "{%p else %}")
    lines(document, "PK Konsideran", "\t\t{{ b.label }}\t{{ b.isi }}", "{%p endif %}", "{%p endfor %}")


_LAMPIRAN: Final = (
    Style("PK Kepala Lampiran", 10, left=148),
    Style("PK Judul", 11, "tengah", bold=True, before=12, after=10, base="Heading 1"),
    Style("PK Kepala Tabel", 7, "tengah", bold=True, keep_next=True),
    Style("PK Kelompok", 7, bold=True, keep_next=True),
    Style("PK Isi Tabel", 7),
    Style("PK Isi Tengah", 7, "tengah"),
    Style("PK Butir Tabel", 7, left=3.1, hanging=3.1),
    Style("PK Penutup", 10, left=170, before=12, keep_next=True),
    Style("PK Nama", 10, left=170, before=48, keep_next=True),
    Style("PK ttd", 10, left=170, before=14, after=14, keep_next=True),
    Style("PK Nama Salinan", 10, left=170, keep_next=True),
    Style("PK NIP", 10, left=170),
    Style("PK Akhir", 1),
)
_PEJABAT: Final = (
    ("{%p for p in b.penanggung_jawab %}", "PK Butir Tabel"),
    ("{% if loop.length > 1 %}{{ loop.index }}. {% endif %}{{ p }}", "PK Butir Tabel"),
    ("{%p endfor %}", "PK Butir Tabel"),
)


def _kepala(document: Any, nomor: str, judul: str) -> None:
    lines(
        document,
        "PK Kepala Lampiran",
        f"LAMPIRAN {nomor}",
        "{{ judul_keputusan }}",
        f"NOMOR {_NOMOR.replace('Tahun', 'TAHUN')}",
        "TANGGAL {{ tanggal|tanggal|upper }}",
    )
    lines(document, "PK Judul", judul)


def _penutup(table: Any) -> None:
    cell = add_closing_row(
        table,
        ("{{ penanda_tangan }},", "PK Penutup"),
        ("{%p if salinan %}", "PK ttd"),
        ("ttd", "PK ttd"),
        ("{{ nama }}", "PK Nama Salinan"),
        ("{%p elif penanda_ttd %}", "PK ttd"),
        ("{{ penanda_ttd }}", "PK ttd"),
        ("{{ nama }}", "PK Nama Salinan"),
        ("{%p else %}", "PK Nama"),
        ("{{ nama }}", "PK Nama"),
        ("{%p endif %}", "PK Nama"),
        ("{%p if nip %}", "PK NIP"),
        ("{{ nip }}", "PK NIP"),
        ("{%p endif %}", "PK NIP"),
    )
    add_qr(cell, "PK Isi Tabel")


def _isi(*texts: str) -> tuple[tuple[str, str], ...]:
    return tuple((text, "PK Isi Tabel") for text in texts)


def lampiran_1() -> bytes:
    """Lampiran I: the indikator kinerja."""
    document = new_document(_LAMPIRAN, 10, landscape=True)
    _kepala(document, "I", "PENANGGUNGJAWAB INDIKATOR KINERJA\nPERJANJIAN KINERJA {{ jabatan }}\nTAHUN {{ tahun }}")
    _indikator(document)
    lines(document, "PK Akhir", "")  # Word wants a paragraph after a table; a small one never makes a new page
    return _save(document, "Lampiran I Keputusan")


def _indikator(document: Any) -> None:
    table = new_table(document, (7, 25.5, 25.5, 15, 106, 11, 11, 11, 11, 14, 17.5, 25.5))
    describe(
        table, "Indikator kinerja", "Indikator kinerja per sasaran: pengukuran, target triwulan dan tahunan, pejabat."
    )
    _kepala_lampiran_1(table)
    add_wide_row(table, "{%tr for k in kelompok %}", "PK Kelompok")
    add_wide_row(table, "{{ k.nama }}", "PK Kelompok")
    add_wide_row(table, "{%tr for b in k.baris %}", "PK Kelompok")
    pengukuran = (
        ("{%p for p in b.pengukuran %}", "PK Isi Tabel"),
        ("{%p if p.butir %}", "PK Isi Tabel"),
        ("{{r p.teks }}", "PK Butir Tabel"),
        ("{%p else %}", "PK Isi Tabel"),
        ("{{r p.teks }}", "PK Isi Tabel"),
        ("{%p endif %}", "PK Isi Tabel"),
        ("{%p endfor %}", "PK Isi Tabel"),
    )
    angka = ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")
    cells: tuple[Cell, ...] = (
        "{% lekat b.lekat %}{% gabung b.gabung_sasaran %}{{ b.no|angka }}",
        _isi("{% gabung b.gabung_sasaran %}{{ b.sasaran }}"),
        _isi("{{ b.indikator }}"),
        _isi("{{ b.sumber_data }}"),
        pengukuran,
        *(f"{{{{ b.{name}|angka }}}}" for name in angka),
        "{{ b.keterangan }}",
        _PEJABAT,
    )
    add_row(table, cells, "PK Isi Tengah")
    add_wide_row(table, "{%tr endfor %}", "PK Kelompok")
    add_wide_row(table, "{%tr endfor %}", "PK Kelompok")
    _penutup(table)


def _kepala_lampiran_1(table: Any) -> None:
    style = "PK Kepala Tabel"
    left = ("No", "Sasaran", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja")
    right = ("Target Tahunan", "Keterangan", "Penanggungjawab")
    upper = add_row(table, (*left, "Target Triwulan", "", "", "", *right), style, header=True)
    lower = add_row(table, ("",) * 5 + ("I", "II", "III", "IV") + ("",) * 3, style, header=True)
    merge(upper.cells[5], upper.cells[8])
    for column in (0, 1, 2, 3, 4, 9, 10, 11):
        merge(upper.cells[column], lower.cells[column])


def lampiran_2() -> bytes:
    """Lampiran II: the action plan."""
    document = new_document(_LAMPIRAN, 10, landscape=True)
    _kepala(document, "II", "RENCANA AKSI PERJANJIAN KINERJA {{ jabatan }}\nTAHUN {{ tahun }}")
    _rencana_aksi(document)
    lines(document, "PK Akhir", "")  # Word wants a paragraph after a table; a small one never makes a new page
    return _save(document, "Lampiran II Keputusan")


def _rencana_aksi(document: Any) -> None:
    table = new_table(document, (7, 27, 27, 12, 51, 49, 49, 17, 11, 30))
    describe(
        table, "Rencana aksi", "Rencana aksi per indikator: kriteria keberhasilan, output, target, waktu, pejabat."
    )
    columns = (
        "No",
        "Sasaran",
        "Indikator Kinerja",
        "Target",
        "Rencana Aksi dan/atau Rencana Mitigasi yang ditetapkan awal tahun",
        "Kriteria Keberhasilan",
        "Output Renaksi",
        "Target Renaksi",
        "Waktu",
        "Penanggung Jawab",
    )
    add_row(table, columns, "PK Kepala Tabel", header=True)
    add_wide_row(table, "{%tr for k in kelompok %}", "PK Kelompok")
    add_wide_row(table, "{{ k.nama }}", "PK Kelompok")
    add_wide_row(table, "{%tr for b in k.baris %}", "PK Kelompok")
    cells: tuple[Cell, ...] = (
        "{% lekat b.lekat %}{% gabung b.gabung_sasaran %}{{ b.no|angka }}",
        _isi("{% gabung b.gabung_sasaran %}{{ b.sasaran }}"),
        _isi("{% gabung b.gabung_indikator %}{{ b.indikator }}"),
        "{% gabung b.gabung_indikator %}{{ b.target }}",
        _isi("{% gabung b.gabung_rencana_aksi %}{{ b.rencana_aksi }}"),
        _isi("{% gabung b.gabung_kriteria %}{{ b.kriteria }}"),
        _isi("{{ b.output }}"),
        "{{ b.target_renaksi }}",
        "{{ b.waktu }}",
        (("{% gabung b.gabung_penanggung_jawab %}" + _PEJABAT[0][0], _PEJABAT[0][1]), *_PEJABAT[1:]),
    )
    add_row(table, cells, "PK Isi Tengah")
    add_wide_row(table, "{%tr endfor %}", "PK Kelompok")
    add_wide_row(table, "{%tr endfor %}", "PK Kelompok")
    _penutup(table)


DRAWN: Final[Mapping[str, Callable[[], bytes]]] = {
    "keputusan": keputusan,
    "lampiran-1": lampiran_1,
    "lampiran-2": lampiran_2,
    "perjanjian-kinerja": perjanjian_kinerja.build,
    "monitoring": monitoring.build,
    "lembar-pj": lembar_pj.build,
    "wilayah": wilayah.build,
}
"""Name of a template → what draws it."""

if __name__ == "__main__":
    for name, draw in DRAWN.items():
        content = draw()
        write_whole(FOLDER / f"{name}.docx", content)
        print(f"templates/{name}.docx: {len(content):,} bytes")
