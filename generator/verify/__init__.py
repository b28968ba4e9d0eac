"""Whether an output folder is still what was generated: its files, its master, and whether they can be made again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.records.folder import Folder, read_folder
from generator.verify.again import Again, make_again
from generator.verify.bukti import BuktiState, check_evidence
from generator.verify.files import FileState, State, check_files, extra_files
from generator.verify.master import MasterState, check_master

__all__ = ["Verification", "verify"]


@dataclass(frozen=True)
class Verification:
    """What became of an output folder since it was generated."""

    folder: Folder
    files: tuple[FileState, ...]
    extra: tuple[str, ...]
    """Files that the manifest does not name."""
    master: MasterState
    again: Again
    bukti: tuple[BuktiState, ...] = ()
    """The files that evidence named, where the master was found."""

    @property
    def as_generated(self) -> bool:
        """Whether nothing differs; what could not be looked at counts as no difference."""
        if self.extra or any(item.state is not State.SAME for item in self.files):
            return False
        if not all(item.same for item in self.bukti):
            return False
        master_differs = self.master.path is not None and not self.master.same
        return not master_differs and not self.again.differing


def verify(path: Path, master: Path | None = None, templates: Path | None = None) -> Verification:
    """Look at the output folder `path`; nothing is written, but to complete what a killed run has half written.

    `master` is where its master is now, `templates` the folder of templates that was used; without them they
    are looked for where they usually stand. Raises `InputRefused` when the folder or the master cannot be read.
    """
    folder = read_folder(path)
    known = check_master(folder, master)
    evidence = check_evidence(folder, known.path)
    again = make_again(folder, known, templates, evidence)
    return Verification(folder, check_files(folder), extra_files(folder), known, again, evidence)
