"""`perkin rekap-unit`: one recap of a quarter over the output folders of many units."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli.console import FINDINGS, emit, say
from generator.cli.outputs import output_option
from generator.cli.parts import Perintah, quarter_of, quarter_option

if TYPE_CHECKING:
    from generator.records.wilayah import Rekap

FORMS: Final = ("text", "json", "html", "xlsx", "docx", "parquet")
_SUFFIXES: Final = {".txt": "text", ".htm": "html"} | {f".{form}": form for form in FORMS if form != "text"}
_BINARY: Final = ("xlsx", "docx", "parquet")


@click.command(
    "rekap-unit",
    cls=Perintah,
    contoh="perkin rekap-unit output --quarter 2\n"
    "  perkin rekap-unit output --quarter 2 --masters provinsi --output wilayah.xlsx\n"
    "  perkin rekap-unit output --quarter 2 --output wilayah.docx",
)
@click.argument(
    "outputs",
    metavar="OUTPUT...",
    nargs=-1,
    required=True,
    type=click.UNPROCESSED,
    help="Folder hasil perkin generate: folder induk semua unit, atau folder satu unit; boleh beberapa, boleh output/kota-*.",
)
@quarter_option(required=True)
@click.option(
    "--masters",
    metavar="FOLDER",
    default="",
    help="Folder induk master, agar perintah perkin explain di dalam rekap dapat langsung dijalankan.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help="Bentuk keluaran; tanpa opsi ini, menurut akhiran nama berkas, atau text.",
)
@click.option("--templates", metavar="FOLDER", help="Folder templat Word sendiri, untuk wilayah.docx.")
@output_option("Tulis ke berkas ini, bukan ke layar; wajib untuk xlsx, docx, dan parquet.")
def rekap_unit(
    outputs: tuple[str, ...], quarter: str, masters: str, form: str | None, templates: str | None, output: str | None
) -> int:
    """Rekap satu triwulan dari banyak unit.

    Angkanya diambil dari folder hasil perkin generate setiap unit dan tidak dihitung ulang: capaian setiap indikator
    menurut unit, sebaran dan peringkatnya, yang belum melapor, output yang lewat waktu menurut bidang, dan perubahan
    dari triwulan lalu. Folder yang rusak, atau dari triwulan, tahun, atau versi lain, disebutkan dan tidak ikut. Kode
    keluar 1 bila ada unit yang tidak ikut.
    """
    form = _form(form, output)

    from generator.cli.progress import Progress
    from generator.wilayah import rekap

    told = rekap(outputs, quarter_of(quarter), masters, Progress)
    content = _printed(told, form, output, Path(templates) if templates else None)
    if output is None:
        emit(content.decode())
    else:
        from generator.system.writing import write_whole

        write_whole(Path(output), content)
        say(f"Rekap {len(told.unit)} unit ditulis ke {output}")
    if output is not None or form != "text":
        _tell_left_out(told)
    return 0 if told.lengkap else FINDINGS


def _form(form: str | None, output: str | None) -> str:
    """The form that is asked for, or that the file's name tells."""
    told = _SUFFIXES.get(Path(output or "").suffix.casefold())
    if form is None:
        form = told or "text"
    elif told is not None and told != form:
        raise click.UsageError(
            f"{output} bukan nama untuk bentuk {form}; beri nama {Path(output or '').with_suffix(f'.{form}')}."
        )
    if output is None and form in _BINARY:
        raise click.UsageError(
            f"Bentuk {form} tidak dapat ditampilkan di layar. Tambahkan misalnya --output wilayah.{form}."
        )
    return form


def _printed(told: Rekap, form: str, output: str | None, templates: Path | None) -> bytes:
    base = Path(output).parent if output else Path()
    match form:
        case "xlsx":
            from generator.present.wilayah_sheet import as_xlsx

            return as_xlsx(told, base)
        case "docx":
            from generator.generate.wilayah import as_docx

            return as_docx(told, templates)
        case "html":
            from generator.present.wilayah_page import as_html

            return f"{as_html(told, base)}\n".encode()
        case "parquet":
            from generator.present.tables import as_parquet
            from generator.wilayah import to_frame

            return as_parquet(to_frame(told))
    from generator.present.wilayah_text import as_json, as_text

    text = as_json(told) if form == "json" else as_text(told)
    return f"{text}\n".encode(errors="backslashreplace")  # a folder's name may be no UTF-8


def _tell_left_out(told: Rekap) -> None:
    from generator.present.findings import visible

    for one in told.dilewati:
        say(f"Tidak ikut direkap: {visible(one.folder)}: {visible(one.alasan)}")
    for one in told.belum:
        say(f"Belum melapor: {visible(one.folder)}: {visible(one.alasan)}")
