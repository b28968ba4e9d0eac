"""Figures that are approved: what counts as unchanged, what is reopened, and where that is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from click.testing import CliRunner, Result
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator.cli import perkin
from generator.compute import compute
from generator.jenjang import SkalaJenjang
from generator.lanjut.main import lanjut
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.perbarui import perbarui
from generator.persetujuan import KeadaanPersetujuan, sama, tercetak
from generator.records.data import as_data
from generator.tabel import to_frame
from generator.validate import unapproved, validate
from generator.values import NA, Angka, Triwulan, Unreadable
from tests.conftest import MASTER_2025
from tests.dinas import dinas, read_dinas, write_dinas

SKALA = SkalaJenjang("Predikat", ("C", "B", "A"), "uji")
HARI = date(2026, 7, 8)
NILAI_TW_II = {"IK1.1": Decimal(44), "IK1.2": Decimal(130), "IK2.1": Decimal(91), "IK2.2": Decimal(3_100_000)}
"""What the invented Dinas reports for TW II where it has a target; none of its outputs is due then."""


def setuju(kode: str, nilai: Angka, triwulan: Triwulan = Triwulan.II, **changed: Any) -> dict[str, Any]:
    return {"kode": kode, "triwulan": triwulan, "nilai": nilai, "oleh": "Kepala Dinas", "tanggal": HARI} | changed


def semua(**nilai: Angka) -> list[dict[str, Any]]:
    """An approval for each figure of TW II, with other values where given (`IK1_1`)."""
    other = {kode.replace("_", "."): value for kode, value in nilai.items()}
    return [setuju(kode, value) for kode, value in (NILAI_TW_II | other).items()]


def master(folder: Path, approvals: Sequence[dict[str, Any]] | None) -> Master:
    return read_dinas(folder, dinas(persetujuan=approvals))


def run(*arguments: object) -> Result:
    return CliRunner().invoke(perkin, [str(argument) for argument in arguments], standalone_mode=False)


# Whether a figure is what was approved


@pytest.mark.parametrize(
    ("disetujui", "kini", "expected"),
    [
        ("97.9", "97.9", True),
        ("97.9", "97.904761904761904761904761", True),
        ("97.9", "97.8951", True),
        ("97.9", "97.905", False),
        ("97.9", "97.8949", False),
        ("97.9048", "97.904761904761904761904761", True),
        ("97.9048", "97.90474", False),
        ("97.90476190476191", "97.904761904761904761904761", True),
        ("91", "91.004", True),
        ("91", "91.01", False),
        ("0", "0", True),
        ("1E+3", "1000", True),
        ("-0.001", "0", False),
    ],
)
def test_a_figure_is_compared_to_the_decimals_that_its_approval_states(
    disetujui: str, kini: str, expected: bool
) -> None:
    assert sama(Decimal(disetujui), Decimal(kini)) is expected


@given(st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=14))
def test_a_figure_that_is_copied_as_it_is_printed_is_the_same(kini: Decimal) -> None:
    assert sama(kini, kini)
    copied = Decimal(tercetak(kini).replace(".", "").replace(",", "."))
    assert sama(copied, kini)
    assert not sama(copied + Decimal("0.01"), kini)


def test_no_value_is_approved_by_n_a_alone() -> None:
    assert sama(NA, None)
    assert not sama(NA, Decimal(0))
    assert not sama(Decimal(0), None)
    assert not sama(Unreadable("x"), Decimal(0))
    assert not sama(None, None)


def test_a_step_is_the_same_only_as_a_step() -> None:
    a, b = SKALA.find("A"), SKALA.find("B")
    assert a is not None
    assert b is not None
    assert sama(a, a)
    assert not sama(a, b)
    assert not sama(Decimal(3), a)
    assert not sama(a, Decimal(3))
    assert tercetak(a) == "A"


# What a master says of its figures


def states(found: Master) -> dict[str, str]:
    approvals = compute(found, Triwulan.II).persetujuan
    assert approvals is not None
    return {each.angka.kode: each.keadaan.value for each in approvals}


def test_figures_that_are_due_or_approved_are_told(tmp_path: Path) -> None:
    approved, changed, missing = (state.value for state in KeadaanPersetujuan)
    rows = [setuju("IK1.1", Decimal(44)), setuju("IK1.2", Decimal(129)), setuju("RO001", Decimal(1))]
    assert states(master(tmp_path, rows)) == {
        "IK1.1": approved,
        "IK1.2": changed,
        "IK2.1": missing,
        "IK2.2": missing,
        "RO001": changed,
    }


@pytest.mark.parametrize("field", ["nilai", "oleh", "tanggal"])
def test_an_approval_without_value_name_or_date_is_none(tmp_path: Path, field: str) -> None:
    rows = [setuju("IK1.1", Decimal(44)) | {field: None}]
    assert states(master(tmp_path, rows))["IK1.1"] == KeadaanPersetujuan.BELUM


def test_an_approval_of_another_quarter_is_not_this_one_s(tmp_path: Path) -> None:
    assert states(master(tmp_path, [setuju("IK1.1", Decimal(21), Triwulan.I)]))["IK1.1"] == KeadaanPersetujuan.BELUM


def test_validate_finds_what_changed_at_its_row_and_what_is_left(tmp_path: Path) -> None:
    found = validate(master(tmp_path, semua(IK2_1=Decimal("90.5"))[1:]), select=["R17", "R18"])
    assert [(each.code, each.cell, each.message) for each in found] == [
        ("R17", "C3", "IK2.1 TW II disetujui 90,5, sekarang 91."),
        ("R18", "", "IK1.1 TW II belum disetujui; nilainya sekarang 44."),
    ]


def test_twice_and_unknown_are_found(tmp_path: Path) -> None:
    rows = [*semua(), setuju("IK1.1", Decimal(45)), setuju("IK9.9", Decimal(1))]
    found = validate(master(tmp_path, rows), select=["L02", "L03"])
    assert [(each.code, each.cell) for each in found] == [("L02", "A6"), ("L03", "A7")]


def test_a_master_that_cannot_be_computed_is_validated_all_the_same(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas(persetujuan=semua(IK1_1=Decimal(1))))
    book = load_workbook(path)
    del book["Komponen"]
    book.save(path)
    outcome = run("validate", path)
    assert outcome.return_value == 1
    assert "Komponen" in outcome.output
    assert "R17" not in outcome.output


# Where it is told


def test_without_the_sheet_nothing_is_told_of_approvals() -> None:
    found = parse(read(MASTER_2025))
    hasil = compute(found, Triwulan.II)
    assert hasil.persetujuan is None
    assert "persetujuan" not in as_data(hasil)
    assert "Persetujuan" not in run("compute", MASTER_2025, "--quarter", 2).output
    assert not [each for each in validate(found) if each.code in ("R16", "R17", "R18")]


def test_compute_counts_and_table_prints_what_is_entered(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas(persetujuan=semua(IK1_1=Decimal(40))[:2]))
    said = run("compute", path, "--quarter", 2).output
    assert "Persetujuan         : 2 belum disetujui, 1 berubah setelah disetujui, 1 disetujui" in said
    table = to_frame(master(tmp_path, semua(IK1_1=Decimal(40))[:2]), "angka", Triwulan.II)
    assert list(table.columns)[:3] == ["Kode/ID", "Triwulan", "Nilai"]
    assert [tuple(row)[:3] for row in table.itertuples(index=False)] == [
        (kode, "TW II", nilai) for kode, nilai in NILAI_TW_II.items()
    ]
    assert list(table["Keadaan"]) == ["berubah setelah disetujui", "disetujui", "belum disetujui", "belum disetujui"]
    assert table["Oleh"][0] == "Kepala Dinas"


def test_the_table_is_there_before_anything_is_approved(tmp_path: Path) -> None:
    table = to_frame(master(tmp_path, None), "angka", Triwulan.II)
    assert list(table["Nilai"]) == list(NILAI_TW_II.values())
    assert list(table["Keadaan"]) == [None] * 4


def test_what_the_table_prints_can_be_entered_as_it_is(tmp_path: Path) -> None:
    table = to_frame(master(tmp_path, None), "angka", Triwulan.II)
    rows = [setuju(row["Kode/ID"], row["Nilai"]) for _, row in table.iterrows()]
    assert unapproved(master(tmp_path, rows), Triwulan.II) == ()


def penutup(folder: Path) -> list[list[str]]:
    document = Document(str(folder / "dinas-2026/tw2/monitoring.docx"))
    found = [table for table in document.tables if table.cell(0, 0).text == "Kode"]
    tables = [table for table in found if table.cell(0, 3).text == "Nilai saat disetujui"]
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]


def sentences(folder: Path) -> list[str]:
    return [line.text for line in Document(str(folder / "dinas-2026/tw2/monitoring.docx")).paragraphs]


def test_the_report_says_what_is_approved(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas(persetujuan=semua(IK1_1=Decimal("40.123"))[:3]))
    assert run("generate", path, "--quarter", 2, "--output", tmp_path).return_value == 0
    said = "Dari 4 angka yang dilaporkan, 2 telah disetujui, 1 berubah setelah disetujui dan 1 belum disetujui."
    assert said in sentences(tmp_path)
    one, two = penutup(tmp_path)
    assert one[0] == "IK1.1"
    assert one[2:] == ["44", "40,123", "Kepala Dinas, 8 Juli 2026", "berubah setelah disetujui"]
    assert two[2:] == ["3.100.000", "–", "–", "belum disetujui"]

    path = write_dinas(tmp_path, dinas(persetujuan=semua()))
    assert run("generate", path, "--quarter", 2, "--output", tmp_path).return_value == 0
    assert "Ke-4 angka yang dilaporkan telah disetujui dengan nilai yang tercantum dalam laporan ini." in sentences(
        tmp_path
    )
    assert penutup(tmp_path) == []


def test_diff_shows_an_approval_that_no_longer_stands(tmp_path: Path) -> None:
    first = write_dinas(tmp_path, dinas(persetujuan=semua()), "a.xlsx")
    changed = [
        row | ({"tw_ii": Decimal(46)} if row["kode_indikator"] == "IK1.1" else {}) for row in dinas()["komponen"]
    ]
    second = write_dinas(tmp_path, dinas(persetujuan=semua(), komponen=changed), "b.xlsx")
    for quarter, path in ((2, first), (2, second)):
        assert run("generate", path, "--quarter", quarter, "--output", tmp_path).return_value == 0
    outcome = run("diff", tmp_path / "a/tw2", tmp_path / "b/tw2", "--format", "json")
    told = [each for each in simplejson.loads(outcome.stdout)["changes"] if each["table"] == "Hasil Persetujuan"]
    assert [(each["id"], each["column"], each["old"], each["new"]) for each in told] == [
        ("IK1.1", "Nilai", 44, 46),
        ("IK1.1", "Keadaan", "disetujui", "berubah setelah disetujui"),
    ]


def test_a_step_is_approved_by_its_word(tmp_path: Path) -> None:
    rows = dinas()
    rows["indikator"][0] |= {"keterangan": "Predikat"} | {
        f"target_{each}": "BB" for each in ("i", "ii", "iii", "iv", "tahunan")
    }
    rows["komponen"][0] |= {"tw_i": "B", "tw_ii": "A"}
    found = read_dinas(
        tmp_path,
        {**rows, "persetujuan": [setuju("IK1.1", Unreadable("A")), setuju("IK1.1", Unreadable("A"), Triwulan.I)]},
    )
    assert states(found)["IK1.1"] == KeadaanPersetujuan.DISETUJUI
    (changed,) = validate(found, select=["R17"])
    assert changed.message == "IK1.1 TW I disetujui A, sekarang B."
    assert to_frame(found, "angka", Triwulan.II)["Nilai Disetujui"][0] == "A"


def test_a_half_year_is_approved_under_the_quarter_that_ends_it(tmp_path: Path) -> None:
    rows = dinas(persetujuan=semua(IK1_1=Decimal(40)))
    next(row for row in rows["isian"] if row["kunci"] == "Periode Pelaporan")["isi"] = "Semester"
    found = read_dinas(tmp_path, rows)
    assert states(found)["IK1.1"] == KeadaanPersetujuan.BERUBAH
    assert [each.message for each in unapproved(found, Triwulan.II)] == ["IK1.1 TW II disetujui 40, sekarang 44."]
    assert list(to_frame(found, "angka", Triwulan.II)["Kode/ID"]) == list(NILAI_TW_II)


# generate --hanya-disetujui


def test_only_what_is_approved_is_generated(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas(persetujuan=semua(IK1_1=Decimal(40))[:3]))
    refused = run("generate", path, "--quarter", 2, "--hanya-disetujui", "--output", tmp_path / "hasil")
    assert refused.return_value == 1
    assert "IK1.1 TW II disetujui 40, sekarang 44." in refused.stderr
    assert "IK2.2 TW II belum disetujui; nilainya sekarang 3.100.000." in refused.stderr
    assert "IK1.2" not in refused.stderr
    assert "Dokumen tidak dibuat." in refused.stderr
    assert not (tmp_path / "hasil").exists()

    path = write_dinas(tmp_path, dinas(persetujuan=semua()))
    assert run("generate", path, "--quarter", 2, "--hanya-disetujui", "--output", tmp_path / "hasil").return_value == 0
    assert (tmp_path / "hasil/dinas-2026/tw2/monitoring.docx").is_file()


def test_a_master_without_approvals_is_refused_too(tmp_path: Path) -> None:
    found = unapproved(master(tmp_path, None), Triwulan.II)
    assert [each.id for each in found] == [f"{kode} TW II" for kode in NILAI_TW_II]


def test_changes_of_another_quarter_do_not_stand_in_the_way(tmp_path: Path) -> None:
    rows = [*semua(), setuju("IK1.1", Decimal(99), Triwulan.I)]
    assert unapproved(master(tmp_path, rows), Triwulan.II) == ()


def test_force_does_not_take_the_place_of_an_approval(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas(persetujuan=semua(IK1_1=Decimal(40))))
    assert run("generate", path, "--quarter", 2, "--hanya-disetujui", "--force", "--output", tmp_path).return_value == 1


def test_approval_is_of_a_quarter(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas())
    outcome = CliRunner().invoke(perkin, ["generate", str(path), "--hanya-disetujui"])
    assert outcome.exit_code == 2
    assert "--hanya-disetujui memerlukan triwulan" in outcome.stderr


# Next year, and older masters


def again(folder: Path, content: bytes) -> Master:
    (folder / "baru.xlsx").write_bytes(content)
    return parse(read(folder / "baru.xlsx"))


def test_next_year_begins_without_approvals(tmp_path: Path) -> None:
    content, _ = lanjut(write_dinas(tmp_path, dinas(persetujuan=semua())), 2027, "baru.xlsx")
    assert again(tmp_path, content).persetujuan == ()


def test_perbarui_adds_the_sheet(tmp_path: Path) -> None:
    content, _ = perbarui(MASTER_2025, "baru.xlsx")
    found = again(tmp_path, content)
    assert "Persetujuan" in found.kepala
    assert found.persetujuan == ()
