"""Whatever stands in the data comes out of Word as it went in, or is refused by name; documents of any size are sound."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from generator.documents import named
from generator.errors import InputRefused
from generator.master import Master
from generator.office.package import parts_of
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.values import Run
from tests.lint import lint
from tests.pages import W, body, grid
from tests.test_word import Baris, Isi

PIECES = (
    "&", "<", ">", '"', "'", "]]>", "<!--", "<w:p>", "</w:t>", "&amp;", "&#0;", "{{", "}}", "{%", "%}", "{#", "#}",
    "{{ judul }}", "{% for %}", "\n", "\r", "\r\n", "\t", "\u00a0", "\u2028", "\x85", "👩‍👩‍👧", "🇮🇩", "\u202eשלום", "\ufdd0",
    "\x00", "\x0b", "\x1f", "\x7f", "\ufffe", "\uffff", "\ud800", "\udfff", "  ",
)  # fmt: skip
ANY = st.lists(st.one_of(st.sampled_from(PIECES), st.text(st.characters(codec=None), max_size=4)), max_size=8).map(
    "".join
)
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot hold, from its definition of a character."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    """Prints one text in every way that a template can: body, rich, strung together, header, property, cell of a row."""
    document = Document()
    for text in ("[{{ judul }}]", "[{{r kaya }}]", "[{{ judul ~ '' }}]", "[{% set x = judul %}{{ x }}]"):
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "[{{ judul }}]"
    document.core_properties.title = "[{{ judul }}]"
    table = document.add_table(0, 1)
    for text in ("{%tr for b in baris %}", "[{{ b.teks }}]", "{%tr endfor %}"):
        table.add_row().cells[0].text = text
    path = tmp_path_factory.mktemp("templat") / "uji.docx"
    document.save(str(path))
    return Template.load(path)


def read_back(data: bytes) -> tuple[list[str], str]:
    """The texts between brackets, and the title, as python-docx reads them."""
    document = Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    texts += [document.sections[0].header.paragraphs[0].text, document.tables[0].cell(0, 0).text]
    return [text[1:-1] for text in texts], document.core_properties.title[1:-1]


def test_any_text_comes_out_as_it_went_in_or_is_refused(template: Template) -> None:
    @given(ANY)
    def check(text: str) -> None:
        isi = Isi(judul=text, kaya=(Run(text, italic=True),), baris=(Baris(text),))
        if found := UNHELD.search(text):
            with pytest.raises(InputRefused, match=f"U\\+{ord(found[0]):04X}"):
                template.fill(isi)
            return
        data = template.fill(isi)
        texts, title = read_back(data)
        assert texts == [re.sub("\r\n|\r", "\n", text)] * 6
        assert title.split() == text.split()
        assert not [t.text for t in body(data).iter(f"{W}t") if {"\n", "\t"} & set(t.text or "")], "w:br dan w:tab"

    check()


@pytest.mark.parametrize("field", ["judul", "kaya", "baris"])
def test_every_kind_of_field_refuses_what_word_cannot_hold(template: Template, field: str) -> None:
    values: dict[str, Any] = {"judul": "a\x0bb", "kaya": (Run("a\x0bb"),), "baris": (Baris("a\x0bb"),)}
    with pytest.raises(InputRefused, match=r"Teks “a□b” memuat karakter kendali U\+000B"):
        template.fill(Isi(**{field: values[field]}))


# Documents of any size

Change = Callable[[Master], Master]
LONG = "Kata & <tanda> " * 2000


def indicators(count: int) -> Change:
    return lambda master: replace(
        master,
        indikator=(master.indikator * (count // len(master.indikator) + 1))[:count],
        output=(master.output * (count // len(master.output) + 1))[:count],
    )


def alone_in_its_group(master: Master) -> Master:
    first, *rest = master.indikator
    out, *others = master.output
    return replace(
        master,
        indikator=(replace(first, kelompok="SENDIRI"), *rest),
        output=(replace(out, kelompok="SENDIRI"), *others),
    )


def long_cell(master: Master) -> Master:
    first, *rest = master.indikator
    out, *others = master.output
    return replace(
        master, indikator=(replace(first, indikator=LONG), *rest), output=(replace(out, output=LONG), *others)
    )


CASES: list[tuple[str, Change, str]] = [
    ("sel 30.000 huruf", long_cell, LONG),
    ("300 baris", indicators(300), ""),
    ("satu indikator", indicators(1), ""),
    ("tanpa indikator", indicators(0), ""),
    ("kelompok dengan satu baris", alone_in_its_group, "SENDIRI"),
]


@pytest.mark.parametrize("name", ["lampiran-1", "lampiran-2"])
@pytest.mark.parametrize(("change", "printed"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_annexes_of_any_size_are_sound(master_2025: Master, name: str, change: Change, printed: str) -> None:
    master = change(master_2025)
    data = Template.load(find_template(name, None)).fill(named(name).build(master))
    assert lint(data) == []
    table = next(body(data).iter(f"{W}tbl"))
    heads = len(list(table.iter(f"{W}tblHeader")))
    records = master.indikator if name == "lampiran-1" else master.output
    groups = len(list(groupby(records, key=lambda row: row.kelompok)))
    rows = grid(table)
    assert len(rows) == heads + groups + len(records) + 1, "satu baris lagi untuk tanda tangan"
    texts = [cell.text for row in rows for cell in row]
    assert not printed or printed in texts
    assert b"{{" not in parts_of(data)["word/document.xml"]


def test_a_file_of_ten_thousand_letters_in_every_cell_opens(master_2025: Master, tmp_path: Path) -> None:
    many = replace(master_2025, output=tuple(replace(row, output="x" * 10_000) for row in master_2025.output))
    data = Template.load(find_template("lampiran-2", None)).fill(named("lampiran-2").build(many))
    (tmp_path / "uji.docx").write_bytes(data)
    assert sum(cell.text.count("x" * 10_000) for cell in Document(io.BytesIO(data)).tables[0]._cells) >= len(
        many.output
    )
