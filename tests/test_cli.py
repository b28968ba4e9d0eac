"""The command line as people and scripts meet it: exit codes, one-sentence refusals, Indonesian help, streams."""

from __future__ import annotations

import ast
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from openpyxl import Workbook, load_workbook

from generator import __version__
from generator.cli import bahasa, perkin
from generator.cli.console import FINDINGS, REFUSED, run
from generator.cli.parts import TEMPLATES, expand
from generator.errors import InputRefused
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT

HEAVY = (
    "openpyxl",
    "docxtpl",
    "docx",
    "xlsxwriter",
    "pandas",
    "numpy",
    "lxml",
    "jinja2",
    "flask",
    "waitress",
    "werkzeug",
    "pdfplumber",
)
CONTOH = str(CONTOH_2025)


@dataclass(frozen=True)
class Done:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one sentence on stderr; there must be no more, and nothing on stdout."""
        assert self.code == REFUSED, self
        assert not self.out
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err


Perkin = Callable[..., Done]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Perkin:
    """Runs `perkin` with arguments, in this process."""

    def call(*arguments: str | Path) -> Done:
        code = run(perkin, [str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return Done(code, shown.out, shown.err)

    return call


def process(arguments: Sequence[str], **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Runs `perkin` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environment},
        check=False,
    )


def changed(path: Path, change: Callable[..., None]) -> Path:
    """A copy of the example master with something changed in it."""
    book = load_workbook(CONTOH_2025)
    change(book)
    book.save(path)
    return path


@pytest.fixture(scope="session")
def without_sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master that lacks sheet Lampiran I."""
    return changed(
        tmp_path_factory.mktemp("master") / "tanpa-lembar.xlsx", lambda book: book.remove(book["Lampiran I"])
    )


@pytest.fixture(scope="session")
def renamed_column(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master in which a header was changed."""

    def rename(book: Workbook) -> None:
        cell = next(cell for cell in book["Lampiran I"][1] if cell.value == "Target TW II")
        cell.value = "Sasaran Triwulan Dua"

    return changed(tmp_path_factory.mktemp("master") / "ganti-judul.xlsx", rename)


# Help


def test_without_arguments_shows_help(call: Perkin) -> None:
    done = call()
    assert done.code == 0
    assert done.out == call("--help").out
    assert done.out.startswith("Pemakaian: perkin [OPSI] PERINTAH")


@pytest.mark.parametrize("name", list(perkin.commands))
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_indonesian_and_has_an_example(call: Perkin, name: str, option: str) -> None:
    done = call(name, option)
    assert done.code == 0
    assert done.out.startswith(f"Pemakaian: perkin {name} [OPSI]")
    assert re.search(rf"\n  Contoh:\n    perkin {name}\b", done.out)
    assert not re.search(r"(?<!-)\b(Usage|Options|Commands|Show|exit|default|required|arguments?)\b", done.out)


@pytest.mark.parametrize("name", list(perkin.commands))
def test_every_option_and_argument_says_what_it_is(name: str) -> None:
    assert all(getattr(param, "help", None) for param in perkin.commands[name].params)


def test_version(call: Perkin) -> None:
    assert call("--version").out == f"perkin, versi {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys; from generator.cli import perkin; perkin.main(['--help'], standalone_mode=False); print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_package_alone_loads_nothing_heavy() -> None:
    code = f"import sys, generator; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_only_tables_and_recaps_of_units_load_pandas(tmp_path: Path) -> None:
    done = [str(tmp_path / "out"), str(tmp_path / "out" / "contoh-2025" / "tw2")]
    lines = [
        ["init", str(tmp_path / "kerja")],
        ["validate", CONTOH],
        ["rules", "W03"],
        ["compute", CONTOH, "--quarter", "2", "--format", "csv"],
        ["explain", CONTOH, "--indicator", "IK2.1", "--quarter", "2"],
        ["generate", CONTOH, "--quarter", "2", "--output", done[0]],
        ["templates", "check"],
        ["diff", done[1], CONTOH],
        ["verify", done[1]],
        ["text", f"{done[1]}/rekap.xlsx"],
        ["history", str(Path(done[1]).parent)],
        ["lanjut", CONTOH, "--tahun", "2026", "--ke", str(tmp_path / "2026.xlsx")],
        ["perbarui", CONTOH, "--ke", str(tmp_path / "baru.xlsx")],
        ["impor", f"{done[1]}/lampiran-1.docx", "--ke", str(tmp_path / "draf.xlsx")],
        ["formulir", CONTOH, "--quarter", "2", "--output", str(tmp_path / "formulir")],
        ["kumpulkan", CONTOH, str(tmp_path / "formulir" / "*.xlsx"), "--ke", str(tmp_path / "kumpul.xlsx")],
        ["gabung-master", CONTOH, CONTOH, CONTOH, "--ke", str(tmp_path / "satu.xlsx")],
    ]
    left_out = {"table", "rekap-unit", "doctor", "buka"}  # doctor would print a page, buka would wait
    assert {line[0] for line in lines} == set(perkin.commands) - left_out
    code = f"""
import sys
from generator.cli import perkin
from generator.cli.console import run
codes = [run(perkin, line) for line in {lines}]
before = "pandas" in sys.modules
run(perkin, ["table", {CONTOH!r}, "komponen"])
print(set(codes) <= {{0, 1}}, before, "pandas" in sys.modules)"""
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert shown.stdout.splitlines()[-1] == "True False True", shown.stderr


def test_plain_generate_loads_no_network_client_nor_what_only_options_need(tmp_path: Path) -> None:
    unneeded = (
        "ssl",
        "http.client",
        "generator.office.layout.office",
        "generator.office.word.combine",
        "generator.documents.lembar_pj",
    )
    arguments = ["generate", CONTOH, "--quarter", "2", "--output", str(tmp_path)]
    code = f"import sys; from generator.cli import perkin; perkin.main({arguments}, standalone_mode=False); print([m for m in {unneeded} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def words_of_click() -> set[str]:
    """Every text that Click hands to its translator on the way of a command line."""
    met = ("core", "exceptions", "formatting", "parser", "types", "decorators")
    folder = Path(click.__file__).parent
    calls = (node for name in met for node in ast.walk(ast.parse((folder / f"{name}.py").read_text())))
    return {
        arg.value
        for node in calls
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext")
        for arg in node.args
        if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    }


NOT_MET = re.compile(
    "DeprecationWarning|Name '|Boolean option|Could not determine|No options defined|Arguments take|Do you want|Confirm"
    "|Value must be an iterable|Invalid start character|Choice\\(|does not match the format|UUID|executable|values are"
)
"""Words that only programmers meet, or of parameter kinds that no command has."""


def test_click_speaks_indonesian() -> None:
    missing = {word for word in words_of_click() if word not in bahasa.KATA and not NOT_MET.search(word)}
    assert not missing


def test_translations_keep_their_gaps() -> None:
    gap = re.compile(r"\{(\w+)")
    for english, ours in bahasa.KATA.items():
        assert set(gap.findall(ours)) <= set(gap.findall(english)), english


# Refusals: exit 2, one sentence, no traceback


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["hitung"], "Perintah 'hitung' tidak dikenal"),
        (["comput"], "Maksud Anda 'compute'?"),
        (["compute", CONTOH], "Opsi wajib belum diisi: '--quarter'"),
        (["compute", CONTOH, "--quarter", "5"], "'5' bukan salah satu dari '1', '2', '3', '4'"),
        (["compute", CONTOH, "--quarter"], "memerlukan nilai"),
        (["compute", CONTOH, "--quarter", "2", "--triwulan"], "Opsi '--triwulan' tidak dikenal"),
        (["explain", "--quarter", "2"], "Argumen wajib belum diisi: 'MASTER'"),
        (["explain", CONTOH, CONTOH, "--quarter", "2", "--indicator", "IK2.1"], "Ada argumen yang tidak diperlukan"),
        (["compute", "--quarter", "2"], "Argumen wajib belum diisi: 'MASTER...'"),
        (["compute", CONTOH, "--quarter", "2", "--format", "xml"], "'xml' bukan salah satu dari 'text', 'json', 'csv'"),
        (["compute", CONTOH, "--quarter", "2", "--output", "rekap.csv"], "beri nama rekap.xlsx"),
        (["explain", CONTOH, "--indicator", "IK99.1", "--quarter", "2"], "“IK99.1” tidak ada di contoh-2025.xlsx"),
        (["generate", CONTOH, "--only", "monitoring"], "memerlukan triwulan"),
        (["generate", CONTOH, "--per-pj"], "lembar-pj memerlukan triwulan. Tambahkan --quarter"),
        (["generate", CONTOH, "--only", "rekap"], "'rekap' bukan salah satu dari 'keputusan'"),
        (["generate", CONTOH, "--templates", "tidak-ada"], "Folder templat tidak-ada tidak ditemukan"),
        (["generate", CONTOH, CONTOH.replace("masters", "masters/../masters")], "folder yang sama"),
        (["validate"], "Argumen wajib belum diisi: 'MASTER...'"),
        (["validate", CONTOH, "--select", "Z99"], "Kode aturan Z99 tidak dikenal"),
        (["rules", "Z99"], "Aturan Z99 tidak dikenal"),
        (["init", "x", "--tahun", "abc"], "'abc' bukan bilangan bulat"),
        (["init", "x", "--tahun", "19"], "di luar rentang"),
    ],
)
def test_wrong_usage(call: Perkin, arguments: list[str], words: str) -> None:
    assert words in call(*arguments).refusal


READING = (["compute", "--quarter", "2"], ["explain", "--quarter", "2", "--indicator", "IK2.1"])
ALL_READING = (*READING, ["validate"], ["generate"])


@pytest.mark.parametrize("command", ALL_READING, ids=lambda command: command[0])
def test_unreadable_masters(call: Perkin, tmp_path: Path, command: list[str]) -> None:
    text = tmp_path / "catatan.xlsx"
    text.write_text("bukan buku kerja")
    assert "tidak ditemukan" in call(*command, tmp_path / "tidak-ada.xlsx").refusal
    assert command[0] != "explain" or "adalah folder" in call(*command, tmp_path).refusal
    assert "bukan buku kerja Excel" in call(*command, text).refusal
    assert "berkas kunci sementara" in call(*command, tmp_path / "~$2025.xlsx").refusal


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_masters_that_lack_a_sheet_or_column(
    call: Perkin, without_sheet: Path, renamed_column: Path, command: list[str]
) -> None:
    assert "Lembar Lampiran I tidak ditemukan" in call(*command, without_sheet).refusal
    assert "Kolom Target TW II tidak ditemukan pada lembar Lampiran I" in call(*command, renamed_column).refusal


def test_output_that_cannot_be_written(call: Perkin, tmp_path: Path) -> None:
    block = tmp_path / "berkas"
    block.write_text("menghalangi")  # a file where a folder is needed stops root as well
    assert "tidak dapat ditulisi" in call("compute", CONTOH, "--quarter", "2", "--output", block / "rekap.xlsx").refusal
    assert "tidak dapat ditulisi" in call("validate", CONTOH, "--output", block / "temuan.txt").refusal
    assert "tidak dapat ditulisi" in call("generate", MASTER_2025, "--output", block).refusal
    assert "adalah berkas, bukan folder" in call("init", block).refusal


def test_a_full_disk_behind_stdout() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("/dev/full tidak ada di sistem ini")
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "rules"], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert done.returncode == REFUSED
    assert done.stderr.startswith(b"Galat: Keluaran tidak dapat ditulis")


def test_a_reader_that_leaves_ends_the_command_quietly() -> None:
    command = (
        f"{sys.executable} -m generator compute {CONTOH} --quarter 2 --format json | true; echo ${{PIPESTATUS[0]}}"
    )
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, check=True)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_the_unexpected_is_one_sentence_too(call: Perkin, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("sesuatu")

    monkeypatch.setattr("generator.compute.compute", fail)
    refusal = call("compute", CONTOH, "--quarter", "2").refusal
    assert "Galat tidak terduga (ValueError: sesuatu)" in refusal
    assert "laporkan" in refusal
    monkeypatch.setenv("PERKIN_DEBUG", "1")
    with pytest.raises(ValueError, match="sesuatu"):
        call("compute", CONTOH, "--quarter", "2")


def test_interruption(call: Perkin, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.compute.compute", interrupt)
    done = call("compute", CONTOH, "--quarter", "2")
    assert (done.code, done.out, done.err.strip()) == (130, "", "Dihentikan.")


# Streams


@pytest.mark.parametrize("encoding", ["cp1252", "cp437"])
def test_output_survives_a_narrow_console(encoding: str) -> None:
    done = process(["compute", CONTOH, "--quarter", "2", "--format", "json"], PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    wide = process(["compute", CONTOH, "--quarter", "2", "--format", "json"])
    assert json.loads(done.stdout.decode(encoding)) == json.loads(wide.stdout.decode())


def test_pipes_get_utf8_whatever_the_locale() -> None:
    done = process(["compute", CONTOH, "--quarter", "2"], LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "·" in done.stdout.decode()


def test_streams_that_are_no_terminal_or_file_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr("sys.stdout", shown)
    assert run(perkin, ["--version"]) == 0
    assert shown.getvalue() == f"perkin, versi {__version__}\n"


def test_python_m_generator_is_the_same_command() -> None:
    assert process(["--version"]).stdout.decode() == f"perkin, versi {__version__}\n"


# Masters named by wildcards


def test_wildcards_are_looked_up_and_lock_files_left_out(tmp_path: Path) -> None:
    for name in ("2025.xlsx", "2026.xlsx", "~$2025.xlsx", ".~lock.2026.xlsx#"):
        (tmp_path / name).touch()
    assert [path.name for path in expand([f"{tmp_path}/*.xlsx"])] == ["2025.xlsx", "2026.xlsx"]
    assert [path.name for path in expand([f"{tmp_path}/2025.xlsx", f"{tmp_path}/*.xlsx"])] == ["2025.xlsx", "2026.xlsx"]
    assert [path.name for path in expand([f"{tmp_path}/~$2025.xlsx"])] == ["~$2025.xlsx"]


def test_wildcards_that_match_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="Tidak ada berkas yang cocok"):
        expand([f"{tmp_path}/*.xlsx"])


def test_a_name_with_brackets_is_no_wildcard(tmp_path: Path) -> None:
    odd = tmp_path / "master [final].xlsx"
    odd.touch()
    assert expand([str(odd)]) == (odd,)


# The commands


def test_compute_formats(call: Perkin, tmp_path: Path) -> None:
    data = json.loads(call("compute", CONTOH, "--quarter", "2", "--format", "json").out)
    assert (data["tahun"], data["triwulan"], len(data["indikator"])) == (2025, 2, 13)
    table = call("compute", CONTOH, "--quarter", "2", "--format", "csv").out.splitlines()
    assert len(table) == 14
    done = call("compute", CONTOH, "--quarter", "2", "--output", tmp_path / "rekap.xlsx")
    assert done.code == 0
    assert "rekap.xlsx" in done.err
    assert "Rata-rata sasaran" in done.out
    assert "Ringkasan" in load_workbook(tmp_path / "rekap.xlsx").sheetnames


def test_explain_names_cells(call: Perkin) -> None:
    done = call("explain", CONTOH, "--indicator", "ik5.1", "--quarter", "2")
    assert done.code == 0
    assert "Komponen!" in done.out
    assert "Lampiran I!" in done.out


def test_validate_finds_no_error_in_the_decree(call: Perkin) -> None:
    done = call("validate", MASTER_2025, CONTOH, "--format", "json")
    assert done.code == 0
    reports = json.loads(done.out)
    assert [report["master"] for report in reports] == [str(MASTER_2025), CONTOH]
    assert all(report["summary"]["error"] == 0 for report in reports)
    assert reports[0]["summary"]["warning"] == sum(1 for f in reports[0]["findings"] if f["severity"] == "warning")


def test_fail_level_decides_on_the_exit_code(call: Perkin) -> None:
    assert call("validate", MASTER_2025).code == 0
    assert call("validate", MASTER_2025, "--fail-level", "warning").code == FINDINGS
    assert call("validate", MASTER_2025, "--fail-level", "warning", "--select", "S").code == 0


def test_select_and_ignore_limit_the_findings(call: Perkin) -> None:
    def codes(*options: str) -> set[str]:
        data = json.loads(call("validate", MASTER_2025, "--format", "json", *options).out)
        return {finding["code"] for finding in data["findings"]}

    everything = codes()
    family = {code[0] for code in everything}.pop()
    assert codes("--select", family) == {code for code in everything if code.startswith(family)}
    assert codes("--ignore", family) == {code for code in everything if not code.startswith(family)}


def test_validate_names_a_missing_sheet_and_a_renamed_column(
    call: Perkin, without_sheet: Path, renamed_column: Path
) -> None:
    done = call("validate", without_sheet)
    assert done.code == FINDINGS
    assert "Lampiran I" in done.out
    done = call("validate", renamed_column)
    assert done.code == FINDINGS
    assert "Target TW II" in done.out


def test_validate_writes_its_report(call: Perkin, tmp_path: Path) -> None:
    done = call("validate", MASTER_2025, "--output", tmp_path / "temuan.txt")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "temuan.txt").read_text() == call("validate", MASTER_2025).out


def test_validate_writes_a_page_for_staff(call: Perkin, tmp_path: Path) -> None:
    page = tmp_path / "temuan.html"
    done = call("validate", MASTER_2025, CONTOH, "--format", "html", "--output", page)
    assert (done.code, done.out) == (0, "")
    assert page.read_text().startswith('<!DOCTYPE html>\n<html lang="id">')
    assert call("validate", MASTER_2025, CONTOH, "--format", "html").out == page.read_text()


def test_validate_gives_sarif(call: Perkin) -> None:
    data = json.loads(call("validate", MASTER_2025, CONTOH, "--format", "sarif").out)
    assert data["version"] == "2.1.0"
    assert len(data["runs"][0]["artifacts"]) == 2


def test_validate_marks_a_copy_and_an_older_copy_may_be_replaced(call: Perkin, tmp_path: Path) -> None:
    before, copy = MASTER_2025.read_bytes(), tmp_path / "bertanda.xlsx"
    done = call("validate", MASTER_2025, "--annotate", copy)
    assert done.code == 0
    assert done.err == f"Salinan bertanda ditulis ke {copy}\n"
    assert "Lampiran I\n" in done.out
    first = copy.read_bytes()
    assert call("validate", MASTER_2025, "--annotate", copy, "--format", "json").code == 0
    assert copy.read_bytes() == first
    assert MASTER_2025.read_bytes() == before
    assert "sudah memuat lembar Temuan" in call("validate", copy, "--annotate", tmp_path / "lagi.xlsx").refusal


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.xls", "Excel Workbook"), ("a.ODS", "Excel Workbook"), ("a.csv", "Excel Workbook"), ("a.odt", "Word Document")],
)
def test_text_says_how_other_files_become_readable(call: Perkin, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_bytes(b"a;b")
    assert f"Simpan Sebagai (Save As) dengan jenis {said}" in call("text", tmp_path / name).refusal


def test_a_pdf_is_not_to_be_opened_in_excel(call: Perkin, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7\n%%EOF")
    told = call("validate", tmp_path / "a.xlsx").refusal
    assert ("berkas PDF" in told, "Simpan Sebagai" in told) == (True, False)


def test_history_of_a_master_says_that_it_reads_folders(call: Perkin) -> None:
    assert "adalah berkas" in call("history", CONTOH).refusal


def test_explain_offers_nothing_that_a_blank_master_lacks(call: Perkin, tmp_path: Path) -> None:
    assert call("init", tmp_path / "kerja", "--tahun", "2026").code == 0
    told = call(
        "explain", tmp_path / "kerja" / "masters" / "2026.xlsx", "--indicator", "IK1.1", "--quarter", "1"
    ).refusal
    assert "ditanyakan: ID output" in told


def test_validate_writes_over_no_master_and_no_other_file(call: Perkin, tmp_path: Path) -> None:
    master, other, link = tmp_path / "m.xlsx", tmp_path / "lain.xlsx", tmp_path / "tautan.xlsx"
    master.write_bytes(MASTER_2025.read_bytes())
    other.write_bytes(CONTOH_2025.read_bytes())
    link.hardlink_to(master)
    for option in ("--output", "--annotate"):
        for name in (master, tmp_path / "x" / ".." / "m.xlsx", link):
            assert "akan menimpa berkas lain" in call("validate", master, option, name).refusal
    same = tmp_path / "hasil.xlsx"
    assert "akan menimpa berkas lain" in call("validate", master, "--annotate", same, "--output", same).refusal
    assert "bukan salinan bertanda" in call("validate", master, "--annotate", other).refusal
    assert "hanya untuk satu master" in call("validate", master, other, "--annotate", same).refusal
    assert "beri nama" in call("validate", master, "--annotate", tmp_path / "hasil.xls").refusal
    assert not same.exists()
    assert master.read_bytes() == MASTER_2025.read_bytes()
    assert other.read_bytes() == CONTOH_2025.read_bytes()


def test_validate_annotates_for_github(call: Perkin, without_sheet: Path) -> None:
    done = call("validate", without_sheet, "--format", "github")
    assert done.code == FINDINGS
    assert done.out.startswith(f"::error file={without_sheet},title=")


def test_colour_only_where_it_is_wanted(call: Perkin, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in call("validate", MASTER_2025).out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in call("validate", MASTER_2025).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in call("validate", MASTER_2025).out


def test_rules_as_a_list_and_one_by_one(call: Perkin) -> None:
    lines = call("rules").out.splitlines()
    assert len(lines) > 20
    code = lines[0].split()[0]
    page = call("rules", code.lower()).out
    assert page.startswith(code)
    assert all(f"\n{part}: " in page for part in ("Mengapa", "Contoh", "Perbaikan", "Sumber"))


def test_generate_without_a_quarter_makes_the_decree(call: Perkin, tmp_path: Path) -> None:
    done = call("generate", MASTER_2025, "--output", tmp_path)
    assert done.code == 0
    assert "peringatan" in done.err
    names = ["keputusan.docx", "lampiran-1.docx", "lampiran-2.docx", "manifest.json"]
    assert sorted(path.name for path in (tmp_path / "2025").iterdir()) == names
    assert done.out == f"{tmp_path / '2025'}:\n" + "".join(f"  {name}\n" for name in names)


def test_generate_prints_its_manifest(call: Perkin, tmp_path: Path) -> None:
    arguments = ("--only", "lampiran-1", "--output", tmp_path, "--format", "json")
    manifest = json.loads(call("generate", CONTOH, *arguments).out)
    assert [file["name"] for file in manifest["files"]] == ["lampiran-1.docx"]
    several = json.loads(call("generate", CONTOH, MASTER_2025, *arguments).out)
    assert [item["master"]["name"] for item in several] == ["contoh-2025.xlsx", "2025.xlsx"]


def test_generate_refuses_errors_unless_forced(call: Perkin, tmp_path: Path) -> None:
    def spoil(book: Workbook) -> None:
        column = next(cell.column for cell in book["Lampiran I"][1] if cell.value == "Target TW II")
        book["Lampiran I"].cell(2, column).value = "sembilan puluh"

    spoiled = changed(tmp_path / "salah.xlsx", spoil)
    done = call("generate", spoiled, "--output", tmp_path / "output")
    assert (done.code, done.out) == (FINDINGS, "")
    assert "sembilan puluh" in done.err
    assert "--force" in done.err
    assert not (tmp_path / "output").exists()
    forced = call("generate", spoiled, "--output", tmp_path / "output", "--force")
    assert forced.code == 0
    assert "masih mempunyai 1 kesalahan" in forced.err
    assert (tmp_path / "output" / "salah" / "lampiran-1.docx").exists()


def test_force_does_not_help_without_a_sheet_or_column(
    call: Perkin, without_sheet: Path, renamed_column: Path, tmp_path: Path
) -> None:
    for master, words in ((without_sheet, "Lembar Lampiran I"), (renamed_column, "Kolom Target TW II")):
        assert call("generate", master, "--output", tmp_path).code == FINDINGS
        assert words in call("generate", master, "--output", tmp_path, "--force").refusal
        assert not list(tmp_path.iterdir())


def test_init_makes_a_workspace_and_overwrites_nothing(call: Perkin, tmp_path: Path) -> None:
    done = call("init", tmp_path / "kerja", "--tahun", "2027")
    assert done.code == 0
    assert (tmp_path / "kerja" / "masters" / "2027.xlsx").exists()
    assert "2027.xlsx" in done.out
    assert "Tidak ada yang ditimpa" in call("init", tmp_path / "kerja", "--tahun", "2027").refusal


def test_templates_lists_the_built_in_ones(call: Perkin) -> None:
    shown = call("templates").out.splitlines()
    assert Path(shown[0]).is_dir()
    assert [line.strip() for line in shown[1:]] == [
        "keputusan.docx",
        "lampiran-1.docx",
        "lampiran-2.docx",
        "lembar-pj.docx",
        "monitoring.docx",
        "perjanjian-kinerja.docx",
        "wilayah.docx",
    ]


def test_templates_vars_lists_what_each_template_uses(call: Perkin) -> None:
    from generator.office.word.folder import find_template
    from generator.office.word.template import Template

    for name in TEMPLATES:
        listed = [line.partition("  ")[0] for line in call("templates", "vars", name).out.splitlines()]
        assert Template.load(find_template(name, None)).names <= set(listed)
    assert "bukan salah satu dari 'keputusan'" in call("templates", "vars", "rekap").refusal
