"""Measures of Word as people measure: sizes of letters and distances of lines in points, places on paper in millimetres.

Two different values of a file never come out as the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

_TWIPS_IN_POINT: Final = 20
_TWIPS_IN_MILLIMETRE: Final = Decimal(1440) / Decimal("25.4")
_LINE: Final = 240
"""What `w:line` calls one line where it counts lines."""
_PERCENT: Final = 50
"""What `w:w` calls one per cent."""
_WHOLE: Final = re.compile(r"-?\d{1,9}")


def _shown(value: Decimal, places: int) -> str:
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", ",")


def _points(value: Decimal) -> str:
    return f"{_shown(value / _TWIPS_IN_POINT, 2)} pt"


def _millimetres(value: Decimal) -> str:
    return f"{_shown(value / _TWIPS_IN_MILLIMETRE, 2)} mm"


def _half_points(value: Decimal) -> str:
    return _shown(value / 2, 1)


def _half_points_named(value: Decimal) -> str:
    return f"{_half_points(value)} pt"


def _eighths(value: Decimal) -> str:
    return f"{_shown(value / 8, 3)} pt"


def _as_points(value: Decimal) -> str:
    return f"{value} pt"


def _lines(value: Decimal) -> str:
    return f"{_shown(value / _LINE, 3)} baris"


def _letters(value: Decimal) -> str:
    return f"{_shown(value / 100, 2)} huruf"


def _percent(value: Decimal) -> str:
    return f"{_shown(value / _PERCENT, 2)} %"


_Form = tuple[str, Callable[[Decimal], str]]
_BORDER: Final[dict[str, _Form]] = {"sz": ("tebal", _eighths), "space": ("jarak", _as_points)}
_PLACED: Final[dict[str, _Form]] = {
    "w": ("lebar", _millimetres), "h": ("tinggi", _millimetres), "x": ("dari kiri", _millimetres),
    "y": ("dari atas", _millimetres), "hSpace": ("jarak samping", _millimetres), "vSpace": ("jarak atas bawah", _millimetres),
    "tblpX": ("dari kiri", _millimetres), "tblpY": ("dari atas", _millimetres),
    "leftFromText": ("jarak kiri", _millimetres), "rightFromText": ("jarak kanan", _millimetres),
    "topFromText": ("jarak atas", _millimetres), "bottomFromText": ("jarak bawah", _millimetres),
}  # fmt: skip
_MEASURES: Final[dict[str, dict[str, _Form]]] = {
    **{name: {"val": ("", _half_points)} for name in ("sz", "szCs")},
    **{name: {"val": ("", _half_points_named)} for name in ("kern", "position")},
    **{name: {"val": ("", _millimetres)} for name in ("trHeight", "defaultTabStop")},
    **dict.fromkeys(("framePr", "tblpPr", "tblW", "tcW", "tblInd", "gridCol", "tblCellSpacing"), _PLACED),
    **dict.fromkeys(("bdr", "between", "bar", "insideH", "insideV", "tl2br", "tr2bl"), _BORDER),
    **dict.fromkeys(("top", "bottom", "left", "right", "start", "end"), _BORDER | _PLACED),
    "spacing": {
        "before": ("jarak sebelum", _points), "after": ("jarak sesudah", _points), "line": ("antarbaris", _points),
        "val": ("renggang huruf", _points), "beforeLines": ("jarak sebelum", _letters), "afterLines": ("jarak sesudah", _letters),
    },
    "ind": {
        "left": ("kiri", _millimetres), "start": ("awal", _millimetres), "right": ("kanan", _millimetres),
        "end": ("akhir", _millimetres), "firstLine": ("baris pertama menjorok", _millimetres),
        "hanging": ("baris pertama menggantung", _millimetres), "leftChars": ("kiri", _letters), "startChars": ("awal", _letters),
        "rightChars": ("kanan", _letters), "endChars": ("akhir", _letters),
        "firstLineChars": ("baris pertama menjorok", _letters), "hangingChars": ("baris pertama menggantung", _letters),
    },
    "tab": {"pos": ("pada", _millimetres)},
    "pgMar": {
        "top": ("batas atas", _millimetres), "bottom": ("batas bawah", _millimetres), "left": ("batas kiri", _millimetres),
        "right": ("batas kanan", _millimetres), "header": ("kepala halaman dari tepi", _millimetres),
        "footer": ("kaki halaman dari tepi", _millimetres), "gutter": ("ruang jilid", _millimetres),
    },
    "cols": {"num": ("banyaknya", str), "space": ("jarak", _millimetres)},
    "col": {"w": ("lebar", _millimetres), "space": ("jarak", _millimetres)},
    "docGrid": {"linePitch": ("antarbaris", _points)},
    "lnNumType": {"distance": ("jarak", _millimetres)},
}  # fmt: skip
"""Element → attribute → what people call it, and its measure (ECMA-376, part 1, chapter 17)."""
SELF_NAMED: Final = frozenset({"spacing", "pgMar"})
"""Elements whose attributes say enough without the element's name."""


def measured(element: str, attribute: str, value: str, kind: str = "") -> str:
    """An attribute of a property in words; empty where it is no measure.

    `kind` is what says of some measures how they count: `w:type` of a width, `w:lineRule` of lines.
    """
    form = _MEASURES.get(element, {}).get(attribute)
    if form is None or not _WHOLE.fullmatch(value):
        return ""
    label, write = form
    if attribute == "line" and kind in ("", "auto"):
        write = _lines
    if attribute == "w" and kind == "pct":
        write = _percent
    if attribute == "w" and kind in ("auto", "nil"):
        return ""
    return f"{label} {write(Decimal(value))}".lstrip()
