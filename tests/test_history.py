"""`perkin history`: the quarters of a year beside each other, what was restated, what is missing, what is refused."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from click.testing import CliRunner
from openpyxl import load_workbook

from generator.cli import perkin
from generator.compute import compute
from generator.errors import InputRefused
from generator.history import History, Restated, history, read_history
from generator.master import Master
from generator.present.history_page import as_html
from generator.present.history_sentences import steps
from generator.present.history_sheet import SHEET, as_xlsx
from generator.present.history_text import as_json, as_text
from generator.records import tables_of
from generator.records.data import as_data
from generator.records.folder import Folder
from generator.results import Status
from generator.values import Triwulan
from tests.golden import check

Edit = Callable[[dict[str, Any]], None]


def folder(master: Master, quarter: Triwulan, edit: Edit | None = None) -> Folder:
    """The folder of a quarter as it would be read; `edit` changes its results."""
    results = simplejson.loads(
        simplejson.dumps(as_data(compute(master, quarter)), use_decimal=True), use_decimal=True, parse_int=Decimal
    )
    if edit:
        edit(results)
    return Folder(
        path=Path(f"output/contoh-2025/tw{quarter}"),
        version="uji",
        master=master.nama,
        master_sha256=master.sha256,
        quarter=quarter,
        options={},
        templates={},
        files={},
        texts={},
        tables=tables_of(master),
        results=results,
    )


def write(place: Path, told: Folder) -> None:
    """A folder's manifest on disk, as far as a history needs it."""
    content: dict[str, Any] = {
        "version": told.version,
        "master": {"name": told.master, "sha256": told.master_sha256},
        "quarter": told.quarter,
        "options": {},
        "templates": [],
        "files": [],
        "tables": {},
        "results": told.results,
    }
    place.mkdir(parents=True)
    (place / "manifest.json").write_text(simplejson.dumps(content, use_decimal=True), encoding="utf-8")


def indicator(results: dict[str, Any], kode: str) -> dict[str, Any]:
    return next(item for item in results["indikator"] if item["kode"] == kode)


def raised(results: dict[str, Any]) -> None:
    """TW II tells another realisasi of TW I for IK5.1, and another target of the year."""
    item = indicator(results, "IK5.1")
    item["triwulan"][0] |= {"realisasi": Decimal("6.5"), "capaian": Decimal(120)}
    item["tahunan"]["target"] = Decimal(90)


@pytest.fixture(scope="module")
def folders(contoh: Master) -> dict[Triwulan, Folder]:
    return {quarter: folder(contoh, quarter) for quarter in Triwulan}


@pytest.fixture(scope="module")
def year(folders: dict[Triwulan, Folder]) -> History:
    return history(list(folders.values()))


@pytest.fixture(scope="module")
def gap(folders: dict[Triwulan, Folder], contoh: Master) -> History:
    """TW I, TW II that restates TW I, no TW III, TW IV."""
    return history([folders[Triwulan.I], folder(contoh, Triwulan.II, raised), folders[Triwulan.IV]])


def test_the_year_as_text(year: History) -> None:
    check("riwayat.txt", as_text(year) + "\n")


@pytest.mark.parametrize("quarter", Triwulan)
def test_figures_are_those_that_compute_gives(contoh: Master, year: History, quarter: Triwulan) -> None:
    told = simplejson.loads(as_json(year), use_decimal=True)
    hasil = compute(contoh, quarter)
    assert [row["kode"] for row in told["indikator"]] == [item.indikator.kode for item in hasil.indikator]
    for row, item in zip(told["indikator"], hasil.indikator, strict=True):
        cell, now = row["triwulan"][quarter - 1], item.kini.perbandingan
        assert cell["triwulan"] == quarter.label
        assert cell["target"] == (None if now.target is None else str(now.target))
        assert cell["realisasi"] == (None if now.realisasi is None else now.realisasi.value)
        assert cell["capaian"] == (None if now.capaian is None else now.capaian.value)
        assert (cell["status"], cell["alasan"]) == (item.status, now.alasan)
    summary = told["triwulan"][quarter - 1]
    mean = hasil.rata_rata_sasaran.capaian
    assert summary["rata_rata_sasaran"] == (None if mean is None else mean.value)
    assert summary["jumlah"] == {status.value: hasil.jumlah(status) for status in Status}
    assert sum(summary["renaksi"].values()) == len(hasil.renaksi)


def test_a_single_quarter_is_shown_without_changes(folders: dict[Triwulan, Folder]) -> None:
    told = history([folders[Triwulan.II]])
    assert told.missing == (Triwulan.I, Triwulan.III, Triwulan.IV)
    assert as_text(told).endswith("Baru ada satu triwulan, jadi belum ada yang dapat dibandingkan.")


def test_a_year_of_one_master_restates_nothing(year: History) -> None:
    assert year.restated == ()
    assert year.missing == ()


def test_a_restated_figure_is_told_and_the_own_folders_figure_stays(gap: History) -> None:
    row = next(row for row in gap.indikator if row.kode == "IK5.1")
    assert row.triwulan[Triwulan.I].realisasi == Decimal(5)
    assert Restated("IK5.1", Triwulan.I, Triwulan.II, "realisasi", Decimal(5), Decimal("6.5")) in row.restated
    assert Restated("IK5.1", Triwulan.I, Triwulan.IV, "realisasi", Decimal("6.5"), Decimal(5)) in row.restated
    assert Restated("IK5.1", None, Triwulan.II, "target tahunan", "100", "90") in row.restated
    assert {item.kode for item in gap.restated} == {"IK5.1"}
    text = as_text(gap)
    assert "IK5.1, TW I, realisasi: semula 5,00; menurut folder TW II 6,50." in text
    assert "5,00*" in text


def test_a_missing_quarter_is_shown_as_missing(gap: History) -> None:
    assert gap.missing == (Triwulan.III,)
    assert "TW III: belum ada; buat dengan perkin generate --quarter 3." in as_text(gap)
    told = simplejson.loads(as_json(gap))
    assert told["triwulan"][2] == {"triwulan": "TW III", "ada": False}
    assert [cell["triwulan"] for cell in told["indikator"][0]["triwulan"]] == ["TW I", "TW II", "TW IV"]
    assert [step.title for step in steps(gap)] == ["TW I → TW II", "TW II → TW IV (TW III belum ada)"]


def test_an_indicator_that_a_later_folder_lacks_stays_in_the_table(
    folders: dict[Triwulan, Folder], contoh: Master
) -> None:
    def without(results: dict[str, Any]) -> None:
        results["indikator"].remove(indicator(results, "IK4.1"))

    told = history([folders[Triwulan.I], folder(contoh, Triwulan.II, without)])
    last = told.indikator[-1]
    assert (last.kode, list(last.triwulan)) == ("IK4.1", [Triwulan.I])
    assert "tidak dimuat" in as_text(told)


def test_changes_of_the_master_are_told_by_column(folders: dict[Triwulan, Folder]) -> None:
    later = folders[Triwulan.II]

    def edited(table: Any) -> Any:
        rows = [
            replace(row, nilai={**row.nilai, "Target Renaksi": f"{place} Dokumen"}) if place < 6 else row
            for place, row in enumerate(table.rekaman)
        ]
        return replace(table, rekaman=tuple(rows)) if table.nama == "Lampiran II" else table

    tables = tuple(map(edited, later.tables))
    (step,) = steps(history([folders[Triwulan.I], replace(later, tables=tables)]))
    assert step.master == (
        "Lampiran II: Target Renaksi berubah pada 6 baris (RO001, RO002, RO003, RO004, dan 2 lainnya).",
    )


def test_years_do_not_mix(folders: dict[Triwulan, Folder], contoh: Master) -> None:
    def next_year(results: dict[str, Any]) -> None:
        results["tahun"] = Decimal(2026)

    with pytest.raises(InputRefused, match=r"tahun yang berbeda \(TW I: 2025, TW II: 2026\)"):
        history([folders[Triwulan.I], folder(contoh, Triwulan.II, next_year)])


def test_results_that_lack_something_are_refused(contoh: Master) -> None:
    def damaged(results: dict[str, Any]) -> None:
        del results["indikator"][3]["tahunan"]

    with pytest.raises(InputRefused, match=r"tw1/manifest\.json tidak lengkap"):
        history([folder(contoh, Triwulan.I, damaged)])


def test_folders_that_are_no_year_are_refused(folders: dict[Triwulan, Folder], tmp_path: Path) -> None:
    place = tmp_path / "output" / "contoh-2025"
    with pytest.raises(InputRefused, match="tidak ditemukan"):
        read_history(place)
    write(place / "tw1", folders[Triwulan.I])
    for wrong, said in (
        (place / "tw1", f"hanya memuat TW I.*{re.escape(str(place))}"),
        (tmp_path / "output", "folder hasil dari tiap master .contoh-2025."),
        (tmp_path, "tidak memuat tw1, tw2, tw3, atau tw4"),
    ):
        with pytest.raises(InputRefused, match=said):
            read_history(wrong)
    write(place / "tw3", folders[Triwulan.II])
    with pytest.raises(InputRefused, match="berisi TW II, bukan TW III"):
        read_history(place)


def test_the_command_reads_folders_and_writes_each_form(folders: dict[Triwulan, Folder], tmp_path: Path) -> None:
    place = tmp_path / "contoh-2025"
    for quarter in (Triwulan.I, Triwulan.II):
        write(place / f"tw{quarter}", folders[quarter])
    for form, begins in (("text", b"Riwayat 2025"), ("json", b"{"), ("html", b"<!DOCTYPE html>"), ("xlsx", b"PK")):
        target = tmp_path / f"riwayat.{form}"
        done = CliRunner().invoke(perkin, ["history", str(place), "--format", form, "--output", str(target)])
        assert done.exit_code == 0, done.output
        assert target.read_bytes().startswith(begins)


def test_the_command_shows_no_workbook_on_the_screen(tmp_path: Path) -> None:
    done = CliRunner().invoke(perkin, ["history", str(tmp_path), "--format", "xlsx"])
    assert done.exception is not None
    assert "--output riwayat.xlsx" in str(done.exception)


def test_the_workbook_holds_the_figures_as_numbers(contoh: Master, gap: History) -> None:
    book = load_workbook(io.BytesIO(as_xlsx(gap)))
    assert book.sheetnames == [SHEET]
    sheet = book[SHEET]
    assert sheet.freeze_panes == "B5"
    header = [cell.value for cell in sheet[4]]
    rows = {row[0].value: dict(zip(header, row, strict=False)) for row in sheet.iter_rows(min_row=5)}
    for item in compute(contoh, Triwulan.II).indikator:
        capaian = rows[item.indikator.kode]["Capaian TW II"]
        wanted = item.kini.perbandingan.capaian
        assert capaian.value == (None if wanted is None else pytest.approx(float(wanted.value)))
        assert wanted is None or capaian.number_format == "#,##0.00"
        assert rows[item.indikator.kode]["Status TW III"].value == "belum ada"
    assert rows["IK7.1"]["Target TW IV"].value == "80–100 (Stabilize)"
    assert rows["IK2.1"]["Target TW II"].value == 97.905
    assert rows["IK5.1"]["Status TW I"].value == "tercapai*"
    texts = [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert "IK5.1, TW I, realisasi: semula 5,00; menurut folder TW II 6,50." in texts


@pytest.mark.parametrize("form", [as_text, as_json, as_html, as_xlsx])
def test_the_same_folders_give_the_same_bytes(
    folders: dict[Triwulan, Folder], form: Callable[[History], object]
) -> None:
    assert form(history(list(folders.values()))) == form(history(list(folders.values())))
