"""Parts IV to VI of the monitoring report: the action plan, obstacles and follow-ups, the officials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from templates.drawing import Cell, add_wide_row, lines, new_table
from templates.laporan import (
    BAB,
    ISI,
    KECIL,
    KECIL_KEPALA,
    KECIL_TEBAL,
    KECIL_TENGAH,
    KETERANGAN,
    LEKAT_AKHIR,
    PENGANTAR,
    SUBBAB,
    TENGAH,
    caption,
    cell_of,
    double_header,
    each,
    headed_table,
    officials,
    repeat_row,
    when,
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
_BUKTI: Final = (
    ("Kode", "kode", 16),
    ("Yang dibuktikan", "uraian", 76),
    ("Berkas", "berkas", 66),
    ("Ukuran", "ukuran", 18),
    ("Sidik sha256", "keterangan", 104),
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
_BIDANG: Final = (_PEJABAT[0], ("Bidang", "bidang", 83), *_PEJABAT[3:])
_SHADE: Final = "{% cellbg b.warna %}"


def renaksi(document: Any) -> None:
    """Part IV."""
    lines(document, BAB, "IV. RENCANA AKSI")
    each(document, "teks in kalimat_renaksi", "{{ teks }}")
    _jumlah_renaksi(document)
    when(document, "keterangan_renaksi", "{{ keterangan_renaksi }}", KETERANGAN)
    lines(document, ISI, "{%p if renaksi %}")
    table = headed_table(
        document,
        "Output rencana aksi yang jatuh tempo pada {{ periode.jenis }} {{ periode.triwulan }}"
        "{% if periode.sebelumnya %} dan tunggakan {{ periode.jenis|lower }} sebelumnya{% endif %}",
        [width for _, width in _RENAKSI],
        [title for title, _ in _RENAKSI],
        KECIL_KEPALA,
    )
    add_wide_row(table, "{%tr for k in renaksi %}", KECIL)
    add_wide_row(table, "{{ k.kode }} {{ k.indikator }}", KECIL_TEBAL)
    repeat_row(table, "b in k.baris", _sel_renaksi(), KECIL)
    add_wide_row(table, "{%tr endfor %}", KECIL)
    lines(document, ISI, "{%p endif %}")
    _bukti(document)


def _bukti(document: Any) -> None:
    """The files that evidence names, where some are."""
    lines(document, ISI, "{%p if bukti %}")
    table = headed_table(
        document,
        "Berkas bukti di folder bukti sampai dengan {{ periode.akhir }}",
        [width for *_, width in _BUKTI],
        [title for title, *_ in _BUKTI],
        KECIL_KEPALA,
    )
    cells = [cell_of(name, KECIL) for _, name, _ in _BUKTI[1:]]
    repeat_row(table, "b in bukti", [cell_of("kode", KECIL, LEKAT_AKHIR), *cells], KECIL)
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
    title = "Output rencana aksi yang jatuh tempo sampai dengan {{ periode.akhir }}"
    table = headed_table(document, title, (40,) * 7, titles)
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
    lines(document, SUBBAB, "A.\tKendala dan Rencana Tindak Lanjut {{ periode.jenis }} {{ periode.triwulan }}")
    _daftar(
        document,
        "kendala",
        "Kendala dan rencana tindak lanjut",
        (
            ("No.", "nomor", 10),
            ("Indikator atau output", "objek", 76),
            ("Kendala", "kendala", 66),
            ("Rencana tindak lanjut", "tindak_lanjut", 62),
            ("Pelaksana", "pic", 38),
            ("Batas waktu", "batas_waktu", 28),
        ),
        "Tidak ada kendala maupun rencana tindak lanjut yang disampaikan pada {{ periode.jenis|lower }} ini.",
    )
    lines(document, SUBBAB, "{%p if periode.sebelumnya %}", "B.\tPerkembangan Tindak Lanjut {{ periode.sebelumnya }}")
    _daftar(
        document,
        "perkembangan",
        "Perkembangan tindak lanjut {{ periode.sebelumnya }}",
        (
            ("No.", "nomor", 10),
            ("Indikator atau output", "objek", 76),
            ("Tindak lanjut yang direncanakan", "tindak_lanjut", 62),
            ("Pelaksana", "pic", 38),
            ("Batas waktu", "batas_waktu", 28),
            ("Perkembangan", "perkembangan", 66),
        ),
        "Tidak ada tindak lanjut yang direncanakan pada {{ periode.jenis|lower }} sebelumnya.",
    )
    lines(document, ISI, "{%p endif %}")


def _daftar(document: Any, name: str, title: str, columns: Sequence[tuple[str, str, float]], empty: str) -> None:
    """A list as a table, or a sentence where there is nothing to list."""
    lines(document, ISI, f"{{%p if {name} %}}")
    table = headed_table(
        document, title, [width for *_, width in columns], [head for head, *_ in columns], KECIL_KEPALA
    )
    cells = [cell_of(column, KECIL) for _, column, _ in columns[1:]]
    repeat_row(table, f"b in {name}", [cell_of("nomor", KECIL_TENGAH, LEKAT_AKHIR), *cells], KECIL)
    lines(document, ISI, "{%p else %}", empty, "{%p endif %}")


def rekap(document: Any) -> None:
    """Part VI."""
    lines(document, BAB, "VI. REKAP PER PENANGGUNG JAWAB")
    lines(
        document,
        PENGANTAR,
        "Indikator dan output yang menjadi tanggung jawab bersama dihitung pada setiap penanggung jawabnya. "
        "{% if istilah_kelompok %}{{ istilah_kelompok }} {% endif %}Dalam rekap per bidang, tanggung jawab bersama beberapa pejabat dari "
        "bidang yang sama dihitung satu kali.",
    )
    caption(document, "Indikator dan output rencana aksi per penanggung jawab, posisi {{ periode.akhir }}")
    _rekap(document, "b in pejabat", _PEJABAT)
    caption(document, "Indikator dan output rencana aksi per bidang, posisi {{ periode.akhir }}")
    _rekap(document, "b in bidang", _BIDANG)


def _rekap(document: Any, loop: str, columns: Sequence[tuple[str, str, float]]) -> None:
    table = new_table(document, [width for *_, width in columns])
    first = next(place for place, (_, name, _) in enumerate(columns) if name == "indikator")
    groups = ((first, first + 6, "Indikator"), (first + 7, first + 12, "Output rencana aksi"))
    double_header(table, [title for title, *_ in columns], groups)
    cells = [cell_of(name, KECIL if name in ("nama", "bidang") else KECIL_TENGAH) for _, name, _ in columns[1:]]
    repeat_row(table, loop, [cell_of("nomor", KECIL_TENGAH, LEKAT_AKHIR), *cells], KECIL)
