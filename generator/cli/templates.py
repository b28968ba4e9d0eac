"""`perkin templates`: which Word templates there are, where, and what they may print."""

from __future__ import annotations

import click

from generator.cli.console import emit
from generator.cli.parts import DOCUMENTS, Kelompok, Perintah


@click.group(
    cls=Kelompok,
    invoke_without_command=True,
    options_metavar="[OPSI]",
    subcommand_metavar="[PERINTAH]",
    epilog="\b\nContoh:\n  perkin templates\n  perkin templates vars lampiran-1",
)
@click.pass_context
def templates(context: click.Context) -> None:
    """Tampilkan templat Word bawaan dan letaknya.

    Untuk mengubah tata letak, salin templat itu ke folder sendiri (perkin init sudah menyalinnya ke
    templates/), ubah di Word, lalu jalankan perkin generate dengan --templates.
    """
    from generator.word.folder import builtin_templates

    if context.invoked_subcommand is None:
        folder = builtin_templates()
        emit("\n".join([str(folder), *(f"  {path.name}" for path in sorted(folder.glob("*.docx")))]))


@templates.command(cls=Perintah, contoh="perkin templates vars lampiran-1")
@click.argument("name", metavar="NAMA", type=click.Choice(DOCUMENTS), help=f"Salah satu dari {', '.join(DOCUMENTS)}.")
def vars(name: str) -> None:  # noqa: A001 - the command's own name
    """Tampilkan nama data yang boleh dipakai sebuah templat.

    Nama bertitik adalah isi sebuah daftar: kelompok.nama dicetak di dalam perulangan (for) atas kelompok.
    """
    from typing import get_type_hints

    from generator.documents import DARI_HASIL, DARI_MASTER
    from generator.word.template import available

    build = DARI_MASTER.get(name) or DARI_HASIL[name]
    emit("\n".join(sorted(available(get_type_hints(build)["return"]))))
