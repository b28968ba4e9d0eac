"""The middle of the monitoring report: capaian, analysis, action plan, obstacles, officials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from templates.drawing import Cell, add_row, add_wide_row, lines, new_table
from templates.laporan import (
    BAB,
    ISI,
    JUDUL_TABEL,
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
    cell_of,
    double_header,
    each,
    headed_table,
    officials,
    repeat_row,
    when,
)

_CAPAIAN: Final = (
    ("No.", 7),
    ("Sasaran", 33),
    ("Indikator kinerja", 38),
    ("Satuan", 17),
    ("Polarisasi", 16),
    ("Target", 14),
    ("Realisasi", 16),
    ("Capaian (%)", 16),
    ("Realisasi", 16),
    ("Capaian (%)", 16),
    ("Target", 13),
    ("Capaian (%)", 14),
    ("Predikat", 15),
    ("Status", 17),
    ("Penanggung jawab", 32),
)
_RENAKSI: Final = (
    ("Rencana aksi", 38),
    ("Kriteria keberhasilan", 38),
    ("Output", 40),
    ("Target", 18),
    ("Waktu", 19),
    ("Realisasi", 18),
    ("Status", 18),
    ("Bukti", 28),
    ("Kendala", 26),
    ("Penanggung jawab", 37),
)
_PEJABAT: Final = (
    ("No.", "nomor", 8),
    ("Penanggung jawab", "nama", 50),
    ("Bidang", "bidang", 33),
    ("Jumlah", "indikator", 13),
    ("Tercapai", "tercapai", 15),
    ("Belum tercapai", "belum_tercapai", 15),
    ("Belum dilaporkan", "belum_dilaporkan", 17),
    ("Tidak dapat dihitung", "tidak_dapat_dihitung", 15),
    ("Tanpa target", "tanpa_target", 12),
    ("Rata-rata capaian (%)", "capaian", 16),
    ("Jatuh tempo", "output", 12),
    ("Tepat waktu", "selesai", 12),
    ("Terlambat", "terlambat", 17),
    ("Sebagian", "sebagian", 15),
    ("Belum selesai", "belum", 13),
    ("Belum dilaporkan", "output_belum_dilaporkan", 17),
)
_SHADE: Final = "{% cellbg b.warna %}"


def capaian(document: Any) -> None:
    """Part II."""
    lines(document, BAB, "II. CAPAIAN INDIKATOR KINERJA")
    lines(
        document,
        JUDUL_TABEL,
        "Tabel 5. Capaian indikator kinerja Triwulan {{ periode.triwulan }} Tahun {{ periode.tahun }}",
    )
    table = new_table(document, [width for _, width in _CAPAIAN])
    before = "{% if periode.sebelumnya %}{{ periode.sebelumnya }}{% else %}Triwulan sebelumnya (tidak ada){% endif %}"
    groups = ((5, 7, "Triwulan {{ periode.triwulan }}"), (8, 9, before), (10, 11, "Tahunan"))
    double_header(table, [title for title, _ in _CAPAIAN], groups)
    add_wide_row(table, "{%tr for k in capaian %}", KECIL)
    add_wide_row(table, "{{ k.nama }} – {{ k.rata_rata }}", KECIL_TEBAL)
    repeat_row(table, "b in k.baris", _sel_capaian(), KECIL)
    add_wide_row(table, "{%tr endfor %}", KECIL)
    lines(
        document,
        KETERANGAN,
        "N/A: tidak ada target pada triwulan itu. Tanda –: tidak ada nilai. Capaian tahunan membandingkan realisasi "
        "sampai dengan triwulan ini dengan target setahun.",
    )
    when(document, "catatan_capaian", "Catatan perhitungan:", KETERANGAN)
    each(document, "teks in catatan_capaian", "{{ teks }}", KETERANGAN)


def _sel_capaian() -> Sequence[Cell]:
    group = "{% gabung b.gabung_sasaran %}"
    target = ("{{ b.target }}", "{%p if b.target_hitung %}", "(dihitung: {{ b.target_hitung }})", "{%p endif %}")
    return (
        cell_of("nomor", KECIL_TENGAH, "{% lekat b.lekat %}" + group),
        group + "{{ b.sasaran }}",
        (("{{ b.kode }}", KECIL_TEBAL), ("{{ b.indikator }}", KECIL)),
        cell_of("satuan", KECIL_TENGAH),
        cell_of("polarisasi", KECIL_TENGAH),
        tuple((text, KECIL_TENGAH) for text in target),
        cell_of("realisasi", KECIL_TENGAH),
        cell_of("capaian", KECIL_TENGAH, _SHADE),
        cell_of("realisasi_lalu", KECIL_TENGAH),
        cell_of("capaian_lalu", KECIL_TENGAH),
        cell_of("target_tahunan", KECIL_TENGAH),
        cell_of("capaian_tahunan", KECIL_TENGAH),
        cell_of("predikat", KECIL_TENGAH),
        cell_of("status", KECIL_TENGAH, _SHADE),
        officials("b.penanggung_jawab", KECIL),
    )


def analisis(document: Any) -> None:
    """Part III."""
    lines(document, BAB, "III. ANALISIS PER SASARAN")
    lines(document, SUBBAB, "{%p for s in sasaran %}", "{{ s.nomor }}.\t{{ s.nama }}")
    lines(document, PENGANTAR, "{{ s.kalimat|join(' ') }}")
    table = new_table(document, (43, 44, 17, 19, 18, 24))
    add_row(table, ("Indikator", "Periode", "Target", "Realisasi", "Capaian (%)", "Status"), KEPALA, header=True)
    cells = (
        "{% lekat not loop.last %}{% gabung b.gabung_indikator %}{{ b.indikator }}",
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


def renaksi(document: Any) -> None:
    """Part IV."""
    lines(document, BAB, "IV. RENCANA AKSI")
    each(document, "teks in kalimat_renaksi", "{{ teks }}")
    _jumlah_renaksi(document)
    when(document, "keterangan_renaksi", "{{ keterangan_renaksi }}", KETERANGAN)
    lines(document, ISI, "{%p if renaksi %}")
    table = headed_table(
        document,
        "Tabel 7. Output rencana aksi yang jatuh tempo pada Triwulan {{ periode.triwulan }}"
        "{% if periode.sebelumnya %} dan tunggakan triwulan sebelumnya{% endif %}",
        [width for _, width in _RENAKSI],
        [title for title, _ in _RENAKSI],
        KECIL_KEPALA,
    )
    add_wide_row(table, "{%tr for k in renaksi %}", KECIL)
    add_wide_row(table, "{{ k.kode }} {{ k.indikator }}", KECIL_TEBAL)
    repeat_row(table, "b in k.baris", _sel_renaksi(), KECIL)
    add_wide_row(table, "{%tr endfor %}", KECIL)
    lines(document, ISI, "{%p endif %}")


def _jumlah_renaksi(document: Any) -> None:
    titles = (
        "Waktu",
        "Jatuh tempo",
        "Selesai tepat waktu",
        "Selesai terlambat",
        "Selesai sebagian",
        "Belum selesai",
        "Belum dilaporkan",
    )
    caption = "Tabel 6. Output rencana aksi yang jatuh tempo sampai dengan {{ periode.akhir }}"
    table = headed_table(document, caption, (40,) * 7, titles)
    names = ("waktu", "total", "selesai", "terlambat", "sebagian", "belum", "belum_dilaporkan")
    repeat_row(table, "b in jumlah_renaksi", tuple(f"{{{{ b.{name} }}}}" for name in names), TENGAH)


def _sel_renaksi() -> Sequence[Cell]:
    waktu = (
        ("{{ b.waktu }}", KECIL_TENGAH),
        ("{%p if b.tunggakan %}", KECIL_TENGAH),
        ("tunggakan", KECIL_KEPALA),
        ("{%p endif %}", KECIL_TENGAH),
    )
    return (
        "{% lekat b.lekat %}{% gabung b.gabung_rencana_aksi %}{{ b.rencana_aksi }}",
        "{% gabung b.gabung_kriteria %}{{ b.kriteria }}",
        "{{ b.output }}",
        cell_of("target", KECIL_TENGAH),
        waktu,
        cell_of("realisasi", KECIL_TENGAH),
        cell_of("status", KECIL_TENGAH, _SHADE),
        "{{ b.bukti }}",
        "{{ b.kendala }}",
        officials("b.penanggung_jawab", KECIL, "{% gabung b.gabung_penanggung_jawab %}"),
    )


def kendala(document: Any) -> None:
    """Part V."""
    lines(document, BAB, "V. KENDALA DAN RENCANA TINDAK LANJUT")
    lines(document, SUBBAB, "A.\tKendala dan Rencana Tindak Lanjut Triwulan {{ periode.triwulan }}")
    _daftar(
        document,
        "kendala",
        "Tabel 8. Kendala dan rencana tindak lanjut",
        (
            ("No.", "nomor", 10),
            ("Indikator atau output", "objek", 76),
            ("Kendala", "kendala", 66),
            ("Rencana tindak lanjut", "tindak_lanjut", 62),
            ("Pelaksana", "pic", 38),
            ("Batas waktu", "batas_waktu", 28),
        ),
        "Tidak ada kendala maupun rencana tindak lanjut yang disampaikan pada triwulan ini.",
    )
    lines(document, SUBBAB, "{%p if periode.sebelumnya %}", "B.\tPerkembangan Tindak Lanjut {{ periode.sebelumnya }}")
    _daftar(
        document,
        "perkembangan",
        "Tabel 9. Perkembangan tindak lanjut {{ periode.sebelumnya }}",
        (
            ("No.", "nomor", 10),
            ("Indikator atau output", "objek", 76),
            ("Tindak lanjut yang direncanakan", "tindak_lanjut", 62),
            ("Pelaksana", "pic", 38),
            ("Batas waktu", "batas_waktu", 28),
            ("Perkembangan", "perkembangan", 66),
        ),
        "Tidak ada tindak lanjut yang direncanakan pada triwulan sebelumnya.",
    )
    lines(document, ISI, "{%p endif %}")


def _daftar(document: Any, name: str, caption: str, columns: Sequence[tuple[str, str, float]], empty: str) -> None:
    """A list as a table, or a sentence where there is nothing to list."""
    lines(document, ISI, f"{{%p if {name} %}}")
    table = headed_table(
        document, caption, [width for *_, width in columns], [title for title, *_ in columns], KECIL_KEPALA
    )
    cells = [cell_of(column, KECIL_TENGAH if column == "nomor" else KECIL) for _, column, _ in columns]
    repeat_row(table, f"b in {name}", cells, KECIL)
    lines(document, ISI, "{%p else %}", empty, "{%p endif %}")


def rekap(document: Any) -> None:
    """Part VI."""
    lines(document, BAB, "VI. REKAP PER PENANGGUNG JAWAB")
    lines(
        document,
        JUDUL_TABEL,
        "Tabel 10. Indikator dan output rencana aksi per penanggung jawab, posisi {{ periode.akhir }}",
    )
    table = new_table(document, [width for *_, width in _PEJABAT])
    groups = ((3, 9, "Indikator"), (10, 15, "Output rencana aksi"))
    double_header(table, [title for title, *_ in _PEJABAT], groups)
    cells = [cell_of(name, KECIL if name in ("nama", "bidang") else KECIL_TENGAH) for _, name, _ in _PEJABAT]
    repeat_row(table, "b in pejabat", cells, KECIL)
    lines(
        document,
        KETERANGAN,
        "Indikator dan output yang menjadi tanggung jawab bersama dihitung pada setiap penanggung jawabnya. Istilah "
        "seperti Para Camat berarti setiap Camat.",
    )
