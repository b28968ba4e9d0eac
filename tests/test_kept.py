"""What was read of a template, kept for the next run: nobody sees a difference but in time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.documents import lampiran_1
from generator.errors import TemplateRefused
from generator.master import Master
from generator.office.word import kept
from generator.office.word.folder import find_template
from generator.office.word.reading import Reading, read_template
from generator.office.word.template import Template
from tests.parts import paragraph, parts, written

Read = list[Path]
"""The templates that were read anew."""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A copy of the template of Lampiran I, which has rich tags, loops and merged cells."""
    return Path(shutil.copy(find_template("lampiran-1", None), tmp_path))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Read:
    """Templates are kept, and those that are read anew are noted."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "simpanan")
    noted: Read = []

    def noting(path: Path) -> Reading:
        noted.append(path)
        return read_template(path)

    monkeypatch.setattr(kept, "read_template", noting)
    return noted


def test_a_kept_template_gives_the_same_document(template: Path, read: Read, contoh: Master) -> None:
    data = lampiran_1.build(contoh)
    first, second = (Template.load(template).fill(data) for _ in range(2))
    assert read == [template]
    assert first == second


def test_a_kept_template_names_the_place_of_a_fault_as_before(tmp_path: Path, read: Read, contoh: Master) -> None:
    path = written(tmp_path, parts(paragraph("{{ salah_ketik }}")))
    said = []
    for _ in range(2):
        with pytest.raises(TemplateRefused) as refused:
            Template.load(path).fill(lampiran_1.build(contoh))
        said.append(str(refused.value))
    assert read == [path]
    assert "salah_ketik" in said[0]
    assert said[0] == said[1]


def test_a_changed_template_is_read_anew(template: Path, read: Read) -> None:
    before = Template.load(template).sha256
    shutil.copy(find_template("lampiran-2", None), template)
    assert Template.load(template).sha256 != before
    assert len(read) == 2


def test_other_programs_read_anew(template: Path, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    Template.load(template)
    monkeypatch.setattr("jinja2.__version__", "99.0")
    Template.load(template)
    assert len(read) == 2


def test_a_changed_module_reads_anew(
    template: Path, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "word").mkdir()
    module = tmp_path / "word" / "satu.py"
    module.write_text("1")
    monkeypatch.setattr(kept, "_READERS", tmp_path)
    Template.load(template)
    module.write_text("1 + 1")
    Template.load(template)
    assert len(read) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda data: data[:-100] + bytes(100),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
    ],
    ids=["cut", "empty", "overwritten", "other digest"],
)
def test_what_was_kept_and_is_damaged_is_read_anew(
    damage: Callable[[bytes], bytes], template: Path, read: Read, contoh: Master
) -> None:
    data = lampiran_1.build(contoh)
    whole = Template.load(template).fill(data)
    for stored in kept.FOLDER.iterdir():
        stored.write_bytes(damage(stored.read_bytes()))
    assert Template.load(template).fill(data) == whole
    assert len(read) == 2


def test_without_a_folder_nothing_is_kept_and_nothing_else_differs(
    template: Path, read: Read, tmp_path: Path, contoh: Master
) -> None:
    (tmp_path / "simpanan").write_text("sebuah berkas, bukan folder")
    data = lampiran_1.build(contoh)
    first, second = (Template.load(template).fill(data) for _ in range(2))
    assert first == second
    assert len(read) == 2


def test_a_template_with_an_error_is_not_kept(tmp_path: Path, read: Read) -> None:
    path = written(tmp_path, parts(paragraph("{% for baris in kelompok %}")))
    for _ in range(2):
        with pytest.raises(TemplateRefused):
            Template.load(path)
    assert len(read) == 2
    assert not kept.FOLDER.exists()


def test_the_oldest_go_first(template: Path, read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    copies = [Path(shutil.copy(template, tmp_path / f"{number}.docx")) for number in range(3)]
    for copy in copies:
        Template.load(copy)
    assert len(list(kept.FOLDER.glob("[!.]*"))) == 2
    Template.load(copies[2])
    assert read == copies
