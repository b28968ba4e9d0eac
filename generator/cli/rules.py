"""`perkin rules`: the manual of the validation rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah

if TYPE_CHECKING:
    from generator.registry import Rule


@click.command(cls=Perintah, contoh="perkin rules S01")
@click.argument("code", metavar="KODE", required=False, help="Kode satu aturan; tanpa kode, semua aturan.")
def rules(code: str | None) -> None:
    """Jelaskan aturan pemeriksaan.

    Tanpa kode, semua aturan ditampilkan sebagai daftar. Dengan kode, satu aturan dijelaskan: mengapa ada,
    contohnya, cara memperbaiki, dan sumbernya.
    """
    from generator.validate import RULES

    if code is None:
        emit("\n".join(f"{rule.code}  {rule.severity:<7}  {rule.title}" for _, rule in sorted(RULES.items())))
    elif found := RULES.get(code.upper()):
        emit(_page(found))
    else:
        raise click.UsageError(f"Aturan {code} tidak dikenal; 'perkin rules' menampilkan semuanya.")


def _page(rule: Rule) -> str:
    parts = {"Mengapa": rule.why, "Contoh": rule.example, "Perbaikan": rule.remedy, "Sumber": rule.source}
    blocks = [click.wrap_text(f"{name}: {text}", 90) for name, text in parts.items()]
    return "\n\n".join([f"{rule.code} ({rule.severity})  {rule.title}", *blocks])
