"""Evidence that names files: what is taken for a file, what is never looked at, what a folder keeps of it."""

from __future__ import annotations

import hashlib
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from click.testing import CliRunner, Result
from docx import Document

import generator as perkin_api
from generator import bukti
from generator.bukti import find_evidence, with_bukti
from generator.cli import perkin
from generator.errors import InputRefused
from generator.master import BerkasBukti, KeadaanBukti, Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.system.names import is_name, safe_name
from generator.validate import validate
from generator.values import Triwulan
from tests.conftest import MASTER_2025
from tests.dinas import dinas, write_dinas

ISI = b"laporan pendataan"
SIDIK = hashlib.sha256(ISI).hexdigest()
ADA, TIDAK_ADA, DI_LUAR = KeadaanBukti.ADA, KeadaanBukti.TIDAK_ADA, KeadaanBukti.DI_LUAR


def put(folder: Path, name: str, content: bytes = ISI) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def states(folder: Path, *lines: str) -> list[KeadaanBukti | None]:
    found = find_evidence(folder, lines)
    return [found[line].keadaan if line in found else None for line in lines]


def test_a_line_names_a_file_by_its_folder_or_by_being_there(tmp_path: Path) -> None:
    put(tmp_path, "bukti/RO001/laporan.pdf")
    found = find_evidence(
        tmp_path, ["bukti/RO001/laporan.pdf", r"Bukti\RO001\laporan.pdf", "RO001/laporan.pdf"], sidik=True
    )
    assert set(found.values()) == {BerkasBukti("bukti/RO001/laporan.pdf", ADA, len(ISI), SIDIK)}


@pytest.mark.parametrize(
    "line",
    [
        "Nota dinas nomor 12",
        "laporan.pdf",
        "https://contoh.go.id/bukti/laporan.pdf",
        "file:///etc/passwd",
        "../rahasia.pdf",
        "/etc/passwd",
        r"C:\Windows\win.ini",
        "RO001",
        "bukti",
        "x" * 5000,
        "a\x00b",
        "con",
    ],
)
def test_any_other_line_is_text(tmp_path: Path, line: str) -> None:
    put(tmp_path, "rahasia.pdf")
    put(tmp_path, "bukti/RO001/laporan.pdf")
    assert states(tmp_path, line) == [None]


@pytest.mark.parametrize(
    "line",
    [
        "bukti/../rahasia.pdf",
        "bukti/./laporan.pdf",
        r"bukti\..\rahasia.pdf",
        "bukti//etc/passwd",
        "bukti/C:/rahasia.pdf",
        "bukti/laporan.pdf:aliran",
        "bukti/NUL",
        "bukti/com1.pdf",
        "bukti/COM¹.pdf",
        "bukti/aux .txt",
        "bukti/laporan.pdf.",
        "bukti/a\x00b",
        "bukti/" + "x" * 300,
        "bukti/https://contoh.go.id",
    ],
)
def test_no_name_leads_out_of_the_folder(tmp_path: Path, line: str) -> None:
    put(tmp_path, "rahasia.pdf")
    put(tmp_path, "bukti/laporan.pdf")
    assert states(tmp_path, line) == [DI_LUAR]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    outside = put(tmp_path / "luar", "rahasia.pdf")
    here = tmp_path / "masters"
    put(here, "bukti/asli.pdf")
    (here / "bukti/keluar.pdf").symlink_to(outside)
    (here / "bukti/folder").symlink_to(outside.parent)
    (here / "bukti/dalam.pdf").symlink_to(here / "bukti/asli.pdf")
    (here / "bukti/putar").symlink_to(here / "bukti/putar")
    assert states(here, "bukti/keluar.pdf", "bukti/folder/rahasia.pdf", "bukti/dalam.pdf") == [DI_LUAR, DI_LUAR, ADA]
    assert states(here, "bukti/putar") == [KeadaanBukti.TIDAK_TERBACA]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_a_folder_that_is_itself_a_link_out_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path / "luar", "rahasia.pdf")
    (tmp_path / "masters").mkdir()
    (tmp_path / "masters/bukti").symlink_to(tmp_path / "luar")
    assert states(tmp_path / "masters", "bukti/rahasia.pdf") == [DI_LUAR]


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    put(tmp_path, "bukti/foto/satu.jpg")
    assert states(tmp_path, "bukti/foto", "bukti/foto/", "bukti/", "bukti/dua.jpg", "bukti/foto/satu.jpg/x") == [
        *[KeadaanBukti.BUKAN_BERKAS] * 3,
        *[TIDAK_ADA] * 2,
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "bukti").mkdir()
    os.mkfifo(tmp_path / "bukti/pipa")
    assert states(tmp_path, "bukti/pipa", "pipa") == [KeadaanBukti.BUKAN_BERKAS, None]


def test_a_missing_file_names_the_one_that_is_nearly_called_so(tmp_path: Path) -> None:
    put(tmp_path, "bukti/Cafe\u0301.PDF")
    line = "bukti/caf\u00e9.pdf"
    found = find_evidence(tmp_path, [line])[line]
    assert found.keadaan is TIDAK_ADA or sys.platform in ("win32", "darwin")
    assert found.mirip == "Cafe\u0301.PDF" or found.keadaan is ADA


def test_what_is_looked_at_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abcd":
        put(tmp_path, f"bukti/{name}", name.encode() * 10)
    put(tmp_path, "bukti/besar", b"x" * 11)
    monkeypatch.setattr(bukti, "MAX_BYTES", 10)
    monkeypatch.setattr(bukti, "MAX_TOTAL", 25)
    lines = [f"bukti/{name}" for name in ("besar", *"abcd")]
    many = KeadaanBukti.BERLEBIH
    assert states(tmp_path, *lines) == [many, ADA, ADA, many, many]
    monkeypatch.setattr(bukti, "MAX_TOTAL", 1000)
    monkeypatch.setattr(bukti, "MAX_FILES", 3)
    assert states(tmp_path, *lines) == [many, ADA, ADA, many, many]


def test_a_file_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bukti, "_PIECE", 4)
    put(tmp_path, "bukti/a")
    assert find_evidence(tmp_path, ["bukti/a"], sidik=True)["bukti/a"].sha256 == SIDIK


@pytest.mark.parametrize("name", ["con", "CON.txt", "lpt9", "a/b", "a\\b", "..", "", "x ", "x.", "a:b", "y" * 256])
def test_names_that_windows_does_not_take(name: str) -> None:
    assert not is_name(name)
    assert is_name(safe_name(name))


def realisasi(*reports: tuple[str, Triwulan, str]) -> list[dict[str, Any]]:
    return [{"id_output": id_, "triwulan": tw, "realisasi": Decimal(1), "bukti": text} for id_, tw, text in reports]


def master(folder: Path, *reports: tuple[str, Triwulan, str]) -> Path:
    return write_dinas(folder, dinas(realisasi=realisasi(*reports)))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(perkin, [str(argument) for argument in arguments], standalone_mode=False)


def test_a_missing_file_is_found_at_its_cell(tmp_path: Path) -> None:
    put(tmp_path, "bukti/satu.pdf")
    path = master(tmp_path, ("RO001", Triwulan.II, "Laporan\nbukti/satu.pdf\nbukti/dua.pdf"))
    (found,) = validate(with_bukti(parse(read(path)), path), select=["R16"])
    assert (str(found.sheet), found.cell, found.id) == ("Realisasi Renaksi", "E2", "RO001 TW II")
    assert found.message == "Berkas bukti/dua.pdf tidak ada."
    assert "Berkas bukti/dua.pdf tidak ada." in run("validate", path).output
    assert validate(perkin_api.read_master(path), select=["R16"]) == (found,)
    assert "Berkas bukti/dua.pdf tidak ada." in run("table", path, "temuan", "--format", "csv").output


def test_a_master_whose_evidence_is_text_looks_at_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("looked for a file")

    monkeypatch.setattr(bukti, "_look", refused)
    path = master(tmp_path, ("RO001", Triwulan.II, "Nota dinas 12"))
    assert with_bukti(parse(read(path)), path).bukti == {}
    assert with_bukti(parse(read(MASTER_2025)), MASTER_2025).bukti == {}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a master, its evidence, and what was generated of it."""
    folder = tmp_path_factory.mktemp("bukti")
    put(folder, "bukti/RO001.pdf", b"x" * 1_300_000)
    put(folder, "bukti/foto/dua.jpg")
    path = master(
        folder,
        ("RO001", Triwulan.II, "bukti/RO001.pdf\nhttps://contoh.go.id/laporan"),
        ("RO002", Triwulan.II, "foto/dua.jpg\nbukti/hilang.pdf"),
        ("RO003", Triwulan.III, "bukti/RO001.pdf"),
    )
    assert run("generate", path, "--quarter", 2, "--output", folder / "output").return_value == 0
    return folder


def test_the_manifest_records_size_and_digest(made: Path) -> None:
    manifest = simplejson.loads((made / "output/dinas-2026/tw2/manifest.json").read_text())
    assert manifest["evidence"] == [
        {"name": "bukti/RO001.pdf", "size": 1_300_000, "sha256": hashlib.sha256(b"x" * 1_300_000).hexdigest()},
        {"name": "bukti/foto/dua.jpg", "size": len(ISI), "sha256": SIDIK},
        {"name": "bukti/hilang.pdf", "size": None, "sha256": None},
    ]


def test_the_report_lists_the_files_of_the_outputs_reported_so_far(made: Path) -> None:
    data = simplejson.loads((made / "output/dinas-2026/tw2/manifest.json").read_text())["data"]["monitoring"]
    document = Document(str(made / "output/dinas-2026/tw2/monitoring.docx"))
    table = next(table for table in document.tables if table.cell(0, 1).text == "Yang dibuktikan")
    assert [item["kode"] for item in data["bukti"]] == ["RO001", "RO002", "RO002"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Kode", "Yang dibuktikan", "Berkas", "Ukuran", "Sidik sha256"],
        ["RO001", "T/O1.1.1. Laporan pendataan", "RO001.pdf", "1,2 MB", hashlib.sha256(b"x" * 1_300_000).hexdigest()],
        ["RO002", "T/O1.1.1. Laporan pendataan", "foto/dua.jpg", "17 byte", SIDIK],
        ["RO002", "T/O1.1.1. Laporan pendataan", "hilang.pdf", "", "tidak ada"],
    ]


def verified(folder: Path) -> dict[str, Any]:
    outcome = run(
        "verify", folder / "output/dinas-2026/tw2", "--master", folder / "dinas-2026.xlsx", "--format", "json"
    )
    return {**simplejson.loads(outcome.stdout), "exit": outcome.return_value}


def test_verify_compares_the_evidence_that_was_recorded(made: Path) -> None:
    whole = verified(made)
    assert (whole["exit"], whole["as_generated"], whole["again"]["same"]) == (0, True, True)
    assert [item["state"] for item in whole["evidence"]] == ["same", "same", "missing"]

    put(made, "bukti/RO001.pdf", b"y" * 1_300_000)
    (made / "bukti/foto/dua.jpg").unlink()
    put(made, "bukti/hilang.pdf")
    changed = verified(made)
    assert (changed["exit"], changed["again"]["obstacle"]) == (1, "buktinya sudah berubah")
    assert [item["state"] for item in changed["evidence"]] == ["changed", "gone", "new"]
    said = run("verify", made / "output/dinas-2026/tw2", "--master", made / "dinas-2026.xlsx").output
    assert "Bukti yang tidak lagi seperti waktu dokumen dibuat, dari 3 berkas:" in said
    assert "  bukti/RO001.pdf: berubah\n  bukti/foto/dua.jpg: tidak ada lagi\n" in said
    assert "Semua berkas masih persis seperti waktu dibuat, tetapi buktinya sudah berubah." in said

    put(made, "bukti/RO001.pdf", b"x" * 1_300_000)
    put(made, "bukti/foto/dua.jpg")
    (made / "bukti/hilang.pdf").unlink()


def test_a_manifest_cannot_send_verify_elsewhere(made: Path, tmp_path: Path) -> None:
    path = made / "output/dinas-2026/tw2/manifest.json"
    original = path.read_text()
    put(made, "rahasia.pdf")
    told = simplejson.loads(original)
    told["evidence"] = [{"name": "bukti/../rahasia.pdf", "size": len(ISI), "sha256": SIDIK}]
    try:
        path.write_text(simplejson.dumps(told))
        assert [item["state"] for item in verified(made)["evidence"]] == ["gone"]
    finally:
        path.write_text(original)


def test_from_python_the_evidence_is_read_beside_the_master(made: Path, tmp_path: Path) -> None:
    written = perkin_api.generate(made / "dinas-2026.xlsx", 2, output=tmp_path)
    assert written.content["evidence"][1]["sha256"] == SIDIK
    whole: Master = perkin_api.read_master(made / "dinas-2026.xlsx")
    with pytest.raises(InputRefused, match="menyebut berkas bukti"):
        perkin_api.generate(whole, 2, output=tmp_path)
