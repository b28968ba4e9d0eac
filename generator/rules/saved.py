"""S: traces that programs and people leave in a workbook when they save it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.model import ALAT, LEMBAR, Kepala, Lembar, Master, columns
from generator.registry import Temuan, rule
from generator.rules.common import joined, sheets
from generator.values import seen

EXCEL = "Microsoft Excel"


@rule("S15", Severity.INFO, remedy="Tampilkan kolomnya (Unhide) bila tidak sengaja disembunyikan.", source=ALAT)
def hidden_columns(master: Master) -> Iterator[Temuan]:
    """Kolom tersembunyi tetap dibaca.

    Mengapa: Kolom yang disembunyikan tetap dicetak dan dihitung, sehingga isinya mudah luput dari pemeriksaan.

    Contoh: Kolom Target Tahunan disembunyikan agar lembar muat di layar.
    """
    found = sheets(master)
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
    found = sheets(master)
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
