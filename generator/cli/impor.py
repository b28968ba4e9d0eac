"""`perkin impor`: documents of last year → a draft master."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from generator.cli.console import FINDINGS, colour_wanted, emit, say
from generator.cli.outputs import ResultFile, output_option
from generator.cli.parts import Perintah, expand, format_option
from generator.errors import OutputRefused

if TYPE_CHECKING:
    from pathlib import Path

    from generator.impor import Impor


@click.command(
    cls=Perintah,
    contoh="perkin impor keputusan.docx lampiran-1.docx lampiran-2.docx --ke masters/draf-2026.xlsx",
)
@click.argument(
    "sources",
    metavar="SUMBER...",
    nargs=-1,
    required=True,
    type=click.UNPROCESSED,
    help="Dokumen Word (.docx), buku kerja Excel (.xlsx), PDF berteks, dan master tahun lalu.",
)
@click.option(
    "--ke", metavar="MASTER", type=ResultFile(), required=True, help="Master baru yang ditulis; belum boleh ada."
)
@click.option("--pemetaan", metavar="F.TOML", help="Berkas pemetaan yang sudah diperbaiki.")
@click.option(
    "--tulis-pemetaan", metavar="F.TOML", type=ResultFile(), help="Tulis pemetaan yang dipakai, untuk diperbaiki."
)
@format_option("text", "json", "html")
@output_option("Tulis laporan ke berkas, bukan ke layar.")
def impor(
    sources: Sequence[str], ke: str, pemetaan: str | None, tulis_pemetaan: str | None, form: str, output: str | None
) -> int:
    """Buat draf master dari dokumen tahun lalu.

    Tabel dan paragraf dikenal dari judul, isi, dan letaknya. Yang tidak pasti tidak ditebak: selnya diwarnai dan
    dicatat di lembar Impor beserta asalnya. Kode keluar 1 bila ada yang perlu dilihat atau tidak diambil.
    """
    from pathlib import Path

    from generator.impor import impor as verb
    from generator.impor.mapping import read_mapping
    from generator.system.writing import write_whole

    target = _new(Path(ke), ".xlsx")
    peta = read_mapping(Path(pemetaan)) if pemetaan else None
    done = verb(expand(sources), peta)
    report = _presented(done, ke, form, colour=colour_wanted() and output is None)
    write_whole(target, done.master)
    say(f"Draf master ditulis ke {ke}")
    if tulis_pemetaan:
        write_whole(Path(tulis_pemetaan), done.pemetaan.encode())
        say(f"Pemetaan ditulis ke {tulis_pemetaan}")
    if output is None:
        emit(report)
    else:
        write_whole(Path(output), f"{report}\n".encode())
        say(f"Laporan ditulis ke {output}")
    return 0 if done.semua_diambil else FINDINGS


def _new(path: Path, suffix: str) -> Path:
    """A file that is to be made: of the right kind, and not there yet."""
    if path.suffix.casefold() != suffix:
        raise click.UsageError(f"Master ditulis sebagai {suffix}; beri nama {path.with_suffix(suffix)}.")
    if path.exists():
        raise OutputRefused(f"{path} sudah ada dan tidak ditimpa; sebutkan nama lain untuk draf master.")
    return path


def _presented(done: Impor, ke: str, form: str, colour: bool) -> str:
    from generator.present import impor

    match form:
        case "html":
            from generator.present.impor_page import as_html

            return as_html(done, ke)
        case "json":
            return impor.as_json(done, ke)
    return impor.as_text(done, ke, colour)
