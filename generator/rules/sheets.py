"""S: which sheets there are, which of them are read, and rows in them that are totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.awal import MARK
from generator.findings import Severity
from generator.master import LEMBAR, Baris, ButirTubuh, Isian, Lembar, Master, columns
from generator.master.parse import is_like, total_rows
from generator.registry import Temuan, rule
from generator.rules.common import across, first_cell, grouped, nearest, rows
from generator.values import normal, seen

ALAT = "susunan master yang dijelaskan pada lembar Petunjuk"
_FILLED: Final = ("indikator", "output", "tubuh", "pengukuran", "pejabat")
"""Fields of `Master` without whose rows there is nothing to print."""
_LATER: Final = ("pengukuran", "komponen", "survei", "realisasi", "analisis")
"""Fields of `Master` that no document needs before the first quarter is reported."""
_LABELS: Final = {"Anggaran": ("program", "kegiatan")}
"""Sheet → fields besides its key in which a total is typed."""
_EXAMPLE: Final = normal(MARK)
OWN: Final = ("Petunjuk", "Daftar", "Temuan", "Impor")
"""Sheets that this program writes and does not read; the names are those of room workbook."""
_USULAN: Final = re.compile(r"usulan \d{4}")
"""How `perkin lanjut` names the sheet of last year's figures."""
_COPY: Final = re.compile(r"(?:salinan(?: dari)? |copy of )?(.+?)(?: ?\(\d+\)|_\d+)?", re.IGNORECASE)
"""How Excel, LibreOffice and Google name the copy of a sheet: `Komponen (2)`, `Komponen_2`, `Salinan dari Komponen`."""
_DASH: Final = "[-–—\u2011 ]*"
_TOTAL: Final = re.compile(
    rf"(?:(?:sub|grand){_DASH})?total\b|jumlah\b|rata{_DASH}rata\b|rerata\b|average\b|sum\b|median\b|minimum\b|maksimum\b"
)
"""How the label of a row of totals begins, case folded."""


@rule("S01", Severity.ERROR, remedy="Kembalikan lembar itu dari master asal atau dari master kosong.", source=ALAT)
def missing_sheet(master: Master) -> Iterator[Temuan]:
    """Setiap lembar yang diperlukan ada.

    Mengapa: Lembar dicari menurut namanya. Lembar yang dihapus atau berganti nama tidak terbaca sama sekali.

    Contoh: Lembar "Lampiran I" berganti nama menjadi "Lamp 1".
    """
    for kind in _missing(master):
        guess = _renamed(master, kind)
        hint = f'Ganti kembali nama lembar "{guess}" menjadi "{kind.SHEET}".' if guess else ""
        yield Temuan(kind.SHEET, "", f'Lembar "{kind.SHEET}" tidak ada.', hint)


def _missing(master: Master) -> list[type[Baris]]:
    found = master.lembar
    return [kind for kind in LEMBAR.values() if kind.WAJIB and kind.SHEET not in found]


def _renamed(master: Master, kind: type[Baris]) -> str:
    """The sheet that is probably a missing one under another name: it has its columns, or nearly its name."""
    strangers = _strangers(master)
    alike = [lembar.nama for lembar in strangers if is_like(lembar, kind)]
    return alike[0] if len(alike) == 1 else nearest(kind.SHEET, [lembar.nama for lembar in strangers])


def _strangers(master: Master) -> list[Lembar]:
    """The sheets that are not read."""
    foreign = {kind.SHEET for kind in LEMBAR.values() if kind.SEJAK} - master.lembar.keys()
    known = {normal(name) for name in (*(kind.SHEET for kind in LEMBAR.values()), *OWN)} - set(map(normal, foreign))
    return [
        lembar
        for name, lembar in master.buku.lembar.items()
        if normal(name) not in known and not _USULAN.fullmatch(normal(name))
    ]


@rule("S18", Severity.ERROR, remedy="Hapus lembar yang keliru, atau beri nama yang berbeda.", source=ALAT)
def double_sheet(master: Master) -> Iterator[Temuan]:
    """Setiap lembar ada satu kali.

    Mengapa: Nama lembar dibandingkan tanpa membedakan huruf besar dan spasi. Dari dua lembar bernama sama tidak dapat
    dipastikan mana yang benar, jadi tidak ada yang dihitung atau dicetak sampai tinggal satu.

    Contoh: Lembar "Komponen" disalin, lalu salinannya diberi nama "Komponen " dengan spasi di belakangnya.
    """
    for kind in LEMBAR.values():
        same = master.buku.bernama(kind.SHEET)
        if len(same) > 1:
            names = ", ".join(f'"{lembar.nama}"' for lembar in same)
            yield Temuan(kind.SHEET, "", f"Ada {len(same)} lembar bernama sama: {names}.")


@rule("S19", Severity.INFO, remedy="Biarkan bila memang catatan atau cadangan sendiri.", source=ALAT)
def unread_sheet(master: Master) -> Iterator[Temuan]:
    """Lembar tambahan tidak dibaca.

    Mengapa: Lembar dikenal dari namanya. Yang diisi di salinan atau di lembar lain tidak masuk ke dokumen atau
    perhitungan mana pun.

    Contoh: Lembar "Komponen (2)", salinan buatan Excel, terisi TW III, sedangkan lembar Komponen belum.
    """
    suggested = {_renamed(master, kind) for kind in _missing(master)}
    for lembar in _strangers(master):
        if not lembar.sel or lembar.nama in suggested:
            continue
        if namesake := _namesake(lembar):
            yield Temuan(lembar.nama, "", f'Lembar "{lembar.nama}" {namesake} Isinya tidak dipakai.')
            continue
        copied = _copied(lembar)
        what = f"tampak sebagai salinan lembar {copied.SHEET}, tetapi tidak dibaca" if copied else "tidak dikenal"
        closing = f"Yang dibaca hanya lembar {copied.SHEET}." if copied else "Isinya tidak dipakai."
        yield Temuan(lembar.nama, "", f'Lembar "{lembar.nama}" {what}. {closing}')


def _namesake(lembar: Lembar) -> str:
    """What is told of a sheet of somebody's own that bears the name of one that newer versions added."""
    kinds = (kind for kind in LEMBAR.values() if kind.SEJAK and normal(kind.SHEET) == normal(lembar.nama))
    kind: type[Baris] | None = next(kinds, None)
    return f"tidak berkolom seperti lembar {kind.SHEET} perkin, jadi dianggap catatan sendiri." if kind else ""


def _copied(lembar: Lembar) -> type[Baris] | None:
    """The sheet of which another is a copy, by its name or its columns."""
    found = _COPY.fullmatch(" ".join(lembar.nama.split()))
    named = normal(found[1]) if found else ""
    by_name = [kind for kind in LEMBAR.values() if normal(kind.SHEET) == named]
    return next(iter([*by_name, *(kind for kind in LEMBAR.values() if is_like(lembar, kind))]), None)


@rule("S20", Severity.INFO, remedy="Tampilkan lembarnya (Unhide) bila tidak sengaja disembunyikan.", source=ALAT)
def hidden_sheet(master: Master) -> Iterator[Temuan]:
    """Lembar tersembunyi tetap dibaca.

    Mengapa: Isi lembar yang disembunyikan tetap dicetak dan dihitung, sehingga hasil dapat mengejutkan.

    Contoh: Lembar Survei disembunyikan saat rapat dan tidak ditampilkan kembali.
    """
    for name, lembar in master.lembar.items():
        if lembar.keadaan == "veryHidden":
            hint = (
                "Lembar ini tidak ada dalam daftar Unhide Excel. Tekan Alt+F11, pilih lembarnya, lalu ubah Visible menjadi "
                "xlSheetVisible."
            )
            yield Temuan(name, "", f'Lembar "{name}" sangat tersembunyi (veryHidden) dan tetap dibaca.', hint)
        elif lembar.keadaan != "visible":
            yield Temuan(name, "", f'Lembar "{name}" tersembunyi dan tetap dibaca.')


@rule(
    "S21",
    Severity.INFO,
    remedy="Biarkan bila memang baris jumlah. Bila isinya data, matikan Table Design > Total Row, lalu ketik di dalam tabel.",
    source=ALAT,
)
def table_totals(master: Master) -> Iterator[Temuan]:
    """Total Row tabel Excel bukan data.

    Mengapa: Baris terakhir yang dinyalakan dengan Table Design > Total Row berisi jumlah, rata-rata, atau cacah baris di
    atasnya. Baris itu tidak dibaca, supaya tidak terhitung sebagai indikator, output, atau kelurahan.

    Contoh: Total Row lembar Survei menampilkan nilai terendah; tanpa aturan ini ia menjadi kelurahan ke-66.
    """
    found = master.lembar
    for name, header in master.kepala.items():
        totals, known = total_rows(found[name], header), set(header.kolom.values())
        cells = [sel for (row, column), sel in found[name].sel.items() if row in totals and column in known]
        if cells:
            sel = first_cell(cells)
            yield Temuan(name, sel.alamat, "Baris ini Total Row tabel Excel, jadi tidak dibaca.", value=seen(sel.nilai))


@rule("S22", Severity.ERROR, remedy="Hapus baris itu dari master; jumlah dan rata-rata dihitung sendiri.", source=ALAT)
def typed_totals(master: Master) -> Iterator[Temuan]:
    """Lembar tidak memuat baris jumlah yang diketik sendiri.

    Mengapa: Setiap baris terbaca sebagai data. Baris "Jumlah" di lembar Survei terhitung sebagai satu kelurahan dan
    mengubah nilai kota.

    Contoh: "Rata-rata" diketik di kolom Kelurahan, di bawah kelurahan terakhir.
    """
    for row in rows(master):
        names = [
            name for name in (*row.KUNCI, *_LABELS.get(row.SHEET, ())) if _TOTAL.match(normal(seen(getattr(row, name))))
        ]
        if names and not isinstance(row, Isian | ButirTubuh):
            text = seen(getattr(row, names[0]))
            yield Temuan.at(
                row, names[0], f'"{text}" tampak sebagai baris jumlah, padahal setiap baris terbaca sebagai data.'
            )


@rule("S13", Severity.ERROR, remedy="Isi lembar itu, atau periksa apakah barisnya terhapus.", source=ALAT)
def empty_sheet(master: Master) -> Iterator[Temuan]:
    """Lembar pokok berisi baris.

    Mengapa: Tanpa indikator, rencana aksi, batang tubuh, pengukuran, atau pejabat tidak ada dokumen yang dapat dibuat.

    Contoh: Semua baris Lampiran II terhapus dan hanya judulnya yang tersisa.
    """
    for name in _FILLED:
        kind: type[Baris] = LEMBAR[name]
        early = name == "pengukuran" and master.hanya_keputusan
        if kind.SHEET in master.kepala and not getattr(master, name) and not early:
            yield Temuan(kind.SHEET, "", f'Lembar "{kind.SHEET}" tidak memuat satu baris pun.')


@rule("S32", Severity.ERROR, remedy="Ganti atau hapus baris itu, atau isi lagi kunci Status Data.", source=ALAT)
def unmarked_example(master: Master) -> Iterator[Temuan]:
    """Baris contoh tidak tercetak sebagai data resmi.

    Mengapa: Isi yang diawali "Contoh:" dikarang untuk memperlihatkan cara mengisi. Selama kunci Status Data terisi, setiap
    dokumen bertanda; tanpa tanda itu, contoh akan terbaca sebagai data sebenarnya.

    Contoh: Status Data dikosongkan, sedangkan Lampiran I masih memuat "Contoh: nilai survei kepuasan masyarakat".
    """
    if master.status_data or Isian.SHEET not in master.kepala:
        return
    for cells in grouped((row.SHEET, (row, name)) for row, name in _examples(master, planned=False)).values():
        yield across(cells, "Baris ini masih contoh, padahal master tidak lagi bertanda contoh.")


@rule("S33", Severity.INFO, remedy="Ganti dengan isi sendiri; setelah itu kosongkan kunci Status Data.", source=ALAT)
def marked_example(master: Master) -> Iterator[Temuan]:
    """Baris contoh diganti sebelum Keputusan diterbitkan.

    Mengapa: Master baru memuat satu baris contoh di setiap lembar, dan setiap dokumennya bertanda sampai semuanya diganti.

    Contoh: Lembar Pejabat masih memuat "Contoh: Kepala Bagian".
    """
    if master.status_data:
        for row, name in _examples(master, planned=True):
            yield Temuan.at(row, name, "Baris ini contoh cara mengisi.")


def _examples(master: Master, planned: bool) -> Iterator[tuple[Baris, str]]:
    """Rows with a text that is an example, and the first such field; `planned` leaves out what reports on the year."""
    for row in rows(master):
        if planned and row.TAHUN_INI:
            continue
        for name, kolom in columns(type(row)).items():
            if not (planned and kolom.tahun_ini) and normal(seen(getattr(row, name))).startswith(_EXAMPLE):
                yield row, name
                break


@rule("S31", Severity.INFO, remedy="Isi sebelum laporan monitoring triwulan pertama dibuat.", source=ALAT)
def not_needed_yet(master: Master) -> Iterator[Temuan]:
    """Lembar pengukuran boleh kosong selama yang dibuat baru Keputusan dan lampirannya.

    Mengapa: Keputusan, Lampiran I, dan Lampiran II dicetak dari lembar Keputusan, Batang Tubuh, Lampiran I, Lampiran II, dan
    Pejabat. Cara hitung dan realisasi baru diperlukan untuk laporan monitoring dan rekapitulasi.

    Contoh: Master baru, yang Keputusannya hendak dicetak sebelum cara hitung indikatornya disepakati.
    """
    if not master.hanya_keputusan:
        return
    for name in _LATER:
        kind: type[Baris] = LEMBAR[name]
        if kind.SHEET in master.kepala and not getattr(master, name):
            yield Temuan(
                kind.SHEET, "", f'Lembar "{kind.SHEET}" kosong: belum diperlukan untuk Keputusan dan lampirannya.'
            )
