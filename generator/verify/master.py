"""The master of an output folder: where it is, and whether it still is what the documents were made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.complete import refuse_incomplete
from generator.diff.rows import Kind, compare
from generator.master import Master
from generator.master.parse import parse
from generator.office.workbook.reader import read
from generator.records import tables_of
from generator.records.folder import Folder


@dataclass(frozen=True)
class MasterState:
    """What became of the master since."""

    name: str
    path: Path | None
    """Where it was found; None when it was not."""
    looked: tuple[Path, ...]
    """Where it was looked for."""
    same: bool
    """Whether it is byte for byte the one that was used."""
    counts: Mapping[Kind, int] = field(default_factory=dict)
    """What changed in its sheets, by kind of change; empty when nothing did."""
    master: Master | None = None
    """The master as read; None when it was not found."""


def check_master(folder: Folder, given: Path | None) -> MasterState:
    """The folder's master, at `given` or where masters usually stand. Raises `InputRefused` when it cannot be read or is incomplete."""
    looked = (given,) if given else _places(folder)
    path = given or next((place for place in looked if place.is_file()), None)
    if path is None:
        return MasterState(folder.master, None, looked, same=False)
    master = parse(read(path))
    refuse_incomplete(master)
    same = master.sha256 == folder.master_sha256
    changes = () if same else compare(folder.tables, tables_of(master))
    found = Counter(change.kind for change in changes)
    counts = {kind: found[kind] for kind in Kind if found[kind]}
    return MasterState(folder.master, path, looked, same, counts, master)


def _places(folder: Folder) -> tuple[Path, ...]:
    """Beside the folder of outputs (output/2025 or output/2025/tw2) or where the command runs, in `masters` first."""
    here, name = folder.path.resolve(), Path(folder.master).name
    parents = (here.parent.parent, here.parent.parent.parent, Path().resolve())
    in_masters = [parent / "masters" / name for parent in parents]
    beside = [parent / name for parent in parents]
    return tuple(dict.fromkeys([*in_masters, *beside]))
