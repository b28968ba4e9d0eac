"""A Word template, prepared once and filled many times.

The tags are docxtpl's; the filling is not: the prepared XML is rendered as text and put back into the
package, so that time grows with the number of rows and no faster, and the same data gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

from generator.errors import TemplateRefused
from generator.package import pack
from generator.word.charts import Chart, filled_charts, refuse_loose, refuse_unknown
from generator.word.filling import Unfilled, filled_part
from generator.word.kinds import available, kind_of
from generator.word.limits import METER, Meter
from generator.word.lists import Restarts, restarted
from generator.word.marks import refuse_tags
from generator.word.names import check_names
from generator.word.pictures import Picture, filled_pictures, refuse_loose_pictures, refuse_unknown_pictures
from generator.word.problems import Problem, refuse
from generator.word.reading import STORY, Part, read_template
from generator.word.unique import own_ids

__all__ = ["Template", "available"]


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
    pictures: tuple[Picture, ...] = ()
    """The pictures that are filled in."""
    restarts: Mapping[str, Restarts] = field(default_factory=dict, repr=False)
    """By part: the numbered lists that begin anew with every repetition of a loop."""

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
        return cls(
            reading.name,
            reading.sha256,
            reading.parts,
            reading.fixed,
            reading.charts,
            reading.pictures,
            reading.restarts,
        )

    def fill(self, context: object) -> bytes:
        """The document of this data: a dataclass whose fields are the template's variables.

        Raises `TemplateRefused` when the template names what the data does not have, uses a value as what it is
        not, or asks for more than a document may take (`limits`).
        """
        available(type(context))
        refuse_unknown(self.charts, type(context), self.name)
        refuse_unknown_pictures(self.pictures, type(context), self.name)
        refuse_loose(self.charts, self.fixed, self.names, type(context), self.name)
        refuse_loose_pictures(self.pictures, self.fixed, self.names, type(context), self.name)
        refuse(self.name, self._misused(type(context)))
        data = {item.name: getattr(context, item.name) for item in fields(context)}  # type: ignore[arg-type]  # available() has refused all but dataclasses
        before = METER.set(Meter())
        try:
            filled = {part.name: filled_part(part, data) for part in self.parts}
        except Unfilled as refusal:
            raise TemplateRefused(refusal.problem.sentence(self.name)) from refusal
        finally:
            METER.reset(before)
        done = restarted({**self.fixed, **filled}, self.restarts)
        done = own_ids(done, self.fixed, filter(STORY.fullmatch, self.fixed))
        done = filled_charts(self.charts, done, data, self.name)
        done = filled_pictures(self.pictures, done, data, self.name)
        refuse_tags(done, data, self.name)
        return pack(done.items())

    def _misused(self, context: type) -> list[Problem]:
        kind, document = kind_of(context), self.name.removesuffix(".docx")
        return [problem for part in self.parts for problem in check_names(part.parsed, kind, document)]
