"""What the commands share that write a master anew: where the new one goes, and how it is told what became of the old."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from generator.cli.console import FINDINGS, emit, say
from generator.cli.outputs import ResultFile
from generator.errors import OutputRefused

if TYPE_CHECKING:
    from generator.naskah import Laporan

F = TypeVar("F", bound=Callable[..., object])


def new_master_option(function: F) -> F:
    """--ke BARU.xlsx: where the new master goes."""
    words = "Nama master baru (.xlsx). Berkas yang sudah ada tidak ditimpa."
    return click.option("--ke", metavar="BARU.XLSX", required=True, type=ResultFile(), help=words)(function)


def refuse_unfit(ke: str) -> None:
    """Raise, before anything is made, when a new master cannot be written under a name."""
    from pathlib import Path

    path = Path(ke)
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(f"Master ditulis sebagai .xlsx; beri nama {path.with_suffix('.xlsx')}.")
    if path.exists() or path.is_symlink():
        raise OutputRefused(f"{ke} sudah ada dan tidak ditimpa; sebutkan nama lain.")


def hand_over(data: bytes, laporan: Laporan, form: str, output: str | None) -> int:
    """Write the new master, tell what became of the old one, and give the exit code."""
    from pathlib import Path

    from generator.present import naskah as present
    from generator.system.writing import write_whole

    text = {"json": present.as_json, "html": present.as_html, "text": present.as_text}[form](laporan)
    if output:  # before the master: once that is there, the command cannot be repeated under the same name
        write_whole(Path(output), f"{text}\n".encode())
    write_whole(Path(laporan.baru), data)
    if output:
        say(f"Laporan ditulis ke {output}")
    else:
        emit(text)
    return FINDINGS if laporan.perlu else 0
