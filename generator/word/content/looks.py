"""Looks in words: properties of runs, paragraphs, tables, rows, cells and sections as people call them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.word.content.canon import NOTHING, local
from generator.word.tree import W

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
OFF: Final = frozenset({"0", "false", "off", "none"})
_NOT_SHOWN: Final = NOTHING | {"ins", "del", "moveFrom", "moveTo", "pStyle", "numPr", "sectPr", "specVanish"}


def described(element: etree._Element, skip: Collection[str] = ()) -> str:
    """A property in words: what it is called, its value, and what is in it."""
    name = local(element)
    label = NAMES.get(name, name)
    value = element.get(f"{W}val")
    if name in _SWITCHES:
        return f"tidak {label}" if value in OFF else label
    words = [label, *sorted(_values(element))]
    inner = [described(child) for child in element if local(child) not in _NOT_SHOWN and local(child) not in skip]
    return " ".join(words) + (f" ({', '.join(filter(None, inner))})" if inner else "")


def _values(element: etree._Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        name = str(key).rpartition("}")[2]
        if not name.startswith("rsid"):
            yield str(value) if name == "val" else f"{name} {value!s}"


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


def look_of(properties: etree._Element, style_name: str) -> Look:
    """The look that a run's properties give it; `style_name` is what its character style is called."""
    bold, italic = (is_on(properties, name) for name in ("b", "i"))
    words = [f"gaya huruf {style_name}"] if style_name else []
    for child in properties:
        name = local(child)
        marked = (name == "b" and bold) or (name == "i" and italic)
        if not marked and name not in _NOT_SHOWN and name not in ("rStyle", "vanish"):
            words.append(described(child))
    return Look(bool(bold), bool(italic), ", ".join(words), is_on(properties, "vanish"))
