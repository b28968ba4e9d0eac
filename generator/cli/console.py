"""Between a command and the terminal: streams, colour, and how every failure ends (one sentence, exit 2).

Data goes to stdout (`emit`), everything said about the work to stderr (`say`).
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NoReturn

import click

from generator.errors import OutputRefused, PerkinError, sebab
from generator.system.stopping import SENTENCE, Stopped, stopped_by
from generator.system.terminal import is_terminal

FINDINGS: Final = 1
"""Exit code: there are findings at or above the fail level."""
REFUSED: Final = 2
"""Exit code: wrong usage, refused input, or output that cannot be written."""
INTERRUPTED: Final = 130
"""Exit code after Ctrl+C, as shells give it."""


def prepare_streams() -> None:
    r"""Make sure that no character can stop the output.

    Files and pipes get UTF-8; a terminal, and whoever sets PYTHONIOENCODING, keep their own encoding, and
    a character that it lacks is written as its code (`\u2265`), which JSON readers understand as well. Line
    ends stay as they are given, so that the same data gives the same bytes on every system.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            own = is_terminal(stream) or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if own else "utf-8", errors="backslashreplace", newline="\n")


def colour_wanted() -> bool:
    """Whether stdout shows colour: a terminal, and NO_COLOR is not set."""
    return is_terminal(sys.stdout) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def emit(text: str, *, ended: bool = True) -> None:
    """Write data to stdout, as lines unless more follows (`ended`). A reader that has gone away (`| head`) ends the command quietly."""
    try:
        click.echo(text.removesuffix("\n") if ended else text, nl=ended)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing may be flushed to it at exit
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(0) from None
        raise OutputRefused(f"Keluaran tidak dapat ditulis ({sebab(error)}). Periksa tempat tujuannya.") from None


def say(text: str) -> None:
    """Tell people on stderr how the work goes."""
    click.echo(text, err=True)


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Carry out a command line and give its exit code; whatever fails ends in one plain sentence.

    Raises `Stopped` when a signal ends it.
    """
    prepare_streams()
    try:
        code = command.main(
            list(arguments), prog_name="perkin", standalone_mode=False, color=None if colour_wanted() else False
        )
    except click.Abort:
        say(SENTENCE)
        return INTERRUPTED
    except MemoryError:  # files are refused before they take too much; a computer may still have too little
        say("Galat: Memori komputer ini tidak cukup untuk pekerjaan itu. Tutup program lain, lalu ulangi.")
        return REFUSED
    except Exception as error:
        if stop := stopped_by():
            raise stop from None
        if isinstance(error, click.ClickException | PerkinError):
            say(_sentence(error))
        elif os.environ.get("PERKIN_DEBUG"):
            raise
        else:  # the last resort: staff must never meet a traceback
            say(_unexpected(error))
        return REFUSED
    return code if isinstance(code, int) else 0


def stopped(stop: Stopped) -> int:
    """Say that a signal has ended the run, to a terminal that may have gone with it; the exit code."""
    with suppress(OSError):
        say(SENTENCE)
    return stop.code


def leave(code: int) -> NoReturn:
    """End the process at once: everything is written and closed, and Python's own clearing up takes long.

    It walks every object of the workbook and of the libraries, about 60 ms after `generate`.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # the reader has gone; there is nobody left to tell
            stream.flush()
    os._exit(code)


def _sentence(error: click.ClickException | PerkinError) -> str:
    if isinstance(error, PerkinError):
        return f"Galat: {error}"
    message = " ".join(error.format_message().split())
    context = error.ctx if isinstance(error, click.UsageError) else None
    help_line = f" Jalankan '{context.command_path} --help' untuk bantuan." if context else ""
    return f"Galat: {message}{'' if message.endswith(('.', '?')) else '.'}{help_line}"


def _unexpected(error: Exception) -> str:
    return (
        f"Galat tidak terduga ({type(error).__name__}: {error}). Ini kesalahan perkin, bukan kesalahan Anda: laporkan "
        "kepada pengelola beserta perintah yang dijalankan (PERKIN_DEBUG=1 menampilkan rinciannya)."
    )
