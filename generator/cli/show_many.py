"""`perkin validate` and `perkin compute` of many masters, each for itself: what is shown of one is shown as it comes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from typing import Any, Final

from generator.cli.console import emit, say
from generator.cli.parts import Cara
from generator.cli.units import Units, tell_trouble, units_of
from generator.unit.jobs import Checking, Computing
from generator.unit.verdict import Outcome

Out = Callable[[str], None]
"""Where text goes: as it is, nothing added."""


def validate_many(masters: Sequence[str], job: Checking, cara: Cara, output: str | None) -> int:
    """Show the findings of each master, and give the exit code."""
    from generator.validate import refuse_unknown

    refuse_unknown(job.select, job.ignore)
    pieces: list[str] = []
    out: Out = pieces.append if output is not None else _emitted
    shown: Shown = {"text": _Blocks, "json": _List, "github": _Lines}.get(job.form, _Page)(out, job.form)
    with Units(units_of(masters), job, cara) as run:
        _show(run, shown)
    if output is not None:
        from generator.cli.validate import write_report

        write_report(output, "".join(pieces).removesuffix("\n"))
    say(run.summary("diperiksa") + (f" {run.failing} mempunyai temuan yang harus dilihat." if run.failing else ""))
    return run.code


def compute_many(masters: Sequence[str], job: Computing, cara: Cara) -> int:
    """Show the figures of each master, and give the exit code."""
    shown: Shown = {"text": _Texts, "json": _List, "csv": _Table}[job.form](_emitted, job.form)
    with Units(units_of(masters), job, cara) as run:
        _show(run, shown)
    say(run.summary("dihitung"))
    return run.code


def _emitted(text: str) -> None:
    emit(text, ended=False)


def _show(run: Units, shown: Shown) -> None:
    for verdict in run.verdicts():
        run.clear()
        tell_trouble(verdict)
        if verdict.outcome is Outcome.DONE:
            shown.add(verdict.output)
    shown.end()


class Shown:
    """Units on their way to the reader, in a form."""

    def __init__(self, out: Out, form: str) -> None:
        self.out = out
        self.form = form
        self.count = 0

    def add(self, output: Any) -> None:
        """One unit more."""
        self.one(output)
        self.count += 1

    def one(self, output: Any) -> None:
        """Show a unit; `count` were shown before it."""
        raise NotImplementedError

    def end(self) -> None:
        """That was the last."""


class _Blocks(Shown):
    """Findings as text, and in the end where to read more on them."""

    code = ""

    def one(self, output: Any) -> None:
        block, codes = output
        self.code = self.code or "".join(codes)
        self.out(("\n" if self.count else "") + block + "\n")

    def end(self) -> None:
        from generator.present.findings import more_on

        if self.code:
            self.out(f"\n{more_on(self.code)}\n")


class _Texts(Shown):
    """Figures as text."""

    def one(self, output: Any) -> None:
        self.out(("\n" if self.count else "") + output)


class _Lines(Shown):
    """Lines, of some units none."""

    def one(self, output: Any) -> None:
        self.out(f"{output}\n" if output else "")


class _List(Shown):
    """A JSON list."""

    def one(self, output: Any) -> None:
        self.out((",\n" if self.count else "[\n") + textwrap.indent(output.removesuffix("\n"), _INDENT))

    def end(self) -> None:
        self.out("\n]\n" if self.count else "[]\n")


_INDENT: Final = "  "


class _Table(Shown):
    """CSV, its heading once."""

    def one(self, output: Any) -> None:
        heading, line, rows = output.partition(_LINE)
        self.out(rows if self.count else heading + line + rows)


_LINE: Final = "\r\n"


class _Page(Shown):
    """All units on one page, which is made in the end."""

    def __init__(self, out: Out, form: str) -> None:
        super().__init__(out, form)
        self.units: list[Any] = []

    def one(self, output: Any) -> None:
        self.units.append(output)

    def end(self) -> None:
        from generator.validate import RULES

        if self.form == "sarif":
            from generator.present.sarif import as_sarif

            self.out(as_sarif(self.units, RULES) + "\n")
        else:
            from generator.present.page import as_html

            self.out(as_html(self.units, RULES) + "\n")
