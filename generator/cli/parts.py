"""What the commands share: the form of their help, common options, and the way from arguments to masters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

import click

from generator.cli.outputs import refuse_overwriting
from generator.documents import DOCUMENTS, single
from generator.errors import InputRefused
from generator.unit import LISTS

if TYPE_CHECKING:  # loaded when a command runs, not when it is described
    from pathlib import Path

    from generator.master import Master
    from generator.values import Triwulan

NAMES: Final = tuple(document.name for document in single())
"""The documents' names."""
TEMPLATES: Final = tuple(document.name for document in DOCUMENTS)
"""The templates' names: each document's, and that of the officials' sheets."""
F = TypeVar("F", bound=Callable[..., object])
_WILDCARDS: Final = frozenset("*?[")
_LOCKS: Final = ("~$", ".~lock.")


class Perintah(click.Command):
    """A command whose usage line is Indonesian, whose help ends with an example, and whose result overwrites no master."""

    def __init__(self, name: str | None, contoh: str, **options: Any) -> None:
        super().__init__(name, options_metavar="[OPSI]", epilog=f"\b\nContoh:\n  {contoh}", **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, unless its result would take the place of what must stay."""
        refuse_overwriting(ctx)
        return super().invoke(ctx)


class Kelompok(click.Group):
    """A group that lists its commands in the order of the work, as they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they were added."""
        return list(self.commands)


def master_argument(function: F) -> F:
    """MASTER: one workbook."""
    return click.argument("master", metavar="MASTER", help="Buku kerja master (.xlsx).")(function)


def masters_argument(function: F) -> F:
    """MASTER...: one or more workbooks, wildcards allowed."""
    return click.argument(
        "masters",
        metavar="MASTER...",
        nargs=-1,
        required=True,
        type=click.UNPROCESSED,
        help="Satu atau beberapa buku kerja master (boleh masters/*.xlsx), folder berisi master, atau daftar master (.txt).",
    )(function)


def quarter_option(required: bool) -> Callable[[F], F]:
    """--quarter N."""
    return click.option(
        "--quarter",
        type=click.Choice(["1", "2", "3", "4"]),
        metavar="N",
        required=required,
        help="Triwulan 1, 2, 3, atau 4.",
    )


def quarter_of(text: str) -> Triwulan:
    """The quarter that an option names."""
    from generator.values import Triwulan

    return Triwulan(int(text))


def format_option(*formats: str) -> Callable[[F], F]:
    """--format, the first being the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Bentuk keluaran.",
    )


compare_option = click.option(
    "--pembanding", metavar="MASTER", help="Master tahun lain, untuk dibandingkan pada triwulan yang sama."
)


class Cara(NamedTuple):
    """How many masters are to be worked on."""

    jobs: int | None
    cluster: str | None
    stop_at_first: bool


def many_options(function: F) -> F:
    """--jobs, --cluster and --stop-at-first, for many masters."""
    for option in (
        click.option(
            "--stop-at-first", is_flag=True, help="Dari banyak master: berhenti pada yang pertama ditolak atau gagal."
        ),
        click.option(
            "--cluster",
            metavar="ALAMAT",
            help="Kerjakan banyak master pada klaster Dask, misalnya tcp://10.0.0.5:8786.",
        ),
        click.option(
            "--jobs",
            metavar="N",
            type=click.IntRange(min=1),
            help="Banyaknya master yang dikerjakan bersamaan; tanpa opsi ini, sebanyak inti prosesor.",
        ),
    ):
        function = option(function)
    return function


def is_many(arguments: Sequence[str]) -> bool:
    """Whether masters are worked on each for itself: several of them, a folder, a list, or wildcards for folders."""
    return not only_files(arguments) or len(expand(arguments)) > 1


def only_files(arguments: Sequence[str]) -> bool:
    """Whether masters are named one by one, be it by wildcards for their names."""
    return not any(_is_group(argument) for argument in arguments)


def _is_group(argument: str) -> bool:
    """Whether it stands for the masters of a folder, of several folders, or of a list."""
    from pathlib import Path

    path = Path(argument)
    if path.exists():
        return path.is_dir() or path.suffix.lower() in LISTS
    matches = expand([argument]) if _WILDCARDS & set(argument) else ()
    return bool(_WILDCARDS & set(str(path.parent))) or any(map(_is_group, map(str, matches)))


def refuse_for_many(**options: object) -> None:
    """Raise a usage error for options that make one file of one master."""
    for name, value in options.items():
        if value:
            raise click.UsageError(f"--{name} hanya untuk satu master.")


def read_master(argument: str | Path) -> Master:
    """The typed master of one workbook."""
    from pathlib import Path

    from generator.master.parse import parse
    from generator.office.workbook.reader import read

    return parse(read(Path(argument)))


def expand(arguments: Sequence[str]) -> tuple[Path, ...]:
    """The files meant: wildcards that the shell left alone (as cmd.exe does) are looked up.

    Lock files that Excel and LibreOffice keep beside an open workbook match wildcards but are nobody's master.
    """
    from pathlib import Path

    paths = [path for argument in arguments for path in _matches(argument)]
    masters = [path for path in paths if not Path(path).name.startswith(_LOCKS)]
    return tuple(map(Path, dict.fromkeys(masters or paths)))


def _matches(argument: str) -> Sequence[str]:
    import glob
    from pathlib import Path

    if not _WILDCARDS & set(argument) or Path(argument).exists():
        return (argument,)
    found = sorted(glob.glob(argument))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not found:
        raise InputRefused(f"Tidak ada berkas yang cocok dengan {argument}. Periksa nama foldernya.")
    return found
