"""Catchwords (kata penyambung) put into a Word document, each in a text box of its own in the margin below the text.

Word has no field that looks at the next page, so a catchword is text. Its box is anchored in a paragraph that begins
on the page and lies over the margin: it takes no room in the text, so that no line moves. A frame (`w:framePr`) is no
choice: LibreOffice drops it inside a table cell, where most pages of an annex lie whole. Inside a cell, Word 2013 and
later measure every floating object from the cell whatever is asked for (compatibility mode 15 takes `layoutInCell`
as true); so there a place is counted from the cell's text and the paragraph, which both programs understand alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.office.package import pack, parts_of
from generator.office.word.opc import written
from generator.office.word.starts import DOCUMENT, Potongan, paragraphs
from generator.office.word.tree import W, new, place_after
from generator.office.xml import FILLED

STYLE: Final = "PK Kata Penyambung"
"""The style of every catchword, for drafting staff to change. A template may bring its own."""
WIDTH: Final = 226.8
HEIGHT: Final = 17.0
"""Size of the box, in points: 80 mm wide, one line of 12 points high."""
_STYLES: Final = "word/styles.xml"
_EMU: Final = 12700
"""English metric units in a point."""
_NS: Final = {
    "w": W[1:-1],
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_XMLNS: Final = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _NS.items())
_BOX: Final = (
    f"<w:r {_XMLNS}><mc:AlternateContent>"
    '<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
    'relativeHeight="{height_order}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="{across}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="{down}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{number}" name="Kata penyambung {order}" descr="Kata penyambung: kata pertama halaman berikutnya"/>'
    '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{wps}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent><w:p><w:pPr>"
    '<w:pStyle w:val="{style}"/></w:pPr></w:p></w:txbxContent></wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" '
    'bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
    "</mc:Choice></mc:AlternateContent></w:r>"
)


@dataclass(frozen=True, slots=True)
class Sambungan:
    """A catchword and where it goes."""

    paragraf: int
    """The paragraph that holds its anchor, counted from 0 as `starts.paragraphs` does."""
    isi: tuple[Potongan, ...]
    x: float
    y: float
    """The upper left corner of the box in points: of the page, or, `in_cell`, from the cell's text and the paragraph."""
    in_cell: bool

    @property
    def text(self) -> str:
        """The catchword as read."""
        return "".join(piece.text for piece in self.isi)


def with_catchwords(docx: bytes, catchwords: Sequence[Sambungan]) -> bytes:
    """The Word document with these catchwords; the same bytes for the same ones, and unchanged for none."""
    if not catchwords:
        return docx
    parts = parts_of(docx)
    root = etree.fromstring(parts[DOCUMENT], FILLED)
    styles = etree.fromstring(parts[_STYLES], FILLED)
    places = list(paragraphs(root))
    numbers = (int(drawing.get("id", "0")) for drawing in root.iter(f"{{{_NS['wp']}}}docPr"))
    taken = max(numbers, default=0)
    style = _style(styles)
    for order, catchword in enumerate(catchwords, start=1):
        paragraph = places[catchword.paragraf]
        paragraph.insert(place_after(paragraph, "pPr"), _box(catchword, order, taken, style))
    for name, tree in {DOCUMENT: root, _STYLES: styles}.items():
        parts[name] = written(tree)
    return pack(parts.items())


def _box(catchword: Sambungan, order: int, taken: int, style: str) -> etree._Element:
    across, down = ("column", "paragraph") if catchword.in_cell else ("page", "page")
    places = {"x": catchword.x, "y": catchword.y, "width": WIDTH, "height": HEIGHT}
    lengths = {name: round(points * _EMU) for name, points in places.items()}
    names = {"across": across, "down": down, "wps": _NS["wps"], "style": style}
    box = etree.fromstring(_BOX.format(height_order=order, number=taken + order, order=order, **names, **lengths))
    paragraph = next(box.iter(f"{W}p"))
    paragraph.extend(_run(piece) for piece in catchword.isi)
    return box


def _run(piece: Potongan) -> etree._Element:
    run, text = new("r"), new("t")
    if piece.italic or piece.underlined:
        looks = new("rPr")
        looks.extend([new("i")] * piece.italic + [new("u", val="single")] * piece.underlined)
        run.append(looks)
    text.text = piece.text
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run


def _style(styles: etree._Element) -> str:
    """The identifier of the style of catchwords; it is made when the template has none."""
    standard: list[etree._Element] = []
    for style in styles.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val") == STYLE:
            return style.get(f"{W}styleId", "")
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
            standard.append(style)
    made = new("style", type="paragraph", customStyle="1", styleId="PKKataPenyambung")
    made.append(new("name", val=STYLE))
    for style in standard[:1]:  # the document's own, whatever it is called
        made.append(new("basedOn", val=style.get(f"{W}styleId", "")))
    looks = new("pPr")
    looks.append(new("spacing", before="0", after="0", line="240", lineRule="auto"))
    looks.append(new("jc", val="right"))
    made.extend([new("uiPriority", val="10"), new("qFormat"), looks])
    styles.append(made)
    return "PKKataPenyambung"
