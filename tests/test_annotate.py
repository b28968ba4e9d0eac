"""The marked copy of a master: what is added to it, and that nothing else in it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.errors import InputRefused
from generator.findings import Finding, Severity
from generator.master.parse import parse
from generator.office.package import pack, parts_of
from generator.office.workbook.annotate import annotate, is_annotated
from generator.office.workbook.listing import KEPALA
from generator.office.workbook.reader import read
from generator.office.workbook.tints import COLOURS
from generator.validate import validate
from tests.conftest import CONTOH_2025, MASTER_2025, Convert

Found = tuple[Finding, ...]
MASTERS = pytest.mark.parametrize("master", [MASTER_2025, CONTOH_2025], ids=lambda path: path.stem)
OPENED = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
FIRST = 5
"""The first row of sheet Temuan with a finding."""


def finding(cell: str = "B2", sheet: str = "Data", **changes: Any) -> Finding:
    usual = Finding("N01", Severity.ERROR, sheet, cell, "IK1.1", "Target", "Isinya teks.", "12a", "Ketik ulang.")
    return replace(usual, **changes)


def found(path: Path) -> Found:
    return validate(parse(read(path)))


@pytest.fixture
def marked(tmp_path: Path) -> Callable[[Path, Sequence[Finding]], Path]:
    """Writes the marked copy of a workbook."""

    def marked(path: Path, findings: Sequence[Finding]) -> Path:
        copy = tmp_path / f"{path.stem}-temuan.xlsx"
        copy.write_bytes(annotate(path, findings))
        return copy

    return marked


Marked = Callable[[Path, Sequence[Finding]], Path]


def made(path: Path, fill: Callable[[Worksheet], None] = lambda _: None) -> Path:
    """A small workbook with a sheet Data."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Data"
    sheet["A1"], sheet["B2"] = "Judul", "12a"
    fill(sheet)
    book.save(path)
    return path


def comments(path: Path) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in load_workbook(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def listed(path: Path) -> list[tuple[Any, ...]]:
    return list(load_workbook(path)["Temuan"].iter_rows(min_row=FIRST, values_only=True))


@MASTERS
def test_comments_stand_at_exactly_the_cells_with_findings(master: Path, marked: Marked) -> None:
    findings = found(master)
    written = comments(marked(master, findings))
    assert written.keys() == {(one.sheet, one.cell) for one in findings}
    for one in findings:
        text = written[one.sheet, one.cell]
        assert f"{one.severity.said.capitalize()} {one.code}" in text
        assert one.message in text
        assert one.suggestion in text


@MASTERS
def test_cells_with_findings_alone_change_their_ground(master: Path, marked: Marked) -> None:
    findings = found(master)
    copy, original = load_workbook(marked(master, findings)), load_workbook(master)
    gravest = {(one.sheet, one.cell): one.severity for one in reversed(findings)}
    for sheet in original:
        for row in sheet.iter_rows():
            for cell in row:
                seen = copy[sheet.title][cell.coordinate]
                severity = gravest.get((sheet.title, cell.coordinate))
                assert seen.fill.fgColor.rgb == (COLOURS[severity] if severity else cell.fill.fgColor.rgb)
                assert (seen.value, seen.number_format) == (cell.value, cell.number_format)
                for look in ("font", "border", "alignment", "protection"):
                    assert repr(getattr(seen, look)) == repr(getattr(cell, look))


@MASTERS
def test_what_is_read_from_the_copy_is_what_the_master_says(master: Path, marked: Marked) -> None:
    original, copy = parse(read(master)), parse(read(marked(master, found(master))))
    assert copy == replace(original, nama=copy.nama, sha256=copy.sha256)
    assert validate(copy) == validate(original)


@MASTERS
def test_parts_that_need_no_mark_keep_every_byte(master: Path, marked: Marked) -> None:
    before = master.read_bytes()
    findings = found(master)
    old, new = parts_of(before), parts_of(marked(master, findings).read_bytes())
    changed = {name for name in old if old[name] != new[name]}
    sheets = len({one.sheet for one in findings})
    assert changed >= OPENED
    assert (
        len([name for name in changed if name.startswith("xl/worksheets/sheet")]) == sheets + 1
    )  # and Petunjuk, which is no longer the selected one
    assert all(name in OPENED or name.startswith("xl/worksheets/") for name in changed)
    assert len([name for name in new.keys() - old.keys() if name.startswith("xl/comments")]) == sheets
    assert master.read_bytes() == before


@MASTERS
def test_drop_downs_tables_and_names_stay(master: Path, marked: Marked) -> None:
    copy, original = load_workbook(marked(master, found(master))), load_workbook(master)
    assert copy.sheetnames == [*original.sheetnames, "Temuan"]
    assert copy.defined_names == original.defined_names
    for sheet in original:
        ours = copy[sheet.title]
        assert ours.data_validations.dataValidation == sheet.data_validations.dataValidation
        assert [(table.name, table.ref) for table in ours.tables.values()] == [
            (table.name, table.ref) for table in sheet.tables.values()
        ]
        assert (ours.freeze_panes, ours.print_title_rows) == (sheet.freeze_panes, sheet.print_title_rows)


@MASTERS
def test_sheet_temuan_lists_every_finding_with_a_link(master: Path, marked: Marked) -> None:
    findings = found(master)
    copy = load_workbook(marked(master, findings))
    sheet = copy["Temuan"]
    assert copy.active == sheet
    assert tuple(cell.value for cell in sheet[FIRST - 1]) == tuple(name for name, _ in KEPALA)
    for number, one in enumerate(findings):
        row = [cell.value or "" for cell in sheet[FIRST + number]]
        assert row[:8] == [
            number + 1, one.severity.said, one.code, one.sheet, one.cell, one.id, one.column, one.message
        ]  # fmt: skip
        assert row[9] == one.suggestion
        link = sheet.cell(FIRST + number, 5).hyperlink
        assert link is not None
        assert link.location == f"'{one.sheet}'!{one.cell}"
    assert sheet.max_row == FIRST - 1 + len(findings)


def test_the_same_master_gives_the_same_bytes() -> None:
    findings = found(MASTER_2025)
    assert annotate(MASTER_2025, findings) == annotate(MASTER_2025, findings)


@MASTERS
def test_the_copy_is_as_valid_as_the_master(master: Path, marked: Marked) -> None:
    from openxml_audit import OpenXmlValidator

    def faults(path: Path) -> list[str]:
        return [str(error) for error in OpenXmlValidator().validate(path).errors]

    assert faults(marked(master, found(master))) == faults(master)


def test_libreoffice_opens_the_copy_and_keeps_the_comments(marked: Marked, soffice: Convert, tmp_path: Path) -> None:
    copy = marked(CONTOH_2025, found(CONTOH_2025))
    saved = soffice(copy, "xlsx", tmp_path / "lagi")
    assert comments(saved).keys() == comments(copy).keys()
    assert soffice(copy, "pdf", tmp_path / "lagi").stat().st_size > 10_000


def test_findings_at_one_cell_share_its_comment_and_the_gravest_gives_the_colour(
    tmp_path: Path, marked: Marked
) -> None:
    both = [finding(), finding(code="W04", severity=Severity.INFO, message="Ada tanda baca berulang.")]
    copy = marked(made(tmp_path / "kecil.xlsx"), both)
    text = comments(copy)["Data", "B2"]
    assert text == (
        "Kesalahan N01\nIsinya teks.\nTerbaca: 12a\nSaran: Ketik ulang.\n\n"
        "Catatan W04\nAda tanda baca berulang.\nTerbaca: 12a\nSaran: Ketik ulang."
    )
    assert load_workbook(copy)["Data"]["B2"].fill.fgColor.rgb == COLOURS[Severity.ERROR]


def test_blank_cells_are_made_in_their_place(tmp_path: Path, marked: Marked) -> None:
    master = made(tmp_path / "kecil.xlsx", lambda sheet: sheet.append(["a", None, "c"]))
    copy = marked(master, [finding("B3"), finding("E1"), finding("A2"), finding("A9")])
    assert comments(copy).keys() == {("Data", cell) for cell in ("B3", "E1", "A2", "A9")}
    sheet = parts_of(copy.read_bytes())["xl/worksheets/sheet1.xml"].decode()
    assert re.findall(r'<row r="(\d+)"', sheet) == ["1", "2", "3", "9"]
    assert re.findall(r'<c r="(\w+)"', sheet) == ["A1", "E1", "A2", "B2", "A3", "B3", "C3", "A9"]
    assert load_workbook(copy)["Data"]["C3"].value == "c"


def test_comments_that_stand_there_are_kept(tmp_path: Path, marked: Marked) -> None:
    def remark(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("Sudah ditanyakan.", "Rina")
        sheet["A1"].comment = Comment("Jangan diubah.", "Rina")

    copy = marked(made(tmp_path / "kecil.xlsx", remark), [finding(), finding("C4")])
    seen = comments(copy)
    assert seen["Data", "A1"] == "Jangan diubah."
    assert seen["Data", "B2"].startswith("Sudah ditanyakan.\n\nKesalahan N01\nIsinya teks.")
    assert seen["Data", "C4"].startswith("Kesalahan N01")
    drawings = [part for name, part in parts_of(copy.read_bytes()).items() if name.endswith(".vml")]
    assert [len(re.findall(rb"<\w+:shape ", part)) for part in drawings] == [3]


def test_a_conversation_is_left_alone_and_the_list_says_so(tmp_path: Path, marked: Marked) -> None:
    def talk(sheet: Worksheet) -> None:
        sheet["B2"].comment = Comment("[Threaded comment] Benarkah?", "tc={0F1E2D3C}")

    copy = marked(made(tmp_path / "kecil.xlsx", talk), [finding()])
    assert comments(copy)["Data", "B2"] == "[Threaded comment] Benarkah?"
    assert load_workbook(copy)["Data"]["B2"].fill.fgColor.rgb == COLOURS[Severity.ERROR]
    assert listed(copy)[0][-1] == "sel memuat percakapan; temuan hanya tertulis di sini"


def test_accepted_findings_and_those_of_no_cell_are_listed_only(tmp_path: Path, marked: Marked) -> None:
    lost = finding("", sheet="Lampiran I", code="S01")
    copy = marked(
        made(tmp_path / "kecil.xlsx"), [finding(waived=True, reason="Cetakan (Bagian Hukum)"), lost, finding("")]
    )
    assert comments(copy) == {}
    assert [row[4] for row in listed(copy)] == ["B2", "lembar", "lembar"]
    assert [row[-1] for row in listed(copy)] == ["dikecualikan: Cetakan (Bagian Hukum)", None, None]
    links = [load_workbook(copy)["Temuan"].cell(FIRST + number, 5).hyperlink for number in range(3)]
    assert [link.location if link else None for link in links] == ["'Data'!B2", None, "'Data'!A1"]


def test_text_that_looks_like_a_formula_or_an_escape_stays_text(tmp_path: Path, marked: Marked) -> None:
    hostile = finding(message='=HYPERLINK("x") <b>&amp; _x0041_ \x07 akhir', value="=1+1")
    copy = marked(made(tmp_path / "kecil.xlsx"), [hostile])
    row = load_workbook(copy)["Temuan"][FIRST]
    assert row[7].data_type == "s"
    assert read(copy).lembar["Temuan"].sel[FIRST, 8].nilai == hostile.message
    assert read(copy).lembar["Temuan"].sel[FIRST, 9].formula == ""
    assert "<b>&amp;" in comments(copy)["Data", "B2"]


def test_a_copy_without_findings_says_that_there_are_none(tmp_path: Path, marked: Marked) -> None:
    copy = marked(made(tmp_path / "kecil.xlsx"), [])
    assert comments(copy) == {}
    assert load_workbook(copy)["Temuan"]["A2"].value.startswith("Tidak ada temuan.")
    assert listed(copy) == []


def test_only_one_sheet_is_selected(tmp_path: Path, marked: Marked) -> None:
    copy = load_workbook(marked(made(tmp_path / "kecil.xlsx"), []))
    assert [bool(sheet.sheet_view.tabSelected) for sheet in copy] == [False, True]


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_a_workbook_without_styles_and_addresses_is_marked_all_the_same(tmp_path: Path, marked: Marked) -> None:
    parts = parts_of(made(tmp_path / "kecil.xlsx").read_bytes())
    bare = b'<sheetData><row><c t="str"><v>a</v></c><c t="str"><v>b</v></c></row><row><c><v>3</v></c></row></sheetData>'
    sheet = re.sub(rb"<sheetData>.*</sheetData>", bare, parts["xl/worksheets/sheet1.xml"])
    links = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", parts["xl/_rels/workbook.xml.rels"])
    types = re.sub(rb"<Override [^>]*styles[^>]*/>", b"", parts["[Content_Types].xml"])
    del parts["xl/styles.xml"]
    parts |= {"xl/worksheets/sheet1.xml": sheet, "xl/_rels/workbook.xml.rels": links, "[Content_Types].xml": types}
    master = tmp_path / "tanpa-gaya.xlsx"
    master.write_bytes(pack(parts.items()))
    copy = marked(master, [finding("A2"), finding("C1")])
    assert comments(copy).keys() == {("Data", "A2"), ("Data", "C1")}
    again = load_workbook(copy)["Data"]
    assert [again[cell].value for cell in ("A1", "B1", "C1", "A2")] == ["a", "b", None, 3]
    assert again["C1"].fill.fgColor.rgb == COLOURS[Severity.ERROR]
    assert again["B1"].fill.fill_type is None


def test_a_marked_copy_is_known_and_not_marked_again(tmp_path: Path, marked: Marked) -> None:
    master = made(tmp_path / "kecil.xlsx")
    copy = marked(master, [finding()])
    assert is_annotated(copy)
    assert not is_annotated(master)
    assert not is_annotated(tmp_path / "tidak-ada.xlsx")
    with pytest.raises(InputRefused, match="sudah memuat lembar Temuan"):
        annotate(copy, [finding()])


def test_a_workbook_that_contradicts_itself_is_refused(tmp_path: Path) -> None:
    parts = parts_of(made(tmp_path / "kecil.xlsx").read_bytes())
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'r:id="rId1"', b'r:id="rId99"')
    master = tmp_path / "rusak.xlsx"
    master.write_bytes(pack(parts.items()))
    with pytest.raises(InputRefused, match="tidak dapat disalin dengan tanda"):
        annotate(master, [finding()])


def test_a_strict_workbook_stays_strict(tmp_path: Path, marked: Marked) -> None:
    names = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    parts = parts_of(MASTER_2025.read_bytes())
    for old, new in names.items():
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    master = tmp_path / "ketat.xlsx"
    master.write_bytes(pack(parts.items()))
    findings = found(master)
    copy = marked(master, findings)
    assert validate(parse(read(copy))) == findings
    written = parts_of(copy.read_bytes())
    assert [name for name, part in written.items() for old in names if old in part] == []
    assert len([name for name in written if name.startswith("xl/comments")]) == len({one.sheet for one in findings})
