"""Writing masters: the shape that the contract asks for, safe text, checks that refuse slips, same bytes."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

import generator.formulas  # noqa: F401 - registers the formulas
from generator.errors import OutputRefused, PerkinError
from generator.master import (
    KUNCI_KEPUTUSAN,
    LEMBAR,
    Master,
    columns,
)
from generator.master.parse import parse
from generator.office.package import parts_of
from generator.office.workbook.heights import LINE, PADDING, TALLEST, height
from generator.office.workbook.petunjuk import describe, petunjuk
from generator.office.workbook.reader import read
from generator.office.workbook.writer import Rows, rows_of, write
from generator.registry import FORMULAS
from generator.values import NA, Konsolidasi, Polarisasi, Run, Target, Triwulan, Unreadable
from generator.workspace import blank_master, init
from tests.conftest import CONTOH_2025, MASTER_2025

SHEETS = (
    "Petunjuk, Keputusan, Batang Tubuh, Lampiran I, Lampiran II, Pengukuran, Komponen, Survei, Realisasi Renaksi, "
    "Analisis, Pejabat, Daftar, Pengecualian"
).split(", ")
NEWER = {"Perjanjian": "Lampiran II", "Anggaran": "Perjanjian", "Persetujuan": "Analisis"}
"""Sheets that a master may lack; a blank one has them, each after another."""
ENTRY_SHEETS = [name for name in SHEETS if name != "Petunjuk"]


def written(rows: Rows, path: Path) -> Master:
    path.write_bytes(write(rows, ("langsung",)))
    return parse(read(path))


def one_text(text: str, path: Path) -> Master:
    return written({"tubuh": [{"bagian": "Diktum", "label": "KESATU", "isi": text}]}, path)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kosong") / "2026.xlsx"
    path.write_bytes(blank_master(2026))
    return path


@pytest.fixture(params=["blank", "2025", "contoh"])
def any_master(request: pytest.FixtureRequest, blank: Path) -> Path:
    return {"blank": blank, "2025": MASTER_2025, "contoh": CONTOH_2025}[request.param]


def test_sheets_tables_and_headers_are_those_of_the_contract(any_master: Path, blank: Path) -> None:
    book = load_workbook(any_master)
    newer, expected = NEWER if any_master == blank else {}, list(SHEETS)
    for name, before in newer.items():
        expected.insert(expected.index(before) + 1, name)
    assert book.sheetnames == expected
    for sheet in (book[name] for name in (*ENTRY_SHEETS, *newer)):
        (table,) = sheet.tables.values()
        assert table.name == "tbl_" + sheet.title.replace(" ", "")
        assert table.ref.startswith("A1:")
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is not None
        assert sheet.print_title_rows == "$1:$1"
    for kind in (kind for kind in LEMBAR.values() if kind.SHEET in book.sheetnames):
        headers = [cell.value for cell in book[kind.SHEET][1]]
        assert headers == [kolom.judul for kolom in columns(kind).values()]


def foot(sheet: Any) -> str:
    return str(sheet.oddFooter.right.text)


def test_sheets_print_landscape_one_page_wide_with_page_numbers(any_master: Path) -> None:
    for sheet in load_workbook(any_master).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 14
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 where it is not said
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert foot(sheet) == "Halaman &P dari &N"


def test_codes_and_nip_are_text_and_dates_are_indonesian() -> None:
    book = load_workbook(MASTER_2025)
    keys = {row[0].value: row[1] for row in book["Keputusan"].iter_rows(min_row=2)}
    assert keys["NIP"].number_format == "@"
    assert keys["Tanggal"].number_format == "[$-421]d mmmm yyyy"
    assert keys["Tanggal"].value == datetime(2025, 7, 8)
    assert book["Lampiran I"]["A2"].number_format == "@"
    assert book["Lampiran I"].column_dimensions["A"].width > 9
    assert book["Lampiran I"]["I4"].number_format == "General"


def test_petunjuk_explains_every_sheet_and_column() -> None:
    lines = [" ".join(line.sel) for line in petunjuk("", kunci=[kunci.nama for kunci in KUNCI_KEPUTUSAN])]
    for kind in LEMBAR.values():
        assert any(line.startswith(f"Lembar {kind.SHEET}") for line in lines)
        for field, kolom in columns(kind).items():
            if not field.endswith(("_ii", "_iii", "_iv")):
                assert len(describe(kolom)) > 10
    assert all(any(kunci.arti in line for line in lines) for kunci in KUNCI_KEPUTUSAN)
    words = "97,905", "N/A", "Alt+Enter", "menggabung", "perkin validate", "perkin generate"
    assert all(any(word in line for line in lines) for word in words)


def test_a_blank_master_has_its_keys_its_year_and_no_rows(blank: Path) -> None:
    master = parse(read(blank))
    assert [row.kunci for row in master.isian] == [kunci.nama for kunci in KUNCI_KEPUTUSAN]
    assert [row.kunci for row in master.isian if row.isi is not None] == ["Tahun"]
    assert master.tahun == 2026
    assert all(getattr(master, name) == () for name in LEMBAR if name != "isian")
    assert set(master.kepala) == {kind.SHEET for kind in LEMBAR.values()}
    assert all(kepala.hilang == () and not kepala.tambahan for kepala in master.kepala.values())


def test_a_blank_master_offers_every_formula(blank: Path) -> None:
    sheet = load_workbook(blank)["Daftar"]
    place = [cell.value for cell in sheet[1]].index("Rumus")
    assert [row[place].value for row in sheet.iter_rows(min_row=2) if row[place].value] == list(FORMULAS)


EVERYTHING: Rows = {
    "isian": [{"kunci": "Tahun", "isi": Decimal(2025)}, {"kunci": "Kunci Kami", "isi": "x"}],
    "indikator": [
        {"kode": "IK1.1", "no": Decimal(1), "pengukuran": ((Run("a "), Run("b", italic=True)), (Run("c", bold=True),))},
        {"kode": "IK1.2", "target_i": NA, "target_ii": Decimal("97.905"), "pengukuran": ((Run("d", italic=True),),)},
    ],
    "pengukuran": [
        {
            "kode": "IK1.1",
            "polarisasi": Polarisasi.STABILIZE,
            "konsolidasi": Konsolidasi.RATA_RATA,
            "hitung_i": Target(Decimal(1500), Decimal("2500.5"), Polarisasi.MINIMIZE),
            "hitung_ii": Target(Decimal("0.1")),
            "hitung_iii": NA,
        }
    ],
    "realisasi": [{"id_output": "RO001", "triwulan": Triwulan.IV, "tanggal": date(2025, 12, 31)}],
    "pejabat": [{"nama": "Camat", "alias": ("Camat A", "Camat B")}],
}


def test_every_kind_of_value_comes_back(tmp_path: Path) -> None:
    master = written(EVERYTHING, tmp_path / "a.xlsx")
    for name, rows in EVERYTHING.items():
        read_back = getattr(master, name)
        assert len(read_back) == len(rows)
        for row, found in zip(rows, read_back, strict=True):
            assert {field: getattr(found, field) for field in row} == dict(row)


@pytest.mark.parametrize("path", [MASTER_2025, CONTOH_2025], ids=["2025", "contoh"])
def test_a_master_written_again_is_the_same_master(path: Path, tmp_path: Path) -> None:
    master = parse(read(path))
    again = written(rows_of(master), tmp_path / "a.xlsx")
    assert rows_of(again) == rows_of(master)


@pytest.mark.parametrize("text", ["=1+1", "{=1+1}", "+62", "-5", "@SUM(A1)", "#REF!", "https://x.id", "1/2", "00123"])
def test_text_stays_text_and_is_never_a_formula(tmp_path: Path, text: str) -> None:
    master = one_text(text, tmp_path / "a.xlsx")
    (found,) = (sel for sel in master.buku.lembar["Batang Tubuh"].sel.values() if sel.alamat == "C2")
    assert (found.nilai, found.formula, found.galat) == (text, "", False)
    assert b"<f>" not in parts_of((tmp_path / "a.xlsx").read_bytes())["xl/worksheets/sheet3.xml"]


def test_rich_text_is_never_a_formula(tmp_path: Path) -> None:
    rich = ((Run("=1+1"), Run("=2", italic=True)),)
    master = written({"indikator": [{"kode": "IK1.1", "pengukuran": rich}]}, tmp_path / "a.xlsx")
    assert master.indikator[0].pengukuran == rich


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n")))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    (row,) = one_text(text, tmp_path_factory.mktemp("teks") / "a.xlsx").tubuh
    assert row.isi == text.strip()


def test_text_longer_than_a_cell_is_refused_not_cut(tmp_path: Path) -> None:
    longest = "x" * 32_767
    assert one_text(longest, tmp_path / "a.xlsx").tubuh[0].isi == longest
    with pytest.raises(PerkinError, match=r"Batang Tubuh!C2 .*32768"):
        one_text(longest + "x", tmp_path / "b.xlsx")
    with pytest.raises(PerkinError, match="32768"):
        one_text("\U0001f600" * 16_384, tmp_path / "b.xlsx")  # two UTF-16 units each
    rich = ((Run("x" * 32_767), Run("y", italic=True)),)
    with pytest.raises(PerkinError, match=r"Lampiran I!G2"):
        write({"indikator": [{"kode": "IK1.1", "pengukuran": rich}]}, ())


def test_a_slip_is_written_as_it_was_seen(tmp_path: Path) -> None:
    master = written({"indikator": [{"kode": "IK1.1", "target_i": Unreadable("97.905")}]}, tmp_path / "a.xlsx")
    assert master.indikator[0].target_i == Unreadable("97.905")


def test_numbers_that_excel_would_round_are_refused() -> None:
    with pytest.raises(PerkinError, match=r"Lampiran I!H2 .*Bulatkan"):
        write({"indikator": [{"target_i": Decimal("1.23456789012345678")}]}, ())
    with pytest.raises(TypeError, match="no cell can hold"):
        write({"indikator": [{"target_i": 1.5}]}, ())


def head(sheet: Any) -> str:
    return str(sheet.oddHeader.center.text or "")


def marks(book: Workbook) -> set[str]:
    return {head(sheet) for sheet in book.worksheets}


def colours(book: Workbook) -> list[str]:
    return [str(sheet.sheet_properties.tabColor and sheet.sheet_properties.tabColor.rgb) for sheet in book.worksheets]


def test_the_mark_of_example_data_stands_on_every_sheet() -> None:
    example, official = load_workbook(CONTOH_2025), load_workbook(MASTER_2025)
    mark = "DATA CONTOH – BUKAN REALISASI SEBENARNYA"
    assert example["Petunjuk"]["A1"].value == mark
    assert marks(example) == {f"&B{mark}"}
    assert marks(official) == {""}
    assert len(set(colours(example))) == 1
    assert not set(colours(example)) & set(colours(official))


def test_rows_grow_with_their_text_up_to_what_excel_allows() -> None:
    assert height([]) == LINE + PADDING
    assert height([("satu baris", 10, 80), ("tidak dibungkus " * 50, 10, 0)]) == LINE + PADDING
    assert height([("a\nb\nc", 10, 80)]) == 3 * LINE + PADDING
    assert height([("kata " * 40, 10, 20), ("a", 10, 5)]) > 8 * LINE
    assert height([("kata " * 4000, 10, 20)]) == TALLEST
    sheet = parts_of(MASTER_2025.read_bytes())["xl/worksheets/sheet4.xml"]
    assert b"customHeight" not in sheet
    assert len(re.findall(rb'<row [^>]*ht="', sheet)) == 14


def test_a_workspace_is_made_once_and_never_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "perkin-2026"
    made = init(folder, 2026)
    assert folder / "masters" / "2026.xlsx" in made
    assert (folder / "output").is_dir()
    assert {path.name for path in (folder / "templates").iterdir()} >= {"keputusan.docx", "lampiran-1.docx"}
    before = {path: path.read_bytes() for path in made if path.is_file()}
    with pytest.raises(OutputRefused, match=r"2026\.xlsx"):
        init(folder, 2026)
    (folder / "masters" / "2026.xlsx").unlink()
    with pytest.raises(OutputRefused, match=r"keputusan\.docx"):
        init(folder, 2026)
    assert not (folder / "masters" / "2026.xlsx").exists()
    assert all(path.read_bytes() == data for path, data in before.items() if path.suffix == ".docx")
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "output").write_text("")
    with pytest.raises(OutputRefused, match="tidak dapat dibuat"):
        init(tmp_path / "lain", 2026)
    (tmp_path / "berkas").write_text("")
    with pytest.raises(OutputRefused, match="adalah berkas, bukan folder"):
        init(tmp_path / "berkas", 2026)
