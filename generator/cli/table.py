"""`perkin table`: a sheet of a master, or the results of a quarter, as a table for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from generator.cli.console import emit, say
from generator.cli.outputs import output_option
from generator.cli.parts import Perintah, quarter_of, quarter_option, read_master
from generator.errors import OutputRefused

if TYPE_CHECKING:
    from pathlib import Path

    from generator.master import Master
    from generator.records.folder import Folder

TABLES: Final = (
    *(
        "keputusan",
        "batang-tubuh",
        "lampiran-1",
        "indikator",
        "lampiran-2",
        "output",
        "perjanjian",
        "anggaran",
        "pengukuran",
        "komponen",
        "survei",
    ),
    *("realisasi", "analisis", "persetujuan", "pejabat", "pengecualian", "penanggung-jawab", "temuan"),
    *("hasil", "sasaran", "kelompok", "ringkasan", "renaksi", "angka", "tren", "rekap-pejabat", "rekap-bidang"),
)
"""The tables' names. Stated here so that help need not load them; a test compares."""
FORMS: Final = ("text", "csv", "json", "md", "xlsx", "parquet")
"""The forms' names, likewise."""


SHEETS: Final = {"lampiran-i": "lampiran-1", "lampiran-ii": "lampiran-2", "realisasi-renaksi": "realisasi"}
"""Sheets that are called otherwise in the master than here, with hyphens; a test compares."""


class NamaTabel(click.Choice[str]):
    """A table's name in any case, or the name of its sheet in the master: `Lampiran I`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The table's name as listed. Fails for one that is not."""
        known = "-".join(str(value).casefold().split())
        known = SHEETS.get(known, known)
        return super().convert(known if known in self.choices else value, param, ctx)


@click.command(
    cls=Perintah,
    contoh="perkin table masters/2025.xlsx komponen --format csv --output komponen.csv\n"
    "  perkin table masters/2025.xlsx hasil --quarter 2\n  perkin table output/2025/tw2 rekap-pejabat",
)
@click.argument("source", metavar="MASTER|DIR", help="Buku kerja master (.xlsx), atau folder hasil perkin generate.")
@click.argument("name", metavar="NAMA", type=NamaTabel(TABLES), help=f"Nama tabel: {', '.join(TABLES)}.")
@quarter_option(required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Bentuk keluaran; tanpa opsi ini, menurut akhiran nama berkas, atau text.",
)
@output_option("Tulis ke berkas ini, bukan ke layar; wajib untuk xlsx dan parquet.")
def table(source: str, name: str, quarter: str | None, form: str | None, output: str | None) -> None:
    """Tampilkan satu lembar master atau satu hasil hitungan sebagai tabel.

    Tabel itu untuk diolah lebih lanjut: di Excel (csv, xlsx), di laporan (md), atau oleh program lain (json,
    parquet). Angka ditulis utuh, N/A tetap N/A, dan yang kosong tetap kosong. Tabel hasil, sasaran, kelompok,
    ringkasan, renaksi, dan rekap memerlukan --quarter bila dibuat dari master; tren memuat keempat triwulan.
    """
    from importlib.util import find_spec
    from pathlib import Path

    form = _form(form, output)
    if find_spec("pandas") is None:  # the folder for Windows is made with and without it
        raise OutputRefused(
            "perkin table memerlukan pustaka pandas, yang tidak ada di perkin ini. Pakai folder Windows yang lengkap, "
            "atau pasang perkin dengan pipx."
        )
    read = _read(Path(source))

    from generator.present import tables
    from generator.tabel import to_frame

    content = tables.FORMS[form](to_frame(read, name, quarter_of(quarter) if quarter else None))
    if output is None:
        emit(content if isinstance(content, str) else content.decode())
        return

    from generator.system.writing import write_whole

    # Without the mark at its beginning, Excel takes a CSV file for one of the system's old character set.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    write_whole(Path(output), content.encode(encoding) if isinstance(content, str) else content)
    say(f"Tabel {name} ditulis ke {output}")


def _form(form: str | None, output: str | None) -> str:
    """The form that is asked for, or that the file's name tells."""
    from pathlib import Path

    told = Path(output or "").suffix.casefold().removeprefix(".")
    if form is None:
        form = told if told in FORMS else "text"
    elif told in FORMS and told != form:
        raise click.UsageError(
            f"{output} bukan nama untuk bentuk {form}; beri nama {Path(output or '').with_suffix(f'.{form}')}."
        )
    if output is None and form in ("xlsx", "parquet"):
        raise click.UsageError(
            f"Bentuk {form} tidak dapat ditampilkan di layar. Tambahkan misalnya --output tabel.{form}."
        )
    return form


def _read(source: Path) -> Master | Folder:
    """What the table is made from."""
    if not source.is_dir():
        from generator.bukti import with_bukti

        return with_bukti(read_master(source), source)

    from generator.records.folder import read_folder

    return read_folder(source)
