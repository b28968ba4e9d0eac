"""The invented regency of `tests/kantor.py` with a grade, an opinion, a level, a scale of its own and a rate per 100.000."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.jenjang import SkalaJenjang
from generator.law import JENJANG
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.office.workbook.stored import Tambahan
from generator.office.workbook.writer import write
from generator.registry import FORMULAS
from generator.values import NA, Konsolidasi, Polarisasi
from tests.kantor import Baris, kabupaten

Rows = dict[str, list[Baris]]

KEPATUHAN: Final = SkalaJenjang("Kepatuhan", ("Rendah", "Sedang", "Tinggi", "Sangat Tinggi"), "lembar Daftar")
"""A scale that staff added to sheet Daftar."""

# Kode → name of the indikator, unit, targets of the quarters and the year, polarisasi, what is reported in TW II
DIUBAH: Final[Mapping[str, tuple[str, str, str, Polarisasi, str]]] = {
    "IK1.1": ("Predikat SAKIP", "Predikat", "N/A;B;N/A;BB;BB", Polarisasi.MAXIMIZE, "BB"),
    "IK2.1": ("Angka kematian ibu", "/ 100.000 KH", "N/A;88;N/A;86;86", Polarisasi.MINIMIZE, "99"),
    "IK3.1": ("Maturitas SPIP", "Level", "Level 2;Level 3;Level 3;Level 3;Level 3", Polarisasi.MAXIMIZE, "Level 2"),
    "IK9.1": ("Kepatuhan pelayanan", "Kepatuhan", "N/A;Tinggi;N/A;Tinggi;Tinggi", Polarisasi.MAXIMIZE, "Tinggi"),
    "IK10.1": ("Opini BPK atas laporan keuangan", "Opini", "N/A;WTP;N/A;WTP;WTP", Polarisasi.MAXIMIZE, "WDP"),
}
_TARGETS: Final = ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")


def number(text: str) -> Any:
    """A cell as it is typed: N/A, a number, or the word of a step."""
    if text == "N/A":
        return NA
    return Decimal(text) if text.removeprefix("-").isdecimal() else text


def rows() -> Rows:
    """The rows of each sheet, reported for TW II where the unit was changed; to be changed at will."""
    found = kabupaten()
    for row in found["indikator"]:
        if row["kode"] in DIUBAH:
            name, unit, targets, _, _ = DIUBAH[row["kode"]]
            row |= {"indikator": name, "keterangan": unit}
            row |= dict(zip(_TARGETS, map(number, targets.split(";")), strict=True))
    annual = {row["kode"]: row for row in found["indikator"]}
    for row in found["output"]:
        row["indikator"] = annual[row["kode_indikator"]]["indikator"]
        row["target"] = annual[row["kode_indikator"]]["target_tahunan"]
    for row in found["pengukuran"]:
        if row["kode"] in DIUBAH:
            row |= {"rumus": "langsung", "polarisasi": DIUBAH[row["kode"]][3], "konsolidasi": Konsolidasi.AKHIR}
            row |= {"skala_min": None, "skala_maks": None}
    found["komponen"] = [row for row in found["komponen"] if row["kode_indikator"] not in DIUBAH]
    found["komponen"] += [
        {"kode_indikator": kode, "kode": "a", "uraian": f"{name}: hasil", "jenis": "nilai", "tw_ii": number(reported)}
        for kode, (name, _, _, _, reported) in DIUBAH.items()
    ]
    return found


def workbook(given: Rows) -> bytes:
    """The master as the program writes it, with the regency's own scale on sheet Daftar."""
    return write(given, tuple(FORMULAS), Tambahan(jenjang=(*JENJANG, KEPATUHAN)))


def stored(given: Rows, path: Path) -> Master:
    """The master written to `path` and read again."""
    path.write_bytes(workbook(given))
    return parse(read(path))
