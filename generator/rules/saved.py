"""S: traces that programs and people leave in a workbook when they save it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.findings import Severity
from generator.master import ALAT, KAYA, LEMBAR, Entry, Kepala, Lembar, Master, columns
from generator.registry import Temuan, rule
from generator.rules.common import across, grouped, joined, short
from generator.values import seen

EXCEL = "Microsoft Excel"
_OTHER_FILE: Final = re.compile(r"(?<![\w\]])\[[^\[\]]+\][^\[\]!]*'?!|'file:|\|'?[^!]*'?!")
"""A name of a file within a formula, as Excel shows it: `[Rekap.xlsx]TW2!C5`; or a link of another kind (DDE)."""


@rule("S15", Severity.INFO, remedy="Tampilkan kolomnya (Unhide) bila tidak sengaja disembunyikan.", source=ALAT)
def hidden_columns(master: Master) -> Iterator[Temuan]:
    """Kolom tersembunyi tetap dibaca.

    Mengapa: Kolom yang disembunyikan tetap dicetak dan dihitung, sehingga isinya mudah luput dari pemeriksaan.

    Contoh: Kolom Target Tahunan disembunyikan agar lembar muat di layar.
    """
    found = master.lembar
    for name, header in master.kepala.items():
        for column in sorted(found[name].kolom_tersembunyi & set(header.kolom.values())):
            title = found[name].sel[header.baris, column]
            if any(row > header.baris for row, at in found[name].sel if at == column):
                message = f"Kolom {seen(title.nilai)} tersembunyi dan tetap dibaca."
                yield Temuan(name, title.alamat, message, column=seen(title.nilai))


@rule("S16", Severity.INFO, remedy="Salin ulang lembar itu dari master asli, tempel isinya sebagai nilai.", source=ALAT)
def lost_choices(master: Master) -> Iterator[Temuan]:
    """Daftar pilihan pada kolomnya masih terpasang.

    Mengapa: Menempel sel dari berkas lain menghapus daftar pilihan, lalu salah ketik tidak lagi dicegah.

    Contoh: Kolom Waktu ditempel dari berkas bagian lain, dan pilihan TW I–TW IV hilang.
    """
    found = master.lembar
    for kind in LEMBAR.values():
        header = master.kepala.get(kind.SHEET)
        lembar = found.get(kind.SHEET)
        if header and lembar and lembar.pilihan is not None:
            yield from _lost(lembar, header, [name for name, column in columns(kind).items() if column.daftar])


def _lost(lembar: Lembar, header: Kepala, names: list[str]) -> Iterator[Temuan]:
    places = [header.kolom[name] for name in names if name in header.kolom]
    titles = [lembar.sel[header.baris, place] for place in places if place not in (lembar.pilihan or ())]
    if titles:
        what = joined([seen(title.nilai) for title in titles])
        yield Temuan(lembar.nama, titles[0].alamat, f"Daftar pilihan hilang pada kolom {what}.")


@rule(
    "S17", Severity.INFO, remedy="Periksa tampilan dan daftar pilihannya; lebih aman disimpan dari Excel.", source=ALAT
)
def other_program(master: Master) -> Iterator[Temuan]:
    """Master disimpan oleh Excel.

    Mengapa: Program lain dapat membuang gaya tabel, rumus kolom, atau daftar pilihan tanpa pemberitahuan.

    Contoh: Master dibuka dan disimpan di LibreOffice atau WPS oleh rekan dari bagian lain.
    """
    program = master.buku.pembuat
    if program and not program.startswith(EXCEL):
        name = next(iter(master.buku.lembar), "")
        yield Temuan(name, "", f"Master ini terakhir disimpan oleh {program}, bukan Excel.", value=program)


@rule(
    "S23",
    Severity.WARNING,
    remedy="Salin selnya, lalu Paste Special > Values, agar nilainya tersimpan di master ini.",
    source=ALAT,
)
def from_another_file(master: Master) -> Iterator[Temuan]:
    """Nilai tidak diambil dari berkas lain.

    Mengapa: Yang dibaca ialah nilai yang terakhir diambil Excel. Bila berkas sumbernya berubah, dipindahkan, atau tidak
    dibuka lagi, nilai di master tidak ikut berubah, dan tidak ada yang memberi tahu.

    Contoh: Komponen diisi dengan =[Rekap.xlsx]TW2!C5.
    """
    linked = [entry for entry in _formulas(master) if _leads_out(entry)]
    for entries in grouped((_column(entry), entry) for entry in linked).values():
        first = entries[0]
        message = f"Nilai {short(seen(first.raw))} berasal dari berkas lain: {short(_formula(first))}."
        yield across([entry.place for entry in entries], message)


def _formulas(master: Master) -> Iterator[Entry]:
    """The cells whose value Excel has calculated."""
    return (entry for entry in master.entries if _formula(entry) and not entry.spoiled)


def _formula(entry: Entry) -> str:
    return entry.sel.formula if entry.sel else ""


def _leads_out(entry: Entry) -> bool:
    return _OTHER_FILE.search(_formula(entry)) is not None


def _column(entry: Entry) -> tuple[str, str, bool]:
    return entry.row.SHEET, entry.name, isinstance(entry.raw, str)


@rule("S24", Severity.INFO, remedy="Biarkan bila memang dihitung; lebih aman diketik sebagai nilai.", source=ALAT)
def formula_for_value(master: Master) -> Iterator[Temuan]:
    """Sel isian berisi nilai, bukan rumus.

    Mengapa: Yang dibaca ialah hasil yang terakhir dihitung Excel, bukan rumusnya. Program lain dapat menyimpan master
    tanpa menghitung ulang, dan perkin explain tidak dapat mengikuti rumus itu sampai ke sumbernya.

    Contoh: Target TW II diisi dengan =G2*2.
    """
    own = [entry for entry in _formulas(master) if not _leads_out(entry)]
    for entries in grouped((_column(entry), entry) for entry in own).values():
        first = entries[0]
        message = (
            f"Sel ini berisi rumus {short(_formula(first))}; yang dibaca ialah hasilnya, {short(seen(first.raw))}."
        )
        yield across([entry.place for entry in entries], message)


@rule("S25", Severity.WARNING, remedy="Tekan F9 di Excel, lalu simpan master.", source=EXCEL)
def not_calculated(master: Master) -> Iterator[Temuan]:
    """Rumus dihitung ulang sebelum master disimpan.

    Mengapa: Bila perhitungan Excel diatur manual, sel berumus dapat menyimpan hasil lama yang tidak sesuai lagi dengan
    isian barunya.

    Contoh: Formulas > Calculation Options > Manual dipilih di komputer yang menyimpan master.
    """
    formulas = list(_formulas(master))
    if master.buku.belum_dihitung and formulas:
        message = "Master disimpan sebelum rumusnya dihitung ulang, sehingga hasil di sel ini mungkin sudah lama."
        yield across([entry.place for entry in formulas], message)


@rule("S26", Severity.WARNING, remedy="Hapus yang dicoret, atau hilangkan coretannya (Strikethrough).", source=EXCEL)
def struck_out(master: Master) -> Iterator[Temuan]:
    """Isi yang dicoret dihapus dari master.

    Mengapa: Coretan hanya tampilan. Kata atau angka yang dicoret tetap dibaca, dan dihitung atau dicetak seperti yang lain.

    Contoh: Kata "dan Kelurahan" dicoret di kolom Sasaran karena tidak berlaku lagi.
    """
    for entry in master.entries:
        if entry.sel is not None and entry.sel.coretan:
            message = f'Yang dicoret di sel ini tetap dibaca dan dipakai: "{short(entry.sel.coretan)}".'
            yield Temuan.at(entry.row, entry.name, message)


@rule(
    "S27",
    Severity.WARNING,
    remedy="Pakai karakternya sendiri (Insert > Symbol), misalnya ² atau ³, bukan format Superscript.",
    source=EXCEL,
)
def raised_letters(master: Master) -> Iterator[Temuan]:
    """Huruf di atas atau di bawah garis hanya dipakai di kolom Pengukuran Kinerja.

    Mengapa: Kolom lain dicetak sebagai teks biasa, sehingga m² yang dibuat dengan format Superscript tercetak m2.

    Contoh: Satuan 100 m2 dengan angka 2 berformat Superscript di kolom Target Renaksi.
    """
    for entry in master.entries:
        if entry.sel is None or entry.kolom.jenis is KAYA:
            continue
        moved = [run.text for line in entry.sel.paragraf for run in line if run.position]
        if moved:
            message = f'Huruf "{short(" … ".join(moved))}" di atas atau di bawah garis tercetak sebagai huruf biasa.'
            yield Temuan.at(entry.row, entry.name, message)
