"""Workbooks as other programs write them, made by hand part by part, and workbooks that are damaged."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest

from generator.errors import InputRefused
from generator.master import Buku, Sel, is_spoiled
from generator.office.package import pack, parts_of
from generator.office.workbook.reader import read
from generator.values import Raw, Run
from tests.conftest import CONTOH_2025

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def relations(*targets: tuple[str, str]) -> bytes:
    """A part of relationships: kind and target, identified as rId1, rId2, …"""
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'.encode()


def workbook(*sheets: str, properties: str = "") -> bytes:
    entries = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, start=1))
    return f'<workbook {MAIN} xmlns:r="{OFFICE}">{properties}<sheets>{entries}</sheets></workbook>'.encode()


def sheet(rows: str, after: str = "") -> bytes:
    return f'<worksheet {MAIN} xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def made(folder: Path, rows: str, after: str = "", parts: Mapping[str, bytes] | None = None) -> Buku:
    """A workbook with no more than it needs: no styles, no shared strings, no properties."""
    least = {
        "xl/workbook.xml": workbook("Isi"),
        RELATIONS: relations(("worksheet", "worksheets/sheet1.xml")),
        SHEET: sheet(rows, after),
    }
    (folder / "a.xlsx").write_bytes(pack((least | dict(parts or {})).items()))
    return read(folder / "a.xlsx")


def cells(folder: Path, rows: str, after: str = "", parts: Mapping[str, bytes] | None = None) -> Mapping[str, Sel]:
    return made(folder, rows, after, parts).lembar["Isi"].at


def one(folder: Path, cell: str, **parts: bytes) -> Sel:
    """The only cell of a sheet."""
    names = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "book": "xl/workbook.xml"}
    targets = [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")]
    given = {names[name]: content for name, content in parts.items()} | {RELATIONS: relations(*targets)}
    (sel,) = cells(folder, f"<row>{cell}</row>", "", given).values()
    return sel


def strings(*items: str) -> bytes:
    return f"<sst {MAIN}>{''.join(f'<si>{item}</si>' for item in items)}</sst>".encode()


def styles(code: str = "", number: int = 164, font: str = "") -> bytes:
    """A style part with one look beside the usual one."""
    own = f'<numFmts><numFmt numFmtId="{number}" formatCode="{code}"/></numFmts>' if code else ""
    fonts = f"<fonts><font/><font>{font}</font></fonts>"
    look = f'<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="{number}" fontId="1"/></cellXfs>'
    return f"<styleSheet {MAIN}>{own}{fonts}<fills><fill/></fills>{look}</styleSheet>".encode()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c><v>97.905000000000001</v></c>", Decimal("97.905")),
        ('<c t="n"><v>199707242002121005</v></c>', Decimal("199707242002121005")),
        ("<c><v>1E-3</v></c>", Decimal("0.001")),
        ("<c><v>97<!-- -->.9<?x?>05</v></c>", Decimal("97.905")),
        ("<c><v>1E999</v></c>", "inf"),
        ("<c><v>12,5</v></c>", "12,5"),
        ("<c><v>nan</v></c>", "nan"),
        ("<c><v>" + "9" * 5000 + "</v></c>", "9" * 5000),
        ('<c t="str"><v>teks</v></c>', "teks"),
        ('<c t="str"><f>A2</f><v></v></c>', ""),
        ('<c t="b"><v>1</v></c>', True),
        ('<c t="b"><v>false</v></c>', False),
        ('<c t="d"><v>2025-07-08</v></c>', date(2025, 7, 8)),
        ('<c t="d"><v>2025-07-08T07:45:00Z</v></c>', datetime(2025, 7, 8, 7, 45)),
        ('<c t="d"><v>07:45</v></c>', time(7, 45)),
        ('<c t="d"><v>PT3H</v></c>', "PT3H"),
        ('<c t="inlineStr"><is><t>satu</t></is></c>', "satu"),
        ('<c t="inlineStr"><is><r><t>satu </t></r><r><t>dua</t></r></is></c>', "satu dua"),
        ('<c t="str"><v>a_x0041__x000a_b_xD83D__xDE00_</v></c>', "aA\nb😀"),
        ('<c t="str"><v>_x005F_x0041_ _xD83D_ _x41_ _X0041_</v></c>', "_x0041_ _xD83D_ _x41_ _X0041_"),
    ],
)
def test_each_kind_of_cell(cell: str, value: Raw, tmp_path: Path) -> None:
    sel = one(tmp_path, cell)
    assert (sel.alamat, sel.nilai, type(sel.nilai)) == ("A1", value, type(value))


def test_a_number_that_is_none_is_a_text_with_its_lines(tmp_path: Path) -> None:
    assert one(tmp_path, "<c><v>12,5</v></c>").paragraf == ((Run("12,5"),),)


def test_an_empty_text_that_a_formula_gave_is_a_value_and_not_a_formula_never_calculated(tmp_path: Path) -> None:
    assert not is_spoiled(one(tmp_path, '<c t="str"><f>IF(B1,1,"")</f><v/></c>'))
    assert is_spoiled(one(tmp_path, "<c><f>B1+1</f><v/></c>"))


def test_formulas_shared_and_of_arrays_are_formulas(tmp_path: Path) -> None:
    rows = (
        '<row><c><f t="shared" ref="A1:A2" si="0">B1+1</f><v>2</v></c></row>'
        '<row><c><f t="shared" si="0"/><v>3</v></c></row>'
        '<row><c t="e"><f t="array" ref="A3">1/B1:B2</f><v>#DIV/0!</v></c></row>'
    )
    seen = cells(tmp_path, rows)
    assert [(sel.formula, sel.nilai, sel.galat) for sel in seen.values()] == [
        ("=B1+1", Decimal(2), False),
        ("=B1+1 (disalin dari A1)", Decimal(3), False),
        ("=1/B1:B2", "#DIV/0!", True),
    ]


def test_cells_and_rows_without_addresses_stand_one_after_another(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c r="AB3"><v>3</v></c><c><v>4</v></c></row>'
    seen = made(tmp_path, rows).lembar["Isi"].sel
    assert {place: (sel.alamat, sel.nilai) for place, sel in seen.items()} == {
        (1, 1): ("A1", 1),
        (1, 3): ("C1", 2),
        (3, 28): ("AB3", 3),
        (3, 29): ("AC3", 4),
    }


def test_rows_out_of_order_are_put_in_order(tmp_path: Path) -> None:
    rows = '<row r="9"><c r="B9"><v>3</v></c></row><row r="2"><c r="C2"><v>2</v></c><c r="A2"><v>1</v></c></row>'
    assert list(cells(tmp_path, rows)) == ["A2", "C2", "B9"]


def test_runs_have_looks_of_their_own_or_that_of_the_cell(tmp_path: Path) -> None:
    item = (
        '<r><t xml:space="preserve">sel </t></r><r><rPr><b/><sz val="9"/></rPr><t>tebal\nbaris</t></r>'
        '<r><rPr><i val="0"/><b val="false"/></rPr><t> polos</t></r><r><rPr/><t>!</t></r>'
        '<rPh sb="0" eb="1"><t>ucapan</t></rPh><phoneticPr fontId="1"/>'
    )
    sel = one(tmp_path, '<c t="s" s="1"><v>1</v></c>', strings=strings("<t/>", item), styles=styles(font="<i/>"))
    assert sel.nilai == "sel tebal\nbaris polos!"
    assert sel.paragraf == (
        (Run("sel ", italic=True), Run("tebal", bold=True)),
        (Run("baris", bold=True), Run(" polos!")),
    )


def test_text_with_a_pronunciation_is_the_text(tmp_path: Path) -> None:
    sel = one(tmp_path, '<c t="s"><v>0</v></c>', strings=strings("<t>dua</t><rPh><t>ucapan</t></rPh>"))
    assert (sel.nilai, sel.paragraf) == ("dua", ((Run("dua"),),))


@pytest.mark.parametrize("number", [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
def test_formats_of_dates_known_by_number(number: int, tmp_path: Path) -> None:
    value = one(tmp_path, '<c s="1"><v>45846</v></c>', styles=styles(number=number)).nilai
    assert value == ("45846 days, 0:00:00" if number == 46 else datetime(2025, 7, 8))


def test_a_workbook_s_own_code_goes_before_the_known_number(tmp_path: Path) -> None:
    sel = one(tmp_path, '<c s="1"><v>45846</v></c>', styles=styles("0.0", 14))
    assert (sel.nilai, sel.format) == (Decimal(45846), "0.0")


def test_a_workbook_may_count_from_1904(tmp_path: Path) -> None:
    book = workbook("Isi", properties='<workbookPr date1904="true"/>')
    sel = one(tmp_path, '<c s="1"><v>44384.5</v></c>', styles=styles("d/m/yy"), book=book)
    assert sel.nilai == datetime(2025, 7, 8, 12)


def test_looks_that_do_not_exist_are_the_usual_look(tmp_path: Path) -> None:
    assert one(tmp_path, '<c s="7"><v>1</v></c>') == Sel("A1", Decimal(1))


def test_sheets_come_in_the_workbook_s_order_and_charts_are_none(tmp_path: Path) -> None:
    targets = [("worksheet", "/xl/lembar/b.xml"), ("chartsheet", "g.xml"), ("worksheet", "../xl/lembar/a.xml")]
    parts = {
        "xl/workbook.xml": workbook("Zeta", "Grafik", "Alfa &amp; Beta"),
        RELATIONS: relations(*targets),
        "xl/lembar/a.xml": sheet("<row><c><v>1</v></c></row>"),
        "xl/lembar/b.xml": sheet(""),
    }
    book = made(tmp_path, "", parts=parts)
    assert [(name, len(lembar.sel)) for name, lembar in book.lembar.items()] == [("Zeta", 0), ("Alfa & Beta", 1)]


def test_tables_merged_ranges_and_hidden_rows(tmp_path: Path) -> None:
    after = (
        '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D1"/></mergeCells>'
        '<controls><xdr:row xmlns:xdr="lain">5</xdr:row></controls>'
        '<tableParts><tablePart r:id="rId2"/><tablePart r:id="rId1"/></tableParts>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("table", "../tables/b.xml"), ("table", "/xl/tables/a.xml")),
        "xl/tables/a.xml": f'<table {MAIN} ref="A1:C9"/>'.encode(),
    }
    rows = '<row hidden="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row hidden="0"><c><v>4</v></c></row>'
    lembar = made(tmp_path, rows, after, parts).lembar["Isi"]
    assert (lembar.tabel, lembar.gabungan) == ("A1:C9", ((1, 1, 2, 2), (1, 4, 1, 4)))
    assert lembar.tersembunyi == {1}
    assert list(lembar.at) == ["A1", "C1"]


@pytest.mark.parametrize(("ref", "seen"), [("A1:XFD1", ["A1"]), ("A1:A1048576", ["A1", "B1"])])
def test_a_merged_range_of_a_whole_row_or_column_costs_nothing(ref: str, seen: list[str], tmp_path: Path) -> None:
    after = f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'
    assert list(cells(tmp_path, "<row><c><v>1</v></c><c><v>2</v></c></row>", after)) == seen


def test_names_of_elements_may_have_a_prefix(tmp_path: Path) -> None:
    parts = {
        name: re.sub(r"<(/?)(?=[a-z])", r"<\1x:", data.decode()).replace("xmlns=", "xmlns:x=").encode()
        for name, data in {
            "xl/workbook.xml": workbook("Isi"),
            SHEET: sheet('<row><c t="inlineStr"><is><t>satu</t></is></c><c><v>2</v></c></row>'),
        }.items()
    }
    seen = cells(tmp_path, "", parts=parts)
    assert [sel.nilai for sel in seen.values()] == ["satu", 2]


def test_the_program_is_known_by_its_name(tmp_path: Path) -> None:
    properties = b'<ap:Properties xmlns:ap="x"><ap:Application>A &amp; B</ap:Application></ap:Properties>'
    assert made(tmp_path, "", parts={"docProps/app.xml": properties}).pembuat == "A & B"
    assert made(tmp_path, "", parts={"docProps/app.xml": b"<Properties/>"}).pembuat == ""


def changed(part: str, pattern: str, replacement: str) -> Callable[[dict[str, bytes]], None]:
    """One change in one part of a package."""

    def change(parts: dict[str, bytes]) -> None:
        text, times = re.subn(pattern, replacement, parts[part].decode(), count=1, flags=re.DOTALL)
        assert times == 1
        parts[part] = text.encode()

    return change


def linked(parts: dict[str, bytes]) -> None:
    """A link to another program, as a formula that asks it for a value leaves behind."""
    parts["xl/externalLinks/externalLink1.xml"] = (
        f'<externalLink {MAIN}><ddeLink ddeService="x"/></externalLink>'.encode()
    )
    target = f'<Relationship Id="rId99" Type="{OFFICE}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    changed(RELATIONS, "</Relationships>", f"{target}</Relationships>")(parts)
    references = f'<externalReferences><externalReference xmlns:r="{OFFICE}" r:id="rId99"/></externalReferences>'
    changed("xl/workbook.xml", "(</sheets>)", rf"\1{references}")(parts)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(changed("xl/styles.xml", "<fill>.*?</fill>", "<fill/>"), id="fill without content"),
        pytest.param(changed("xl/styles.xml", '(<cellStyle )name="[^"]*"', r"\1"), id="style without name"),
        pytest.param(linked, id="link to another program"),
        pytest.param(changed("xl/worksheets/sheet2.xml", "<dimension[^>]*>", '<dimension ref="A1"/>'), id="dimension"),
    ],
)
def test_what_excel_opens_is_read(change: Callable[[dict[str, bytes]], None], tmp_path: Path) -> None:
    parts = parts_of(CONTOH_2025.read_bytes())
    change(parts)
    (tmp_path / "a.xlsx").write_bytes(pack(parts.items()))
    assert read(tmp_path / "a.xlsx").lembar == read(CONTOH_2025).lembar


@pytest.mark.parametrize(
    ("rows", "parts"),
    [
        pytest.param('<row><c t="s"><v>0</v></c></row>', {}, id="no shared strings"),
        pytest.param('<row><c t="x"><v>1</v></c></row>', {}, id="unknown kind"),
        pytest.param('<row><c r="7"><v>1</v></c></row>', {}, id="no address"),
        pytest.param('<row r="x"><c><v>1</v></c></row>', {}, id="no row"),
        pytest.param('<row r="1e999"/>', {}, id="row beyond all numbers"),
        pytest.param("<row><c><v>1</v></row>", {}, id="malformed"),
        pytest.param("<row><c><v>&a;</v></c></row>", {}, id="undeclared entity"),
        pytest.param("", {RELATIONS: relations(("worksheet", "worksheets/lain.xml"))}, id="no such part"),
        pytest.param("", {RELATIONS: relations(("worksheet", "isi.bin")), "xl/isi.bin": sheet("")}, id="unseen part"),
        pytest.param("", {RELATIONS: relations()}, id="no relationship"),
        pytest.param("", {SHEET: sheet("", '<tableParts><tablePart r:id="rId1"/></tableParts>')}, id="no such table"),
        pytest.param("", {"docProps/app.xml": b"<Properties>"}, id="malformed properties"),
    ],
)
def test_damage_is_refused_in_one_sentence(rows: str, parts: Mapping[str, bytes], tmp_path: Path) -> None:
    with pytest.raises(
        InputRefused, match=r"^Berkas a\.xlsx tidak dapat dibaca sebagai buku kerja Excel \(\w+\)\. Buka"
    ):
        made(tmp_path, rows, parts=parts)


def test_a_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="tidak memuat lembar yang terbaca"):
        made(tmp_path, "", parts={"xl/workbook.xml": workbook()})


@pytest.mark.parametrize(
    ("number", "digits"), [("2958466", "2958466"), ("1e308", "1E+308"), ("-3", "-3"), ("1e999", "inf")]
)
def test_a_number_that_is_no_date_keeps_its_digits_and_is_no_value(tmp_path: Path, number: str, digits: str) -> None:
    seen = one(tmp_path, f'<c s="1"><v>{number}</v></c>', styles=styles("dd/mm/yyyy"))
    assert (seen.nilai, seen.bukan_tanggal, seen.galat, is_spoiled(seen)) == (digits, True, False, True)
