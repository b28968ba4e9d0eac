"""The first document: with only the decree's sheets filled in it comes out, and what else is blank is no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator as api
import generator.formulas
from generator.cli import perkin
from generator.cli.console import REFUSED, run
from generator.errors import InputRefused
from generator.findings import Severity
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.office.workbook.writer import rows_of, write
from generator.registry import FORMULAS
from generator.validate import validate

LATER = ("pengukuran", "komponen", "survei", "realisasi", "analisis")


@pytest.fixture
def early(master_2025: Master, tmp_path: Path) -> Path:
    """The decree of 2025 before anybody has said how its indicators are measured."""
    rows = {name: () if name in LATER else each for name, each in rows_of(master_2025).items()}
    path = tmp_path / "awal.xlsx"
    path.write_bytes(write(rows, tuple(FORMULAS)))
    return path


def test_blank_sheets_that_are_not_needed_yet_are_notes_and_no_errors(early: Path) -> None:
    findings = validate(parse(read(early)))
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
    notes = {finding.sheet: finding.message for finding in findings if finding.code == "S31"}
    assert list(notes) == ["Pengukuran", "Komponen", "Survei", "Realisasi Renaksi", "Analisis"]
    assert all("belum diperlukan untuk Keputusan" in message for message in notes.values())


def test_the_decree_and_its_annexes_come_out(early: Path, tmp_path: Path) -> None:
    assert run(perkin, ["generate", str(early), "--output", str(tmp_path / "out")]) == 0
    made = {path.name for path in (tmp_path / "out" / "awal").iterdir()}
    assert made == {"keputusan.docx", "lampiran-1.docx", "lampiran-2.docx", "manifest.json"}


def test_a_quarter_s_report_is_refused_in_one_sentence(
    early: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["generate", str(early), "--quarter", "1", "--output", str(tmp_path / "out")]
    assert run(perkin, arguments) == REFUSED
    told = capsys.readouterr().err
    assert "Isi lembar Pengukuran dan Komponen dahulu" in told
    assert told.count("\n") == 1
    assert not (tmp_path / "out").exists()
    with pytest.raises(InputRefused, match="baru Keputusan"):
        api.generate(early, 1, output=tmp_path / "out")
    assert run(perkin, [*arguments, "--force"]) == 0


def test_a_measure_that_is_gone_is_an_error_as_before(master_2025: Master, tmp_path: Path) -> None:
    rows = {name: () if name == "pengukuran" else each for name, each in rows_of(master_2025).items()}
    (tmp_path / "m.xlsx").write_bytes(write(rows, tuple(FORMULAS)))
    codes = {
        finding.code for finding in validate(parse(read(tmp_path / "m.xlsx"))) if finding.severity is Severity.ERROR
    }
    assert codes == {"S13", "L04"}
