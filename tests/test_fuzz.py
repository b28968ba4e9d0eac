"""Broken inputs through every command that opens them: refused in one sentence, found at their cells, or harmless."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, takewhile
from time import monotonic

import pytest

from tests.fuzz import COMMANDS, cases

SEED = 20250708
SECONDS = 90
"""How long to go on after every command has had its turn on each of its files."""

Record = Callable[[str, object], None]


@pytest.mark.slow
def test_no_broken_input_ends_in_a_fault_of_ours(record_property: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PERKIN_DEBUG", "1")
    end = monotonic() + SECONDS
    laporan = cases(SEED, takewhile(lambda number: number < len(COMMANDS) or monotonic() < end, count()))
    total = sum(laporan.counts.values())
    record_property(
        "laporan", f"masukan rusak: {total} kasus, {len(laporan.failed)} galat\n" + "\n".join(laporan.lines())
    )
    assert total >= len(COMMANDS)
    assert not laporan.failed, "\n".join(map(str, laporan.failed))
