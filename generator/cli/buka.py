"""`perkin buka`: the page on the own computer."""

from __future__ import annotations

import click

from generator.cli.console import emit, say
from generator.cli.parts import Perintah
from generator.errors import InputRefused


@click.command(cls=Perintah, contoh="perkin buka perkin-2026")
@click.argument("folder", metavar="[DIR]", default=".", help="Folder kerja; tanpa DIR, folder ini.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="N",
    default=0,
    help="Nomor port di komputer ini; tanpa opsi ini, yang sedang bebas.",
)
@click.option("--tanpa-peramban", is_flag=True, help="Jangan buka peramban; alamatnya saja yang ditampilkan.")
def buka(folder: str, port: int, tanpa_peramban: bool) -> None:
    """Buka halaman perkin di peramban, tanpa terminal.

    Halaman itu hanya ada di komputer ini: tidak ada yang dikirim ke luar. Temuan, hasil, dan dokumen dari folder kerja
    ditampilkan, dan setiap kali master disimpan di Excel, temuannya diperiksa lagi. Alamat yang ditampilkan hanya berlaku
    satu kali. Bila folder itu sudah dibuka, halaman yang sama ditampilkan lagi. Halaman ditutup dengan Ctrl+C, dengan
    tombol Tutup perkin, atau sendiri bila lama tidak dipakai.
    """
    from pathlib import Path

    try:
        from generator.halaman.opening import open_browser
        from generator.halaman.serve import serve
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("flask", "waitress", "werkzeug"):
            raise
        raise InputRefused(
            "perkin buka memerlukan Flask dan waitress, yang belum terpasang. Pasang dengan: pip install 'perkin[halaman]'"
        ) from None

    def ready(address: str, running: bool) -> None:
        emit(address)
        if running:
            say("Folder ini sudah dibuka; halaman yang sama ditampilkan lagi.")
        else:
            say("Halaman perkin sudah siap. Ctrl+C di sini menutupnya.")
        if not tanpa_peramban:
            open_browser(address)

    serve(Path(folder), port, ready)
