"""`perkin diff`: what changed between two masters, output folders or documents."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import click

from generator.cli.console import FINDINGS, emit
from generator.cli.outputs import output_option
from generator.cli.parts import NAMES, Perintah, format_option, quarter_of, quarter_option

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diff.report import Comparison
    from generator.diff.rows import Rules


@click.command(cls=Perintah, contoh="perkin diff output/2025/tw1 output/2025/tw2")
@click.argument("old", metavar="LAMA", help="Master, folder hasil, atau dokumen Word yang lama.")
@click.argument("new", metavar="BARU", help="Yang baru, untuk dibandingkan dengannya.")
@quarter_option(required=False)
@format_option("text", "json", "html", "docx")
@output_option("Tulis ke berkas ini, bukan ke layar.")
@click.option(
    "--document",
    type=click.Choice(NAMES),
    help="Dokumen folder yang dibuat dengan lacak perubahan, untuk --format docx.",
)
@click.option("--exit-code", is_flag=True, help="Selesai dengan kode 1 bila ada perbedaan.")
@click.option("--only-changed", is_flag=True, help="Hanya yang berubah; yang tetap tidak disebut.")
@click.option("--tolerance", metavar="ANGKA", default="0", help="Selisih angka sampai sebesar ini dianggap sama.")
@click.option(
    "--ignore",
    metavar="NAMA",
    multiple=True,
    help="Lembar atau kolom yang tidak dibandingkan, misalnya Survei atau Bukti.",
)
def diff(
    old: str,
    new: str,
    quarter: str | None,
    form: str,
    output: str | None,
    document: str | None,
    exit_code: bool,
    only_changed: bool,
    tolerance: str,
    ignore: tuple[str, ...],
) -> int:
    """Bandingkan dua master, dua folder hasil, master dengan folder hasil, atau dua dokumen Word.

    Baris dikenali dari kodenya, bukan urutannya. Angka dibandingkan sebagai angka: 100 sama dengan 100,0.
    Dokumen Word dibandingkan isinya, juga yang diubah dengan tangan; letaknya disebut paragraf demi paragraf
    dan sel demi sel.
    """
    from pathlib import Path

    from generator.diff.documents import is_document

    if form == "docx":
        return _tracked(Path(old), Path(new), document, output)
    if any(is_document(Path(name)) for name in (old, new)):
        return _documents(old, new, quarter, form, output, exit_code, _rules(tolerance, ignore))

    from generator.diff.report import compare_sides
    from generator.diff.sides import read_sides

    rules = _rules(tolerance, ignore)
    sides = read_sides(Path(old), Path(new), quarter_of(quarter) if quarter else None)
    comparison = compare_sides(*sides, rules)
    _show(_printed(comparison, form, only_changed), output)
    return FINDINGS if exit_code and (comparison.changes or comparison.documents) else 0


def _documents(
    old: str, new: str, quarter: str | None, form: str, output: str | None, exit_code: bool, rules: Rules
) -> int:
    """Two Word documents, compared by what they say."""
    from pathlib import Path

    from generator.diff.documents import compare_documents
    from generator.errors import InputRefused
    from generator.present.document_text import as_json, as_text

    if quarter or rules.tolerance:
        raise InputRefused(
            "Perbandingan dua dokumen Word tidak memakai --quarter dan --tolerance. Hapus pilihan itu, lalu ulangi."
        )
    comparison = compare_documents(Path(old), Path(new), rules)
    if form == "html":
        from generator.present.diff_page import as_html

        text = as_html(comparison, notes=comparison.pending)
    else:
        text = as_json(comparison) if form == "json" else as_text(comparison)
    _show(text, output)
    return FINDINGS if exit_code and comparison.changes else 0


def _tracked(old: Path, new: Path, document: str | None, output: str | None) -> int:
    """A Word document with tracked changes: of two documents, or of one document of two folders."""
    from pathlib import Path

    from generator.errors import InputRefused
    from generator.office.package import read_package
    from generator.office.word.redline import redline
    from generator.system.writing import settle, write_whole

    if output is None:
        raise InputRefused(
            "--format docx memerlukan nama berkas hasil. Tambahkan --output, misalnya --output beda.docx."
        )
    if document:
        settle(old)
        settle(new)
        old, new = old / f"{document}.docx", new / f"{document}.docx"
    elif any(path.suffix.casefold() != ".docx" for path in (old, new)):
        raise InputRefused(
            "--format docx membandingkan dua dokumen Word. Sebutkan kedua dokumennya, atau kedua folder hasil "
            "dengan --document, misalnya --document monitoring."
        )
    before, after = (read_package(path, ".docx").data for path in (old, new))
    made = redline(before, after, new.name)
    write_whole(Path(output), made)
    return 0


def _rules(tolerance: str, ignore: tuple[str, ...]) -> Rules:
    from decimal import InvalidOperation

    from generator.diff.rows import Rules
    from generator.errors import InputRefused

    try:
        number = Decimal(tolerance.replace(",", "."))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0:
        raise InputRefused(f"--tolerance {tolerance} bukan angka. Tulis misalnya --tolerance 0,01.")
    return Rules(number, frozenset(name.casefold() for name in ignore))


def _printed(comparison: Comparison, form: str, only_changed: bool) -> str:
    if form == "html":
        from generator.present.diff_page import as_html

        return as_html(comparison, only_changed)
    from generator.present.diff_text import as_json, as_text

    return as_json(comparison) if form == "json" else as_text(comparison, only_changed)


def _show(text: str, output: str | None) -> None:
    if output is None:
        emit(text)
        return
    from pathlib import Path

    from generator.system.writing import write_whole

    write_whole(Path(output), f"{text}\n".encode())
