"""The Python interface: `import generator as perkin`, whatever was imported before, and nothing loaded until asked for."""

from __future__ import annotations

import inspect
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import pandas as pd
import pytest
from openpyxl import load_workbook

import generator as perkin
from generator import api
from generator.diff.report import Comparison
from generator.diff.rows import Kind
from generator.errors import InputRefused, PerkinError
from generator.explain import Bagian
from generator.findings import Finding
from generator.impor import Impor
from generator.master import Master
from generator.naskah import Laporan
from generator.results import Hasil
from tests.conftest import CONTOH_2025, MASTER_2025, ROOT
from tests.test_cli import HEAVY

ROOMS = ("compute", "diff", "explain", "generate", "impor", "lanjut", "perbarui", "validate")


def python(code: str) -> str:
    """What a new Python process prints for some code."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


# Import orders

USES = """
import generator as perkin, generator.diff.report, generator.validate, generator.compute.main as main
from generator.compute import compute
from generator.explain import explain
from generator.generate import generate
from generator.records.data import as_data
from generator.validate import RULES, validate
from generator.values import Triwulan

for _ in range(2):
    master = perkin.read_master("tests/data/bersih.xlsx")
    assert perkin.validate(master) == validate(master)
    hasil = perkin.compute(master, quarter=2)
    assert as_data(hasil) == as_data(compute(master, Triwulan.II)) == as_data(generator.compute.main.compute(master, Triwulan.II))
    assert perkin.explain(hasil, "keseluruhan") == explain(hasil, "keseluruhan")
    assert not perkin.diff(master, "tests/data/bersih.xlsx").changes
    assert generator.validate.RULES is RULES and main.compute is compute
    assert callable(perkin.impor) and perkin.lanjut.lanjut is __import__("generator.lanjut.main", fromlist=["x"]).lanjut
    assert perkin.perbarui.PERINTAH == "perbarui"
    assert callable(perkin.generate) and perkin.generate.generate is generate
print("beres")
"""


@pytest.mark.parametrize(
    "before",
    [
        "",
        "import generator as perkin; [getattr(perkin, name) for name in perkin.__all__]",
        "import generator.validate, generator.compute, generator.explain, generator.generate, generator.diff",
        "import generator.validate as room; room.RULES",
        "from generator.validate import validate; from generator.compute import compute",
        "from generator import validate, compute, explain, generate, diff",
        "from generator import *",
        "import generator.cli.validate, generator.cli.compute, generator.cli.diff",
        "import generator.api",
        "import generator.tabel",
        "import importlib; importlib.reload(importlib.import_module('generator.validate'))",
    ],
)
def test_verbs_and_rooms_work_whatever_was_imported_before(before: str) -> None:
    assert python(f"{before}\n{USES}") == "beres\n"


def test_importing_the_package_loads_nothing_of_it() -> None:
    loaded = python("import sys, generator; print([name for name in sys.modules if name.startswith('generator.')])")
    assert loaded == "[]\n"


def test_no_verb_loads_pandas_but_to_frame() -> None:
    code = """
import sys, generator as perkin
master = perkin.read_master("tests/data/bersih.xlsx")
perkin.validate(master), perkin.explain(perkin.compute(master, 1), "keseluruhan"), perkin.diff(master, master)
print("pandas" in sys.modules)
perkin.to_frame(master, "komponen")
print("pandas" in sys.modules)
"""
    assert python(code) == "False\nTrue\n"
    assert "pandas" in HEAVY


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'entah'"):
        perkin.entah  # type: ignore[attr-defined]  # noqa: B018


def test_a_name_is_listed_and_has_a_signature() -> None:
    assert set(perkin.__all__) <= set(dir(perkin))
    assert {name for name in api.__all__ if getattr(perkin, name) is not getattr(api, name)} == set(ROOMS)
    for name in ROOMS:
        assert inspect.signature(getattr(perkin, name)) == inspect.signature(getattr(api, name))


@pytest.mark.parametrize("name", ROOMS)
def test_a_verb_can_be_sent_to_another_process(name: str) -> None:
    sent = pickle.dumps(getattr(perkin, name))
    assert pickle.loads(sent) is getattr(perkin, name)  # noqa: S301 - our own


def test_the_types_of_results_are_known(contoh: Master, tmp_path: Path) -> None:
    """Read by mypy, for which the verbs are functions, not modules."""
    found = assert_type(perkin.compute(assert_type(perkin.read_master(CONTOH_2025), Master), 2), Hasil)
    assert_type(perkin.validate(contoh), tuple[Finding, ...])
    assert_type(perkin.explain(found, "IK2.1"), tuple[Bagian, ...])
    assert_type(perkin.to_frame(found, "hasil"), pd.DataFrame)
    assert_type(perkin.diff(contoh, contoh), Comparison)
    folder = tmp_path / "baru"
    folder.mkdir()
    assert_type(perkin.perbarui(CONTOH_2025, folder / "perbarui.xlsx"), Laporan)
    assert_type(perkin.lanjut(CONTOH_2025, 2026, folder / "lanjut.xlsx"), Laporan)
    assert_type(perkin.impor(CONTOH_2025, folder / "impor.xlsx"), Impor)
    assert (ROOT / "generator" / "py.typed").is_file()


# The verbs


@pytest.fixture(scope="module")
def hasil(contoh: Master) -> Hasil:
    """The example master's results of TW II."""
    return perkin.compute(contoh, 2)


def test_a_master_is_read_from_text_or_path() -> None:
    assert perkin.read_master(str(CONTOH_2025)) == perkin.read_master(CONTOH_2025)


def test_a_derivation_can_be_printed(hasil: Hasil) -> None:
    parts = perkin.explain(hasil, "IK9.1")
    assert str(parts[0]).splitlines()[0] == "IK9.1 Persentase Implementasi Penerapan Manajemen Risiko"
    assert "\n  Tercetak TW II: N/A" in str(parts[1])


def test_documents_are_made_and_told(contoh: Master, tmp_path: Path) -> None:
    made = perkin.generate(contoh, 2, output=tmp_path, only=["keputusan"])
    assert [path.name for path in made.files] == ["keputusan.docx", "rekap.xlsx", "manifest.json"]
    assert all(path.is_file() for path in made.files)
    folder = perkin.read_folder(made.folder)
    assert perkin.to_frame(folder, "hasil").equals(perkin.to_frame(contoh, "hasil", 2))
    again = perkin.generate(CONTOH_2025, 2, output=tmp_path / "lain", only=["keputusan"])
    assert again.text == made.text


def test_changes_are_a_table(contoh: Master) -> None:
    comparison = perkin.diff(MASTER_2025, contoh, 1)
    frame = perkin.to_frame(comparison, "perubahan")
    assert set(frame["Jenis"]) <= {kind.value for kind in Kind}
    changed = frame[(frame["Tabel"] == "Komponen") & (frame["Kolom"] == "TW I") & (frame["Jenis"] == "changed")]
    assert len(changed) > 10
    assert set(changed["Lama"]) == {None}
    assert Decimal in {type(value) for value in changed["Baru"]}


def test_findings_are_a_table(contoh: Master) -> None:
    findings = perkin.validate(contoh, select=["W03"])
    frame = perkin.to_frame(findings, "temuan")
    assert frame[["Kode", "Lembar", "Sel"]].to_numpy().tolist() == [["W03", "Lampiran I", "E2"]]


def test_new_masters_are_written_and_told(tmp_path: Path) -> None:
    old = tmp_path / "lama.xlsx"
    told = perkin.perbarui(ROOT / "tests" / "data" / "master-0.1.0.xlsx", old)
    assert [item.golongan.value for item in told.butir if item.baris == "Logo"] == ["ditambahkan"]
    next_year = perkin.lanjut(old, 2026, tmp_path / "2026.xlsx", today=date(2026, 1, 2))
    assert perkin.read_master(tmp_path / "2026.xlsx").tahun == 2026
    assert next_year.perlu == sum(item.perlu for item in next_year.butir)
    done = perkin.impor([old], str(tmp_path / "draf.xlsx"))
    assert perkin.read_master(tmp_path / "draf.xlsx").indikator == perkin.read_master(old).indikator
    mapping = tmp_path / "peta.toml"
    mapping.write_text(done.pemetaan)
    assert perkin.impor(old, tmp_path / "lagi.xlsx", pemetaan=mapping).master == done.master


def test_a_master_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    there = tmp_path / "ada.xlsx"
    there.write_bytes(b"isi")
    for verb in (
        lambda ke: perkin.perbarui(CONTOH_2025, ke),
        lambda ke: perkin.lanjut(CONTOH_2025, 2026, ke),
        lambda ke: perkin.impor(CONTOH_2025, ke),
    ):
        with pytest.raises(PerkinError, match="sudah ada dan tidak ditimpa"):
            verb(there)
        with pytest.raises(PerkinError, match=r"beri nama .*ada\.xlsx"):
            verb(tmp_path / "ada.xls")
    assert there.read_bytes() == b"isi"


@pytest.mark.parametrize("quarter", [0, 5, "2", None])
def test_what_is_no_quarter_is_refused(contoh: Master, quarter: int) -> None:
    with pytest.raises(InputRefused, match=r"tidak ada\. Pilih 1, 2, 3, atau 4"):
        perkin.compute(contoh, quarter)


def test_refusals_are_plain_exceptions(contoh: Master, hasil: Hasil, tmp_path: Path) -> None:
    with pytest.raises(PerkinError, match="tidak ditemukan"):
        perkin.read_master(tmp_path / "tiada.xlsx")
    with pytest.raises(PerkinError, match="IK99"):
        perkin.explain(hasil, "IK99")
    with pytest.raises(PerkinError, match=r"manifest\.json"):
        perkin.read_folder(tmp_path)
    with pytest.raises(PerkinError, match="Tabel hasil tidak ada di sini"):
        perkin.to_frame(perkin.validate(contoh), "hasil")


def _with_key(key: str, value: str, path: Path) -> Path:
    book = load_workbook(CONTOH_2025)
    row = next(row for row in book["Keputusan"].iter_rows() if row[0].value == key)
    row[1].value = value
    book.save(path)
    return path


def test_a_master_with_errors_makes_no_documents_unless_forced(tmp_path: Path) -> None:
    wrong = _with_key("Tanggal", "delapan Juli", tmp_path / "salah.xlsx")
    with pytest.raises(InputRefused, match=r"1 kesalahan, yang pertama di Keputusan!B\d+"):
        perkin.generate(wrong, output=tmp_path / "hasil")
    assert not (tmp_path / "hasil").exists()
    assert perkin.generate(wrong, output=tmp_path / "hasil", only=["lampiran-1"], force=True).files


def test_a_logo_is_never_left_out_unseen(tmp_path: Path) -> None:
    path = _with_key("Logo", "logo.png", tmp_path / "berlogo.xlsx")
    with pytest.raises(InputRefused, match="Sebutkan letak berkasnya"):
        perkin.generate(perkin.read_master(path), output=tmp_path / "hasil")
