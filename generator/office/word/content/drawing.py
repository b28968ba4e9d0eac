"""Pictures, shapes, charts, diagrams and embedded objects: what they say, what they hold, and how they look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.office.word.chart import C, chart_text
from generator.office.word.content.canon import MC, R, canonical, leads_to, local
from generator.office.word.opc import OpcPackage, short_digest
from generator.office.word.tree import W

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DGM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
BOX: Final = f"{W}txbxContent"
_DRAWN: Final = (
    W[1:-1],
    "http://schemas.openxmlformats.org/drawingml/",
    "http://schemas.microsoft.com/office/drawing/",
    "http://schemas.microsoft.com/office/word/2010/wordprocessing",
    "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing",
    "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "urn:schemas-microsoft-com:",
)
"""Namespaces whose elements only say how something is drawn, where they are not read for what they say."""
_TOLD: Final = frozenset({"descr", "title", "alt", "string", "hidden"})
"""Attributes that are read as text."""


@dataclass
class Drawn:
    """What a drawing holds."""

    package: OpcPackage
    part: str
    text: list[str] = field(default_factory=list)
    """Its alternative texts and its charts: what version 0.1.0 read too."""
    later: list[str] = field(default_factory=list)
    """Letters that are drawn, diagrams, embedded objects: what version 0.1.0 did not read."""
    marks: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0
    """How many pictures and charts are in it."""
    inner_looks: list[str] = field(default_factory=list)
    """How charts in it look."""

    def looks(self, element: etree._Element) -> str:
        """How all of it is drawn, as a digest."""
        drawn = canonical(_stripped(element), self.package, self.part)
        return short_digest("".join([drawn, *self.inner_looks]).encode())

    def read(self, element: etree._Element) -> None:
        """Take in an element of a drawing and what is in it; of two ways to draw the same, the first."""
        if element.tag == BOX:
            self.boxes.append(element)
            return
        inside = chosen(element) if element.tag == f"{MC}AlternateContent" else element
        self._take(element)
        for child in inside:
            if isinstance(child.tag, str):
                self.read(child)

    def _take(self, element: etree._Element) -> None:
        taker = _TAKERS.get(local(element))
        if taker is not None:
            taker(self, element)
        elif not str(element.tag)[1:].startswith(_DRAWN):
            self.rest.append(f"{local(element)} {short_digest(canonical(element, self.package, self.part).encode())}")

    def _to(self, element: etree._Element, name: str = "id") -> str:
        """What an element's relationship leads to, by content."""
        return leads_to(self.package, self.part, element.get(R + name, ""))

    def _alternative(self, element: etree._Element) -> None:
        graphic = next(element.itersiblings(f"{_A}graphic"), None)
        if graphic is None or graphic.find(f".//{C}chart") is None:
            self.text += [text] if (text := element.get("descr")) else []
            self.marks += [f"judul gambar “{title}”"] if (title := element.get("title")) else []
        if element.get("hidden") in ("1", "true"):
            self.marks.append("gambar tersembunyi")
            self.later.append("(tersembunyi)")

    def _inner_alternative(self, element: etree._Element) -> None:
        texts = (text for name in ("descr", "title") if (text := element.get(name)))
        self.marks += [f"uraian bentuk “{text}”" for text in texts]
        if element.get("hidden") in ("1", "true"):
            self.marks.append("gambar tersembunyi")
            self.later.append("(tersembunyi)")

    def _picture(self, element: etree._Element) -> None:
        found = [name for name in ("embed", "link", "id", "pict", "href") if element.get(R + name)]
        self.marks += [f"gambar {self._to(element, name) or 'yang tidak ada'}" for name in found]
        self.pictures += bool(found)
        if local(element) == "imagedata":
            alternative = next((text for one in element.iterancestors() if (text := one.get("alt"))), None)
            self.later.append(" ".join(filter(None, ("🖼", element.get(f"{_O}title"), alternative))))

    def _letters(self, element: etree._Element) -> None:
        self.later.append(f"🖼 {element.get('string', '')}")

    def _words(self, element: etree._Element) -> None:
        if str(element.tag).startswith(_A):
            self.later.append(element.text or "")

    def _link(self, element: etree._Element) -> None:
        self.marks.append(f"tautan {self._to(element) or 'yang tidak ada'}")

    def _object(self, element: etree._Element) -> None:
        kind = element.get("ProgID", "")
        self.later.append(f"🖼 objek {kind}".rstrip())
        self.marks.append(f"objek {kind} {self._to(element)}")

    def _chart(self, element: etree._Element) -> None:
        self.pictures += 1
        name = self._named(element.get(f"{R}id", ""))
        frame = next((one for one in element.iterancestors() if local(one) in ("inline", "anchor")), None)
        properties = None if frame is None else next((one for one in frame if local(one) == "docPr"), None)
        named = [] if properties is None else [text for key in ("title", "descr") if (text := properties.get(key))]
        lines: list[str] = []
        if name and element.tag == f"{C}chart":
            read = self.package.once(("grafik", name), lambda: _read_chart(self.package, name))
            lines = read.lines
            self.marks += read.marks
            self.inner_looks.append(read.looks)
        else:
            self.rest.append(f"grafik {self._to(element)}")
        self.text.append("\n".join(["Grafik", *(f"  {text}" for text in (*named, *lines))]))

    def _named(self, relation: str) -> str:
        item = self.package.relations(self.part).get(relation)
        return "" if item is None or item.external else item.target

    def _diagram(self, element: etree._Element) -> None:
        name = self._named(element.get(f"{R}dm", ""))
        text, arrangement = self.package.once(("diagram", name), lambda: _read_diagram(self.package, name))
        if not arrangement:
            self.rest.append(f"diagram yang tidak dapat dibaca {self._to(element, 'dm')}")
            return
        self.later.append(f"🖼 Diagram: {text}")
        self.marks.append(f"susunan diagram {arrangement}")
        self.inner_looks += [self._to(element, look) for look in ("lo", "qs", "cs")]

    def _ink(self, element: etree._Element) -> None:
        self.rest.append(f"{local(element)} {self._to(element)}")


_TAKERS: Final = {
    "docPr": Drawn._alternative, "cNvPr": Drawn._inner_alternative, "blip": Drawn._picture, "imagedata": Drawn._picture,
    "svgBlip": Drawn._picture, "fill": Drawn._picture, "textpath": Drawn._letters, "t": Drawn._words,
    "hlinkClick": Drawn._link, "hlinkHover": Drawn._link, "OLEObject": Drawn._object, "chart": Drawn._chart,
    "relIds": Drawn._diagram, "contentPart": Drawn._ink, "control": Drawn._ink,
}  # fmt: skip


def read_drawing(element: etree._Element, package: OpcPackage, part: str) -> Drawn:
    """What `w:drawing`, `w:pict` or `w:object` shows."""
    drawn = Drawn(package, part)
    drawn.read(element)
    return drawn


def chosen(alternate: etree._Element) -> list[etree._Element]:
    """What Word shows of two ways to say the same: the first choice, else what older programs show."""
    ways = [child for child in alternate if child.tag in (f"{MC}Choice", f"{MC}Fallback")]
    return list(ways[0]) if ways else []


@dataclass(frozen=True)
class _Chart:
    lines: list[str]
    marks: list[str]
    looks: str


def _read_chart(package: OpcPackage, name: str) -> _Chart:
    looks = short_digest(_chart_looks(package, name).encode())
    return _Chart(_chart_lines(package, name), list(_chart_marks(package, name)), looks)


def _chart_lines(package: OpcPackage, name: str) -> list[str]:
    """What a chart shows, in lines; nothing where it cannot be read, which its digest tells."""
    try:
        return list(chart_text(package.tree(name)))
    except (ValueError, etree.XMLSyntaxError):
        return [f"tidak dapat dibaca ({package.digest(name)})"]


def _chart_marks(package: OpcPackage, name: str) -> Iterator[str]:
    """What of a chart is no series: titles, axes, labels; and the workbook behind it."""
    try:
        root = package.tree(name)
    except etree.XMLSyntaxError:
        yield f"grafik {package.digest(name)}"
        return
    titles = " ".join(text for title in root.iter(f"{C}title") for t in title.iter(f"{_A}t") if (text := t.text))
    yield f"judul di grafik “{titles}”"
    yield f"susunan grafik {short_digest(canonical(root, package, name, _told_or_looks).encode())}"
    for data in root.iter(f"{C}externalData"):
        yield f"buku kerja grafik {leads_to(package, name, data.get(f'{R}id', ''))}"


def _chart_looks(package: OpcPackage, name: str) -> str:
    try:
        found = package.tree(name).iter(*(C + look for look in _CHART_LOOKS))
        return "".join(canonical(element, package, name) for element in found)
    except etree.XMLSyntaxError:
        return ""


_CHART_LOOKS: Final = ("spPr", "txPr", "style", "roundedCorners", "bodyPr", "lstStyle", "marker", "layout")


def _told_or_looks(element: etree._Element) -> bool:
    """What is told of a chart apart: what its series hold, its titles, the workbook, and its looks."""
    name = local(element)
    parent = element.getparent()
    cache = name in ("strCache", "numCache") and parent is not None and local(parent.getparent()) in _READ  # type: ignore[arg-type]  # a reference stands in a series
    return cache or name in ("title", "externalData", "uniqueId", "uniqueID", *_CHART_LOOKS)


_READ: Final = ("cat", "val", "tx", "xVal", "yVal", "bubbleSize")


def _read_diagram(package: OpcPackage, name: str) -> tuple[str, str]:
    """The words of a diagram, and a digest of how its boxes hang together; empty where it cannot be read."""
    try:
        root = package.tree(name) if name else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return "", ""
    points = ("".join(t.text or "" for t in point.iter(f"{_A}t")) for point in root.iter(f"{_DGM}pt"))
    return "; ".join(filter(None, points)), _arrangement(root)


def _arrangement(root: etree._Element) -> str:
    """Which box hangs on which: the points in their order and the connections between them."""
    places = {point.get("modelId", ""): place for place, point in enumerate(root.iter(f"{_DGM}pt"))}
    lines = sorted(
        (places.get(line.get("srcId", ""), -1), places.get(line.get("destId", ""), -1), line.get("srcOrd", ""))
        for line in root.iter(f"{_DGM}cxn")
        if line.get("type", "parOf") == "parOf"
    )
    return short_digest(repr(lines).encode())


def _stripped(element: etree._Element) -> etree._Element:
    """A copy that holds only how it is drawn."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    told = list(copy.iter(BOX, f"{_A}t", f"{MC}Fallback", f"{_O}OLEObject"))
    for one in told:
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for one in copy.iter():
        _without_names(one)
    return copy


def _without_names(element: etree._Element) -> None:
    """Take off ids, names and what is told apart, which say nothing of looks."""
    for key in list(element.attrib):
        name = str(key).rpartition("}")[2]
        numbered = local(element) in ("docPr", "cNvPr", "cxnSp") and name in ("id", "name")
        shape = str(element.tag).startswith((_V, _O)) and name in (
            "id",
            "spid",
            "type",
            "shapeid",
            "ObjectID",
            "ShapeID",
        )
        if name in _TOLD or numbered or shape or str(key).startswith(R):
            del element.attrib[key]
