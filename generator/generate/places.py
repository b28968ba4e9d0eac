"""Where the files of a master go: names that every system takes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generator.errors import OutputRefused
from generator.master import Master
from generator.periode import Periode
from generator.system.names import RESERVED, UNSAFE

_LONGEST: Final = 120
"""Bytes that a name may have, its ending not counted. File systems take 255; Windows takes 260 characters for the whole
path, folders included."""


def folders(masters: Sequence[Master], triwulan: Periode | None, output: Path) -> list[Path]:
    """The folder of each master: output/STEM, or output/STEM/twN for a quarter.

    Raises `OutputRefused` when two masters would share a folder.
    """
    stems = [safe_name(Path(master.nama).stem) for master in masters]
    for place, stem in enumerate(stems):
        if stem.casefold() in {other.casefold() for other in stems[:place]}:
            raise OutputRefused(
                f"Dua master akan ditulis ke folder yang sama, {output / stem}. Ganti nama salah satunya atau jalankan terpisah."
            )
    return [folder_of(master.nama, triwulan, output) for master in masters]


def folder_of(name: str, triwulan: Periode | None, output: Path) -> Path:
    """Where the documents of a master go, by the name of its file."""
    folder = output / safe_name(Path(name).stem)
    return folder / f"tw{triwulan.value}" if triwulan else folder


def safe_name(text: str) -> str:
    """A name of a file or folder that Windows takes too; one that is too long is cut and told apart by its digest."""
    name = UNSAFE.sub("_", text).rstrip(" .") or "_"
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST:
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        name = name.encode("utf-8", "replace")[: _LONGEST - 9].decode("utf-8", "ignore") + f"-{digest}"
    return f"_{name}" if RESERVED.fullmatch(name) else name
