"""`perkin perbarui`: a master of an older version, brought to today's sheets and columns."""

from __future__ import annotations

import click

from generator.cli.naskah import hand_over, new_master_option, refuse_unfit
from generator.cli.outputs import output_option
from generator.cli.parts import Perintah, format_option, master_argument


@click.command(cls=Perintah, contoh="perkin perbarui masters/2025.xlsx --ke masters/2025-baru.xlsx")
@master_argument
@new_master_option
@format_option("text", "json", "html")
@output_option("Tulis laporan ke berkas, bukan ke layar.")
def perbarui(master: str, ke: str, form: str, output: str | None) -> int:
    """Tulis master lama ke susunan versi ini.

    Lembar, kolom, kunci, daftar pilihan, dan penjaga isian menjadi seperti master kosong versi ini; semua isi,
    huruf miring dan tebal, warna, lebar kolom, komentar, kolom dan lembar tambahan ikut dibawa. Tinggi baris dihitung
    dari isinya. Yang tidak mempunyai tempat ditulis di lembar Sisa dan disebut dalam laporan. Master lama tidak
    diubah. Kode keluar 1 bila ada yang perlu dilihat.
    """
    from pathlib import Path

    from generator.perbarui import perbarui as verb

    refuse_unfit(ke)
    data, laporan = verb(Path(master), ke)
    return hand_over(data, laporan, form, output)
