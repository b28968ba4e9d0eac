"""Problems of templates as text for people and as JSON; variables of a template as a table."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import click

from generator.findings import Severity
from generator.generate.templates import Checked
from generator.office.word.problems import Problem

_INDENT: Final = " " * 6
_WIDTH: Final = 100
_COLOUR: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}


def failing(checked: Sequence[Checked]) -> bool:
    """Whether a problem is an error."""
    return any(problem.severity is Severity.ERROR for problem in _all(checked))


def _all(checked: Sequence[Checked]) -> list[Problem]:
    """The problems of all templates."""
    return [problem for one in checked for problem in one.problems]


def as_text(folder: str, checked: Sequence[Checked], verbose: bool = False, colour: bool = False) -> str:
    """The problems of each template, then one line that counts them."""
    counts = _summary([problem for problem in _all(checked) if not problem.minor])
    counted = ", ".join(f"{counts[level.value]} {level.said}" for level in Severity)
    return "\n\n".join([folder, *(_template(one, verbose, colour) for one in checked), f"Jumlah: {counted}."])


def shown_of(one: Checked, verbose: bool) -> list[Problem]:
    """The problems that are told."""
    return [problem for problem in one.problems if verbose or not problem.minor]


def as_remark(problem: Problem) -> str:
    """A problem as a comment beside its place; what stands elsewhere says where."""
    said = [f"{problem.severity.said.capitalize()}: {_message(problem)}"]
    if problem.place.text:
        said.append(f"Terbaca: {problem.place.text}")
    if problem.remedy:
        said.append(f"Saran: {problem.remedy}")
    return "\n".join([*said, f"Tempat: {str(problem.place) or 'seluruh templat'}"])


def _message(problem: Problem) -> str:
    return problem.message if not problem.remedy else f"{problem.message[0].upper()}{problem.message[1:]}."


def _template(one: Checked, verbose: bool, colour: bool) -> str:
    shown = shown_of(one, verbose)
    title = click.style(one.name, bold=True) if colour else one.name
    lines = [title if shown else f"{title}: tidak ada masalah."]
    lines += [_problem(problem, colour) for problem in shown]
    hidden = len(one.problems) - len(shown)
    if hidden:
        lines.append(f"  {hidden} tanda yang dipecah Word disatukan kembali; --verbose menampilkannya.")
    return "\n".join(lines)


def _problem(problem: Problem, colour: bool) -> str:
    word = problem.severity.said
    said = click.style(word, fg=_COLOUR[problem.severity], bold=True) if colour else word
    lines = [f"  {str(problem.place) or 'seluruh templat'}  [{said}]", _wrapped(_message(problem))]
    if problem.place.text:
        lines.append(_wrapped(f"Terbaca: {problem.place.text}"))
    if problem.remedy:
        lines.append(_wrapped(f"Saran: {problem.remedy}"))
    return "\n".join(lines)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def _summary(problems: Sequence[Problem]) -> dict[str, int]:
    counts = Counter(problem.severity for problem in problems)
    return {level.value: counts[level] for level in Severity}


def as_json(folder: str, checked: Sequence[Checked]) -> str:
    """The same, everything included."""
    templates: list[dict[str, Any]] = []
    for one in checked:
        problems = [_keys(problem) for problem in one.problems]
        templates.append({"template": one.name, "problems": problems, "summary": _summary(one.problems)})
    data = {"folder": folder, "templates": templates, "summary": _summary(_all(checked))}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _keys(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity.value,
        "part": problem.place.part,
        "place": problem.place.where,
        "text": problem.place.text,
        "message": problem.message,
        "remedy": problem.remedy,
    }
