"""The monitoring report's three charts: native Word charts, restyled in Word like any other.

Printed in black and white, every series is still told apart: by pattern, dash, marker, and its own figures.
What is drawn here is sample data; filling replaces it (`generator/word/charts.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from generator.grafik import Grafik, Seri
from generator.word.chart import fill_chart
from generator.word.sheet import workbook

_DRAWINGML: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PERCENT: Final = "[$-421]#,##0.00"
"""Two decimals, in Indonesian form: `98,52`."""
_COUNT: Final = "#,##0;;"
"""A count; 0 stays without a label."""
_FONT: Final = "Arial"
_WHITE: Final = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'


@dataclass(frozen=True)
class Drawn:
    """A chart to draw: the data's name, its size in mm, what the plot area holds, and sample data."""

    name: str
    width: float
    height: float
    plot: str
    sample: Grafik


def add_chart(document: Any, style: str, chart: Drawn) -> None:
    """A paragraph with the chart; its alternative text names the data."""
    number = 1 + sum(part.content_type == _CHART_TYPE for part in document.part.package.iter_parts())
    package = document.part.package
    book = Part(PackURI(f"/word/embeddings/grafik{number}.xlsx"), _BOOK_TYPE, workbook(chart.sample), package)
    xml = fill_chart(_space(chart.plot).encode(), chart.sample, chart.name)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, xml, package)
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    document.add_paragraph(style=style).add_run()._r.append(_drawing(chart, number, relation))


def _drawing(chart: Drawn, number: int, relation: str) -> Any:
    return parse_xml(
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:wp="{_DRAWINGML}/wordprocessingDrawing" xmlns:a="{_DRAWINGML}/main">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Mm(chart.width)}" cy="{Mm(chart.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Grafik {number}" descr="{{{{ {chart.name} }}}}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_DRAWINGML}/chart"><c:chart xmlns:c="{_DRAWINGML}/chart" xmlns:r="{_R}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _space(plot: str) -> str:
    """A chart part around a plot area: no title (the caption has it), the legend below."""
    return (
        f'<c:chartSpace xmlns:c="{_DRAWINGML}/chart" xmlns:a="{_DRAWINGML}/main" xmlns:r="{_R}">'
        '<c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}{_fill('FFFFFF')}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(8)}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>{_line("BFBFBF", 0.75)}</c:spPr>{_letters(8)}'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _letters(points: float, bold: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{int(points * 100)}" b="{int(bold)}">'
        f'<a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="{_FONT}"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )


def _line(colour: str, points: float, dash: str = "solid") -> str:
    return (
        f'<a:ln w="{int(points * 12700)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/></a:ln>'
    )


def _fill(colour: str, pattern: str = "", edge: str = "") -> str:
    """Looks of an area: plain, or `pattern` in the colour on white."""
    solid = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    hatched = (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )
    return (
        f"<c:spPr>{hatched if pattern else solid}{_line(edge, 0.75) if edge else '<a:ln><a:noFill/></a:ln>'}</c:spPr>"
    )


def _labels(code: str, place: str = "", size: float = 7, ground: str = "<a:noFill/>") -> str:
    """The series' figures beside its points; `place` as DrawingML names it, `ground` what is behind them."""
    position = f'<c:dLblPos val="{place}"/>' if place else ""
    shown = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:dLbls><c:numFmt formatCode="{code}" sourceLinked="0"/><c:spPr>{ground}<a:ln><a:noFill/></a:ln></c:spPr>'
        f"{_letters(size)}{position}{shown}</c:dLbls>"
    )


def _series(index: int, looks: str, code: str, smooth: bool = False) -> str:
    """A series without data yet; `looks` stand in the order of the schema."""
    end = '<c:smooth val="0"/>' if smooth else ""
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{looks}<c:val><c:numRef><c:f/><c:numCache>'
        f"<c:formatCode>{code}</c:formatCode></c:numCache></c:numRef></c:val>{end}</c:ser>"
    )


def _bars(series: Sequence[str], direction: str, grouping: str, gap: int) -> str:
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{"".join(series)}<c:gapWidth val="{gap}"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def _lines(series: Sequence[str]) -> str:
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(series)}<c:marker val="1"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:lineChart>'
    )


def _axes(left: str, bottom: str, code: str, least: str = "", reverse: bool = False) -> str:
    """The axis of categories at `left` or `bottom` as `l` or `b`, and the axis of values."""
    scale = f'<c:min val="{least}"/>' if least else ""
    order = "maxMin" if reverse else "minMax"
    grid = f"<c:majorGridlines><c:spPr>{_line('D9D9D9', 0.5)}</c:spPr></c:majorGridlines>"
    edge = f"<c:spPr>{_line('7F7F7F', 0.75)}</c:spPr>{_letters(8)}"
    crosses = "max" if reverse else "autoZero"
    return (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{order}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{bottom}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{edge}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{scale}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{left}"/>{grid}<c:numFmt formatCode="{code}" sourceLinked="0"/><c:majorTickMark val="out"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{edge}<c:crossAx val="1"/>'
        f'<c:crosses val="{crosses}"/><c:crossBetween val="between"/></c:valAx>'
    )


def _numbers(*texts: str) -> tuple[Decimal | None, ...]:
    return tuple(Decimal(text) if text else None for text in texts)


def _marker(symbol: str, colour: str, filled: bool) -> str:
    inside = colour if filled else "FFFFFF"
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="{inside}"/>'
        f"</a:solidFill>{_line(colour, 1)}</c:spPr></c:marker>"
    )


def _path(colour: str, points: float, dash: str) -> str:
    return f"<c:spPr>{_line(colour, points, dash)}</c:spPr>"


_UPRIGHT: Final = '<c:invertIfNegative val="0"/>'
CAPAIAN: Final = Drawn(
    "grafik_capaian",
    165,
    68,
    _bars(
        (
            _series(
                0, _fill("A9D08E", edge="375623") + _UPRIGHT + _labels(_PERCENT, "outEnd", ground=_WHITE), _PERCENT
            ),
            _series(
                1,
                _fill("C55A11", "wdUpDiag", "833C0B") + _UPRIGHT + _labels(_PERCENT, "outEnd", ground=_WHITE),
                _PERCENT,
            ),
        ),
        "col",
        "clustered",
        40,
    )
    + _lines((_series(2, _path("000000", 1.25, "dash") + '<c:marker><c:symbol val="none"/></c:marker>', "0", True),))
    + _axes("l", "b", "#,##0", "0"),
    Grafik(
        "Contoh",
        ("IK1.1", "IK2.1", "IK3.1", "IK4.1"),
        (
            Seri("tercapai", _numbers("100.06", "", "", "101.14")),
            Seri("belum tercapai", _numbers("", "98.69", "", "")),
            Seri("100%", _numbers("100", "100", "100", "100")),
        ),
        "Contoh",
    ),
)
TREN: Final = Drawn(
    "grafik_tren",
    165,
    62,
    _lines(
        (
            _series(
                0,
                _path("000000", 2.25, "solid") + _marker("circle", "000000", True) + _labels(_PERCENT, "t"),
                _PERCENT,
                True,
            ),
            _series(
                1,
                _path("2F5597", 1.5, "dash") + _marker("triangle", "2F5597", False) + _labels(_PERCENT, "r"),
                _PERCENT,
                True,
            ),
            _series(
                2,
                _path("C55A11", 1.5, "sysDot") + _marker("square", "C55A11", False) + _labels(_PERCENT, "b"),
                _PERCENT,
                True,
            ),
        )
    )
    + _axes("l", "b", "#,##0"),
    Grafik(
        "Contoh",
        ("TW I", "TW II", "TW III", "TW IV"),
        (
            Seri("Seluruh sasaran", _numbers("98.5", "97.7", "99.1", "")),
            Seri("kelompok pertama", _numbers("100", "100.1", "101.5", "")),
            Seri("kelompok kedua", _numbers("97", "95.3", "96.7", "")),
        ),
        "Contoh",
    ),
)
_OUTPUT: Final = (
    ("selesai tepat waktu", _fill("A9D08E", edge="375623")),
    ("selesai terlambat", _fill("7F6000", "wdUpDiag", "7F6000")),
    ("selesai sebagian", _fill("C55A11", "lgGrid", "833C0B")),
    ("belum selesai", _fill("7F7F7F", edge="404040")),
    ("belum dilaporkan", _fill("FFFFFF", edge="000000")),
)
RENAKSI: Final = Drawn(
    "grafik_renaksi",
    165,
    56,
    _bars(
        [
            _series(
                index,
                looks + _UPRIGHT + _labels(_COUNT, "ctr", 8, _WHITE if "pattFill" in looks else "<a:noFill/>"),
                "#,##0",
            )
            for index, (_, looks) in enumerate(_OUTPUT)
        ],
        "bar",
        "stacked",
        45,
    )
    + _axes("b", "l", "#,##0", "0", reverse=True),
    Grafik(
        "Contoh",
        ("TW I", "TW II"),
        tuple(
            Seri(name, _numbers(first, second))
            for (name, _), first, second in zip(_OUTPUT, "83211", "52012", strict=True)
        ),
        "Contoh",
    ),
)
