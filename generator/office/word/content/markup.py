"""What stands beside and around text and is none: bookmarks, ranges of comments, links, simple fields, directions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from generator.office.word.content.canon import R, leads_to, local
from generator.office.word.content.fields import field_code
from generator.office.word.content.line import Line
from generator.office.word.content.story import Story
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
