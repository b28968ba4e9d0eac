"""Results of a quarter, and derivations, as text for a terminal; results also as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from generator.explain import Bagian
from generator.records.data import as_data, indikator_data
from generator.records.results import KOLOM_INDIKATOR
from generator.results import Hasil, HasilAnggaran, HasilIndikator, Status, StatusRenaksi
from generator.values import print_number
from generator.working import Step

if TYPE_CHECKING:
    from generator.persetujuan import AngkaDisetujui

_DASH = "-"


def text(hasil: Hasil) -> str:
    """The results as a table and a summary for a terminal."""
    lines = [f"{hasil.master} · {hasil.triwulan.label} {hasil.tahun}"]
    if hasil.status_data:
        lines.append(f"*** {hasil.status_data} ***")
    changes = [f"+/- {change.terhadap}" for item in hasil.indikator[:1] for change in item.perubahan]
    header = ["Kode", "Target", "Realisasi", "Capaian %", *changes, "Status", "Predikat"]
    figures = range(1, 4 + len(changes))
    lines += ["", *aligned(header, [_row(item) for item in hasil.indikator], figures), ""]
    without = [item for item in hasil.indikator if item.kini.alasan]
    if without:
        reasons = [f"  {item.indikator.kode}: {item.status}, {item.kini.alasan}" for item in without]
        lines += ["Tanpa capaian:", *reasons, ""]
    notes = [f"  {whose}: {note}" for whose, note in hasil.perlu_diperbaiki]
    if notes:  # what the figures stand on where the master is blank or unreadable
        lines += ["Perlu diperbaiki di master:", *notes, ""]
    lines += _summary(hasil)
    return "\n".join(lines) + "\n"


def _two(step: Step | None) -> str:
    return _DASH if step is None else print_number(step.value, 2)


def _signed(step: Step | None) -> str:
    """A change of capaian in percentage points, rises marked with +."""
    rises = step is not None and step.value > 0
    return f"+{_two(step)}" if rises else _two(step)


def _row(item: HasilIndikator) -> list[str]:
    now = item.kini.perbandingan
    target = _DASH if now.target is None else str(now.target)
    changes = [_signed(change.capaian) for change in item.perubahan]
    figures = [target, _two(now.realisasi), _two(now.capaian), *changes]
    return [item.indikator.kode, *figures, item.status.value, item.predikat or _DASH]


def aligned(header: Sequence[str], rows: Sequence[Sequence[str]], right: Container[int]) -> list[str]:
    """Rows in columns; those at the places `right` are figures and stand at the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]

    def line(row: Sequence[str]) -> str:
        cells: list[str] = []
        for place, (cell, width) in enumerate(zip(row, widths, strict=True)):
            cells.append(cell.rjust(width) if place in right else cell.ljust(width))
        return "  ".join(cells).rstrip()

    return [line(header), "  ".join("-" * width for width in widths), *map(line, rows)]


def _summary(hasil: Hasil) -> list[str]:
    sasaran, indikator = hasil.rata_rata_sasaran, hasil.rata_rata_indikator
    cap = "tanpa batas" if hasil.batas_capaian is None else f"{print_number(hasil.batas_capaian)} %"
    counts = ", ".join(f"{hasil.jumlah(status)} {status}" for status in Status)
    outputs = Counter(output.status for output in hasil.renaksi)
    plan = ", ".join(f"{outputs[status]} {status}" for status in StatusRenaksi)
    return [
        f"Rata-rata sasaran   : {_two(sasaran.capaian)} (dari {sasaran.dihitung} sasaran) {hasil.predikat}".rstrip(),
        f"Rata-rata indikator : {_two(indikator.capaian)} (dari {indikator.dihitung} indikator)",
        f"Batas capaian       : {cap}",
        f"Indikator           : {counts}",
        f"Rencana aksi        : {plan}",
        *_budget(hasil.anggaran),
        *_approvals(hasil.persetujuan),
    ]


def _budget(budget: HasilAnggaran | None) -> list[str]:
    """What was spent of what there is, in rupiah; nothing where the master has no budget."""
    if budget is None or budget.pagu is None:
        return []
    spent = "belum dilaporkan" if budget.realisasi is None else f"Rp {print_number(budget.realisasi.value)}"
    share = f" ({_two(budget.penyerapan)} %)" if budget.penyerapan else ""
    return [f"Realisasi anggaran  : {spent} dari Rp {print_number(budget.pagu.value)}{share}"]


def _approvals(approvals: Sequence[AngkaDisetujui] | None) -> list[str]:
    """How many figures of the quarter are approved; nothing where the master approves none."""
    if approvals is None:
        return []
    counts = Counter(each.keadaan for each in approvals)
    told = ", ".join(f"{count} {state.value}" for state, count in sorted(counts.items()))
    return [f"Persetujuan         : {told}"]


def derivation(parts: Sequence[Bagian]) -> str:
    """A derivation as text: each part under its heading."""
    return "\n\n".join(map(str, parts)) + "\n"


_SPOILED: Final = re.compile(r"0\d+|\d{16,}|\d+([./:-]\d+)+")
"""Texts of which Excel makes a number or a date that is not what was written."""


def as_json(results: Sequence[Hasil]) -> str:
    """One object for one master, a list for several; Decimals written digit by digit."""
    import simplejson

    data = [as_data(hasil) for hasil in results]
    content: Any = data[0] if len(data) == 1 else data
    return str(simplejson.dumps(content, use_decimal=True, ensure_ascii=False, indent=2)) + "\n"


def as_csv(results: Sequence[Hasil]) -> str:
    """The indicators as CSV that an Indonesian Excel opens by double click: semicolons, decimal commas."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Master", "Triwulan", *KOLOM_INDIKATOR.values()])
    for hasil in results:
        for item in hasil.indikator:
            # A row is read alone, once sorted or filtered: it carries what concerns all rows, too.
            notes = " ".join(dict.fromkeys((*item.catatan, *hasil.catatan)))
            data: Mapping[str, Any] = {**indikator_data(item), "catatan": notes}
            writer.writerow([hasil.master, hasil.triwulan.label, *(csv_cell(data[name]) for name in KOLOM_INDIKATOR)])
    return out.getvalue()


def csv_cell(value: Any) -> str:
    """A value as an Indonesian Excel reads it from CSV: numbers whole with a decimal comma, text never a formula."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return value.isoformat()
        case list():
            return ", ".join(value)
    text = str(value)
    # Excel would run a cell that begins like a formula, round a NIP to 15 digits, and take 1/2 for a date.
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) or _SPOILED.fullmatch(text) else text
