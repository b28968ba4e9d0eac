"""No command writes its result over a master, over what it reads, or over the files of an output folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import click
import pytest
from openpyxl import Workbook

from generator.cli import perkin
from generator.cli.console import REFUSED, run
from generator.cli.outputs import ResultFile, ResultFolder
from generator.cli.parts import Perintah
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT

ARGUMENTS = {
    "compute": [["m.xlsx", "--quarter", "2", "--pembanding", "n.xlsx"]],
    "diff": [
        ["m.xlsx", "n.xlsx"],
        ["m.xlsx", "n.xlsx", "--format", "html"],
        ["a.docx", "b.docx"],
        ["a.docx", "b.docx", "--format", "docx"],
        ["lama", "baru", "--document", "monitoring", "--format", "docx"],
        ["out/m/tw1", "out/m/tw2"],
    ],
    "history": [["out/m"], ["out/m", "--format", "xlsx"]],
    "lanjut": [["m.xlsx", "--tahun", "2026", "--ke", "baru.xlsx"]],
    "perbarui": [["m.xlsx", "--ke", "baru.xlsx"]],
    "impor": [["m.xlsx", "a.docx", "--ke", "salinan.xlsx"], ["n.xlsx", "--ke", "salinan.xlsx", "--format", "html"]],
    "kumpulkan": [["m.xlsx", "n.xlsx", "--ke", "baru.xlsx"]],
    "gabung-master": [["m.xlsx", "n.xlsx", "n.xlsx", "--ke", "baru.xlsx"]],
    "rekap-unit": [["out", "--quarter", "2"], ["out/m", "--quarter", "2", "--format", "xlsx"]],
    "table": [["m.xlsx", "komponen", "--format", "xlsx"], ["out/m/tw2", "hasil", "--format", "json"]],
    "templates kamus": [["lampiran-1"]],
    "validate": [["m.xlsx", "n.xlsx"], ["m.xlsx", "--annotate", "salinan.xlsx"]],
}
"""Every command with a result file, with all that it can read."""
KEPT = (
    *("m.xlsx", "n.xlsx", "lain.xlsx", "tautan.xlsx", "keras.xlsx", "x/../m.xlsx", "sandi.xlsx"),
    *(
        "out/m/tw2/rekap.xlsx",
        "out/m/tw1/monitoring.docx",
        "out/m/tw2/manifest.json",
    ),
)
"""What no command may write over."""


def commands_with(option: str) -> list[tuple[str, click.Parameter, click.Command]]:
    found = []
    groups: list[tuple[str, click.Command]] = [("", perkin)]
    while groups:
        path, command = groups.pop()
        if isinstance(command, click.Group):
            groups += [(f"{path} {name}".strip(), inner) for name, inner in command.commands.items()]
        found += [(path, one, command) for one in command.params if option in one.opts]
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years' masters and the output folders of one."""
    place = tmp_path_factory.mktemp("kerja")
    (place / "x").mkdir()
    shutil.copy(CONTOH_2025, place / "m.xlsx")
    for quarter in ("1", "2"):
        arguments = ["generate", place / "m.xlsx", "--quarter", quarter, "--per-pj", "--output", place / "out"]
        assert run(perkin, list(map(str, arguments))) == 0
    for name in ("n.xlsx", "lain.xlsx"):
        shutil.copy(MASTER_2025, place / name)
    for quarter, name, folder in (("1", "a.docx", "lama"), ("2", "b.docx", "baru")):
        shutil.copy(place / f"out/m/tw{quarter}/monitoring.docx", place / name)
        (place / folder).mkdir()
        shutil.copy(place / name, place / folder / "monitoring.docx")
    (place / "tautan.xlsx").symlink_to("m.xlsx")
    (place / "keras.xlsx").hardlink_to(place / "n.xlsx")
    (place / "sandi.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return place


def contents(place: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_every_result_file_is_guarded() -> None:
    for path, parameter, command in commands_with("--output"):
        if parameter.metavar == "DIR":
            assert isinstance(parameter.type, ResultFolder), path
            continue
        if parameter.metavar == "FOLDER":  # forms that may be filled are refused one by one: tests/test_formulir.py
            continue
        assert isinstance(parameter.type, ResultFile), path
        assert isinstance(command, Perintah), path
        assert path in ARGUMENTS, f"{path}: say in ARGUMENTS what it reads"


@pytest.mark.parametrize(
    ("command", "arguments"), [(name, given) for name, several in ARGUMENTS.items() for given in several]
)
def test_nothing_that_must_stay_is_written_over(
    made: Path,
    command: str,
    arguments: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(made)
    before = contents(made)
    own = [name for name in arguments if name.endswith((".xlsx", ".docx"))]
    own += [f"{name}/monitoring.docx" for name in ("lama", "baru") if name in arguments]
    sheet = next(Path("out/m/tw2/per-pj").iterdir()).as_posix()
    for output in dict.fromkeys([*KEPT, sheet, *own]):
        assert Path(output).exists() or output in ("salinan.xlsx", "baru.xlsx"), output
        capsys.readouterr()
        assert run(perkin, [*command.split(), *arguments, "--output", output]) == REFUSED, output
        shown = capsys.readouterr()
        assert (shown.out, shown.err.count("\n")) == ("", 1)
        assert "sebutkan nama lain" in shown.err
        assert contents(made) == before, output


def test_other_files_may_be_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CONTOH_2025, "m.xlsx")
    Path("manifest.json").write_text('{"name": "laman"}')
    book = Workbook()
    book.save("rekap.xlsx")
    for _ in range(2):
        assert run(perkin, ["compute", "m.xlsx", "--quarter", "2", "--output", "rekap.xlsx"]) == 0
        assert run(perkin, ["table", "m.xlsx", "komponen", "--output", "komponen.csv"]) == 0
        assert run(perkin, ["diff", "m.xlsx", "m.xlsx", "--output", "manifest.json"]) == 0
    assert "Galat" not in capsys.readouterr().err


MADE: dict[str, tuple[str, list[str]]] = {
    "the master is its own recap": ("hasil/rekap/tw2/rekap.xlsx", ["hasil/rekap/tw2/rekap.xlsx", "--quarter", "2"]),
    "another master given is the recap": ("hasil/m/tw2/rekap.xlsx", ["hasil/m/tw2/rekap.xlsx", "m.xlsx", "--quarter", "2"]),
    "a master not given is the recap": ("hasil/m/tw2/rekap.xlsx", ["m.xlsx", "--quarter", "2"]),
    "a link to the master": ("hasil/m/tw2/tautan", ["m.xlsx", "--quarter", "2"]),
    "the templates": ("hasil/m/lampiran-1.docx", ["m.xlsx", "--templates", "hasil/m"]),
    "a template of the sheets": ("hasil/m/tw2/per-pj/keputusan.docx", ["m.xlsx", "--quarter", "2", "--per-pj", "--templates", "hasil/m/tw2/per-pj"]),
}  # fmt: skip
"""What stands where a document would go, and the arguments of `generate`."""


@pytest.mark.parametrize(("place", "arguments"), MADE.values(), ids=MADE)
def test_documents_do_not_take_the_place_of_what_is_read(
    place: str,
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CONTOH_2025, "m.xlsx")
    Path(place).parent.mkdir(parents=True)
    if place.endswith("tautan"):
        Path(place).with_name("rekap.xlsx").symlink_to(tmp_path / "m.xlsx")
    elif place.endswith(".docx"):
        shutil.copy(ROOT / "templates" / Path(place).name, place)
    else:
        shutil.copy(CONTOH_2025, place)
    before = contents(tmp_path)
    assert run(perkin, ["generate", *arguments, "--output", "hasil"]) == REFUSED
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
    assert "pilih folder lain dengan --output" in shown.err
    assert contents(tmp_path) == before


def test_documents_are_made_anew_beside_a_master(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("hasil/m/tw2").mkdir(parents=True)
    shutil.copy(CONTOH_2025, "hasil/m/tw2/m.xlsx")
    for _ in range(2):
        assert run(perkin, ["generate", "hasil/m/tw2/m.xlsx", "--quarter", "2", "--output", "hasil"]) == 0
    Path("hasil/m/tw2/manifest.json").unlink()
    assert run(perkin, ["generate", "hasil/m/tw2/m.xlsx", "--quarter", "2", "--output", "hasil"]) == 0
    Path("hasil/m/tw2/rekap.xlsx").write_bytes(b"rusak")
    assert run(perkin, ["generate", "hasil/m/tw2/m.xlsx", "--quarter", "2", "--output", "hasil"]) == 0


def test_a_recap_as_it_was_made_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CONTOH_2025, "m.xlsx")
    command = ["generate", "m.xlsx", "--quarter", "2", "--output", "hasil"]
    assert run(perkin, command) == 0
    looked: list[Path] = []
    monkeypatch.setattr("generator.keeping.is_master", lambda path, **_: looked.append(path))
    assert run(perkin, command) == 0
    assert looked == []
    Path("hasil/m/tw2/rekap.xlsx").write_bytes(b"lain")
    run(perkin, command)
    assert looked == [Path("hasil/m/tw2/rekap.xlsx")]
