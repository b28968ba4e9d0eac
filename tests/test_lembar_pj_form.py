"""The officials' sheets as files: which are written, how they read without eyes, how they stand on paper."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml.etree import _Element

from generator.generate import Pilihan, generate
from generator.generate.main import render_all
from generator.master import Master
from generator.office.layout.office import to_pdf
from generator.office.layout.pages import read_pages
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.values import Triwulan
from tests.pages import W, body, xml_parts
from tests.test_lembar_pj import SHEETS, sheets

STATUS = "DATA CONTOH – BUKAN REALISASI SEBENARNYA"


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.load(find_template("lembar-pj", None))


def test_a_run_writes_the_sheets_and_tells_who_has_none(contoh: Master, tmp_path: Path) -> None:
    (made,) = generate([contoh], Triwulan.II, Pilihan(only=("keputusan",), per_pj=True), tmp_path, None)
    names = [path.relative_to(made.folder).as_posix() for path in made.files]
    assert names == ["keputusan.docx", "rekap.xlsx", *(f"per-pj/{stem}.docx" for stem in SHEETS), "manifest.json"]
    assert all(path.is_file() for path in made.files)
    assert [item["name"] for item in made.content["templates"]] == ["keputusan.docx", "lembar-pj.docx"]
    assert made.content["data"]["per-pj/24-camat-cipayung"]["pejabat"] == "Camat Cipayung"
    assert "Kepala Bagian Hukum" in made.tanpa_lembar


def test_without_the_option_there_are_no_sheets(contoh: Master) -> None:
    (files,) = render_all([contoh], Triwulan.II, Pilihan(), None)
    assert not [name for name in files if "/" in name]


def test_the_same_sheets_every_time(contoh: Master) -> None:
    wanted = Pilihan(only=("keputusan",), per_pj=True)
    first, second = (render_all([contoh], Triwulan.III, wanted, None) for _ in range(2))
    assert first == second


def test_headings_header_rows_language_and_title_are_there_for_a_screen_reader(
    template: Template, contoh: Master
) -> None:
    data = template.fill(sheets(contoh, Triwulan.II)["Camat Pulo Gadung"])
    parts = xml_parts(data)
    levels = _outline_levels(parts["word/styles.xml"])
    used = [p.findtext(f"{W}r/{W}t") for p in body(data).iterfind(f"{W}p") if _style(p) in levels]
    assert [levels[_style(p)] for p in body(data).iterfind(f"{W}p") if _style(p) in levels] == [0, 1, 1, 1, 1]
    assert [text[0] for text in used if text] == ["L", "A", "B", "C", "D"]
    for table in body(data).iterfind(f"{W}tbl"):
        assert table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert {lang.get(f"{W}val") for lang in parts["word/styles.xml"].iter(f"{W}lang")} == {"id-ID"}
    title = parts["docProps/core.xml"].findtext("{http://purl.org/dc/elements/1.1/}title")
    assert title == "Lembar Penanggung Jawab Camat Pulo Gadung Triwulan II Tahun 2025"


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _outline_levels(styles: _Element) -> Mapping[str, int]:
    """Style → outline level, its own or that of the style it is based on."""
    known = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
    levels: dict[str, int] = {}
    for name, style in known.items():
        base = style.find(f"{W}basedOn")
        for source in (style, known.get("" if base is None else base.get(f"{W}val", ""))):
            level = None if source is None else source.find(f"{W}pPr/{W}outlineLvl")
            if level is not None:
                levels.setdefault(name, int(level.get(f"{W}val", "9")))
    return levels


@pytest.mark.usefixtures("libreoffice")
def test_a_sheet_is_short_and_every_page_names_its_source(template: Template, contoh: Master) -> None:
    found = sheets(contoh, Triwulan.II)
    printed = to_pdf({f"{name}.docx": template.fill(lembar) for name, lembar in found.items()})
    assert len(printed) == len(SHEETS)
    for name, pdf in printed.items():
        pages = [" ".join(line.text for line in page.lines) for page in read_pages(pdf)]
        assert len(pages) <= (1 if name.startswith("Camat") else 2), name
        for text in pages:
            assert STATUS in text
            assert f"{name.removesuffix('.pdf')}. Sumber: contoh-2025.xlsx, Triwulan II Tahun 2025." in text
