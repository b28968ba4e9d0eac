"""The decree with every optional block: logo, copy, initials, electronic signature; and without, as it was."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.cli import perkin
from generator.cli.console import REFUSED, run
from generator.documents import keputusan, named
from generator.gambar import Gambar
from generator.master import Master
from generator.office.word.combine import combine
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from tests import golden
from tests.conftest import PARTS, Convert
from tests.lint import audited, lint
from tests.logo import LENGKAP, png, stored, with_keys
from tests.pages import paragraphs

LOGO = Gambar("logo.png", png(60, 72), 60, 72, "Logo kota")


def filled(name: str, master: Master) -> bytes:
    return Template.load(find_template(name, None)).fill(named(name).build(master))


@pytest.fixture(scope="module")
def lengkap(master_2025: Master) -> Master:
    return replace(with_keys(master_2025, LENGKAP), gambar={"Logo": LOGO})


def test_every_block_stands_in_its_place(lengkap: Master) -> None:
    golden.check("keputusan-lengkap.md", docx_text(filled("keputusan", lengkap)))


@pytest.mark.parametrize("name", PARTS)
def test_documents_with_every_block_are_sound(lengkap: Master, tmp_path: Path, name: str) -> None:
    data = filled(name, lengkap)
    assert [*lint(data), *audited(data, tmp_path / f"{name}.docx")] == []
    assert data == filled(name, lengkap)


def test_a_copy_bears_ttd_in_place_of_each_signature(lengkap: Master, master_2025: Master) -> None:
    for name in PARTS:
        texts = docx_text(filled(name, lengkap)).splitlines()
        assert sum("[PK ttd] ttd" in line for line in texts) == 1, name
        assert "[PK ttd]" not in docx_text(filled(name, master_2025))
    assert paragraphs(filled("keputusan", lengkap))[0] == "SALINAN"


KEYS = {
    "Salinan": ("SALINAN", "Salinan sesuai dengan aslinya"),
    "Paraf": ("PARAF HIERARKI", "Kepala Bagian Hukum"),
    "Tanda Tangan Elektronik": ("ditandatangani secara elektronik",),
}


@pytest.mark.parametrize("key", KEYS)
def test_each_key_prints_its_block_and_no_other(master_2025: Master, key: str) -> None:
    text = docx_text(filled("keputusan", with_keys(master_2025, {key: LENGKAP[key]})))
    for other, said in KEYS.items():
        assert [(part in text) for part in said] == [other == key] * len(said)


def test_paraf_has_a_row_for_each_line_that_says_something(master_2025: Master) -> None:
    assert keputusan.build(with_keys(master_2025, {"Paraf": " Sekretaris Kota \n\nKabag Hukum\n"})).paraf == (
        "Sekretaris Kota",
        "Kabag Hukum",
    )


def test_the_whole_decree_in_one_document_keeps_the_logo(lengkap: Master, tmp_path: Path) -> None:
    data = combine([(name, filled(name, lengkap)) for name in PARTS])
    assert "🖼 Logo kota" in docx_text(data)
    assert [*lint(data), *audited(data, tmp_path / "gabungan.docx")] == []


def test_generate_reads_the_logo_and_notes_its_digest(master_2025: Master, tmp_path: Path) -> None:
    path = stored(master_2025, LENGKAP, tmp_path / "lengkap.xlsx")
    (tmp_path / "logo.png").write_bytes(LOGO.isi)
    assert run(perkin, ["generate", str(path), "--only", "keputusan", "--output", str(tmp_path / "hasil")]) == 0
    manifest = json.loads((tmp_path / "hasil" / "lengkap" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["data"]["keputusan"]["logo"] == {
        "name": "logo.png",
        "sha256": hashlib.sha256(LOGO.isi).hexdigest(),
    }


def test_a_missing_logo_is_refused_before_anything_is_written(
    master_2025: Master, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stored(master_2025, LENGKAP, tmp_path / "lengkap.xlsx")
    assert run(perkin, ["generate", str(path), "--output", str(tmp_path / "hasil")]) == REFUSED
    assert "Logo logo.png di lembar Keputusan (lengkap.xlsx) tidak ditemukan" in capsys.readouterr().err
    assert not (tmp_path / "hasil").exists()
    assert run(perkin, ["generate", str(path), "--only", "lampiran-1", "--output", str(tmp_path / "hasil")]) == 0


def test_signature_and_last_diktum_stand_on_one_page(
    lengkap: Master, master_2025: Master, soffice: Convert, tmp_path: Path
) -> None:
    for name, master in (("asli", master_2025), ("lengkap", lengkap)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(filled("keputusan", master))
        pdf = soffice(path, "pdf", tmp_path)
        text = subprocess.run(
            ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
        ).stdout
        pages = [page for page in text.split("\f") if page.strip()]
        assert len(pages) == 3
        assert all(said in pages[-1] for said in ("KELIMA", "Ditetapkan di Jakarta", "MUNJIRIN", "8. "))
