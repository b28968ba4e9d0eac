"""Units (satuan) of targets: which of them say what numbers can be meant. All other units leave their numbers free."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.values import normal

NILAI: Final = "Nilai"
PERSENTASE: Final = "Persentase"
"""The Keterangan whose targets Lampiran II prints with a percent sign."""
RUPIAH: Final = "Rp"
"""The Keterangan that stands before its number."""
WAJAR: Final[Mapping[str, tuple[int, int]]] = {NILAI: (0, 100), PERSENTASE: (-100, 100)}
"""Unit → the ends between which its targets usually lie; growth may be negative. Units that are missing here are free."""
TERJAUH: Final = 1000
"""Beyond this, on either side of zero, no target of a unit in `WAJAR` is meant: its decimal sign was lost."""

_WAJAR: Final = {normal(satuan): ends for satuan, ends in WAJAR.items()} | {"": WAJAR[NILAI]}


def wajar(satuan: str) -> tuple[int, int] | None:
    """The ends between which targets of a unit usually lie, None where its numbers are free.

    Without a unit a target counts as a Nilai, until somebody chooses.
    """
    return _WAJAR.get(normal(satuan))
