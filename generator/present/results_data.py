"""Results of a quarter as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final

from generator.records.data import as_data, indikator_data
from generator.records.results import KOLOM_INDIKATOR
from generator.results import Hasil

_SPOILED: Final = re.compile(r"0\d+|\d{16,}|\d+([./:-]\d+)+")
"""Texts of which Excel makes a number or a date that is not what was written."""


def as_json(results: Sequence[Hasil]) -> str:
    """One object for one master, a list for several; Decimals written digit by digit."""
    import simplejson

    data: Any = [as_data(hasil) for hasil in results]
    return (
        str(simplejson.dumps(data if len(data) != 1 else data[0], use_decimal=True, ensure_ascii=False, indent=2))
        + "\n"
    )


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
