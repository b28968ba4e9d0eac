"""Which units need not be made again: a journal beside the folders that it tells of, one line for each that was made.

A line is added when a unit's files are in their places; what a killed run has not noted is made once more, with the same
bytes. A line tells what the files were made from and what their digests are: it counts as long as both still hold.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NamedTuple, Self

from generator.errors import OutputRefused, sebab
from generator.unit.verdict import Verdict

NAME: Final = ".perkin-unit.jsonl"


class Entry(NamedTuple):
    """What was made of a unit, and from what."""

    key: str
    files: Mapping[str, str]
    pictures: Mapping[str, str]

    def holds(self, key: str, folder: Path, pictures: Path) -> bool:
        """Whether the unit would be made from the same now, and all that was made is there unchanged."""
        return (
            key == self.key
            and all(_digest(pictures / name) == digest for name, digest in self.pictures.items())
            and all(_digest(folder / name) == digest for name, digest in self.files.items())
        )


class Journal:
    """The journal of an output folder. Of each unit only the place of its last line is held, not what it says."""

    def __init__(self, output: Path) -> None:
        self._path = output / NAME
        self._places: dict[str, int] = {}
        try:
            output.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("a+b")
            self._find()
            self._end_line()
        except OSError as error:
            raise OutputRefused(
                f"Catatan {self._path} tidak dapat ditulis ({sebab(error)}). Pilih folder lain dengan --output atau periksa izinnya."
            ) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def entry(self, folder: str) -> Entry | None:
        """What was noted last of a unit, by its folder below the output."""
        place = self._places.get(folder)
        if place is None:
            return None
        self._file.seek(place)
        read = _line(self._file.readline())
        return None if read is None else Entry(read["key"], read["files"], read["pictures"])

    def note(self, folder: str, verdict: Verdict) -> None:
        """Note a unit that was made. Raises `OutputRefused` when the disk is full."""
        said = {"unit": folder, "key": verdict.key, "files": verdict.files, "pictures": verdict.pictures}
        line = json.dumps(said, ensure_ascii=True).encode() + b"\n"
        try:
            self._places[folder] = self._file.seek(0, os.SEEK_END)
            self._file.write(line)
            self._file.flush()
        except OSError as error:
            raise OutputRefused(
                f"Catatan {self._path} tidak dapat ditulis ({sebab(error)}). Kosongkan ruang simpan, lalu jalankan lagi; "
                "yang sudah dibuat tidak diulang."
            ) from None

    def _find(self) -> None:
        self._file.seek(0)
        place = 0
        for line in self._file:
            read = _line(line)
            if read is not None:
                self._places[read["unit"]] = place
            place += len(line)

    def _end_line(self) -> None:
        """What a killed run wrote of its last line is left alone on a line of its own, where it says nothing."""
        end = self._file.seek(0, os.SEEK_END)
        if not end:
            return
        self._file.seek(end - 1)
        if self._file.read(1) != b"\n":
            self._file.write(b"\n")
            self._file.flush()


def _line(line: bytes) -> dict[str, Any] | None:
    """A line of the journal; None when it is none of ours, or was cut."""
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not isinstance(read.get("unit"), str) or not isinstance(read.get("key"), str):
        return None
    whole = _is_digests(read.get("files")) and _is_digests(read.get("pictures"))
    return read if whole else None


def _is_digests(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(digest, str) for digest in value.values())


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
