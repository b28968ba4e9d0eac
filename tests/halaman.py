"""The page on the own computer for tests: its application under Flask's client, or the command itself as a process."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from generator.halaman.app import create_app
from generator.halaman.folder import Folder
from generator.halaman.guard import Guard
from generator.halaman.room import Room
from tests.clean import CLEAN
from tests.damage import Berkas

PORT = 8123
ORIGIN = f"http://127.0.0.1:{PORT}"
KEY = re.compile(r'<meta name="kunci" content="([^"]+)">')


def workspace(folder: Path, *sources: Path) -> Path:
    """A folder with masters as a staff member's has it."""
    (folder / "masters").mkdir(parents=True)
    for source in sources or (CLEAN,):
        (folder / "masters" / source.name).write_bytes(source.read_bytes())
    return folder


def save(path: Path, data: bytes) -> None:
    """Save as Excel does: beside the place, then the old file away and the new one into its place."""
    beside, old = path.with_name("9F2A1B00"), path.with_name("9F2A1B00.tmp")
    beside.write_bytes(data)
    path.rename(old)
    beside.rename(path)
    old.unlink()


def changed(path: Path, **cells: object) -> bytes:
    """A master with other cells: `changed(path, **{"Lampiran I!E2": "…"})`."""
    book = Berkas(path.read_bytes())
    for address, value in cells.items():
        book.put(address, value)
    return book.data()


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "tidak terjadi"
        time.sleep(0.02)


@dataclass
class Meja:
    """A running page without its server, looked at and pressed through Flask's client."""

    root: Path
    office: str = ""
    opened: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.room = Room(Folder(self.root), Guard(PORT), self.opened.append, lambda: self.office)
        self.room.watcher.look()
        self.app = create_app(self.room)
        self.client = self.fresh()
        assert self.client.get(self.room.guard.ticket().removeprefix(ORIGIN), base_url=ORIGIN).status_code == 303
        self.key = KEY.findall(self.get("/folder").text)[0]

    def fresh(self) -> FlaskClient:
        """A browser that was not let in."""
        return self.app.test_client()

    def get(self, address: str) -> TestResponse:
        """A page."""
        return self.client.get(address, base_url=ORIGIN)

    def post(self, address: str, **fields: object) -> TestResponse:
        """A button of ours pressed."""
        return self.client.post(
            address, base_url=ORIGIN, headers={"Origin": ORIGIN}, data={"kunci": self.key, **fields}
        )

    def id(self, name: str) -> str:
        """The id of something that can be opened."""
        return next(file.id for file in self.room.folder.openable() if file.nama == name)

    def done(self) -> str:
        """Wait for the job at work; what its page says."""
        until(lambda: not self.room.runner.busy)
        return self.get("/pekerjaan").text


@dataclass(frozen=True)
class Layanan:
    """`perkin buka` as a process."""

    process: subprocess.Popen[str]
    alamat: str
    """With its ticket."""
    opened: Path
    """What was asked of xdg-open, line by line."""

    @property
    def asal(self) -> str:
        """Scheme, host and port."""
        return self.alamat.partition("/masuk")[0]


OPENER = """#!/bin/sh
echo "$1" >> "{log}"
"""


def environment(scratch: Path) -> dict[str, str]:
    """One in which nothing is opened but written down, and no lock of another run is met."""
    programs = scratch / "program"
    programs.mkdir(exist_ok=True)
    opener = programs / "xdg-open"
    opener.write_text(OPENER.format(log=scratch / "dibuka.txt"))
    opener.chmod(0o755)
    own = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "XDG_CACHE_HOME": str(scratch / "cache")}
    return {**os.environ, **own, "PERKIN_DEBUG": "1"}


@contextmanager
def served(folder: Path, scratch: Path) -> Iterator[Layanan]:
    """The command in a folder until the end of the block."""
    command = [sys.executable, "-m", "generator", "buka", str(folder), "--tanpa-peramban"]
    with subprocess.Popen(
        command, env=environment(scratch), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield Layanan(process, process.stdout.readline().strip(), scratch / "dibuka.txt")
        finally:
            process.terminate()
            _, said = process.communicate(timeout=30)
        assert "Traceback" not in said, said
