"""Many masters in one run: which there are, what becomes of each, and what a run again does."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from docx import Document

import generator.unit.jobs
from generator.cli import perkin, progress
from generator.cli.console import run
from generator.cli.units import in_order
from generator.errors import InputRefused, LayoutRefused, PerkinError
from generator.office.word.folder import find_template
from generator.office.word.template import Template
from generator.unit.engine import DIED, Run
from generator.unit.found import find_units
from generator.unit.jobs import Given
from generator.unit.journal import NAME
from generator.unit.verdict import Outcome, Unit, Verdict
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT

BERSIH = ROOT / "tests" / "data" / "bersih.xlsx"
DECREE = ["keputusan.docx", "lampiran-1.docx", "lampiran-2.docx", "manifest.json"]


@dataclass
class Done:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        assert (self.code, self.out, self.err.count("\n")) == (2, "", 1), self
        return self.err


Perkin = Callable[..., Done]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Perkin:
    def called(*arguments: object) -> Done:
        code = run(perkin, [str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return Done(code, shown.out, shown.err)

    return called


@pytest.fixture
def province(tmp_path: Path) -> Path:
    """Three masters, in folders of their own."""
    folder = tmp_path / "provinsi"
    for name, source in (("kota-a", MASTER_2025), ("kota-b", CONTOH_2025), ("kota-c", BERSIH)):
        (folder / name).mkdir(parents=True)
        shutil.copy(source, folder / name / "2025.xlsx")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != NAME
    }


def times(folder: Path) -> dict[str, int]:
    return {
        str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.suffix == ".docx"
    }


def touched(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


# Which units there are


def names(*arguments: object) -> list[str]:
    return [unit.name for unit in find_units([str(argument) for argument in arguments])]


def test_a_folder_gives_its_masters_by_their_places(tmp_path: Path) -> None:
    touched(
        tmp_path, "b/2025.xlsx", "a/x/2025.XLSX", "a.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".sampah/x.xlsx", "a.docx"
    )
    touched(tmp_path, "output/a/tw2/manifest.json", "output/a/tw2/rekap.xlsx")
    assert names(tmp_path) == ["a", "a/x/2025", "b/2025"]
    assert [unit.number for unit in find_units([str(tmp_path)])] == [0, 1, 2]


def test_folders_named_together_stand_in_the_names(tmp_path: Path) -> None:
    touched(tmp_path, "a/2025.xlsx", "b/2025.xlsx")
    assert names(tmp_path / "a", tmp_path / "b") == ["a/2025", "b/2025"]
    assert names(tmp_path / "a") == ["2025"]


def test_wildcards_give_places_after_the_first_of_them(tmp_path: Path) -> None:
    touched(tmp_path, "p/a/2025.xlsx", "p/b/2025.xlsx", "p/b/~$2025.xlsx", "p/b/2026.xlsx")
    assert names(tmp_path / "p" / "*" / "2025.xlsx") == ["a/2025", "b/2025"]
    assert names(tmp_path / "p" / "b" / "*.xlsx") == ["2025", "2026"]
    assert names(tmp_path / "*" / "b") == ["p/b/2025", "p/b/2026"]


def test_a_list_names_masters_from_its_own_folder_on(tmp_path: Path) -> None:
    touched(tmp_path, "p/a/2025.xlsx", "lain/2025.xlsx")
    listed = tmp_path / "p" / "daftar.txt"
    listed.write_text("# kota\n\na/2025.xlsx\r\n  ../lain/2025.xlsx\n", encoding="utf-8-sig")
    assert names(listed) == ["a/2025", "2025"]
    listed.write_bytes("kota-é.xlsx".encode("utf-16"))
    with pytest.raises(InputRefused, match="bukan teks UTF-8"):
        names(listed)


def test_a_master_named_twice_is_one_unit(tmp_path: Path) -> None:
    touched(tmp_path, "a/2025.xlsx")
    assert len(names(tmp_path, tmp_path / "a" / "2025.xlsx", tmp_path / "a" / ".." / "a" / "2025.xlsx")) == 1


def test_no_two_units_share_a_folder_on_any_system(tmp_path: Path) -> None:
    touched(
        tmp_path, "kota.xlsx", "Kota.xlsx", "x?.xlsx", "x_.xlsx", "con/2025.xlsx", "kota/tw1.xlsx", "kota/per-pj.xlsx"
    )
    found = names(tmp_path)
    assert len({name.casefold() for name in found}) == 7
    assert {"_con/2025", "kota/_tw1", "kota/_per-pj"} <= set(found)
    assert "x_" not in found  # each of the two is told apart, whichever comes first
    assert sorted(found) == sorted(names(tmp_path))


def test_a_folder_without_masters_is_refused(call: Perkin, tmp_path: Path) -> None:
    assert "Tidak ada master (.xlsx)" in call("generate", tmp_path, "--output", tmp_path / "output").refusal
    assert "Tidak ada berkas yang cocok" in call("validate", f"{tmp_path}/*/*.xlsx").refusal


# What becomes of each


def spoiled(path: Path) -> Path:
    """A master with an error in it."""
    from openpyxl import load_workbook

    book = load_workbook(CONTOH_2025)
    heading = next(cell for cell in book["Lampiran I"][1] if cell.value == "Target TW II")
    book["Lampiran I"].cell(2, heading.column).value = "sembilan puluh"
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def test_a_bad_master_costs_only_itself(call: Perkin, province: Path, tmp_path: Path) -> None:
    bad = spoiled(province / "kota-d" / "2025.xlsx")
    (province / "kota-b" / "2025.xlsx").write_bytes(b"PK\x03\x04 terpotong")
    done = call("generate", province, "--output", tmp_path / "out")
    assert done.code == 1
    assert [line.split(" (")[0] for line in done.out.splitlines()] == [
        f"Dibuat: {tmp_path / 'out' / name / '2025'}" for name in ("kota-a", "kota-c")
    ]
    assert f"Gagal: {province / 'kota-b' / '2025.xlsx'}: Berkas" in done.err
    assert f"Ditolak: {bad}: 1 kesalahan, yang pertama di Lampiran I!I2: " in done.err
    assert "4 master: 2 dibuat, 1 ditolak, 1 gagal; " in done.err
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [NAME, "kota-a", "kota-c"]
    assert sorted(path.name for path in (tmp_path / "out" / "kota-a" / "2025").iterdir()) == DECREE


def test_many_give_the_bytes_of_one(call: Perkin, province: Path, tmp_path: Path) -> None:
    assert call("generate", province, "--quarter", "2", "--output", tmp_path / "many").code == 0
    for name in ("kota-a", "kota-b", "kota-c"):
        master = province / name / "2025.xlsx"
        assert call("generate", master, "--quarter", "2", "--output", tmp_path / "one" / name).code == 0
    assert files(tmp_path / "many") == files(tmp_path / "one")
    assert len(files(tmp_path / "many")) == 18
    paralel = call("generate", province, "--quarter", "2", "--output", tmp_path / "jobs", "--jobs", "2")
    assert paralel.code == 0
    assert files(tmp_path / "jobs") == files(tmp_path / "many")


def test_verdicts_as_json(call: Perkin, province: Path, tmp_path: Path) -> None:
    spoiled(province / "kota-b" / "2025.xlsx")
    data = json.loads(call("generate", province, "--format", "json", "--output", tmp_path / "out").out)
    assert [(unit["master"]["name"], unit["verdict"]) for unit in data["units"]] == [
        ("2025.xlsx", "dibuat"), ("2025.xlsx", "ditolak"), ("2025.xlsx", "dibuat")
    ]  # fmt: skip
    assert data["summary"] == {"dibuat": 2, "sudah ada": 0, "ditolak": 1, "gagal": 0, "belum dikerjakan": 0}
    assert data["units"][1]["findings"]["error"] == 1
    for file in data["units"][0]["files"]:
        written = Path(data["units"][0]["folder"], file["name"]).read_bytes()
        assert hashlib.sha256(written).hexdigest() == file["sha256"]


def test_masters_named_as_files_give_manifests(call: Perkin, province: Path, tmp_path: Path) -> None:
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"PK\x03\x04 terpotong")
    arguments = (MASTER_2025, broken, CONTOH_2025, "--only", "keputusan", "--format", "json")
    done = call("generate", *arguments, "--output", tmp_path / "out")
    first, second, third = json.loads(done.out)
    assert done.code == 1
    assert {item["master"]["name"]: item.get("verdict") for item in (first, second, third)} == {
        "2025.xlsx": None, "contoh-2025.xlsx": None, "rusak.xlsx": "gagal"
    }  # fmt: skip
    assert "folder yang sama" in call(
        "generate", province / "kota-a" / "2025.xlsx", province / "kota-b" / "2025.xlsx", "--output", tmp_path / "x"
    ).refusal  # fmt: skip


def test_what_suits_no_master_is_refused_at_once(call: Perkin, province: Path, tmp_path: Path) -> None:
    output = ("--output", tmp_path / "out")
    assert "memerlukan triwulan" in call("generate", province, "--only", "monitoring", *output).refusal
    assert "tidak ditemukan" in call("generate", province, "--templates", tmp_path / "tidak-ada", *output).refusal
    assert "Z99 tidak dikenal" in call("validate", province, "--select", "Z99").refusal
    assert "hanya untuk satu master" in call("validate", province, "--annotate", tmp_path / "x.xlsx").refusal
    assert "hanya untuk satu master" in call("compute", province, "--quarter", "2", "--pembanding", CONTOH_2025).refusal
    assert "tidak dapat dihubungi" in call("validate", province, "--cluster", "tcp://127.0.0.1:9").refusal
    assert not (tmp_path / "out").exists()


def test_no_master_is_written_over(call: Perkin, province: Path, tmp_path: Path) -> None:
    place = tmp_path / "out" / "kota-a" / "2025" / "tw2" / "rekap.xlsx"
    place.parent.mkdir(parents=True)
    shutil.copy(CONTOH_2025, place)
    done = call("generate", province, "--quarter", "2", "--output", tmp_path / "out")
    assert (done.code, done.out.count("Dibuat")) == (1, 2)
    assert "adalah master perkin dan tidak boleh ditimpa" in done.err
    assert place.read_bytes() == CONTOH_2025.read_bytes()


def test_stop_at_first(call: Perkin, province: Path, tmp_path: Path) -> None:
    spoiled(province / "kota-b" / "2025.xlsx")
    done = call("generate", province, "--stop-at-first", "--output", tmp_path / "out")
    assert (done.code, done.out.count("Dibuat")) == (1, 1)
    assert "3 master: 1 dibuat, 1 ditolak, 1 belum dikerjakan; " in done.err


# Run again


def made(call: Perkin, province: Path, tmp_path: Path, *options: object) -> tuple[Done, list[str]]:
    """What a run gave, and the folders in which it made documents."""
    before = times(tmp_path / "out")
    done = call("generate", province, "--output", tmp_path / "out", *options)
    after = times(tmp_path / "out")
    return done, sorted({name.split("/")[0] for name in after if after[name] != before.get(name)})


def test_a_run_again_makes_what_is_missing_or_changed(call: Perkin, province: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert made(call, province, tmp_path)[1] == ["kota-a", "kota-b", "kota-c"]
    first = files(out)
    done, again = made(call, province, tmp_path)
    assert (done.code, again, done.out.count("Sudah ada: ")) == (0, [], 3)

    (out / "kota-a" / "2025" / "keputusan.docx").unlink()
    (out / "kota-b" / "2025" / "manifest.json").write_text("{}")
    assert made(call, province, tmp_path)[1] == ["kota-a", "kota-b"]
    assert files(out) == first

    shutil.copy(CONTOH_2025, province / "kota-a" / "2025.xlsx")
    assert made(call, province, tmp_path)[1] == ["kota-a"]
    assert made(call, province, tmp_path, "--gabung")[1] == ["kota-a", "kota-b", "kota-c"]
    assert made(call, province, tmp_path, "--gabung")[1] == []
    assert made(call, province, tmp_path, "--gabung", "--force")[1] == ["kota-a", "kota-b", "kota-c"]


def test_other_templates_or_another_version_make_all_anew(
    call: Perkin, province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    shutil.copy(find_template("keputusan", None), own)
    assert len(made(call, province, tmp_path, "--templates", own)[1]) == 3
    assert made(call, province, tmp_path)[1] == []  # the same templates in another place
    edited = Document(str(own / "keputusan.docx"))
    edited.core_properties.title = "Templat sendiri"
    edited.save(str(own / "keputusan.docx"))
    assert len(made(call, province, tmp_path, "--templates", own)[1]) == 3
    monkeypatch.setattr(generator.unit.jobs, "__version__", "9.9.9")
    monkeypatch.setattr("generator.unit.making.__version__", "9.9.9")
    monkeypatch.setattr("generator.unit.engine.__version__", "9.9.9")
    assert len(made(call, province, tmp_path)[1]) == 3


def test_what_was_forced_is_not_kept(call: Perkin, province: Path, tmp_path: Path) -> None:
    spoiled(province / "kota-b" / "2025.xlsx")
    assert made(call, province, tmp_path, "--force")[0].code == 0
    done, again = made(call, province, tmp_path)
    assert (done.code, again, done.out.count("Sudah ada")) == (1, [], 2)


def test_a_journal_that_was_cut_or_is_none_costs_only_time(call: Perkin, province: Path, tmp_path: Path) -> None:
    made(call, province, tmp_path)
    first = files(tmp_path / "out")
    journal = tmp_path / "out" / NAME
    journal.write_bytes(journal.read_bytes()[:-40])
    assert made(call, province, tmp_path)[1] == ["kota-c"]
    assert made(call, province, tmp_path)[1] == []
    journal.write_bytes(b'\xff\x00\n[]\n{"unit": 1}\n{"unit": "kota-a/2025", "key": "", "files": [], "pictures": {}}\n')
    assert made(call, province, tmp_path)[1] == ["kota-a", "kota-b", "kota-c"]
    assert files(tmp_path / "out") == first


def test_a_logo_that_was_replaced_makes_its_unit_anew(call: Perkin, tmp_path: Path) -> None:
    from generator.unit.journal import Entry

    (tmp_path / "logo.png").write_bytes(b"lama")
    old = {"logo.png": hashlib.sha256(b"lama").hexdigest()}
    assert Entry("k", {}, old).holds("k", tmp_path, tmp_path)
    (tmp_path / "logo.png").write_bytes(b"baru")
    assert not Entry("k", {}, old).holds("k", tmp_path, tmp_path)


# Findings and figures of many


def test_findings_of_many_are_those_of_each(call: Perkin, province: Path) -> None:
    paths = [str(province / name / "2025.xlsx") for name in ("kota-a", "kota-b", "kota-c")]
    each = [json.loads(call("validate", path, "--format", "json").out) for path in paths]
    assert json.loads(call("validate", province, "--format", "json").out) == each
    text = call("validate", province)
    assert text.code == 0
    blocks = [call("validate", path).out.split("\nAlasan dan contoh")[0] for path in paths]
    assert text.out.split("\nAlasan dan contoh")[0].split() == "".join(blocks).split()
    github = call("validate", province, "--format", "github").out
    assert github == "".join(call("validate", path, "--format", "github").out.lstrip("\n") for path in paths)
    assert len(json.loads(call("validate", province, "--format", "sarif").out)["runs"][0]["artifacts"]) == 3
    assert call("validate", province, "--fail-level", "warning").code == 1


def test_an_unreadable_master_does_not_hide_the_findings_of_others(
    call: Perkin, province: Path, tmp_path: Path
) -> None:
    (province / "kota-b" / "2025.xlsx").write_text("bukan buku kerja")
    report = tmp_path / "temuan.json"
    done = call("validate", province, "--format", "json", "--output", report)
    assert (done.code, done.out) == (1, "")
    assert [Path(item["master"]).parent.name for item in json.loads(report.read_text())] == ["kota-a", "kota-c"]
    assert "Gagal: " in done.err


def test_figures_of_many_are_those_of_each(call: Perkin, province: Path) -> None:
    paths = [str(province / name / "2025.xlsx") for name in ("kota-a", "kota-b", "kota-c")]
    arguments = ("--quarter", "2")
    each: list[dict[str, Any]] = [
        json.loads(call("compute", path, *arguments, "--format", "json").out) for path in paths
    ]
    several = json.loads(call("compute", province, *arguments, "--format", "json").out)
    assert several == [{**item, "master": path} for item, path in zip(each, paths, strict=True)]
    rows = call("compute", province, *arguments, "--format", "csv").out.splitlines()
    assert sum(row.startswith("Master;") for row in rows) == 1
    assert len(rows) == 1 + sum(len(item["indikator"]) for item in each)
    assert call("compute", province, *arguments).out.count("Rata-rata sasaran") == 3


# The engine


@dataclass
class Fake(Executor):
    """An executor that works when asked, lets processes die, and knows how much was handed in at a time."""

    deadly: dict[int, int] = field(default_factory=dict)
    """Unit → how many times it still kills its process."""
    workers: int = 2
    broken: tuple[type[BaseException], ...] = (BrokenProcessPool,)
    waiting: list[tuple[Future[Any], Callable[[], Any], Sequence[Given]]] = field(default_factory=list)
    most: int = 0
    farthest: int = 0
    replaced: int = 0
    dead: bool = False
    seen: set[int] = field(default_factory=set)

    def executor(self) -> Executor:
        return self

    def replace(self) -> None:
        self.dead = False
        self.replaced += 1

    def refusal(self, error: Exception) -> Exception:
        return error

    def close(self, *, at_once: bool) -> None:
        """Nothing."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        if self.dead:
            raise BrokenProcessPool
        future: Future[Any] = Future()
        units = [unit.number for unit, _ in args[2]]
        self.farthest = max(self.farthest, max(units) - len(self.seen))
        killing = [number for number in units if self.deadly.get(number, 0)]
        for number in killing:
            self.deadly[number] -= 1
        if killing:
            self.dead = True
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(fn(*args))
            self.seen |= set(units)
        self.most = max(self.most, len(units))
        return future


class Echo:
    """A job that does nothing."""

    def work(self, given: Sequence[Given]) -> list[Verdict]:
        return [Verdict(unit, Outcome.DONE) for unit, _ in given]


def units(count: int) -> list[Unit]:
    return [Unit(number, f"/{number}", str(number), str(number)) for number in range(count)]


def outcomes(fake: Fake, count: int, size: int = 1) -> dict[int, Outcome]:
    found = list(Run(fake, Echo(), units(count), size, lambda _: None).verdicts())
    assert sorted(verdict.unit.number for verdict in found) == list(range(count))
    return {verdict.unit.number: verdict.outcome for verdict in found}


@pytest.mark.parametrize("size", [1, 7])
def test_a_process_that_dies_is_replaced_and_its_units_are_done_again(size: int) -> None:
    fake = Fake({11: 1})
    assert set(outcomes(fake, 40, size).values()) == {Outcome.DONE}
    assert fake.replaced >= 1


@pytest.mark.parametrize("size", [1, 7])
def test_a_unit_that_kills_twice_is_told_and_the_others_are_done(size: int) -> None:
    given = outcomes(Fake({11: 9, 12: 9, 30: 1}), 40, size)
    assert [number for number, outcome in given.items() if outcome is Outcome.FAILED] == [11, 12]


def test_processes_that_never_live_are_not_tried_for_ever() -> None:
    with pytest.raises(PerkinError, match="setiap kali dimulai"):
        outcomes(Fake(dict.fromkeys(range(40), 9)), 40)
    verdict = list(Run(Fake({0: 9}), Echo(), units(1), 1, lambda _: None).verdicts())
    assert [(one.outcome, one.message) for one in verdict] == [(Outcome.FAILED, DIED)]


def test_what_is_handed_out_does_not_grow_with_the_units() -> None:
    few, many = Fake(), Fake()
    outcomes(few, 100)
    outcomes(many, 5_000)
    assert many.farthest == few.farthest < 100


def test_verdicts_come_in_the_order_of_the_units() -> None:
    mixed = [Verdict(unit, Outcome.DONE) for unit in units(6)]

    def as_they_come() -> Iterator[Verdict]:
        yield from (mixed[number] for number in (1, 0, 4, 2, 5))

    assert [verdict.unit.number for verdict in in_order(as_they_come())] == [0, 1, 2, 4, 5]


def test_a_worker_of_another_version_makes_nothing() -> None:
    (verdict,) = generator.unit.jobs.work(Echo(), "0.0.1", [(units(1)[0], None)])
    assert verdict.outcome is Outcome.FAILED
    assert "versi 0.0.1" in verdict.message


def test_an_error_of_ours_costs_only_its_unit(
    call: Perkin, province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generator.generate import main

    render = main.render

    def failing(master: Any, *arguments: Any) -> Any:
        if master.status_data:
            raise ValueError("sesuatu")
        return render(master, *arguments)

    monkeypatch.setattr(main, "render", failing)
    done = call("generate", province, "--output", tmp_path / "out")
    assert (done.code, done.out.count("Dibuat")) == (1, 1)
    assert done.err.count("Galat tidak terduga (ValueError: sesuatu)") == 2


# Printing


def test_a_document_that_cannot_be_printed_costs_only_its_unit(
    call: Perkin, province: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice gives no PDF of one document of three units, which it was given together."""
    from generator.office.layout import office

    starts: list[int] = []

    def printing(documents: Mapping[str, bytes], **_: object) -> dict[str, bytes]:
        starts.append(len(documents))
        if any(b"EXAMPLE" in data for data in documents.values()):
            raise LayoutRefused("LibreOffice tidak dapat membuat PDF.")
        return {name.removesuffix(".docx") + ".pdf": b"%PDF" for name in documents}

    filled = Template.fill

    def marked(self: Template, context: object) -> bytes:
        data = filled(self, context)
        return data + b"EXAMPLE" if getattr(context, "status_data", "") else data

    monkeypatch.setattr(Template, "fill", marked)
    monkeypatch.setattr(office, "to_pdf", printing)
    monkeypatch.setattr(office, "required_libreoffice", lambda wish: wish)
    arguments = ("--only", "keputusan", "--pdf", "--output", tmp_path / "out", "--jobs", "1")
    shutil.copy(MASTER_2025, province / "kota-c" / "2025.xlsx")
    done = call("generate", province, *arguments)
    assert (done.code, starts) == (1, [3, 1, 1, 1])
    assert [line.split("/")[-2] for line in done.out.splitlines()] == ["kota-a", "kota-c"]
    assert f"Gagal: {province / 'kota-b' / '2025.xlsx'}: LibreOffice tidak dapat membuat PDF." in done.err
    assert (tmp_path / "out" / "kota-a" / "2025" / "keputusan.pdf").read_bytes() == b"%PDF"


# How far it is


def test_a_log_has_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_LINES", 0.0)
    with progress.Progress(4) as shown:
        shown.step("kota-a")
        shown.step("kota-b")
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == ["1 dari 4 unit", "2 dari 4 unit"]
    assert lines[1].endswith("; terakhir kota-b")


def test_work_on_one_master_says_what_takes_so_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_QUIET", 0.01)
    with progress.Steps() as steps:
        steps.step("Membuat dokumen")
        time.sleep(0.2)
        steps.printed(2, 4)
        time.sleep(0.2)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].startswith("Membuat dokumen … ")
    assert lines[-1].startswith("Mencetak PDF, 2 dari 4 selesai … ")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_terminal_shows_a_bar(province: Path, tmp_path: Path) -> None:
    import pty

    own, other = pty.openpty()
    command = [sys.executable, "-m", "generator", "generate", str(province), "--output", str(tmp_path / "out")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=other, cwd=ROOT) as process:
        os.close(other)
        shown = b""
        with contextlib.suppress(OSError):  # the other side is closed
            while part := os.read(own, 4096):
                shown += part
    os.close(own)
    text = shown.decode()
    assert process.returncode == 0
    assert re.search(r"\[#+\]\s+3/3", text), text
    assert re.search(r"\d,\d/detik", text)
    assert text.endswith("detik.\r\n")
