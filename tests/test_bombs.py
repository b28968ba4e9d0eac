"""Small files that are immense when read are refused by every command that reads them: at once, in little memory."""

from __future__ import annotations

import json
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import pytest

from generator.cli.console import run
from generator.diff.documents import compare_documents
from generator.documents import lampiran_2
from generator.errors import InputRefused
from generator.office import bounds
from generator.office.package import read_package
from generator.office.word.folder import find_template
from generator.office.word.guards import told_size
from generator.office.word.template import Template
from generator.office.word.text import docx_text, read_text
from generator.office.workbook.reader import read
from generator.office.workbook.writer import rows_of, write
from generator.registry import FORMULAS
from tests.bench.linear import master
from tests.bombs import DEEP, DOCUMENTS, MANIFESTS, PICTURES, WORKBOOKS, Bomb, document, in_body, packed, png, times
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT

resource = pytest.importorskip("resource", reason="batas waktu dan memori diukur dengan modul resource (bukan Windows)")

SECONDS = 5.0
MEGABYTES = 500
SCRIPT = """
import contextlib, io, json, resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (120, 120))
from generator.cli import perkin
from generator.cli.console import run

def peak():
    try:  # what getrusage tells on Linux has the parent's memory in it
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / (1 << 10)
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)

def call(arguments):
    out, err = io.StringIO(), io.StringIO()
    begin = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(perkin, arguments)
    seconds = time.process_time() - begin
    return {"code": code, "out": out.getvalue()[:4000], "err": err.getvalue(), "seconds": seconds, "megabytes": peak()}

print(json.dumps([call(arguments) for arguments in json.loads(sys.stdin.read())]))
"""


def measured(commands: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    """What the commands said, one after another in a process of their own, and what each took."""
    untraced = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PERKIN_DEBUG"))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], input=json.dumps(commands), capture_output=True, text=True,
        env=untraced | {"PYTHONPATH": str(ROOT)}, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    content: list[dict[str, Any]] = json.loads(done.stdout)
    return content


def check(name: str, file: Path, commands: Mapping[str, Sequence[str]], said: str, record_property: Any) -> None:
    """Every command refuses the file in one sentence (or tells it in its report, with exit code 1)."""
    done = dict(zip(commands, measured(list(commands.values())), strict=True))
    slowest = max(done, key=lambda command: done[command]["seconds"])
    seconds, megabytes = done[slowest]["seconds"], max(one["megabytes"] for one in done.values())
    size = file.stat().st_size / 1024
    record_property("laporan", f"{name} ({size:.0f} KB): {seconds:.2f} s ({slowest}), {megabytes:.0f} MB")
    for command, one in done.items():
        text = " ".join((one["err"] or one["out"]).split())
        told = text.casefold()
        assert said.casefold() in told or (TEMPLATES in command and any(said in told for said in _TEMPLATE_SAID)), (
            command,
            text[:500],
        )
        assert one["code"] == (1 if command in REPORTS else 2), (command, text[:500])
        assert "Traceback" not in text
        assert "tidak terduga" not in text
        if command not in REPORTS:
            assert one["err"].startswith("Galat: ")
            assert one["err"].count("\n") == 1
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


TEMPLATES = "templates"
"""In the commands that read templates, which are judged for more than documents are, and in words of their own."""
_TEMPLATE_SAID = ("terlalu besar setelah dibuka", "rusak pada")
"""What those commands say of it where the others name the whole document."""
REPORTS = ("templates check", "verify berkas")
"""Commands that tell of a refused file in their report, with exit code 1."""


def ids(bomb: Bomb) -> str:
    return bomb.full_of


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder of the example master."""
    folder = tmp_path_factory.mktemp("hasil")
    subprocess.run(
        [sys.executable, "-m", "generator", "generate", str(CONTOH_2025), "--quarter", "2", "--output", str(folder)],
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    return folder / "contoh-2025" / "tw2"


CHEAP = (
    *("nama rentang", "seratus ribu daftar pilihan", "tautan", "komentar", "lembar", "lembar yang sama", "hubungan"),
    *("sel gabungan bertumpuk", "sel gabungan selembar", "satu teks di banyak sel", "teks lebih panjang dari sel"),
    *("format angka", "baris tak terhingga", "sepuluh ribu tingkat", "UTF-7", "EBCDIC", "UTF-16", "bagian"),
    *("LZMA", "LZMA rusak", "bzip2 rusak", "Zstandard", "deflate rusak", "CRC salah"),
)
"""Bombs that take little time to make."""


@pytest.mark.parametrize("bomb", [bomb for bomb in WORKBOOKS if bomb.full_of in CHEAP], ids=ids)
def test_a_workbook_that_is_a_bomb_is_refused(bomb: Bomb, tmp_path: Path) -> None:
    (tmp_path / "bom.xlsx").write_bytes(bomb.build())
    with pytest.raises(InputRefused) as refusal:
        read(tmp_path / "bom.xlsx")
    assert bomb.said in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_paragraph_of_very_many_runs_is_read_in_a_time_that_grows_with_them(
    tmp_path: Path, record_property: Any
) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(in_body(times("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 400_000 + "</w:p>", 1))())
    (done,) = measured([["text", str(file)]])
    record_property("laporan", f"400.000 potongan teks: {done['seconds']:.2f} s, {done['megabytes']:.0f} MB")
    assert done["code"] == 0
    assert done["seconds"] < 4 * SECONDS


@pytest.mark.parametrize("attribute", ["abc", "-5", "1e9", "9" * 5000])
def test_a_size_that_is_no_number_does_not_stop_the_reading(attribute: str, tmp_path: Path) -> None:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{attribute}"/></w:tcPr><w:p/></w:tc>'
    page = f'<w:p><w:pPr><w:sectPr><w:pgSz w:w="{attribute}" w:h="{attribute}"/></w:sectPr></w:pPr></w:p>'
    (tmp_path / "a.docx").write_bytes(in_body(times(f"{page}<w:tbl><w:tr>{cell}</w:tr></w:tbl>", 1))())
    text = read_text(tmp_path / "a.docx")
    assert "## 0 × 0 mm" in text
    assert "\n1 [Normal]\n" in text


@pytest.mark.slow
@pytest.mark.parametrize("bomb", WORKBOOKS, ids=ids)
def test_every_command_refuses_a_workbook_that_is_a_bomb(
    bomb: Bomb, output: Path, tmp_path: Path, record_property: Any
) -> None:
    file = tmp_path / "bom.xlsx"
    file.write_bytes(bomb.build())
    master = str(file)
    commands = {
        "validate": ["validate", master],
        "validate --annotate": ["validate", master, "--annotate", str(tmp_path / "tanda.xlsx")],
        "compute": ["compute", master, "--quarter", "2"],
        "explain": ["explain", master, "--indicator", "IK2.1", "--quarter", "2"],
        "generate": ["generate", master, "--output", str(tmp_path / "hasil")],
        "diff": ["diff", str(MASTER_2025), master],
        "verify": ["verify", str(output), "--master", master],
        "text": ["text", master],
        "perbarui": ["perbarui", master, "--ke", str(tmp_path / "baru.xlsx")],
        "lanjut": ["lanjut", master, "--tahun", "2026", "--ke", str(tmp_path / "baru.xlsx")],
        "impor": ["impor", master, "--ke", str(tmp_path / "draf.xlsx")],
    }
    check(bomb.full_of, file, commands, bomb.said, record_property)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bom.xlsx"]


def of_documents(file: Path, output: Path, folder: Path) -> dict[str, Sequence[str]]:
    """Every command that reads a Word document which stands as `keputusan.docx` in a folder of its own."""
    edited = folder / "hasil"
    shutil.copytree(output, edited)
    shutil.copy(file, edited / "keputusan.docx")
    return {
        **of_templates(file, folder),
        "text": ["text", str(file)],
        "impor": ["impor", str(file), "--ke", str(folder / "draf.xlsx")],
        "diff": ["diff", str(output / "keputusan.docx"), str(file)],
        "verify berkas": ["verify", str(edited), "--master", str(CONTOH_2025)],
    }


def of_templates(file: Path, folder: Path) -> dict[str, Sequence[str]]:
    templates, made = str(file.parent), str(folder / "baru")
    return {
        "templates check": ["templates", "check", templates],
        "generate --templates": ["generate", str(MASTER_2025), "--templates", templates, "--output", made],
    }


def written(bomb: Bomb, folder: Path) -> Path:
    (folder / "templat").mkdir()
    file = folder / "templat" / "keputusan.docx"
    file.write_bytes(bomb.build())
    return file


@pytest.mark.slow
@pytest.mark.parametrize("bomb", [*DOCUMENTS, *DEEP], ids=ids)
def test_every_command_refuses_a_document_that_is_a_bomb(
    bomb: Bomb, output: Path, tmp_path: Path, record_property: Any
) -> None:
    file = written(bomb, tmp_path)
    check(bomb.full_of, file, of_documents(file, output, tmp_path), bomb.said, record_property)
    assert not (tmp_path / "baru").exists()


@pytest.mark.slow
@pytest.mark.parametrize("bomb", PICTURES, ids=ids)
def test_a_template_with_an_immense_picture_is_refused(bomb: Bomb, tmp_path: Path, record_property: Any) -> None:
    file = written(bomb, tmp_path)
    check(bomb.full_of, file, of_templates(file, tmp_path), bomb.said, record_property)


@pytest.mark.slow
@pytest.mark.parametrize("full_of", MANIFESTS)
def test_every_command_refuses_a_manifest_that_is_a_bomb(
    full_of: str, output: Path, tmp_path: Path, record_property: Any
) -> None:
    value, said = MANIFESTS[full_of]
    shutil.copytree(output, tmp_path / "tw2")
    file = tmp_path / "tw2" / "manifest.json"
    content = json.loads(file.read_text())
    file.write_text(json.dumps({**content, "results": "@"}).replace('"@"', value))
    commands = {
        "diff": ["diff", str(output), str(tmp_path / "tw2")],
        "verify": ["verify", str(tmp_path / "tw2")],
        "history": ["history", str(tmp_path)],
    }
    check(f"manifes: {full_of}", file, commands, said, record_property)


@pytest.mark.slow
def test_ten_thousand_rows_are_within_the_bounds(tmp_path: Path, record_property: Any) -> None:
    large = master(10_000)
    (tmp_path / "a.xlsx").write_bytes(write(rows_of(large), tuple(FORMULAS)))
    filled = Template.load(find_template("lampiran-2", None)).fill(lampiran_2.build(large))
    (tmp_path / "a.docx").write_bytes(filled)
    assert len(read(tmp_path / "a.xlsx").lembar["Lampiran II"].sel) > 100_000
    assert read_text(tmp_path / "a.docx") == docx_text(filled)
    for path in (tmp_path / "a.xlsx", tmp_path / "a.docx"):
        tags = max(part.count(b"<") for part in read_package(path, path.suffix).parts.values())
        record_property("laporan", f"10.000 baris, {path.suffix}: bagian terbesar {tags} tanda")
        assert 2 * tags < bounds.MAX_TAGS


def test_too_little_memory_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    @click.command()
    def starved() -> None:
        raise MemoryError

    assert run(starved, []) == 2
    assert capsys.readouterr().err.startswith("Galat: Memori komputer ini tidak cukup")


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/header1.xml"])
def test_a_document_damaged_where_it_is_read_is_named_when_it_is_compared(part: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(packed(document()))
    (tmp_path / "b.docx").write_bytes(packed({**document(), part: b"<w:a>"}))
    with pytest.raises(InputRefused, match=r"Berkas b\.docx tidak dapat dibaca sebagai dokumen Word"):
        compare_documents(tmp_path / "a.docx", tmp_path / "b.docx")


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(60_000, 50_000), (60_000, 50_000)),
        (b"GIF89a" + struct.pack("<HH", 65_000, 64_000) + b"\x00", (65_000, 64_000)),
        (b"BM" + bytes(16) + struct.pack("<ii", 30_000, -20_000), (30_000, 20_000)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc2\x00\x11\x08" + struct.pack(">HH", 40_000, 50_000), (50_000, 40_000)),
        (b"\x89PNG\r\n\x1a\n", (0, 0)),
        (b"<svg/>", (0, 0)),
    ],
)
def test_how_large_a_picture_says_that_it_is(data: bytes, size: tuple[int, int]) -> None:
    assert told_size(data) == size


def test_a_device_is_no_document() -> None:
    with pytest.raises(InputRefused, match="bukan berkas biasa"):
        read_package(Path("/dev/zero"), ".xlsx")
