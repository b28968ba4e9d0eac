"""Stopping a run: what Ctrl+C, a closed terminal or the end of the session do, and when they may do it.

Each signal ends the run through `Stopped`, so that everything opened on the way is closed, as after any refusal. The first
one counts; those that follow find the run already ending. Moments that must not be cut in two are `undisturbed`.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final, NoReturn

SENTENCE: Final = "Dihentikan."
SIGNALS: Final = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
"""Those that ask a program to end; Windows sends SIGBREAK for Ctrl+Break and for a console that is closed."""
_AGAIN: Final = 0.01
"""Seconds after which a signal is sent again that came where nothing can be ended."""


class Stopped(BaseException):
    """A signal has ended the run. As with `KeyboardInterrupt`, nothing that mends failures catches it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def code(self) -> int:
        """The exit code, as shells give it: 130 for Ctrl+C, 143 for SIGTERM, 129 for SIGHUP."""
        return 128 + self.number


def leave_at_once() -> None:
    """From now on a signal ends the process there and then: nothing has been begun that would have to be cleared."""
    _answer(_leave)


def stop_in_order() -> None:
    """From now on a signal raises `Stopped` in the main thread."""
    sys.unraisablehook = _not_lost
    _answer(_stop)


def listen_no_more(number: int = 0) -> None:
    """From now on signals change nothing, because the run is ending already; by the signal `number`, if by one."""
    _answer(_Ending(number))


def stopped_by() -> Stopped | None:
    """What a signal has raised, also where something on the way made another error of it; None when none has.

    ctypes does that: it makes an `ArgumentError` of whatever is raised while it looks at an argument.
    """
    handlers = map(signal.getsignal, SIGNALS)
    numbers = [handler.number for handler in handlers if isinstance(handler, _Ending) and handler.number]
    return Stopped(numbers[0]) if numbers else None


@contextmanager
def undisturbed() -> Iterator[None]:
    """A stretch of work that signals do not cut in two: they are answered when it is done."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are answered in the main thread only
        return
    waiting: list[int] = []
    before = {number: signal.getsignal(number) for number in SIGNALS}
    own = {number: handler for number, handler in before.items() if callable(handler)}
    for number in own:
        signal.signal(number, lambda number, _: waiting.append(number))
    try:
        yield
    finally:
        for number, handler in own.items():
            signal.signal(number, handler)
        for number in waiting[:1]:
            signal.raise_signal(number)


def _answer(handler: Callable[[int, FrameType | None], None]) -> None:
    """Answer the signals, but for those that whoever started us told us to ignore (`nohup`, `&` in a script)."""
    for number in SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    with suppress(OSError):  # the terminal may be what has gone
        os.write(2, f"{SENTENCE}\n".encode())
    os._exit(128 + number)


def _stop(number: int, _frame: FrameType | None) -> NoReturn:
    listen_no_more(number)
    raise Stopped(number)


class _Ending:
    """The answer to signals while the run ends. Not SIG_IGN: programs that are started to clear up would inherit it."""

    def __init__(self, number: int) -> None:
        self.number = number
        """The signal that ends it; 0 when it ends by itself."""

    def __call__(self, _number: int, _frame: FrameType | None) -> None:
        """Do nothing."""


def _not_lost(unraisable: sys.UnraisableHookArgs) -> None:
    """What was raised where nobody can catch it, as in the finalizer of an object.

    A `Stopped` is raised once more, outside. Whatever else fails there while the run ends, half-built as its
    objects may be, concerns nobody.
    """
    if isinstance(unraisable.exc_value, Stopped):
        _answer(_stop)
        threading.Timer(_AGAIN, _send, [unraisable.exc_value.number]).start()
    elif not any(isinstance(signal.getsignal(number), _Ending) for number in SIGNALS):
        sys.__unraisablehook__(unraisable)


def _send(number: int) -> None:
    """Send a signal to the main thread, which alone answers it, and wake it when it sleeps."""
    if sys.platform == "win32":
        signal.raise_signal(number)
    else:
        signal.pthread_kill(threading.main_thread().ident or 0, number)
