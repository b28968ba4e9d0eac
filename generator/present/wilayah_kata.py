"""What a recap over units says in words: how a figure is followed back, where a unit's files lie. Used by all its forms."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import quote

from generator.records.telusuri import telusuri as perintah
from generator.records.wilayah import NilaiUnit, Rekap, Unit
from generator.values import Triwulan

_FIRST: Final = ("monitoring.docx", "rekap.xlsx", "manifest.json")
"""The files of a unit that a link leads to, the first that there is."""


def telusuri(unit: Unit, name: str, quarter: Triwulan) -> str:
    """The command that explains a figure of a unit: `perkin explain kota-a/2025.xlsx --indicator IK2.1 --quarter 2`."""
    return perintah(unit.master, name, quarter)


def berkas(unit: Unit) -> str:
    """The file of a unit that is opened to read more: its report where it has one."""
    return next((name for name in _FIRST if name in unit.berkas), _FIRST[-1])


def tautan(unit: Unit, base: Path) -> str:
    """A link from the folder `base` to the unit's file: a relative address in which no character means anything else."""
    file = unit.folder / berkas(unit)
    try:
        near = os.path.relpath(file.resolve(), base.resolve())
    except ValueError:  # another drive of Windows
        return file.resolve().as_uri()
    return quote(os.fsencode(Path(near).as_posix()), safe="/")


def judul(told: Rekap) -> str:
    """`Rekap Unit TW II 2025`."""
    return f"Rekap Unit {told.triwulan.label} {told.tahun}"


def lalu(told: Rekap) -> str:
    """The quarter before, `TW I`; empty in the first."""
    return "" if told.triwulan is Triwulan.I else Triwulan(told.triwulan - 1).label


def peringkat(one: Unit | NilaiUnit) -> str:
    """A place, `-` where there is none."""
    return "-" if one.peringkat is None else str(one.peringkat)
