"""`perkin lanjut`: next year's master from this year's."""

from __future__ import annotations

import click

from generator.cli.naskah import hand_over, new_master_option, refuse_unfit
from generator.cli.outputs import output_option
from generator.cli.parts import Perintah, format_option, master_argument


@click.command(cls=Perintah, contoh="perkin lanjut masters/2025.xlsx --tahun 2026 --ke masters/2026.xlsx")
@master_argument
@click.option(
    "--tahun",
    type=click.IntRange(2000, 2100),
    metavar="TAHUN",
    required=True,
    help="Tahun perjanjian kinerja yang baru.",
)
@new_master_option
@format_option("text", "json", "html")
@output_option("Tulis laporan ke berkas, bukan ke layar.")
def lanjut(master: str, tahun: int, ke: str, form: str, output: str | None) -> int:
    """Buat master tahun berikutnya dari master tahun ini.

    Realisasi, bukti, analisis, nilai survei dan komponen, Nomor, dan Tanggal dikosongkan. Target dibawa sebagai
    usulan; lembar Usulan menampilkan target, realisasi, dan capaian tahun lama di sebelahnya. Tahun di judul
    Keputusan diganti; tahun lain, misalnya tahun peraturan, dibiarkan dan disebut dalam laporan. Pengecualian yang
    sudah berakhir tidak dibawa. Master lama tidak diubah. Kode keluar 1 bila ada yang perlu dilihat.
    """
    from pathlib import Path

    from generator.lanjut import lanjut as verb

    refuse_unfit(ke)
    data, laporan = verb(Path(master), tahun, ke)
    return hand_over(data, laporan, form, output)
