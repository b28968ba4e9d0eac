"""What a workbook holds, drawn at random from a seed: a plain value that every writer, also a JavaScript one, can take.

A content is JSON: `{"sheets": [{"name", "hidden", "cells": {"B3": cell}, "merged": ["A9:B10"], "rows": [4]}]}` with
hidden rows in `rows`, and a cell `{"kind", "value", "format", "look", "runs", "formula"}` of which kind is one of
`text`, `number`, `bool`, `date` (ISO), `error`, `blank`; `look` and the looks of `runs` name italic, bold, strike,
superscript.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from random import Random
from typing import Any, Final

SEEDS: Final = range(40)
"""The contents of which files are kept."""
Content = Mapping[str, Any]

WORDS: Final = (
    *(
        "Kecamatan",
        "Kelurahan Cipinang Besar Utara",
        "N/A",
        "TW II",
        "97,905",
        "=1+1",
        "+62",
        "'kutip",
        "a & b < c > d",
    ),
    *(
        "baris satu\nbaris dua",
        " tepi ",
        "_x000D_ asli",
        "é ü ñ 漢字 😀",
        '"petik"',
        "ruang\ttab",
        "RO001",
        "1/2",
        "0054",
    ),
)
NUMBERS: Final = (
    0,
    1,
    -1,
    100,
    97.905,
    95.415,
    0.1,
    1e-7,
    3.3000000000000003,
    1 / 3,
    123456789012345,
    2**40,
    1e15,
    -5.9,
)
FORMATS: Final = (
    "General",
    "0",
    "0.00",
    "#,##0.00",
    "0%",
    '0 "Dokumen"',
    "[Red]0.0",
    "0.00E+00",
    "@",
    '"Rp"#,##0',
    "0 m2",
)
DATES: Final = ("2025-07-08T00:00:00", "2025-12-31T13:45:00", "1999-01-01T00:00:00", "2028-02-29T07:30:15")
DATE_FORMATS: Final = ("d/m/yyyy", "dd mmmm yyyy", "yyyy-mm-dd hh:mm:ss", "d mmm yy")
ERRORS: Final = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?")
LOOKS: Final = ("italic", "bold", "strike", "superscript")


def content(seed: int) -> Content:
    """The content of a seed: one to three sheets of some dozens of cells."""
    chance = Random(seed)  # noqa: S311 - the same content for the same seed, not a secret
    names = chance.sample(["Isi", "Lampiran I", "Rekap & <lain>", "Daftar", "Kedua", "données"], chance.randint(1, 3))
    sheets = [_sheet(name, chance) for name in names]
    for sheet in sheets[1:]:
        sheet["hidden"] = chance.random() < 0.3
    return {"sheets": sheets}


def _sheet(name: str, chance: Random) -> dict[str, Any]:
    rows, columns = chance.randint(3, 12), chance.randint(2, 8)
    cells = {
        f"{chr(64 + column)}{row}": _cell(chance)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if chance.random() < 0.7
    }
    merged = [f"A{rows + 2}:C{rows + 3}"] if chance.random() < 0.5 else []
    if merged:
        cells[f"A{rows + 2}"] = {"kind": "text", "value": "gabung"}
    hidden = [row for row in range(1, rows + 1) if chance.random() < 0.1 and any(a[1:] == str(row) for a in cells)]
    return {"name": name, "hidden": False, "cells": cells, "merged": merged, "rows": hidden}


def _cell(chance: Random) -> dict[str, Any]:
    kind = chance.choice(
        ["text"] * 4 + ["runs", "formula", "formula"] + ["number"] * 4 + ["bool", "date", "error", "blank"]
    )
    look = [look for look in LOOKS if chance.random() < 0.15]
    match kind:
        case "number":
            return {"kind": kind, "value": chance.choice(NUMBERS), "format": chance.choice(FORMATS), "look": look}
        case "bool":
            return {"kind": kind, "value": chance.random() < 0.5}
        case "date":
            return {"kind": kind, "value": chance.choice(DATES), "format": chance.choice(DATE_FORMATS)}
        case "error":
            return {"kind": kind, "value": chance.choice(ERRORS)}
        case "blank":
            return {"kind": kind, "look": ["bold"]}
        case "runs":
            runs = [
                (f"{word} ", [look for look in LOOKS if chance.random() < 0.3]) for word in chance.sample(WORDS[:6], 3)
            ]
            return {"kind": kind, "runs": [{"text": text, "look": own} for text, own in runs], "look": []}
        case "formula":
            value = chance.choice([chance.choice(NUMBERS), "hasil", True])
            return {
                "kind": kind,
                "value": value,
                "formula": chance.choice(["SUM(A1:B2)", 'IF(A1>0,"ya","tidak")', "1.1*3"]),
            }
    return {"kind": "text", "value": chance.choice(WORDS), "look": look}


if __name__ == "__main__":
    sys.stdout.write(json.dumps({f"{seed:02}": content(seed) for seed in SEEDS}, ensure_ascii=False))
