"""A Word template, prepared once and filled many times.

The tags are docxtpl's; the filling is not: the prepared XML is rendered as text and put back into the
package, so that time grows with the number of rows and no faster, and the same data gives the same bytes.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final

import jinja2

from generator.errors import TemplateRefused
from generator.package import pack
from generator.word.charts import Chart, filled_charts, refuse_unknown
from generator.word.kinds import available, kind_of
from generator.word.language import Unprintable, Unworkable
from generator.word.limits import MAX_OUTPUT, METER, Meter, TooMuch
from generator.word.names import check_names
from generator.word.problems import Place, Problem, part_words, refuse
from generator.word.reading import Part, read_template

__all__ = ["Template", "available"]

_DECLARATION: Final = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BATCH: Final = 1 << 20


@dataclass(frozen=True)
class Template:
    """A Word template ready to be filled."""

    name: str
    """File name."""
    sha256: str
    parts: tuple[Part, ...] = field(repr=False)
    fixed: Mapping[str, bytes] = field(repr=False)
    """The parts without tags, and the fixed form of all others, by name."""
    charts: tuple[Chart, ...] = ()
    """The charts that are filled with data."""

    @property
    def names(self) -> frozenset[str]:
        """Every name of the data that the template uses, with its path: `kelompok.baris.no`."""
        return frozenset().union(*(part.names for part in self.parts))

    @classmethod
    def load(cls, path: Path) -> Template:
        """Read and prepare a .docx template.

        Raises `InputRefused` for a file that is no safe .docx and `TemplateRefused` for tags that cannot be read
        and for anything in it that a template may not have.
        """
        reading = read_template(path)
        refuse(reading.name, reading.problems)
        return cls(reading.name, reading.sha256, reading.parts, reading.fixed, reading.charts)

    def fill(self, context: object) -> bytes:
        """The document of this data: a dataclass whose fields are the template's variables.

        Raises `TemplateRefused` when the template names what the data does not have, uses a value as what it is
        not, or asks for more than a document may take (`limits`).
        """
        available(type(context))
        refuse_unknown(self.charts, type(context), self.name)
        refuse(self.name, self._misused(type(context)))
        data = {item.name: getattr(context, item.name) for item in fields(context)}  # type: ignore[arg-type]  # available() has refused all but dataclasses
        before = METER.set(Meter())
        try:
            filled = {part.name: self._render(part, data) for part in self.parts}
        finally:
            METER.reset(before)
        return pack(filled_charts(self.charts, {**self.fixed, **filled}, data, self.name).items())

    def _misused(self, context: type) -> list[Problem]:
        kind, document = kind_of(context), self.name.removesuffix(".docx")
        return [problem for part in self.parts for problem in check_names(part.parsed, kind, document)]

    def _render(self, part: Part, data: Mapping[str, Any]) -> bytes:
        if part.compiled is None:
            raise ValueError(f"part {part.name} of {self.name} has problems and cannot be filled")
        try:
            pieces = list(_batches(part.compiled.generate(data)))
        except TooMuch as error:
            raise TemplateRefused(_problem(part, error).sentence(self.name)) from error
        except (jinja2.TemplateError, Unprintable, Unworkable, TypeError, ValueError, ArithmeticError) as error:
            raise TemplateRefused(_problem(part, error).sentence(self.name)) from error
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
