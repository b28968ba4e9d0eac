"""An installed `perkin` works outside the checkout: the wheel holds all that it needs.

The wheel is built and installed without any network: the build tools and the libraries come from the
environment that runs the tests.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from generator import __version__
from generator.documents import DOCUMENTS
from tests.conftest import CONTOH_2025, ROOT

TEMPLATES = tuple(sorted(document.file for document in DOCUMENTS))


def command(*arguments: str | Path, cwd: Path) -> str:
    """Runs a program that must succeed, and gives what it prints."""
    done = subprocess.run([str(a) for a in arguments], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = f"import hatchling.build; hatchling.build.build_wheel({str(folder)!r})"
    command(sys.executable, "-c", build, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a new environment in which only the wheel is installed, beside our libraries."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=True)
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")
    python = programs / "python"
    site = Path(command(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home).strip())
    command(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=home)
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs


def test_the_wheel_holds_the_program_and_its_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {f"generator/templates/{name}" for name in TEMPLATES} <= names
    assert {"generator/py.typed", "generator/rules/kata.txt.xz", "generator/rules/kata.md"} <= names
    assert {f"generator/present/temuan.{kind}" for kind in ("html.j2", "css", "js")} <= names
    assert {name.split("/")[0] for name in names} == {"generator", f"perkin-{__version__}.dist-info"}


def test_the_installed_program_is_the_wheels(scripts: Path, tmp_path: Path) -> None:
    seen = command(scripts / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert seen.startswith(str(scripts.parent))
    assert command(scripts / "perkin", "--version", cwd=tmp_path) == f"perkin, versi {__version__}\n"


def test_begin_check_and_generate_outside_the_checkout(scripts: Path, tmp_path: Path) -> None:
    perkin = scripts / "perkin"
    command(perkin, "init", "kerja", "--tahun", "2026", cwd=tmp_path)
    folder = tmp_path / "kerja"
    assert [path.name for path in (folder / "masters").iterdir()] == ["2026.xlsx"]
    assert sorted(path.name for path in (folder / "templates").iterdir()) == list(TEMPLATES)
    command(perkin, "init", "lengkap", "--tahun", "2026", "--contoh", cwd=tmp_path)
    shutil.copy(tmp_path / "lengkap" / "masters" / "contoh-2025.xlsx", folder / "masters")
    assert (folder / "masters" / "contoh-2025.xlsx").read_bytes() == CONTOH_2025.read_bytes()
    command(perkin, "generate", "masters/contoh-2025.xlsx", "--quarter", "2", "--per-pj", cwd=folder)
    written = {path.name for path in (folder / "output" / "contoh-2025" / "tw2").iterdir()}
    made_of_more = {"lembar-pj.docx", "perjanjian-kinerja.docx", "wilayah.docx"}
    assert written == {*TEMPLATES, "per-pj", "rekap.xlsx", "manifest.json"} - made_of_more
