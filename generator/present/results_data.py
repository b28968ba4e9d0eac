"""Results of a quarter as JSON and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from generator.records.data import as_data, indikator_data
from generator.results import Hasil


def as_json(results: Sequence[Hasil]) -> str:
    """One object for one master, a list for several; Decimals written digit by digit."""
    import simplejson

    data: Any = [as_data(hasil) for hasil in results]
    return (
        str(simplejson.dumps(data if len(data) != 1 else data[0], use_decimal=True, ensure_ascii=False, indent=2))
        + "\n"
    )


CSV_COLUMNS: Mapping[str, str] = {
    "kode": "Kode",
    "sasaran": "Sasaran",
    "indikator": "Indikator Kinerja",
    "satuan": "Satuan",
    "polarisasi": "Polarisasi",
    "konsolidasi": "Konsolidasi",
    "target_hitung": "Target",
    "realisasi": "Realisasi",
    "capaian": "Capaian (%)",
    "capaian_mentah": "Capaian sebelum batas (%)",
    "status": "Status",
    "alasan": "Alasan",
    "predikat": "Predikat",
    "penanggung_jawab": "Penanggung Jawab",
    "catatan": "Catatan",
}


def as_csv(results: Sequence[Hasil]) -> str:
    """The indicators as CSV that an Indonesian Excel opens by double click: semicolons, decimal commas."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Master", "Triwulan", *CSV_COLUMNS.values()])
    for hasil in results:
        for item in hasil.indikator:
            # A row is read alone, once sorted or filtered: it carries what concerns all rows, too.
            notes = " ".join(dict.fromkeys((*item.catatan, *hasil.catatan)))
            data: Mapping[str, Any] = {**indikator_data(item), "catatan": notes}
            writer.writerow([hasil.master, hasil.triwulan.label, *(_csv(data[name]) for name in CSV_COLUMNS)])
    return out.getvalue()


def _csv(value: Any) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case list():
            return ", ".join(value)
    text = str(value)
    # A cell that begins like a formula would be run by Excel.
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
