"""What `perkin diff` says of looks and of what stands beside the text: in words and measures that people use."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.diff.documents import compare_documents
from generator.documents import keputusan
from generator.master import Master
from generator.office.package import pack, parts_of
from generator.office.word.content import read_content
from generator.office.word.content.lines import lines_of
from generator.office.word.content.looks import measured
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.present.diff_page import as_html
from generator.present.document_text import as_json, as_text, sentences
from tests.word_kinds import FILES, changes_between, document, paragraph, run, table


@pytest.fixture(scope="module")
def base(master_2025: Master) -> bytes:
    """A generated decree; its body is replaced."""
    return Template.load(find_template("keputusan", None)).fill(keputusan.build(master_2025))


def letters(look: str) -> str:
    return f"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>x</w:t></w:r></w:p>"


def standing(look: str) -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{run('x')}</w:p>"


def choices(value: str) -> str:
    listed = f'<w:dropDownList><w:listItem w:value="{value}"/></w:dropDownList>'
    return f"<w:p><w:sdt><w:sdtPr>{listed}</w:sdtPr><w:sdtContent>{run('x')}</w:sdtContent></w:sdt></w:p>"


def captioned(text: str) -> str:
    return table(f"<w:tr><w:tc>{paragraph('x')}</w:tc></w:tr>", f'<w:tblDescription w:val="{text}"/>')


def said(base: bytes, old: str, new: str) -> str:
    return "\n".join(sentences(changes_between(document(base, old), document(base, new))))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (letters('<w:sz w:val="24"/>'), letters('<w:sz w:val="22"/>'), "“x” ukuran huruf 12 → “x” ukuran huruf 11"),
        (letters('<w:sz w:val="24"/>'), letters('<w:sz w:val="23"/>'), "“x” ukuran huruf 12 → “x” ukuran huruf 11,5"),
        (letters('<w:spacing w:val="20"/>'), letters('<w:spacing w:val="-20"/>'), "renggang huruf 1 pt → “x” renggang huruf -1 pt"),
        (standing('<w:spacing w:before="240"/>'), standing('<w:spacing w:before="120"/>'), "jarak sebelum 12 pt → jarak sebelum 6 pt"),
        (standing('<w:spacing w:line="360"/>'), standing('<w:spacing w:line="276" w:lineRule="auto"/>'), "antarbaris 1,5 baris → antarbaris 1,15 baris"),
        (standing('<w:spacing w:line="240" w:lineRule="exact"/>'), standing('<w:spacing w:line="240"/>'), "antarbaris 12 pt, tepat → antarbaris 1 baris"),
        (standing('<w:ind w:left="567"/>'), standing('<w:ind w:left="1134"/>'), "indentasi kiri 10 mm → indentasi kiri 20 mm"),
        (standing('<w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs>'), standing(""), "tab (tab left pada 10 mm) → (kosong)"),
        (choices("1"), choices("2"), "kendali isi: daftar pilihan berubah"),
        (captioned("a"), captioned("b"), "properti uraian tabel “a” → uraian tabel “b”"),
    ],
)  # fmt: skip
def test_changes_are_told_in_words_that_people_use(base: bytes, old: str, new: str, sentence: str) -> None:
    assert sentence in said(base, old, new)


@pytest.mark.parametrize(
    ("element", "attribute", "kind"),
    [
        *(("sz", "val", ""), ("spacing", "before", ""), ("spacing", "line", "auto"), ("pgMar", "top", "")),
        *(("top", "sz", ""), ("tcW", "w", "dxa"), ("tcW", "w", "pct"), ("ind", "leftChars", "")),
    ],
)
def test_no_two_measures_read_the_same(element: str, attribute: str, kind: str) -> None:
    values = range(-2000, 4000)
    assert len({measured(element, attribute, str(value), kind) for value in values}) == len(values)


def test_a_margin_is_told_in_millimetres_and_not_as_the_size_of_the_page(base: bytes) -> None:
    parts = parts_of(document(base, paragraph("x")))
    body = parts["word/document.xml"].decode()
    top = body.partition("<w:pgMar")[2].partition('w:top="')[2].partition('"')[0]
    new = pack((parts | {"word/document.xml": body.replace(f'w:top="{top}"', 'w:top="567"', 1).encode()}).items())
    (change,) = changes_between(pack(parts.items()), new)
    was = (Decimal(top) / Decimal(1440) * Decimal("25.4")).quantize(Decimal("0.01")).normalize()
    assert (change.table, change.new) == ("tata halaman", "batas atas 10 mm")
    assert change.old == f"batas atas {was:f} mm".replace(".", ",")


def test_digests_are_kept_for_programs_and_not_shown_to_people(base: bytes, tmp_path: Path) -> None:
    picture = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="image1"/></v:shape></w:pict></w:r></w:p>'
    old, new = tmp_path / "lama.docx", tmp_path / "baru.docx"
    old.write_bytes(document(base, picture))
    theme = "word/theme/theme1.xml"
    font = parts_of(base)[theme].replace(b'latin typeface="', b'latin typeface="X')
    new.write_bytes(document(base, picture, {FILES["image1"][1]: b"lain", theme: font}))
    comparison = compare_documents(old, new)
    text, page = as_text(comparison), as_html(comparison)
    assert "paragraf 1: gambar diganti" in text
    assert "huruf tema: tampilan lain berubah" in text
    assert "⟦" not in text + page
    assert "⟦" in as_json(comparison)


def test_values_of_charts_have_a_decimal_comma(base: bytes) -> None:
    chart = FILES["chart1"][2].replace(b"<c:v>1<", b"<c:v>97.5<")
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="g"/><a:graphic><a:graphicData><c:chart r:id="chart1"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    content = read_content(parts_of(document(base, drawing, {FILES["chart1"][1]: chart})))
    assert "  : 1 = 97,5" in lines_of(content)
    assert "  : 1 = 97.5" in lines_of(content, form=1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(standing("<w:rPr/>"), paragraph("x"), id="empty look of the paragraph's end"),
        pytest.param(standing("<w:tabs/>"), paragraph("x"), id="no tabs"),
        pytest.param(letters('<w:b w:val="0"/>'), paragraph("x"), id="not bold"),
        pytest.param(letters('<w:strike w:val="false"/>'), paragraph("x"), id="not struck out"),
        pytest.param(letters('<w:color w:val="auto"/>'), paragraph("x"), id="colour by itself"),
        pytest.param(f'<w:p><w:smartTag w:element="a"><w:smartTagPr><w:attr w:name="n" w:val="1"/></w:smartTagPr>{run("x")}</w:smartTag></w:p>', paragraph("x"), id="smart tag"),
    ],
)  # fmt: skip
def test_what_programs_add_when_they_save_is_no_difference(base: bytes, old: str, new: str) -> None:
    assert said(base, old, new) == ""


@pytest.mark.parametrize(
    ("set_by_style", "taken_off"),
    [("<w:b/>", '<w:b w:val="0"/>'), ('<w:color w:val="FF0000"/>', '<w:color w:val="auto"/>')],
)
@pytest.mark.parametrize("kind", ["paragraph", "table"])
def test_what_takes_off_the_look_of_a_style_is_told(base: bytes, set_by_style: str, taken_off: str, kind: str) -> None:
    def made(look: str) -> bytes:
        styled = '<w:pPr><w:pStyle w:val="Nyata"/></w:pPr>' if kind == "paragraph" else ""
        body = letters(look).replace("<w:p>", f"<w:p>{styled}")
        if kind == "table":
            body = table(f"<w:tr><w:tc>{body}</w:tc></w:tr>", '<w:tblStyle w:val="Nyata"/>')
        parts = parts_of(document(base, body))
        style = (
            f'<w:style w:type="{kind}" w:styleId="Nyata"><w:name w:val="Nyata"/><w:rPr>{set_by_style}</w:rPr></w:style>'
        )
        parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"</w:styles>", f"{style}</w:styles>".encode())
        return pack(parts.items())

    assert len(changes_between(made(""), made(taken_off))) == 1
