"""Whether the documents can be made again, and come out the same."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum, auto
from pathlib import Path, PurePosixPath

from generator import __version__
from generator.bukti import with_bukti
from generator.errors import PerkinError
from generator.generate import Pilihan, render_all
from generator.generate.gambar import with_pictures
from generator.office.layout.office import find_libreoffice
from generator.office.word.folder import find_template
from generator.records.folder import Folder, refuse_misformed
from generator.verify.bukti import BuktiState
from generator.verify.master import MasterState


@dataclass(frozen=True, slots=True)
class Again:
    """What making the documents again has shown."""

    obstacle: str = ""
    """Why it was not tried, as a clause; empty when it was."""
    differing: tuple[str, ...] = ()
    """Files that came out otherwise than the manifest says."""
    by_pages: tuple[str, ...] = ()
    """PDFs that are other bytes, as they may be, and whose pages show the same text at the same places."""
    uncompared: tuple[str, ...] = ()
    """PDFs that are other bytes, and of whose pages the manifest says nothing."""


class _Outcome(Enum):
    """How a file came out when it was made again."""

    SAME = auto()
    SAME_PAGES = auto()
    UNCOMPARED = auto()
    DIFFERING = auto()


def make_again(
    folder: Folder, master: MasterState, templates: Path | None, evidence: tuple[BuktiState, ...] = ()
) -> Again:
    """Make the folder's documents in memory with the same options; nothing is written."""
    obstacle = _obstacle(folder, master, templates)
    if not obstacle and not all(item.same for item in evidence):
        obstacle = "buktinya sudah berubah"
    if obstacle:
        return Again(obstacle)
    assert master.master is not None and master.path is not None  # noqa: PT018, S101 - one not found is an obstacle
    lists = {name: tuple(value) for name, value in folder.options.items() if isinstance(value, list)}
    options = Pilihan(**{**folder.options, **lists})
    try:
        pictured = with_pictures(master.master, master.path, folder.options["only"])
        whole = with_bukti(pictured, master.path, sidik=True)
        (made,) = render_all([whole], folder.quarter, options, templates)
    except PerkinError as refusal:
        return Again(f"dokumennya tidak dapat dibuat: {refusal}".rstrip("."))
    found: defaultdict[_Outcome, list[str]] = defaultdict(list)
    for name in sorted({*made, *folder.files}):
        found[_outcome(folder, name, made)].append(name)
    return Again(
        differing=tuple(found[_Outcome.DIFFERING]),
        by_pages=tuple(found[_Outcome.SAME_PAGES]),
        uncompared=tuple(found[_Outcome.UNCOMPARED]),
    )


def _outcome(folder: Folder, name: str, made: Mapping[str, bytes]) -> _Outcome:
    """A file made again against the manifest; a PDF of other bytes, which proves nothing, against its pages."""
    if name not in made or name not in folder.files:
        return _Outcome.DIFFERING
    if hashlib.sha256(made[name]).hexdigest() == folder.files[name]:
        return _Outcome.SAME
    if PurePosixPath(name).suffix != ".pdf":
        return _Outcome.DIFFERING
    if name not in folder.pages:
        return _Outcome.UNCOMPARED
    from generator.office.layout.pages import digest_of_pages  # PDFium is loaded only where it is needed

    return _Outcome.SAME_PAGES if digest_of_pages(made[name]) == folder.pages[name] else _Outcome.DIFFERING


def _obstacle(folder: Folder, master: MasterState, templates: Path | None) -> str:
    if folder.version != __version__:
        return f"dokumennya dibuat dengan perkin {folder.version}, sedangkan ini perkin {__version__}"
    if unknown := {item.name for item in fields(Pilihan)} ^ set(folder.options):
        return f"manifesnya tidak memuat pilihan yang sama dengan perkin ini ({', '.join(sorted(unknown))})"
    refuse_misformed(folder.path, folder.options, Pilihan, "options")
    if master.path is None:
        return "masternya tidak ditemukan"
    if not master.same:
        return "masternya sudah berubah"
    if changed := _changed_templates(folder, templates):
        place = f"di {templates}" if templates else "bawaan"
        return (
            f"templat {place} bukan lagi yang dipakai waktu itu ({', '.join(changed)}); "
            "bila dulu dipakai folder templat sendiri, sebutkan dengan --templates"
        )
    needs = folder.options["pdf"] or folder.options["arsip"] or folder.options["kata_penyambung"]
    if needs and not find_libreoffice():
        return "PDF atau kata penyambungnya memerlukan LibreOffice, yang tidak ditemukan di komputer ini"
    return ""


def _changed_templates(folder: Folder, templates: Path | None) -> list[str]:
    """The templates that are others now, or gone."""
    changed: list[str] = []
    for name, digest in folder.templates.items():
        path = find_template(Path(name).stem, templates)
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            changed.append(name)
    return changed
