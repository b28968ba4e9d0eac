"""The budget: exact sums with their working, what is not reported, and how spending compares with the capaian."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from generator import anggaran
from generator.cli import perkin
from generator.compute import compute
from generator.diff.report import compare_sides
from generator.diff.sides import read_sides
from generator.documents import rekap
from generator.documents.monitoring import build
from generator.explain import explain
from generator.generate import Pilihan, generate
from generator.master import Anggaran, Master
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.office.word.text import docx_text
from generator.records.data import as_data
from generator.records.folder import read_folder
from generator.results import HasilAnggaran, HasilProgram
from generator.values import Triwulan
from generator.working import Step
from tests import golden
from tests.conftest import Convert
from tests.dinas import ANGGARAN, dinas, read_dinas, write_dinas
from tests.test_rekap import compare, pairs, recalculated

PENUNJANG, REHABILITASI, PERLINDUNGAN = range(3)


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Master:
    return read_dinas(tmp_path_factory.mktemp("dinas"), dinas())


def budget(master: Master, quarter: Triwulan) -> HasilAnggaran:
    found = compute(master, quarter).anggaran
    assert found is not None
    return found


def value(step: Step | None) -> Decimal | None:
    return None if step is None else step.value


def figures(item: HasilProgram | HasilAnggaran) -> tuple[Decimal | None, ...]:
    return tuple(map(value, (item.pagu, item.realisasi, item.penyerapan, item.sisa)))


def with_row(kode: str, **changed: Any) -> list[dict[str, Any]]:
    """The budget of the Dinas with one of its rows changed."""
    return [{**row, **changed} if row["kode"] == kode else dict(row) for row in ANGGARAN]


# Figures


def test_figures_of_a_program_are_those_of_its_kegiatan(master: Master) -> None:
    program = budget(master, Triwulan.II).program[REHABILITASI]
    assert figures(program) == (Decimal(1_500_000_000), Decimal(540_000_000), Decimal(36), Decimal(960_000_000))


def test_what_is_not_reported_is_not_zero_and_is_named(master: Master) -> None:
    first, second = budget(master, Triwulan.I), budget(master, Triwulan.II)
    assert figures(first.program[PERLINDUNGAN]) == (Decimal(2 * 10**9), Decimal(0), Decimal(0), Decimal(2 * 10**9))
    assert figures(second.program[PERLINDUNGAN]) == (Decimal(2 * 10**9), None, None, None)
    assert (first.belum, second.belum) == ((), ("1.06.05",))


def test_the_sums_are_exact_to_the_rupiah(master: Master) -> None:
    whole = budget(master, Triwulan.II)
    assert (value(whole.pagu), value(whole.realisasi)) == (Decimal(6_715_400_750), Decimal(2_040_250_500))
    assert value(whole.sisa) == Decimal(4_675_150_250)
    assert whole.penyerapan is not None
    assert round(whole.penyerapan.value, 4) == Decimal("30.3817")


def test_a_stated_program_counts_instead_of_its_kegiatan(tmp_path: Path) -> None:
    rows = with_row("1.06.04", pagu=Decimal(1_600_000_000), realisasi_ii=Decimal(400_000_000))
    program = budget(read_dinas(tmp_path, dinas(anggaran=rows)), Triwulan.II).program[REHABILITASI]
    assert figures(program) == (Decimal(1_600_000_000), Decimal(400_000_000), Decimal(25), Decimal(1_200_000_000))


def test_a_pagu_of_zero_gives_no_share(tmp_path: Path) -> None:
    rows = with_row("1.06.05", pagu=Decimal(0), realisasi_ii=Decimal(0))
    program = budget(read_dinas(tmp_path, dinas(anggaran=rows)), Triwulan.II).program[PERLINDUNGAN]
    assert figures(program) == (Decimal(0), Decimal(0), None, Decimal(0))
    assert program.efisiensi is None


def test_spending_is_compared_with_a_whole_pagu_only(tmp_path: Path) -> None:
    rows = with_row("1.06.04.2", pagu=None)
    whole = budget(read_dinas(tmp_path, dinas(anggaran=rows)), Triwulan.II)
    assert figures(whole.program[REHABILITASI]) == (Decimal(900_000_000), Decimal(540_000_000), None, None)
    assert whole.program[REHABILITASI].efisiensi is None
    assert (whole.penyerapan, whole.sisa) == (None, None)


def test_more_than_the_pagu_leaves_less_than_nothing(tmp_path: Path) -> None:
    rows = with_row("1.06.05", realisasi_ii=Decimal(2_500_000_000))
    program = budget(read_dinas(tmp_path, dinas(anggaran=rows)), Triwulan.II).program[PERLINDUNGAN]
    assert figures(program)[2:] == (Decimal(125), Decimal(-500_000_000))


def test_efficiency_is_capaian_of_the_year_less_what_was_spent(master: Master) -> None:
    hasil = compute(master, Triwulan.II)
    program = budget(master, Triwulan.II).program[REHABILITASI]
    own = [item.tahunan.capaian for item in hasil.indikator if item.indikator.no == 1]
    assert program.indikator == ("IK1.1", "IK1.2")
    assert [round(step.value, 4) for step in own if step] == [
        Decimal("47.5676"),
        Decimal("38.2353"),
    ]  # 44/92,5; 130/340
    assert program.capaian is not None
    assert program.efisiensi is not None
    assert round(program.capaian.value, 4) == Decimal("42.9014")
    assert program.efisiensi.value == program.capaian.value - Decimal(36)


def test_what_has_no_capaian_yet_gives_no_efficiency(master: Master) -> None:
    program = budget(master, Triwulan.II).program[PENUNJANG]
    assert (program.indikator, program.dihitung, program.capaian, program.efisiensi) == (("IK3.1",), 0, None, None)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("IK2.1", ("IK2.1",)),
        ("ik2.1", ("IK2.1",)),
        ("Sasaran 1", ("IK1.1", "IK1.2")),
        ("SASARAN No. 2", ("IK2.1", "IK2.2")),
        ("sasaran nomor 3", ("IK3.1",)),
        ("Sasaran 4", ()),
        ("2.1", ()),
    ],
)
def test_what_a_program_supports(master: Master, name: str, codes: tuple[str, ...]) -> None:
    assert anggaran.indikator_dari(name, master.indikator) == codes


AMOUNT = st.none() | st.decimals(min_value=0, max_value=10**14, places=2)


@given(st.lists(st.tuples(st.sampled_from("AB"), st.sampled_from(("", "x", "y")), AMOUNT), max_size=12))
def test_nothing_is_counted_twice_and_nothing_lost(given_rows: list[tuple[str, str, Decimal | None]]) -> None:
    rows = [row_of(str(place), *each) for place, each in enumerate(given_rows)]
    programs = anggaran.programs(rows)
    assert sorted(row.kode for program in programs for row in program.baris) == sorted(row.kode for row in rows)
    total = Decimal(0)
    for name in {row.program for row in rows}:
        own = [row for row in rows if row.program == name]
        stated = next((row.pagu for row in own if not row.kegiatan), None)
        first = next((row for row in own if not row.kegiatan), None)
        parts = [row.pagu for row in own if row is not first and isinstance(row.pagu, Decimal)]
        total += stated if isinstance(stated, Decimal) else sum(parts, Decimal(0))
    assert (value(anggaran.jumlah("Jumlah", map(anggaran.pagu, programs))) or 0) == total


def row_of(kode: str, program: str, kegiatan: str, pagu: Decimal | None) -> Anggaran:
    quarters: dict[str, Any] = {f"realisasi_{quarter.name.lower()}": None for quarter in Triwulan}
    return Anggaran(
        kode=kode,
        program=program,
        kegiatan=kegiatan,
        pagu=pagu,
        keterangan="",
        mendukung=(),
        **quarters,
        cells={},
    )


# Where they go


def test_the_derivation_leads_to_the_cells(master: Master) -> None:
    hasil = compute(master, Triwulan.II)
    said = "\n".join(map(str, explain(hasil, "anggaran")))
    assert "Jumlah pagu = 3.215.400.750 + 1.500.000.000 + 2.000.000.000 = 6.715.400.750" in said
    assert "[Anggaran!D4]" in said
    assert "Belum dilaporkan: 1.06.05." in said
    of_program = explain(hasil, "1.06.04")
    assert "Efisiensi Program Rehabilitasi Sosial = 42,901431 − 36 ≈ 6,901431" in "\n".join(map(str, of_program))
    assert explain(hasil, "1.06.04.2") == of_program


def test_json_has_the_budget_where_there_is_one(master: Master, contoh: Master) -> None:
    assert "anggaran" not in as_data(compute(contoh, Triwulan.II))
    data = as_data(compute(master, Triwulan.II))["anggaran"]
    assert (data["pagu"], data["belum_dilaporkan"]) == (Decimal(6_715_400_750), ["1.06.05"])
    assert data["program"][REHABILITASI]["kode"] == "1.06.04"
    assert data["program"][REHABILITASI]["penyerapan"] == Decimal(36)


def test_the_manifest_is_read_back_and_two_quarters_are_compared(master: Master, tmp_path: Path) -> None:
    chosen = Pilihan(only=("monitoring",))
    folders = [generate([master], quarter, chosen, tmp_path, None)[0].folder for quarter in (Triwulan.I, Triwulan.II)]
    results = read_folder(folders[1]).results
    assert results is not None
    assert results["anggaran"]["realisasi"] == Decimal(2_040_250_500)
    changes = compare_sides(*read_sides(folders[0], folders[1], None)).changes
    spent = [
        (change.id, change.old, change.new)
        for change in changes
        if (change.table, change.column) == ("Hasil Anggaran", "Realisasi")
    ]
    assert ("1.06.04", Decimal(150_000_000), Decimal(540_000_000)) in spent


def test_the_recap_has_a_sheet_of_it(master: Master, contoh: Master, tmp_path: Path) -> None:
    for one, has in ((master, True), (contoh, False)):
        path = tmp_path / f"{one.nama}-rekap.xlsx"
        path.write_bytes(rekap.build(one, compute(one, Triwulan.II)))
        assert ("Anggaran" in load_workbook(path).sheetnames) is has


def test_its_live_formulas_equal_computed_values(master: Master, soffice: Convert, tmp_path: Path) -> None:
    for quarter in (Triwulan.I, Triwulan.II):
        path = recalculated(rekap.build(master, compute(master, quarter)), soffice, tmp_path / quarter.name)
        assert compare(path) > 0
        assert sum(place.startswith("Anggaran,") for place, _, _ in pairs(path)) > 12


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.load(find_template("monitoring", None))


def test_the_report_sets_it_beside_the_capaian(template: Template, master: Master) -> None:
    text = docx_text(template.fill(build(master, compute(master, Triwulan.II))))
    start = text.index("Realisasi Anggaran dan Efisiensi")
    golden.check("anggaran-tw2.md", text[start : text.index("III. ANALISIS PER SASARAN", start)])
    assert (
        "Realisasi anggaran sampai dengan Triwulan II sebesar Rp 2.040.250.500 dari pagu Rp 6.715.400.750 (30,38%)."
        in text[:start]
    )


def test_the_report_is_silent_without_a_budget(template: Template, tmp_path: Path) -> None:
    without = read_dinas(tmp_path, dinas(anggaran=None))
    assert "nggaran dan Efisiensi" not in docx_text(template.fill(build(without, compute(without, Triwulan.II))))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"kode": "A", "program": "A"}], "Pagu anggaran belum diisi"),
        ([{"kode": "A", "program": "A", "pagu": Decimal(9)}], "belum dilaporkan dari pagu Rp 9."),
        (
            [{"kode": "A", "program": "A", "pagu": Decimal(0), "realisasi_i": Decimal(0)}],
            "pada Triwulan I sebesar Rp 0 dari pagu Rp 0.",
        ),
    ],
    ids=["tanpa pagu", "tanpa realisasi", "pagu nol"],
)
def test_the_sentence_of_a_budget_that_is_not_complete(
    template: Template, tmp_path: Path, rows: list[dict[str, Any]], said: str
) -> None:
    one = read_dinas(tmp_path, dinas(anggaran=rows))
    assert said in docx_text(template.fill(build(one, compute(one, Triwulan.I))))


def test_the_command_line_knows_it(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas())
    shown = CliRunner().invoke(perkin, ["compute", str(path), "--quarter", "2", "--format", "json"])
    assert simplejson.loads(shown.stdout, use_decimal=True)["anggaran"]["sisa"] == Decimal(4_675_150_250)
    text = CliRunner().invoke(perkin, ["compute", str(path), "--quarter", "2"]).stdout
    assert "Realisasi anggaran  : Rp 2.040.250.500 dari Rp 6.715.400.750 (30,38 %)" in text
    table = CliRunner().invoke(perkin, ["table", str(path), "anggaran", "--format", "csv"])
    assert "Program Rehabilitasi Sosial" in table.stdout


def test_what_a_reader_must_know_of_the_table_is_said_below_it(tmp_path: Path) -> None:
    rows = [
        {"kode": "A", "program": "A", "pagu": Decimal(5), "realisasi_i": Decimal(6), "mendukung": ("IK3.1",)},
        {"kode": "B", "program": "B", "realisasi_i": Decimal(1), "mendukung": ("IK1.1", "IK3.1")},
        {"kode": "C", "program": "C", "pagu": Decimal(5)},
    ]
    one = read_dinas(tmp_path, dinas(anggaran=rows))
    table = build(one, compute(one, Triwulan.I)).anggaran
    assert table is not None
    assert (table.pagu, table.realisasi, table.penyerapan, table.sisa) == ("10", "7", "–", "–")
    assert table.catatan == (
        "Realisasi TW I belum dilaporkan, sehingga tidak ikut dijumlahkan, sedangkan pagunya ikut: C.",
        "Pagu belum lengkap, sehingga penyerapan dan sisanya tidak dihitung: B.",
        "Indikator yang didukung belum mempunyai capaian terhadap target tahunan: A.",
        "B: baru 1 dari 2 indikator yang didukung mempunyai capaian terhadap target tahunan.",
        "Realisasi melebihi pagu: A.",
    )
