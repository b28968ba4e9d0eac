"""Damaged masters: each is refused, or found at its cell, or means the same; none gives a wrong document quietly."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli.parts import read_master
from generator.complete import refuse_incomplete
from generator.errors import InputRefused
from generator.findings import Finding, Severity
from generator.generate import Pilihan, generate
from generator.master import Master
from generator.office.package import parts_of
from generator.office.word.template import Template
from generator.office.workbook.writer import rows_of
from generator.validate import RULES, validate
from generator.values import Triwulan
from tests import clean
from tests.clean import CLEAN, ROOT
from tests.conftest import Convert
from tests.damage import Berkas
from tests.damage_cells import FAIR, SAME, Rusak, cells
from tests.damage_files import files
from tests.damage_shape import shapes

ALL = [*cells(), *shapes(), *files()]
Record = Callable[[str, object], None]


class Dokumen(NamedTuple):
    """What a master gives: the bytes of each document by its name."""

    files: Mapping[str, bytes]

    def differing(self, other: Dokumen) -> str:
        """The names of the documents that differ."""
        return " ".join(name for name, data in self.files.items() if other.files.get(name) != data)


def printed(master: Master, folder: Path) -> Dokumen:
    (manifest,) = generate([master], Triwulan.II, Pilihan(), folder, None)
    return Dokumen({path.stem: path.read_bytes() for path in manifest.files if path.name != "manifest.json"})


@pytest.fixture(autouse=True)
def templates_prepared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Preparing the templates takes as long as filling them; no damage touches them."""
    monkeypatch.setattr(Template, "load", staticmethod(prepared))


@cache
def prepared(path: Path) -> Template:
    return _load(path)


_load = Template.load


@pytest.fixture(scope="session")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Dokumen:
    """The documents of the clean master."""
    return printed(read_master(CLEAN), tmp_path_factory.mktemp("bersih"))


def damaged(rusak: Rusak, folder: Path) -> Path:
    """The damaged master, under the name of the clean one."""
    berkas = Berkas(CLEAN.read_bytes())
    whole = rusak.damage(berkas)
    path = folder / CLEAN.name
    path.write_bytes(whole if isinstance(whole, bytes) else berkas.data())
    return path


def place(finding: Finding) -> str:
    return f"{finding.code} {finding.sheet}!{finding.cell}".removesuffix("!")


def is_expected(finding: Finding, hasil: str) -> bool:
    return not {place(finding), finding.code}.isdisjoint(hasil.split("; "))


def missing(findings: tuple[Finding, ...], hasil: str) -> list[str]:
    found = {name for finding in findings for name in (place(finding), finding.code)}
    return [wanted for wanted in hasil.split("; ") if wanted not in found]


def test_there_are_many_damages_each_with_a_name_of_its_own(record_property: Record) -> None:
    names = [rusak.nama for rusak in ALL]
    assert len(names) == len(set(names)) >= 150
    kinds = [kind(rusak) for rusak in ALL]
    counts = ", ".join(f"{kinds.count(name)} {name}" for name in dict.fromkeys(kinds))
    record_property("laporan", f"{len(ALL)} master rusak: {counts}")


def kind(rusak: Rusak) -> str:
    """Under which heading a damage is counted."""
    if rusak.hasil.startswith("tolak: "):
        return "ditolak"
    if rusak.hasil in (SAME, FAIR):
        return "tidak mengubah arti"
    codes = {wanted.split()[0] for wanted in rusak.hasil.split("; ")}
    stopped = any(RULES[code].severity is Severity.ERROR for code in codes)
    return "dihentikan kesalahan di selnya" if stopped else "diperingatkan di selnya"


@pytest.mark.parametrize(
    "rusak", [item for item in ALL if item.hasil.startswith("tolak: ")], ids=lambda item: item.nama
)
def test_refused(rusak: Rusak, tmp_path: Path) -> None:
    with pytest.raises(InputRefused) as refusal:
        read_master(damaged(rusak, tmp_path))
    sentence = str(refusal.value)
    assert rusak.hasil.removeprefix("tolak: ") in sentence
    assert sentence.startswith("Berkas bersih.xlsx ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "rusak", [item for item in ALL if not item.hasil.startswith("tolak: ")], ids=lambda item: item.nama
)
def test_found_or_harmless(rusak: Rusak, tmp_path: Path, expected: Dokumen) -> None:
    master = read_master(damaged(rusak, tmp_path))
    findings = validate(master)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if rusak.hasil not in (SAME, FAIR):
        assert not missing(findings, rusak.hasil), [place(finding) for finding in findings]
    assert [place(finding) for finding in errors if not is_expected(finding, rusak.hasil)] == []
    if errors:
        assert not rusak.berubah
        return
    refuse_incomplete(master)
    differing = expected.differing(printed(master, tmp_path / "output"))
    assert differing == rusak.berubah
    if rusak.hasil == SAME:
        assert not differing
        assert [place(finding) for finding in findings if finding.severity is Severity.WARNING] == []
        assert content(master) == clean_content()


@cache
def clean_content() -> dict[str, list[str]]:
    return content(read_master(CLEAN))


def content(master: Master) -> dict[str, list[str]]:
    """All rows, wherever they stand."""
    return {name: sorted(map(repr, rows)) for name, rows in rows_of(master).items()}


def test_damage_to_nothing_is_no_damage(tmp_path: Path, expected: Dokumen) -> None:
    master = read_master(damaged(Rusak("utuh", lambda _: None, SAME), tmp_path))
    assert validate(master) == ()
    assert content(master) == clean_content()
    assert not expected.differing(printed(master, tmp_path / "output"))


def test_clean_master_is_reproduced_and_nothing_is_found_in_it() -> None:
    assert parts_of(clean.build()) == parts_of(CLEAN.read_bytes()), "jalankan python -m tests.clean"
    assert validate(read_master(CLEAN)) == ()


PERKIN = [sys.executable, "-m", "generator"]
RUNS = {
    "koma di komputer berbahasa Inggris": (1, "Lampiran I"),
    "baris di luar tabel": (0, "2 peringatan"),
    "judul dengan ganti baris": (0, ""),
    "terkunci kata sandi": (2, "kata sandi"),
    "lembar Komponen terhapus": (1, "S01"),
}
"""Damage → exit code of `generate`, and what stands on stderr."""


@pytest.mark.parametrize("name", RUNS)
def test_the_command_itself(name: str, tmp_path: Path) -> None:
    (rusak,) = [item for item in ALL if item.nama == name]
    path = damaged(rusak, tmp_path)
    before = path.read_bytes()
    command = [*PERKIN, "generate", str(path), "--quarter", "2", "--output", str(tmp_path / "hasil")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    code, words = RUNS[name]
    assert done.returncode == code, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "hasil").exists() == (code == 0)
    assert path.read_bytes() == before


def test_saved_by_libreoffice(soffice: Convert, tmp_path: Path, expected: Dokumen) -> None:
    master = read_master(soffice(CLEAN, "xlsx", tmp_path / "libreoffice"))
    warned = [place(finding) for finding in validate(master) if finding.severity is not Severity.INFO]
    assert warned == []
    assert content(master) == clean_content()
    assert not expected.differing(printed(master, tmp_path / "output"))
