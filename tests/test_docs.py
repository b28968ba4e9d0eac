"""Documents that show output are produced by running it: every `console` and `pycon` block is run again and compared.

`make docs` (`python -m tests.test_docs`) writes what the commands print into the documents. Commands run in a
scratch folder that holds the masters, as a staff member's workspace does. The Python of a page is one session.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parent.parent
PAGES: Final = ("README.md", "docs/panduan.md", "docs/perintah.md", "docs/impor.md")
NOTEBOOKS: Final = ("docs/notebook.md",)
BLOCK: Final = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PYTHON: Final = re.compile(r"(?<=^```pycon\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
LINK: Final = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
DOCUMENTS: Final = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
)
PATH: Final = re.compile(r"`([\w.-]+(?:/[\w.-]*)+|[\w-]+\.(?:py|md|toml|yaml|j2|css|js))`")
TARGET: Final = re.compile(r"`make (\w+)`")
COMMANDS: Final = (
    "init",
    "validate",
    "rules",
    "compute",
    "explain",
    "generate",
    "templates",
    "diff",
    "verify",
    "text",
    "history",
    "rekap-unit",
    "table",
    "lanjut",
    "perbarui",
    "impor",
    "doctor",
)


def workspace(folder: Path) -> Path:
    """A folder with the masters in it, where the documented commands run."""
    shutil.copytree(ROOT / "masters", folder / "masters", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return folder


def run(command: str, folder: Path) -> str:
    """What a shell shows for a command: both streams, as they come."""
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": programs, "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode()


def rerun(block: str, folder: Path) -> str:
    """The block with the output of each of its `$` commands written anew."""
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{run(line[2:], folder)}" for line in commands)


def replayed(page: str, folder: Path) -> str:
    """The page with all its Python run again, in one session whose working folder is `folder`."""
    names: dict[str, object] = {"__name__": "__main__"}

    def run(block: re.Match[str]) -> str:
        shown = io.StringIO()
        for example in doctest.DocTestParser().get_examples(block[0]):
            shown.write(re.sub("^(?!>>> )", "... ", f">>> {example.source}", flags=re.MULTILINE).removesuffix("... "))
            with contextlib.redirect_stdout(shown), contextlib.chdir(folder):
                exec(compile(example.source, "notebook.md", "single"), names)  # noqa: S102 - our own page
        return shown.getvalue()

    return PYTHON.sub(run, page)


def renewed(page: str, folder: Path) -> str:
    """The page with all its console blocks run again, in order, in one workspace."""
    replace: Callable[[re.Match[str]], str] = lambda block: rerun(block[0], folder)  # noqa: E731 - typed in place
    return BLOCK.sub(replace, page)


@pytest.mark.parametrize("name", PAGES)
def test_examples_show_what_the_commands_print(name: str, tmp_path: Path) -> None:
    page = (ROOT / name).read_text()
    assert "```console\n$ " in page
    assert page == renewed(page, workspace(tmp_path)), f"{name} tidak mutakhir: jalankan make docs"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebooks_show_what_python_prints(name: str, tmp_path: Path) -> None:
    page = (ROOT / name).read_text()
    assert "```pycon\n>>> " in page
    assert page == replayed(page, workspace(tmp_path)), f"{name} tidak mutakhir: jalankan make docs"


BASES = (ROOT, ROOT / "generator", ROOT / "generator" / "office")
"""Where a path that is named in a document may begin."""


def is_ours(named: str) -> bool:
    """Whether something named in a document is a file of the program; others are made by whoever uses it."""
    first, *rest = named.split("/")
    return not rest or (first != "output" and any((base / first).is_dir() for base in BASES))


def exists(named: str) -> bool:
    """Whether a path leads somewhere, from the root or from the program; a bare file name may be anywhere."""
    anywhere = (found for folder in ("generator", "tests") for found in (ROOT / folder).rglob(named))
    return any((base / named).exists() for base in BASES) or ("/" not in named and any(anywhere))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_files_and_targets_that_are_named_exist(name: str) -> None:
    page = (ROOT / name).read_text()
    assert [path for path in PATH.findall(page) if is_ours(path) and not exists(path)] == []
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(TARGET.findall(page)) <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target in LINK.findall(page.read_text()):
        assert (page.parent / target).exists(), f"{name} menunjuk {target}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    assert f"$ perkin {command} --help\n" in (ROOT / "docs/perintah.md").read_text()
    assert f"perkin {command}" in (ROOT / "docs/panduan.md").read_text()


def test_the_list_of_commands_is_whole() -> None:
    from generator.cli import perkin

    assert tuple(perkin.commands) == COMMANDS


def test_changelog_tells_of_this_version() -> None:
    from generator import __version__

    assert f"\n## {__version__}" in (ROOT / "docs/changelog.md").read_text()


def main() -> None:
    """Write all pages anew."""
    for name in PAGES:
        with tempfile.TemporaryDirectory() as scratch:
            page = ROOT / name
            page.write_text(renewed(page.read_text(), workspace(Path(scratch))))
    for name in NOTEBOOKS:
        with tempfile.TemporaryDirectory() as scratch:
            page = ROOT / name
            page.write_text(replayed(page.read_text(), workspace(Path(scratch))))


if __name__ == "__main__":
    main()
