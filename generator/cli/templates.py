"""`perkin templates`: which Word templates there are, where, and what they may print."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.console import FINDINGS, colour_wanted, emit, say
from generator.cli.outputs import ResultFile
from generator.cli.parts import TEMPLATES, Kelompok, Perintah, format_option
from generator.errors import OutputRefused, PerkinError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.generate.templates import Checked

_DOCX = ".docx"


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
@click.argument(
    "folder", metavar="[DIR]", required=False, help="Folder templat, atau satu templat; tanpa DIR, templat bawaan."
)
@format_option("text", "json")
@click.option("--verbose", is_flag=True, help="Tampilkan juga tanda yang dipecah Word dan disatukan kembali.")
@click.option(
    "--annotate",
    metavar="F.docx",
    type=ResultFile(),
    help="Tulis salinan templat dengan setiap masalah sebagai komentar Word di tempatnya.",
)
def check(folder: str | None, form: str, verbose: bool, annotate: str | None) -> int:
    """Periksa templat Word dan tunjukkan semua masalahnya sekaligus.

    Setiap masalah menyebut templatnya, bagian dan tempatnya (paragraf, atau tabel, baris, dan kolom), apa yang
    tertulis di sana, dan apa yang perlu dilakukan. Templat hanya dibaca, tidak diubah.

    Dengan --annotate, masalah itu juga menjadi komentar Word di tempatnya, di dalam salinan templat. Bila beberapa
    templat bermasalah, setiap templat mendapat salinan sendiri, misalnya F-lampiran-1.docx.
    """
    from pathlib import Path

    from generator.generate.templates import check_folder
    from generator.office.word.folder import builtin_templates
    from generator.present.templates import as_json, as_text, failing

    named = folder or str(builtin_templates())
    if annotate:
        _refuse_copy(Path(annotate), Path(named))
    checked = check_folder(Path(folder) if folder else None)
    emit(as_json(named, checked) if form == "json" else as_text(named, checked, verbose, colour_wanted()))
    if annotate:
        _annotate(Path(annotate), Path(named), checked, verbose)
    return FINDINGS if failing(checked) else 0


def _refuse_copy(copy: Path, folder: Path) -> None:
    """Raise a refusal when the copy cannot bear its name."""
    if copy.suffix.casefold() != _DOCX:
        raise click.UsageError(f"{copy} bukan nama dokumen Word; beri nama {copy.with_suffix(_DOCX).name}.")
    if copy.stem in TEMPLATES and copy.resolve().parent == folder.resolve():
        raise OutputRefused(f"{copy} adalah templat yang diperiksa; beri nama lain pada salinannya.")


def _annotate(copy: Path, folder: Path, checked: Sequence[Checked], verbose: bool) -> None:
    """Write a copy of each template of which there is something to say; on stderr, which ones."""
    from generator.generate.templates import file_of
    from generator.office.word.remarks import Remark, with_remarks
    from generator.present.templates import as_remark, shown_of
    from generator.system.writing import write_whole

    remarks = {
        template: [Remark(problem.place, as_remark(problem)) for problem in shown_of(one, verbose)]
        for one in checked
        if (template := file_of(folder, one))
    }
    remarks = {template: said for template, said in remarks.items() if said}
    if not remarks:
        say(f"Tidak ada yang perlu dikomentari, maka {copy} tidak dibuat.")
    for template, said in remarks.items():
        target = copy if len(remarks) == 1 else copy.with_stem(f"{copy.stem}-{template.stem}")
        try:
            content = with_remarks(template, said)
        except PerkinError as refusal:  # such a template is told above, and the others get their copies
            say(f"{target} tidak dibuat: {refusal}")
            continue
        write_whole(target, content)
        say(f"Komentar ditulis ke {target}")


@templates.command(cls=Perintah, contoh="perkin templates kamus lampiran-1 --output kamus-lampiran-1.docx")
@click.argument("name", metavar="NAMA", type=click.Choice(TEMPLATES), help=f"Salah satu dari {', '.join(TEMPLATES)}.")
@click.option("--output", metavar="BERKAS", type=ResultFile(), required=True, help="Dokumen Word yang ditulis (.docx).")
def kamus(name: str, output: str) -> None:
    """Buat dokumen Word berisi semua tanda sebuah templat.

    Tanda itu untuk disalin ke templat. Setiap tanda disertai arti dan contohnya, menurut urutan datanya. Perulangan dan pilihan ditulis seperti
    mengetiknya di templat: pembuka, isi, lalu penutup.
    """
    from pathlib import Path

    from generator.generate.templates import variables_of
    from generator.office.word.kamus import kamus_of
    from generator.present.kamus import rows
    from generator.system.writing import write_whole

    path = Path(output)
    if path.suffix.casefold() != _DOCX:
        raise click.UsageError(f"{path} bukan nama dokumen Word; beri nama {path.with_suffix(_DOCX).name}.")
    write_whole(path, kamus_of(name, rows(variables_of(name))))
    say(f"Kamus templat {name} ditulis ke {path}")


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
