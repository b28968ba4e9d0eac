"""`perkin templates kamus`: what is copied from it works in a template, as it is typed there."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document

from generator.cli import perkin
from generator.cli.console import run
from generator.generate.templates import contexts, variables_of
from generator.office.word.kamus import kamus_of
from generator.office.word.lint import lint
from generator.present.kamus import rows
from tests.conftest import Convert
from tests.lint import audited
from tests.lint import lint as faults_of

NAMES = tuple(contexts())
IN_A_ROW = ("{% gabung ", "{% lekat ", "{% cellbg ")
"""Commands that a row or a cell of a table takes."""


def made(name: str) -> bytes:
    return kamus_of(name, rows(variables_of(name)))


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def table(data: bytes) -> list[tuple[str, str, str]]:
    """Tag, meaning and example of each row, without the heading."""
    (only,) = opened(data).tables
    return [(row.cells[0].text, row.cells[1].text, row.cells[2].text) for row in only.rows][1:]


@pytest.mark.parametrize("name", NAMES)
def test_all_tags_together_are_a_template_without_errors(name: str, tmp_path: Path) -> None:
    """Copied one below the other as they stand; those of a row stand in a table, those of drawings are alternative texts."""
    drawn = [one.name for one in variables_of(name) if one.kind.jenis in ("grafik", "gambar")]
    template = docx.Document()
    template.sections[0].header.paragraphs[0].text = "{{ status_data }}"
    for tag, _, _ in table(made(name)):
        if tag.startswith(IN_A_ROW):
            template.add_table(1, 1).cell(0, 0).text = tag
        elif tag and tag not in [f"{{{{ {one} }}}}" for one in drawn]:
            template.add_paragraph(tag)
    template.save(str(tmp_path / f"{name}.docx"))
    found = lint(tmp_path / f"{name}.docx", contexts()[name])
    assert found == (), "nothing is wrong, and nothing is left unused"


@pytest.mark.parametrize("name", NAMES)
def test_every_variable_has_its_row_in_the_order_of_the_data(name: str) -> None:
    tags = " ".join(tag for tag, _, _ in table(made(name)))
    place = 0
    for one in variables_of(name):
        word = one.name.rpartition(".")[2]
        if one.kind.jenis != "kumpulan data":
            place = tags.index(word, place)


def test_loops_and_choices_are_shown_as_they_are_typed() -> None:
    shown = table(made("lampiran-1"))
    tags = [tag for tag, _, _ in shown]
    begin = tags.index("{% for satu_kelompok in kelompok %}")
    assert tags[begin : begin + 3] == [
        "{% for satu_kelompok in kelompok %}",
        "{{ satu_kelompok.nama }}",
        "{% for satu_baris in satu_kelompok.baris %}",
    ]
    assert "{% lekat satu_baris.lekat %}" in tags
    assert "{{ satu_baris.target_ii|angka }}" in tags
    assert "{{r satu_pengukuran.teks }}" in tags
    assert "{% if satu_pengukuran.butir %} … {% endif %}" in tags
    place = tags.index("{% for satu_penanggung_jawab in satu_baris.penanggung_jawab %}")
    assert tags[place + 1 : place + 4] == ["{{ satu_penanggung_jawab }}", "{% endfor %}", "{% endfor %}"]
    assert ("{{ nomor }}", "Nomor Keputusan.", "e-0054") in shown


def test_what_may_be_missing_stands_in_a_choice() -> None:
    tags = [tag for tag, _, _ in table(made("keputusan"))]
    begin = tags.index("{% if salinan %}")
    assert tags[begin + 1] == "{{ salinan.tanda }}"
    assert "{% endif %}" in tags[begin:]
    assert "{%p if grafik_capaian %}" in [tag for tag, _, _ in table(made("monitoring"))]


def test_a_tag_is_one_run_so_that_it_is_copied_whole() -> None:
    (only,) = opened(made("monitoring")).tables
    for row in only.rows[1:]:
        assert len(row.cells[0].paragraphs[0].runs) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_document_is_sound_and_always_the_same(name: str, tmp_path: Path) -> None:
    data = made(name)
    assert made(name) == data
    assert faults_of(data) == []
    assert audited(data, tmp_path / "kamus.docx") == []
    assert opened(data).core_properties.title == f"Kamus templat {name}"


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kamus.docx"
    assert run(perkin, ["templates", "kamus", "lampiran-1", "--output", str(path)]) == 0
    assert capsys.readouterr().err == f"Kamus templat lampiran-1 ditulis ke {path}\n"
    assert path.read_bytes() == made("lampiran-1")
    assert run(perkin, ["templates", "kamus", "lampiran-1", "--output", str(tmp_path / "kamus.pdf")]) == 2
    assert "beri nama kamus.docx" in capsys.readouterr().err
    assert run(perkin, ["templates", "kamus", "lampiran-9", "--output", str(path)]) == 2
    assert run(perkin, ["templates", "kamus", "lampiran-1"]) == 2


def test_libreoffice_shows_every_tag(tmp_path: Path, soffice: Convert) -> None:
    path = tmp_path / "kamus.docx"
    path.write_bytes(made("monitoring"))
    text = " ".join(soffice(path, "txt:Text (encoded):UTF8", tmp_path / "hasil").read_text(encoding="utf-8").split())
    for tag, _, _ in table(path.read_bytes()):
        assert tag in text
