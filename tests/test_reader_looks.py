"""What a cell holds besides its value, and what of it is said: looks, formulas, pictures, links to other files."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from generator.compute import compute
from generator.documents import lampiran_1
from generator.explain import explain
from generator.master import Buku, Master, Sel
from generator.master.parse import parse
from generator.office.package import pack, parts_of
from generator.office.word.template import Template
from generator.office.workbook.reader import read
from generator.records import tables_of
from generator.validate import validate
from generator.values import Run, Triwulan
from tests.conftest import CONTOH_2025, ROOT

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook whose cells A1 to A3 are text, a number, and rich text."""
    path = tmp_path / "buku.xlsx"
    made = xlsxwriter.Workbook(path)
    sheet = made.add_worksheet("Isi")
    struck, raised, lowered = (
        made.add_format({"font_strikeout": True}),
        made.add_format({"font_script": 1}),
        made.add_format({"font_script": 2}),
    )
    sheet.write_string("A1", "tidak berlaku", struck)
    sheet.write_number("A2", 25, struck)
    sheet.write_rich_string("A3", "luas 100 m", raised, "2", " dan CO", lowered, "2")
    sheet.write_rich_string("A4", "kecamatan ", struck, "dan kelurahan", " se-kota")
    made.close()
    return path


def cell(path: Path, address: str) -> Sel:
    (lembar,) = read(path).lembar.values()
    return lembar.at[address]


def with_cell(path: Path, xml: str) -> Path:
    """The workbook with this XML in the place of its first row."""
    return changed(path, SHEET, r'<row r="1".*?</row>', f'<row r="1">{xml}</row>')


def changed(path: Path, part: str, pattern: str, replacement: str) -> Path:
    """The workbook with one part changed in one place."""
    parts = parts_of(path.read_bytes())
    text, times = re.subn(pattern, lambda _: replacement, parts[part].decode(), flags=re.DOTALL)
    assert times == 1
    path.write_bytes(pack((parts | {part: text.encode()}).items()))
    return path


def test_what_is_struck_out_is_known(book: Path) -> None:
    assert [cell(book, a).coretan for a in ("A1", "A2", "A3", "A4")] == ["tidak berlaku", "25", "", "dan kelurahan"]


def test_letters_off_the_line_keep_their_place(book: Path) -> None:
    (line,) = cell(book, "A3").paragraf
    assert [(run.text, run.position) for run in line] == [
        ("luas 100 m", ""),
        ("2", "superscript"),
        (" dan CO", ""),
        ("2", "subscript"),
    ]


def test_a_text_before_runs_is_read_with_them(book: Path) -> None:
    with_cell(
        book, '<c r="A1" t="inlineStr"><is><t>Satu </t><r><t>dua</t></r><r><rPr><i/></rPr><t> tiga</t></r></is></c>'
    )
    assert cell(book, "A1").nilai == "Satu dua tiga"
    assert cell(book, "A1").paragraf == ((Run("Satu dua"), Run(" tiga", italic=True)),)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("3.3000000000000003", "3.3"),
        ("97.699999999999989", "97.7"),
        ("97.905000000000001", "97.905"),
        ("14.333333333333334", "14.3333333333333"),
        ("0.30000000000000004", "0.3"),
        ("123456789012345", "123456789012345"),
        ("1.0000000000000002E+20", "1E+20"),
    ],
)
def test_a_number_is_what_excel_shows(book: Path, stored: str, shown: str) -> None:
    with_cell(book, f'<c r="A1"><f>1.1*3</f><v>{stored}</v></c>')
    assert cell(book, "A1").nilai == Decimal(shown)


@pytest.mark.parametrize(
    ("xml", "picture"),
    [
        ('<c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>', "gambar WPS"),
        ('<c r="A1" t="inlineStr"><is><t>=DISPIMG("ID_1",1)</t></is></c>', "gambar WPS"),
        ('<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>', "gambar"),
        ('<c r="A1" t="e"><v>#VALUE!</v></c>', ""),
    ],
)
def test_a_picture_in_a_cell_is_no_value(book: Path, xml: str, picture: str) -> None:
    with_cell(book, xml)
    seen = cell(book, "A1")
    assert (seen.gambar, seen.nilai) == (picture, "" if picture else "#VALUE!")


def test_a_shared_formula_is_told_at_every_cell(book: Path) -> None:
    with_cell(
        book,
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">C1*2</f><v>4</v></c><c r="B1"><f t="shared" si="0"/><v>6</v></c>',
    )
    assert cell(book, "A1").formula == "=C1*2"
    assert cell(book, "B1").formula == "=C1*2 (disalin dari A1)"


# On the way through the house


def test_letters_off_the_line_reach_the_document(contoh: Master) -> None:
    line = (
        Run("luas "),
        Run("qm", italic=True),
        Run("qdua", position="superscript"),
        Run("qtiga", True, True, True, "subscript"),
    )
    first, *others = contoh.indikator
    master = replace(contoh, indikator=(replace(first, pengukuran=(line,)), *others))
    filled = Template.load(ROOT / "templates" / "lampiran-1.docx").fill(lampiran_1.build(master))
    document = parts_of(filled)["word/document.xml"].decode()
    looks = {
        found[2]: re.sub(r"<w:(?:rFonts|sz|szCs|lang|color)\b[^>]*/>", "", found[1] or "")
        for found in re.finditer(
            r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>(qm|qdua|qtiga)</w:t></w:r>", document
        )
    }
    assert looks["qm"] == "<w:rPr><w:i/></w:rPr>"
    assert looks["qdua"] == '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    assert looks["qtiga"] == '<w:rPr><w:b/><w:i/><w:strike/><w:vertAlign w:val="subscript"/></w:rPr>'


def test_text_with_signs_of_looks_is_not_taken_for_looks(contoh: Master) -> None:
    first, *others = contoh.indikator

    def compared(*line: Run) -> object:
        master = replace(contoh, indikator=(replace(first, pengukuran=(line,)), *others))
        (table,) = [table for table in tables_of(master) if table.nama == "Lampiran I"]
        return table.rekaman[0].nilai["Pengukuran Kinerja"]

    italic, plain = compared(Run("a "), Run("b", italic=True), Run(" c")), compared(Run("a _b_ c"))
    assert italic == "a _b_ c"
    assert plain == "a \\_b\\_ c"
    assert compared(Run("m"), Run("2", position="superscript")) == "m^2^"


# A whole master


Edit = Callable[[dict[str, bytes]], None]


def master_with(tmp_path: Path, *edits: Edit) -> Buku:
    """The example master with its parts changed."""
    parts = parts_of(CONTOH_2025.read_bytes())
    for edit in edits:
        edit(parts)
    path = tmp_path / "contoh-2025.xlsx"
    path.write_bytes(pack(parts.items()))
    return read(path)


def replaced(part: str, pattern: str, replacement: str) -> Edit:
    def edit(parts: dict[str, bytes]) -> None:
        text, times = re.subn(pattern, lambda _: replacement, parts[part].decode(), flags=re.DOTALL)
        assert times == 1, times
        parts[part] = text.encode()

    return edit


def sheet_of(name: str) -> str:
    """The part that holds a sheet of the example master."""
    names = re.findall(r'<sheet name="([^"]+)"', parts_of(CONTOH_2025.read_bytes())["xl/workbook.xml"].decode())
    return f"xl/worksheets/sheet{names.index(name) + 1}.xml"


def linked(parts: dict[str, bytes]) -> None:
    """A link to another workbook, and a component that takes its value from it."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f'<Relationship Id="rIdL" Type="{kind}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    there = f'<Relationship Id="rId1" Type="{kind}/externalLinkPath" Target="file:///D:/Data%20KKPP/Rekap%20TW%202.xlsx" TargetMode="External"/>'
    parts["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{kind}"><externalBook r:id="rId1"/></externalLink>'
    ).encode()
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{there}</Relationships>'
    ).encode()
    replaced("xl/_rels/workbook.xml.rels", "</Relationships>", relation + "</Relationships>")(parts)
    references = f'</sheets><externalReferences><externalReference xmlns:r="{kind}" r:id="rIdL"/></externalReferences>'
    replaced("xl/workbook.xml", "</sheets>", references)(parts)


FORMULA = replaced(
    sheet_of("Komponen"), r'(?<=<c r="F34")( s="\d+")><v>2</v></c>', ' s="1"><f>[1]TW2!$C$5</f><v>2</v></c>'
)


def test_a_value_from_another_file_is_named_with_the_file(tmp_path: Path) -> None:
    master = parse(master_with(tmp_path, linked, FORMULA))
    (finding,) = validate(master, select=["S23"])
    assert (finding.sheet, finding.cell) == ("Komponen", "F34")
    assert finding.message == "Nilai 2 berasal dari berkas lain: =[Rekap TW 2.xlsx]TW2!$C$5."


def test_explain_shows_the_formula_behind_an_input(tmp_path: Path) -> None:
    hasil = compute(parse(master_with(tmp_path, linked, FORMULA)), Triwulan.I)
    (part,) = [part for part in explain(hasil, "IK9.1") if part.judul.startswith("Isian yang berupa rumus")]
    assert part.baris == ("Komponen!F34: =[Rekap TW 2.xlsx]TW2!$C$5",)


def test_explain_says_nothing_of_formulas_where_there_are_none(tmp_path: Path) -> None:
    hasil = compute(parse(master_with(tmp_path)), Triwulan.I)
    assert not [part for part in explain(hasil, "IK9.1") if "rumus Excel" in part.judul]


@pytest.mark.parametrize(
    ("settings", "stale"),
    [
        ('<calcPr calcId="191029" calcMode="manual" calcCompleted="0"/>', True),
        ('<calcPr calcId="191029" calcMode="manual" calcOnSave="0"/>', True),
        ('<calcPr calcId="191029" calcMode="manual"/>', False),
        ('<calcPr calcId="191029" fullCalcOnLoad="1"/>', False),
    ],
)
def test_formulas_that_were_not_calculated_anew_are_told(tmp_path: Path, settings: str, stale: bool) -> None:
    made = master_with(tmp_path, linked, FORMULA, replaced("xl/workbook.xml", "<calcPr[^>]*/>", settings))
    findings = validate(parse(made), select=["S25"])
    assert [(finding.sheet, finding.cell) for finding in findings] == ([("Komponen", "F34")] if stale else [])
