"""Grades, opinions, levels and scales of an office's own: from the cell to every document, figures worked out by hand."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.cli import perkin
from generator.cli.console import run
from generator.compute import compute
from generator.documents import rekap
from generator.explain import explain
from generator.jenjang import Jenjang
from generator.law import JENJANG
from generator.master import Baris, Indikator, Komponen, Master, Output, columns
from generator.office.word.text import read_text
from generator.office.workbook import guards
from generator.present.results import derivation
from generator.records import tables_of
from generator.results import Status
from generator.validate import validate
from generator.values import Konsolidasi, Polarisasi, Triwulan, Unreadable, print_number, seen
from generator.working import Step
from tests.berjenjang import KEPATUHAN, Rows, rows, stored
from tests.conftest import CONTOH_2025, Convert
from tests.test_rekap import recalculated

PREDIKAT, OPINI, LEVEL, PELAYANAN = JENJANG


@pytest.fixture
def master(tmp_path: Path) -> Master:
    return stored(rows(), tmp_path / "skala.xlsx")


def changed(given: Rows, lembar: str, kode: str, **values: object) -> Rows:
    """The rows with one row's cells typed otherwise."""
    key = {"indikator": "kode", "pengukuran": "kode", "komponen": "kode_indikator", "output": "kode_indikator"}[lembar]
    for row in given[lembar]:
        if row[key] == kode:
            row |= values
    return given


def findings(given: Rows, folder: Path) -> list[str]:
    return [f"{f.code} {f.sheet}!{f.cell}" for f in validate(stored(given, folder / "skala.xlsx"))]


def figure(step: Step | None) -> str:
    return "-" if step is None else print_number(step.value, 2)


def capaian(master: Master, kode: str, quarter: Triwulan = Triwulan.II) -> str:
    item = next(item for item in compute(master, quarter).indikator if item.indikator.kode == kode)
    return figure(item.kini.perbandingan.capaian_mentah)


def test_a_step_is_its_word_in_print_and_its_position_in_arithmetic() -> None:
    step = OPINI.find(" WDP ")
    assert isinstance(step, Jenjang)
    assert (step, seen(step), print_number(step, 2), step.berposisi) == (Decimal(3), "WDP", "WDP", "3 (WDP)")
    assert type(step + 1) is Decimal
    for copied in (copy.copy(step), copy.deepcopy(step), pickle.loads(pickle.dumps(step))):  # noqa: S301 - our own
        assert (copied.nama, copied.skala, copied) == ("WDP", OPINI, step)
    assert OPINI.find("wdp") is OPINI.find("WDPP") is OPINI.find("") is None


def test_built_in_scales_run_from_the_lowest_to_the_highest() -> None:
    assert PREDIKAT.urutan == "D, C, CC, B, BB, A, AA"
    assert OPINI.urutan == "TMP, TW, WDP, WTP-DPP, WTP"
    assert LEVEL.jenjang[0] == "Level 1"
    assert PELAYANAN.jenjang[-1] == "A"


def test_a_master_with_scales_has_no_findings(tmp_path: Path) -> None:
    assert findings(rows(), tmp_path) == []


def test_cells_of_every_sheet_are_steps(master: Master) -> None:
    first = master.indikator[0]
    assert (first.target_ii, first.target_tahunan) == (Decimal(4), Decimal(5))
    assert [seen(value) for value in (first.target_i, first.target_ii, first.target_tahunan)] == ["N/A", "B", "BB"]
    assert {seen(row.target) for row in master.output if row.kode_indikator == "IK10.1"} == {"WTP"}
    assert seen(next(row for row in master.komponen if row.kode_indikator == "IK3.1").tw_ii) == "Level 2"
    own = next(row for row in master.indikator if row.kode == "IK9.1").target_ii
    assert isinstance(own, Jenjang)
    assert (own.skala, own) == (KEPATUHAN, Decimal(3))


def test_capaian_by_positions(master: Master) -> None:
    results = compute(master, Triwulan.II)
    shown = {item.indikator.kode: item.kini for item in results.indikator}
    raw = {kode: figure(one.perbandingan.capaian_mentah) for kode, one in shown.items()}
    assert raw["IK1.1"] == "125,00", "BB, the fifth of its scale, where B, the fourth, was promised"
    assert raw["IK3.1"] == "66,67", "Level 2 where Level 3 was promised"
    assert raw["IK9.1"] == "100,00"
    assert raw["IK10.1"] == "60,00", "WDP, the third, where WTP, the fifth, was promised"
    assert raw["IK2.1"] == "87,50", "(2 × 88 − 99) ÷ 88, mothers who died per 100.000 births"
    assert figure(shown["IK1.1"].perbandingan.capaian) == "120,00", "the cap of this master"
    assert (shown["IK1.1"].status, shown["IK10.1"].status) == (Status.TERCAPAI, Status.BELUM_TERCAPAI)
    mean = results.rata_rata_indikator
    assert (figure(mean.capaian), mean.dihitung) == ("86,83", 5), "(120 + 87,5 + 66,67 + 100 + 60) ÷ 5"


def test_the_lower_step_may_be_the_better_one(tmp_path: Path) -> None:
    given = changed(rows(), "pengukuran", "IK3.1", polarisasi=Polarisasi.MINIMIZE)
    assert capaian(stored(given, tmp_path / "a.xlsx"), "IK3.1") == "133,33", "(2 × 3 − 2) ÷ 3"


def test_a_scale_of_sheet_daftar_takes_the_place_of_a_built_in_one(tmp_path: Path) -> None:
    given = changed(rows(), "komponen", "IK10.1", tw_ii="WTP-DPP")
    assert capaian(stored(given, tmp_path / "a.xlsx"), "IK10.1") == "80,00", "the fourth of five"
    book = load_workbook(tmp_path / "a.xlsx")
    column = next(cell.column for cell in book["Daftar"][1] if cell.value == "Jenjang Opini")
    for row, step in enumerate(("TW", "TMP", "WDP", "WTP"), start=2):
        book["Daftar"].cell(row, column, step)
    book["Daftar"].cell(6, column).value = None
    book.save(tmp_path / "b.xlsx")
    from generator.master.parse import parse
    from generator.office.workbook.reader import read

    other = parse(read(tmp_path / "b.xlsx"))
    assert other.jenjang["IK10.1"].urutan == "TW, TMP, WDP, WTP"
    assert [f.code for f in validate(other) if f.sheet == "Komponen"] == ["N14"], "WTP-DPP is no step of it any more"


def test_steps_are_neither_added_nor_averaged(tmp_path: Path) -> None:
    given = changed(rows(), "pengukuran", "IK1.1", konsolidasi=Konsolidasi.RATA_RATA)
    changed(given, "komponen", "IK1.1", tw_i="B")
    assert findings(given, tmp_path) == ["M14 Pengukuran!D2"]
    item = compute(stored(given, tmp_path / "a.xlsx"), Triwulan.II).indikator[0]
    assert figure(item.tahunan.realisasi) == "BB", "the last one, whatever Konsolidasi says"
    assert any("padahal satuan Predikat berjenjang" in note for note in item.bawaan)


def test_a_formula_that_calculates_takes_no_steps(tmp_path: Path) -> None:
    given = changed(rows(), "pengukuran", "IK1.1", rumus="rata-rata komponen")
    assert findings(given, tmp_path) == ["M15 Pengukuran!B2"]
    item = compute(stored(given, tmp_path / "a.xlsx"), Triwulan.II).indikator[0]
    assert item.status is Status.TIDAK_DAPAT_DIHITUNG
    assert "jenjang" in item.kini.alasan


def test_a_falling_step_is_a_falling_target(tmp_path: Path) -> None:
    given = changed(rows(), "indikator", "IK3.1", target_iii="Level 2")
    found = [f for f in validate(stored(given, tmp_path / "a.xlsx")) if f.code == "T01"]
    assert [f.message for f in found] == [
        "Target TW III (Level 2) lebih rendah daripada TW II (Level 3), padahal konsolidasinya akhir."
    ]
    changed(given, "pengukuran", "IK3.1", polarisasi=Polarisasi.MINIMIZE)
    assert findings(given, tmp_path) == []


def test_the_annual_target_is_the_last_step(tmp_path: Path) -> None:
    given = changed(rows(), "indikator", "IK1.1", target_tahunan="A")
    found = validate(stored(changed(given, "output", "IK1.1", target="A"), tmp_path / "a.xlsx"))
    assert [(f.code, f.message) for f in found] == [
        ("T02", "Target Tahunan A, padahal dari target triwulan dengan konsolidasi akhir seharusnya BB.")
    ]


def test_what_is_no_step_is_found_and_never_counted(tmp_path: Path) -> None:
    given = changed(rows(), "komponen", "IK1.1", tw_ii="bb")
    changed(given, "indikator", "IK3.1", target_ii=Decimal(3))
    changed(given, "indikator", "IK4.1", target_ii="Level 3")
    assert findings(given, tmp_path) == ["N14 Lampiran I!I4", "N14 Lampiran I!I5", "N14 Komponen!G7"]
    read = stored(given, tmp_path / "a.xlsx")
    assert read.indikator[2].target_ii == Unreadable("3")
    states = {item.indikator.kode: item.status for item in compute(read, Triwulan.II).indikator}
    assert [states[kode] for kode in ("IK1.1", "IK3.1", "IK4.1")] == [Status.TIDAK_DAPAT_DIHITUNG] * 3


def test_explain_shows_scale_positions_and_convention(master: Master) -> None:
    text = derivation(explain(compute(master, Triwulan.II), "IK10.1"))
    assert "Tercetak TW II: WTP   [Lampiran I!I11]" in text
    assert "Skala Opini dari yang terendah: 1 = TMP, 2 = TW, 3 = WDP, 4 = WTP-DPP, 5 = WTP   [UU 15/2004" in text
    assert "Capaian sebelum batas IK10.1 TW II = (3 (WDP) ÷ 5 (WTP)) × 100 = 60 %" in text
    assert "kebiasaan: posisi realisasi terhadap posisi target" in text


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The output folder of TW II, sheets of officials among it."""
    stored(rows(), tmp_path / "skala.xlsx")
    command = ["generate", str(tmp_path / "skala.xlsx"), "--quarter", "2", "--per-pj", "--output", str(tmp_path)]
    assert run(perkin, command) == 0
    return tmp_path / "skala" / "tw2"


def lines(path: Path) -> list[str]:
    return [line.strip() for line in read_text(path).splitlines()]


def test_documents_print_steps_as_written(output: Path) -> None:
    annex, plan = read_text(output / "lampiran-1.docx"), read_text(output / "lampiran-2.docx")
    for printed in ("BB", "Level 3", "WTP", "Tinggi", "/ 100.000 KH", "-5,9", "467.800.000"):
        assert printed in annex, printed
    for printed in ("BB", "Level 3", "WTP", "86 / 100.000 KH", "-5,9%", "Rp 467.800.000"):
        assert printed in plan, printed
    assert "WTP Opini" not in plan
    assert "Level 3 Level" not in plan
    report = read_text(output / "monitoring.docx")
    for printed in (
        "WDP",
        "60,00",
        "Level 2",
        "66,67",
        "Jenjang Opini dari yang terendah: TMP, TW, WDP, WTP-DPP, WTP.",
    ):
        assert printed in report, printed
    people = "\n".join(read_text(path) for path in sorted((output / "per-pj").glob("*.docx")))
    assert "WDP" in people
    assert "Level 2" in people


def test_data_hold_steps_as_text(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = json.loads((output / "manifest.json").read_text(encoding="utf-8"))
    told = {item["kode"]: item for item in manifest["results"]["indikator"]}["IK10.1"]
    assert (told["target"], told["realisasi"], told["capaian"]) == ("WTP", "WDP", 60)
    assert told["asal"][0]["value"] == "WDP"
    assert '"target_ii": "WTP"' in json.dumps(manifest)
    capsys.readouterr()
    assert run(perkin, ["verify", str(output)]) == 0
    assert run(perkin, ["history", str(output.parent)]) == 0
    assert run(perkin, ["table", str(output), "hasil"]) == 0
    shown = capsys.readouterr().out
    assert "WDP" in shown


@pytest.mark.parametrize("name", ["text", "json", "html"])
def test_diff_and_history_tell_steps(name: str, output: Path, tmp_path: Path) -> None:
    later = changed(rows(), "komponen", "IK10.1", tw_ii="WTP-DPP")
    changed(later, "indikator", "IK10.1", target_ii="WDP")
    stored(later, tmp_path / "baru.xlsx")
    command = ["generate", str(tmp_path / "baru.xlsx"), "--quarter", "2", "--output", str(tmp_path), "--force"]
    assert run(perkin, command) == 0
    result = tmp_path / f"beda.{name}"
    pair = [str(output), str(tmp_path / "baru" / "tw2")]
    assert run(perkin, ["diff", *pair, "--format", name, "--output", str(result)]) == 0
    text = result.read_text(encoding="utf-8")
    assert "WTP-DPP" in text
    assert "WDP" in text


@pytest.mark.parametrize("form", ["csv", "json", "md", "xlsx", "parquet"])
def test_tables_in_every_form(form: str, output: Path, tmp_path: Path) -> None:
    for name in ("hasil", "tren", "lampiran-1"):
        out = tmp_path / f"{name}.{form}"
        source = str(tmp_path / "skala.xlsx") if name == "lampiran-1" else str(output)
        assert run(perkin, ["table", source, name, "--format", form, "--output", str(out)]) == 0
        assert out.stat().st_size


def test_records_compare_steps_as_text(master: Master) -> None:
    table = next(table for table in tables_of(master) if table.nama == "Lampiran I")
    assert table.rekaman[0].nilai["Target TW II"] == "B"


def test_rekap_counts_positions_live(master: Master, soffice: Convert, tmp_path: Path) -> None:
    data = rekap.build(master, compute(master, Triwulan.II))
    (tmp_path / "rekap.xlsx").write_bytes(data)
    formulas = load_workbook(tmp_path / "rekap.xlsx")
    matched = [cell.value for row in formulas["Perhitungan"] for cell in row if "MATCH(" in str(cell.value)]
    assert "=MATCH(Komponen!$G$14,Jenjang!$D$5:$D$9,0)" in matched
    book = load_workbook(recalculated(data, soffice, tmp_path / "lo"), data_only=True)
    header = [cell.value for cell in book["Capaian"][4]]
    shown = {row[0]: dict(zip(header, row, strict=True)) for row in book["Capaian"].iter_rows(5, 14, values_only=True)}
    for kode, word, figure_ in (("IK1.1", "BB", 125), ("IK3.1", "Level 2", 200 / 3), ("IK10.1", "WDP", 60)):
        line = shown[kode]
        assert line["Realisasi"] == line["Realisasi (perkin)"] == word
        assert line["Capaian sebelum batas"] == pytest.approx(figure_)
        assert line["Capaian sebelum batas (perkin)"] == pytest.approx(figure_)
    steps = [row for row in book["Perhitungan"].iter_rows(5, values_only=True) if row[4] is not None]
    assert all(row[4] == pytest.approx(row[5]) for row in steps)


def test_the_next_year_and_todays_form_keep_scales(tmp_path: Path) -> None:
    stored(rows(), tmp_path / "skala.xlsx")
    for command in (["lanjut", "--tahun", "2027"], ["perbarui"]):
        new = tmp_path / f"{command[0]}.xlsx"
        code = run(perkin, [command[0], str(tmp_path / "skala.xlsx"), *command[1:], "--ke", str(new)])
        assert code in (0, 1)
        from generator.master.parse import parse
        from generator.office.workbook.reader import read

        read_again = parse(read(new))
        assert read_again.jenjang["IK9.1"] == KEPATUHAN
        assert seen(read_again.indikator[0].target_tahunan) == "BB"
        assert "Sisa" not in read_again.buku.lembar


def test_a_master_without_scales_has_no_columns_of_them() -> None:
    titles = [cell.value for cell in load_workbook(CONTOH_2025)["Daftar"][1]]
    assert not [title for title in titles if str(title).startswith("Jenjang ")]


TYPED: tuple[tuple[type[Baris], str, str, object, bool], ...] = (
    (Indikator, "target_i", "Predikat", "BB", True),
    (Indikator, "target_i", "Predikat", "N/A", True),
    (Indikator, "target_i", "Predikat", "BBB", False),
    (Indikator, "target_i", "Predikat", "WTP", False),
    (Indikator, "target_i", "Predikat", 3, False),
    (Indikator, "target_i", "Level", "Level 3", True),
    (Indikator, "target_i", "Level", 3, False),
    (Indikator, "target_i", "Kepatuhan", "Sangat Tinggi", True),
    (Indikator, "target_i", "Nilai", "BB", False),
    (Indikator, "target_i", "Nilai", 90, True),
    (Indikator, "target_i", "Nilai", 97905, False),
    (Indikator, "target_i", "Boks", 57250, True),
    (Output, "target", "", "WTP-DPP", True),
    (Output, "target", "", "WTPP", False),
    (Output, "target", "", 86, True),
    (Komponen, "tw_i", "nilai", "Level 2", True),
    (Komponen, "tw_i", "nilai", "Level", False),
    (Komponen, "tw_i", "selesai", "Sudah", True),
    (Komponen, "tw_i", "persen", 101, False),
)
"""Sheet, column, unit or kind beside it, what is typed, and whether the cell takes it."""


def test_checks_of_cells_take_steps_and_stop_slips(tmp_path: Path, soffice: Convert) -> None:
    stored(rows(), tmp_path / "skala.xlsx")
    book = load_workbook(tmp_path / "skala.xlsx")
    for number, (kind, field, beside, value, _) in enumerate(TYPED):
        check = guards.guard(kind, field, 2, 500, berjenjang=True)
        assert check is not None
        sheet: Any = book.create_sheet(f"Uji {number}")
        places = list(columns(kind))
        sheet.cell(2, places.index(field) + 1, value)
        for name in {"keterangan", "jenis"} & set(places):
            sheet.cell(2, places.index(name) + 1, beside)
        sheet["Z1"] = check["value"]
        assert len(check["value"]) <= 256
        assert len(check["input_message"]) <= guards.MESSAGE_MAX
    book.save(tmp_path / "uji.xlsx")
    calculated = load_workbook(soffice(tmp_path / "uji.xlsx", "xlsx", tmp_path / "hitung"), data_only=True)
    taken = [bool(calculated[f"Uji {number}"]["Z1"].value) for number in range(len(TYPED))]
    assert taken == [passes for *_, passes in TYPED]


def test_cells_let_steps_through(tmp_path: Path) -> None:
    stored(rows(), tmp_path / "skala.xlsx")
    book = load_workbook(tmp_path / "skala.xlsx")
    names = {name: book.defined_names[name].attr_text for name in ("Jenjang", "Judul_Jenjang")}
    assert names == {"Jenjang": "'Daftar'!$K$2:$O$500", "Judul_Jenjang": "'Daftar'!$K$1:$O$1"}
    checks = {str(check.sqref): check for check in book["Lampiran I"].data_validations.dataValidation}
    target = next(check for place, check in checks.items() if place.startswith("H2"))
    assert target.formula1.startswith('IF(COUNTIF(Judul_Jenjang,"Jenjang "&$M2)')
    assert len(target.formula1) <= 255
    for sheet, cell in (("Lampiran II", "G2"), ("Komponen", "F2")):
        own = next(c for c in book[sheet].data_validations.dataValidation if str(c.sqref).startswith(cell))
        assert "COUNTIF(Jenjang," in own.formula1, sheet
