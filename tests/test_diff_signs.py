"""A sign by which perkin shows something is never taken for the same sign typed by hand."""

from __future__ import annotations

import pytest

from generator.diff.parts import SEL
from generator.diff.rows import Aspect
from generator.documents import keputusan
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.present.document_text import sentences
from tests.word_kinds import body_of, changes_between, document, paragraph, run, table

TICKED = '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
M = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
RUBY = f"<w:r><w:ruby><w:rt>{run('a')}</w:rt><w:rubyBase>{run('x')}</w:rubyBase></w:ruby></w:r>"


@pytest.fixture(scope="module")
def base(master_2025: Master) -> bytes:
    """A generated decree; its body is replaced."""
    return Template.load(find_template("keputusan", None)).fill(keputusan.build(master_2025))


def hidden(text: str) -> str:
    return run(text).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


@pytest.mark.parametrize(
    ("room", "shown", "typed"),
    [
        pytest.param("paragraph", hidden("x"), run("‹tersembunyi: x›"), id="hidden"),
        pytest.param("paragraph", run("a") + hidden("x"), run("a‹tersembunyi: x›"), id="hidden behind text"),
        pytest.param("paragraph", TICKED.format(run("☒")), run("☒"), id="ticked"),
        pytest.param("body", TICKED.format(paragraph("☒")), paragraph("☒"), id="ticked around a paragraph"),
        pytest.param("rows", TICKED.format(row(paragraph("☒"))), row(paragraph("☒")), id="ticked around a row"),
        pytest.param("run", '<w:sym w:font="Entah" w:char="F0FC"/>', "<w:t>‹simbol Entah F0FC›</w:t>", id="symbol"),
        pytest.param("run", '<w:footnoteReference w:id="2"/>', "<w:t>‹1›</w:t>", id="footnote"),
        pytest.param("run", '<w:endnoteReference w:id="2"/>', "<w:t>‹i›</w:t>", id="endnote"),
        pytest.param("paragraph", RUBY, run("x(a)"), id="ruby"),
        pytest.param("paragraph", M, run("(1)/(2)"), id="equation"),
        pytest.param(
            "rows",
            row(paragraph("x"), properties="<w:trPr><w:hidden/></w:trPr>"),
            row(paragraph("‹baris tersembunyi› x")),
            id="hidden row",
        ),
        pytest.param(
            "rows", row("<w:tcPr><w:vMerge/></w:tcPr><w:p/>"), row(paragraph("↑")), id="cell that continues"
        ),
    ],
)  # fmt: skip
def test_a_sign_is_not_the_same_as_its_letters(base: bytes, room: str, shown: str, typed: str) -> None:
    one, other = (document(base, body_of(room, content)) for content in (shown, typed))
    for changes in (changes_between(one, other), changes_between(other, one)):
        assert Aspect.TEXT in {change.aspect for change in changes if change.table == "isi"}


def test_text_hidden_on_web_pages_is_a_look(base: bytes) -> None:
    old, new = (
        document(base, f"<w:p><w:r>{look}<w:t>x</w:t></w:r></w:p>")
        for look in ("", "<w:rPr><w:webHidden/></w:rPr>")
    )  # fmt: skip
    (change,) = changes_between(old, new)
    assert (change.new, change.aspect) == ("“x” tersembunyi di tampilan web", Aspect.LOOKS)


def test_cells_that_were_joined_are_told_as_such(base: bytes) -> None:
    def two(first: str, second: str) -> bytes:
        return document(base, table(row(first + paragraph("x")) + row(second)))

    old = two("", paragraph("y"))
    new = two('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', "<w:tcPr><w:vMerge/></w:tcPr><w:p/>")
    changes = changes_between(old, new)
    assert [(change.column, change.old, change.new) for change in changes] == [
        (SEL, "sel sendiri", "menyatu dengan sel di atasnya"),
        ("Teks", "y", ""),
    ]
    assert list(sentences(changes)) == [
        "tabel 1, baris 2, kolom 1: sel sendiri → menyatu dengan sel di atasnya",
        "tabel 1, baris 2, kolom 1: y → (kosong)",
    ]


def test_an_arrow_that_somebody_typed_is_told(base: bytes) -> None:
    old, new = (document(base, paragraph("isi") + more) for more in ("", paragraph("↑")))
    assert list(sentences(changes_between(old, new))) == ["paragraf 2: ditambah: ↑"]
