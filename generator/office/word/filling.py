"""One part of a template filled with data, within the limits, and what stands in the way said at its place."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import jinja2

from generator.office.word.language import Unprintable, Unworkable
from generator.office.word.limits import MAX_OUTPUT, TooMuch
from generator.office.word.problems import Place, Problem, part_words
from generator.office.word.reading import Part

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BATCH: Final = 1 << 20


class Unfilled(Exception):
    """A part that cannot be filled with these data."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def filled_part(part: Part, data: Mapping[str, Any]) -> bytes:
    """The XML of a part with its data, while a meter runs (`limits.METER`).

    Raises `Unfilled`, and `ValueError` for a part that has problems.
    """
    template = part.compiled
    try:
        pieces = list(_batches(template.generate(data)))
    except (TooMuch, Unprintable, Unworkable, jinja2.TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise Unfilled(_problem(part, error)) from error
    return _cells_with_paragraph(b"".join([_DECLARATION, *pieces]))


def _batches(pieces: Iterable[str]) -> Iterator[bytes]:
    """The same text as bytes, in fewer pieces. Raises `TooMuch` for more than a part may have."""
    waiting: list[str] = []
    letters = size = 0
    for piece in pieces:
        waiting.append(piece)
        letters += len(piece)
        if letters > _BATCH:
            batch = "".join(waiting).encode()
            waiting, letters, size = [], 0, size + len(batch)
            if size > MAX_OUTPUT:
                raise TooMuch(f"menghasilkan dokumen yang lebih besar dari {MAX_OUTPUT >> 20} MB")
            yield batch
    yield "".join(waiting).encode()


def _cells_with_paragraph(text: bytes) -> bytes:
    """A table cell must end with a paragraph, even when all it held was an empty list."""
    for end in (b"</w:tcPr></w:tc>", b"<w:tc></w:tc>", b"</w:tbl></w:tc>"):
        text = text.replace(end, end.removesuffix(b"</w:tc>") + b"<w:p/></w:tc>")
    return text


def _problem(part: Part, error: Exception) -> Problem:
    """What went wrong while filling a part, at the tag where it did."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == part.name]
    place = part.parsed.places.get((lines[-1] or 0) if lines else 0, Place(part_words(part.name)))
    match error:
        case TooMuch():
            return Problem(place, str(error), "Kurangi perulangan (for) dan teks yang dirangkai di dalam templat itu.")
        case Unprintable():
            return Problem(place, f"mencetak nilai yang {error}", "Periksa tanda itu.")
        case Unworkable():
            return Problem(place, str(error), "Periksa tanda itu.")
        case jinja2.UndefinedError():
            return Problem(place, f"memakai nama yang tidak dikenal: {error.message}", "Periksa ejaannya.")
    message = "memuat perbandingan atau hitungan yang tidak berlaku untuk datanya"
    return Problem(place, message, "Periksa perintah if dan filternya.")
