"""Numbers beyond what a cell can mean: found at the cell, never calculated with, and nothing raises past them."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from generator.cli import perkin
from generator.cli.console import run
from generator.cli.parts import read_master
from generator.findings import Severity
from generator.master import LEMBAR, columns
from generator.office.workbook.writer import rows_of, write
from generator.registry import FORMULAS
from generator.system.names import safe_name
from generator.validate import validate
from generator.values import NA, Triwulan, Unreadable, read_number, read_quantity, read_target, show
from tests.clean import CLEAN
from tests.damage import Berkas, Isi
from tests.dinas import ANGGARAN, PIHAK

NUMERIC = [
    f"{kind.SHEET}!{chr(65 + place)}2"
    for kind in LEMBAR.values()
    for place, column in enumerate(columns(kind).values())
    if column.jenis.numeric
]
NUMERIC += [str(read_master(CLEAN).at(key)) for key in ("Tahun", "Batas Capaian")]
"""A cell of every column of numbers, and those of the keys."""
BEYOND = ("1e308", "-1e308", "1e-308", "9" * 400, "1e15", "NaN", "INF", "-INF", "1e309", "2.5e300")

APPROVAL = {"kode": "IK2.1", "triwulan": Triwulan.II, "nilai": NA, "oleh": "Kabag", "tanggal": date(2025, 7, 8)}


@pytest.fixture(autouse=True)
def raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no command expects is raised, not told."""
    monkeypatch.setenv("PERKIN_DEBUG", "1")


@cache
def with_every_sheet() -> bytes:
    """The clean master with the sheets that a master may lack."""
    rows = rows_of(read_master(CLEAN))
    optional = {"perjanjian": PIHAK, "anggaran": ANGGARAN, "persetujuan": [APPROVAL]}
    return write({**rows, **optional}, tuple(FORMULAS))


def with_numbers(folder: Path, value: str, cells: list[str]) -> Path:
    berkas = Berkas(with_every_sheet())
    for cell in cells:
        berkas.put(cell, Isi(value))
    path = folder / "uji.xlsx"
    path.write_bytes(berkas.data())
    return path


@pytest.mark.parametrize("value", BEYOND)
def test_found_at_its_cell_in_every_column_of_numbers(value: str, tmp_path: Path) -> None:
    found = validate(read_master(with_numbers(tmp_path, value, NUMERIC)))
    errors = {f"{item.sheet}!{item.cell}" for item in found if item.severity is Severity.ERROR}
    assert set(NUMERIC) <= errors


@pytest.mark.parametrize("value", ["1e308", "1e-308", "-0"])
def test_no_command_stumbles_over_them(value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(with_numbers(tmp_path, value, NUMERIC))
    assert run(perkin, ["validate", path]) == 1
    assert run(perkin, ["validate", path, "--annotate", str(tmp_path / "tanda.xlsx")]) == 1
    for quarter in "24":
        assert run(perkin, ["explain", path, "--indicator", "IK1.1", "--quarter", quarter]) == 0
        capsys.readouterr()
        assert run(perkin, ["compute", path, "--quarter", quarter, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["triwulan"] == int(quarter)
    assert run(perkin, ["generate", path, "--quarter", "2", "--force", "--output", str(tmp_path / "hasil")]) == 0
    assert run(perkin, ["diff", str(CLEAN), path, "--quarter", "2"]) == 0


@pytest.mark.parametrize("value", ["2958466", "-5", "1e300", "NaN", "999999999999"])
def test_a_day_that_no_calendar_has_is_found(value: str, tmp_path: Path) -> None:
    berkas = Berkas(CLEAN.read_bytes())
    berkas.put("Keputusan!B7", Isi(value, format=14))
    path = tmp_path / "uji.xlsx"
    path.write_bytes(berkas.data())
    assert {"Keputusan!B7"} <= {f"{item.sheet}!{item.cell}" for item in validate(read_master(path))}


@pytest.mark.parametrize("number", ["999999999999999", "0.000000000000001", "-97.905", "0"])
def test_numbers_within_reach_are_kept(number: str) -> None:
    assert read_number(Decimal(number)) == Decimal(number)


def test_a_zero_has_no_sign() -> None:
    assert str(read_number(Decimal("-0.0"))) == "0"


@pytest.mark.parametrize("number", ["1e15", "-1e15", "1e-16", "1e308"])
def test_numbers_beyond_reach_are_unreadable(number: str) -> None:
    assert isinstance(read_number(Decimal(number)), Unreadable)
    assert isinstance(read_target(Decimal(number)), Unreadable)


def test_words_with_a_number_beyond_reach_have_none() -> None:
    assert isinstance(read_target("≥ " + "9" * 400), Unreadable)
    assert read_quantity("9" * 400 + " Laporan")[0] is None


def test_a_number_beyond_reach_is_shown_short() -> None:
    assert show(Decimal("1e308")) == "1E+308"
    assert show(Decimal("-2.5e-300")) == "-2,5E-300"


def test_a_name_too_long_for_a_file_is_cut_and_stays_its_own() -> None:
    one, other = (safe_name("Kepala Subbagian " * 40 + end) for end in "ab")
    assert one != other
    assert len(one.encode()) <= 120
    assert len(safe_name("ä" * 300).encode()) <= 120
    assert safe_name("Camat Cakung") == "Camat Cakung"
