"""The Perjanjian Kinerja: what it prints of an invented Dinas, when it is made, and where it goes along."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from generator.cli import console, perkin
from generator.compute import compute
from generator.diff.report import compare_sides
from generator.diff.sides import read_sides
from generator.documents.perjanjian_kinerja import PerjanjianKinerja, build, target
from generator.errors import InputRefused
from generator.generate import Pilihan, generate, render_all
from generator.lanjut.main import lanjut
from generator.master import Master, Pihak
from generator.master.parse import parse
from generator.naskah import Golongan
from generator.office.word.folder import find_template
from generator.office.word.template import Template, available
from generator.office.word.text import docx_text
from generator.office.workbook.reader import read
from generator.perbarui import perbarui
from generator.validate import validate
from generator.values import NA, Angka, Triwulan, Unreadable
from tests import golden
from tests.conftest import CONTOH_2025, MASTER_2025
from tests.dinas import ANGGARAN, PIHAK, dinas, read_dinas, write_dinas
from tests.lint import audited, lint, package

FILE = "perjanjian-kinerja.docx"


@pytest.fixture(scope="module")
def template() -> Template:
    return Template.load(find_template("perjanjian-kinerja", None))


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Master:
    return read_dinas(tmp_path_factory.mktemp("dinas"), dinas())


def made_with(folder: Path, **changed: Any) -> PerjanjianKinerja:
    return build(read_dinas(folder, dinas(**changed)))


def pihak(place: int, **changed: Any) -> dict[str, Any]:
    return {**PIHAK[place], **changed}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(perkin, [str(argument) for argument in arguments])


# What it prints


def test_it_reads_as_reviewed(template: Template, master: Master) -> None:
    golden.check("perjanjian-kinerja.md", docx_text(template.fill(build(master))))


def test_the_template_uses_all_the_data_and_nothing_else(template: Template) -> None:
    assert template.names == available(PerjanjianKinerja)


def test_the_invented_office_has_no_findings(master: Master) -> None:
    assert [finding.code for finding in validate(master) if finding.code[0] in "GNLPS"] == []


def test_the_total_is_exact_and_counts_nothing_twice(tmp_path: Path) -> None:
    stated = [{**row, "pagu": Decimal("1500000000.25")} if row["kode"] == "1.06.04" else row for row in ANGGARAN]
    printed = made_with(tmp_path, anggaran=stated).anggaran
    assert printed is not None
    assert printed.jumlah == "Rp 6.715.400.750,25"  # 3.215.400.750 + 1.500.000.000,25 + 2.000.000.000
    assert [(row.nomor, row.anggaran) for row in printed.baris] == [
        ("1.", "Rp 3.215.400.750"),
        ("2.", "Rp 1.500.000.000,25"),
        ("1)", "Rp 900.000.000"),
        ("2)", "Rp 600.000.000"),
        ("3.", "Rp 2.000.000.000"),
    ]


def test_a_program_without_a_pagu_is_a_dash_and_not_in_the_total(tmp_path: Path) -> None:
    rows = [{"kode": "A", "program": "Program A"}, {"kode": "B", "program": "Program B", "pagu": Decimal(7)}]
    printed = made_with(tmp_path, anggaran=rows).anggaran
    assert printed is not None
    assert ([row.anggaran for row in printed.baris], printed.jumlah) == (["–", "Rp 7"], "Rp 7")


def test_without_a_budget_there_is_no_table_of_it(template: Template, tmp_path: Path) -> None:
    document = made_with(tmp_path, anggaran=[])
    assert document.anggaran is None
    text = docx_text(template.fill(document))
    assert "Keterangan" not in text
    assert "78,25 Nilai" in text


def test_a_head_of_region_promises_alone(template: Template, tmp_path: Path) -> None:
    alone = pihak(0, nama="SRI CONTOHWATI", jabatan="BUPATI WANASARI", pangkat="", nip="", tanggal=None)
    text = docx_text(template.fill(made_with(tmp_path, perjanjian=[alone])))
    assert "yang bertanda tangan di bawah ini:" in text
    assert "berjanji akan mewujudkan target kinerja tahunan" in text
    assert "kami yang bertanda tangan" not in text
    assert "Pihak" not in text
    assert text.count("Wanasari, …………………… 2026") == 2
    assert "NIP." not in text


def test_place_and_date_are_the_agreements_own_or_the_decrees_place(tmp_path: Path) -> None:
    rows = [pihak(0, tanggal=None), pihak(1, tempat="Tirtamulya", tanggal=date(2026, 2, 3))]
    document = made_with(tmp_path, perjanjian=rows)
    assert (document.tempat, document.tanggal) == ("Tirtamulya", date(2026, 2, 3))
    document = made_with(tmp_path, perjanjian=[pihak(0, tanggal=None)])
    assert (document.tempat, document.tanggal) == ("Wanasari", None)


def test_parties_are_known_by_their_word_whatever_their_order(tmp_path: Path) -> None:
    document = made_with(tmp_path, perjanjian=[pihak(1, pihak="PIHAK KEDUA"), pihak(0)])
    assert document.pertama.nama == PIHAK[0]["nama"]
    assert document.kedua is not None
    assert document.kedua.jabatan == "Bupati Wanasari"


def test_groups_are_headed_where_there_are_several(tmp_path: Path, master: Master) -> None:
    assert [group.nama for group in build(master).kelompok] == [""]
    rows = dinas()["indikator"]
    rows[-1]["kelompok"] = "SASARAN RELEVAN LAINNYA"
    groups = made_with(tmp_path, indikator=rows).kelompok
    assert [group.nama for group in groups] == ["SASARAN STRATEGIS", "SASARAN RELEVAN LAINNYA"]


@pytest.mark.parametrize(
    ("value", "satuan", "printed"),
    [
        (Decimal("92.5"), "Persentase", "92,5%"),
        (Decimal("78.25"), "Nilai", "78,25 Nilai"),
        (Decimal(57250), "Boks", "57.250 Boks"),
        (Decimal(6250000), "Rp", "Rp 6.250.000"),
        (Decimal("97.905"), "", "97,905"),
        (NA, "Nilai", "N/A"),
        (None, "Nilai", ""),
        (Unreadable("A"), "Nilai", "A"),
    ],
)
def test_a_target_has_its_unit(value: Angka, satuan: str, printed: str) -> None:
    assert target(value, satuan) == printed


def test_every_file_of_its_master_is_sound(master: Master, tmp_path: Path) -> None:
    (files,) = render_all([master], Triwulan.II, Pilihan(gabung=True), None)
    assert {FILE, "gabungan.docx", "monitoring.docx", "rekap.xlsx"} <= set(files)
    for name, data in files.items():
        faults = lint(data) if name.endswith(".docx") else package(data)
        assert [*faults, *audited(data, tmp_path / name)] == [], name


# When it is made


def test_it_is_made_only_of_a_master_that_names_the_parties(
    master: Master, master_2025: Master, tmp_path: Path
) -> None:
    ours, theirs = generate([master, master_2025], None, Pilihan(), tmp_path, None)
    usual = ["keputusan.docx", "lampiran-1.docx", "lampiran-2.docx"]
    assert [path.name for path in ours.files] == [*usual, FILE, "manifest.json"]
    assert [path.name for path in theirs.files] == [*usual, "manifest.json"]
    assert [template["name"] for template in ours.content["templates"]] == [*usual, FILE]
    assert [template["name"] for template in theirs.content["templates"]] == usual


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"perjanjian": None}, "Lembar Perjanjian belum ada; buat master baru yang memuatnya dengan perkin perbarui."),
        ({"perjanjian": []}, "Isi lembar Perjanjian: satu baris Pihak Pertama"),
        ({"perjanjian": [PIHAK[1]]}, "Isi lembar Perjanjian: satu baris Pihak Pertama"),
        ({"perjanjian": [{**PIHAK[0], "nama": ""}]}, "Isi lembar Perjanjian: satu baris Pihak Pertama"),
    ],
    ids=["tiada", "kosong", "kedua", "tanpa nama"],
)
def test_asked_for_by_name_it_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], changed: Mapping[str, Any], said: str
) -> None:
    path = write_dinas(tmp_path, dinas(**changed))
    arguments = ["generate", str(path), "--only", "perjanjian-kinerja", "--output", str(tmp_path / "hasil"), "--force"]
    assert console.run(perkin, arguments) == 2
    refusal = f"Dokumen perjanjian-kinerja belum dapat dibuat dari dinas-2026.xlsx. {said}"
    assert refusal in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "hasil").exists()


def test_the_masters_of_the_decree_are_as_they_were() -> None:
    for source in (MASTER_2025, CONTOH_2025):
        sheets = load_workbook(source, read_only=True).sheetnames
        assert not {"Perjanjian", "Anggaran"} & set(sheets)


# Where it goes along


def test_it_is_joined_with_the_decree(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas())
    done = run("generate", path, "--output", tmp_path / "hasil", "--gabung")
    assert done.exit_code == 0, done.stderr
    text = docx_text((tmp_path / "hasil" / "dinas-2026" / "gabungan.docx").read_bytes())
    assert text.index("RENCANA AKSI PERJANJIAN KINERJA") < text.index("Pihak pertama berjanji")


def test_it_has_catchwords_and_a_pdf(libreoffice: str, tmp_path: Path) -> None:
    assert libreoffice
    path = write_dinas(tmp_path, dinas())
    options = ("--only", "perjanjian-kinerja", "--kata-penyambung", "--pdf")
    done = run("generate", path, "--output", tmp_path / "hasil", *options)
    assert done.exit_code == 0, done.stderr
    folder = tmp_path / "hasil" / "dinas-2026"
    note = simplejson.loads((folder / "manifest.json").read_text(encoding="utf-8"))["penyambung"]
    assert [(each["name"], each["pages"], each["verified"], each["missing"]) for each in note] == [(FILE, 2, [1], [])]
    assert (folder / "perjanjian-kinerja.pdf").read_bytes().startswith(b"%PDF")
    assert run("verify", folder).exit_code == 0


def test_a_change_of_the_budget_or_a_target_touches_it(tmp_path: Path, master: Master) -> None:
    rows = dinas(anggaran=[{**row, "keterangan": "APBN"} if row["kode"] == "1.06.05" else row for row in ANGGARAN])
    rows["indikator"][0]["target_tahunan"] = Decimal(93)
    comparison = compare_sides(*read_sides(master, read_dinas(tmp_path, rows), None))
    touched = {change.table: comparison.touched(change) for change in comparison.changes}
    assert touched["Anggaran"] == (FILE, "monitoring.docx", "rekap.xlsx")
    assert FILE in touched["Lampiran I"]


def test_it_is_verified_and_read_back(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas())
    assert run("generate", path, "--quarter", "2", "--output", tmp_path / "hasil").exit_code == 0
    folder = tmp_path / "hasil" / "dinas-2026" / "tw2"
    assert FILE in run("verify", folder).output
    assert run("diff", folder, folder, "--exit-code").exit_code == 0


# The sheets in new, older and next year's masters


def test_a_new_master_has_worked_rows_that_are_marked(tmp_path: Path) -> None:
    done = run("init", tmp_path / "kerja", "--tahun", "2026", "--jenis", "perangkat-daerah", "--nama", "Dinas Contoh")
    assert done.exit_code == 0, done.stderr
    master = parse(read(tmp_path / "kerja" / "masters" / "2026.xlsx"))
    assert [row.pihak for row in master.perjanjian] == [Pihak.PERTAMA, Pihak.KEDUA]
    assert [row.kode for row in master.anggaran] == ["PR01"]
    marked = [finding.sheet for finding in validate(master) if finding.code == "S33"]
    assert (marked.count("Perjanjian"), marked.count("Anggaran")) == (2, 1)


def test_an_older_master_gets_the_sheets_that_it_lacks_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas(anggaran=None))
    data, laporan = perbarui(path, "baru.xlsx")
    (tmp_path / "baru.xlsx").write_bytes(data)
    new = parse(read(tmp_path / "baru.xlsx"))
    added = [item.lembar for item in laporan.butir if item.golongan is Golongan.DITAMBAHKAN]
    assert added == ["Anggaran", "Persetujuan"]
    assert [row.nama for row in new.perjanjian] == [row["nama"] for row in PIHAK]
    assert (new.anggaran, "Anggaran" in new.kepala) == ((), True)


def test_next_year_begins_without_realisasi_and_date(tmp_path: Path) -> None:
    data, _ = lanjut(write_dinas(tmp_path, dinas()), 2027, "2027.xlsx")
    (tmp_path / "2027.xlsx").write_bytes(data)
    new = parse(read(tmp_path / "2027.xlsx"))
    assert [row.tanggal for row in new.perjanjian] == [None, None]
    assert [row.pagu for row in new.anggaran] == [row.get("pagu") for row in ANGGARAN]
    assert {row.realisasi(quarter) for row in new.anggaran for quarter in Triwulan} == {None}


# Sheets of somebody's own that bear these names


@pytest.fixture
def with_own_sheet(tmp_path: Path) -> Path:
    """A master of an earlier version whose staff keep notes on a sheet called Anggaran."""
    book = load_workbook(CONTOH_2025, rich_text=True)
    sheet = book.create_sheet("Anggaran")
    for row in (("No", "Uraian", "Pagu"), (1, "Belanja alat tulis", 5_000_000)):
        sheet.append(row)
    book.save(tmp_path / "lama.xlsx")
    return tmp_path / "lama.xlsx"


def test_a_sheet_of_that_name_with_other_columns_is_somebodys_own(with_own_sheet: Path) -> None:
    master = parse(read(with_own_sheet))
    assert master.anggaran == ()
    told = {(finding.code, finding.severity.said) for finding in validate(master) if finding.sheet == "Anggaran"}
    assert told == {("S19", "catatan")}
    assert compute(master, Triwulan.II).anggaran is None


def test_such_a_sheet_goes_along_under_another_name(with_own_sheet: Path) -> None:
    data, _ = perbarui(with_own_sheet, "baru.xlsx")
    (with_own_sheet.parent / "baru.xlsx").write_bytes(data)
    new = parse(read(with_own_sheet.parent / "baru.xlsx"))
    assert ("Anggaran" in new.kepala, new.anggaran) == (True, ())
    assert new.buku.lembar["Anggaran (2)"].at["B2"].nilai == "Belanja alat tulis"


def test_our_own_sheet_that_lacks_a_column_is_refused(tmp_path: Path) -> None:
    path = write_dinas(tmp_path, dinas())
    book = load_workbook(path)
    book["Anggaran"]["D1"] = "Pagu Murni"
    book.save(path)
    with pytest.raises(InputRefused, match="Kolom Pagu tidak ditemukan pada lembar Anggaran"):
        compute(parse(read(path)), Triwulan.II)


def test_the_signatures_stay_with_the_end_of_the_table(libreoffice: str, tmp_path: Path) -> None:
    assert libreoffice
    for count in (30, 33, 36):
        rows = [{"kode": f"P{n}", "program": f"Program nomor {n}", "pagu": Decimal(n)} for n in range(1, count + 1)]
        path = write_dinas(tmp_path, dinas(anggaran=rows), f"m{count}.xlsx")
        options = ("--only", "perjanjian-kinerja", "--pdf", "--output", tmp_path / "hasil")
        assert run("generate", path, *options).exit_code == 0
        pdf = tmp_path / "hasil" / f"m{count}" / "perjanjian-kinerja.pdf"
        printed = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
        last = printed.stdout.removesuffix("\f").split("\f")[-1]
        assert all(words in last for words in (f"Program nomor {count}", "Jumlah", "Pihak Pertama", "NIP."))
