"""The documents of a unit: its master read, checked, filled, finished and written, or the reason why not.

Templates are prepared once in each process and kept for the units that follow.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator import __version__
from generator.errors import TemplateRefused
from generator.unit.jobs import Given, failed, read_unit
from generator.unit.journal import Entry
from generator.unit.verdict import Outcome, Unit, Verdict

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.generate import Pilihan
    from generator.generate.main import Filled
    from generator.office.word.template import Template
    from generator.values import Triwulan


@dataclass(frozen=True)
class Making:
    """Make the documents of a unit in its folder."""

    triwulan: int | None
    pilihan: Pilihan
    output: str
    """Where the folders of units go, from the root."""
    templates: str | None
    digests: Mapping[str, str]
    """Each template that is used, by name, and its sha256."""
    force: bool
    hanya_disetujui: bool = False
    """Whether a unit is refused while some figure of the quarter is not approved as it is now."""

    def work(self, given: Sequence[Given]) -> list[Verdict]:
        """The files of each; those of all units are finished together, because LibreOffice is slow to start."""
        begun = [_Begun(self, unit, entry) for unit, entry in given]
        for one in begun:
            one.fill()
        open_ones = [one for one in begun if one.filled is not None]
        _finish(self.pilihan, open_ones)
        for one in open_ones:
            one.write()
        return [one.told() for one in begun]

    def key(self, name: str, sha256: str) -> str:
        """What a unit's files are made from, as a digest: its master, the templates, the options, this version."""
        parts = (
            __version__,
            name,
            sha256,
            self.triwulan,
            sorted(self.digests.items()),
            self.pilihan,
            self.hanya_disetujui,
        )
        return hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def folder(self, unit: Unit) -> Path:
        """Where the files of a unit go."""
        return Path(self.output, folder_name(unit, self.triwulan))

    @property
    def quarter(self) -> Triwulan | None:
        """The quarter, where one is asked for."""
        from generator.values import Triwulan

        return None if self.triwulan is None else Triwulan(self.triwulan)

    def ready(self) -> Mapping[str, Template]:
        """The templates, prepared once in each process. Raises `TemplateRefused` when they are others than the run began with."""
        prepared = _PREPARED.get(self._templates_key)
        if prepared is None:
            from generator.generate.main import prepare

            prepared = prepare(self.quarter, self.pilihan, None if self.templates is None else Path(self.templates))
            if {name: template.sha256 for name, template in prepared.items()} != dict(self.digests):
                raise TemplateRefused(
                    "Templat yang terbaca berbeda dari saat pengerjaan dimulai. Pastikan semua komputer memakai templat yang "
                    "sama dan templatnya tidak diubah selama pengerjaan, lalu ulangi."
                )
            self.keep(prepared)
        return prepared

    def keep(self, prepared: Mapping[str, Template]) -> None:
        """Keep the templates of this job in this process, and no others."""
        _PREPARED.clear()
        _PREPARED[self._templates_key] = prepared

    @property
    def _templates_key(self) -> tuple[object, ...]:
        return self.templates, tuple(sorted(self.digests.items()))


_PREPARED: Final[dict[tuple[object, ...], Mapping[str, Template]]] = {}
"""The templates of the job at hand, in this process."""


def making(
    triwulan: Triwulan | None,
    pilihan: Pilihan,
    output: Path,
    templates: Path | None,
    *,
    force: bool,
    hanya_disetujui: bool = False,
) -> Making:
    """What is to be made of each unit. Raises a `PerkinError` when it can be made of none, as with a template that is damaged."""
    from generator.generate.main import prepare

    prepared = prepare(triwulan, pilihan, templates)
    digests = {name: template.sha256 for name, template in prepared.items()}
    job = Making(
        None if triwulan is None else triwulan.value,
        pilihan,
        os.path.abspath(output),  # noqa: PTH100 - Path.absolute leaves `..` in
        None if templates is None else os.path.abspath(templates),  # noqa: PTH100
        digests,
        force,
        hanya_disetujui,
    )
    job.keep(prepared)
    return job


def folder_name(unit: Unit, triwulan: int | None) -> str:
    """The folder of a unit below the output: its name, and the quarter."""
    return unit.name if triwulan is None else f"{unit.name}/tw{triwulan}"


class _Begun:
    """A unit on its way from master to files."""

    def __init__(self, job: Making, unit: Unit, entry: Entry | None) -> None:
        self.job = job
        self.unit = unit
        self.entry = entry
        self.filled: Filled | None = None
        self.verdict = Verdict(unit, Outcome.FAILED)
        self.seconds = 0.0
        """Time spent on this unit; what was done for several at once is shared among them."""

    def fill(self) -> None:
        """Read, check and fill; what forbids it becomes the verdict."""
        since = time.monotonic()
        try:
            self._fill()
        except Exception as error:
            self.verdict = failed(self.unit, error, since)
        self.seconds += time.monotonic() - since

    def _fill(self) -> None:
        from generator.bukti import with_bukti
        from generator.complete import refuse_early, refuse_incomplete
        from generator.findings import Severity
        from generator.generate.gambar import with_pictures
        from generator.generate.main import refuse_lacking, render
        from generator.keeping import marks_of, refuse_replacing
        from generator.present.findings import summary
        from generator.validate import unapproved, validate

        path, folder = Path(self.unit.path), self.job.folder(self.unit)
        if self.entry is not None and path.is_file():
            key = self.job.key(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
            if self.entry.holds(key, folder, path.parent):
                self.verdict = Verdict(
                    self.unit, Outcome.KEPT, files=self.entry.files, pictures=self.entry.pictures, key=key
                )
                return
        master = read_unit(self.unit)
        found = validate(master, down_to=Severity.WARNING)
        counts = {name: count for name, count in summary(found).items() if name in ("error", "warning")}
        if counts["error"] and not self.job.force:
            self.verdict = Verdict(self.unit, Outcome.REFUSED, _first_error(found, counts["error"]), findings=counts)
            return
        if self.job.triwulan is not None and not self.job.force:
            refuse_early([master])
        refuse_incomplete(master)
        if self.job.hanya_disetujui and self.job.quarter and (missing := unapproved(master, self.job.quarter)):
            self.verdict = Verdict(self.unit, Outcome.REFUSED, _first_unapproved(missing), findings=counts)
            return
        refuse_lacking(master, self.job.pilihan)
        refuse_replacing(folder, marks_of(self._reading(path)))
        master = with_bukti(with_pictures(master, path, self.job.pilihan.only), path, sidik=True)
        beside = {picture.nama: hashlib.sha256(picture.isi).hexdigest() for picture in master.gambar.values()}
        beside |= {file.nama: file.sha256 for file in master.bukti.values() if file.sha256}
        # What is missing may come: such a unit is looked at again each time, as one that was forced.
        again = counts["error"] or any(not file.sha256 for file in master.bukti.values())
        self.filled = render(master, self.job.quarter, self.job.ready(), self.job.pilihan)
        self.verdict = Verdict(
            self.unit,
            Outcome.DONE,
            findings=counts,
            pictures=beside,
            key=f"{self.job.key(master.nama, master.sha256)}{'!' if again else ''}",
        )

    def _reading(self, path: Path) -> list[Path]:
        templates = Path(self.job.templates) if self.job.templates is not None else None
        return [path] if templates is None else [path, *(templates / f"{name}.docx" for name in self.job.digests)]

    def write(self) -> None:
        """Write the files, if nothing has gone wrong before."""
        if self.filled is None:
            return
        from generator.generate.main import write_filled
        from generator.records import MANIFEST

        since = time.monotonic()
        try:
            folder = self.job.folder(self.unit)
            (made,) = write_filled([folder], [self.filled], self.job.pilihan, self.job.ready())
            files = {file["name"]: file["sha256"] for file in made.content["files"]}
            files[MANIFEST] = hashlib.sha256(made.text.encode()).hexdigest()
            self.verdict = replace(self.verdict, files=files, message=_notes(made.tanpa_lembar, self.filled.penyambung))
        except Exception as error:
            self.fail(error)
        self.filled = None
        self.seconds += time.monotonic() - since

    def fail(self, error: Exception) -> None:
        """Make the error the unit's verdict."""
        self.verdict = failed(self.unit, error, time.monotonic())
        self.filled = None

    def told(self) -> Verdict:
        """The verdict, with the time it took."""
        return replace(self.verdict, seconds=self.seconds)


def _first_unapproved(found: Sequence[Finding]) -> str:
    first = found[0]
    more = f" Masih ada {len(found) - 1} lagi." if len(found) > 1 else ""
    return f"Angka triwulan itu belum semuanya disetujui, yang pertama di {first.sheet}!{first.cell}: {first.message}{more}"


def _first_error(found: Sequence[Finding], count: int) -> str:
    from generator.findings import Severity
    from generator.present.findings import shown

    first = next(shown(finding) for finding in found if finding.severity is Severity.ERROR)
    place = f"{first.sheet}!{first.cell}" if first.cell else first.sheet
    return f"{count} kesalahan, yang pertama di {place}: {first.message}"


def _notes(tanpa_lembar: Sequence[str], penyambung: Sequence[Mapping[str, object]]) -> str:
    """What should be known of documents that were made."""
    notes = []
    if tanpa_lembar:
        notes.append(f"tanpa lembar untuk {len(tanpa_lembar)} pejabat")
    missing = [str(note["name"]) for note in penyambung if note["missing"]]
    if missing:
        notes.append(f"ada halaman tanpa kata penyambung di {', '.join(missing)}")
    return "; ".join(notes)


def _finish(pilihan: Pilihan, begun: Sequence[_Begun]) -> None:
    """Join, print and so on, for all units together; when that is refused, for each alone, so that one costs no other."""
    from generator.generate.main import finished

    filled = [one.filled for one in begun if one.filled is not None]
    if not filled:
        return
    since = time.monotonic()
    try:
        for one, done in zip(begun, finished(filled, pilihan), strict=True):
            one.filled = done
    except Exception as error:
        if len(begun) == 1:
            begun[0].fail(error)
        else:
            for one in begun:
                _finish(pilihan, [one])
            return
    for one in begun:
        one.seconds += (time.monotonic() - since) / len(begun)
