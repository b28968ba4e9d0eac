"""Several Word documents as one: each a section, or several, with its own pages, numbers and looks.

Documents made from different templates share one file here, and with it one set of styles, lists,
settings and numbers. Each room of this folder settles one of these; what cannot be settled without
changing how a document looks is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.office.word.combine import fonts, notes, numbering, sections, settings, styles, theme
from generator.office.word.combine.opc import Docx


def combine(documents: Sequence[tuple[str, bytes]]) -> bytes:
    """The documents one after another in one .docx; `documents` are names (`lampiran-1`) with packages found safe.

    Paper, margins, headers, footers, page numbers and looks of each stay as they are. Properties such as
    the title are those of the first. One document alone stays byte for byte. Raises `TemplateRefused`
    for what one file cannot hold, and `ValueError` when there is no document.
    """
    if not documents:
        raise ValueError("nothing to combine")
    if len(documents) == 1:
        return documents[0][1]
    base, *guests = [Docx.read(name, data) for name, data in documents]
    for document in (base, *guests):
        notes.refuse(document)
        notes.tidy(document)
        sections.prepare(document)
    for guest in guests:
        settings.settle(base, guest)
        theme.settle(base, guest)
        lists = numbering.append(base, guest)
        styles.append(base, guest, lists)
        fonts.append(base, guest)
        notes.append(base, guest)
        sections.append(base, guest)
    notes.number_drawings(base)
    return base.write()
