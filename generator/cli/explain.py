"""`perkin explain`: one figure, from its input cells to the result."""

from __future__ import annotations

import click

from generator.cli.console import emit
from generator.cli.parts import (
    Perintah,
    compare_option,
    master_argument,
    quarter_of,
    quarter_option,
    read_master,
)


@click.command(cls=Perintah, contoh="perkin explain masters/2025.xlsx --indicator IK2.1 --quarter 2")
@master_argument
@click.option(
    "--indicator",
    metavar="NAMA",
    required=True,
    help="Kode indikator (IK2.1), ID output (RO034), 'sasaran 2', nama pejabat, atau 'keseluruhan'.",
)
@quarter_option(required=True)
@compare_option
def explain(master: str, indicator: str, quarter: str, pembanding: str | None) -> None:
    """Uraikan satu angka dari sel isian sampai hasilnya.

    Setiap langkah menyebut lembar dan sel asalnya, rumusnya, dan aturan capaiannya.
    """
    from generator.compute import compute
    from generator.explain import explain as verb
    from generator.present.results import derivation

    other = read_master(pembanding) if pembanding else None
    hasil = compute(read_master(master), quarter_of(quarter), other)
    emit(derivation(verb(hasil, indicator)))
