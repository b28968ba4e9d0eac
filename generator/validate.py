"""From a master to its findings: every rule asked, accepted findings marked, the gravest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from generator import formulas, rules
from generator.complete import refuse_foreign
from generator.errors import InputRefused, PerkinError
from generator.findings import Finding, Severity
from generator.master import LEMBAR, Master, Pengecualian
from generator.registry import RULES, Rule, Temuan
from generator.values import Triwulan, show

__all__ = ["RULES", "validate"]

REGISTERED: Final = (formulas, rules)
"""What registers itself by being imported: the formulas, by whose traits some rules go, and every family of rules."""

_ORDER: Final = {kind.SHEET: place for place, kind in enumerate(LEMBAR.values())}
_CELL: Final = re.compile(r"([A-Z]+)(\d+)")


def validate(
    master: Master,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    today: date | None = None,
    down_to: Severity = Severity.INFO,
) -> tuple[Finding, ...]:
    """All findings on a master, errors first, then by sheet and cell.

    `select` and `ignore` name codes or families (`N01`, `N`); rules that weigh less than `down_to` are not asked. What sheet Pengecualian accepts until a day
    not before `today` (this day unless given) is kept and marked `waived`; errors cannot be accepted.
    Raises `InputRefused` when the workbook is no master at all.
    """
    refuse_foreign(master)
    if master.persetujuan:
        master = _with_figures(master)
    day = today or date.today()
    asked = (rule for rule in _chosen(select, ignore) if rule.severity.rank <= down_to.rank)
    found = (_finding(rule, temuan) for rule in asked for temuan in rule.check(master, day))
    return tuple(sorted((_waived(finding, master.pengecualian, day) for finding in found), key=_place))


def refuse_unknown(select: Sequence[str], ignore: Sequence[str]) -> None:
    """Raise `PerkinError` when no rule has a code or family that is named."""
    _codes((*select, *ignore))


def unapproved(master: Master, triwulan: Triwulan) -> tuple[Finding, ...]:
    """What keeps a quarter from being approved: figures that changed after it, and those that nobody approved yet."""
    from generator.compute import compute
    from generator.compute.persetujuan import angka_of

    known = replace(master, angka=angka_of(compute(master, triwulan)))
    asked = [RULES[code] for code in ("R17", "R18")]
    return tuple(_finding(rule, temuan) for rule in asked for temuan in rule.check(known, date.today()))


def _with_figures(master: Master) -> Master:
    """The master with the figures of every quarter that sheet Persetujuan names, where they can be computed."""
    from generator.compute import compute  # loaded only for masters with approvals
    from generator.compute.persetujuan import angka_of

    quarters = {row.triwulan for row in master.persetujuan}
    try:
        figures = [angka_of(compute(master, quarter)) for quarter in master.periode if quarter in quarters]
    except InputRefused:  # what is missing is a finding of its own
        return master
    return replace(master, angka=tuple(each for quarter in figures for each in quarter))


def _chosen(select: Sequence[str], ignore: Sequence[str]) -> Iterator[Rule]:
    wanted, unwanted = _codes(select), _codes(ignore)
    for code, rule in RULES.items():
        if code.startswith(wanted or ("",)) and not (unwanted and code.startswith(unwanted)):
            yield rule


def _codes(texts: Sequence[str]) -> tuple[str, ...]:
    """Codes and families as typed (`N01,T`), each checked to exist."""
    codes = tuple(code.strip().upper() for text in texts for code in text.split(",") if code.strip())
    for code in codes:
        if not any(known.startswith(code) for known in RULES):
            raise PerkinError(f"Kode aturan {code} tidak dikenal. Lihat daftarnya dengan perintah: perkin rules")
    return codes


def _finding(rule: Rule, temuan: Temuan) -> Finding:
    return Finding(
        code=rule.code,
        severity=rule.severity,
        sheet=temuan.sheet,
        cell=temuan.cell,
        id=temuan.id,
        column=temuan.column,
        message=temuan.message,
        value=temuan.value,
        suggestion=temuan.suggestion or rule.remedy,
    )


def _waived(finding: Finding, accepted: Sequence[Pengecualian], today: date) -> Finding:
    """The finding, marked when somebody accepted it; told when the acceptance has run out."""
    if finding.severity is Severity.ERROR:
        return finding
    meant = [row for row in accepted if rules.exceptions.covers(row, finding.code, finding)]
    for row in meant:
        if row.sampai is None or (isinstance(row.sampai, date) and row.sampai >= today):
            return replace(finding, waived=True, reason=_reason(row))
    expired = next((row.sampai for row in meant if isinstance(row.sampai, date)), None)
    if expired is None:
        return finding
    note = f"{finding.suggestion} Pengecualiannya sudah berakhir pada {show(expired)}."
    return replace(finding, suggestion=note)


def _reason(row: Pengecualian) -> str:
    until = f", sampai {show(row.sampai)}" if isinstance(row.sampai, date) else ""
    return f"{row.alasan} ({row.oleh}{until})"


def _place(finding: Finding) -> tuple[int, int, int, int, str, str]:
    found = _CELL.fullmatch(finding.cell)
    column, row = (_number(found[1]), int(found[2])) if found else (0, 0)
    sheet = _ORDER.get(finding.sheet, len(_ORDER))
    return (finding.severity.rank, sheet, row, column, finding.code, finding.message)


def _number(letters: str) -> int:
    """`A` → 1, `AA` → 27."""
    result = 0
    for letter in letters:
        result = result * 26 + ord(letter) - ord("A") + 1
    return result
