"""A manifest is input like any other: what is not of its form is refused in one sentence that says where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.cli import perkin
from generator.cli.console import run
from generator.cli.parts import read_master
from generator.generate import Pilihan, generate
from generator.records.folder import read_folder
from generator.records.form import Misformed, check
from generator.values import Triwulan
from tests.clean import CLEAN


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The manifest of a small output folder."""
    folder = tmp_path_factory.mktemp("hasil")
    generate([read_master(CLEAN)], Triwulan.II, Pilihan(only=("keputusan",)), folder, None)
    return (folder / "bersih" / "tw2" / "manifest.json").read_text(encoding="utf-8")


def with_value(made: str, path: str, value: object) -> str:
    """The manifest with another value at a path such as `results.indikator.0.kode`."""
    content = json.loads(made)
    at: Any = content
    *keys, last = [int(key) if key.isdigit() else key for key in path.split(".")]
    for key in keys:
        at = at[key]
    at[last] = value
    return json.dumps(content)


def place(folder: Path, text: str) -> Path:
    quarter = folder / "tw2"
    quarter.mkdir()
    (quarter / "manifest.json").write_text(text, encoding="utf-8")
    return quarter


WRONG: Mapping[str, tuple[object, ...]] = {
    "results": ("x", [1], True, {"a": 1}, 1),
    "options": ("x", [1], None),
    "tables": ("x", [], {"Survei": 1}, {"Survei": [1]}, {"Survei": [{"id": 1, "nilai": {}}]}),
    "tables.Survei.0.nilai": ({"Nilai TW I": None}, {"Nilai TW I": [1]}, "x"),
    "quarter": ("2", 5, 2.5, [2]),
    "master": ("x", {"name": "a"}, {"name": 1, "sha256": "a"}),
    "files": ({"a": 1}, [1], [{"name": "a"}], [{"name": "a", "sha256": "b", "text": "c"}]),
    "templates.0.name": (1, None, "\ud800"),
    "results.tahun": ("2025", 2025.5, None),
    "results.indikator.0.status": ("selesai", None, 1),
    "results.indikator.0.capaian": ("90", True, [90]),
    "results.indikator.0.triwulan": (None, [{}], {"TW I": 1}),
    "results.indikator.0.penanggung_jawab": ("Camat", [1]),
    "results.ringkasan": ([], {"predikat": ""}),
    "results.renaksi.0.status": ("tercapai",),
    "results.pejabat.0.renaksi": ([], {"selesai": "RO001"}),
}


@pytest.mark.parametrize("path", WRONG)
def test_a_key_of_the_wrong_type_is_refused_where_it_stands(
    path: str, made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, value in enumerate(WRONG[path]):
        year = tmp_path / str(number)
        year.mkdir()
        folder = place(year, with_value(made, path, value))
        for command in (["diff", str(folder), str(CLEAN)], ["verify", str(folder)], ["history", str(year)]):
            assert run(perkin, command) == 2
            said = capsys.readouterr().err
            assert said.startswith(
                f"Galat: Berkas {folder / 'manifest.json'} tidak sesuai bentuknya: {path.split('.')[0]}"
            )
            assert said.endswith("lalu ulangi.\n")
            assert said.count("\n") == 1


@pytest.mark.parametrize("options", [{"only": 1}, {"only": [1]}, {"pdf": "ya"}])
def test_options_of_the_wrong_type_are_refused_before_anything_is_made_again(
    options: dict[str, object], made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = place(tmp_path, with_value(made, "options", json.loads(made)["options"] | options))
    assert run(perkin, ["verify", str(folder), "--master", str(CLEAN)]) == 2
    assert f"tidak sesuai bentuknya: options.{next(iter(options))}" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["1e308", "-1e-308"])
def test_a_number_that_nothing_can_print_is_refused(
    number: str, made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = with_value(made, "results.indikator.0.capaian", "di sini").replace('"di sini"', number)
    assert run(perkin, ["diff", str(place(tmp_path, text)), str(CLEAN)]) == 2
    assert "results.indikator[0].capaian seharusnya angka yang wajar" in capsys.readouterr().err


def test_a_number_without_end_is_refused_before_anything_works_with_it(
    made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = with_value(made, "results.indikator.0.capaian", "di sini").replace('"di sini"', "1e999999999")
    assert run(perkin, ["diff", str(place(tmp_path, text)), str(CLEAN)]) == 2
    assert "manifest.json rusak dan tidak dapat dibaca" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["\0", "a\0b.docx", "../luar.docx", "/etc/passwd"])
def test_a_file_that_lies_nowhere_in_the_folder_is_refused(
    name: str, made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(perkin, ["verify", str(place(tmp_path, with_value(made, "files.0.name", name)))]) == 2
    said = capsys.readouterr().err
    assert "menyebut berkas di luar foldernya" in said
    assert "\0" not in said


@pytest.mark.parametrize("where", ["master.name", "templates.0.name", "files.0.name"])
def test_a_name_too_long_for_a_file_is_refused(
    where: str, made: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(perkin, ["verify", str(place(tmp_path, with_value(made, where, "kata " * 60)))]) == 2
    assert "menyebut nama berkas yang terlalu panjang ('kata kata" in capsys.readouterr().err


def test_what_no_reader_needs_may_be_missing_or_more(made: str, tmp_path: Path) -> None:
    content = json.loads(made)
    del content["data"]
    content["tambahan"] = {"apa": "saja"}
    content["results"]["tambahan"] = 1
    folder = read_folder(place(tmp_path, json.dumps(content)))
    assert folder.quarter is Triwulan.II
    assert folder.results is not None


def test_the_form_of_a_value_is_its_type() -> None:
    check({"a": [Decimal(1), "x", None]}, dict[str, list[Decimal | str | None]])
    with pytest.raises(Misformed, match=r"^a\[1\] seharusnya angka yang wajar atau kosong \(null\)$"):
        check({"a": [Decimal(1), "x"]}, dict[str, list[Decimal | None]])
