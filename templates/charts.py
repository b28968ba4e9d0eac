"""The monitoring report's three charts: native Word charts, restyled in Word like any other.

Printed in black and white, every series is still told apart: by pattern, dash, marker, and its own figures.
What is drawn here is sample data; filling replaces it (`generator/office/word/charts.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from generator.grafik import Grafik, Seri
from generator.office.word.chart import fill_chart
from generator.office.word.sheet import workbook
from templates.chart_xml import (
    DRAWINGML,
    RELATIONSHIPS,
    WHITE,
    axes,
    bars,
    fill,
    labels,
    lines,
    marker,
    path,
    series,
    space,
)

_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PERCENT: Final = "[$-421]#,##0.00"
"""Two decimals, in Indonesian form: `98,52`."""
_COUNT: Final = "#,##0;;"
"""A count; 0 stays without a label."""


@dataclass(frozen=True)
class Drawn:
    """A chart to draw: the data's name, its size in mm, what the plot area holds, and sample data."""

    name: str
    width: float
    height: float
    plot: str
    sample: Grafik
    legend: float = 8
    """Points; the keys grow with it, and a pattern needs room to be seen."""


def add_chart(document: Any, style: str, chart: Drawn) -> None:
    """A paragraph with the chart; its alternative text names the data."""
    number = 1 + sum(part.content_type == _CHART_TYPE for part in document.part.package.iter_parts())
    package = document.part.package
    book = Part(PackURI(f"/word/embeddings/grafik{number}.xlsx"), _BOOK_TYPE, workbook(chart.sample), package)
    xml = fill_chart(space(chart.plot, chart.legend).encode(), chart.sample, chart.name)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, xml, package)
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    document.add_paragraph(style=style).add_run()._r.append(_drawing(chart, number, relation))


def _drawing(chart: Drawn, number: int, relation: str) -> Any:
    return parse_xml(
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:wp="{DRAWINGML}/wordprocessingDrawing" xmlns:a="{DRAWINGML}/main">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{Mm(chart.width)}" cy="{Mm(chart.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Grafik {number}" descr="{{{{ {chart.name} }}}}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{DRAWINGML}/chart"><c:chart xmlns:c="{DRAWINGML}/chart" xmlns:r="{RELATIONSHIPS}" '
        f'r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )


def _numbers(*texts: str) -> tuple[Decimal | None, ...]:
    return tuple(Decimal(text) if text else None for text in texts)


_UPRIGHT: Final = '<c:invertIfNegative val="0"/>'
CAPAIAN: Final = Drawn(
    "grafik_capaian",
    165,
    68,
    bars(
        (
            series(0, fill("A9D08E", edge="375623") + _UPRIGHT + labels(_PERCENT, "outEnd", ground=WHITE), _PERCENT),
            series(
                1,
                fill("C55A11", "wdUpDiag", "833C0B") + _UPRIGHT + labels(_PERCENT, "outEnd", ground=WHITE),
                _PERCENT,
            ),
        ),
        "col",
        "clustered",
        40,
    )
    + lines((series(2, path("000000", 1.25, "dash") + '<c:marker><c:symbol val="none"/></c:marker>', "0", True),))
    + axes("l", "b", "#,##0", "0"),
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
    lines(
        (
            series(
                0,
                path("000000", 2.25, "solid") + marker("circle", "000000", True) + labels(_PERCENT, "t"),
                _PERCENT,
                True,
            ),
            series(
                1,
                path("2F5597", 1.5, "dash") + marker("triangle", "2F5597", False) + labels(_PERCENT, "r"),
                _PERCENT,
                True,
            ),
            series(
                2,
                path("C55A11", 1.5, "sysDot") + marker("square", "C55A11", False) + labels(_PERCENT, "b"),
                _PERCENT,
                True,
            ),
        )
    )
    + axes("l", "b", "#,##0"),
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
    ("selesai tepat waktu", fill("A9D08E", edge="375623")),
    ("selesai terlambat", fill("7F6000", "dkUpDiag", "7F6000")),
    ("selesai sebagian", fill("C55A11", "smGrid", "833C0B")),
    ("belum selesai", fill("7F7F7F", edge="404040")),
    ("belum dilaporkan", fill("FFFFFF", edge="000000")),
)
RENAKSI: Final = Drawn(
    "grafik_renaksi",
    165,
    56,
    bars(
        [
            series(
                index,
                looks + _UPRIGHT + labels(_COUNT, "ctr", 8, WHITE if "pattFill" in looks else "<a:noFill/>"),
                "#,##0",
            )
            for index, (_, looks) in enumerate(_OUTPUT)
        ],
        "bar",
        "stacked",
        45,
    )
    + axes("b", "l", "#,##0", "0", reverse=True),
    Grafik(
        "Contoh",
        ("TW I", "TW II"),
        tuple(
            Seri(name, _numbers(first, second))
            for (name, _), first, second in zip(_OUTPUT, "83211", "52012", strict=True)
        ),
        "Contoh",
    ),
    legend=9,
)
