"""What the tests share: the repository's files, both masters as read, LibreOffice and Chromium where they are there."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from generator.documents import decree
from generator.master import Master
from generator.master.parse import parse
from generator.office.word import kept
from generator.office.workbook.reader import read
from tests import huruf
from tests.browser import CHROMIUM, WIDE, Buka, Jendela, launched, opened
from tests.wine import WINE

ROOT = Path(__file__).resolve().parent.parent
DECREE = ROOT / "tests" / "decree"
PARTS = tuple(part.name for part in decree())
"""Names of the documents that make up the decree."""
MASTER_2025 = ROOT / "masters" / "2025.xlsx"
CONTOH_2025 = ROOT / "masters" / "contoh-2025.xlsx"

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PROGRAMS = {
    "libreoffice": (SOFFICE, "LibreOffice (soffice) tidak ditemukan", "PERKIN_REQUIRE_LIBREOFFICE"),
    "chromium": (CHROMIUM, "Chromium tidak ditemukan", "PERKIN_REQUIRE_CHROMIUM"),
    "wine": (WINE, "wine tidak ditemukan", "PERKIN_REQUIRE_WINE"),
}
"""Marker → the program that its tests need, what is said without it, and the variable that demands it."""
KINDS = {"libreoffice": "libreoffice", "chromium": "chromium", "windows": "wine", "rusak": "slow"}
"""What a test asks for (a fixture, also through another one; a parameter) → the marker that it gets by that."""

settings.register_profile("perkin", deadline=None)  # a busy computer is no fault of what is tried
settings.load_profile("perkin")

kept.FOLDER = Path(os.devnull)  # type: ignore[misc]  # each test reads its templates itself, and leaves none behind

for _number in (signal.SIGINT, signal.SIGHUP):
    # Whoever started us in the background may have told us to ignore them, and every program started here inherits that.
    if signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.SIG_DFL)

Convert = Callable[[Path, str, Path], Path]
"""File, kind to convert it to (`xlsx`, `pdf`) and folder → the new file."""


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark each test as what it is by what it asks for."""
    asked: list[str] = getattr(item, "fixturenames", [])
    for name, marker in KINDS.items():
        if name in asked:
            item.add_marker(marker)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Tests that need a program are skipped where it is missing, and fail there when it is demanded."""
    for marker, (program, missing, required) in PROGRAMS.items():
        if program is None and item.get_closest_marker(marker) is not None:
            lacking(missing, required)


def lacking(missing: str, required: str) -> NoReturn:
    """Skip a test for what is missing, or fail when the variable `required` demands it."""
    if os.environ.get(required):
        pytest.fail(f"{missing}, padahal {required} menuntutnya")
    pytest.skip(missing)


_started: list[str] = []
"""The programs that this process has started."""


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "subprocess.Popen":
        _started.append(str(arguments[0]))


sys.addaudithook(_note)


@pytest.fixture(autouse=True)
def no_libreoffice_unless_it_is_asked_for(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that starts LibreOffice without being marked so fails: `make test` does without."""
    before = len(_started)
    yield
    if request.node.get_closest_marker("libreoffice") is None:
        assert SOFFICE not in _started[before:], "tes ini menjalankan LibreOffice: mintalah fixture libreoffice"


@pytest.fixture(scope="session")
def master_2025() -> Master:
    """The decree, as read from masters/2025.xlsx."""
    return parse(read(MASTER_2025))


@pytest.fixture(scope="session")
def contoh() -> Master:
    """The decree with example data, as read from masters/contoh-2025.xlsx."""
    return parse(read(CONTOH_2025))


@pytest.fixture(scope="session")
def libreoffice() -> str:
    """The program, for tests (and fixtures) that have it started, by whatever way."""
    assert SOFFICE is not None
    return SOFFICE


@pytest.fixture(scope="module", params=huruf.installed() or [""])
def bookman(
    libreoffice: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The font that prints Bookman Old Style, each one of this computer in its turn."""
    if not request.param:
        lacking(huruf.MISSING, "PERKIN_REQUIRE_LIBREOFFICE")
    with huruf.alone(request.param, tmp_path_factory.mktemp("huruf")):
        yield request.param


@pytest.fixture(scope="session")
def soffice(libreoffice: str, tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Converts a file with headless LibreOffice under a profile of its own."""
    profile = tmp_path_factory.mktemp("libreoffice")

    def convert(source: Path, kind: str, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        command = [libreoffice, f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", kind, "--outdir", str(folder), str(source)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        target = folder / f"{source.stem}.{kind.partition(':')[0]}"
        assert target.exists(), f"soffice: {done.stdout}{done.stderr}"
        return target

    return convert


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A headless browser, started by the first test of a process that needs it."""
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
