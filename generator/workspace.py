"""`perkin init`: a folder to work in, with a master to begin with and editable copies of the templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.errors import OutputRefused, sebab
from generator.system.writing import settle, write_sets

CONTOH: Final = "contoh-2025.xlsx"


@dataclass(frozen=True, slots=True)
class Kantor:
    """The office for which a master begins with worked rows: its kind (a key of `awal.KANTOR`) and its name."""

    jenis: str
    nama: str


def init(folder: Path, tahun: int, kantor: Kantor | None = None, *, contoh: bool = False) -> list[Path]:
    """Create masters/, templates/ and output/ in `folder`; return what was made, in that order.

    With a `kantor` each sheet of the master holds a worked row, marked as an example; without one it is blank. `contoh`
    adds the full example. Raises `OutputRefused`, before anything is written, when a file of the same name is there already.
    """
    settle(folder)
    contents = _contents(folder, tahun, kantor, contoh=contoh)
    _refuse_existing(folder, contents)
    write_sets({folder: {path.relative_to(folder).as_posix(): data for path, data in contents.items()}})
    output = folder / "output"
    try:
        output.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputRefused(
            f"Folder {output} tidak dapat dibuat ({sebab(error)}). Pilih folder lain atau periksa izinnya."
        ) from None
    return [*contents, output]


def _contents(folder: Path, tahun: int, kantor: Kantor | None, *, contoh: bool) -> Mapping[Path, bytes]:
    """Path → content of every file of a new workspace."""
    from generator.office.word.folder import builtin_templates

    templates = sorted(path for path in builtin_templates().glob("*.docx") if not path.name.startswith("~$"))
    copies = {folder / "templates" / path.name: path.read_bytes() for path in templates}
    masters = {folder / "masters" / f"{tahun}.xlsx": blank_master(tahun, kantor)}
    if contoh:
        masters[folder / "masters" / CONTOH] = example()
    return masters | copies


def blank_master(tahun: int, kantor: Kantor | None = None) -> bytes:
    """A master with nothing filled in but the year, offering every formula that the program knows.

    With a `kantor`: its title, and a worked row on each sheet.
    """
    import generator.formulas  # noqa: F401 - registers the formulas
    from generator import awal
    from generator.law import JENJANG
    from generator.office.workbook.stored import Tambahan
    from generator.office.workbook.writer import blank_rows, write
    from generator.registry import FORMULAS

    rows = blank_rows(tahun)
    if kantor:
        known = awal.kunci(kantor.jenis, kantor.nama, tahun)
        keys = [{**row, "isi": known.get(row["kunci"], row["isi"])} for row in rows["isian"]]
        rows = {"isian": keys, **awal.rows(kantor.jenis, kantor.nama, tahun)}
    return write(rows, tuple(FORMULAS), Tambahan(jenjang=JENJANG))


def example() -> bytes:
    """The full example: a decree with invented realisasi of three quarters."""
    package = Path(__file__).resolve().parent
    installed = package / "masters" / CONTOH
    return (installed if installed.is_file() else package.parent / "masters" / CONTOH).read_bytes()


def _refuse_existing(folder: Path, contents: Mapping[Path, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputRefused(f"{folder} adalah berkas, bukan folder. Sebutkan nama folder yang lain.")
    existing = [str(path) for path in contents if path.exists()]
    if existing:
        raise OutputRefused(
            f"Sudah ada: {', '.join(existing)}. Tidak ada yang ditimpa; pilih folder lain atau pindahkan berkas itu dahulu."
        )
