"""Three invented offices, typed into the master that `perkin init` gives them, and the slips that may happen in it."""

from __future__ import annotations

from typing import Final

from tests.lembaga.biro import BIRO
from tests.lembaga.dinas import DINAS
from tests.lembaga.kecamatan import KECAMATAN

KANTOR: Final = {"dinas": DINAS, "kecamatan": KECAMATAN, "biro": BIRO}
"""By the names that `salah.py` uses."""
