"""The command line as people and scripts meet it: exit codes, one-sentence refusals, Indonesian help, streams."""

from __future__ import annotations

import ast
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
from generator.cli.console import REFUSED, run
from generator.cli.parts import expand
from generator.errors import InputRefused
from tests.conftest import CONTOH_2025, ROOT

HEAVY = ("openpyxl", "docxtpl", "docx", "xlsxwriter", "pandas", "numpy", "lxml", "jinja2")
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
    assert not re.search(r"\b(Usage|Options|Commands|Show|exit|default|required|arguments?)\b", done.out)


@pytest.mark.parametrize("name", list(perkin.commands))
def test_every_option_and_argument_says_what_it_is(name: str) -> None:
    assert all(getattr(param, "help", None) for param in perkin.commands[name].params)


def test_version(call: Perkin) -> None:
    assert call("--version").out == f"perkin, versi {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys; from generator.cli import perkin; perkin.main(['--help'], standalone_mode=False); print([m for m in {HEAVY} if m in sys.modules])"
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
        (["compute", "--quarter", "2"], "Argumen wajib belum diisi: 'MASTER'"),
        (["compute", CONTOH, CONTOH, "--quarter", "2"], "Ada argumen yang tidak diperlukan"),
        (["compute", CONTOH, "--quarter", "2", "--format", "xml"], "'xml' bukan salah satu dari 'text', 'json', 'csv'"),
        (["compute", CONTOH, "--quarter", "2", "--output", "rekap.csv"], "beri nama rekap.xlsx"),
        (["explain", CONTOH, "--indicator", "IK99.1", "--quarter", "2"], "Indikator IK99.1 tidak ada"),
        (["rules", "Z99"], "Aturan Z99 tidak dikenal"),
        (["init", "x", "--tahun", "abc"], "'abc' bukan bilangan bulat"),
        (["init", "x", "--tahun", "19"], "di luar rentang"),
    ],
)
def test_wrong_usage(call: Perkin, arguments: list[str], words: str) -> None:
    assert words in call(*arguments).refusal


READING = (["compute", "--quarter", "2"], ["explain", "--quarter", "2", "--indicator", "IK2.1"])


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_unreadable_masters(call: Perkin, tmp_path: Path, command: list[str]) -> None:
    text = tmp_path / "catatan.xlsx"
    text.write_text("bukan buku kerja")
    assert "tidak ditemukan" in call(*command, tmp_path / "tidak-ada.xlsx").refusal
    assert "adalah folder" in call(*command, tmp_path).refusal
    assert "bukan buku kerja Excel" in call(*command, text).refusal
    assert "berkas kunci sementara" in call(*command, tmp_path / "~$2025.xlsx").refusal


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_masters_that_lack_a_sheet_or_column(
    call: Perkin, without_sheet: Path, renamed_column: Path, command: list[str]
) -> None:
    assert "Lembar Lampiran I tidak ditemukan" in call(*command, without_sheet).refusal
    assert "Kolom Target TW II tidak ditemukan pada lembar Lampiran I" in call(*command, renamed_column).refusal


def test_output_that_cannot_be_written(call: Perkin, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("menghalangi")  # a file where a folder is needed stops root as well
    done = call("compute", CONTOH, "--quarter", "2", "--output", tmp_path / "berkas" / "rekap.xlsx")
    assert "tidak dapat ditulisi" in done.refusal


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
