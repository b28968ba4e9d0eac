"""docs/templat-docxtpl.md: every row of its tables is tried, and the answer is what happens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
from docxtpl import InlineImage, Listing, R, RichText, RichTextParagraph

from generator.errors import PerkinError, TemplateRefused
from generator.office.package import pack
from generator.office.word.template import Template
from generator.values import Paragraph, Run
from tests.conftest import ROOT
from tests.lint import lint
from tests.parts import paragraph, parts, run
from tests.test_docxtpl_faults import inside, rows, texts

PAGE: Final = (ROOT / "docs" / "templat-docxtpl.md").read_text(encoding="utf-8")
ANSWERS: Final = {
    tag.replace("\\|", "|"): answer
    for tag, answer in re.findall(r"^\| `?(.+?)`? \| (works|(?:differs|refused): .+) \|$", PAGE, re.MULTILINE)
}


@dataclass(frozen=True)
class Baris:
    n: str


@dataclass(frozen=True)
class Isi:
    x: str = "X"
    y: int = 2
    ya: bool = True
    warna: str = "FF0000"
    kaya: Paragraph = (Run("miring", italic=True),)
    baris: tuple[Baris, ...] = (Baris("a"), Baris("b"))


@dataclass(frozen=True)
class Benda:
    benda: RichText | Listing | InlineImage | RichTextParagraph


Fill = Callable[..., str]


@pytest.fixture
def fill(tmp_path: Path) -> Fill:
    def filled(xml: str, data: object) -> str:
        path = tmp_path / "uji.docx"
        path.write_bytes(pack(parts(xml).items()))
        made = Template.load(path).fill(data)
        assert lint(made) == []
        return inside(made)

    return filled


def cells(*contents: str) -> str:
    """A table of one row."""
    row = "".join(f'<w:tc><w:tcPr><w:tcW w:w="9" w:type="dxa"/></w:tcPr>{content}</w:tc>' for content in contents)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid><w:tr>{row}</w:tr></w:tbl>'


def looped(tag: str) -> str:
    return rows(paragraph("{%tr for b in baris %}"), paragraph(tag + "{{ b.n }}"), paragraph("{%tr endfor %}"))


WORKS: Final[dict[str, tuple[Callable[[str], str], list[str], str]]] = {
    "{{ x }}": (paragraph, ["X"], ""),
    "{% for b in baris %}{{ b.n }}{% endfor %}": (paragraph, ["ab"], ""),
    "{%p if ya %}": (lambda tag: paragraph(tag) + paragraph("isi") + paragraph("{%p endif %}"), ["isi"], ""),
    "{%tr for b in baris %}": (lambda _: looped(""), ["a", "b"], ""),
    "{%tc for b in baris %}": (
        lambda tag: cells(paragraph(tag), paragraph("{{ b.n }}"), paragraph("{%tc endfor %}")), ["a", "b"], ""),
    "{%r if ya %}": (lambda tag: f"<w:p>{run(tag)}{run('isi')}{run('{%r endif %}')}</w:p>", ["isi"], ""),
    "{{r kaya }}": (lambda tag: paragraph(f"a {tag} b"), ["a ", "miring", " b"], "<w:i/>"),
    "{# catatan #}": (lambda tag: paragraph(f"a{tag}b"), ["ab"], ""),
    "{#p catatan #}": (lambda tag: paragraph(tag) + paragraph("isi"), ["isi"], ""),
    "{#tr catatan #}": (lambda tag: rows(paragraph(tag), paragraph("isi")), ["isi"], ""),
    "{#tc catatan #}": (lambda tag: cells(paragraph(tag), paragraph("isi"), paragraph("lagi")), ["isi", "lagi"], ""),
    "{% cellbg warna %}": (lambda tag: rows(paragraph(f"{tag}isi")), ["isi"], 'w:fill="FF0000"'),
    "{% colspan y %}": (lambda tag: cells(paragraph(f"{tag}isi")), ["isi"], '<w:gridSpan w:val="2"/>'),
    "{% vm %}": (looped, ["a"], '<w:vMerge w:val="continue"/>'),
    "{% hm %}": (
        lambda tag: cells(paragraph("{%tc for b in baris %}"), paragraph(f"{tag}isi"), paragraph("{%tc endfor %}")),
        ["isi"], '<w:gridSpan w:val="2"/>'),
    "{{ x -}}": (lambda tag: paragraph(f"a {tag} b"), ["a Xb"], ""),
    "{%- if ya %}": (
        lambda tag: paragraph("satu") + paragraph(f"dua {tag}isi{{% endif %}}"), ["satu", "duaisi"], ""),
    "{_{ x }_}": (paragraph, ["{_{ x }_}"], ""),
}  # fmt: skip
"""Tag → a template with it, the texts that come out, and what XML must hold besides."""
OBJECTS: Final[dict[str, tuple[Any, str, list[str]]]] = {
    r"RichText('a\nb', bold=True)": (RichText("a\nb", bold=True), "{{r benda }}", ["a", "b"]),
    "R('a', color='#FF0000', size=20, font='Arial')": (
        R("a", color="#FF0000", size=20, font="Arial"), "{{r benda }}", ["a"]),
    "RichText('a', url_id='rId1')": (RichText("a", url_id="rId1"), "{{r benda }}", []),
    r"Listing('a\nb & c')": (Listing("a\nb & c"), "{{ benda }}", ["a", "b & c"]),
    r"Listing('a\fb')": (Listing("a\fb"), "{{ benda }}", []),
    "InlineImage": (InlineImage(None, ""), "{{ benda }}", []),
    "RichTextParagraph": (RichTextParagraph(RichText("a")), "{{ benda }}", []),
}  # fmt: skip


def test_every_row_is_tried() -> None:
    refused = {tag for tag, answer in ANSWERS.items() if answer.startswith("refused")}
    assert set(ANSWERS) - refused == (set(WORKS) | set(OBJECTS)) - refused
    assert len(ANSWERS) > 25


@pytest.mark.parametrize("tag", WORKS)
def test_tags_that_work(fill: Fill, tag: str) -> None:
    template, expected, besides = WORKS[tag]
    made = fill(template(tag), Isi())
    assert texts(made) == expected
    assert besides in made


@pytest.mark.parametrize("written", [one for one, answer in ANSWERS.items() if answer.startswith("refused")])
def test_what_is_refused_says_why(fill: Fill, written: str) -> None:
    reason = re.escape(ANSWERS[written].removeprefix("refused: "))
    data, tag, _ = OBJECTS.get(written, (None, written, []))
    with pytest.raises(TemplateRefused if data is None else PerkinError, match=reason):
        fill(paragraph(f"a {tag}"), Isi() if data is None else Benda(data))


@pytest.mark.parametrize("written", [one for one in OBJECTS if ANSWERS[one] == "works"])
def test_objects_that_work(fill: Fill, written: str) -> None:
    data, tag, expected = OBJECTS[written]
    made = fill(paragraph(tag), Benda(data))
    assert texts(made) == expected
    assert made.count("<w:br/>") == len(expected) - 1


def test_a_cell_that_spans_columns_spans_them_for_every_round(fill: Fill) -> None:
    xml = cells(paragraph("{%tc for b in baris %}"), paragraph("{% hm %}{% vm %}isi"), paragraph("{%tc endfor %}"))
    spanned = xml.replace("</w:tcPr>", '<w:gridSpan w:val="3"/></w:tcPr>')
    path_made = fill(spanned.replace('<w:gridCol w:w="9"/>', '<w:gridCol w:w="9"/>' * 3), Isi())
    assert path_made.count('<w:gridSpan w:val="6"/>') == 1


def test_two_commands_for_one_property_are_refused(fill: Fill) -> None:
    with pytest.raises(TemplateRefused, match="dua kali dalam satu sel"):
        fill(cells(paragraph("{% hm %}{% colspan y %}")), Isi())
