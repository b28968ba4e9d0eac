"""`perkin init`: a folder to work in, with a blank master and editable copies of the templates."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.errors import OutputRefused, sebab
from generator.system.writing import settle, write_sets


def init(folder: Path, tahun: int) -> list[Path]:
    """Create masters/, templates/ and output/ in `folder`; return what was made, in that order.

    Raises `OutputRefused`, before anything is written, when a file of the same name is there already.
    """
    settle(folder)
    contents = _contents(folder, tahun)
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


def _contents(folder: Path, tahun: int) -> Mapping[Path, bytes]:
    """Path → content of every file of a new workspace."""
    from generator.office.word.folder import builtin_templates

    templates = sorted(path for path in builtin_templates().glob("*.docx") if not path.name.startswith("~$"))
    copies = {folder / "templates" / path.name: path.read_bytes() for path in templates}
    return {folder / "masters" / f"{tahun}.xlsx": blank_master(tahun)} | copies


def blank_master(tahun: int) -> bytes:
    """A master with nothing filled in but the year, offering every formula that the program knows."""
    import generator.formulas  # noqa: F401 - registers the formulas
    from generator.office.workbook.writer import blank_rows, write
    from generator.registry import FORMULAS

    return write(blank_rows(tahun), tuple(FORMULAS))


def _refuse_existing(folder: Path, contents: Mapping[Path, bytes]) -> None:
    if folder.exists() and not folder.is_dir():
        raise OutputRefused(f"{folder} adalah berkas, bukan folder. Sebutkan nama folder yang lain.")
    existing = [str(path) for path in contents if path.exists()]
    if existing:
        raise OutputRefused(
            f"Sudah ada: {', '.join(existing)}. Tidak ada yang ditimpa; pilih folder lain atau pindahkan berkas itu dahulu."
        )
