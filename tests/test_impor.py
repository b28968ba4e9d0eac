"""`perkin impor`: the decree's own documents come back as the master they were made from."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from generator.cli import perkin
from generator.cli.console import run
from generator.impor import Impor, impor
from generator.impor.taken import Keadaan
from generator.master import LEMBAR, Master, columns
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.validate import validate
from generator.values import Paragraph, Run
from tests.conftest import MASTER_2025, PARTS, Convert
from tests.test_cli import Perkin, call  # noqa: F401 - a fixture

Record = Callable[[str, object], None]
INDIKATOR = (
    *("kelompok", "no", "sasaran", "indikator", "sumber_data", "pengukuran", "target_i", "target_ii", "target_iii"),
    *("target_iv", "target_tahunan", "keterangan", "penanggung_jawab"),
)
OUTPUT = (
    *("kelompok", "no", "sasaran", "indikator", "target", "rencana_aksi", "kriteria", "output", "target_renaksi"),
    *("waktu", "penanggung_jawab"),
)
KEYS = ("Jabatan", "Nomor", "Tahun", "Tentang", "Ditetapkan di", "Tanggal", "Nama", "NIP", "Pembuka")
"""Keys of sheet Keputusan that the documents print."""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The decree's documents, made from the official master."""
    return made(MASTER_2025, tmp_path_factory.mktemp("impor"))


def made(master: Path, folder: Path, *options: str) -> Path:
    """The folder with the documents of a master."""
    assert run(perkin, ["generate", str(master), "--output", str(folder), *options]) == 0
    return next(folder.rglob("manifest.json")).parent


def draft_of(done: Impor, folder: Path) -> Master:
    path = folder / "draf.xlsx"
    path.write_bytes(done.master)
    return parse(read(path))


def looks(paragraphs: Sequence[Paragraph]) -> list[list[Run]]:
    """Paragraphs with neighbouring runs of one look joined, however a program has cut them."""
    return [
        [Run("".join(run.text for run in same), *look) for look, same in groupby(paragraph, key=lambda run: run.look)]
        for paragraph in paragraphs
    ]


def value(row: Any, name: str) -> Any:
    found = getattr(row, name)
    return looks(found) if name == "pengukuran" else found


def compared(draft: Master, official: Master) -> tuple[int, int, list[tuple[str, str, Any, Any]]]:
    """How many annex values are equal, of how many, and those that differ."""
    different = []
    equal = total = 0
    for rows, others, fields in (
        (official.indikator, draft.indikator, INDIKATOR),
        (official.output, draft.output, OUTPUT),
    ):
        assert len(others) == len(rows)
        for row, other in zip(rows, others, strict=True):
            for name in fields:
                total += 1
                if value(row, name) == value(other, name):
                    equal += 1
                else:
                    different.append((row.identitas, name, value(row, name), value(other, name)))
    return equal, total, different


def assert_comes_back(draft: Master, official: Master, record: Record) -> None:
    equal, total, different = compared(draft, official)
    record("annex values equal", f"{equal} of {total}")
    assert not different
    assert [row.kode for row in draft.indikator] == [row.kode for row in official.indikator]
    assert [(row.id, row.kode_indikator) for row in draft.output] == [
        (row.id, row.kode_indikator) for row in official.output
    ]
    body = [(row.bagian, row.label, row.isi) for row in official.tubuh]
    record("items of the body equal", f"{len(body)}")
    assert [(row.bagian, row.label, row.isi) for row in draft.tubuh] == body
    assert {name: draft.kunci(name) for name in KEYS} == {name: official.kunci(name) for name in KEYS}
    assert {name: draft.kunci(f"NIP Lampiran {name}") for name in ("I", "II")} == {
        name: official.kunci(f"NIP Lampiran {name}") for name in ("I", "II")
    }


def test_the_decree_comes_back(documents: Path, tmp_path: Path, master_2025: Master, record_property: Record) -> None:
    done = impor([documents / f"{name}.docx" for name in PARTS])
    draft = draft_of(done, tmp_path)
    assert_comes_back(draft, master_2025, record_property)
    for state in Keadaan:
        record_property(state.value, done.jumlah(state))
    italics = [sum(run.italic for line in row.pengukuran for run in line) for row in draft.indikator]
    assert (
        sum(italics) == sum(run.italic for row in master_2025.indikator for line in row.pengukuran for run in line) == 3
    )
    assert done.jumlah(Keadaan.TIDAK_DIAMBIL) == 0
    doubtful = {(one.lembar, one.kolom) for one in done.catatan if one.keadaan is Keadaan.RAGU}
    assert doubtful == {("Lampiran II", "Kode Indikator"), ("Pejabat", "Alias"), ("Pejabat", "Kelompok")}


def test_every_paragraph_of_the_body_is_accounted_for(documents: Path, record_property: Record) -> None:
    from generator.office.word.grids import read_document

    done = impor([documents / "keputusan.docx"])
    lines = [
        block for block in read_document(documents / "keputusan.docx").blocks if getattr(block, "text", "").strip()
    ]
    record_property("paragraphs of the body", len(lines))
    places = {one.tempat.di for one in done.catatan}
    headings = {"Tembusan :"}
    missing = [line for line in lines if line.place not in places and getattr(line, "text", "") not in headings]
    repeated = [
        line for line in missing if not getattr(line, "text", "").startswith(("WALIKOTA", "Menimbang", "Mengingat"))
    ]
    assert repeated == []


def test_the_joined_decree_comes_back(tmp_path: Path, master_2025: Master, record_property: Record) -> None:
    joined = made(MASTER_2025, tmp_path / "out", "--gabung") / "gabungan.docx"
    assert_comes_back(draft_of(impor([joined]), tmp_path), master_2025, record_property)


def test_the_decree_comes_back_after_libreoffice(
    documents: Path, tmp_path: Path, master_2025: Master, soffice: Convert, record_property: Record
) -> None:
    saved = [soffice(documents / f"{name}.docx", "docx", tmp_path) for name in PARTS]
    assert_comes_back(draft_of(impor(saved), tmp_path), master_2025, record_property)


def test_the_draft_prints_the_same_decree(documents: Path, tmp_path: Path) -> None:
    """What the import leaves to the documents, such as the bold of headings, they print again."""
    from generator.office.word.text import read_text

    done = impor([documents / f"{name}.docx" for name in PARTS])
    path = tmp_path / "2025.xlsx"
    path.write_bytes(done.master)
    again = made(path, tmp_path / "lagi", "--force")
    for name in PARTS:
        assert read_text(again / f"{name}.docx") == read_text(documents / f"{name}.docx")


def test_an_earlier_master_comes_back_whole(tmp_path: Path, master_2025: Master) -> None:
    done = impor([MASTER_2025])
    assert done.semua_diambil
    draft = draft_of(done, tmp_path)
    for name in LEMBAR:
        if name == "isian":
            continue
        for row, other in zip(getattr(master_2025, name), getattr(draft, name), strict=True):
            assert {field: value(row, field) for field in columns(type(row))} == {
                field: value(other, field) for field in columns(type(other))
            }
    assert {row.kunci: row.isi for row in draft.isian if row.isi} == {
        row.kunci: row.isi for row in master_2025.isian if row.isi
    }


def test_sheet_impor_accounts_for_every_cell_and_is_known(documents: Path, tmp_path: Path) -> None:
    done = impor([documents / "lampiran-1.docx"])
    draft = draft_of(done, tmp_path)
    assert not [one for one in validate(draft) if one.sheet == "Impor"]
    sheet = load_workbook(tmp_path / "draf.xlsx")["Impor"]
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    told = {(line[1], line[2]) for line in lines}
    filled = {
        (entry.row.SHEET, entry.sel.alamat)
        for entry in draft.entries
        if entry.sel is not None and entry.sel.nilai not in (None, "") and entry.kolom.judul != "Kunci"
    }
    assert filled <= told
    target = next(line for line in lines if line[1:3] == ("Lampiran I", "I4"))
    assert target[5:8] == ("lampiran-1.docx", "tabel 1, baris 6, kolom 7", "97,905")


# The command


def test_command_writes_draft_report_and_mapping(documents: Path, tmp_path: Path, call: Perkin) -> None:  # noqa: F811
    ke, peta, laporan = tmp_path / "draf.xlsx", tmp_path / "peta.toml", tmp_path / "laporan.json"
    sources = [str(documents / f"{name}.docx") for name in PARTS]
    done = call(
        *(
            "impor",
            *sources,
            "--ke",
            str(ke),
            "--tulis-pemetaan",
            str(peta),
            "--format",
            "json",
            "--output",
            str(laporan),
        )
    )
    assert done.code == 1
    report = json.loads(laporan.read_text(encoding="utf-8"))
    assert [table["sheet"] for table in report["tables"]] == ["Lampiran I", "Lampiran II"]
    assert report["summary"]["terbaca"] > 900
    assert report["summary"]["tidak_diambil"] == 0
    assert {"state", "source", "place", "text", "reason", "sheet", "cell", "id", "column"} == set(report["items"][0])
    assert call("impor", *sources, "--ke", str(tmp_path / "lagi.xlsx"), "--pemetaan", str(peta)).code == 1
    assert (tmp_path / "lagi.xlsx").read_bytes() == ke.read_bytes()


def test_command_says_what_to_look_at(documents: Path, tmp_path: Path, call: Perkin) -> None:  # noqa: F811
    done = call("impor", str(documents / "lampiran-1.docx"), "--ke", str(tmp_path / "draf.xlsx"))
    assert done.code == 1
    assert "lampiran-1.docx, tabel 1: Lampiran I, 16 baris" in done.out
    said = " ".join(done.out.split())
    assert "Pejabat, kolom Kelompok (7 sel): Usulan, termasuk kelompok. E2, E7, E8:" in said
    assert "E10 sampai E13" in said
    assert '"Kabag Umun dan Protokol"; ejaan utamanya "Kabag Umum dan Protokol" (lampiran-1.docx' in said


def test_page_is_whole_and_escapes(documents: Path, tmp_path: Path, call: Perkin) -> None:  # noqa: F811
    page = tmp_path / "laporan.html"
    call(
        "impor",
        str(documents / "lampiran-1.docx"),
        "--ke",
        str(tmp_path / "draf.xlsx"),
        "--format",
        "html",
        "--output",
        str(page),
    )
    text = page.read_text(encoding="utf-8")
    assert '<h2 id="dilihat">Perlu dilihat</h2>' in text
    assert "Pejabat" in text
    assert "<script" not in text


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("lama.doc", "belum dapat diimpor: buka {} di Word atau LibreOffice Writer"),
        ("lama.xls", "belum dapat diimpor: buka {} di Excel atau LibreOffice Calc"),
        ("lama.pdf", "lama.pdf bukan PDF"),
        ("lama.zip", "bukan dokumen Word (.docx), buku kerja Excel (.xlsx), atau PDF"),
        ("rusak.docx", "kosong (0 byte)"),
        ("tiada.docx", "tidak ditemukan"),
    ],
)
def test_other_files_are_refused_in_one_sentence(name: str, sentence: str, tmp_path: Path, call: Perkin) -> None:  # noqa: F811
    path = tmp_path / name
    if name != "tiada.docx":
        path.write_bytes(b"")
    done = call("impor", str(path), "--ke", str(tmp_path / "draf.xlsx"))
    assert done.code == 2
    assert sentence.format(path) in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "draf.xlsx").exists()


def test_nothing_is_overwritten(documents: Path, tmp_path: Path, call: Perkin) -> None:  # noqa: F811
    source = str(documents / "lampiran-1.docx")
    there = tmp_path / "ada.xlsx"
    there.write_bytes(b"lain")
    assert call("impor", source, "--ke", str(there)).code == 2
    assert there.read_bytes() == b"lain"
    assert call("impor", source, "--ke", str(tmp_path / "draf.docx")).code == 2
    before = MASTER_2025.read_bytes()
    assert call("impor", str(MASTER_2025), "--ke", str(MASTER_2025)).code == 2
    assert MASTER_2025.read_bytes() == before
