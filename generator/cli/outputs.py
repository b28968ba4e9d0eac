"""Where a command may write its result: over nothing that it is made from, and over nobody's master or document.

One look for every command, before it runs: `Perintah` asks it of each option whose type is `ResultFile` or `ResultFolder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from generator.errors import OutputRefused

if TYPE_CHECKING:
    from pathlib import Path

F = TypeVar("F", bound=Callable[..., object])


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

    from generator.keeping import is_master, is_one_of, kept

    taken = list(_named(context))
    for kind, name in results:
        result = Path(name)
        if is_one_of(result, taken):
            raise OutputRefused(f"{name} akan menimpa berkas lain dalam perintah ini; sebutkan nama lain.")
        taken.append(result)
        if not kind.copy_of_master and is_master(result):
            raise OutputRefused(f"{name} adalah master perkin dan tidak boleh ditimpa; sebutkan nama lain.")
        if is_one_of(result, kept(result.parent)) or is_one_of(result, kept(result.parent.parent)):
            raise OutputRefused(
                f"{name} adalah berkas hasil perkin generate di foldernya dan tidak boleh ditimpa; sebutkan nama lain."
            )


def _refuse_replacing(context: click.Context, output: str) -> None:
    """Raise `OutputRefused` when documents would take the place of what they are made from, or of a master.

    In folders and lists each master is looked at when its turn comes.
    """
    from pathlib import Path

    from generator.cli.parts import expand, only_files, quarter_of
    from generator.generate.places import folder_of
    from generator.keeping import marks_of, refuse_replacing

    masters = context.params["masters"]
    if not only_files(masters):
        return
    quarter = context.params["quarter"]
    reading = marks_of(_named(context))
    for master in expand(masters):
        refuse_replacing(folder_of(master.name, quarter_of(quarter) if quarter else None, Path(output)), reading)


def _named(context: click.Context) -> Iterator[Path]:
    """The files that the command line names besides results: each as it is, and those that matter in folders."""
    from pathlib import Path

    from generator.cli.parts import TEMPLATES, expand
    from generator.keeping import kept

    for parameter in context.command.params:
        if isinstance(parameter.type, ResultFile | ResultFolder | click.Choice):
            continue
        value = context.params.get(parameter.name or "")
        texts = value if isinstance(value, tuple) else (value,)
        for path in expand([text for text in texts if isinstance(text, str)]):
            yield path
            if path.is_dir():
                yield from kept(path)
                yield from (Path(path, f"{name}.docx") for name in TEMPLATES)
