"""Makes masters/2025.xlsx (the decree, verbatim) and masters/contoh-2025.xlsx (with example data).

Run from the repository's root: `python -m masters.build`. The decree's text comes from its
transcription under tests/decree, slips and all; a test proves that both files are reproduced.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import generator.formulas  # noqa: F401 - registers the formulas that sheet Pengukuran offers
from generator.master import KUNCI_KEPUTUSAN
from generator.office.workbook.writer import Rows, write
from generator.registry import FORMULAS
from generator.system.writing import write_whole
from generator.values import NA, NA_TEXT, NotApplicable, Paragraph, Run, Triwulan
from masters import contoh, rumus, wilayah

FOLDER: Final = Path(__file__).resolve().parent
DECREE: Final = FOLDER.parent / "tests" / "decree"
_ITALIC: Final = re.compile(r"<i>(.*?)</i>")
LAPORAN: Final = {
    "Disusun Oleh": "Bagian Kepegawaian, Ketatalaksanaan dan Pelayanan Publik (diktum KEEMPAT)",
    "Dilaporkan Oleh": "Para Asisten (diktum KEDUA); para Camat, Kepala Bagian, dan Lurah (diktum KETIGA)",
    "Penyusun Laporan": "Kepala Bagian Kepegawaian, Ketatalaksanaan dan Pelayanan Publik",
    "Mengetahui": "Sekretaris Kota",
}
"""Who compiles, reports and takes note, as its rulings say and the office does; the report prints it from these keys."""


def _load(name: str) -> Any:
    return json.loads((DECREE / name).read_text(encoding="utf-8"))


def number(text: str) -> Decimal | NotApplicable:
    """A target as the decree prints it: `96,66`, `97.905`, `100%`, or `N/A`. In this decree both signs are decimal."""
    return NA if text == NA_TEXT else Decimal(text.rstrip("%").replace(",", "."))


def paragraph(text: str) -> Paragraph:
    """A paragraph of the transcription, where `<i>…</i>` marks italics."""
    pieces = _ITALIC.split(text)
    return tuple(Run(piece, italic=place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def isian(keputusan: Any) -> Iterator[dict[str, Any]]:
    """The rows of sheet Keputusan."""
    penutup, lampiran = keputusan["penutup"], keputusan["penutup_lampiran"]
    filled = {
        "Jabatan": keputusan["pejabat_penetap"],
        "Nomor": keputusan["nomor"],
        "Tahun": Decimal(keputusan["tahun"]),
        "Tentang": "\n".join(keputusan["tentang_baris"]),
        "Ditetapkan di": penutup["ditetapkan_di"],
        "Tanggal": date.fromisoformat(penutup["tanggal_iso"]),
        "Nama": penutup["nama"],
        "NIP": penutup["nip"],
        "Batas Capaian": Decimal(120),
        "Pembuka": keputusan["pembuka_pejabat"].removesuffix(","),
        "NIP Lampiran I": lampiran[0]["nip_tercetak"],
        "NIP Lampiran II": lampiran[1]["nip_tercetak"],
        "Jumlah Kelurahan": Decimal(wilayah.JUMLAH_KELURAHAN),
        "Responden Minimal": Decimal(100),
    } | LAPORAN
    for kunci in KUNCI_KEPUTUSAN:
        if not kunci.pilihan:
            yield {"kunci": kunci.nama, "isi": filled.get(kunci.nama)}


def tubuh(keputusan: Any) -> Iterator[dict[str, Any]]:
    """The rows of sheet Batang Tubuh."""
    for label, isi in zip("abcdefghij", keputusan["menimbang"], strict=False):
        yield {"bagian": "Menimbang", "label": label, "isi": isi}
    yield from _numbered("Mengingat", keputusan["mengingat"])
    yield {"bagian": "Memutuskan", "isi": keputusan["memutuskan"]}
    yield {"bagian": "Menetapkan", "isi": keputusan["menetapkan"]}
    for diktum in keputusan["diktum"]:
        yield {"bagian": "Diktum"} | diktum
    yield from _numbered("Tembusan", keputusan["tembusan"])


def _numbered(bagian: str, items: list[str]) -> Iterator[dict[str, Any]]:
    for place, isi in enumerate(items, start=1):
        yield {"bagian": bagian, "label": str(place), "isi": isi}


def indikator(row: Any) -> dict[str, Any]:
    """A row of sheet Lampiran I."""
    targets = {f"target_{q.name.lower()}": number(row["target_triwulan"][q.name]) for q in Triwulan}
    return targets | {
        "kode": f"IK{row['kode']}",
        "kelompok": row["kelompok"],
        "no": Decimal(row["no"]),
        "sasaran": row["sasaran"],
        "indikator": row["indikator"],
        "sumber_data": row["sumber_data"],
        "pengukuran": tuple(paragraph(text) for text in row["pengukuran_kinerja"]),
        "target_tahunan": number(row["target_tahunan"]),
        "keterangan": row["keterangan"],
        "penanggung_jawab": tuple(row["penanggung_jawab"]),
    }


def output(place: int, row: Any) -> dict[str, Any]:
    """A row of sheet Lampiran II, the `place`-th output of the action plan."""
    return {
        "id": f"RO{place:03d}",
        "kode_indikator": f"IK{row['kode_indikator']}",
        "kelompok": row["kelompok"],
        "no": Decimal(row["no"]),
        "sasaran": row["sasaran"],
        "indikator": row["indikator"],
        "target": number(row["target"]),
        "rencana_aksi": row["rencana_aksi"],
        "kriteria": row["kriteria_keberhasilan"],
        "output": row["output_renaksi"],
        "target_renaksi": row["target_renaksi"],
        "waktu": row["waktu"],
        "penanggung_jawab": tuple(row["penanggung_jawab"]),
    }


def decree() -> Rows:
    """All rows of masters/2025.xlsx."""
    keputusan = _load("keputusan.json")
    return {
        "isian": list(isian(keputusan)),
        "tubuh": list(tubuh(keputusan)),
        "indikator": [indikator(row) for row in _load("lampiran-1.json")],
        "output": [output(place, row) for place, row in enumerate(_load("lampiran-2.json"), start=1)],
        "pengukuran": list(rumus.pengukuran()),
        "komponen": list(rumus.komponen()),
        "survei": list(wilayah.survei()),
        "pejabat": list(wilayah.pejabat()),
    }


def build() -> dict[str, bytes]:
    """File name → content of both masters."""
    official = decree()
    return {
        "2025.xlsx": write(official, tuple(FORMULAS)),
        "contoh-2025.xlsx": write(contoh.filled(official), tuple(FORMULAS)),
    }


if __name__ == "__main__":
    for file_name, content in build().items():
        write_whole(FOLDER / file_name, content)
        print(f"masters/{file_name}: {len(content):,} bytes")
