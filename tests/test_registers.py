"""What is added as docs/adding.md says arrives everywhere: each recipe is followed in a copy of the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as NewTemplate
from openpyxl import load_workbook

from generator.diff.report import RESULTS
from generator.documents import DOCUMENTS, REKAP, Document, touched_by
from generator.master import LEMBAR
from generator.office.word.kinds import available
from generator.variables import data, meanings, variable
from tests.conftest import CONTOH_2025, ROOT

Perkin = Callable[..., "subprocess.CompletedProcess[str]"]
LETTER = '''"""A letter that goes with the decree, `surat.docx`."""

from __future__ import annotations

from generator.master import Master
from generator.variables import data, variable


@data
class Surat:
    """The variables of template `surat`."""

    status_data: str = variable(arti="tanda pada setiap halaman")
    perihal: str = variable(arti="perihal surat", contoh="Penyampaian Keputusan")


def build(master: Master) -> Surat:
    """The letter of a master."""
    return Surat(status_data=master.status_data, perihal=master.teks("Tentang"))
'''
RECORD = '    Document(name="surat", judul="Surat", prints=frozenset({"Keputusan"}), decree=True),\n'


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the program that a test may add to."""
    without = shutil.ignore_patterns("__pycache__")
    for folder in ("generator", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=without)
    return tmp_path


@pytest.fixture
def perkin(copy: Path) -> Perkin:
    """Runs the copy's command."""
    environment = {**os.environ, "PYTHONPATH": str(copy), "NO_COLOR": "1"}

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "generator", *map(str, arguments)]
        return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)

    return run


def insert(file: Path, before: str, text: str) -> None:
    """Put text into a file in front of the first place where `before` stands."""
    head, found, tail = file.read_text(encoding="utf-8").partition(before)
    assert found
    file.write_text(f"{head}{text}{found}{tail}", encoding="utf-8")


def test_a_new_letter_is_known_everywhere(copy: Path, perkin: Perkin) -> None:
    (copy / "generator" / "documents" / "surat.py").write_text(LETTER, encoding="utf-8")
    insert(copy / "generator" / "documents" / "__init__.py", '    Document(name="lampiran-1"', RECORD)
    template = NewTemplate()
    for paragraph in ("{{ status_data }}", "Hal: {{ perihal }}"):
        template.add_paragraph(paragraph)
    template.save(str(copy / "templates" / "surat.docx"))

    assert "keputusan, surat, lampiran-1" in " ".join(perkin("generate", "--help").stdout.split())
    assert "surat" in perkin("diff", "x", "y", "--document", "z").stderr
    assert "Perihal surat. Contoh: Penyampaian Keputusan" in perkin("templates", "vars", "surat").stdout
    assert "surat.docx" in perkin("templates", "check").stdout

    made = perkin("generate", CONTOH_2025, "--only", "surat", "--gabung", "--output", copy / "satu")
    assert (made.returncode, sorted(made.stdout.split()[1:])) == (
        0,
        ["gabungan.docx", "manifest.json", "surat.docx"],
    ), made.stderr
    assert (
        "Hal: PENANGGUNGJAWAB INDIKATOR KINERJA"
        in perkin("text", copy / "satu" / "contoh-2025" / "gabungan.docx").stdout
    )
    assert perkin("generate", CONTOH_2025, "--output", copy / "semua").returncode == 0
    manifest = json.loads((copy / "semua" / "contoh-2025" / "manifest.json").read_text(encoding="utf-8"))
    assert list(manifest["data"]) == ["keputusan", "surat", "lampiran-1", "lampiran-2"]


def test_a_change_touches_a_new_letter(copy: Path) -> None:
    insert(copy / "generator" / "documents" / "__init__.py", '    Document(name="lampiran-1"', RECORD)
    code = "from generator.documents import touched_by; print(*touched_by('Keputusan'))"
    done = subprocess.run([sys.executable, "-c", code], cwd=copy, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [
        "keputusan.docx",
        "surat.docx",
        "lampiran-1.docx",
        "lampiran-2.docx",
        "monitoring.docx",
    ]


RULE = '''

@rule("B98", Severity.WARNING, remedy="Isi kunci Nomor.", source="contoh pada tes")
def every_decree(master: Master) -> Iterator[Temuan]:
    """Setiap Keputusan disebut sekali.

    Mengapa: Agar tampak bahwa aturan baru berjalan.

    Contoh: Keputusan mana pun.
    """
    yield Temuan.at(master.isian[0], "isi", "Aturan baru berjalan.")
'''


def test_a_new_rule_is_asked_and_explained(copy: Path, perkin: Perkin) -> None:
    family = copy / "generator" / "rules" / "body.py"
    family.write_text(family.read_text(encoding="utf-8") + RULE, encoding="utf-8")
    assert "Isi kunci Nomor." in perkin("rules", "B98").stdout
    assert "Aturan baru berjalan." in perkin("validate", CONTOH_2025, "--select", "B98").stdout


FORMULA = '''

@formula("rasio terbalik", PEMBILANG, PENYEBUT)
def rasio_terbalik(bahan: Bahan) -> Node:
    """Jumlah penyebut dibagi jumlah pembilang, dalam persen."""
    return Product((Ratio(_total(bahan, PENYEBUT), _total(bahan, PEMBILANG), "jumlah pembilang"), Constant(SERATUS)))
'''


def test_a_new_formula_can_be_chosen_calculated_and_explained(copy: Path, perkin: Perkin) -> None:
    file = copy / "generator" / "formulas" / "ratios.py"
    file.write_text(file.read_text(encoding="utf-8") + FORMULA, encoding="utf-8")
    assert perkin("init", "kerja", "--tahun", "2026").returncode == 0
    lists = load_workbook(copy / "kerja" / "masters" / "2026.xlsx")["Daftar"]
    assert "rasio terbalik" in {cell.value for row in lists for cell in row}

    book = load_workbook(CONTOH_2025)
    (cell,) = (row[1] for row in book["Pengukuran"] if row[0].value == "IK7.1")
    cell.value = "rasio terbalik"
    book.save(copy / "master.xlsx")
    explained = perkin("explain", "master.xlsx", "--indicator", "IK7.1", "--quarter", "2").stdout
    assert "Jumlah penyebut dibagi jumlah pembilang, dalam persen." in explained
    assert "Realisasi IK7.1 TW II = " in explained


def test_a_new_column_is_written_explained_and_brought_to_older_masters(copy: Path, perkin: Perkin) -> None:
    column = '    nomor_hp: str = kolom("Nomor HP", KODE, ALAT, lebar=20, sejak="9.0.0", arti="Nomor yang dapat dihubungi.")\n'
    insert(copy / "generator" / "master" / "filled.py", "    alias: tuple[str, ...]", column)
    assert perkin("init", "kerja", "--tahun", "2026").returncode == 0
    book = load_workbook(copy / "kerja" / "masters" / "2026.xlsx")
    assert [cell.value for cell in book["Pejabat"][1]][:2] == ["Nama Baku", "Nomor HP"]
    assert any("Nomor yang dapat dihubungi." in str(cell.value) for row in book["Petunjuk"] for cell in row)
    told = perkin("validate", CONTOH_2025)
    assert (told.returncode, 'Kolom "Nomor HP" belum ada di master ini' in told.stdout) == (0, True)
    assert perkin("compute", CONTOH_2025, "--quarter", "2").returncode == 0
    assert "Kolom Nomor HP ditambahkan" in perkin("perbarui", CONTOH_2025, "--ke", "baru.xlsx").stdout
    assert load_workbook(copy / "baru.xlsx")["Pejabat"]["B1"].value == "Nomor HP"
    assert "Nomor HP" not in perkin("validate", "baru.xlsx").stdout


def test_every_document_has_its_module_and_template_and_no_other_has() -> None:
    folder = ROOT / "generator" / "documents"
    modules = {path.stem for path in folder.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}
    shared = {"__init__", "shared", "rekap"}
    assert modules - shared == {document.name.replace("-", "_") for document in DOCUMENTS}
    assert sorted(path.name for path in (ROOT / "templates").glob("*.docx")) == sorted(d.file for d in DOCUMENTS)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_name_that_a_template_may_use_has_a_meaning(document: Document) -> None:
    known = dict(meanings(document.variables))
    assert set(known) == available(document.variables)
    assert all(meaning.arti for meaning in known.values())


def test_a_variable_without_a_meaning_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Surat: no meaning is given for nomor"):

        @data
        class Surat:
            perihal: str = variable(arti="perihal")
            nomor: str


def test_what_documents_print_are_sheets_and_no_sheet_is_forgotten() -> None:
    sheets = {sheet.SHEET for sheet in LEMBAR.values()}
    printed = set().union(*(document.prints for document in DOCUMENTS))
    assert printed == sheets - {"Pengecualian"}  # what is accepted is nowhere printed
    assert REKAP in touched_by(None)
    assert not RESULTS & printed
