"""One chart part: its data replaced, its looks kept; and read back as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.errors import TemplateRefused
from generator.office.word.sheet import SHEET, number
from generator.office.word.tree import legal
from generator.office.xml import OUTSIDE
from generator.values import letters
from generator.variables import Grafik, Seri

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_AFTER_CATEGORIES: Final = ("val", "smooth", "shape", "extLst")
_OWN_LOOKS: Final = ("spPr", "marker", "dPt", "extLst")
"""What a series beyond the template's own does not take over from the last one."""
_AFTER_GAPS: Final = ("showDLblsOverMax", "extLst")
_MOST_POINTS: Final = 32_000
"""Points that a series may have in Excel's own charts."""


def fill_chart(part: bytes, grafik: Grafik, template: str) -> bytes:
    """The chart part with these data. Raises `TemplateRefused` for a kind of chart that has no categories."""
    root = etree.fromstring(part, OUTSIDE)
    for index, (element, seri) in enumerate(zip(_series(root, len(grafik.seri), template), grafik.seri, strict=True)):
        _fill(element, grafik.kategori, seri, letters(index + 2))
    _set_title(root, grafik.judul)
    _show_gaps(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def chart_text(root: etree._Element) -> Iterator[str]:
    """What a chart shows, in lines: `tercapai: IK1.1 = 100,06; IK2.1 = –`, one for each series.

    Raises `ValueError` for a chart whose numbers of points are none.
    """
    for series in _in_order(root):
        labels = _cached(series, "cat") or _cached(series, "xVal")
        values = _figures(series, "val") or _figures(series, "yVal")
        sizes = _figures(series, "bubbleSize")
        count = min(max((*labels, *values, -1)) + 1, _MOST_POINTS)
        points: list[str] = []
        for place in range(count):
            point = f"{labels.get(place, place + 1)} = {values.get(place, '–')}"
            points.append(f"{point} (besar {sizes[place]})" if place in sizes else point)
        yield f"{_cached(series, 'tx').get(0, '')}: {'; '.join(points)}"


def _in_order(root: etree._Element) -> list[etree._Element]:
    return sorted(root.iter(f"{C}ser"), key=lambda series: int(_value(series, "order")))


def _value(parent: etree._Element, name: str) -> str:
    found = parent.find(C + name)
    return "0" if found is None else found.get("val", "0")


def _series(root: etree._Element, count: int, template: str) -> list[etree._Element]:
    """As many series as the data have: those of the template, without the last ones or with copies of the last."""
    found = _in_order(root)
    if not found or any(series.find(f"{C}val") is None for series in found):
        raise TemplateRefused(
            f"Templat {template}: ada grafik yang tidak dapat diisi karena jenisnya tidak mempunyai kategori. "
            "Pakai grafik batang, kolom, garis, bidang, atau lingkaran."
        )
    for extra in found[count:]:
        next(extra.iterancestors()).remove(extra)
    found = found[:count]
    while len(found) < count:
        found.append(_another(found))
    return found


def _another(found: Sequence[etree._Element]) -> etree._Element:
    series = deepcopy(found[-1])
    for name in _OWN_LOOKS:
        for element in series.findall(C + name):
            series.remove(element)
    for name in ("idx", "order"):
        highest = max(int(_value(one, name)) for one in found)
        series.find(C + name).set("val", str(highest + 1))  # type: ignore[union-attr]  # the schema demands both
    found[-1].addnext(series)
    return series


def _fill(series: etree._Element, kategori: Sequence[str], seri: Seri, letter: str) -> None:
    last = len(kategori) + 1
    code = series.findtext(f"{C}val//{C}formatCode") or "General"
    for name in ("tx", "cat", "val"):
        for old in series.findall(C + name):
            series.remove(old)
    series.insert(_place(series, *_AFTER_NAME), _text("tx", f"${letter}$1", (seri.nama,)))
    series.insert(_place(series, *_AFTER_CATEGORIES), _text("cat", f"$A$2:$A${last}", kategori))
    values = [None if value is None else number(value) for value in seri.nilai]
    series.insert(_place(series, *_AFTER_CATEGORIES), _reference("val", f"${letter}$2:${letter}${last}", values, code))
    for point in [point for point in series.iter(f"{C}dPt", f"{C}dLbl") if int(_value(point, "idx")) >= len(kategori)]:
        next(point.iterancestors()).remove(point)


_AFTER_NAME: Final = (
    *("spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls", "trendline", "errBars"),
    *_AFTER_CATEGORIES,
)


def _place(parent: etree._Element, *followers: str) -> int:
    """Where a child belongs that the schema wants before these."""
    names = {C + name for name in followers}
    for place, child in enumerate(parent):
        if child.tag in names:
            return place
    return len(parent)


def _cached(series: etree._Element, name: str) -> dict[int, str]:
    """The texts or numbers of a series as the chart keeps them, by their places."""
    element = series.find(C + name)
    if element is None:
        return {}
    return {int(point.get("idx", "0")): point.findtext(f"{C}v") or "" for point in element.iter(f"{C}pt")}


def _figures(series: etree._Element, name: str) -> dict[int, str]:
    """Values as people write them, with a decimal comma."""
    values = _cached(series, name)
    return {place: text.replace(".", ",") for place, text in values.items()}


def _text(name: str, cells: str, texts: Sequence[str]) -> etree._Element:
    return _reference(name, cells, [legal(text) for text in texts], None)


def _reference(name: str, cells: str, values: Sequence[str | None], code: str | None) -> etree._Element:
    """A reference to cells with what stands in them: text, or with a format code numbers. None is an empty cell."""
    kind = "str" if code is None else "num"
    outer = etree.Element(C + name)
    reference = etree.SubElement(outer, f"{C}{kind}Ref")
    etree.SubElement(reference, f"{C}f").text = f"{SHEET}!{cells}"
    cache = etree.SubElement(reference, f"{C}{kind}Cache")
    if code is not None:
        etree.SubElement(cache, f"{C}formatCode").text = code
    etree.SubElement(cache, f"{C}ptCount", val=str(len(values)))
    for index, value in enumerate(values):
        if value is not None:
            point = etree.SubElement(cache, f"{C}pt", idx=str(index))
            etree.SubElement(point, f"{C}v").text = value
    return outer


def title_of(root: etree._Element) -> str:
    """What the title of a chart says, as typed into it; empty without one."""
    texts: list[str] = []
    for run in _title_runs(root):
        texts += [text.text or "" for text in run.iterfind(f"{_A}t")]
    return " ".join("".join(texts).split())


def _title_runs(root: etree._Element) -> list[etree._Element]:
    rich = root.find(f"{C}chart/{C}title/{C}tx/{C}rich")
    return [] if rich is None else list(rich.iter(f"{_A}r"))


def _set_title(root: etree._Element, title: str) -> None:
    """A title that the template shows; all its text is in the looks of its first run."""
    runs = _title_runs(root)
    for run, text in zip(runs, [title, *[""] * len(runs)], strict=False):
        for element in run.iterfind(f"{_A}t"):
            element.text = legal(text)


def _show_gaps(root: etree._Element) -> None:
    for chart in root.iterfind(f"{C}chart"):
        for old in chart.findall(f"{C}dispBlanksAs"):
            chart.remove(old)
        chart.insert(_place(chart, *_AFTER_GAPS), etree.Element(f"{C}dispBlanksAs", val="gap"))
