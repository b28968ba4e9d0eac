"""`perkin diff` as reviewers call it: folders, masters, what matters first, formats, refusals."""

from __future__ import annotations

import io
import json
import random
import sys
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from generator.cli import perkin
from generator.cli.console import run
from generator.diff.report import compare_sides
from generator.diff.rows import Kind, compare
from generator.diff.sides import read_sides
from generator.diff.words import Part, word_pieces
from generator.errors import InputRefused
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.office.package import parts_of
from generator.office.word import redline as redlining
from generator.office.word.redline import redline
from generator.records import Tabel, tables_of
from generator.values import Triwulan
from tests.conftest import CONTOH_2025, MASTER_2025


@pytest.fixture(scope="module")
def folders(contoh: Master, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The example master's folders of TW I and TW II."""
    place = tmp_path_factory.mktemp("hasil")
    first, second = (generate([contoh], q, Pilihan(), place, None)[0].folder for q in (Triwulan.I, Triwulan.II))
    return first, second


def test_two_quarters_in_one_screen_with_what_matters_first(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(perkin, ["diff", *map(str, folders)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith("tw1 (TW I 2025) → " + str(folders[1]) + " (TW II 2025)")
    assert said[2] == "Yang terpenting"
    assert said[3].startswith("  IK8.1 tercapai → belum tercapai · capaian 100,00 → 62,50 (-37,50)")
    assert "  3 output belum → selesai terlambat: RO009, RO043, RO058" in said
    assert said[-1].startswith("Isi master tidak berubah. Hasil hitungan: ")
    assert len(said) < 60


def test_json_keeps_the_contract_and_exact_numbers(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(perkin, ["diff", *map(str, folders), "--format", "json", "--exit-code"]) == 1
    data = json.loads(capsys.readouterr().out, parse_float=Decimal)
    assert list(data)[:4] == ["old", "new", "summary", "changes"]
    assert data["summary"] == {
        kind: sum(change["kind"] == kind for change in data["changes"])
        for kind in ("added", "removed", "changed", "moved")
    }
    (status,) = [c for c in data["changes"] if (c["table"], c["id"], c["column"]) == ("Hasil", "IK8.1", "Status")]
    assert (status["old"], status["new"]) == ("tercapai", "belum tercapai")
    assert status["documents"] == ["monitoring.docx", "rekap.xlsx"]
    assert data["files"] == ["monitoring.docx", "rekap.xlsx"]


def test_nothing_changed_is_said_and_leaves_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(perkin, ["diff", str(MASTER_2025), str(MASTER_2025), "--exit-code", "--only-changed"]) == 0
    assert capsys.readouterr().out.strip().splitlines()[-1] == "Tidak ada perbedaan."


def test_a_changed_cell_is_told_with_its_place_its_people_and_its_effect(tmp_path: Path) -> None:
    book = load_workbook(CONTOH_2025, rich_text=True)
    sheet = book["Komponen"]
    sheet["G6"] = 86
    book.save(tmp_path / "ubah.xlsx")
    comparison = compare_sides(*read_sides(CONTOH_2025, tmp_path / "ubah.xlsx", Triwulan.II))
    (change,) = [c for c in comparison.changes if c.table == "Komponen"]
    assert (change.id, change.column, change.new) == ("IK2.2 a nilai", "TW II", Decimal(86))
    assert (change.cell_old, change.cell_new) == ("G6", "G6")
    assert "Kabag KKPP" in comparison.officials(change)
    assert set(comparison.effects) == {"IK1.1", "IK1.2", "IK2.2"}
    assert comparison.effects["IK2.2"].status == ("tercapai", "belum tercapai")


def test_a_master_is_compared_with_the_folder_it_gave(folders: tuple[Path, Path]) -> None:
    comparison = compare_sides(*read_sides(folders[1], CONTOH_2025, None))
    assert comparison.changes == ()
    assert comparison.new.quarter is Triwulan.II


def test_a_renamed_id_is_proposed_and_never_assumed(contoh: Master) -> None:
    old, new = read_sides(CONTOH_2025, CONTOH_2025, Triwulan.II)

    def renamed(table: Tabel) -> Tabel:
        rows = [replace(row, id="RO905") if row.id == "RO005" else row for row in table.rekaman]
        return replace(table, rekaman=tuple(rows)) if table.nama == "Lampiran II" else table

    comparison = compare_sides(old, replace(new, tables=tuple(map(renamed, new.tables))))
    assert [(c.kind, c.id) for c in comparison.changes] == [(Kind.REMOVED, "RO005"), (Kind.ADDED, "RO905")]
    (proposal,) = comparison.renames
    assert (proposal.old, proposal.new) == ("RO005", "RO905")
    assert proposal.share > 0.9


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tiada", "2025"], "tidak ditemukan"),
        (["2025", "2025", "--tolerance", "banyak"], "--tolerance banyak bukan angka"),
        (["kosong", "2025"], "tidak memuat manifest.json"),
        (["rusak", "2025"], "rusak"),
        (["lama", "2025"], "perkin versi lama"),
        (["2025", "2025", "--format", "docx"], "memerlukan nama berkas hasil"),
        (["2025", "2025", "--format", "docx", "--output", "x.docx"], "membandingkan dua dokumen Word"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    for name, content in (("kosong", None), ("rusak", "{"), ("lama", '{"version": "0.1"}')):
        (tmp_path / name).mkdir()
        if content:
            (tmp_path / name / "manifest.json").write_text(content, encoding="utf-8")
    names = {"2025": str(MASTER_2025)} | {name: str(tmp_path / name) for name in ("tiada", "kosong", "rusak", "lama")}
    assert run(perkin, ["diff", *(names.get(word, word) for word in arguments)]) == 2
    message = capsys.readouterr().err.strip()
    assert said in message
    assert "\n" not in message


# --- long and large ----------------------------------------------------------------------------------------------


def test_words_put_together_again_are_both_texts() -> None:
    chance = random.Random(7)  # noqa: S311 - repeatable on purpose
    words = "target 97,905% capaian, kinerja. dan yang (TW II) tahun\n\n\t2025 “Para Camat”".split(" ")
    for _ in range(300):
        old, new = (" ".join(chance.choices(words, k=chance.randrange(40))) for _ in range(2))
        pieces = word_pieces(old, new)
        assert "".join(p.text for p in pieces if p.part is not Part.ADDED) == old
        assert "".join(p.text for p in pieces if p.part is not Part.REMOVED) == new


def test_a_percentage_is_one_word() -> None:
    assert [(p.part.value, p.text) for p in word_pieces("naik 97,905% lagi", "naik 98,1% lagi")] == [
        ("sama", "naik "),
        ("dihapus", "97,905% "),
        ("ditambah", "98,1% "),
        ("sama", "lagi"),
    ]


def test_a_cell_of_20_000_words_does_not_hang() -> None:
    chance = random.Random(3)  # noqa: S311 - repeatable on purpose
    words = [f"kata{int(chance.paretovariate(0.7)) % 3000}" for _ in range(20_000)]
    other = list(words)
    for place in chance.sample(range(20_000), 40):
        other[place] = "berubah"
    began = time.process_time()
    pieces = word_pieces(" ".join(words), " ".join(other))
    assert time.process_time() - began < 20  # not a measure: far beyond what it takes, far below hanging
    assert sum(p.text.count("berubah") for p in pieces if p.part is Part.ADDED) == 40


def test_work_grows_with_the_rows_and_no_faster(contoh: Master) -> None:
    """Counted in calls, not in time: ten times the rows, ten times the calls."""
    (base,) = [table for table in tables_of(contoh) if table.nama == "Lampiran II"]

    def calls(count: int) -> int:
        rows = tuple(replace(base.rekaman[n % 69], id=f"RO{n:06}") for n in range(count))
        new = tuple(replace(r, nilai={**r.nilai, "Waktu": "TW I"}) for r in reversed(rows))
        seen = 0

        def count_call(*_: object) -> None:
            nonlocal seen
            seen += 1

        sys.setprofile(count_call)
        try:
            compare([replace(base, rekaman=rows)], [replace(base, rekaman=new)])
        finally:
            sys.setprofile(None)
        return seen

    assert calls(3000) < 11 * calls(300)


# --- tracked changes ---------------------------------------------------------------------------------------------


def document(*texts: str) -> bytes:
    made = Document()
    for text in texts:
        made.add_paragraph(text)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def test_a_word_document_with_tracked_changes(tmp_path: Path) -> None:
    old, new = (document("Kesatu", f"Target {n} laporan", "Ketiga") for n in (1, 2))
    (tmp_path / "a.docx").write_bytes(old)
    (tmp_path / "b.docx").write_bytes(new)
    out = tmp_path / "beda.docx"
    assert (
        run(
            perkin,
            ["diff", str(tmp_path / "a.docx"), str(tmp_path / "b.docx"), "--format", "docx", "--output", str(out)],
        )
        == 0
    )
    body = parts_of(out.read_bytes())["word/document.xml"].decode()
    assert body.count("<w:del ") == body.count("<w:ins ") == 1
    assert out.read_bytes() == redline(old, new, "b.docx")


def test_without_its_library_tracked_changes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_redlines.engines", None)
    with pytest.raises(InputRefused, match=r"python-redlines\[docxodus\]"):
        redlining.redline(b"", b"", "x.docx")
