"""What a result stands on where the master is blank, unreadable, or says one thing twice.

A figure never stands on a default unseen: every choice made in the master's place is a sentence that names the cell,
what stands there, what was used instead, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.findings import Address
from generator.law import BATAS_CAPAIAN, PERMENDAGRI_86, SERATUS, SKALA, SKALA_IKM_MAKS
from generator.master import Baris, Indikator, JenisKomponen, Komponen, Master, Pengukuran, RealisasiRenaksi, columns
from generator.registry import Trait, has
from generator.values import NA, Konsolidasi, Polarisasi, Unreadable, print_number, seen

POLARISASI: Final = Polarisasi.MAXIMIZE
"""Used where the master says nothing, as the decree does for all but one."""
KONSOLIDASI: Final = Konsolidasi.AKHIR
"""Used where the master says nothing: the last known value."""
SKALA_PREDIKAT: Final = PERMENDAGRI_86
_CAP: Final = "Batas Capaian"
_MOST: Final = 3
"""How many cells a note lists before it only counts."""


UNKNOWN: Final = "yang tidak dikenal"
"""What is said of what stands in a cell and cannot be used, where nothing more is known of it."""


def found(row: Baris, name: str, wrong: str = UNKNOWN) -> str:
    """What stands in a field, as the beginning of a sentence: its header, its cell, and blank or what is seen."""
    judul = columns(type(row))[name].judul
    if name not in row.cells:
        return f"Kolom {judul} tidak ada di lembar {row.SHEET}"
    return stands(judul, row.at(name), getattr(row, name), wrong)


def stands(judul: str, at: Address, value: object, wrong: str = UNKNOWN) -> str:
    """What stands in a cell: `Polarisasi di Pengukuran!C2 kosong`, or `… berisi “Naik”, yang tidak dikenal`."""
    text = seen(value).strip()
    return f"{judul} di {at} " + (f"berisi “{text}”, {wrong}" if text else "kosong")


def indicator(master: Master, indikator: Indikator, row: Pengukuran | None) -> Iterator[str]:
    """What was chosen in the master's place to measure an indikator; `row` is its row of sheet Pengukuran."""
    if row is None:
        yield (
            f"{indikator.kode} tidak ada di lembar Pengukuran, sehingga dipakai {POLARISASI}, konsolidasi "
            f"{KONSOLIDASI}, dan skala {SKALA_PREDIKAT.nama}. Tambahkan barisnya."
        )
        return
    yield from _twice(master, row)
    if not isinstance(row.polarisasi, Polarisasi):
        yield f"{found(row, 'polarisasi')}, sehingga dipakai {POLARISASI}. Isi Maximize, Minimize, atau Stabilize."
    if not isinstance(row.konsolidasi, Konsolidasi):
        yield f"{found(row, 'konsolidasi')}, sehingga dipakai {KONSOLIDASI}. Isi jumlah, rata-rata, atau akhir."
    elif row.konsolidasi is not KONSOLIDASI and row.kode in master.jenjang:
        stand = found(row, "konsolidasi", f"padahal satuan {indikator.keterangan} berjenjang")
        yield f"{stand}, sehingga dipakai {KONSOLIDASI}. Isi akhir, karena jenjang tidak dapat dijumlahkan."
    if row.skala_predikat not in SKALA and not _without_scales(master):
        yield (
            f"{found(row, 'skala_predikat')}, sehingga predikat dibaca dari {SKALA_PREDIKAT.nama}. "
            f"Isi {', '.join(list(SKALA)[:-1])}, atau {list(SKALA)[-1]}."
        )
    yield from _survey_scale(row)
    yield from _sources(master, row.kode, {row.kode})


def _without_scales(master: Master) -> bool:
    """Whether no indikator of several says its scale, so that it is said once and not of each."""
    return len(master.pengukuran) > 1 and not any(seen(row.skala_predikat) for row in master.pengukuran)


def _scales(master: Master) -> Iterator[str]:
    if _without_scales(master):
        yield f"Skala Predikat di lembar Pengukuran kosong, sehingga predikat dibaca dari {SKALA_PREDIKAT.nama}. Isi bila memakai skala lain."


def _twice(master: Master, row: Pengukuran) -> Iterator[str]:
    cells = [str(other.at("kode")) for other in master.pengukuran if other.kode == row.kode]
    if len(cells) > 1:
        yield f"{row.kode} ada di {_listed(cells)}, sehingga dipakai baris {cells[0]}. Sisakan satu baris."


def _survey_scale(row: Pengukuran) -> Iterator[str]:
    """A survey is on 1–4 only where Skala Maks says 4; anything but 4 or 100 leaves that open."""
    surveyed = has(row.rumus, Trait.SURVEYED)
    if surveyed and row.skala_maks not in (SKALA_IKM_MAKS.nilai, SERATUS.nilai):
        stand = found(row, "skala_maks", "bukan 4 atau 100")
        yield f"{stand}, sehingga nilai survei dipakai tanpa dikalikan 25. Isi 4 (skala 1–4) atau 100 (skala 25–100)."


def _sources(master: Master, kode: str, visited: set[str]) -> Iterator[str]:
    """What the realisasi of other indikator stands on, from which this one is derived."""
    rows = [row for row in master.komponen if row.kode_indikator == kode and row.jenis is JenisKomponen.INDIKATOR]
    for source in dict.fromkeys(row.kode for row in rows if row.kode not in visited):
        visited.add(source)
        measured = next((row for row in master.pengukuran if row.kode == source), None)
        for note in (*_twice(master, measured), *_survey_scale(measured)) if measured else ():
            yield f"Sumbernya, {source}: {note}"
        yield from _sources(master, source, visited)


def cap(master: Master) -> tuple[str, ...]:
    """What was chosen in the place of a cap that is unreadable, given twice, or whose key is gone.

    One left blank on purpose needs no word: the usual cap holds, and every result prints the cap it was made with.
    """
    rows = [row for row in master.isian if row.kunci == _CAP]
    value = master.kunci(_CAP)
    if len(rows) > 1:
        used = "tanpa batas" if value is NA else f"{print_number(cap_value(value))} %"
        cells = _listed([str(row.at("isi")) for row in rows])
        return (f"{_CAP} ada di {cells}, sehingga dipakai {used}. Sisakan satu baris.",)
    if value is NA or isinstance(value, Decimal) or (rows and value is None):
        return ()
    used = f"{print_number(BATAS_CAPAIAN.nilai)} % ({BATAS_CAPAIAN.sumber})"
    return (f"{_key(master, _CAP)}, sehingga dipakai {used}. Isi 100, 110, 120, atau N/A (tanpa batas).",)


def _key(master: Master, nama: str) -> str:
    """What stands at a key of sheet Keputusan."""
    if not any(row.kunci == nama for row in master.isian):
        return f"Kunci {nama} tidak ada di lembar Keputusan"
    return stands(nama, master.at(nama), master.kunci(nama))


def cap_value(value: object) -> Decimal:
    """A cap in %: the number given, else the usual one."""
    return value if isinstance(value, Decimal) else BATAS_CAPAIAN.nilai


def whole(master: Master) -> tuple[str, ...]:
    """What was chosen in the place of what concerns all figures, and the rows that no figure uses."""
    return (*cap(master), *_year(master), *_mark(master), *_scales(master), *_orphans(master))


def _year(master: Master) -> Iterator[str]:
    if not master.tahun:
        yield f"{_key(master, 'Tahun')}, sehingga tahun tertulis 0. Isi tahun perjanjian kinerja, misalnya 2025."


def _mark(master: Master) -> Iterator[str]:
    if isinstance(master.kunci("Status Data"), Unreadable):
        yield f"{_key(master, 'Status Data')}, sehingga hasil ini tidak bertanda. Isi teks, misalnya DATA CONTOH, atau kosongkan."


def _orphans(master: Master) -> Iterator[str]:
    """Rows that belong to nothing in the decree, so that what was entered in them counts nowhere."""
    indikator = {row.kode for row in master.indikator}
    output = {row.id for row in master.output}
    lost: tuple[tuple[str, list[Komponen] | list[RealisasiRenaksi], str, str], ...] = (
        ("Kode Indikator", [r for r in master.komponen if r.kode_indikator not in indikator], "kode_indikator", "I"),
        ("ID", [r for r in master.realisasi if r.id_output not in output], "id_output", "II"),
    )
    for judul, rows, name, lampiran in lost:
        if rows:
            cells = [f"{row.at(name)} ({seen(getattr(row, name)) or 'kosong'})" for row in rows]
            yield (
                f"{judul} di {_listed(cells)} tidak ada di Lampiran {lampiran}, sehingga isian baris itu tidak ikut "
                f"dihitung. Perbaiki {judul}."
            )


def _listed(cells: list[str]) -> str:
    rest = len(cells) - _MOST
    return ", ".join(cells[:_MOST]) + (f", dan {rest} sel lain" if rest > 0 else "")
