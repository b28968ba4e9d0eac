"""A Word template, prepared once and filled many times.

The tags are docxtpl's; the filling is not: the prepared XML is rendered as text and put back into the
package, so that time grows with the number of rows and no faster, and the same data gives the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args, get_type_hints

import jinja2
from jinja2 import nodes
from lxml import etree

from generator import values
from generator.errors import TemplateRefused
from generator.grafik import Grafik
from generator.package import pack, parts_of, read_package
from generator.word import language
from generator.word.charts import Chart, bound_charts, filled_charts, refuse_unknown
from generator.word.language import Looks, Unprintable
from generator.word.prepare import LINE, paragraph_text, prepare

_STORY: Final = re.compile(r"word/(document|(header|footer|footnotes|endnotes)\d*)\.xml")
_PROPERTIES: Final = "docProps/core.xml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLACES: Final = {"header": " (kepala halaman)", "footer": " (kaki halaman)", "core": " (properti dokumen)"}
_CALLED: Final[Mapping[type[nodes.Node], str]] = {nodes.Call: "memanggil fungsi", nodes.Test: "memakai uji “is”"}


@dataclass(frozen=True)
class Part:
    """A part of a template that has tags: its source, its names, and Jinja's compiled form of it."""

    name: str
    source: str
    names: frozenset[str]
    compiled: jinja2.Template


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

        Raises `InputRefused` for a file that is no safe .docx and `TemplateRefused` for tags that cannot be read.
        """
        data = read_package(path, ".docx")
        fixed = parts_of(data)
        looks: list[Looks] = []
        sources = {name: source for name in fixed if (source := _source(fixed, name, looks, path.name)) is not None}
        parts = tuple(_compile(name, source, looks, path.name) for name, source in sorted(sources.items()))
        charts = tuple(chart for name in sorted(sources) for chart in bound_charts(fixed, name, path.name))
        return cls(path.name, hashlib.sha256(data).hexdigest(), parts, fixed, charts)

    def fill(self, context: object) -> bytes:
        """The document of this data: a dataclass whose fields are the template's variables.

        Raises `TemplateRefused` when the template names what the data does not have.
        """
        known = available(type(context))
        refuse_unknown(self.charts, type(context), self.name)
        if unknown := self.names - known:
            raise TemplateRefused(_unknown_sentence(self.name, unknown))
        data = {item.name: getattr(context, item.name) for item in fields(context)}  # type: ignore[arg-type]  # available() has refused all but dataclasses
        filled = {part.name: self._render(part, data) for part in self.parts}
        return pack(filled_charts(self.charts, {**self.fixed, **filled}, data, self.name).items())

    def _render(self, part: Part, data: Mapping[str, Any]) -> bytes:
        try:
            text = part.compiled.render(data)
        except (jinja2.TemplateError, Unprintable, TypeError, ValueError, ArithmeticError) as error:
            raise TemplateRefused(_render_sentence(self.name, part, error)) from error
        return (_DECLARATION + _cells_with_paragraph(text.replace(LINE, "<w:p"))).encode()


def available(kind: type) -> frozenset[str]:
    """Every path that a context class offers: its fields, and those of the dataclasses in its tuples."""
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} is no dataclass")
    return _available(kind)


@cache
def _available(kind: Any) -> frozenset[str]:
    return frozenset(_paths(kind, ""))


def _paths(kind: Any, prefix: str) -> Iterator[str]:
    hints = get_type_hints(kind)
    for item in fields(kind):
        yield prefix + item.name
        for inner in _dataclasses(hints[item.name]):
            if inner is Grafik:  # what of a chart can be printed as text
                yield from (f"{prefix}{item.name}.{name}" for name in ("judul", "uraian"))
                continue
            yield from _paths(inner, f"{prefix}{item.name}.")


def _dataclasses(hint: Any) -> Iterator[Any]:
    """The dataclasses inside a type: `tuple[Baris, ...]` → `Baris`. Those of `values` are values, not structures."""
    if is_dataclass(hint) and hint.__module__ != values.__name__:
        yield hint
    for inner in get_args(hint):
        yield from _dataclasses(inner)


def _source(fixed: Mapping[str, bytes], name: str, looks: list[Looks], template: str) -> str | None:
    """The Jinja source of a part that has tags; None for one that has none."""
    if name == _PROPERTIES and b"{{" in fixed[name]:
        return fixed[name].decode().partition("?>")[2].lstrip()
    if not _STORY.fullmatch(name) or b"{" not in fixed[name]:
        return None
    try:
        return prepare(fixed[name], looks, template)
    except etree.XMLSyntaxError:
        raise TemplateRefused(
            f"Templat {template} rusak pada bagian {name}. Buka di Word, simpan ulang, atau ambil salinan yang utuh."
        ) from None


def _compile(name: str, source: str, looks: list[Looks], template: str) -> Part:
    text = language.property_text if name == _PROPERTIES else language.run_text
    environment = language.environment(looks, text)
    try:
        tree = environment.parse(source)
        if node := language.forbidden(tree):
            raise TemplateRefused(_forbidden_sentence(template, name, source, node))
        code = environment.compile(tree, name, name)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateRefused(_syntax_sentence(template, name, source, error)) from None
    compiled = environment.template_class.from_code(environment, code, {})
    return Part(name, source, language.names(tree), compiled)


def _cells_with_paragraph(text: str) -> str:
    """A table cell must end with a paragraph, even when all it held was an empty list."""
    for end in ("</w:tcPr></w:tc>", "<w:tc></w:tc>", "</w:tbl></w:tc>"):
        text = text.replace(end, f"{end.removesuffix('</w:tc>')}<w:p/></w:tc>")
    return text


def _where(template: str, part: str, source: str, line: int) -> str:
    place = next((words for stem, words in _PLACES.items() if stem in part), "")
    lines = source.split("\n")
    text = paragraph_text(lines[line - 1]) if 0 < line <= len(lines) else ""
    return f"Templat {template}{place}: paragraf “{text[:100]}{'…' if len(text) > 100 else ''}”"


def _syntax_sentence(template: str, part: str, source: str, error: jinja2.TemplateSyntaxError) -> str:
    message = error.message or ""
    where = _where(template, part, source, error.lineno)
    if "end of template" in message:
        return (
            f"Templat {template}: ada perintah for atau if yang tidak ditutup. "
            "Setiap for ditutup dengan endfor, dan setiap if ditutup dengan endif."
        )
    if found := re.search(r"unknown tag '(end\w+|else|elif)'", message):
        return f"{where} memuat “{found[1]}” tanpa for atau if yang mendahuluinya. Hapus, atau lengkapi pasangannya."
    if found := re.search(r"unknown tag '(\w+)'|No filter named '(\w+)'", message):
        return f"{where} memakai perintah “{found[1] or found[2]}” yang tidak dikenal. Periksa ejaannya."
    return (
        f"{where} memuat tanda yang tidak dapat dibaca. Periksa ejaan, kurung, dan pasangan for–endfor serta if–endif."
    )


def _forbidden_sentence(template: str, part: str, source: str, node: nodes.Node) -> str:
    line = next((inner.lineno for inner in (node, *node.find_all(nodes.Node)) if inner.lineno), 0)
    does = _CALLED.get(type(node), "memakai perintah yang tidak diizinkan")
    return (
        f"{_where(template, part, source, line)} {does}. Di templat hanya boleh ada nama data, for, if, set, "
        "perbandingan, dan filter yang terdaftar."
    )


def _unknown_sentence(template: str, unknown: frozenset[str]) -> str:
    roots = sorted(name for name in unknown if name.rpartition(".")[0] not in unknown)
    stem = template.removesuffix(".docx")
    return (
        f"Templat {template} memakai nama yang tidak dikenal: {', '.join(roots)}. "
        f"Periksa ejaannya; daftar nama yang tersedia: perkin templates vars {stem}."
    )


def _render_sentence(template: str, part: Part, error: Exception) -> str:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == part.name]
    where = _where(template, part.name, part.source, (lines[-1] or 0) if lines else 0)
    match error:
        case Unprintable():
            return f"{where} mencetak nilai yang {error}."
        case jinja2.UndefinedError():
            return f"{where} memakai nama yang tidak dikenal: {error.message}. Periksa ejaannya."
    return f"{where} memuat perbandingan atau hitungan yang tidak berlaku untuk datanya. Periksa perintah if dan filternya."
