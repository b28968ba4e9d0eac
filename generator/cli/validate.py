"""`perkin validate`: what is wrong or odd in a master, with its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.console import FINDINGS, colour_wanted, emit, say
from generator.cli.outputs import ResultFile, output_option
from generator.cli.parts import (
    Cara,
    Perintah,
    expand,
    format_option,
    is_many,
    many_options,
    masters_argument,
    read_master,
    refuse_for_many,
)

if TYPE_CHECKING:
    from pathlib import Path

    from generator.findings import Finding
    from generator.master import Master

Checked = tuple["Path", "Master", "Sequence[Finding]"]
"""A master, where it lies, and its findings."""


@click.command(cls=Perintah, contoh="perkin validate masters/2025.xlsx --format html --output temuan.html")
@masters_argument
@format_option("text", "json", "html", "sarif", "github")
@output_option("Tulis laporan ke berkas, bukan ke layar.")
@click.option(
    "--annotate",
    metavar="F.XLSX",
    type=ResultFile(copy_of_master=True),
    help="Buat juga salinan master dengan sel bertanda dan lembar Temuan.",
)
@click.option("--select", metavar="KODE", multiple=True, help="Hanya aturan atau kelompok ini, misalnya N01,T.")
@click.option("--ignore", metavar="KODE", multiple=True, help="Tanpa aturan atau kelompok ini.")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="Tingkat temuan yang membuat kode keluar 1.",
)
@many_options
def validate(
    masters: Sequence[str],
    form: str,
    output: str | None,
    annotate: str | None,
    select: Sequence[str],
    ignore: Sequence[str],
    fail_level: str,
    jobs: int | None,
    cluster: str | None,
    stop_at_first: bool,
) -> int:
    """Periksa master dan tunjukkan setiap temuan.

    Setiap temuan menyebut lembar dan selnya, apa yang terbaca, dan apa yang perlu dilakukan. Kesalahan harus
    diperbaiki; peringatan perlu dilihat. Master hanya dibaca, tidak diubah.
    """
    if is_many(masters):
        from generator.cli.show_many import validate_many
        from generator.unit.jobs import Checking

        refuse_for_many(annotate=annotate)
        job = Checking(select, ignore, form, colour_wanted() and output is None, fail_level)
        return validate_many(masters, job, Cara(jobs, cluster, stop_at_first), output)
    from generator.bukti import with_bukti
    from generator.validate import validate as verb

    paths = expand(masters)
    copy = _copy_of(annotate) if annotate else None
    read = [with_bukti(read_master(path), path) for path in paths]
    checked = [(path, master, verb(master, select, ignore)) for path, master in zip(paths, read, strict=True)]
    text = _presented(checked, form, colour=colour_wanted() and output is None)
    if copy:
        _annotate(copy, checked[0])
    if output is None:
        emit(text)
    else:
        write_report(output, text)
    return FINDINGS if _failing(checked, fail_level) else 0


def _presented(checked: Sequence[Checked], form: str, colour: bool) -> str:
    from generator.present import findings
    from generator.validate import RULES

    reports = [(str(path), found) for path, _, found in checked]
    match form:
        case "html":
            from generator.present.page import Halaman, as_html

            return as_html([Halaman(str(path), master, found) for path, master, found in checked], RULES)
        case "sarif":
            from generator.present.sarif import as_sarif

            return as_sarif(reports, RULES)
        case "json":
            return findings.as_json(reports)
        case "github":
            return findings.as_github(reports)
    return findings.as_text(reports, colour)


def write_report(output: str, text: str) -> None:
    """Write a report into a file, and say so."""
    from pathlib import Path

    from generator.system.writing import write_whole

    write_whole(Path(output), f"{text}\n".encode())
    say(f"Laporan ditulis ke {output}")


def _copy_of(named: str) -> Path:
    """Where the marked copy goes: over no other file than an older marked copy."""
    from pathlib import Path

    from generator.office.workbook.annotate import is_annotated

    copy = Path(named)
    if copy.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Salinan ditulis sebagai .xlsx; beri nama {copy.with_suffix('.xlsx')}.")
    if copy.exists() and not is_annotated(copy):
        raise click.UsageError(f"{copy} sudah ada dan bukan salinan bertanda; sebutkan nama lain.")
    return copy


def _annotate(copy: Path, checked: Checked) -> None:
    from generator.office.workbook.annotate import annotate
    from generator.system.writing import write_whole

    path, _, found = checked
    write_whole(copy, annotate(path, found))
    say(f"Salinan bertanda ditulis ke {copy}")


def _failing(checked: Sequence[Checked], level: str) -> bool:
    from generator.findings import Severity

    return any(
        finding.severity.rank <= Severity(level).rank and not finding.waived
        for _, _, findings in checked
        for finding in findings
    )
