"""Findings on masters as SARIF 2.1.0, the form that code hosts and editors read.

A result's fingerprint says which finding it is by rule, sheet, row identity and column, not by its cell, so that it
stays the same when rows are moved or inserted.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from generator import __version__
from generator.findings import Address, Finding, Severity
from generator.present.findings import Report, visible
from generator.present.rules import ordered
from generator.registry import Rule

LEVELS: Final[Mapping[Severity, str]] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "perkinTemuan/v1"


def as_sarif(reports: Sequence[Report], rules: Mapping[str, Rule]) -> str:
    """One run over all masters, with every rule and its manual."""
    known = ordered(rules)
    places = {rule.code: number for number, rule in enumerate(known)}
    driver = {
        "name": "perkin",
        "version": __version__,
        "semanticVersion": __version__,
        "language": "id",
        "rules": [_rule(rule) for rule in known],
    }
    run = {
        "tool": {"driver": driver},
        "language": "id",
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _address(name)}} for name, _ in reports],
        "results": [
            result for number, (name, found) in enumerate(reports) for result in _results(number, name, found, places)
        ],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(data, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    parts = (rule.why, f"Contoh: {rule.example}", f"Perbaikan: {rule.remedy}", f"Sumber: {rule.source}")
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title}."},
        "fullDescription": {"text": rule.why},
        "help": {"text": "\n\n".join(parts)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _results(number: int, name: str, found: Sequence[Finding], places: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for finding in found:
        identity = _identity(finding)
        seen[identity] += 1
        place = Address(finding.sheet, finding.cell)
        cell = {"name": finding.cell or finding.sheet, "fullyQualifiedName": str(place), "kind": "cell"}
        yield {
            "ruleId": finding.code,
            "ruleIndex": places[finding.code],
            "level": LEVELS[finding.severity],
            "message": {"text": visible(f"{place}: {finding.message} {finding.suggestion}")},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": _address(name), "index": number}},
                    "logicalLocations": [cell],
                }
            ],
            "partialFingerprints": {FINGERPRINT: f"{identity}:{seen[identity]}"},
            "suppressions": [_suppression(finding)] if finding.waived else [],
            "properties": {"id": finding.id, "column": finding.column, "value": finding.value},
        }


def _suppression(finding: Finding) -> dict[str, str]:
    return {"kind": "external", "status": "accepted", "justification": finding.reason}


def _identity(finding: Finding) -> str:
    """Which finding this is, wherever its row stands; a row without an identity is known by what it holds."""
    parts = (finding.code, finding.sheet, finding.id, finding.column, "" if finding.id else finding.value)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _address(name: str) -> str:
    """A master's path as SARIF wants it: relative with slashes, or a `file:` address."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
