"""Word files whose parts are broken: refused by name, in one sentence, by every command that opens them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import perkin
from generator.cli.console import run
from generator.office.package import pack, parts_of
from generator.office.word.folder import builtin_templates
from generator.office.word.opc import targets
from tests.clean import CLEAN

NAME = "lampiran-1.docx"
RELS = "word/_rels/document.xml.rels"
DOCUMENT = "word/document.xml"


@pytest.fixture(autouse=True)
def raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """What no command expects is raised, not told."""
    monkeypatch.setenv("PERKIN_DEBUG", "1")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A generated document."""
    folder = tmp_path_factory.mktemp("hasil")
    assert run(perkin, ["generate", str(CLEAN), "--only", "lampiran-1", "--output", str(folder)]) == 0
    return folder / "bersih" / NAME


def broken(path: Path, to: Path, parts: dict[str, bytes]) -> Path:
    to.parent.mkdir(exist_ok=True)
    to.write_bytes(pack((parts_of(path.read_bytes()) | parts).items()))
    return to


def changed(path: Path, part: str, old: bytes, new: bytes) -> dict[str, bytes]:
    content = parts_of(path.read_bytes())[part]
    assert old in content
    return {part: content.replace(old, new, 1)}


@pytest.mark.parametrize("part", [DOCUMENT, "word/styles.xml", "word/settings.xml"])
def test_a_part_that_is_no_xml(part: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = broken(whole, tmp_path / NAME, {part: b"rusak"})
    assert run(perkin, ["diff", str(whole), str(path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Galat: Berkas {NAME} tidak dapat dibaca sebagai dokumen Word")
    assert said.count("\n") == 1


@pytest.mark.parametrize("attribute", ["w:gridSpan w:val", "w:pgSz w:w"])
def test_an_attribute_that_is_no_number_is_a_difference(attribute: str, whole: Path, tmp_path: Path) -> None:
    name, _, key = attribute.partition(" ")
    content = parts_of(whole.read_bytes())[DOCUMENT]
    spoiled = re.sub(rf'(<{name} [^>]*{key}=")\d+'.encode(), rb"\1x", content)
    assert spoiled != content
    path = broken(whole, tmp_path / NAME, {DOCUMENT: spoiled})
    assert run(perkin, ["text", str(path)]) == 0
    assert run(perkin, ["diff", str(whole), str(path), "--exit-code"]) == 1


@pytest.mark.parametrize("part", [RELS, DOCUMENT, "word/styles.xml", "[Content_Types].xml"])
def test_comments_mean_nothing(part: str, whole: Path, tmp_path: Path) -> None:
    root = b"Relationships" if part == RELS else b"Types" if part[0] == "[" else part[5:-4].encode()
    prefix = b"" if part in (RELS, "[Content_Types].xml") else b"w:"
    parts = changed(whole, part, b"</" + prefix + root, b"<!-- x --><?x y?></" + prefix + root)
    path = broken(whole, tmp_path / NAME, parts)
    assert run(perkin, ["diff", str(whole), str(path), "--exit-code"]) == 0
    folder = tmp_path / "templat"
    template = builtin_templates() / NAME
    parts = changed(template, part, b"</" + prefix + root, b"<!-- x --><?x y?></" + prefix + root)
    broken(template, folder / NAME, parts)
    command = ["generate", str(CLEAN), "--only", "lampiran-1", "--templates", str(folder), "--gabung"]
    assert run(perkin, [*command, "--output", str(tmp_path / "hasil")]) == 0


@pytest.mark.parametrize("part", ["word/fontTable.xml", "word/styles.xml", "word/theme/theme1.xml", "docProps/app.xml"])
def test_a_template_with_a_part_that_is_no_xml_is_refused_before_it_is_filled(
    part: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "templat"
    broken(builtin_templates() / NAME, folder / NAME, {part: b"<rusak"})
    assert run(perkin, ["templates", "check", str(folder), "--format", "json"]) == 1
    assert f"rusak pada bagian {part}" in capsys.readouterr().out
    command = ["generate", str(CLEAN), "--templates", str(folder), "--output", str(tmp_path / "hasil"), "--gabung"]
    assert run(perkin, command) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"Galat: Templat {NAME} rusak pada bagian {part}")
    assert not (tmp_path / "hasil").exists()


def test_a_part_whose_bytes_were_changed_is_refused_even_where_it_is_no_xml(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = bytearray((builtin_templates() / "monitoring.docx").read_bytes())
    at = data.index(b".xlsx") + 60
    data[at] ^= 0xFF
    (tmp_path / "monitoring.docx").write_bytes(bytes(data))
    assert run(perkin, ["text", str(tmp_path / "monitoring.docx")]) == 2
    assert "Berkas monitoring.docx rusak pada bagian word/embeddings/" in capsys.readouterr().err


def test_a_whole_folder_is_verified_though_one_document_is_broken(whole: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bersih"
    shutil.copytree(whole.parent, folder)
    broken(whole, folder / NAME, {"word/fontTable.xml": b"rusak"})
    assert run(perkin, ["verify", str(folder), "--master", str(CLEAN)]) == 1


def test_a_comment_among_relations_leads_nowhere() -> None:
    relations = b'<Relationships><!-- x --><Relationship Id="rId1" Target="a.xml"/><?x y?></Relationships>'
    assert list(targets({RELS: relations}, DOCUMENT)) == [("rId1", "word/a.xml")]


def test_a_cell_outside_a_row_is_damage_told_by_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "templat"
    template = builtin_templates() / "lembar-pj.docx"
    content = parts_of(template.read_bytes())[DOCUMENT].replace(b"<w:tr>", b"<w:x>").replace(b"<w:tr ", b"<w:x ")
    broken(template, folder / template.name, {DOCUMENT: content.replace(b"</w:tr>", b"</w:x>")})
    assert run(perkin, ["templates", "check", str(folder), "--format", "json"]) == 1
    assert f"rusak pada bagian {DOCUMENT}" in capsys.readouterr().out


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_chart_that_is_no_xml_is_told_with_all_else(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = builtin_templates() / "monitoring.docx"
    part = f"word/charts/chart{number}.xml"
    broken(template, tmp_path / "monitoring.docx", changed(template, part, b"</c:chart>", b"</c:chat>"))
    assert run(perkin, ["templates", "check", str(tmp_path)]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert f"Rusak pada bagian {part}" in said
    assert "tidak ada grafik yang terikat padanya" in said


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb' Id="[^"]*"', b""),
        (rb' Type="[^"]*"', b""),
        (rb' Target="[^"]*"', b""),
        (rb"(</?)Relationships", rb"\1Lain"),
    ],
    ids=["no id", "no type", "no target", "no relations"],
)
def test_relations_that_are_none_are_refused_by_name(
    old: bytes, new: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = builtin_templates() / NAME
    count = 0 if new else 1
    spoiled = re.sub(old, new, parts_of(template.read_bytes())[RELS], count=count)
    folder = tmp_path / "templat"
    broken(template, folder / NAME, {RELS: spoiled})
    command = [
        "generate",
        str(CLEAN),
        "--only",
        "lampiran-1",
        "--templates",
        str(folder),
        "--output",
        str(tmp_path / "h"),
    ]
    assert run(perkin, command) == 2
    assert NAME.removesuffix(".docx") in capsys.readouterr().err
