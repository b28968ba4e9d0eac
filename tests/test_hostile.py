"""Hostile templates are refused by `generate` and by `templates check`: at once, in little memory, in one sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import MASTER_2025, ROOT
from tests.hostile import HOSTILE, Hostile, write

resource = pytest.importorskip("resource", reason="batas waktu dan memori diukur dengan modul resource (bukan Windows)")

SECONDS = 5.0
MEGABYTES = 500
SCRIPT = """
import contextlib, io, json, resource, sys, time
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from generator.cli import perkin
from generator.cli.console import run

def call(*arguments):
    out, err = io.StringIO(), io.StringIO()
    begin = time.process_time()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(perkin, arguments)
    return {"code": code, "out": out.getvalue(), "err": err.getvalue(), "seconds": time.process_time() - begin}

folder, master, output = sys.argv[1:]
done = {
    "check": call("templates", "check", folder),
    "generate": call("generate", master, "--templates", folder, "--only", "keputusan", "--output", output),
}
try:  # what getrusage tells on Linux has the parent's memory in it
    with open("/proc/self/status") as status:
        done["megabytes"] = next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / (1 << 10)
except OSError:
    done["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
print(json.dumps(done))
"""


def measure(folder: Path, output: Path) -> dict[str, Any]:
    """Both commands in a process of their own, with what they took."""
    command = [sys.executable, "-c", SCRIPT, str(folder), str(MASTER_2025), str(output)]
    untraced = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PERKIN_DEBUG"))}
    environment = untraced | {"PYTHONPATH": str(ROOT)}  # counting lines takes several times as long as what is measured
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    content: dict[str, Any] = json.loads(done.stdout)
    return content


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.tries)
def test_hostile_templates_are_refused_in_one_sentence(hostile: Hostile, tmp_path: Path, record_property: Any) -> None:
    done = measure(write(hostile, tmp_path / "templat"), tmp_path / "hasil")
    check, generate = done["check"], done["generate"]
    slowest = max(check["seconds"], generate["seconds"])
    record_property("hostile", f"{hostile.tries}: {slowest:.2f} s, {done['megabytes']:.0f} MB")
    assert (check["code"], generate["code"]) == (1, 2)
    assert hostile.said.casefold() in " ".join(check["out"].split()).casefold()
    assert hostile.said in generate["err"]
    assert generate["err"].startswith("Galat: ")
    assert generate["err"].count("\n") == 1
    assert not check["err"]
    assert "Traceback" not in check["out"] + generate["err"]
    assert not (tmp_path / "hasil").exists()
    assert slowest < SECONDS
    assert done["megabytes"] < MEGABYTES
