"""`perkin init`: a workspace to begin with; blank, with worked rows, or with the full example."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from generator.awal import KANTOR, MARK, TANDA
from generator.cli import perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.findings import Severity
from generator.master import LEMBAR, Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.validate import validate
from generator.values import seen
from generator.workspace import Kantor, blank_master
from tests.conftest import CONTOH_2025

JAKTIM = "Kota Administrasi Jakarta Timur"


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A new master with a worked row on each sheet."""
    path = tmp_path / "2026.xlsx"
    path.write_bytes(blank_master(2026, Kantor("kota", JAKTIM)))
    return path


def opened(path: Path) -> Master:
    return parse(read(path))


def test_without_options_the_master_is_blank_and_nothing_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(perkin, ["init", str(tmp_path / "kerja")]) == 0
    (made,) = (tmp_path / "kerja" / "masters").iterdir()
    assert made.read_bytes() == blank_master(int(made.stem))
    assert capsys.readouterr().err == ""


def test_the_kind_and_name_of_the_office_fill_in_what_follows_from_them(worked: Path) -> None:
    master = opened(worked)
    assert master.teks("Jabatan") == "WALIKOTA KOTA ADMINISTRASI JAKARTA TIMUR"
    assert master.teks("Tentang") == "PERJANJIAN KINERJA\nWALIKOTA KOTA ADMINISTRASI JAKARTA TIMUR\nTAHUN 2026"
    assert (master.tahun, master.status_data) == (2026, TANDA)


@pytest.mark.parametrize(
    ("jenis", "nama", "jabatan"),
    [
        ("kota", "Kota Bogor", "WALIKOTA BOGOR"),
        ("kabupaten", "Kabupaten Muara Elok", "BUPATI MUARA ELOK"),
        ("kabupaten", "Kabupaten Administrasi Kepulauan Seribu", "BUPATI KABUPATEN ADMINISTRASI KEPULAUAN SERIBU"),
        ("provinsi", "Provinsi Nusa Kencana", "GUBERNUR NUSA KENCANA"),
        ("provinsi", "Daerah Istimewa Yogyakarta", "GUBERNUR DAERAH ISTIMEWA YOGYAKARTA"),
        ("kabupaten", "Kepulauan Seribu", "BUPATI KEPULAUAN SERIBU"),
        ("kecamatan", "Kecamatan  Cakung", "CAMAT CAKUNG"),
        ("kecamatan", "Cakung", "CAMAT CAKUNG"),
        ("perangkat-daerah", "Dinas Kesehatan", "KEPALA DINAS KESEHATAN"),
        ("kota", "", "WALIKOTA"),
    ],
)
def test_who_decrees(jenis: str, nama: str, jabatan: str) -> None:
    assert KANTOR[jenis].pejabat(nama) == jabatan


@pytest.mark.parametrize("jenis", KANTOR)
def test_each_sheet_holds_an_example_that_breaks_no_rule(jenis: str, tmp_path: Path) -> None:
    (tmp_path / "m.xlsx").write_bytes(blank_master(2026, Kantor(jenis, JAKTIM)))
    master = opened(tmp_path / "m.xlsx")
    for name in LEMBAR:
        texts = [seen(getattr(row, field)) for row in getattr(master, name) for field in row.cells]
        assert texts, name
        assert name in ("isian", "pengukuran") or any(MARK in text for text in texts), name
    findings = [finding for finding in validate(master) if finding.severity is not Severity.INFO]
    assert {(finding.code, finding.id) for finding in findings} == {
        ("S10", key) for key in ("Nomor", "Ditetapkan di", "Tanggal", "Nama")
    }


def test_worked_rows_are_told_and_their_documents_bear_the_mark(worked: Path, tmp_path: Path) -> None:
    told = {finding.sheet for finding in validate(opened(worked)) if finding.code == "S33"}
    assert told >= {"Batang Tubuh", "Lampiran I", "Lampiran II", "Komponen", "Survei", "Pejabat"}
    assert run(perkin, ["generate", str(worked), "--force", "--output", str(tmp_path)]) == 0
    for name in ("keputusan", "lampiran-1", "lampiran-2"):
        document = Document(str(tmp_path / "2026" / f"{name}.docx"))
        said = [part.text for section in document.sections for part in section.header.paragraphs]
        said += [paragraph.text for paragraph in document.paragraphs]
        assert any(TANDA in text for text in said), name


def test_worked_rows_without_the_mark_are_an_error(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = load_workbook(worked)
    for row in book["Keputusan"].iter_rows(min_row=2):
        if row[0].value == "Status Data":
            row[1].value = None
    book.save(worked)
    errors = [finding for finding in validate(opened(worked)) if finding.code == "S32"]
    assert {finding.sheet for finding in errors} >= {"Lampiran I", "Lampiran II", "Realisasi Renaksi", "Analisis"}
    assert run(perkin, ["generate", str(worked), "--output", str(tmp_path / "out")]) == FINDINGS
    assert "Baris ini masih contoh" in " ".join(capsys.readouterr().err.split())


def test_the_full_example_goes_along_when_it_is_asked_for(tmp_path: Path) -> None:
    assert run(perkin, ["init", str(tmp_path), "--tahun", "2026", "--contoh"]) == 0
    assert (tmp_path / "masters" / "contoh-2025.xlsx").read_bytes() == CONTOH_2025.read_bytes()
    assert (tmp_path / "masters" / "2026.xlsx").read_bytes() == blank_master(2026)


def test_a_name_needs_the_kind_of_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(perkin, ["init", str(tmp_path / "x"), "--nama", "Dinas"]) == REFUSED
    assert "--jenis" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


class _Terminal(io.StringIO):
    """Somebody who types answers."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("answers", "jabatan"),
    [
        ("2027\nkecamatan\nKecamatan Cakung\n", "CAMAT CAKUNG"),
        ("\n\n", ""),
        ("2027\nkantor\nkota\n\n", "WALIKOTA"),
    ],
)
def test_at_a_terminal_year_and_office_are_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answers: str, jabatan: str
) -> None:
    typed = iter(answers.split("\n"))
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(typed))
    assert run(perkin, ["init", str(tmp_path)]) == 0
    (made,) = (tmp_path / "masters").iterdir()
    assert opened(made).teks("Jabatan") == jabatan
    shown = capsys.readouterr()
    assert "Dibuat:" in shown.out
    assert "kecamatan: kecamatan" in shown.err
