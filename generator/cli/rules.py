"""`perkin rules`: the manual of the validation rules."""

from __future__ import annotations

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah


@click.command(cls=Perintah, contoh="perkin rules N01")
@click.argument("code", metavar="[KODE]", required=False, help="Kode satu aturan; tanpa kode, semua aturan.")
def rules(code: str | None) -> None:
    """Jelaskan aturan pemeriksaan.

    Tanpa kode, semua aturan ditampilkan sebagai daftar. Dengan kode, satu aturan dijelaskan: mengapa ada,
    contohnya, cara memperbaiki, dan sumbernya.
    """
    from generator.present.rules import explained, listing
    from generator.validate import RULES

    if code is None:
        emit(listing(RULES))
    elif found := RULES.get(code.upper()):
        emit(explained(found))
    else:
        raise click.UsageError(f"Aturan {code} tidak dikenal; 'perkin rules' menampilkan semuanya.")
