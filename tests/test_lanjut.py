"""`perkin lanjut`: next year's master holds nothing of the old year but what is plan, and every year in it is told."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from generator.cli import perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.compute import compute
from generator.errors import InputRefused
from generator.lanjut import lanjut
from generator.lanjut.tahun import Jenis, diganti, pergantian, sebutan
from generator.master import LEMBAR, Master, Sel, columns
from generator.master.parse import parse
from generator.naskah import Butir, Golongan, Laporan
from generator.office.workbook.besides import besides
from generator.office.workbook.reader import read
from generator.office.workbook.stored import runs_of
from generator.office.workbook.writer import rows_of
from generator.validate import validate
from generator.values import Run, Triwulan, seen
from tests.conftest import CONTOH_2025, MASTER_2025, Convert

TODAY = date(2025, 12, 1)


def continued(path: Path, folder: Path, tahun: int = 2026) -> tuple[Master, Laporan]:
    """Next year's master of a file, as read again."""
    data, laporan = lanjut(path, tahun, "baru.xlsx", TODAY)
    (folder / "baru.xlsx").write_bytes(data)
    return parse(read(folder / "baru.xlsx")), laporan


def edited(source: Path, edit: Callable[[Workbook], None], folder: Path) -> Path:
    """A master as somebody changed it."""
    book = load_workbook(source, rich_text=True)
    edit(book)
    book.save(folder / "lama.xlsx")
    return folder / "lama.xlsx"


def of_kind(laporan: Laporan, golongan: Golongan) -> list[Butir]:
    return [item for item in laporan.butir if item.golongan is golongan]


@pytest.mark.parametrize("source", [MASTER_2025, CONTOH_2025], ids=lambda path: path.name)
def test_no_figure_of_the_old_year_stands_where_facts_are_entered(source: Path, tmp_path: Path) -> None:
    new, _ = continued(source, tmp_path)
    facts = {
        (kind.SHEET, row.identitas, kolom.judul): seen(getattr(row, field))
        for name, kind in LEMBAR.items()
        for row in getattr(new, name)
        for field, kolom in columns(kind).items()
        if kind.TAHUN_INI or kolom.tahun_ini
    }
    assert {place: value for place, value in facts.items() if value} == {}
    assert [new.kunci(key) for key in ("Nomor", "Tanggal")] == [None, None]
    assert (len(new.komponen), len(new.survei), len(new.realisasi), len(new.analisis)) == (40, 65, 0, 0)


@pytest.mark.parametrize("source", [MASTER_2025, CONTOH_2025], ids=lambda path: path.name)
def test_every_year_is_replaced_or_told(source: Path, tmp_path: Path) -> None:
    """As many years as the texts of the new master name, so many are told; and no certain one is the old year."""
    new, laporan = continued(source, tmp_path)
    named = [
        int(found)
        for entry in new.entries
        if isinstance(entry.raw, str)
        for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", entry.raw)
    ]
    told = [item for item in laporan.butir if item.sel and item.golongan is not Golongan.DIKOSONGKAN]
    assert len(told) == len(named) == laporan.jumlah["tahun diganti"] + laporan.jumlah["tahun disebut tetapi dibiarkan"]
    for item in told:
        text = seen(new.buku.lembar[item.lembar].at[item.sel].nilai)
        shown = (item.baru or item.lama).strip("…")
        assert shown in " ".join(text.split()), item


def test_the_decree_s_own_year_is_the_new_one_and_laws_keep_theirs(tmp_path: Path) -> None:
    old, (new, laporan) = parse(read(MASTER_2025)), continued(MASTER_2025, tmp_path)
    assert new.tahun == 2026
    assert new.teks("Tentang").endswith("TIMUR\nTAHUN 2026")
    assert laporan.jumlah["tahun diganti"] == 7
    texts = {(row.bagian, row.label): row.isi for row in new.tubuh}
    assert "Nomor e-0043 Tahun 2024" in texts["Menimbang", "a"]
    assert "Jabatan Pimpinan Tinggi Pratama Tahun 2025, untuk itu" in texts["Menimbang", "a"]
    assert texts["Menimbang", "a"].endswith("Jakarta Timur Tahun 2026;")
    assert texts["Menetapkan", ""].endswith("TAHUN 2026")
    assert texts["Diktum", "KEEMPAT"].endswith("Jakarta Timur Tahun 2026;")
    assert texts["Mengingat", "1"] == next(row.isi for row in old.tubuh if row.label == "1")


def test_targets_stay_as_proposals_with_the_old_year_beside_them(tmp_path: Path) -> None:
    old, (new, _) = parse(read(CONTOH_2025)), continued(CONTOH_2025, tmp_path)
    plan = ("target_i", "target_ii", "target_iii", "target_iv", "target_tahunan")
    assert [[getattr(row, field) for field in plan] for row in new.indikator] == [
        [getattr(row, field) for field in plan] for row in old.indikator
    ]
    lines = new.buku.lembar["Usulan 2026"]
    table = [
        [seen(sel.nilai) if (sel := lines.sel.get((row, column))) else "" for column in range(1, 10)]
        for row in range(4, 60)
    ]
    assert table[0][4:7] == ["Target 2025", "Realisasi 2025", "Capaian 2025 (%)"]
    hasil = {item.indikator.kode: item for item in compute(old, Triwulan.II).indikator}
    found = next(line for line in table if line[0] == "IK2.1" and line[3] == "TW II")
    second = hasil["IK2.1"].kini.perbandingan
    assert second.realisasi is not None
    assert (found[4], found[8]) == ("97,905", "97,905")
    assert found[5].startswith(seen(second.realisasi.value)[:6])
    live = lines.at["I5"].formula
    assert "'Lampiran I'!" in live
    assert "MATCH($A5," in live


def test_the_sheet_of_proposals_is_known_to_validate(tmp_path: Path) -> None:
    new, _ = continued(MASTER_2025, tmp_path)
    assert "Usulan 2026" not in {finding.sheet for finding in validate(new)}


def test_last_year_can_be_compared_with(tmp_path: Path) -> None:
    old = parse(read(CONTOH_2025))
    continued(CONTOH_2025, tmp_path)

    def edit(book: Workbook) -> None:
        (row,) = (row for row in book["Komponen"] if row[0].value == "IK3.1")
        row[5].value = 95

    (tmp_path / "isi").mkdir()
    filled = parse(read(edited(tmp_path / "baru.xlsx", edit, tmp_path / "isi")))
    result = next(item for item in compute(filled, Triwulan.I, old).indikator if item.indikator.kode == "IK3.1")
    (change,) = (item for item in result.perubahan if item.terhadap == "TW I 2025")
    assert change.realisasi is not None
    assert change.realisasi.value == Decimal("1.95")


def test_exceptions_that_have_lapsed_are_dropped_and_the_others_asked_about(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        sheet = book["Pengecualian"]
        for number, (code, until) in enumerate([("B01", date(2025, 11, 30)), ("B02", TODAY), ("B03", None)], 2):
            sheet.cell(number, 1, code)
            sheet.cell(number, 5, "begitu tercetak")
            sheet.cell(number, 7, until)

    new, laporan = continued(edited(MASTER_2025, edit, tmp_path), tmp_path)
    assert [row.kode_aturan for row in new.pengecualian] == ["B02", "B03"]
    assert [item.baris for item in of_kind(laporan, Golongan.DIHAPUS)] == ["B01"]
    assert {"B02", "B03"} <= {item.baris for item in of_kind(laporan, Golongan.PERIKSA)}


def test_what_only_a_person_knows_is_asked(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Komponen"]["K1"], book["Komponen"]["K2"] = "Petugas", "Ani, sejak Maret 2025"
        book.create_sheet("Rapat")["A1"] = "Perjanjian Kinerja 2025"

    new, laporan = continued(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    asked = of_kind(laporan, Golongan.PERIKSA)
    assert {"Petugas"} <= {item.kolom for item in asked}
    assert {item.sel for item in asked if item.lembar == "Rapat"} == {"", "A1"}
    assert any(item.baris == "Status Data" for item in asked)
    (missing,) = (item for item in asked if item.lembar == "Komponen" and item.pesan.startswith("N/A"))
    assert "TW II, TW III: IK4.1 c persen" in missing.lama
    assert new.buku.lembar["Komponen"].at["K2"].nilai == "Ani, sejak Maret 2025"


TITLE = "PERJANJIAN KINERJA\nWALIKOTA CONTOH\nTAHUN 2025"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Perjanjian Kinerja Walikota Contoh Tahun 2025;", [Jenis.SENDIRI]),
        ("PERJANJIAN  KINERJA\nWALIKOTA CONTOH TAHUN 2025", [Jenis.SENDIRI]),
        (
            "Keputusan Nomor 1 Tahun 2025 tentang Perjanjian Kinerja Walikota Contoh Tahun 2025",
            [Jenis.PERATURAN, Jenis.RAGU],
        ),
        ("Undang-Undang Nomor 1 Tahun 2025 (Lembaran Negara Tahun 2025 Nomor 4)", [Jenis.PERATURAN] * 2),
        ("Permendagri 86/2017 dan UU No. 1 Tahun 2025", [Jenis.PERATURAN] * 2),
        ("Rencana 2023-2026", [Jenis.PERIODE] * 2),
        ("Rencana 2021 s.d. 2025", [Jenis.RAGU] * 2),
        ("LHP Tahun 2005 dan seterusnya", [Jenis.PERIODE]),
        ("sebelum tahun 2015", [Jenis.LAMPAU]),
        ("Desember 2024 sampai dengan Bulan Februari 2025, lalu 2026", [Jenis.RAGU] * 3),
        ("Rp 2.025 dan 12025 dan 120251", []),
        ("2024,2025/2026 sejak 8/7/2025", [Jenis.RAGU] * 4),
    ],
)
def test_what_a_year_in_a_text_is(text: str, kinds: list[Jenis]) -> None:
    assert [one.jenis for one in sebutan(text, pergantian(2025, 2026, TITLE))] == kinds


def test_in_the_title_itself_the_old_year_is_the_decree_s_own() -> None:
    (found,) = sebutan("PERJANJIAN KINERJA 2025", pergantian(2025, 2026, "PERJANJIAN KINERJA 2025"), judul=True)
    assert found.jenis is Jenis.SENDIRI


@given(
    st.lists(st.builds(Run, st.sampled_from(["a", "20", "25 ", "2025", "\n", "x\n\ny"]), st.booleans(), st.booleans()))
)
def test_a_year_is_replaced_in_the_looks_that_it_had(runs: list[Run]) -> None:
    text = "".join(run.text for run in runs)
    lines: list[list[Run]] = [[]]
    for each in runs:
        first, *others = each.text.split("\n")
        lines[-1].append(Run(first, *each.look))
        lines.extend([Run(other, *each.look)] for other in others)
    kept = tuple(tuple(piece for piece in line if piece.text) for line in lines)
    sel = Sel("A1", text, tuple(line for line in kept if line))
    places = [found.start() for found in re.finditer("2025", text)]
    new = diganti(sel, places, 2026)
    assert new.nilai == text.replace("2025", "2026")
    looks = [[run.look for run in runs_of(one) for letter in run.text if letter != "\n"] for one in (sel, new)]
    assert looks[0] == looks[1]


@pytest.mark.parametrize(("tahun", "words"), [(2025, "harus sesudah itu"), (2024, "harus sesudah itu")])
def test_a_year_that_is_not_later_is_refused(tahun: int, words: str) -> None:
    with pytest.raises(InputRefused, match=words):
        lanjut(MASTER_2025, tahun, "baru.xlsx")


def test_a_master_without_a_year_is_refused(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        book["Keputusan"]["B4"] = None

    with pytest.raises(InputRefused, match="Kunci Tahun"):
        lanjut(edited(MASTER_2025, edit, tmp_path), 2026, "baru.xlsx")


def test_comments_go_with_what_stays_and_are_told_where_it_does_not(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        (row,) = (row for row in book["Komponen"] if row[0].value == "IK3.1")
        row[2].comment = Comment("uraian disepakati", "Ani")
        row[5].comment = Comment("hasil survei Mei", "Ani")

    _, laporan = continued(edited(CONTOH_2025, edit, tmp_path), tmp_path)
    assert list(besides(tmp_path / "baru.xlsx").komentar.values()) == ["uraian disepakati"]
    told = [item.lama for item in of_kind(laporan, Golongan.DIKOSONGKAN) if item.pesan.startswith("Komentar")]
    assert told == ["hasil survei Mei"]


def test_the_command_writes_the_master_and_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new, page = tmp_path / "2026.xlsx", tmp_path / "l.html"
    before = CONTOH_2025.read_bytes()
    arguments = ["lanjut", str(CONTOH_2025), "--tahun", "2026", "--ke", str(new)]
    assert run(perkin, [*arguments, "--format", "json"]) == FINDINGS
    data = json.loads(capsys.readouterr().out)
    assert data["summary"]["counts"]["tahun diganti"] == 7
    assert {item["kind"] for item in data["items"]} >= {"diganti", "dikosongkan", "dibiarkan", "perlu dilihat"}
    assert CONTOH_2025.read_bytes() == before
    assert run(perkin, arguments) == REFUSED
    other = ["lanjut", str(CONTOH_2025), "--tahun", "2026", "--ke", str(tmp_path / "b.xlsx")]
    assert run(perkin, [*other, "--format", "html", "--output", str(page)]) == FINDINGS
    assert "Tahun peraturan, dibiarkan" in page.read_text(encoding="utf-8")


def test_a_year_after_the_next_goes_on_from_what_was_continued(tmp_path: Path) -> None:
    continued(MASTER_2025, tmp_path)
    (tmp_path / "baru.xlsx").rename(tmp_path / "2026.xlsx")
    new, _ = continued(tmp_path / "2026.xlsx", tmp_path, 2027)
    assert new.tahun == 2027
    assert {"Usulan 2026", "Usulan 2027"} <= set(new.buku.lembar)


def test_a_master_saved_by_libreoffice_is_continued_alike(soffice: Convert, tmp_path: Path) -> None:
    ours, first = continued(CONTOH_2025, tmp_path)
    theirs, second = continued(soffice(CONTOH_2025, "xlsx", tmp_path / "lo"), tmp_path)
    assert rows_of(theirs) == rows_of(ours)
    assert second.jumlah == first.jumlah
