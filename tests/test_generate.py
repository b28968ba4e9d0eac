"""`generate`: which files, where, the same bytes whenever and wherever, whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import simplejson
from docx import Document

from generator import __version__
from generator.documents import single
from generator.errors import InputRefused, OutputRefused, PerkinError, TemplateRefused
from generator.generate import Pilihan, generate, plain
from generator.master import Master
from generator.office.word.folder import builtin_templates
from generator.office.word.template import Template
from generator.values import NA, Run, Triwulan, Unreadable
from tests.conftest import CONTOH_2025, ROOT

YEAR = ["keputusan.docx", "lampiran-1.docx", "lampiran-2.docx"]
QUARTER = [*YEAR, "monitoring.docx", "rekap.xlsx"]
DOCUMENTS_OF_EXAMPLE = [document.name for document in single() if not document.needs]


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_a_year_gives_three_documents_and_a_manifest(master_2025: Master, tmp_path: Path) -> None:
    (made,) = generate([master_2025], None, Pilihan(), tmp_path, None)
    assert made.folder == tmp_path / "2025"
    assert list(files(tmp_path)) == [f"2025/{name}" for name in sorted([*YEAR, "manifest.json"])]
    assert [path.name for path in made.files] == [*YEAR, "manifest.json"]


def test_a_quarter_gives_five_files_and_a_manifest(contoh: Master, tmp_path: Path) -> None:
    (made,) = generate([contoh], Triwulan.II, Pilihan(), tmp_path, None)
    assert list(files(tmp_path)) == [f"contoh-2025/tw2/{name}" for name in sorted([*QUARTER, "manifest.json"])]
    assert [path.name for path in made.files] == [*QUARTER, "manifest.json"]


def test_the_manifest_says_what_was_made_of_what(contoh: Master, tmp_path: Path) -> None:
    (made,) = generate([contoh], Triwulan.II, Pilihan(), tmp_path, None)
    content = simplejson.loads((made.folder / "manifest.json").read_text(encoding="utf-8"), use_decimal=True)
    written = files(made.folder)
    assert content["version"] == __version__
    assert content["master"] == {
        "name": "contoh-2025.xlsx",
        "sha256": hashlib.sha256(CONTOH_2025.read_bytes()).hexdigest(),
    }
    assert content["quarter"] == 2
    assert [(file["name"], file["sha256"]) for file in content["files"]] == [
        (name, hashlib.sha256(written[name]).hexdigest()) for name in QUARTER
    ]
    originals = {file["name"]: base64.b64decode(file["original"]) for file in content["files"] if "original" in file}
    assert originals == {name: written[name] for name in QUARTER if name.endswith(".docx")}
    assert content["options"]["only"] == []
    assert content["tables"]["Lampiran I"][2]["nilai"]["Target TW II"] == Decimal("97.905")
    assert content["results"]["triwulan"] == 2
    assert content["templates"] == [
        {
            "name": f"{name}.docx",
            "sha256": hashlib.sha256((builtin_templates() / f"{name}.docx").read_bytes()).hexdigest(),
        }
        for name in DOCUMENTS_OF_EXAMPLE
    ]
    assert list(content["data"]) == DOCUMENTS_OF_EXAMPLE
    row = content["data"]["lampiran-1"]["kelompok"][0]["baris"][2]
    assert (row["no"], row["target_i"], row["target_ii"]) == (2, "N/A", Decimal("97.905"))
    assert content["data"]["keputusan"]["tanggal"] == "2025-07-08"
    assert content["data"]["lampiran-2"]["kelompok"][1]["baris"][5]["target"] == "100%"


def test_data_in_the_manifest_is_plain_and_exact() -> None:
    given = {"a": (Decimal("1.10"), NA, None, True, Unreadable("x"), Triwulan.III), "b": (Run("k", italic=True),)}
    assert simplejson.dumps(plain(given), use_decimal=True) == (
        '{"a": [1.10, "N/A", null, true, "x", "TW III"], "b": [{"text": "k", "italic": true, "bold": false}]}'
    )


SCRIPT = """
import datetime, sys, time
moment = float(sys.argv[2])
class Semua(type):
    def __instancecheck__(cls, value): return isinstance(value, cls.__base__)
class Kemudian(datetime.datetime, metaclass=Semua):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(moment, tz)
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(moment)
    @classmethod
    def today(cls): return cls.fromtimestamp(moment)
class Hari(datetime.date, metaclass=Semua):
    @classmethod
    def today(cls): return cls.fromtimestamp(moment)
really = time.localtime
datetime.datetime, datetime.date = Kemudian, Hari
time.time, time.time_ns = lambda: moment, lambda: int(moment * 1e9)
time.localtime = lambda seconds=None: really(moment if seconds is None else seconds)
from pathlib import Path
from generator.generate import Pilihan, generate
from generator.master.parse import parse
from generator.values import Triwulan
from generator.office.workbook.reader import read
generate([parse(read(Path(sys.argv[3])))], Triwulan.II, Pilihan(), Path(sys.argv[1]), None)
"""


def test_the_same_bytes_on_other_days_in_other_places(tmp_path: Path) -> None:
    days = [("1", "UTC", "1000000000"), ("2", "Asia/Jakarta", "1751932800"), ("77", "America/New_York", "4000000000")]
    for place, (seed, zone, moment) in enumerate(days):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8"}
        folder = tmp_path / f"tempat lain {place}"
        folder.mkdir()
        command = [sys.executable, "-c", SCRIPT, str(folder), moment, str(CONTOH_2025)]
        subprocess.run(command, check=True, env=environment, cwd=folder, timeout=120)
    first, *others = (files(tmp_path / f"tempat lain {place}") for place in range(len(days)))
    assert len(first) == 6
    assert [name for other in others for name in first if other[name] != first[name]] == []


def test_only_limits_the_word_documents(contoh: Master, tmp_path: Path) -> None:
    (made,) = generate([contoh], Triwulan.I, Pilihan(only=("monitoring", "lampiran-2")), tmp_path, None)
    assert [path.name for path in made.files] == ["lampiran-2.docx", "monitoring.docx", "rekap.xlsx", "manifest.json"]
    assert list(made.content["data"]) == ["lampiran-2", "monitoring"]


def test_monitoring_without_a_quarter_is_refused(contoh: Master, tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="--quarter"):
        generate([contoh], None, Pilihan(only=("monitoring",)), tmp_path, None)
    assert files(tmp_path) == {}


def test_several_masters_share_each_template(
    master_2025: Master, contoh: Master, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[str] = []
    load = Template.load

    def counting(path: Path) -> Template:
        loaded.append(path.name)
        return load(path)

    monkeypatch.setattr(Template, "load", counting)
    made = generate([master_2025, contoh], None, Pilihan(), tmp_path, None)
    assert [manifest.folder.name for manifest in made] == ["2025", "contoh-2025"]
    assert loaded == YEAR


def test_masters_of_one_name_are_refused(master_2025: Master, tmp_path: Path) -> None:
    twins = [master_2025, replace(master_2025, nama="2025.XLSX")]
    with pytest.raises(OutputRefused, match="folder yang sama"):
        generate(twins, None, Pilihan(), tmp_path, None)
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "folder"),
    [("CON.xlsx", "_CON"), ("nul.2025.xlsx", "_nul.2025"), ("a:b?.xlsx", "a_b_"), ("tahun 2025 . .xlsx", "tahun 2025"),
     ("..xlsx", "_"), ("com1.xlsx", "_com1"), ("common.xlsx", "common"), ("Ékinerja.xlsx", "Ékinerja")],
)  # fmt: skip
def test_folder_names_suit_windows(master_2025: Master, tmp_path: Path, name: str, folder: str) -> None:
    (made,) = generate([replace(master_2025, nama=name)], None, Pilihan(only=("keputusan",)), tmp_path, None)
    assert made.folder.name == folder


def test_nothing_is_written_when_one_document_cannot_be_made(
    master_2025: Master, contoh: Master, tmp_path: Path
) -> None:
    folder = tmp_path / "templat"
    folder.mkdir()
    document = Document()
    document.add_paragraph("{{ tiada }}")
    document.save(str(folder / "lampiran-2.docx"))
    with pytest.raises(
        TemplateRefused,
        match=r"lampiran-2\.docx \(isi, paragraf 1, “{{ tiada }}”\) memakai nama yang tidak dikenal: tiada",
    ):
        generate([master_2025, contoh], None, Pilihan(), tmp_path / "hasil", folder)
    assert not (tmp_path / "hasil").exists()


def test_an_output_that_is_a_file_is_refused(master_2025: Master, tmp_path: Path) -> None:
    (tmp_path / "hasil").write_text("bukan folder", encoding="utf-8")
    with pytest.raises(OutputRefused, match="hasil"):
        generate([master_2025], None, Pilihan(), tmp_path / "hasil", None)
    assert list(files(tmp_path)) == ["hasil"]


def test_an_own_folder_may_hold_some_of_the_templates(master_2025: Master, tmp_path: Path) -> None:
    folder = tmp_path / "templat"
    folder.mkdir()
    document = Document()
    document.add_paragraph("Surat nomor {{ nomor }}")
    document.save(str(folder / "keputusan.docx"))
    (made,) = generate([master_2025], None, Pilihan(), tmp_path / "hasil", folder)
    assert [p.text for p in Document(str(made.folder / "keputusan.docx")).paragraphs] == ["Surat nomor e-0054"]
    builtin = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in builtin_templates().glob("*.docx")}
    used: dict[str, Any] = {item["name"]: item["sha256"] for item in made.content["templates"]}
    assert [name for name in used if used[name] != builtin[name]] == ["keputusan.docx"]


def test_a_folder_without_any_template_is_refused(master_2025: Master, tmp_path: Path) -> None:
    with pytest.raises(PerkinError, match="tidak memuat satu pun templat"):
        generate([master_2025], None, Pilihan(), tmp_path / "hasil", tmp_path)
    with pytest.raises(PerkinError, match="tidak ditemukan"):
        generate([master_2025], None, Pilihan(), tmp_path / "hasil", tmp_path / "tiada")


def test_example_data_without_its_mark_is_refused(contoh: Master, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Surat nomor {{ nomor }}")
    document.save(str(tmp_path / "keputusan.docx"))
    with pytest.raises(TemplateRefused, match="tidak mencetak status_data"):
        generate([contoh], None, Pilihan(), tmp_path / "hasil", tmp_path)


def test_a_master_with_holes_still_gives_documents(master_2025: Master, tmp_path: Path) -> None:
    """What `--force` asks for: everything that can be printed is, nothing is made up."""
    late = replace(master_2025.output[0], waktu=Unreadable("TW 5"), kode_indikator="IK99")
    bare = replace(master_2025, isian=(), tubuh=(), indikator=(), output=(late,))
    (made,) = generate([bare], None, Pilihan(), tmp_path, None)
    assert made.content["data"]["lampiran-2"]["kelompok"][0]["baris"][0]["waktu"] == "TW 5"
    texts = [p.text for p in Document(str(made.folder / "keputusan.docx")).paragraphs]
    assert "pada tanggal " in texts
    assert not [text for text in texts if "None" in text]
