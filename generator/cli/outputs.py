"""Where a command may write its result: over nothing that it is made from, and over nobody's master or document.

One look for every command, before it runs: `Perintah` asks it of each option whose type is `ResultFile` or `ResultFolder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

import click

from generator.errors import InputRefused, OutputRefused

if TYPE_CHECKING:
    from pathlib import Path

F = TypeVar("F", bound=Callable[..., object])
_WORKBOOK: Final = ".xlsx"


class ResultFile(click.types.StringParamType):
    """The name of a file that a command writes."""

    name = "berkas"

    def __init__(self, *, copy_of_master: bool = False) -> None:
        """`copy_of_master` is for marked copies of masters, which the command itself tells from masters."""
        self.copy_of_master = copy_of_master


class ResultFolder(click.types.StringParamType):
    """The name of a folder in which `generate` makes one for each master."""

    name = "folder"


def output_option(words: str) -> Callable[[F], F]:
    """--output of a command whose result is one file."""
    return click.option("--output", metavar="BERKAS", type=ResultFile(), help=words)


def refuse_overwriting(context: click.Context) -> None:
    """Raise `OutputRefused` when a result would take the place of what must stay.

    That is whatever else the command line names, any perkin master, and the files of a folder with a manifest, unless
    they are made anew.
    """
    for parameter in context.command.params:
        if isinstance(parameter.type, ResultFolder):
            _refuse_replacing(context, context.params[parameter.name or ""])
    results = [
        (parameter.type, value)
        for parameter in context.command.params
        if isinstance(parameter.type, ResultFile) and (value := context.params.get(parameter.name or ""))
    ]
    if not results:
        return
    from pathlib import Path

    taken = list(_named(context))
    for kind, name in results:
        result = Path(name)
        if _is_one_of(result, taken):
            raise OutputRefused(f"{name} akan menimpa berkas lain dalam perintah ini; sebutkan nama lain.")
        taken.append(result)
        if not kind.copy_of_master and _is_master(result):
            raise OutputRefused(f"{name} adalah master perkin dan tidak boleh ditimpa; sebutkan nama lain.")
        if _is_one_of(result, _kept(result.parent)) or _is_one_of(result, _kept(result.parent.parent)):
            raise OutputRefused(
                f"{name} adalah berkas hasil perkin generate di foldernya dan tidak boleh ditimpa; sebutkan nama lain."
            )


def _refuse_replacing(context: click.Context, output: str) -> None:
    """Raise `OutputRefused` when documents would take the place of what they are made from, or of a master."""
    from pathlib import Path

    from generator.cli.parts import expand, quarter_of
    from generator.generate.places import folder_of

    quarter = context.params["quarter"]
    read = list(_named(context))
    for master in expand(context.params["masters"]):
        folder = folder_of(master.name, quarter_of(quarter) if quarter else None, Path(output))
        for file in filter(Path.exists, _made_in(folder)):
            if _is_one_of(file, read):
                raise OutputRefused(
                    f"{file} dibaca oleh perintah ini dan akan ditimpa hasilnya; pilih folder lain dengan --output."
                )
            if (
                file.suffix == _WORKBOOK
                and not _is_as_made(file)
                and _is_master(file, unread=file not in _kept(folder))
            ):
                raise OutputRefused(
                    f"{file} adalah master perkin dan tidak boleh ditimpa; pindahkan master itu, atau pilih folder lain "
                    "dengan --output."
                )


def _made_in(folder: Path) -> Iterator[Path]:
    """The files that `generate` may write in the folder of a master, whatever is asked of it."""
    from generator.documents import REKAP, single
    from generator.generate.finish import GABUNGAN
    from generator.generate.main import PER_PJ
    from generator.records import MANIFEST

    for document in (*(document.file for document in single()), GABUNGAN):
        yield folder / document
        yield (folder / document).with_suffix(".pdf")
    yield folder / REKAP
    yield folder / MANIFEST
    yield from (folder / PER_PJ).glob("*")


def _is_as_made(file: Path) -> bool:
    """Whether the manifest beside a file tells its digest, in the form in which manifests are written.

    That spares every later run the reading of a whole workbook; a file of which this cannot be said is looked at.
    """
    import hashlib

    from generator.records import MANIFEST

    manifest = file.with_name(MANIFEST)
    if not manifest.is_file():
        return False
    told = f'\n   "name": "{file.name}",\n   "sha256": "{hashlib.sha256(file.read_bytes()).hexdigest()}"'
    return told.encode() in manifest.read_bytes()


def _named(context: click.Context) -> Iterator[Path]:
    """The files that the command line names besides results: each as it is, and those that matter in folders."""
    from pathlib import Path

    from generator.cli.parts import TEMPLATES, expand

    for parameter in context.command.params:
        if isinstance(parameter.type, ResultFile | ResultFolder | click.Choice):
            continue
        value = context.params.get(parameter.name or "")
        texts = value if isinstance(value, tuple) else (value,)
        for path in expand([text for text in texts if isinstance(text, str)]):
            yield path
            if path.is_dir():
                yield from _kept(path)
                yield from (Path(path, f"{name}.docx") for name in TEMPLATES)


def _is_one_of(result: Path, files: list[Path] | Iterator[Path]) -> bool:
    there = result.exists()
    return any(
        result.resolve() == file.resolve() or (there and file.exists() and result.samefile(file)) for file in files
    )


def _is_master(path: Path, *, unread: bool = True) -> bool:
    """Whether a master stands there; `unread` is what to say of a workbook that cannot be read, as one with a password."""
    if path.suffix.casefold() != _WORKBOOK or not path.is_file() or not path.stat().st_size:
        return False
    from generator.cli.parts import read_master
    from generator.complete import refuse_foreign

    try:
        master = read_master(path)
    except InputRefused:
        return unread
    try:
        refuse_foreign(master)
    except InputRefused:
        return False
    return True


def _kept(folder: Path) -> Iterator[Path]:
    """The files that a folder's manifest names, and the manifest; none where there is no manifest of perkin."""
    from generator.records import MANIFEST
    from generator.records.folder import is_folder, read_folder

    try:
        names = (MANIFEST, *read_folder(folder).files) if is_folder(folder) else ()
    except InputRefused:
        return
    yield from (folder / name for name in names)
