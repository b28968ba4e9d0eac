"""Invented, plausible realisasi for TW I–III of 2025: what masters/contoh-2025.xlsx adds to the decree.

Every figure is computed from its place or written down here; nothing is random. Every text begins with
`Contoh:`, so that it cannot be taken for a report.

What the figures show on purpose, at TW II: 2.1 just under its target, 4.1 with a component N/A (no
crisis), 5.1 and 7.1 above, 8.1 well below, 11.1 not reported; outputs done, late, partial and missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from generator.office.workbook.writer import Rows
from generator.values import NA, NotApplicable, Triwulan
from masters import analisis

MARK: Final = "DATA CONTOH – BUKAN REALISASI SEBENARNYA"
KEYS: Final = {
    "Status Data": MARK,
    "Nama Penyusun": "CONTOH NAMA PENYUSUN",
    "NIP Penyusun": "197501012000031001",
    "Mengetahui": "Sekretaris Kota Administrasi Jakarta Timur",
    "Nama Mengetahui": "CONTOH NAMA MENGETAHUI",
    "NIP Mengetahui": "197002021995032002",
}
QUARTER_END: Final = {
    Triwulan.I: date(2025, 3, 31),
    Triwulan.II: date(2025, 6, 30),
    Triwulan.III: date(2025, 9, 30),
    Triwulan.IV: date(2025, 12, 31),
}

Entry = str | NotApplicable | None
N: Final = NA
COMPONENTS: Final[Mapping[tuple[str, str, str], tuple[Entry, Entry, Entry]]] = {
    ("IK2.2", "a", "nilai"): (N, "96.25", N),
    ("IK2.2", "b", "nilai"): (N, "95.4", N),
    ("IK2.2", "c", "nilai"): (N, "96.1", N),
    ("IK3.1", "a", "nilai"): ("93.05", N, "91.6"),
    ("IK4.1", "a", "persen"): ("100", "100", "100"),
    ("IK4.1", "b", "persen"): ("100", "96.5", "100"),
    ("IK4.1", "c", "persen"): ("90", N, N),
    ("IK4.1", "d", "persen"): ("94", "100", "97.5"),
    ("IK5.1", "a", "selesai"): ("Sudah", "Sudah", "Sudah"),
    ("IK5.1", "b", "pembilang"): ("0", "312", "687"),
    ("IK5.1", "b", "penyebut"): ("1248", "1248", "1248"),
    ("IK5.1", "c", "selesai"): ("Belum", "Belum", "Belum"),
    **{("IK6.1", aspek, jenis): (N, N, N) for aspek in "abcd" for jenis in ("pembilang", "penyebut")},
    ("IK7.1", "a", "pembilang"): (N, "2184650000", N),
    ("IK7.1", "b", "pembilang"): (N, "3927415500", N),
    ("IK7.1", "c", "pembilang"): (N, "1562300000", N),
    ("IK7.1", "d", "penyebut"): (N, "18346720000", N),
    ("IK8.1", "a", "selesai"): ("Sudah", N, N),
    ("IK8.1", "b", "selesai"): (N, "Sudah", "Sudah"),
    ("IK8.1", "c", "selesai"): (N, "Sudah", "Sudah"),
    ("IK8.1", "d", "selesai"): (N, "Belum", "Sudah"),
    ("IK9.1", "a", "pembilang"): ("2", N, N),
    ("IK9.1", "b", "penyebut"): ("3", N, N),
    **{("IK10.1", unsur, "persen"): (N, N, N) for unsur in "abcd"},
    ("IK11.1", "a", "pembilang"): ("18", None, "21"),
    ("IK11.1", "b", "penyebut"): ("80", None, "80"),
}
"""What is reported on each component in TW I, II, III; None where the report has not come in."""

EVIDENCE: Final = {
    "IK2.2": "Contoh: rekapitulasi Jaksurvei rumpun koordinasi",
    "IK3.1": "Contoh: tangkapan layar hasil Jaksurvei",
    "IK4.1": "Contoh: laporan komunikasi.jakarta.go.id",
    "IK5.1": "Contoh: berita acara inventarisasi KIB E dan ATB",
    "IK7.1": "Contoh: rekapitulasi P3DN dan SPJ",
    "IK8.1": "Contoh: tangkapan layar portal KM",
    "IK9.1": "Contoh: lembar verifikasi SI Perisai",
    "IK11.1": "Contoh: berita acara pemantauan SI Mantab",
}
LOW_SCORES: Final = {"Kampung Melayu": "3.58", "Penggilingan": "3.64"}
"""Kelurahan that stay behind the others in the survey."""


def filled(official: Rows) -> Rows:
    """The official master's rows with the invented ones."""
    return {
        **official,
        "isian": [
            dict(row) | ({"isi": KEYS[row["kunci"]]} if row["kunci"] in KEYS else {}) for row in official["isian"]
        ],
        "komponen": [_component(dict(row)) for row in official["komponen"]],
        "survei": [_survey(place, dict(row)) for place, row in enumerate(official["survei"])],
        "realisasi": list(_reports(official["output"])),
        "analisis": list(analisis.analisis()),
    }


def _component(row: dict[str, Any]) -> dict[str, Any]:
    entries = COMPONENTS.get((row["kode_indikator"], row["kode"], row["jenis"]))
    if entries is None:
        return row
    values = {f"tw_{Triwulan(place).name.lower()}": _entry(text) for place, text in enumerate(entries, start=1)}
    return row | values | {"bukti": EVIDENCE.get(row["kode_indikator"], "")}


def _entry(entry: Entry) -> Decimal | str | NotApplicable | None:
    if not isinstance(entry, str) or entry in ("Sudah", "Belum"):
        return entry
    return Decimal(entry)


def _survey(place: int, row: dict[str, Any]) -> dict[str, Any]:
    """Scores from 3,85 to 3,97 spread by place; respondents from 104 to 158."""
    score = Decimal(LOW_SCORES.get(row["kelurahan"], "3.85")) + Decimal(place * 7 % 13) / 100
    if row["kelurahan"] in LOW_SCORES:
        score = Decimal(LOW_SCORES[row["kelurahan"]])
    asked = Decimal(104 + place * 17 % 55)
    none = {"responden_i": NA, "nilai_i": NA, "responden_iii": NA, "nilai_iii": NA}
    return row | none | {"responden_ii": asked, "nilai_ii": score}


LATE: Final = {
    "RO009": (
        Triwulan.I,
        "hasil pemantauan dari tiga kecamatan belum masuk",
        "menyurati Camat dan menetapkan batas 30 April",
    ),
    "RO043": (
        Triwulan.I,
        "penandaan paket pada RUP menunggu pergeseran anggaran",
        "menyelesaikan penandaan sebelum 30 April",
    ),
    "RO058": (Triwulan.I, "data SPS baru lengkap pada awal April", "menyusun laporan segera setelah data terkunci"),
    "RO027": (
        Triwulan.II,
        "rapat evaluasi bersamaan dengan persiapan HUT Kota Jakarta",
        "dijadwalkan ulang pada minggu kedua Juli",
    ),
}
"""Outputs reported as not done when due, finished in the quarter after: when due, obstacle, follow-up."""
PARTIAL: Final = {
    "RO049": (
        Triwulan.II,
        "1",
        "aset pengetahuan masih ditinjau narasumber",
        "mengunggah aset pengetahuan ke portal KM",
    ),
    "RO050": (
        Triwulan.III,
        "1",
        "dokumentasi kegiatan kedua belum lengkap",
        "melengkapi foto, notula, dan daftar hadir",
    ),
    "RO034": (Triwulan.III, "2", "SPTJM menunggu tanda tangan Kuasa Pengguna Barang", "penandatanganan pada Oktober"),
}
"""Outputs delivered in part: in which quarter, how many, obstacle, follow-up."""
MISSING: Final = {
    "RO044": "rekapitulasi kontrak TW I belum disampaikan oleh seluruh PPK",
    "RO063": "menunggu hasil verifikasi Inspektorat",
}
"""Outputs whose report says zero, and is not followed by another one in time."""
UNREPORTED: Final = frozenset({"RO026", "RO039", "RO067", "RO016", "RO046"})
"""Outputs on which nobody reported."""
COMPLETED: Final = {"RO049": Triwulan.III}
"""Partial outputs that were completed later."""


def _reports(outputs: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Reports on all outputs due by TW III, in the order of quarters and outputs."""
    due = [(place, row) for place, row in enumerate(outputs) if row["output"] and row["id"] not in UNREPORTED]
    for quarter in (Triwulan.I, Triwulan.II, Triwulan.III):
        for place, row in due:
            report = _report(place, row, quarter)
            if report:
                yield {"id_output": row["id"], "triwulan": quarter} | report


def _report(place: int, row: Mapping[str, Any], quarter: Triwulan) -> dict[str, Any] | None:
    ident, target = row["id"], row["target_renaksi"].split()[0]
    if ident in PARTIAL and PARTIAL[ident][0] is quarter:
        _, count, obstacle, remedy = PARTIAL[ident]
        return _delivered(place, row, quarter, count) | _trouble(obstacle, remedy)
    if COMPLETED.get(ident) is quarter or (ident in LATE and LATE[ident][0] == quarter.previous):
        return _delivered(place, row, quarter, target)
    if row["waktu"] != quarter.label or ident in PARTIAL:
        return None
    if ident in LATE or ident in MISSING:
        _, obstacle, remedy = LATE.get(ident, (quarter, MISSING.get(ident, ""), "ditagih kembali melalui nota dinas"))
        return {"realisasi": Decimal(0), "tanggal": _day(place, quarter)} | _trouble(obstacle, remedy)
    return _delivered(place, row, quarter, target)


def _delivered(place: int, row: Mapping[str, Any], quarter: Triwulan, count: str) -> dict[str, Any]:
    unit = row["target_renaksi"].split()[1].lower()
    evidence = f"Contoh: {count} {unit}, nota dinas {place + 11}/CONTOH/2025"
    return {"realisasi": Decimal(count), "tanggal": _day(place, quarter), "bukti": evidence}


def _day(place: int, quarter: Triwulan) -> date:
    """A working day between four weeks before the end of the quarter and eight days after it."""
    day = QUARTER_END[quarter] + timedelta(days=place * 5 % 37 - 28)
    return day - timedelta(days=max(0, day.weekday() - 4))


def _trouble(obstacle: str, remedy: str) -> dict[str, str]:
    return {"kendala": f"Contoh: {obstacle}.", "tindak_lanjut": f"Contoh: {remedy}."}
