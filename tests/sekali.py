"""What is dear to make, made once for all processes of a run."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest


def once(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """The folder that the first process that asks for `name` has filled; the others wait for it. Nobody changes it."""
    here = factory.getbasetemp()
    shared = (here.parent if here.name.startswith("popen-") else here) / "sekali"
    shared.mkdir(exist_ok=True)
    folder, unfinished = shared / name, shared / f"{name}.belum"
    with (shared / f"{name}.kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(unfinished, ignore_errors=True)  # what an earlier try left when it failed
            unfinished.mkdir()
            fill(unfinished)
            unfinished.rename(folder)
    return folder
