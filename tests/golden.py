"""Expected results kept as text in tests/golden/: compared, or rewritten on request.

`PERKIN_UPDATE_GOLDEN=1 pytest …` writes what came out; the change is then reviewed as a diff.
What came out of a failing comparison is left in tests/actual/, which git ignores.
"""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent
UPDATE = "PERKIN_UPDATE_GOLDEN"


def check(name: str, actual: str) -> None:
    """Compare text with tests/golden/NAME."""
    golden = HERE / "golden" / name
    if os.environ.get(UPDATE):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(actual, encoding="utf-8", newline="\n")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    if actual != expected:
        left = HERE / "actual" / name
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected, f"berbeda dari tests/golden/{name}; hasilnya ada di tests/actual/{name}"
