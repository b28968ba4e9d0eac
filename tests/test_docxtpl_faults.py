"""Each fault of docxtpl that `generator/office/word` mends: plain docxtpl fails, the same template works here."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest
from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, TemplateError
from lxml import etree

from generator.errors import TemplateRefused
from generator.office.package import pack, parts_of
from generator.office.word.graph import WordPackage
from generator.office.word.template import Template
from tests.pages import W
from tests.parts import MAIN, OFFICE, RELS, TYPES, paragraph, parts, run, with_part, written


@dataclass(frozen=True)
class Baris:
    n: str
    warna: str = "FF0000"


@dataclass(frozen=True)
class Isi:
    x: str = "X"
    y: int = 1
    tanda: str = "%"
    baris: tuple[Baris, ...] = (Baris("a"), Baris("b"))


Fill = Callable[..., str]


def rows(*contents: str, properties: str = "<w:tcPr/>") -> str:
    """A table of rows with one cell each."""
    made = "".join(f"<w:tr><w:tc>{properties}{content}</w:tc></w:tr>" for content in contents)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{made}</w:tbl>'


def inside(data: bytes) -> str:
    return parts_of(data)[MAIN].decode().partition("<w:body>")[2].partition("<w:sectPr")[0]


def plain(xml: str, data: Isi | None = None, environment: Environment | None = None) -> str:
    """What docxtpl itself makes of it, with the strictest settings that it documents."""
    template = DocxTemplate(io.BytesIO(pack(parts(xml).items())))
    template.render(asdict(data or Isi()), environment or Environment(autoescape=True, undefined=StrictUndefined))
    buffer = io.BytesIO()
    template.save(buffer)
    return inside(buffer.getvalue())


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    def filled(xml: str, data: Isi | None = None) -> str:
        path = tmp_path / "uji.docx"
        path.write_bytes(pack(parts(xml).items()))
        return inside(Template.load(path).fill(data or Isi()))

    return filled


def texts(xml: str) -> list[str]:
    root = etree.fromstring(f'<w:body xmlns:w="{W[1:-1]}">{xml}</w:body>')
    return [found.text for found in root.iter(f"{W}t") if found.text]


TWO_IN_ONE = rows(
    paragraph('{%tr for b in baris %}{%tr if b.n == "b" %}'),
    paragraph("{{ b.n }}"),
    paragraph("{%tr endif %}{%tr endfor %}"),
)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (TWO_IN_ONE, ["b"]),
        (
            paragraph("{%p for b in baris %}", "{%p if true %}")
            + paragraph("{{ b.n }}")
            + paragraph("{%p endif %}{%p endfor %}"),
            ["a", "b"],
        ),
        (rows(paragraph('{%tr if tanda == "%" %}'), paragraph("ya"), paragraph("{%tr endif %}")), ["ya"]),
        (rows(paragraph('{%tr if tanda != "}" %}'), paragraph("ya"), paragraph("{%tr endif %}")), ["ya"]),
        (paragraph("himpunan {") + paragraph("{{ x }}"), ["himpunan {", "X"]),
        (
            rows(
                paragraph("{%tr for b in baris %}"),
                "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>" + run("{% vm %}{{ x }}") + "</w:p>",
                paragraph("{%tr endfor %}"),
            ),
            ["X"],
        ),
    ],
    ids=["two-rows", "two-paragraphs", "percent", "brace", "brace-in-text", "vm-without-properties"],
)  # fmt: skip
def test_docxtpl_cannot_read_it(fill: Fill, xml: str, expected: list[str]) -> None:
    with pytest.raises(TemplateError):
        plain(xml)
    assert texts(fill(xml)) == expected


def test_two_placed_tags_in_one_row_lose_the_first() -> None:
    patched = DocxTemplate("").patch_xml("<w:tr><w:t>{%tr if a %}</w:t><w:t>{%tr if b %}</w:t></w:tr>")
    assert patched == "{% if b %}"


def test_a_row_behind_a_nested_table_is_the_outer_row(fill: Fill) -> None:
    nested = rows(paragraph("dalam"))
    xml = rows(paragraph("{%tr for b in baris %}"), paragraph("{{ b.n }}"), nested + paragraph("{%tr endfor %}"))
    broken = plain(xml)
    with pytest.raises(etree.XMLSyntaxError):
        texts(broken)
    assert texts(fill(xml)) == ["a", "b"]


def test_rich_text_leaves_the_look_to_the_text_behind_it(fill: Fill) -> None:
    xml = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a {{r x }} tebal</w:t></w:r></w:p>"
    assert "<w:r><w:t" in plain(xml).partition("X")[2]
    filled = fill(xml)
    assert texts(filled) == ["a ", "X", " tebal"]
    assert filled.count("<w:r>") == filled.count("<w:r><w:rPr><w:b/></w:rPr>") == 3


def test_text_in_a_tag_is_as_it_was_typed(fill: Fill) -> None:
    xml = paragraph("{% if x == 'a &amp; b' %}ya{% endif %}")
    template = DocxTemplate("").patch_xml(xml)
    assert "&amp;" in template  # compared with "a &amp; b"
    assert texts(fill(xml, Isi(x="a & b"))) == ["ya"]


def test_a_bare_sign_does_not_stay_in_the_xml(fill: Fill) -> None:
    xml = f'<w:body xmlns:w="{W[1:-1]}">{paragraph("{% if y &lt; 2 %}ya{% endif %}")}</w:body>'
    patched = DocxTemplate("").patch_xml(xml)
    with pytest.raises(etree.XMLSyntaxError):
        etree.fromstring(patched)
    assert texts(fill(paragraph("{% if y &lt; 2 %}ya{% endif %}"))) == ["ya"]


def test_a_brace_at_the_end_of_a_paragraph_joins_nothing(fill: Fill) -> None:
    xml = paragraph("100%") + paragraph("} {{ x }}")
    assert plain(xml).count("<w:p>") == 1
    assert fill(xml).count("<w:p>") == 2


SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="FF0000"/>'


@pytest.mark.parametrize(
    ("cell", "properties", "shades"),
    [
        (paragraph("{% cellbg 'FF0000' %}a") + rows(paragraph("dalam")) + paragraph(), "<w:tcPr/>", 2),
        (paragraph("{% cellbg 'FF0000' %}a"), "", 0),
    ],
    ids=["nested", "no-properties"],
)
def test_a_cell_s_colour_is_its_own(fill: Fill, cell: str, properties: str, shades: int) -> None:
    xml = rows(cell, properties=properties)
    assert plain(xml).count('w:fill="FF0000"') == shades
    assert fill(xml).count(SHADED) == 1


def test_a_cell_s_colour_takes_no_paragraph_s(fill: Fill) -> None:
    own = '<w:shd w:val="clear" w:fill="00FF00"/>'
    command = run("{% cellbg 'FF0000' %}a")
    xml = rows(f"<w:p><w:pPr>{own}</w:pPr>{command}</w:p>")
    assert own not in plain(xml)
    filled = fill(xml)
    assert own in filled
    assert SHADED in filled


def test_properties_of_a_cell_are_in_the_order_of_the_schema(fill: Fill) -> None:
    xml = rows(paragraph("{% cellbg 'FF0000' %}a"), properties='<w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>')
    assert plain(xml).find("w:shd") < plain(xml).find("w:tcW")
    assert fill(xml).find("w:tcW") < fill(xml).find("w:shd")


def test_signs_of_xml_are_printed(fill: Fill) -> None:
    xml, data = paragraph("{{ x }}"), Isi(x="a & b < c")
    assert texts(plain(xml, data, Environment())) == ["a  b  c"]  # noqa: S701 - as docxtpl's manual calls it
    assert texts(fill(xml, data)) == ["a & b < c"]


def test_an_unknown_name_is_refused(fill: Fill) -> None:
    template = DocxTemplate(io.BytesIO(pack(parts(paragraph("[{{ tidak_ada }}]")).items())))
    template.render({})  # as docxtpl's manual calls it
    assert "[]" in etree.tostring(template.docx.element, encoding="unicode")
    with pytest.raises(TemplateRefused, match="tidak dikenal: tidak_ada"):
        fill(paragraph("[{{ tidak_ada }}]"))


def test_all_properties_of_the_document_are_filled(tmp_path: Path) -> None:
    document = Document()
    document.core_properties.keywords = document.core_properties.category = "{{ x }}"
    path = tmp_path / "uji.docx"
    document.save(str(path))
    template = DocxTemplate(str(path))
    template.render(asdict(Isi()))
    assert template.docx.core_properties.keywords == "{{ x }}"
    made = Document(io.BytesIO(Template.load(path).fill(Isi()))).core_properties
    assert (made.keywords, made.category) == ("X", "X")


def test_signs_of_our_own_in_a_template_do_nothing(fill: Fill) -> None:
    signs = "\ufdd2<w:p>\ufdd3 \ufdd0{0}\ufdd1\ufdd4"
    escaped = signs.replace("<", "&lt;")
    xml = f'<w:p><w:pPr><w:pStyle w:val="{escaped}"/></w:pPr>{run("{{ x }}" + escaped)}</w:p>'
    assert texts(fill(xml)) == ["X<w:p> {0}"]


def test_the_prefix_of_word_s_names_is_free(tmp_path: Path) -> None:
    made = parts(rows(paragraph("{%tr for b in baris %}"), paragraph("{{ b.n }}"), paragraph("{%tr endfor %}")))
    made[MAIN] = re.sub(rb"(?<=[<\s/:])w(?=:|=)", b"x", made[MAIN])
    assert b"<x:tr>" in made[MAIN]
    path = tmp_path / "uji.docx"
    path.write_bytes(pack(made.items()))
    with pytest.raises(TemplateError):
        DocxTemplate(str(path)).patch_xml(made[MAIN].decode()) and DocxTemplate(str(path)).render(asdict(Isi()))
    filled = parts_of(Template.load(path).fill(Isi()))[MAIN]
    assert [text.text for text in etree.fromstring(filled).iter(f"{W}t")] == ["a", "b"]


@pytest.mark.parametrize("command", ["{% vm %}", "{% hm %}", "{% cellbg x %}"])
def test_text_that_stands_directly_in_a_cell_is_no_command(fill: Fill, command: str) -> None:
    xml = rows("<w:t>aneh</w:t>" + paragraph("{{ x }}")) + paragraph("{% for b in baris %}") + paragraph("{% endfor %}")
    assert "X" in texts(fill(xml.replace("{% for b in baris %}", "").replace("{% endfor %}", "")))
    with pytest.raises(TemplateRefused, match="di luar tabel"):
        fill(paragraph(command))


# python-docx's package, which `generator/office/word/graph` holds


def saved(template: DocxTemplate) -> bytes:
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def test_the_file_is_read_once(tmp_path: Path) -> None:
    path = written(tmp_path, parts(paragraph("{{ x }}")))
    plain_template, template = DocxTemplate(str(path)), Template.load(path)
    path.unlink()
    with pytest.raises(PackageNotFoundError):
        plain_template.render(asdict(Isi()))
    assert template.fill(Isi()) == template.fill(Isi())


def test_a_part_that_is_not_filled_stays_as_it_is_stored(tmp_path: Path) -> None:
    made = parts(paragraph("{{ x }}"))
    made["word/styles.xml"] = made["word/styles.xml"].replace(b"<w:styles ", b"<!-- gaya kantor -->\n<w:styles  ")
    path = written(tmp_path, made)
    template = DocxTemplate(str(path))
    template.render(asdict(Isi()))
    assert parts_of(saved(template))["word/styles.xml"] != made["word/styles.xml"]
    assert parts_of(Template.load(path).fill(Isi()))["word/styles.xml"] == made["word/styles.xml"]


def test_a_relation_to_a_place_in_the_document_leads_to_no_part(tmp_path: Path) -> None:
    made = parts(paragraph("{{ x }}"))
    link = f'<Relationship Id="rIdTaut" Type="{OFFICE}/hyperlink" Target="#bab"/></Relationships>'
    made[RELS] = made[RELS].replace(b"</Relationships>", link.encode())
    path = written(tmp_path, made)
    with pytest.raises(KeyError, match="#bab"):
        DocxTemplate(str(path)).render(asdict(Isi()))
    assert b'"#bab"' in parts_of(Template.load(path).fill(Isi()))[RELS]


def test_a_name_may_have_a_space(tmp_path: Path) -> None:
    made = with_part(parts(paragraph("{{ x }}")), "word/data satu.xml", "<a/>", "customXml")
    made[RELS] = made[RELS].replace(b"data satu", b"data%20satu")
    path = written(tmp_path, made)
    with pytest.raises(KeyError, match="data%20satu"):
        DocxTemplate(str(path)).render(asdict(Isi()))
    filled = parts_of(Template.load(path).fill(Isi()))
    assert filled["word/data%20satu.xml"] == b"<a/>"
    assert b'"data%20satu.xml"' in filled[RELS]


def chain(length: int) -> dict[str, bytes]:
    """A package in which each part leads to the next."""
    made = parts(paragraph("{{ x }}"))
    owner = RELS
    for number in range(length):
        name = f"word/mata{number}.xml"
        made.setdefault(
            owner,
            b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'></Relationships>",
        )
        made = with_part(made, name, "<a/>", "customXml", owner=owner)
        owner = f"word/_rels/mata{number}.xml.rels"
    return made


def test_relations_may_lead_far(tmp_path: Path) -> None:
    path = written(tmp_path, chain(960))
    with pytest.raises(RecursionError):
        DocxTemplate(str(path)).render(asdict(Isi()))
    assert "word/mata959.xml" in parts_of(Template.load(path).fill(Isi()))


def test_a_document_is_the_same_at_any_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, parts(paragraph("{{ x }}")))
    template, made = DocxTemplate(str(path)), []
    for year in (2025, 2026):
        monkeypatch.setattr(time, "time", lambda year=year: (year - 1970) * 365.25 * 86400)
        template.render(asdict(Isi()))
        made.append((saved(template), Template.load(path).fill(Isi())))
    assert made[0][0] != made[1][0]
    assert made[0][1] == made[1][1]


def test_a_part_may_have_an_ending_without_a_content_type(tmp_path: Path) -> None:
    made = with_part(parts(paragraph("{{ x }}")), "word/data.aneh", "isi", "customXml")
    made[TYPES] = made[TYPES].replace(b'<Override PartName="/word/data.aneh" ContentType="application/xml"/>', b"")
    path = written(tmp_path, made)
    with pytest.raises(KeyError, match="no content type"):
        DocxTemplate(str(path)).render(asdict(Isi()))
    assert parts_of(Template.load(path).fill(Isi()))["word/data.aneh"] == b"isi"


def test_upper_and_lower_case_of_names_are_the_same() -> None:
    made = with_part(parts(), "word/Data.xml", "<a/>", "customXml")
    made[RELS] = made[RELS].replace(b"/word/Data.xml", b"/word/data.xml")
    with pytest.raises(KeyError, match=r"word/data\.xml"):
        Document(io.BytesIO(pack(made.items())))
    assert WordPackage.of(made).members()["word/Data.xml"] == b"<a/>"
