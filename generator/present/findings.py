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
    counts = {severity.value: 0 for severity in Severity} | {"waived": 0}
    for finding in findings:
        counts["waived" if finding.waived else finding.severity.value] += 1
    return counts


_SPACE: Final = "\t\n\r"
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode's categories of characters that draw nothing, or change what is drawn around them."""


def visible(text: str) -> str:
    """A text with `<U+001B>` for each character that nobody would see, or that would upset the screen it is shown on."""
    if text.isascii() and text.isprintable():
        return text
    seen: list[str] = []
    for letter in text:
        is_unseen = letter not in _SPACE and unicodedata.category(letter) in _UNSEEN
        seen.append(f"<U+{ord(letter):04X}>" if is_unseen else letter)
    return "".join(seen)


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
    blocks = [of_master(name, findings, colour) for name, findings in reports]
    for _, findings in reports:
        codes = [finding.code for finding in findings if not finding.waived]
        if codes:
            blocks.append(more_on(codes[0]))
            break
    return "\n\n".join(blocks)


def more_on(code: str) -> str:
    """Where to read more on the rules, such as that of `code`."""
    return f"Alasan dan contoh setiap aturan: perkin rules KODE, misalnya perkin rules {code}"


def of_master(name: str, findings: Sequence[Finding], colour: bool) -> str:
    """One master's findings by sheet, and the line that counts them."""
    listed = [shown(finding) for finding in findings if not finding.waived]
    blocks: list[str] = []
    for sheet in dict.fromkeys(finding.sheet for finding in listed):
        title = click.style(sheet, bold=True) if colour else sheet
        own = [_finding(finding, colour) for finding in listed if finding.sheet == sheet]
        blocks.append("\n".join([title, *own]))
    counts = summary(findings)
    said = [f"{counts[severity.value]} {severity.said}" for severity in Severity]
    if counts["waived"]:
        said.append(f"{counts['waived']} dikecualikan")
    return "\n\n".join([*blocks, f"{name}: {', '.join(said)}."])


def _finding(finding: Finding, colour: bool) -> str:
    row = ", ".join(filter(None, (finding.id, finding.column)))
    where = "  ".join(filter(None, (finding.cell, row))) or "seluruh lembar"
    kind = f"{finding.severity.said} {finding.code}"
    said = click.style(kind, fg=_COLOUR[finding.severity], bold=True) if colour else kind
    lines = [f"  {where}  [{said}]", _wrapped(finding.message)]
    value = " ".join(finding.value.split())
    if value and len(value) <= _VALUE and value not in finding.message:
        lines.append(_wrapped(f"Terbaca: {value}"))
    lines.append(_wrapped(f"Saran: {finding.suggestion}"))
    return "\n".join(lines)


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
    lines: list[str] = []
    for name, findings in reports:
        for finding in findings:
            if finding.waived:
                continue
            told = shown(finding)
            place = f"{told.sheet}!{told.cell}" if told.cell else told.sheet
            title = _escaped(f"{told.code} {place}", property_=True)
            text = _escaped(f"{told.message} {told.suggestion}")
            lines.append(f"::{_COMMAND[told.severity]} file={_escaped(name, property_=True)},title={title}::{text}")
    return "\n".join(lines)


def _escaped(text: str, property_: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    if property_:  # there, these two end a property
        text = text.replace(":", "%3A").replace(",", "%2C")
    return text
