"""`perkin gabung-master`: two edited copies of one master become one, and no edit is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from generator.cli import perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.gabung import gabung_master
from generator.gabung.tiga_arah import Apa, Gabungan, Sisi, decide, put_together
from generator.master import Master
from generator.master.parse import parse
from generator.naskah import Laporan
from generator.office.workbook.reader import read
from generator.records import Nilai, Rekaman, tables_of
from generator.validate import validate
from generator.values import Paragraph
from tests.conftest import CONTOH_2025, Convert

Table = list[Rekaman]
Edit = Callable[[Workbook], None]
COLUMNS = ("Target", "Bukti", "Catatan")


# --- tables, whatever they hold


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table with ids, some cells blank."""
    count = draw(st.integers(0, 6))
    return [record(f"R{number}", draw(st.lists(cells, min_size=3, max_size=3))) for number in range(count)]


cells = st.sampled_from([None, "satu", "dua", "tiga"])


def record(name: str, values: Sequence[Nilai]) -> Rekaman:
    return Rekaman(name, dict(zip(COLUMNS, values, strict=True)))


@st.composite
def edited_copy(draw: st.DrawFn, table: Table) -> Table:
    """The table as somebody changed it: cells, rows gone, rows added, rows moved."""
    copy = [record(row.id, list(row.nilai.values())) for row in table]
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["cell", "cell", "cell", "remove", "add", "move"]))
        if kind == "add":
            new = record(draw(st.sampled_from(["N1", "N2"])), draw(st.lists(cells, min_size=3, max_size=3)))
            if new.id not in {row.id for row in copy}:
                copy.insert(draw(st.integers(0, len(copy))), new)
        elif copy:
            place = draw(st.integers(0, len(copy) - 1))
            if kind == "cell":
                values = dict(copy[place].nilai)
                values[draw(st.sampled_from(COLUMNS))] = draw(cells)
                copy[place] = Rekaman(copy[place].id, values)
            elif kind == "remove":
                copy.pop(place)
            else:
                copy.insert(draw(st.integers(0, len(copy) - 1)), copy.pop(place))
    return copy


@st.composite
def trios(draw: st.DrawFn) -> dict[Sisi, Table]:
    base = draw(tables())
    return {Sisi.DASAR: base, Sisi.A: draw(edited_copy(base)), Sisi.B: draw(edited_copy(base))}


def result_of(trio: Mapping[Sisi, Table], merged: Gabungan) -> dict[str, dict[str, Nilai]]:
    """Row id → its values in the merged table."""
    found = {}
    for row in merged.baris:
        values: dict[str, Nilai] = {}
        for column, side in row.sel.items():
            values[column] = trio[side][row.tempat[side]].nilai[column] if side in row.tempat else None
        found[row.id] = values
    return found


def by_id(table: Table) -> dict[str, Mapping[str, Nilai]]:
    return {row.id: row.nilai for row in table}


@settings(max_examples=500)
@given(trios())
def test_no_edit_is_lost(trio: dict[Sisi, Table]) -> None:
    merged = put_together(trio, keyed=True)
    result, base = result_of(trio, merged), by_id(trio[Sisi.DASAR])
    in_conflict = {(edit.baris.id, edit.kolom) for edit in merged.suntingan if edit.konflik and edit.baris}
    for side in (Sisi.A, Sisi.B):
        copy = by_id(trio[side])
        for name in base.keys() | copy.keys():
            if (name, "") in in_conflict:
                assert dict(base[name]) == result[name]
            elif name not in copy:
                assert name not in result
            else:
                for column, value in copy[name].items():
                    unchanged = (base[name][column] if name in base else None) == value
                    taken = result.get(name, {}).get(column) == value
                    assert unchanged or taken or (name, column) in in_conflict


@settings(max_examples=150)
@given(trios())
def test_what_nobody_changed_stays(trio: dict[Sisi, Table]) -> None:
    result = result_of(trio, put_together(trio, keyed=True))
    base, a, b = (by_id(trio[side]) for side in Sisi)
    for name in base.keys() & a.keys() & b.keys():
        for column, value in base[name].items():
            if a[name][column] == b[name][column] == value:
                assert result[name][column] == value


@settings(max_examples=150)
@given(trios())
def test_a_conflict_keeps_what_both_began_with(trio: dict[Sisi, Table]) -> None:
    merged = put_together(trio, keyed=True)
    result, base = result_of(trio, merged), by_id(trio[Sisi.DASAR])
    for edit in merged.suntingan:
        if edit.konflik and edit.apa is Apa.SEL and edit.baris:
            old = base.get(edit.baris.id, {}).get(edit.kolom)
            assert result[edit.baris.id][edit.kolom] == old
            assert len({old, edit.nilai[Sisi.A], edit.nilai[Sisi.B]}) == 3


@settings(max_examples=150)
@given(trios())
def test_the_copies_may_change_places(trio: dict[Sisi, Table]) -> None:
    swapped = {Sisi.DASAR: trio[Sisi.DASAR], Sisi.A: trio[Sisi.B], Sisi.B: trio[Sisi.A]}
    one, other = put_together(trio, keyed=True), put_together(swapped, keyed=True)
    assert result_of(trio, one) == result_of(swapped, other)
    assert _conflicts(one) == _conflicts(other)


def _conflicts(merged: Gabungan) -> set[tuple[str, str, str]]:
    return {(edit.apa, edit.baris.id if edit.baris else "", edit.kolom) for edit in merged.suntingan if edit.konflik}


@settings(max_examples=150)
@given(tables().flatmap(lambda base: st.tuples(st.just(base), edited_copy(base))))
def test_one_edited_copy_is_taken_whole(pair: tuple[Table, Table]) -> None:
    base, copy = pair
    for trio in ({Sisi.A: copy, Sisi.B: base}, {Sisi.A: base, Sisi.B: copy}, {Sisi.A: copy, Sisi.B: copy}):
        whole = {Sisi.DASAR: base, **trio}
        merged = put_together(whole, keyed=True)
        assert not any(edit.konflik for edit in merged.suntingan)
        assert result_of(whole, merged) == {row.id: dict(row.nilai) for row in copy}
        assert [row.id for row in merged.baris] == [row.id for row in copy]


@pytest.mark.parametrize(
    ("dasar", "a", "b", "stands"),
    [
        ("x", "x", "x", Sisi.DASAR),
        ("x", "y", "x", Sisi.A),
        ("x", "x", "y", Sisi.B),
        ("x", "y", "y", Sisi.A),
        ("x", None, "x", Sisi.A),
        (None, None, "y", Sisi.B),
        ("x", "y", "z", None),
        ("x", None, "z", None),
        (None, "y", "z", None),
    ],
)
def test_a_cell(dasar: Nilai, a: Nilai, b: Nilai, stands: Sisi | None) -> None:
    assert decide(dasar, a, b) is stands


def test_rows_of_both_copies_come_behind_the_row_before_them() -> None:
    def table(*names: str) -> Table:
        return [record(name, [name, None, None]) for name in names]

    trio = {
        Sisi.DASAR: table("1", "2", "3"),
        Sisi.A: table("1", "1a", "2", "3", "4"),
        Sisi.B: table("0", "2", "2b", "3", "5"),
    }
    assert [row.id for row in put_together(trio, keyed=True).baris] == ["1a", "0", "2", "2b", "3", "4", "5"]


# --- masters


def copies(folder: Path, edit_a: Edit, edit_b: Edit) -> tuple[Path, Path]:
    """Two copies of the example master as two people changed them."""
    paths = []
    for name, edit in (("a", edit_a), ("b", edit_b)):
        book = load_workbook(CONTOH_2025, rich_text=True)
        edit(book)
        book.save(folder / f"{name}.xlsx")
        paths.append(folder / f"{name}.xlsx")
    return paths[0], paths[1]


def put_into_one(folder: Path, edit_a: Edit, edit_b: Edit) -> tuple[Master, Laporan]:
    a, b = copies(folder, edit_a, edit_b)
    data, laporan = gabung_master(CONTOH_2025, a, b, "baru.xlsx")
    (folder / "baru.xlsx").write_bytes(data)
    return parse(read(folder / "baru.xlsx")), laporan


def setting(sheet: str, cell: str, value: Any) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet][cell] = value

    return edit


def nothing(_: Workbook) -> None:
    """No edit."""


def both(*edits: Edit) -> Edit:
    def edit(book: Workbook) -> None:
        for one in edits:
            one(book)

    return edit


def row_of(book: Workbook, sheet: str, *key: str) -> int:
    """The row whose first cells hold a key."""
    rows = book[sheet].iter_rows(min_row=2, max_col=len(key), values_only=True)
    return next(number for number, values in enumerate(rows, 2) if values == key)


def test_without_edits_nothing_changes(tmp_path: Path, contoh: Master) -> None:
    made, laporan = put_into_one(tmp_path, nothing, nothing)
    assert tables_of(made) == tables_of(contoh)
    assert laporan.perlu == 0
    assert not any(item.golongan.value in ("diganti", "dihapus") for item in laporan.butir)


def test_edits_of_both_are_in_the_new_master(tmp_path: Path, contoh: Master) -> None:
    made, laporan = put_into_one(
        tmp_path, setting("Survei", "D4", 150), both(setting("Survei", "D5", 151), setting("Komponen", "J2", "Nota 1"))
    )
    assert made.survei[2].responden_ii == 150
    assert made.survei[3].responden_ii == 151
    assert made.komponen[0].bukti == "Nota 1"
    assert laporan.perlu == 0
    changed = [(item.lembar, item.sel) for item in laporan.butir if item.golongan.value == "diganti"]
    assert changed == [("Komponen", "J2"), ("Survei", "D4"), ("Survei", "D5")]
    assert len(validate(made)) == len(validate(contoh))


def test_a_conflict_is_told_with_all_three_and_keeps_the_first(tmp_path: Path, contoh: Master) -> None:
    made, laporan = put_into_one(tmp_path, setting("Survei", "D4", 150), setting("Survei", "D4", 160))
    assert made.survei[2].responden_ii == contoh.survei[2].responden_ii
    (item,) = [item for item in laporan.butir if item.perlu]
    assert (item.lembar, item.sel, item.kolom) == ("Survei", "D4", "Responden TW II")
    assert item.lama == f"contoh-2025.xlsx: {contoh.survei[2].responden_ii}; a.xlsx: 150; b.xlsx: 160"
    page = load_workbook(tmp_path / "baru.xlsx")["Konflik"]
    assert [cell.value for cell in page[4]][:2] == ["Survei", "D4"]
    assert [cell.value for cell in page[4]][-2:] == ["150", "160"]


def test_rows_are_known_by_their_ids_not_by_their_place(tmp_path: Path, contoh: Master) -> None:
    def turned(book: Workbook) -> None:
        """The outputs in another order, as after sorting in Excel."""
        sheet = book["Realisasi Renaksi"]
        rows = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
        for number, values in enumerate(reversed(rows), 2):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value

    last = contoh.realisasi[-1]
    cell = f"E{len(contoh.realisasi) + 1}"
    made, laporan = put_into_one(tmp_path, turned, setting("Realisasi Renaksi", cell, "Bukti baru"))
    assert laporan.perlu == 0
    assert made.realisasi[0].id_output == last.id_output
    assert made.realisasi[0].bukti == "Bukti baru"


def test_a_row_that_one_removed_and_the_other_changed_is_a_conflict(tmp_path: Path, contoh: Master) -> None:
    def remove(book: Workbook) -> None:
        book["Realisasi Renaksi"].delete_rows(3)

    made, laporan = put_into_one(tmp_path, remove, setting("Realisasi Renaksi", "F3", "Hujan"))
    assert made.realisasi[1].id_output == contoh.realisasi[1].id_output
    assert made.realisasi[1].kendala == contoh.realisasi[1].kendala
    (item,) = [item for item in laporan.butir if item.perlu]
    assert "dihapus di a.xlsx, tetapi diubah di b.xlsx" in item.pesan
    assert "Hujan" in item.lama


def test_the_same_row_added_by_both(tmp_path: Path) -> None:
    def add(reason: str) -> Edit:
        def edit(book: Workbook) -> None:
            book["Analisis"].append(["IK1.1", "TW IV", reason, "", "", "", None])

        return edit

    made, laporan = put_into_one(tmp_path, add("Tim baru"), add("Tim baru"))
    assert [row.pendorong for row in made.analisis if row.identitas == "IK1.1 TW IV"] == ["Tim baru"]
    assert laporan.perlu == 0
    made, laporan = put_into_one(tmp_path, add("Tim baru"), add("Tim lama"))
    assert [row.pendorong for row in made.analisis if row.identitas == "IK1.1 TW IV"] == [""]
    assert [item.kolom for item in laporan.butir if item.perlu] == ["Faktor Pendorong"]


def test_italics_and_comments_are_edits_too(tmp_path: Path, contoh: Master) -> None:
    def comment(book: Workbook) -> None:
        book["Survei"]["D4"].comment = Comment("Tanya Lurah", "")

    def italic(book: Workbook) -> None:
        cell = book["Lampiran I"][f"G{place + 2}"]
        cell.value = str(cell.value)
        cell.font = Font(italic=True)

    place = next(n for n, row in enumerate(contoh.indikator) if not any(_italics(row.pengukuran)))
    made, laporan = put_into_one(tmp_path, comment, italic)
    assert laporan.perlu == 0
    assert load_workbook(tmp_path / "baru.xlsx")["Survei"]["D4"].comment.text == "Tanya Lurah"
    assert all(_italics(made.indikator[place].pengukuran))
    assert {(item.lembar, item.kolom) for item in laporan.butir if item.golongan.value == "diganti"} == {
        ("Survei", "Komentar di Responden TW II"),
        ("Lampiran I", "Pengukuran Kinerja"),
    }


def _italics(paragraphs: Iterable[Paragraph]) -> list[bool]:
    return [run.italic for paragraph in paragraphs for run in paragraph]


def test_sheets_columns_and_lists_of_staff_are_put_together(tmp_path: Path) -> None:
    def notes(book: Workbook) -> None:
        sheet = book.create_sheet("Catatan rapat")
        sheet["A1"], sheet["B7"] = "Rapat 3 Juli", 12

    def column(book: Workbook) -> None:
        book["Komponen"].cell(1, 11).value = "Petugas"
        book["Komponen"].cell(2, 11).value = "Ani"

    made, laporan = put_into_one(tmp_path, notes, column)
    assert laporan.perlu == 0
    assert made.buku.lembar["Catatan rapat"].at["B7"].nilai == 12
    assert made.buku.lembar["Komponen"].at["K2"].nilai == "Ani"


def test_copies_saved_by_libreoffice(tmp_path: Path, soffice: Convert, contoh: Master) -> None:
    a, b = copies(tmp_path, setting("Survei", "D4", 150), setting("Survei", "D5", 151))
    saved = [soffice(path, "xlsx", tmp_path / "lo") for path in (a, b)]
    data, laporan = gabung_master(CONTOH_2025, saved[0], saved[1], "baru.xlsx")
    (tmp_path / "baru.xlsx").write_bytes(data)
    made = parse(read(tmp_path / "baru.xlsx"))
    assert [made.survei[place].responden_ii for place in (2, 3)] == [150, 151]
    assert laporan.perlu == 0
    changed = [(item.lembar, item.sel) for item in laporan.butir if item.golongan.value == "diganti"]
    assert changed == [("Survei", "D4"), ("Survei", "D5")]
    assert made.indikator == contoh.indikator


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = copies(tmp_path, setting("Survei", "D4", 150), setting("Survei", "D4", 160))
    new = tmp_path / "baru.xlsx"
    arguments = ["gabung-master", str(CONTOH_2025), str(a), str(b), "--ke", str(new), "--format", "json"]
    before = [path.read_bytes() for path in (CONTOH_2025, a, b)]
    assert run(perkin, arguments) == FINDINGS
    said = json.loads(capsys.readouterr().out)
    assert said["command"] == "gabung-master"
    assert said["summary"]["counts"]["konflik"] == 1
    assert [path.read_bytes() for path in (CONTOH_2025, a, b)] == before
    assert run(perkin, arguments) == REFUSED  # the new master is there now and is not overwritten
    assert "tidak boleh ditimpa" in capsys.readouterr().err


def test_a_file_that_is_no_master_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Workbook().save(tmp_path / "kosong.xlsx")
    arguments = [str(CONTOH_2025), str(tmp_path / "kosong.xlsx"), str(CONTOH_2025)]
    assert run(perkin, ["gabung-master", *arguments, "--ke", str(tmp_path / "baru.xlsx")]) == REFUSED
    assert "kosong.xlsx" in capsys.readouterr().err
    assert not (tmp_path / "baru.xlsx").exists()
