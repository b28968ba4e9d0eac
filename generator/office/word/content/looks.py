"""Looks in words: properties of runs, paragraphs, tables, rows, cells and sections as people call them.

Measures are told as people measure: sizes of letters and distances of lines in points, places on paper in millimetres.
Two different values of a file never come out as the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lxml import etree

from generator.office.word.content.canon import NOTHING, local
from generator.office.word.tree import W

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


NAMES: Final = {
    "b": "tebal", "i": "miring", "u": "garis bawah", "strike": "dicoret", "dstrike": "dicoret ganda",
    "caps": "huruf besar semua", "smallCaps": "huruf besar kecil", "vertAlign": "letak huruf", "color": "warna",
    "highlight": "stabilo", "shd": "latar", "sz": "ukuran huruf", "szCs": "ukuran huruf (aksara lain)",
    "bCs": "tebal (aksara lain)", "iCs": "miring (aksara lain)", "rFonts": "huruf", "position": "naik turun",
    "outline": "garis luar", "shadow": "bayangan", "emboss": "timbul", "imprint": "tenggelam", "vanish": "tersembunyi",
    "webHidden": "tersembunyi di tampilan web",
    "kern": "kerning", "bdr": "bingkai", "em": "tanda tekanan", "effect": "efek", "fitText": "dipaskan",
    "rtl": "dari kanan ke kiri", "jc": "perataan", "ind": "indentasi", "spacing": "spasi", "keepNext": "bersama berikutnya",
    "keepLines": "tidak terpotong", "pageBreakBefore": "mulai halaman baru", "widowControl": "cegah baris sendirian",
    "pBdr": "garis tepi", "tabs": "tab", "tab": "tab", "outlineLvl": "tingkat kerangka", "framePr": "bingkai letak",
    "suppressLineNumbers": "tanpa nomor baris", "bidi": "dari kanan ke kiri", "textAlignment": "perataan tegak",
    "textDirection": "arah tulisan", "contextualSpacing": "tanpa spasi antargaya", "mirrorIndents": "indentasi cermin",
    "suppressAutoHyphens": "tanpa pemenggalan", "tblW": "lebar tabel", "tblBorders": "garis tabel",
    "tblLayout": "tata tabel", "tblInd": "indentasi tabel", "tblCellMar": "jarak tepi sel", "tblLook": "pilihan gaya tabel",
    "tblpPr": "letak tabel", "tblCellSpacing": "jarak antarsel", "tblGrid": "lebar kolom", "gridCol": "kolom",
    "trHeight": "tinggi baris", "cantSplit": "baris tidak terpotong", "tblHeader": "baris kepala", "tcW": "lebar sel",
    "tcBorders": "garis sel", "vAlign": "perataan tegak", "noWrap": "tanpa lipatan", "tcMar": "jarak tepi sel",
    "tcFitText": "dipaskan", "hideMark": "tanda sel disembunyikan", "top": "atas", "bottom": "bawah", "left": "kiri",
    "right": "kanan", "start": "awal", "end": "akhir", "insideH": "antarbaris", "insideV": "antarkolom",
    "pgMar": "margin", "cols": "kolom", "pgNumType": "nomor halaman", "titlePg": "halaman pertama berbeda",
    "type": "mulai bagian", "pgBorders": "bingkai halaman", "lnNumType": "nomor baris", "docGrid": "kisi",
    "footnotePr": "catatan kaki", "endnotePr": "catatan akhir", "pgSz": "kertas", "background": "latar halaman",
    "displayBackgroundShape": "latar halaman ditampilkan", "evenAndOddHeaders": "kepala halaman genap berbeda",
    "defaultTabStop": "jarak tab", "autoHyphenation": "pemenggalan otomatis", "mirrorMargins": "margin cermin",
    "gutterAtTop": "jilid di atas", "compat": "keserasian", "mathPr": "tata rumus", "clrSchemeMapping": "warna tema",
    "rPr": "huruf", "pPr": "paragraf", "tblPr": "tabel", "tcPr": "sel", "trPr": "baris", "tblStylePr": "bagian tabel",
}  # fmt: skip
"""Names of properties → what people call them; others are called by their own name."""
_SWITCHES: Final = frozenset(
    "b i bCs iCs caps smallCaps strike dstrike outline shadow emboss imprint vanish webHidden rtl keepNext keepLines pageBreakBefore "
    "widowControl suppressLineNumbers bidi contextualSpacing mirrorIndents suppressAutoHyphens cantSplit tblHeader noWrap "
    "tcFitText hideMark titlePg evenAndOddHeaders autoHyphenation mirrorMargins gutterAtTop displayBackgroundShape".split()
)
"""Properties that are on or off."""
_HOLDERS: Final = frozenset(
    "rPr pPr tblPr tcPr trPr pBdr tabs tblBorders tcBorders tblCellMar tcMar pgBorders tblGrid".split()
)
"""Elements that only hold others; empty they say nothing."""
_ATTRIBUTES: Final = {
    "color": "warna", "fill": "warna latar", "themeColor": "warna tema", "ascii": "Latin", "hAnsi": "Latin lain",
    "cs": "aksara rumit", "eastAsia": "aksara Asia Timur", "lineRule": "cara", "type": "jenis", "hRule": "cara",
    "leader": "titik-titik", "fmt": "bentuk", "start": "mulai dari", "beforeAutospacing": "jarak sebelum otomatis",
    "afterAutospacing": "jarak sesudah otomatis", "w": "lebar",
}  # fmt: skip
"""Attributes → what people call them; others are called by their own name."""
_WORDS: Final = {
    ("jc", "center"): "tengah", ("jc", "both"): "kiri dan kanan", ("jc", "left"): "kiri", ("jc", "right"): "kanan",
    ("jc", "start"): "awal", ("jc", "end"): "akhir", ("vertAlign", "superscript"): "di atas",
    ("vertAlign", "subscript"): "di bawah", ("vertAlign", "baseline"): "biasa", ("u", "single"): "tunggal",
    ("u", "double"): "ganda", ("u", "none"): "tidak ada", ("color", "auto"): "otomatis",
}  # fmt: skip
"""Property and its value → what people call the value."""
_RULES: Final = {
    ("lineRule", "exact"): "tepat", ("lineRule", "atLeast"): "paling sedikit", ("hRule", "exact"): "tepat",
    ("hRule", "atLeast"): "paling sedikit", ("type", "pct"): "dari lebar halaman", ("type", "auto"): "otomatis",
}  # fmt: skip
"""How a measure counts → what people call that."""
_UNSAID: Final = frozenset({("type", "dxa"), ("lineRule", "auto")})
"""What only says in which unit a measure is, which stands in the measure."""
OFF: Final = frozenset({"0", "false", "off", "none"})
NOT_SET: Final = OFF | {"auto"}
"""Values that say no more than saying nothing, where no style says otherwise."""
_NOT_SHOWN: Final = NOTHING | {"ins", "del", "moveFrom", "moveTo", "pStyle", "numPr", "sectPr", "specVanish"}


def described(element: etree._Element, skip: Collection[str] = ()) -> str:
    """A property in words: what it is called, its value, and what is in it."""
    name = local(element)
    label = NAMES.get(name, name)
    value = element.get(f"{W}val")
    if name in _SWITCHES:
        return f"tidak {label}" if value in OFF else label
    values = sorted(_values(element))
    inner = [described(child) for child in element if local(child) not in _NOT_SHOWN and local(child) not in skip]
    found = ", ".join(filter(None, inner))
    if name in _HOLDERS and not values and not found:
        return ""
    if name in SELF_NAMED and values:
        return ", ".join(values)
    return " ".join((label, *values)) + (f" ({found})" if found else "")


def _values(element: etree._Element) -> Iterator[str]:
    own = local(element)
    kind = element.get(f"{W}lineRule" if own == "spacing" else f"{W}type", "")
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2]
        if name.startswith("rsid") or (name, value) in _UNSAID:
            continue
        words = measured(own, name, str(value), kind) or _RULES.get((name, str(value)), "")
        said = (
            _WORDS.get((own, str(value)), str(value)) if name == "val" else f"{_ATTRIBUTES.get(name, name)} {value!s}"
        )
        yield words or said


def all_described(parent: etree._Element | None, skip: Collection[str] = ()) -> str:
    """All properties that stand in one element, in words."""
    if parent is None:
        return ""
    found = (described(child) for child in parent if local(child) not in _NOT_SHOWN and local(child) not in skip)
    return ", ".join(filter(None, found))


def is_on(parent: etree._Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not said."""
    found = None if parent is None else parent.find(W + name)
    return None if found is None else found.get(f"{W}val", "1") not in OFF


def _takes_off(element: etree._Element) -> bool:
    """Whether a property only takes off what a style may have put on."""
    name = local(element)
    value = element.get(f"{W}val")
    return (name in _SWITCHES and value in OFF) or (name == "color" and len(element.attrib) == 1 and value == "auto")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, and whether a reader sees it at all."""

    bold: bool = False
    italic: bool = False
    words: str = ""
    hidden: bool | None = None
    """None where its styles decide."""
    style: str = ""
    """The id of its character style."""


PLAIN: Final = Look()


def look_of(properties: etree._Element, style_name: str, by_style: Callable[[str], bool]) -> Look:
    """The look that a run's properties give it.

    `style_name` is what its character style is called; `by_style` tells whether its styles set a property.
    """
    bold, italic = (is_on(properties, name) for name in ("b", "i"))
    words = [f"gaya huruf {style_name}"] if style_name else []
    for child in properties:
        name = local(child)
        marked = (name == "b" and bold) or (name == "i" and italic)
        told = not marked and name not in _NOT_SHOWN and name not in ("rStyle", "vanish")
        if told and not (_takes_off(child) and not by_style(name)):
            words.append(described(child))
    return Look(bool(bold), bool(italic), ", ".join(words), is_on(properties, "vanish"))
