"""Rules on another office than the decree's: an invented regency has no false findings, and its slips are found."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator.cli import perkin
from generator.cli.console import run
from generator.compute import compute
from generator.findings import Finding
from generator.master.parse import parse
from generator.office.word.text import read_text
from generator.office.workbook.reader import read
from generator.validate import validate
from generator.values import Run, Triwulan, print_number
from tests.kantor import Baris, kabupaten, master

Rows = dict[str, list[Baris]]


class Salah(NamedTuple):
    """A slip: the sheet's field of `Master`, the row by its place, the column, what is typed, and what must find it."""

    lembar: str
    baris: int
    kolom: str
    isi: Any
    temuan: str


def changed(rows: Rows, slip: Salah) -> None:
    """Types the slip: a text, a number, or what a function makes of the cell."""
    row = rows[slip.lembar][slip.baris]
    row[slip.kolom] = slip.isi(row[slip.kolom]) if callable(slip.isi) else slip.isi


def replaced(old: str, new: str) -> Callable[[Any], Any]:
    """A text, or paragraphs, with one word typed otherwise."""

    def change(value: Any) -> Any:
        if isinstance(value, str):
            assert old in value
            return value.replace(old, new)
        assert any(old in line.text for (line,) in value)
        return tuple((Run(line.text.replace(old, new)),) for (line,) in value)

    return change


SLIPS = (
    Salah("isian", 7, "isi", "19720314199803200", "P03 Keputusan!B9"),
    Salah("tubuh", 0, "isi", replaced("rencana;", "rencana."), "B03 Batang Tubuh!C2"),
    Salah("tubuh", 1, "isi", replaced("Perjanjian Kinerja", "Perjanjian Kinreja"), "J01 Batang Tubuh!C3"),
    Salah("tubuh", 8, "isi", replaced("Para Camat", "Para Lurah"), "P09 Batang Tubuh!C10"),
    Salah("indikator", 0, "target_iv", Decimal(785), "N13 Lampiran I!K2"),
    Salah("indikator", 1, "target_ii", Decimal(11500), "N04 Lampiran I!I3"),
    Salah("indikator", 3, "target_ii", "28.000", "N01 Lampiran I!I5"),
    Salah("indikator", 5, "target_tahunan", Decimal(468800000), "T02 Lampiran I!L7"),
    Salah("indikator", 8, "target_iii", Decimal(71), "T01 Lampiran I!J10"),
    Salah("indikator", 9, "keterangan", "Persen", "T09 Lampiran I!M11"),
    Salah("indikator", 2, "pengukuran", replaced("kemiskinan menurut", "kemiskinan.. menurut"), "W04 Lampiran I!G4"),
    Salah("indikator", 4, "pengukuran", replaced("(Laju", "Laju"), "W05 Lampiran I!G6"),
    Salah("indikator", 6, "pengukuran", replaced("SUMBER DATA", "Sumber"), "W06 Lampiran I!G8"),
    Salah("indikator", 7, "pengukuran", replaced("kumulatif", "analisa"), "J02 Lampiran I!G9"),
    Salah("output", 4, "penanggung_jawab", ("Kepala Dinas Kesehatn",), "P01 Lampiran II!M6"),
    Salah("output", 10, "target", Decimal(57520), "T04 Lampiran II!G12"),
    Salah("output", 13, "sasaran", replaced("kualitas udara", "kualitas udra"), "W01 Lampiran II!E15"),
    Salah("output", 16, "kode_indikator", "IK16.1", "L03 Lampiran II!B18"),
    Salah("output", 20, "target_renaksi", "Laporan", "A02 Lampiran II!K22"),
    Salah("pengukuran", 1, "rumus", "rasioo", "M01 Pengukuran!B3"),
)

CONSEQUENCES = ["K02 Lampiran II!J15", "P06 Lampiran II!M6", "T02 Lampiran I!L2", "T04 Lampiran II!G17"]
"""What these slips contradict elsewhere: numbering, the other annex, the year's target. None of them is false."""


def found(rows: Rows, folder: Path) -> tuple[Finding, ...]:
    path = folder / "kabupaten.xlsx"
    path.write_bytes(master(rows))
    return validate(parse(read(path)))


def said(finding: Finding) -> str:
    return f"{finding.code} {finding.sheet}!{finding.cell}"


def test_an_office_without_slips_has_no_findings(tmp_path: Path) -> None:
    assert [f"{said(finding)}: {finding.message}" for finding in found(kabupaten(), tmp_path)] == []


def test_slips_are_found_at_their_cells_and_little_else(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    rows = kabupaten()
    for slip in SLIPS:
        changed(rows, slip)
    findings = [said(finding) for finding in found(rows, tmp_path)]
    more = sorted(set(findings) - {slip.temuan for slip in SLIPS})
    record_property("temuan", f"{len(SLIPS)} salah ketik, {len(findings)} temuan, selain itu: {more}")
    assert more == CONSEQUENCES
    assert [slip.temuan for slip in SLIPS if slip.temuan not in findings] == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.temuan)
def test_a_slip_is_found_alone(slip: Salah, tmp_path: Path) -> None:
    rows = kabupaten()
    changed(rows, slip)
    assert slip.temuan in [said(finding) for finding in found(rows, tmp_path)]


@pytest.mark.parametrize(
    ("word", "usual"), [("tidak", "tindak"), ("kepada", "kepala"), ("tata", "data"), ("menurun", "menurut")]
)
def test_words_of_the_language_are_no_slips_of_others(word: str, usual: str, tmp_path: Path) -> None:
    rows = kabupaten()
    for row in rows["output"]:
        row["kriteria"] += f" beserta {usual} lanjutnya"
    rows["tubuh"][0]["isi"] = f"bahwa kinerja {word} diperjanjikan;"
    assert [finding for finding in found(rows, tmp_path) if finding.code == "J01"] == []
    rows["tubuh"][0]["isi"] = f"bahwa kinerja {usual[:-2]}x{usual[-2:]} diperjanjikan;"
    assert "J01 Batang Tubuh!C2" in [said(finding) for finding in found(rows, tmp_path)]


REPORTED = {"IK2.1": ("1190", "10000"), "IK4.1": ("28500",), "IK5.1": ("-2,4",), "IK6.1": ("118000000",)}
REPORTED |= {"IK7.1": ("1310",), "IK8.1": ("505,5",), "IK9.1": ("724", "1000"), "IK10.1": ("47", "100")}


def reported() -> Rows:
    """The office with what it reports for TW II, one number for each component."""
    rows = kabupaten()
    for row in rows["komponen"]:
        numbers = REPORTED.get(row["kode_indikator"])
        if numbers:
            row["tw_ii"] = Decimal(numbers["ab".index(row["kode"])].replace(",", "."))
    return rows


def test_what_the_office_reports_has_no_findings_either(tmp_path: Path) -> None:
    assert [f"{said(finding)}: {finding.message}" for finding in found(reported(), tmp_path)] == []


def test_capaian_of_other_units_and_of_negative_targets(tmp_path: Path) -> None:
    found(reported(), tmp_path)
    results = compute(parse(read(tmp_path / "kabupaten.xlsx")), Triwulan.II)
    shown = {item.indikator.kode: item.triwulan[-1].perbandingan.capaian_mentah for item in results.indikator}
    figures = {kode: print_number(step.value, 2) for kode, step in shown.items() if step is not None}
    assert figures["IK2.1"] == "100,83", "11,9 % of at most 12 %"
    assert figures["IK4.1"] == "101,79", "28.500 of 28.000 boxes"
    assert figures["IK5.1"] == "96,00", "emissions fell by 2,4 % where 2,5 % was promised"
    assert figures["IK8.1"] == "97,16", "505,5 of 520,25 tons"


def test_targets_are_printed_with_their_units(tmp_path: Path) -> None:
    path = tmp_path / "kabupaten.xlsx"
    path.write_bytes(master(kabupaten()))
    assert run(perkin, ["generate", str(path), "--output", str(tmp_path / "hasil"), "--only", "lampiran-2"]) == 0
    text = read_text(tmp_path / "hasil" / "kabupaten" / "lampiran-2.docx")
    for printed in ("78,5", "11%", "57.250 Boks", "-5,9%", "Rp 467.800.000", "5.250 Informasi", "1.069,32 Ton"):
        assert printed in text
