"""`perkin perbarui`: a master of an older version comes to today's form, and nothing that it holds is lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.errors import InputRefused
from generator.master import KUNCI_KEPUTUSAN, Buku, Lembar, Master, Sel
from generator.master.parse import parse
from generator.naskah import Golongan, Laporan
from generator.office.workbook.besides import besides
from generator.office.workbook.reader import read
from generator.office.workbook.stored import runs_of
from generator.office.workbook.writer import rows_of, write
from generator.perbarui import perbarui
from generator.registry import FORMULAS
from generator.validate import validate
from generator.values import Run, letters, normal, seen
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT, Convert

OLD = ROOT / "tests" / "data" / "master-0.1.0.xlsx"
"""masters/contoh-2025.xlsx as version 0.1.0 made it."""
Edit = Callable[[Workbook], None]


def brought(path: Path, folder: Path) -> tuple[Master, Laporan]:
    """What `perbarui` makes of a file, as read again."""
    data, laporan = perbarui(path, "baru.xlsx")
    (folder / "baru.xlsx").write_bytes(data)
    return parse(read(folder / "baru.xlsx")), laporan


def edited(source: Path, edit: Edit, folder: Path) -> Path:
    """A master as somebody changed it, its rich text kept."""
    book = load_workbook(source, rich_text=True)
    edit(book)
    book.save(folder / "lama.xlsx")
    return folder / "lama.xlsx"


def texts(buku: Buku) -> list[str]:
    """Everything that stands in the cells of a workbook but in its instructions."""
    return [
        seen(sel.nilai)
        for name, lembar in buku.lembar.items()
        if name != "Petunjuk"
        for sel in lembar.sel.values()
        if seen(sel.nilai).strip()
    ]


def lost(old: Buku, new: Buku) -> list[str]:
    """What stands in the old workbook and, as often, nowhere in the new one."""
    rest = texts(new)
    missing = []
    for text in texts(old):
        if text in rest:
            rest.remove(text)
        else:
            missing.append(text)
    return missing


@pytest.mark.parametrize("source", [OLD, MASTER_2025, CONTOH_2025], ids=lambda path: path.name)
def test_every_value_is_read_from_the_new_master_as_from_the_old_one(source: Path, tmp_path: Path) -> None:
    old = parse(read(source))
    new, laporan = brought(source, tmp_path)
    before, after = rows_of(old), rows_of(new)
    assert {name: rows for name, rows in after.items() if name != "isian"} == {
        name: rows for name, rows in before.items() if name != "isian"
    }
    keys = [row["kunci"] for row in before["isian"]]
    assert [row for row in after["isian"] if row["kunci"] in keys] == before["isian"]
    assert lost(old.buku, new.buku) == []
    assert laporan.perlu == 0


def test_what_later_versions_added_is_there_and_told(tmp_path: Path) -> None:
    new, laporan = brought(OLD, tmp_path)
    told_new = [item for item in laporan.butir if item.golongan is not Golongan.DIBAWA]
    sheets = [item.lembar for item in told_new if not item.baris]
    assert sheets == ["Perjanjian", "Anggaran", "Persetujuan"]
    assert all(sheet in new.kepala for sheet in sheets)
    added = [item.baris for item in told_new if item.baris]
    assert added == [kunci.nama for kunci in KUNCI_KEPUTUSAN if kunci.sejak and not kunci.pilihan]
    assert len(added) == 11
    assert [row.kunci for row in new.isian] == [kunci.nama for kunci in KUNCI_KEPUTUSAN if not kunci.pilihan]
    told = [finding for finding in validate(parse(read(OLD))) if finding.code == "S30"]
    assert len(told) == 1
    assert "Jumlah Kelurahan, Logo" in told[0].message
    assert "S30" not in {finding.code for finding in validate(new)}


def test_drop_downs_and_checks_are_those_of_today(tmp_path: Path) -> None:
    brought(OLD, tmp_path)
    today, new = load_workbook(CONTOH_2025), load_workbook(tmp_path / "baru.xlsx")
    for name in today.sheetnames:
        checks = [
            {
                (str(rule.sqref), rule.type, rule.formula1, rule.prompt)
                for rule in book[name].data_validations.dataValidation
            }
            for book in (today, new)
        ]
        assert checks[0] == checks[1], name
        assert new[name].freeze_panes == today[name].freeze_panes
    assert set(new.defined_names) == set(today.defined_names)


def _grown(book: Workbook) -> None:
    """What staff do to a master in a year."""
    annex = book["Lampiran I"]
    annex.insert_cols(3)
    annex["C1"], annex["C2"], annex["C4"] = "Catatan rapat", "dibahas 3 Maret", Decimal("0.25")
    annex["D2"].comment = Comment("Cek lagi", "Ani")
    plan = book["Lampiran II"]
    plan["O1"], plan["O2"] = "Warna", CellRichText("merah ", TextBlock(InlineFont(b=True, i=True), "tua"))
    plan["P3"] = "tanpa judul kolom"
    plan["B300"] = "RO999"
    reports = book["Realisasi Renaksi"]
    reports.insert_rows(1, 2)
    reports["A1"] = "REALISASI SAMPAI TW III"
    book["Daftar"]["B4"] = "Dokumen"
    book["Petunjuk"]["F3"] = "Hubungi Ani di pesawat 214"
    notes = book.create_sheet("Rapat: 1".replace(":", ""))
    notes["B2"], notes["B3"], notes["C3"] = date(2025, 3, 3), True, "=B3"
    notes["B5"] = CellRichText("satu\n\n", TextBlock(InlineFont(i=True), "dua"))
    notes.merge_cells("B7:D8")
    notes["B7"] = "gabungan"


def test_what_staff_added_goes_along_and_is_told(tmp_path: Path) -> None:
    path = edited(OLD, _grown, tmp_path)
    old, (new, laporan) = parse(read(path)), brought(path, tmp_path)
    assert lost(old.buku, new.buku) == []
    assert "=B3" in {sel.nilai for sel in new.buku.lembar["Sisa"].sel.values()}
    assert rows_of(new)["output"] == rows_of(old)["output"]
    assert list(new.kepala["Lampiran I"].tambahan) == ["Catatan rapat"]
    assert list(new.kepala["Lampiran II"].tambahan) == ["Warna", "Tanpa judul"]
    colour = next(sel for sel in new.buku.lembar["Lampiran II"].sel.values() if sel.nilai == "merah tua")
    assert colour.paragraf == ((Run("merah "), Run("tua", italic=True, bold=True)),)
    assert "Dokumen" in {sel.nilai for sel in new.buku.lembar["Daftar"].sel.values()}
    assert new.buku.lembar["Rapat 1"].gabungan == ((7, 2, 8, 4),)
    (comment,) = besides(tmp_path / "baru.xlsx").komentar.items()
    assert comment == (("Lampiran I", "C2"), "Cek lagi")
    waiting = {(item.lembar, item.sel) for item in laporan.butir if item.perlu}
    assert waiting == {("Petunjuk", "F3"), ("Realisasi Renaksi", "A1"), ("Rapat 1", "C3")}
    told = [item.pesan for item in laporan.butir if not item.perlu]
    assert any("Kolom tambahan Catatan rapat dibawa" in text for text in told)
    assert any("daftar Satuan dibawa: Dokumen" in text for text in told)


def test_formulas_stay_where_nothing_moved(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Pejabat"]["F1"], book["Pejabat"]["F2"] = "Jumlah", "=COUNTA(A2:A30)"

    new, laporan = brought(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    assert new.buku.lembar["Pejabat"].at["F2"].formula == "=COUNTA(A2:A30)"
    assert laporan.perlu == 0


def test_pictures_are_told_to_stay_behind(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart

    def edit(book: Workbook) -> None:
        sheet: Worksheet = cast("Worksheet", book["Komponen"])
        sheet.add_chart(BarChart(), "M2")

    path = edited(CONTOH_2025, edit, tmp_path)
    _, laporan = brought(path, tmp_path)
    assert [item.lembar for item in laporan.butir if item.perlu] == ["Komponen"]


def test_a_percentage_and_a_number_in_a_column_of_dates_keep_their_format(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        target = book["Lampiran I"]["I2"]
        target.value, target.number_format = 0.9, "0%"
        day = book["Realisasi Renaksi"]["D2"]
        day.value, day.number_format = 45000, "General"

    new, _ = brought(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    assert new.buku.lembar["Lampiran I"].at["I2"].format == "0%"
    assert new.buku.lembar["Realisasi Renaksi"].at["D2"].nilai == Decimal(45000)


def test_a_number_of_too_many_digits_becomes_text_and_is_told(tmp_path: Path) -> None:
    buku = read(CONTOH_2025)
    cells = dict(buku.lembar["Keputusan"].sel)
    cells[9, 2] = Sel("B9", Decimal(197501012000031001))
    keputusan = replace(buku.lembar["Keputusan"], sel=cells)
    new, laporan = _brought_from(replace(buku, lembar={**buku.lembar, "Keputusan": keputusan}), tmp_path)
    assert new.teks("NIP") == "197501012000031001"
    assert [item.sel for item in laporan.butir if item.perlu] == ["B9"]


def test_columns_of_one_title_and_many_merged_ranges_take_no_time(tmp_path: Path) -> None:
    """Both were counted again and again for each: a sheet of thousands would have taken hours."""
    buku = read(CONTOH_2025)
    cells = dict(buku.lembar["Pejabat"].sel)
    cells |= {(1, column): Sel(f"{letters(column)}1", "Catatan") for column in range(6, 4000)}
    pejabat = replace(buku.lembar["Pejabat"], sel=cells)
    everywhere = tuple((row, 1, row, 16_384) for row in range(1, 20_000))
    rapat = Lembar("Rapat", {(1, 1): Sel("A1", "x")}, gabungan=everywhere)
    new, _ = _brought_from(replace(buku, lembar={**buku.lembar, "Pejabat": pejabat, "Rapat": rapat}), tmp_path)
    assert list(new.kepala["Pejabat"].tambahan)[:2] == ["Catatan", "Catatan (2)"]
    assert len(new.kepala["Pejabat"].tambahan) == 3994
    assert len(new.buku.lembar["Rapat"].gabungan) == 6


def test_a_master_that_lacks_a_column_of_old_is_refused(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Lampiran I"]["I1"] = "Target Triwulan 2"

    with pytest.raises(InputRefused, match="Target TW II"):
        perbarui(edited(CONTOH_2025, edit, tmp_path), "baru.xlsx")


def test_the_new_master_comes_out_the_same_each_time(tmp_path: Path) -> None:
    path = edited(OLD, _grown, tmp_path)
    first, _ = perbarui(path, "baru.xlsx")
    second, _ = perbarui(path, "baru.xlsx")
    assert first == second


def test_what_was_brought_can_be_brought_again(tmp_path: Path) -> None:
    once, _ = brought(edited(OLD, _grown, tmp_path), tmp_path)
    shutil.copy(tmp_path / "baru.xlsx", tmp_path / "sekali.xlsx")
    twice, laporan = brought(tmp_path / "sekali.xlsx", tmp_path)
    assert rows_of(twice) == rows_of(once)
    assert lost(once.buku, twice.buku) == []
    assert laporan.perlu == 0
    assert "Sisa" in twice.buku.lembar


WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\v"), max_size=12)
"""The reader gives every line break as a line feed."""
LOOKS = st.builds(Run, WORDS.filter(bool), st.booleans(), st.booleans(), st.booleans())
VALUES = st.one_of(
    WORDS,
    st.booleans(),
    st.integers(-(10**14), 10**14).map(Decimal),
    st.datetimes(datetime(1950, 1, 1), datetime(2200, 1, 1)).map(lambda at: at.replace(microsecond=0)),
    st.just("=1+1"),
)


def base() -> Mapping[str, Any]:
    return {
        "isian": [{"kunci": kunci.nama, "isi": None} for kunci in KUNCI_KEPUTUSAN],
        "tubuh": [{"bagian": "Diktum", "label": "KESATU", "isi": "satu"}, {"bagian": "Diktum", "isi": "dua"}],
        "pejabat": [{"nama": "Camat Cakung", "alias": ("Camat", "Bu Camat")}],
    }


@settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    title=WORDS,
    values=st.lists(VALUES, min_size=2, max_size=2),
    runs=st.lists(LOOKS, min_size=1, max_size=4),
    name=WORDS,
)
def test_any_extra_column_sheet_and_rich_text_survives(
    title: str, values: list[Any], runs: list[Run], name: str, tmp_path: Path
) -> None:
    """What anybody adds by Excel stands in the new master as it stood in the old one."""
    path = tmp_path / "lama.xlsx"
    path.write_bytes(write(base(), ()))
    buku = read(path)
    lembar = dict(buku.lembar)
    body = dict(lembar["Batang Tubuh"].sel)
    body[1, 4] = Sel("D1", title)
    body[2, 4], body[3, 4] = (
        Sel(f"D{row}", value, format="d/m/yyyy") for row, value in zip((2, 3), values, strict=True)
    )
    said = "".join(run.text for run in runs)
    rich = Sel("C2", said, _paragraphs(runs))
    body[2, 3] = rich
    lembar["Batang Tubuh"] = Lembar("Batang Tubuh", body)
    sheet = f"x{name}"
    lembar[sheet] = Lembar(sheet, {(3, 2): Sel("B3", said, _paragraphs(runs))})

    new, laporan = _brought_from(Buku("lama.xlsx", "0" * 64, lembar), tmp_path)

    written = new.buku.lembar["Batang Tubuh"]
    assert _same(written.at["C2"], rich)
    for row, value in zip((2, 3), values, strict=True):
        there = written.at.get(f"D{row}")
        assert (there.nilai if there else "") == (value if value != "" else "")
    others = [one for one in new.buku.lembar.values() if one.at.get("B3") and _same(one.at["B3"], rich)]
    assert others
    assert laporan.sel == sum(1 for _ in texts_of_rows(lembar))


def texts_of_rows(lembar: Mapping[str, Lembar]) -> list[Sel]:
    """The cells that are data: below the header, outside the instructions and lists."""
    return [
        sel
        for name, one in lembar.items()
        if name not in ("Petunjuk", "Daftar")
        for (row, _), sel in one.sel.items()
        if row > 1
    ]


def _paragraphs(runs: list[Run]) -> tuple[tuple[Run, ...], ...]:
    lines: list[list[Run]] = [[]]
    for each in runs:
        first, *others = each.text.split("\n")
        lines[-1].append(Run(first, *each.look))
        lines.extend([Run(other, *each.look)] for other in others)
    return tuple(line for pieces in lines if (line := tuple(piece for piece in pieces if piece.text)))


def _same(one: Sel, other: Sel) -> bool:
    return one.nilai == other.nilai and [r for r in runs_of(one) if r.text.strip()] == [
        r for r in runs_of(other) if r.text.strip()
    ]


def _brought_from(buku: Buku, folder: Path) -> tuple[Master, Laporan]:
    """As `perbarui`, of a workbook that stands in no file."""
    from generator.naskah import baca, tulis
    from generator.naskah.laporan import susunan
    from generator.office.workbook.besides import Selain

    naskah = baca(parse(buku), Selain({}, (), False), tuple(FORMULAS))
    (folder / "baru.xlsx").write_bytes(tulis(naskah))
    laporan = Laporan("perbarui", buku.nama, "baru.xlsx", naskah.banyak_sel, tuple(susunan(naskah)))
    return parse(read(folder / "baru.xlsx")), laporan


def test_the_command_writes_the_master_and_tells_what_became_of_the_old_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = edited(OLD, _grown, tmp_path)
    before = path.read_bytes()
    new, page = tmp_path / "b.xlsx", tmp_path / "laporan.html"
    assert run(perkin, ["perbarui", str(path), "--ke", str(new), "--format", "json"]) == FINDINGS
    data = json.loads(capsys.readouterr().out)
    assert data["summary"]["attention"] == 3 == sum(item["attention"] for item in data["items"])
    assert path.read_bytes() == before
    assert run(perkin, ["perbarui", str(path), "--ke", str(new)]) == REFUSED
    assert "sebutkan nama lain" in capsys.readouterr().err
    other = ["--ke", str(tmp_path / "c.xlsx"), "--format", "html", "--output", str(page)]
    assert run(perkin, ["perbarui", str(path), *other]) == FINDINGS
    assert "Hubungi Ani di pesawat 214" in page.read_text(encoding="utf-8")
    assert run(perkin, ["perbarui", str(OLD), "--ke", str(tmp_path / "d.xlsx")]) == 0
    assert "tidak ada yang perlu dilihat" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("ke", "refusal"),
    [
        ("lama.xlsx", "menimpa"),
        ("lain.txt", "beri nama"),
        ("ada.xlsx", "tidak boleh ditimpa"),
        ("ada.xlsx/z.xlsx", "tidak dapat ditulisi"),
    ],
)
def test_the_new_master_takes_nobodys_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ke: str, refusal: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(OLD, "lama.xlsx")
    Path("ada.xlsx").write_text("catatan")
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert run(perkin, ["perbarui", "lama.xlsx", "--ke", ke]) == REFUSED
    shown = capsys.readouterr()
    assert refusal in shown.err
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_master_saved_by_libreoffice_is_brought_as_well(soffice: Convert, tmp_path: Path) -> None:
    saved = soffice(edited(OLD, _grown, tmp_path), "xlsx", tmp_path / "lo")
    old, (new, _) = parse(read(saved)), brought(saved, tmp_path)
    assert rows_of(new)["output"] == rows_of(old)["output"]
    assert rows_of(new)["indikator"] == rows_of(old)["indikator"]
    assert lost(old.buku, new.buku) == []
    again = parse(read(soffice(tmp_path / "baru.xlsx", "xlsx", tmp_path / "lagi")))
    assert rows_of(again)["komponen"] == rows_of(old)["komponen"]
    assert normal("Catatan rapat") in map(normal, again.kepala["Lampiran I"].tambahan)
