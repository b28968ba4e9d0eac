"""What the tests share: the repository's files, both masters as read, and LibreOffice where it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model import Master
from generator.parse import parse
from generator.workbook.reader import read

ROOT = Path(__file__).resolve().parent.parent
DECREE = ROOT / "tests" / "decree"
MASTER_2025 = ROOT / "masters" / "2025.xlsx"
CONTOH_2025 = ROOT / "masters" / "contoh-2025.xlsx"

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
REQUIRED = "PERKIN_REQUIRE_LIBREOFFICE"
MISSING = "LibreOffice (soffice) tidak ditemukan"

Convert = Callable[[Path, str, Path], Path]
"""File, kind to convert it to (`xlsx`, `pdf`) and folder → the new file."""


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests that need LibreOffice are skipped where it is missing, and fail there when it is demanded."""
    if SOFFICE is not None or item.get_closest_marker("libreoffice") is None:
        return
    if os.environ.get(REQUIRED):
        pytest.fail(f"{MISSING}, padahal {REQUIRED} menuntutnya")
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def master_2025() -> Master:
    """The decree, as read from masters/2025.xlsx."""
    return parse(read(MASTER_2025))


@pytest.fixture(scope="session")
def contoh() -> Master:
    """The decree with example data, as read from masters/contoh-2025.xlsx."""
    return parse(read(CONTOH_2025))


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts a file with headless LibreOffice under a profile of its own. Mark such tests `libreoffice`."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(source: Path, kind: str, folder: Path) -> Path:
        assert SOFFICE is not None, "tes ini memerlukan penanda libreoffice"
        folder.mkdir(parents=True, exist_ok=True)
        command = [SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        target = folder / f"{source.stem}.{kind.partition(':')[0]}"
        assert target.exists(), f"soffice: {done.stdout}{done.stderr}"
        return target

    return convert


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have counted (`record_property("laporan", …)`), so that it is seen and not assumed."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "laporan":
                terminalreporter.write_line(str(value))
