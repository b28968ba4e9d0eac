"""How far the work is: a bar on a terminal, a line every few seconds in a log; always on stderr."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

import click

from generator.cli.console import say

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_LINES: Final = 5.0
"""Seconds between two lines of a log; shorter work needs none."""
_PATIENT: Final = 2.0
"""Seconds of work that nobody needs to be told about."""
_QUIET: Final = 15.0
"""Seconds of work on one master after which a log is told, and between two of its lines."""
_SECOND: Final = 1.0
_BAR: Final = 24
_NARROW: Final = 60
"""Columns that the bar with its figures takes; what is left of the line names the unit."""


class Progress:
    """The progress of a run over units."""

    def __init__(self, count: int, what: str = "unit") -> None:
        self._count = count
        self._what = what
        self._done = 0
        self._since = time.monotonic()
        self._said = self._since
        self._bar: ProgressBar[str] | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._bar = click.progressbar(
                length=self._count,
                width=_BAR,
                show_pos=True,
                show_percent=False,
                show_eta=True,
                item_show_func=self._named,
                file=sys.stderr,
            )
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()
        if self._bar is not None:
            self._bar.finish()
            click.echo("\x1b[?25h", nl=False, err=True)  # the cursor, which click hides while a bar is shown

    @property
    def done(self) -> int:
        """How many units have a verdict."""
        return self._done

    @property
    def seconds(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._since

    def step(self, name: str) -> None:
        """One more is done, the unit `name`."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(1, name)
        elif time.monotonic() - self._said >= _LINES:
            self._said = time.monotonic()
            say(self._line(name))

    def clear(self) -> None:
        """Take the bar away, so that a line can be written in its place; the next step shows it again."""
        if self._bar is not None:
            click.echo("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r", nl=False, err=True)
            self._bar._last_line = None  # else an unchanged bar would not be drawn again

    def _named(self, name: str | None) -> str | None:
        if name is None:
            return None
        room = max(shutil.get_terminal_size().columns - _NARROW, 0)
        said = f"{self._rate():.1f}/detik {name}".replace(".", ",", 1)
        return said[:room]

    def _rate(self) -> float:
        return self._done / max(self.seconds, 0.001)

    def _line(self, name: str) -> str:
        left = (self._count - self._done) / self._rate()
        rate = f"{self._rate():.1f}".replace(".", ",")
        return f"{self._done} dari {self._count} {self._what}, {rate} per detik, sisa sekitar {left:.0f} detik; terakhir {name}"


class Steps:
    """How long the work on one master has been going on, and at what: told when it takes longer than one expects.

    On a terminal a line counts the seconds; in a log there is one now and then.
    """

    def __init__(self) -> None:
        self._step = ""
        self._since = time.monotonic()
        self._ended = threading.Event()
        self._shown = False
        self._telling = threading.Thread(target=self._tell, daemon=True)

    def __enter__(self) -> Self:
        self._telling.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._telling.join()
        self._clear()

    def step(self, what: str) -> None:
        """What is done from now on."""
        self._step = what

    def printed(self, done: int, count: int) -> None:
        """So many of the documents are printed."""
        self.step(f"Mencetak PDF, {done} dari {count} selesai")

    def _tell(self) -> None:
        terminal = sys.stderr.isatty()
        pause = _PATIENT if terminal else _QUIET
        while not self._ended.wait(pause):
            pause = _SECOND if terminal else _QUIET
            line = f"{self._step} … {time.monotonic() - self._since:.0f} detik"
            if terminal:
                self._clear()
                click.echo(line[: shutil.get_terminal_size().columns - 1], nl=False, err=True)
                self._shown = True
            else:
                say(line)

    def _clear(self) -> None:
        if self._shown:
            click.echo("\r" + " " * (shutil.get_terminal_size().columns - 1) + "\r", nl=False, err=True)
            self._shown = False
