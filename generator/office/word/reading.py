"""A template read as far as it can be, together with everything that is wrong with it: one idea of what is wrong.

`Template.load` raises the first problem; `perkin templates check` shows them all.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

import jinja2
from lxml import etree

from generator.errors import TemplateRefused
from generator.findings import Severity
from generator.office.package import read_package
from generator.office.word import language, syntax
from generator.office.word.charts import Chart, bound_charts
from generator.office.word.damage import DAMAGE
from generator.office.word.guards import active_content, refuse_huge
from generator.office.word.language import Looks
from generator.office.word.limits import MAX_BOUND, MAX_PACKAGE, account
from generator.office.word.lists import NUMBERING, Numbering, Restarts, lists_of
from generator.office.word.marks import unfilled_marks
from generator.office.word.parse import Parsed, parse
from generator.office.word.pictures import Picture, bound_pictures, untagged
from generator.office.word.prepare import Source, prepare, prepare_properties
from generator.office.word.problems import Place, Problem
from generator.office.word.syntax import check_language
from generator.office.word.tags import Draft
from generator.office.xml import OUTSIDE

STORY: Final = re.compile(r"word/(document|(header|footer|footnotes|endnotes)\d*)\.xml")
"""The parts that a template fills: body, headers, footers, notes."""
_PROPERTIES: Final = "docProps/core.xml"
Filled = TypeVar("Filled", Chart, Picture)
_WHOLE: Final = "Buka di Word, simpan ulang, atau ambil salinan yang utuh."


@dataclass(frozen=True)
class Part:
    """A part of a template that has tags: its tree, its names, and Jinja's compiled form of it."""

    name: str
    parsed: Parsed
    names: frozenset[str]
    """Every name of the data that it uses, with its path."""
    code: bytes | None = field(repr=False)
    """What Jinja has made of it, as Python keeps code; None where problems stand in the way."""
    looks: Sequence[Looks] = field(repr=False)
    """The properties of rich tags' runs, those of the whole template."""

    @cached_property
    def compiled(self) -> jinja2.Template:
        """The part ready to be filled. Raises `ValueError` where problems stand in the way."""
        if self.code is None:
            raise ValueError(f"part {self.name} has problems and cannot be filled")
        environment = _environment(self.name, self.looks)
        return environment.template_class.from_code(environment, marshal.loads(self.code), {})  # noqa: S302 - compiled by us


@dataclass(frozen=True)
class Reading:
    """A template and what is wrong with it, whatever the data."""

    name: str
    sha256: str
    fixed: Mapping[str, bytes] = field(repr=False)
    """The parts of the package as they are, by name."""
    parts: tuple[Part, ...]
    charts: tuple[Chart, ...]
    pictures: tuple[Picture, ...]
    problems: tuple[Problem, ...]
    restarts: Mapping[str, Restarts] = field(repr=False)
    """By part: the numbered lists that begin anew with every repetition of a loop."""
    mended: tuple[Place, ...]
    """Where Word had split a tag, which has been made whole."""


def read_template(path: Path) -> Reading:
    """Read a .docx template.

    Raises `InputRefused` for a file that is no .docx or not safe to open, `TemplateRefused` for one too large to read.
    """
    package = read_package(path, ".docx", MAX_PACKAGE)
    fixed = package.parts
    refuse_huge(fixed, path.name)
    draft = Draft(problems=list(active_content(fixed)))
    pictures = tuple(_few(_pictures(fixed, path.name, draft), "gambar", path.name))
    fixed = untagged(fixed, pictures)
    stories = tuple(sorted(filter(STORY.fullmatch, fixed)))
    charts = tuple(_few(_charts(fixed, stories, path.name, draft), "grafik", path.name))
    draft.problems.extend(unfilled_marks(fixed, frozenset(stories), charts))
    sources = tuple(_sources(fixed, draft))
    parsed = tuple(_read(source, draft) for source in sources)
    parts = tuple(_part(one, draft) for one in parsed)
    problems, mended = tuple(dict.fromkeys(draft.problems)), tuple(draft.mended)
    restarts = {source.part: source.restarts for source in sources}
    return Reading(path.name, package.sha256, fixed, parts, charts, pictures, problems, restarts, mended)


def _few(found: Iterator[Filled], what: str, name: str) -> Iterator[Filled]:
    """As many as may be filled in. Raises `TemplateRefused` for more."""
    for number, item in enumerate(found, start=1):
        if number > MAX_BOUND:
            raise TemplateRefused(
                f"Templat {name} mempunyai lebih dari {MAX_BOUND} {what} yang diisi dari data. Hapus yang berlebih."
            )
        yield item


def _sources(fixed: Mapping[str, bytes], draft: Draft) -> Iterator[Source]:
    """The parts that have tags."""
    numbering = _numbering(fixed)
    lists = {name: lists_of(root, numbering) for name, root in _trees(fixed)} if numbering else {}
    for name in sorted(fixed):
        if name != _PROPERTIES and not STORY.fullmatch(name):
            continue
        if b"{" not in fixed[name] and b"}" not in fixed[name]:
            continue
        try:
            root = etree.fromstring(fixed[name], OUTSIDE)
            if name == _PROPERTIES:
                source = prepare_properties(root, name, draft)
            else:
                elsewhere = frozenset[str]().union(*(used for other, used in lists.items() if other != name))
                source = prepare(root, name, draft, numbering, elsewhere)
        except DAMAGE:
            draft.report(Place(), f"rusak pada bagian {name}", _WHOLE)
            continue
        if source.tags:
            yield source


def _numbering(fixed: Mapping[str, bytes]) -> Numbering | None:
    try:
        return Numbering(fixed) if NUMBERING in fixed else None
    except etree.XMLSyntaxError:
        return None  # `guards` says so


def _trees(fixed: Mapping[str, bytes]) -> Iterator[tuple[str, etree._Element]]:
    for name in filter(STORY.fullmatch, fixed):
        with suppress(etree.XMLSyntaxError):  # `_sources` says so
            yield name, etree.fromstring(fixed[name], OUTSIDE)


def _read(source: Source, draft: Draft) -> Parsed:
    parsed = parse(source, draft, _environment(source.part, draft.looks))
    draft.problems.extend(check_language(parsed))
    return parsed


def _environment(part: str, looks: Sequence[Looks]) -> jinja2.Environment:
    return language.environment(looks, language.property_text if part == _PROPERTIES else language.run_text)


def _charts(fixed: Mapping[str, bytes], stories: tuple[str, ...], name: str, draft: Draft) -> Iterator[Chart]:
    for story in stories:
        try:
            yield from bound_charts(fixed, story, name)
        except TemplateRefused as refusal:
            draft.problems.append(Problem(Place(), str(refusal), ""))
        except DAMAGE:
            draft.report(Place(), f"rusak pada sebuah grafik di bagian {story}", _WHOLE)


def _pictures(fixed: Mapping[str, bytes], name: str, draft: Draft) -> Iterator[Picture]:
    for part in sorted(fixed):
        try:
            if STORY.fullmatch(part):
                yield from bound_pictures(fixed, part, name)
        except TemplateRefused as refusal:
            draft.problems.append(Problem(Place(), str(refusal), ""))
        except DAMAGE:
            draft.report(Place(), f"rusak pada bagian {part}", _WHOLE)


def _part(parsed: Parsed, draft: Draft) -> Part:
    names = syntax.names(parsed.tree)
    sound = parsed.sound and not any(problem.severity is Severity.ERROR for problem in draft.problems)
    code = _code(parsed, draft) if sound else None
    return Part(parsed.part, parsed, names, code, draft.looks)


def _code(parsed: Parsed, draft: Draft) -> bytes | None:
    environment = _environment(parsed.part, draft.looks)
    account(parsed.tree)
    try:
        code = environment.compile(parsed.tree, parsed.part, parsed.part)
    except (jinja2.TemplateSyntaxError, SyntaxError, RecursionError, MemoryError):
        draft.report(Place(), "memuat tanda yang tidak dapat dijalankan", "Sederhanakan for, if, dan set di dalamnya.")
        return None
    return marshal.dumps(code)
