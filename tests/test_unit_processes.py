"""Processes that are killed in the middle, runs that are stopped and begun again, and a real cluster."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from generator.unit.journal import NAME
from tests.conftest import ROOT
from tests.province import write_province
from tests.sekali import once
from tests.test_unit import files

pytestmark = pytest.mark.slow

COUNT = 40
PERKIN = str(Path(sys.executable).parent / "perkin")
DASK = str(Path(sys.executable).parent / "dask")


def soon(holds: Callable[[], bool], seconds: float = 120) -> bool:
    """Whether something comes to hold within some time."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


@pytest.fixture(scope="module")
def masters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Masters of as many offices."""
    return once(tmp_path_factory, "provinsi", lambda folder: write_province(folder, COUNT))


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, masters: Path) -> dict[str, bytes]:
    """What one process makes of them in one go."""
    folder = once(
        tmp_path_factory, "utuh", lambda folder: subprocess.run(command(masters, folder, "--jobs", "1"), check=True)
    )
    return files(folder)


def command(masters: Path, output: Path, *options: str) -> list[str]:
    return [PERKIN, "generate", str(masters), "--quarter", "2", "--output", str(output), *options]


@contextmanager
def begun(masters: Path, output: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A run of its own session, ended with the block."""
    process = subprocess.Popen(
        command(masters, output, *options),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def noted(output: Path) -> list[str]:
    """The units that the journal tells of."""
    journal = output / NAME
    return re.findall(r'"unit": "([^"]+)"', journal.read_text()) if journal.exists() else []


def workers(parent: int) -> list[int]:
    """The processes that work for another."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


def alive(process: int) -> bool:
    """Whether a process runs; one that nobody has waited for yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_a_worker_that_is_killed(masters: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with begun(masters, tmp_path, "--jobs", "2") as process:
        assert soon(lambda: len(noted(tmp_path)) > 3)
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        out, err = process.communicate()
    assert (process.returncode, out.count("Dibuat: ")) == (0, COUNT)
    assert err.splitlines()[-1].startswith(f"{COUNT} master: {COUNT} dibuat; ")
    assert files(tmp_path) == undisturbed


def test_a_run_that_is_killed_is_taken_up_again(masters: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with begun(masters, tmp_path, "--jobs", "2") as process:
        assert soon(lambda: len(noted(tmp_path)) > 9)
        those = workers(process.pid)
        process.kill()
        assert soon(lambda: not any(map(alive, those)), 10), "nobody works on for a run that has gone"
    before = {name: (tmp_path / name / "keputusan.docx").stat().st_mtime_ns for name in noted(tmp_path)}
    again = subprocess.run(command(masters, tmp_path, "--jobs", "2"), check=True, capture_output=True, text=True)
    assert again.stdout.count("Sudah ada: ") == len(before)
    assert again.stdout.count("Dibuat: ") == COUNT - len(before)
    assert {name: (tmp_path / name / "keputusan.docx").stat().st_mtime_ns for name in before} == before
    assert files(tmp_path) == undisturbed


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_says_how_far_it_came(
    masters: Path, undisturbed: dict[str, bytes], tmp_path: Path, number: signal.Signals, code: int
) -> None:
    with begun(masters, tmp_path, "--jobs", "2") as process:
        assert soon(lambda: len(noted(tmp_path)) > 3)
        those = workers(process.pid)
        os.killpg(process.pid, number)  # as a terminal does, to all of them
        _, err = process.communicate(timeout=60)
    assert process.returncode == code
    said = [line for line in err.splitlines() if " per detik, " not in line]
    assert said == [
        f"{len(noted(tmp_path))} dari {COUNT} master sudah selesai. Jalankan perintah yang sama untuk meneruskan.",
        "Dihentikan.",
    ]
    assert soon(lambda: not any(map(alive, those)), 10)
    subprocess.run(command(masters, tmp_path), check=True, capture_output=True)
    assert files(tmp_path) == undisturbed
    assert not list(tmp_path.glob("**/.perkin-*.tmp"))


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A Dask scheduler and two workers on this computer: its address, and the workers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{one.getsockname()[1]}"
    host, _, port = address.removeprefix("tcp://").partition(":")
    quiet = subprocess.DEVNULL
    with ExitStack() as started:

        def start(*arguments: str) -> subprocess.Popen[bytes]:
            process = subprocess.Popen([DASK, *arguments, "--no-dashboard"], cwd=folder, stdout=quiet, stderr=quiet)
            started.callback(process.wait)
            started.callback(process.kill)
            return process

        start("scheduler", "--host", host, "--port", port)
        own = ("--host", host, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
        given = [start("worker", address, *own, "--name", name) for name in ("satu", "dua")]
        from distributed import Client

        client = Client(address, timeout=60)  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=60)
        client.close()  # type: ignore[no-untyped-call]
        yield address, given


def test_a_cluster_gives_the_same_bytes(masters: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "dask").mkdir()
    with cluster(tmp_path / "dask") as (address, given):
        first = tmp_path / "utuh"
        done = subprocess.run(command(masters, first, "--cluster", address), capture_output=True, text=True, check=True)
        assert done.stdout.count("Dibuat: ") == COUNT
        assert files(first) == undisturbed

        second = tmp_path / "terputus"
        with begun(masters, second, "--cluster", address) as process:
            assert soon(lambda: len(list(second.glob("*/2025/tw2/manifest.json"))) > 3)
            given[0].kill()
            out, _ = process.communicate()
        assert (process.returncode, out.count("Dibuat: ")) == (0, COUNT)
        assert files(second) == undisturbed

        given[1].kill()
        given[1].wait()
        lonely = subprocess.run(
            command(masters, first, "--cluster", address), capture_output=True, text=True, check=False
        )
        assert (lonely.returncode, lonely.stderr.count("\n")) == (2, 1)
        assert "belum mempunyai pekerja" in lonely.stderr
