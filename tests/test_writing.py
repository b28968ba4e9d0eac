"""Files whole or absent, and sets that switch at one moment."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.errors import InputRefused, OutputRefused
from generator.records.folder import is_folder
from generator.system import writing
from generator.system.locks import NAME as LOCK
from generator.system.locks import give_back, take
from generator.system.writing import JOURNAL, settle, write_sets, write_whole
from generator.workspace import init
from tests.conftest import ROOT

OLD = {"keputusan.docx": b"lama 1", "manifest.json": b"lama 2", "per-pj/camat.docx": b"lama 3"}
NEW = {"keputusan.docx": b"baru 1", "manifest.json": b"baru 2", "per-pj/camat.docx": b"baru 3", "rekap.xlsx": b"baru 4"}
BOTH = OLD | {"catatan.txt": b"milik sendiri"}


def files(folder: Path) -> Mapping[str, bytes]:
    """Every file of a folder, hidden ones too."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder with an older set, and a note of whoever works there."""
    place = tmp_path / "tw2"
    write_sets({place: OLD})
    (place / "catatan.txt").write_bytes(BOTH["catatan.txt"])
    return place


class Killed(BaseException):
    """The process is killed here."""


def killed_at(number: int, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path, Path], None]:
    """A way to move files on which the process is killed before the file of that number, from 0, is moved."""
    moved: list[Path] = []

    def move(source: Path, place: Path) -> None:
        if len(moved) == number:
            monkeypatch.setattr(writing, "give_back", lambda handle, _: os.close(handle))  # as the system does
            raise Killed
        moved.append(place)
        source.replace(place)

    return move


def half_switched(folder: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder as it is when a run is killed that has moved that many files of the new set."""
    with monkeypatch.context() as patch, pytest.raises(Killed):
        write_sets({folder: NEW}, replace=killed_at(number, patch))


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "baru" / "hasil.docx"
    write_whole(target, b"satu")
    write_whole(target, b"dua")
    assert files(target.parent) == {"hasil.docx": b"dua"}


def test_a_set_replaces_its_files_and_no_others(folder: Path) -> None:
    write_sets({folder: NEW})
    assert files(folder) == BOTH | NEW


@pytest.mark.parametrize("number", range(len(NEW)))
def test_a_set_that_was_killed_at_any_file_is_completed(
    folder: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_switched(folder, number, monkeypatch)
    assert JOURNAL in files(folder)
    settle(folder)
    assert files(folder) == BOTH | NEW


def test_a_run_that_was_killed_before_it_decided_has_changed_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(writing, "_all_to_disk", die)
        with pytest.raises(Killed):
            write_sets({folder: NEW})
    assert len(files(folder)) > len(BOTH)
    settle(folder)
    write_whole(folder / "manifest.json", b"lama 2")
    assert files(folder) == BOTH


def test_the_next_set_takes_the_place_of_one_half_switched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_switched(folder, 2, monkeypatch)
    write_sets({folder: OLD})
    assert files(folder) == BOTH | {"rekap.xlsx": b"baru 4"}


def test_a_first_set_half_switched_is_an_output_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_switched(tmp_path, 1, monkeypatch)
    assert not (tmp_path / "manifest.json").exists()
    assert is_folder(tmp_path)
    assert files(tmp_path) == NEW


def test_a_file_that_was_edited_since_the_kill_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_switched(folder, 0, monkeypatch)
    (folder / "keputusan.docx").write_bytes(b"disunting")
    settle(folder)
    assert files(folder) == BOTH | NEW | {"keputusan.docx": b"disunting"}


def test_each_of_several_folders_switches_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = folder.parent / "tw3"
    write_sets({other: OLD})
    with monkeypatch.context() as patch, pytest.raises(Killed):
        write_sets({folder: NEW, other: NEW}, replace=killed_at(len(NEW), patch))
    for place in (folder, other):
        settle(place)
    assert files(folder) == BOTH | NEW
    assert files(other) == NEW


# A file open in Word


def held(name: str) -> Callable[[Path, Path], None]:
    """A way to move files that cannot replace the one of that name, as on Windows while Word has it open."""

    def move(source: Path, place: Path) -> None:
        if place.name == name:
            raise PermissionError(13, "Permission denied")
        source.rename(place)

    return move


@pytest.mark.parametrize("name", [Path(name).name for name in NEW])
def test_a_set_of_which_one_file_is_open_changes_nothing(folder: Path, name: str) -> None:
    with pytest.raises(OutputRefused, match=rf"{name}.*Tutup berkas itu di Word atau Excel"):
        write_sets({folder: NEW}, replace=held(name))
    assert files(folder) == BOTH


def test_nor_does_one_whose_open_file_would_stay_the_same(folder: Path) -> None:
    same = NEW | {"per-pj/camat.docx": OLD["per-pj/camat.docx"]}
    with pytest.raises(OutputRefused):
        write_sets({folder: same}, replace=held("camat.docx"))
    assert files(folder) == BOTH


def test_no_folder_of_several_changes_when_a_file_of_the_last_is_open(folder: Path) -> None:
    other = folder.parent / "tw3"
    write_sets({other: {"manifest.json": b"lama"}})
    with pytest.raises(OutputRefused, match="terbuka"):
        write_sets({folder: NEW, other: {"manifest.json": b"baru", "terbuka": b""}}, replace=held("terbuka"))
    assert files(folder) == BOTH
    assert files(other) == {"manifest.json": b"lama"}


def test_a_run_that_was_killed_while_it_put_files_back_has_changed_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []

    def move(source: Path, place: Path) -> None:
        moved.append(place.name)
        if len(moved) == 3:
            raise PermissionError(13, "Permission denied")
        if len(moved) == 5:
            patch.setattr(writing, "give_back", lambda handle, _: os.close(handle))
            raise Killed
        source.replace(place)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        write_sets({folder: NEW}, replace=move)
    assert JOURNAL in files(folder)
    settle(folder)
    write_whole(folder / "catatan.txt", BOTH["catatan.txt"])
    assert files(folder) == BOTH


def test_a_set_that_cannot_be_completed_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_switched(folder, 1, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", held("manifest.json"))
        with pytest.raises(InputRefused, match=r"manifest\.json.*Tutup berkas itu di Word"):
            settle(folder)
    settle(folder)
    assert files(folder) == BOTH | NEW


def test_a_folder_that_may_not_be_written_names_what_to_do(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_switched(folder, 1, monkeypatch)

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "take", refuse)
        with pytest.raises(InputRefused, match=r"terputus di tengah jalan.*perkin verify .* dengan izin menulis"):
            settle(folder)


def test_a_disk_that_is_full_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputRefused, match="ruang simpan penuh"):
        write_sets({folder: NEW})
    assert files(folder) == BOTH


# Journals


def journal(*lines: list[str | None]) -> bytes:
    return json.dumps(lines).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1]",
        b'"x"',
        journal(["a", None]),
        journal(["../milik-orang", None, ".perkin-abcdefgh.tmp"]),
        journal(["a/../../milik-orang", None, ".perkin-abcdefgh.tmp"]),
        journal(["/etc/milik-orang", None, ".perkin-abcdefgh.tmp"]),
        journal(["a", None, "catatan.txt"]),
        journal(["a", None, "../x/.perkin-abcdefgh.tmp"]),
        journal(["tautan/a", None, ".perkin-abcdefgh.tmp"]),
        b"[" * 100_000,
    ],
)
def test_a_journal_that_is_none_is_refused(folder: Path, content: bytes) -> None:
    (folder / "tautan").symlink_to(folder.parent, target_is_directory=True)
    (folder / ".perkin-abcdefgh.tmp").write_bytes(b"")
    (folder / JOURNAL).write_bytes(content)
    with pytest.raises(InputRefused, match=rf"{JOURNAL} rusak.*Hapus berkas itu"):
        settle(folder)
    with pytest.raises(OutputRefused, match="Hapus berkas itu"):
        write_sets({folder: NEW})
    assert {path.name for path in folder.parent.iterdir()} == {folder.name}


def test_a_journal_removes_only_what_it_knows(folder: Path) -> None:
    known = hashlib.sha256(OLD["keputusan.docx"]).hexdigest()
    (folder / JOURNAL).write_bytes(journal(["keputusan.docx", known, None], ["catatan.txt", known, None]))
    settle(folder)
    assert files(folder) == {name: data for name, data in BOTH.items() if name != "keputusan.docx"}


def test_a_journal_whose_temporary_files_are_gone_stops_nobody(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half_switched(folder, 1, monkeypatch)
    for path in folder.glob(".perkin-*.tmp"):
        path.unlink()
    write_sets({folder: NEW})
    assert files(folder) == BOTH | NEW


# Leftovers and other runs


def test_leftovers_of_killed_runs_go_and_all_else_stays(folder: Path) -> None:
    notes = {".perkin-catatan-rapat.txt": b"1", ".perkin-abcdefg.tmp": b"2", "perkin-abcdefgh.tmp": b"3"}
    for name, data in notes.items():
        (folder / name).write_bytes(data)
    for name in (".perkin-abcdefgh.tmp", ".perkin-ab_1efgh.docx", "per-pj/.perkin-abcdefgh.docx", LOCK):
        (folder / name).write_bytes(b"sisa")
    (folder / ".perkin-tautan_1").symlink_to(folder / "catatan.txt")
    write_sets({folder: NEW})
    assert files(folder) == BOTH | NEW | notes | {".perkin-tautan_1": BOTH["catatan.txt"]}


def test_a_run_waits_for_another_one_in_its_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0.2)
    waiting = folder / ".perkin-abcdefgh.tmp"
    waiting.write_bytes(b"milik perkin yang lain")
    handle = take(folder / LOCK)
    assert handle is not None
    with pytest.raises(OutputRefused, match=r"sedang ditulisi perkin yang lain\. Tunggu"):
        write_whole(folder / "hasil.html", b"")
    assert waiting.exists()
    give_back(handle, folder / LOCK)
    write_whole(folder / "hasil.html", b"")
    assert not waiting.exists()


def test_two_runs_at_once_leave_one_set_whole(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom generator.system.writing import write_sets\n"
        "for _ in range(40):\n"
        "    write_sets({Path(sys.argv[1]): {f'{number}.txt': sys.argv[2].encode() for number in range(10)}})"
    )
    both = [subprocess.Popen([sys.executable, "-c", code, tmp_path, word], cwd=ROOT) for word in ("a", "b")]
    assert [process.wait(60) for process in both] == [0, 0]
    assert len(files(tmp_path)) == 10
    assert len(set(files(tmp_path).values())) == 1


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(OutputRefused, match="tidak dapat ditulisi"):
        write_whole(tmp_path / "berkas" / "hasil.docx", b"x")
    with pytest.raises(OutputRefused, match="berkas tidak dapat ditulisi"):
        write_sets({tmp_path: {"berkas/hasil.docx": b"x"}})


def test_a_folder_in_the_place_of_a_file_is_refused(folder: Path) -> None:
    (folder / "rekap.xlsx").mkdir()
    with pytest.raises(OutputRefused, match=r"rekap\.xlsx.*nama itu sudah dipakai folder"):
        write_sets({folder: NEW})
    assert files(folder) == BOTH


def test_a_workspace_half_made_is_completed_before_anything_is_said_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(Killed):
        write_sets({tmp_path: {"masters/2026.xlsx": b"1", "templates/a.docx": b"2"}}, replace=killed_at(1, patch))
    with pytest.raises(OutputRefused, match=r"Sudah ada: .*2026\.xlsx"):
        init(tmp_path, 2026)
    assert files(tmp_path) == {"masters/2026.xlsx": b"1", "templates/a.docx": b"2"}
