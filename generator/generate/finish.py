"""Steps that finish the documents of a run before they are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from generator.documents import joined
from generator.errors import InputRefused, TemplateRefused
from generator.office.word.damage import DAMAGE

GABUNGAN: Final = "gabungan.docx"


def with_gabungan(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files and `gabungan.docx`: the parts of the decree among them in one document, in the order of print.

    Raises `InputRefused` when there is none, `TemplateRefused` when their templates cannot share a document.
    """
    from generator.office.word.combine import (
        combine,
    )  # loaded only where it is needed, as LibreOffice's and PDFium's rooms are

    parts = [(part.name, files[part.file]) for part in joined() if part.file in files]
    if not parts:
        raise InputRefused(
            f"--gabung memerlukan sekurangnya satu dari {_joinable()}. Tambahkan dokumen itu pada --only."
        )
    try:
        return {**files, GABUNGAN: combine(parts)}
    except DAMAGE as error:
        raise TemplateRefused(
            f"Templat {', '.join(f'{name}.docx' for name, _ in parts)} tidak dapat digabung karena salah satunya rusak "
            f"({type(error).__name__}). Buka semuanya di Word, simpan ulang, lalu ulangi."
        ) from None


def _joinable() -> str:
    return ", ".join(part.name for part in joined())


def with_penyambung(sets: Sequence[Mapping[str, bytes]]) -> list[tuple[dict[str, bytes], list[dict[str, Any]]]]:
    """The files of each master, the decree's Word documents with their catchwords, and what the manifest says of them.

    The note names the pages that have a catchword, each compared with the page that follows, and those that lack one.
    Reports are no part of the decree and get none. All documents of the run are laid out together. Raises
    `InputRefused` when there is nothing to do, `LayoutRefused` when LibreOffice is missing or fails.
    """
    from generator.office.penyambung import beri

    ending = {part.file for part in joined()} | {GABUNGAN}
    wanted = {f"{number}/{name}": files[name] for number, files in enumerate(sets) for name in files if name in ending}
    if not wanted:
        raise InputRefused(
            f"--kata-penyambung memerlukan sekurangnya satu dari {_joinable()}. Tambahkan dokumen itu pada --only."
        )
    given, notes = beri(wanted)
    said: list[list[dict[str, Any]]] = [[] for _ in sets]
    for note in notes:
        number, _, name = note.name.partition("/")
        missing = [{"page": page, "reason": reason} for page, reason in note.salah.items()]
        said[int(number)].append({"name": name, "pages": note.pages, "verified": list(note.diberi), "missing": missing})
    finished = (
        {name: given.get(f"{number}/{name}", data) for name, data in files.items()} for number, files in enumerate(sets)
    )
    return list(zip(finished, said, strict=True))


def with_pdf(
    sets: Sequence[Mapping[str, bytes]], *, arsip: bool, told: Callable[[int, int], None] | None = None
) -> list[dict[str, bytes]]:
    """The files of each master, every Word document followed by its PDF (PDF/A when `arsip`).

    LibreOffice is started once for all documents of the run. Raises `LayoutRefused` when it is missing or fails.
    """
    from generator.office.layout.office import to_pdf

    documents = {
        f"{number}/{name}": data
        for number, files in enumerate(sets)
        for name, data in files.items()
        if name.endswith(".docx")
    }
    printed = to_pdf(documents, arsip=arsip, wish="--pdf-a" if arsip else "--pdf", told=told)
    return [_followed(files, f"{number}/", printed) for number, files in enumerate(sets)]


def _followed(files: Mapping[str, bytes], prefix: str, printed: Mapping[str, bytes]) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    for name, data in files.items():
        pdf = f"{name.removesuffix('.docx')}.pdf"
        made |= {name: data} | ({pdf: printed[prefix + pdf]} if name.endswith(".docx") else {})
    return made
