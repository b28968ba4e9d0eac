"""`perkin formulir` and `perkin kumpulkan`: forms to the officials, and their answers back."""

from __future__ import annotations

import click

from generator.cli.console import emit, say
from generator.cli.naskah import hand_over, new_master_option, refuse_unfit
from generator.cli.outputs import output_option
from generator.cli.parts import (
    Perintah,
    expand,
    format_option,
    master_argument,
    quarter_of,
    quarter_option,
    read_master,
)


@click.command(
    cls=Perintah, contoh='perkin formulir masters/2025.xlsx --quarter 2 --batas "10 Juli 2025" --output formulir-tw2'
)
@master_argument
@quarter_option(required=True)
@click.option("--output", metavar="FOLDER", help="Folder formulir; tanpa ini output/MASTER/twN/formulir.")
@click.option("--batas", metavar="TEKS", default="", help="Kapan formulir dikembalikan; dicetak di setiap formulir.")
@click.option(
    "--kontak", metavar="TEKS", default="", help="Kepada siapa dikembalikan; tanpa ini kunci Penyusun Laporan."
)
def formulir(master: str, quarter: str, output: str | None, batas: str, kontak: str) -> int:
    """Buat formulir isian untuk setiap penanggung jawab.

    Setiap pejabat mendapat satu buku kerja kecil: komponen, survei, output yang jatuh tempo atau tertunggak, dan
    analisis miliknya sendiri. Hanya sel yang perlu diisi yang tidak terkunci. Pejabat dalam kelompok, misalnya Para
    Camat, masing-masing mendapat satu. Formulir yang mungkin sudah diisi tidak ditimpa.
    """
    from pathlib import Path

    from generator.formulir import formulir as verb

    made = verb(read_master(master), quarter_of(quarter), Path(output) if output else None, batas, kontak)
    emit("\n".join([f"{made.folder}:", *(f"  {name}  {nama}" for name, nama in made.berkas.items())]))
    if made.tanpa:
        say(f"Tanpa formulir, karena tidak ada yang perlu dilaporkan: {'; '.join(made.tanpa)}.")
    return 0


@click.command(cls=Perintah, contoh="perkin kumpulkan masters/2025.xlsx formulir-tw2/*.xlsx --ke masters/2025-tw2.xlsx")
@master_argument
@click.argument(
    "forms",
    metavar="FORMULIR...",
    nargs=-1,
    required=True,
    type=click.UNPROCESSED,
    help="Formulir yang dikembalikan; boleh formulir/*.xlsx.",
)
@new_master_option
@format_option("text", "json", "html")
@output_option("Tulis laporan ke berkas, bukan ke layar.")
def kumpulkan(master: str, forms: tuple[str, ...], ke: str, form: str, output: str | None) -> int:
    """Masukkan jawaban formulir ke salinan master.

    Setiap sel yang dijawab diambil bila sel master masih seperti waktu formulir dibuat. Yang dijawab berbeda dalam dua
    formulir, yang sudah berubah di master, yang tidak berlaku, dan sel terkunci yang diubah tidak diambil, tetapi
    disebut dalam laporan. Urutan formulir tidak berpengaruh. Master dan formulir tidak diubah. Kode keluar 1 bila ada
    yang perlu dilihat.
    """
    from pathlib import Path

    from generator.formulir import kumpulkan as verb

    refuse_unfit(ke)
    data, laporan = verb(Path(master), expand(forms), ke)
    return hand_over(data, laporan, form, output)
