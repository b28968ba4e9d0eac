"""`perkin validate`: what is wrong or odd in a master, with its cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.console import FINDINGS, colour_wanted, emit, say
from generator.cli.parts import Perintah, expand, format_option, masters_argument, read_master

if TYPE_CHECKING:
    from generator.present.findings import Report


@click.command(cls=Perintah, contoh="perkin validate masters/2025.xlsx")
@masters_argument
@format_option("text", "json", "github")
@click.option("--output", metavar="BERKAS", help="Tulis laporan ke berkas, bukan ke layar.")
@click.option("--select", metavar="KODE", multiple=True, help="Hanya aturan atau kelompok ini, misalnya N01,T.")
@click.option("--ignore", metavar="KODE", multiple=True, help="Tanpa aturan atau kelompok ini.")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="Tingkat temuan yang membuat kode keluar 1.",
)
def validate(
    masters: Sequence[str], form: str, output: str | None, select: Sequence[str], ignore: Sequence[str], fail_level: str
) -> int:
    """Periksa master dan tunjukkan setiap temuan.

    Setiap temuan menyebut lembar dan selnya, apa yang terbaca, dan apa yang perlu dilakukan. Kesalahan harus
    diperbaiki; peringatan perlu dilihat. Master hanya dibaca, tidak diubah.
    """
    from generator.validate import validate as verb

    reports = [(str(path), verb(read_master(path), select, ignore)) for path in expand(masters)]
    text = _presented(reports, form, colour=colour_wanted() and output is None)
    if output is None:
        emit(text)
    else:
        _write(output, text)
    return FINDINGS if _failing(reports, fail_level) else 0


def _presented(reports: Sequence[Report], form: str, colour: bool) -> str:
    from generator.present import findings

    match form:
        case "json":
            return findings.as_json(reports)
        case "github":
            return findings.as_github(reports)
    return findings.as_text(reports, colour)


def _write(output: str, text: str) -> None:
    from pathlib import Path

    from generator.package import write_whole

    write_whole(Path(output), f"{text}\n".encode())
    say(f"Laporan ditulis ke {output}")


def _failing(reports: Sequence[Report], level: str) -> bool:
    from generator.findings import Severity

    return any(
        finding.severity.rank <= Severity(level).rank and not finding.waived
        for _, findings in reports
        for finding in findings
    )
