"""Sheets and results as tables: exact in every cell, the same from a master as from its folder, whole in every form."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from generator.cli import perkin
from generator.cli.console import REFUSED, run
from generator.cli.table import FORMS, TABLES
from generator.compute import compute
from generator.errors import InputRefused, OutputRefused
from generator.generate import Pilihan, generate
from generator.master import LEMBAR, Master
from generator.present import tables
from generator.present.results import csv_cell
from generator.records.folder import Folder, read_folder
from generator.results import Status, StatusRenaksi
from generator.tabel import NAMES, RESULTS, SHEETS, TEMUAN, TREN, to_frame
from generator.validate import validate
from generator.values import NA, Triwulan, print_number, printed_number
from tests import builders, golden
from tests.conftest import CONTOH_2025

TODAY = date(2025, 7, 31)
SELECTED = ("W03", "W05", "T")
TWO = [name for name in RESULTS if name != TREN]
"""Results that need a quarter."""


@pytest.fixture(scope="module")
def frames(contoh: Master) -> dict[str, pd.DataFrame]:
    """Every table of the example master, results at the end of TW II."""
    found = {name: to_frame(contoh, name, Triwulan.II if name in TWO else None) for name in NAMES if name != TEMUAN}
    return found | {TEMUAN: to_frame(validate(contoh, SELECTED, today=TODAY), TEMUAN)}


@pytest.fixture(scope="module")
def folder(contoh: Master, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The example master's output folder of TW II."""
    (made,) = generate([contoh], Triwulan.II, Pilihan(only=("keputusan",)), tmp_path_factory.mktemp("hasil"), None)
    return read_folder(made.folder)


def cells(frame: pd.DataFrame) -> Iterator[Any]:
    """Every cell of a table."""
    return (value for name in frame.columns for value in frame[name])


# What a table holds


@pytest.mark.parametrize("name", NAMES)
def test_table_begins_as_reviewed(frames: dict[str, pd.DataFrame], name: str) -> None:
    first = frames[name].head(8)
    golden.check(f"tabel/{name}.md", tables.as_markdown(first))
    golden.check(f"tabel/{name}.csv", tables.as_csv(first).replace("\r\n", "\n"))


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_exact(frames: dict[str, pd.DataFrame], name: str) -> None:
    frame = frames[name]
    assert {str(dtype) for dtype in frame.dtypes} <= {"object"}
    assert {type(value) for value in cells(frame)} <= {Decimal, str, date, bool, type(None)}
    assert "" not in set(cells(frame))


def test_a_number_na_and_blank_stay_three_things(contoh: Master) -> None:
    frame = to_frame(contoh, "lampiran-1")
    targets = [row.target_ii for row in contoh.indikator]
    assert list(frame["Target TW II"]) == ["N/A" if value is NA else value for value in targets]
    assert "N/A" in set(frame["Target TW II"])
    entered = to_frame(contoh, "komponen")["TW II"]
    assert list(entered) == ["N/A" if row.tw_ii is NA else row.tw_ii for row in contoh.komponen]
    assert {type(value) for value in entered} == {Decimal, str, type(None)}


def test_results_are_those_that_compute_gives(contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    frame = to_frame(hasil, "hasil")
    now = [item.kini.perbandingan for item in hasil.indikator]
    assert list(frame["Capaian (%)"]) == [told.capaian.value if told.capaian else None for told in now]
    assert list(frame["Realisasi"]) == [told.realisasi.value if told.realisasi else None for told in now]
    assert list(frame["Status"]) == [item.status.value for item in hasil.indikator]
    assert frame.equals(to_frame(contoh, "hasil", Triwulan.II))


def test_an_annex_has_two_names(frames: dict[str, pd.DataFrame]) -> None:
    assert frames["lampiran-1"].equals(frames["indikator"])
    assert frames["lampiran-2"].equals(frames["output"])


def test_trend_goes_through_the_year(contoh: Master) -> None:
    frame = to_frame(contoh, TREN)
    assert len(frame) == 4 * len(contoh.indikator)
    wide = frame.pivot(index="Kode", columns="Triwulan", values="Capaian (%)")
    for quarter in Triwulan:
        for item in compute(contoh, quarter).indikator:
            now = item.kini.perbandingan.capaian
            assert wide.loc[item.indikator.kode, quarter.label] == (now.value if now else None)


def test_a_range_is_text_among_targets(contoh: Master) -> None:
    frame = to_frame(contoh, TREN)
    ours = frame[(frame["Kode"] == "IK7.1") & (frame["Triwulan"] == "TW IV")]
    assert list(ours["Target"]) == ["80–100 (Stabilize)"]


def test_recaps_count_what_officials_answer_for(contoh: Master) -> None:
    hasil = compute(contoh, Triwulan.II)
    frame = to_frame(hasil, "rekap-pejabat")
    for person, (_, row) in zip(hasil.pejabat, frame.iterrows(), strict=True):
        assert row["Pejabat"] == person.nama
        assert row["Capaian (%)"] == (person.capaian.value if person.capaian else None)
        for status in Status:
            assert row[f"Indikator {status}"] == sum(item.status is status for item in person.indikator)
        for state in StatusRenaksi:
            assert row[f"Output {state}"] == sum(item.status is state for item in person.output)


def test_who_has_no_figure_has_none_and_not_zero() -> None:
    master = builders.master(
        indikator=[{"Kode": "IK1.1", "Target TW I": "100", "Penanggungjawab": "Kabag Hukum"}],
        pengukuran=[{"Kode Indikator": "IK1.1", "Rumus": "langsung", "Polarisasi": "Maximize", "Konsolidasi": "akhir"}],
        komponen=[{"Kode Indikator": "IK1.1", "Kode Komponen": "a", "Jenis": "nilai"}],
        pejabat=[{"Nama Baku": "Kabag Hukum", "Bidang": "Hukum"}],
    )
    frame = to_frame(master, "rekap-pejabat", Triwulan.I)
    assert list(frame["Capaian (%)"]) == [None]
    assert list(frame["Indikator belum dilaporkan"]) == [Decimal(1)]


def test_a_group_is_told_member_by_member(contoh: Master) -> None:
    frame = to_frame(contoh, "penanggung-jawab")
    camat = frame[(frame["Kode"] == "IK2.1") & (frame["Penanggung Jawab"] == "Para Camat")]
    assert len(camat) == 10
    assert set(camat["Bidang"]) == {"Kewilayahan"}


def test_who_is_not_registered_is_named_all_the_same() -> None:
    master = builders.master(indikator=[{"Kode": "IK1.1", "Penanggungjawab": "Kabag Entah"}])
    (row,) = to_frame(master, "penanggung-jawab").to_dict("records")
    assert (row["Penanggung Jawab"], row["Pejabat"], row["Bidang"]) == ("Kabag Entah", None, None)


def test_an_empty_sheet_is_a_table_with_its_columns() -> None:
    frame = to_frame(builders.master(), "komponen")
    assert len(frame) == 0
    assert list(frame.columns)[:2] == ["Kode Indikator", "Kode Komponen"]
    for form in FORMS:
        assert tables.FORMS[form](frame)


# The same from a folder


@pytest.mark.parametrize("name", RESULTS)
def test_a_folder_tells_the_same_results(contoh: Master, folder: Folder, name: str) -> None:
    assert to_frame(folder, name).equals(to_frame(compute(contoh, Triwulan.II), name))
    assert to_frame(folder, name).attrs == to_frame(contoh, name, Triwulan.II).attrs


@pytest.mark.parametrize("name", [*SHEETS, "penanggung-jawab"])
def test_a_folder_keeps_the_sheets(frames: dict[str, pd.DataFrame], folder: Folder, name: str) -> None:
    kept, read = to_frame(folder, name), frames[name]
    assert list(kept.columns) == list(read.columns)
    for column in read.columns:
        for old, new in zip(kept[column], read[column], strict=True):
            if column != "Pengukuran Kinerja" and not isinstance(new, date):  # looks and dates are kept as printed
                assert old == new
    assert kept.attrs == read.attrs


# Every form holds every cell


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_read_back_as_it_was(frames: dict[str, pd.DataFrame], name: str) -> None:
    text = tables.as_csv(frames[name])
    assert text.count("\r\n") >= len(frames[name]) + 1
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert header == list(frames[name].columns)
    for told, row in zip(rows, frames[name].itertuples(index=False), strict=True):
        for text, value in zip(told, row, strict=True):
            assert _from_csv(text, value) == value


def _from_csv(text: str, like: object) -> object:
    match like:
        case None:
            return text or None
        case bool():
            return {"ya": True, "tidak": False}[text]
        case Decimal():
            return Decimal(text.replace(",", "."))
        case date():
            return date.fromisoformat(text)
    return text.removeprefix("'")


@pytest.mark.parametrize("name", NAMES)
def test_json_is_read_back_as_it_was(frames: dict[str, pd.DataFrame], name: str) -> None:
    told = json.loads(tables.as_json(frames[name]), parse_float=Decimal, parse_int=Decimal)
    assert told["tabel"] == name
    for row, meant in zip(told["baris"], frames[name].to_dict("records"), strict=True):
        for column, value in meant.items():
            assert row[str(column)] == (value.isoformat() if isinstance(value, date) else value)


@pytest.mark.parametrize("name", NAMES)
def test_parquet_is_read_back_as_it_was(frames: dict[str, pd.DataFrame], name: str) -> None:
    frame = frames[name]
    back = pd.read_parquet(io.BytesIO(tables.as_parquet(frame)))
    assert back.attrs == frame.attrs
    for column in frame.columns:
        kinds = {type(value) for value in frame[column]} - {type(None)}
        for told, value in zip(back[column].astype(object), frame[column], strict=True):
            alone = kinds == {type(value)}
            meant = f"{value:f}" if isinstance(value, Decimal) and not alone else value
            meant = value.isoformat() if isinstance(value, date) and not alone else meant
            assert (None if pd.isna(told) else told) == meant


def test_a_number_too_long_for_parquet_is_kept_as_text() -> None:
    master = builders.master(komponen=[{"Kode Komponen": "a"}, {"Kode Komponen": "b"}])
    frame = to_frame(master, "komponen")
    frame["TW I"] = pd.Series([Decimal("1E+80"), Decimal("0.1")], dtype=object)
    back = pd.read_parquet(io.BytesIO(tables.as_parquet(frame)))
    assert list(back["TW I"]) == [f"{Decimal('1E+80'):f}", "0.1"]


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_holds_numbers_and_text_apart(frames: dict[str, pd.DataFrame], name: str) -> None:
    frame = frames[name]
    sheet = load_workbook(io.BytesIO(tables.as_xlsx(frame)))[name]
    assert [cell.value for cell in sheet[4]] == list(frame.columns)
    for row, meant in zip(sheet.iter_rows(min_row=5, values_only=True), frame.itertuples(index=False), strict=True):
        for told, value in zip(row, meant, strict=True):
            assert told == _in_a_workbook(value, told)


def _in_a_workbook(value: object, told: object) -> object:
    match value:
        case bool():
            return "ya" if value else "tidak"
        case Decimal():
            assert isinstance(told, int | float)
            return pytest.approx(float(value), rel=1e-14)
        case date():
            return pd.Timestamp(value).to_pydatetime()
    return value


@pytest.mark.parametrize("name", NAMES)
def test_markdown_has_a_cell_for_each_cell(frames: dict[str, pd.DataFrame], name: str) -> None:
    lines = [line for line in tables.as_markdown(frames[name]).splitlines() if line.startswith("|")]
    assert len(lines) == len(frames[name]) + 2
    assert {line.replace("\\|", "").count("|") for line in lines} == {len(frames[name].columns) + 1}


HOSTILE = '=HYPERLINK("http://contoh")|<b>_x_</b>&amp;\x1b[31m'


def test_a_text_that_looks_like_a_formula_is_only_text() -> None:
    frame = to_frame(builders.master(komponen=[{"Kode Komponen": "a", "Uraian": HOSTILE, "TW I": "-5,5"}]), "komponen")
    (_, row) = csv.reader(io.StringIO(tables.as_csv(frame)), delimiter=";")
    assert (row[2], row[5]) == (f"'{HOSTILE}", "-5,5")
    marked = tables.as_markdown(frame)
    assert "\\|&lt;b>\\_x\\_&lt;/b>&amp;amp;&lt;U+001B>[31m" in marked
    assert "\x1b" not in tables.as_text(frame)


@pytest.mark.parametrize(
    "text", ["197008011994031002", "0054", "1/2", "1-2-2025", "97.905", "12:30", "=1+1", "@a", "-a"]
)
def test_a_text_that_excel_would_change_is_marked_as_text(text: str) -> None:
    assert csv_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["N/A", "TW I", "IK1.1", "80–100", "1.", "100", "e-0054", "8 Juli 2025"])
def test_other_text_stands_as_it_is(text: str) -> None:
    assert csv_cell(text) == text


def test_text_cuts_words_and_never_numbers() -> None:
    long = {"Kode Komponen": "a", "Uraian": "kata " * 50, "TW I": "123456789012,25"}
    shown = tables.as_text(to_frame(builders.master(komponen=[long]), "komponen"))
    assert "123.456.789.012,25" in shown
    assert re.search("(kata )+k?a?t?a?…", shown)
    assert "dipotong" in shown


def test_text_prints_a_year_as_a_year(frames: dict[str, pd.DataFrame]) -> None:
    lines = tables.as_text(frames["keputusan"]).splitlines()
    assert [line.split() for line in lines if line.startswith("Tahun ")] == [["Tahun", "2025"]]


@pytest.mark.parametrize("number", ["0", "-1234567.5", "97.905", "100", "1000"])
def test_a_printed_number_is_read_back(number: str) -> None:
    assert printed_number(print_number(Decimal(number))) == Decimal(number)


@pytest.mark.parametrize("text", ["", "80–100", "97.905,", "1234", "12.34", "≥ 30", "N/A"])
def test_other_text_is_no_printed_number(text: str) -> None:
    assert printed_number(text) is None


# What pandas would make of it, if it were let


def test_what_pandas_adds_up_stays_exact(contoh: Master) -> None:
    """Sums over exact cells are exact; means are not, and nothing sums to 0: the figures come from `compute`."""
    capaian = to_frame(contoh, "hasil", Triwulan.II)["Capaian (%)"]
    assert isinstance(capaian.dropna().sum(), Decimal)
    assert isinstance(capaian.dropna().astype(object).mean(), float | Decimal)
    summary = to_frame(contoh, "ringkasan", Triwulan.II).iloc[0]
    mean = compute(contoh, Triwulan.II).rata_rata_indikator.capaian
    assert mean is not None
    assert summary["Rata-rata capaian indikator (%)"] == mean.value


def test_a_quarter_without_figures_has_no_mean() -> None:
    master = builders.master(indikator=[{"Kode": "IK1.1", "Target TW I": "100"}])
    summary = to_frame(master, "ringkasan", Triwulan.I).iloc[0]
    assert summary["Rata-rata capaian indikator (%)"] is None


# Refusals


@pytest.mark.parametrize(
    ("name", "quarter", "said"),
    [
        *((name, None, "memerlukan triwulan") for name in TWO),
        ("komponen", Triwulan.I, "memuat semua triwulan"),
        ("entah", None, "tidak dikenal"),
    ],
)
def test_a_master_refuses(contoh: Master, name: str, quarter: Triwulan | None, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        to_frame(contoh, name, quarter)


@pytest.mark.parametrize(
    ("name", "quarter", "said"),
    [
        ("temuan", None, "tidak menyimpan temuan"),
        ("hasil", Triwulan.III, "hasil TW II, bukan TW III"),
        ("komponen", Triwulan.II, "memuat semua triwulan"),
        ("entah", None, "tidak dikenal"),
    ],
)
def test_a_folder_refuses(folder: Folder, name: str, quarter: Triwulan | None, said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        to_frame(folder, name, quarter)


def test_a_folder_without_a_quarter_has_no_results(contoh: Master, tmp_path: Path) -> None:
    (made,) = generate([contoh], None, Pilihan(only=("keputusan",)), tmp_path, None)
    with pytest.raises(InputRefused, match="dibuat tanpa triwulan"):
        to_frame(read_folder(made.folder), "hasil")


def test_a_manifest_that_was_changed_is_refused(folder: Folder) -> None:
    assert folder.results is not None
    damaged = Folder(**(vars(folder) | {"results": {**folder.results, "indikator": [{"kode": "IK1.1"}]}}))
    with pytest.raises(InputRefused, match="tidak lengkap"):
        to_frame(damaged, "hasil")


def test_results_have_no_sheets(contoh: Master) -> None:
    with pytest.raises(InputRefused, match="Mintalah dari masternya"):
        to_frame(compute(contoh, Triwulan.I), "komponen")


def test_parquet_without_pyarrow_is_refused_in_one_sentence(
    frames: dict[str, pd.DataFrame], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OutputRefused, match="pipx inject perkin pyarrow"):
        tables.as_parquet(frames["hasil"])


def test_names_and_forms_that_help_states_are_those_there_are() -> None:
    assert TABLES == NAMES
    assert tuple(tables.FORMS) == FORMS


# The command


Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs `perkin table` with arguments, and gives its exit code and both streams."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        code = run(perkin, ["table", *map(str, arguments)])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return call


def test_without_a_form_people_get_text(call: Call, contoh: Master) -> None:
    code, out, err = call(CONTOH_2025, "pejabat")
    assert (code, err) == (0, "")
    assert out.splitlines()[:2] == [
        "contoh-2025.xlsx · Tabel pejabat",
        "*** DATA CONTOH – BUKAN REALISASI SEBENARNYA ***",
    ]
    assert out.splitlines()[-1].startswith(f"{len(contoh.pejabat)} baris.")


@pytest.mark.parametrize("form", [form for form in FORMS if form not in tables.BINARY])
def test_the_screen_shows_what_the_file_holds(call: Call, contoh: Master, tmp_path: Path, form: str) -> None:
    meant = tables.FORMS[form](to_frame(contoh, "hasil", Triwulan.II))
    assert call(CONTOH_2025, "hasil", "--quarter", "2", "--format", form)[1] == meant
    code, out, err = call(
        CONTOH_2025, "hasil", "--quarter", "2", "--format", form, "--output", tmp_path / "tabel.keluaran"
    )
    assert (code, out, err) == (0, "", f"Tabel hasil ditulis ke {tmp_path / 'tabel.keluaran'}\n")
    written = (tmp_path / "tabel.keluaran").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") == (form == "csv")  # the mark by which Excel knows UTF-8
    assert written.decode("utf-8-sig") == meant


@pytest.mark.parametrize("form", [form for form in FORMS if form != "text"])
def test_a_files_name_tells_its_form(call: Call, contoh: Master, tmp_path: Path, form: str) -> None:
    for place in (tmp_path / f"a.{form}", tmp_path / f"b.{form.upper()}"):
        assert call(CONTOH_2025, "komponen", "--output", place)[0] == 0
    meant = tables.FORMS[form](to_frame(contoh, "komponen"))
    made = [path.read_bytes() for path in sorted(tmp_path.iterdir())]
    assert made[0] == made[1] == (meant if isinstance(meant, bytes) else made[0])


def test_a_folder_is_asked_as_a_master_is(call: Call, folder: Folder) -> None:
    assert call(folder.path, "hasil")[1] == call(CONTOH_2025, "hasil", "--quarter", "2")[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["entah"], "'entah' bukan salah satu dari"),
        (["hasil"], "memerlukan triwulan"),
        (["hasil", "--quarter", "5"], "'5' bukan salah satu dari"),
        (["komponen", "--format", "xlsx"], "tidak dapat ditampilkan di layar"),
        (["komponen", "--format", "parquet"], "tidak dapat ditampilkan di layar"),
        (["komponen", "--format", "csv", "--output", "a.xlsx"], "beri nama a.csv"),
        (["komponen", "--quarter", "1"], "memuat semua triwulan"),
    ],
)
def test_the_command_refuses_in_one_sentence(call: Call, arguments: list[str], said: str) -> None:
    code, out, err = call(CONTOH_2025, *arguments)
    assert (code, out) == (REFUSED, "")
    assert said in err
    assert err.count("\n") == 1


def test_sheets_may_be_called_as_in_the_master_in_any_case(call: Call) -> None:
    for name, field in SHEETS.items():
        wanted = call(CONTOH_2025, name)[1].splitlines()[1:]  # without the table's own name
        for spelling in (LEMBAR[field].SHEET, LEMBAR[field].SHEET.upper(), name.upper()):
            code, out, _ = call(CONTOH_2025, spelling)
            assert (code, out.splitlines()[1:]) == (0, wanted), spelling


def test_a_workbook_that_is_no_master_is_refused_as_by_the_others(call: Call, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "lain.xlsx")
    code, _, err = call(tmp_path / "lain.xlsx", "komponen")
    assert (code, "bukan master perkin" in err) == (REFUSED, True)


def test_nothing_that_a_table_is_made_from_is_written_over(call: Call, folder: Folder, tmp_path: Path) -> None:
    master = tmp_path / "master.xlsx"
    master.write_bytes(CONTOH_2025.read_bytes())
    (tmp_path / "nama-lain.xlsx").hardlink_to(master)
    for place in (master, tmp_path / "nama-lain.xlsx", tmp_path / ".." / tmp_path.name / "master.xlsx"):
        code, _, err = call(master, "komponen", "--output", place)
        assert (code, "akan menimpa" in err) == (REFUSED, True)
    for name in ("manifest.json", "rekap.xlsx"):
        before = (folder.path / name).read_bytes()
        assert call(folder.path, "komponen", "--output", folder.path / name)[0] == REFUSED
        assert (folder.path / name).read_bytes() == before
    assert master.read_bytes() == CONTOH_2025.read_bytes()


def test_a_missing_sheet_or_column_is_refused(call: Call, tmp_path: Path) -> None:
    book = load_workbook(CONTOH_2025)
    book.remove(book["Survei"])
    book["Komponen"]["C1"].value = "Lain"
    book.save(tmp_path / "kurang.xlsx")
    assert "Lembar Survei tidak ditemukan" in call(tmp_path / "kurang.xlsx", "survei")[2]
    assert "Kolom Uraian tidak ditemukan pada lembar Komponen" in call(tmp_path / "kurang.xlsx", "komponen")[2]
    assert call(tmp_path / "kurang.xlsx", "pejabat")[0] == 0


def test_where_there_is_no_pandas_a_table_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert run(perkin, ["table", str(CONTOH_2025), "komponen"]) == REFUSED
    assert "memerlukan pustaka pandas" in capsys.readouterr().err
