"""What stops a run, at whatever moment, and what is left then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.office.layout import folders, office
from generator.office.layout.folders import PREFIX, clear_abandoned, working_folder
from generator.office.layout.office import to_pdf
from generator.system.locks import NAME, give_back, take
from generator.system.stopping import Stopped, listen_no_more, stop_in_order, undisturbed
from tests.conftest import ROOT
from tests.kills import KINDS, kill_many, kill_writing
from tests.test_layout import ended, program

SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
HOLD = "import sys, time; print('siap', flush=True); time.sleep(60)"


def child(code: str, **options: str) -> subprocess.Popen[str]:
    """A Python process that runs `code`, once it has said a word."""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | options,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def command(body: str) -> str:
    """Code of a process that runs `perkin rules` with `body` in the place of the command."""
    indented = "\n".join(f"    {line}" for line in body.splitlines())
    return (
        "import time\nfrom generator.__main__ import main\nimport generator.cli\n"
        f"def run(*_):\n{indented}\n    return 0\ngenerator.cli.run = run\nmain()"
    )


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold within some seconds."""
    for _ in range(100):
        if holds():
            return True
        time.sleep(0.1)
    return False


WAITING = "print('siap', flush=True)\ntime.sleep(60)"


@pytest.mark.parametrize(("number", "code"), SIGNALS.items())
def test_every_signal_ends_in_one_sentence_and_its_code(number: signal.Signals, code: int) -> None:
    process = child(command(WAITING))
    process.send_signal(number)
    assert process.communicate(timeout=20) == ("", "Dihentikan.\n")
    assert process.returncode == code


def test_a_signal_before_the_command_line_is_loaded_ends_at_once() -> None:
    code = (
        "import sys, time\nfrom generator.__main__ import main\n"
        "class Late:\n    def find_spec(self, name, *_):\n        print('siap', flush=True)\n        time.sleep(60)\n"
        "sys.meta_path.insert(0, Late())\nmain()"
    )
    process = child(code)
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=20) == ("", "Dihentikan.\n")
    assert process.returncode == 130


def test_a_second_signal_does_not_disturb_the_clearing_up() -> None:
    body = (
        "try:\n    print('siap', flush=True)\n    time.sleep(60)\nfinally:\n"
        "    print('membersihkan', flush=True)\n    time.sleep(0.5)\n    print('bersih', flush=True)"
    )
    process = child(command(body))
    assert process.stdout is not None
    process.send_signal(signal.SIGINT)
    assert process.stdout.readline() == "membersihkan\n"
    process.send_signal(signal.SIGINT)
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=20) == ("bersih\n", "Dihentikan.\n")
    assert process.returncode == 130


def test_a_signal_in_a_finalizer_is_not_lost_and_its_traceback_not_shown() -> None:
    body = (
        "import weakref\nclass Thing: pass\n"
        "def closing():\n    print('siap', flush=True)\n    time.sleep(60)\n"
        "def failing():\n    raise ValueError('belum lengkap')\n"
        "first, second = Thing(), Thing()\n"
        "weakref.finalize(first, closing)\nweakref.finalize(second, failing)\n"
        "try:\n    del first\n    time.sleep(60)\nfinally:\n    del second"
    )
    process = child(command(body))
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=20) == ("", "Dihentikan.\n")
    assert process.returncode == 143


def test_a_signal_of_which_a_library_makes_another_error_still_stops_the_run() -> None:
    code = (
        "import ctypes, sys, time\nimport click\nfrom generator.__main__ import main\nimport generator.cli\n"
        "class Number:\n    @property\n    def _as_parameter_(self):\n"
        "        print('siap', flush=True)\n        time.sleep(60)\n"
        "@click.command()\ndef command():\n    ctypes.CDLL(None).abs(Number())\n"
        "generator.cli.perkin = command\nsys.argv = ['perkin']\nmain()"
    )
    process = child(code)
    process.send_signal(signal.SIGTERM)
    assert process.communicate(timeout=20) == ("", "Dihentikan.\n")
    assert process.returncode == 143


def test_what_fails_in_a_finalizer_of_a_run_that_goes_on_is_shown() -> None:
    body = "import weakref\nclass Thing: pass\nt = Thing()\nweakref.finalize(t, lambda: 1 / 0)\ndel t"
    process = child(command(body))
    assert "ZeroDivisionError" in process.communicate(timeout=20)[1]
    assert process.returncode == 0


def test_signals_that_were_to_be_ignored_are_ignored() -> None:
    """As with `nohup`."""
    body = "print('siap', flush=True)\ntime.sleep(1)\nprint('selesai', flush=True)"
    code = f"import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n{command(body)}"
    process = child(code)
    process.send_signal(signal.SIGHUP)
    assert process.communicate(timeout=20) == ("selesai\n", "")
    assert process.returncode == 0


def test_work_that_must_not_be_cut_in_two_is_finished_first() -> None:
    code = (
        "from generator.system.stopping import undisturbed\n"
        "with undisturbed():\n    print('siap', flush=True)\n    time.sleep(0.5)\n    print('utuh', flush=True)\n"
        "print('tidak sampai', flush=True)"
    )
    process = child(command(code))
    process.send_signal(signal.SIGHUP)
    assert process.communicate(timeout=20) == ("utuh\n", "Dihentikan.\n")
    assert process.returncode == 129


def test_handlers_come_back_after_undisturbed_work() -> None:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    try:
        stop_in_order()
        with pytest.raises(Stopped) as stop, undisturbed():  # noqa: PT012 - both lines are the case
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(signal.SIGINT)
        assert stop.value.code == 143
        signal.raise_signal(signal.SIGINT)  # the run is ending
        listen_no_more()
        signal.raise_signal(signal.SIGTERM)
    finally:
        sys.unraisablehook = sys.__unraisablehook__
        for number, handler in before.items():
            signal.signal(number, handler)


# Locks and folders


def test_a_lock_is_held_by_one_and_gone_afterwards(tmp_path: Path) -> None:
    path = tmp_path / NAME
    handle = take(path)
    assert handle is not None
    assert take(path) is None
    give_back(handle, path)
    assert not path.exists()


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / NAME
    code = f"from pathlib import Path; from generator.system.locks import take; take(Path({str(path)!r})); {HOLD}"
    process = child(code)
    assert take(path) is None
    process.kill()
    process.communicate()
    handle = take(path)
    assert handle is not None
    give_back(handle, path)


def test_a_file_that_goes_before_it_is_locked_is_no_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME

    def late(handle: int, _: int) -> None:
        path.unlink()  # by the process that held it until now

    monkeypatch.setattr("fcntl.flock", late)
    assert take(path) is None


def test_a_link_is_never_followed_to_a_lock(tmp_path: Path) -> None:
    other = tmp_path / "milik-orang"
    (tmp_path / NAME).symlink_to(other)
    with pytest.raises(OSError, match="symbolic"):
        take(tmp_path / NAME)
    assert not other.exists()


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files that no other test uses."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_the_folders_of_killed_runs_are_removed_and_no_others(temporary: Path) -> None:
    code = (
        "from generator.office.layout.folders import working_folder\n"
        f"with working_folder() as folder:\n    (folder / 'profil').mkdir()\n    {HOLD.replace('; ', chr(10) + '    ')}"
    )
    dead, alive = (child(code, TMPDIR=str(temporary)) for _ in range(2))
    dead.kill()
    dead.communicate()
    empty, notes = temporary / f"{PREFIX}abcdefgh", temporary / f"{PREFIX}catatan"
    empty.mkdir()
    notes.mkdir()
    (notes / "catatan.txt").write_text("milik orang")
    link = temporary / f"{PREFIX}tautan"
    target = temporary / "tujuan"
    target.mkdir()
    for name in (NAME, "surat.txt"):
        (target / name).write_text("milik orang")
    link.symlink_to(target, target_is_directory=True)
    clear_abandoned()
    left = {path.name for path in temporary.iterdir()}
    assert {notes.name, link.name, target.name} < left
    assert len(left) == 4  # those, and the folder of the run that goes on
    assert empty.name not in left
    alive.kill()
    alive.communicate()
    clear_abandoned()
    assert {path.name for path in temporary.iterdir()} == {notes.name, link.name, target.name}
    assert {path.name for path in target.iterdir()} == {NAME, "surat.txt"}


def test_a_folder_that_was_cleared_before_it_was_locked_is_made_anew(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []

    def late(path: Path) -> int | None:
        made.append(path.parent)
        if len(made) == 1:
            clear_abandoned()
        return take(path)

    monkeypatch.setattr(folders, "take", late)
    with working_folder() as folder:
        assert folder.is_dir()
        assert folder == made[-1]
        assert len(made) == 2
    assert not any(temporary.iterdir())


# LibreOffice


PRINTS = "sleep 60 & echo $! > {started}; wait"
PRINTING = (
    "from pathlib import Path; from generator.office.layout import office; office.find_libreoffice = lambda: {path!r}; "
    "from generator.system.stopping import stop_in_order; stop_in_order(); print('siap', flush=True); "
    "office.to_pdf({{'a.docx': b''}})"
)


@pytest.mark.parametrize("number", [*SIGNALS, signal.SIGKILL])
def test_libreoffice_ends_with_perkin_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    started, temporary = tmp_path / "pid", tmp_path / "sementara"
    temporary.mkdir()
    path = program(tmp_path, PRINTS.format(started=started))
    process = child(PRINTING.format(path=path), TMPDIR=str(temporary))
    while not started.exists() or not started.read_text().strip():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    process.communicate(timeout=20)
    assert ended(int(started.read_text()))
    assert soon(lambda: not any(temporary.iterdir()))  # after a kill, the guard clears up a moment later


def test_temporary_files_of_libreoffice_itself_go_with_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "terlihat"
    path = program(tmp_path, f'pwd > {seen}; echo "$TMPDIR" >> {seen}; touch "$TMPDIR/lu1.tmp"; cp d0.docx d0.pdf')
    monkeypatch.setattr(office, "find_libreoffice", lambda: path)
    to_pdf({"a.docx": b"isi"})
    folder, temporary = seen.read_text().splitlines()
    assert temporary == folder
    assert not Path(folder).exists()


@pytest.mark.libreoffice
def test_the_socket_of_a_killed_libreoffice_is_removed(temporary: Path) -> None:
    code = (
        "from generator.office.layout.office import to_pdf, trial_document; "
        "print('siap', flush=True); to_pdf({f'{number}.docx': trial_document() for number in range(400)})"
    )
    process = child(code, TMPDIR=str(temporary))
    while not (sockets := [path for path in map(folders.socket_of, temporary.iterdir()) if path.exists()]):
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert soon(lambda: not any(temporary.iterdir()))
    assert not any(path.exists() for path in sockets)


# Many kills: `python -m tests.kills 100` does more of them


@pytest.mark.slow
def test_a_run_killed_at_any_moment_leaves_a_whole_set(tmp_path: Path) -> None:
    assert kill_many("generate", tmp_path, 8, 3).faults == []


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", list(KINDS)[1:])
def test_a_run_killed_while_it_prints_leaves_a_whole_set(tmp_path: Path, kind: str) -> None:
    assert kill_many(kind, tmp_path, 3, 3).faults == []


@pytest.mark.slow
def test_a_run_killed_while_it_writes_leaves_a_whole_set(tmp_path: Path) -> None:
    seen = kill_writing(tmp_path, 6, 3)
    assert seen.faults == []
    assert seen.journals > 0
