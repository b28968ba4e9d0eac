"""Charts of a template: native Word charts that staff restyle in Word, and whose data alone is filled in.

A chart is bound by its alternative text ("Edit Alt Text" in Word): `{{ grafik_capaian }}` there names a `Grafik`
of the data. Its series and categories, the workbook behind it and the alternative text are replaced; its kind,
colours, axes and labels stay. A chart without such a tag stays as it is. One that the filled text left out
(`{%p if grafik_capaian %}` around its paragraph) is taken out of the package together with its workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Final, NamedTuple

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.chart import fill_chart, title_of
from generator.office.word.graph import WordPackage
from generator.office.word.kinds import Jenis, available, kind_of
from generator.office.word.opc import targets
from generator.office.word.sheet import workbook
from generator.office.word.tags import TAG
from generator.office.word.tree import short
from generator.office.xml import OUTSIDE
from generator.variables import Grafik

CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
"""A chart in a drawing."""
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BOUND: Final = re.compile(r"\{\{\s*([A-Za-z]\w*)\s*\}\}")
_NAMED: Final = re.compile(r"\{\{\s*([A-Za-z_][\w.]*)\s*\}\}")


class Chart(NamedTuple):
    """A bound chart of a template."""

    name: str
    """The field of the data."""
    story: str
    """The part that it stands in: `word/document.xml`."""
    relation: str
    """The story's relation to it."""
    part: str
    book: str
    """The workbook's part; empty when there is none."""
    title: str = ""
    """What its title says in the template, which the data's title replaces; empty when it has none."""


def chart_names(kind: type) -> tuple[str, ...]:
    """The fields of a context class that are charts, in their order."""
    fields = kind_of(kind).fields.items()
    return tuple(name for name, inner in fields if inner.jenis is Jenis.GRAFIK)


def drawn_charts(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Every chart of a story: its `wp:docPr`, and the relation to its part."""
    for chart in root.iter(CHART):
        drawing = next(chart.iterancestors(f"{_WP}inline", f"{_WP}anchor"), None)
        properties = None if drawing is None else drawing.find(f"{_WP}docPr")
        if properties is not None:
            yield properties, chart.get(f"{_R}id", "")


def describe_by_data(root: etree._Element) -> None:
    """Let title and alternative text of every bound chart be those of its data."""
    for properties, _ in drawn_charts(root):
        bound = _BOUND.fullmatch(properties.get("descr", "").strip())
        if bound:
            name = bound[1]
            properties.set("title", f"{{{{ {name}.judul if {name} else '' }}}}")
            properties.set("descr", f"{{{{ {name}.uraian if {name} else '' }}}}")


def bound_charts(parts: Mapping[str, bytes], story: str, template: str) -> Iterator[Chart]:
    """The bound charts of a story, as the template has them.

    Raises `TemplateRefused` for alternative text that is not just one name, and for data kept in another file.
    """
    if CHART[1:].partition("}")[0].encode() not in parts[story]:
        return
    inside = dict(targets(parts, story))
    for properties, relation in drawn_charts(etree.fromstring(parts[story], OUTSIDE)):
        text = properties.get("descr", "").strip()
        if "{{" not in text:
            continue
        bound = _BOUND.fullmatch(text)
        if bound is None:
            raise TemplateRefused(
                f"Templat {template}: teks alternatif grafik “{short(text)}” harus berisi satu nama data saja, "
                "misalnya {{ grafik_capaian }}."
            )
        part = inside[relation]
        root = etree.fromstring(parts[part], OUTSIDE)
        yield Chart(bound[1], story, relation, part, _book(parts, root, part, template, text), title_of(root))


def _book(parts: Mapping[str, bytes], root: etree._Element, part: str, template: str, text: str) -> str:
    data = root.find(f"{CHART.removesuffix('chart')}externalData")
    if data is None:
        return ""
    book = dict(targets(parts, part)).get(data.get(f"{_R}id", ""), "")
    if book not in parts:
        raise TemplateRefused(
            f"Templat {template}: data grafik “{short(text)}” berada di berkas lain. Tempel ulang grafik itu dengan "
            "pilihan menyematkan buku kerja (embed)."
        )
    return book


def filled_charts(
    charts: tuple[Chart, ...],
    parts: Mapping[str, bytes],
    data: Mapping[str, object],
    package: WordPackage,
    template: str,
) -> dict[str, bytes]:
    """The parts with every bound chart filled; those that the filled text left out no longer belong to the package.

    Raises `TemplateRefused` for a chart that has no data but still stands in the text, and for one that is repeated.
    """
    done = dict(parts)
    for chart in charts:
        times = parts[chart.story].count(f'="{chart.relation}"'.encode())
        value = data[chart.name]
        if times > 1:
            raise TemplateRefused(
                f"Templat {template}: grafik “{{{{ {chart.name} }}}}” berada di dalam perulangan (for). "
                "Pindahkan ke luar perulangan."
            )
        if not times:
            package.named[chart.story].rels.pop(chart.relation)
        elif isinstance(value, Grafik):
            done[chart.part] = fill_chart(parts[chart.part], value, template)
            if chart.book:
                done[chart.book] = workbook(value)
        else:
            raise TemplateRefused(
                f"Templat {template}: tidak ada data untuk grafik “{{{{ {chart.name} }}}}”. Apit paragraf grafik itu "
                f"dengan {{%p if {chart.name} %}} dan {{%p endif %}}, masing-masing dalam paragraf sendiri."
            )
    return done


def refuse_unknown(charts: tuple[Chart, ...], kind: type, template: str) -> None:
    """Raise `TemplateRefused` when a chart is bound to what is no chart of the data, or its title names no data."""
    known = chart_names(kind)
    for chart in charts:
        if chart.name not in known:
            offered = (
                f"Nama yang tersedia: {', '.join(known)}." if known else "Dokumen ini tidak mempunyai data grafik."
            )
            raise TemplateRefused(
                f"Templat {template}: teks alternatif grafik “{{{{ {chart.name} }}}}” bukan nama data grafik. {offered}"
            )
        _refuse_title(chart, kind, template)


def _refuse_title(chart: Chart, kind: type, template: str) -> None:
    """The data's title replaces the chart's own. A tag there is a wish that nobody fills; an unknown one is a slip."""
    for tag in TAG.finditer(chart.title):
        named = _NAMED.fullmatch(tag[0])
        if named is None or named[1] not in available(kind):
            raise TemplateRefused(
                f"Templat {template}: judul grafik “{{{{ {chart.name} }}}}” memuat {short(tag[0])}, yang bukan nama data. "
                "Hapus tanda itu; judul grafik diganti dengan judul dari data."
            )


def refuse_loose(
    charts: tuple[Chart, ...], parts: Mapping[str, bytes], used: Set[str], kind: type, template: str
) -> None:
    """Raise `TemplateRefused` when the text speaks of a chart of the data that no chart is bound to any more.

    It would show the template's own numbers. `used` are the names of the data that the template uses, and `parts`
    are its parts.
    """
    named = {chart.name for chart in charts}
    lost = [name for name in chart_names(kind) if name in used and name not in named]
    if not lost:
        return
    bound = {(chart.story, chart.relation) for chart in charts}
    drawn = ((story, relation) for story, content in parts.items() for relation in _drawn_in(content))
    if all(place in bound for place in drawn):
        return
    tags = " atau ".join(f"{{{{ {name} }}}}" for name in lost)
    raise TemplateRefused(
        f"Templat {template}: teksnya menyebut {', '.join(lost)}, tetapi tidak ada grafik yang terikat padanya. "
        "Program lain (misalnya LibreOffice) dapat menghapus teks alternatif. Isi kembali teks alternatif setiap grafik "
        f"itu (Edit Alt Text di Word) dengan namanya: {tags}; atau ambil grafiknya dari templat bawaan."
    )


def _drawn_in(content: bytes) -> list[str]:
    if CHART[1:].partition("}")[0].encode() not in content:
        return []
    try:
        root = etree.fromstring(content, OUTSIDE)
    except etree.XMLSyntaxError:
        return []  # a chart's own part, or one that reading has refused
    return [relation for _, relation in drawn_charts(root)]
