"""Word packages whose parts are missing, unreadable or contradict each other: refused by name, wherever that shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lxml import etree

from generator.errors import InputRefused, PerkinError

DAMAGE: Final = (etree.XMLSyntaxError, KeyError, IndexError, ValueError)
"""What reading raises: no XML, a part or an attribute that is not there, an attribute that is no number."""


@contextmanager
def refusing_damage(name: str, refusal: type[PerkinError] = InputRefused) -> Iterator[None]:
    """Turn what a damaged document raises inside the block into a refusal that names the document."""
    try:
        yield
    except DAMAGE as error:
        raise refusal(
            f"Berkas {name} tidak dapat dibaca sebagai dokumen Word ({type(error).__name__}). "
            "Buka di Word, simpan ulang sebagai .docx, atau ambil salinan yang utuh."
        ) from None
