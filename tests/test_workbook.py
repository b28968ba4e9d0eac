"""Reading workbooks that people made themselves: as they are meant, exact, every value with its cell."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from generator.errors import InputRefused
from generator.master import Indikator, Master, Output, Sel, columns
from generator.master.parse import parse
from generator.office.package import pack, parts_of
from generator.office.workbook import reader
from generator.office.workbook.reader import read
from generator.values import Run, Triwulan, Unreadable
from tests.conftest import CONTOH_2025

HEADERS = {name: kolom.judul for name, kolom in columns(Output).items()}
ROW = {
    "id": "RO001",
    "kode_indikator": "IK1.1",
    "kelompok": "SASARAN STRATEGIS",
    "no": 1,
    "sasaran": "Sasaran satu",
    "indikator": "Indikator satu",
    "target": 97.905,
    "rencana_aksi": "RA1",
    "kriteria": "KK1",
    "output": "T/O1.1",
    "target_renaksi": "1 Laporan",
    "waktu": "TW I",
    "penanggung_jawab": "Asisten\nKabag",
}


def made(
    rows: Sequence[Mapping[str, Any]], order: Sequence[str] = tuple(HEADERS), first: int = 1
) -> tuple[Workbook, Any]:
    """A workbook with sheet Lampiran II as somebody types it, its header in row `first`. Not saved yet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = Output.SHEET
    for column, name in enumerate(order, start=1):
        sheet.cell(first, column, HEADERS.get(name, name))
        for number, row in enumerate(rows, start=first + 1):
            sheet.cell(number, column, row.get(name))
    return book, sheet


def opened(book: Workbook, path: Path) -> Master:
    book.save(path)
    return parse(read(path))


def patched(path: Path, pattern: str, replacement: str) -> Master:
    """The same workbook with its first sheet's XML changed in one place."""
    parts = parts_of(path.read_bytes())
    name = "xl/worksheets/sheet1.xml"
    text, times = re.subn(pattern, replacement, parts[name].decode())
    assert times == 1
    path.write_bytes(pack((parts | {name: text.encode()}).items()))
    return parse(read(path))


def sel(master: Master, sheet: str, cell: str) -> Sel:
    return next(sel for sel in master.buku.lembar[sheet].sel.values() if sel.alamat == cell)


def test_a_plain_sheet_is_read_with_every_cell_s_address(tmp_path: Path) -> None:
    book, _ = made([ROW])
    (output,) = opened(book, tmp_path / "a.xlsx").output
    assert (output.id, output.waktu, output.target) == ("RO001", Triwulan.I, Decimal("97.905"))
    assert output.penanggung_jawab == ("Asisten", "Kabag")
    assert str(output.at("target")) == "Lampiran II!G2"


def test_columns_are_found_by_header_whatever_their_order_case_and_line_breaks(tmp_path: Path) -> None:
    order = [*reversed(HEADERS), "Catatan Kami"]
    book, sheet = made([ROW], order, first=4)
    sheet["A1"] = "RENCANA AKSI TAHUN 2025"
    for cell in sheet[4]:
        cell.value = f"  {cell.value.upper().replace(' ', chr(10))} "
    master = opened(book, tmp_path / "a.xlsx")
    (output,) = master.output
    assert (output.id, output.kriteria) == ("RO001", "KK1")
    assert str(output.at("id")) == "Lampiran II!M5"
    kepala = master.kepala[Output.SHEET]
    assert (kepala.baris, kepala.hilang, kepala.ganda) == (4, (), ())
    assert list(kepala.tambahan.values()) == ["N4"]


def test_missing_and_doubled_columns_are_told(tmp_path: Path) -> None:
    order = [name for name in HEADERS if name != "waktu"] + ["id"]
    book, _ = made([ROW], order)
    master = opened(book, tmp_path / "a.xlsx")
    assert master.kepala[Output.SHEET].hilang == ("Waktu",)
    assert master.kepala[Output.SHEET].ganda == ("M1",)
    assert master.output[0].waktu is None


def test_a_missing_column_that_would_repeat_stays_blank(tmp_path: Path) -> None:
    book, _ = made([ROW, ROW | {"id": "RO002"}], [name for name in HEADERS if name != "sasaran"])
    first, second = opened(book, tmp_path / "a.xlsx").output
    assert (first.sasaran, second.sasaran, second.at("sasaran").cell) == ("", "", "")


def test_a_workbook_without_the_sheets_has_no_rows(tmp_path: Path) -> None:
    book = Workbook()
    master = opened(book, tmp_path / "a.xlsx")
    assert (master.output, master.indikator, master.tahun, dict(master.kepala)) == ((), (), 0, {})


def test_merged_cells_repeat_their_value_and_keep_its_address(tmp_path: Path) -> None:
    names = ("kode_indikator", "kelompok", "no", "sasaran", "indikator", "target", "rencana_aksi", "penanggung_jawab")
    second = ROW | {"id": "RO002", "output": "T/O1.2", "waktu": "TW II"} | dict.fromkeys(names)
    book, sheet = made([ROW, second])
    for name in names:
        letter = sheet.cell(1, list(HEADERS).index(name) + 1).column_letter
        sheet.merge_cells(f"{letter}2:{letter}3")
    first, copy = opened(book, tmp_path / "a.xlsx").output
    for name in names:
        assert getattr(copy, name) == getattr(first, name)
        assert copy.at(name) == first.at(name)
    assert (copy.output, str(copy.at("output"))) == ("T/O1.2", "Lampiran II!J3")


def test_a_range_merged_to_the_end_of_the_sheet_costs_nothing(master_2025: Master) -> None:
    sheet = dataclasses.replace(master_2025.buku.lembar["Lampiran II"], gabungan=((2000, 1, 1_048_576, 16_384),))
    lembar = {**master_2025.buku.lembar, "Lampiran II": sheet}
    assert parse(dataclasses.replace(master_2025.buku, lembar=lembar)).output == master_2025.output


def test_blanks_repeat_the_row_above_only_within_their_group(tmp_path: Path) -> None:
    repeated = dict.fromkeys(("kode_indikator", "kelompok", "no", "sasaran", "indikator", "target"))
    same = ROW | repeated | {"id": "RO002", "rencana_aksi": None, "kriteria": None, "output": None}
    other = ROW | repeated | {"id": "RO003", "rencana_aksi": "RA2", "kriteria": None}
    book, _ = made([ROW, same, other])
    _, second, third = opened(book, tmp_path / "a.xlsx").output
    assert (second.rencana_aksi, second.kriteria, str(second.at("kriteria"))) == ("RA1", "KK1", "Lampiran II!I2")
    assert second.output == ""
    assert (third.sasaran, third.target) == ("Sasaran satu", Decimal("97.905"))
    assert (third.rencana_aksi, third.kriteria) == ("RA2", "")


def test_rows_of_white_space_are_no_rows(tmp_path: Path) -> None:
    book, _ = made([ROW, {}, {"id": "  "}, ROW | {"id": "RO002"}])
    assert [row.id for row in opened(book, tmp_path / "a.xlsx").output] == ["RO001", "RO002"]


def test_a_styled_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    book, sheet = made([ROW])
    sheet["XFD1048576"].font = Font(bold=True)
    assert len(opened(book, tmp_path / "a.xlsx").output) == 1


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        ("97.905000000000001", "97.905"),
        ("95.415000000000006", "95.415"),
        ("0.1", "0.1"),
        ("1E-3", "0.001"),
        ("2184650000", "2184650000"),
        ("96.66", "96.66"),
    ],
)
def test_numbers_are_what_somebody_typed_not_what_binary_made_of_them(tmp_path: Path, stored: str, value: str) -> None:
    book, _ = made([ROW])
    book.save(tmp_path / "a.xlsx")
    (output,) = patched(tmp_path / "a.xlsx", r"<v>97\.905</v>", f"<v>{stored}</v>").output
    assert output.target == Decimal(value)


@pytest.mark.parametrize("typed", [True, date(2025, 2, 1), time(7, 45), "97.905", "96,66%"])
def test_what_excel_made_of_a_slip_is_unreadable_as_a_number(tmp_path: Path, typed: Any) -> None:
    book, _ = made([ROW | {"target": typed}])
    (output,) = opened(book, tmp_path / "a.xlsx").output
    assert isinstance(output.target, Unreadable)


def test_a_formula_gives_its_calculated_value_and_is_remembered(tmp_path: Path) -> None:
    book, _ = made([ROW | {"target": "=90+7.905"}])
    book.save(tmp_path / "a.xlsx")
    master = patched(tmp_path / "a.xlsx", r"(<f>90\+7\.905</f>)(?:<v ?/>|<v></v>)", r"\1<v>97.905</v>")
    assert master.output[0].target == Decimal("97.905")
    assert sel(master, Output.SHEET, "G2").formula == "=90+7.905"


def test_a_formula_never_calculated_shows_itself_and_is_no_number(tmp_path: Path) -> None:
    book, _ = made([ROW | {"target": "=90+7.905"}])
    master = opened(book, tmp_path / "a.xlsx")
    assert master.output[0].target == Unreadable("=90+7.905")


def test_error_cells_are_marked(tmp_path: Path) -> None:
    book, _ = made([ROW | {"target": "#REF!", "sasaran": "#N/A"}])
    master = opened(book, tmp_path / "a.xlsx")
    assert master.output[0].target == Unreadable("#REF!")
    assert [sel(master, Output.SHEET, cell).galat for cell in ("E2", "G2", "F2")] == [True, True, False]


def test_italics_are_kept_of_runs_and_of_whole_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = Indikator.SHEET
    sheet.append(["Kode", "Pengukuran Kinerja"])
    sheet.append(["IK1.1", CellRichText("satu ", TextBlock(InlineFont(i=True), "dua\ntiga"), " empat")])
    sheet.append(["IK1.2", "semua miring"])
    sheet["B3"].font = Font(italic=True)
    first, second = opened(book, tmp_path / "a.xlsx").indikator
    miring = Run("dua", italic=True)
    assert first.pengukuran == ((Run("satu "), miring), (Run("tiga", italic=True), Run(" empat")))
    assert second.pengukuran == ((Run("semua miring", italic=True),),)


def test_line_breaks_pasted_from_word_are_line_breaks(tmp_path: Path) -> None:
    book, _ = made([ROW | {"penanggung_jawab": "Asisten_x000D_\nKabag_x000B_Camat"}])
    assert opened(book, tmp_path / "a.xlsx").output[0].penanggung_jawab == ("Asisten", "Kabag", "Camat")


def test_runs_of_one_look_are_one_run(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = Indikator.SHEET
    sheet.append(["Kode", "Pengukuran Kinerja"])
    miring = InlineFont(i=True)
    sheet.append(["IK1.1", CellRichText("a", "b", TextBlock(miring, "c"), TextBlock(miring, "d\n\n"), "e")])
    (row,) = opened(book, tmp_path / "a.xlsx").indikator
    assert row.pengukuran == ((Run("ab"), Run("cd", italic=True)), (Run("e"),))


def test_numbers_in_text_columns_are_kept_as_seen(tmp_path: Path) -> None:
    book, _ = made([ROW | {"target_renaksi": 1.5, "penanggung_jawab": 7, "waktu": timedelta(hours=1)}])
    (output,) = opened(book, tmp_path / "a.xlsx").output
    assert (output.target_renaksi, output.penanggung_jawab) == ("1,5", ("7",))
    assert output.waktu == Unreadable("1:00:00")


def test_a_sheet_of_the_right_name_without_the_header_has_no_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = Output.SHEET
    sheet.append(["Halaman ini", "sengaja kosong"])
    master = opened(book, tmp_path / "a.xlsx")
    assert (master.output, Output.SHEET in master.kepala) == ((), False)
    assert str(master.at("Nomor")) == "Keputusan"


def test_a_workbook_saved_as_strict_open_xml_is_read_like_any_other(tmp_path: Path) -> None:
    strict = {
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006": b"http://purl.oclc.org/ooxml/officeDocument",
    }
    parts = parts_of(CONTOH_2025.read_bytes())
    for old, new in strict.items():
        parts = {name: data.replace(old, new) for name, data in parts.items()}
    (tmp_path / "a.xlsx").write_bytes(pack(parts.items()))
    copy, original = read(tmp_path / "a.xlsx"), read(CONTOH_2025)
    assert (copy.lembar, copy.pembuat) == (original.lembar, original.pembuat)
    assert sum(len(lembar.sel) for lembar in copy.lembar.values()) > 3000


def test_too_many_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_CELLS", 10)
    book, _ = made([ROW])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(InputRefused, match="Hapus baris dan kolom kosong"):
        read(tmp_path / "a.xlsx")


def test_a_workbook_that_does_not_name_its_program_is_read(tmp_path: Path) -> None:
    book, _ = made([ROW])
    assert opened(book, tmp_path / "a.xlsx").buku.pembuat.startswith("Microsoft Excel")
    parts = parts_of((tmp_path / "a.xlsx").read_bytes())
    (tmp_path / "a.xlsx").write_bytes(pack((name, data) for name, data in parts.items() if "app.xml" not in name))
    assert (read(tmp_path / "a.xlsx").pembuat, len(parse(read(tmp_path / "a.xlsx")).output)) == ("", 1)
