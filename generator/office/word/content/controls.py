"""Content controls: whether one is ticked, and what else it says of what may be typed in it."""

from __future__ import annotations

from typing import Final

from lxml import etree

from generator.office.word.content.canon import digest, local
from generator.office.word.content.line import Line
from generator.office.word.content.looks import OFF, PLAIN, described
from generator.office.word.content.story import Story
from generator.office.word.tree import W

_CHECKBOXES: Final = (
    "{http://schemas.microsoft.com/office/word/2010/wordml}",
    "{http://schemas.microsoft.com/office/word/2012/wordml}",
)
_OF_CONTROLS: Final = {
    "dropDownList": "daftar pilihan", "comboBox": "daftar pilihan yang dapat diisi sendiri", "date": "pilihan tanggal",
    "text": "isian teks", "richText": "isian teks berhias", "picture": "isian gambar", "lock": "kunci", "alias": "judul",
    "tag": "tanda pengenal", "dataBinding": "sumber data", "docPartObj": "blok siap pakai", "docPartList": "daftar blok siap pakai",
    "group": "kelompok", "citation": "kutipan", "bibliography": "daftar pustaka", "equation": "isian rumus",
    "repeatingSection": "bagian berulang", "temporary": "hilang setelah diisi",
}  # fmt: skip
"""Properties of content controls → what people call them."""


def read_control(story: Story, element: etree._Element, line: Line) -> None:
    """What a content control says itself: whether it is ticked; what else it is stays a remainder."""
    properties = element.find(f"{W}sdtPr")
    if properties is None:
        return
    box = next((found for name in _CHECKBOXES if (found := properties.find(f"{name}checkbox")) is not None), None)
    if box is not None:
        _tick(element, box, line)
    for child in properties:
        if local(child) in ("color", "appearance"):
            line.looks.append(f"kendali isi {described(child)}")
        elif local(child) not in ("id", "rPr", "checkbox", "placeholder", "showingPlcHdr"):
            line.unread(f"kendali isi: {_property(story, child)}")


def _property(story: Story, child: etree._Element) -> str:
    """One property of a content control in words."""
    name = local(child)
    value = child.get(f"{W}val", "")
    called = " ".join(filter(None, (_OF_CONTROLS.get(name, name), f"“{value}”" if value else "")))
    return f"{called} {digest(child, story.package, story.part)}"


def _tick(element: etree._Element, box: etree._Element, line: Line) -> None:
    """A box to tick; its tick is told where the sign that stands in the control does not show it."""
    line.mark("kotak centang")
    state = next((child for child in box if local(child) == "checked"), None)
    value = "0" if state is None else next(iter(state.attrib.values()), "1")
    sign = "☐" if value in OFF else "☒"
    shown = "".join(t.text or "" for t in element.iter(f"{W}t")).strip()
    if shown != sign:
        line.add(sign, PLAIN, later=True)
