"""Generated documents for those who have them read aloud, or see little contrast: what Word's own checker asks for."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from lxml import etree

from generator.compute import compute
from generator.documents import DOCUMENTS, decree, named, wilayah
from generator.master import Master
from generator.office.word.folder import find_template
from generator.office.word.pictures import WP
from generator.office.word.template import Template
from generator.values import Triwulan
from generator.variables import Gambar
from generator.wilayah import rekap
from tests.logo import LENGKAP, png, with_keys
from tests.pages import W, continues, span, text_of, xml_parts
from tests.unit_kecil import write_units

DC = "{http://purl.org/dc/elements/1.1/}"
CP = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
NAMES = (
    "keputusan",
    "keputusan-lengkap",
    "lampiran-1",
    "lampiran-2",
    *(each.name for each in DOCUMENTS if each.results or each.units),
)
DECREE = ("keputusan", "keputusan-lengkap", "lampiran-1", "lampiran-2")
READABLE = 4.5
"""Contrast of text and ground that WCAG 2.2 (1.4.3) asks for."""
Parts = Mapping[str, etree._Element]


@pytest.fixture(scope="module")
def documents(master_2025: Master, contoh: Master, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Parts]:
    """Every document as parts of XML; the decree also with all its optional blocks."""
    hasil = compute(contoh, Triwulan.III)
    lengkap = replace(with_keys(master_2025, LENGKAP), gambar={"Logo": Gambar("a.png", png(9, 9), 9, 9, "Logo kota")})
    data = {part.name: part.build(master_2025) for part in decree()}
    data["keputusan-lengkap"] = named("keputusan").build(lengkap)
    data["monitoring"] = named("monitoring").build(contoh, hasil)
    data["lembar-pj"] = named("lembar-pj").build(contoh, hasil)[0][1]
    data["wilayah"] = wilayah.build(rekap([str(write_units(tmp_path_factory.mktemp("unit")))], Triwulan.II))
    return {
        name: xml_parts(Template.load(find_template(name.removesuffix("-lengkap"), None)).fill(context))
        for name, context in data.items()
    }


def document(parts: Parts) -> etree._Element:
    return parts["word/document.xml"]


def stories(parts: Parts) -> Iterator[etree._Element]:
    yield from (root for name, root in parts.items() if re.fullmatch(r"word/(document|(header|footer)\d+)\.xml", name))


def value(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(W + name, "")


@pytest.mark.parametrize("name", NAMES)
def test_language_is_indonesian_everywhere(documents: dict[str, Parts], name: str) -> None:
    parts = documents[name]
    default = parts["word/styles.xml"].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert value(default) == "id-ID"
    assert parts["docProps/core.xml"].findtext(f"{DC}language") == "id-ID"
    others = {value(lang) for root in (*stories(parts), parts["word/styles.xml"]) for lang in root.iter(f"{W}lang")}
    assert others == {"id-ID"}


@pytest.mark.parametrize("name", NAMES)
def test_title_and_subject_say_what_it_is(documents: dict[str, Parts], name: str) -> None:
    core = documents[name]["docProps/core.xml"]
    assert len(core.findtext(f"{DC}title", "")) > 20
    assert "2025" in core.findtext(f"{DC}subject", "")
    assert "{" not in etree.tostring(core, encoding="unicode")


@pytest.mark.parametrize("name", DECREE)
def test_number_date_and_kind_are_properties_of_the_decree(documents: dict[str, Parts], name: str) -> None:
    core = documents[name]["docProps/core.xml"]
    assert core.findtext(f"{DC}identifier") == "Nomor e-0054 Tahun 2025"
    assert core.findtext(f"{CP}keywords") == "Nomor e-0054 Tahun 2025; tanggal 8 Juli 2025"
    kinds = {"lampiran-1": "Lampiran I Keputusan", "lampiran-2": "Lampiran II Keputusan"}
    assert core.findtext(f"{CP}category") == kinds.get(name, "Keputusan")


@pytest.mark.parametrize("name", NAMES)
def test_tables_of_data_begin_with_a_header_row_and_have_alternative_text(
    documents: dict[str, Parts], name: str
) -> None:
    for table in document(documents[name]).iter(f"{W}tbl"):
        lines = table.find(f"{W}tblPr/{W}tblBorders")
        if lines is not None and all(value(line) in ("nil", "none") for line in lines):
            continue  # a table without lines only places the signatures
        rows = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iterfind(f"{W}tr")]
        assert rows[0], [text_of(p) for p in table.iter(f"{W}p")][:3]
        assert rows == sorted(rows, reverse=True), "header rows stand together at the top"
        if name in DECREE:
            assert value(table.find(f"{W}tblPr/{W}tblCaption"))
            assert len(value(table.find(f"{W}tblPr/{W}tblDescription"))) > 30


@pytest.mark.parametrize("name", NAMES)
def test_no_column_goes_without_a_heading(documents: dict[str, Parts], name: str) -> None:
    for table in document(documents[name]).iter(f"{W}tbl"):
        heads = [row for row in table.iterfind(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
        named: dict[int, str] = {}
        for row in heads:
            place = 0
            for cell in row.iterfind(f"{W}tc"):
                text = "" if continues(cell) else "".join(text_of(p) for p in cell.iter(f"{W}p"))
                for column in range(place, place + span(cell)):
                    named[column] = named.get(column, "") + text
                place += span(cell)
        assert [column for column, text in named.items() if not text.strip()] == []


@pytest.mark.parametrize("name", NAMES)
def test_pictures_and_charts_are_described(documents: dict[str, Parts], name: str) -> None:
    described = [
        properties.get("descr", "") for root in stories(documents[name]) for properties in root.iter(f"{WP}docPr")
    ]
    assert all(len(text) > 5 for text in described)
    assert bool(described) == (name in ("keputusan-lengkap", "monitoring", "wilayah"))


def levels(parts: Parts) -> list[int]:
    """The outline level of each heading in the body, counted from 1."""
    styles = {style.get(f"{W}styleId", ""): style for style in parts["word/styles.xml"].iter(f"{W}style")}

    def level(style: str) -> str:
        found = styles.get(style)
        if found is None:
            return ""
        return value(found.find(f"{W}pPr/{W}outlineLvl")) or level(value(found.find(f"{W}basedOn")))

    outline = (level(value(p.find(f"{W}pPr/{W}pStyle"))) for p in document(parts).iter(f"{W}p") if text_of(p))
    return [int(found) + 1 for found in outline if found]


@pytest.mark.parametrize("name", NAMES)
def test_headings_begin_at_the_top_and_skip_no_level(documents: dict[str, Parts], name: str) -> None:
    found = levels(documents[name])
    assert found[0] == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(found))


@pytest.mark.parametrize("name", NAMES)
def test_space_is_made_by_styles_and_not_by_empty_paragraphs(documents: dict[str, Parts], name: str) -> None:
    for parent in document(documents[name]).iter(f"{W}body", f"{W}tc"):
        blank = "".join(
            "." if child.tag == f"{W}p" and not text_of(child) and child.find(f".//{W}drawing") is None else "x"
            for child in parent
        )
        assert "..." not in blank


def brightness(colour: str) -> float:
    """Relative luminance of RRGGBB. Source: WCAG 2.2, definitions."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, ground: str) -> float:
    dark, light = sorted((brightness(text), brightness(ground)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)


def chosen(*found: etree._Element | None, attribute: str = "val") -> str:
    """The first colour that is given; `auto` gives none."""
    values = (value(element, attribute).upper() for element in found)
    return next((colour for colour in values if re.fullmatch("[0-9A-F]{6}", colour)), "")


def painted(parts: Parts) -> Iterator[tuple[str, str]]:
    """Colour and ground of each stretch of text: its own, its style's, its cell's."""
    styles = {style.get(f"{W}styleId", ""): style for style in parts["word/styles.xml"].iter(f"{W}style")}

    def of_style(name: str) -> str:
        style = styles.get(name)
        if style is None:
            return ""
        return chosen(style.find(f"{W}rPr/{W}color")) or of_style(value(style.find(f"{W}basedOn")))

    for paragraph in (p for root in stories(parts) for p in root.iter(f"{W}p")):
        cells = [cell.find(f"{W}tcPr/{W}shd") for cell in paragraph.iterancestors(f"{W}tc")]
        ground = chosen(paragraph.find(f"{W}pPr/{W}shd"), *cells, attribute="fill") or "FFFFFF"
        style = of_style(value(paragraph.find(f"{W}pPr/{W}pStyle")))
        for run in paragraph.iter(f"{W}r"):
            yield chosen(run.find(f"{W}rPr/{W}color")) or style or "000000", ground


@pytest.mark.parametrize("name", NAMES)
def test_text_stands_out_from_its_ground(documents: dict[str, Parts], name: str) -> None:
    pairs = set(painted(documents[name]))
    assert {(text, ground) for text, ground in pairs if contrast(text, ground) < READABLE} == set()


def test_colours_of_styles_and_cells_are_looked_at(documents: dict[str, Parts]) -> None:
    pairs = set(painted(documents["monitoring"]))
    assert ("C00000", "FFFFFF") in pairs, "the mark of data that are not official"
    assert len({ground for _, ground in pairs}) > 2, "cells of the report are shaded"
