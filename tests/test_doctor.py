"""What `perkin doctor` says of computers that lack something."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from generator import doctor
from generator.cli import perkin
from generator.cli.console import run
from generator.errors import LayoutRefused
from generator.office.layout.office import find_libreoffice
from tests.conftest import ROOT


def lacking_lxml(name: str) -> str:
    """A computer where lxml is not installed."""
    if name == "lxml":
        raise PackageNotFoundError(name)
    return "1.0"


def test_a_missing_library_is_named() -> None:
    check = doctor._packages(lacking_lxml)
    assert not check.ok
    assert "click 1.0" in check.terlihat
    assert "lxml tidak ada" in check.terlihat


def test_the_folder_for_windows_may_do_without_pandas() -> None:
    def lacking_pandas(name: str) -> str:
        if name == "pandas":
            raise PackageNotFoundError(name)
        return "1.0"

    check = doctor._packages(lacking_pandas)
    assert check.ok
    assert "pandas tidak ada (hanya diperlukan perkin table)" in check.terlihat


def test_a_font_of_the_same_width_will_do() -> None:
    bookman, arial = doctor.fonts({"Bookman Old Style": "TeX Gyre Bonum,TeXGyreBonum", "Arial": "Comic Sans MS"})
    assert (bookman.ok, arial.ok) == (True, False)
    assert bookman.terlihat == "digantikan TeX Gyre Bonum, yang hurufnya sama lebar"
    assert arial.terlihat == "digantikan Comic Sans MS, yang hurufnya lain lebarnya"
    assert arial.saran.startswith("Pasang Arial, atau penggantinya (paket Debian dan Ubuntu: fonts-liberation);")


@pytest.mark.parametrize("family", ["TeX Gyre Bonum", "URW Bookman", "Bookman Old Style"])
def test_each_bookman_will_do(family: str) -> None:
    checks = doctor.fonts({"Bookman Old Style": family, "Arial": "Liberation Sans"})
    assert [check.ok for check in checks] == [True, True]


def test_a_font_that_is_neither_there_nor_replaced_is_missing() -> None:
    bookman, _ = doctor.fonts({"Bookman Old Style": "", "Arial": "Arial"})
    assert not bookman.ok
    assert bookman.terlihat == "tidak ditemukan, juga tidak penggantinya"
    assert "fonts-texgyre atau fonts-urw-base35" in bookman.saran


def test_fonts_that_cannot_be_listed_are_said_to_be_unknown() -> None:
    (check,) = doctor.fonts(None)
    assert not check.ok
    assert "tidak dapat diperiksa" in check.terlihat


def test_fonts_of_windows_are_known_by_their_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Fonts").mkdir()
    (tmp_path / "Fonts" / "BOOKOS.TTF").touch()
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert doctor._windows_fonts() == {"Bookman Old Style": "Bookman Old Style", "Arial": ""}


def test_a_program_that_is_missing_or_fails_answers_nothing() -> None:
    assert not doctor._ask("perkin-tidak-ada", "--version")
    assert not doctor._ask("false")
    assert not doctor._libreoffice("").ok
    assert not doctor._libreoffice("false").ok


def test_a_printer_that_fails_is_told_with_its_reason() -> None:
    def failing(documents: Mapping[str, bytes], seconds: float) -> dict[str, bytes]:
        raise LayoutRefused("LibreOffice belum selesai setelah 90 detik")

    check = doctor._pdf(failing)
    assert not check.ok
    assert "halaman percobaan tidak tercetak: LibreOffice belum selesai setelah 90 detik" in check.terlihat
    assert "Pasang ulang LibreOffice" in check.saran


def test_without_libreoffice_doctor_says_what_it_is_for_and_prints_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "find_libreoffice", lambda: "")
    seen = {check.nama: check for check in doctor.checks(tmp_path)}
    assert "PDF" not in seen
    assert not seen["LibreOffice"].ok
    assert "--pdf, --pdf-a, dan --kata-penyambung" in seen["LibreOffice"].saran


@pytest.mark.usefixtures("libreoffice")
def test_doctor_prints_a_page_with_the_libreoffice_at_hand(tmp_path: Path) -> None:
    seen = {check.nama: check for check in doctor.checks(tmp_path)}
    assert (seen["PDF"].ok, seen["PDF"].terlihat) == (True, "halaman percobaan tercetak")
    assert seen["LibreOffice"].terlihat.startswith("LibreOffice ")


def test_a_folder_that_does_not_exist_yet_can_be_written(tmp_path: Path) -> None:
    assert doctor.writable(tmp_path / "output" / "2025").ok
    assert not (tmp_path / "output").exists()


def test_a_file_in_the_place_of_the_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "output").touch()
    assert not doctor.writable(tmp_path / "output").ok


def test_open_masters_are_named(tmp_path: Path) -> None:
    assert doctor.locks(tmp_path).ok
    (tmp_path / "~$2025.xlsx").touch()
    (tmp_path / ".~lock.2026.xlsx#").touch()
    check = doctor.locks(tmp_path)
    assert not check.ok
    assert "~$2025.xlsx" in check.terlihat
    assert ".~lock.2026.xlsx#" in check.terlihat


def test_doctor_prints_a_line_for_each_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(doctor, "find_libreoffice", lambda: "")
    (tmp_path / "masters").mkdir()
    (tmp_path / "masters" / "~$2025.xlsx").touch()
    assert run(perkin, ["doctor"]) == 0
    shown = capsys.readouterr().out
    assert "perhatian  Berkas terkunci: sedang dibuka: ~$2025.xlsx\n           Simpan dan tutup" in shown
    assert "baik       Folder keluaran: output dapat ditulisi" in shown


def test_libreoffice_is_found_where_windows_installs_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "LibreOffice" / "program" / "soffice.com"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.delenv("ProgramFiles", raising=False)
    assert not find_libreoffice()
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_libreoffice() == str(program)


def test_fonts_are_asked_of_the_system_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "fc-match"
    asked.write_text('#!/bin/sh\nprintf \'pengganti %s,%s\' "$2" "$1"\n')
    asked.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(asked))
    names = ("Bookman Old Style", "Arial")
    assert doctor.fonts_in_use() == {name: f"pengganti {name},--format=%{{family}}" for name in names}
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert doctor.fonts_in_use() is None
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert doctor.fonts_in_use() == dict.fromkeys(names, "")


def test_the_libraries_looked_for_are_those_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [re.split("[<>=]", name)[0] for name in project["dependencies"]] == list(doctor.PACKAGES)
