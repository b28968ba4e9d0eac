"""Four invented units with two quarters, small enough to be worked out by hand; written as `generate` keeps them.

| unit | IK1.1 layanan TW I → TW II | IK2.1 aset | IK3.1 | capaian TW I → TW II |
|---|---|---|---|---|
| kota-a | 90/90 = 100 → 81/90 = 90 | 60/80 = 75 | | 87,5 → 82,5 |
| kota-b | 99/90 = 110 → 90/90 = 100 | 60/80 = 75 | | 92,5 → 87,5 |
| kota-c | 81/90 = 90 → 81/90 = 90 | 80/80 = 100 | not reported | 95 → 95 |
| kota-d | another text: 50/100 = 50 | (aset as IK9.9) 72/80 = 90 | | – → 70 |

kota-d has no folder of TW I.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import simplejson

from generator import __version__
from generator.compute import compute
from generator.master import Master
from generator.records import tables_of, to_json
from generator.records.data import as_data
from generator.values import Triwulan
from tests.builders import master
from tests.laporan import Row, indikator, laporan, nilai, output, pengukuran

LAYANAN = "Indeks Kepuasan Layanan Kota"
ASET = "Persentase inventarisasi aset"
Pair = tuple[Row, Row]


def one(kode: str, teks: str, targets: tuple[str, str], values: tuple[str, ...], satuan: str = "Nilai") -> Pair:
    no = int(kode.removeprefix("IK").split(".")[0])
    row = indikator(kode, no, *targets) | {"Indikator Kinerja": teks, "Keterangan": satuan}
    return row, nilai(kode, *values)


def unit(
    nama: str, *indicators: Pair, outputs: tuple[Row, ...] = (), reports: tuple[Row, ...] = (), **keys: str
) -> Master:
    isian = {"Jabatan": f"WALIKOTA KOTA {nama.upper()}", "Nomor": "e-1", "Tahun": "2025", "Batas Capaian": "120"}
    isian |= {key.replace("_", " "): value for key, value in keys.items()}
    return master(
        isian=[{"Kunci": key, "Isi": text} for key, text in isian.items()],
        indikator=[row for row, _ in indicators],
        pengukuran=[pengukuran(row["Kode"]) for row, _ in indicators],
        komponen=[row for _, row in indicators],
        output=list(outputs),
        realisasi=list(reports),
        pejabat=[
            {"Nama Baku": "Kabag Uji", "Jenis": "Kepala Bagian", "Bidang": "Pemerintahan"},
            {"Nama Baku": "Kabag Dua", "Jenis": "Kepala Bagian", "Bidang": "UMUM"},
        ],
    )


def second(row: Row) -> Row:
    """An output that two officials answer for."""
    return row | {"Penanggung Jawab": "Kabag Uji\nKabag Dua"}


def units() -> dict[str, Master]:
    aset = (("80", "80"), ("60", "60"))
    return {
        "kota-a": unit(
            "Angin",
            one("IK1.1", f"{LAYANAN} Angin", ("90", "90"), ("90", "81")),
            one("IK2.1", ASET, *aset),
            outputs=(output(1, "TW I"), second(output(2, "TW II")), output(3, "TW III")),
            reports=(laporan(2, "TW II", "0"),),
        ),
        "kota-b": unit(
            "Batu",
            one("IK1.1", f"{LAYANAN} Batu", ("90", "90"), ("99", "90")),
            one("IK2.1", ASET, *aset),
            outputs=(output(1, "TW I"), output(2, "TW II", "2 Laporan")),
            reports=(laporan(1, "TW I", "1"), laporan(2, "TW II", "1")),
        ),
        "kota-c": unit(
            "Cahaya",
            one("IK1.1", f"{LAYANAN} Cahaya", ("90", "90"), ("81", "81")),
            one("IK2.1", "Persentase  INVENTARISASI aset.", ("80", "80"), ("80", "80")),
            one("IK3.1", "Nilai kualitas data", ("5", "5"), ()),
        ),
        "kota-d": unit(
            "Danau",
            one("IK1.1", "Jumlah kunjungan perpustakaan", ("100", "100"), ("50", "50")),
            one("IK9.9", ASET, ("80", "80"), ("72", "72"), "Persentase"),
        ),
    }


def write(place: Path, source: Master, quarter: Triwulan, /, **changes: Any) -> Path:
    """The manifest of a folder that `generate --quarter` would make of a master; `changes` replace parts of it."""
    content: dict[str, Any] = {
        "version": __version__,
        "master": {"name": "2025.xlsx", "sha256": place.parent.parent.name},
        "quarter": quarter,
        "options": {},
        "templates": [],
        "files": [{"name": "monitoring.docx", "sha256": "0"}, {"name": "rekap.xlsx", "sha256": "0"}],
        "tables": to_json(tables_of(source)),
        "results": as_data(compute(source, quarter)),
    }
    place.mkdir(parents=True, exist_ok=True)
    text = simplejson.dumps(content | changes, use_decimal=True)
    (place / "manifest.json").write_text(text, encoding="utf-8")
    return place


def write_units(output: Path) -> Path:
    """The four units below `output`: `kota-a/2025/tw1` …"""
    for name, source in units().items():
        for quarter in (Triwulan.I, Triwulan.II):
            if name != "kota-d" or quarter is Triwulan.II:
                write(output / name / "2025" / f"tw{quarter}", source, quarter)
    return output
