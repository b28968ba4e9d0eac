"""The documents as pages, laid out by LibreOffice: every page as a legal drafter wants to see it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.generate import Pilihan, generate
from generator.model import Master
from tests.conftest import Convert

pytestmark = pytest.mark.libreoffice

STATUS = "DATA CONTOH – BUKAN REALISASI SEBENARNYA"
LAST_ROW = {"lampiran-1": "Aplikasi SI Mantab (Inspektorat)", "lampiran-2": "T/O2.1.4. Laporan hasil monitoring"}


@pytest.fixture(scope="module")
def pages(
    master_2025: Master, contoh: Master, soffice: Convert, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """Document and master → the text of each page."""
    folder = tmp_path_factory.mktemp("halaman")
    made = generate([master_2025, contoh], None, Pilihan(), folder, None)
    return {
        f"{path.stem} {manifest.folder.name}": texts(soffice(path, "pdf", manifest.folder))
        for manifest in made
        for path in manifest.files
        if path.suffix == ".docx"
    }


def texts(pdf: Path) -> list[str]:
    found = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, encoding="utf-8")
    return found.stdout.removesuffix("\f").split("\f")


@pytest.mark.parametrize("name", ["keputusan", "lampiran-1", "lampiran-2"])
def test_every_page_is_numbered_but_the_first_and_none_is_empty(pages: dict[str, list[str]], name: str) -> None:
    for master in ("2025", "contoh-2025"):
        for number, text in enumerate(pages[f"{name} {master}"], start=1):
            assert (re.search(rf"-\s*{number}\s*-", text.split("\n\n")[0]) is not None) == (number > 1)
            assert len(text.split()) > 40


@pytest.mark.parametrize("name", ["keputusan", "lampiran-1", "lampiran-2"])
def test_the_status_of_the_data_is_on_every_page(pages: dict[str, list[str]], name: str) -> None:
    assert [text.count(STATUS) for text in pages[f"{name} contoh-2025"]] == [1] * len(pages[f"{name} contoh-2025"])
    assert not [text for text in pages[f"{name} 2025"] if "CONTOH" in text]


@pytest.mark.parametrize("name", ["lampiran-1", "lampiran-2"])
def test_an_annex_repeats_its_header_and_keeps_the_signature_with_the_last_row(
    pages: dict[str, list[str]], name: str
) -> None:
    for master in ("2025", "contoh-2025"):
        found = pages[f"{name} {master}"]
        assert [text for text in found if "Sasaran" not in text or "Indikator Kinerja" not in text] == []
        assert "MUNJIRIN" in found[-1]
        assert LAST_ROW[name] in " ".join(found[-1].split())
        assert ["MUNJIRIN" in text for text in found[:-1]] == [False] * (len(found) - 1)


def test_the_body_ends_with_its_signature_below_a_diktum(pages: dict[str, list[str]]) -> None:
    for master in ("2025", "contoh-2025"):
        last = pages[f"keputusan {master}"][-1]
        assert (
            last.index("KELIMA") < last.index("Ditetapkan di Jakarta") < last.index("MUNJIRIN") < last.index("Tembusan")
        )
