"""`perkin history`: TW I to IV of a year beside each other, and what changed when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.cli.console import emit
from generator.cli.outputs import output_option
from generator.cli.parts import Perintah, format_option

if TYPE_CHECKING:
    from generator.history import History


@click.command(
    cls=Perintah, contoh="perkin history output/2025\n  perkin history output/2025 --format html --output riwayat.html"
)
@click.argument("folder", metavar="DIR", help="Folder yang memuat tw1 sampai tw4, misalnya output/2025.")
@format_option("text", "json", "html", "xlsx")
@output_option("Tulis ke berkas ini, bukan ke layar; wajib untuk xlsx.")
def history(folder: str, form: str, output: str | None) -> int:
    """Tampilkan TW I sampai TW IV satu tahun berdampingan, dan apa yang berubah kapan.

    Angka setiap triwulan diambil dari foldernya sendiri. Bila folder sesudahnya menyatakan angka lain untuk
    triwulan itu, perbedaannya disebut. Triwulan yang belum dibuat ditampilkan sebagai belum ada.
    """
    from pathlib import Path

    from generator.errors import OutputRefused
    from generator.history import read_history
    from generator.system.writing import write_whole

    if output is None and form == "xlsx":
        raise OutputRefused("Buku kerja tidak dapat ditampilkan di layar. Tambahkan misalnya --output riwayat.xlsx.")
    content = _printed(read_history(Path(folder)), form)
    if output is None:
        emit(content.decode())
    else:
        write_whole(Path(output), content)
    return 0


def _printed(told: History, form: str) -> bytes:
    if form == "xlsx":
        from generator.present.history_sheet import as_xlsx

        return as_xlsx(told)
    if form == "html":
        from generator.present.history_page import as_html

        return f"{as_html(told)}\n".encode()
    from generator.present.history_text import as_json, as_text

    return f"{as_json(told) if form == 'json' else as_text(told)}\n".encode()
