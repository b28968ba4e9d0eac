"""`perkin compute`: every figure of a quarter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.console import emit, say
from generator.cli.outputs import output_option
from generator.cli.parts import (
    Cara,
    Perintah,
    compare_option,
    expand,
    format_option,
    is_many,
    many_options,
    masters_argument,
    quarter_of,
    quarter_option,
    read_master,
    refuse_for_many,
)

if TYPE_CHECKING:
    from generator.master import Master
    from generator.results import Hasil


@click.command(cls=Perintah, contoh="perkin compute masters/2025.xlsx --quarter 2")
@masters_argument
@quarter_option(required=True)
@format_option("text", "json", "csv")
@output_option("Tulis juga rekapitulasi Excel (.xlsx) dengan rumus hidup.")
@compare_option
@many_options
def compute(
    masters: Sequence[str],
    quarter: str,
    form: str,
    output: str | None,
    pembanding: str | None,
    jobs: int | None,
    cluster: str | None,
    stop_at_first: bool,
) -> int:
    """Hitung capaian setiap indikator pada akhir suatu triwulan.

    Realisasi dihitung dari komponen di master. Angka yang belum ada tidak dianggap nol, tetapi disebutkan
    sebabnya.
    """
    if is_many(masters):
        from generator.cli.show_many import compute_many
        from generator.unit.jobs import Computing

        refuse_for_many(output=output, pembanding=pembanding)
        job = Computing(quarter_of(quarter).value, form)
        return compute_many(masters, job, Cara(jobs, cluster, stop_at_first))
    from generator.compute import compute as verb
    from generator.present import results

    (master,) = expand(masters)
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
    return 0


def _write_rekap(output: str, master: Master, hasil: Hasil) -> None:
    from pathlib import Path

    from generator.documents.rekap import build
    from generator.system.writing import write_whole

    path = Path(output)
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Rekapitulasi ditulis sebagai .xlsx; beri nama {path.with_suffix('.xlsx')}.")
    write_whole(path, build(master, hasil))
    say(f"Rekapitulasi ditulis ke {path}")
