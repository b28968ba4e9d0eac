"""Every fact in a document comes from the master: an invented regency's documents say nothing of the sample decree."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from generator.cli import perkin
from generator.cli.console import run
from generator.documents.monitoring.kalimat import RUMPANG
from generator.master import Master
from generator.office.word.text import docx_text
from generator.workspace import blank_master
from tests import kabupaten

SAMPLE: Final = (
    r"Jakarta|Wali ?kota|Kota Administrasi|\bCamat\b|Kecamatan|\bLurah\b|Kelurahan|Asisten|Kabag|Kepala Bagian|"
    r"(?-i:\bBagian (?!Lembar)[A-Z])|Kepegawaian|Ketatalaksanaan|Sekretaris|Sekko|Setko|Sekda|\bDKI\b|UKPD|Jaksurvei|BAPPEDA|"
    r"Munjirin|e-0054|\b2025\b|diktum K|(?-i:\bKE(SATU|DUA|TIGA|EMPAT|LIMA)\b)|Pergub|Gubernur|Seruan|"
    r"PermenPANRB|Rumpun"
)
"""Words, names, rulings, institutions and numbers that the sample decree has and the regency has not."""
RULINGS: Final = (
    r"diktum K(EDUA|ETIGA|EEMPAT)|Para (Camat|Asisten|Kabag|Lurah)|Kepegawaian|Jakarta|Kota Administrasi|Jaksurvei"
)
"""What even a blank master must not say, though it offers kinds of officials and examples of how to type a value."""
DOCUMENTS: Final = ("keputusan", "lampiran-1", "lampiran-2", "monitoring")


def texts(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Every text and attribute of a file, with the part it stands in; packages within packages too."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                yield from texts(package.read(part), f"{name}/{part}")
    elif name.endswith((".xml", ".rels")):
        for element in etree.fromstring(data).iter():
            yield name, "\n".join(str(value) for value in element.attrib.values())
            if element.tag.endswith(("}p", "}si", "}v", "}t", "}pt")):
                yield name, "".join(str(piece) for piece in element.itertext())
            elif element.text:
                yield name, element.text
    else:
        yield name, data.decode("utf-8", "replace")


def borrowed(folder: Path, registry: frozenset[str]) -> set[str]:
    """What the files of a folder say of the sample decree, each with the part it stands in."""
    found: set[str] = set()
    for path in sorted((*folder.rglob("*.docx"), *folder.rglob("*.xlsx"))):
        for part, text in texts(path.read_bytes(), path.relative_to(folder).as_posix()):
            found |= {f"{part}: {match.group()}" for match in re.finditer(SAMPLE, text, re.IGNORECASE)}
            found |= {f"{part}: {name}" for name in registry if name in text}
    return found


def made(path: Path, kunci: Mapping[str, Any], *options: str) -> Path:
    """All documents of the regency for TW II."""
    master = kabupaten.stored(path / "kabupaten.xlsx", kunci)
    output = path / "hasil"
    assert run(perkin, ["generate", str(master), "--quarter", "2", *options, "--output", str(output)]) == 0
    return output


@pytest.fixture(scope="module")
def registry(master_2025: Master) -> frozenset[str]:
    """Officials, districts and villages of the sample decree."""
    survei = {name for row in master_2025.survei for name in (row.kecamatan, row.kelurahan) if " " in name}
    return frozenset({row.nama for row in master_2025.pejabat} | survei)


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents where the master names nobody who compiles the report."""
    return made(tmp_path_factory.mktemp("kabupaten"), kabupaten.KUNCI, "--per-pj")


@pytest.fixture(scope="module")
def bernama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documents where it does."""
    return made(tmp_path_factory.mktemp("bernama"), {**kabupaten.KUNCI, **kabupaten.PENYUSUN})


def said(folder: Path, name: str) -> str:
    (path,) = folder.rglob(f"{name}.docx")
    return docx_text(path.read_bytes())


def test_no_document_says_anything_of_the_sample_decree(hasil: Path, bernama: Path, registry: frozenset[str]) -> None:
    names = {path.name for path in hasil.rglob("*.*")}
    assert {*(f"{name}.docx" for name in DOCUMENTS), "rekap.xlsx", "manifest.json"} < names
    assert len(names) == 9  # and three officials' sheets
    assert borrowed(hasil, registry) | borrowed(bernama, registry) == set()


def test_the_search_finds_what_the_sample_decree_says(registry: frozenset[str], contoh_dibuat: Path) -> None:
    found = borrowed(contoh_dibuat, registry)
    parts = [f"{name}.docx/word/document.xml" for name in DOCUMENTS] + ["rekap.xlsx/xl/sharedStrings.xml"]
    assert all(any(part in entry for entry in found) for part in parts)


@pytest.fixture(scope="module")
def contoh_dibuat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("contoh")
    assert run(perkin, ["generate", "masters/contoh-2025.xlsx", "--quarter", "2", "--output", str(output)]) == 0
    return output


def test_a_report_names_only_who_the_master_names(hasil: Path, bernama: Path) -> None:
    unnamed, named = said(hasil, "monitoring"), said(bernama, "monitoring")
    for label in ("Disusun oleh", "Dilaporkan oleh", "Mengetahui,"):
        assert label not in unnamed
    assert "Disusun oleh\n2 [PK Identitas Laporan] :\n3 [PK Identitas Laporan] Kepala Dinas Statistik\n" in named
    assert "Dilaporkan oleh" not in named
    signatures = [line.split("] ")[-1] for line in named.splitlines() if re.search("Tanda Tangan|Nama Penanda", line)]
    assert signatures == [
        "Mengetahui,",
        "Rantau Indah, …………………………",
        "Inspektur Daerah,",
        "Kepala Dinas Statistik,",
        RUMPANG,
        "NAMA KEPALA DINAS",
        f"NIP. {RUMPANG}",
        "NIP. 198003042005012003",
    ]


def test_a_report_cites_the_rulings_on_reporting_and_no_other(hasil: Path) -> None:
    text = said(hasil, "monitoring")
    cited = re.findall(r"\[PK Diktum Laporan\] (.*)", text)
    assert cited == ["BERIKUT⇥Setiap Kepala Dinas melaporkan hasilnya kepada Dinas Statistik."]


def test_a_group_is_explained_by_its_own_name(hasil: Path) -> None:
    text = said(hasil, "monitoring")
    assert "Istilah seperti Semua Kepala Dinas berarti setiap pejabat di dalamnya. Dalam rekap" in text


def test_a_number_that_holds_its_year_prints_the_year_once(hasil: Path) -> None:
    for name in DOCUMENTS:
        assert "050/15/2026" in said(hasil, name)
    for part, text in (pair for path in hasil.rglob("*.*") for pair in texts(path.read_bytes(), path.name)):
        assert not re.search(r"050/15/2026\s+tahun", text, re.IGNORECASE), part


def test_an_elected_official_has_no_line_for_a_nip(hasil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in DOCUMENTS[:3]:
        text = said(hasil, name)
        assert "RATNA ANGGRAINI" in text
        assert "NIP" not in re.sub(r"\[PK [^]]*\]", "", text)
        assert "[PK NIP]" not in text
    master = next(hasil.parent.glob("*.xlsx"))
    run(perkin, ["validate", str(master), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [found for found in findings if found["severity"] == "error"] == []
    about = [(found["code"], found["severity"]) for found in findings if found["id"] == "NIP"]
    assert about == [("P11", "info")]


def test_a_blank_master_speaks_of_no_office() -> None:
    found = [text for part, text in texts(blank_master(2026), "2026.xlsx") if re.search(RULINGS, text)]
    assert found == []


def test_years_are_found_in_numbers_only_as_a_part_of_their_own(tmp_path: Path) -> None:
    number = {"Nomor": "e-20261", "Tahun": Decimal(2026)}
    text = said(made(tmp_path, {**kabupaten.KUNCI, **number}, "--only", "keputusan"), "keputusan")
    assert "NOMOR e-20261 Tahun 2026" in text
