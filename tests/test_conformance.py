"""Every kind of file that is given out, as it is given out: sound by an audit and by our own lint, whole in LibreOffice.

A new kind of document is a line of `RUNS`.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache, partial
from pathlib import Path

import pytest

from generator.documents import decree, single
from generator.generate import Pilihan
from generator.generate.main import PER_PJ, render_all
from generator.master import Master
from generator.office.package import parts_of
from generator.values import Triwulan
from tests.lint import audited, lint, package
from tests.pages import W, body, text_of, xml_parts
from tests.sekali import once

TW = {f"tw{triwulan.value}": triwulan for triwulan in Triwulan}
DECREE = [part.file for part in decree()]
REPORT = [*(document.file for document in single() if document.results), "rekap.xlsx"]


@dataclass(frozen=True)
class Run:
    """A run of generate: the master (a fixture), the quarter, what is asked, and the files and folders it must give."""

    master: str
    files: list[str]
    asked: Pilihan = field(default_factory=Pilihan)
    quarter: Triwulan | None = None


BOTH = Pilihan(gabung=True, kata_penyambung=True)
RUNS = {
    **{f"contoh {name}": Run("contoh", DECREE + REPORT, quarter=quarter) for name, quarter in TW.items()},
    "2025 tw2": Run("master_2025", DECREE + REPORT, quarter=Triwulan.II),
    "2025": Run("master_2025", [*DECREE, "gabungan.docx"], Pilihan(gabung=True)),
    "contoh": Run("contoh", [*DECREE, "gabungan.docx"], Pilihan(gabung=True)),
    "contoh per-pj": Run(
        "contoh",
        [*DECREE, *REPORT, PER_PJ],
        Pilihan(per_pj=True, qr=True, verifikasi_url="https://contoh.id/periksa"),
        Triwulan.II,
    ),
    "2025 bersambung": Run("master_2025", [*DECREE, "gabungan.docx"], BOTH),
    "contoh bersambung": Run("contoh", [*DECREE, "gabungan.docx"], BOTH),
}
NOT_WORD = {"only", "pdf", "arsip"}
"""Options that make no Word document of another kind."""
Made = Callable[[str], Mapping[str, bytes]]
"""The name of a run → its files."""


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    def fill(name: str, folder: Path) -> None:
        run = RUNS[name]
        master: Master = request.getfixturevalue(run.master)
        (made,) = render_all([master], run.quarter, run.asked, None)
        for file, data in made.items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_bytes(data)

    @cache
    def files(name: str) -> Mapping[str, bytes]:
        folder = once(tmp_path_factory, f"berkas {name}", partial(fill, name))
        found = sorted(path for path in folder.rglob("*") if path.is_file())
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}

    return files


every_run = pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=pytest.mark.libreoffice if run.asked.kata_penyambung else ()) for n, run in RUNS.items()],
)


def test_every_option_that_changes_documents_is_in_some_run() -> None:
    usual = Pilihan()
    asked = {
        f.name for f in fields(Pilihan) for run in RUNS.values() if getattr(run.asked, f.name) != getattr(usual, f.name)
    }
    assert asked == {f.name for f in fields(Pilihan)} - NOT_WORD


@every_run
def test_a_run_gives_the_files_that_are_examined_here(made: Made, name: str) -> None:
    assert sorted({file.partition("/")[0] for file in made(name)}) == sorted(RUNS[name].files)


@every_run
def test_an_audit_finds_nothing(made: Made, name: str, tmp_path: Path) -> None:
    found = {file: audited(data, tmp_path / file) for file, data in made(name).items()}
    assert {file: faults for file, faults in found.items() if faults} == {}


@every_run
def test_our_own_lint_finds_nothing(made: Made, name: str) -> None:
    found = {file: lint(data) if file.endswith(".docx") else package(data) for file, data in made(name).items()}
    assert {file: faults for file, faults in found.items() if faults} == {}


@every_run
def test_no_tag_of_the_template_is_left(made: Made, name: str) -> None:
    for file, data in made(name).items():
        if file.endswith(".docx"):
            printed = "".join(text_of(p) for root in xml_parts(data).values() for p in root.iter(f"{W}p"))
            assert not {"{{", "{%", "{#"} & {printed[at : at + 2] for at in range(len(printed))}, file


@every_run
def test_a_chart_s_workbook_is_sound_too(made: Made, name: str, tmp_path: Path) -> None:
    books = {
        f"{file} {part}": content
        for file, data in made(name).items()
        for part, content in parts_of(data).items()
        if part.endswith(".xlsx")
    }
    allowed = "relationships/theme"  # optional by the standard, though the audit asks for it
    for key, book in books.items():
        audit = [error for error in audited(book, tmp_path / "data.xlsx") if allowed not in error]
        assert [*package(book), *audit] == [], key


def test_libreoffice_opens_every_document_and_comes_to_its_end(made: Made, libreoffice: str, tmp_path: Path) -> None:
    several = {
        data: f"{name} {file}".replace("/", "_")
        for name in RUNS
        for file, data in made(name).items()
        if file.endswith(".docx")
    }
    documents = {name: data for data, name in several.items()}  # what two runs give alike is printed once
    for name, data in documents.items():
        (tmp_path / name).write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [libreoffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, *(str(tmp_path / name) for name in documents)], check=True, capture_output=True, timeout=300
    )
    lost = [name for name, data in documents.items() if not _complete(data, tmp_path / name)]
    assert lost == []


def _complete(data: bytes, document: Path) -> bool:
    """Whether the last words of a document, in a table or below it, are on the last page of its PDF."""
    text = [found for p in body(data).iter(f"{W}p") if (found := text_of(p).split())][-1]
    command = ["pdftotext", "-raw", str(document.with_suffix(".pdf")), "-"]
    pages = (
        subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.removesuffix("\f").split("\f")
    )
    return " ".join(text) in " ".join(pages[-1].split())
