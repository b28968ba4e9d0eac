"""`perkin text`: what a document or workbook says, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from generator.cli.console import emit
from generator.cli.parts import Perintah
from generator.errors import InputRefused

if TYPE_CHECKING:
    from pathlib import Path

_TABLES: Final = frozenset({".xls", ".xlsb", ".xlsm", ".xltx", ".ods", ".csv", ".tsv"})
_TEXTS: Final = frozenset({".doc", ".docm", ".dotx", ".odt", ".rtf", ".txt"})


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
            from generator.office.word.text import read_text

            emit(read_text(path))
        case ".xlsx":
            from generator.office.workbook.text import book_text

            emit(book_text(path))
        case _:
            raise InputRefused(_other(path))


def _other(path: Path) -> str:
    """What to do with a file that is neither, by its ending."""
    kind = path.suffix.casefold()
    if kind in _TABLES:
        advice = "Di Excel, pilih Simpan Sebagai (Save As) dengan jenis Excel Workbook (.xlsx), lalu ulangi dengan berkas itu."
    elif kind in _TEXTS:
        advice = (
            "Di Word, pilih Simpan Sebagai (Save As) dengan jenis Word Document (.docx), lalu ulangi dengan berkas itu."
        )
    else:
        advice = "Periksa nama berkasnya."
    return f"{path} bukan dokumen Word (.docx) atau buku kerja Excel (.xlsx). {advice}"
