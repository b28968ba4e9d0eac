"""`perkin text`: what a document or workbook says, as plain text."""

from __future__ import annotations

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah
from generator.errors import InputRefused


@click.command(cls=Perintah, contoh="perkin text output/2025/tw2/lampiran-1.docx")
@click.argument("file", metavar="BERKAS", help="Dokumen Word (.docx) atau buku kerja Excel (.xlsx).")
def text(file: str) -> None:
    """Tampilkan isi dokumen Word atau buku kerja Excel sebagai teks.

    Dokumen: satu baris per paragraf beserta gayanya, tabel sel demi sel. Buku kerja: satu baris per sel yang
    terisi, rumus beserta nilainya. Isi yang sama selalu menghasilkan teks yang sama.
    """
    from pathlib import Path

    path = Path(file)
    match path.suffix.casefold():
        case ".docx":
            from generator.word.text import read_text

            emit(read_text(path))
        case ".xlsx":
            from generator.workbook.text import book_text

            emit(book_text(path))
        case _:
            raise InputRefused(
                f"{path} bukan dokumen Word (.docx) atau buku kerja Excel (.xlsx). Periksa nama berkasnya."
            )
