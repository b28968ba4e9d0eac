"""Findings on masters as text for people, as JSON, and as annotations on GitHub."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import click

from generator.findings import Finding, Severity

Report = tuple[str, Sequence[Finding]]
"""A master as it was named, and its findings in order."""

WIDTH: Final = 100
_INDENT: Final = " " * 6
_VALUE: Final = 80
_COLOUR: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_COMMAND: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def summary(findings: Sequence[Finding]) -> dict[str, int]:
    """How many of each severity, and how many are accepted on sheet Pengecualian (counted there only)."""
    counts = {
        severity.value: sum(1 for finding in findings if finding.severity is severity and not finding.waived)
        for severity in Severity
    }
    return counts | {"waived": sum(1 for finding in findings if finding.waived)}


_SPACE: Final = "\t\n\r"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's categories of characters that draw nothing, or change what is drawn around them."""


def visible(text: str) -> str:
    """A text with `<U+001B>` for each character that nobody would see, or that would upset the screen it is shown on."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"<U+{ord(letter):04X}>" if unicodedata.category(letter) in _UNSEEN and letter not in _SPACE else letter
        for letter in text
    )


def shown(finding: Finding) -> Finding:
    """A finding as people are to read it, whatever stands in the master's cells."""
    return replace(
        finding,
        sheet=visible(finding.sheet),
        id=visible(finding.id),
        column=visible(finding.column),
        message=visible(finding.message),
        value=visible(finding.value),
        suggestion=visible(finding.suggestion),
        reason=visible(finding.reason),
    )


def as_text(reports: Sequence[Report], colour: bool = False) -> str:
    """Each master's findings by sheet, then one line that counts them. Accepted findings are counted only."""
    codes = [finding.code for _, findings in reports for finding in findings if not finding.waived]
    more = [more_on(codes[0])] if codes else []
    return "\n\n".join([*(of_master(name, findings, colour) for name, findings in reports), *more])


def more_on(code: str) -> str:
    """Where to read more on the rules, such as that of `code`."""
    return f"Alasan dan contoh setiap aturan: perkin rules KODE, misalnya perkin rules {code}"


def of_master(name: str, findings: Sequence[Finding], colour: bool) -> str:
    """One master's findings by sheet, and the line that counts them."""
    listed = [shown(finding) for finding in findings if not finding.waived]
    sheets = dict.fromkeys(finding.sheet for finding in listed)
    blocks = [_sheet(sheet, [finding for finding in listed if finding.sheet == sheet], colour) for sheet in sheets]
    return "\n\n".join([*blocks, _counted(name, findings)])


def _counted(name: str, findings: Sequence[Finding]) -> str:
    counts = summary(findings)
    said = [f"{counts[severity.value]} {severity.said}" for severity in Severity]
    waived = [f"{counts['waived']} dikecualikan"] if counts["waived"] else []
    return f"{name}: {', '.join(said + waived)}."


def _sheet(name: str, findings: Sequence[Finding], colour: bool) -> str:
    title = click.style(name, bold=True) if colour else name
    return "\n".join([f"{title}", *(_finding(finding, colour) for finding in findings)])


def _finding(finding: Finding, colour: bool) -> str:
    where = "  ".join(part for part in (finding.cell, ", ".join(filter(None, (finding.id, finding.column)))) if part)
    kind = f"{finding.severity.said} {finding.code}"
    said = click.style(kind, fg=_COLOUR[finding.severity], bold=True) if colour else kind
    value = _value(finding)
    lines = [f"  {where or 'seluruh lembar'}  [{said}]", _wrapped(finding.message)]
    lines += [_wrapped(f"Terbaca: {value}")] if value else []
    return "\n".join([*lines, _wrapped(f"Saran: {finding.suggestion}")])


def _value(finding: Finding) -> str:
    """What stands in the cell, where it is short and the message does not say it already."""
    value = " ".join(finding.value.split())
    return "" if len(value) > _VALUE or value in finding.message else value


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=_INDENT, subsequent_indent=_INDENT, break_on_hyphens=False)


def as_json(reports: Sequence[Report]) -> str:
    """One object for one master, a list for several."""
    data = [
        {"master": name, "findings": [_keys(finding) for finding in findings], "summary": summary(findings)}
        for name, findings in reports
    ]
    return json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, indent=2)


def _keys(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "id": finding.id,
        "column": finding.column,
        "message": finding.message,
        "value": finding.value,
        "suggestion": finding.suggestion,
        "waived": finding.waived,
    }


def as_github(reports: Sequence[Report]) -> str:
    """Workflow commands that GitHub shows beside the file; accepted findings stay silent."""
    return "\n".join(
        _annotation(name, shown(finding)) for name, findings in reports for finding in findings if not finding.waived
    )


def _annotation(name: str, finding: Finding) -> str:
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
    title = _escaped(f"{finding.code} {place}", property_=True)
    text = _escaped(f"{finding.message} {finding.suggestion}")
    return f"::{_COMMAND[finding.severity]} file={_escaped(name, property_=True)},title={title}::{text}"


def _escaped(text: str, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text
