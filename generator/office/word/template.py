"""A Word template, prepared once and filled many times.

docxtpl's template: python-docx holds the package, docxtpl places the tags. What docxtpl reads again and searches anew
for every row is not used: the prepared XML is rendered as text and spliced into its part, so that time grows with the
number of rows and no faster, and the same data gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from docx.document import Document

from generator.errors import TemplateRefused
from generator.office.word.charts import filled_charts, refuse_loose, refuse_unknown
from generator.office.word.filling import Unfilled, filled_part
from generator.office.word.graph import WordPackage
from generator.office.word.kept import read_or_kept
from generator.office.word.kinds import available, kind_of
from generator.office.word.limits import METER, Meter
from generator.office.word.lists import restarted
from generator.office.word.marks import refuse_tags
from generator.office.word.names import check_names
from generator.office.word.pictures import filled_pictures, refuse_loose_pictures, refuse_unknown_pictures
from generator.office.word.placing import Placer
from generator.office.word.problems import Problem, refuse
from generator.office.word.reading import STORY, Reading
from generator.office.word.unique import own_ids
from generator.office.word.widths import widened

_STYLES = "word/styles.xml"
"""Where a template's styles stand under the names that readers look for."""

__all__ = ["Template", "available"]


class Template(Placer):
    """A Word template ready to be filled: docxtpl's, over a package that was found safe and read once."""

    docx: Document

    def __init__(self, reading: Reading) -> None:
        # docxtpl would open the file by itself, again for every document: it is given none, see `init_docx`.
        super().__init__(io.BytesIO())
        self.reading = reading

    @property
    def name(self) -> str:
        """File name."""
        return self.reading.name

    @property
    def sha256(self) -> str:
        """What the file is known by."""
        return self.reading.sha256

    @property
    def names(self) -> frozenset[str]:
        """Every name of the data that the template uses, with its path: `kelompok.baris.no`."""
        return frozenset().union(*(part.names for part in self.reading.parts))

    @classmethod
    def load(cls, path: Path) -> Template:
        """Read and prepare a .docx template.

        Raises `InputRefused` for a file that is no safe .docx and `TemplateRefused` for tags that cannot be read
        and for anything in it that a template may not have.
        """
        reading = read_or_kept(path)
        refuse(reading.name, reading.problems)
        return cls(reading)

    def fill(self, context: object) -> bytes:
        """The document of this data: a dataclass whose fields are the template's variables.

        Nothing of it stays with the template: it may be filled by several threads at the same time. Raises
        `TemplateRefused` when the template names what the data does not have, uses a value as what it is not, or asks
        for more than a document may take (`limits`).
        """
        kind = type(context)
        available(kind)
        self._refuse_unfit(kind)
        # docxtpl keeps the document that it fills, so each gets an object of its own, with what is to be replaced in it.
        once = Template(self.reading)
        once.__dict__.update(self.__dict__)
        once.render({item.name: getattr(context, item.name) for item in fields(context)})  # type: ignore[arg-type]  # available() has refused all but dataclasses
        document = io.BytesIO()
        once.save(document)
        return document.getvalue()

    def init_docx(self, reload: bool = True) -> None:
        """Let python-docx hold the parts that were found safe, as they are before filling."""
        if reload or self.docx is None:
            self.docx = WordPackage.of(self.reading.fixed).main.document

    def render(self, context: Mapping[str, object]) -> None:
        """Fill every part that has tags, and splice it in as it is rendered; kept for `save`, as docxtpl does."""
        self.render_init()
        reading = self.reading
        package: WordPackage = self.docx.part.package
        done = restarted({**reading.fixed, **self._rendered(context)}, reading.restarts)
        done = own_ids(done, reading.fixed, filter(STORY.fullmatch, reading.fixed))
        done = filled_charts(reading.charts, done, context, package, self.name)
        done = filled_pictures(reading.pictures, done, context, package, self.name)
        done = widened(done, STORY.fullmatch, reading.fixed.get(_STYLES))
        for name, part in package.named.items():
            part.splice(done.get(name, part.blob))
        refuse_tags(package.members(), context, self.name)
        self.is_rendered = True

    def _rendered(self, data: Mapping[str, object]) -> dict[str, bytes]:
        """The parts that have tags, rendered while a meter runs."""
        before = METER.set(Meter())
        try:
            return {part.name: filled_part(part, data) for part in self.reading.parts}
        except Unfilled as refusal:
            raise TemplateRefused(refusal.problem.sentence(self.name)) from refusal
        finally:
            METER.reset(before)

    def _refuse_unfit(self, kind: type) -> None:
        """Raise `TemplateRefused` for data that the template was not made for."""
        reading = self.reading
        refuse_unknown(reading.charts, kind, self.name)
        refuse_unknown_pictures(reading.pictures, kind, self.name)
        refuse_loose(reading.charts, reading.fixed, self.names, kind, self.name)
        refuse_loose_pictures(reading.pictures, reading.fixed, self.names, kind, self.name)
        problems: list[Problem] = []
        for part in reading.parts:
            problems += check_names(part.parsed, kind_of(kind), self.name.removesuffix(".docx"))
        refuse(self.name, problems)
