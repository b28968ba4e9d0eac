"""What the tests share: the repository's files, both masters as read, LibreOffice and Chromium where they are there."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.model import Master
from generator.parse import parse
from generator.workbook.reader import read
from tests.browser import CHROMIUM, WIDE, Buka, Jendela, launched, opened

ROOT = Path(__file__).resolve().parent.parent
DECREE = ROOT / "tests" / "decree"
MASTER_2025 = ROOT / "masters" / "2025.xlsx"
CONTOH_2025 = ROOT / "masters" / "contoh-2025.xlsx"

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PROGRAMS = {
    "libreoffice": (SOFFICE, "LibreOffice (soffice) tidak ditemukan", "PERKIN_REQUIRE_LIBREOFFICE"),
    "chromium": (CHROMIUM, "Chromium tidak ditemukan", "PERKIN_REQUIRE_CHROMIUM"),
}
"""Marker → the program that its tests need, what is said without it, and the variable that demands it."""

Convert = Callable[[Path, str, Path], Path]
"""File, kind to convert it to (`xlsx`, `pdf`) and folder → the new file."""


def pytest_configure(config: pytest.Config) -> None:
    """The marker whose program only these tests know."""
    config.addinivalue_line(
        "markers", "chromium: needs Chromium; skipped where it is missing unless PERKIN_REQUIRE_CHROMIUM is set"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests that need a program are skipped where it is missing, and fail there when it is demanded."""
    for marker, (program, missing, required) in PROGRAMS.items():
        if program is not None or item.get_closest_marker(marker) is None:
            continue
        if os.environ.get(required):
            pytest.fail(f"{missing}, padahal {required} menuntutnya")
        pytest.skip(missing)


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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless browser, started by the first test of a process that needs it. Mark such tests `chromium`."""
    with launched() as browser:
        yield browser


@pytest.fixture
def buka(chromium: Browser) -> Iterator[Buka]:
    """Opens pages; when the test is over, each must have been quiet and have asked for nothing but its own file."""
    windows: list[Jendela] = []
    with ExitStack() as stack:

        def buka(path: Path, width: int = WIDE, part: str = "") -> Jendela:
            windows.append(stack.enter_context(opened(chromium, path, width, part)))
            return windows[-1]

        yield buka
        assert [window.faults() for window in windows] == [[] for _ in windows]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests have counted (`record_property("laporan", …)`), so that it is seen and not assumed."""
    for report in terminalreporter.getreports("passed"):
        for name, value in report.user_properties:
            if name == "laporan":
                terminalreporter.write_line(str(value))
