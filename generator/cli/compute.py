"""`perkin compute`: every figure of a quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.console import emit, say
from generator.cli.outputs import output_option
from generator.cli.parts import (
    Perintah,
    compare_option,
    format_option,
    master_argument,
    quarter_of,
    quarter_option,
    read_master,
)

if TYPE_CHECKING:
    from generator.master import Master
    from generator.results import Hasil


@click.command(cls=Perintah, contoh="perkin compute masters/2025.xlsx --quarter 2")
@master_argument
@quarter_option(required=True)
@format_option("text", "json", "csv")
@output_option("Tulis juga rekapitulasi Excel (.xlsx) dengan rumus hidup.")
@compare_option
def compute(master: str, quarter: str, form: str, output: str | None, pembanding: str | None) -> None:
    """Hitung capaian setiap indikator pada akhir suatu triwulan.

    Realisasi dihitung dari komponen di master. Angka yang belum ada tidak dianggap nol, tetapi disebutkan
    sebabnya.
    """
    from generator.compute import compute as verb
    from generator.present import results

    read = read_master(master)
    hasil = verb(read, quarter_of(quarter), read_master(pembanding) if pembanding else None)
    if output:
        _write_rekap(output, read, hasil)
    match form:
        case "json":
            emit(results.as_json([hasil]))
        case "csv":
            emit(results.as_csv([hasil]))
        case _:
            emit(results.text(hasil))


def _write_rekap(output: str, master: Master, hasil: Hasil) -> None:
    from pathlib import Path

    from generator.documents.rekap import build
    from generator.system.writing import write_whole

    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Rekapitulasi ditulis sebagai .xlsx; beri nama {path.with_suffix('.xlsx')}.")
    write_whole(path, build(master, hasil))
    say(f"Rekapitulasi ditulis ke {path}")
