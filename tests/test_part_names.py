"""Packages whose parts have other names than Office gives them: the same values are read, the same template fills."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.documents import keputusan, lampiran_1
from generator.errors import InputRefused
from generator.master import Master
from generator.master.parse import parse
from generator.office import partnames
from generator.office.package import opened, parts_of
from generator.office.partnames import attributes, usual_names
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.office.workbook.annotate import annotate
from generator.office.workbook.reader import read
from generator.validate import validate
from tests.conftest import CONTOH_2025, ROOT

Parts = dict[str, bytes]


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package with names just as given."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name  # as it stands, also with a backslash
            archive.writestr(entry, content)
    return buffer.getvalue()


def other_letters(parts: Parts) -> Parts:
    """Some parts named in other letters than their relationships have."""
    new = {
        "xl/sharedStrings.xml": "xl/SharedStrings.xml",
        "xl/styles.xml": "xl/Styles.XML",
        "xl/_rels/workbook.xml.rels": "XL/_rels/Workbook.xml.rels",
    }
    return {new.get(name, name): content for name, content in parts.items()}


def capitals(parts: Parts) -> Parts:
    return {name.upper(): content for name, content in parts.items()}


def backslashes(parts: Parts) -> Parts:
    return {name.replace("/", "\\"): content for name, content in parts.items()}


def moved(parts: Parts, main: str, place: str) -> Parts:
    """The main part under another name in its own folder, as Word Online and others write it."""
    folder, _, file = main.rpartition("/")
    new = {main: f"{folder}/{place}", f"{folder}/_rels/{file}.rels": f"{folder}/_rels/{place}.rels"}
    changed = {new.get(name, name): content for name, content in parts.items()}
    for name in ("_rels/.rels", "[Content_Types].xml"):
        changed[name] = changed[name].replace(main.encode(), f"{folder}/{place}".encode())
    return changed


def moved_out(parts: Parts) -> Parts:
    """The workbook part in a folder of its own, its targets counted from there."""
    changed = {
        name: content
        for name, content in parts.items()
        if not name.endswith("workbook.xml") and name != "xl/_rels/workbook.xml.rels"
    }
    changed["isi/buku.xml"] = parts["xl/workbook.xml"]
    changed["isi/_rels/buku.xml.rels"] = re.sub(
        rb'Target="(?!/|https?:)', b'Target="../xl/', parts["xl/_rels/workbook.xml.rels"]
    )
    for name in ("_rels/.rels", "[Content_Types].xml"):
        changed[name] = changed[name].replace(b"xl/workbook.xml", b"isi/buku.xml")
    return changed


WORKBOOKS: dict[str, Callable[[Parts], Parts]] = {
    "letters": other_letters,
    "capitals": capitals,
    "backslashes": backslashes,
    "workbook2": lambda parts: moved(parts, "xl/workbook.xml", "workbook2.xml"),
    "elsewhere": moved_out,
}


@pytest.mark.parametrize("change", WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_master_under_other_part_names_is_the_same_master(
    change: Callable[[Parts], Parts], tmp_path: Path, contoh: Master
) -> None:
    path = tmp_path / CONTOH_2025.name
    path.write_bytes(zipped(change(parts_of(CONTOH_2025.read_bytes()))))
    seen = parse(read(path))
    assert seen == replace(contoh, sha256=seen.sha256)
    assert seen.buku.lembar == contoh.buku.lembar
    assert seen.buku.pembuat == contoh.buku.pembuat
    assert validate(seen) == validate(contoh)
    marked = tmp_path / "bertanda.xlsx"
    marked.write_bytes(annotate(path, validate(seen)))
    assert parse(read(marked)).indikator == contoh.indikator


DOCUMENTS: dict[str, Callable[[Parts], Parts]] = {
    "capitals": lambda parts: {name.title() if "/" in name else name: content for name, content in parts.items()},
    "backslashes": backslashes,
    "document2": lambda parts: moved(parts, "word/document.xml", "document2.xml"),
}


@pytest.mark.parametrize("change", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_template_under_other_part_names_gives_the_same_document(
    change: Callable[[Parts], Parts], tmp_path: Path, contoh: Master
) -> None:
    own = ROOT / "templates" / "lampiran-1.docx"
    path = tmp_path / own.name
    path.write_bytes(zipped(change(parts_of(own.read_bytes()))))
    data = lampiran_1.build(contoh)
    assert docx_text(Template.load(path).fill(data)) == docx_text(Template.load(own).fill(data))
    assert "status_data" in Template.load(path).names


def test_a_document_under_another_name_is_read(tmp_path: Path, contoh: Master) -> None:
    made = Template.load(ROOT / "templates" / "keputusan.docx").fill(keputusan.build(contoh))
    online = zipped(moved(parts_of(made), "word/document.xml", "document2.xml"))
    package = opened(online, "keputusan.docx", ".docx")
    assert package.parts["word/document.xml"] == parts_of(made)["word/document.xml"]


def test_a_document_given_for_a_workbook_is_told_whatever_its_parts_are_called() -> None:
    document = moved(
        parts_of((ROOT / "templates" / "keputusan.docx").read_bytes()), "word/document.xml", "document2.xml"
    )
    with pytest.raises(InputRefused, match=r"adalah dokumen Word \(\.docx\), padahal yang diperlukan buku kerja Excel"):
        opened(zipped(document), "a.xlsx", ".xlsx")


def test_two_documents_in_one_package_are_refused() -> None:
    parts = parts_of((ROOT / "templates" / "keputusan.docx").read_bytes())
    both = moved(parts, "word/document.xml", "document2.xml") | {"word/document.xml": parts["word/document.xml"]}
    with pytest.raises(InputRefused, match="memuat dua dokumen sekaligus"):
        opened(zipped(both), "a.docx", ".docx")


def test_names_that_lead_out_are_refused_with_either_slash() -> None:
    parts = parts_of(CONTOH_2025.read_bytes())
    for name in ("..\\luar.xml", "xl/../../luar.xml", "\\luar.xml", "/luar.xml", "C:luar.xml"):
        with pytest.raises(InputRefused, match="menunjuk ke luar berkas"):
            opened(zipped(parts | {name: b"<a/>"}), "a.xlsx", ".xlsx")


def test_headers_of_other_names_are_numbered_in_the_time_of_one_look() -> None:
    def named(count: int) -> int:
        looks = 0
        names = [f"word/kop{number}.xml" for number in range(count)]
        links = "".join(f'<Relationship Id="r{name}" Type="o/header" Target="/{name}"/>' for name in names)
        types = "".join(f'<Override PartName="/{name}" ContentType="header"/>' for name in names)
        parts = {
            "[Content_Types].xml": f"<Types>{types}</Types>".encode(),
            "_rels/.rels": b'<Relationships><Relationship Type="o/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": b"<a/>",
            "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>".encode(),
            **dict.fromkeys(names, b"<a/>"),
        }

        def looked(tag: bytes) -> Mapping[str, str]:
            nonlocal looks
            looks += 1
            return attributes(tag)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(partnames, "attributes", looked)
            done = usual_names(parts, {"officeDocument": "word/document.xml"})
        assert {f"word/header{number}.xml" for number in range(1, count + 1)} <= done.keys()
        return looks

    assert named(200) < 3 * named(100)
