"""The worked cases of tests/formulas/ and tests/capaian/ run: each page is a manual and a test."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from generator.compute import compute
from generator.compute.realisasi import Realisasi
from generator.findings import Address
from generator.formulas import FORMULAS, capaian
from generator.formulas.inputs import NoValue
from generator.law import SKALA
from generator.present.formulas import manual_page
from generator.results import HasilIndikator, Perbandingan
from generator.values import Konsolidasi, Polarisasi, Target, Triwulan, print_number, read_quarter, read_target
from generator.working import Input, Uncomputable
from tests.builders import Table, cases, cell, master

HERE = Path(__file__).parent
PAGES = sorted((HERE / "formulas").glob("*.md"))
ONE = "IK9.9"
HEADERS = {"komponen": "Kode Komponen", "survei": "Kelurahan", "pengukuran": "Rumus"}


def title(page: Path) -> str:
    return page.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def shown(value: Decimal, like: str) -> str:
    """A value to as many decimals as the page prints."""
    places = len(like.partition(",")[2])
    return print_number(value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def sheets(page: Path, tables: list[Table]) -> dict[str, Table]:
    found: dict[str, Table] = {"pengukuran": [{"Kode Indikator": ONE, "Rumus": title(page)}]}
    for table in tables:
        for name, header in HEADERS.items():
            if table and header in table[0]:
                found[name] = [
                    row if name == "survei" or row.get("Kode Indikator") else {"Kode Indikator": ONE, **row}
                    for row in table
                ]
    return found


CASES = [pytest.param(page, tables, id=f"{page.stem}: {name}") for page in PAGES for name, tables in cases(page)]


@pytest.mark.parametrize(("page", "tables"), CASES)
def test_worked_case(page: Path, tables: list[Table]) -> None:
    realisasi = Realisasi(master(**sheets(page, tables)))
    expectations = tables[-1]
    assert expectations, "kasus tanpa hasil"
    for row in expectations:
        quarter = read_quarter(row["Triwulan"])
        assert isinstance(quarter, Triwulan)
        figure = realisasi(row.get("Indikator", ONE), quarter)
        expected = row["Realisasi"]
        actual = f"{figure.keadaan}: {figure.alasan}" if isinstance(figure, NoValue) else shown(figure.value, expected)
        assert actual == expected


def test_every_formula_has_its_page() -> None:
    assert {title(page) for page in PAGES} == set(FORMULAS)


def test_the_manual_page_is_up_to_date() -> None:
    page = (HERE.parent / "docs" / "formulas.md").read_text(encoding="utf-8")
    assert page == manual_page(FORMULAS), "python -m generator.present.formulas > docs/formulas.md"


@pytest.mark.parametrize("name", FORMULAS)
def test_every_page_has_normal_boundary_na_missing_and_zero(name: str) -> None:
    page = next(page for page in PAGES if title(page) == name)
    headings = " | ".join(heading.lower() for heading, _ in cases(page))
    text = page.read_text(encoding="utf-8")
    assert "normal" in headings
    assert "batas" in headings
    assert "N/A" in text
    assert "belum" in text
    divides = any(word in name for word in ("rasio", "TLHP", "tertimbang")) and "kumulatif" not in name
    assert not divides or "penyebut nol" in headings


CAPAIAN = [row for _, tables in cases(HERE / "capaian" / "capaian.md") for row in tables[0]]


@pytest.mark.parametrize("row", CAPAIAN, ids=lambda row: f"{row['Polarisasi']} {row['Target']} {row['Realisasi']}")
def test_capaian(row: dict[str, str]) -> None:
    target, realised = read_target(cell(row["Target"])), cell(row["Realisasi"])
    assert isinstance(target, Target)
    assert isinstance(realised, Decimal)
    at = Address("Uji", "A1")
    try:
        mentah = capaian.raw(Input("R", realised, at), target, at, "T", Polarisasi(row["Polarisasi"]))
        actual = shown(mentah.value, row["Sebelum batas"])
    except Uncomputable as reason:
        mentah, actual = None, f"tidak dapat dihitung: {reason}"
    if mentah is None:
        assert actual == row["Sebelum batas"]
        return
    assert actual == print_number(Decimal(row["Sebelum batas"].replace(",", ".")))
    assert shown(capaian.shown(mentah, Decimal(120), "uji", "T").value, row["Capaian"]) == print_number(
        Decimal(row["Capaian"].replace(",", "."))
    )


SCALES = [
    (name.partition(",")[0], row["Nilai"], row["Predikat"])
    for name, tables in cases(HERE / "capaian" / "predikat.md")
    for row in tables[0]
]


@pytest.mark.parametrize(("name", "value", "expected"), SCALES)
def test_predikat(name: str, value: str, expected: str) -> None:
    assert SKALA[name].predikat(Decimal(value.replace(",", "."))) == expected


def test_every_scale_has_worked_cases() -> None:
    assert {name for name, _, _ in SCALES} == set(SKALA)


YEARS = cases(HERE / "capaian" / "konsolidasi.md")


@pytest.mark.parametrize("row", YEARS[0][1][0], ids=lambda row: f"{row['Konsolidasi']} {row['Triwulan']}")
def test_consolidation(row: dict[str, str]) -> None:
    quarters = [Input("R", Decimal(n.replace(",", ".")), Address("Uji", "A1")) for n in row["Triwulan"].split()]
    node = capaian.consolidate(quarters, Konsolidasi(row["Konsolidasi"]))
    assert shown(node.value, row["Hasil"]) == row["Hasil"]


def year_of(tables: list[Table], quarter: Triwulan) -> HasilIndikator:
    setting, entered = tables[0][0], tables[1][0]
    own = ("Konsolidasi", "Polarisasi")
    book = master(
        indikator=[{"Kode": ONE, "No": "1", **{k: v for k, v in setting.items() if k not in own}}],
        pengukuran=[{"Kode Indikator": ONE, "Rumus": "langsung", **{k: setting[k] for k in own}}],
        komponen=[{"Kode Indikator": ONE, "Kode Komponen": "a", "Jenis": "nilai", **entered}],
    )
    return compute(book, quarter).indikator[0]


def period(value: Perbandingan, like: str) -> tuple[str, str, str]:
    target = "" if value.target is None else str(value.target)
    realised = "" if value.realisasi is None else print_number(value.realisasi.value)
    return target, realised, value.alasan if value.capaian is None else shown(value.capaian.value, like)


@pytest.mark.parametrize("tables", [pytest.param(t, id=name) for name, t in YEARS[1:]])
def test_year_to_date_and_whole_year(tables: list[Table]) -> None:
    for row in tables[2]:
        quarter = read_quarter(row["Sampai"])
        assert isinstance(quarter, Triwulan)
        item = year_of(tables, quarter)
        running = period(item.tahun_berjalan, row["Capaian berjalan"])
        assert running == (row["Target berjalan"], row["Realisasi berjalan"], row["Capaian berjalan"])
        assert period(item.tahunan, row["Capaian tahunan"])[1:] == (row["Realisasi tahunan"], row["Capaian tahunan"])
