"""`perkin init`: a workspace to begin with."""

from __future__ import annotations

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah


@click.command(cls=Perintah, contoh="perkin init perkin-2026 --tahun 2026")
@click.argument("folder", metavar="DIR", help="Folder kerja yang akan dibuat.")
@click.option(
    "--tahun",
    type=click.IntRange(2000, 2100),
    metavar="TAHUN",
    help="Tahun perjanjian kinerja; tanpa opsi ini, tahun berjalan.",
)
def init(folder: str, tahun: int | None) -> None:
    """Buat folder kerja dengan master kosong.

    Folder itu berisi masters/ (master kosong), templates/ (salinan templat Word), dan output/. Master sudah berisi semua lembar, daftar pilihan, dan petunjuk pengisian. Berkas yang sudah ada
    tidak pernah ditimpa.
    """
    from datetime import date
    from pathlib import Path

    from generator.workspace import init as create

    made = create(Path(folder), tahun or date.today().year)
    emit("\n".join(["Dibuat:", *(f"  {path}" for path in made)]))
