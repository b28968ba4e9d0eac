"""`perkin text`, alone and as git's own reader of documents."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from openpyxl import Workbook

from generator.cli import perkin
from generator.errors import InputRefused
from tests.conftest import CONTOH_2025


def text(path: Path) -> str:
    done = CliRunner().invoke(perkin, ["text", str(path)], standalone_mode=False, catch_exceptions=False)
    return done.output


def test_a_workbook_is_a_line_per_filled_cell(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lampiran I"
    sheet["H3"] = 97.905
    sheet["A1"] = "dua\nbaris"
    sheet["B2"] = "=SUM(H3:H3)"
    book.create_sheet("Kosong")
    book.create_sheet("Lain")["C1"] = 1234
    book.save(tmp_path / "buku.xlsx")
    assert text(tmp_path / "buku.xlsx").splitlines() == [
        "Lampiran I!A1: dua↵baris",
        "Lampiran I!B2: =SUM(H3:H3) → (belum dihitung)",
        "Lampiran I!H3: 97,905",
        "Lain!C1: 1.234",
    ]


def test_formulas_are_shown_with_their_value(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        perkin, ["generate", str(CONTOH_2025), "--quarter", "2", "--output", str(tmp_path), "--force"]
    )
    assert done.exit_code == 0
    lines = text(tmp_path / "contoh-2025" / "tw2" / "rekap.xlsx").splitlines()
    tercapai = 'Ringkasan!B21: =COUNTIF(Capaian!$L$5:$L$17,"tercapai") → 5'
    assert tercapai in lines


def test_a_document_is_a_line_per_paragraph(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("KEPUTUSAN").runs[0].bold = True
    document.save(str(tmp_path / "a.docx"))
    assert "[Normal] **KEPUTUSAN**" in text(tmp_path / "a.docx").splitlines()


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="bukan dokumen Word"):
        text(tmp_path / "a.pdf")


def test_git_diff_reads_documents_through_it(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        who = ("-c", "user.name=Staf", "-c", "user.email=staf@example.org")
        done = subprocess.run(["git", *who, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout

    def save(words: str) -> None:
        document = Document()
        document.add_paragraph(words)
        document.save(str(tmp_path / "keputusan.docx"))

    git("init", "-q")
    git("config", "diff.perkin.textconv", f"{shlex.quote(sys.executable)} -m generator text")
    (tmp_path / ".gitattributes").write_text("*.docx diff=perkin\n*.xlsx diff=perkin\n")
    save("Para Asisten wajib memonitor")
    git("add", ".")
    git("commit", "-q", "-m", "awal")
    save("Para Camat wajib memonitor")
    lines = git("diff").splitlines()
    assert "-[Normal] Para Asisten wajib memonitor" in lines
    assert "+[Normal] Para Camat wajib memonitor" in lines
