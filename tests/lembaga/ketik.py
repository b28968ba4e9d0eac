"""Typing an office into the master that `perkin init` makes, cell by cell, as its staff would."""

from __future__ import annotations

import io
import pickle
import struct
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import perkin
from generator.cli.console import run
from tests.lembaga.isi import Indikator, Lembaga
from tests.lembaga.salah import Salah

Baris = Mapping[str, Any]
"""Header of a column → what is typed below it; columns that are left out stay blank."""
QUARTERS: Final = ("I", "II", "III", "IV")


class Diketik(NamedTuple):
    """A master that was typed."""

    path: Path
    cells: int
    """How many cells somebody typed."""
    addresses: Mapping[tuple[str, str, str], str]
    """Sheet, row as people call it and column → address."""


def ketik(lembaga: Lembaga, folder: Path, *salah: Salah) -> Diketik:
    """The office's master in `folder`, as it is typed into what `perkin init` makes, with these slips in it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{lembaga.tahun}.xlsx"
    typed, cells, addresses = _typed(pickle.dumps(lembaga))
    if salah:
        book = load_workbook(io.BytesIO(typed))
        for each in salah:
            _slip(book, each, addresses)
        book.save(path)
    else:
        path.write_bytes(typed)
    for name in {value for key, value in lembaga.kop.items() if key.endswith("Logo")}:
        (folder / name).write_bytes(lambang())
    return Diketik(path, cells, addresses)


@cache
def _typed(pickled: bytes) -> tuple[bytes, int, Mapping[tuple[str, str, str], str]]:
    """The master's bytes, how many cells were typed, and where each is. An office holds mappings, so it comes pickled."""
    lembaga: Lembaga = pickle.loads(pickled)  # noqa: S301 - our own
    with tempfile.TemporaryDirectory() as folder:
        options = ["--tahun", str(lembaga.tahun), "--jenis", lembaga.jenis, "--nama", lembaga.nama]
        assert run(perkin, ["init", folder, *options]) == 0
        book = load_workbook(Path(folder) / "masters" / f"{lembaga.tahun}.xlsx")
    cells = _keys(book["Keputusan"], {**lembaga.kunci, **lembaga.kop})
    addresses = {("Keputusan", key, "Isi"): cell for key, cell in _places(book["Keputusan"]).items()}
    for sheet, rows in _sheets(lembaga):
        count, places = _table(book[sheet], rows)
        cells += count
        addresses |= {(sheet, row, column): cell for (row, column), cell in places.items()}
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue(), cells, addresses


def _places(sheet: Worksheet) -> dict[str, str]:
    return {str(row[0].value): row[1].coordinate for row in sheet.iter_rows(min_row=2) if row[0].value}


def _keys(sheet: Worksheet, keys: Mapping[str, Any]) -> int:
    places = _places(sheet)
    sheet[places["Status Data"]].value = None
    for key, value in keys.items():
        sheet[places[key]].value = value
    return len(keys)


def _table(sheet: Worksheet, rows: Iterable[tuple[str, Baris]]) -> tuple[int, dict[tuple[str, str], str]]:
    """Types rows over the worked ones; the table grows with them, as Excel's does. Gives how many cells, and where."""
    headers = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.value = None
    typed, places, last = 0, {}, 2
    for number, (name, row) in enumerate(rows, start=2):
        last = number
        for title, column in headers.items():
            cell = sheet.cell(number, column)
            places[name, title] = cell.coordinate
            value = row.get(title)
            if value not in (None, ""):
                cell.value = value
                typed += 1
    (table,) = sheet.tables.values()
    table.ref = f"A1:{get_column_letter(max(headers.values()))}{last}"
    table.autoFilter.ref = table.ref
    return typed, places


def _slip(book: Workbook, salah: Salah, addresses: Mapping[tuple[str, str, str], str]) -> None:
    cell = book[salah.lembar][addresses[salah.lembar, salah.baris, salah.kolom]]
    if isinstance(salah.ganti, tuple):
        old, new = salah.ganti
        assert old in str(cell.value), (salah, cell.value)
        cell.value = str(cell.value).replace(old, new, 1)
    else:
        cell.value = salah.ganti


def angka(text: Any) -> Any:
    """A number as Excel stores what was typed: `82,5`; N/A and blanks stay."""
    if not isinstance(text, str) or text in ("", "N/A"):
        return text
    return float(text.replace(",", ".")) if "," in text else int(text)


def _sheets(office: Lembaga) -> Iterator[tuple[str, list[tuple[str, Baris]]]]:
    tubuh: list[tuple[str, Baris]] = [
        (f"{b} {label}".strip(), {"Bagian": b, "Label": label, "Isi": isi}) for b, label, isi in office.tubuh
    ]
    yield "Batang Tubuh", tubuh
    yield "Lampiran I", list(_lampiran_i(office.indikator))
    yield "Lampiran II", list(_lampiran_ii(office))
    yield "Pengukuran", [(row.kode, _pengukuran(row)) for row in office.indikator]
    yield "Komponen", list(_komponen(office.indikator))
    yield "Perjanjian", []  # an office that makes no agreement clears the worked rows
    yield "Anggaran", []
    yield "Persetujuan", []
    yield "Survei", [(row.kelurahan, _survei(row)) for row in office.survei]
    headers = ("ID", "Triwulan", "Realisasi", "Tanggal", "Bukti", "Kendala", "Tindak Lanjut")
    yield (
        "Realisasi Renaksi",
        [(f"{row.id} {row.triwulan}", dict(zip(headers, row, strict=True))) for row in office.realisasi],
    )
    analysed = (
        *("Kode Indikator", "Triwulan", "Faktor Pendorong", "Faktor Penghambat", "Tindak Lanjut", "PIC"),
        "Batas Waktu",
    )
    yield "Analisis", [(f"{row[0]} {row[1]}", dict(zip(analysed, row, strict=True))) for row in office.analisis]
    registered = ("Nama Baku", "Alias", "Jenis", "Bidang", "Kelompok")
    yield "Pejabat", [(row[0], dict(zip(registered, row, strict=True))) for row in office.pejabat]
    yield "Pengecualian", []


def _lampiran_i(rows: tuple[Indikator, ...]) -> Iterator[tuple[str, Baris]]:
    number = 0
    for row in rows:
        number += bool(row.sasaran)
        titles = (*(f"Target TW {quarter}" for quarter in QUARTERS), "Target Tahunan")
        yield (
            row.kode,
            {
                "Kode": row.kode,
                "Kelompok": row.kelompok,
                "No": number if row.sasaran else None,
                "Sasaran": row.sasaran,
                "Indikator Kinerja": row.indikator,
                "Sumber Data": row.sumber,
                "Pengukuran Kinerja": "\n".join(row.pengukuran),
                **dict(zip(titles, map(angka, row.target), strict=True)),
                "Keterangan": row.satuan,
                "Penanggungjawab": "\n".join(row.pj),
            },
        )


def _lampiran_ii(office: Lembaga) -> Iterator[tuple[str, Baris]]:
    """The outputs; what the row above says already is not typed again."""
    known = _repeated(office.indikator)
    indikator: Baris = {}
    action: Baris = {}
    count = 0
    for row in office.aksi:
        if not row.output:
            indikator = known[row.kode] if row.kode else {}
            action = {"Rencana Aksi": row.ra, "Kriteria Keberhasilan": row.kk}
            continue
        count += 1
        output = {"Output Renaksi": row.output, "Target Renaksi": row.target, "Waktu": row.waktu}
        yield (
            f"RO{count:03}",
            {"ID": f"RO{count:03}", **indikator, **action, **output, "Penanggung Jawab": "\n".join(row.pj)},
        )
        indikator, action = {}, {}


def _repeated(rows: tuple[Indikator, ...]) -> Mapping[str, Baris]:
    """Kode → what Lampiran II says again of the indikator where it begins."""
    known: dict[str, Baris] = {}
    number, kelompok, sasaran = 0, "", ""
    for row in rows:
        number += bool(row.sasaran)
        kelompok, sasaran = row.kelompok or kelompok, row.sasaran or sasaran
        known[row.kode] = {
            "Kode Indikator": row.kode,
            "Kelompok": kelompok,
            "No": number,
            "Sasaran": sasaran,
            "Indikator Kinerja": row.indikator,
            "Target": angka(row.target[-1]),
        }
    return known


def _pengukuran(row: Indikator) -> Baris:
    low, high = row.skala or (None, None)
    rumus, polarisasi, konsolidasi = row.rumus
    return {
        "Kode Indikator": row.kode,
        "Rumus": rumus,
        "Polarisasi": polarisasi,
        "Konsolidasi": konsolidasi,
        "Skala Min": low,
        "Skala Maks": high,
    }


def _komponen(rows: tuple[Indikator, ...]) -> Iterator[tuple[str, Baris]]:
    for row in rows:
        for kode, uraian, jenis, bobot, first, second in row.komponen:
            yield (
                f"{row.kode} {kode}",
                {
                    "Kode Indikator": row.kode,
                    "Kode Komponen": kode,
                    "Uraian": uraian,
                    "Jenis": jenis,
                    "Bobot": bobot,
                    "TW I": angka(first),
                    "TW II": angka(second),
                },
            )


def _survei(row: Any) -> Baris:
    return {
        "Kecamatan": row.kecamatan,
        "Kelurahan": row.kelurahan,
        "Responden TW II": row.responden,
        "Nilai TW II": angka(row.nilai),
    }


def lambang(side: int = 120) -> bytes:
    """An emblem: a dark disc on white, as PNG."""
    middle, radius = side / 2, side * 0.45
    rows = b"".join(
        b"\x00" + bytes(40 if (x - middle) ** 2 + (y - middle) ** 2 < radius**2 else 255 for x in range(side))
        for y in range(side)
    )
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
