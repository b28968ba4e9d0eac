"""The forms of a recap over units: as agreed, sound, exact, and inert whatever units and folders are called."""

from __future__ import annotations

import io
import os
import re
import statistics
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
import simplejson
from openpyxl import load_workbook

from generator.generate.wilayah import as_docx
from generator.office.word.text import docx_text
from generator.present.wilayah_page import as_html
from generator.present.wilayah_sheet import as_xlsx
from generator.present.wilayah_text import as_json, as_text
from generator.records.wilayah import Rekap
from generator.values import Triwulan
from generator.wilayah import rekap, to_frame
from tests.conftest import Convert
from tests.golden import check
from tests.lint import audited, lint, package
from tests.test_rekap import recalculated
from tests.test_rekap_unit import run
from tests.unit_kecil import one, unit, units, write, write_units

D = Decimal


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_units(tmp_path_factory.mktemp("rekap") / "output")


@pytest.fixture(scope="module")
def told(output: Path) -> Rekap:
    return rekap([str(output)], Triwulan.II)


@pytest.fixture
def here(output: Path, monkeypatch: pytest.MonkeyPatch) -> Rekap:
    """The recap with the folders as they are named from where the output lies."""
    monkeypatch.chdir(output.parent)
    told = rekap(["output"], Triwulan.II)
    places = {each.folder: each._replace(folder=each.folder.relative_to(output.parent)) for each in told.unit}
    indicators = tuple(
        each._replace(nilai=tuple(one._replace(unit=places[one.unit.folder]) for one in each.nilai))
        for each in told.indikator
    )
    bidang = tuple(
        each._replace(contoh=tuple((places[who.folder], ident) for who, ident in each.contoh)) for each in told.bidang
    )
    return told._replace(unit=tuple(places.values()), indikator=indicators, bidang=bidang)


def test_text_is_as_agreed(here: Rekap) -> None:
    check("rekap-unit.txt", as_text(here) + "\n")
    assert max(map(len, as_text(here).splitlines())) <= 100


def test_json_is_as_agreed(here: Rekap) -> None:
    check("rekap-unit.json", as_json(here) + "\n")


def test_the_word_report_is_as_agreed(here: Rekap) -> None:
    check("wilayah.docx.txt", docx_text(as_docx(here)) + "\n")
    assert as_docx(here) == as_docx(here)


def test_the_workbook_is_as_agreed(here: Rekap) -> None:
    content = as_xlsx(here, Path())
    assert content == as_xlsx(here, Path())
    book = load_workbook(io.BytesIO(content))
    lines = []
    for sheet in book.worksheets:
        lines.append(f"== {sheet.title}")
        lines += [
            "\t".join("" if cell is None else str(cell) for cell in row).rstrip()
            for row in sheet.iter_rows(values_only=True)
        ]
    check("wilayah.xlsx.txt", "\n".join(lines) + "\n")


def test_what_is_given_out_is_sound(here: Rekap, tmp_path: Path) -> None:
    document, book = as_docx(here), as_xlsx(here, Path())
    assert audited(document, tmp_path / "wilayah.docx") == []
    assert audited(book, tmp_path / "wilayah.xlsx") == []
    assert [*lint(document), *package(document), *package(book)] == []


def test_formulas_of_the_workbook_give_what_is_stored_beside_them(here: Rekap) -> None:
    content = as_xlsx(here, Path())
    live, stored = (load_workbook(io.BytesIO(content), data_only=data)["Indikator"] for data in (False, True))
    figures = load_workbook(io.BytesIO(content), data_only=True)["Rincian"]
    functions: dict[str, Callable[[list[float]], float]]
    functions = {"MIN": min, "MAX": max, "MEDIAN": statistics.median, "AVERAGE": statistics.mean}
    tried = 0
    for row in range(5, 5 + len(here.indikator)):
        for column in "GIKL":
            formula = str(live[f"{column}{row}"].value or "")
            if not formula:
                continue
            found = re.fullmatch(r"=(\w+)\(Rincian!\$I\$(\d+):\$I\$(\d+)\)", formula)
            assert found, formula
            cells = [figures.cell(number, 9).value for number in range(int(found[2]), int(found[3]) + 1)]
            expected = functions[found[1]]([float(str(cell)) for cell in cells if cell is not None])
            assert stored[f"{column}{row}"].value == pytest.approx(expected)
            tried += 1
    assert tried == 12


def test_libreoffice_calculates_the_spread_as_it_is_stored(here: Rekap, soffice: Convert, tmp_path: Path) -> None:
    content = as_xlsx(here, Path())
    stored = load_workbook(io.BytesIO(content), data_only=True)["Indikator"]
    again = load_workbook(recalculated(content, soffice, tmp_path), data_only=True)["Indikator"]
    places = [f"{column}{row}" for row in (5, 6, 8) for column in "GHIJKLM"]
    assert [again[place].value for place in places] == pytest.approx([stored[place].value for place in places])


HOSTILE = (
    "=cmd|'/c calc'!A1",
    "a <img src=x onerror=alert(1)>",
    'javascript:alert(1)" onclick="alert(2)',
    "b%41#c?d e",
)


def hostile(place: Path) -> Path:
    for name, text in zip(("satu", *HOSTILE[2:]), HOSTILE, strict=False):
        source = unit(text, one("IK1.1", text, ("90", "90"), ("90", "81"), text), Status_Data=text)
        write(place / name / "tw2", source, Triwulan.II)
    return place


def test_hostile_names_are_text_in_the_workbook_and_links_lead_to_files(tmp_path: Path) -> None:
    hostile(tmp_path / "output")
    told = rekap([str(tmp_path / "output")], Triwulan.II)
    book = load_workbook(io.BytesIO(as_xlsx(told, tmp_path)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert formulas
    assert all(re.fullmatch(r"=(\w+\(Rincian!.*\)|K\d+-G\d+|C\d+\+D\d+)", formula) for formula in formulas)
    links = {cell.hyperlink.target for cell in cells if cell.hyperlink}
    assert len(links) == 3
    assert all(re.fullmatch(r"output[\\/][\w%.-]+[\\/]tw2[\\/]monitoring\.docx", link or "") for link in links), links


def test_hostile_names_are_text_in_the_page(tmp_path: Path) -> None:
    hostile(tmp_path / "output")
    page = as_html(rekap([str(tmp_path / "output")], Triwulan.II), tmp_path)
    assert "<img" not in page
    assert "<script" not in page
    hrefs = set(re.findall(r'href="([^"]*)"', page)) - {"#unit"}
    assert len(hrefs) == 3
    assert all(re.fullmatch(r"output/[\w%.-]+/tw2/monitoring\.docx", href) for href in hrefs), hrefs


def test_hostile_names_fill_the_word_report_and_the_screen(tmp_path: Path) -> None:
    hostile(tmp_path / "output")
    told = rekap([str(tmp_path / "output")], Triwulan.II)
    assert "<img src=x onerror=alert(1)>" in docx_text(as_docx(told))
    write(tmp_path / "output" / "a\x1b[31mb" / "tw2", units()["kota-a"], Triwulan.II)
    odd = rekap([str(tmp_path / "output")], Triwulan.II)
    assert "\x1b" not in as_text(odd)
    assert docx_text(as_docx(odd))


@pytest.mark.parametrize("form", ["text", "json", "html", "xlsx", "docx", "parquet"])
def test_a_folder_whose_name_is_no_text_is_recapped(tmp_path: Path, form: str) -> None:
    try:
        write(tmp_path / "output" / os.fsdecode(b"kota-\xff\n") / "tw2", units()["kota-a"], Triwulan.II)
    except OSError:
        pytest.skip("sistem berkas ini tidak menerima nama seperti itu")
    done = run("rekap-unit", tmp_path / "output", "--quarter", "2", "--format", form, "--output", tmp_path / "hasil")
    assert (done[0], "Rekap 1 unit" in done[2]) == (0, True)
    if form == "html":
        assert "kota-%FF%0A/tw2/monitoring.docx" in (tmp_path / "hasil").read_text(encoding="utf-8")


def test_the_table_of_every_figure_is_exact(told: Rekap, tmp_path: Path, output: Path) -> None:
    frame = to_frame(told)
    assert len(frame) == sum(len(each.nilai) for each in told.indikator)
    assert set(map(str, frame.dtypes)) == {"object"}
    place = tmp_path / "wilayah.parquet"
    assert run("rekap-unit", output, "--quarter", "2", "--output", place)[0] == 0
    read = pd.read_parquet(place)
    assert read["Capaian (%)"].tolist() == [each if each is None else D(each) for each in frame["Capaian (%)"]]
    assert read["Unit"].tolist() == frame["Unit"].tolist()


@pytest.mark.parametrize("form", ["xlsx", "docx", "html", "json", "parquet"])
def test_the_name_of_the_file_tells_its_form(output: Path, tmp_path: Path, form: str) -> None:
    code, out, err = run("rekap-unit", output, "--quarter", "2", "--output", tmp_path / f"wilayah.{form}")
    assert (code, out) == (0, "")
    assert "Rekap 4 unit ditulis ke" in err
    content = (tmp_path / f"wilayah.{form}").read_bytes()
    assert content[:4] == {"html": b"<!DO", "json": b"{\n  ", "parquet": b"PAR1"}.get(form, b"PK\x03\x04")
    if form == "json":
        assert simplejson.loads(content)["tahun"] == 2025


def test_a_recap_does_not_take_the_place_of_a_units_file(output: Path) -> None:
    with pytest.raises(Exception, match="tidak boleh ditimpa"):
        run("rekap-unit", output, "--quarter", "2", "--output", output / "kota-a" / "2025" / "tw2" / "rekap.xlsx")
