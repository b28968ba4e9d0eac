"""The command `perkin`: parse the command line, call one verb, present what it gives, exit.

One file per command. Nothing heavy is imported before a command runs, so that help appears at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from generator import __version__
from generator.cli.bahasa import speak_indonesian
from generator.cli.buka import buka
from generator.cli.compute import compute
from generator.cli.console import emit, leave, run, stopped
from generator.cli.diff import diff
from generator.cli.doctor import doctor
from generator.cli.explain import explain
from generator.cli.formulir import formulir, kumpulkan
from generator.cli.gabung_master import gabung_master
from generator.cli.generate import generate
from generator.cli.history import history
from generator.cli.impor import impor
from generator.cli.init import init
from generator.cli.lanjut import lanjut
from generator.cli.parts import Kelompok
from generator.cli.perbarui import perbarui
from generator.cli.rekap_unit import rekap_unit
from generator.cli.rules import rules
from generator.cli.table import table
from generator.cli.templates import templates
from generator.cli.text import text
from generator.cli.validate import validate
from generator.cli.verify import verify
from generator.system.stopping import Stopped, listen_no_more, stop_in_order, stopped_by

speak_indonesian()


@click.group(
    cls=Kelompok,
    invoke_without_command=True,
    options_metavar="[OPSI]",
    subcommand_metavar="PERINTAH [ARGUMEN]...",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nContoh:\n  perkin generate masters/2025.xlsx --quarter 2\n  perkin validate --help",
)
@click.version_option(__version__, prog_name="perkin")
@click.pass_context
def perkin(context: click.Context) -> None:
    """Dokumen Perjanjian Kinerja dari satu buku kerja master.

    Keputusan, lampiran, laporan monitoring, dan rekapitulasi dibuat dari master yang sama, sehingga isinya
    selalu cocok satu sama lain. Master tidak pernah diubah.
    """
    if context.invoked_subcommand is None:
        emit(context.get_help())


for _command in (
    init,
    validate,
    rules,
    compute,
    explain,
    generate,
    templates,
    diff,
    verify,
    text,
    history,
    rekap_unit,
    table,
    lanjut,
    perbarui,
    impor,
    formulir,
    kumpulkan,
    gabung_master,
    buka,
    doctor,
):
    perkin.add_command(_command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave with its exit code, also when a signal ends it."""
    try:
        stop_in_order()
        code = run(perkin, sys.argv[1:] if arguments is None else arguments)
        if stop := stopped_by():
            code = stopped(stop)
        listen_no_more()
    except Stopped as stop:
        code = stopped(stop)
    leave(code)
