"""`perkin templates`: which Word templates there are, where, and what they may print."""

from __future__ import annotations

import click

from generator.cli.console import FINDINGS, colour_wanted, emit
from generator.cli.parts import TEMPLATES, Kelompok, Perintah, format_option


@click.group(
    cls=Kelompok,
    invoke_without_command=True,
    options_metavar="[OPSI]",
    subcommand_metavar="[PERINTAH]",
    epilog="\b\nContoh:\n  perkin templates\n  perkin templates check templates\n  perkin templates vars lampiran-1",
)
@click.pass_context
def templates(context: click.Context) -> None:
    """Tampilkan templat Word bawaan dan letaknya.

    Untuk mengubah tata letak, salin templat itu ke folder sendiri (perkin init sudah menyalinnya ke
    templates/), ubah di Word, lalu jalankan perkin generate dengan --templates.
    """
    from generator.office.word.folder import builtin_templates

    if context.invoked_subcommand is None:
        folder = builtin_templates()
        emit("\n".join([str(folder), *(f"  {path.name}" for path in sorted(folder.glob("*.docx")))]))


@templates.command(cls=Perintah, contoh="perkin templates check templates")
@click.argument("folder", metavar="[DIR]", required=False, help="Folder templat; tanpa DIR, templat bawaan.")
@format_option("text", "json")
@click.option("--verbose", is_flag=True, help="Tampilkan juga tanda yang dipecah Word dan disatukan kembali.")
def check(folder: str | None, form: str, verbose: bool) -> int:
    """Periksa templat Word dan tunjukkan semua masalahnya sekaligus.

    Setiap masalah menyebut templatnya, bagian dan tempatnya (paragraf, atau tabel, baris, dan kolom), apa yang
    tertulis di sana, dan apa yang perlu dilakukan. Templat hanya dibaca, tidak diubah.
    """
    from pathlib import Path

    from generator.generate.templates import check_folder
    from generator.office.word.folder import builtin_templates
    from generator.present.templates import as_json, as_text, failing

    checked = check_folder(Path(folder) if folder else None)
    named = folder or str(builtin_templates())
    emit(as_json(named, checked) if form == "json" else as_text(named, checked, verbose, colour_wanted()))
    return FINDINGS if failing(checked) else 0


@templates.command(cls=Perintah, contoh="perkin templates vars lampiran-1")
@click.argument("name", metavar="NAMA", type=click.Choice(TEMPLATES), help=f"Salah satu dari {', '.join(TEMPLATES)}.")
@format_option("text", "json")
def vars(name: str, form: str) -> None:  # noqa: A001 - the command's own name
    """Tampilkan nama data yang boleh dipakai sebuah templat.

    Setiap nama disertai jenis, arti, contoh, dan cara menulisnya di templat.
    Nama bertitik adalah isi sebuah daftar: kelompok.nama dicetak di dalam perulangan (for) atas kelompok.
    """
    from generator.generate.templates import variables_of
    from generator.present.variables import as_json, as_text

    found = variables_of(name)
    emit(as_json(found) if form == "json" else as_text(found))
