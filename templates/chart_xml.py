"""Pieces of DrawingML that the report's charts are put together from: looks, series, axes. No data, no package.

Patterns, dashes and markers differ, so that series are told apart in black and white too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

DRAWINGML: Final = "http://schemas.openxmlformats.org/drawingml/2006"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WHITE: Final = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_FONT: Final = "Arial"


def space(plot: str, legend: float) -> str:
    """A chart part around a plot area: no title (the caption has it), below it the legend in `legend` points."""
    return (
        f'<c:chartSpace xmlns:c="{DRAWINGML}/chart" xmlns:a="{DRAWINGML}/main" xmlns:r="{RELATIONSHIPS}">'
        '<c:lang val="id-ID"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea><c:layout/>{plot}{fill('FFFFFF')}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters(legend)}</c:legend>'
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


def fill(colour: str, pattern: str = "", edge: str = "") -> str:
    """Looks of an area: plain, or `pattern` in the colour on white."""
    solid = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    hatched = (
        f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )
    return (
        f"<c:spPr>{hatched if pattern else solid}{_line(edge, 0.75) if edge else '<a:ln><a:noFill/></a:ln>'}</c:spPr>"
    )


def labels(code: str, place: str = "", size: float = 7, ground: str = "<a:noFill/>") -> str:
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


def series(index: int, looks: str, code: str, smooth: bool = False) -> str:
    """A series without data yet; `looks` stand in the order of the schema."""
    end = '<c:smooth val="0"/>' if smooth else ""
    return (
        f'<c:ser><c:idx val="{index}"/><c:order val="{index}"/>{looks}<c:val><c:numRef><c:f/><c:numCache>'
        f"<c:formatCode>{code}</c:formatCode></c:numCache></c:numRef></c:val>{end}</c:ser>"
    )


def bars(drawn: Sequence[str], direction: str, grouping: str, gap: int) -> str:
    """Bars on axes 1 and 2; `direction` is `col` or `bar`, `gap` the space between them in % of a bar."""
    return (
        f'<c:barChart><c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>'
        f'{"".join(drawn)}<c:gapWidth val="{gap}"/><c:overlap val="100"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
    )


def lines(drawn: Sequence[str]) -> str:
    """Lines on axes 1 and 2."""
    return (
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{"".join(drawn)}<c:marker val="1"/>'
        '<c:axId val="1"/><c:axId val="2"/></c:lineChart>'
    )


def axes(left: str, bottom: str, code: str, least: str = "", reverse: bool = False) -> str:
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


def marker(symbol: str, colour: str, filled: bool) -> str:
    """The sign at the points of a line."""
    inside = colour if filled else "FFFFFF"
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="7"/><c:spPr><a:solidFill><a:srgbClr val="{inside}"/>'
        f"</a:solidFill>{_line(colour, 1)}</c:spPr></c:marker>"
    )


def path(colour: str, points: float, dash: str) -> str:
    """The looks of a line, before its marker."""
    return f"<c:spPr>{_line(colour, points, dash)}</c:spPr>"
