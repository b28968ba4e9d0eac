"""`perkin templates check --annotate`: the problems of a template as Word comments at their places, in a copy."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from generator.cli import perkin
from generator.cli.console import run
from generator.errors import PerkinError
from generator.generate.templates import contexts
from generator.office.package import pack, parts_of, read_package
from generator.office.word.folder import builtin_templates
from generator.office.word.lint import lint
from generator.office.word.problems import Place
from generator.office.word.remarks import MOST, Remark, with_remarks
from generator.present.templates import as_remark
from tests.conftest import Convert
from tests.hostile import HOSTILE, Hostile, write
from tests.lint import audited
from tests.lint import lint as faults_of
from tests.pages import W

MAIN = "word/document.xml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templat"
    made.mkdir()
    return made


def draft() -> Document:
    """A template that somebody has begun to draft, not saved yet."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ status_data }} {{ salah_di_kepala }}"
    document.add_paragraph("Nomor {{ nomorr }} dan {{ tahun }}")
    table = document.add_table(2, 2)
    table.cell(1, 1).text = "{{ tidak_ada }}"
    return document


def comments(data: bytes) -> dict[str, tuple[str, str]]:
    """What each comment says, by its id, and the text that it belongs to: as another reader of comments finds it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = etree.fromstring(archive.read(MAIN))
        told = etree.fromstring(archive.read("word/comments.xml"))
    found = {}
    for comment in told.iter(f"{W}comment"):
        key = comment.get(f"{W}id") or ""
        said = "\n".join("".join(map(str, line.itertext(f"{W}t"))) for line in comment.iter(f"{W}p"))
        found[key] = (said, "".join(_between(body, key)))
    return found


def _between(body: etree._Element, key: str) -> Iterator[str]:
    inside = False
    for element in body.iter():
        if element.get(f"{W}id") == key and element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            inside = element.tag == f"{W}commentRangeStart"
        elif inside and element.tag == f"{W}t":
            yield element.text or ""
    assert len(body.findall(f".//{W}commentReference[@{W}id='{key}']")) == 1


def annotated(path: Path) -> bytes:
    problems = lint(path, contexts()[path.stem])
    return with_remarks(path, [Remark(problem.place, as_remark(problem)) for problem in problems])


def tried(path: Path) -> tuple[bytes, str]:
    """The copy, or what is said instead."""
    try:
        return annotated(path), ""
    except PerkinError as refusal:
        return b"", str(refusal)


def test_each_problem_is_told_at_the_text_it_is_about(folder: Path) -> None:
    path = folder / "lampiran-1.docx"
    draft().save(str(path))
    found = comments(annotated(path)).values()
    (unknown,) = [(said, at) for said, at in found if "nomorr" in said]
    assert unknown[0].split("\n") == [
        "Kesalahan: Memakai nama yang tidak dikenal: nomorr.",
        "Terbaca: Nomor {{ nomorr }} dan {{ tahun }}",
        "Saran: Mungkin maksudnya nomor: tulis nomor.",
        "Tempat: isi, paragraf 1",
    ]
    assert unknown[1] == "Nomor {{ nomorr }} dan {{ tahun }}"
    assert [at for said, at in found if "tidak_ada" in said] == ["{{ tidak_ada }}"]
    assert [at for said, at in found if "Tempat: kepala halaman, paragraf 1" in said] == [
        "Nomor {{ nomorr }} dan {{ tahun }}"
    ]


def test_the_copy_is_otherwise_the_template(folder: Path) -> None:
    path = folder / "lampiran-1.docx"
    draft().save(str(path))
    original = path.read_bytes()
    before, after = parts_of(original), parts_of(annotated(path))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"[Content_Types].xml", MAIN, "word/_rels/document.xml.rels", "word/comments.xml"}
    assert before.keys() <= after.keys()
    without = etree.fromstring(after[MAIN])
    for mark in (*without.iter(f"{W}commentRangeStart"), *without.iter(f"{W}commentRangeEnd")):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    for reference in list(without.iter(f"{W}commentReference")):
        run_of = reference.getparent()
        assert run_of is not None
        run_of.getparent().remove(run_of)  # type: ignore[union-attr]
    assert etree.tostring(without, method="c14n") == etree.tostring(etree.fromstring(before[MAIN]), method="c14n")
    assert path.read_bytes() == original
    assert annotated(path) == annotated(path)


def test_comments_that_somebody_has_written_stay(folder: Path) -> None:
    document = draft()
    document.add_comment(document.paragraphs[0].runs, text="Tolong diperiksa", author="Sari", initials="S")
    path = folder / "lampiran-1.docx"
    document.save(str(path))
    found = comments(annotated(path))
    assert found["0"] == ("Tolong diperiksa", "Nomor {{ nomorr }} dan {{ tahun }}")
    assert len(found) > 3
    assert faults_of(annotated(path)) == faults_of(path.read_bytes())


def test_what_stands_in_a_text_box_is_told_beside_it(folder: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Di luar kotak")
    box = (
        f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:shape><v:textbox><w:txbxContent>'
        "<w:p><w:r><w:t>{{ salah_di_kotak }}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    paragraph._p.append(parse_xml(box))
    path = folder / "lampiran-1.docx"
    document.save(str(path))
    body = etree.fromstring(parts_of(annotated(path))[MAIN])
    assert not body.findall(f".//{W}txbxContent//{W}commentRangeStart")
    assert any("salah_di_kotak" in said for said, _ in comments(annotated(path)).values())


def test_a_tracked_change_or_link_is_marked_from_outside(folder: Path) -> None:
    document = docx.Document()
    link = f'<w:hyperlink {nsdecls("w")} w:anchor="x"><w:r><w:t>{{{{ salah_di_tautan }}}}</w:t></w:r></w:hyperlink>'
    document.add_paragraph("Lihat ")._p.append(parse_xml(link))
    path = folder / "lampiran-1.docx"
    document.save(str(path))
    body = etree.fromstring(parts_of(annotated(path))[MAIN])
    starts = [mark.getparent().tag for mark in body.iter(f"{W}commentRangeStart")]  # type: ignore[union-attr]
    assert set(starts) == {f"{W}p"}
    assert [at for said, at in comments(annotated(path)).values() if "salah_di_tautan" in said] == [
        "Lihat {{ salah_di_tautan }}"
    ]


@pytest.mark.parametrize("body", ["<w:sectPr/>", "<w:p/>", "<w:p><w:pPr/></w:p><w:tbl/>"])
def test_a_document_without_a_word_has_room_for_comments(folder: Path, body: str) -> None:
    path = folder / "lampiran-1.docx"
    docx.Document().save(str(path))
    parts = parts_of(path.read_bytes())
    parts[MAIN] = f"<w:document {nsdecls('w')}><w:body>{body}</w:body></w:document>".encode()
    path.write_bytes(pack(parts.items()))
    assert [at for _, at in comments(annotated(path)).values()] == [""] * len(lint(path, contexts()["lampiran-1"]))


def test_with_thousands_of_problems_the_rest_is_counted(folder: Path) -> None:
    path = folder / "lampiran-1.docx"
    draft().save(str(path))
    remarks = [Remark(Place("isi", "paragraf 1"), f"ke-{number}") for number in range(MOST + 7)]
    found = [said for said, _ in comments(with_remarks(path, remarks)).values()]
    assert len(found) == MOST + 1
    assert found[-1] == "Masih ada 7 masalah lain yang tidak dicatat di sini: jalankan perkin templates check."


@pytest.mark.slow
@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.tries)
def test_hostile_templates_get_their_comments_or_are_refused(folder: Path, hostile: Hostile) -> None:
    path = write(hostile, folder) / "keputusan.docx"
    original = path.read_bytes()
    made, said = tried(path)
    assert path.read_bytes() == original
    if not made:
        assert path.name in said
        return
    before, after = read_package(path, ".docx").parts, parts_of(made)
    kept = before.keys() - {"[Content_Types].xml", MAIN, "word/_rels/document.xml.rels", "word/comments.xml"}
    assert {name: after[name] for name in kept} == {name: before[name] for name in kept}
    assert comments(made)


# The command


def test_the_command_writes_a_copy_and_still_fails(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft().save(str(folder / "lampiran-1.docx"))
    copy = folder.parent / "catatan.docx"
    assert run(perkin, ["templates", "check", str(folder), "--annotate", str(copy)]) == 1
    said = capsys.readouterr()
    assert f"Komentar ditulis ke {copy}" in said.err
    assert "nomorr" in said.out
    assert any("nomorr" in told for told, _ in comments(copy.read_bytes()).values())


def test_one_template_can_be_named(folder: Path) -> None:
    for name in ("lampiran-1", "lampiran-2"):
        draft().save(str(folder / f"{name}.docx"))
    copy = folder.parent / "catatan.docx"
    assert run(perkin, ["templates", "check", str(folder / "lampiran-2.docx"), "--annotate", str(copy)]) == 1
    assert sorted(path.name for path in folder.parent.glob("*.docx")) == ["catatan.docx"]


def test_several_templates_get_a_copy_each(folder: Path) -> None:
    for name in ("lampiran-1", "lampiran-2"):
        draft().save(str(folder / f"{name}.docx"))
    assert run(perkin, ["templates", "check", str(folder), "--annotate", str(folder.parent / "catatan.docx")]) == 1
    written = sorted(path.name for path in folder.parent.glob("*.docx"))
    assert written == ["catatan-lampiran-1.docx", "catatan-lampiran-2.docx"]


def test_a_damaged_template_gets_none_and_the_others_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft().save(str(folder / "lampiran-1.docx"))
    (folder / "lampiran-2.docx").write_bytes(b"PK\x03\x04 rusak")
    assert run(perkin, ["templates", "check", str(folder), "--annotate", str(folder.parent / "catatan.docx")]) == 1
    said = capsys.readouterr().err
    assert "catatan-lampiran-2.docx tidak dibuat: Berkas lampiran-2.docx" in said
    assert sorted(path.name for path in folder.parent.glob("*.docx")) == ["catatan-lampiran-1.docx"]


def test_without_problems_there_is_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "catatan.docx"
    assert run(perkin, ["templates", "check", "--annotate", str(copy)]) == 0
    assert f"{copy} tidak dibuat" in capsys.readouterr().err
    assert not copy.exists()


def test_the_copy_never_takes_the_place_of_a_template(folder: Path) -> None:
    path = folder / "lampiran-1.docx"
    draft().save(str(path))
    original = path.read_bytes()
    for checked in (folder, path):
        assert run(perkin, ["templates", "check", str(checked), "--annotate", str(path)]) == 2
    builtin = builtin_templates() / "lampiran-1.docx"
    before = builtin.read_bytes()
    assert run(perkin, ["templates", "check", "--annotate", str(builtin)]) == 2
    assert (path.read_bytes(), builtin.read_bytes()) == (original, before)


def test_names_that_are_no_word_document_or_no_template_are_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft().save(str(folder / "lain.docx"))
    draft().save(str(folder / "lampiran-1.docx"))
    assert run(perkin, ["templates", "check", str(folder), "--annotate", str(folder.parent / "x.pdf")]) == 2
    assert "beri nama x.docx" in capsys.readouterr().err
    assert run(perkin, ["templates", "check", str(folder / "lain.docx")]) == 2
    assert "lain.docx bukan nama templat" in capsys.readouterr().err


def test_libreoffice_shows_the_comments(folder: Path, tmp_path: Path, soffice: Convert) -> None:
    path, copy = folder / "lampiran-1.docx", tmp_path / "catatan.docx"
    draft().save(str(path))
    assert audited(annotated(path), copy) == []
    flat = soffice(copy, "fodt", tmp_path / "hasil").read_text(encoding="utf-8")
    assert flat.count("<office:annotation ") == len(comments(copy.read_bytes()))
    assert "nomorr" in flat
