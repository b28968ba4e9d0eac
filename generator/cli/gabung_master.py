"""`perkin gabung-master`: two edited copies of one master become one."""

from __future__ import annotations

import click

from generator.cli.naskah import hand_over, new_master_option, refuse_unfit
from generator.cli.outputs import output_option
from generator.cli.parts import Perintah, format_option


@click.command(
    "gabung-master",
    cls=Perintah,
    contoh="perkin gabung-master masters/2025.xlsx dari-budi.xlsx dari-ani.xlsx --ke masters/2025-gabung.xlsx",
)
@click.argument("dasar", metavar="DASAR", type=click.UNPROCESSED, help="Master yang menjadi awal kedua salinan.")
@click.argument("a", metavar="A", type=click.UNPROCESSED, help="Salinan yang diubah seorang rekan.")
@click.argument("b", metavar="B", type=click.UNPROCESSED, help="Salinan yang diubah rekan lain.")
@new_master_option
@format_option("text", "json", "html")
@output_option("Tulis laporan ke berkas, bukan ke layar.")
def gabung_master(dasar: str, a: str, b: str, ke: str, form: str, output: str | None) -> int:
    """Gabungkan dua salinan satu master yang diubah dua orang.

    Baris dikenali dari kodenya, bukan letaknya. Yang hanya diubah di satu salinan diambil dari salinan itu. Yang
    diubah berbeda di keduanya tidak ditebak: isi DASAR dipertahankan, dan lembar Konflik serta laporan menyebut
    ketiganya. Ketiga master tidak diubah. Kode keluar 1 bila ada yang perlu dilihat.
    """
    from pathlib import Path

    from generator.gabung import gabung_master as verb

    refuse_unfit(ke)
    data, laporan = verb(Path(dasar), Path(a), Path(b), ke)
    return hand_over(data, laporan, form, output)
