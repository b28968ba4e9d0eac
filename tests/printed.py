"""Documents printed once for all tests that look at pages, and pictures of their pages by another program."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from generator.office.layout.office import to_pdf
from generator.office.layout.pages import Page, read_pages
from tests.sekali import once

DPI = 36
DARK = 200


@dataclass(frozen=True)
class Picture:
    """A page in shades of grey, a byte for each dot of 1/36 inch."""

    width: int
    dots: bytes

    def ink(self) -> Iterator[tuple[float, float, float, float]]:
        """The box (left, top, right, bottom, in points) of each dot that is not white."""
        size = 72 / DPI
        for place, shade in enumerate(self.dots):
            if shade < DARK:
                y, x = divmod(place, self.width)
                yield x * size, y * size, (x + 1) * size, (y + 1) * size


@dataclass(frozen=True)
class Printed:
    """A document with its PDF; the pages in it and their pictures are read when a test asks for them."""

    docx: bytes
    pdf: bytes

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return read_pages(self.pdf)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """The pages as poppler draws them."""
        command = ["pdftoppm", "-r", str(DPI), "-gray", "-"]
        return tuple(_pictures(subprocess.run(command, input=self.pdf, check=True, capture_output=True).stdout))


def printed(factory: pytest.TempPathFactory, name: str, make: Callable[[], Mapping[str, bytes]]) -> dict[str, Printed]:
    """The documents that `make` gives, printed by one LibreOffice, once also when several processes test."""

    def fill(folder: Path) -> None:
        documents = make()
        for file, data in [*documents.items(), *to_pdf(documents).items()]:
            (folder / file).write_bytes(data)

    return {
        path.stem: Printed(path.with_suffix(".docx").read_bytes(), path.read_bytes())
        for path in sorted(once(factory, name, fill).glob("*.pdf"))
    }


def _pictures(data: bytes) -> Iterator[Picture]:
    """PGM pictures one after another: `P5`, width and height, the value of white, the dots."""
    while data:
        magic, size, white, rest = data.split(b"\n", 3)
        width, height = map(int, size.split())
        assert (magic, white) == (b"P5", b"255")
        yield Picture(width, rest[: width * height])
        data = rest[width * height :]
