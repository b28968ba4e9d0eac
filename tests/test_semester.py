"""An office that reports by half-years: TW II is Semester I and TW IV is Semester II, and nothing else is due."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from generator.cli import perkin
from generator.cli.console import run
from generator.compute import compute
from generator.documents import rekap
from generator.errors import InputRefused
from generator.history import read_history
from generator.master import Master
from generator.office.word.text import read_text
from generator.periode import Periode, Semester, Triwulan
from generator.present.history_text import as_text
from generator.present.results import text
from generator.results import Status, StatusRenaksi
from generator.validate import validate
from generator.values import Konsolidasi, print_number
from tests.berjenjang import Rows, rows, stored
from tests.conftest import Convert
from tests.kantor import kabupaten


def halves() -> Rows:
    """The regency of `tests/kantor.py` by half-years: IK4.1 counts on, IK7.1 sums, IK10.1 is a ratio."""
    found = kabupaten()
    for row in found["isian"]:
        row["isi"] = "Semester" if row["kunci"] == "Periode Pelaporan" else row["isi"]
    for row in found["indikator"]:
        row |= {"target_i": None, "target_iii": None}
    target = {row["kode"]: row for row in found["indikator"]}
    target["IK6.1"] |= {"target_ii": Decimal(200_000_000), "target_iv": Decimal(267_800_000)}
    target["IK7.1"] |= {"target_ii": Decimal(2500), "target_iv": Decimal(2750)}
    reported = {
        "IK4.1": ("28500", "57000"),
        "IK7.1": ("2600", "2800"),
        "IK10.1 a": ("47", "85"),
        "IK10.1 b": ("100", "100"),
    }
    for row in found["komponen"]:
        values = reported.get(row["kode_indikator"]) or reported.get(f"{row['kode_indikator']} {row['kode']}")
        if values:
            row |= {"tw_ii": Decimal(values[0]), "tw_iv": Decimal(values[1])}
    return found


@pytest.fixture
def master(tmp_path: Path) -> Master:
    return stored(halves(), tmp_path / "semester.xlsx")


def shown(master: Master, kode: str, quarter: Triwulan) -> list[str]:
    """Realisasi and capaian of a period, of the year so far, and against the year."""
    item = next(item for item in compute(master, quarter).indikator if item.indikator.kode == kode)
    periods = (item.kini.perbandingan, item.tahun_berjalan, item.tahunan)
    steps = [step for period in periods for step in (period.realisasi, period.capaian_mentah)]
    return ["-" if step is None else print_number(step.value, 2) for step in steps]


def test_periods_know_their_names_columns_and_neighbours() -> None:
    first, second = Semester
    assert (first.label, second.judul, first.kolom, second.kolom) == ("Semester I", "Semester II", "ii", "iv")
    columns: dict[Periode, str] = {Triwulan.II: "x"}
    assert (int(first), columns[first], columns.get(second)) == (2, "x", None)
    assert (first.previous, second.previous, first.berikut, second.berikut) == (None, first, second, None)
    assert (second.so_far, Triwulan.III.so_far) == ((first, second), (Triwulan.I, Triwulan.II, Triwulan.III))
    contained = {period: [quarter.name for quarter in Triwulan if period.memuat(quarter)] for period in Semester}
    assert contained == {first: ["I", "II"], second: ["III", "IV"]}
    assert [quarter.name for quarter in Triwulan if Triwulan.III.memuat(quarter)] == ["III"]
    assert not first.memuat("TW II")


def test_blank_targets_between_are_no_findings(tmp_path: Path) -> None:
    found = validate(stored(halves(), tmp_path / "a.xlsx"))
    assert [f"{f.code} {f.sheet}!{f.cell} {f.message}" for f in found] == []
    quarterly = halves()
    for row in quarterly["isian"]:
        row["isi"] = None if row["kunci"] == "Periode Pelaporan" else row["isi"]
    assert [f.code for f in validate(stored(quarterly, tmp_path / "b.xlsx"))] == ["T06"] * 20


def test_a_target_that_is_never_due_and_one_that_lacks_are_findings(tmp_path: Path) -> None:
    given = halves()
    given["indikator"][3] |= {"target_i": Decimal(14000), "target_iv": None}
    found = [(f.code, f.cell, f.message) for f in validate(stored(given, tmp_path / "a.xlsx"))]
    assert ("T06", "K5", "Target TW IV untuk IK4.1 kosong.") in found
    assert ("T11", "H5", "Target TW I terisi, padahal laporannya per semester.") in found


def test_an_unknown_period_is_an_error_and_counts_as_quarters(tmp_path: Path) -> None:
    given = halves()
    for row in given["isian"]:
        row["isi"] = "Bulanan" if row["kunci"] == "Periode Pelaporan" else row["isi"]
    read = stored(given, tmp_path / "a.xlsx")
    assert [f.message for f in validate(read) if f.code == "N01"] == [
        'Terbaca "Bulanan", seharusnya Triwulan atau Semester.'
    ]
    assert read.periode == tuple(Triwulan)


def test_figures_of_both_halves(master: Master) -> None:
    assert shown(master, "IK4.1", Triwulan.II) == ["28.500,00", "101,79", "28.500,00", "101,79", "28.500,00", "49,78"]
    assert shown(master, "IK4.1", Triwulan.IV) == ["57.000,00", "99,56", "57.000,00", "99,56", "57.000,00", "99,56"]
    # 2.600 of 2.500 and 2.800 of 2.750, together 5.400 of 5.250
    assert shown(master, "IK7.1", Triwulan.IV) == ["2.800,00", "101,82", "5.400,00", "102,86", "5.400,00", "102,86"]
    results = compute(master, Triwulan.IV)
    assert isinstance(results.triwulan, Periode)
    assert [one.triwulan.label for one in results.indikator[3].triwulan] == ["Semester I", "Semester II"]
    assert [change.terhadap for change in results.indikator[3].perubahan] == ["Semester I"]
    assert Status.TANPA_TARGET not in {one.status for one in results.indikator[3].triwulan}


def test_a_mean_of_halves(tmp_path: Path) -> None:
    given = halves()
    for row in given["pengukuran"]:
        row["konsolidasi"] = Konsolidasi.RATA_RATA if row["kode"] == "IK10.1" else row["konsolidasi"]
    # 47 % and 85 % of 45 % and 90 %: their means are 66 of 67,5
    read = stored(given, tmp_path / "a.xlsx")
    assert shown(read, "IK10.1", Triwulan.IV)[2:4] == ["66,00", "97,78"]


def test_outputs_of_a_quarter_belong_to_its_half(master: Master) -> None:
    early = {item.output.id: item for item in compute(master, Triwulan.II).renaksi if item.output.waktu is Triwulan.I}
    assert early
    assert {item.status for item in early.values()} == {StatusRenaksi.BELUM}
    assert not any(item.tunggakan for item in early.values()), "due within this half, not left over from an earlier one"
    late = {item.output.id: item for item in compute(master, Triwulan.IV).renaksi}
    assert all(late[code].tunggakan for code in early)
    third = [item for item in late.values() if item.output.waktu is Triwulan.III]
    assert third
    assert not any(item.tunggakan for item in third)


@pytest.mark.parametrize("quarter", ["1", "3"])
@pytest.mark.parametrize("verb", [("compute",), ("generate",), ("explain", "--indicator", "IK4.1"), ("table",)])
def test_other_quarters_are_refused_in_a_sentence(
    verb: tuple[str, ...], quarter: str, master: Master, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = verb
    place = [str(tmp_path / "semester.xlsx"), *(["hasil"] if name == "table" else [])]
    out = ["--output", str(tmp_path / "hasil")] if name == "generate" else []
    assert run(perkin, [name, *place, *options, "--quarter", quarter, *out]) == 2
    told = capsys.readouterr().err
    assert "--quarter 2 untuk Semester I atau --quarter 4 untuk Semester II" in told
    assert master.nama in told
    assert not (tmp_path / "hasil").exists()


def test_another_year_by_quarters_may_stand_beside_it(master: Master, tmp_path: Path) -> None:
    other = stored(kabupaten(), tmp_path / "lama.xlsx")
    assert compute(master, Triwulan.II, other).indikator[3].perubahan[-1].terhadap == "Semester I 2026"
    with pytest.raises(InputRefused, match=r"semester\.xlsx dilaporkan per semester"):
        compute(other, Triwulan.III, master)


@pytest.fixture
def output(master: Master, tmp_path: Path) -> Path:
    for quarter in "24":
        command = ["generate", str(tmp_path / master.nama), "--quarter", quarter, "--per-pj", "--output", str(tmp_path)]
        assert run(perkin, command) == 0
    return tmp_path / "semester"


def test_reports_say_semester(output: Path, master: Master) -> None:
    assert text(compute(master, Triwulan.II)).startswith("semester.xlsx · Semester I 2026\n")
    report = read_text(output / "tw4" / "monitoring.docx")
    for wanted in (
        "SEMESTER II TAHUN 2026",
        "Semester II Tahun 2026 (Juli sampai dengan Desember)",
        "Capaian indikator kinerja Semester II Tahun 2026",
        "Kendala dan Rencana Tindak Lanjut Semester II",
        "selisih capaian dengan semester sebelumnya",
        "turun dari 101,79% pada Semester I menjadi 99,56% pada Semester II",
    ):
        assert wanted in report, wanted
    own = [line for line in report.splitlines() if "riwulan" in line and "lapor" not in line]
    assert [line for line in own if "Triwulan" in line or "TRIWULAN" in line] == []
    first = read_text(output / "tw2" / "monitoring.docx")
    assert "Semester I Tahun 2026 (Januari sampai dengan Juni)" in first
    assert "Semester II" in first, "what is due next"
    sheet = read_text(next((output / "tw4" / "per-pj").glob("*.docx")))
    assert "Semester II Tahun 2026 (Juli sampai dengan Desember)" in sheet


def test_rekap_has_columns_of_halves(master: Master, soffice: Convert, tmp_path: Path) -> None:
    from tests.test_rekap import compare, recalculated

    data = rekap.build(master, compute(master, Triwulan.IV))
    assert compare(recalculated(data, soffice, tmp_path / "lo")) > 100
    (tmp_path / "rekap.xlsx").write_bytes(data)
    book = load_workbook(tmp_path / "rekap.xlsx", data_only=True)
    assert book["Capaian"]["A1"].value == "Capaian indikator · Semester II 2026"
    titles = [cell.value for cell in book["Tren"][4]][2:6]
    assert titles == ["Target TW I", "Target Semester I", "Target TW III", "Target Semester II"]
    targets = {row[0]: row[2:6] for row in book["Tren"].iter_rows(5, 14, values_only=True)}
    assert targets["IK4.1"] == (None, 28000, None, 57250)


def test_history_has_two_columns(output: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = read_history(output)
    assert found.missing == ()
    table = as_text(found)
    assert "Semester I  " in table
    assert "TW " not in table
    for form in ("json", "html", "xlsx"):
        assert run(perkin, ["history", str(output), "--format", form, "--output", str(output / f"riwayat.{form}")]) == 0
    data = json.loads((output / "riwayat.json").read_text(encoding="utf-8"))
    assert [one["triwulan"] for one in data["triwulan"]] == ["TW II", "TW IV"]
    capsys.readouterr()
    assert run(perkin, ["diff", str(output / "tw2"), str(output / "tw4")]) == 0
    assert "Semester I 2026" in capsys.readouterr().out
    assert run(perkin, ["verify", str(output / "tw4")]) == 0


def test_folders_of_both_kinds_are_refused(output: Path, tmp_path: Path) -> None:
    stored(kabupaten(), tmp_path / "biasa.xlsx")
    assert run(perkin, ["generate", str(tmp_path / "biasa.xlsx"), "--quarter", "1", "--output", str(tmp_path)]) == 0
    shutil.copytree(tmp_path / "biasa" / "tw1", output / "tw1")
    with pytest.raises(InputRefused, match="per triwulan dan per semester"):
        read_history(output)


def test_a_step_is_reported_by_halves_too(tmp_path: Path) -> None:
    given = rows()
    for row in given["isian"]:
        row["isi"] = "Semester" if row["kunci"] == "Periode Pelaporan" else row["isi"]
    for row in given["komponen"]:
        if row["kode_indikator"] == "IK1.1":
            row["tw_iv"] = "A"
    item = compute(stored(given, tmp_path / "a.xlsx"), Triwulan.IV).indikator[0]
    step = item.tahunan.capaian_mentah
    assert step is not None
    assert print_number(step.value) == "120", "A, the sixth, where BB, the fifth, was promised"
