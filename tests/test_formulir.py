"""`perkin formulir` and `perkin kumpulkan`: each official is asked his own figures, and the answers come back whole."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.cli import perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.compute import compute
from generator.errors import OutputRefused
from generator.formulir import formulir, kumpulkan
from generator.formulir.kenal import Asal, Kenal, read_kenal
from generator.law import JENJANG
from generator.master import Analisis, Kelurahan, Komponen, Master, RealisasiRenaksi
from generator.master.parse import parse
from generator.naskah import Laporan
from generator.office.workbook.reader import read
from generator.records import Tabel, result_tables, tables_of
from generator.records.data import as_data
from generator.values import Triwulan
from tests.berjenjang import rows, stored
from tests.conftest import CONTOH_2025, MASTER_2025, Convert

Answer = Callable[[Workbook], None]
KEYS = {
    Komponen.SHEET: ("Kode Indikator", "Kode Komponen", "Jenis"),
    Kelurahan.SHEET: ("Kecamatan", "Kelurahan"),
    RealisasiRenaksi.SHEET: ("ID", "Triwulan"),
    Analisis.SHEET: ("Kode Indikator", "Triwulan"),
}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory, master_2025: Master) -> Path:
    """The forms of TW II, nothing being reported yet."""
    return formulir(master_2025, Triwulan.II, tmp_path_factory.mktemp("formulir")).folder


@pytest.fixture
def forms(sent: Path, tmp_path: Path) -> Path:
    """A copy of them to fill."""
    return Path(shutil.copytree(sent, tmp_path / "formulir"))


def form_of(folder: Path, nama: str) -> Path:
    return next(path for path in sorted(folder.iterdir()) if nama.lower().replace(" ", "-") in path.name)


def filled(path: Path, *answers: Answer) -> Path:
    book = load_workbook(path)
    for answer in answers:
        answer(book)
    book.save(path)
    return path


def headers(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}


def row_of(sheet: Worksheet, key: str) -> int:
    at = headers(sheet)
    for number in range(2, sheet.max_row + 1):
        said = [sheet.cell(number, at[title]).value for title in KEYS[sheet.title]]
        if " ".join(str(value) for value in said) == key:
            return number
    raise KeyError(key)


def answering(lembar: str, baris: str, kolom: str, value: Any) -> Answer:
    def answer(book: Workbook) -> None:
        sheet = book[lembar]
        sheet.cell(row_of(sheet, baris), headers(sheet)[kolom]).value = value

    return answer


def gathered(folder: Path, *forms: Path, master: Path = MASTER_2025) -> tuple[Master, Laporan]:
    data, laporan = kumpulkan(master, forms, "baru.xlsx")
    (folder / "baru.xlsx").write_bytes(data)
    return parse(read(folder / "baru.xlsx")), laporan


def known(path: Path) -> Kenal:
    kenal = read_kenal(read(path))
    assert kenal is not None
    return kenal


def taken(laporan: Laporan) -> list[tuple[str, str, str]]:
    return [(item.lembar, item.sel, item.baru) for item in laporan.butir if item.golongan.value == "diganti"]


# --- what is asked


def test_each_form_holds_the_official_s_rows_alone(sent: Path, master_2025: Master) -> None:
    kenal = known(form_of(sent, "Kepala Bagian Perekonomian"))
    assert kenal.pejabat == "Kepala Bagian Perekonomian"
    codes = {row.kode: row.penanggung_jawab for row in master_2025.indikator}
    outputs = {row.id: row.penanggung_jawab for row in master_2025.output}
    for cell in kenal.sel:
        code = cell.baris.split()[0]
        assert any("Perekonomian" in name for name in (*codes.get(code, ()), *outputs.get(code, ())))


def test_a_group_gives_one_form_each(sent: Path, master_2025: Master) -> None:
    camat = [row.nama for row in master_2025.pejabat if row.kelompok == "Para Camat"]
    assert len(camat) == 10
    assert {known(path).pejabat for path in sent.iterdir()} >= set(camat)


def test_only_cells_to_fill_are_unlocked_and_no_password_is_set(sent: Path) -> None:
    for path in sorted(sent.iterdir())[::6]:
        book = load_workbook(path)
        for sheet in book.worksheets:
            assert sheet.protection.sheet
            assert sheet.protection.password is None
            titles = {number: title for title, number in headers(sheet).items()}
            cells = (cell for row in sheet.iter_rows(2) for cell in row)
            unlocked = {titles[cell.column] for cell in cells if cell.column and not cell.protection.locked}
            open_columns = {cell.kolom for cell in known(path).sel if cell.lembar == sheet.title and cell.terbuka}
            assert unlocked == open_columns
        assert book["perkin"].sheet_state == "veryHidden"


def test_overdue_outputs_are_asked_again_and_finished_ones_are_not(contoh: Master, tmp_path: Path) -> None:
    made = formulir(contoh, Triwulan.III, tmp_path / "formulir")
    asked = {
        cell.baris.split()[0]
        for path in made.folder.iterdir()
        for cell in known(path).sel
        if cell.lembar == RealisasiRenaksi.SHEET
    }
    states = {item.output.id: item for item in compute(contoh, Triwulan.III).renaksi}
    for name, item in states.items():
        finished_before = item.selesai_pada is not None and item.selesai_pada < Triwulan.III
        due = isinstance(item.output.waktu, Triwulan) and item.output.waktu <= Triwulan.III
        begun = item.realisasi is not None
        assert (name in asked) == ((due or begun) and not finished_before)


def test_the_form_says_until_when_and_to_whom(master_2025: Master, tmp_path: Path) -> None:
    made = formulir(master_2025, Triwulan.II, tmp_path / "f", batas="10 Juli 2025", kontak="Ani, ext. 12")
    page = load_workbook(next(made.folder.iterdir()))["Petunjuk"]
    said = {row[0]: row[1] for row in page.iter_rows(max_col=2, values_only=True)}
    assert said["Dikembalikan paling lambat"] == "10 Juli 2025"
    assert said["Dikembalikan kepada"] == "Ani, ext. 12"


def test_same_master_same_forms(master_2025: Master, sent: Path, tmp_path: Path) -> None:
    again = formulir(master_2025, Triwulan.II, tmp_path / "lagi").folder
    for path in sent.iterdir():
        assert (again / path.name).read_bytes() == path.read_bytes()


def test_a_form_that_may_be_filled_is_not_replaced(master_2025: Master, forms: Path) -> None:
    path = filled(form_of(forms, "Camat Cakung"))
    before = path.read_bytes()
    with pytest.raises(OutputRefused, match="tidak ditimpa"):
        formulir(master_2025, Triwulan.II, forms)
    assert path.read_bytes() == before


# --- the answers back


def test_unfilled_forms_change_nothing(forms: Path, tmp_path: Path, master_2025: Master) -> None:
    made, laporan = gathered(tmp_path, *forms.iterdir())
    assert tables_of(made) == tables_of(master_2025)
    assert laporan.perlu == 0
    assert taken(laporan) == []


def test_an_answer_is_told_with_who_and_where(forms: Path, tmp_path: Path) -> None:
    path = filled(form_of(forms, "Camat Cakung"), _first_answer(form_of(forms, "Camat Cakung")))
    made, laporan = gathered(tmp_path, path)
    (item,) = [item for item in laporan.butir if item.golongan.value == "diganti"]
    assert item.oleh == "Camat Cakung"
    assert item.lama == "(kosong)"
    assert item.baru == "1"
    assert made.realisasi[0].realisasi == 1


def _first_answer(path: Path) -> Answer:
    cell = next(cell for cell in known(path).sel if cell.kolom == "Realisasi")
    return answering(cell.lembar, cell.baris, cell.kolom, 1)


def values_for(cell: Asal, row: Mapping[str, str]) -> st.SearchStrategy[Any]:
    """What somebody may answer in a cell."""
    if cell.kolom.startswith("TW "):
        jenis = row["Jenis"]
        if jenis == "selesai":
            return st.sampled_from(["Sudah", "Belum", "N/A"])
        return st.one_of(st.integers(0, 100), st.decimals(0, 100, places=2).map(float), st.just("N/A"))
    if cell.kolom in ("Tanggal", "Batas Waktu"):
        return st.sampled_from([datetime(2025, 6, 3), datetime(2025, 7, 1)])
    if cell.kolom.startswith("Responden"):
        return st.integers(0, 500)
    if cell.kolom.startswith("Nilai") or cell.kolom == "Realisasi":
        return st.integers(0, 5)
    return st.sampled_from(["Nota dinas 1", "Hujan, banjir", "=1+1", "Rapat\nulang"])


@st.composite
def answers(draw: st.DrawFn, cells: list[tuple[Asal, dict[str, str]]]) -> dict[tuple[str, str, str], Any]:
    """Place → answer, for some of the cells that are asked; officials asked the same answer alike."""
    chosen = draw(st.lists(st.sampled_from(cells), min_size=5, max_size=60, unique_by=lambda one: one[0][:3]))
    return {cell[:3]: draw(values_for(cell, row)) for cell, row in chosen}


def asked_cells(folder: Path) -> list[tuple[Asal, dict[str, str]]]:
    """Every open cell of all forms once, with what else stands in its row."""
    found: dict[tuple[str, str, str], tuple[Asal, dict[str, str]]] = {}
    for path in sorted(folder.iterdir()):
        kenal = known(path)
        rows: dict[tuple[str, str], dict[str, str]] = {}
        for cell in kenal.sel:
            rows.setdefault((cell.lembar, cell.baris), {})[cell.kolom] = cell.isi
        for cell in kenal.sel:
            if cell.terbuka:
                found[cell[:3]] = (cell, rows[cell.lembar, cell.baris])
    return list(found.values())


def typed_into_master(folder: Path, told: Mapping[tuple[str, str, str], Any]) -> Master:
    """The master with the same answers typed in by hand."""
    book = load_workbook(MASTER_2025, rich_text=True)
    for (lembar, baris, kolom), value in told.items():
        sheet = book[lembar]
        try:
            number = row_of(sheet, baris)
        except KeyError:
            number = next(row for row in range(2, 500) if sheet.cell(row, 1).value is None)
            code, _, quarter = baris.partition(" TW ")
            sheet.cell(number, 1).value, sheet.cell(number, 2).value = code, f"TW {quarter}"
        cell = sheet.cell(number, headers(sheet)[kolom])
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    book.save(folder / "diketik.xlsx")
    return parse(read(folder / "diketik.xlsx"))


@settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_gathered_equals_typed(data: st.DataObject, sent: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("kumpul")
    told = data.draw(answers(asked_cells(sent)))
    returned = []
    for path in sorted(sent.iterdir()):
        own = {cell[:3] for cell in known(path).sel if cell.terbuka} & told.keys()
        copy = Path(shutil.copy(path, folder))
        if own:
            filled(copy, _typing({place: told[place] for place in own}))
        returned.append(copy)
    shuffled = data.draw(st.permutations(returned))
    made, laporan = gathered(folder, *shuffled)
    typed = typed_into_master(folder, told)
    assert laporan.perlu == 0
    for quarter in (Triwulan.II, Triwulan.IV):
        assert _figures(made, quarter) == _figures(typed, quarter)
    assert {table.nama: _rows(table) for table in tables_of(made)} == {
        table.nama: _rows(table) for table in tables_of(typed)
    }


def _figures(master: Master, quarter: Triwulan) -> tuple[Tabel, ...]:
    return result_tables(as_data(compute(master, quarter)))


def _rows(table: Tabel) -> dict[str, Any]:
    return {row.id: dict(row.nilai) for row in table.rekaman}


def _typing(told: Mapping[tuple[str, str, str], Any]) -> Answer:
    def answer(book: Workbook) -> None:
        for (lembar, baris, kolom), value in told.items():
            sheet = book[lembar]
            cell = sheet.cell(row_of(sheet, baris), headers(sheet)[kolom])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    return answer


def test_the_same_form_twice_and_a_second_time(forms: Path, tmp_path: Path) -> None:
    path = form_of(forms, "Camat Cakung")
    filled(path, _first_answer(path))
    twin = Path(shutil.copy(path, tmp_path / "salinan.xlsx"))
    once, first = gathered(tmp_path, path)
    both, second = gathered(tmp_path, path, twin)
    assert tables_of(once) == tables_of(both)
    assert second.perlu == 0
    again, third = gathered(tmp_path, path, master=_kept(tmp_path))
    assert tables_of(again) == tables_of(once)
    assert taken(third) == []
    assert third.perlu == 0
    assert len(taken(first)) == 1


def _kept(folder: Path) -> Path:
    return Path(shutil.copy(folder / "baru.xlsx", folder / "sekarang.xlsx"))


def shared_cell(folder: Path) -> tuple[Asal, list[Path]]:
    """A cell that several officials are asked."""
    owners: dict[tuple[str, str, str], list[Path]] = {}
    cells: dict[tuple[str, str, str], Asal] = {}
    for path in sorted(folder.iterdir()):
        for cell in known(path).sel:
            if cell.terbuka and cell.kolom == "Bukti":
                owners.setdefault(cell[:3], []).append(path)
                cells[cell[:3]] = cell
    place = next(place for place, paths in owners.items() if len(paths) > 1)
    return cells[place], owners[place]


def test_two_forms_that_answer_differently(forms: Path, tmp_path: Path, master_2025: Master) -> None:
    cell, (one, other, *_) = shared_cell(forms)
    filled(one, answering(*cell[:3], "Nota 1"))
    filled(other, answering(*cell[:3], "Nota 2"))
    made, laporan = gathered(tmp_path, one, other)
    (item,) = [item for item in laporan.butir if item.perlu]
    assert "berbeda" in item.pesan
    assert "Nota 1" in item.lama
    assert "Nota 2" in item.lama
    assert tables_of(made) == tables_of(master_2025)


def test_a_master_that_was_changed_since(forms: Path, tmp_path: Path) -> None:
    cell, (path, *_) = shared_cell(forms)
    filled(path, answering(*cell[:3], "Nota 1"))
    changed = tmp_path / "berubah.xlsx"
    shutil.copy(MASTER_2025, changed)
    book = load_workbook(changed, rich_text=True)
    sheet = book[cell.lembar]
    if cell.lembar == RealisasiRenaksi.SHEET:
        sheet.cell(2, 1).value, sheet.cell(2, 2).value = cell.baris[:5], "TW II"
    sheet.cell(row_of(sheet, cell.baris), headers(sheet)["Bukti"]).value = "Surat 7"
    book.save(changed)
    made, laporan = gathered(tmp_path, path, master=changed)
    (item,) = [item for item in laporan.butir if item.perlu]
    assert "sudah berubah" in item.pesan
    assert "Surat 7" in item.lama
    evidence = [row.bukti for row in made.realisasi] + [row.bukti for row in made.komponen]
    assert "Surat 7" in evidence
    assert "Nota 1" not in evidence


def locked(path: Path) -> Asal:
    return next(cell for cell in known(path).sel if not cell.terbuka and cell.kolom == "Target Renaksi")


def test_a_locked_cell_changed_by_force_is_told_and_not_taken(forms: Path, tmp_path: Path, master_2025: Master) -> None:
    path = form_of(forms, "Camat Cakung")
    cell = locked(path)
    filled(path, answering(*cell[:3], "99 Laporan"))
    made, laporan = gathered(tmp_path, path)
    (item,) = [item for item in laporan.butir if item.perlu]
    assert "terkunci" in item.pesan
    assert item.lama == f"{cell.isi} → 99 Laporan"
    assert tables_of(made) == tables_of(master_2025)


@pytest.mark.parametrize(
    ("kolom", "value", "why"),
    [
        ("Realisasi", "satu", "Seharusnya angka"),
        ("Realisasi", -1, "Seharusnya 0 sampai"),
        ("Realisasi", "12 Juni", "Seharusnya angka"),
        ("Tanggal", "kemarin", "Seharusnya tanggal"),
        ("Realisasi", "1,5", "Seharusnya angka"),
    ],
)
def test_an_answer_that_cannot_be_is_told_and_not_taken(
    kolom: str, value: Any, why: str, forms: Path, tmp_path: Path, master_2025: Master
) -> None:
    path = form_of(forms, "Camat Cakung")
    row = next(cell for cell in known(path).sel if cell.kolom == "Realisasi").baris
    filled(path, answering(RealisasiRenaksi.SHEET, row, kolom, value))
    made, laporan = gathered(tmp_path, path)
    (item,) = [item for item in laporan.butir if item.perlu]
    assert why in item.pesan
    assert tables_of(made) == tables_of(master_2025)


def test_a_number_pasted_with_a_percent_sign_is_not_taken(forms: Path, tmp_path: Path) -> None:
    path, cell = _percent_cell(forms)

    def paste(book: Workbook) -> None:
        sheet = book[cell.lembar]
        place = sheet.cell(row_of(sheet, cell.baris), headers(sheet)[cell.kolom])
        place.value, place.number_format = 0.85, "0%"

    filled(path, paste)
    _, laporan = gathered(tmp_path, path)
    (item,) = [item for item in laporan.butir if item.perlu]
    assert "tanda persen" in item.pesan


def _percent_cell(folder: Path) -> tuple[Path, Asal]:
    for path in sorted(folder.iterdir()):
        for cell in known(path).sel:
            if cell.kolom == "TW II" and cell.baris.endswith("persen"):
                return path, cell
    raise AssertionError("no component in percent is asked")


def test_rows_columns_and_sheets_that_somebody_added(forms: Path, tmp_path: Path, master_2025: Master) -> None:
    def add(book: Workbook) -> None:
        sheet = book[RealisasiRenaksi.SHEET]
        row, column = sheet.max_row + 1, sheet.max_column + 1
        sheet.cell(row, 1).value, sheet.cell(row, headers(sheet)["Triwulan"]).value = "RO001", "TW II"
        sheet.cell(row, headers(sheet)["Realisasi"]).value = 1
        sheet.cell(1, column).value, sheet.cell(2, column).value = "Catatan saya", "lihat lampiran"

    path = filled(form_of(forms, "Camat Cakung"), add)
    made, laporan = gathered(tmp_path, path)
    said = " ".join(item.pesan for item in laporan.butir if item.perlu)
    assert "Baris RO001 TW II ditambahkan" in said
    assert "Kolom Catatan saya ditambahkan" in said
    assert tables_of(made) == tables_of(master_2025)


@pytest.mark.parametrize("damage", ["baris", "kolom", "lembar"])
def test_what_is_gone_from_a_form_is_told(damage: str, forms: Path, tmp_path: Path) -> None:
    def remove(book: Workbook) -> None:
        sheet = book[RealisasiRenaksi.SHEET]
        if damage == "baris":
            sheet.delete_rows(2)
        elif damage == "kolom":
            sheet.delete_cols(headers(sheet)["Bukti"])
        else:
            book.remove(sheet)

    path = filled(form_of(forms, "Camat Cakung"), remove)
    _, laporan = gathered(tmp_path, path)
    assert any("tidak ada lagi" in item.pesan for item in laporan.butir if item.perlu)


@pytest.mark.parametrize("kind", ["lain", "rusak", "pengenal", "tahun"])
def test_what_is_no_form_of_this_master_costs_only_itself(
    kind: str, forms: Path, tmp_path: Path, contoh: Master
) -> None:
    good, bad = form_of(forms, "Camat Cakung"), form_of(forms, "Camat Ciracas")
    filled(good, _first_answer(good))
    if kind == "lain":
        Workbook().save(bad)
    elif kind == "rusak":
        bad.write_bytes(bad.read_bytes()[:2000])
    elif kind == "pengenal":
        filled(bad, lambda book: _set(book["perkin"], "B6", "Camat Cakung"))
    else:
        filled(bad, lambda book: _set(book["perkin"], "B4", "2024"))
    _, laporan = gathered(tmp_path, good, bad)
    assert len(taken(laporan)) == 1
    (item,) = [item for item in laporan.butir if item.perlu]
    assert item.lembar == bad.name
    assert "tidak diambil" in item.pesan


def _set(sheet: Worksheet, cell: str, value: str) -> None:
    sheet[cell] = value


def test_forms_filled_and_saved_by_libreoffice(forms: Path, tmp_path: Path, soffice: Convert) -> None:
    path = form_of(forms, "Camat Cakung")
    filled(path, _first_answer(path))
    others = [form_of(forms, name) for name in ("Asisten Pemerintahan", "Kepala Bagian Pemerintahan")]
    saved = [soffice(form, "xlsx", tmp_path / "lo") for form in (path, *others)]
    plain, _ = gathered(tmp_path, path)
    made, laporan = gathered(tmp_path, *saved)
    assert laporan.perlu == 0
    assert len(taken(laporan)) == 1
    assert tables_of(made) == tables_of(plain)


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "formulir"
    assert run(perkin, ["formulir", str(CONTOH_2025), "--quarter", "3", "--output", str(folder)]) == 0
    assert "Camat Cakung" in capsys.readouterr().out
    path = form_of(folder, "Camat Cakung")
    filled(path, answering(*locked(path)[:3], "99 Laporan"))
    before = {one: one.read_bytes() for one in (CONTOH_2025, *folder.iterdir())}
    new = str(tmp_path / "baru.xlsx")
    forms = [str(one) for one in sorted(folder.iterdir())]
    assert run(perkin, ["kumpulkan", str(CONTOH_2025), *forms, "--ke", new, "--format", "json"]) == FINDINGS
    said = json.loads(capsys.readouterr().out)
    assert [item["by"] for item in said["items"] if item["attention"]] == ["Camat Cakung"]
    assert {one: one.read_bytes() for one in before} == before
    assert (
        run(perkin, ["kumpulkan", str(tmp_path / "tidak-ada.xlsx"), *forms, "--ke", str(tmp_path / "x.xlsx")])
        == REFUSED
    )


@pytest.mark.parametrize(("answer", "taken_as"), [("AA", "AA"), ("N/A", "N/A"), ("ZZ", ""), (5, "")])
def test_an_indikator_with_a_scale_takes_its_steps(answer: Any, taken_as: str, tmp_path: Path) -> None:
    source = tmp_path / "skala.xlsx"
    master = stored(rows(), source)
    made = formulir(master, Triwulan.II, tmp_path / "formulir")
    path, cell = next(
        (path, cell)
        for path in sorted(made.folder.iterdir())
        for cell in known(path).sel
        if cell.lembar == Komponen.SHEET and cell.kolom == "TW II" and _scale(master, cell) == JENJANG[0].satuan
    )
    checks = load_workbook(path)[Komponen.SHEET].data_validations.dataValidation
    assert any("AA" in (check.formula1 or "") for check in checks)
    filled(path, answering(*cell[:3], answer))
    _, laporan = gathered(tmp_path, path, master=source)
    assert [item.baru for item in laporan.butir if item.golongan.value == "diganti"] == ([taken_as] if taken_as else [])
    assert ["Seharusnya salah satu dari" in item.pesan for item in laporan.butir if item.perlu] == (
        [] if taken_as else [True]
    )


def _scale(master: Master, cell: Asal) -> str:
    skala = master.jenjang.get(cell.baris.split()[0])
    return skala.satuan if skala else ""
