"""Broken inputs through every command that opens them: refused in one sentence, found at their cells, or harmless."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.fuzz import COMMANDS, cases

SEED = 20250708
CASES = 600
"""Always the same ones, so that the test says the same on every computer; `python -m tests.fuzz` looks for others."""

Record = Callable[[str, object], None]


@pytest.mark.slow
def test_no_broken_input_ends_in_a_fault_of_ours(record_property: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERKIN_DEBUG", "1")
    laporan = cases(SEED, range(CASES))
    total = sum(laporan.counts.values())
    record_property(
        "laporan", f"masukan rusak: {total} kasus, {len(laporan.failed)} galat\n" + "\n".join(laporan.lines())
    )
    assert total == CASES >= len(COMMANDS)
    assert not laporan.failed, "\n".join(map(str, laporan.failed))
