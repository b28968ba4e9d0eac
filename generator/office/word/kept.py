"""What was read of a template, kept for the next run: reading it costs more than filling it.

A template is known by the bytes of its file. What was read of it depends on these and on the programs that read it, so
both make the name under which it is kept. Only templates without an error are kept, in the folder that the system has for
what a user's programs may lose at any time: where that folder cannot be written or was emptied, the template is read
anew, and nothing else differs.
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docxtpl
import jinja2
from lxml import etree
from platformdirs import user_cache_path

from generator.errors import OutputRefused
from generator.findings import Severity
from generator.office.package import file_bytes
from generator.office.word.reading import Reading, read_template
from generator.system.writing import write_whole

FOLDER: Final = user_cache_path("perkin", appauthor=False) / "templat"
MOST: Final = 60
"""Templates that are kept; the oldest go first. The built-in ones are five."""
_READERS: Final = Path(__file__).parents[1]
"""The room whose modules read templates."""
_DIGEST: Final = 32
"""Bytes of a digest, which stands before what is kept: a file that was cut or damaged is no reading."""


def read_or_kept(path: Path) -> Reading:
    """The template as read, now or in an earlier run. Raises what `read_template` does."""
    content = file_bytes(path)
    place = _place(path.name, content)
    reading = _kept(place)
    if reading is None:
        reading = read_template(path)
        if not any(problem.severity is Severity.ERROR for problem in reading.problems):
            _keep(place, reading)
    return reading


def _place(name: str, content: bytes) -> Path:
    known = hashlib.sha256(content)
    for part in (name, *_programs()):
        known.update(f"\0{part}".encode())
    return FOLDER / known.hexdigest()


def _programs() -> Iterator[str]:
    """What tells one state of the programs that read templates from another."""
    yield from (sys.version, jinja2.__version__, docxtpl.__version__, str(etree.LXML_VERSION))
    for module in sorted(_READERS.glob("*.py")) + sorted(_READERS.glob("word/*.py")):
        status = module.stat()
        yield f"{module.name} {status.st_size} {status.st_mtime_ns}"


def _kept(place: Path) -> Reading | None:
    try:
        stored = place.read_bytes()
    except OSError:
        return None
    digest, content = stored[:_DIGEST], stored[_DIGEST:]
    if hashlib.sha256(content).digest() != digest:
        return None
    reading: Reading = _Unpickler(BytesIO(content)).load()
    return reading


def _keep(place: Path, reading: Reading) -> None:
    content = BytesIO()
    _Pickler(content, pickle.HIGHEST_PROTOCOL).dump(reading)
    digest = hashlib.sha256(content.getvalue()).digest()
    with suppress(OSError, OutputRefused):  # then the next run reads the template anew
        place.parent.mkdir(parents=True, exist_ok=True)
        write_whole(place, digest + content.getvalue())
        by_age = sorted(place.parent.glob("[!.]*"), key=lambda file: file.stat().st_mtime)
        for old in by_age[:-MOST]:
            old.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Leaves out the environment that every node of a tree names, and that nobody asks a finished tree for."""

    def persistent_id(self, obj: Any) -> str | None:
        return "environment" if isinstance(obj, jinja2.Environment) else None


class _Unpickler(pickle.Unpickler):
    """The way back."""

    def persistent_load(self, pid: Any) -> None:
        return None
