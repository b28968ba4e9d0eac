"""What stands beside and around text and is none: bookmarks, ranges of comments, links, simple fields, directions, content controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from generator.office.word.content.canon import R, digest, leads_to, local
from generator.office.word.content.fields import field_code
from generator.office.word.content.looks import OFF, PLAIN, described
from generator.office.word.content.story import Line, Story
from generator.office.word.tree import W

_OWN_BOOKMARKS: Final = ("_GoBack", "_Hlk", "_Toc", "__")
"""How bookmarks begin that programs put for themselves."""


def _bookmark(story: Story, element: etree._Element, line: Line) -> None:
    name = element.get(f"{W}name", "")
    story.bookmarks[element.get(f"{W}id", "")] = name
    if not name.startswith(_OWN_BOOKMARKS):
        line.mark(f"penanda {name}")


def _bookmark_end(story: Story, element: etree._Element, line: Line) -> None:
    name = story.bookmarks.get(element.get(f"{W}id", ""), "")
    if name and not name.startswith(_OWN_BOOKMARKS):
        line.mark(f"akhir penanda {name}")


def _comment_range(_: Story, element: etree._Element, line: Line) -> None:
    line.mark("awal komentar" if local(element) == "commentRangeStart" else "akhir komentar")


def _link(story: Story, element: etree._Element, line: Line) -> None:
    parts = [leads_to(story.package, story.part, element.get(f"{R}id", ""))]
    parts += [element.get(W + name, "") for name in ("anchor", "docLocation", "tooltip")]
    line.mark(f"tautan {' '.join(filter(None, parts))}".rstrip())


def _simple_field(_: Story, element: etree._Element, line: Line) -> None:
    line.mark(f"kode field {field_code(element.get(f'{W}instr', ''))}")


def _direction(_: Story, element: etree._Element, line: Line) -> None:
    line.looks.append(f"arah tulisan {element.get(f'{W}val', '')}")


def _subdocument(story: Story, element: etree._Element, line: Line) -> None:
    line.mark(f"dokumen bawahan {leads_to(story.package, story.part, element.get(f'{R}id', ''))}")


BESIDES: Final[Mapping[str, Callable[[Story, etree._Element, Line], None]]] = {
    f"{W}bookmarkStart": _bookmark,
    f"{W}bookmarkEnd": _bookmark_end,
    f"{W}commentRangeStart": _comment_range,
    f"{W}commentRangeEnd": _comment_range,
    f"{W}subDoc": _subdocument,
}
"""Elements without text, between blocks or between runs."""
AROUND: Final[Mapping[str, Callable[[Story, etree._Element, Line], None]]] = {
    f"{W}hyperlink": _link,
    f"{W}fldSimple": _simple_field,
    f"{W}dir": _direction,
    f"{W}bdo": _direction,
}
"""Elements around runs, read for what they say of them."""

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
