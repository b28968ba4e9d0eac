"""A folder of templates: which documents they are for, and what is wrong with each."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.documents import DOCUMENTS
from generator.errors import InputRefused
from generator.findings import Severity
from generator.office.word.folder import builtin_templates
from generator.office.word.kinds import Kind, kind_of, paths
from generator.office.word.lint import lint
from generator.office.word.problems import Place, Problem
from generator.variables import meanings

_WORD: Final = (".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".rtf", ".odt")
_LOCKS: Final = ("~$", ".~lock.")


@dataclass(frozen=True)
class Checked:
    """A file of a folder of templates, and its problems."""

    name: str
    problems: tuple[Problem, ...]


def contexts() -> Mapping[str, type]:
    """The documents' names → the class of the data that their templates are filled with, in the order of print."""
    return {document.name: document.variables for document in DOCUMENTS}


@dataclass(frozen=True)
class Variable:
    """A name that a template may use."""

    name: str
    kind: Kind
    arti: str
    contoh: str


def variables_of(name: str) -> tuple[Variable, ...]:
    """The names that a document's template may use, in the order of the data. Raises `KeyError` for another name."""
    context = contexts()[name]
    known = dict(meanings(context))
    described = ((path, kind, known[path]) for path, kind in paths(kind_of(context)))
    return tuple(Variable(path, kind, meaning.arti, meaning.contoh) for path, kind, meaning in described)


def check_folder(folder: Path | None) -> tuple[Checked, ...]:
    """What is wrong with the templates of a folder, or with one of them; with the built-in ones without a folder.

    Raises `InputRefused` when there is no such folder, or no template in it, or the file is none.
    """
    where = folder or builtin_templates()
    kinds = contexts()
    if where.is_file():
        return (_checked(where, _context_of(where)),)
    if not where.is_dir():
        raise InputRefused(f"Folder templat {where} tidak ditemukan. Periksa nama foldernya.")
    if not any((where / f"{name}.docx").is_file() for name in kinds):
        raise InputRefused(
            f"Folder {where} tidak memuat satu pun templat ({', '.join(f'{name}.docx' for name in kinds)}). "
            "Periksa nama foldernya."
        )
    return (*(_checked(where / f"{name}.docx", kind) for name, kind in kinds.items()), *_strays(where, tuple(kinds)))


def _context_of(path: Path) -> type:
    kinds = contexts()
    if path.suffix != ".docx" or path.stem not in kinds:
        raise InputRefused(
            f"{path.name} bukan nama templat suatu dokumen ({', '.join(f'{name}.docx' for name in kinds)}). "
            "Periksa nama berkasnya."
        )
    return kinds[path.stem]


def file_of(where: Path, checked: Checked) -> Path | None:
    """The template that was checked, in a folder or itself; None for other files of the folder and for what is missing."""
    path = where if where.is_file() else where / checked.name
    return path if path.is_file() and path.suffix == ".docx" and path.stem in contexts() else None


def _checked(path: Path, kind: type) -> Checked:
    if path.is_file():
        return Checked(path.name, lint(path, kind))
    missing = Problem(
        Place(), "tidak ada di folder ini; templat bawaan yang dipakai", "Biarkan bila memang demikian.", Severity.INFO
    )
    return Checked(path.name, (missing,))


def _strays(folder: Path, names: tuple[str, ...]) -> Iterator[Checked]:
    """Word files that no document uses."""
    used = {f"{name}.docx" for name in names}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in _WORD and path.name not in used and not path.name.startswith(_LOCKS):
            near = difflib.get_close_matches(path.stem.casefold(), names, 1, 0.7)
            yield Checked(path.name, (_stray(f"{near[0]}.docx" if near else ""),))


def _stray(meant: str) -> Problem:
    said = "bukan nama templat suatu dokumen, sehingga tidak dipakai"
    if meant:
        return Problem(Place(), said, f"Bila yang dimaksud {meant}, simpan dengan nama itu.", Severity.WARNING)
    return Problem(Place(), said, "Biarkan, atau pindahkan ke folder lain.", Severity.INFO)
