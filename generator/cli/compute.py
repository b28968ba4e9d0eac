"""`perkin compute`: every figure of a quarter."""

from __future__ import annotations

import click

from generator.cli.console import emit, say
from generator.cli.parts import (
    Perintah,
    format_option,
    master_argument,
    quarter_of,
    quarter_option,
    read_master,
    refuse_incomplete,
)


@click.command(cls=Perintah, contoh="perkin compute masters/2025.xlsx --quarter 2")
@master_argument
@quarter_option(required=True)
@format_option("text", "json", "csv")
@click.option("--output", metavar="BERKAS", help="Tulis juga rekapitulasi Excel (.xlsx) dengan rumus hidup.")
def compute(master: str, quarter: str, form: str, output: str | None) -> None:
    """Hitung capaian setiap indikator pada akhir suatu triwulan.

    Realisasi dihitung dari komponen di master. Angka yang belum ada tidak dianggap nol, tetapi disebutkan
    sebabnya.
    """
    from generator.compute import compute as verb
    from generator.present import results

    read = read_master(master)
    refuse_incomplete(read)
    hasil = verb(read, quarter_of(quarter))
    if output:
        _write(output, hasil)
    match form:
        case "json":
            emit(results.as_json([hasil]))
        case "csv":
            emit(results.as_csv([hasil]))
        case _:
            emit(results.text(hasil))
