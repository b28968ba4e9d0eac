"""`perkin init`: a workspace to begin with."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from generator.awal import KANTOR
from generator.cli.console import emit, say
from generator.cli.parts import Perintah
from generator.system.terminal import is_terminal

if TYPE_CHECKING:
    from generator.workspace import Kantor

_BLANK = "kosong"
_NAME = "Nama lembaga"


@click.command(cls=Perintah, contoh="perkin init perkin-2026 --tahun 2026")
@click.argument("folder", metavar="DIR", help="Folder kerja yang akan dibuat.")
@click.option(
    "--tahun",
    type=click.IntRange(2000, 2100),
    metavar="TAHUN",
    help="Tahun perjanjian kinerja; tanpa opsi ini, tahun berjalan.",
)
@click.option(
    "--jenis",
    type=click.Choice(tuple(KANTOR)),
    help="Jenis lembaga: master lalu memuat satu baris contoh di setiap lembar.",
)
@click.option("--nama", metavar="NAMA", help='Nama lembaga, misalnya "Kota Administrasi Jakarta Timur".')
@click.option("--contoh", is_flag=True, help="Sertakan master contoh yang terisi lengkap.")
def init(folder: str, tahun: int | None, jenis: str | None, nama: str | None, contoh: bool) -> None:
    """Buat folder kerja dengan master untuk diisi.

    Folder itu berisi masters/ (master kosong), templates/ (salinan templat Word), dan output/. Master sudah berisi
    semua lembar, daftar pilihan, dan petunjuk pengisian. Dengan --jenis, setiap lembar memuat satu baris contoh yang
    ditandai dan harus diganti. Tanpa --tahun dan --jenis di layar biasa, tahun dan lembaganya ditanyakan. Berkas yang
    sudah ada tidak pernah ditimpa.
    """
    from datetime import date
    from pathlib import Path

    from generator.workspace import init as create

    if nama and not jenis:
        raise click.UsageError("--nama memerlukan --jenis, misalnya --jenis kota.")
    if not contoh and tahun is None and jenis is None and is_terminal(sys.stdin):
        tahun, jenis, nama = _asked(date.today().year)
    made = create(Path(folder), tahun or date.today().year, _office(jenis, nama), contoh=contoh)
    emit("\n".join(["Dibuat:", *(f"  {path}" for path in made)]))
    if jenis:
        say("Setiap lembar memuat satu baris contoh. Ganti dengan isi sendiri, lalu kosongkan kunci Status Data.")


def _asked(year: int) -> tuple[int, str | None, str | None]:
    """The year, the kind of office and its name, as somebody at the terminal answers."""
    tahun = click.prompt("Tahun perjanjian kinerja", default=year, type=click.IntRange(2000, 2100), err=True)
    for name, jenis in KANTOR.items():
        say(f"  {name}: {jenis.arti}")
    say(f"  {_BLANK}: master kosong tanpa baris contoh")
    kind = click.prompt("Jenis lembaga", default=_BLANK, type=click.Choice((*KANTOR, _BLANK)), err=True)
    if kind == _BLANK:
        return tahun, None, None
    return tahun, kind, click.prompt(_NAME, default="", show_default=False, err=True)


def _office(jenis: str | None, nama: str | None) -> Kantor | None:
    from generator.workspace import Kantor

    return Kantor(jenis, nama or "") if jenis else None
