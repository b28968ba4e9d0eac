"""Installing is a function of the lock alone: the Makefile installs what it names, whatever else there is to install.

The packages are small wheels made here, in a folder that takes the place of the index.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.metadata import requires
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.wheels import write_wheel

LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-mutants.txt")
PINNED = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))? \\$", re.MULTILINE)

BACKEND = """
from tests.wheels import write_wheel
def build_editable(folder, config_settings=None, metadata_directory=None):
    return write_wheel(folder, "proyek", "1.0", ["kulit>=1.0"]).name
"""
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "proyek"
version = "1.0"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with our Makefile, and an index beside it that holds `kulit`, which wants `buah` with an extra."""
    folder, index = tmp_path / "proyek", tmp_path / "indeks"
    (folder / ".ci").mkdir(parents=True)
    index.mkdir()
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "backend.py").write_text(BACKEND)
    (folder / "pyproject.toml").write_text(PROJECT)
    write_wheel(index, "kulit", "1.0", ["buah[isi]>=1.0"])
    write_wheel(index, "buah", "1.0", [])
    return folder


def lock(project: Path, *wheels: str) -> None:
    """Write the lock of run-time packages: these wheels of the index, with their hashes."""
    lines = []
    for wheel in wheels:
        data = (project.parent / "indeks" / f"{wheel}-py3-none-any.whl").read_bytes()
        lines.append(f"{wheel.replace('-', '==')} \\\n    --hash=sha256:{hashlib.sha256(data).hexdigest()}\n")
    (project / ".ci" / "requirements.txt").write_text("".join(lines))


def install(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the Makefile's installing of run-time packages, with the index folder as all there is to install from."""
    environment = os.environ | {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(project.parent / "indeks"),
        "PYTHONPATH": str(ROOT),
    }
    command = ["make", "PYTHON=" + sys.executable, ".venv/installed-run"]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)


def installed(project: Path) -> Mapping[str, str]:
    """Name and version of what stands in the project's environment."""
    python = str(project / ".venv" / "bin" / "python")
    listed = [python, "-m", "pip", "--disable-pip-version-check", "list", "--format=freeze"]
    lines = subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split()
    return dict(line.split("==") for line in lines if "==" in line)


def test_a_newer_release_of_a_package_wanted_with_an_extra_changes_nothing(project: Path) -> None:
    lock(project, "kulit-1.0", "buah-1.0")
    write_wheel(project.parent / "indeks", "buah", "9.0", [])
    done = install(project)
    assert done.returncode == 0, done.stderr
    assert {"kulit": "1.0", "buah": "1.0"}.items() <= installed(project).items()


def test_a_lock_that_lacks_a_package_is_refused(project: Path) -> None:
    lock(project, "kulit-1.0")
    done = install(project)
    assert done.returncode != 0
    assert "kulit 1.0 requires buah, which is not installed" in done.stdout
    assert not (project / ".venv" / "installed-run").exists()


def test_nothing_of_an_older_lock_is_left(project: Path) -> None:
    write_wheel(project.parent / "indeks", "daun", "1.0", [])
    lock(project, "kulit-1.0", "buah-1.0", "daun-1.0")
    assert install(project).returncode == 0
    assert "daun" in installed(project)
    lock(project, "kulit-1.0", "buah-1.0")
    assert install(project).returncode == 0
    assert "daun" not in installed(project)


def pinned(lock: str) -> Mapping[tuple[str, str], str]:
    """Name and marker of each package that a lock names → its version."""
    text = (ROOT / ".ci" / lock).read_text()
    return {(found["name"], found["marker"] or ""): found["version"] for found in PINNED.finditer(text)}


def test_the_larger_locks_hold_the_smaller_ones() -> None:
    run, dev, mutants = (pinned(lock) for lock in LOCKS)
    assert run.items() <= dev.items() <= mutants.items()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_hashes(lock: str) -> None:
    text = (ROOT / ".ci" / lock).read_text()
    packages = re.split(r"\n(?=\S)", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE).strip())
    assert len(packages) == len(pinned(lock))
    assert all("--hash=sha256:" in package for package in packages)


def test_the_run_time_lock_names_what_the_program_requires() -> None:
    wanted = [re.split(r"[^A-Za-z0-9-]", one)[0].lower() for one in requires("perkin") or [] if "extra ==" not in one]
    assert wanted
    assert set(wanted) <= {name for name, _ in pinned("requirements.txt")}
