"""`perkin templates`: which Word templates there are, and where."""

from __future__ import annotations

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah


@click.command(cls=Perintah, contoh="perkin templates")
def templates() -> None:
    """Tampilkan templat Word bawaan dan letaknya.

    Untuk mengubah tata letak, salin templat itu ke folder sendiri (perkin init sudah menyalinnya ke
    templates/), ubah di Word, lalu jalankan perkin generate dengan --templates.
    """
    from generator.word.folder import builtin_templates

    folder = builtin_templates()
    emit("\n".join([str(folder), *(f"  {path.name}" for path in sorted(folder.glob("*.docx")))]))
