"""Which columns a table of each kind has, and which sheet of the master its rows belong to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from generator.impor.taken import Tempat
from generator.master.grids import Grid

FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "indikator": {
        **{name: name for name in ("no", "kode", "kelompok", "sasaran", "indikator", "sumber_data", "pengukuran")},
        **{name: name for name in ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")},
        "target": "target_tahunan",
        "satuan": "keterangan",
        "keterangan": "keterangan",
        "penanggung_jawab": "penanggung_jawab",
        "pic": "penanggung_jawab",
    },
    "output": {
        **{
            name: name
            for name in ("id", "no", "kelompok", "sasaran", "indikator", "target", "rencana_aksi", "kriteria")
        },
        **{name: name for name in ("output", "target_renaksi", "waktu", "penanggung_jawab")},
        "kode": "kode_indikator",
        "target_tahunan": "target",
        "satuan": "satuan",
        "pic": "penanggung_jawab",
    },
    "realisasi": {
        **{
            name: name for name in ("indikator", "sasaran", "rencana_aksi", "output", "kriteria", "realisasi", "satuan")
        },
        "id": "id",
        "waktu": "triwulan",
        "target": "target_renaksi",
        "target_renaksi": "target_renaksi",
        "penghambat": "kendala",
        "tindak_lanjut": "tindak_lanjut",
        "bukti": "bukti",
        "tanggal": "tanggal",
    },
    "analisis": {
        **{name: name for name in ("kode", "indikator", "pendorong", "penghambat", "solusi", "tindak_lanjut", "pic")},
        "waktu": "triwulan",
        "batas_waktu": "batas_waktu",
    },
}
"""Kind of table → meaning of a column → field of its rows."""
SHEETS: Final = {
    "Lampiran I": "indikator",
    "Lampiran II": "output",
    "Realisasi Renaksi": "realisasi",
    "Analisis": "analisis",
}
"""Sheet of the master → the kind of table whose rows it takes."""
_ANALYSIS: Final = frozenset({"penghambat", "solusi", "tindak_lanjut", "batas_waktu", "pendorong"})
_PLAN: Final = frozenset({"rencana_aksi", "kriteria", "output", "target_renaksi"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: of the grid, those that stand under one header."""

    numbers: tuple[int, ...]
    judul: str
    """Its header as it stands, rows joined."""
    role: str = ""
    """What it means; empty for a column that is not taken."""
    ragu: str = ""
    """Why its meaning must be looked at; empty where the header says it plainly."""


@dataclass(frozen=True)
class Tabel:
    """A table, or the part of one under a header."""

    tempat: Tempat
    grid: Grid
    kind: str
    """`indikator`, `output`, `realisasi`, `analisis`, `anggaran`; empty for none of these."""
    columns: tuple[Column, ...]
    headers: tuple[int, ...]
    rows: tuple[int, ...]
    """The rows below the headers."""
    ragu: str = ""
    """Why the whole table must be looked at."""
    lanjutan: bool = False
    """Whether it continues the table before it."""

    @property
    def fields(self) -> Mapping[str, Column]:
        """Field of the rows → its column."""
        known = FIELDS.get(self.kind, {})
        found: dict[str, Column] = {}
        for column in self.columns:
            if column.role in known:
                found.setdefault(known[column.role], column)
        return found


def kind_of(roles: Collection[str]) -> str:
    """Which kind of table has columns of these meanings."""
    found = set(roles)
    if len(found & _ANALYSIS) > 1 and not found & {"output", "rencana_aksi"}:
        return "analisis"
    if any(role.startswith("realisasi") for role in found) and found & _PLAN:
        return "realisasi"
    if found & _PLAN and len(found) > 1:
        return "output"
    if "indikator" in found and len(found) > 1:
        return "indikator"
    return "anggaran" if {"program", "anggaran"} <= found else ""
