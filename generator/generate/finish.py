"""Steps that finish the documents of one master before they are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.documents import DARI_MASTER
from generator.errors import InputRefused
from generator.word.combine import combine

GABUNGAN: Final = "gabungan.docx"


def with_gabungan(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files and `gabungan.docx`: the parts of the decree among them in one document, in the order of print.

    Raises `InputRefused` when there is none, `TemplateRefused` when their templates cannot share a document.
    """
    parts = [(name, files[f"{name}.docx"]) for name in DARI_MASTER if f"{name}.docx" in files]
    if not parts:
        raise InputRefused(
            f"--gabung memerlukan sekurangnya satu dari {', '.join(DARI_MASTER)}. Tambahkan dokumen itu pada --only."
        )
    return {**files, GABUNGAN: combine(parts)}
